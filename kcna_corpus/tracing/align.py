"""Which words of a quotation are which words of the statement."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from .index import Place
from .statement import Statement

_RUN_BITS = 3.0  # what it takes to say where the next run of equal words begins
_GAP_BITS = 1.5  # for each word between a run at the edge and the rest
_LEFT_OVER, _ENOUGH = 2, 20.0  # words and bits that a second sentence needs


class Run(NamedTuple):
    """`size` equal words, from word `report` of the quotation and word `statement` of the whole."""

    report: int
    statement: int
    size: int


class Alignment(NamedTuple):
    """The runs of equal words, how many words they hold, and what they say beyond chance."""

    runs: list[Run]
    kept: int
    bits: float


def align(written: str, statement: Statement, sentence: int) -> Alignment:
    """Align a quotation, written one character a word, with the words of one sentence."""
    low, high = statement.span(sentence)
    runs = _runs(written, statement, low, high)
    solid = _solid(runs, statement.heft)
    if len(solid) < len(runs) and solid:  # what was left out may fit close by
        first, last = solid[0], solid[-1]
        low = max(low, first.statement - first.report)
        tail = len(written) - last.report - last.size
        high = min(high, last.statement + last.size + tail)
        solid = _solid(_runs(written, statement, low, high), statement.heft)
    return _weighed(solid, statement)


def extend(found: Alignment, written: str, statement: Statement, near: set[int]) -> Alignment:
    """Align what is left over at either end with the sentences close by that share its words."""
    runs = found.runs
    first, last = runs[0], runs[-1]
    tail = last.report + last.size
    if first.report > _LEFT_OVER:
        one = statement.sentence_at(first.statement)
        runs = _beside(written[: first.report], statement, near & {one - 1, one - 2}) + runs
    if len(written) - tail > _LEFT_OVER:
        one = statement.sentence_at(last.statement)
        more = _beside(written[tail:], statement, near & {one + 1, one + 2})
        runs = runs + [Run(r.report + tail, r.statement, r.size) for r in more]
    return _weighed(runs, statement) if len(runs) > len(found.runs) else found


def _beside(written: str, statement: Statement, sentences: set[int]) -> list[Run]:
    aligned = [align(written, statement, sentence) for sentence in sorted(sentences)]
    best = max(aligned, key=lambda found: found.bits, default=None)
    return best.runs if best and best.bits > -statement.size_bits + _ENOUGH else []


def _weighed(runs: list[Run], statement: Statement) -> Alignment:
    heft = statement.heft
    bits = sum(max(0.0, heft[r.statement + r.size] - heft[r.statement] - _RUN_BITS) for r in runs)
    return Alignment(runs, sum(r.size for r in runs), bits - statement.size_bits)


def whole(place: Place, size: int, statement: Statement) -> Alignment:
    """Align a quotation that stands in the statement word for word."""
    return Alignment([Run(0, place.at, size)], size, place.bits - statement.size_bits)


def _runs(written: str, statement: Statement, low: int, high: int) -> list[Run]:
    blocks = Levenshtein.editops(statement.text[low:high], written).as_matching_blocks()
    return [Run(b.b, b.a + low, b.size) for b in blocks if b.size]


def _solid(runs: list[Run], heft: list[float]) -> list[Run]:
    """Leave out runs at the edges that stand too far off for what they say: equal by chance."""
    runs = list(runs)
    while len(runs) > 1:
        gaps = (_gap(runs[0], runs[1]), _gap(runs[-2], runs[-1]))
        says = [heft[r.statement + r.size] - heft[r.statement] for r in (runs[0], runs[-1])]
        lack = [g * _GAP_BITS + _RUN_BITS - s for g, s in zip(gaps, says, strict=True)]
        if max(lack) <= 0:
            break
        runs.pop(0 if lack[0] >= lack[1] else -1)
    return runs


def _gap(left: Run, right: Run) -> int:
    """How many more words stand between two runs on one side than on the other."""
    return abs(right.statement - left.statement - right.report + left.report)
