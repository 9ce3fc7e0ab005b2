"""The files of a folder, and the articles in each: as documents, or as rows of plain values."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tqdm.auto import tqdm

from . import workers
from .decode import ReadError, UnreadableError
from .document import Document
from .formats import Item, read_safely, unreadable
from .limits import seconds_for, within
from .listing import CLOSED, list_files, name_of
from .packing import packed
from .page import read_file

Row = dict[str, Any]

#: So many bytes take longer to read than more processes take to start.
ENOUGH = 4_000_000


def each_document(
    root: Path, columns: Mapping[str, str] | None = None, progress: bool = True
) -> Iterator[tuple[str, Item]]:
    """Yield every article below a folder, one at a time, with the name of its file.

    Raises ReadError if there is no such folder.
    """
    listing = list_files(root)
    for closed, reason in listing.closed:
        yield name_of(root, closed), Item("", None, f"{CLOSED}: {reason}", True)
    for file in tqdm(listing.files, "read", unit=" files", disable=not progress):
        for item in read_items(file, columns):
            yield name_of(root, file), item


def each_rows(
    root: Path,
    files: Sequence[Path],
    columns: Mapping[str, str] | None,
    captured: date | None,
) -> Iterator[list[Row]]:
    """Yield the rows of each file, in the order of the files; on every core where that pays."""
    tasks = [(root, file, columns, captured) for file in files]
    if len(files) > 1 and sum(map(_size, files)) > ENOUGH:
        return workers.each(read_rows, tasks, crashed, _twice_as_long)
    return (read_rows(*task) for task in tasks)


def _twice_as_long(_: Path, file: Path, *__: object) -> float:
    return 2 * seconds_for(_size(file))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def read_items(
    file: Path, columns: Mapping[str, str] | None = None, captured: date | None = None
) -> Iterator[Item]:
    """Yield the articles of a file, and why those are missing that could not be read."""
    try:
        reason = unreadable(file.name) and unreadable(file.name, _head(file))
        items = iter(() if reason else read_safely(file.name, read_file(file), columns, captured))
    except (ReadError, OSError) as fault:
        passing = isinstance(fault, OSError | UnreadableError)
        items, reason = iter([Item("", None, str(fault), passing)]), ""
    first = next(items, Item("", None, reason or "no article in it"))
    yield first
    yield from items


def _head(file: Path) -> bytes:
    """The first bytes of an ordinary file: they tell what it is."""
    if not file.is_file():
        return b""
    with file.open("rb") as stream:
        return stream.read(4096)


def read_rows(
    root: Path, file: Path, columns: Mapping[str, str] | None, captured: date | None
) -> list[Row]:
    """Return one row for each article of a file, and for each that was rejected."""
    name = name_of(root, file)
    try:
        saved = f"{datetime.fromtimestamp(file.stat().st_mtime, UTC):%Y-%m-%d}"
    except OSError:
        saved = ""
    rows: list[Row] = []
    try:
        with within(_size(file)):
            for item in read_items(file, columns, captured):
                rows.append(_row(name, item, saved))
    except UnreadableError as fault:
        rows.append(_row(name, Item("", None, str(fault), True), saved))
    return rows


def _row(name: str, item: Item, saved: str) -> Row:
    if item.document:
        return row_of(name, item.part, item.document, saved)
    row: Row = {"file": name, "part": item.part, "reason": item.reason}
    return {**row, "passing": True} if item.passing else row


def crashed(root: Path, file: Path, *_: object) -> list[Row]:
    """Return the row of a file that brought the reading process down."""
    reason = "the parser crashed on this file"
    return [_row(name_of(root, file), Item("", None, reason, True), "")]


def row_of(file: str, part: str, document: Document, saved: str = "") -> Row:
    """Return a document as a row of the table, and the page itself, packed."""
    key = f"{file}\n{part}"
    how = document.encoding
    return {
        "document": f"{file}/{part}" if part else file,
        "file": file,
        "part": part,
        "hash": hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        "title": document.title,
        "byline": document.byline,
        "publisher": document.publisher,
        "language": document.language,
        "published": document.published.day,
        "published_basis": document.published.basis,
        "published_weekday": document.published.weekday,
        "published_at": document.published_at,
        "date_printed": document.published.words,
        "date_captured": next((d.day for d in document.of_kind("captured") if d.day), ""),
        "date_file": saved,
        "url": document.url,
        "page_start": document.page_start,
        "page_end": document.page_end,
        "length": len(document.body),
        "body": document.body,
        "encoding": how.used
        if how.declared in ("", how.used)
        else f"{how.used} (declared {how.declared})",
        "repairs": "; ".join(how.repairs),
        "notes": "; ".join(document.notes),
        "page": packed(document),
    }
