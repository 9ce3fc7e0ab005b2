"""What the terms of a corpus say: what a kind counts as, a matter's words, how a side is drawn.

Nothing here knows a kind, a side or a matter by name: another story brings its own in `terms.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

from ..records.schema import CLOSED, COUNTS_AS, SEPARATOR

if TYPE_CHECKING:
    from ..records.corpus import Corpus
    from ..records.csv_folder import Row


class Side(NamedTuple):
    """A side, and the numbers of its colour and its shape, in the order of the schema's."""

    name: str
    colour: int
    shape: int


class Matter:
    """What claims are about, and the words by which titles, glosses and units name it."""

    def __init__(self, name: str, words: str = "", named_only: bool = False) -> None:
        self.name, self.named_only = name, named_only
        self._words = [re.escape(word) for word in words.split(SEPARATOR) if word]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self._words)})\b" if self._words else "", re.IGNORECASE)

    def is_in(self, text: str) -> bool:
        """Whether a text names it; a matter without words is in every text."""
        return bool(self._pattern.search(text))


def terms(corpus: Corpus, vocabulary: str) -> list[Row]:
    """Return the terms of one vocabulary, in the order of the records."""
    return [row for row in corpus.rows["terms"] if row["vocabulary"] == vocabulary]


def counting_as(corpus: Corpus, quality: str) -> frozenset[str]:
    """Return the kinds of event that count as uttered, claiming, denying, answering, showing ….

    >>> import kcna_corpus as kc
    >>> sorted(counting_as(kc.load(), "uttered"))
    ['claim', 'denial', 'statement']
    """
    return frozenset(row["term"] for row in terms(corpus, "kind") if quality in _counts_as(row))


def answers_in(corpus: Corpus, kind: str) -> Matter:
    """Return the words by which a gloss of this kind of event tells that it rejects a charge."""
    words = next((row["words"] for row in terms(corpus, "kind") if row["term"] == kind), "")
    return Matter(kind, words)


def matters(corpus: Corpus) -> list[Matter]:
    """Return what claims are about; one nameless matter that is in every text if none is defined.

    >>> import kcna_corpus as kc
    >>> [matter.name for matter in matters(kc.load())]
    ['containers', 'shells', 'missiles', 'petroleum']
    """
    rows = [
        Matter(row["term"], row["words"], "named only" in _counts_as(row))
        for row in terms(corpus, "matter")
    ]
    return rows or [Matter("")]


def sides(corpus: Corpus) -> list[Side]:
    """Return the sides in the order of the records, each with its colour and its shape.

    A side that names none takes the first that no side has named.

    >>> import kcna_corpus as kc
    >>> sides(kc.load())[1]
    Side(name='Russia', colour=1, shape=1)
    """
    rows = terms(corpus, "side")
    colours, shapes = _numbers(rows, "colour"), _numbers(rows, "shape")
    return [Side(row["term"], *look) for row, *look in zip(rows, colours, shapes, strict=True)]


def _counts_as(row: Row) -> list[str]:
    stated = row["counts_as"] or SEPARATOR.join(COUNTS_AS.get(row["term"], ()))
    return stated.split(SEPARATOR)


def _numbers(rows: list[Row], column: str) -> Iterator[int]:
    """The number of what each row names; for the others what is left of the vocabulary, in turn."""
    closed = CLOSED[column]
    used = {row[column] for row in rows}
    free = cycle([n for n, name in enumerate(closed) if name not in used] or range(len(closed)))
    return (closed.index(row[column]) if row[column] else next(free) for row in rows)
