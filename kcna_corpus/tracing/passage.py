"""Align a long quotation with any number of sentences, in any order, as one passage.

The way through the statement that says most: an equal word counts what it says, in bits; a word
that is not the statement's costs, so does each word skipped, and a leap to another place costs what
a second sentence must show to be told from chance.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .align import LEAP_BITS, Run
from .statement import Statement, as_ids
from .word_arrays import Ints

_LOST, _SKIPPED = 1.5, 1.5  # bits for a word that only the quotation has, or only the statement
LONGEST = 2000  # words: what is longer is no quotation, and is not taken apart
_NOWHERE = -1e9

Bits = NDArray[np.float64]


def find_way(written: str, statement: Statement, sentences: Iterable[int]) -> list[Run]:
    """Return the runs of equal words on the best way through these sentences."""
    if len(written) > LONGEST:
        return []
    at = _places(statement, sorted(sentences))
    word_ids = as_ids(written)
    ids = np.where(at < 0, -1, statement.ids[at])
    gains = np.where(at < 0, 0.0, statement.bits[ids])
    skip: Bits = _SKIPPED * np.arange(len(at) + 1, dtype=np.float64)
    skip[1:] -= np.cumsum(np.where(at < 0, _NOWHERE, 0.0))  # a break is never skipped
    best = np.zeros(len(at) + 1)
    rows, sources = [], []
    for word in word_ids.tolist():
        reached, source = _moved_on(best, skip)
        step = reached[:-1] + np.where(ids == word, gains, -_LOST)
        step[at < 0] = _NOWHERE
        best = reached - _LOST
        mask = step > best[1:]
        best[1:] = np.where(mask, step, best[1:])
        rows.append(mask)
        sources.append(source)
    return _runs(word_ids, ids, at, int(best.argmax()), rows, sources)


def _places(statement: Statement, sentences: list[int]) -> Ints:
    """The words of the sentences in order, with a break (-1) where others stand between."""
    parts: list[Ints] = []
    for k, sentence in enumerate(sentences):
        if k and sentences[k - 1] != sentence - 1:
            parts.append(np.array([-1]))
        parts.append(np.arange(*statement.span(sentence)))
    return np.concatenate(parts)


def _moved_on(best: Bits, skip: Bits) -> tuple[Bits, Ints]:
    """Skip words or leap: what each place can be reached with, and from where."""
    ahead = best + skip
    most = np.maximum.accumulate(ahead)
    source = np.maximum.accumulate(np.where(ahead == most, np.arange(len(best)), 0))
    reached = most - skip
    top = int(best.argmax())
    leaps = reached < best[top] - LEAP_BITS
    source[leaps] = top
    reached[leaps] = best[top] - LEAP_BITS
    return reached, source


def _runs(
    word_ids: Ints,
    ids: Ints,
    at: Ints,
    end: int,
    rows: list[NDArray[np.bool_]],
    sources: list[Ints],
) -> list[Run]:
    """Follow the way back and collect the equal words."""
    runs: list[Run] = []
    for word in range(len(rows) - 1, -1, -1):
        if end and rows[word][end - 1]:
            end -= 1
            if ids[end] == word_ids[word]:
                position = int(at[end])
                if runs and runs[-1][:2] == (word + 1, position + 1):
                    runs[-1] = Run(word, position, runs[-1].size + 1)
                else:
                    runs.append(Run(word, position, 1))
        end = int(sources[word][end])
    return runs[::-1]
