"""Words with their places, read from many texts at once.

Everything is done on arrays of characters: a report has hundreds of quoted words, and a Python loop
over them would cost more than all the rest. Offsets always count in the text as given.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..text.spelling import canonical, simplified

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


_SEPARATOR, _LETTER, _DIGIT, _SYMBOL, _APOSTROPHE, _STOP, _COMMA = range(7)
_APOSTROPHES = "'’‘ʼ＇"
#: The first and the last of characters each of which is a word: Thai, Burmese, Khmer, Chinese, …
_LONE = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u3040", "\u30ff"),
         ("\u3400", "\u9fff"), ("\uf900", "\ufaff"))  # fmt: skip
_KINDS = {"'": _APOSTROPHE, ".": _STOP, ",": _COMMA}


class Words(NamedTuple):
    """The words of several pieces of text, one after the other.

    `codes` has one number for each way of writing a word, case, accents and typography set aside;
    ``piece[starts[i]:ends[i]]`` is word `i`; piece `p` has the words `bounds[p]` to `bounds[p+1]`;
    `respelt` lists those whose number is that of another spelling.
    """

    codes: NDArray[np.uint64]
    starts: Ints
    ends: Ints
    bounds: Ints
    respelt: Ints


class _Characters:
    """What each character is made of and what it does in a word; learnt when first met."""

    def __init__(self) -> None:
        self.known = np.zeros(0x110000, np.bool_)
        self.folded = np.zeros(0x110000, np.uint32)  # of those that fold to one character
        self.kind = np.zeros(0x110000, np.uint8)
        self.odd = np.zeros(0x110000, np.bool_)
        self.others: dict[int, str] = {}  # the odd ones, which fold to none or to many

    def learn(self, codes: NDArray[np.uint32]) -> None:
        for code in np.unique(codes[~self.known[codes]]).tolist():
            folded = _fold(chr(code))
            self.known[code] = True
            self.folded[code] = ord(folded[0]) if folded else 0
            if len(folded) != 1:
                self.odd[code], self.others[code] = True, folded
            for char in folded:
                self.kind[ord(char)] = _kind(char)


def _fold(char: str) -> str:
    """Set aside case, width, ligatures, accents, what has no width, and Chinese script."""
    if char in _APOSTROPHES:
        return "'"
    if unicodedata.category(char) == "Cf":
        return ""
    parts = unicodedata.normalize("NFKD", char.casefold())
    # 10 to 35: Hebrew and Arabic points; above 199: accents. Other marks are vowels, and stay.
    parts = "".join(
        c for c in parts if not (9 < (mark := unicodedata.combining(c)) < 36 or mark > 199)
    )
    parts = "".join(map(simplified, unicodedata.normalize("NFC", parts)))
    plain = all(_kind(part) in (_LETTER, _DIGIT) for part in parts)
    return parts if len(parts) < 2 or plain else char  # one character is never two words


def _kind(char: str) -> int:
    if char.isdigit():
        return _DIGIT
    if any(first <= char <= last for first, last in _LONE):
        return _SYMBOL
    if char.isalnum() or unicodedata.category(char)[0] == "M":
        return _LETTER
    return _KINDS.get(char, _SEPARATOR)


_CHARACTERS = _Characters()
_PAD = np.zeros(2, np.uint8)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_POWERS = np.multiply.accumulate(np.full(1024, 0xD1342543DE82EF95, np.uint64))


def read_words(pieces: Sequence[str]) -> Words:
    """Read the words of every piece.

    >>> text = "The U.S. won\u2019t pay 1,000 EUR"
    >>> words = read_words([text])
    >>> [text[a:b] for a, b in zip(words.starts, words.ends)]
    ['The', 'U.S', 'won\u2019t', 'pay', '1,000', 'EUR']
    >>> bool((words.codes == read_words(["the US won't pay 1000 eur"]).codes).all())
    True
    """
    codes = np.frombuffer("\n".join(pieces).encode("utf-32-le", "surrogatepass"), np.uint32)
    folded, origin = _folded(codes)
    starts, lasts, hashes = _words(folded)
    respelt = _canonical(hashes)
    if origin is not None:
        starts, lasts = origin[starts], origin[lasts]
    lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
    begins = np.cumsum(lengths + 1) - lengths - 1
    bounds = np.append(np.searchsorted(starts, begins), len(starts)).astype(np.int64)
    shift = np.repeat(begins, np.diff(bounds))
    return Words(hashes, starts - shift, lasts + 1 - shift, bounds, respelt)


def _canonical(hashes: NDArray[np.uint64]) -> Ints:
    """Give every spelling of a word the number of the canonical one, in place; say which had."""
    variants, words = _spellings()
    at = variants.find(hashes)
    indices = np.flatnonzero(at >= 0)
    hashes[indices] = words[at[indices]]
    return indices


@cache
def _spellings() -> tuple[Lookup, NDArray[np.uint64]]:
    """The numbers of spellings, in order, and those of their canonical ones."""
    table = canonical()
    pairs = [
        _words(_folded(np.frombuffer("\n".join(words).encode("utf-32-le"), np.uint32))[0])[2]
        for words in (table.keys(), table.values())
    ]
    order = np.argsort(pairs[0])
    return Lookup(pairs[0][order]), pairs[1][order]


def _folded(codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], Ints | None]:
    """Fold every character; also say where each folded one stood, if some are none or many."""
    _CHARACTERS.learn(codes)
    folded = _CHARACTERS.folded[codes]
    odd = _CHARACTERS.odd[codes]
    if not odd.any():
        return folded, None
    others = [_CHARACTERS.others[code] for code in codes[odd].tolist()]
    size = np.ones(len(codes), np.int64)
    size[odd] = [*map(len, others)]
    origin = np.repeat(np.arange(len(codes)), size)
    folded = folded[origin]
    folded[odd[origin]] = [*map(ord, "".join(others))]
    return folded, origin


def _words(folded: NDArray[np.uint32]) -> tuple[Ints, Ints, NDArray[np.uint64]]:
    """Find the words: the first and the last character of each, and the number of its spelling."""
    kind = _CHARACTERS.kind[folded]
    inner = np.flatnonzero(kind >= _APOSTROPHE)
    padded = np.concatenate([_PAD, kind, _PAD])
    before, after = padded[inner + 1], padded[inner + 3]
    inside = _alnum(before) & _alnum(after)
    figure = (before == _DIGIT) & (after == _DIGIT)
    initials = inside & ~figure & ~_alnum(padded[inner]) & ~_alnum(padded[inner + 4])
    which = kind[inner]
    mask = (kind > _SEPARATOR) & (kind < _APOSTROPHE)
    mask[inner] = (inside & (which == _APOSTROPHE)) | (figure & (which == _STOP))
    # U.S. is one word without its stops, 1,000 one without its comma.
    bridges = inner[(initials & (which == _STOP)) | (figure & (which == _COMMA))]
    chars = np.flatnonzero(mask)
    if not len(chars):
        return chars, chars, np.zeros(0, np.uint64)
    begins = np.ones(len(chars), np.bool_)
    begins[1:] = np.diff(chars) > 1
    begins[np.searchsorted(chars, bridges)] = False
    alone = np.flatnonzero(kind[chars] == _SYMBOL)
    begins[alone] = True
    begins[np.minimum(alone + 1, len(chars) - 1)] = True
    first = np.flatnonzero(begins)
    length = np.diff(first, append=len(chars))
    position = np.arange(len(chars), dtype=np.int32) - np.repeat(first.astype(np.int32), length)
    mixed = folded[chars].astype(np.uint64)
    mixed *= _MULTIPLIER
    mixed ^= mixed >> np.uint64(29)
    mixed *= _POWERS[position & 1023]
    return chars[first], chars[first + length - 1], np.add.reduceat(mixed, first)


def _alnum(kind: NDArray[np.uint8]) -> Flags:
    flags: Flags = (kind == _LETTER) | (kind == _DIGIT)
    return flags


class Lookup:
    """Finds numbers among sorted numbers: a table of slots, a search for those that share one."""

    def __init__(self, keys: NDArray[np.uint64]) -> None:
        self._keys = keys
        self._shift = np.uint64(64 - max(10, len(keys).bit_length() + 3))
        slots = self._slot(keys)
        self._table = np.full(1 << (64 - int(self._shift)), -1, np.int32)
        self._table[slots] = np.arange(len(keys))
        self._shared = np.zeros(len(self._table), np.bool_)
        self._shared[slots[self._table[slots] != np.arange(len(keys))]] = True

    def _slot(self, keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
        return (keys * _MULTIPLIER) >> self._shift

    def find(self, numbers: NDArray[np.uint64]) -> Ints:
        """Give the place of each number, -1 if it is not there."""
        slots = self._slot(numbers)
        at = self._table[slots].astype(np.int64)
        unsure = np.flatnonzero(self._shared[slots])
        at[unsure] = np.searchsorted(self._keys, numbers[unsure])
        at[at == len(self._keys)] = -1
        at[self._keys[at] != numbers] = -1
        return at
