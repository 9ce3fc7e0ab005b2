"""Exports of Europresse: pages in which each article is an element of its own."""

import re
from collections.abc import Iterator
from datetime import date

from .. import datewords
from ..decode import Encoding
from ..markup import parse, words_of
from ..sites import elements
from .item import Item, article, without_by

_MARKS = {
    "title": (".titreArticle", ".rdp__articletitle"),
    "publisher": (".DocPublicationName",),
    "date": (".DocHeader",),
    "byline": (".docAuthors", ".authors", ".sm-margin-bottomNews"),
}
_TEXTS = (".DocText", ".docOcurrContainer")


def is_marked(data: bytes) -> bool:
    """Whether a page is an export of Europresse."""
    text = any(mark[1:].encode() in data for mark in _TEXTS)
    return text and (b"titreArticle" in data or b"DocPublicationName" in data)


def read_marked(markup: str, how: Encoding, captured: date | None) -> Iterator[Item]:
    """Yield the articles of the page."""
    for number, part in enumerate(parse(markup).iter("article"), 1):
        fields = {
            field: next((w for m in marks for e in elements(part, (m,)) if (w := words_of(e))), "")
            for field, marks in _MARKS.items()
        }
        dates = datewords.find(fields["date"])
        fields["date"] = fields["date"][dates[0].start : dates[0].end] if dates else ""
        fields["byline"] = without_by(fields["byline"])
        fields["publisher"] = re.split(r"\s*[,;(]", fields["publisher"], maxsplit=1)[0]
        texts = elements(part, _TEXTS)
        inner = [p for t in texts for p in t.iter("p")]
        fields["text"] = "\n\n".join(filter(None, map(words_of, inner or texts)))
        yield article(number, fields, how, "Europresse", captured)
