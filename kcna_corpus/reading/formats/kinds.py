"""The kinds of files, each with its reader: `read_many` asks the content first, then the ending."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from .. import archives
from ..decode import Encoding, ReadError
from ..page import from_bytes, from_text
from . import (
    europresse,
    factiva,
    feeds,
    nexis,
    proquest,
    reference_lists,
    rows,
    tei,
    texts,
    webarchives,
)
from .item import Item, Source
from .mails import read_mail, read_mails
from .signatures import hints_at_export, kind_of

Reader = Callable[[Source], Iterator[Item]]


class Export(NamedTuple):
    """An export of a database, in whatever container: its sign, its reader, an example."""

    name: str
    sign: Callable[[str], bool]
    reader: Callable[[str, Encoding, date | None], Iterator[Item]]
    example: str


#: Asked in this order; a text with none of these signs is one page.
EXPORTS = (
    Export(
        "ProQuest",
        proquest.is_proquest,
        proquest.read_proquest,
        "Port shut\n\nFull text: It is.\n\nPublication title: Lantern",
    ),
    Export(
        "Factiva",
        factiva.is_factiva,
        factiva.read_factiva,
        "Port shut\n\n2 words\n\n17 May 2031\n\nLantern\n\nIt is.\n\n"
        "Document LANT000020310517e75h0001p",
    ),
    Export(
        "Nexis",
        nexis.is_nexis,
        nexis.read_nexis,
        "1 of 1 DOCUMENT\n\nLantern\n\nMay 17, 2031\n\nPort shut\n\nLENGTH: 2 words\n\nIt is.",
    ),
)


def _page(source: Source) -> Iterator[Item]:
    """A page, or a text; an export of a database in it is taken apart."""
    for marked in (factiva, europresse):
        if marked.is_marked(source.data):
            yield from marked.read_marked(*source.decoded, source.captured)
            return
    if hints_at_export(source.data):
        text, how = source.decoded
        text = texts.of_html(text) if text.lstrip()[:1] == "<" else text
        if export := _export(texts.tidied(text)):
            yield from export.reader(texts.tidied(text), how, source.captured)
            return
    yield Item("", from_bytes(source.data, captured=source.captured))


def _saved(source: Source) -> Iterator[Item]:
    yield Item("", from_bytes(source.data, captured=source.captured))


def _text(source: Source) -> Iterator[Item]:
    """A text of no known kind is a table where its first line is the header of one."""
    head = source.data[:1000].lstrip()
    separated = any(sign in head for sign in (b"\t", b",", b";")) and head[:1] != b"<"
    if separated and rows.is_table(source.decoded[0]):
        yield from rows.read_csv(source)
    else:
        yield from _page(source)


def _export(text: str) -> Export | None:
    return next((export for export in EXPORTS if export.sign(text)), None)


def _document(kind: str, pages_of: Callable[[bytes], Sequence[str]]) -> Reader:
    """The reader of a container of text: the articles of an export, or the one page in it."""

    def reader(source: Source) -> Iterator[Item]:
        pages, how, address = pages_of(source.data), Encoding("", "", kind), ""
        text = texts.tidied("\n".join(pages))
        if export := _export(text):
            yield from export.reader(text, how, source.captured)
            return
        if kind == "pdf":  # its lines are as wide as its paper
            text, address = texts.unwrapped(pages), texts.printed_address(pages)
        yield Item("", from_text(text, how, address, source.captured))

    return reader


def _gzip(source: Source) -> Iterator[Item]:
    if webarchives.is_packed(source.data):
        yield from webarchives.read_warc(source)
        return
    inner = re.sub(r"\.(?:gz|gzip)$", "", source.name, flags=re.IGNORECASE)
    data = archives.gunzip(source.data)
    if kind_of(data) == "gzip":
        raise ReadError("a gzip file in a gzip file: unpack it first")
    if reason := unreadable(inner, data):
        raise ReadError(reason)
    yield from read_many(inner, data, source.columns, source.captured)


def _zip(source: Source) -> Iterator[Item]:
    for entry in archives.entries(source.data):
        reason = entry.reason or unreadable(entry.name, entry.data)
        if reason:
            yield Item(entry.name, None, reason)
        elif not is_beside(entry.name):
            items = read_safely(entry.name, entry.data, source.columns, source.captured)
            for item in items:
                part = f"{entry.name}/{item.part}" if item.part else entry.name
                yield item._replace(part=part)


def _refused(reason: str) -> Reader:
    def reader(_: Source) -> Iterator[Item]:
        raise ReadError(reason)

    return reader


#: What reads each kind that the content tells.
READERS: Mapping[str, Reader] = {
    "gzip": _gzip,
    "zip": _zip,
    "docx": _document("docx", texts.of_docx),
    "rtf": _document("rtf", texts.of_rtf),
    "pdf": _document("pdf", texts.pdf_pages),
    "xlsx": rows.read_xlsx,
    "parquet": rows.read_parquet,
    "ris": reference_lists.read_ris,
    "bibtex": reference_lists.read_bibtex,
    "rdf": reference_lists.read_rdf,
    "feed": feeds.read_feed,
    "tei": tei.read_tei,
    "xml": feeds.read_xml,
    "json": rows.read_json,
    "headed": rows.read_headed,
    "mailbox": read_mails,
    "page": _page,
    "saved page": _saved,
    "odt": _refused("an OpenDocument file: save it as DOCX or XLSX"),
    "endnote": _refused("a list of EndNote: export it as RIS"),
    "epub": _refused("a book (EPUB): unpack its pages first"),
    "old office": _refused("an old file of Office: save it as DOCX or XLSX, a mail as EML"),
    "web archive": webarchives.read_warc,
    "wacz": webarchives.read_wacz,
    "bzip2": _refused("a bzip2 file: unpack it first"),
    "xz": _refused("an xz file: unpack it first"),
    "7z": _refused("a 7z archive: pack it as ZIP"),
    "rar": _refused("a RAR archive: pack it as ZIP"),
}
#: What reads a file of this ending where its content leaves it open, or is broken.
BY_ENDING: Mapping[str, Reader] = {
    ".csv": rows.read_csv,
    ".tsv": rows.read_csv,
    ".tab": rows.read_csv,
    ".jsonl": rows.read_jsonl,
    ".ndjson": rows.read_jsonl,
    ".json": rows.read_json,
    ".ris": reference_lists.read_ris,
    ".bib": reference_lists.read_bibtex,
    ".xlsx": rows.read_xlsx,
    ".docx": READERS["docx"],
    ".parquet": rows.read_parquet,
    ".zip": _zip,
    ".gz": _gzip,
    ".eml": read_mail,
}
#: Endings of what is read; a file of another one is, where its content is of a known kind.
ENDINGS = frozenset(
    {*BY_ENDING, "", *".html .htm .xhtml .mhtml .mht .txt .text .md .xml .rss .atom .rdf".split()}
    | set(".webarchive .pdf .rtf .doc .xls .odt .epub .bz2 .xz .7z .rar .warc .wacz".split())
)


def read_many(
    name: str, data: bytes, columns: Mapping[str, str] | None = None, captured: date | None = None
) -> Iterator[Item]:
    """Yield every article in a file, whatever its format; one page is one article.

    The ending of its name counts where the content does not say what it is; `columns` (field ->
    column) where the names of a table's columns do not.
    """
    kind, ending = kind_of(data), _ending(name)
    if kind == "broken":  # a zip that cannot be opened
        reader = BY_ENDING.get(ending, _zip)
    elif kind:
        reader = READERS[kind]
    else:
        reader = BY_ENDING.get(ending, _text)
    yield from reader(Source(name, data, columns, captured))


def unreadable(name: str, data: bytes = b"") -> str:
    """Return why a file of this name is not read; "" if it is.

    `data` is its beginning: an ending that says nothing does no harm where the content does.

    >>> unreadable("index.php", b"<html><body>"), unreadable("program.exe", b"MZ")
    ('', '.exe is no format that is read')
    """
    ending = _ending(name)
    if ending in ENDINGS or kind_of(data) or hints_at_export(data[:4096]):
        return ""
    return f"{ending} is no format that is read"


def _ending(name: str) -> str:
    """The ending of a file's name; "" for what is none: a sentence's last word, a number."""
    ending = PurePosixPath(name.lower()).suffix
    return ending if re.fullmatch(r"\.[a-z][a-z0-9]{0,6}|\.7z", ending) else ""


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
    except ReadError as fault:
        yield Item("", None, str(fault))
    except (ImportError, MemoryError, OSError) as fault:
        yield Item("", None, str(fault) or "not enough memory", passing=True)
    except Exception as fault:  # one bad file never stops the rest, whatever a parser raises
        yield Item("", None, f"broken: {type(fault).__name__}: {str(fault)[:200]}")
