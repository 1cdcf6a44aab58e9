"""Writes the files that `crates/heard-model` reads. Usage: python -m heard_training.export MODEL.pt|base DIR [--float] [--calibration FILE] [--expect N]

`--tiny DIR` writes the fixture of the Rust tests instead.

encoder.safetensors   weights; int8 with one scale an output (Linear) or a row (words), all else half precision; with --float all of it in 32 bits
heads.safetensors     weights of the heads, and in the metadata what they are: classes, over, kind, temperatures, shifts, thresholds
vocab.txt             one piece a line, emoji in their places; the same for all sizes
expected.json         with --expect: what Python reads in N of our own texts, for the equality test of the Rust side

A logit becomes a probability as `(logit + shift) / temperature` through sigmoid or softmax. `--calibration` is JSON: head → lists by class.
"""

import argparse
import json
import random
from pathlib import Path

import torch
from safetensors.torch import save_file

from . import encoder, own, predict, tasks
from .encoder import HEAD, TEXT_TOKENS, Heard, Shape

VERSION = "1"
TINY = [
    ("My parcel still hasn't arrived and NOBODY answers.", "", None),
    ("WHERE is my refund?? I'm so tired of this 😡😡", "We are sorry for the delay.", None),
    ("Café naïve — ÀÉÎ über straße, 3,50 € … ok", "Zürich", None),
    ("I'm sorry this happened. I have sent a new one today! Would you like it by Friday?", "It broke\nagain.", None),
    ("ok", "", None),
    ("Can't log in :( \t it says \"error 500\"  😭 please help", "", None),
]


def integers(weight):
    """Rows as int8 with one scale each, symmetric."""
    scale = weight.abs().amax(1).clamp(min=1e-8) / 127
    return (weight / scale[:, None]).round().clamp(-127, 127).to(torch.int8), scale


def encoder_tensors(model: Heard, exact) -> dict[str, torch.Tensor]:
    """`exact`: the type of all weights, or None for int8 where it pays."""
    found = {}
    for name, value in model.state_dict().items():
        if name.startswith(("heads.", "embed.")):
            continue
        if exact is None and value.dim() == 2 and not name.startswith(("places", "types")):
            found[name], found[name.removesuffix("weight") + "scale"] = integers(value)
        else:
            found[name] = value if not value.is_floating_point() else value.to(exact or (torch.float32 if value.dim() == 1 else torch.float16))
    return {name: value.contiguous() for name, value in found.items()}


def write(model: Heard, out: Path, exact=None, calibration=None, name="encoder"):
    out.mkdir(parents=True, exist_ok=True)
    meta = {"format": "heard", "version": VERSION, "shape": json.dumps(model.shape.__dict__)}
    save_file(encoder_tensors(model, exact), out / f"{name}.safetensors", meta)
    tensors, table = {}, []
    for head_name, layer in model.heads.items():
        head, n, known = HEAD[head_name], layer.out_features, (calibration or {}).get(head_name, {})
        tensors[f"{head_name}.weight"], tensors[f"{head_name}.bias"] = layer.weight, layer.bias
        table.append(
            {
                "name": head_name,
                "over": head.over,
                "kind": head.kind,
                "classes": list(head.classes),
                "temperatures": known.get("temperatures", [1.0] * n),
                "shifts": known.get("shifts", [0.0] * n),
                "thresholds": known.get("thresholds", [0.5] * n),
            }
        )
    tensors["embed.weight"], tensors["embed.bias"] = model.embed.weight, model.embed.bias
    kept = exact or torch.float16
    meta = {"format": "heard", "version": VERSION, "heads": json.dumps(table, ensure_ascii=False)}
    save_file({name: t.detach().to(kept).contiguous() for name, t in tensors.items()}, out / "heads.safetensors", meta)


def vocabulary() -> list[str]:
    """By number. A sign of the base vocabulary that is now one of our emoji leaves its old place empty."""
    pieces = encoder.tokenizer().get_vocab(with_added_tokens=True)
    lines = [f"[empty{i}]" for i in range(max(pieces.values()) + 1)]
    for piece, number in pieces.items():
        lines[number] = piece
    return lines


def byte_range(text: str, a: int, b: int) -> list[int]:
    return [len(text[:a].encode()), len(text[:b].encode())]


@torch.no_grad()
def expected(model: Heard, texts, number=lambda i: i) -> list[dict]:
    """What the encoder says of each text, one row at a time, with every head."""
    rows = []
    model.eval()
    for text, context, cut in texts:
        code = encoder.encode(text, context)
        cut = cut or predict.sentences(text)
        ids, types = torch.tensor([[number(i) for i in code.ids]]), torch.tensor([code.types])
        weights = torch.zeros(1, len(code.ids), len(cut))
        for s, (a, b) in enumerate(cut):
            inside = [t for t, (start, end) in enumerate(code.offsets, 1) if start < b and end > a]
            if inside:
                weights[0, inside, s] = 1 / len(inside)
        logits, states = model(ids, types, list(model.heads), weights)
        embedding = encoder.embedding(model, ids, types)[0]
        said = {name: value[0, 1 : 1 + len(code.offsets)] if HEAD[name].over == "token" else value[0] for name, value in logits.items()}
        rows.append(
            {
                "text": text,
                "context": context,
                "sentences": [byte_range(text, a, b) for a, b in cut],
                "ids": ids[0].tolist(),
                "types": code.types,
                "offsets": [byte_range(text, a, b) for a, b in code.offsets],
                "logits": {name: [round(x, 5) for x in value.flatten().tolist()] for name, value in said.items()},
                "embedding": [round(x, 5) for x in embedding.tolist()],
            }
        )
    return rows


def own_texts(n: int) -> list[tuple[str, str, None]]:
    """Messages with what was said before, and replies with their message, those that fit into one window."""
    found = []
    for m in own.everything():
        found.append((m.text, tasks.context_of(m), None))
        found += [(r.text, m.text, None) for r in m.replies]
    random.Random(1).shuffle(found)
    return [row for row in found if row[0].strip() and len(encoder.encode(row[0]).ids) < TEXT_TOKENS][:n]


def dump(rows, path: Path):
    path.write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8")


def tiny(out: Path):
    """A random encoder of two layers whose vocabulary holds just the pieces of a few texts: the whole path, in a few kilobytes."""
    torch.manual_seed(1)
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    numbers = [encoder.tokenizer().token_to_id(p) for p in pieces]
    numbers += sorted({i for text, context, _ in TINY for i in encoder.encode(text, context).ids} - set(numbers))
    rows = len(numbers) - 9
    model = Heard(Shape(layers=2, hidden=32, wide=64, attention=2, embedding=16, vocabulary=len(numbers), rows=rows))
    model.row.copy_(torch.arange(len(numbers)) % rows)
    few = ("feeling", "needed", "span", "role", "acts", "polite")
    model.heads = torch.nn.ModuleDict({name: layer for name, layer in model.heads.items() if name in few})
    model.embed = torch.nn.Linear(32, 8)
    for value in model.parameters():
        value.data = (value.data * (2 if value.dim() == 2 else 1)).half().float()
    write(model, out, torch.float16)
    write(model, out, None, name="encoder.int8")
    (out / "vocab.txt").write_text("".join(f"{encoder.tokenizer().id_to_token(i)}\n" for i in numbers), encoding="utf8")
    dump(expected(model, TINY, numbers.index), out / "expected.json")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("model", nargs="?", help="a .pt file, or `base`")
    args.add_argument("out", type=Path)
    args.add_argument("--tiny", action="store_true")
    args.add_argument("--float", action="store_true")
    args.add_argument("--calibration", type=Path)
    args.add_argument("--expect", type=int, default=0)
    a = args.parse_args()
    torch.set_num_threads(1)
    if a.tiny:
        return tiny(a.out)
    torch.manual_seed(1)
    model = encoder.from_base() if a.model == "base" else encoder.load(Path(a.model))
    calibration = json.loads(a.calibration.read_text(encoding="utf8")) if a.calibration else None
    write(model, a.out, torch.float32 if a.float else None, calibration)
    (a.out / "vocab.txt").write_text("".join(f"{piece}\n" for piece in vocabulary()), encoding="utf8")
    if a.expect:
        dump(expected(model, own_texts(a.expect)), a.out / "expected.json")


if __name__ == "__main__":
    main()
