"""Which column of a table is which field of an article, from all of its records."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..decode import ReadError
from ..vocabulary import table
from .cell_text import cell_text
from .item import Record

_ADDRESS = re.compile(r"\s*(?:https?:)?//|\s*www\.", re.IGNORECASE)


def guess_columns(names: Iterable[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return field -> column for the columns of a table.

    Raises ReadError if a chosen column is not there, or no column is a title, a text or an address.

    >>> guess_columns(["Headline", "Publish Date", "URL", "n"])
    {'title': 'Headline', 'url': 'URL', 'date': 'Publish Date'}
    """
    return {field: columns[0] for field, columns in all_columns(names, chosen).items()}


def all_columns(
    names: Iterable[str], chosen: Mapping[str, str] | None = None
) -> dict[str, list[str]]:
    """Return field -> the columns that can hold it, the likeliest first.

    Raises ReadError as `guess_columns` does.

    >>> all_columns(["content", "publishedAt", "title", "description"])["text"]
    ['content', 'description']
    """
    names = [n for n in names if n]
    plain = {_plain(n): n for n in reversed(names)}
    guessed = {
        field: [plain[c] for c in map(_plain, could) if c in plain]
        for field, could in known_fields(chosen).items()
    }
    there = "there are: " + ", ".join(names[:12])
    for field, column in (chosen or {}).items():
        if column not in names:
            raise ReadError(f"no column {column!r} for {field!r}; {there}")
        guessed[field] = [column]
    guessed = {f: list(dict.fromkeys(c)) for f, c in guessed.items() if c}
    if not {"title", "text", "url"} & set(guessed):
        raise ReadError(
            f"no column is a title, a text or an address: say which with columns=; {there}"
        )
    return guessed


def known_fields(chosen: Mapping[str, str] | None) -> Mapping[str, list[str]]:
    """Return the fields of an article, each with the columns that it is guessed by.

    Raises ValueError if `chosen` names another field.
    """
    by_field: dict[str, list[str]] = table("columns")
    if not isinstance(chosen, Mapping | None):
        raise TypeError(f"columns: a mapping, field -> column, is needed, not {chosen!r:.60}")
    for field in chosen or {}:
        if field not in by_field:
            raise ValueError(f"columns: no field {field!r}; there are {', '.join(by_field)}")
    return by_field


def filled(
    columns: Mapping[str, list[str]], rows: Iterable[Record], chosen: Iterable[str] = ()
) -> dict[str, list[str]]:
    """Return the columns that hold something, and what their fields can hold.

    A column named `source` is a paper in one export and an address in the next.
    """
    rows = list(rows)
    by_field = {f: [c for c in could if any(fits(f, r.get(c)) for r in rows)]
             for f, could in columns.items()}  # fmt: skip
    texts = by_field.get("text", [])
    whole = [c for c in texts if _plain(c) not in map(_plain, table("lists")["summaries"])]
    if whole:  # no summary takes the place of a text that is missing
        by_field["text"] = whole
    return {f: c or columns[f][:1] for f, c in by_field.items() if c or f in chosen}


def value_of(record: Record, field: str, columns: Iterable[str]) -> Any:
    """Return what a record says in the first column of a field that it fills."""
    return next((record[c] for c in columns if fits(field, record.get(c))), None)


def fits(field: str, value: Any) -> bool:
    """Whether a cell can hold a field: only an address is one, and no paper is one."""
    text = cell_text(value)
    if field == "url":
        return bool(_ADDRESS.match(text))
    return bool(text) and not (field == "publisher" and _ADDRESS.match(text))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", str(name).casefold())
