"""How far two annotators of our own sentences agree. Usage: python -m heard_training.agreement

The second one labelled a random part without seeing the first labels: `own/second-customers.jsonl`, `own/second-replies.jsonl`, found again by
their text. Prints agreement by label, and where they differ.
"""

import json

from . import corpora, own


def f1(a: set, b: set) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def kappa(pairs) -> float:
    """Weighted quadratically."""
    return corpora.score().kappa(pairs, 1 + max(max(p) for p in pairs))


def rows(kind: str) -> list[dict]:
    return [json.loads(line) for line in (own.HERE / f"second-{kind}.jsonl").read_text(encoding="utf8").splitlines()]


def customers(messages: list[own.Message]):
    at = {m.text: m for m in messages}
    pairs = [(at[row["text"]], row) for row in rows("customers") if row["text"] in at]
    share = lambda name: sum(getattr(m, name) == r[name] for m, r in pairs) / len(pairs)
    print(f"{len(pairs)} messages: feeling {share('feeling'):.3f}, needed {share('needed'):.3f}, ask {share('ask'):.3f}")
    print(f"intensity kappa {kappa([(m.intensity, r['intensity']) for m, r in pairs]):.3f}")
    flags = {(m.place, f) for m, _ in pairs for f in m.flags}, {(m.place, f) for m, r in pairs for f in r["flags"]}
    print(f"flags F1 {f1(*flags):.3f}", {f: round(f1(*({x for x in side if x[1] == f} for side in flags)), 2) for f in own.FLAGS})
    words = lambda text: set(text.lower().split())
    for kind, name in (("p", "problem"), ("i", "impact")):
        both = [(m.quote(kind), r[name]) for m, r in pairs]
        print(f"{name}: token F1 {sum(f1(words(a), words(b)) for a, b in both) / len(both):.3f}, presence {sum(bool(a) == bool(b) for a, b in both) / len(both):.3f}")
    for m, r in pairs:
        if m.feeling != r["feeling"]:
            print(f"  {m.feeling} / {r['feeling']}: {m.text[:110]!r}")


def replies(messages: list[own.Message]):
    at = {r.text: r for m in messages for r in m.replies}
    pairs = [(at[row["text"]], row) for row in rows("replies") if row["text"] in at]
    acts = set(), set()
    for i, (reply, row) in enumerate(pairs):
        for s, ((_, mine), theirs) in enumerate(zip(reply.sentences, row["acts"])):
            acts[0].update((i, s, act) for act in mine)
            acts[1].update((i, s, act) for act in theirs)
    print(f"{len(pairs)} replies: acts of sentences F1 {f1(*acts):.3f}")
    print({act: round(f1(*({x for x in side if x[2] == act} for side in acts)), 2) for act in own.ACTS})
    for name in ("empathy", "helps", "ignored", "stock"):
        print(name, f"kappa {kappa([(getattr(a, name), b[name]) for a, b in pairs]):.3f}")


def main():
    messages = own.everything()
    customers(messages)
    replies(messages)


if __name__ == "__main__":
    main()
