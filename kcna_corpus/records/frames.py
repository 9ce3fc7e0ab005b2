"""Rows of text become DataFrames: types as the schema says, events with their windows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..clock.windows import window
from ..clock.zones import UNKNOWN
from ..text.nearest import did_you_mean
from .checks import values
from .schema import TABLES, Column

if TYPE_CHECKING:
    import pandas as pd

    from .attaching import Attached
    from .csv_folder import Row, Rows


def frames(rows: Rows) -> dict[str, Any]:
    """Return each table as a DataFrame; `events` with its windows."""
    tables: dict[str, Any] = {name: _frame(name, table_rows) for name, table_rows in rows.items()}
    _add_windows(tables["events"], rows)
    return tables


def zone_of_most(rows: Rows) -> str:
    """The zone of most events where it is known; of two with as many, the one that comes first."""
    counts = Counter(row["zone"] for row in rows["events"] if row["zone"] != UNKNOWN)
    return counts.most_common(1)[0][0] if counts else "UTC"


def _frame(name: str, rows: list[Row]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({c.name: _series(c, rows) for c in TABLES[name].columns})


def _series(column: Column, rows: list[Row]) -> Any:
    import pandas as pd

    if column.many:
        return pd.Series([values(row, column) for row in rows], dtype=object)
    cells = [row[column.name] for row in rows]
    if column.type == "integer":
        return pd.array([int(c) if c else None for c in cells], dtype="Int64")
    if column.type == "number":
        return pd.array([float(c) if c else None for c in cells], dtype="Float64")
    if column.type == "boolean":
        return pd.array([c == "true" if c else None for c in cells], dtype="boolean")
    if column.type == "instant":
        return pd.to_datetime(pd.Series(cells, dtype=str), utc=True, format="ISO8601")
    return pd.array(cells, dtype=str)


def _add_windows(events: pd.DataFrame, rows: Rows) -> None:
    """Each event's window in UTC, what its ends rest on, and the weaker basis of the two."""
    import pandas as pd

    stamps: dict[str, list[Row]] = {}
    for stamp in rows["stamps"]:
        stamps.setdefault(stamp["event"], []).append(stamp)
    windows = [window(row, stamps.get(row["event"], ())) for row in rows["events"]]
    for name in ("earliest", "latest"):
        moments = pd.Series([getattr(w, name) for w in windows], dtype="datetime64[us, UTC]")
        events[name] = moments
    for name, value in (
        ("earliest_from", [w.earliest_from for w in windows]),
        ("latest_from", [w.latest_from for w in windows]),
        ("window_basis", [w.basis for w in windows]),
    ):
        events[name] = pd.array(value, dtype=str)


def texts_of(documents: list[Row], attached: Mapping[str, Attached], role: str) -> pd.DataFrame:
    """Return the articles of the attached documents of a role; see `Corpus.texts`."""
    import pandas as pd

    by_key = {row["document"]: row for row in documents}
    roles = {row["role"] for row in documents}
    if role not in ("", *roles):
        raise ValueError(f"no role {role!r}" + did_you_mean(role, sorted(roles)))
    chosen = [d for name, d in attached.items() if role in ("", by_key[name]["role"])]
    texts = {
        "document": [d.name for d in chosen],
        "text": [d.body for d in chosen],
        "published": [_whole_day(by_key[d.name]) or d.published.day for d in chosen],
        "zone": [by_key[d.name]["zone"].replace(UNKNOWN, "") for d in chosen],
    }
    return pd.DataFrame(texts, dtype=object)


def sentences_at_hand(attached: Mapping[str, Attached]) -> dict[str, str]:
    """Return the words of each sentence of the records that an attached page has."""
    return {
        key: text
        for document in attached.values()
        for key, text in zip(document.keys, document.sentences, strict=True)
        if text
    }


def _whole_day(document: Row) -> str:
    """The day on which a document was published, "" where only its month or year is known."""
    day = document["published"][: len("2024-05-17")]
    return day if day.count("-") == 2 else ""
