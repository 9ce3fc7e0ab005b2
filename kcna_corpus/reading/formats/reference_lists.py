"""Lists of references: RIS, BibTeX, CSL-JSON and Zotero RDF."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

import lxml.etree

from .. import archives, datewords
from ..decode import ReadError
from ..vocabulary import table
from .item import Item, Record, Source, from_record, names_of

_TAG = re.compile(r"^([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_ENTRY = re.compile(r"^[^\S\n]*@([A-Za-z]+)\s*[{(]\s*([^,\s]*)\s*,", re.MULTILINE)
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:-]*)\s*=\s*")
_ACCENT = re.compile(
    r"\\(?:([`'^\"~=.])\s*\{?\\?([A-Za-z])\}?|([cHkruv])(?:\s*\{([A-Za-z])\}|\s+([A-Za-z])))"
)
_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "c": "\u0327", "H": "\u030b", "k": "\u0328", "r": "\u030a", "u": "\u0306",
    "v": "\u030c",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "i": "ı",
    "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "textendash": "–", "textemdash": "—",
}  # fmt: skip


def read_ris(source: Source) -> Iterator[Item]:
    """Yield the items of a RIS list: a line without a tag goes on with the field above it."""
    text, how = source.decoded
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    entries = re.split(r"^(?=\ufeff?TY  ?-)", text, flags=re.MULTILINE)[1:]
    for number, entry in enumerate(entries, 1):
        inner = re.split(r"^ER  ?-", entry, maxsplit=1, flags=re.MULTILINE)[0]
        document = from_record(ris_record(inner), how, "RIS", source.captured)
        yield Item(f"item {number}", document)


def ris_record(entry: str) -> dict[str, str]:
    r"""Return the fields of an entry of RIS.

    >>> ris_record("TY  - NEWS\nTI  - Port\n  shut\nPY  - 2031\nDA  - 2031/05/17")["date"]
    '2031-05-17'
    """
    values: dict[str, list[str]] = {}
    tag = ""
    for line in filter(str.strip, entry.lstrip("\ufeff").split("\n")):
        line_tag = _TAG.match(line)
        if line_tag:
            tag = line_tag[1]
            values.setdefault(tag, []).append((line_tag[2] or "").strip())
        elif tag:
            between = "\n" if tag in table("ris")["text"] else " "
            values[tag][-1] = f"{values[tag][-1]}{between}{line.strip()}".strip()
    fields = {
        field: next((values[t][0] for t in tags if values.get(t, [""])[0]), "")
        for field, tags in table("ris").items()
    }
    dates = [d.strip("/ ") for t in table("ris")["date"] for d in values.get(t, ())]
    fields["date"] = fullest_date(dates)
    fields["byline"] = names_of([*values.get("AU", ()), *values.get("A1", ())])
    return fields


def fullest_date(dates: list[str]) -> str:
    """Return the first date that holds a day; else the first.

    >>> fullest_date(["2031", "2031/05/17"]), fullest_date(["May 17", "2031"])
    ('2031-05-17', 'May 17 2031')
    """
    dates = [_slashed(d) for d in dates if d]
    year = next((d for d in dates if re.fullmatch(r"(?:19|20)\d\d", d)), "")
    parts = [f"{d} {year}" for d in dates if year and not re.search(r"\d{4}", d)]
    whole = (
        d for d in (*dates, *parts) if any(f.days for f in datewords.find(datewords.spelled(d)))
    )
    return next(whole, dates[0] if dates else "")


def _slashed(date: str) -> str:
    """RIS writes YYYY/MM/DD/other; zeros are often left out."""
    m = re.match(r"((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/.*)?$", date)
    return f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}" if m else date


def csl_record(row: Record) -> dict[str, str]:
    """Return the fields of an item of CSL-JSON."""
    fields = {ours: str(row[theirs]) for theirs, ours in table("csl").items() if row.get(theirs)}
    fields["byline"] = names_of(p for p in row.get("author") or () if isinstance(p, dict))
    issued = row.get("issued") or {}
    parts = (issued.get("date-parts") or [[]])[0] if isinstance(issued, dict) else []
    fields["date"] = (
        "-".join(f"{int(p):02}" for p in parts) if parts else str(dict(issued).get("raw", ""))
    )
    return fields


def read_bibtex(source: Source) -> Iterator[Item]:
    """Yield the entries of a BibTeX file; @string, @comment and @preamble are none."""
    text, how = source.decoded
    number = 0
    for m in _ENTRY.finditer(text):
        if m[1].lower() in ("string", "comment", "preamble"):
            continue
        number += 1
        fields = bibtex_record(bibtex_fields(text, m.end()))
        yield Item(f"item {number}", from_record(fields, how, "BibTeX", source.captured))


def bibtex_fields(text: str, at: int) -> dict[str, str]:
    r"""Return the fields that follow the key of an entry.

    >>> bibtex_fields('@article{a, title = {Port {S}hut}, year = 2031, note = "x"}', 11)
    {'title': 'Port {S}hut', 'year': '2031', 'note': 'x'}
    """
    fields = {}
    while m := _FIELD.match(text, at):
        at = m.end()
        value, at = _value(text, at)
        fields[m[1].lower()] = value
        joined = re.compile(r"\s*#\s*").match(text, at)
        while joined:
            more, at = _value(text, joined.end())
            fields[m[1].lower()] += more
            joined = re.compile(r"\s*#\s*").match(text, at)
    return fields


def _value(text: str, at: int) -> tuple[str, int]:
    """One value: in braces, in quotation marks, or bare."""
    opening = text[at : at + 1]
    if opening not in ("{", '"'):
        bare = re.compile(r"[^,}\s#]*").match(text, at)
        return (bare.group(), bare.end()) if bare else ("", at)
    depth = 0
    for m in re.compile(r'\\.|[{}"]', re.DOTALL).finditer(text, at + (opening == '"')):
        depth += {"{": 1, "}": -1}.get(m.group(), 0)
        if depth == 0 and m.group() == ("}" if opening == "{" else '"'):
            return text[at + 1 : m.start()], m.end()
    return text[at + 1 :], len(text)


def bibtex_record(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an article from those of BibTeX.

    >>> bibtex_record({"title": "Port {S}hut", "author": "Roe, Ada and Hale, Ben", "year": "2031",
    ...     "month": "may", "day": "17"})["date"]
    '17 may 2031'
    >>> bibtex_record({"year": "2031", "month": "5", "day": "17"})["date"]
    '17.5.2031'
    """
    fields = {
        field: untex(next((cells[n] for n in names if cells.get(n)), ""))
        for field, names in table("bibtex").items()
    }
    people = re.split(r"\s+and\s+", cells.get("author", ""))
    fields["byline"] = names_of(untex(p) for p in people if p)
    day, month, year = (cells.get(name, "") for name in ("day", "month", "year"))
    sign = "." if month.isdigit() and day else " "  # 17.5.2031, 17 may 2031
    parts = sign.join(filter(None, (day, month, year)))
    fields["date"] = fullest_date([cells.get("date", ""), parts.replace("~", " ")])
    return fields


def untex(text: str) -> str:
    r"""Return words without the braces and accents of TeX.

    >>> untex(r"{\"U}ber {O}smund \& M{\"u}ller, stra{\ss}e"), untex(r"caf\'e")
    ('Über Osmund & Müller, straße', 'café')
    """
    text = _ACCENT.sub(lambda m: (m[2] or m[4] or m[5]) + _MARKS[m[1] or m[3]], text)
    text = re.sub(r"\\([A-Za-z]+)(?:\s+|\{\})?", lambda m: _LETTERS.get(m[1], ""), text)
    text = re.sub(r"\\([&%$#_{}])", r"\1", text.replace("---", "—").replace("--", "–"))
    return unicodedata.normalize("NFC", " ".join(re.sub(r"[{}]", "", text).split()))


def read_rdf(source: Source) -> Iterator[Item]:
    """Yield the items of a Zotero RDF list; its notes and attachments are none."""
    text, how = source.decoded
    root, note = xml_of(text, "RDF")
    number = 0
    for node in root:
        kind = _text(node, "z:itemType")
        titled = node.find("dc:title", _spaces()) is not None
        if not isinstance(node.tag, str) or not titled or kind in ("attachment", "note", ""):
            continue
        number += 1
        yield Item(f"item {number}", from_record(_rdf(root, node), how, note, source.captured))
    if not number:
        raise ReadError("RDF without an item of a library: export it again as Zotero RDF")


def xml_of(text: str, kind: str) -> tuple[lxml.etree._Element, str]:
    """Return the root of decoded XML, which may then declare no encoding, and what to note."""
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"))
    root, fault = archives.mended_xml(bare.encode("utf-8", "replace"))
    return root, f"{kind}; broken XML, read as far as it holds: {fault}" if fault else kind


def _rdf(root: lxml.etree._Element, node: lxml.etree._Element) -> dict[str, str]:
    within = node.find("dcterms:isPartOf", _spaces())
    resource = f"{{{_spaces()['rdf']}}}"
    if within is not None and (target := within.get(f"{resource}resource")):
        within = next((n for n in root if n.get(f"{resource}about") == target), None)
    people = node.iterfind("bib:authors//foaf:Person", _spaces())
    return {
        "title": _text(node, "dc:title"),
        "publisher": _text(within, ".//dc:title") if within is not None else "",
        "date": fullest_date([_text(node, "dc:date")]),
        "text": _text(node, "dcterms:abstract"),
        "url": _text(node, "dc:identifier/dcterms:URI/rdf:value"),
        "language": _text(node, "z:language"),
        "byline": names_of(
            {"given": _text(p, "foaf:givenName"), "family": _text(p, "foaf:surname")}
            for p in people
        ),
    }


def _text(node: lxml.etree._Element, path: str) -> str:
    return (node.findtext(path, "", _spaces()) or "").strip()


@cache
def _spaces() -> dict[str, str]:
    return dict(table("rdf"))
