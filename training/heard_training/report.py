"""Measures a trained encoder by itself. Usage: python -m heard_training.report MODEL.pt [go] [own] [heardbench]"""

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score

from . import corpora, encoder, own, predict, tasks
from .own import FEELINGS, FLAGS


def tuned(probabilities, gold):
    """For each class the threshold with the best F1 on these rows."""
    grid = np.arange(0.05, 0.96, 0.01)
    best = []
    for c in range(gold.shape[1]):
        p, g = probabilities[:, c], gold[:, c]
        scores = [2 * (g * (p >= t)).sum() / max(1, g.sum() + (p >= t).sum()) for t in grid]
        # Of equal peaks the middle one: it travels best to other rows.
        top = np.flatnonzero(np.array(scores) >= max(scores) - 1e-9)
        best.append(grid[top[len(top) // 2]])
    return np.array(best)


def go(model):
    def part(name):
        rows = corpora.goemotions(name)
        gold = np.zeros((len(rows), len(encoder.HEAD["go"].classes)), dtype=int)
        for i, (_, ids) in enumerate(rows):
            gold[i, ids] = 1
        return predict.sigmoid(predict.logits(model, [text for text, _ in rows], ["go"])["go"]), gold

    (dev, dev_gold), (test, test_gold) = part("dev"), part("test")
    best = tuned(dev, dev_gold)
    one = max(np.arange(0.1, 0.9, 0.02), key=lambda t: f1_score(dev_gold, dev >= t, average="macro", zero_division=0))
    for name, threshold in (("dev-tuned", best), (f"one, dev-tuned ({one:.2f})", one), (".3", 0.3), (".5", 0.5)):
        print(f"GoEmotions test macro-F1, threshold {name}: {f1_score(test_gold, test >= threshold, average='macro', zero_division=0):.4f}")
    print(f"GoEmotions dev macro-F1 at its tuned thresholds: {f1_score(dev_gold, dev >= best, average='macro', zero_division=0):.4f}")


def own_part(model):
    rows = [r for r in tasks.customer_rows(own.everything()) if tasks.held_out(r)]
    out = predict.logits(model, [r.text for r in rows], ["feeling", "intensity", "needed", "ask", "flags", "span"], [r.context for r in rows])
    gold = np.array([r.targets["feeling"] for r in rows])
    said = out["feeling"].argmax(1)
    sign = np.array([1 if f in ("joy", "gratitude") else 0 if f == "neutral" else -1 for f in FEELINGS])
    print(f"own, held out ({len(rows)}): feeling macro-F1 {f1_score(gold, said, average='macro'):.3f}, sign {(sign[gold] == sign[said]).mean():.3f}", end="")
    flags = np.array([r.targets["flags"] for r in rows])
    told = predict.sigmoid(out["flags"]) > 0.5
    print(f", flags micro-F1 {f1_score(flags, told, average='micro'):.3f}", dict(zip(FLAGS, f1_score(flags, told, average=None, zero_division=0).round(2))))
    ask = np.array([r.targets["ask"] for r in rows])
    print(f"  ask {(ask == out['ask'].argmax(1)).mean():.3f}, needed F1 {f1_score([r.targets['needed'][0] for r in rows], predict.sigmoid(out['needed'])[:, 0] > 0.5):.3f}")


def heardbench(model):
    folder = corpora.DATA / "heardbench"
    items = [json.loads(line) for line in (folder / "dev.items.jsonl").read_text(encoding="utf8").splitlines() if line.strip()]
    predictions = {prediction["id"]: prediction for prediction in predict.heardbench(model, items)}
    for name, value in corpora.score().report(corpora.score().load(folder / "dev.labels.jsonl"), predictions).items():
        print(f"{name:28} {value:.3f}" if isinstance(value, float) else f"{name:28} {value}")


def main():
    model = encoder.load(Path(sys.argv[1]))
    encoder.threads()
    wanted = sys.argv[2:] or ["go", "own", "heardbench"]
    for name, part in (("go", go), ("own", own_part), ("heardbench", heardbench)):
        if name in wanted:
            part(model)


if __name__ == "__main__":
    main()
