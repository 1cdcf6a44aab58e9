"""How much cues and encoder should count beside each other. Usage:

python -m heard_training.blend MODEL.pt CALIBRATION.json CUES.jsonl   CUES: what `cargo xtask heardbench --model none` says of `heard_training.items held-out`

Prints the weights and thresholds with the best figures on the held-out tenth; `reading/blend.rs` and `reply/meant.rs` hold them. HeardBench is not looked at.
"""

import json
import sys
from itertools import product
from pathlib import Path

import numpy as np
from sklearn.metrics import cohen_kappa_score, f1_score

from . import encoder, items, predict, tasks
from .own import ACTS, ASKS, FEELINGS, FLAGS

GRID = np.arange(0.0, 1.01, 0.1)


def calibrated(name, logits, table):
    known = table[name]
    z = (logits + np.array(known["shifts"])) / np.array(known["temperatures"])
    if encoder.HEAD[name].kind == "any":
        return predict.sigmoid(z)
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def best(name, score, *grids):
    found = max(product(*grids), key=lambda at: (round(score(*at), 4), -abs(at[0] - 0.5)))
    print(f"{name}: {', '.join(f'{x:.2f}' for x in found)} gives {score(*found):.3f}; cues alone {score(0.0, *found[1:]):.3f}, encoder alone {score(1.0, *found[1:]):.3f}")


def fit(model_path, table_path, cues_path):
    encoder.threads()
    model, table = encoder.load(Path(model_path)), json.loads(Path(table_path).read_text())
    cues = {row["id"]: row for row in map(json.loads, Path(cues_path).read_text(encoding="utf8").splitlines())}
    rows = [(m, cues[i]) for i, m, _ in items.pairs("held-out") if i.endswith("#0")]
    names = ["feeling", "intensity", "needed", "ask", "flags"]
    out = predict.logits(model, [m.text for m, _ in rows], names, [tasks.context_of(m) for m, _ in rows])
    p = {name: calibrated(name, out[name], table) for name in names}

    gold = np.array([FEELINGS.index(m.feeling) for m, _ in rows])
    said = np.eye(9)[[FEELINGS.index(c["feeling"]) for _, c in rows]]
    sign = np.array([-1] * 6 + [1, 1, 0])
    primary = lambda w: (w * p["feeling"] + (1 - w) * said).argmax(1)
    best("PRIMARY, sign and feeling", lambda w: (sign[primary(w)] == sign[gold]).mean() + f1_score(gold, primary(w), average="macro"), GRID)
    level = np.array([c["intensity"] for _, c in rows])
    intensity = np.array([m.intensity for m, _ in rows])
    best("INTENSITY, kappa", lambda w: cohen_kappa_score(intensity, np.rint(w * p["intensity"].sum(1) + (1 - w) * level).clip(0, 3), weights="quadratic"), GRID)
    need, cue_need = np.array([m.needed for m, _ in rows]), np.array([c["empathy_needed"] for _, c in rows])
    best("NEED, F1", lambda w: f1_score(need, w * p["needed"][:, 0] + (1 - w) * cue_need >= 0.5), GRID)
    ask, cue_ask = np.array([ASKS.index(m.ask) for m, _ in rows]), np.eye(len(ASKS))[[ASKS.index(c["ask"]) for _, c in rows]]
    best("ASK, accuracy", lambda w: ((w * p["ask"] + (1 - w) * cue_ask).argmax(1) == ask).mean(), GRID)
    flags = np.array([[f in m.flags for f in FLAGS] for m, _ in rows])
    cue_flags = np.array([[f in c["flags"] for f in FLAGS] for _, c in rows])
    best("FLAG and threshold, micro-F1", lambda w, t: f1_score(flags, w * p["flags"] + (1 - w) * cue_flags >= t, average="micro"), GRID, np.arange(0.2, 0.81, 0.05))
    for f, name in enumerate(FLAGS):
        one = lambda w, t: f1_score(flags[:, f], w * p["flags"][:, f] + (1 - w) * cue_flags[:, f] >= t)
        best(f"  {name}", one, GRID, np.arange(0.2, 0.81, 0.1))
    acts_of(model, table, cues)


def acts_of(model, table, cues):
    known, gold, cue, meant = table["acts"], [], [], []
    for i, m, r in items.pairs("held-out"):
        if r:
            x = predict.acts(model, r.text, m.text)
            z = np.log(np.clip(x, 1e-7, 1 - 1e-7) / np.clip(1 - x, 1e-7, 1))
            meant.append(predict.sigmoid((z + np.array(known["shifts"])) / np.array(known["temperatures"])).max(0))
            said = {act for _, acts in r.sentences for act in acts}
            gold.append([act in said for act in ACTS])
            cue.append([act in cues[i]["labels"] for act in ACTS])
    gold, cue, meant = map(np.array, (gold, cue, meant))
    for a, act in enumerate(ACTS):
        score = lambda unlikely, sure: f1_score(gold[:, a], (cue[:, a] & (meant[:, a] >= unlikely)) | (meant[:, a] >= sure), zero_division=0)
        grid = [(u, s) for u in (0.0, 0.02, 0.05, 0.1, 0.2, 0.3) for s in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)]
        u, s = max(grid, key=lambda at: round(score(*at), 3))
        print(f"  {act}: unlikely {u}, sure {s} gives {score(u, s):.3f}; cues alone {score(0.0, 1.01):.3f}, encoder alone {score(0.5, 0.5):.3f}; n = {gold[:, a].sum()}")


if __name__ == "__main__":
    fit(*sys.argv[1:4])
