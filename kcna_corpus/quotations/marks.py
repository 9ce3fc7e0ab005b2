"""Pair quotation marks: one scan for the marks, then one paragraph at a time.

A paragraph is the unit because writers leave marks out: a mistake must not outlive its paragraph. A
quotation that runs over several paragraphs gives one span for each, the later ones `continued`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..text.cues import CLIPPED, FAMILIES, QUOTES

# A run of one mark is one mark. Each is looked for by itself: one class would cost twice as much.
# In East Asia a particle follows a closing mark at once; elsewhere letters on both sides: don’t.
_IN_WORD = r"(?<=[^\W_]['’])(?=[\0-\u2e7f])[^\W_]"
_BLANK_LINE = re.compile(r"\n\s*\n")
_LINE_END = re.compile(r"\n(?![a-zß-öø-ÿа-яё])")  # no paragraph begins with a small letter
_SPACES = frozenset(map(chr, (9, 10, 11, 12, 13, 32, 133, 160, *range(8192, 8208), 8239, 12288)))
_TYPICALLY_OPENING, _TYPICALLY_CLOSING = frozenset("“«‹"), frozenset("”»›")
_OPENING, _CLOSING = (frozenset("".join(m[n] for m in FAMILIES.values())) for n in (0, 1))
_BEFORE_OPENING = _SPACES | _OPENING | _TYPICALLY_OPENING | frozenset("([{<-–—―/|=>:‘\"'")
_AFTER_CLOSING = _SPACES | _CLOSING | _TYPICALLY_CLOSING | frozenset(").]},;:!?…-–—―/|<“‘\"'。、，")
_NEVER_AFTER_OPENING = _SPACES | frozenset(",;:!?)")
_EAST_ASIAN = "\u2e80"  # letters of scripts that set a particle right behind a closing mark
_CRAMMED = 100_000  # marks in one paragraph: it is no prose, the rest of it is skipped
_DEEPEST = 8
_TAG = 300  # characters of a tag before the value of an attribute
_ATTRIBUTE = re.compile(r"<\w[^<>]*=\Z")


class Span(NamedTuple):
    """One quotation: ``text[start:end]`` is what stands between its marks.

    `nested` is True inside another quotation; `mark` is the opening mark; `closed` is False when
    the closing mark is missing; `continued` is True when the paragraph before left it open.
    """

    start: int
    end: int
    nested: bool
    mark: str
    closed: bool = True
    continued: bool = False


def is_attribute(text: str, span: Span) -> bool:
    """Tell whether marks are of markup: ``<a href="rain.html">``.

    >>> for text in ('Here is <a href="it rains">', 'On it: R="it rains"'):
    ...     is_attribute(text, Span(text.index("it"), len(text) - 1, False, '"'))
    True
    False
    """
    start = span.start - 1
    return text[start - 1 : start] == "=" and bool(
        _ATTRIBUTE.search(text, max(0, start - _TAG), start)
    )


class _Mark(NamedTuple):
    start: int
    end: int
    mark: str
    family: str
    opens: bool
    closes: bool


def _table() -> dict[str, tuple[str, bool, bool]]:
    return {
        mark: (family, column != 1, column != 0)
        for family, columns in FAMILIES.items()
        for column, marks in enumerate(columns)
        for mark in marks.split()
    }


_TABLE = _table()


def find_spans(text: str) -> list[Span]:
    """Find every quotation by its marks alone, outer and nested ones, in order of start.

    >>> text = "«Tak», said “the ‘old’ man”"
    >>> [text[span.start : span.end] for span in find_spans(text)]
    ['Tak', 'the ‘old’ man', 'old']
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    breaks = paragraph_break(text)
    spans: list[Span] = []
    open_mark, behind = "", 0  # what the paragraph before left open, and where its last mark ended
    for marks in _paragraphs(text, breaks):
        between = list(breaks.finditer(text, behind, marks[0].start)) if open_mark else []
        if len(between) != 1:
            open_mark = ""
        begin = between[0].end() if open_mark else marks[0].start
        pairs, open_mark = _pair(text, begin, marks, breaks, open_mark)
        spans += pairs
        behind = marks[-1].end
    return spans


def paragraph_break(text: str) -> re.Pattern[str]:
    """Say what parts the paragraphs of a text: blank lines, or where there are none, line ends."""
    return _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END


@cache
def _scan(mark: str) -> re.Pattern[str]:
    inside = rf"(?!{_IN_WORD})" if mark in "'’" else ""
    return re.compile(rf"({mark}){inside}\1*")


def _paragraphs(text: str, breaks: re.Pattern[str]) -> Iterator[list[_Mark]]:
    marks: list[_Mark] = []
    behind = 0
    runs = [run for mark in QUOTES if mark in text for run in _scan(mark).finditer(text)]
    for match in sorted(runs, key=re.Match.start):
        start, end = match.span()
        if end - start > 1 and match[1] in "'’" and _inside_word(text, start, end):
            continue
        if marks and text.find("\n", behind, start) >= 0 and breaks.search(text, behind, start):
            yield marks
            marks = []
        if len(marks) < _CRAMMED:
            marks += _read(text, start, end, match[0])
        behind = end
    if marks:
        yield marks


def _inside_word(text: str, start: int, end: int) -> bool:
    """Do letters stand on both sides? In East Asia a particle follows a closing mark at once."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() and after.isalnum() and after < _EAST_ASIAN


def _read(text: str, start: int, end: int, glyphs: str) -> list[_Mark]:
    """Tell what a mark may do from what stands around it; a run of primes is one mark, save '''."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    opening = before in _BEFORE_OPENING and after not in _NEVER_AFTER_OPENING
    closing = before not in _SPACES and after in _AFTER_CLOSING
    if glyphs == "'''":
        middle = end - 1 if opening else start + 1
        parts = (start, middle), (middle, end)
        return [mark for a, b in parts for mark in _read(text, a, b, text[a:b])]
    mark = glyphs if len(glyphs) == 1 else glyphs[:2] if glyphs[:2] in _TABLE else glyphs[0]
    family, opens, closes = _TABLE[mark]
    if family == "single":
        if mark != "‘" and CLIPPED.match(text, end):
            return []
        opens, closes = opens and (opening or mark == "‘"), closes and before not in _SPACES
        closes = closes and (not after.isalnum() or after >= _EAST_ASIAN)
    elif opens and closes:
        if opening != closing:
            opens, closes = opening, closing
        elif mark in _TYPICALLY_OPENING:
            closes = closing
        elif mark in _TYPICALLY_CLOSING:
            opens = opening
    return [_Mark(start, end, mark, family, opens, closes)] if opens or closes else []


def _pair(
    text: str, begin: int, marks: list[_Mark], breaks: re.Pattern[str], open_mark: str
) -> tuple[list[Span], str]:
    """Pair the marks of one paragraph; also give the mark that it leaves open."""
    if len(marks) == 2 and not open_mark and (only := _only_pair(text, *marks)):
        return [only], ""
    done: list[Span] = []
    stack: list[_Mark] = []
    singles: list[tuple[int, _Mark]] = []  # each with the double mark that it stands behind
    unclear = any(m.family == "guillemet" or text[m.start - 1 : m.start].isdigit() for m in marks)
    for mark in _decided(text, marks) if unclear else marks:
        if mark.family == "single":
            singles.append((stack[-1].start if stack else -1, mark))
        elif mark.closes and (depth := _depth(stack, mark)) >= 0:
            done.append(Span(stack[depth].end, mark.start, False, stack[depth].mark))
            del stack[depth:]
        elif mark.opens and len(stack) < _DEEPEST:
            stack.append(mark)
        elif open_mark and not done and not stack:
            done.append(Span(begin, mark.start, False, open_mark, continued=True))
    if stack:
        after = breaks.search(text, marks[-1].end)
        done += _unclosed(done, stack, after.start() if after else len(text))
    left = stack[0].mark if stack else ""
    if singles:
        paired, single = _pair_singles(text, singles)
        done += paired
        after = breaks.search(text, marks[-1].end) if single and not left else None
        if single and after and text.startswith("‘", after.end()):  # as the next paragraph goes on
            done.append(Span(single.end, after.start(), False, single.mark, closed=False))
            left = single.mark
    if open_mark and marks[0].start == begin:
        done = [s._replace(continued=True) if s.start == marks[0].end else s for s in done]
    return _nest(text, done), left


def _only_pair(text: str, one: _Mark, two: _Mark) -> Span | None:
    """Give the quotation of a paragraph with two marks, where there is nothing to be weighed."""
    start, end = one.end, two.start
    alike = one.family == two.family and one.family not in ("single", "guillemet")
    if not (alike and one.opens and two.closes and not two.opens and start < end):
        return None
    first, last = text[start], text[end - 1]
    if first in _SPACES or last in _SPACES or last.isdigit():
        return None
    return Span(start, end, False, one.mark)


def _decided(text: str, marks: list[_Mark]) -> Iterator[_Mark]:
    """Give the marks of a paragraph as the paragraph decides what they do.

    Where the first guillemet is «, every « opens and every » closes, whatever stands around (French
    sets spaces inside them). A double mark behind a figure is a measure (12") where the next mark
    can only close: the quotation goes on.
    """
    pointed = next((mark.mark for mark in marks if mark.family == "guillemet"), "")
    for number, mark in enumerate(marks):
        if mark.family == "guillemet" and pointed == "«":
            yield mark._replace(opens=mark.mark == "«", closes=mark.mark == "»")
        elif not _is_measure(text, marks, number):
            yield mark


def _is_measure(text: str, marks: list[_Mark], number: int) -> bool:
    mark = marks[number]
    if mark.mark not in ('"', "”") or not text[mark.start - 1 : mark.start].isdigit():
        return False
    if text[mark.end : mark.end + 1] not in _SPACES or number + 1 == len(marks):
        return False
    later = next((m for m in marks[number + 1 :] if m.mark in ('"', "“", "”")), None)
    return later is not None and later.closes and not later.opens


def _depth(stack: list[_Mark], mark: _Mark) -> int:
    """Where in the stack the quotation stands that `mark` closes; -1 if there is none."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].family == mark.family:
            reopened = mark.opens and mark.mark in _TYPICALLY_OPENING
            return -1 if reopened and stack[depth].mark == mark.mark else depth
    return -1


def _unclosed(done: list[Span], stack: list[_Mark], end: int) -> list[Span]:
    """End what was never closed where the next of its kind opens, or with the paragraph."""
    spans = []
    for opener, next_ in zip(stack, [*(mark.start for mark in stack[1:]), end], strict=True):
        same = (s for s in done if s.mark == opener.mark and s.start > opener.end)
        stop = min(next_, next((s.start - len(s.mark) for s in same), next_))
        spans.append(Span(opener.end, stop, False, opener.mark, closed=False))
    return spans


def _pair_singles(text: str, marks: list[tuple[int, _Mark]]) -> tuple[list[Span], _Mark | None]:
    """Pair single marks that stand in the same quotation; behind an s one may be a possessive.

    The ‘ that no quotation holds and nothing closes comes too.
    """
    spans: list[Span] = []
    opened: dict[int, _Mark] = {}
    spare: dict[int, Span] = {}  # closed by what may be a possessive, unless better comes
    for inside, mark in marks:
        opener = opened.get(inside)
        if opener and mark.closes:
            span = Span(opener.end, mark.start, False, opener.mark)
            if text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " ":
                spare.setdefault(inside, span)
            else:
                spans.append(span)
                del opened[inside]
                spare.pop(inside, None)
        elif mark.opens:
            if inside in spare:
                spans.append(spare.pop(inside))
            opened[inside] = mark
    single = opened.get(-1)
    good = single and single.mark == "‘" and not CLIPPED.match(text, single.end)
    left = single if good and -1 not in spare else None
    return spans + list(spare.values()), left


def _nest(text: str, spans: list[Span]) -> list[Span]:
    """Sort, trim, tell what lies inside another, and drop what is empty or crosses another."""
    result: list[Span] = []
    enclosing: list[int] = []
    for span in sorted(spans, key=_outer_first) if len(spans) > 1 else spans:
        start, end = span.start, span.end
        while start < end and text[start] in _SPACES:
            start += 1
        while end > start and text[end - 1] in _SPACES:
            end -= 1
        while enclosing and enclosing[-1] <= start:
            enclosing.pop()
        if start < end and not (enclosing and end > enclosing[-1]):
            same = not enclosing and (start, end) == span[:2]
            result.append(span if same else Span(start, end, bool(enclosing), *span[3:]))
            enclosing.append(end)
    return result


def _outer_first(span: Span) -> tuple[int, int]:
    return span.start, -span.end
