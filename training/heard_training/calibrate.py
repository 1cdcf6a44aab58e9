"""Makes probabilities mean what they say. Usage: python -m heard_training.calibrate MODEL.pt OUT.json

GoEmotions on its dev part, everything else on the held-out tenth of our own sentences. A class of many: `(logit + shift) / temperature`, fitted by
logistic regression (Platt 1999), lightly held towards no change; one of many: one temperature for the head (Guo et al. 2017). Thresholds: for each
class the one with the best F1 on the same rows, on calibrated values; a half where positives are few. How well it does on rows not fitted on is measured by `bench/calibration.py`.
"""

import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize, minimize_scalar

from . import encoder, own, predict, report, tasks
from .encoder import HEAD

FEW = 12


def platt(x, y) -> tuple[float, float]:
    """Temperature and shift for one class."""
    if y.sum() < FEW:
        return 1.0, 0.0

    def loss(v):
        a, b = np.exp(v[0]), v[1]
        z = a * x + b
        return np.mean(np.logaddexp(0, z) - y * z) + 0.002 * (v[0] ** 2 + v[1] ** 2)

    log_a, b = minimize(loss, [0.0, 0.0], method="L-BFGS-B").x
    a = float(np.exp(log_a))
    return 1 / a, float(b) / a


def any_of(x, y) -> dict:
    fitted = [platt(x[:, c], y[:, c]) for c in range(x.shape[1])]
    temperatures, shifts = [t for t, _ in fitted], [s for _, s in fitted]
    p = predict.sigmoid((x + np.array(shifts)) / np.array(temperatures))
    best = report.tuned(p, y.astype(int))
    thresholds = [float(b) if y[:, c].sum() >= FEW else 0.5 for c, b in enumerate(best)]
    return {"temperatures": temperatures, "shifts": shifts, "thresholds": thresholds}


def one_of(x, y) -> dict:
    def loss(log_t):
        z = x / np.exp(log_t)
        z = z - z.max(1, keepdims=True)
        return np.mean(np.log(np.exp(z).sum(1)) - z[np.arange(len(y)), y])

    t = float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))
    n = x.shape[1]
    return {"temperatures": [t] * n, "shifts": [0.0] * n, "thresholds": [0.5] * n}


def text_heads(model, rows, found):
    names = [name for name in rows[0].targets if HEAD[name].kind != "number"]
    out = predict.logits(model, [r.text for r in rows], names, [r.context for r in rows], answers=rows[0].answers)
    for name in names:
        y = np.array([r.targets[name] for r in rows])
        found[name] = one_of(out[name], y) if HEAD[name].kind == "one" else any_of(out[name], y)


def finer_heads(model, customers, replies, found):
    """The heads over tokens and sentences."""
    spans, gold = [], []
    for row, (x, offsets) in zip(customers, predict.logits(model, [r.text for r in customers], ["span"], [r.context for r in customers])["span"]):
        spans.append(x)
        gold.append([[float(any(k == kind and a < e and b > s for k, a, b in row.spans)) for kind in HEAD["span"].classes] for s, e in offsets])
    found["span"] = any_of(np.concatenate(spans), np.concatenate([g for g in map(np.array, gold) if len(g)]))
    x, y = [], []
    for row in replies:
        p = predict.acts(model, row.text, row.context, [(a, b) for a, b, _ in row.sentences])
        x.append(np.log(np.clip(p, 1e-7, 1 - 1e-7) / np.clip(1 - p, 1e-7, 1)))
        y.append([tasks.several(HEAD["acts"].classes, acts) for _, _, acts in row.sentences])
    found["acts"] = any_of(np.concatenate(x), np.concatenate([np.array(g) for g in y]))


def main():
    encoder.threads()
    model = encoder.load(Path(sys.argv[1]))
    messages = own.everything()
    customers, replies = ([r for r in rows if tasks.held_out(r)] for rows in (tasks.customer_rows(messages), tasks.reply_rows(messages)))
    found = {}
    text_heads(model, customers, found)
    text_heads(model, replies, found)
    finer_heads(model, customers, replies, found)
    text_heads(model, tasks.go_rows("dev"), found)
    Path(sys.argv[2]).write_text(json.dumps(found), encoding="utf8")


if __name__ == "__main__":
    main()
