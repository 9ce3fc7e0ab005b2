"""Korean quotations whose words are parted otherwise than the statement's: spacing is spelling."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ..text.korean import HANGUL
from ..text.spelling import squeezed
from .align import Alignment, Run
from .edits import Quoted
from .statement import Statement

_TURN = re.compile(r"[않없못]|아니|말[고아라]")  # an ending that turns the sense is no ending
_LETTER = re.compile(r"[^\W_]")


def part_as_statement(
    quoted: Quoted, statement: Statement, asked: Sequence[int]
) -> tuple[Quoted, str, Alignment] | None:
    """Part a Korean quotation as the statement is parted; None if it has not the same letters.

    `asked` are the sentences whose letters are compared.

    A word whose beginning or ending is left outside the quotation counts as the statement's.
    """
    sentence = statement.spells(quoted.text, asked) if HANGUL.search(quoted.text) else -1
    if sentence < 0:
        return None
    first, end = statement.span(sentence)
    words = [statement.print(word, word + 1) for word in range(first, end)]
    lengths = [len(_LETTER.findall(word)) for word in words]
    plain, whole = squeezed(quoted.text), squeezed(statement.sentences[sentence])
    places = [found.start() for found in _LETTER.finditer(quoted.text)]
    if len(places) != len(plain) or sum(lengths) != len(whole):
        return None  # figures for words: their letters cannot be counted off
    ends = list(accumulate(lengths))
    at = whole.find(plain)
    low, high = bisect_right(ends, at), bisect_right(ends, at + len(plain) - 1) + 1
    if _TURN.search(whole, at + len(plain), ends[high - 1]):
        return None
    begins = [max(0, ends[word] - lengths[word] - at) for word in range(low, high)]
    stops = [min(len(plain), ends[word] - at) for word in range(low, high)]
    parted = quoted._replace(
        starts=[places[k] for k in begins], ends=[places[k - 1] + 1 for k in stops], respelt=True
    )
    size = high - low
    said = statement.text[first + low : first + high]
    return parted, said, Alignment([Run(0, first + low, size)], size, 0.0)
