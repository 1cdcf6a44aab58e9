"""GoEmotions (Demszky et al. 2020): official test part, macro-F1 over 28 emotions, Ekman's 7, and 4 sentiments, at fixed and at dev-tuned thresholds.

A group's probability is that of its likeliest member. Tuned thresholds come from dev alone, one for each class; intervals are over test items.
"""

import numpy as np

from .. import calibrate, corpora, encoder, predict, report
from . import tfidf, vader
from .measure import Row, Section, macro_f1

LABELS = encoder.HEAD["go"].classes
POSITIVE = "admiration amusement approval caring desire excitement gratitude joy love optimism pride relief".split()
EKMAN = {
    "anger": ["anger", "annoyance", "disapproval"],
    "disgust": ["disgust"],
    "fear": ["fear", "nervousness"],
    "joy": POSITIVE,
    "sadness": ["sadness", "disappointment", "embarrassment", "grief", "remorse"],
    "surprise": ["surprise", "realization", "confusion", "curiosity"],
    "neutral": ["neutral"],
}
SENTIMENT = {
    "positive": POSITIVE,
    "negative": EKMAN["anger"] + EKMAN["disgust"] + EKMAN["fear"] + EKMAN["sadness"],
    "ambiguous": EKMAN["surprise"],
    "neutral": ["neutral"],
}
GROUPS = {"28 emotions": {label: [label] for label in LABELS}, "Ekman 7": EKMAN, "sentiment 4": SENTIMENT}
PUBLISHED = {
    ("28 emotions", "tuned"): "BERT-base .46 (paper); MiniLMv2-L6 .487, int8 .482; DeBERTa-v3-large .518; "
    "large language model, zero-shot ≈ .26; plain fine-tune of our base .490",
    ("28 emotions", ".3"): "BERT-base, run again .503; plain fine-tune of our base .477",
    ("28 emotions", ".5"): "RoBERTa-base .450; best open BERT-base .531",
    ("Ekman 7", "tuned"): "BERT-base .638",
    ("sentiment 4", "tuned"): "BERT-base .701",
}


def gold_of(rows) -> np.ndarray:
    gold = np.zeros((len(rows), len(LABELS)), dtype=int)
    for i, (_, ids) in enumerate(rows):
        gold[i, ids] = 1
    return gold


def grouped(values: np.ndarray, groups: dict) -> np.ndarray:
    return np.stack([values[:, [LABELS.index(label) for label in members]].max(1) for members in groups.values()], axis=1)


def calibrated(x, fit_x, fit_gold) -> np.ndarray:
    """Probabilities after one temperature and one shift a class, fitted on other rows."""
    found = calibrate.any_of(fit_x, fit_gold.astype(float))
    return predict.sigmoid((x + np.array(found["shifts"])) / np.array(found["temperatures"]))


def thresholds(dev, gold) -> dict:
    return {"tuned": report.tuned(dev, gold), ".3": 0.3, ".5": 0.5}


def sizes(shipped, texts: list[str], dev_gold) -> dict:
    """Calibrated probabilities of test by the bytes that ship, with what their own dev says."""
    found = {}
    for size in ("standard", "small") if shipped else ():
        x = shipped.logits(size, "go", texts)
        if x is not None:
            dev, test = x[: len(dev_gold)], x[len(dev_gold) :]
            found[size] = {"dev": calibrated(dev, dev, dev_gold), "test": calibrated(test, dev, dev_gold)}
    return found


def section(subject, shipped=None, **_) -> Section:
    dev, test = corpora.goemotions("dev"), corpora.goemotions("test")
    said = {part: subject.says(f"goemotions-{part}", [text for text, _ in rows])["go"] for part, rows in (("dev", dev), ("test", test))}
    gold = {"dev": gold_of(dev), "test": gold_of(test)}
    both = tfidf.goemotions([text for text, _ in dev + test])
    p = {
        "model": {part: predict.sigmoid(said[part]) for part in said},
        "calibrated": {part: calibrated(said[part], said["dev"], gold["dev"]) for part in said},
        "tfidf": {"dev": both[: len(dev)], "test": both[len(dev) :]},
    }
    by_size = sizes(shipped, [text for text, _ in dev + test], gold["dev"])
    signs = np.array([vader.sign(text) for text, _ in test])
    rows = []
    for name, groups in GROUPS.items():
        g = {part: grouped(gold[part], groups) for part in gold}
        always = np.zeros_like(g["test"])
        always[:, g["test"].sum(0).argmax()] = 1
        found = {}
        for who, parts in p.items():
            q = {part: grouped(parts[part], groups) for part in parts}
            found[who] = {cut: macro_f1(g["test"], q["test"] >= at) for cut, at in thresholds(q["dev"], g["dev"]).items()}
        for cut in ("tuned", ".3", ".5"):
            cells = {"model": found["model"][cut], "tfidf": found["tfidf"][cut]}
            if cut == "tuned":
                cells["majority"] = macro_f1(g["test"], always)
            if cut == "tuned" and name == "sentiment 4":
                cells["vader"] = macro_f1(g["test"], np.stack([signs == 1, signs == -1, signs == 9, signs == 0], axis=1))
            cells["published"] = PUBLISHED.get((name, cut), "")
            rows.append(Row(f"{name}, {'thresholds tuned on dev' if cut == 'tuned' else 'one threshold, ' + cut}", cells))
            for size, parts in by_size.items():
                q = {part: grouped(parts[part], groups) for part in parts}
                at = thresholds(q["dev"], g["dev"])[cut]
                cells["engine" if size == "standard" else size] = macro_f1(g["test"], q["test"] >= at)
            if name == "28 emotions" and cut != "tuned":
                rows.append(Row(f"{name}, calibrated, one threshold, {cut}", {"model": found["calibrated"][cut]}))
    note = (
        "GoEmotions: official test part (5,427 comments), macro-F1. What recurs in dev or test is dropped from train. 28 emotions have 6 test items of "
        "grief, which moves the mean by up to .036. The columns with cues hold here what the shipped bytes (int8) say by themselves, calibrated. “Calibrated”: one temperature and one shift for each class, fitted on dev. Tuned thresholds are "
        "held while test items are drawn. VADER has no thresholds and never says ambiguous."
    )
    return Section("GoEmotions, macro-F1", rows, note)
