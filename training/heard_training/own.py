"""Our own sentences: the format of `training/own/*.txt` read into records. Says file and line of whatever is wrong.

Usage: python -m heard_training.own [FILE…]   checks the files, prints how many records there are of each kind, and near duplicates.
"""

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

FEELINGS = "anger frustration disappointment sadness anxiety confusion gratitude joy neutral".split()
ASKS = "information fix status refund replacement cancel apology human feedback thanks other".split()
FLAGS = "churn public legal repeat waiting urgent vulnerable abuse sarcasm".split()
ACTS = (
    "greeting name thanks apology feeling_acknowledged specific restates asks_info open_question options next_step time vague_time "
    "promise follow_up ownership reason excuse blame minimise policy_shield channel_push jargon cheerful_mismatch curt argues"
).split()
SPANS = "pia"
HERE = Path(__file__).resolve().parent.parent / "own"


@dataclass
class Reply:
    empathy: int
    helps: int
    ignored: int
    stock: int
    sentences: list[tuple[str, list[str]]]

    @property
    def text(self) -> str:
        return " ".join(sentence for sentence, _ in self.sentences)


@dataclass
class Message:
    place: str
    register: str
    feeling: str
    also: list[str]
    intensity: int
    needed: int
    ask: str
    flags: list[str]
    text: str
    spans: list[tuple[str, int, int]]  # kind, start, end in characters of `text`
    before: list[tuple[str, str]] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    def quote(self, kind: str) -> str:
        return next((self.text[a:b] for k, a, b in self.spans if k == kind), "")


class Wrong(ValueError):
    pass


def one_of(word: str, allowed: list[str], what: str) -> str:
    if word not in allowed:
        raise Wrong(f"{what} '{word}' is none of: {' '.join(allowed)}")
    return word


def marked(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without its marks, and where they stood."""
    plain, spans, at = "", [], 0
    for mark in re.finditer(r"\{([^{}\s]+) ([^{}]*)\}", text):
        plain += text[at : mark.start()]
        kinds = mark[1]
        if set(kinds) - set(SPANS):
            raise Wrong(f"mark '{{{kinds}' is none of p, i, a or letters of them")
        spans += [(kind, len(plain), len(plain) + len(mark[2])) for kind in kinds]
        plain += mark[2]
        at = mark.end()
    plain += text[at:]
    if "{" in plain or "}" in plain:
        raise Wrong("a brace that opens or closes no mark (marks do not nest)")
    twice = [kind for kind in "pi" if sum(k == kind for k, _, _ in spans) > 1]
    if twice:
        raise Wrong(f"more than one '{twice[0]}'")
    for kind, a, b in spans:
        quote = plain[a:b]
        if quote != quote.strip():
            raise Wrong(f"blank at the edge of '{quote}'")
        if kind == "p" and (quote.endswith("?") or re.match(r"(and|but|now)\b", quote, re.I)):
            raise Wrong(f"problem '{quote}' ends in '?' or starts with a joining word")
    return plain, spans


def customer(line: str, place: str, register: str) -> Message:
    head, text = line.split("|", 1)
    parts = head.split()
    if len(parts) != 5:
        raise Wrong("before '|' stand five things: feeling intensity needed ask flags")
    feelings, intensity, needed, ask, flags = parts
    feeling, *also = [one_of(f, FEELINGS, "feeling") for f in feelings.split("+")]
    one_of(intensity, list("0123"), "intensity")
    one_of(needed, ["needed", "-"], "need")
    if (feeling == "neutral") != (intensity == "0"):
        raise Wrong("neutral has intensity 0 and every feeling at least 1")
    plain, spans = marked(text.strip().replace("\\n", "\n"))
    flagged = [] if flags == "-" else [one_of(f, FLAGS, "flag") for f in flags.split(",")]
    return Message(place, register, feeling, also, int(intensity), int(needed == "needed"), one_of(ask, ASKS, "ask"), flagged, plain, spans)


def reply(line: str) -> Reply:
    head, text = line.lstrip("> ").split("|", 1)
    figures = head.split()
    if len(figures) != 4:
        raise Wrong("before '|' stand four figures: empathy helps ignored stock")
    for figure, allowed, what in zip(figures, ["012", "012", "01", "01"], ["empathy", "helps", "ignored", "stock"]):
        one_of(figure, list(allowed), what)
    pieces = re.split(r"\{([^{}]*)\}", text.strip().replace("\\n", "\n"))
    if pieces[0].strip() or len(pieces) < 3:
        raise Wrong("a reply starts with the {labels} of its first sentence")
    sentences = []
    for labels, sentence in zip(pieces[1::2], pieces[2::2]):
        if not sentence.strip():
            raise Wrong(f"no sentence after {{{labels}}}")
        sentences.append((sentence.strip(" "), [one_of(label, ACTS, "label") for label in labels.split()]))
    return Reply(*map(int, figures), sentences)


def load(path: Path) -> tuple[list[Message], list[str]]:
    """All records of a file, and what was wrong in it."""
    messages, wrong, before, register = [], [], [], "unknown"
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        place = f"{path.name}:{number}"
        try:
            if not line.strip():
                continue
            if line.startswith("#"):
                register = line.partition("register:")[2].strip() or register
            elif line.startswith("<"):
                who, said = line.lstrip("< ").split(":", 1)
                before.append((one_of(who.strip(), ["customer", "agent"], "speaker"), said.strip()))
            elif line.startswith(">"):
                if not messages:
                    raise Wrong("a reply without a customer above it")
                messages[-1].replies.append(reply(line))
            else:
                messages.append(customer(line, place, register))
                messages[-1].before, before = before, []
        except (Wrong, ValueError) as error:
            wrong.append(f"{place}: {error}")
            before = []
    return messages, wrong


def everything(folder: Path = HERE) -> list[Message]:
    """All records of all files, in the order of their names."""
    return [message for file in sorted(folder.glob("*.txt")) for message in load(file)[0]]


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z']+", text.lower())
    return {tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2))}


def near_duplicates(messages: list[Message], limit: float = 0.5) -> list[tuple[Message, Message]]:
    """Pairs that share more than `limit` of their three-word runs (Jaccard)."""
    seen: dict[tuple[str, ...], list[int]] = {}
    all_shingles = [shingles(m.text) for m in messages]
    pairs = []
    for i, own in enumerate(all_shingles):
        near = Counter(j for s in own for j in seen.get(s, []))
        pairs += [(messages[j], messages[i]) for j, n in near.items() if n / len(own | all_shingles[j]) > limit]
        for s in own:
            seen.setdefault(s, []).append(i)
    return pairs


def main() -> int:
    files = [Path(a) for a in sys.argv[1:]] or sorted(HERE.glob("*.txt"))
    messages, wrong = [], []
    for file in files:
        read, bad = load(file)
        messages += read
        wrong += bad
    print(*wrong, sep="\n", end="\n" if wrong else "")
    for a, b in near_duplicates(messages):
        print(f"{b.place}: near to {a.place}: {b.text[:80]!r}")
    replies = [r for m in messages for r in m.replies]
    count = lambda what: "  ".join(f"{k} {v}" for k, v in Counter(what).most_common())
    print(f"{len(messages)} messages, {len(replies)} replies, {sum(len(r.sentences) for r in replies)} sentences of replies")
    print("feelings  ", count(m.feeling for m in messages))
    print("intensity ", count(m.intensity for m in messages), "· needed", sum(m.needed for m in messages), "· with impact", sum(bool(m.quote("i")) for m in messages))
    print("asks      ", count(m.ask for m in messages))
    print("flags     ", count(f for m in messages for f in m.flags))
    print("registers ", count(m.register for m in messages))
    print("words     ", count("≤6" if n <= 6 else "≤15" if n <= 15 else "≤35" if n <= 35 else ">35" for n in (len(m.text.split()) for m in messages)))
    print("acts      ", count(act for r in replies for _, acts in r.sentences for act in acts))
    print("empathy   ", count(r.empathy for r in replies), "· helps", count(r.helps for r in replies), "· ignored", sum(r.ignored for r in replies), "· stock", sum(r.stock for r in replies))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
