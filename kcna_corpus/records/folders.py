"""A corpus as a folder on disk: written whole or not at all, and read with what lies beside."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..inputs import as_path
from ..saving import read_csv, write_parts, write_table
from .datapackage import seal
from .schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from .csv_folder import Row

#: The folder of a case that holds the reader's own pages, and the one with what a draft rests on.
PAGES, DRAFT = "pages", "draft"
#: Tables of a draft that are no records.
BESIDE = ("provenance", "left_out")
FIRST_VERSION = "0.1.0"
#: Rows that are turned into a table at a time: a large case has a million.
_PART = 20_000


def save(corpus: Any, folder: str | os.PathLike[str]) -> Path:
    """Write a corpus into a folder without records; see `Corpus.save`."""
    target = as_path(folder, "folder")
    if target.exists() and not target.is_dir():
        raise FileExistsError(f"{target} is a file; name a folder for the records")
    if there := holds_records(target):
        raise FileExistsError(
            f"{target} holds records already ({there}); name another folder, or add what is new "
            f"with kcna-corpus update {target}"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=target.parent))
    try:
        write_records(corpus, unfinished)
        target.mkdir(exist_ok=True)
        for part in sorted(unfinished.iterdir(), key=lambda path: path.name == "datapackage.json"):
            part.replace(target / part.name)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return target


def write_records(corpus: Any, folder: Path) -> None:
    """Write each table, its description, and what a draft has beside them.

    `corpus` is one, or a draft that has the rows of one.
    """
    for name, rows in corpus.rows.items():
        if rows or TABLES[name].required:
            parts = (rows[k : k + _PART] for k in range(0, max(len(rows), 1), _PART))
            write_parts((as_written(name, part) for part in parts), folder / f"{name}.csv")
    beside = {name: getattr(corpus, name) for name in BESIDE}
    if any(table is not None for table in beside.values()):
        (folder / DRAFT).mkdir(exist_ok=True)
    for name, table in beside.items():
        if table is not None:
            write_table(table, folder / DRAFT / f"{name}.csv")
    version = corpus.version if corpus.version[:1].isdigit() else FIRST_VERSION
    seal(folder, version.split()[0], corpus.zone, corpus.share)


def as_written(name: str, rows: list[Row]) -> pd.DataFrame:
    """Return rows as the table that is written."""
    import pandas as pd

    return pd.DataFrame(rows, columns=list(TABLES[name].by_name), dtype=object)


def holds_records(folder: Path) -> str:
    """Return the name of a file of records in a folder, "" if there is none."""
    names = ("datapackage.json", *(f"{name}.csv" for name in TABLES))
    return next((name for name in names if (folder / name).exists()), "")


def kept_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the tables that a draft laid beside the records of a case."""
    files = {name: folder / DRAFT / f"{name}.csv" for name in BESIDE}
    return {name: read_csv(file) for name, file in files.items() if file.is_file()}
