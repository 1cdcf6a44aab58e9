"""TweetSumm (Feigenblat et al. 2021): which of a customer's sentences say the problem? Those that more than half of the annotators took into the summary.

All customers' sentences of `train.jsonl`; measured only. The model's sentence scores the likeliest problem token in it; the threshold is the one
with the best F1 on the held-out tenth of our own messages, so nothing of TweetSumm is fitted.
"""

import json

import numpy as np

from .. import corpora, own, predict, tasks
from ..own import SPANS
from . import vader
from .measure import Row, Section, best_threshold, macro_f1


def sentence_score(span, a: int, b: int) -> float:
    """Of the characters from a to b: the highest logit of a problem token."""
    logits, offsets = span
    inside = [logits[t, SPANS.index("p")] for t, (start, end) in enumerate(offsets) if start < b and end > a]
    return float(max(inside, default=-20.0))


def conversations() -> list[dict]:
    lines = (corpora.DATA / "tweetsumm/train.jsonl").read_text(encoding="utf8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def customer_turns(conversation: dict):
    """Number among the customer's turns, text, what was said before, sentences as (start, end, chosen)."""
    number, before = 0, []
    for turn in conversation["turns"]:
        if turn["role_guess"] == "customer":
            cuts, at = [], 0
            text = " ".join(s["text"] for s in turn["sentences"])
            for s in turn["sentences"]:
                cuts.append((at, at + len(s["text"]), 2 * s["votes"] > conversation["n_extractive_annotators"]))
                at += len(s["text"]) + 1
            yield number, text, " ".join(before[-3:]), cuts
            number += 1
        before.append(turn["text"])


def own_threshold(subject) -> float:
    rows = [row for row in tasks.customer_rows(own.everything()) if tasks.held_out(row)]
    spans = subject.says("own-held-out", [row.text for row in rows], [row.context for row in rows], spans=True)["span"]
    scores, gold = [], []
    for row, span in zip(rows, spans):
        for a, b in predict.sentences(row.text):
            scores.append(sentence_score(span, a, b))
            gold.append(any(kind == "p" and start < b and end > a for kind, start, end in row.spans))
    return best_threshold(np.array(scores), np.array(gold))


def section(subject, **_) -> Section:
    turns = [(i, *turn) for i, conversation in enumerate(conversations()) for turn in customer_turns(conversation)]
    spans = subject.says("tweetsumm", [text for _, _, text, _, _ in turns], [before for _, _, _, before, _ in turns], spans=True)["span"]
    flat = [
        (i, number, b - a, sentence_score(span, a, b), text[a:b], chosen)
        for (i, number, text, _, cuts), span in zip(turns, spans)
        for a, b, chosen in cuts
    ]
    groups, number, length, score, _, gold = (np.array(column) for column in zip(*flat))
    first = number == 0

    def top(value):
        """In each conversation's first turn the sentence with most of something."""
        said = np.zeros(len(flat), dtype=bool)
        for i in np.unique(groups):
            at = np.flatnonzero((groups == i) & first)
            said[at[np.argmax(value[at])]] = True
        return said

    f = lambda said: macro_f1(gold, said, groups)
    bad = np.array([vader.sign(text) < 0 for _, _, _, _, text, _ in flat])
    at = own_threshold(subject)
    others = {"majority": f(np.ones_like(gold)), "vader": f(bad)}
    baselines = f"longest sentence of the first turn {f(top(length))}; all sentences of the first turn {f(first)}"
    rows = [
        Row("sentences at or above the threshold, all turns", {"model": f(score >= at), "published": baselines} | others),
        Row("the same, first turn only", {"model": f((score >= at) & first)}),
        Row("the likeliest sentence of the first turn", {"model": f(top(score))}),
        Row("the likeliest sentence of the first turn, and its others at or above the threshold", {"model": f(top(score) | ((score >= at) & first))}),
    ]
    note = (
        f"TweetSumm: {len(flat):,} customers’ sentences of {len(np.unique(groups))} conversations, {gold.sum():,} of them chosen by more than half of the "
        f"annotators. The threshold ({predict.sigmoid(at):.2f}) comes from the held-out tenth of our own messages. “Majority” takes every sentence (taking none "
        "has F1 0), VADER those of bad feeling. Intervals are over conversations."
    )
    return Section("TweetSumm, problem sentences, F1", rows, note)
