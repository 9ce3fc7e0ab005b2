"""Which words of a quotation are which words of the statement."""

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from .index import Place
from .statement import Statement

_RUN_BITS = 3.0  # what it takes to say where the next run of equal words begins
_GAP_BITS = 1.5  # for each word between a run at the edge and the rest
PART_BITS = 13.5  # beyond what names one place: what a link of changed words asks
_LOST_BITS = 1.5  # for a word that is not the statement's
LEAP_BITS = 20.0  # what a second sentence, elsewhere, must say to be told from chance
_END = 1 << 60
_LEFT_OVER = 2  # words: more than that may be another sentence's


class Run(NamedTuple):
    """`size` equal words, from word `report` of the quotation and word `statement` of the whole."""

    report: int
    statement: int
    size: int


class Alignment(NamedTuple):
    """The runs of equal words, how many words they hold, and what they say beyond chance."""

    runs: list[Run]
    size: int
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


def left_over(alignment: Alignment, size: int) -> list[tuple[int, int]]:
    """The stretches of words, at the ends or between runs, that may be another sentence's."""
    edges = [0, *(e for r in alignment.runs for e in (r.report, r.report + r.size)), size]
    stretches = zip(edges[::2], edges[1::2], strict=True)
    return [(first, end) for first, end in stretches if end - first > _LEFT_OVER]


def as_passage(runs: list[Run], size: int, statement: Statement) -> Alignment:
    """Weigh the runs of a passage of so many words, without those at its ends equal by chance."""
    runs = _near_enough(runs, statement.heft)
    for last in (True, False):
        while runs and (fewer := _without_chance(runs, size, statement, last)) is not runs:
            runs = fewer
    return _weighed(_strong(runs, size, statement), statement)


def _strong(runs: list[Run], size: int, statement: Statement) -> list[Run]:
    """Keep the parts that would be linked alone, where parts stand apart."""
    blocks: list[list[Run]] = []
    for run in runs:
        if blocks and not _leaps(blocks[-1][-1], run, statement):
            blocks[-1].append(run)
        else:
            blocks.append([run])
    if len(blocks) < 2:
        return runs
    ends = [block[0].report for block in blocks[1:]] + [size]
    starts = [0] + [block[-1].report + block[-1].size for block in blocks[:-1]]
    chosen = []
    for block, start, end in zip(blocks, starts, ends, strict=True):
        alignment = _weighed(block, statement)
        first, last = block[0].report, block[-1].report + block[-1].size
        lost = min(end, last) - max(start, first) - alignment.size
        if alignment.bits > PART_BITS + _LOST_BITS * lost and 2 * alignment.size > last - first:
            chosen.append(block)
    best = max(blocks, key=lambda block: _weighed(block, statement).bits)
    return [run for block in (chosen or [best]) for run in block]


def _leaps(left: Run, right: Run, statement: Statement) -> bool:
    """Is a whole sentence skipped between two runs, or the order turned?"""
    end = left.statement + left.size
    if right.statement < end:
        return True
    return statement.sentence_at(right.statement) - statement.sentence_at(end - 1) > 1


def _near_enough(runs: list[Run], heft: list[float]) -> list[Run]:
    """Leave out runs at the ends that say too little for how far off they are."""
    runs = list(runs)
    while len(runs) > 1:
        lack = [
            min(LEAP_BITS, _RUN_BITS + _GAP_BITS * _distance(left, right))
            - (heft[edge.statement + edge.size] - heft[edge.statement])
            for left, right, edge in (
                (runs[0], runs[1], runs[0]), (runs[-2], runs[-1], runs[-1])
            )
        ]  # fmt: skip
        if max(lack) <= 0:
            break
        runs.pop(0 if lack[0] >= lack[1] else -1)
    return runs


def _without_chance(runs: list[Run], size: int, statement: Statement, last: bool) -> list[Run]:
    """Leave out the sentence at an end that has few of the words there, and common ones."""
    edge = runs[-1 if last else 0]
    sentence = statement.sentence_at(edge.statement + edge.size - 1 if last else edge.statement)
    low, high = statement.span(sentence)
    inside = [_cut(run, low, high) for run in runs]
    edge_runs = [run for run in inside if run.size]
    words = size - edge_runs[0].report if last else edge_runs[-1].report + edge_runs[-1].size
    if 2 * sum(r.size for r in edge_runs) > words or _weighed(edge_runs, statement).bits > (
        LEAP_BITS - statement.size_bits
    ):
        return runs
    others = [part for run in runs for part in (_cut(run, 0, low), _cut(run, high, _END))]
    return [run for run in others if run.size] or runs


def _cut(run: Run, low: int, high: int) -> Run:
    """The part of a run that lies between two words of the statement."""
    first = max(low, run.statement)
    end = max(first, min(high, run.statement + run.size))
    return Run(run.report + first - run.statement, first, end - first)


def _distance(left: Run, right: Run) -> int:
    """How many words stand between two runs, on the side where there are more."""
    between = right.statement - left.statement - left.size
    if between < 0:
        return int(LEAP_BITS)
    return max(between, right.report - left.report - left.size)


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
