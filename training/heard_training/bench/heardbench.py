"""HeardBench dev (this project's; the annotation guide lies beside the data): customer's message and reply label by label, scored by its own `score.py`.

The engine with each encoder and on cues alone, as the binary ships; beside it the standard encoder by itself, at fixed thresholds.
"""

import json
from collections import Counter
from pathlib import Path

import numpy as np

from .. import corpora, items, predict
from ..own import FEELINGS
from . import tfidf, vader
from .goemotions import LABELS
from .measure import Row, Section, drawn, spread
from .subject import kept

FOLDER = corpora.DATA / "heardbench"
SIZES = {"engine": "standard", "small": "small", "cues": "none"}
NINE = {
    "anger": "anger disgust",
    "frustration": "annoyance",
    "disappointment": "disappointment disapproval",
    "sadness": "sadness grief remorse embarrassment",
    "anxiety": "fear nervousness",
    "confusion": "confusion",
    "gratitude": "gratitude",
    "joy": "joy admiration amusement approval caring desire excitement love optimism pride relief",
    "neutral": "neutral curiosity realization surprise",
}
WHOLE = {
    "feeling.macro_f1": "feeling, macro-F1",
    "feeling.sign_accuracy": "feeling, sign accuracy",
    "intensity.kappa": "intensity, κ",
    "problem.token_f1": "problem, token-F1",
    "problem.presence_f1": "problem, presence-F1",
    "impact.token_f1": "impact, token-F1",
    "impact.presence_f1": "impact, presence-F1",
    "ask.accuracy": "ask, accuracy",
    "flags.micro_f1": "flags, micro-F1",
    "flags.macro_f1": "flags, macro-F1",
    "empathy_needed.f1": "empathy needed, F1",
    "labels.micro_f1": "reply labels, micro-F1",
    "labels.macro_f1": "reply labels, macro-F1",
    "empathy.kappa": "empathy given, κ",
    "helps.kappa": "helps, κ",
    "ignored.f1": "ignored, F1",
}
# Which measures a baseline has an answer to; what it leaves at a default is not printed.
ANSWERS = {"vader": ("feeling.", "empathy_needed."), "tfidf": ("feeling.",)}
TWO_PASSES = {
    "feeling.macro_f1": ".90",
    "labels.micro_f1": ".93",
    "flags.micro_f1": ".93",
    "problem.token_f1": ".93",
    "impact.presence_f1": ".91",
    "empathy.kappa": ".95",
    "ignored.f1": ".84",
}


def figures(gold: dict, said: dict) -> dict[str, float]:
    """Measure → number; of single labels "  flags.churn" and the like, F1."""
    whole = {name: value for name, value in corpora.score().report(gold, said).items() if not isinstance(value, int)}
    return {name: value if isinstance(value, float) else float(value.split()[0]) for name, value in whole.items()}


def measured(gold: dict, said: dict) -> dict:
    ids = list(gold)

    def again(at):
        """A pair drawn twice counts twice, so each draw has a name of its own."""
        return figures({n: gold[ids[i]] for n, i in enumerate(at)}, {n: said[ids[i]] for n, i in enumerate(at) if ids[i] in said})

    rounds = drawn(len(ids), again)
    return {name: spread(value, [r[name] for r in rounds if name in r]) for name, value in figures(gold, said).items()}


def majority(gold: dict) -> dict:
    """Of each key the commonest value, the whole message as the problem; of sets the so many commonest labels that do best."""
    rows = list(gold.values())
    answer = {key: Counter(row[key] for row in rows).most_common(1)[0][0] for key in ("feeling", "intensity", "ask", "empathy", "helps")}
    for key in ("flags", "labels"):
        counts = Counter(label for row in rows for label in row[key]).most_common()
        found = np.cumsum([n for _, n in counts])
        f1 = 2 * found / (found[-1] + len(rows) * np.arange(1, len(counts) + 1))
        answer[key] = [label for label, _ in counts[: int(f1.argmax()) + 1]]
    return answer | {"empathy_needed": 1, "ignored": 1}


def by_model(subject, asked: list[dict]) -> list[dict]:
    reader = Path(predict.__file__).read_text(encoding="utf8")
    return kept("heardbench-said", (subject.digest, asked, reader), lambda: predict.heardbench(subject.model, asked))


def by_vader(text: str) -> dict:
    sign = vader.sign(text)
    return {"feeling": {1: "joy", 0: "neutral", -1: "frustration"}[sign], "empathy_needed": int(sign < 0)}


def by_words(texts: list[str]) -> list[dict]:
    """The likeliest of the nine feelings that GoEmotions' 28 map onto."""
    p = tfidf.goemotions(texts)
    nine = np.stack([p[:, [LABELS.index(label) for label in NINE[feeling].split()]].max(1) for feeling in FEELINGS], axis=1)
    return [{"feeling": FEELINGS[i]} for i in nine.argmax(1)]


def ours(shipped, which: str, what: str) -> list[Row]:
    """What the engine says of our own pairs."""
    pairs = list(items.pairs(which))
    gold, asked = {pair[0]: items.label(*pair) for pair in pairs}, [items.item(*pair) for pair in pairs]
    answers = {who: shipped.heardbench(size, asked) for who, size in SIZES.items()}
    found = {who: kept(f"heardbench-{which}", (gold, said), lambda said=said: measured(gold, said)) for who, said in answers.items() if said}
    return [Row(f"{what} ({len(pairs)} pairs): {name}", {who: by[measure] for who, by in found.items()}) for measure, name in WHOLE.items()]


def section(subject, shipped=None, **_) -> Section:
    gold = corpora.score().load(FOLDER / "dev.labels.jsonl")
    asked = list(corpora.score().load(FOLDER / "dev.items.jsonl").values())
    texts = [item["customer"] for item in asked]
    answers = {
        "model": {said["id"]: said for said in by_model(subject, asked)},
        "majority": {item["id"]: majority(gold) | {"problem": item["customer"]} for item in asked},
        "vader": {item["id"]: by_vader(item["customer"]) for item in asked},
        "tfidf": {item["id"]: said for item, said in zip(asked, by_words(texts))},
    }
    for who, size in SIZES.items() if shipped else ():
        answers[who] = shipped.heardbench(size, asked)
    answers = {who: said for who, said in answers.items() if said}
    found = {who: kept(f"heardbench-{who}", (gold, said), lambda said=said: measured(gold, said)) for who, said in answers.items()}

    def row(what, measure):
        cells = {who: by[measure] for who, by in found.items() if measure in by and (who not in ANSWERS or measure.startswith(ANSWERS[who]))}
        agreed = TWO_PASSES.get(measure)
        return Row(what, cells | ({"published": f"two annotating passes agree at {agreed}"} if agreed else {}))

    rows = [row(what, measure) for measure, what in WHOLE.items()]
    for which, what in (("held-out", "own sentences not trained on"), ("exam", "own exam of other sources")) if shipped else ():
        rows += ours(shipped, which, what)
    for key, what in (("feeling", "feeling"), ("flags", "flag"), ("labels", "reply")):
        support = Counter(label for g in gold.values() for label in ([g[key]] if key == "feeling" else g[key]))
        single = [row(f"{what} · {label.replace('_', ' ')} (n = {n}), F1", f"  {key}.{label}") for label, n in support.most_common()]
        for entry in single:
            entry.cells = {who: cell for who, cell in entry.cells.items() if who in ("engine", "small", "cues", "model")}
        rows += single
    note = (
        f"HeardBench dev: {len(asked)} pairs of a customer’s message and a support reply; the cues were written with an eye on these pairs, the model never "
        "saw them. The model alone, no cues, thresholds of a half (of the problem .35). “Majority”: the commonest value; yes for empathy needed and for ignored; "
        "the whole message as the problem, and no impact; the so many commonest flags or labels that do best. TF-IDF: fitted on GoEmotions, its 28 mapped onto the "
        "nine feelings. VADER: good is joy, bad is frustration and empathy needed. “Two annotating passes” bound what can be asked for; they are not human."
    )
    return Section("HeardBench dev", rows, note)
