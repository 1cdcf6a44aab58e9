"""The encoder under measurement, and what it says of texts, kept between runs under `training/out/bench`. Judges nothing."""

import hashlib
import pickle
from functools import cached_property
from pathlib import Path

import numpy as np
import torch

from .. import encoder, predict
from ..encoder import HEADS
from ..train import OUT

STORE = OUT / "bench"
TEXT_HEADS = [head.name for head in HEADS if head.over == "text"]


def key(inputs: tuple, *sources: str) -> str:
    """Of what went in, and of the code that worked on it."""
    found = hashlib.sha256()
    for item in inputs:
        found.update(item.tobytes() if isinstance(item, np.ndarray) else repr(item).encode())
    for source in sources:
        found.update(Path(source).read_bytes())
    return found.hexdigest()[:16]


def kept(name: str, inputs: tuple, make):
    """What `make` gives for these inputs, from the store where it lies there already; a change of `make`'s file or of the encoder makes it anew."""
    path = STORE / f"{name}-{key(inputs, make.__code__.co_filename, encoder.__file__)}.pickle"
    if path.exists():
        return pickle.loads(path.read_bytes())
    print(f"  {name} …", flush=True)
    made = make()
    STORE.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".part")
    fresh.write_bytes(pickle.dumps(made))
    fresh.replace(path)
    return made


class Subject:
    """A model file, or the base model as its package has it. `path` None: the base."""

    def __init__(self, path: Path | None):
        self.path = path
        self.digest = hashlib.sha256(path.read_bytes()).hexdigest() if path else "base"

    @cached_property
    def model(self) -> encoder.Heard:
        model = encoder.load(self.path) if self.path else encoder.from_base()
        return model.eval()

    def says(self, name: str, texts: list[str], contexts: list[str] | None = None, acts: bool = False, spans: bool = False) -> dict:
        """`pooled` states, logits of each text head; with `acts` the highest logit of each act over the text's sentences; with `spans` for each
        text its tokens' logits and their offsets."""
        contexts = contexts or [""] * len(texts)
        cuts = [predict.sentences(text) for text in texts] if acts else None
        return kept(name, (self.digest, texts, contexts, cuts, spans), lambda: run(self.model, texts, contexts, cuts, spans))


@torch.no_grad()
def run(model, texts, contexts, cuts, spans, size: int = 64) -> dict:
    codes = [encoder.encode(text, context) for text, context in zip(texts, contexts)]
    order = sorted(range(len(codes)), key=lambda i: len(codes[i].ids))
    names = ["pooled", *TEXT_HEADS, *["acts"] * bool(cuts), *["span"] * spans]
    found = {name: [None] * len(codes) for name in names}
    for at in range(0, len(order), size):
        part = order[at : at + size]
        ids, types = predict.padded([codes[i] for i in part])
        x = model.states(ids, types)
        both = model.pooled(x, ids, types)
        out = {"pooled": both} | {name: model.heads[name](both) for name in TEXT_HEADS}
        for name, values in out.items():
            for row, i in enumerate(part):
                found[name][i] = values[row].numpy()
        for row, i in enumerate(part):
            if cuts:
                found["acts"][i] = highest_acts(model, x[row], codes[i], cuts[i])
            if spans:
                own = x[row, 1 : 1 + len(codes[i].offsets)]
                found["span"][i] = (model.heads["span"](own).numpy(), codes[i].offsets)
        if at // size % 10 == 0:
            print(f"    {min(at + size, len(order))} of {len(order)}", flush=True)
    return {name: rows if name == "span" else np.stack(rows) for name, rows in found.items()}


def highest_acts(model, x, code, cuts) -> np.ndarray:
    means = []
    for a, b in cuts:
        inside = [t for t, (start, end) in enumerate(code.offsets, 1) if start < b and end > a]
        if inside:
            means.append(x[inside].mean(0))
    means = torch.stack(means) if means else x[:1]
    return model.heads["acts"](torch.cat([means, x[:1].expand(len(means), -1)], dim=-1)).max(0).values.numpy()


def newest() -> Path | None:
    files = sorted(OUT.glob("*.pt"), key=lambda file: file.stat().st_mtime)
    return files[-1] if files else None
