"""Stanford Politeness (Danescu-Niculescu-Mizil et al. 2013): the most and the least polite quarter of each community's requests told apart, 5-fold.

Fine-tuned within folds: the base encoder learns the scores of all requests outside a fold, and tells that fold's quarters apart. Beside it a logistic
regression on frozen features, fitted within folds. The shipped encoder saw these rows in training, unless it is the one given as `clean`.
"""

import random

import numpy as np
import torch

from .. import corpora, encoder, predict, tasks, train
from . import folds, tfidf, vader
from .measure import Row, Section, accuracy, best_threshold
from .subject import Subject, kept

COMMUNITIES = {"both communities": None, "Wikipedia": "wikipedia", "Stack Exchange": "stack-exchange"}
PUBLISHED = {
    "both communities": "XLM-R-large .892 (TyDiP English split)",
    "Wikipedia": "SVM .838 (2013, cross-validated)",
}


def extremes() -> list[tuple[str, bool, str]]:
    """Text, whether polite, community."""
    found = []
    rows = corpora.politeness()
    for name in ("wikipedia", "stack-exchange"):
        scores = np.array([score for _, score, community in rows if community == name])
        low, high = np.percentile(scores, [25, 75])
        found += [(text, score >= high, name) for text, score, community in rows if community == name and not low < score < high]
    return found


EPOCHS, RATE, BATCH = 2, 1e-4, 32


def learned(rows: list[tasks.Row]):
    """The base encoder after two rounds through these scores."""
    torch.manual_seed(folds.SEED)
    steps = EPOCHS * len(rows) // BATCH
    model, rng, queue = encoder.from_base().train(), random.Random(folds.SEED), []
    model.words.weight.requires_grad_(False)
    adam = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=RATE, weight_decay=0.01, fused=True)
    turns = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: encoder.schedule(step, steps))
    for step in range(steps):
        queue = queue or tasks.batches(rows, BATCH, rng)
        with torch.autocast("cpu", torch.bfloat16):
            loss = sum(train.losses(model, [rows[i] for i in queue.pop()]).values())
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        turns.step()
        adam.zero_grad()
        if step % 50 == 0:
            print(f"    step {step} of {steps}", flush=True)
    return model.eval()


def finetuned(texts: list[str], y, groups) -> np.ndarray:
    """Of each text whether it is polite, by an encoder that learned from the requests outside its fold. Each fold is kept: a run goes on where it was cut off."""
    said = np.zeros(len(y), dtype=bool)
    for seen, unseen in folds.split(groups):
        given = ([texts[i] for i in seen], y[seen], [texts[i] for i in unseen])
        said[unseen] = kept("politeness-fold", given, lambda: one_fold(*given))
    return said


def one_fold(known: list[str], polite, asked: list[str]) -> np.ndarray:
    kept_out = {corpora.key(text) for text in asked}
    model = learned([row for row in tasks.polite_rows() if corpora.key(row.text) not in kept_out])
    score = lambda texts: predict.logits(model, texts, ["polite"])["polite"][:, 0]
    return score(asked) >= best_threshold(score(known), polite)


TITLE = "Stanford politeness, accuracy on quartile extremes"


def section(subject, clean=None, finetune=False, **_) -> Section:
    rows = extremes()
    texts, y = [text for text, _, _ in rows], np.array([polite for _, polite, _ in rows])
    groups = np.unique([corpora.key(text) for text in texts], return_inverse=True)[1]
    mood = np.array([vader.compound(text) for text in texts])
    encoders = {
        "on its frozen features; **the encoder saw these rows in training**": subject,
        "on an encoder trained without these rows": clean,
        "on the base encoder, before any training of ours": Subject(None),
    }
    columns = {
        "majority": np.ones_like(y),
        "vader": folds.cut(mood, y, groups),
        "tfidf": folds.fitted("politeness", tfidf.classifier, texts, y, groups),
    }
    answers = {}
    if finetune:
        answers["the base encoder, fine-tuned within folds"] = finetuned(texts, y, groups)
    for name, asked in encoders.items():
        if asked:
            said = asked.says("politeness", texts)
            x = said["pooled"] if asked.digest == "base" else folds.features(said)
            answers[name] = folds.fitted("politeness", folds.on_features, x, y, groups)
    found = []
    for community, key in COMMUNITIES.items():
        at = np.array([key in (None, name) for _, _, name in rows])
        f = lambda answer: accuracy(y[at], answer[at], groups[at])
        cells = {name: f(answer) for name, answer in columns.items()} | {"published": PUBLISHED.get(community, "")}
        for name, answer in answers.items():
            found.append(Row(f"{community}, {name}", {"model": f(answer)} | cells))
            cells = {}
    note = (
        f"Politeness: {len(rows):,} requests, the upper and the lower quarter of each community by the raters’ mean, 5-fold (equal texts on one side), accuracy. "
        "Fine-tuned: the scores of all requests outside the fold, two rounds. A logistic regression is fitted within folds on frozen numbers; VADER chooses a threshold within folds."
    )
    if not clean:
        note += " No encoder trained without these rows was given: the line on frozen features flatters."
    return Section(TITLE, found, note)
