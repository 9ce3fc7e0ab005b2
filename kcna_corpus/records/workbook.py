"""Records as one workbook: a sheet for each table, with choices and notes; and read back."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..saving import neutralise, whole
from .schema import CLOSED, SEPARATOR, TABLES, Column, Table, vocabularies

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ENDING = ".xlsx"
#: The sheet that says what `datapackage.json` says of a folder, and the one of the vocabularies.
ABOUT, CHOICES = "about", "choices"
#: Rows of a sheet in which a cell offers its choices: those that are there, and so many more.
SPARE = 500
#: A sheet with more rows than this is no table of records; so many empty rows end one.
MOST_ROWS, EMPTY_ROWS = 500_000, 1000
_LOCKED = b"\xd0\xcf\x11\xe0"  # what a password makes of a workbook
_WIDTHS = {"id": 26, "text": 34, "date": 12, "integer": 9, "boolean": 9}


def write_workbook(
    rows: Mapping[str, list[dict[str, str]]], path: Path, about: Mapping[str, str]
) -> Path:
    """Write records as a workbook that takes its name only once it is whole.

    Raises FileExistsError if there is such a file: it may hold somebody's work.
    """
    from openpyxl import Workbook

    if path.suffix != ENDING:
        raise ValueError(f"{path}: name a file that ends with {ENDING}")
    if path.exists():
        raise FileExistsError(f"{path} is there already; name another file")
    book = Workbook()
    book.remove(book.worksheets[0])
    terms = vocabularies(rows.get("terms", []))
    choices = book.create_sheet(CHOICES)
    for number, (name, values) in enumerate(terms.items(), start=1):
        for line, value in enumerate([name, *values], start=1):
            choices.cell(line, number, neutralise(value))
    for name, table in TABLES.items():
        _write_sheet(book, table, rows.get(name, []), terms)
    stated = book.create_sheet(ABOUT)
    for key, value in about.items():
        stated.append([key, value])
    book.move_sheet(choices, len(TABLES))
    with whole(path) as temporary:
        book.save(temporary)
    return path


def _write_sheet(
    book: Workbook, table: Table, rows: list[dict[str, str]], terms: Mapping[str, list[str]]
) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(table.name)
    for number, column in enumerate(table.columns, start=1):
        head = sheet.cell(1, number, column.name)
        head.font = Font(bold=column.required or column.name in table.key)
        head.comment = Comment(_note(table, column), "datasheet", width=320, height=120)
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column.type, 18)
        for line, row in enumerate(rows, start=2):
            if row[column.name]:
                cell = sheet.cell(line, number, neutralise(row[column.name]))
                cell.number_format = "@"  # or a spreadsheet would make dates of what looks so
                cell.data_type = "s"
        _offer(sheet, column, letter, len(rows) + SPARE, terms)
        for line in range(len(rows) + 2, len(rows) + 2 + SPARE // 10):
            sheet.cell(line, number).number_format = "@"
    sheet.freeze_panes = "B2"


def _note(table: Table, column: Column) -> str:
    needed = "required" if column.required or column.name in table.key else "may be empty"
    many = f"; several values, with {SEPARATOR!r} between them" if column.many else ""
    refers = f"; keys of {' or '.join(column.refers)}" if column.refers else ""
    return f"{column.about} ({column.type}, {needed}{many}{refers})"


def _offer(
    sheet: Worksheet, column: Column, letter: str, last: int, terms: Mapping[str, list[str]]
) -> None:
    """Let the cells of a column offer what they can hold; another value is warned of."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.type == "boolean":
        formula = '"true,false"'
    elif column.vocabulary in terms:
        number = get_column_letter([*terms].index(column.vocabulary) + 1)
        formula = f"={CHOICES}!${number}$2:${number}${len(terms[column.vocabulary]) + SPARE}"
    elif len(column.refers) == 1:
        formula = f"={column.refers[0]}!$A$2:$A${10_000}"
    else:
        return
    strict = column.vocabulary in CLOSED and not column.many
    offered = DataValidation("list", formula1=formula, allow_blank=True)
    offered.errorStyle = "stop" if strict or column.type == "boolean" else "warning"
    offered.showErrorMessage = not column.many
    sheet.add_data_validation(offered)
    offered.add(f"{letter}2:{letter}{last}")


def read_sheets(path: Path) -> dict[str, list[list[str]]]:
    """Return the rows of each sheet of a workbook as texts, the header first.

    Raises ValueError if it cannot be opened, with the reason.
    """
    import openpyxl

    try:
        with path.open("rb") as file:
            if file.read(len(_LOCKED)) == _LOCKED:
                raise ValueError("it is locked with a password; save it without one")
            book = openpyxl.load_workbook(file, read_only=True, data_only=False)
            return {sheet.title: list(_lines(sheet)) for sheet in book.worksheets}
    except PermissionError as fault:
        raise ValueError("it is open in another program, or closed to you") from fault
    except (zipfile.BadZipFile, KeyError, OSError, SyntaxError) as fault:
        if path.name.startswith("~$"):
            raise ValueError(f"it only marks {path.name[2:]} as open; name that") from fault
        raise ValueError(f"it is no workbook: {fault}") from fault


def _lines(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what a sheet says of its size is not believed
    width, empty = 0, 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True)):
        if number > MOST_ROWS or empty > EMPTY_ROWS:
            return
        texts = [_text(cell) for cell in cells]
        if not number:
            width = max((k for k, text in enumerate(texts, start=1) if text), default=0)
        empty = 0 if any(texts) else empty + 1
        if not empty:
            longest = max((k for k, text in enumerate(texts, start=1) if text), default=0)
            texts += [""] * (width - len(texts))
            yield texts[: max(width, longest)]


def _text(cell: Any) -> str:
    """A cell as a file of records has it; a day that a spreadsheet made is written as one."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, datetime.datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == datetime.time() else f"{cell:%Y-%m-%dT%H:%M}"
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
