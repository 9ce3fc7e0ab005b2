"""The description of a folder of records as a Frictionless data package, with checksums."""

import json
import re
from pathlib import Path
from typing import Any

from ..clock.zones import iana_zone
from .csv_folder import changed_tables, checksum, describe, separator
from .schema import CLOSED, SEPARATOR, TABLES, Column, Table

#: Our types as Table Schema names them (https://datapackage.org/standard/table-schema/).
_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "instant": "datetime"}
_VERSION = re.compile(r"\d+\.\d+\.\d+")


def seal(folder: Path, version: str, zone: str = "", share: str = "") -> Path:
    """Write `datapackage.json` for the tables of a folder; return its path.

    Parameters
    ----------
    folder
        The folder of records.
    version
        The version of the data.
    zone
        The zone in which the records' days are told unless the reader asks for another (IANA); ""
        keeps the one that is stated.
    share
        What may be shared of a case: "records" or "all"; "" keeps what is stated.

    Raises
    ------
    ValueError
        If there is no such zone.

    Examples
    --------
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
