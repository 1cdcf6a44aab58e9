"""The free corpora, each as plain rows. Reads what the data folder holds and cleans it; decides nothing about training.

The folder is `$HEARD_DATA`, by default `../shared/data` beside the repository. Only rows that may be trained on are offered here, except the official
dev and test parts of GoEmotions, which thresholds and reports need.
"""

import csv
import gzip
import importlib.util
import json
import os
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("HEARD_DATA", ROOT.parent / "shared" / "data"))


def key(text: str) -> str:
    """What two copies of a text share, however they are typed."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def without(rows: list, seen: set[str]) -> list:
    """Rows whose text (the first field) neither recurs in `seen` nor within the rows."""
    kept, mine = [], set()
    for row in rows:
        k = key(row[0])
        if k and k not in seen and k not in mine:
            kept.append(row)
            mine.add(k)
    return kept


def go_labels() -> list[str]:
    return (DATA / "goemotions/labels.txt").read_text().split()


def goemotions(part: str) -> list[tuple[str, list[int]]]:
    """Text and label ids. From train, what recurs in dev or test is dropped."""
    rows = []
    for line in (DATA / f"goemotions/{part}.tsv").read_text(encoding="utf8").split("\n"):
        if line.strip():
            text, ids, _ = line.split("\t")
            rows.append((text, [int(i) for i in ids.split(",")]))
    if part != "train":
        return rows
    return without(rows, {key(text) for other in ("dev", "test") for text, _ in goemotions(other)})


def empathetic_openings() -> list[tuple[str, str, str]]:
    """Situations and first utterances with the emotion that the writer was given: text, emotion, dialogue id."""
    rows = []
    with gzip.open(DATA / "empathetic-dialogues.jsonl.gz", "rt", encoding="utf8") as lines:
        for dialogue in map(json.loads, lines):
            first = next((t["text"] for t in dialogue["turns"] if t["actor"] == "speaker"), "")
            for text in (dialogue["situation"], first):
                if len(text.split()) >= 4:
                    rows.append((text.replace("_comma_", ","), dialogue["emotion"], dialogue["dialog_id"]))
    return without(rows, set())


def politeness() -> list[tuple[str, float, str]]:
    """Requests with the mean of five raters, normalised: text, score, community."""
    rows = []
    for name in ("wikipedia", "stack-exchange"):
        with open(DATA / f"politeness/{name}.annotated.csv", newline="", encoding="utf8") as file:
            rows += [(r["Request"], float(r["Normalized Score"]), name) for r in csv.DictReader(file)]
    return rows


def abuse(part: str = "train") -> list[tuple[str, str, float]]:
    """A user's turn, what the system had said, and the share of raters who called it abusive."""
    rows = []
    with open(DATA / f"convabuse/ConvAbuseEMNLP{part}.csv", newline="", encoding="utf8") as file:
        for r in csv.DictReader(file):
            marked = [name for name, value in r.items() if "is_abuse" in name and value.strip() not in ("", "0", "0.0")]
            votes = [int(name.rsplit(".", 1)[1]) for name in marked]
            if votes:
                rows.append((r["user"], r["agent"], sum(v < 0 for v in votes) / len(votes)))
    return rows


# What a sentence of a service chat does that states no problem, by the intent that MultiDoGO gives it.
ROLE_OF_INTENT = (
    dict.fromkeys(("openinggreeting", "closinggreeting", "thankyou"), "courtesy")
    | dict.fromkeys(("contentonly", "confirmation", "rejection"), "other")
)


def chat_sentences() -> list[tuple[str, str]]:
    """Customers' sentences of MultiDoGO that state no problem and say so by their intent: text, role. Single words and bare numbers are left out."""
    rows = []
    for file in sorted((DATA / "multidogo/sentences").glob("*/train.tsv")):
        with open(file, newline="", encoding="utf8") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                text, role = row["utterance"] or "", ROLE_OF_INTENT.get(row["intent"] or "")
                if role and len(text.split()) >= 2 and re.search(r"[a-z]{2}", text):
                    rows.append((text, role))
    return without(rows, set())


def service_turns() -> list[tuple[str, str]]:
    """Customers' sentences of service chats, without labels of ours: text, source. Used only with weak labels."""
    rows = []
    for file in sorted((DATA / "multidogo/turns").glob("*/train.tsv")):
        with open(file, encoding="utf8") as lines:
            head = lines.readline().rstrip("\n").split("\t")
            at = head.index("utterance")
            turns = [line.rstrip("\n").split("\t") for line in lines]
            rows += [(turn[at], f"multidogo/{file.parent.name}") for turn in turns if len(turn) > at]
    with open(DATA / "banking77/train.csv", newline="", encoding="utf8") as file:
        rows += [(r["text"], "banking77") for r in csv.DictReader(file)]
    with gzip.open(DATA / "star/dialogues.jsonl.gz", "rt", encoding="utf8") as lines:
        for dialogue in map(json.loads, lines):
            rows += [(e["Text"], "star") for e in dialogue["events"] if e["Agent"] == "User" and e.get("Text")]
    return without([r for r in rows if len(r[0].split()) >= 4], set())


@cache
def score():
    """HeardBench's own scoring program, as a module."""
    spec = importlib.util.spec_from_file_location("score", DATA / "heardbench/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
