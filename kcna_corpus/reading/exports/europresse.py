"""Exports of Europresse: pages in which each article is an element of its own."""

import re
from collections.abc import Iterator
from datetime import date

import lxml.html

from .. import datewords
from ..decode import Encoding
from ..markup import parse
from .item import Item, from_record, without_by

_MARKS = {
    "title": "titreArticle rdp__articletitle",
    "publisher": "DocPublicationName",
    "date": "DocHeader",
    "byline": "docAuthors authors sm-margin-bottomNews",
}
_TEXTS = ("DocText", "docOcurrContainer")


def is_marked(data: bytes) -> bool:
    """Whether a page is an export of Europresse."""
    text = any(mark.encode() in data for mark in _TEXTS)
    return text and (b"titreArticle" in data or b"DocPublicationName" in data)


def read_marked(markup: str, how: Encoding, captured: date | None) -> Iterator[Item]:
    """Yield the articles of the page."""
    for number, part in enumerate(parse(markup).iter("article"), 1):
        fields = {field: _said(part, marks) for field, marks in _MARKS.items()}
        dates = datewords.find(fields["date"])
        fields["date"] = fields["date"][dates[0].start : dates[0].end] if dates else ""
        fields["byline"] = without_by(fields["byline"])
        fields["publisher"] = re.split(r"\s*[,;(]", fields["publisher"], maxsplit=1)[0]
        found = [part.xpath(f".//*[{_has(mark)}]") for mark in _TEXTS]
        texts = found[0] or found[1]
        inner = [p for t in texts for p in t.iter("p")]
        fields["text"] = "\n\n".join(filter(None, map(_words, inner or texts)))
        if fields["text"]:
            document = from_record(fields, how, "Europresse export", captured, markup=False)
            yield Item(f"article {number}", document)
        else:
            yield Item(f"article {number}", None, "an article of Europresse without a text")


def _said(part: lxml.html.HtmlElement, marks: str) -> str:
    elements = (e for mark in marks.split() for e in part.xpath(f".//*[{_has(mark)}]"))
    return next((words for e in elements if (words := _words(e))), "")


def _has(mark: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {mark} ')"


def _words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
