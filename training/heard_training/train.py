"""Trains the encoder. Usage: python -m heard_training.train STAGE [--seed N] [--out DIR]

general   from the base: GoEmotions, situations, politeness, abuse
service   from `general`: our own sentences, with the general corpora rehearsed

Every stage is written to `<out>/<stage>-<seed>.pt`; a stage that stands there is not made again without --again.
"""

import argparse
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from . import encoder, own, tasks
from .encoder import HEAD

OUT = Path(__file__).resolve().parents[1] / "out"


def one_loss(name: str, logits, target):
    """Several-of-many by asymmetric focal loss, because labels are missing more often than wrong; one-of-many with smoothing."""
    head = HEAD[name]
    if head.kind == "one":
        return F.cross_entropy(logits, target, label_smoothing=0.1)
    if head.kind == "number":
        return F.mse_loss(logits, target)
    if head.over == "text":
        return multi(logits, target, name).sum(-1).mean() if name == "go" else multi(logits, target, name).mean() * 4
    target, real = target
    return (multi(logits, target, name).mean(-1) * real).sum() / real.sum() * 6


def multi(logits, target, name: str):
    if name != "go":
        return F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    p = torch.sigmoid(logits)
    away = (p - 0.05).clamp(min=0)
    present = -target * (1 - p) * torch.log(p.clamp(min=1e-8))
    absent = -(1 - target) * away**2 * torch.log((1 - away).clamp(min=1e-8))
    return present + absent


def losses(model, rows):
    ids, types, targets, sentences = tasks.collate(rows)
    logits, _ = model(ids, types, list(targets), sentences)
    return {name: one_loss(name, logits[name], target) for name, target in targets.items()}


def run(model, parts, steps, rate, rng, note):
    """`parts`: name → (rows, batch size, weight); a part is drawn as often as its weight says."""
    # Word vectors stay as the base has them, half of all weights, and the little data moves few of them.
    model.words.weight.requires_grad_(False)
    decayed = [p for n, p in model.named_parameters() if p.dim() > 1 and "heads" not in n and p.requires_grad]
    heads = [p for n, p in model.named_parameters() if p.dim() > 1 and "heads" in n]
    plain = [p for n, p in model.named_parameters() if p.dim() <= 1]
    groups = [{"params": decayed, "weight_decay": 0.01}, {"params": heads, "weight_decay": 0.01, "lr": rate * 10}, {"params": plain, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=rate, fused=True)
    turns = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: encoder.schedule(step, steps))
    names, weights = list(parts), [part[2] for part in parts.values()]
    queues = {name: [] for name in names}
    mean, began = {}, time.time()
    model.train()
    for step in range(1, steps + 1):
        name = rng.choices(names, weights)[0]
        rows, size, _ = parts[name]
        if not queues[name]:
            queues[name] = tasks.batches(rows, size, rng)
        batch = [rows[i] for i in queues[name].pop()]
        if name in ("customer", "reply"):
            batch = [tasks.scruffy(row, rng) if rng.random() < 0.6 else row for row in batch]
        with torch.autocast("cpu", torch.bfloat16):
            found = losses(model, batch)
        sum(found.values()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        turns.step()
        optimiser.zero_grad()
        for head, loss in found.items():
            mean[head] = 0.98 * mean.get(head, loss.item()) + 0.02 * loss.item()
        if step % 100 == 0 or step == steps:
            spent = time.time() - began
            print(f"{note} {step}/{steps}  {spent:.0f} s, {spent / step * (steps - step):.0f} s left  " + "  ".join(f"{h} {v:.3f}" for h, v in mean.items()), flush=True)


def general(seed: int, epochs: float) -> encoder.Heard:
    model, rng = encoder.from_base(), random.Random(seed)
    go, situations = tasks.go_rows("train"), [r for r in tasks.situation_rows() if not tasks.held_out(r)]
    parts = {"go": (go, 64, 0.72), "situations": (situations, 64, 0.16), "polite": (tasks.polite_rows(), 32, 0.09), "abuse": (tasks.abuse_rows(), 32, 0.03)}
    run(model, parts, int(len(go) / 64 / 0.72 * epochs), 8e-5, rng, "general")
    return model


def service(seed: int, epochs: float, start: Path, all_of_it: bool) -> encoder.Heard:
    model, rng = encoder.load(start), random.Random(seed)
    messages = [m for file in sorted(own.HERE.glob("*.txt")) for m in own.load(file)[0]]
    customers, replies = tasks.customer_rows(messages), tasks.reply_rows(messages)
    if not all_of_it:
        customers, replies = ([r for r in rows if not tasks.held_out(r)] for rows in (customers, replies))
    parts = {
        "customer": (customers, 32, 0.40),
        "reply": (replies, 16, 0.38),
        "go": (tasks.go_rows("train"), 64, 0.14),
        "situations": (tasks.situation_rows(), 64, 0.04),
        "polite": (tasks.polite_rows(), 32, 0.03),
        "abuse": (tasks.abuse_rows(), 32, 0.01),
    }
    run(model, parts, int(len(customers) / 32 / 0.40 * epochs), 6e-5, rng, "service")
    return model


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("stage", choices=["general", "service"])
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--epochs", type=float)
    args.add_argument("--out", type=Path, default=OUT)
    args.add_argument("--start", type=Path)
    args.add_argument("--name")
    args.add_argument("--all", action="store_true", help="train on the held-out tenth of our own sentences too")
    args.add_argument("--again", action="store_true")
    a = args.parse_args()
    encoder.threads()
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    path = a.out / f"{a.name or a.stage}-{a.seed}.pt"
    if path.exists() and not a.again:
        print(f"{path} stands")
        return
    if a.stage == "general":
        model = general(a.seed, a.epochs or 3)
    else:
        model = service(a.seed, a.epochs or 6, a.start or a.out / f"general-{a.seed}.pt", a.all)
    encoder.save(model, path)
    print(f"{path} written")


if __name__ == "__main__":
    main()
