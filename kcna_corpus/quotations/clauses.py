"""Which words report speech, and where the clause begins and ends that they report.

Traits of a word and of the places around it (`traits`) are weighed; the weights are those of
log-linear models, fitted by `tests/bench/reported.py` on news articles in which people had marked
what is attributed to whom (the training part of PolNeAR: Newell, Margolin and Ruths, LREC 2018):
whether a word reports something behind it, or before it; then which of all places is likeliest to
be the beginning and the end.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from ..text.lines import unwrapped
from . import traits
from .attribution import paragraphs
from .marks import Span
from .tokens import Tokens, tokenize
from .traits import Sentence, sentences

#: As likely as this, a clause is told: set so that precision and recall are in balance.
LIKELY = 0.25
#: As likely as this, nine of ten are right.
CERTAIN = 0.8
_NUMBERS = (1 << 24) - 1  # so many numbers have room for the traits that count
SCALE = 32  # weights are kept as whole numbers
_WEIGHTS = Path(__file__).with_name("clauses.npz")
_SHORTEST = 25  # characters of a quotation in which somebody may be reported
_LONGEST_TITLE = 30  # tokens
_TRIED = 2  # beginnings of which each is tried


class Clause(NamedTuple):
    """A clause of reported speech, and the word that reports it; `spoken`: inside a quotation."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    spoken: bool
    likely: float

    @property
    def certain(self) -> bool:
        """Whether nine of ten that are so likely are right."""
        return self.likely >= CERTAIN


class _Found(NamedTuple):
    start: int
    end: int
    likely: float


def find_clauses(text: str, spans: Sequence[Span]) -> list[Clause]:
    """Find the clauses of reported speech of an English text with these quotations.

    >>> text = "He denied selling boats."
    >>> [text[clause.start : clause.end] for clause in find_clauses(text, [])]
    ['selling boats']
    """
    best: dict[tuple[int, int], Clause] = {}
    for tokens, parts in read(text, spans):
        for sentence in parts:
            for at, stretch in _of_sentence(sentence):
                first = sentence.first
                cue, start, end = first + at, first + stretch.start, first + stretch.end - 1
                bounds = (tokens.starts[start], tokens.ends[end])
                clause = Clause(
                    *bounds, tokens.starts[cue], tokens.ends[cue], sentence.nested,
                    stretch.likely,
                )  # fmt: skip
                best[bounds] = max(best.get(bounds, clause), clause, key=_rank)
    chosen: list[Clause] = []
    for run in touching(best.values()):
        winners: list[Clause] = []
        for clause in sorted(run, key=_rank, reverse=True):
            if not any(_cross(clause, other) for other in winners):
                winners.append(clause)
        chosen += winners
    return sorted(chosen)


def _rank(clause: Clause) -> tuple[float, Clause]:
    return clause.likely, clause


def _cross(one: Clause, other: Clause) -> bool:
    """Do two clauses share a part, and neither is inside the other?"""
    if other.start < one.start or (other.start == one.start and one.end < other.end):
        one, other = other, one
    return other.start < one.end < other.end


def touching(clauses: Iterable[Clause]) -> Iterator[list[Clause]]:
    """Part clauses where no one goes on: only those of a part can share anything."""
    run: list[Clause] = []
    end = 0
    for clause in sorted(clauses):
        if run and clause.start >= end:
            yield run
            run = []
        run.append(clause)
        end = max(end, clause.end)
    if run:
        yield run


def read(text: str, spans: Sequence[Span]) -> Iterator[tuple[Tokens, list[Sentence]]]:
    """Yield the sentences of every paragraph, and of every quotation in it."""
    text = unwrapped(text).replace("ʼ", "’").replace("‑", "-").replace("‐", "-")
    title = True  # the first paragraph, if it is short and not the only one
    for begin, end, inside in paragraphs(text, spans):
        outer = [spans[number] for number in inside if not spans[number].nested]
        if text[begin:end].strip():
            tokens = tokenize(text, begin, end, outer)
            title = title and len(tokens.kinds) < _LONGEST_TITLE and end < len(text)
            yield tokens, [*sentences(tokens, False, title)]
            title = False
        for span in outer:
            if span.end - span.start > _SHORTEST:
                tokens = tokenize(text, span.start, span.end, [])
                yield tokens, [*sentences(tokens, True, False)]


def _of_sentence(sentence: Sentence) -> Iterator[tuple[int, _Found]]:
    """Yield what is reported in a sentence, with the number of the word that reports it."""
    for at, word in enumerate(sentence.words):
        if word not in cues():
            continue
        names = traits.of_cue(sentence, at)
        behind, before = (1 / (1 + exp(-_weigh(step, names))) for step in "RL")
        if behind >= LIKELY and (stretch := _behind(sentence, at, behind)):
            yield at, stretch
        if before >= LIKELY and (stretch := _before(sentence, at, before)):
            yield at, stretch


def _behind(sentence: Sentence, at: int, likely: float) -> _Found | None:
    """Find the likeliest clause behind a word."""
    begins = _likeliest(
        "s", {k: traits.of_start(sentence, at, k) for k in traits.starts(sentence, at)}
    )
    ways = []
    for start, share in begins[:_TRIED]:
        ends = {k: traits.of_end(sentence, at, start, k) for k in traits.ends(sentence, start)}
        end, part = _likeliest("e", ends)[0]
        ways.append(_Found(start, end, likely * share * part))
    return _best(ways)


def _before(sentence: Sentence, at: int, likely: float) -> _Found | None:
    """Find the likeliest clause before a word."""
    stops = _likeliest("p", {k: traits.of_stop(sentence, at, k) for k in traits.stops(at)})
    ways = []
    for stop, share in stops[:1]:
        begins = {k: traits.of_begin(sentence, at, stop, k) for k in traits.begins(stop)}
        start, part = _likeliest("b", begins)[0]
        ways.append(_Found(start, stop, likely * share * part))
    return _best(ways)


def _best(ways: list[_Found]) -> _Found | None:
    best = max(ways, key=lambda way: way.likely, default=None)
    return best if best and best.likely >= LIKELY else None


def _likeliest(step: str, names: dict[int, list[str]]) -> list[tuple[int, float]]:
    """Order places by how likely each is, with the share of each."""
    points = {position: exp(min(_weigh(step, value), 300.0)) for position, value in names.items()}
    total = sum(points.values())
    ordered = sorted(points.items(), key=lambda item: -item[1])
    return [(position, value / total) for position, value in ordered]


def _weigh(step: str, names: list[str]) -> float:
    weight, salt = weights().get, ord(step)
    return sum(weight(key(name, salt), 0) for name in names) / SCALE


def key(name: str, salt: int) -> int:
    """The number under which the weight of a trait is kept; `salt` is that of the step."""
    return crc32(name.encode("utf-8", "replace"), salt) & _NUMBERS


@cache
def weights() -> dict[int, int]:
    """The weights of traits, by their numbers."""
    import numpy as np

    with np.load(_WEIGHTS, allow_pickle=False) as file:
        numbers = np.cumsum(file["traits"])  # each is kept as its distance from the one before
        return dict(zip(numbers.tolist(), file["weights"].tolist(), strict=True))


@cache
def cues() -> frozenset[str]:
    """The words that may report speech."""
    import numpy as np

    with np.load(_WEIGHTS, allow_pickle=False) as file:
        return frozenset(str(file["words"]).split("\n"))
