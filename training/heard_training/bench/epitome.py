"""EPITOME (Sharma et al. 2020): is there an emotional reaction, an interpretation, an exploration in a peer's reply? F1 of presence, transferred.

Reddit part, duplicate pairs dropped, grouped 5-fold by the seeker's post. The encoder never saw these texts. Of each head the one score that means the
same was named beforehand (`SCORES`); the folds choose a threshold and nothing else. Beside it, named as what it is, a logistic regression within folds.
"""

import csv

import numpy as np

from .. import corpora, predict
from ..own import ACTS
from . import folds, tfidf, vader
from .measure import Row, Section, macro_f1
from .subject import Subject

FILES = {"ER": "emotional-reactions", "IP": "interpretations", "EX": "explorations"}
NAMES = {"ER": "emotional reaction", "IP": "interpretation", "EX": "exploration"}
PUBLISHED = {
    "ER": "in-domain RoBERTa .745 (three levels, macro, split unpublished); labels against experts .82",
    "IP": "in-domain RoBERTa .626; labels against experts .82",
    "EX": "in-domain RoBERTa .726; labels against experts .79",
}
SCORES = {
    "ER": lambda said: predict.sigmoid(said["empathy"][:, 0]),
    "IP": lambda said: likeliest(said, "feeling_acknowledged", "restates"),
    "EX": lambda said: likeliest(said, "open_question", "asks_info"),
}


def likeliest(said, *acts) -> np.ndarray:
    return predict.sigmoid(said["acts"][:, [ACTS.index(act) for act in acts]].max(1))


def pairs() -> tuple[list[tuple[str, str]], dict]:
    """Seeker's post and reply, each pair once (of duplicates the first), and for each mechanism whether it is present."""
    texts, levels = {}, {}
    for name, file in FILES.items():
        with open(corpora.DATA / f"epitome/{file}-reddit.csv", newline="", encoding="utf8") as lines:
            for row in csv.DictReader(lines):
                pair = row["sp_id"], row["rp_id"]
                # The three files type one text with other blanks and quotes.
                texts.setdefault(pair, (row["seeker_post"], row["response_post"]))
                levels.setdefault((name, pair), int(row["level"]))
    return list(texts.values()), {name: np.array([levels[name, pair] > 0 for pair in texts]) for name in FILES}


def section(subject, **_) -> Section:
    texts, gold = pairs()
    seekers, replies = [a for a, _ in texts], [b for _, b in texts]
    groups = np.unique([corpora.key(a) for a in seekers], return_inverse=True)[1]
    said = subject.says("epitome", replies, seekers, acts=True)
    base = Subject(None).says("epitome-base", replies, seekers)["pooled"]
    mood = np.array([vader.compound(text) for text in replies])
    asks = np.array(["?" in text for text in replies])
    rows = []
    for name, y in gold.items():
        f = lambda answer: macro_f1(y, answer, groups)
        fit = lambda make, x: folds.fitted(f"epitome-{name}", make, x, y, groups)
        mark = f"; a question mark in the reply {f(asks)}" if name == "EX" else ""
        transfer = {
            "model": f(folds.cut(SCORES[name](said), y, groups)),
            "majority": f(np.ones_like(y)),
            "vader": f(folds.cut(np.abs(mood), y, groups)),
            "tfidf": f(fit(tfidf.classifier, replies)),
            "published": PUBLISHED[name] + mark,
        }
        regression = {
            "model": f(fit(folds.on_features, folds.features(said))),
            "published": f"the same on the base encoder, before any training of ours {f(fit(folds.on_features, base))}",
        }
        rows.append(Row(f"{NAMES[name]}, transfer: a head’s score and a threshold", transfer))
        rows.append(Row(f"{NAMES[name]}, logistic regression within folds on frozen features", regression))
    note = (
        f"EPITOME: {len(texts):,} Reddit pairs, F1 of “present”, grouped 5-fold by the seeker’s post. Nothing of it is trained on but a threshold; the rows "
        "named so fit a logistic regression on the frozen encoder’s numbers within folds, as TF-IDF does on words. “Majority” says present always (saying "
        "absent always has F1 0). VADER: strength of feeling in the reply, threshold from the folds. Intervals are over seekers."
    )
    return Section("EPITOME, presence F1", rows, note)
