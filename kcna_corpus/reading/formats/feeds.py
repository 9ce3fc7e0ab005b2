"""RSS and Atom: each entry is an article, the feed its paper; other XML that repeats an element."""

import re
from collections import Counter
from collections.abc import Iterator

import lxml.etree

from ..decode import ReadError
from ..page import from_bytes
from . import rows
from .columns import all_columns
from .item import Item, Source, from_record, names_of
from .reference_lists import xml_of

# An element's name without its vocabulary -> the field, the better source first.
_FIELDS = {
    "title": ("title",),
    "text": ("encoded", "content", "body", "description", "summary"),
    "date": ("pubDate", "published", "issued", "created", "date", "updated", "modified"),
}


def read_feed(source: Source) -> Iterator[Item]:
    """Yield the entries of a feed."""
    text, how = source.decoded
    root, note = xml_of(text, "feed")
    entries = [e for e in root.iter() if _name(e) in ("item", "entry")]
    if not entries:
        raise ReadError("a feed without entries")
    paper = next((_content(c) for c in root.iter() if _name(c) == "title"), "")
    for number, entry in enumerate(entries, 1):
        fields = {
            field: next(
                filter(None, (_content(c) for n in names for c in entry if _name(c) == n)), ""
            )
            for field, names in _FIELDS.items()
        }
        people = [_content(c) for c in entry if _name(c) in ("creator", "author")]
        fields["byline"] = names_of(re.sub(r"^\S+@\S+\s*\(?|\)$", "", p) for p in people)
        fields["url"] = _link(entry)
        fields["publisher"] = "" if _name(entry) == "title" else paper
        yield Item(f"entry {number}", from_record(fields, how, note, source.captured))


def read_xml(source: Source) -> Iterator[Item]:
    """Yield each of the elements that are repeated, as a row; what repeats none is one page."""
    text, how = source.decoded
    root, _ = xml_of(text, "XML")
    while len(root) == 1 and len(root[0]):
        root = root[0]
    (name, count), *_ = Counter(map(_name, root)).most_common(1) or [("", 0)]
    records = [{_name(c): _content(c) for c in e} for e in root if _name(e) == name]
    if count > 1 and all("text" in all_columns(["url", *r]) for r in records):
        yield from rows.rows(source, records, how)
    else:
        yield Item("", from_bytes(source.data, captured=source.captured))


def _link(entry: lxml.etree._Element) -> str:
    links = [c for c in entry if _name(c) == "link"]
    best = [c for c in links if c.get("rel", "alternate") == "alternate"]
    addresses = [c.get("href") or _content(c) for c in best]
    addresses += [_content(c) for c in entry if _name(c) in ("guid", "id")]
    return next((t for t in addresses if re.match(r"https?://", t)), "")


def _name(element: lxml.etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _content(element: lxml.etree._Element) -> str:
    """Its words; markup inside it, as XHTML of Atom, as markup."""
    name = next((_content(c) for c in element if _name(c) == "name"), "")
    if name:
        return name
    if len(element) and element.get("type") == "xhtml":
        return lxml.etree.tostring(element, encoding="unicode", with_tail=False)
    return "".join(map(str, element.itertext())).strip()
