"""Exports of Nexis, in whatever file and in the interface's languages.

The old layout numbers the articles ("1 of 2 DOCUMENTS") and gives paper, day, title; the new one
ends each with "End of Document" and gives title, paper, day.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from .. import datewords
from ..decode import Encoding, ReadError
from ..vocabulary import labels, mark
from .item import Item, article, missing, without_by
from .texts import paragraphs

_DATE_LINE = 90  # no longer than that
_mark, _labels = partial(mark, "nexis"), partial(labels, "nexis_labels")


def is_nexis(text: str) -> bool:
    r"""Whether a text is an export of Nexis.

    >>> is_nexis("1 of 1 DOCUMENT\n\nOsmund Post\n\nMay 17, 2031\n\nPort shut\n\nLENGTH: 9 words")
    True
    >>> is_nexis("She read 1 of 2 documents.\n\nIts length: 9 words.")
    False
    """
    loads, lengths = len(_matches("load", text)), len(_matches("length", text))
    if numbered := len(_matches("numbered", text)):
        return bool(loads or lengths) or (numbered > 1 and _labels().search(text) is not None)
    labelled = bool(loads or lengths)
    whole = (labelled and _matches("end", text)) or (loads and _matches("body", text))
    return loads > 1 or bool(whole)


def read_nexis(text: str, how: Encoding, captured: date | None) -> Iterator[Item]:
    """Yield the articles of an export, and how many it announces where they are not all there."""
    starts = _matches("numbered", text)
    if starts:
        yield from _numbered(text, starts, how, captured)
    elif _matches("end", text) or len(_matches("load", text)) == 1:
        yield from _closed(text, how, captured)
    else:
        raise ReadError(
            "a Nexis export of many articles in which nothing says where one begins: "
            "export it again as DOCX, or with the number of each document"
        )


def _numbered(
    text: str, starts: list[re.Match[str]], how: Encoding, captured: date | None
) -> Iterator[Item]:
    numbers = [[int(n) for n in m.groups() if n] for m in starts]
    ends = [*(m.start() for m in starts[1:]), len(text)]
    for m, end, (number, *_) in zip(starts, ends, numbers, strict=True):
        part = text[m.end() : end]
        closed = _matches("body", part) and _matches("end", part)  # the new layout, numbered
        fields = closed_fields(part) if closed else numbered_fields(part)
        yield article(number, fields, how, "Nexis", captured)
    before = numbers[0][0] - 1 if numbers[0][0] < numbers[-1][0] else 0  # a later part of a list
    announced = numbers[-1][0] - before if before else numbers[0][-1]
    yield from missing(announced, [n[0] - before for n in numbers])


def numbered_fields(article: str) -> dict[str, str]:
    """Return the fields of an article of the old layout: paper, day, title, labels, text."""
    first = _labels().search(article)
    above, below = (article[: first.start()], article[first.start() :]) if first else (article, "")
    lines = paragraphs(_mark("length").sub(r"\g<0>\n\n", _labels().sub(r"\n\n\g<0>", below)))
    head = [" ".join(line.split()) for line in above.split("\n") if line.strip()]
    head = [line for line in head if not _is("rights", line) and not _is("aside", line)]
    body = 0
    labels: dict[str, str] = {}
    while body < len(lines) and (name := _label(lines[body])) and name != "tail":
        labels.setdefault(name, lines[body].partition(":")[2].strip())
        body += 1
    end = next((i for i in range(body, len(lines)) if _ends(lines, i)), len(lines))
    dated = next((i for i, line in enumerate(head) if _is_date(line)), min(1, len(head)))
    if not first:  # nothing says where the title ends
        head, lines, end = head[: dated + 2], head[dated + 2 :], len(head)
    title = [p for p in head[dated + 1 :] if not _is("edition", p)] or head[dated + 1 :]
    return {
        "title": labels.get("headline") or " ".join(title),
        "publisher": head[dated - 1] if 0 < dated <= len(head) else "",
        "date": head[dated] if dated < len(head) else "",
        "byline": without_by(labels.get("byline", "")),
        "text": "\n\n".join(lines[body:end]),
    }


def _ends(lines: list[str], at: int) -> bool:
    """Whether the text of an article is over: a label of its end, or its rights and no more."""
    if _label(lines[at]) == "tail":
        return True
    return _is("rights", lines[at]) and at >= len(lines) - 2


def _closed(text: str, how: Encoding, captured: date | None) -> Iterator[Item]:
    marks = _matches("end", text)
    bounds = [0, *(m.end() for m in marks)]
    ends = [*(m.start() for m in marks), len(text)]
    number = 0
    for start, end in zip(bounds, ends, strict=True):
        part = text[start:end]
        if not _matches("body", part) and not (_labels().search(part) and end < len(text)):
            continue
        number += 1
        yield article(number, closed_fields(part), how, "Nexis", captured)
    announced = _matches("announced", text[: ends[0]])
    if announced:
        yield from missing(int(announced[0][1]), range(1, number + 1))


def closed_fields(article: str) -> dict[str, str]:
    """Return the fields of an article of the new layout: title, paper, day, labels, text."""
    mark = next(iter(_matches("body", article)), None)
    cut = mark.span() if mark else _unmarked(article)
    head, rest = article[: cut[0]], article[cut[1] :]
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    lines = [line for line in lines if not _is("aside", line)]
    labelled = (i for i, line in enumerate(lines) if _label(line) or _is("rights", line))
    label = next(labelled, len(lines))
    near = range(max(0, label - 3), label)
    undated = label - 1 if label and re.search(r"\d{4}", lines[label - 1]) else label
    dated = next((i for i in reversed(near) if _is_date(lines[i])), undated)
    byline = next((line for line in lines[label:] if _label(line) == "byline"), "")
    after = _matches("after", rest)
    return {
        "title": lines[dated - 2] if dated >= 2 else "",
        "publisher": lines[dated - 1] if dated >= 1 else "",
        "date": lines[dated] if 0 <= dated < label else "",
        "byline": without_by(byline.partition(":")[2]),
        "text": (rest[: after[0].start()] if after else rest).strip(),
    }


def _unmarked(article: str) -> tuple[int, int]:
    """Where the head ends and the text begins if no known word stands between: after its labels."""
    at = 0
    for m in re.finditer(r"^.*\S.*$", article, re.MULTILINE):
        if at and not _label(m[0]) and not _is("rights", m[0].strip()):
            return m.start(), m.end() if len(m[0].strip()) < 25 else m.start()
        if _label(m[0]) or _is("rights", m[0].strip()):
            at = m.end()
    return len(article), len(article)


def _is_date(line: str) -> bool:
    return len(line) < _DATE_LINE and not _label(line) and bool(datewords.find(line))


def _label(line: str) -> str:
    """The name of the label with which a line begins; "" if it begins with none."""
    label = _labels().match(line)
    return str(label.lastgroup) if label else ""


def _matches(name: str, text: str) -> list[re.Match[str]]:
    return list(_mark(name).finditer(text))


def _is(name: str, line: str) -> bool:
    return bool(_mark(name).match(line))
