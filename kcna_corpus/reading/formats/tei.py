"""Texts in TEI: one, or a corpus of them."""

from collections.abc import Iterator

import lxml.etree

from .item import Item, Source, from_record, names_of
from .reference_lists import xml_of

_SPACE = "{http://www.tei-c.org/ns/1.0}"


def read_tei(source: Source) -> Iterator[Item]:
    """Yield the texts of a TEI file."""
    text, how = source.decoded
    root, note = xml_of(text, "TEI")
    for number, node in enumerate(root.iter(f"{_SPACE}TEI", "TEI"), 1):
        item = from_record(tei_record(node), how, note, source.captured, markup=False)
        yield Item(f"text {number}", item)


def tei_record(node: lxml.etree._Element) -> dict[str, str]:
    """Return the fields of a text: the days and names of its source before those of its file."""
    space = _SPACE if node.tag == f"{_SPACE}TEI" else ""
    bare = f"{space}teiHeader/{space}fileDesc/{space}"
    within = [
        f"{bare}sourceDesc//{space}",
        f"{bare}titleStmt/{space}",
        f"{bare}publicationStmt//{space}",
    ]

    def elements(name: str) -> list[lxml.etree._Element]:
        return next((e for path in within if (e := node.findall(path + name))), [])

    dates = [d.get("when") or _content(d) for d in elements("date")]
    inner = node.iterfind(f"{space}text//{space}p")
    titles = node.findall(f"{bare}titleStmt/{space}title") or elements("title")
    return {
        "title": " ".join(map(_content, titles[:1])),
        "byline": names_of(map(_content, elements("author"))),
        "publisher": " ".join(map(_content, elements("publisher")[:1])),
        "date": next(filter(None, dates), ""),
        "text": "\n\n".join(filter(None, map(_content, inner))),
    }


def _content(node: lxml.etree._Element) -> str:
    return " ".join("".join(map(str, node.itertext())).split())
