"""Where a quotation and the statement differ: between runs of equal words, and at the ends."""

from itertools import pairwise, zip_longest
from typing import NamedTuple

from .align import Run
from .statement import Statement

FEW = 4  # words that another spelling takes


class Gap(NamedTuple):
    """Statement words `a` to `b` against report words `i` to `j`."""

    a: int
    b: int
    i: int
    j: int


def in_order(runs: list[Run]) -> bool:
    """Tell whether the runs follow each other in the statement as they do in the report."""
    end = 0
    for run in runs:
        if run.statement < end:
            return False
        end = run.statement + run.size
    return True


def turned_passages(runs: list[Run]) -> list[list[Run]]:
    """List the passages that stand elsewhere than in the statement: all but the longest order."""
    best: list[tuple[int, int]] = []  # the words in order up to a run, and the run before it
    for k, run in enumerate(runs):
        size, before = max(
            ((best[j][0], j) for j in range(k) if in_order([runs[j], run])), default=(0, -1)
        )
        best.append((size + run.size, before))
    k, ordered = max(range(len(runs)), key=lambda k: best[k][0]), set()
    while k >= 0:
        ordered.add(k)
        k = best[k][1]
    blocks: list[list[Run]] = []
    for k, run in enumerate(runs):
        if k in ordered:
            continue
        if blocks and k - 1 not in ordered and in_order([runs[k - 1], run]):
            blocks[-1].append(run)
        else:
            blocks.append([run])
    return blocks


def without(gap: Gap, block: list[Run]) -> list[Gap]:
    """Take the words of a passage that stands elsewhere out of a gap, on either side."""
    low, high = block[0].statement, block[-1].statement + block[-1].size
    first, end = block[0].report, block[-1].report + block[-1].size
    a, b, i, j = gap
    old = [(a, low), (high, b)] if a <= low and high <= b else [(a, b)]
    new = [(i, first), (end, j)] if i <= first and end <= j else [(i, j)]
    pairs = zip_longest(old, new, fillvalue=None)
    return [
        Gap(*(x or (old[-1][1],) * 2), *(y or (new[-1][1],) * 2))
        for x, y in pairs
    ]  # fmt: skip


def between(runs: list[Run]) -> list[Gap]:
    """List the stretches where quotation and statement differ between runs of equal words."""
    return [
        Gap(one.statement + one.size, two.statement, one.report + one.size, two.report)
        for one, two in pairwise(runs)
    ]


def find_gaps(runs: list[Run], size: int, statement: Statement) -> list[Gap]:
    """List the stretches where they differ between the runs and around them. Cut ends are none."""
    gaps = []
    first, last = runs[0], runs[-1]
    if first.report:
        opens = statement.opens(first.statement)
        gaps.append(
            Gap(max(opens, first.statement - first.report - FEW), first.statement, 0, first.report)
        )
    gaps += between(runs)
    a, i = last.statement + last.size, last.report + last.size
    if i < size:
        closes = statement.closes(last.statement + last.size - 1)
        gaps.append(Gap(a, min(closes, a + size - i + FEW), i, size))
    return gaps
