"""A folder of saved pages and exports: a table of documents, and one of what was rejected."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm.auto import tqdm

from .. import __version__
from ..inputs import as_path
from ..saving import Results, clear, write_table, write_whole
from ..text.nearest import did_you_mean
from .document import Document
from .files import Row, each_rows, row_of
from .formats import known_fields
from .listing import CLOSED, PARTS, Listing, list_files, name_of
from .packing import unpacked
from .page import captured_day

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "document file part hash title byline publisher language published published_basis "
    "published_weekday published_at date_printed date_captured date_file url page_start page_end "
    "length body encoding repairs notes"
).split()
REJECTED = ("file", "part", "reason")


@dataclass(frozen=True)
class Reading:
    """What a folder gave: the documents, the rejected, and the counts.

    Attributes
    ----------
    documents : pandas.DataFrame
        A row for each article; `document` is its name in every table: the file, with the part of
        it. `hash` tells whether two are of one file and part.
    rejected : pandas.DataFrame
        `file`, `part`, `reason` of what could not be read.
    summary : dict of str to int
        expected, read and rejected (articles), files, and ignored (what browsers and systems lay
        beside pages: pictures in `x_files`, hidden files).

    See Also
    --------
    read_folder : What gives a reading.
    publications : Its documents in the order of their days.

    Examples
    --------
    >>> import tempfile, kcna_corpus as kc
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     kc.read_folder(folder, progress=False).summary["read"]
    0
    """

    documents: pd.DataFrame
    rejected: pd.DataFrame
    summary: dict[str, int]
    packed: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    def page(self, document: str) -> Document:
        r"""Return one page as it was read, without reading its file again.

        Parameters
        ----------
        document : str
            Its name, as the column `document` has it.

        Returns
        -------
        Document
            The page, with the decisions by hand that `decide` was given.

        Raises
        ------
        ValueError
            If there is no such document; the message offers the nearest.

        Examples
        --------
        >>> import tempfile, pathlib, kcna_corpus as kc
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     page = "9 May 2031\n\nThe ferry to Osmund was late again, the harbour office said."
        ...     _ = pathlib.Path(folder, "late.txt").write_text(page)
        ...     reading = kc.read_folder(folder, progress=False)
        >>> reading.page("late.txt").published.day
        '2031-05-09'
        """
        if document not in self.packed:
            names = list(map(str, self.packed))
            raise ValueError(f"no document {document!r}" + did_you_mean(str(document), names))
        return unpacked(self.packed[document])

    def pages(self) -> Iterator[tuple[str, str, Document]]:
        """Yield file, part and page of each document, one at a time.

        Yields
        ------
        tuple of (str, str, Document)
            In the order of `documents`.

        Examples
        --------
        >>> import tempfile, pathlib, kcna_corpus as kc
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     _ = pathlib.Path(folder, "late.txt").write_text("The ferry to Osmund was late.")
        ...     reading = kc.read_folder(folder, progress=False)
        >>> [(file, page.body) for file, _, page in reading.pages()]
        [('late.txt', 'The ferry to Osmund was late.')]
        """
        columns = self.documents[["document", "file", "part"]]
        for document, file, part in columns.itertuples(index=False):
            yield file, part, self.page(document)

    def decide(self, decisions: Mapping[str, Mapping[int, bool]]) -> Reading:
        r"""Return the reading with blocks of its pages kept or dropped by hand.

        Parameters
        ----------
        decisions : mapping of str to mappings of int to bool
            Document -> number of a block -> keep it, as `PageReview.decisions` has them.

        Returns
        -------
        Reading
            With the articles as the kept blocks give them.

        Raises
        ------
        ValueError
            If there is no such document, or it has no such block.

        Examples
        --------
        >>> import tempfile, pathlib, kcna_corpus as kc
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     page = "Home | News\n\nNo ferry sails before the storm has passed."
        ...     _ = pathlib.Path(folder, "storm.txt").write_text(page)
        ...     reading = kc.read_folder(folder, progress=False)
        >>> reading.decide({"storm.txt": {0: True}}).documents["body"][0][:11]
        'Home | News'
        """
        table, pages = self.documents.copy(), dict(self.packed)
        for document, blocks in decisions.items():
            page = self.page(document).decide(blocks)
            row = row_of("", "", page)
            changed = ["page_start", "page_end", "length", "body"]
            table.loc[table["document"] == document, changed] = [row[name] for name in changed]
            pages[document] = row["page"]
        return replace(self, documents=table, packed=pages)

    def texts(self) -> pd.DataFrame:
        """Return the articles as `trace` and `propose_timeline` take them.

        Returns
        -------
        pandas.DataFrame
            `document` (the file, with the part of it), `text`, and `published` ("" if not known).

        Examples
        --------
        >>> import tempfile, kcna_corpus as kc
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     kc.read_folder(folder, progress=False).texts().columns.tolist()
        ['document', 'text', 'published']
        """
        import pandas as pd

        table = self.documents
        columns = {"document": "document", "text": "body", "published": "published"}
        return pd.DataFrame({name: table[source] for name, source in columns.items()}, dtype=object)

    def __repr__(self) -> str:
        s = self.summary
        return f"<Reading: {s['expected']} expected, {s['read']} read, {s['rejected']} rejected>"


def read_folder(
    path: str | os.PathLike[str],
    progress: bool = True,
    columns: Mapping[str, str] | None = None,
    captured: str | date | None = None,
) -> Reading:
    r"""Return every page and export in a folder, and below it, as a table.

    A large folder is read on every core. A file that brings the parser down is rejected alone.

    Parameters
    ----------
    path : path
        A folder; a single file (an export, a zip) will do.
    progress : bool, default True
        Count on the standard error stream while reading.
    columns : mapping of str to str, optional
        For tables: field -> column, where their names do not say it: title, text, url, date,
        publisher, byline or language. What is guessed is warned of.
    captured : str or date, optional
        The day on which the pages were saved, if it is one.

    Returns
    -------
    Reading
        `documents`, `rejected` and `summary`.

    Raises
    ------
    ReadError
        If there is no such folder. What cannot be read inside it is a row of `rejected`.
    ValueError
        If `columns` names no field, or `captured` is no date.

    See Also
    --------
    read_page : One page, with every block that was kept or dropped.

    Examples
    --------
    >>> import tempfile, pathlib, kcna_corpus as kc
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = "9 May 2031\n\nThe ferry to Osmund was late again, the harbour office said."
    ...     _ = pathlib.Path(folder, "late.txt").write_text(page)
    ...     reading = kc.read_folder(folder, progress=False)
    >>> reading.documents[["document", "published"]].to_numpy().tolist()
    [['late.txt', '2031-05-09']]
    """
    root = as_path(path, "path")
    day = captured_day(captured)
    known_fields(columns)
    listing = list_files(root)
    if not (listing.files or listing.closed):
        warnings.warn(f"{root}: nothing to read in it", stacklevel=2)
    rows_by_file = each_rows(root, listing.files, columns, day)
    shown = tqdm(rows_by_file, "read", len(listing.files), unit=" files", disable=not progress)
    return _reading(shown, root, listing)


def read(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str],
    progress: bool = True,
    columns: Mapping[str, str] | None = None,
    captured: str | date | None = None,
) -> Reading:
    """Read a folder, as `read_folder` does, into another: `documents.csv`, `rejected.csv` and more.

    Each file's result is kept in `out/parts`, so a second run reads only what is new or changed.
    Every file appears whole or not at all.
    """
    target = Path(out)
    reading = read_on(Path(path), target / PARTS, progress, columns, captured, target)
    clear(target)
    write_table(reading.documents, target / "documents.csv")
    write_table(reading.rejected, target / "rejected.csv")
    write_whole(target / "summary.json", json.dumps(reading.summary, indent=1) + "\n")
    return reading


def read_on(
    root: Path,
    parts: Path,
    progress: bool = True,
    columns: Mapping[str, str] | None = None,
    captured: str | date | None = None,
    out: Path | None = None,
    review: bool = True,
) -> Reading:
    """Return what `read_folder` does; each file's result is kept in `parts`, for the next run.

    Without `review` no page is kept as it was read: thousands of them take room.
    """
    day = captured_day(captured)
    known_fields(columns)
    listing = list_files(root, out or parts)
    results = Results(parts)
    states = {file: _state(root, file, columns, day) for file in listing.files}
    pairs = ((file, results.get(name_of(root, file), state)) for file, state in states.items())
    stored = {file: rows if review else rows and _without_pages(rows) for file, rows in pairs}
    fresh = [file for file, rows in stored.items() if rows is None]
    fresh_rows = zip(fresh, each_rows(root, fresh, columns, day), strict=True)
    for file, rows in tqdm(fresh_rows, "read", len(fresh), unit=" files", disable=not progress):
        if not any(row.get("passing") for row in rows):  # the next run may read it
            results.put(name_of(root, file), rows, states[file])
        stored[file] = rows if review else _without_pages(rows)
    return _reading((rows or [] for rows in stored.values()), root, listing)


def _without_pages(rows: list[Row]) -> list[Row]:
    return [{name: cell for name, cell in row.items() if name != "page"} for row in rows]


def _reading(rows_by_file: Iterable[list[Row]], root: Path, listing: Listing) -> Reading:
    import pandas as pd  # the processes that read pages need no table

    good: list[Row] = []
    bad: list[Row] = [
        {"file": name_of(root, folder), "part": "", "reason": f"{CLOSED}: {reason}"}
        for folder, reason in listing.closed
    ]
    for rows in rows_by_file:
        good += [r for r in rows if "reason" not in r]
        bad += [r for r in rows if "reason" in r]
    counts = {
        "expected": len(good) + len(bad),
        "read": len(good),
        "rejected": len(bad),
        "files": len(listing.files),
        "ignored": listing.ignored,
    }
    return Reading(
        pd.DataFrame(good, columns=COLUMNS),
        pd.DataFrame(bad, columns=list(REJECTED)),
        counts,
        {row["document"]: row["page"] for row in good if "page" in row},
    )


def _state(root: Path, file: Path, columns: Mapping[str, str] | None, captured: date | None) -> str:
    try:
        stat = file.stat()
        fingerprint = f"{stat.st_size} {stat.st_mtime_ns}"
    except OSError:
        fingerprint = "unreadable"
    request = f"{sorted((columns or {}).items())} {captured}"
    return f"{__version__} {name_of(root, file)} {fingerprint} {request}"
