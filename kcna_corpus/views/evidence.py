"""What stands behind an event, as HTML in which every text of a record is escaped."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..clock.in_words import when
from ..clock.zones import named
from ..inputs import told
from ..records.frames import sentences_at_hand
from ..records.schema import SEPARATOR
from ..story.sequence import each
from ..text.signs import escape, visible

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus
    from ..records.tables import Row


#: Notebooks take what stands between two dollars for mathematics; MathJax 3 and 2 obey a class.
_TABLE = "<table class='mathjax_ignore tex2jax_ignore'>"


class Shown:
    """A table for reading: nothing cut, lists joined, every text escaped, no sum a formula.

    Parameters
    ----------
    table
        Any DataFrame.
    caption
        A sentence that says what it shows.
    """

    def __init__(self, table: pd.DataFrame, caption: str = "") -> None:
        self.caption = caption
        self.columns = [visible(str(name)) for name in table.columns]
        self.cells = [[visible(_cell(value)) for value in row] for row in each(table)]

    def __repr__(self) -> str:
        columns = zip(self.columns, *self.cells, strict=True)
        widths = [max(map(len, column)) for column in columns]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (self.columns, *self.cells)
        ]
        return "\n".join([*([self.caption] if self.caption else []), *lines])

    def _repr_html_(self) -> str:
        return _table_html(self.columns, self.cells, self.caption)


def show(table: pd.DataFrame, caption: str = "") -> Shown:
    """Return a table as a notebook should show it: whole cells, escaped, with a caption.

    Parameters
    ----------
    table : pandas.DataFrame
        Any DataFrame; lists in its cells are joined, times told to the minute.
    caption : str, optional
        A sentence that says what it shows.

    Returns
    -------
    Shown
        HTML in a notebook, plain text elsewhere.

    See Also
    --------
    export : A table as a file.

    Examples
    --------
    >>> import pandas as pd
    >>> show(pd.DataFrame({"words": ["<b>a</b>"], "of": [["x", "y"]]}), "Two columns.")
    Two columns.
    words     of
    <b>a</b>  x, y
    """
    if not hasattr(table, "columns"):
        raise TypeError(f"table: a DataFrame is needed, not {told(table)}")
    return Shown(table, caption)


def event_html(corpus: Corpus, event: str, zone: str) -> str:
    """Return one event with its window, its actors, what each document says, and its sources.

    Parameters
    ----------
    corpus
        The records.
    event
        Short name of the event; "" for a line that asks to choose one.
    zone
        Zone in which the window is told, beside UTC.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> page = event_html(kc.load(), "kcna-denial-2024-05-17", "America/New_York")
    >>> "16 May 2024, 11:00–17:37" in page
    True
    """
    if not event:
        return "<p>Choose an event in the list, or click a mark, to see its evidence.</p>"
    row = corpus.row("events", event)
    parts = [
        f"<h4>{escape(row['title'])}</h4><p>{escape(row['gloss'])}</p>",
        _facts(_window_facts(corpus, row, zone)),
        _list(
            "Who did what", [_participant(corpus, p) for p in _of(corpus, "participants", event)]
        ),
        _list(
            "What each document says of it",
            [_account(corpus, a) for a in _of(corpus, "accounts", event)],
        ),
        _list(
            "Who ties it to another event",
            [_inference(corpus, i) for i in _of(corpus, "inferences", event)],
        ),
        _list("Sources", [source_html(corpus, s) for s in row["source"].split(" | ")]),
    ]
    return f"<section aria-label='Evidence'>{''.join(parts)}</section>"


def timeline_html(corpus: Corpus, rows: pd.DataFrame, shown: int, known: int) -> str:
    """Return rows of a timeline as a table, with a caption that says what was left out."""
    names = dict(zip(corpus.actors["actor"], corpus.actors["name"], strict=True))
    cut = f"; the first {len(rows)} are listed, rows() gives all" if shown > len(rows) else ""
    columns = ["When", "Event", "Kind", "Side", "Actors", "Basis", "Documents"]
    cells = [
        [
            when(row.earliest, row.latest),
            row.title,
            row.kind,
            row.side,
            ", ".join(names[a] for a in row.actors),
            row.basis,
            str(len(row.documents)),
        ]
        for row in each(rows)
    ]
    table = _table_html(columns, cells, f"{shown} of {counted(known, 'event')}{cut}.")
    style = "max-height: 420px; overflow: auto"
    return f"<div style='{style}' tabindex='0' role='region' aria-label='Events'>{table}</div>"


def counted(number: int, noun: str) -> str:
    """Return a number of things, one of them without an s.

    Examples
    --------
    >>> counted(1, "event"), counted(0, "event")
    ('1 event', '0 events')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def link(address: str, text: str) -> str:
    """Return a link that opens elsewhere; an address that is no web address stays plain text.

    Examples
    --------
    >>> link("javascript:alert(1)", "here")
    'here'
    """
    try:
        scheme = urlsplit(address).scheme
    except ValueError:  # http://[bad
        scheme = ""
    if scheme not in ("http", "https"):
        return escape(text)
    return (
        f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(text)}</a>'
    )


def source_html(corpus: Corpus, source: str) -> str:
    """Return one source, a page or a document, as a link with its publisher."""
    for table in ("sources", "documents"):
        try:
            row = corpus.row(table, source)
        except ValueError:
            continue
        return f"{link(row['address'], row['publisher'])} ({escape(row['basis'])})"
    return escape(source)


# --- the parts -----------------------------------------------------------------------------------


def _of(corpus: Corpus, table: str, event: str) -> list[Row]:
    return [row for row in corpus.rows[table] if row["event"] == event]


def _name(corpus: Corpus, actor: str) -> str:
    return escape(corpus.row("actors", actor)["name"]) if actor else ""


def _window_facts(corpus: Corpus, row: Row, zone: str) -> list[tuple[str, str]]:
    found = corpus.events[corpus.events["event"] == row["event"]].iloc[0]
    low, high = found["earliest"], found["latest"]
    here = named(zone)
    return [
        (f"In {zone}", when(low.tz_convert(here), high.tz_convert(here))),
        ("In UTC", when(low, high)),
        ("Earliest", found["earliest_from"]),
        ("Latest", found["latest_from"]),
        ("Announced as", f"{row['printed']}; precision: {row['precision']}; basis: {row['basis']}"),
        ("Place", row["place"]),
        ("Second check", row["second_check"]),
        ("Sources differ", row["disagreement"]),
        ("Note", row["note"]),
    ]


def _facts(pairs: list[tuple[str, str]]) -> str:
    rows = [
        f"<tr><th scope='row' style='text-align:left'>{escape(name)}</th>"
        f"<td style='text-align:left'>{escape(value)}</td></tr>"
        for name, value in pairs
        if value
    ]
    return f"<table>{''.join(rows)}</table>"


def _list(title: str, items: list[str]) -> str:
    if not items:
        return ""
    return f"<b>{title}</b><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _participant(corpus: Corpus, row: Row) -> str:
    act = f": {escape(row['act'])}" if row["act"] else ""
    return f"{_name(corpus, row['actor'])} ({escape(row['role'])}){act}"


def _account(corpus: Corpus, row: Row) -> str:
    document = corpus.row("documents", row["document"])
    word = ", ".join(_name(corpus, a) for a in row["on_word_of"].split(" | ") if a)
    dated = f" “{escape(row['as_of_printed'])}”" if row["as_of_printed"] else ""
    told = f"{link(document['address'], document['publisher'])} ({escape(document['language'])}), "
    told += f"{escape(row['stance'])}{dated}: {escape(row['gloss'])}"
    texts = sentences_at_hand(corpus)
    words = "".join(
        f"<br>“{escape(texts[key])}”" for key in row["sentences"].split(SEPARATOR) if key in texts
    )
    return told + (f" On the word of {word}." if word else "") + words


def _inference(corpus: Corpus, row: Row) -> str:
    document = corpus.row("documents", row["document"])
    about = corpus.row("events", row["about"])["title"]
    words = f" “{escape(row['words'])}”" if row["words"] else ""
    return (
        f"{link(document['address'], document['publisher'])}: {escape(row['relation'])} "
        f"“{escape(about)}”{words} ({escape(row['basis'])})"
    )


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if value is None or (not isinstance(value, str) and str(value) in ("NaT", "nan", "<NA>")):
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} {value:%Z}".strip()
    return str(value)


def _table_html(columns: list[str], cells: list[list[str]], caption: str) -> str:
    left = "style='text-align:left'"
    head = "".join(f"<th scope='col' {left}>{escape(name)}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td {left}>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in cells
    )
    told = f"<caption {left}>{escape(caption)}</caption>" if caption else ""
    return f"{_TABLE}{told}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
