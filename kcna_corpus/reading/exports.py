"""Files with many articles: tables, Zotero lists, Nexis and Factiva exports, and zips of them."""

import csv
import importlib
import io
import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from types import ModuleType
from typing import Any, NamedTuple

import lxml.html

from ..saving import restore
from . import archives, datewords, html
from .blocks import Block, split
from .decode import Encoding, ReadError, decode
from .document import Document
from .page import assemble, from_bytes, from_text
from .pagedates import Context, in_address, in_data
from .sites import host_of
from .tables import table

Record = Mapping[str, Any]


class Item(NamedTuple):
    """One article of a file, or the reason why it could not be read."""

    part: str
    document: Document | None
    reason: str = ""


def read_many(
    name: str, data: bytes, columns: Mapping[str, str] | None = None, captured: date | None = None
) -> Iterator[Item]:
    """Yield every article in a file, whatever its format; one page is one article.

    Parameters
    ----------
    name
        The file's name; its ending tells a table from a page.
    data
        Its bytes.
    columns
        For tables: field -> column, where the names of the columns do not say it.
    captured
        The day on which the file was made.
    """
    ending = PurePosixPath(name.lower()).suffix
    reader = _READERS.get(ending)
    if data[:4] == b"PK\x03\x04" and ending not in (".docx", ".xlsx"):
        for entry in archives.entries(data):
            reason = entry.reason or unreadable(entry.name)
            if reason:
                yield Item(entry.name, None, reason)
            elif not is_beside(entry.name):
                yield from _inside(
                    entry.name, read_safely(entry.name, entry.data, columns, captured)
                )
    elif reader:
        yield from reader(_Source(name, data, columns, captured))
    elif ending in (".html", ".htm", "") and is_factiva(data):
        yield from _factiva(_Source(name, data, columns, captured))
    else:
        yield Item("", from_bytes(data, captured=captured))


def unreadable(name: str) -> str:
    """Return why a file of this name is not read; "" if it is."""
    ending = PurePosixPath(name.lower()).suffix
    if ending in ENDINGS or len(ending) >= 8 or ending[1:2].isspace():
        return ""
    return f"{ending} is no format that is read"


def is_beside(name: str) -> bool:
    """Whether a file is what systems lay beside pages: hidden, or a thumbnail."""
    path = PurePosixPath(name)
    return path.name in ("Thumbs.db", "desktop.ini") or any(
        part.startswith((".", "~$", "__MACOSX")) for part in path.parts
    )


def read_safely(
    name: str, data: bytes, columns: Mapping[str, str] | None, captured: date | None
) -> Iterator[Item]:
    """Yield as `read_many` does, a fault as a rejected item."""
    try:
        yield from read_many(name, data, columns, captured)
    except (ReadError, ImportError) as fault:
        yield Item("", None, str(fault))
    except Exception as fault:  # one bad file never stops the rest, whatever a parser raises
        yield Item("", None, f"broken: {type(fault).__name__}: {str(fault)[:200]}")


def _inside(name: str, items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item._replace(part=f"{name}/{item.part}" if item.part else name)


class _Source(NamedTuple):
    name: str
    data: bytes
    columns: Mapping[str, str] | None
    captured: date | None


def from_record(
    record: Record, how: Encoding, note: str = "", captured: date | None = None
) -> Document:
    """Return the document that one row describes: title, text, url, date, publisher, byline.

    A row without a text (an address list) is a document with an empty body.
    """
    given = {k: "" if v is None else str(v).strip() for k, v in record.items()}
    text = given.get("text", "")
    context = Context(given.get("url", ""), captured)
    dates = in_data([("column date", given.get("date", ""), "page data")], (), context)
    blocks = [
        Block(b.number, b.start, b.end, b.text, True, "given as the article") for b in split(text)
    ]
    return assemble(
        title=given.get("title", ""),
        byline=given.get("byline", ""),
        publisher=given.get("publisher", "") or host_of(context.url),
        text=text,
        blocks=blocks,
        dates=[*dates, *in_address(context.url)],
        context=context,
        encoding=how,
        notes=(note,) if note else (),
        language=given.get("language", "")[:2].lower(),
    )


def guess_columns(names: Iterable[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return field -> column for the columns of a table.

    Raises
    ------
    ReadError
        If a chosen column is not there, or no column is a title, a text or an address.

    Examples
    --------
    >>> guess_columns(["Headline", "Publish Date", "URL", "n"])
    {'title': 'Headline', 'url': 'URL', 'date': 'Publish Date'}
    """
    names = [n for n in names if n]
    known = known_fields(chosen)
    plain = {re.sub(r"\W+", "_", n.strip().casefold()): n for n in reversed(names)}
    guessed = {f: next((plain[c] for c in could if c in plain), "") for f, could in known.items()}
    there = "there are: " + ", ".join(names[:12])
    for field, column in (chosen or {}).items():
        if column not in names:
            raise ReadError(f"no column {column!r} for {field!r}; {there}")
        guessed[field] = column
    guessed = {f: c for f, c in guessed.items() if c}
    if not {"title", "text", "url"} & set(guessed):
        raise ReadError(
            f"no column is a title, a text or an address: say which with columns=; {there}"
        )
    return guessed


def known_fields(chosen: Mapping[str, str] | None) -> Mapping[str, list[str]]:
    """Return the fields of an article, each with the columns that it is guessed by.

    Raises
    ------
    ValueError
        If `chosen` names another field.
    """
    known: dict[str, list[str]] = table("columns")
    if not isinstance(chosen, Mapping | None):
        raise TypeError(f"columns: a mapping, field -> column, is needed, not {chosen!r:.60}")
    for field in chosen or {}:
        if field not in known:
            raise ValueError(f"columns: no field {field!r}; there are {', '.join(known)}")
    return known


def _rows(source: _Source, rows: Iterable[Record], how: Encoding) -> Iterator[Item]:
    """Turn the rows of a table into documents; the guess at the columns is said aloud."""
    columns: dict[str, str] = {}
    note, ours = "", False
    for number, row in enumerate(rows, 1):
        if not columns:
            columns = guess_columns(map(str, row), source.columns)
            ours = "published_basis" in row  # written by this package, so neutralised
            note = "columns: " + ", ".join(f"{f} = {c!r}" for f, c in columns.items())
            spare = [str(name) for name in row if name and name not in columns.values()]
            if "text" not in columns and spare:
                note += f"; no column taken for the text, of {', '.join(map(repr, spare[:12]))}"
            if not source.columns and not ours:
                shown = "".join(c if c.isprintable() else "\ufffd" for c in source.name)
                warnings.warn(f"{shown}: {note} (guessed; choose with columns=)", stacklevel=2)
        fields = {f: row.get(c) for f, c in columns.items()}
        if ours:
            fields = {f: restore(v) if isinstance(v, str) else v for f, v in fields.items()}
        if not any(str(v).strip() for v in fields.values() if v is not None):
            yield Item(f"row {number}", None, "an empty row")
            continue
        yield Item(f"row {number}", from_record(fields, how, note, source.captured))
    if not columns:
        raise ReadError("a table without rows")


def _csv(source: _Source) -> Iterator[Item]:
    text, how = decode(source.data)
    head = text[:4000].partition("\n")[0]
    delimiter = max(",;\t|", key=head.count)
    limit = csv.field_size_limit(len(text) + 1)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as fault:
        raise ReadError(f"no CSV: {fault}") from fault
    finally:
        csv.field_size_limit(limit)
    for row in rows:
        row.pop(None, None)  # more cells than columns
    yield from _rows(source, rows, how)


def _xlsx(source: _Source) -> Iterator[Item]:
    archives.office_part(source.data, "[Content_Types].xml")
    book = _need("openpyxl").load_workbook(io.BytesIO(source.data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        lines = sheet.iter_rows(values_only=True)
        header = [str(c or "").strip() for c in next(lines, ())]
        if any(header):
            rows = (dict(zip(header, line, strict=False)) for line in lines if any(line))
            yield from _rows(source, rows, Encoding("", "", "xlsx"))
            return
    raise ReadError("a workbook without rows")


def _parquet(source: _Source) -> Iterator[Item]:
    table = _need("pyarrow.parquet").ParquetFile(io.BytesIO(source.data))
    rows = (row for batch in table.iter_batches(batch_size=500) for row in batch.to_pylist())
    yield from _rows(source, rows, Encoding("", "", "parquet"))


def _jsonl(source: _Source) -> Iterator[Item]:
    text, how = decode(source.data)
    rows, broken = [], []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            row = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError) as fault:
            broken.append(Item(f"line {number}", None, f"no JSON: {fault}"))
            continue
        if isinstance(row, dict):
            rows.append(row)
        elif row is not None:
            broken.append(Item(f"line {number}", None, "no JSON object"))
    yield from _rows(source, rows, how) if rows or not broken else ()
    yield from broken


def _json(source: _Source) -> Iterator[Item]:
    text, how = decode(source.data)
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise ReadError(f"no JSON: {fault}") from fault
    items = items.get("items", [items]) if isinstance(items, dict) else items
    rows = [i for i in items if isinstance(i, dict)] if isinstance(items, list) else []
    if any("issued" in r or "container-title" in r for r in rows):
        for number, row in enumerate(rows, 1):
            try:
                document = from_record(_csl(row), how, "CSL-JSON", source.captured)
            except (ValueError, TypeError, LookupError, OverflowError, AttributeError) as fault:
                yield Item(f"item {number}", None, f"no item of CSL-JSON: {fault}")
            else:
                yield Item(f"item {number}", document)
        return
    yield from _rows(source, rows, how)


def _csl(row: Record) -> dict[str, str]:
    fields = {ours: str(row[theirs]) for theirs, ours in table("csl").items() if row.get(theirs)}
    people = [p for p in row.get("author") or () if isinstance(p, dict)]
    names = (
        p.get("literal") or f"{p.get('given', '')} {p.get('family', '')}".strip() for p in people
    )
    fields["byline"] = ", ".join(names)
    issued = row.get("issued") or {}
    parts = (issued.get("date-parts") or [[]])[0] if isinstance(issued, dict) else []
    fields["date"] = (
        "-".join(f"{int(p):02}" for p in parts) if parts else str(dict(issued).get("raw", ""))
    )
    return fields


def _ris(source: _Source) -> Iterator[Item]:
    text, how = decode(source.data)
    entries = re.split(r"^ER  -.*$", text, flags=re.MULTILINE)
    for number, entry in enumerate((e for e in entries if "TY  -" in e), 1):
        fields: dict[str, str] = {}
        for tag, value in re.findall(r"^([A-Z][A-Z0-9])  - ?(.*)$", entry, re.MULTILINE):
            if tag in ("AU", "A1"):
                name = " ".join(reversed([n.strip() for n in value.split(",", 1)]))
                fields["byline"] = ", ".join(filter(None, (fields.get("byline"), name)))
            elif tag in table("ris"):
                fields.setdefault(table("ris")[tag], value.strip().strip("/"))
        yield Item(f"item {number}", from_record(fields, how, "RIS", source.captured))


def _docx(source: _Source) -> Iterator[Item]:
    """A Nexis export holds many articles, each closed by "End of Document"; else it is one page."""
    lines = _paragraphs(archives.office_part(source.data, "word/document.xml"))
    how = Encoding("", "", "docx")
    text = "\n".join(lines)
    if not re.search(r"^(?:Load-Date:|End of Document)", text, re.MULTILINE):
        yield Item("", from_text(text, how, captured=source.captured))
        return
    articles = [
        a for a in re.split(r"^End of Document\s*$", text, flags=re.MULTILINE) if "\nBody\n" in a
    ]
    for number, article in enumerate(articles, 1):
        yield Item(f"article {number}", _nexis(article, how, source.captured))
    announced = re.search(r"^Documents? \((\d+)\)", text, re.MULTILINE)
    if announced and int(announced[1]) != len(articles):
        yield Item("", None, f"{announced[1]} articles announced, {len(articles)} found")


def _paragraphs(xml: bytes) -> list[str]:
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    said = {f"{space}tab": "\t", f"{space}br": "\n"}
    return [
        "".join(
            (e.text or "") if e.tag == f"{space}t" else said.get(str(e.tag), "") for e in p.iter()
        )
        for p in archives.parse_xml(xml).iterfind(f".//{space}p")
        if next(p.iterancestors(f"{space}p"), None) is None  # its text has that of those inside
    ]


def _nexis(article: str, how: Encoding, captured: date | None) -> Document:
    head, _, rest = article.partition("\nBody\n")
    body = re.split(
        r"^(?:Classification|Load-Date:.*|Graphic|Notes)\s*$", rest, flags=re.MULTILINE
    )[0].strip()
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    dated = [i for i, line in enumerate(lines) if len(line) < 80 and datewords.find(line)]
    at = dated[-1] if dated else len(lines)
    byline = next((line[7:].strip() for line in lines if line.startswith("Byline:")), "")
    title, publisher, day = [*lines[at - 2 : at], lines[at]] if dated and at >= 2 else ("", "", "")
    fields = {"title": title, "publisher": publisher, "date": day, "byline": byline, "text": body}
    return from_record(fields, how, "Nexis export", captured)


def is_factiva(data: bytes) -> bool:
    """Whether a page is a Factiva export."""
    low = data[:200_000].lower()
    return b"factiva" in low and (
        b"enarticle" in low or b"articleparagraph" in low or b"<b>hd</b>" in low
    )


def _factiva(source: _Source) -> Iterator[Item]:
    text, how = decode(source.data)
    tree = html.parse(text)
    marked = "div[contains(concat(' ', @class, ' '), ' article ')]"
    found = tree.xpath(f"//{marked}[not(ancestor::{marked})]") or tree.xpath(
        "//table[.//b[text()='HD']][not(ancestor::table)]"
    )
    if not found:
        raise ReadError("a Factiva page in which no article is marked")
    for number, part in enumerate(found, 1):
        fields = _coded(part) or _displayed(part)
        yield Item(f"article {number}", from_record(fields, how, "Factiva export", source.captured))


def _coded(part: lxml.html.HtmlElement) -> dict[str, str]:
    """The layout with a code before each field: HD, BY, PD, SN, LP, TD."""
    rows = {
        code: "\n\n".join(_lines(cell))
        for row in part.iter("tr")
        for code, cell in [(_said(row[0]) if len(row) else "", row[-1] if len(row) else row)]
    }
    if "HD" not in rows:
        return {}
    names = {"HD": "title", "BY": "byline", "PD": "date", "SN": "publisher"}
    fields = {ours: rows.get(code, "") for code, ours in names.items()}
    return {**fields, "text": "\n\n".join(filter(None, (rows.get("LP"), rows.get("TD"))))}


def _displayed(part: lxml.html.HtmlElement) -> dict[str, str]:
    """The layout for reading: a headline, a few lines of data, paragraphs."""
    title = part.xpath(".//*[contains(@class, 'eadline') or @id='hd']")
    body = part.xpath(".//p[contains(@class, 'articleParagraph')]")
    data = [_said(d) for d in part.xpath("./div | ./div/div") if not d.xpath(".//p")]
    dated = next((i for i, line in enumerate(data) if len(line) < 60 and datewords.find(line)), -1)
    author = part.xpath(".//*[@class='author']")
    return {
        "title": _said(title[0]) if title else "",
        "byline": re.sub(r"^By ", "", _said(author[0])) if author else "",
        "date": data[dated] if dated >= 0 else "",
        "publisher": next((d for d in data[dated + 1 :] if not re.search(r"\d\d:\d\d", d)), "")
        if dated >= 0
        else "",
        "text": "\n\n".join(map(_said, body)),
    }


def _said(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _lines(cell: lxml.html.HtmlElement) -> list[str]:
    return [_said(p) for p in cell.iter("p")] or [_said(cell)]


def _need(module: str) -> ModuleType:
    package = module.partition(".")[0]
    try:
        return importlib.import_module(module)
    except ImportError:
        raise ImportError(f"this format needs {package}: pip install {package}") from None


_READERS: dict[str, Callable[[_Source], Iterator[Item]]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".xlsx": _xlsx,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".json": _json,
    ".parquet": _parquet,
    ".ris": _ris,
    ".docx": _docx,
}
#: Endings that are read; any other is rejected, unless the file has none.
ENDINGS = frozenset(
    {*_READERS, ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".txt", ".text", ".md", ".zip", ""}
)
