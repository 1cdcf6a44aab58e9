"""Expected calibration error (Guo et al. 2017) on GoEmotions dev: Platt scaling of each class fitted on one half, measured on the other; with a plot.

Over all 28 classes at once most probabilities are near nought and easily right; so the error of the likeliest class alone stands beside it.
"""

import numpy as np

from .. import corpora, predict
from . import plot
from .goemotions import calibrated, gold_of
from .measure import Row, Section, counted

BINS = 15


def binned(p, y) -> np.ndarray:
    """Items × bins × (sum said, sum true, number). `p`, `y`: items × classes."""
    at = np.minimum((p * BINS).astype(int), BINS - 1)
    found = np.zeros((len(p), BINS, 3))
    rows = np.broadcast_to(np.arange(len(p))[:, None], p.shape)
    for k, values in enumerate((p, y, np.ones_like(p))):
        np.add.at(found[:, :, k], (rows, at), values)
    return found


def error(total) -> float:
    return float(np.abs(total[:, 0] - total[:, 1]).sum() / total[:, 2].sum())


def section(subject, docs, **_) -> Section:
    dev = corpora.goemotions("dev")
    x, gold = subject.says("goemotions-dev", [text for text, _ in dev])["go"], gold_of(dev)
    fit, rest = slice(0, None, 2), slice(1, None, 2)
    stages = {"before": predict.sigmoid(x[rest]), "after": calibrated(x[rest], x[fit], gold[fit])}
    y = gold[rest].astype(float)
    rows, curves = [], {}
    for name, p in stages.items():
        top = p.argmax(1)[:, None]
        first = binned(np.take_along_axis(p, top, 1), np.take_along_axis(y, top, 1))
        every = binned(p, y)
        curves[name] = every.sum(0)
        goal = {"published": "asked: ≤ .05"} if name == "after" else {}
        rows.append(Row(f"all 28 classes, {name} calibration", {"model": counted(every, error)} | goal))
        rows.append(Row(f"likeliest class alone, {name} calibration", {"model": counted(first, error)}))
    (docs / "reliability.svg").write_text(plot.reliability(curves), encoding="utf8")
    note = (
        f"Calibration: expected calibration error on GoEmotions dev, {BINS} equal bins; one temperature and one shift for each class fitted on every second "
        "comment, measured on the others. Its intervals lean upwards: drawing anew adds error of its own."
    )
    picture = "![What the model says against what holds, before and after calibration](reliability.svg)"
    return Section("Calibration, error (less is better)", rows, note, picture)
