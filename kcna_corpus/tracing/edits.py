"""What a report did to the words of the statement, change by change.

`gaps` lists the stretches that differ, `sense` knows what words do to the sense.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import product
from operator import attrgetter
from typing import NamedTuple

from ..text.spelling import SIGNS, number, same_spelling
from ..text.words import letters
from .align import Run
from .gaps import FEW, Gap, between, find_gaps, in_order, turned_passages, without
from .sense import MARKS, grammar, is_name, plain, same_word
from .statement import Statement

_LONG = 40  # words: in a longer gap nothing is paired
_LEFT_OUT, _PUT_IN = ("deleted", "substituted"), ("inserted", "substituted")
SPELLING = "spelling"
_BESIDE = 3  # words before which the sign of a word may stand: $ 1.5 million
_E = ("ae", "ea", "oe", "eo")  # first letters of one word: aesthetic and esthetic
_TYPED = re.compile(r"[-‐‑]\s*\n\s*|[\[\](){}]")  # a line that divides a word, letters in brackets
_BRACKETS = re.compile(
    r"(?<!\w)\[[^\[\]]*\](?!\w)|(?<!\w)\([^()]*\)(?!\w)|［[^［］]*］|（[^（）]*）"
    r"|(?<=[가-힣])\([^()]*\)"  # a Korean gloss touches its word
)
_OPENING = re.compile(r"[(\[（［]")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
REACH = 90  # characters beside a quotation that belong to what is said of it
CLAUSE = 3  # words: a silent cut as long as this is a cut, a shorter one a change


class Edit(NamedTuple):
    """One change: `statement` became `report`, both as printed; see `trace` for the fields."""

    kind: str
    statement: str
    report: str
    sentence: int
    position: int
    start: int
    end: int
    sense: str
    marked: bool = False  # the report shows the cut, with an ellipsis
    cost: int = 1  # in words


class Quoted(NamedTuple):
    """A quotation with the places of its words; `start` is where it begins in the report."""

    text: str
    start: int
    starts: Sequence[int]
    ends: Sequence[int]
    closed: bool = True  # False: its closing mark is missing, so its end is a guess
    report: str = ""
    respelt: bool = False  # has words that are counted as another spelling of theirs

    @property
    def before(self) -> str:
        """What the report says right before it."""
        return self.report[max(0, self.start - REACH) : self.start]

    @property
    def after(self) -> str:
        """What the report says right behind it."""
        end = self.start + len(self.text)
        return self.report[end : end + REACH]


def find_edits(
    quoted: Quoted, runs: list[Run], statement: Statement
) -> tuple[list[Edit], list[str], int]:
    """List what was changed between and around the runs of equal words, and the glosses.

    The number says how many more words of the quotation are the statement's, written otherwise.
    """
    reader = _Reader(quoted, statement, runs)
    edits: list[Edit] = []
    turned = [] if in_order(runs) else turned_passages(runs)
    chain = [run for run in runs if not any(run in block for block in turned)] if turned else runs
    gaps = find_gaps(chain, len(quoted.starts), statement)
    for block in turned:
        gaps = [part for gap in gaps for part in without(gap, block)]
        edits.append(reader.moved(block))
        for gap in between(block):
            edits += reader.read(gap)
    for gap in gaps:
        edits += reader.read(gap)
    spelt = _spelt(quoted, runs, statement)
    if len(edits) > 1:
        edits = _join_moved(sorted(edits, key=_start) if turned else edits)
    if spelt:
        edits = sorted(edits + spelt, key=_start)
    return edits, reader.glosses, reader.alike


_start = attrgetter("start")


def _spelt(quoted: Quoted, runs: list[Run], statement: Statement) -> list[Edit]:
    """List the words that are equal but for their spelling."""
    edits = []
    for i, a, size in runs:
        if not (quoted.respelt or statement.respelt(a, a + size)):
            continue
        text = quoted.text[quoted.starts[i] : quoted.ends[i + size - 1]]
        if text.casefold() == statement.print(a, a + size).casefold():
            continue
        for k in range(size):
            start, end = quoted.starts[i + k], quoted.ends[i + k]
            old, new = statement.print(a + k, a + k + 1), quoted.text[start:end]
            if old != new and (" " in new or letters(old) != letters(new)):
                edits.append(
                    Edit(
                        SPELLING, old, new, *statement.place(a + k),
                        quoted.start + start, quoted.start + end, "", cost=0,
                    )
                )  # fmt: skip
    return edits


class _Reader:
    """Turns gaps of one quotation into edits."""

    def __init__(self, quoted: Quoted, statement: Statement, runs: list[Run]) -> None:
        self.quoted, self.statement = quoted, statement
        self.brackets: list[tuple[int, int]] = []
        if _OPENING.search(quoted.text):
            shown = (m.span() for m in _BRACKETS.finditer(quoted.text))
            self.brackets = [span for span in shown if not self._is_stated(span, runs)]
        self.glosses: list[str] = []
        self.alike = 0  # words that are written otherwise, and the same

    def read(self, gap: Gap) -> list[Edit]:
        """Read one gap: set glosses aside, then pair what is left."""
        quoted = self.quoted
        before = quoted.ends[gap.i - 1] if gap.i else 0
        after = quoted.starts[gap.j] if gap.j < len(quoted.starts) else len(quoted.text)
        marked = bool(_ELLIPSIS.search(quoted.text, before, after))
        words = list(range(gap.i, gap.j))
        if self.brackets and words:
            shown = {w: span for w in words if (span := self._bracket(quoted.starts[w]))}
            self.glosses += [quoted.text[slice(*b)] for b in dict.fromkeys(shown.values())]
            words = [w for w in words if w not in shown]
            if not words and shown and quoted.text[next(iter(shown.values()))[0]] in "[［":
                return []  # square brackets say openly that other words stood here
        i, j = (words[0], words[-1] + 1) if words else (gap.i, gap.i)
        a, b = gap.a, gap.b
        if words and (spelt := self._at_edge(gap, i, j)) is not None:
            return spelt
        if gap.i == 0:  # at the ends there are as many words of the statement as of the report
            a = max(a, b - len(words))
        elif gap.j == len(quoted.starts):
            b = min(b, a + len(words))
        return self._pair(Gap(a, b, i, j), marked)

    def _at_edge(self, gap: Gap, i: int, j: int) -> list[Edit] | None:
        """Read an end that writes the same as the statement, in more or fewer words."""
        if gap.i and gap.j < len(self.quoted.starts):
            return None
        for size in range(1, min(FEW + j - i, gap.b - gap.a) + 1):
            a, b = (gap.b - size, gap.b) if gap.i == 0 else (gap.a, gap.a + size)
            if same_spelling(self._old(a, b), self._new(i, j)):
                return [e for e in self._spelling(Gap(a, b, i, j)) if e.kind]
        return None

    def _bracket(self, position: int) -> tuple[int, int] | None:
        """The brackets around a place in the quotation."""
        k = bisect_right(self.brackets, (position, len(self.quoted.text))) - 1
        return self.brackets[k] if k >= 0 and position < self.brackets[k][1] else None

    def _is_stated(self, bracket: tuple[int, int], runs: list[Run]) -> bool:
        """Is this a round bracket of the statement's own, of which some words are equal?"""
        first, end = (bisect_left(self.quoted.starts, edge) for edge in bracket)
        equal = any(run.report < end and first < run.report + run.size for run in runs)
        return equal and self.quoted.text[bracket[0]] in "(（"

    def moved(self, block: list[Run]) -> Edit:
        """A passage that stands elsewhere in the statement."""
        first, last = block[0], block[-1]
        a, b = first.statement, last.statement + last.size
        i, j = first.report, last.report + last.size
        start, end = self.quoted.starts[i], self.quoted.ends[j - 1]
        return Edit(
            "moved", self._old(a, b), self.quoted.text[start:end], *self.statement.place(a),
            self.quoted.start + start, self.quoted.start + end, "", False, j - i,
        )  # fmt: skip

    def _pair(self, gap: Gap, marked: bool) -> list[Edit]:
        """Split a gap at words that are forms of each other."""
        a, b, i, j = gap
        if a == b and i == j:
            return []
        joined = _TYPED.match(self.quoted.text, self.quoted.ends[i - 1]) if a == b and i else None
        if joined and joined.end() == self.quoted.starts[i]:
            self.alike += j - i
            return []  # neighbour[s]: an ending in brackets
        if spelt := self._spelling(gap):
            return spelt if spelt[0].kind else []
        if a < b and i < j and max(b - a, j - i) < _LONG:
            old, new = self.statement.printed(range(a, b)), self._words(i, j)
            pairs: Iterable[tuple[int, int]] = product(range(min(j - i, 9)), range(min(b - a, 9)))
            if b - a == j - i:
                pairs = zip(range(j - i), range(b - a), strict=True)
            for q, p in pairs:
                if same_word(old[p], new[q]):
                    x, y = a + p, i + q
                    head, tail = Gap(a, x, i, y), Gap(x + 1, b, y + 1, j)
                    middle = []
                    if plain(old[p]) == plain(new[q]):  # too common to be found by
                        self.alike += 1
                    else:
                        middle = [self._edit("inflected", Gap(x, x + 1, y, y + 1), marked)]
                    return [*self._pair(head, marked), *middle, *self._pair(tail, marked)]
        kind = "deleted" if i == j else "inserted" if a == b else "substituted"
        return [self._edit(kind, gap, marked and i == j)]

    def _spelling(self, gap: Gap) -> list[Edit]:
        """Read a gap whose sides write the same otherwise: hyphens, brackets, numbers.

        An edit without a kind says that nothing was changed at all: a word divided at the end of a
        line, a letter in brackets.
        """
        a, b, i, j = gap
        if a == b or i == j:
            return self._sign(gap)
        if not self._may_be_alike(gap):
            return []
        for x in range(a + 1, min(a + FEW, b) + 1):
            for y in range(i + 1, min(i + FEW, j) + 1):
                if not same_spelling(self._old(a, x), self._new(i, y)):
                    continue
                rest = self._pair(Gap(x, b, y, j), False)
                self.alike += y - i
                typed = bool(_TYPED.search(self._new(i, y)))
                if typed and letters(self._old(a, x)) == letters(self._new(i, y)):
                    return rest or [Edit("", "", "", 0, 0, 0, 0, "")]
                return [self._edit(SPELLING, Gap(a, x, i, y), False)._replace(cost=0), *rest]
        return []

    def _may_be_alike(self, gap: Gap) -> bool:
        """May the sides begin with the same word? The first letters mostly tell that not."""
        text, start = self.quoted.text, self.quoted.starts[gap.i]
        both = self._old(gap.a, gap.a + 1)[:1] + text[start : start + 1]
        pair = both.casefold()
        return pair[0] == pair[-1] or not pair.isalpha() or not pair.isascii() or pair in _E

    def _sign(self, gap: Gap) -> list[Edit]:
        """Read a word for which the other side has a sign: per cent and %, dollars and $."""
        a, b, i, j = gap
        old, new = self._old(a, b), self._new(i, j)
        signs = [sign for sign, words in SIGNS.items() if (old or new).lower() in words]
        if not signs or not a:
            return []
        starts, ends = self.quoted.starts, self.quoted.ends
        if old:
            low, text = ends[i - _BESIDE] if i >= _BESIDE else 0, self.quoted.text
            at = text.find(signs[0], low, starts[i] if i < len(starts) else len(text))
            change = (old, signs[0], at, at + 1)
        else:
            at = self.statement.around(a, _BESIDE).find(signs[0])
            change = (signs[0], new, starts[i], ends[j - 1])
        if at < 0:
            return []
        self.alike += j - i
        position = self.statement.place(a if a < b else max(a - 1, self.statement.opens(a - 1)))
        first = self.quoted.start
        return [
            Edit(SPELLING, *change[:2], *position, first + change[2], first + change[3], "", cost=0)
        ]

    def _edit(self, kind: str, gap: Gap, marked: bool) -> Edit:
        a, b, i, j = gap
        quoted, statement = self.quoted, self.statement
        if i < j:
            start, end = quoted.starts[i], quoted.ends[j - 1]
        else:
            start = end = quoted.ends[i - 1] if i else 0
        old, new = self._old(a, b), quoted.text[start:end]
        sense = "" if kind in ("inflected", SPELLING) else self._sense(gap, marked)
        sentence, position = statement.place(a - 1 if a == b and i else a)
        if a == b and i:  # put in: the place after the word before
            position += 1
        return Edit(
            kind, old, new, sentence, position, quoted.start + start, quoted.start + end, sense,
            marked, max(b - a, j - i),
        )  # fmt: skip

    def _old(self, a: int, b: int) -> str:
        return self.statement.print(a, b) if a < b else ""

    def _new(self, i: int, j: int) -> str:
        return self.quoted.text[self.quoted.starts[i] : self.quoted.ends[j - 1]] if i < j else ""

    def _words(self, i: int, j: int) -> list[str]:
        text, starts, ends = self.quoted.text, self.quoted.starts, self.quoted.ends
        return [text[starts[word] : ends[word]] for word in range(i, j)]

    def _sense(self, gap: Gap, marked: bool) -> str:
        """Say what of the sense may have changed: negation, only, number, modal, name."""
        new = self._words(gap.i, gap.j)
        words = range(gap.a, gap.b) if new else self._of_parts(gap.a, gap.b)
        old = self.statement.printed(words)
        cut = not new and (marked or gap.b - gap.a >= CLAUSE)
        before, after = grammar(old), grammar(new)
        marks = []
        if before != after:
            marks = [m for m in (MARKS[:2] if cut else MARKS) if before.get(m) != after.get(m)]
        if not cut and self._old_names(gap, old) != self._new_names(gap, new):
            marks.append("name")
        return ", ".join(marks)

    def _of_parts(self, a: int, b: int) -> Sequence[int]:
        """The words left out of sentences that are quoted in part: a whole one turns no other."""
        statement = self.statement
        if a == b or statement.sentence_at(a) == statement.sentence_at(b - 1):
            whole = a < b and a == statement.opens(a) and b == statement.closes(a)
            return range(0) if whole else range(a, b)
        first = range(a, a if a == statement.opens(a) else statement.closes(a))
        last = range(b if b == statement.closes(b - 1) else statement.opens(b - 1), b)
        return [*first, *last]

    def _old_names(self, gap: Gap, words: list[str]) -> list[str]:
        names = [(x, word) for x, word in enumerate(words, gap.a) if is_name(word)]
        first = self.statement.opens(gap.a) if names else 0
        return [word for x, word in names if x != first]

    def _new_names(self, gap: Gap, words: list[str]) -> list[str]:
        text, starts = self.quoted.text, self.quoted.starts
        return [
            w
            for y, w in enumerate(words, gap.i)
            if is_name(w) and y and text[: starts[y]][-3:].rstrip()[-1:] not in ".!?"
        ]


def _join_moved(edits: list[Edit]) -> list[Edit]:
    """Put together words that were left out in one place and put in at another."""
    left = {plain(e.statement): k for k, e in enumerate(edits) if e.kind in _LEFT_OUT}
    source = {
        k: left[plain(e.report)]
        for k, e in enumerate(edits)
        if e.kind in _PUT_IN and left.get(plain(e.report), k) != k
    }
    if not source:
        return edits
    joined = []
    for k, edit in enumerate(edits):
        gone, come = k in source.values(), k in source
        if come:
            old = edits[source[k]]
            joined.append(
                old._replace(
                    kind="moved",
                    report=edit.report,
                    start=edit.start,
                    end=edit.end,
                    sense="number" if number(edit.report) is not None else "",
                )
            )
        if edit.kind == "substituted" and gone and not come:
            joined.append(edit._replace(kind="inserted", statement=""))
        elif edit.kind == "substituted" and come and not gone:
            joined.append(edit._replace(kind="deleted", report="", start=edit.end))
        elif not gone and not come:
            joined.append(edit)
    return joined
