"""The texts of the comparison, all of our own: 200 good replies, 200 poor ones, and 60 to warm up on.

Good: the excellent and decent replies of the situations under `tests/order`, and replies of the exam that help, answer and have no fault.
Poor: the cold and harmful replies of the same situations, and replies with a fault that help nobody, of the exam and of the tenth of our
sentences that the encoder was never trained on. Warming up: the exam's remaining replies.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from heard_training import own  # noqa: E402

EACH, WARM = 200, 60
ORDER = ROOT / "crates/heard-engine/tests/order"
HURTS = set("blame minimise policy_shield curt argues".split())
FAULTS = HURTS | set("channel_push jargon cheerful_mismatch excuse vague_time".split())


def situations():
    """Name, turns and replies by quality of each situation."""
    for file in sorted(ORDER.glob("*.txt")):
        for part in file.read_text(encoding="utf8").split("\n---\n"):
            fields = []
            for line in filter(str.strip, part.splitlines()):
                if line.startswith("  "):
                    fields[-1][1] += "\n" + line[2:]
                else:
                    fields.append(list(line.split(": ", 1)))
            turns = [(key, value) for key, value in fields if key in ("customer", "agent")]
            yield dict(fields).get("name"), turns, dict(fields)


def labelled(folder: Path):
    """Our own labelled replies, each with its message."""
    return [(m, r) for m in own.everything(folder) for r in m.replies]


def held_out(m: own.Message) -> bool:
    """As `heard_training.tasks.held_out`, which needs PyTorch."""
    return int(hashlib.sha256(m.place.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF < 0.1


def acts(r: own.Reply) -> set[str]:
    return {act for _, found in r.sentences for act in found}


def is_good(m: own.Message, r: own.Reply) -> bool:
    return r.helps == 2 and not r.ignored and not r.stock and not acts(r) & FAULTS and bool(r.empathy or not m.needed)


def is_poor(r: own.Reply) -> bool:
    return r.helps == 0 and bool(acts(r) & HURTS)


def row(m: own.Message, r: own.Reply) -> dict:
    reply = re.sub(" *\n *", "\n", r.text)
    return {"name": None, "turns": [*m.before, ("customer", m.text)], "reply": reply}


def spread(rows: list[dict], count: int) -> list[dict]:
    """So many of them, from all over."""
    assert len(rows) >= count, f"{len(rows)} texts, {count} are needed"
    return [rows[i * len(rows) // count] for i in range(count)]


def texts() -> list[dict]:
    def ordered(*names):
        return [{"name": name, "turns": turns, "reply": fields[key]} for key in names for name, turns, fields in situations()]

    exam = labelled(own.HERE.parent / "exam")
    good, poor = ordered("excellent", "decent"), ordered("cold", "harmful")
    good += spread([row(m, r) for m, r in exam if is_good(m, r)], EACH - len(good))
    poor += [row(m, r) for m, r in exam if is_poor(r)]
    poor += spread([row(m, r) for m, r in labelled(own.HERE) if held_out(m) and is_poor(r)], EACH - len(poor))
    warm = spread([row(m, r) for m, r in exam if not is_good(m, r) and not is_poor(r)], WARM)
    return [{"kind": kind, **text} for kind, rows in (("warm", warm), ("good", good), ("poor", poor)) for text in rows]


def write(path: Path) -> list[dict]:
    rows = texts()
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(text, ensure_ascii=False) + "\n" for text in rows), encoding="utf8")
    return rows
