"""What the built binary says, asked through `cargo xtask`: the bytes that ship, and the engine with and without them. Judges nothing."""

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from .subject import kept


class Shipped:
    """A built `xtask`. Its answers are kept by its bytes."""

    def __init__(self, program: Path):
        self.program = program.resolve()
        self.digest = hashlib.sha256(program.read_bytes()).hexdigest()

    def logits(self, size: str, head: str, texts: list[str]) -> np.ndarray | None:
        """None where this build has no encoder of that size."""
        said = self.answers(["logits", "--model", size, head], texts, f"{size} {head}")
        return None if said is None else np.array(said)

    def heardbench(self, size: str, items: list[dict]) -> dict | None:
        said = self.answers(["heardbench", "--model", size], items, f"engine {size}")
        return None if said is None else {row["id"]: row for row in said}

    def answers(self, command: list[str], rows: list, what: str) -> list | None:
        return kept("shipped", (self.digest, command, rows), lambda: self.ask(command, rows, what))

    def ask(self, command, rows, what):
        with tempfile.TemporaryDirectory() as folder:
            given, said = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
            given.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf8")
            done = subprocess.run([str(self.program), *command, str(given), str(said)], capture_output=True, text=True)
            if done.returncode:
                print(f"  {what}: {done.stderr.strip()}", flush=True)
                return None
            return [json.loads(line) for line in said.read_text(encoding="utf8").splitlines()]
