"""Measures what an encoder understands, into one table. Usage: python -m heard_training.bench [--model M.pt] [--xtask PROGRAM] [--clean M.pt] [--check]

The table stands between two comments of `docs/benchmarks.md` and is never typed. What has been computed for a model file is kept under
`training/out/bench`. `--check` computes nothing: it says whether the table is of this model file, and of what day.
"""

import argparse
import datetime
import re
import sys
from pathlib import Path

from .. import corpora, encoder
from . import calibration, epitome, goemotions, heardbench, politeness, tweetsumm
from .measure import COLUMNS, ROUNDS, SEED, Section
from .shipped import Shipped
from .subject import Subject, newest

DOCS = corpora.ROOT / "docs"
PAGE = DOCS / "benchmarks.md"
BEGIN, END = "<!-- bench-understanding: written by `make bench-understanding`, not by hand -->", "<!-- bench-understanding: end -->"
TASKS = (goemotions, calibration, epitome, politeness, tweetsumm, heardbench)


def head(digest: str) -> str:
    return f"sha256 `{digest[:16]}`"


# What is fine-tuned takes an hour and does not look at the model file: without --finetune its rows stay as they stand.
LASTING = "fine-tuned within folds"


def lasting(told: str) -> list[str]:
    return [line for line in told.splitlines() if line.startswith("| ") and LASTING in line]


def table(sections: list[Section], subject: Subject, stay: list[str]) -> str:
    lines = [
        f"Model file `{subject.path.name}`, {head(subject.digest)}, measured {datetime.date.today()}. In brackets 95 % bootstrap intervals "
        f"({ROUNDS} resamples, seed {SEED}).",
        "",
        "| | " + " | ".join(COLUMNS.values()) + " |",
        "|---" * (len(COLUMNS) + 1) + "|",
    ]
    for section in sections:
        lines.append(f"| **{section.title}** |" + " |" * len(COLUMNS))
        lines += stay if section.title == politeness.TITLE else []
        lines += ["| " + " | ".join([row.what, *(str(row.cells.get(column, "")) for column in COLUMNS)]) + " |" for row in section.rows]
    lines += ["", *(f"- {section.note}" for section in sections)]
    lines += [f"\n{section.picture}" for section in sections if section.picture]
    return "\n".join(lines)


def place(text: str):
    """The page in three: before the table, the table, after it."""
    parts = re.split(f"{re.escape(BEGIN)}\n|\n{re.escape(END)}", text)
    if len(parts) != 3:
        sys.exit(f"{PAGE.name} has not the two comments that the table stands between: {BEGIN} … {END}")
    return parts


def check(subject: Subject):
    told = place(PAGE.read_text(encoding="utf8"))[1]
    day = re.search(r"measured (\d{4}-\d\d-\d\d)", told)
    if not day:
        sys.exit(f"{PAGE.name} has no table yet")
    if head(subject.digest) not in told:
        sys.exit(f"{PAGE.name} is of another model file than {subject.path.name}, measured {day[1]}: run `make bench-understanding`")
    print(f"{PAGE.name} is of {subject.path.name}, measured {day[1]}")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--model", type=Path, help="the model file; without it the newest under training/out")
    args.add_argument("--xtask", type=Path, help="a built `xtask`: what ships is measured too")
    args.add_argument("--clean", type=Path, help="a model file that was trained without the politeness rows")
    args.add_argument("--finetune", action="store_true", help="fine-tune for politeness within folds too: half an hour")
    args.add_argument("--check", action="store_true")
    a = args.parse_args()
    path = a.model or newest()
    if not path or not path.exists():
        sys.exit("no model file: give one with MODEL=, or train one with `make train`")
    subject = Subject(path)
    if a.check:
        return check(subject)
    encoder.threads()
    given = {"docs": DOCS, "shipped": Shipped(a.xtask) if a.xtask else None, "clean": Subject(a.clean) if a.clean else None, "finetune": a.finetune}
    before, told, after = place(PAGE.read_text(encoding="utf8"))
    sections = []
    for number, task in enumerate(TASKS, 1):
        print(f"{number}/{len(TASKS)} {task.__name__.rsplit('.', 1)[1]}", flush=True)
        sections.append(task.section(subject, **given))
        for row in sections[-1].rows:
            print(f"  {row.what:75} {row.cells.get('engine', '')} {row.cells.get('model', '')}", flush=True)
    PAGE.write_text(f"{before}{BEGIN}\n{table(sections, subject, [] if a.finetune else lasting(told))}\n{END}{after}", encoding="utf8")
    print(f"{PAGE.relative_to(corpora.ROOT)} written")


if __name__ == "__main__":
    main()
