"""Fits the head of the embedding, so that texts near in meaning lie near each other. Usage: python -m heard_training.embedding MODEL.pt

The encoder has learned feelings and acts; what a text is *about* the base model knew. A ridge regression from the encoder's mean state to the base
model's embedding, over texts of service, brings it back; a tenth of them is kept for measuring. Writes the model file anew.
"""

import random
import sys
from pathlib import Path

import numpy as np
import torch

from . import corpora, encoder, own, predict

TEXTS, STRENGTH = 12_000, 10.0


def texts() -> list[str]:
    found = [text for text, _ in corpora.service_turns()] + [m.text for m in own.everything()] * 2
    return random.Random(1).sample(found, TEXTS)


@torch.no_grad()
def means(model, said: list[str], base: bool, size: int = 64) -> np.ndarray:
    """Mean states of a model, or the base model's embeddings."""
    codes = [encoder.encode(text) for text in said]
    order = sorted(range(len(codes)), key=lambda i: len(codes[i].ids))
    found = [None] * len(codes)
    for at in range(0, len(order), size):
        part = order[at : at + size]
        ids, types = predict.padded([codes[i] for i in part])
        values = encoder.base_embedding(model, ids, types) if base else model.pooled(model.states(ids, types), ids, types)[:, model.shape.hidden :]
        for row, i in enumerate(part):
            found[i] = values[row].numpy()
    return np.stack(found)


def fit(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weight and bias of `y ≈ x·Wᵀ + b`."""
    mean_x, mean_y = x.mean(0), y.mean(0)
    a = x - mean_x
    weight = np.linalg.solve(a.T @ a + STRENGTH * np.eye(a.shape[1]), a.T @ (y - mean_y)).T
    return weight, mean_y - weight @ mean_x


def nearest_agree(a: np.ndarray, b: np.ndarray) -> float:
    """How often the nearest other text is among the ten nearest by the other measure."""
    near = [x @ x.T - 9 * np.eye(len(x)) for x in (a, b)]
    ten = np.argsort(-near[0], axis=1)[:, :10]
    return float(np.mean([first in row for first, row in zip(near[1].argmax(1), ten)]))


def main():
    encoder.threads()
    path, said = Path(sys.argv[1]), texts()
    model = encoder.load(path).eval()
    x, y = means(model, said, False), means(encoder.from_base().eval(), said, True)
    fitted, kept = slice(0, TEXTS * 9 // 10), slice(TEXTS * 9 // 10, TEXTS)
    weight, bias = fit(x[fitted], y[fitted])
    z = x[kept] @ weight.T + bias
    z /= np.linalg.norm(z, axis=1, keepdims=True)
    print(f"embedding on {len(z)} texts not fitted on: cosine to the base {np.mean((z * y[kept]).sum(1)):.3f}, nearest among its ten nearest {nearest_agree(z, y[kept]):.3f}")
    with torch.no_grad():
        model.embed.weight.copy_(torch.tensor(weight))
        model.embed.bias.copy_(torch.tensor(bias))
    encoder.save(model, path)


if __name__ == "__main__":
    main()
