"""The stems of words: forms of one word agree, and a quotation may share them with a sentence."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ..text.words import FUNCTION_WORDS
from .word_arrays import Flags, Ints, Words

_ENDINGS = re.compile(
    r"(?:liest|lier|iest|ier|ies|ied|ily|est|ers?|ings?|edly|ed|es|ly|(?<![su])s|y|e)$"
)
_SHORTEST = 3  # letters that a stem keeps
_CELLS = 1 << 22  # quotations times sentences that are counted at once


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Cut the ending of an English word, so that its forms agree.

    >>> [stem(word) for word in ("denial", "denials", "famous", "famously", "wide", "widest")]
    ['denial', 'denial', 'famous', 'famous', 'wid', 'wid']
    """
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) >= _SHORTEST else word


@lru_cache(maxsize=1 << 16)
def telling(word: str) -> str:
    """Give the stem of a word in small letters, "" of one that any text has."""
    return "" if word in FUNCTION_WORDS else stem(word)


class Stems:
    """The stems of the telling words of a statement, numbered, and the sentences that have each."""

    def __init__(self, words: list[str], common: list[bool], ids: Ints, sentence_of: Ints) -> None:
        self._numbers: dict[str, int] = {}
        of_word = [
            -1 if left else self._numbers.setdefault(stem(word.lower()), len(self._numbers))
            for word, left in zip(words, common, strict=True)
        ]
        self._of_word = np.array([*of_word, -1])  # the last is that of a word without a number
        self._several = several = int(sentence_of[-1]) + 1
        stems = self._of_word[ids]
        stands = np.sort((stems * several + sentence_of)[stems >= 0])
        stands = stands[np.diff(stands, prepend=-1) > 0]
        self._begins = np.searchsorted(stands, several * np.arange(len(self._numbers) + 1))
        self._stands = stands % several

    def meet(self, texts: Sequence[str], words: Words, ids: Ints, fewest: int) -> Flags:
        """Tell which texts have half of their stems, and so many at least, in one sentence."""
        pieces, stems = self._read(texts, words, ids)
        several, size = self._several, len(texts)
        least = np.maximum((np.bincount(pieces, minlength=size) + 1) // 2, fewest)
        mask = stems < len(self._numbers)
        pieces, stems = pieces[mask], stems[mask]
        sizes = np.diff(self._begins)[stems]
        before = np.cumsum(sizes) - sizes
        at = np.arange(sizes.sum()) + np.repeat(self._begins[stems] - before, sizes)
        cells = np.repeat(pieces, sizes) * several + self._stands[at]
        step = max(1, _CELLS // several)
        most = np.zeros(size, np.int64)
        for low in range(0, size, step):
            first, end = np.searchsorted(cells, [low * several, (low + step) * several])
            rows = min(step, size - low)
            counts = np.bincount(cells[first:end] - low * several, minlength=rows * several)
            most[low : low + rows] = counts.reshape(rows, several).max(axis=1)
        met: Flags = most >= least
        return met

    def _read(self, texts: Sequence[str], words: Words, ids: Ints) -> tuple[Ints, Ints]:
        """Each text with each of its stems; those that the statement lacks have higher numbers."""
        stems = self._of_word[ids]
        pieces = np.repeat(np.arange(len(texts)), np.diff(words.bounds))
        others: dict[str, int] = {}
        for at in np.flatnonzero(ids < 0).tolist():
            word = texts[pieces[at]][words.starts[at] : words.ends[at]]
            sign = not word[0].isalnum() or (len(word) == 1 and not word.isascii())
            if key := "" if sign else telling(word.lower()):
                number = self._numbers.get(key, -1)
                if number < 0:
                    number = others.setdefault(key, len(self._numbers) + len(others))
                stems[at] = number
        every = len(self._numbers) + len(others) + 1
        pairs = np.unique((pieces * every + stems)[stems >= 0])
        return pairs // every, pairs % every
