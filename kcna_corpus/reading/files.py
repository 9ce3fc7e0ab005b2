"""The files of a folder, and the articles in each: as documents, or as rows of plain values."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tqdm.auto import tqdm

from . import workers
from .decode import ReadError
from .document import Document
from .exports import Item, is_beside, read_safely, unreadable
from .page import read_file

Row = dict[str, Any]

#: So many bytes take longer to read than more processes take to start.
ENOUGH = 4_000_000


def list_files(root: Path, without: Path | None = None) -> tuple[list[Path], int]:
    """Return the files of a folder in order, and how many were ignored.

    Raises
    ------
    ReadError
        If there is no such folder.
    """
    try:
        if root.is_file():
            return [root], 0
        there = root.is_dir()
    except (OSError, ValueError):  # a name that no system takes
        there = False
    if not there:
        raise ReadError(f"{str(root)[:200]}: no such folder")
    found: list[Path] = []
    ignored = 0
    for folder, names, files in os.walk(root):  # links to folders are not followed
        here = Path(folder)
        if without and here.resolve() == without.resolve():
            names.clear()
            continue
        beside = {Path(f).stem for f in files if f.lower().endswith((".html", ".htm"))}
        hidden = [n for n in names if n.startswith(".") or _assets_of(n) in beside]
        ignored += sum(len(inner) for n in hidden for _, _, inner in os.walk(here / n))
        names[:] = sorted(set(names) - set(hidden))
        for name in sorted(files):
            if is_beside(name):
                ignored += 1
            else:
                found.append(here / name)
    return found, ignored


def _assets_of(name: str) -> str:
    """The page beside which a browser laid a folder of pictures and scripts."""
    for ending in ("_files", "-Dateien", "_fichiers", ".files"):
        if name.endswith(ending):
            return name.removesuffix(ending)
    return "\0"


def each_document(
    root: Path, columns: Mapping[str, str] | None = None, progress: bool = True
) -> Iterator[tuple[str, Item]]:
    """Yield every article below a folder, one at a time, with the name of its file.

    Raises
    ------
    ReadError
        If there is no such folder.
    """
    files, _ = list_files(root)
    for file in tqdm(files, "read", unit=" files", disable=not progress):
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
        return workers.each(read_rows, tasks, crashed)
    return (read_rows(*task) for task in tasks)


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
        items, reason = iter(()), str(fault)
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
    return [
        row_of(name, item.part, item.document, saved)
        if item.document
        else {"file": name, "part": item.part, "reason": item.reason}
        for item in read_items(file, columns, captured)
    ]


def crashed(root: Path, file: Path, *_: object) -> list[Row]:
    """Return the row of a file that brought the reading process down."""
    return [{"file": name_of(root, file), "part": "", "reason": "the parser crashed on this file"}]


def row_of(file: str, part: str, document: Document, saved: str = "") -> Row:
    """Return a document as a row of the table."""
    key = f"{file}\n{part}"
    how = document.encoding
    return {
        "document": hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        "file": file,
        "part": part,
        "title": document.title,
        "byline": document.byline,
        "publisher": document.publisher,
        "language": document.language,
        "published": document.published.day,
        "published_basis": document.published.basis,
        "published_at": document.published_at,
        "date_printed": document.published.words,
        "date_captured": next((d.day for d in document.of_kind("captured") if d.day), ""),
        "date_file": saved,
        "url": document.url,
        "start": document.start,
        "end": document.end,
        "length": len(document.body),
        "body": document.body,
        "encoding": how.used
        if how.declared in ("", how.used)
        else f"{how.used} (declared {how.declared})",
        "repairs": "; ".join(how.repairs),
        "notes": "; ".join(document.notes),
    }


def name_of(root: Path, file: Path) -> str:
    """Return a file's name below the folder, bytes that are no UTF-8 spelt out: none collide."""
    name = file.name if file == root else file.relative_to(root).as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")
