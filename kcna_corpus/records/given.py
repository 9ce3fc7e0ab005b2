"""Rows as they are given to a call, made rows as the files have them."""

from collections.abc import Mapping
from typing import Any

from ..inputs import cell_value
from ..text.nearest import did_you_mean
from .csv_folder import Row
from .schema import SEPARATOR, TABLES, Table


def as_row(table: str, cells: Mapping[str, Any]) -> Row:
    """One row as the CSV file has it."""
    columns = known_table(table).by_name
    if {"mentions", "earliest"} <= {*cells} - {*columns}:
        raise ValueError(
            f"{table}: these are candidates, as kc.propose_timeline gives them, and no rows; "
            "kc.draft(reading, statement) makes rows of them, corpus.add(...) adds one by hand"
        )
    for name in cells:
        if name not in columns:
            raise ValueError(f"{table} has no column {name!r}" + did_you_mean(name, columns))
    return {name: _cell(cells.get(name, "")) for name in columns}


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        return SEPARATOR.join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if cell_value(value) is None else str(value)


def free(name: str, taken: set[str]) -> str:
    """Return a name that is not taken, with a number if need be, and take it."""
    number = 1
    while (chosen := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    taken.add(chosen)
    return chosen


def known_table(name: str) -> Table:
    """Return a table of the schema, or say which may be meant."""
    if name not in TABLES:
        raise ValueError(f"no table {name!r}" + did_you_mean(name, TABLES))
    return TABLES[name]


def row_named(table: str, rows: list[Row], by_key: Mapping[str, Row], row: str | int) -> Row:
    """Return the row with that key, or at that position; say which may be meant."""
    if isinstance(row, int):
        if not 0 <= row < len(rows):
            raise ValueError(f"{table} has {len(rows)} rows; there is no row {row}")
        return rows[row]
    if not isinstance(row, str) or row not in by_key:
        raise ValueError(f"{table} has no row {row!r}" + did_you_mean(str(row), by_key))
    return by_key[row]
