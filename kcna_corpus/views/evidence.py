"""Tables as a notebook should show them: whole cells, every text escaped."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..inputs import gist
from ..story.sequence import row_tuples
from ..text.signs import escape, visible

if TYPE_CHECKING:
    import pandas as pd


_LEFT = " style='text-align:left'"
_DATE = re.compile(r"(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?:[ T]\d\d:\d\d)?(?![\w-])")
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
        self.cells = [[visible(_cell(value)) for value in row] for row in row_tuples(table)]

    def __repr__(self) -> str:
        columns = zip(self.columns, *self.cells, strict=True)
        widths = [max(map(len, column)) for column in columns]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (self.columns, *self.cells)
        ]
        return "\n".join([*([self.caption] if self.caption else []), *lines])

    def _repr_html_(self) -> str:
        return table_html(self.columns, self.cells, self.caption)


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
        raise TypeError(f"table: a DataFrame is needed, not {gist(table)}")
    return Shown(table, caption)


def counted(number: int, noun: str) -> str:
    """Return a number of things, one of them without an s.

    Examples
    --------
    >>> counted(1, "event"), counted(0, "event")
    ('1 event', '0 events')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


# --- the parts -----------------------------------------------------------------------------------


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
        "<tr>" + "".join(f"<td{style}>{_unbroken(escape(cell))}</td>" for cell in row) + "</tr>"
        for row in cells
    )
    told = f"<caption{style}>{escape(caption)}</caption>" if caption else ""
    return f"{_TABLE}{told}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _unbroken(html: str) -> str:
    return _DATE.sub(r"<span style='white-space:nowrap'>\g<0></span>", html)
