"""What is new in the pages of a case is added to its records; what is there stays as it is."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..clock.zones import UNKNOWN
from ..drafts.making import Draft, redraft
from ..reading import read_folder
from ..records.checks import check
from ..records.corpus import Corpus, from_rows
from ..records.csv_folder import Row, Rows, describe, read_records
from ..records.folders import BESIDE, DRAFT, PAGES, kept_tables, write_records
from ..records.given import free
from ..records.problems import refuse
from ..records.schema import SEPARATOR, TABLES
from ..text.words import letters
from .case import known_case

if TYPE_CHECKING:
    import pandas as pd


#: Tables whose rows are one document's, and the column that says whose.
_OF_DOCUMENT = {
    "documents": "document",
    "sentences": "document",
    "accounts": "document",
    "quotations": "document",
    "figures": "source",
    "stamps": "source",
    "edits": "source",
}


def update_case(folder: str | os.PathLike[str], progress: bool = True) -> dict[str, int]:
    """Add to a case what is new in its pages; no row that is there is touched.

    Returned is how many rows were added to each table. Raises ValueError if it is no case,
    CorpusError if its records break a rule, before or with what is new: then nothing is written.
    """
    path = known_case(folder)
    refuse(str(path), check(path))
    rows, _ = read_records(path)
    beside = kept_tables(path)
    trails = beside.get("provenance")
    fresh = _redrafted(path, rows, trails, progress)
    added = _new_rows(rows, fresh, trails)
    counts = {name: len(table_rows) for name, table_rows in added.items() if table_rows}
    if counts:
        grown = {name: [*table_rows, *added.get(name, [])] for name, table_rows in rows.items()}
        stated = describe(path)
        corpus = from_rows(grown, stated.version)
        corpus = replace(
            corpus,
            zone=stated.zone or corpus.zone,
            share=stated.share,
            provenance=_joined(trails, fresh.provenance, added),
            left_out=fresh.left_out,
        )
        _write(corpus, path)
    return counts


def _redrafted(path: Path, rows: Rows, trails: pd.DataFrame | None, progress: bool) -> Draft:
    files = {}
    if trails is not None:
        documents = trails[trails["table"] == "documents"]
        files = dict(zip(documents["file"], documents["row"], strict=True))
    zones = {r["document"]: r["zone"] for r in rows["documents"] if r["role"] == "statement"}
    statement = next((file for file, key in files.items() if key in zones), None)
    zone = next((zones[key] for key in files.values() if key in zones), "")
    reading = read_folder(path / PAGES, progress)
    if statement not in set(reading.texts()["document"]):
        statement = None
    return redraft(reading, statement, zone.replace(UNKNOWN, ""), keys=files)


def _new_rows(rows: Rows, fresh: Draft, trails: pd.DataFrame | None) -> Rows:
    """The rows of pages that the case has not had yet, and the events that only they tell of."""
    seen = {row["document"] for row in rows["documents"]}
    seen |= set(trails["document"]) if trails is not None else set()
    new = {row["document"] for row in fresh.rows["documents"]} - seen
    events = _events(rows, fresh, trails)
    added: Rows = {name: [] for name in TABLES}
    for name, column in _OF_DOCUMENT.items():
        for row in fresh.rows[name]:
            if new & {*row[column].split(SEPARATOR)}:
                added[name].append(dict(row))
    wanted = {row["event"] for row in added["accounts"]}
    for name in ("events", "participants"):
        chosen = (dict(r) for r in fresh.rows[name] if r["event"] in wanted)
        added[name] = [r for r in chosen if events.get(r["event"], "") not in _keys(rows, "events")]
    _rename(added, events)
    _rename_actors(added, rows, fresh)
    terms = {(row["vocabulary"], row["term"]) for row in rows["terms"]}
    added["terms"] = [
        row for row in fresh.rows["terms"] if (row["vocabulary"], row["term"]) not in terms
    ]
    return {name: table_rows for name, table_rows in added.items() if table_rows} if new else {}


def _keys(rows: Rows, table: str) -> set[str]:
    return {row[TABLES[table].key[0]] for row in rows[table]}


def _events(rows: Rows, fresh: Draft, trails: pd.DataFrame | None) -> dict[str, str]:
    """Fresh event -> the event of the case that it is: one that is gone is "" and stays gone."""
    there, places = _keys(rows, "events"), {}
    if trails is not None:
        old = trails[trails["table"] == "events"]
        places = dict(
            zip(zip(old["document"], old["start"].map(int), strict=True), old["row"], strict=True)
        )
    matches: dict[str, str] = {}
    drafted = fresh.provenance[fresh.provenance["table"] == "events"]
    columns = ("row", "document", "start")
    for key, document, start in zip(*(drafted[name] for name in columns), strict=True):
        if (document, int(start)) in places and not matches.get(key):
            matches[key] = places[document, int(start)]
    taken = set(there)
    return {
        key: (matches[key] if matches[key] in there else "") if key in matches else free(key, taken)
        for key in (row["event"] for row in fresh.rows["events"])
    }


def _rename(added: Rows, events: Mapping[str, str]) -> None:
    """Give rows the keys of the case's own events; rows of an event that is gone are left out."""
    for name in ("events", "participants", "accounts", "stamps", "figures"):
        added[name] = [row for row in added[name] if events[row["event"]]]
        for row in added[name]:
            fresh, row["event"] = row["event"], events[row["event"]]
            for column in ("account", "stamp", "figure"):
                if column in row:
                    row[column] = row[column].replace(f"@{fresh}", f"@{row['event']}")


def _rename_actors(added: Rows, rows: Rows, fresh: Draft) -> None:
    """Give rows the keys of actors that the case knows by any spelling; add the others."""
    by_name: dict[str, str] = {}
    for row in rows["actors"]:
        for name in (row["name"], *row["aliases"].split(SEPARATOR)):
            by_name.setdefault(letters(name), row["actor"])
    taken, keys = _keys(rows, "actors"), {}
    for row in fresh.rows["actors"]:
        spelt = (row["name"], *row["aliases"].split(SEPARATOR))
        same = next((by_name[s] for name in spelt if (s := letters(name)) and s in by_name), "")
        keys[row["actor"]] = same or free(row["actor"], taken)
    used = set[str]()
    for name, table_rows in added.items():
        columns = [c.name for c in TABLES[name].columns if c.refers == ("actors",)]
        for row in table_rows:
            for column in filter(row.get, columns):
                row[column] = SEPARATOR.join(keys[key] for key in row[column].split(SEPARATOR))
                used |= {*row[column].split(SEPARATOR)}
    for row in fresh.rows["actors"]:
        if keys[row["actor"]] in used - _keys(rows, "actors"):
            added["actors"].append(_own(row, keys, added, rows))


def _own(row: Row, keys: Mapping[str, str], added: Rows, rows: Rows) -> Row:
    """A fresh actor under its key in the case."""
    home = keys.get(row["of"], "")
    there = _keys(rows, "actors") | _keys(added, "actors")
    return {**row, "actor": keys[row["actor"]], "of": home if home in there else ""}


def _joined(
    old: pd.DataFrame | None, fresh: pd.DataFrame | None, added: Rows
) -> pd.DataFrame | None:
    import pandas as pd

    if fresh is None:
        return old
    documents = {row["document"] for row in added.get("documents", [])}
    new = fresh[fresh["document"].isin(documents)]
    return new if old is None else pd.concat([old, new], ignore_index=True)


def _write(corpus: Corpus, path: Path) -> None:
    """Write the tables beside the case first; only when all are whole do they take their places."""
    unfinished = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=path))
    try:
        write_records(corpus, unfinished)
        refuse(f"{path} with what is new", check(unfinished))
        for name in BESIDE:
            if (table := unfinished / DRAFT / f"{name}.csv").exists():
                (path / DRAFT).mkdir(exist_ok=True)
                table.replace(path / DRAFT / table.name)
        for file in sorted(unfinished.glob("*.csv")):
            file.replace(path / file.name)
        (unfinished / "datapackage.json").replace(path / "datapackage.json")
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
