"""Teaches an encoder to say of a reply in short stretches what it says of it in long ones. Usage: python -m heard_training.shorter START NAME [--steps N]

A reply is read in stretches, so that an edit reads one of them anew: the shorter, the sooner. `START` (a `.pt` or the folder of the files that ship) is its
own teacher: it reads each reply in stretches of `LONG`, the student in shorter ones, and what it says of the whole and of every sentence has to be the
same; the labels say a part too. On customers' words the student keeps to its teacher's states, place by place. The heads stay as they are, and with them
all that was fitted on top of them.
"""

import argparse
import random
from pathlib import Path

import torch

from . import encoder, tasks, train
from .distil import Progress, learn, soft_loss

LONG = 48
# What it reads from then on.
STRETCH = 24
# Pieces of the stretches that the student reads.
SHORT = (12, 24, 24, 24, 32, 48)
# How much the labels of replies say beside the teacher. That a reply hurts was fitted by itself, with cold ones counted more often than these rows have them.
LABELS = {"acts": 0.3, "empathy": 0.3, "helps": 0.3, "reply": 0.3, "hurts": 0.0}
WEIGHT = {"hurts": 3.0}
# How much the states on customers' words count.
STATES = 20.0
PARTS = ("customer", "reply", "go", "situations", "chat", "meaning")


def read(model, rows: list[tasks.Row], enough: int) -> dict:
    """Logits of whole replies, and of their sentences in order, from stretches of so many pieces."""
    cut = [tasks.stretches(row, enough) for row in rows]
    parts = [part for row in cut for part in row]
    wholes = list(rows[0].targets)
    ids, types, targets, sentences = tasks.collate(parts)
    logits, _ = model(ids, types, ["acts", *wholes], sentences)
    own = ((ids != encoder.PAD) & (encoder.kinds(types) != encoder.CONTEXT)).sum(1, keepdim=True).float()
    ends = torch.tensor([len(row) for row in cut]).cumsum(0).tolist()
    found = {"acts": torch.cat([x[: len(part.sentences)] for x, part in zip(logits["acts"].float(), parts)])}
    for name in wholes:
        x = logits[name].float()
        found[name] = torch.stack([train.of_whole(name, x[begin:end], own[begin:end]) for begin, end in zip([0, *ends], ends)])
    return found


def of_replies(teacher, model, rows: list[tasks.Row], enough: int) -> dict:
    """How far the student's reading is from the teacher's, and from the labels."""
    with torch.no_grad():
        wanted = read(teacher, rows, LONG)
    said, found = read(model, rows, enough), {}
    acts = torch.tensor([tasks.several(encoder.HEAD["acts"].classes, does) for row in rows for *_, does in row.sentences])
    for name, x in said.items():
        if name == "acts":
            labels = train.multi(x, acts, name).mean() * train.WEIGHT[name]
        else:
            labels = train.one_loss(name, x, torch.tensor([row.targets[name] for row in rows]))
        share = LABELS[name]
        found[name] = WEIGHT.get(name, 1.0) * ((1 - share) * soft_loss(name, x, wanted[name]) + share * labels)
    return found


def of_words(teacher, model, rows: list[tasks.Row]) -> dict:
    """How far the student's states are from the teacher's."""
    ids, types, _, _ = tasks.collate(rows)
    with torch.no_grad():
        wanted = teacher.states(ids, types).float()
    real = (ids != encoder.PAD).float()
    return {"states": (((model.states(ids, types).float() - wanted) ** 2).mean(-1) * real).sum() / real.sum() * STATES}


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("start", type=Path)
    args.add_argument("name")
    args.add_argument("--steps", type=int, default=1500)
    args.add_argument("--rate", type=float, default=7e-5)
    args.add_argument("--seed", type=int, default=1)
    a = args.parse_args()
    encoder.threads()
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    rng, path = random.Random(a.seed), train.OUT / f"{a.name}-{a.seed}.pt"
    # Without dropout: what is taught is to stay the same.
    teacher, model = encoder.load(a.start).eval(), encoder.load(a.start).eval()
    model.shape.stretch = STRETCH
    layers = list(model.layers.parameters())
    model.requires_grad_(False)
    for weight in layers:
        weight.requires_grad_(True)
    adam = torch.optim.AdamW(layers, lr=a.rate, weight_decay=0.01, fused=True)
    turns = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: encoder.schedule(step, a.steps))
    parts = {name: part for name, part in train.parts(False, []).items() if name in PARTS}
    rows, size, _ = parts["reply"]
    parts["reply"] = (rows, size, 1.5 * sum(share for name, (_, _, share) in parts.items() if name != "reply"))
    batches, progress = train.drawn(parts, rng), Progress("shorter", a.steps)
    for step in range(1, a.steps + 1):
        rows = next(batches)
        with torch.autocast("cpu", torch.bfloat16):
            found = of_replies(teacher, model, rows, rng.choice(SHORT)) if rows[0].answers else of_words(teacher, model, rows)
        learn(model, adam, turns, found)
        progress.tell(step, found)
        if step % 500 == 0:
            encoder.save(model, path)
    encoder.save(model, path)
    print(f"{path} written")


if __name__ == "__main__":
    main()
