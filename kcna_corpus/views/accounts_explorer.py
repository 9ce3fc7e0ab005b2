"""The widget view of accounts: who reports what, as of when, on whose word, with conflicts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import traitlets

from ..saving import csv_text
from ..story.accounts import disagreements
from ..story.quotation_table import records
from ..text.nearest import did_you_mean
from ..text.signs import escape
from . import account_charts
from .account_rows import account_html, independent, reported
from .evidence import Shown, counted
from .widgets import (
    Actions,
    ChartView,
    Names,
    all_known,
    choices,
    row_layout,
    static_bundle,
    wide_layout,
)

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus

#: Columns of the table below the chart.
_LISTED = ("title", "report", "witness", "stance", "as_of", "word", "conflicts", "basis")


class AccountsExplorer(widgets.VBox):
    """Explore who reports what: choose events and stances, pick an account.

    Parameters
    ----------
    corpus
        The records.
    events, stances
        What is shown at first; empty: everything.
    independent
        Show one account for each witness: documents of one parent count once.
    conflicting
        Show only accounts that are part of a conflict.

    Attributes
    ----------
    events : list of str
        Short names of events; empty: all that documents tell of.
    stances : list of str
        asserting, denying, reporting; empty: all of them.
    independent, conflicting : bool
    picked : str
        The account whose evidence is shown; "" for none.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> explorer = AccountsExplorer(kc.load(), events=["kcna-denial-2024-05-17"])
    >>> len(explorer.rows())
    51
    >>> explorer.independent = True
    >>> len(explorer.rows())
    19
    """

    events: Any = Names()
    stances: Any = Names()
    independent = traitlets.Bool(False)
    conflicting = traitlets.Bool(False)
    picked = traitlets.Unicode()

    def __init__(
        self,
        corpus: Corpus,
        events: str | Iterable[str] = (),
        stances: str | Iterable[str] = (),
        independent: bool = False,
        conflicting: bool = False,
    ) -> None:
        self.corpus = corpus
        self.table = reported(corpus)
        self._titles = dict(zip(self.table["event"], self.table["title"], strict=True))
        self._build()
        self.events, self.stances = events, stances
        self.independent, self.conflicting = independent, conflicting

    def rows(self) -> pd.DataFrame:
        """Return the accounts that are shown, one row each.

        With `independent`, one row for each event and witness; `documents` lists its copies.
        """
        table = self.table
        if self.events:
            table = table[table["event"].isin(self.events)]
        if self.stances:
            table = table[table["stance"].isin(self.stances)]
        if self.independent:
            table = independent(table)
        if self.conflicting:
            table = table[table["conflicts"].map(bool)]
        return table.reset_index(drop=True)

    def conflicts(self) -> pd.DataFrame:
        """Return the disagreements of the events that are shown, figures included.

        With `stances` or `conflicting`, those that rest on an account that is shown.
        """
        found = disagreements(self.corpus)
        if self.events:
            found = found[found["event"].isin(self.events) | found["other_event"].isin(self.events)]
        if self.stances or self.conflicting:
            shown = set(self.rows()["account"])
            figures = self.corpus.rows["figures"]
            shown |= {f["figure"] for f in figures if f["account"] in shown}
            found = found[[not shown.isdisjoint(rests_on) for rests_on in found["records"]]]
        return found.reset_index(drop=True)

    @property
    def code(self) -> str:
        """The call that recreates the rows that are shown."""
        filters = ("events", "stances", "independent", "conflicting")
        asked = [f"{name}={value!r}" for name in filters if (value := getattr(self, name))]
        return f"kc.AccountsExplorer({', '.join(['corpus', *asked])}).rows()"

    def describe(self) -> str:
        """Return the view as text: the counts, every account and every conflict; nothing cut."""
        rows = records(self.rows())
        lines = [
            f"  {row[self._by()]} | {row['title']} | {account_charts.letters(row)} | "
            f"{row['as_of'] or 'no day'} | {', '.join(row['word']) or 'nobody named'}"
            + (f" | {len(row['documents'])} documents" if self.independent else "")
            for row in rows
        ]
        told = [f"  {row['kind']}: {row['why']}" for row in records(self.conflicts())]
        return "\n".join(
            [
                f"AccountsExplorer, records {self.corpus.version}: {self._count()}",
                "grid (report | event | stance, day, ! in conflict | as of | on the word of):",
                self.charts.describe(),
                *lines,
                "conflicts:",
                *(told or ["  none"]),
            ]
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        bundle = super()._repr_mimebundle_(**kwargs) or {}
        return {**bundle, **static_bundle(self.charts, self.describe())}

    # --- state -----------------------------------------------------------------------------------

    @traitlets.validate("events", "stances")
    def _check(self, proposal: Any) -> list[str]:
        name, value = proposal["trait"].name, proposal["value"]
        known = self._titles if name == "events" else account_charts.STANCES
        return all_known(value, known, "event" if name == "events" else "stance")

    @traitlets.validate("picked")
    def _check_picked(self, proposal: Any) -> str:
        value, known = str(proposal["value"]), list(self.table["account"])
        if value and value not in known:
            raise ValueError(f"no account {value!r}" + did_you_mean(value, known))
        return value

    def _by(self) -> str:
        """The column that names the rows of the grid."""
        return "witness" if self.independent else "report"

    def _count(self) -> str:
        rows, known = self.rows(), counted(len(self.table), "account")
        each = ", one for each witness," if self.independent else ""
        return f"{len(rows)} of {known}{each} of {counted(rows['event'].nunique(), 'event')}"

    def _build(self) -> None:
        cells = account_charts.cells(self.table, "report")
        order = [row["document"] for row in self.corpus.rows["documents"]]
        self.charts = ChartView([account_charts.grid(self.table, order)], cells, {})
        self.actions = Actions()
        listed = [(title, event) for event, title in self._titles.items()]
        self._boxes = {
            "events": choices("Event", listed),
            "stances": choices("Stance", [(s, s) for s in account_charts.STANCES]),
        }
        self._boxes["events"].layout.max_width = "520px"
        self._checks = {
            "independent": widgets.Checkbox(description="Independent witnesses only", indent=False),
            "conflicting": widgets.Checkbox(description="Conflicts only", indent=False),
        }
        self._list = widgets.Select(description="Account", rows=11, layout=wide_layout("430px"))
        self._details = widgets.HTML(layout=wide_layout("460px"))
        self._conflicts, self._table = widgets.HTML(), widgets.HTML()
        for page in (self._details, self._conflicts, self._table):
            page.add_class("kcna-evidence")
        super().__init__(children=self._children())
        self._follow()
        self._show()

    def _children(self) -> list[widgets.Widget]:
        checks = widgets.VBox(list(self._checks.values()))
        filters = widgets.HBox([*self._boxes.values(), checks], layout=row_layout())
        beside = widgets.HBox([self._list, self._details], layout=row_layout())
        return [filters, self.charts, beside, self.actions, self._conflicts, self._table]

    def _follow(self) -> None:
        for name, box in self._boxes.items():
            box.observe(lambda c, name=name: setattr(self, name, list(c["new"])), "value")
        for name, box in self._checks.items():
            box.observe(lambda c, name=name: setattr(self, name, c["new"]), "value")
        self._list.observe(self._listed, "value")
        self.charts.observe(self._clicked, "picked")
        self.observe(self._show, ["events", "stances", "independent", "conflicting"])
        self.observe(self._show_details, "picked")
        self.actions.on_msg(self._serve)

    def _clicked(self, change: Any) -> None:
        self.picked = change["new"]

    def _listed(self, change: Any) -> None:
        if change["new"]:
            self.picked = change["new"]

    def _show(self, _: Any = None) -> None:
        rows = self.rows()
        self.charts.show(account_charts.cells(rows, self._by()))
        for name, box in self._boxes.items():
            box.value = tuple(getattr(self, name))
        for name, box in self._checks.items():
            box.value = getattr(self, name)
        self.actions.status = f"{self._count()} shown."
        self._fill(
            [(f"{row[self._by()]}: {row['title']}", row["account"]) for row in records(rows)]
        )
        caption = f"{self._count()}."
        listed = Shown(rows[list(_LISTED)], caption)._repr_html_()
        style = "max-height: 420px; overflow: auto"
        region = "tabindex='0' role='region' aria-label='Accounts'"
        self._table.value = f"<div style='{style}' {region}>{listed}</div>"
        told = [
            f"<li><b>{escape(row['kind'])}</b>: {escape(row['why'])}</li>"
            for row in records(self.conflicts())
        ]
        self._conflicts.value = f"<b>Conflicts</b><ul>{''.join(told) or '<li>none</li>'}</ul>"
        self._show_details()

    def _fill(self, options: list[tuple[str, str]]) -> None:
        """Give the list other options; that it then chooses its first is nobody's choice."""
        self._list.unobserve(self._listed, "value")
        self._list.options = options
        self._list.value = None
        self._list.observe(self._listed, "value")

    def _show_details(self, _: Any = None) -> None:
        in_list = any(account == self.picked for _, account in self._list.options)
        self._list.value = self.picked if in_list else None
        self.charts.picked = self.picked
        hint = "<p>Choose an account in the list, or click a cell, to see its evidence.</p>"
        told = account_html(self.corpus, self.picked) if self.picked else hint
        gone = "" if in_list or not self.picked else "<p>Not among the accounts shown:</p>"
        self._details.value = gone + told
        self.actions.citation = self.corpus.cite("accounts", self.picked) if self.picked else ""

    def _serve(self, _: Any, message: Any, __: Any) -> None:
        if message.get("do") == "save":
            lists = dict.fromkeys(("word", "conflicts", "documents"), str)
            table = csv_text(self.rows().astype(lists))
            self.actions.send(
                {
                    "files": [
                        {"name": "accounts-view.csv", "type": "text/csv", "text": table},
                        {
                            "name": "accounts-view.svg",
                            "type": "image/svg+xml",
                            "text": self.charts.svgs()[0],
                        },
                    ]
                }
            )
