"""Where in the statement may a quotation be from? An index of its words and pairs of words."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .parting import Parting
from .statement import Statement
from .word_arrays import Flags, Ints, Lookup

_FREQUENT = 25  # a word or pair that stands in more places than this finds none
_EXACT = 200  # but a whole quotation may be looked for in so many
_WORD_BITS = 1.0  # what a place must show for each word of the quotation
_PAIR_BITS = 4.0  # what two words in the same order say beyond the words
_ROOM, _PART = 12, 64  # bits of a word as a whole number of 64ths, below 2**12
_PAIR_WEIGHT = int(_PAIR_BITS * _PART)
_CANDIDATES, _LONG = 4, 4  # places, and one more for so many words of the quotation
_PARTS = 2  # of a longer quotation so many times the words of a sentence are asked about
_NEVER, _SHIFT = 1 << 20, 1 << 32
_NO_PAIR = 1 << 62  # one key that nobody asks for, so that there is always one


class Place(NamedTuple):
    """A sentence that shares `bits` with a quotation; `at`: where the whole quotation stands."""

    sentence: int
    bits: float
    at: int = -1


class Index:
    """Finds the places in a statement where quotations may be from."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self.parting = Parting(statement)
        sentences = statement.sentence_of << _ROOM
        self._singles = _Postings(statement.ids, sentences)
        self._pairs = _Postings(np.append(self._pair_keys(statement.ids), _NO_PAIR), sentences)
        self._weights = (statement.bits * _PART).astype(np.int64)

    def _pair_keys(self, ids: Ints) -> Ints:
        keys = ids[:-1] * len(self._statement.vocabulary) + ids[1:]
        keys[(ids[:-1] < 0) | (ids[1:] < 0)] = -1
        return keys

    def places(self, ids: Ints, bounds: Ints) -> list[list[Place]]:
        """Find the places where each quotation may be from, the likeliest first."""
        places: list[list[Place]] = [[] for _ in range(len(bounds) - 1)]
        if not len(ids):
            return places
        size = np.diff(bounds)
        piece = np.repeat(np.arange(len(size)), size)
        single = Hits(self._singles.begin[ids], np.where(ids < 0, 0, self._singles.count[ids]))
        pair = self._pairs.find(np.append(self._pair_keys(ids), -1))
        pair.many[bounds[1:][size > 0] - 1] = 0  # a pair ends where its quotation ends
        whole = self._whole(ids, bounds, single, pair, places)
        rest = ~whole[piece]
        single.many[~rest | (single.many > _FREQUENT)] = 0
        pair.many[~rest | (pair.many > _FREQUENT)] = 0
        self._shared(ids, piece, single, pair, places)
        return places

    def _whole(
        self, ids: Ints, bounds: Ints, single: Hits, pair: Hits, places: list[list[Place]]
    ) -> Flags:
        """Find the quotations that stand in the statement word for word."""
        statement, size = self._statement, np.diff(bounds)
        owner, word = self._starts(bounds, single, pair)
        length, begin = size[owner], bounds[owner]
        fits = (word >= 0) & (word + length <= len(statement.ids))
        owner, word, length, begin = owner[fits], word[fits], length[fits], begin[fits]
        is_whole = np.zeros(len(size), np.bool_)
        if not len(owner):
            return is_whole
        step = _steps(length)
        quoted = ids[np.repeat(begin, length) + step]
        same = quoted == statement.ids[np.repeat(word, length) + step]
        same = np.logical_and.reduceat(same, np.cumsum(length) - length)
        same &= statement.version_of[word] == statement.version_of[word + length - 1]
        is_whole[owner[same]] = True
        for p, at in zip(owner[same].tolist(), word[same].tolist(), strict=True):
            bits = statement.heft[at + int(size[p])] - statement.heft[at]
            places[p].append(Place(statement.sentence_at(at), bits, at))
        return is_whole

    def _starts(self, bounds: Ints, single: Hits, pair: Hits) -> tuple[Ints, Ints]:
        """Where could each quotation begin, if its rarest pair of words is the statement's?"""
        size = np.diff(bounds)
        seed = pair.many.copy()
        seed[bounds[1:][size > 0] - 1] = _NEVER
        alone = bounds[:-1][size == 1]
        seed[alone] = single.many[alone]
        first = bounds[:-1][size > 0]
        rarest = np.minimum.reduceat(seed * _SHIFT + np.arange(len(seed)), first)
        count, at = rarest // _SHIFT, rarest % _SHIFT
        few = (count > 0) & (count <= _EXACT)
        pieces, first, at = np.flatnonzero(size > 0)[few], first[few], at[few]
        owners, words = [], []
        for postings, hits, mine in (
            (self._singles, single, size[pieces] == 1),
            (self._pairs, pair, size[pieces] > 1),
        ):
            which, position = postings.expand(hits.at(at[mine]))
            owners.append(pieces[mine][which])
            words.append(position - at[mine][which] + first[mine][which])
        return np.concatenate(owners), np.concatenate(words)

    def _shared(
        self, ids: Ints, piece: Ints, single: Hits, pair: Hits, places: list[list[Place]]
    ) -> None:
        """Find the sentences that share enough words with a quotation, in any order."""
        many = len(self._statement.sentences)
        owner = piece * (many << _ROOM)
        # Sorting numbers is far faster than ordering them, so each one carries its weight along.
        hits = [
            np.repeat(owner + self._weights[ids], single.many) + self._singles.stands(single),
            np.repeat(owner + _PAIR_WEIGHT, pair.many) + self._pairs.stands(pair),
        ]
        packed = np.sort(np.concatenate(hits))
        key, weight = packed >> _ROOM, packed & ((1 << _ROOM) - 1)
        begin = np.flatnonzero(np.diff(key, prepend=-1))
        if not len(begin):
            return
        key, bits = key[begin], np.add.reduceat(weight, begin) / _PART
        size = np.bincount(piece, minlength=len(places))
        owner = key // many
        shared = np.minimum(
            size[owner], _PARTS * np.diff(self._statement.bounds)[key - owner * many]
        )
        enough = np.flatnonzero(bits - shared * _WORD_BITS > self._statement.size_bits)
        order = enough[np.lexsort((-bits[enough], owner[enough]))]
        room = (_CANDIDATES + size // _LONG).tolist()
        for k, b in zip(key[order].tolist(), bits[order].tolist(), strict=True):
            p, sentence = divmod(k, many)
            if len(places[p]) < room[p]:
                places[p].append(Place(sentence, b))


class Hits(NamedTuple):
    """For each word asked for, where its postings begin and how many there are."""

    begin: Ints
    many: Ints

    def at(self, which: Ints) -> Hits:
        """Keep some of them."""
        return Hits(self.begin[which], self.many[which])


class _Postings:
    """The places of every key, key by key, with a number that each place has."""

    def __init__(self, keys: Ints, numbers: Ints) -> None:
        self.order = np.argsort(keys, kind="stable")
        self.keys, self.count = np.unique(keys, return_counts=True)
        self.begin = np.cumsum(self.count) - self.count
        self._numbers = numbers[self.order]
        self._lookup = Lookup(self.keys.astype(np.uint64))

    def find(self, keys: Ints) -> Hits:
        """Look up the keys; one that has no place has none of many."""
        at = self._lookup.find(keys.astype(np.uint64))
        return Hits(self.begin[at], np.where(at < 0, 0, self.count[at]))

    def expand(self, hits: Hits) -> tuple[Ints, Ints]:
        """List every place, with the number of the word that it is for."""
        which = np.repeat(np.arange(len(hits.many)), hits.many)
        return which, self.order[_within(hits)]

    def stands(self, hits: Hits) -> Ints:
        """List the numbers of every place."""
        return self._numbers[_within(hits)]


def _within(hits: Hits) -> Ints:
    """Where among all postings those of the hits are."""
    ends = np.cumsum(hits.many)
    shift = np.repeat(hits.begin - ends + hits.many, hits.many)
    return np.arange(len(shift)) + shift


def _steps(lengths: Ints) -> Ints:
    """0, 1, 2 … for each length."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - lengths, lengths)
