"""What a datasheet says of tables, made from the schema: keys, rows, columns, vocabularies."""

import re
from pathlib import Path

from .csv_folder import Rows, describe, read_records
from .schema import TABLES, Column, Table, vocabularies

#: Where the part of a table's section begins that is made; it goes on to the next heading.
KEY = "**Key.** "
VERSION = "**Version.** "


def write_datasheet(folder: Path) -> Path | None:
    """Write version and columns anew into the folder's `README.md`; None if it is no datasheet."""
    path = folder / "README.md"
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    if KEY not in old:
        return None
    path.write_text(datasheet(old, folder), encoding="utf-8", newline="\n")
    return path


def datasheet(text: str, folder: Path) -> str:
    """Return a datasheet with the version and the columns of the folder's tables.

    What stands between a table's heading and its key is written by hand and stays.
    """
    rows, _ = read_records(folder)
    version = f"{VERSION}{describe(folder).version}"
    text = re.sub(rf"^{re.escape(VERSION)}\S+", lambda _: version, text, flags=re.M)
    for name, table in TABLES.items():
        generated = re.compile(rf"(?ms)^(## {name}\n(?:(?!^## ).)*?){re.escape(KEY)}.*?(?=^## |\Z)")
        if old := generated.search(text):
            text = text[: old.end(1)] + _section(table, rows) + text[old.end() :]
    return text.rstrip("\n") + "\n"


def _section(table: Table, rows: Rows) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    lines = [_line(column, rows) for column in table.columns]
    return f"{KEY}{key}. **Rows.** {len(rows.get(table.name, ()))}.\n\n" + "\n".join(lines) + "\n\n"


def _line(column: Column, rows: Rows) -> str:
    marks = [column.type]
    marks += ["required"] * column.required + ["several"] * column.many
    marks += ["quoted"] * bool(column.quoted_from)
    line = f"- `{column.name}` ({', '.join(marks)}): {column.about}"
    if column.refers:
        line += f" → {', '.join(column.refers)}"
    if column.vocabulary:
        terms = vocabularies(rows.get("terms", ())).get(column.vocabulary, ())
        line += f"; one of: {', '.join(terms)}"
    return line
