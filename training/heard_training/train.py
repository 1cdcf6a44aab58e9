"""Trains the encoder, all heads together. Usage: python -m heard_training.train NAME [--steps N] [--seed N] [--all]

Our own sentences and the free corpora are drawn in the shares of `parts`. Writes `out/NAME-SEED.pt`, and every few hundred steps what there is so
far, so that a run that is cut off is not lost.
"""

import argparse
import random
import time
from dataclasses import replace
from pathlib import Path

import torch
import torch.nn.functional as F

from . import encoder, own, tasks
from .encoder import HEAD

OUT = Path(__file__).resolve().parents[1] / "out"


# Means over classes that are mostly absent are small: the more classes, and the rarer, the more each counts.
WEIGHT = {"flags": 12, "acts": 20, "span": 6, "role": 6}


def one_loss(name: str, logits, target):
    """Several-of-many by asymmetric focal loss, because labels are missing more often than wrong; one-of-many with smoothing."""
    head = HEAD[name]
    if head.kind == "one":
        return F.cross_entropy(logits, target, label_smoothing=0.1)
    if head.kind == "number":
        return F.mse_loss(logits, target)
    weight = WEIGHT.get(name, 4)
    if head.over == "text":
        return multi(logits, target, name).sum(-1).mean() if name == "go" else multi(logits, target, name).mean() * weight
    target, real = target
    return (multi(logits, target, name).mean(-1) * real).sum() / real.sum() * weight


def multi(logits, target, name: str):
    if name != "go":
        return F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    p = torch.sigmoid(logits)
    away = (p - 0.05).clamp(min=0)
    present = -target * (1 - p) * torch.log(p.clamp(min=1e-8))
    absent = -(1 - target) * away**2 * torch.log((1 - away).clamp(min=1e-8))
    return present + absent


# Pieces with which a stretch of a reply is long enough: sentence by sentence, as they are read, long ones, and all in one.
ENOUGH = (1, 20, 20, 48, 1000)
# What is said of a whole reply is, of these heads, what is said of the stretch of which it holds most; of the others the mean by pieces.
MOST = {"empathy", "helps"}


def of_whole(name: str, logits, own):
    """Logits of a reply from those of its stretches, `own` their pieces."""
    return logits.amax(0) if name in MOST else (logits * own).sum(0) / own.sum()


def of_replies(model, rows, enough: int) -> dict:
    """Replies cut into stretches that are read by themselves, as `heard-model` does; what holds of the whole is asked of all its stretches together."""
    cut = [tasks.stretches(row, enough) for row in rows]
    parts = [part for row in cut for part in row]
    wholes = [name for name in rows[0].targets if name != "hurts"]
    ids, types, targets, sentences = tasks.collate([replace(part, targets={"hurts": tasks.hurting(part)}) for part in parts])
    logits, _ = model(ids, types, [*targets, *wholes], sentences)
    found = {name: one_loss(name, logits[name], target) for name, target in targets.items()}
    own = ((ids != encoder.PAD) & (encoder.kinds(types) != encoder.CONTEXT)).sum(1, keepdim=True).float()
    ends = torch.tensor([len(row) for row in cut]).cumsum(0).tolist()
    for name in wholes:
        x = logits[name].float()
        said = [of_whole(name, x[begin:end], own[begin:end]) for begin, end in zip([0, *ends], ends)]
        found[name] = one_loss(name, torch.stack(said), torch.tensor([row.targets[name] for row in rows]))
    return found


def losses(model, rows, base=None, enough: int = 1000):
    if rows[0].answers:
        return of_replies(model, rows, enough)
    ids, types, targets, sentences = tasks.collate(rows)
    if not targets:
        return {"embed": 1 - F.cosine_similarity(encoder.embedding(model, ids, types), encoder.base_embedding(base, ids, types)).mean()}
    logits, _ = model(ids, types, list(targets), sentences)
    return {name: one_loss(name, logits[name], target) for name, target in targets.items()}


def drawn(parts, rng):
    """Batches without end: a part as often as its weight says, each of its rows once a round, our own often typed with less care."""
    names, weights = list(parts), [part[2] for part in parts.values()]
    queues = {name: [] for name in names}
    while True:
        name = rng.choices(names, weights)[0]
        rows, size, _ = parts[name]
        if not queues[name]:
            queues[name] = tasks.batches(rows, size, rng)
        batch = [rows[i] for i in queues[name].pop()]
        if name in ("customer", "reply"):
            batch = [tasks.scruffy(row, rng) if rng.random() < 0.6 else row for row in batch]
        yield batch


def run(model, parts, steps, rate, rng, note, path):
    """`parts`: name → (rows, batch size, weight); a part is drawn as often as its weight says."""
    # Word vectors stay as the base has them, half of all weights, and the little data moves few of them.
    model.words.weight.requires_grad_(False)
    decayed = [p for n, p in model.named_parameters() if p.dim() > 1 and "heads" not in n and p.requires_grad]
    heads = [p for n, p in model.named_parameters() if p.dim() > 1 and "heads" in n]
    plain = [p for n, p in model.named_parameters() if p.dim() <= 1]
    groups = [{"params": decayed, "weight_decay": 0.01}, {"params": heads, "weight_decay": 0.01, "lr": rate * 10}, {"params": plain, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=rate, fused=True)
    turns = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: encoder.schedule(step, steps))
    batches = drawn(parts, rng)
    base = encoder.from_base().eval() if "meaning" in parts else None
    mean, began = {}, time.time()
    model.train()
    for step in range(1, steps + 1):
        with torch.autocast("cpu", torch.bfloat16):
            found = losses(model, next(batches), base, rng.choice(ENOUGH))
        sum(found.values()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        turns.step()
        optimiser.zero_grad()
        for head, loss in found.items():
            mean[head] = 0.98 * mean.get(head, loss.item()) + 0.02 * loss.item()
        if step % 100 == 0 or step == steps:
            if step % 600 == 0:
                encoder.save(model, path)
            spent = time.time() - began
            print(f"{note} {step}/{steps}  {spent:.0f} s, {spent / step * (steps - step):.0f} s left  " + "  ".join(f"{h} {v:.3f}" for h, v in mean.items()), flush=True)


def parts(everything: bool, without: list[str]) -> dict:
    """Name → rows, batch size, share of the steps. `without`: parts left out, so that a benchmark with the same rows can be measured cleanly."""
    messages = own.everything()
    customers, replies, situations = tasks.customer_rows(messages), tasks.reply_rows(messages), tasks.situation_rows()
    if not everything:
        customers, replies, situations = ([r for r in rows if not tasks.held_out(r)] for rows in (customers, replies, situations))
    found = {
        "customer": (customers, 32, 0.36),
        "reply": (replies, 16, 0.24),
        "go": (tasks.go_rows("train"), 64, 0.26),
        "situations": (situations, 64, 0.03),
        "polite": (tasks.polite_rows(), 32, 0.05),
        "abuse": (tasks.abuse_rows(), 32, 0.01),
        "chat": (tasks.chat_rows(), 64, 0.03),
        "meaning": (tasks.meaning_rows(), 64, 0.02),
    }
    return {name: part for name, part in found.items() if name not in without}


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("name")
    args.add_argument("--steps", type=int, default=6000)
    args.add_argument("--rate", type=float, default=1e-4)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--start", type=Path, help="an earlier .pt instead of the base model")
    args.add_argument("--all", action="store_true", help="train on the held-out tenth of our own sentences too")
    args.add_argument("--without", nargs="*", default=[], help="parts to leave out, as `polite`")
    args.add_argument("--share", nargs="*", default=[], metavar="PART=SHARE", help="draw a part more or less often, as `reply=0.5`")
    a = args.parse_args()
    encoder.threads()
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    path = OUT / f"{a.name}-{a.seed}.pt"
    model = encoder.load(a.start) if a.start else encoder.from_base()
    found = parts(a.all, a.without)
    for name, share in (given.split("=") for given in a.share):
        rows, size, _ = found[name]
        found[name] = (rows, size, float(share))
    run(model, found, a.steps, a.rate, random.Random(a.seed), a.name, path)
    encoder.save(model, path)
    print(f"{path} written")


if __name__ == "__main__":
    main()
