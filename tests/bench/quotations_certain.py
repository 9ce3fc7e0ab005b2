"""How often is a speaker right that `find_quotations` calls certain?

Run by hand, with a scorer that has annotated articles:

    python tests/bench/quotations_certain.py --scorer PATH/quotations.py [--part dev]

The scorer is a Python file with `load(part)`, which gives articles as dicts with `text` and `atts`:
for each attribution the spans of what is said and of who says it. A speaker is right if it shares a
word that is no article and no title with the annotated source of what it overlaps, or is the same
pronoun. Counted are rows that are speech, have a speaker, and overlap an attribution that has a
source. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
from collections import Counter
from pathlib import Path
from typing import Any

import kcna_corpus as kc

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset("the a an of mr mrs ms dr sen rep gov president secretary minister".split())


def words(text: str) -> set[str]:
    """The telling words of a name or phrase."""
    return {word.lower() for word in _WORD.findall(text)} - _EMPTY


def sources(article: dict[str, Any], start: int, end: int) -> list[str]:
    """Who is annotated as the source of what overlaps a span by half of it."""
    text = article["text"]
    found = []
    for contents, spans in article["atts"]:
        shared = max((min(end, b) - max(start, a) for a, b in contents), default=0)
        if spans and 2 * shared >= end - start:
            found.append(" ".join(text[a:b] for a, b in spans))
    return found


def main() -> None:
    """Print the share marked certain, and the share right among these and among the others."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--part", default="dev")
    asked = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", asked.scorer)
    if spec is None or spec.loader is None:
        parser.error(f"{asked.scorer} is no Python file")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    counts: Counter[tuple[bool, bool]] = Counter()
    for article in scorer.load(asked.part):
        table = kc.find_quotations(article["text"])
        for row in table[table["speech"] & (table["speaker"] != "")].itertuples():
            if given := sources(article, row.start, row.end):
                right = any(words(row.speaker) & words(source) for source in given)
                counts[row.certain, right] += 1
    certain = counts[True, True] + counts[True, False]
    total = counts.total()
    if not total:
        parser.error("no quotation overlaps an attribution that has a source")
    print(f"quotations with a speaker and a source: {total}")
    print(f"marked certain: {certain / total:.3f}")
    print(f"right of these: {counts[True, True] / max(1, certain):.3f}")
    print(f"right of the others: {counts[False, True] / max(1, total - certain):.3f}")


if __name__ == "__main__":
    main()
