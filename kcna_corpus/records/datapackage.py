"""A folder of records described: a Frictionless data package with checksums, and a datasheet.

Both are made from the schema: keys, columns, vocabularies.
"""

import json
import re
from pathlib import Path
from typing import Any

from ..clock.zones import iana_zone
from .csv_folder import Rows, changed_tables, checksum, describe, read_records, separator
from .schema import CLOSED, SEPARATOR, TABLES, Column, Table, vocabularies

#: Our types as Table Schema names them (https://datapackage.org/standard/table-schema/).
_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "instant": "datetime"}
_VERSION = re.compile(r"\d+\.\d+\.\d+")
#: Where the part of a table's section begins that is made; it goes on to the next heading.
KEY = "**Key.** "
VERSION = "**Version.** "


def seal(folder: Path, version: str, zone: str = "", share: str = "") -> Path:
    """Write `datapackage.json` for the tables of a folder; return its path.

    `zone` is the one in which days are told unless the reader asks for another (IANA), `share` what
    may be shared of a case, "records" or "all"; "" keeps what is stated. Raises ValueError if there
    is no such zone.

    >>> import shutil, tempfile
    >>> from kcna_corpus.records.checks import SHIPPED
    >>> with tempfile.TemporaryDirectory() as place:
    ...     copied = shutil.copy(SHIPPED / "terms.csv", place)
    ...     seal(Path(place), "1.0.0").name
    'datapackage.json'
    """
    stated = describe(folder)
    zone, share = zone or stated.zone, share or stated.share
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "kcna-corpus-records",
        "title": "Records of a state-media statement and its coverage",
        "version": version,
        **({"zone": iana_zone(zone).key} if zone else {}),
        **({"share": share} if share else {}),
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [
            _resource(folder, table)
            for table in TABLES.values()
            if (folder / f"{table.name}.csv").is_file()
        ],
    }
    path = folder / "datapackage.json"
    text = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    unfinished = path.with_suffix(".json.part")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(path)
    return path


def version_fault(folder: Path, version: str) -> str:
    """Return why the folder's tables cannot be sealed with that version, "" if they can.

    >>> from kcna_corpus.records.checks import SHIPPED
    >>> version_fault(SHIPPED, "0.9.0")
    '0.9.0 is lower than ..., the version of the last sealing'
    """
    if not _VERSION.fullmatch(version):
        return f"{version!r} is no version; write three numbers, such as 1.2.0"
    sealed = describe(folder).version
    if not _VERSION.fullmatch(sealed):
        return ""
    new, old = ([int(number) for number in text.split(".")] for text in (version, sealed))
    if new < old:
        return f"{version} is lower than {sealed}, the version of the last sealing"
    if new == old and (changed := changed_tables(folder)):
        return f"{', '.join(changed)} changed since {sealed} was sealed; give a higher version"
    return ""


def _resource(folder: Path, table: Table) -> dict[str, Any]:
    path = folder / f"{table.name}.csv"
    keys = [
        {"fields": [c.name], "reference": {"resource": c.refers[0], "fields": [c.refers[0][:-1]]}}
        for c in table.columns
        if len(c.refers) == 1 and not c.many
    ]
    return {
        "name": table.name,
        "path": path.name,
        "description": table.about,
        "format": "csv",
        "encoding": "utf-8",
        **_dialect(path, table),
        "bytes": path.stat().st_size,
        "hash": checksum(path),
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            **({"foreignKeys": keys} if keys else {}),
            "missingValues": [""],
        },
    }


def _dialect(path: Path, table: Table) -> dict[str, Any]:
    """How a table differs from plain CSV (https://datapackage.org/standard/table-dialect/)."""
    with path.open(encoding="utf-8-sig") as file:
        sign, named_by_excel = separator(file.readline() + file.readline(), table)
    stated: dict[str, Any] = {} if sign == "," else {"delimiter": sign}
    stated |= {"headerRows": [2]} if named_by_excel else {}
    return {"dialect": stated} if stated else {}


def _field(column: Column) -> dict[str, Any]:
    many = f" (several, separated by {SEPARATOR!r})" if column.many else ""
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if column.vocabulary in CLOSED:
        limits["enum"] = list(CLOSED[column.vocabulary])
    return {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "description": column.about + many,
        **({"constraints": limits} if limits else {}),
    }


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
