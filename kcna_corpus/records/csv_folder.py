"""A folder of CSV files becomes rows of text; what cannot be read becomes a `Problem`."""

import codecs
import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from ..saving import restore
from ..text.nearest import did_you_mean
from .problems import Problem
from .schema import TABLES, Table
from .workbook import ABOUT, ENDING, read_sheets

Row = dict[str, str]
Rows = dict[str, list[Row]]


class Records(Protocol):
    """What is asked of a corpus: its rows by table, by key, and one alone."""

    @property
    def version(self) -> str: ...  # noqa: D102
    @property
    def rows(self) -> Rows: ...  # noqa: D102
    @property
    def by_key(self) -> dict[str, dict[str, Row]]: ...  # noqa: D102
    def row(self, table: str, row: str | int) -> Row: ...  # noqa: D102


#: What may be shared of a case: its records, or its pages too.
SHARES = ("records", "all")
#: A cell longer than this is no record (and would make the reader slow).
LONGEST_CELL = 20_000
#: How Excel and pandas write true and false.
_TRUTHS = ("TRUE", "FALSE", "True", "False")
#: The first byte of a letter in UTF-8 and a later one, as Windows-1252 shows them.
_GARBLED = re.compile("[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_records(folder: Path) -> tuple[Rows, list[Problem]]:
    """Read every table of `folder`.

    A table that is missing or unreadable is left out of the rows; an optional one that is simply
    not there is an empty list.
    """
    rows: Rows = {}
    if folder.suffix == ENDING and folder.is_file():
        return _read_workbook(folder)
    if not folder.is_dir():
        why = f"a file, no folder of records; a workbook ends with {ENDING}"
        return rows, [
            Problem(
                str(folder), "", "", "", why if folder.exists() else "no such folder of records"
            )
        ]
    listed = describe(folder).hashes
    files = {p.stem for p in folder.glob("[!.]*.csv")}
    if not files:
        names = ", ".join(f"{t.name}.csv" for t in TABLES.values() if t.required)
        why = f"it needs at least {names}"
        if any(folder.iterdir()):
            of_pages = "; pages are read by kc.read_folder, and `kcna-corpus new` drafts records"
            why = f"no table in it; {why}{of_pages}"
        else:
            why = f"empty folder; {why}"
        return rows, [Problem(str(folder), "", "", "", why)]
    problems = [
        Problem(n, "", "", "", f"{n}.csv is no table: passed over{did_you_mean(n, TABLES)}", True)
        for n in sorted(files - set(TABLES))
    ]
    for table in TABLES.values():
        if table.name in files:
            try:
                rows[table.name] = list(_read_table(folder / f"{table.name}.csv", table))
            except _UnreadableError as fault:
                problems.append(fault.problem)
        elif table.required or table.name in listed:
            problems.append(Problem(table.name, "", "", "", f"missing table: no {table.name}.csv"))
        else:
            rows[table.name] = []
    return rows, problems


def _read_workbook(path: Path) -> tuple[Rows, list[Problem]]:
    """The tables of a workbook; other sheets are a reader's own."""
    try:
        sheets = read_sheets(path)
    except ValueError as fault:
        return {}, [Problem(path.name, "", "", "", str(fault))]
    rows: Rows = {}
    problems = []
    for table in TABLES.values():
        lines = sheets.get(table.name, [])
        try:
            rows[table.name] = list(_parsed(table, iter(lines))) if lines else []
        except _UnreadableError as fault:
            problems.append(fault.problem)
        if table.required and not lines:
            message = f"missing table: no sheet {table.name}"
            problems.append(Problem(table.name, "", "", "", message))
    return rows, problems


class Description(NamedTuple):
    """What `datapackage.json` states: the data version, a checksum for each table, the zone.

    `share` is what may be shared of a case, "records" or "all"; "" for records meant for print.
    """

    version: str
    hashes: dict[str, str]
    zone: str = ""
    share: str = ""


def describe(folder: Path) -> Description:
    """Return what the folder's `datapackage.json` states; an empty description if it has none."""
    try:
        if folder.suffix == ENDING and folder.is_file():
            stated = dict(line[:2] for line in read_sheets(folder).get(ABOUT, []))
            package: dict[str, Any] = {"version": "unversioned", "resources": [], **stated}
        else:
            package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        hashes = {r["name"]: r["hash"] for r in package["resources"]}
        zone, share = (str(package.get(name, "")) for name in ("zone", "share"))
        return Description(package["version"], hashes, zone, share if share in SHARES else "")
    except (OSError, ValueError, KeyError, TypeError):
        return Description("unversioned", {})


def changed_tables(folder: Path) -> list[str]:
    """Return the tables whose bytes are not those that `datapackage.json` states, if there is one.

    A table that it does not list, and one that it lists in vain, are changed too.
    """
    stated = describe(folder).hashes
    names = {**stated, **TABLES} if stated else {}
    return [n for n in names if checksum(folder / f"{n}.csv") != stated.get(n, "")]


def checksum(path: Path) -> str:
    """Return the file's SHA-256 as a data package writes it; "" for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


class _UnreadableError(Exception):
    def __init__(self, table: str, row: str, column: str, value: str, message: str) -> None:
        self.problem = Problem(table, row, column, value, message)


def _read_table(path: Path, table: Table) -> Iterator[Row]:
    # a text's own splitlines would end a row at signs that stand inside a cell
    text = _text(path, table)
    sign, named_by_excel = separator(text, table)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        if named_by_excel:
            next(reader)
        yield from _parsed(table, reader)
    except csv.Error as fault:
        line = f"line {reader.line_num}"
        raise _UnreadableError(table.name, line, "", "", f"no CSV: {fault}") from fault


def _parsed(table: Table, lines: Iterator[list[str]]) -> Iterator[Row]:
    """The rows below a header."""
    header = [name.strip() for name in next(lines, [])]
    while header and not header[-1]:  # a spreadsheet's empty columns, on the right of all
        header.pop()
    _check_header(header, table)
    truths = [column.name for column in table.columns if column.type == "boolean"]
    blank = dict.fromkeys(table.by_name, "")  # optional columns may be left out of the file
    for number, cells in enumerate(lines, start=2):
        while len(cells) > len(header) and not cells[-1].strip():
            cells.pop()
        if not any(cells):  # a spreadsheet's empty row
            continue
        line = f"line {getattr(lines, 'line_num', number)}"
        message = ""
        if len(cells) != len(header):
            message = f"{len(cells)} cells, but the header has {len(header)} columns"
        elif max(map(len, cells)) > LONGEST_CELL:
            message = f"a cell is longer than {LONGEST_CELL:,} characters"
        if message:
            raise _UnreadableError(table.name, line, "", "", message)
        row = {**blank, **dict(zip(header, map(_plain_cell, cells), strict=True))}
        _check_letters(table, line, row)
        for name in truths:
            if row[name] in _TRUTHS:
                row[name] = row[name].lower()
        yield row


def _check_letters(table: Table, line: str, row: Row) -> None:
    """A spreadsheet that takes UTF-8 for another encoding saves the letters that it shows."""
    for name, value in row.items():
        if _GARBLED.search(value):
            from ..reading.decode import repair

            meant, how = repair(value)
            if how:
                message = f"garbled, “{meant}” is meant: open the file as UTF-8 and save it again"
                raise _UnreadableError(table.name, line, name, value, message)


def separator(text: str, table: Table) -> tuple[str, bool]:
    """Return the sign between the cells, and whether Excel's line `sep=;` stands before the header.

    It is a semicolon where Excel's decimals have a comma, a tab in its "Unicode text" (UTF-16).
    """
    lines = text.split("\n", 2)
    named_by_excel = bool(re.fullmatch(r"sep=[,;\t|]\r?", lines[0]))
    header = lines[named_by_excel : named_by_excel + 1] or [""]

    def known(sign: str) -> int:
        return sum(cell.strip(' "\r') in table.by_name for cell in header[0].split(sign))

    return max(",;\t|", key=known), named_by_excel


def _plain_cell(cell: str) -> str:
    """The text of a cell that may have been written so that no spreadsheet runs it."""
    return restore(cell.strip()) if cell.startswith("'") else cell.strip()


def _text(path: Path, table: Table) -> str:
    try:
        data = path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise _UnreadableError(table.name, "", "", "", f"unreadable file: {reason}") from fault
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        byte = f"0x{data[fault.start]:02x}"
        message = f"broken encoding: byte {byte} is not UTF-8; save the file as UTF-8"
        raise _UnreadableError(table.name, f"line {line}", "", "", message) from fault
    if "\0" in text:
        message = "unreadable file: it holds NUL, so it is no text"
        raise _UnreadableError(table.name, "", "", "", message)
    return text


def _check_header(header: list[str], table: Table) -> None:
    for name in header:
        if name not in table.by_name:
            message = "unknown column" if name else "a column without a name: delete it"
            message += did_you_mean(name, table.by_name) if name else ""
            raise _UnreadableError(table.name, "", name, "", message)
        if header.count(name) > 1:
            raise _UnreadableError(table.name, "", name, "", "column stands twice")
    if not header:
        raise _UnreadableError(table.name, "", "", "", "the file is empty: it needs a header")
    for column in table.columns:
        if column.name not in header and column.required:
            raise _UnreadableError(table.name, "", column.name, "", "missing column")
