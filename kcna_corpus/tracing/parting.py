"""Korean words parted otherwise than the statement's: where a space stands is spelling.

The letters of a quotation are followed along those of the statement, spaces set aside and both
written as in the South. Where a stretch begins and ends with a word on either side, the quotation
has the words of the statement.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np

from ..text.korean import HANGUL, southern
from ..text.words import compiled
from .statement import Statement
from .word_arrays import Words

#: What a report may leave out of a last word to put an ending of its own: the copula, particles,
#: “do” behind a noun, what the South writes apart. Any other may turn the sense: 판다면 (if one
#: sells), 사겠는가 (would one buy).
_ENDING = (
    "들?(?:(?:이|입니)?다|이?(?:며|고)|이?라(?:는|고)|[이가은는을를의에도만과와]|으?로|께서|에서)"
    "|한다|하다|하였다|했다|된다|되다|되였다|되었다|됐다|(?<=고)있[^않없못]*"
)
_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W_]+")
_GLOSS = "(?<=[가-힣])[(（][^()（）]*[)）]"  # 로씨야(러시아): the report's own
_HEAD = 2  # letters by which a place is looked up, and that tell a last word
_WITHIN = 7  # letters that tell a place though they begin or end within a word
_PLACES, _REACH = 100, 200  # places that are tried, and letters of each: more are followed anew


class _Word(NamedTuple):
    """A word of a quotation, from `start` to `end`: the statement's, or of its own."""

    start: int
    end: int
    stated: int  # -1: the statement does not have it
    own: int


class Parting:
    """The letters of a Korean statement, and which word each belongs to."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        text: list[str] = []
        self._word_of: list[int] = []
        for sentence, printed in enumerate(statement.sentences):
            if not HANGUL.search(printed):
                continue
            for word in range(*statement.span(sentence)):
                letters = _LETTER.findall(statement.print(word, word + 1))
                text += letters
                self._word_of += [word] * len(letters)
        self._text = f"{southern(''.join(text))}\n"
        self._begins = [one != two for one, two in pairwise([-1, *self._word_of, -1])]
        self._places: dict[str, list[int]] = {}
        for at in range(len(text)):
            self._places.setdefault(self._text[at : at + _HEAD], []).append(at)

    def part(self, words: Words, pieces: Sequence[str]) -> Words:
        """Part the words of Korean pieces as the statement parts them, as far as it has them."""
        korean = [bool(self._places and HANGUL.search(piece)) for piece in pieces]
        if not any(korean):
            return words
        respelt = np.zeros(len(words.codes), np.bool_)
        respelt[words.respelt] = True
        rows = []
        for number, piece in enumerate(pieces):
            cut = slice(*words.bounds[number : number + 2])
            row = words.codes[cut], words.starts[cut], words.ends[cut], respelt[cut]
            if korean[number] and (parts := self._words(piece, row[1].tolist(), row[2].tolist())):
                start, end, stated, own = np.array(parts, np.int64).T
                theirs = stated >= 0
                codes = np.where(theirs, self._statement.words.codes[stated], row[0][own])
                row = codes, start, end, theirs | row[3][own]
            rows.append(row)
        codes, starts, ends, respelt = map(np.concatenate, zip(*rows, strict=True))
        bounds = np.cumsum([0, *(len(row[0]) for row in rows)])
        return Words(codes, starts, ends, bounds, np.flatnonzero(respelt))

    def resembles(self, piece: str) -> bool:
        """Tell whether a sentence has half of a Korean piece: its words, or their beginnings."""
        words = [southern(word) for word in _WORD.findall(piece)] if HANGUL.search(piece) else []
        shared: Counter[int] = Counter()
        for word in words:
            sizes: dict[int, int] = {}
            for at in self._places.get(word[:_HEAD], ())[:_PLACES] if len(word) >= _HEAD else ():
                sentence = self._statement.sentence_at(self._word_of[at])
                sizes[sentence] = max(sizes.get(sentence, 0), self._follows(word, 0, at))
            shared.update(sizes)
        return bool(shared) and 2 * max(shared.values()) >= sum(map(len, words))

    def _follows(self, text: str, first: int, at: int) -> int:
        """How many letters from one on are those of the statement from a place on."""
        size, most = 0, min(len(text) - first, _REACH)
        while size < most and text[first + size] == self._text[at + size]:
            size += 1
        return size

    def _words(self, piece: str, starts: list[int], ends: list[int]) -> list[_Word]:
        """The words of a piece, of which `starts` and `ends` are those that it parts itself."""
        bare_piece = re.sub(_GLOSS, lambda match: " " * len(match[0]), piece)
        places = [match.start() for match in _LETTER.finditer(bare_piece)]
        if not places or not starts:
            return []
        text = southern("".join(bare_piece[position] for position in places))
        own = {bisect_left(places, a): k for k, a in enumerate(starts) if bare_piece[a] != " "}
        own.setdefault(0, 0)
        edges = [*own, len(text)]
        words: list[_Word] = []
        first = 0
        while first < len(text):
            at, size = self._stretch(text, first, edges)
            end = first + size if size else edges[edges.index(first) + 1]
            number = own[first]
            for word, letters in groupby(self._word_of[at : at + size] or [-1] * (end - first)):
                start, first = first, first + len([*letters])
                words.append(_Word(places[start], places[first - 1] + 1, word, number))
        glosses = {*range(len(starts))}.difference(own.values())
        between = [
            _Word(starts[k], ends[k], -1, k)
            for k in glosses
            if not any(word.start < starts[k] < word.end for word in words)
        ]
        return sorted([*words, *between])

    def _stretch(self, text: str, first: int, edges: Sequence[int]) -> tuple[int, int]:
        """Where in the statement the longest stretch from here stands, and its letters."""
        best = (0, 0)
        for at in self._places.get(text[first : first + _HEAD], ())[:_PLACES]:
            size = self._follows(text, first, at)
            if size > best[1] and (self._begins[at] or (not first and size >= _WITHIN)):
                size = self._whole(at, size, first, edges)
                best = (at, size) if size > best[1] else best
        return best

    def _whole(self, at: int, size: int, first: int, edges: Sequence[int]) -> int:
        """How much of a stretch ends with a word on both sides; the last may lack its ending."""
        end = at + size
        if first + size == edges[-1] and not self._begins[end]:
            rest = next(k for k in range(end, len(self._begins)) if self._begins[k])
            sure = size >= _WITHIN or self._word_of[end - _HEAD] == self._word_of[end]
            if sure and compiled(_ENDING).fullmatch(self._text, end, rest):
                return size
        while size and not (self._begins[at + size] and first + size in edges):
            size -= 1
        return size
