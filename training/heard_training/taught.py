"""Teaches the standard size what a larger one knows. Usage: python -m heard_training.taught TEACHER.pt NAME --start FILE.pt|FOLDER [--steps N]

The rows of `train`, half by their labels and half by the teacher's answers, and sentences of service chats by its answers alone. Replies are read as they
are while they are being written: whole or in stretches, beside words that see themselves alone. The teacher reads each stretch in one row with those words.
"""

import argparse
import random
from dataclasses import replace
from pathlib import Path

import torch

from . import encoder, tasks, teacher, train
from .distil import Progress, learn, soft_loss
from .encoder import HEAD

MESSAGE = ["feeling", "felt", "intensity", "needed", "ask", "flags", "span", "go"]
REPLY = ["empathy", "helps", "reply", "hurts", "acts"]
def as_read(rows: list[tasks.Row], rng: random.Random) -> list[tasks.Row]:
    """Replies whole, or a stretch of each."""
    enough = rng.choice(train.ENOUGH)
    if enough == 1000:
        return rows
    parts = [rng.choice(tasks.stretches(row, enough)) for row in rows]
    return [replace(part, targets={"hurts": tasks.hurting(part)}) for part in parts]


def asked(row: tasks.Row) -> list[str]:
    """The heads that are asked of rows like this."""
    return REPLY if row.answers else [*row.targets, *(["span", "role"] if row.spans is not None else [])] or MESSAGE


def taught(large, model, rows: list[tasks.Row]) -> dict:
    """How far the answers are from the labels and from the teacher's."""
    ids, types, targets, sentences = tasks.collate(rows)
    heads = asked(rows[0])
    with torch.no_grad():
        wanted, _ = large(ids, types, heads, sentences)
    logits, _ = model(ids, types, heads, sentences)
    found = {}
    for head in heads:
        x, soft = logits[head].float(), wanted[head].float()
        over = HEAD[head].over
        if over == "text":
            found[head] = soft_loss(head, x, soft)
        else:
            real = targets[head][1].bool() if head in targets else (ids != encoder.PAD)
            found[head] = soft_loss(head, x[real], soft[real])
        if head in targets:
            found[head] = 0.5 * found[head] + 0.5 * train.one_loss(head, x, targets[head])
    return found


def optimiser(model, rate: float, steps: int):
    model.words.weight.requires_grad_(False)
    heads = [p for n, p in model.named_parameters() if n.startswith("heads")]
    rest = [p for n, p in model.named_parameters() if not n.startswith("heads") and p.requires_grad]
    groups = [{"params": rest}, {"params": heads, "lr": rate * 5}]
    adam = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01, fused=True)
    return adam, torch.optim.lr_scheduler.LambdaLR(adam, lambda step: encoder.schedule(step, steps))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("teacher", type=Path)
    args.add_argument("name")
    args.add_argument("--start", type=Path, required=True, help="the encoder to begin with")
    args.add_argument("--steps", type=int, default=3000)
    args.add_argument("--rate", type=float, default=1e-4)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--share", nargs="*", default=[], metavar="PART=SHARE", help="draw a part more or less often, as `reply=0.5`")
    a = args.parse_args()
    encoder.threads()
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    rng, path = random.Random(a.seed), train.OUT / f"{a.name}-{a.seed}.pt"
    large, model = teacher.from_file(a.teacher).eval(), encoder.load(a.start).train()
    parts = train.parts(False, [])
    for name, share in (given.split("=") for given in a.share):
        rows, size, _ = parts[name]
        parts[name] = (rows, size, float(share))
    batches, (adam, turns) = train.drawn(parts, rng), optimiser(model, a.rate, a.steps)
    progress = Progress("taught", a.steps)
    for step in range(1, a.steps + 1):
        rows = next(batches)
        with torch.autocast("cpu", torch.bfloat16):
            found = taught(large, model, as_read(rows, rng) if rows[0].answers else rows)
        learn(model, adam, turns, found)
        progress.tell(step, found)
        if step % 500 == 0:
            encoder.save(model, path)
    encoder.save(model, path)
    print(f"{path} written")


if __name__ == "__main__":
    main()
