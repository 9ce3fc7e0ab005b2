"""The tables, their columns and their vocabularies, as `schema.toml` describes them.

A column with `many` holds several values separated by " | ".
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SEPARATOR = " | "
#: What stands for a gloss that a draft leaves to a person.
UNWRITTEN = "Not written yet."

_FILE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

#: Vocabularies whose values the code depends on; all others are rows of the table `terms`.
CLOSED: dict[str, tuple[str, ...]] = {
    name: tuple(terms) for name, terms in _FILE["vocabularies"].items()
}
#: What kinds of these names count as where their term does not say.
COUNTS_AS: dict[str, tuple[str, ...]] = {
    name: tuple(qualities) for name, qualities in _FILE["counts_as"].items()
}


@dataclass(frozen=True)
class Column:
    """One column: its type, whether it may be empty, and what its values must agree with."""

    name: str
    about: str
    type: str = "text"
    required: bool = False
    many: bool = False
    #: tables whose keys the values must be (a source is a row of `sources` or of `documents`)
    refers: tuple[str, ...] = ()
    #: a closed vocabulary, or one that the table `terms` defines
    vocabulary: str = ""
    #: for words taken from a document: the path to that document ("quotation.document")
    quoted_from: str = ""


@dataclass(frozen=True)
class Table:
    """One table: its key, its columns, and whether a folder of records must have it."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    required: bool = False
    by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {c.name: c for c in self.columns})

    def key_of(self, row: dict[str, str]) -> str:
        """Return the key of a row as it is told to a reader."""
        return "/".join(row[name] for name in self.key)


def _table(name: str, stated: dict[str, Any]) -> Table:
    key = tuple(stated["key"])
    columns = []
    for entry in stated["columns"]:
        column = dict(_FILE["common"][entry] if isinstance(entry, str) else entry)
        refers = tuple(column.get("refers", ()))
        column["type"] = "id" if refers else column.get("type", "text")
        column["required"] = column.get("required", False) or column["name"] in key
        columns.append(Column(**{**column, "refers": refers}))
    return Table(name, stated["about"], key, tuple(columns), stated.get("required", False))


def vocabularies(terms: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """Return the values of every vocabulary: the closed ones, and those of the table `terms`."""
    values = {name: list(closed) for name, closed in CLOSED.items()}
    for row in terms:
        values.setdefault(row["vocabulary"], []).append(row["term"])
    return values


def ancestors(parents: Mapping[str, str], name: str) -> Iterator[str]:
    """Yield who or what stands above a name, step by step, each once: a circle ends at its start.

    >>> list(ancestors({"a": "b", "b": "c"}, "a")), list(ancestors({"a": "b", "b": "a"}, "a"))
    (['b', 'c'], ['b', 'a'])
    """
    seen: set[str] = set()
    while (name := parents.get(name, "")) and name not in seen:
        seen.add(name)
        yield name


TABLES: dict[str, Table] = {name: _table(name, stated) for name, stated in _FILE["tables"].items()}
