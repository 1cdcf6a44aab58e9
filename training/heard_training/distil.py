"""Teaches the small size what the standard one knows. Usage: python -m heard_training.distil TEACHER.pt NAME [--epochs N] [--steps N] [--start STUDENT.pt]

The student begins as a part of its teacher: some of its layers with the stronger half of their inner units, its heads, and its word vectors in their main
directions; rare pieces share the row of the frequent piece that means the nearest. First it learns on texts without labels to come near the teacher's
vectors (Jiao et al. 2020) and to answer as the teacher does, then on the rows of `train`, half by their labels, half by the teacher's answers.
"""

import argparse
import random
import time
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F

from . import corpora, encoder, own, predict, tasks, train
from .encoder import HEAD, HEADS, PAD, SMALL, Heard

TEXT_HEADS = [head.name for head in HEADS if head.over == "text" and head.classes]
SOFT = {"go": 3.0, "flags": 3.0}


def texts() -> list[str]:
    """All that may be trained on, each once, without labels."""
    found = [text for text, _ in corpora.goemotions("train")] + [text for text, _, _ in corpora.empathetic_openings()]
    found += [text for text, _ in corpora.service_turns()] + [text for text, _, _ in corpora.politeness()]
    for m in own.everything():
        found += [m.text, *(r.text for r in m.replies)]
    return [text for text, in corpora.without([(text,) for text in found], set())]


LAYERS = (0, 3)  # of the teacher's


def frequent(teacher: Heard, said: list[str]) -> list[int]:
    """The pieces that keep a row of their own: signs, and what is said most."""
    seen = Counter(number for text in said for number in encoder.encode(text).ids)
    pieces = encoder.tokenizer().get_vocab(with_added_tokens=True)
    always = {n for piece, n in pieces.items() if len(piece.removeprefix("##")) == 1 or n in (PAD, 100, encoder.CLS, encoder.SEP)}
    often = [n for n, _ in seen.most_common() if n not in always]
    return sorted([*always, *often][: SMALL.rows])


def student(teacher: Heard, said: list[str]) -> Heard:
    """The part of the teacher that the small size has room for."""
    model, kept, theirs = Heard(SMALL), frequent(teacher, said), teacher.state_dict()
    same = {name: value for name, value in theirs.items() if not name.startswith(("words", "layers"))}
    for mine, layer in enumerate(LAYERS):
        part = {name.removeprefix(f"layers.{layer}."): value for name, value in theirs.items() if name.startswith(f"layers.{layer}.")}
        strong = (part["up.weight"].norm(dim=1) * part["down.weight"].norm(dim=0)).topk(SMALL.wide).indices
        part |= {"up.weight": part["up.weight"][strong], "up.bias": part["up.bias"][strong], "down.weight": part["down.weight"][:, strong]}
        same |= {f"layers.{mine}.{name}": value for name, value in part.items()}
    old = theirs["words.weight"]
    _, _, main = torch.linalg.svd(old[kept], full_matrices=False)
    near = F.normalize(old, dim=1) @ F.normalize(old[kept], dim=1).T
    same |= {"words.weight": old[kept] @ main[: SMALL.embedding].T, "widen.weight": main[: SMALL.embedding].T, "row": near.argmax(1).to(torch.int16)}
    model.load_state_dict(same)
    return model


def soft_loss(name: str, logits, target):
    """How far an answer is from the teacher's."""
    head = HEAD[name]
    if head.kind == "one":
        return F.kl_div(F.log_softmax(logits, -1), F.softmax(target, -1), reduction="batchmean")
    if head.kind == "number":
        return F.mse_loss(logits, target)
    return F.binary_cross_entropy_with_logits(logits, torch.sigmoid(target)) * train.WEIGHT.get(name, SOFT.get(name, 2.0) * 2)


def learn(model, adam, turns, found: dict):
    """One step down the sum of the losses."""
    sum(found.values()).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    adam.step()
    turns.step()
    adam.zero_grad()


def optimiser(model, rate, steps):
    adam = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01, fused=True)
    return adam, torch.optim.lr_scheduler.LambdaLR(adam, lambda step: encoder.schedule(step, steps))


class Progress:
    def __init__(self, what: str, steps: int):
        self.what, self.steps, self.mean, self.began = what, steps, {}, time.time()

    def tell(self, step: int, found: dict):
        for name, loss in found.items():
            self.mean[name] = 0.98 * self.mean.get(name, loss.item()) + 0.02 * loss.item()
        if step % 200 == 0 or step == self.steps:
            spent = time.time() - self.began
            print(f"{self.what} {step}/{self.steps}  {spent:.0f} s, {spent / step * (self.steps - step):.0f} s left  "
                  + "  ".join(f"{n} {v:.3f}" for n, v in self.mean.items()), flush=True)  # fmt: skip


def general(teacher, model, said, epochs, rng, path):
    """Batches stay the same through the epochs, so that the teacher reads each but once."""
    codes = sorted((encoder.encode(text) for text in said), key=lambda code: len(code.ids))
    batches = [codes[at : at + 64] for at in range(0, len(codes), 64)]
    steps, known = epochs * len(batches), {}
    adam, turns = optimiser(model, 5e-4, steps)
    progress = Progress("general", steps)
    for step in range(1, steps + 1):
        at = (step - 1) % len(batches)
        order = rng.sample(range(len(batches)), len(batches)) if at == 0 else order
        number = order[at]
        ids, types = predict.padded(batches[number])
        with torch.autocast("cpu", torch.bfloat16):
            if number not in known:
                with torch.no_grad():
                    known[number] = teacher.states(ids, types).to(torch.bfloat16)
            theirs, mine = known[number].float(), model.states(ids, types)
            real = (ids != PAD).float()
            found = {"states": (((mine - theirs) ** 2).mean(-1) * real).sum() / real.sum() * 20}
            both, wanted = model.pooled(mine, ids, types), teacher.pooled(theirs, ids, types)
            for name in TEXT_HEADS:
                found[name] = soft_loss(name, model.heads[name](both).float(), teacher.heads[name](wanted).float())
            found["span"] = soft_loss("span", model.heads["span"](mine)[real.bool()].float(), teacher.heads["span"](theirs)[real.bool()].float())
        learn(model, adam, turns, found)
        progress.tell(step, found)
        if step % 1000 == 0:
            encoder.save(model, path)


def task(teacher, model, parts, steps, rng, path):
    """The rows of the one recipe; the labels say half, the teacher the other half."""
    batches = train.drawn(parts, rng)
    adam, turns = optimiser(model, 3e-4, steps)
    progress = Progress("task", steps)
    for step in range(1, steps + 1):
        ids, types, targets, sentences = tasks.collate(next(batches))
        with torch.autocast("cpu", torch.bfloat16):
            asked = list(targets) or TEXT_HEADS
            with torch.no_grad():
                wanted, _ = teacher(ids, types, asked, sentences)
            logits, _ = model(ids, types, asked, sentences)
            found = {}
            for head in asked:
                x, soft = logits[head].float(), wanted[head].float()
                if HEAD[head].over != "text":
                    real = targets[head][1].bool()
                    found[head] = soft_loss(head, x[real], soft[real])
                else:
                    found[head] = soft_loss(head, x, soft)
                if head in targets:
                    found[head] = 0.5 * found[head] + 0.5 * train.one_loss(head, x, targets[head])
        learn(model, adam, turns, found)
        progress.tell(step, found)
        if step % 1000 == 0:
            encoder.save(model, path)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("teacher", type=Path)
    args.add_argument("name")
    args.add_argument("--epochs", type=int, default=2, help="of the part without labels")
    args.add_argument("--steps", type=int, default=3000, help="of the part with labels")
    args.add_argument("--start", type=Path, help="a student that has begun")
    args.add_argument("--seed", type=int, default=1)
    a = args.parse_args()
    encoder.threads()
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    rng, path = random.Random(a.seed), train.OUT / f"{a.name}-{a.seed}.pt"
    teacher, said = encoder.load(a.teacher).eval(), texts()
    print(f"{len(said)} texts", flush=True)
    # Without dropout: what is small forgets enough.
    model = (encoder.load(a.start) if a.start else student(teacher, said)).eval()
    if a.epochs:
        general(teacher, model, said, a.epochs, rng, path)
        encoder.save(model, path)
    if a.steps:
        task(teacher, model, train.parts(False, []), a.steps, rng, path)
        encoder.save(model, path)
    print(f"{path} written")


if __name__ == "__main__":
    main()
