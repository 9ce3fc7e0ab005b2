"""Exports of Factiva, as pages, plain text and RTF: each article ends with its number."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

import lxml.html

from .. import blocks, datewords
from ..decode import Encoding, ReadError
from ..markup import parse, words_of
from ..vocabulary import mark
from .item import Item, article, without_by

_CLOCK = re.compile(r"\d{1,2}:\d\d")
_mark = partial(mark, "factiva")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}$")


def is_factiva(text: str) -> bool:
    r"""Whether a text is an export of Factiva: the number of each article, below its words' count.

    >>> is_factiva("Port shut\n2 words\n17 May 2031\n\nDocument LANT000020310517e75h0001p")
    True
    >>> is_factiva("52 words\n\nDocument 17 of the council")
    False
    """
    return bool(_matches("number", text) and (_matches("words", text) or _matches("coded", text)))


def read_factiva(text: str, how: Encoding, captured: date | None) -> Iterator[Item]:
    """Yield the articles of an export in plain text."""
    start = 0
    for number, m in enumerate(_matches("number", text), 1):
        part = text[start : m.start()]
        start = m.end()
        yield article(number, coded_fields(part) or shown_fields(part), how, "Factiva", captured)


def coded_fields(part: str) -> dict[str, str]:
    r"""Return the fields of the layout with a code before each: HD, BY, PD, SN, LP, TD.

    >>> coded_fields("HD Port shut\nPD 17 May 2031\nLP It is.\n\nTD Nobody came.")["text"]
    'It is.\n\nNobody came.'
    """
    codes = _matches("coded", part)
    if not any(m[1] == "HD" for m in codes):
        return {}
    ends = [*(m.start() for m in codes[1:]), len(part)]
    rows = {m[1]: part[m.end() : end].strip() for m, end in zip(codes, ends, strict=True)}
    return _of_codes(rows)


def _of_codes(rows: dict[str, str]) -> dict[str, str]:
    names = {"HD": "title", "BY": "byline", "PD": "date", "SN": "publisher"}
    fields = {ours: " ".join(rows.get(code, "").split()) for code, ours in names.items()}
    fields["byline"] = without_by(fields["byline"])
    return {**fields, "text": "\n\n".join(filter(None, (rows.get("LP"), rows.get("TD"))))}


def shown_fields(part: str) -> dict[str, str]:
    """Return the fields of the layout for reading: headline, author, words, day, paper, text."""
    lines = [" ".join(line.split()) for line in part.strip().split("\n")]
    counted = next((i for i, line in enumerate(lines) if _mark("words").match(line)), -1)
    if counted < 0:
        return {}
    above = [line for line in lines[:counted] if line]
    byline = ""
    if len(above) > 1 and (without_by(above[-1]) != above[-1] or blocks.is_name(above[-1])):
        byline = without_by(above.pop())
    below = [(i, line) for i, line in enumerate(lines[counted + 1 :], counted + 1) if line]
    dated = next((k for k, (_, line) in enumerate(below[:4]) if datewords.find(line)), -1)
    data = [line for _, line in below[dated + 1 : dated + 3] if not _CLOCK.match(line)]
    last = _last_of_head(below[: dated + 12], below[dated][0] if dated >= 0 else counted)
    return {
        "title": above[-1] if above else "",
        "byline": byline,
        "date": below[dated][1] if dated >= 0 else "",
        "publisher": data[0] if dated >= 0 and data else "",
        "text": "\n".join(lines[last + 1 :]).strip(),
    }


def _last_of_head(below: list[tuple[int, str]], dated: int) -> int:
    """Where the lines above the text end: with the rights, the language, or the paper's code."""
    last = dated
    for i, line in below:
        rights = _mark("rights").match(line)
        if i > dated and (rights or _mark("language").match(line) or _CODE.match(line)):
            last = i
        if rights:
            break
    return last


def is_marked(data: bytes) -> bool:
    """Whether a page is a Factiva export whose markup tells its articles apart."""
    low = data[:200_000].lower()
    return b"factiva" in low and (
        b"enarticle" in low or b"articleparagraph" in low or b"<b>hd</b>" in low
    )


def read_marked(markup: str, how: Encoding, captured: date | None) -> Iterator[Item]:
    """Yield the articles that the markup of a Factiva page tells apart."""
    tree = parse(markup)
    marked = "div[contains(concat(' ', @class, ' '), ' article ')]"
    parts = tree.xpath(f"//{marked}[not(ancestor::{marked})]") or tree.xpath(
        "//table[.//b[text()='HD']][not(ancestor::table)]"
    )
    if not parts:
        raise ReadError(
            "a Factiva page in which no article is marked: export it again as HTML or RTF, "
            "in the layout for reading (Article Format)"
        )
    for number, part in enumerate(parts, 1):
        yield article(number, _in_table(part) or _displayed(part), how, "Factiva", captured)


def _in_table(part: lxml.html.HtmlElement) -> dict[str, str]:
    rows = {
        code: "\n\n".join(_lines(cell))
        for row in part.iter("tr")
        for code, cell in [(words_of(row[0]) if len(row) else "", row[-1] if len(row) else row)]
    }
    return _of_codes(rows) if "HD" in rows else {}


def _displayed(part: lxml.html.HtmlElement) -> dict[str, str]:
    """The layout for reading: a headline, a few lines of data, paragraphs."""
    title = part.xpath(".//*[contains(@class, 'eadline') or @id='hd']")
    body = part.xpath(".//p[contains(@class, 'articleParagraph')]")
    data = [words_of(d) for d in part.xpath("./div | ./div/div") if not d.xpath(".//p")]
    dated = next((i for i, line in enumerate(data) if len(line) < 60 and datewords.find(line)), -1)
    author = part.xpath(".//*[@class='author']")
    return {
        "title": words_of(title[0]) if title else "",
        "byline": without_by(words_of(author[0])) if author else "",
        "date": data[dated] if dated >= 0 else "",
        "publisher": next((d for d in data[dated + 1 :] if not _CLOCK.search(d)), "")
        if dated >= 0
        else "",
        "text": "\n\n".join(map(words_of, body)),
    }


def _lines(cell: lxml.html.HtmlElement) -> list[str]:
    return [words_of(p) for p in cell.iter("p")] or [words_of(cell)]


def _matches(name: str, text: str) -> list[re.Match[str]]:
    return list(_mark(name).finditer(text))
