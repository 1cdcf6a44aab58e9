"""From corpora and own sentences to rows that the encoder learns from: text, context, targets by head."""

import hashlib
import random
import re
from dataclasses import dataclass, field, replace

import torch

from . import corpora, own, predict
from .encoder import ED, HEAD, PAD, Encoded, encode
from .own import ASKS, FEELINGS, FLAGS, SPANS


@dataclass
class Row:
    text: str
    context: str = ""
    targets: dict = field(default_factory=dict)  # head name → list of floats, or class number
    spans: list | None = None  # (kind, start, end) in characters
    sentences: list | None = None  # (start, end, classes of the head below) in characters
    sentence_head: str = "acts"
    group: str = ""  # rows of one group stay on one side of a split
    answers: bool = False  # a reply, and the context what it answers

    def encoded(self) -> Encoded:
        return encode(self.text, self.context, self.answers)


def several(names, present) -> list[float]:
    return [1.0 if name in present else 0.0 for name in names]


def context_of(message: own.Message) -> str:
    return " ".join(text for _, text in message.before[-3:])


def customer_rows(messages: list[own.Message]) -> list[Row]:
    rows = []
    for m in messages:
        felt = {m.feeling, *m.also} - {"neutral"}
        targets = {
            "feeling": FEELINGS.index(m.feeling),
            "felt": several(FEELINGS[:-1], felt),
            "intensity": [float(m.intensity >= i) for i in (1, 2, 3)],
            "needed": [float(m.needed)],
            "ask": ASKS.index(m.ask),
            "flags": several(FLAGS, m.flags),
        }
        rows.append(Row(m.text, context_of(m), targets, m.spans, roles(m), "role", m.place))
    return rows


COURTESY = re.compile(r"(hi|hello|hey|hiya|dear|good (morning|afternoon|evening)|thanks|thank you|thx|cheers|(kind |best )?regards|yours|bye)\b", re.I)
ROLE_OF_SPAN = {"p": "problem", "i": "impact", "a": "ask"}


def roles(m: own.Message) -> list[tuple[int, int, set[str]]]:
    """What each sentence does, from the spans in it; a short one without a span that opens or closes is a courtesy."""
    found = []
    for a, b in predict.sentences(m.text):
        does = {ROLE_OF_SPAN[kind] for kind, start, end in m.spans if start < b and end > a}
        words = m.text[a:b].lstrip("@ ")
        if not does and len(words.split()) <= 6 and COURTESY.match(words):
            does = {"courtesy"}
        found.append((a, b, does))
    return found


HURTS = {"blame", "argues", "minimise"}


def hurts(acts) -> bool:
    """Whether a reply that does this hurts, and is not merely cold."""
    return bool(HURTS & set(acts))


def reply_rows(messages: list[own.Message]) -> list[Row]:
    rows = []
    for m in messages:
        for r in m.replies:
            text, sentences = "", []
            for sentence, acts in r.sentences:
                text += " " if text and not text.endswith("\n") else ""
                sentences.append((len(text), len(text) + len(sentence), acts))
                text += sentence
            targets = {
                "empathy": [float(r.empathy >= i) for i in (1, 2)],
                "helps": [float(r.helps >= i) for i in (1, 2)],
                "reply": [float(r.ignored), float(r.stock)],
                "hurts": [float(any(hurts(acts) for _, acts in r.sentences))],
            }
            rows.append(Row(text, m.text, targets, sentences=sentences, group=m.place, answers=True))
    return rows


def hurting(row: Row) -> list[float]:
    """Whether a part of a reply hurts, by its sentences."""
    return [float(any(hurts(acts) for *_, acts in row.sentences))]


# Fewer pieces at the end of a reply belong to the stretch before.
TAIL = 10


def stretches(row: Row, enough: int) -> list[Row]:
    """A reply as it is read while it is being written: a stretch ends with the first sentence with which it has `enough` pieces. What holds of the whole
    is not known of a part, but what its sentences do is."""
    found, begun = [], []
    for sentence in row.sentences:
        begun.append(sentence)
        if len(encode(row.text[begun[0][0] : sentence[1]]).ids) - 2 >= enough:
            found, begun = [*found, begun], []
    if begun and found and len(encode(row.text[begun[0][0] : begun[-1][1]]).ids) - 2 < TAIL:
        found[-1] = [*found[-1], *begun]
    elif begun:
        found.append(begun)
    parts = []
    for cut in found:
        begin, end = cut[0][0], cut[-1][1]
        parts.append(replace(row, text=row.text[begin:end], targets={}, sentences=[(a - begin, b - begin, acts) for a, b, acts in cut]))
    return parts


def chat_rows() -> list[Row]:
    """Sentences of service chats: most state no problem, which our own messages, all of them complaints or questions, seldom show."""
    silent = {"intensity": [0.0, 0.0, 0.0], "needed": [0.0]}
    said = corpora.chat_sentences()
    return [Row(text, "", silent, [], [(0, len(text), {role} - {"other"})], "role", text) for text, role in said]


def meaning_rows() -> list[Row]:
    """Texts of service, without targets: the embedding keeps to what the base model says of them."""
    return [Row(text) for text, _ in corpora.service_turns()]


def go_rows(part: str) -> list[Row]:
    n = len(HEAD["go"].classes)
    return [Row(text, targets={"go": [1.0 if i in ids else 0.0 for i in range(n)]}) for text, ids in corpora.goemotions(part)]


def situation_rows() -> list[Row]:
    return [Row(text, targets={"situation": ED.index(emotion)}, group=dialogue) for text, emotion, dialogue in corpora.empathetic_openings()]


def polite_rows() -> list[Row]:
    return [Row(text, targets={"polite": [score]}) for text, score, _ in corpora.politeness()]


def abuse_rows(part: str = "train") -> list[Row]:
    return [Row(text, said, {"abusive": [share]}) for text, said, share in corpora.abuse(part)]


def held_out(row: Row, share: float = 0.1) -> bool:
    """A fixed tenth of the groups, by hash: the same whatever else is added."""
    return int(hashlib.sha256(row.group.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF < share


def edited(row: Row, edits: list[tuple[int, int, str]]) -> Row:
    """The row with stretches of its text replaced; spans and sentences move along."""
    text, at, moves = "", 0, []
    for a, b, new in sorted(edits):
        if a < at:
            continue
        text += row.text[at:a] + new
        moves.append((b, len(text) - b))
        at = b
    text += row.text[at:]

    def moved(place: int) -> int:
        by = 0
        for after, shift in moves:
            if after > place:
                break
            by = shift
        return max(0, min(len(text), place + by))

    spans = None if row.spans is None else [(k, moved(a), moved(b)) for k, a, b in row.spans]
    sentences = None if row.sentences is None else [(moved(a), moved(b), acts) for a, b, acts in row.sentences]
    return replace(row, text=text, spans=spans, sentences=sentences)


STEMS = "Corvo Lumen Tarn Bryce Hollin Nimbus Delmar Oxley Fenwick Quill Arden Marlo Vexa Pallas Kestrel Juno Ostrava Brightwell Calder Zephyr Umbra Noria".split()
ENDS = ["", "Help", "Support", "Care", "Cares", "UK", "_Help", "Air", "Rail", "Mobile", "Bank", "CS", "US", "Assist"]


def scruffy(row: Row, rng: random.Random) -> Row:
    """The same words typed with less care, or worn by the archives they lie in: no apostrophes, no @, links cut, handles in front."""
    text, edits = row.text, []
    if rng.random() < 0.5:
        edits += [(m.start(), m.end(), "") for m in re.finditer(r"['’](?=\w)", text)]
    if rng.random() < 0.5:
        edits += [(m.start(), m.start() + 1, "") for m in re.finditer(r"@(?=\w)", text)]
    if rng.random() < 0.5:
        edits += [(m.start(), m.end(), "<LINK>") for m in re.finditer(r"https?://\S+", text)]
    if rng.random() < 0.2:
        edits += [(m.start(), m.end(), "") for m in re.finditer(r"[.,;!](?=\s|$)", text)]
    if rng.random() < 0.15:
        edits += [(m.start(), m.end(), m[0][1] + m[0][0]) for m in re.finditer(r"(?<=\w)[a-z]{2}(?=[a-z])", text) if rng.random() < 0.03]
    if row.spans is not None and "@" not in text[:20] and rng.random() < 0.4:
        edits.append((0, 0, ("@" if rng.random() < 0.5 else "") + rng.choice(STEMS) + rng.choice(ENDS) + " "))
    return edited(row, edits) if edits else row


def batches(rows: list[Row], size: int, rng: random.Random, tokens: int = 4096):
    """Batches of rows of about one length, in random order. Rows are shuffled, then sorted within large pools."""
    order = list(range(len(rows)))
    rng.shuffle(order)
    found = []
    for at in range(0, len(order), size * 16):
        pool = sorted(order[at : at + size * 16], key=lambda i: len(rows[i].text) + len(rows[i].context))
        found += [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(found)
    return found


def collate(rows: list[Row]):
    """Tensors of a batch whose rows have the same kinds of target."""
    sentence_head = rows[0].sentence_head
    classes = HEAD[sentence_head].classes
    codes = [row.encoded() for row in rows]
    wide = max(len(code.ids) for code in codes)
    ids = torch.full((len(rows), wide), PAD)
    types = torch.zeros_like(ids)
    for i, code in enumerate(codes):
        ids[i, : len(code.ids)] = torch.tensor(code.ids)
        types[i, : len(code.types)] = torch.tensor(code.types)
    targets = {}
    for name in rows[0].targets:
        values = [row.targets[name] for row in rows]
        targets[name] = torch.tensor(values, dtype=torch.long if HEAD[name].kind == "one" else torch.float)
    if rows[0].spans is not None:
        span, own_tokens = torch.zeros(len(rows), wide, len(SPANS)), torch.zeros(len(rows), wide)
        for i, (row, code) in enumerate(zip(rows, codes)):
            own_tokens[i, 1 : 1 + len(code.offsets)] = 1
            for kind, a, b in row.spans:
                for t, (start, end) in enumerate(code.offsets, 1):
                    if start < b and end > a:
                        span[i, t, SPANS.index(kind)] = 1
        targets["span"] = (span, own_tokens)
    sentences = None
    if rows[0].sentences is not None:
        most = max(len(row.sentences) for row in rows)
        sentences, does, real = torch.zeros(len(rows), wide, most), torch.zeros(len(rows), most, len(classes)), torch.zeros(len(rows), most)
        for i, (row, code) in enumerate(zip(rows, codes)):
            for s, (a, b, said) in enumerate(row.sentences):
                inside = [t for t, (start, end) in enumerate(code.offsets, 1) if start < b and end > a]
                if inside:
                    sentences[i, inside, s] = 1 / len(inside)
                    does[i, s] = torch.tensor(several(classes, said))
                    real[i, s] = 1
        targets[sentence_head] = (does, real)
    return ids, types, targets, sentences
