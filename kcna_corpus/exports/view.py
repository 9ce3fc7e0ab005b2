"""What is exported, and the ways in which exports read it: cells, windows, passages, references."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import __version__
from ..clock.in_words import local_span, when, zoneless_days
from ..clock.windows import utc
from ..clock.zones import UNKNOWN, iana_zone, zone_name
from ..inputs import as_texts, gist
from ..records.corpus import Corpus, known_corpus
from ..records.references import Item, reference, reference_to
from ..records.schema import SEPARATOR, TABLES

if TYPE_CHECKING:
    import pandas as pd


Row = dict[str, Any]

LICENCE = (
    "Records that come with kcna_corpus: CC BY 4.0, without the short quotations; articles belong "
    "to their publishers."
)
#: How to read a window; a first stamp must not be taken for a release.
WINDOWS = (
    "A span is a window: it happened at some moment within, and may have lasted no time at all. "
    "Where the latest end is a stamp, it was public by then; that is no time of release."
)
#: Columns by which a row is known as a record, the first found.
_KEYS = {"account": "accounts", "key": "quotations", "event": "events", "document": "documents"}
_SHOWN_APART = {"earliest", "latest", "title", "earliest_utc", "latest_utc"}


class View(NamedTuple):
    """Rows with what they come from.

    `texts` are the texts in which passages stand, by document; `zone` is the one in which every
    time is told.
    """

    title: str
    table: pd.DataFrame
    corpus: Corpus | None
    zone: str
    texts: Mapping[str, str]

    def about(self) -> list[str]:
        """What the reader of any file should know, a line each."""
        version = f", data version {self.corpus.version}" if self.corpus else ""
        licence = [LICENCE] if self.corpus else []
        return [f"kcna_corpus {__version__}{version}", f"Times in {self.zone}", *licence]


_DAY = ("00:00", "23:59")


class Dated(NamedTuple):
    """A row with a window, in `zone`; `lines` tell the rest.

    The zone is that of the view; days announced in a zone that is not known stay as they are.
    """

    key: str
    title: str
    group: str
    basis: str
    earliest: datetime
    latest: datetime
    lines: list[str]
    zone: str

    def whole_days(self) -> tuple[date, date] | None:
        """The first and the last day, where the window is exactly these."""
        return _days(self.earliest, self.latest)


class Passage(NamedTuple):
    """Words of a document; `start` is -1 where their place is not known."""

    key: str
    document: str
    text: str
    start: int
    row: Row


def view_of(
    source: Any, corpus: Corpus | None, title: str | None, zone: str | None, texts: Any
) -> View:
    """Return a table, or the present rows of what has some, as a view.

    Raises TypeError if it is neither.

    >>> import kcna_corpus as kc
    >>> corpus = kc.load()
    >>> view = view_of(kc.timeline(corpus, zone="Asia/Tokyo"), corpus, None, None, None)
    >>> view.zone, view.title
    ('Asia/Tokyo', '... events')
    """
    table = source.rows() if callable(getattr(source, "rows", None)) else source
    if not hasattr(table, "itertuples"):
        raise TypeError(f"rows: a table or an explorer is needed, not {gist(source)}")
    if corpus is None:
        corpus = getattr(source, "corpus", None)
    if corpus is not None:
        known_corpus(corpus)
    if zone is None:
        own = getattr(getattr(table.get("earliest"), "dt", None), "tz", None)
        zone = getattr(own, "key", None) or str(own or (corpus.zone if corpus else "UTC"))
    if texts is None:
        pages = corpus.attached.values() if corpus else ()
        texts = {page.name: page.body for page in pages}
    bodies, documents = as_texts(texts, "texts")
    return View(
        title if title is not None else _called(table),
        table,
        corpus,
        iana_zone(zone).key,
        dict(zip(map(str, documents), bodies, strict=True)),
    )


def records(view: View) -> Iterator[tuple[str, Mapping[str, str], Row]]:
    """Yield each row with the table of the records that has it, and its row there, if any has."""
    by = next((column for column in _KEYS if column in view.table.columns), "")
    table = _KEYS.get(by, "")
    by_key: dict[str, Mapping[str, str]] = {}
    if view.corpus and table:
        (key,) = TABLES[table].key
        by_key = {row[key]: row for row in view.corpus.rows[table]}
    for row in view.table.to_dict("records"):
        record = by_key.get(row[by], {}) if by else {}
        yield (table if record else ""), record, {str(name): value for name, value in row.items()}


def cells(view: View) -> tuple[list[str], list[list[Any]]]:
    """Return the columns, and the cells of each row as text or number.

    Lists are joined as in the records, dicts are JSON, moments ISO with their offset; what is not
    known is empty. Quotations and accounts of the records get the document, basis and source that
    a view left out; every row of records gets the version of the data.
    """
    rows = []
    version = {"data_version": view.corpus.version} if view.corpus else {}
    for table, record, row in records(view):
        own = ("document", "basis", "source") if table in ("quotations", "accounts") else ()
        rows.append({**{name: record[name] for name in own if record.get(name)}, **row, **version})
    names = [*map(str, view.table.columns), *(name for row in rows for name in row)]
    columns = dict.fromkeys(names)
    return [*columns], [[cell(row.get(name), view.zone) for name in columns] for row in rows]


def cell(value: Any, zone: str) -> Any:
    """Return a value as one cell.

    >>> cell(["a", "b"], "UTC"), cell([{"a": 1}], "UTC"), cell(None, "UTC"), cell(True, "UTC")
    ('a | b', '[{"a": 1}]', '', 'true')
    """
    import pandas as pd

    if isinstance(value, list | tuple):
        if any(isinstance(item, dict) for item in value):
            return json.dumps(value, ensure_ascii=False, default=str)
        return SEPARATOR.join(str(cell(item, zone)) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if isinstance(value, datetime):
        return (value.astimezone(iana_zone(zone)) if value.tzinfo else value).isoformat()
    if hasattr(value, "item"):  # a number of numpy
        value = value.item()
    return str(value).lower() if isinstance(value, bool) else value


def dated(view: View) -> list[Dated]:
    """Return the rows that have a window, in their order.

    Raises ValueError if none has.
    """
    slides = []
    for table, record, row in records(view):
        if not (_is_moment(row.get("earliest")) and _is_moment(row.get("latest"))):
            continue
        first, last = (row[end].to_pydatetime() for end in ("earliest", "latest"))
        earliest, latest = (end.astimezone(iana_zone(view.zone)) for end in (first, last))
        window = f"Between {utc(first.astimezone(UTC))} and {utc(last.astimezone(UTC))}"
        lines = [f"{window}; in {view.zone}: {when(earliest, latest)}"]
        zone = view.zone
        if table == "events" and (announced := zoneless_days(record)):
            lines = [f"{window}; announced as {announced}"]
            if _days(*(ends := local_span(record))):
                earliest, latest, zone = *ends, zone_name(UNKNOWN)
        slides.append(
            Dated(
                _key(row),
                str(row.get("title") or _key(row)),
                str(row.get("side") or row.get("publisher") or row.get("report") or ""),
                str(row.get("basis", "")),
                earliest,
                latest,
                [*lines, *_evidence(view, table, record, row)],
                zone,
            )
        )
    if not slides:
        raise ValueError(
            "no row has a window: moments earliest and latest, with their zone, are needed, "
            f"as kc.timeline or kc.publications give it; this one has {_columns(view)}"
        )
    return slides


def passages(view: View) -> list[Passage]:
    """Return the quotations whose words are at hand.

    Raises ValueError if there are none, or if a text does not have the words at their place.
    """
    quoted = []
    for _, record, row in records(view):
        text, start = row.get("text"), row.get("start", -1)
        if not isinstance(text, str) or not text:
            continue
        document = str(row.get("document", record.get("document", row.get("report", ""))))
        if start >= 0 and document in view.texts:
            text = _at_its_place(text, view.texts[document], int(start), document)
        quoted.append(Passage(_key(row), document, text, int(start), row))
    if not quoted:
        raise ValueError(
            "no row has words: a table with text and start is needed, as kc.trace gives it, or "
            f"records with pages attached; this one has {_columns(view)}"
        )
    return quoted


def references(view: View) -> list[Item]:
    """Return every document and source that the rows name, once, as CSL-JSON.

    Raises ValueError if they name none.
    """
    references: dict[str, Item] = {}
    for _, record, row in records(view):
        names = [record.get("document"), *record.get("source", "").split(SEPARATOR)]
        for column in ("document", "documents", "sources"):
            value = row.get(column)
            names += value if isinstance(value, list) else [value]
        for name in (str(name) for name in names if name not in (None, "")):
            if name not in references:
                references[name] = reference(view.corpus, name) if view.corpus else {}
                if not references[name] and "published" in row and str(row["document"]) == name:
                    columns = ("title", "publisher", "published", "basis", "address")
                    references[name] = reference_to(name, *(str(row.get(k) or "") for k in columns))
    items = [item for item in references.values() if item]
    if not items:
        raise ValueError(
            "no row names a source that is known: give corpus=, or a table as kc.publications "
            f"gives it; this one has {_columns(view)}"
        )
    return items


def _days(earliest: datetime, latest: datetime) -> tuple[date, date] | None:
    ends = tuple(f"{moment:%H:%M}" for moment in (earliest, latest))
    return (earliest.date(), latest.date()) if ends == _DAY else None


def _called(table: pd.DataFrame) -> str:
    """How many rows of what there are."""
    columns = {"start": "quotations", **_KEYS} if "text" in table.columns else _KEYS
    names = next((name for column, name in columns.items() if column in table.columns), "rows")
    return f"{len(table)} {names if len(table) != 1 else names.removesuffix('s')}"


def _key(row: Row) -> str:
    by = next((column for column in _KEYS if column in row), "")
    start = f":{row['start']}-{row.get('end', '')}" if by == "document" and "start" in row else ""
    return f"{row[by]}{start}" if by else ""


def _at_its_place(text: str, whole: str, start: int, document: str) -> str:
    """The words as they stand in their text, where paragraphs may be set apart otherwise."""
    match = re.compile(r"\s+".join(map(re.escape, text.split()))).match(whole, start)
    if match is None:
        raise ValueError(
            f"texts: {document!r} does not have the words {text[:40]!r} at {start}; give the "
            "texts that the quotations were found in"
        )
    return match[0]


def _is_moment(value: Any) -> bool:
    """A moment with its zone; NaT is none."""
    return isinstance(value, datetime) and value == value and value.tzinfo is not None  # noqa: PLR0124


def _evidence(view: View, table: str, record: Mapping[str, str], row: Row) -> list[str]:
    """How a row is known: its citation, or what its other columns say."""
    if view.corpus and table:
        return [view.corpus.cite(table, record[TABLES[table].key[0]])]
    cells = {
        name: cell(value, view.zone) for name, value in row.items() if name not in _SHOWN_APART
    }
    return [f"{name}: {value}" for name, value in cells.items() if value != ""]


def _columns(view: View) -> str:
    return ", ".join(map(str, view.table.columns)) or "no columns"
