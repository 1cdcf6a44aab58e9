"""Our own labelled pairs in HeardBench's form. Usage: python -m heard_training.items held-out|exam ITEMS.jsonl LABELS.jsonl

`held-out`: the tenth of `own/` never trained on. `exam`: `exam/`, other sources and other hands, never trained on and not read for errors.
"""

import json
import sys
from pathlib import Path

from . import own, tasks

EXAM = own.HERE.parent / "exam"


def pairs(which: str):
    """Id, message, reply; a message without a reply gets none."""
    messages = own.everything(EXAM) if which == "exam" else [m for m in own.everything() if tasks.held_out(tasks.Row(m.text, group=m.place))]
    for m in messages:
        yield from ((f"{m.place}#{n}", m, r) for n, r in enumerate(m.replies or [None]))


def item(number: str, m: own.Message, r: own.Reply | None) -> dict:
    """A message without a reply gets an empty one."""
    return {"id": number, "before": [{"who": who, "text": text} for who, text in m.before], "customer": m.text, "reply": r.text if r else ""}


def label(number: str, m: own.Message, r: own.Reply | None) -> dict:
    said = {act for _, acts in r.sentences for act in acts} | ({"stock"} if r.stock else set()) if r else set()
    figures = {"empathy": r.empathy, "helps": r.helps, "ignored": r.ignored} if r else {"empathy": 0, "helps": 0, "ignored": 0}
    heard = {"feeling": m.feeling, "also": m.also, "intensity": m.intensity, "problem": m.quote("p"), "impact": m.quote("i"), "ask": m.ask, "flags": m.flags}
    return {"id": number, **heard, "empathy_needed": m.needed, "labels": sorted(said), **figures}


def main():
    found = list(pairs(sys.argv[1]))
    for path, make in zip(sys.argv[2:4], (item, label)):
        Path(path).write_text("".join(json.dumps(make(*pair), ensure_ascii=False) + "\n" for pair in found), encoding="utf8")


if __name__ == "__main__":
    main()
