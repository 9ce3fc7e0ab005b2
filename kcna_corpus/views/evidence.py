"""Tables as a notebook should show them: whole cells, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..inputs import gist
from ..records.corpus import Corpus, known_corpus
from ..story.quotation_table import told_apart
from ..story.sequence import row_tuples
from ..text.nearest import did_you_mean
from ..text.signs import escape, prose, visible

if TYPE_CHECKING:
    import pandas as pd


_LEFT = " style='text-align:left'"
_DATE = re.compile(r"(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?:[ T]\d\d:\d\d)?(?![\w-])")
#: Notebooks take what stands between two dollars for mathematics; MathJax 3 and 2 obey a class.
_NO_ROWS = "No rows."
_TABLE = "<table class='mathjax_ignore tex2jax_ignore'>"


class Spoken(str):
    """Words that are shown in the letters of their language, from the side that it is read from."""

    language: str

    def __new__(cls, words: str, language: str) -> Spoken:
        """Return words with their language (ISO 639-1)."""
        made = super().__new__(cls, words)
        made.language = language
        return made


class Shown:
    """A table for reading: nothing cut, every text escaped, no sum a formula; see `show`."""

    def __init__(
        self, table: pd.DataFrame, caption: str = "", languages: Mapping[str, str] | None = None
    ) -> None:
        self.caption = caption
        self.columns = [visible(str(name)) for name in table.columns]
        self.cells = [[visible(_cell(value)) for value in row] for row in row_tuples(table)]
        for words, language in (languages or {}).items():
            at = list(table.columns).index(words)
            for row, code in zip(self.cells, table[language], strict=True):
                row[at] = Spoken(row[at], code)

    def __repr__(self) -> str:
        columns = zip(self.columns, *self.cells, strict=True)
        widths = [max(map(len, column)) for column in columns]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (self.columns, *self.cells)
        ]
        none = [] if self.cells else [_NO_ROWS]
        return "\n".join([*([self.caption] if self.caption else []), *lines, *none])

    def _repr_html_(self) -> str:
        none = "" if self.cells else f"<p>{_NO_ROWS}</p>"
        return table_html(self.columns, self.cells, self.caption) + none


class Prose:
    """A text for reading, such as a citation: wrapped, escaped, no sum a formula."""

    def __init__(self, text: str) -> None:
        self.text = visible(text)

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return prose(self.text)


def show(
    table: pd.DataFrame | str,
    caption: str = "",
    languages: Mapping[str, str] | None = None,
    corpus: Corpus | None = None,
) -> Shown | Prose:
    """Return a table as a notebook should show it: whole cells, escaped; or a text, wrapped.

    Parameters
    ----------
    table : pandas.DataFrame or str
        Any DataFrame: lists in its cells are joined, times told to the minute, no date is broken.
        Or a text, such as a citation.
    caption : str, optional
        A sentence that says what it shows.
    languages : mapping, optional
        A column of words -> the column that has their language (ISO 639-1): they are shown in its
        letters, and from the side that it is read from.
    corpus : Corpus, optional
        The records that the table is of: documents, events and actors are told by their publisher,
        title and name. Without it they are told by their short names.

    Returns
    -------
    Shown or Prose
        HTML in a notebook, plain text elsewhere.

    Raises
    ------
    TypeError, ValueError
        If it is neither a table nor a text, or has no such column, with the nearest.

    See Also
    --------
    export : A table as a file.

    Examples
    --------
    >>> import pandas as pd, kcna_corpus as kc
    >>> show(pd.DataFrame({"words": ["<b>a</b>"], "of": [["x", "y"]]}), "Two columns.")
    Two columns.
    words     of
    <b>a</b>  x, y
    >>> show(pd.DataFrame({"by": ["kim-yo-jong"]}), corpus=kc.load())
    by
    Kim Yo Jong
    """
    if isinstance(table, str):
        return Prose(table)
    if not hasattr(table, "columns"):
        raise TypeError(f"table: a DataFrame is needed, not {gist(table)}")
    if languages is not None and not isinstance(languages, Mapping):
        raise TypeError(f"languages: column -> column of its languages, not {gist(languages)}")
    for name in {*(languages or {}), *(languages or {}).values()}:
        if name not in table.columns:
            raise ValueError(f"no column {name!r}" + did_you_mean(name, map(str, table.columns)))
    return Shown(
        table if corpus is None else _titled(table, known_corpus(corpus)), caption, languages
    )


class Tree:
    """Who took it from whom, below each parent those who have it from there; see `show_lineage`."""

    def __init__(self, table: pd.DataFrame, caption: str = "") -> None:
        self.caption = caption
        self.rows = {str(row["document"]): row for row in table.to_dict("records")}
        self.below: dict[str, list[str]] = {}
        for key, row in self.rows.items():
            self.below.setdefault(str(row["parent"]), []).append(key)
        roots = [*self.below.pop("", []), *(key for key in self.below if key not in self.rows)]
        self.roots = sorted(roots, key=lambda root: -self._size(root))

    def _size(self, key: str) -> int:
        return sum(1 + self._size(child) for child in self.below.get(key, ()))

    def _step(self, key: str) -> str:
        row = self.rows.get(key, {})
        evidence = ", ".join(row["evidence"]) if row.get("parent") else ""
        size = f" ({self._size(key)})" if key in self.below else ""
        return visible(f"{key}{size}: {evidence}" if evidence else f"{key}{size}")

    def _lines(self, keys: list[str], depth: int = 0) -> Iterator[str]:
        for key in keys:
            yield "  " * depth + self._step(key)
            yield from self._lines(self.below.get(key, []), depth + 1)

    def __repr__(self) -> str:
        return "\n".join([*([self.caption] if self.caption else []), *self._lines(self.roots)])

    def _html(self, keys: list[str]) -> str:
        items = (
            f"<li>{escape(self._step(key))}"
            f" <small>{escape(visible(self.rows[key]['why'] if key in self.rows else ''))}</small>"
            f"{self._html(self.below.get(key, []))}</li>"
            for key in keys
        )
        return f"<ul class='mathjax_ignore tex2jax_ignore'>{''.join(items)}</ul>" if keys else ""

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.caption)}</p>{self._html(self.roots)}"


def show_lineage(table: pd.DataFrame, caption: str = "") -> Tree:
    """Return who took it from whom as a tree, each step with its evidence.

    Parameters
    ----------
    table : pandas.DataFrame
        What `lineage` gives, of texts or of records.
    caption : str, optional
        A sentence that says what it shows.

    Returns
    -------
    Tree
        A list in a list in a notebook, plain text elsewhere; the largest families come first, and a
        number in brackets says how many have it from there.

    Raises
    ------
    TypeError
        If it is no table of `lineage`.

    See Also
    --------
    lineage : What gives the table.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> first = "The old ferry sank off Osmund at dawn on a calm sea and nobody can say why it did."
    >>> texts = {"wire": first, "copy": first + " A clerk wept.", "own": "No boat was seen."}
    >>> days = {"wire": "2031-05-09", "copy": "2031-05-10"}
    >>> show_lineage(kc.lineage(texts, published=days))
    wire (1)
      copy: wording, order
    own
    """
    missing = {"document", "parent", "evidence", "why"} - {*getattr(table, "columns", ())}
    if missing:
        raise TypeError(f"table: what kc.lineage gives is needed, not {gist(table)}")
    return Tree(table, caption)


def counted(number: int, noun: str) -> str:
    """Return a number of things, one of them without an s.

    >>> counted(1, "event"), counted(0, "event")
    ('1 event', '0 events')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _titled(table: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """The table with titles in the columns that hold nothing but short names of one kind."""
    documents = corpus.rows["documents"]
    names, days = ([row[field] for row in documents] for field in ("publisher", "published"))
    titles = [
        dict(zip((r["document"] for r in documents), told_apart(names, days), strict=True)),
        {row["event"]: row["title"] for row in corpus.rows["events"]},
        {row["actor"]: row["name"] for row in corpus.rows["actors"]},
    ]
    columns = {}
    for column in table.columns:
        lists = [cell if isinstance(cell, list) else [cell] for cell in table[column]]
        keys = {key for cell in lists for key in cell if not isinstance(key, str) or key}
        labels = next((own for own in titles if keys and all(key in own for key in keys)), None)
        if labels is not None:
            columns[column] = [", ".join(labels.get(key, "") for key in cell) for cell in lists]
    return table.assign(**columns)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if value is None or (not isinstance(value, str) and str(value) in ("NaT", "nan", "<NA>")):
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} {value:%Z}".strip()
    return str(value)


def table_html(columns: list[str], cells: list[list[str]], caption: str, style: str = _LEFT) -> str:
    """Return a table as HTML, every text escaped, no date broken at its hyphens."""
    head = "".join(f"<th scope='col'{style}>{escape(name)}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(_cell_html(cell, style) for cell in row) + "</tr>" for row in cells
    )
    heading = f"<caption{style}>{escape(caption)}</caption>" if caption else ""
    return f"{_TABLE}{heading}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell_html(cell: str, style: str) -> str:
    spoken = f" dir='auto' lang='{escape(cell.language)}'" if isinstance(cell, Spoken) else ""
    return f"<td{style}{spoken}>{_unbroken(escape(cell))}</td>"


def _unbroken(html: str) -> str:
    return _DATE.sub(r"<span style='white-space:nowrap'>\g<0></span>", html)
