"""Runs every checker over the same texts, each in a process of its own, and writes docs/compare.md. `make compare` builds first."""

import json
import re
import subprocess
import sys
from pathlib import Path

import texts

HERE = Path(__file__).resolve().parent
BIN = HERE / "target/release"

# Name, what it is for, command.
TOOLS = [
    ("Heard, on cues", "what a support reply gives this customer, and how it may land", [BIN / "heard", "cues"]),
    ("Heard, with the standard encoder", "the same, read by meaning too", [BIN / "heard", "standard"]),
    ("Harper", "spelling, grammar and usage, for anybody who writes", [BIN / "harper"]),
    ("write-good", "weasel words, passive voice, wordiness", ["node", HERE / "run_write_good.mjs"]),
    ("alex", "insensitive, inconsiderate wording", ["node", HERE / "run_alex.mjs"]),
    ("proselint", "advice on style from editors of English prose", [sys.executable, HERE / "run_proselint.py"]),
]

PAGE = """# Beside other checkers

<!-- Written by `make compare`; change `benches/compare`, not this page. -->

The same {good} good and {poor} poor replies, all of our own, through each tool as it comes (Harper set to British English, as the texts
are), in a process of its own.

| tool | what it is for | findings per 100 good replies | per 100 poor ones | time a reply, p50 | peak memory |
|---|---|---|---|---|---|
{rows}

**What can be compared, and what cannot.** The others check prose: they are handed the reply alone, know nothing of the customer, and never set out
to tell a kind answer from a cold one. A harsh sentence in faultless English is rightly nothing to them, and a misspelt kindness is rightly nothing to
Heard. So the two columns of findings do not say who is better. They say which remarks have to do with how a customer is treated: where they do, poor
replies draw clearly more than good ones. Longer replies draw more remarks from any of them: a good one here has {good_words:.0f} words in the middle, a
poor one {poor_words:.0f}. Heard is at home: {home} of each {good} are replies of situations that its own tests use (`tests/order`), and the rest has our
labels; only the exam was never read while its rules were made. A finding is whatever a tool reports by default, hints among them, and one that is not
deserved counts as well. Time and memory can be compared with care: all ran one after the other on one machine ({machine}), one reply at a time, warm,
starting not counted; memory is that of the whole process, runtime and dictionary included. In Heard's time the customer's words are read anew for every
reply; the others have nothing to read but the reply.
"""


def run(command: list, path: Path) -> dict:
    done = subprocess.run([*map(str, command), str(path)], stdout=subprocess.PIPE, check=True, text=True, cwd=HERE)
    return json.loads(done.stdout)


def line(tool: tuple, measured: dict, count: dict) -> str:
    name, purpose, _ = tool
    found = [f"{100 * measured[kind] / count[kind]:.0f}" for kind in ("good", "poor")]
    cells = [f"{name} {measured['version']}".strip(), purpose, *found, f"{measured['p50_ms']:.2f} ms", f"{measured['peak_kb'] / 1e3:.0f} MB"]
    return f"| {' | '.join(cells)} |"


def machine() -> str:
    model = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.M)
    return model[1].strip() if model else "of an unknown processor"


def main():
    path = HERE / "out/texts.jsonl"
    rows = texts.write(path)
    kinds = {kind: [text for text in rows if text["kind"] == kind] for kind in ("good", "poor")}
    count = {kind: len(found) for kind, found in kinds.items()}
    words = {kind: sorted(len(text["reply"].split()) for text in found)[len(found) // 2] for kind, found in kinds.items()}
    lines = []
    for tool in TOOLS:
        lines.append(line(tool, run(tool[2], path), count))
        print(lines[-1])
    page = PAGE.format(
        good=count["good"],
        poor=count["poor"],
        good_words=words["good"],
        poor_words=words["poor"],
        home=2 * len(list(texts.situations())),
        machine=machine(),
        rows="\n".join(lines),
    )
    (texts.ROOT / "docs/compare.md").write_text(page, encoding="utf8")


if __name__ == "__main__":
    main()
