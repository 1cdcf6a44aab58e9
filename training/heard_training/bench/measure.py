"""Figures with their intervals, and the rows that carry them. Knows no task.

Intervals: percentile bootstrap over items (Efron & Tibshirani 1993), 500 resamples, one seed. Where items hang together, as the sentences of one
conversation do, whole groups are drawn.
"""

from dataclasses import dataclass, field

import numpy as np

ROUNDS, SEED = 500, 7
COLUMNS = {
    "engine": "Heard: cues and standard",
    "small": "Heard: cues and small",
    "cues": "cues alone",
    "model": "standard alone",
    "majority": "majority",
    "vader": "VADER",
    "tfidf": "TF-IDF",
    "published": "published or other references",
}


@dataclass
class Figure:
    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{plain(self.value)} ({plain(self.low)}–{plain(self.high)})"


@dataclass
class Row:
    what: str
    cells: dict = field(default_factory=dict)  # column → Figure or text


@dataclass
class Section:
    title: str
    rows: list[Row]
    note: str
    picture: str = ""


def plain(value: float) -> str:
    """Three places, no leading nought."""
    text = f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.2f}"
    return "0" if text in (".000", "-.000") else text.replace("-", "−")


def counted(counts, of, groups=None) -> Figure:
    """The figure `of` sums of counts. `counts`: items × anything, of which a resample is a weighted sum."""
    counts = np.asarray(counts, dtype=float)
    if groups is not None:
        _, at = np.unique(np.asarray(groups), return_inverse=True)
        sums = np.zeros((at.max() + 1, *counts.shape[1:]))
        np.add.at(sums, at, counts)
        counts = sums
    n = len(counts)
    weights = np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), size=ROUNDS)
    return spread(of(counts.sum(0)), [of(total) for total in np.tensordot(weights, counts, 1)])


def drawn(n: int, of) -> list:
    """What `of` says of each resample's item numbers."""
    rng = np.random.default_rng(SEED)
    return [of(rng.integers(0, n, n)) for _ in range(ROUNDS)]


def spread(value: float, values: list[float]) -> Figure:
    low, high = np.percentile(values, [2.5, 97.5])
    return Figure(float(value), float(low), float(high))


def hits(gold, said) -> np.ndarray:
    """Counts of true positives, false positives, false negatives, by item (and class)."""
    gold, said = np.asarray(gold, dtype=bool), np.asarray(said, dtype=bool)
    return np.stack([gold & said, ~gold & said, gold & ~said], axis=-1)


def f1(total) -> float:
    """Mean over classes where there are several."""
    tp, fp, fn = total[..., 0], total[..., 1], total[..., 2]
    return float(np.mean(2 * tp / np.maximum(2 * tp + fp + fn, 1)))


def macro_f1(gold, said, groups=None) -> Figure:
    return counted(hits(gold, said), f1, groups)


def accuracy(gold, said, groups=None) -> Figure:
    right = (np.asarray(gold) == np.asarray(said)).astype(float)
    return counted(np.stack([right, np.ones_like(right)], axis=-1), lambda total: total[0] / total[1], groups)


def best_threshold(score, gold) -> float:
    """The cut with the best F1 on these rows; `score` at or above it is yes."""
    order = np.argsort(-score)
    found = np.cumsum(gold[order])
    f = 2 * found / (np.arange(1, len(order) + 1) + gold.sum())
    # Among equal scores only the last place is a cut that can be made.
    last = np.append(score[order][1:] != score[order][:-1], True)
    return float(score[order][np.flatnonzero(last)[np.argmax(f[last])]])
