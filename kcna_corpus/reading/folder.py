"""A folder of saved pages and exports: a table of documents, and one of what was rejected."""

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from .decode import ReadError
from .document import Document
from .exports import ENDINGS, Item, read_safely
from .neutral import neutralise
from .page import captured_day, read_file

Row = dict[str, Any]

COLUMNS = (
    "document file part title byline publisher language published published_basis date_printed "
    "date_captured date_file url start end length body encoding repairs notes"
).split()
REJECTED = ("file", "part", "reason")


@dataclass(frozen=True)
class Reading:
    """What a folder gave: the documents, the rejected, and the counts.

    `summary` has expected, read and rejected (articles), files, and ignored (what browsers and
    systems lay beside pages: pictures in `x_files`, hidden files).
    """

    documents: pd.DataFrame
    rejected: pd.DataFrame
    summary: dict[str, int]

    def __repr__(self) -> str:
        s = self.summary
        return f"<Reading: {s['expected']} expected, {s['read']} read, {s['rejected']} rejected>"


def read_folder(
    path: str | os.PathLike[str],
    progress: bool = True,
    columns: Mapping[str, str] | None = None,
    captured: str | date | None = None,
) -> Reading:
    """Return every page and export in a folder, and below it, as a table.

    Parameters
    ----------
    path
        A folder; a single file (an export, a zip) will do.
    progress
        Count on the standard error stream while reading.
    columns
        For tables: field -> column, where their names do not say it. What is guessed is warned of.
    captured
        The day on which the pages were saved, if it is one.

    Raises
    ------
    ReadError
        If there is no such folder. What cannot be read inside it is a row of `rejected`.
    """
    root = Path(path)
    day = captured_day(captured)
    files, ignored = list_files(root)
    rows: list[Row] = []
    for done, file in enumerate(files, 1):
        rows += read_file_rows(root, file, columns, day)
        _count(done, len(files), progress)
    return _reading(rows, len(files), ignored)


def read(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str],
    progress: bool = True,
    columns: Mapping[str, str] | None = None,
    captured: str | date | None = None,
) -> Reading:
    """Read a folder into another: `documents.csv`, `rejected.csv`, `summary.json`.

    Each file's result is kept in `out/parts`, so a second run reads only what is new or changed.
    Every file appears whole or not at all.

    Parameters
    ----------
    path, progress, columns, captured
        As for `read_folder`.
    out
        The folder to write; it may exist.
    """
    root, target = Path(path), Path(out)
    day = captured_day(captured)
    files, ignored = list_files(root, target)
    (target / "parts").mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for done, file in enumerate(files, 1):
        state = _state(root, file, columns, day)
        # Named by a hash: file names can be reserved, too long, or differ by case only.
        part = (
            target
            / "parts"
            / (hashlib.sha256(_name(root, file).encode()).hexdigest()[:24] + ".json")
        )
        kept = _kept(part, state)
        if kept is None:
            kept = read_file_rows(root, file, columns, day)
            _write(part, json.dumps({"state": state, "rows": kept}, ensure_ascii=False))
        rows += kept
        _count(done, len(files), progress)
    reading = _reading(rows, len(files), ignored)
    write_table(reading.documents, target / "documents.csv")
    write_table(reading.rejected, target / "rejected.csv")
    _write(target / "summary.json", json.dumps(reading.summary, indent=1) + "\n")
    return reading


def list_files(root: Path, without: Path | None = None) -> tuple[list[Path], int]:
    """Return the files of a folder in order, and how many were ignored."""
    if root.is_file():
        return [root], 0
    if not root.is_dir():
        raise ReadError(f"{root}: no such folder")
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
            if name.startswith((".", "~$")) or name in ("Thumbs.db", "desktop.ini"):
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


def read_file_rows(
    root: Path, file: Path, columns: Mapping[str, str] | None, captured: date | None
) -> list[Row]:
    """Return one row for each article of a file, and for each that was rejected."""
    name = _name(root, file)
    saved = ""
    try:
        ending = PurePosixPath(file.name.lower()).suffix
        if ending not in ENDINGS and len(ending) < 8 and not ending[1:2].isspace():
            raise ReadError(f"{ending} is no format that is read")
        data = read_file(file)
        saved = f"{datetime.fromtimestamp(file.stat().st_mtime, UTC):%Y-%m-%d}"
        items = list(read_safely(file.name, data, columns, captured))
    except (ReadError, OSError) as fault:
        items = [Item("", None, str(fault))]
    return [
        row_of(name, item.part, item.document, saved)
        if item.document
        else {"file": name, "part": item.part, "reason": item.reason}
        for item in items
    ]


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


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV or XLSX with its formulas neutral; `read_folder` gives them back."""
    safe = table.map(lambda v: neutralise(v) if isinstance(v, str) else v)
    if path.suffix != ".xlsx":
        _write(path, safe.to_csv(index=False, lineterminator="\n"))
        return
    longest = max((len(v) for v in safe.to_numpy().ravel() if isinstance(v, str)), default=0)
    if longest > 32_767:
        raise ValueError(f"a text of {longest:,} characters does not fit a cell of XLSX; write CSV")
    with _whole(path) as temporary:
        safe.to_excel(temporary, index=False, engine="openpyxl")


def _reading(rows: list[Row], files: int, ignored: int) -> Reading:
    good = [r for r in rows if "reason" not in r]
    bad = [r for r in rows if "reason" in r]
    counts = {
        "expected": len(rows),
        "read": len(good),
        "rejected": len(bad),
        "files": files,
        "ignored": ignored,
    }
    return Reading(
        pd.DataFrame(good, columns=COLUMNS), pd.DataFrame(bad, columns=list(REJECTED)), counts
    )


def _name(root: Path, file: Path) -> str:
    """A file's name below the folder; bytes that are no UTF-8 are spelt out, so none collide."""
    name = file.name if file == root else file.relative_to(root).as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _state(root: Path, file: Path, columns: Mapping[str, str] | None, captured: date | None) -> str:
    try:
        seen = file.stat()
        told = f"{seen.st_size} {seen.st_mtime_ns}"
    except OSError:
        told = "unreadable"
    return f"{_name(root, file)} {told} {sorted((columns or {}).items())} {captured}"


def _kept(part: Path, state: str) -> list[Row] | None:
    try:
        saved = json.loads(part.read_text(encoding="utf-8"))
        return list(saved["rows"]) if saved["state"] == state else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, text: str) -> None:
    with _whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8", errors="replace", newline="")


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A file that takes its name only once it is complete."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _count(done: int, total: int, progress: bool) -> None:
    if progress and (done == total or done % 10 == 0):
        sys.stderr.write(f"\r{done:,} of {total:,} files" + ("\n" if done == total else ""))
