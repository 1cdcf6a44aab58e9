"""Fits the head that says whether a reply hurts. Usage: python -m heard_training.hurts MODEL.pt

A reply hurts that puts it on somebody, sets our word against theirs, or makes it small; what is merely cold (curt, a rule, a reason, another channel)
does not yet. The labels of sentences tell the two apart only where the wording is usual. A logistic regression on the encoder's state of the whole
reply, in which cold replies and our pairs of hurtful and harmless twins count five times each, does better. Fitted on stretches, as replies are read, it
tells less (754 of 800 pairs in order, not 761). Writes the model file anew.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from . import encoder, own, predict, tasks

COLD = {"curt", "policy_shield", "excuse", "channel_push"}
TIMES, STRENGTH = 5, 0.001
TWINS = "harm_"


@torch.no_grad()
def states(model, rows: list[tasks.Row], size: int = 64) -> np.ndarray:
    """What the heads over the text look at."""
    codes = [row.encoded() for row in rows]
    order, found = sorted(range(len(codes)), key=lambda i: len(codes[i].ids)), np.zeros((len(codes), 2 * model.shape.hidden), dtype=np.float32)
    for at in range(0, len(order), size):
        part = order[at : at + size]
        ids, types = predict.padded([codes[i] for i in part])
        found[part] = model.pooled(model.states(ids, types), ids, types).numpy()
    return found


def does(row: tasks.Row) -> set[str]:
    return {act for _, _, acts in row.sentences for act in acts}


def fit(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, float]:
    """Weight and bias on the states as they are; the strength holds for states of spread one."""
    mean, spread = x.mean(0), x.std(0) + 1e-8
    made = LogisticRegression(C=STRENGTH, max_iter=1000).fit((x - mean) / spread, y, sample_weight=weights)
    weight = made.coef_[0] / spread
    return weight, float(made.intercept_[0] - weight @ mean)


def main():
    encoder.threads()
    path = Path(sys.argv[1])
    model, rows = encoder.load(path).eval(), tasks.reply_rows(own.everything())
    x, y = states(model, rows), np.array([tasks.hurts(does(row)) for row in rows])
    cold, twin = (np.array(found) for found in ([bool(COLD & does(row)) for row in rows], [row.group.startswith(TWINS) for row in rows]))
    weights = (1.0 + (TIMES - 1) * (cold & ~y)) * (1.0 + (TIMES - 1) * twin)
    kept = np.array([tasks.held_out(row) for row in rows])
    weight, bias = fit(x[~kept], y[~kept], weights[~kept])
    said = x[kept] @ weight + bias
    told = roc_auc_score(y[kept & (y | cold)], said[(y | cold)[kept]])
    print(f"hurts, on {kept.sum()} replies not fitted on: area under the curve {roc_auc_score(y[kept], said):.3f}, against cold ones {told:.3f}")
    with torch.no_grad():
        model.heads["hurts"].weight.copy_(torch.tensor(weight)[None])
        model.heads["hurts"].bias.fill_(bias)
    encoder.save(model, path)


if __name__ == "__main__":
    main()
