"""Stanford Politeness (Danescu-Niculescu-Mizil et al. 2013): the most and the least polite quarter of each community's requests told apart, 5-fold.

A logistic regression on frozen features, fitted within folds. The shipped encoder saw these rows in training, unless it is the one given as `clean`.
"""

import numpy as np

from .. import corpora
from . import folds, tfidf, vader
from .measure import Row, Section, accuracy
from .subject import Subject

COMMUNITIES = {"both communities": None, "Wikipedia": "wikipedia", "Stack Exchange": "stack-exchange"}
PUBLISHED = {
    "both communities": "XLM-R-large .892 (TyDiP English split)",
    "Wikipedia": "SVM .838 (2013, cross-validated)",
}


def extremes() -> list[tuple[str, bool, str]]:
    """Text, whether polite, community."""
    found = []
    rows = corpora.politeness()
    for name in ("wikipedia", "stack-exchange"):
        scores = np.array([score for _, score, community in rows if community == name])
        low, high = np.percentile(scores, [25, 75])
        found += [(text, score >= high, name) for text, score, community in rows if community == name and not low < score < high]
    return found


def section(subject, clean=None, **_) -> Section:
    rows = extremes()
    texts, y = [text for text, _, _ in rows], np.array([polite for _, polite, _ in rows])
    groups = np.unique([corpora.key(text) for text in texts], return_inverse=True)[1]
    mood = np.array([vader.compound(text) for text in texts])
    encoders = {
        "on its frozen features; **the encoder saw these rows in training**": subject,
        "on an encoder trained without these rows": clean,
        "on the base encoder, before any training of ours": Subject(None),
    }
    columns = {
        "majority": np.ones_like(y),
        "vader": folds.cut(mood, y, groups),
        "tfidf": folds.fitted("politeness", tfidf.classifier, texts, y, groups),
    }
    answers = {}
    for name, encoder in encoders.items():
        if encoder:
            said = encoder.says("politeness", texts)
            x = said["pooled"] if encoder.digest == "base" else folds.features(said)
            answers[name] = folds.fitted("politeness", folds.on_features, x, y, groups)
    found = []
    for community, key in COMMUNITIES.items():
        at = np.array([key in (None, name) for _, _, name in rows])
        f = lambda answer: accuracy(y[at], answer[at], groups[at])
        cells = {name: f(answer) for name, answer in columns.items()} | {"published": PUBLISHED.get(community, "")}
        for name, answer in answers.items():
            found.append(Row(f"{community}, {name}", {"model": f(answer)} | cells))
            cells = {}
    note = (
        f"Politeness: {len(rows):,} requests, the upper and the lower quarter of each community by the raters’ mean, 5-fold (equal texts on one side), accuracy. "
        "A logistic regression is fitted within folds on frozen numbers; VADER chooses a threshold within folds."
    )
    if not clean:
        note += " No encoder trained without these rows was given: the first line of each community flatters; the other is clean, but not ours."
    return Section("Stanford politeness, accuracy on quartile extremes", found, note)
