"""What is seen of a word that may report speech, and of where its clause may begin and end.

Every function names what is seen, in short names that only the weights in `clauses` know: each
sight (the kind of the next word, the words between, how far it is) alone, with the stem of the word
that reports, and with a kind. Kinds are those of `tokens.py`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .tokens import Tokens

_STOPS = frozenset(".?")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e)$")
_VERB = re.compile("[EAVvUI]")
_CUE = re.compile("[VIGUK]")
_MARK = re.compile("[,.?:;-]")
_FURTHEST = 14  # tokens between the verb and its clause
_LONGEST = 90  # tokens of a clause
_LONGEST_SENTENCE = 300  # tokens
_NEAR = 30  # tokens between a clause and the verb behind it
_SIZES: tuple[int, ...] = (
    *range(6),
    6,
    6,
    *[8] * 4,
    *[12] * 8,
    *[20] * 20,
    40,
)  # short ones count exactly
_OPENERS = frozenset("to for as of".split())


class Sentence(NamedTuple):
    """One sentence: kinds, words and stems of its tokens, and the number of the first of them.

    `nested`: inside a quotation; `title`: above the text.
    """

    kinds: str
    words: list[str]
    stems: list[str]
    first: int
    nested: bool
    title: bool

    def word(self, at: int) -> str:
        """Give the word at a place, or a sign where the sentence has none."""
        return self.words[at] if 0 <= at < len(self.words) else "^"


def sentences(tokens: Tokens, nested: bool, title: bool) -> Iterator[Sentence]:
    """Part tokens where a sentence ends; what goes on without end is no prose, and cut."""
    first = 0
    stops = [i + 1 for i, kind in enumerate(tokens.kinds) if kind in _STOPS]
    for stop in [*stops, len(tokens.kinds)]:
        while first < stop:
            end = min(stop, first + _LONGEST_SENTENCE)
            kinds = tokens.kinds[first:end]
            words = [
                "Q" if k == "Q" else tokens.words(i, i + 1) for i, k in enumerate(kinds, first)
            ]
            stems = [_ENDING.sub("", word) for word in words]
            yield Sentence(kinds, words, stems, first, nested, title)
            first = end


def _size(number: int) -> int:
    return _SIZES[min(number, len(_SIZES) - 1)]


def _names(sights: Iterable[object], *beside: object) -> list[str]:
    """Name each sight, alone and with each of some others."""
    own = [f"{number} {sight}" for number, sight in enumerate(sights)]
    return own + [f"{n} {one} {name}" for n, one in enumerate(beside) for name in own]


def of_cue(sentence: Sentence, at: int) -> list[str]:
    """Name what is seen of a word that may report speech."""
    kinds, stem = sentence.kinds, sentence.stems[at]
    left, right = kinds[:at], kinds[at + 1 :]
    before, after = left[-3:], right[:3]
    that, mark = right.find("T"), _MARK.search(right)
    cues, later = [m.start() for m in _CUE.finditer(left)], _CUE.search(right)
    near = range(at - 1, max(-1, at - 8), -1)
    who = next((sentence.words[i] for i in near if kinds[i] in "NPwD"), "^")
    last = sentence.stems[cues[-1]] if cues else "-"
    following = sentence.stems[at + 1 + later.start()] if later else "-"
    clause = _MARK.split(right, 1)[0]
    sights = (
        "", before[-1:], before[-2:], before, after[:1], after[:2], after, before[-1:] + after[:1],
        before[-2:] + after[:2], sentence.word(at - 1), sentence.word(at - 2),
        sentence.word(at + 1), sentence.word(at + 2),
        (sentence.word(at + 1), sentence.word(at + 2)),
        (sentence.word(at - 2), sentence.word(at - 1)), who, last, following,
        _size(that) if 0 <= that < 9 else "-", _size(mark.start()) if mark else "-", sentence.title,
        sentence.nested, _size(len(right.rstrip(".?"))), _size(at),
        (min(len(cues), 3), len(_CUE.findall(right)[:3])), "E" in left[-2:],
        ("," in left, "," in right), ("Q" in left, "Q" in right), ("Q" in before, "Q" in after),
        bool(_VERB.search(right)), re.sub("[^NPwDTRS,]", "", left[-6:])[-2:],
        (after, re.sub("[^EAVvUITSQ]", "", clause)[:2]), sentence.words[at][-4:], (who, after[:2]),
    )  # fmt: skip
    return _names(sights, kinds[at], stem)


def starts(sentence: Sentence, at: int) -> range:
    """Where a clause behind the word at `at` may begin."""
    return range(at + 1, min(len(sentence.kinds), at + _FURTHEST))


def of_start(sentence: Sentence, at: int, start: int) -> list[str]:
    """Name what is seen of a place where the clause behind a word may begin."""
    kinds, first = sentence.kinds, sentence.words[start]
    path = kinds[at + 1 : start]
    short = path if len(path) < 5 else f"{path[:2]}~{path[-2:]}"
    that = kinds.find("T", at + 1, at + 10)
    side = "-" if that < 0 else "=" if that == start else "<" if that < start else ">"
    sights = (
        "", _size(len(path)), short, first, sentence.word(start - 1), kinds[start - 1],
        kinds[start : start + 2], kinds[start : start + 3], side, "Q" in path, "," in path,
        (sentence.word(start - 1), first), (first, sentence.word(start + 1)), (short, kinds[at]),
        (len(path), kinds[start - 1], kinds[start : start + 2]), (side, _size(len(path))),
        bool(_CUE.search(path)),
    )  # fmt: skip
    return _names(sights, kinds[start], sentence.stems[at])


def ends(sentence: Sentence, start: int) -> range:
    """Where a clause that begins at `start` may end."""
    return range(start + 1, min(len(sentence.kinds), start + _LONGEST) + 1)


def of_end(sentence: Sentence, at: int, start: int, end: int) -> list[str]:
    """Name what is seen of a place where the clause behind a word may end."""
    kinds, first = sentence.kinds, sentence.words[start]
    opener = first if kinds[start] in "TSQ" or first in _OPENERS else kinds[start]
    inside, rest = kinds[start:end], kinds[end:]
    here, last = rest[:1] or "$", not rest.strip(".?)")
    verb, later = bool(_VERB.search(inside)), bool(_VERB.search(rest[1:4]))
    speaks = bool(re.search("[VIGK]", rest[:8]))
    odd = inside.count("(") > inside.count(")") or inside.count("-") % 2
    sights = (
        last, here, kinds[end - 1] + here, kinds[end - 2 : end] + rest[:2], rest[:2], rest[:3],
        sentence.word(end), sentence.word(end - 1), (sentence.word(end - 1), sentence.word(end)),
        (sentence.word(end), sentence.word(end + 1)), (sentence.word(end), rest[1:3]),
        min(inside.count(here), 2), (_size(end - start), last), verb, (verb, later, rest[1:2]),
        (speaks, rest[1:2]), _size(len(rest)), odd, "Q" in inside, bool(_CUE.search(inside)),
        (min(inside.count(","), 3), last), sentence.nested, "Q" in kinds[:at], _size(start - at),
    )  # fmt: skip
    return _names(sights, here, opener) + _names(sights[:6], sentence.stems[at])


def stops(at: int) -> range:
    """Where a clause before the word at `at` may end."""
    return range(max(1, at - _NEAR), at + 1)


def of_stop(sentence: Sentence, at: int, stop: int) -> list[str]:
    """Name what is seen of a place where the clause before a word may end."""
    kinds = sentence.kinds
    path, here = kinds[stop:at], kinds[stop]
    short = path if len(path) < 6 else f"{path[:3]}~{path[-2:]}"
    sights = (
        _size(len(path)), short, kinds[stop - 1] + here, kinds[max(0, stop - 2) : stop] + path[:2],
        sentence.word(stop), sentence.word(stop - 1),
        (sentence.word(stop - 1), sentence.word(stop)), path.count(","),
        (kinds[stop - 1] == "Q", "Q" in kinds[:stop]), kinds[at : at + 2], bool(_VERB.search(path)),
        path == ",",
    )  # fmt: skip
    return _names(sights, here, sentence.stems[at], kinds[at])


def begins(stop: int) -> range:
    """Where a clause that ends at `stop` may begin."""
    return range(max(0, stop - _LONGEST), stop)


def of_begin(sentence: Sentence, at: int, stop: int, begin: int) -> list[str]:
    """Name what is seen of a place where the clause before a word may begin."""
    kinds = sentence.kinds
    inside, before = kinds[begin:stop], kinds[max(0, begin - 2) : begin]
    sights = (
        not begin, before[-1:] + kinds[begin], before + kinds[begin], sentence.word(begin - 1),
        sentence.word(begin), (sentence.word(begin - 1), sentence.word(begin)), _size(begin),
        _size(len(inside)), min(len(_CUE.findall(inside)), 2),
        min(len(_CUE.findall(kinds[:begin])), 2), min(inside.count(","), 3), "Q" in inside,
        bool(_VERB.search(inside)), kinds[stop:at][:4], len(inside) < 3,
    )  # fmt: skip
    return _names(sights, not begin, before[-1:], sentence.stems[at]) + _names(
        sights[:6], kinds[stop]
    )
