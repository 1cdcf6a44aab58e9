"""What a trained encoder says of texts, in Python: for reports and for comparing with the Rust side. No training here."""

import re

import numpy as np
import torch

from .encoder import HEAD, PAD, Heard, encode
from .own import ACTS, ASKS, FEELINGS, FLAGS, SPANS


def padded(codes):
    wide = max(len(c.ids) for c in codes)
    ids, types = torch.full((len(codes), wide), PAD), torch.zeros((len(codes), wide), dtype=torch.long)
    for i, c in enumerate(codes):
        ids[i, : len(c.ids)], types[i, : len(c.types)] = torch.tensor(c.ids), torch.tensor(c.types)
    return ids, types


@torch.no_grad()
def logits(model: Heard, texts: list[str], names: list[str], contexts: list[str] | None = None, size: int = 64, answers: bool = False):
    """`answers`: the texts are replies, and the contexts what they answer. Logits of text heads as arrays, rows in the order given; for `span`, a list of arrays, one row a token, with the tokens' offsets."""
    model.eval()
    codes = [encode(text, context, answers) for text, context in zip(texts, contexts or [""] * len(texts))]
    order = sorted(range(len(codes)), key=lambda i: len(codes[i].ids))
    found = {name: [None] * len(codes) for name in names}
    for at in range(0, len(order), size):
        part = order[at : at + size]
        out, _ = model(*padded([codes[i] for i in part]), names)
        for name in names:
            for row, i in enumerate(part):
                value = out[name][row].float().numpy()
                found[name][i] = (value[1 : 1 + len(codes[i].offsets)], codes[i].offsets) if name == "span" else value
    return {name: rows if name == "span" else np.stack(rows) for name, rows in found.items()}


def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=np.float64)))


def sentences(text: str) -> list[tuple[int, int]]:
    """A plain cut at closing marks, good enough to compare experiments; the engine has its own."""
    cuts = [m.end() for m in re.finditer(r"[.!?…]+[\"')\]]*\s+(?=\S)|\n+", text)] + [len(text)]
    starts = [0, *cuts[:-1]]
    found = [(a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())) for a, b in zip(starts, cuts)]
    return [(a, b) for a, b in found if b > a]


@torch.no_grad()
def acts(model: Heard, text: str, context: str, cut=None) -> np.ndarray:
    """Probabilities of the acts, one row a sentence."""
    model.eval()
    code = encode(text, context, answered=True)
    cut = cut or sentences(text)
    ids, types = padded([code])
    weights = torch.zeros(1, ids.shape[1], len(cut))
    for s, (a, b) in enumerate(cut):
        inside = [t for t, (start, end) in enumerate(code.offsets, 1) if start < b and end > a]
        if inside:
            weights[0, inside, s] = 1 / len(inside)
    out, _ = model(ids, types, ["acts"], weights)
    return sigmoid(out["acts"][0].numpy())


def best_run(text: str, token_logits, offsets, kind: str, least: float = 0.5) -> tuple[float, str]:
    """The run of tokens that is worth most (sum of logits), if its best token is likely enough; grown to whole words."""
    scores = token_logits[:, SPANS.index(kind)]
    if not len(scores):
        return 0.0, ""
    peak = float(sigmoid(scores.max()))
    if peak < least:
        return peak, ""
    worth, at, best = 0.0, 0, (-1.0, 0, 0)
    for i, score in enumerate(np.clip(scores, -3, 3)):
        if worth <= 0:
            worth, at = 0.0, i
        worth += float(score)
        if worth > best[0]:
            best = (worth, at, i)
    a, b = offsets[best[1]][0], offsets[best[2]][1]
    while a > 0 and text[a - 1].isalnum():
        a -= 1
    while b < len(text) and text[b].isalnum():
        b += 1
    return peak, text[a:b].strip(" ,;:-–—.!?")


LABELS = [act for act in ACTS]


def heardbench(model: Heard, items: list[dict], least: float = 0.5) -> list[dict]:
    """Predictions in the keys of HeardBench, by the model alone."""
    names = ["feeling", "felt", "intensity", "needed", "ask", "flags", "span"]
    texts = [item["customer"] for item in items]
    contexts = [" ".join(turn["text"] for turn in item["before"][-3:]) for item in items]
    out = logits(model, texts, names, contexts)
    replies = logits(model, [item["reply"] for item in items], ["empathy", "helps", "reply"], texts, answers=True)
    found = []
    for i, item in enumerate(items):
        feeling = FEELINGS[int(out["feeling"][i].argmax())]
        felt = sigmoid(out["felt"][i])
        act = acts(model, item["reply"], item["customer"]).max(0)
        labels = [label for label, p in zip(LABELS, act) if p >= least]
        empathy, helps, reply = (sigmoid(replies[name][i]) for name in ("empathy", "helps", "reply"))
        found.append(
            {
                "id": item["id"],
                "feeling": feeling,
                "also": [f for f, p in zip(FEELINGS, felt) if p > 0.5 and f != feeling],
                "intensity": 0 if feeling == "neutral" else max(1, int((sigmoid(out["intensity"][i]) > 0.5).sum())),
                "problem": best_run(texts[i], *out["span"][i], "p", 0.35)[1],
                "impact": best_run(texts[i], *out["span"][i], "i", 0.5)[1],
                "ask": ASKS[int(out["ask"][i].argmax())],
                "flags": [f for f, p in zip(FLAGS, sigmoid(out["flags"][i])) if p > 0.5],
                "empathy_needed": int(sigmoid(out["needed"][i])[0] > 0.5),
                "labels": labels + (["stock"] if reply[1] > 0.5 else []),
                "empathy": int((empathy > 0.5).sum()),
                "helps": int((helps > 0.5).sum()),
                "ignored": int(reply[0] > 0.5),
            }
        )
    return found
