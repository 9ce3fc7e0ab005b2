"""The widget view of quotations: what each report kept, cut and changed, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import traitlets

from ..saving import csv_text
from ..story import quotation_table as quoted
from ..story.quotation_table import records
from ..text.nearest import did_you_mean
from ..text.signs import escape, visible
from . import heatmap
from . import quotation_html as wording
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


class QuotationExplorer(widgets.VBox):
    """Explore who quoted what: choose reports and classes, pick a sentence of the statement.

    Parameters
    ----------
    corpus
        The records; for texts of your own see `of`.
    reports, classes
        What is shown at first; empty: everything.
    nested
        Also show quotations inside quotations.

    Attributes
    ----------
    reports, classes : list of str
        Empty: all of them.
    nested : bool
    sentence : str
        Number of the sentence whose wording is shown; "" for none.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> explorer = QuotationExplorer(kc.load(), classes=["altered"])
    >>> explorer.reports = ["R9 News"]
    >>> len(explorer.rows()), explorer.unquoted()["place"].tolist()
    (2, ['0', '5', '6', '8'])
    """

    reports: Any = Names()
    classes: Any = Names()
    nested = traitlets.Bool(False)
    sentence = traitlets.Unicode()

    def __init__(
        self,
        corpus: Corpus,
        reports: str | Iterable[str] = (),
        classes: str | Iterable[str] = (),
        nested: bool = False,
    ) -> None:
        self._build(quoted.from_records(corpus), corpus)
        self.reports, self.classes, self.nested = reports, classes, nested

    @classmethod
    def of(cls, reports: Any, statement: Any, speaker: str | None = None) -> QuotationExplorer:
        """Explore texts of your own: they are traced first, and whole sentences are shown.

        Parameters, errors: as `kcna_corpus.trace`.

        Examples
        --------
        >>> texts = ["“No plums,” Ada Varn said.", "Varn spoke of “no big plums here at all”."]
        >>> explorer = QuotationExplorer.of(texts, ["No plums.", "No red plums here at all."])
        >>> explorer.rows()["class"].tolist()
        ['verbatim', 'altered']
        """
        explorer: QuotationExplorer = cls.__new__(cls)
        explorer._build(quoted.from_texts(reports, statement, speaker), None)
        return explorer

    def rows(self) -> pd.DataFrame:
        """Return the quotations that are shown, one row each."""
        table = self.quoted.quotations
        chosen = table["nested"].isin([False, self.nested])
        if self.reports:
            chosen &= table["report"].isin(self.reports)
        if self.classes:
            chosen &= table["class"].isin(self.classes)
        return table[chosen].reset_index(drop=True)

    def unquoted(self) -> pd.DataFrame:
        """Return the sentences of the statement that no report quotes, whatever is shown."""
        statement = self.quoted.statement
        silent = statement["place"].isin(quoted.unquoted_places(self.quoted))
        return statement[silent].reset_index(drop=True)

    def changes(self) -> Shown:
        """Return the changed words side by side, for what is shown."""
        return wording.changes(self.rows())

    @property
    def code(self) -> str:
        """The call that recreates the rows that are shown."""
        filters = ("reports", "classes", "nested")
        asked = [f"{name}={value!r}" for name in filters if (value := getattr(self, name))]
        start = "kc.QuotationExplorer" if self.corpus else "kc.QuotationExplorer.of"
        first = "corpus" if self.corpus else "reports, statement"
        if not self.corpus and asked:
            return f"{start}({first})  # then set {', '.join(asked)}"
        return f"{start}({', '.join([first, *asked])}).rows()"

    def describe(self) -> str:
        """Return the view as text: the matrix of letters, the counts, the changes; nothing cut."""
        rows = self.rows()
        counts = rows["class"].value_counts()
        told = [f"{kind}: {counts[kind]}" for kind in heatmap.CLASSES if kind in counts]
        unquoted = ", ".join(self.unquoted()["place"]) or "none"
        cells = self.charts.shown_rows()
        lines = [f"  {cell['place']} | {cell['report']} | {cell['letters']}" for cell in cells]
        return "\n".join(
            [
                f"QuotationExplorer: {len(rows)} of {self._known()}",
                *told,
                f"sentences that nobody quotes: {unquoted}",
                "heat map (sentence | report | classes):",
                self.charts.describe(),
                *lines,
                repr(self.changes()),
            ]
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        bundle = super()._repr_mimebundle_(**kwargs) or {}
        return {**bundle, **static_bundle(self.charts, self.describe())}

    # --- state -----------------------------------------------------------------------------------

    @traitlets.validate("reports", "classes")
    def _check(self, proposal: Any) -> list[str]:
        name, value = proposal["trait"].name, proposal["value"]
        known = self._reports if name == "reports" else list(heatmap.CLASSES)
        return all_known(value, known, "report" if name == "reports" else "class")

    @traitlets.validate("sentence")
    def _check_sentence(self, proposal: Any) -> str:
        value = str(proposal["value"])
        if value and value not in self._sentences:
            raise ValueError(f"no sentence {value!r}" + did_you_mean(value, self._sentences))
        return value

    def _build(self, found: quoted.Quoted, corpus: Corpus | None) -> None:
        self.quoted, self.corpus = found, corpus
        self._reports = found.reports
        self._sentences = [*found.statement["place"], heatmap.OUTSIDE]
        self.charts = ChartView([heatmap.heatmap(found)], heatmap.cells(found), {})
        self.actions = Actions()
        self._boxes = {
            "reports": choices("Report", [(r, r) for r in self._reports]),
            "classes": choices("Class", [(c, c) for c in heatmap.CLASSES]),
        }
        self._nested = widgets.Checkbox(description="Quotations inside quotations", indent=False)
        self._list = widgets.Select(description="Sentence", rows=9, layout=wide_layout("430px"))
        self._list.options = [(visible(self._label(s)), s) for s in self._sentences]
        self._list.value = None
        self._wording = widgets.HTML(layout=wide_layout("460px"))
        self._table, self._silent = widgets.HTML(), widgets.HTML()
        for page in (self._wording, self._table, self._silent):
            page.add_class("kcna-evidence")
        super().__init__(children=self._children())
        self._follow()
        self._show()

    def _label(self, place: str) -> str:
        told = {row["place"]: row["text"] or row["gloss"] for row in records(self.quoted.statement)}
        return f"{place}: {told[place]}" if place in told else place

    def _children(self) -> list[widgets.Widget]:
        filters = widgets.HBox([*self._boxes.values(), self._nested], layout=row_layout())
        beside = widgets.HBox([self._list, self._wording], layout=row_layout())
        return [filters, self.charts, beside, self.actions, self._silent, self._table]

    def _follow(self) -> None:
        for name, box in self._boxes.items():
            box.observe(lambda c, name=name: setattr(self, name, list(c["new"])), "value")
        self._nested.observe(lambda c: setattr(self, "nested", c["new"]), "value")
        self._list.observe(lambda c: setattr(self, "sentence", c["new"] or ""), "value")
        self.charts.observe(self._clicked, "picked")
        self.observe(self._show, ["reports", "classes", "nested"])
        self.observe(self._show_wording, "sentence")
        self.actions.on_msg(self._serve)

    def _clicked(self, change: Any) -> None:
        cell = next((c for c in self.charts.rows["cells"] if c["key"] == change["new"]), None)
        self.sentence = cell["place"] if cell else ""

    def _show(self, _: Any = None) -> None:
        rows = self.rows()
        self.charts.show(heatmap.cells(self.quoted._replace(quotations=rows)))
        for name, box in self._boxes.items():
            box.value = tuple(getattr(self, name))
        self._nested.value = self.nested
        self.actions.status = f"{len(rows)} of {self._known()} shown."
        self._table.value = self.changes()._repr_html_()
        silent = [f"<li>{escape(self._label(place))}</li>" for place in self.unquoted()["place"]]
        listed = "".join(silent) or "<li>none</li>"
        self._silent.value = f"<b>Sentences that nobody quotes</b><ul>{listed}</ul>"
        self._show_wording()

    def _known(self) -> str:
        return counted(len(self.quoted.quotations), "quotation")

    def _show_wording(self, _: Any = None) -> None:
        self._list.value = self.sentence or None
        hint = "<p>Choose a sentence in the list, or click a cell, to see its wording.</p>"
        page = wording.sentence_html(self.quoted, self.rows(), self.sentence)
        self._wording.value = page if self.sentence else hint
        self.actions.citation = self._citations()

    def _citations(self) -> str:
        """The citations of the quotations of the sentence; of traced texts, their reasons."""
        if not self.sentence:
            return ""
        rows = [row for row in records(self.rows()) if self.sentence in _places(row)]
        if self.corpus:
            return "\n".join(self.corpus.cite("quotations", row["key"]) for row in rows)
        return "\n".join(f"{row['report']}: “{row['text']}”. {row['why']}" for row in rows)

    def _serve(self, _: Any, message: Any, __: Any) -> None:
        if message.get("do") == "save":
            table = csv_text(self.rows().astype({"places": str, "edits": str}))
            (picture,) = self.charts.svgs()
            self.actions.send(
                {
                    "files": [
                        {"name": "quotations-view.csv", "type": "text/csv", "text": table},
                        {"name": "quotations-view.svg", "type": "image/svg+xml", "text": picture},
                    ]
                }
            )


def _places(row: dict[str, Any]) -> list[str]:
    """Where a quotation stands in the heat map."""
    return row["places"] or [heatmap.OUTSIDE]
