"""VADER (Hutto & Gilbert 2014): its published lexicon with its rules for negation, degree, capitals, "but" and marks. A baseline, nothing else.

Written again in short, without idioms and "never so": the sign is that of the published program on 98 % of GoEmotions dev.
"""

import math
from functools import cache

from .. import corpora

MORE = (
    "absolutely amazingly awfully completely considerably decidedly deeply enormously entirely especially exceptionally extremely fabulously "
    "frickin fricking friggin frigging fully fuckin fucking greatly hella highly hugely incredibly intensely majorly more most particularly purely "
    "quite really remarkably so substantially thoroughly totally tremendously uber unbelievably unusually utterly very"
).split()
LESS = "almost barely hardly kinda less little marginally occasionally partly scarcely slightly somewhat sorta".split()
DEGREE = {word: 0.293 for word in MORE} | {word: -0.293 for word in LESS}
NOT = set(
    "aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neither never none nope nor not nothing "
    "nowhere oughtnt shant shouldnt uhuh wasnt werent without wont wouldnt rarely seldom despite".split()
)


@cache
def lexicon() -> dict[str, float]:
    lines = (corpora.DATA / "lexicons/vader_lexicon.txt").read_text(encoding="utf8").splitlines()
    return {word: float(worth) for word, worth, *_ in (line.split("\t") for line in lines if line.strip())}


@cache
def names() -> dict[str, str]:
    lines = (corpora.DATA / "lexicons/emoji_utf8_lexicon.txt").read_text(encoding="utf8").splitlines()
    return dict(line.split("\t") for line in lines if "\t" in line)


def negated(word: str) -> bool:
    return word.replace("'", "").replace("’", "") in NOT or "n't" in word


def worths(words: list[str]) -> list[float]:
    mixed = 0 < sum(w.isupper() for w in words) < len(words)
    low = [w.lower() for w in words]
    found = []
    for i, word in enumerate(low):
        worth = 0.0 if word in DEGREE else lexicon().get(word, 0.0)
        if worth:
            sign = math.copysign(1, worth)
            worth += sign * 0.733 * (mixed and words[i].isupper())
            for back, fading in ((1, 1.0), (2, 0.95), (3, 0.9)):
                if i >= back and low[i - back] not in lexicon():
                    degree = DEGREE.get(low[i - back], 0.0)
                    worth += sign * fading * (degree + math.copysign(0.733, degree) * (bool(degree) and mixed and words[i - back].isupper()))
                    worth *= -0.74 if negated(low[i - back]) else 1
        found.append(worth)
    if "but" in low:
        at = low.index("but")
        found = [w * (0.5 if i < at else 1.5 if i > at else 1) for i, w in enumerate(found)]
    return found


def compound(text: str) -> float:
    """From -1, wholly bad, to 1."""
    text = "".join(f" {names()[sign]} " if sign in names() else sign for sign in text)
    words = [word if len(bare := word.strip("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")) <= 2 else bare for word in text.split()]
    total = sum(worths(words))
    asks = text.count("?")
    marks = 0.292 * min(text.count("!"), 4) + (0 if asks < 2 else 0.18 * asks if asks < 4 else 0.96)
    total += math.copysign(marks, total) if total else 0.0
    return total / math.sqrt(total * total + 15)


def sign(text: str) -> int:
    """The authors' own cuts."""
    value = compound(text)
    return 1 if value >= 0.05 else -1 if value <= -0.05 else 0
