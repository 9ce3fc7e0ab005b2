"""The view of quotations: what each report kept, cut and changed, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import traitlets

from ..story import quotation_table as quoted
from ..story.quotation_table import records
from ..tracing.classes import CLASSES
from . import quotation_cards as cards
from .evidence import Shown, counted
from .frame import Explorer
from .parts import (
    FIGURES,
    REFERENCES,
    SAVES,
    SEARCH,
    Names,
    Picked,
    bold_lines,
    calls_of,
    chips,
    column,
    flag,
    languages,
    traits_of,
)

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus

_HINT = (
    "The statement runs down, the reports across. A letter says what became of a sentence in a "
    "report: its words kept, cut, or changed between the marks."
)
_TRACED = "kc.QuotationExplorer.of(reports, statement)"
_SAVES = [["annotations", "Web Annotations"], ["qdpx", "NVivo, MAXQDA (REFI-QDA)"]]
_WRONG = "Red edge and !: given to another speaker."
_ATTACH = [
    "Attach your own copies of the pages to read whole sentences here: ",
    ["code", 'corpus.attach("pages/")'],
]


class QuotationExplorer(Explorer):
    """Explore who quoted what: choose reports and classes, pick a sentence of the statement.

    Parameters
    ----------
    corpus
        The records; for texts of your own see `of`.
    others
        What the attributes are at first.

    Attributes
    ----------
    reports, languages, classes : list of str
        Names, ISO 639-1, classes; empty: all of them.
    nested : bool
        Also quotations inside quotations.
    search : str
        Words that a quotation, its changes or the sentence that it follows have, all of them.
    sentence : str
        The sentence whose wording is shown, as the records count, from 0; "" for none.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> explorer = QuotationExplorer(kc.load(), classes=["altered"])
    >>> explorer.reports = ["R9 News"]
    >>> len(explorer.rows()), explorer.unquoted()["place"].tolist()
    (2, ['0', '5', '6', '8'])
    """

    reports: Any = Names("report").tag(sync=True)
    languages: Any = Names("language").tag(sync=True)
    classes: Any = Names("class").tag(sync=True)
    nested = traitlets.Bool(False).tag(sync=True)
    sentence = Picked().tag(sync=True)
    label = "Quotations"
    cited = "quotations"

    def __init__(
        self,
        corpus: Corpus,
        reports: str | Iterable[str] = (),
        classes: str | Iterable[str] = (),
        nested: bool = False,
        search: str = "",
        sentence: str = "",
        languages: str | Iterable[str] = (),
    ) -> None:
        self.quoted, self.corpus = quoted.from_records(corpus), corpus
        chosen = {"reports": reports, "languages": languages, "classes": classes, "nested": nested}
        self._start(**chosen, search=search, sentence=sentence)

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
        explorer.quoted, explorer.corpus = quoted.from_texts(reports, statement, speaker), None
        explorer._start()
        return explorer

    @property
    def table(self) -> pd.DataFrame:
        """All quotations, one row each."""
        return self.quoted.quotations

    def unquoted(self) -> pd.DataFrame:
        """Return the sentences of the statement that no report quotes, whatever is shown.

        `number` counts them as a person does, from 1; `place` from 0.
        """
        statement = self.quoted.statement
        silent = statement[statement["place"].isin(quoted.unquoted_places(self.quoted))]
        numbers = [cards.numbered(place) for place in silent["place"]]
        return silent.assign(number=numbers).reset_index(drop=True)

    def changes(self) -> Shown:
        """Return the changed words side by side, for what is shown."""
        return cards.changes(self.rows())

    def _figure(self) -> Any:
        from .matrices import quotations_figure

        return quotations_figure(self.quoted._replace(quotations=self.rows()))

    def _about(self) -> list[str]:
        """How many there are of each class, what nobody quotes, and every change."""
        counts = self.rows()["class"].value_counts()
        silent = ", ".join(map(cards.numbered, self.unquoted()["place"])) or "none"
        return [
            *(f"{kind}: {counts[kind]}" for kind in CLASSES if kind in counts),
            f"sentences that nobody quotes, counted from 1: {silent}",
            repr(self.changes()),
        ]

    @property
    def _places(self) -> list[str]:
        return [*self.quoted.statement["place"], cards.OUTSIDE]

    @cached_property
    def _sentences(self) -> dict[str, str]:
        return {row["place"]: row["text"] or row["gloss"] for row in records(self.quoted.statement)}

    def _label(self, place: str) -> str:
        return self._sentences.get(place, "Not in the statement")

    def _searched(self, row: dict[str, Any]) -> str:
        edits = [f"{edit['statement']} {edit['report']}" for edit in row["edits"]]
        sentences = [self._label(place) for place in row["places"]]
        return "\n".join([*sentences, row["text"], row["gloss"], row["speaker"], *edits])

    # --- what is drawn ----------------------------------------------------------------------------

    def _data(self) -> dict[str, Any]:
        reports, places, classes = self.quoted.reports, self._places, CLASSES.items()
        whole = any(self.quoted.statement["text"])
        wide = min(12, max(3, *(len(cards.line_number(place)) for place in places)))
        filters = self._filters()
        data = {
            "title": "Who quoted which sentence, and how?",
            "shape": "matrix",
            "nouns": ["quotation", "quotations"],
            "lineNouns": ["sentence", "sentences"],
            "hint": [*bold_lines(_HINT), *([] if whole or not self.corpus else [_ATTACH])],
            "empty": ["nobody quotes it", "not quoted so"],
            "signs": [[sign, name, colour] for name, (sign, colour) in classes],
            "key": [_WRONG],
            "filters": filters,
            "lines": [[place, self._label(place), 0, cards.line_number(place)] for place in places],
            "all_lines": True,
            "columns": [[name, name] for name in reports],
            "shown": [
                column("number", "Sentence", quiet=True, width=f"{wide}ch"),
                column("text", "Sentence of the statement", width="minmax(150px, 1fr)"),
            ],
            "wraps": True,
            "keys": places,
            "rows": [self._item(row) for row in records(self.table)],
            "pick": "sentence",
            "saves": [*SAVES, *FIGURES, *(REFERENCES if self.corpus else []), *_SAVES],
        }
        chosen = [name for part in filters for name in traits_of(part)]
        return data if self.corpus else {**data, "code": calls_of(_TRACED, chosen)}

    def _filters(self) -> list[dict[str, Any]]:
        classes = [(name, colour) for name, (_, colour) in CLASSES.items()]
        return [
            chips("reports", "Report", self.quoted.reports),
            *languages(self.table["language"]),
            chips("classes", "Class", classes),
            flag("nested", "quotations inside quotations", "hidden", "classes"),
            SEARCH,
        ]

    def _item(self, row: dict[str, Any]) -> dict[str, Any]:
        report, wrong = self.quoted.reports.index(row["report"]), row["misattributed"] is True
        words = f"{counted(row['words'], 'word')}{', wrong speaker' if wrong else ''}"
        return {
            "key": row["key"],
            "reports": row["report"],
            "languages": row["language"],
            "classes": row["class"],
            "nested": row["nested"],
            "lines": [self._places.index(place) for place in row["places"] or [cards.OUTSIDE]],
            "col": report,
            "letters": cards.letter(row),
            "sign": CLASSES[row["class"]][1],
            "wrong": wrong,
            "told": f"{row['report']}: {row['class']}, {words}",
            "more": self._searched(row),
        }

    def _card(self, key: str) -> dict[str, Any]:
        return cards.sentence_card(self.quoted, key, self._beside.get(key, ()))

    @cached_property
    def _beside(self) -> dict[str, list[dict[str, Any]]]:
        """What other versions of the statement have beside each sentence."""
        return quoted.versions_beside(self.quoted)

    def _at(self, place: str) -> list[dict[str, Any]]:
        return [row for row in records(self.table) if cards.at(row, place)]

    def _cited(self, key: str) -> list[tuple[str, str]]:
        return [(self.cited, row["key"]) for row in self._at(key)]

    def _cite(self, key: str, style: str) -> str:
        """The citations of the quotations of the sentence; of traced texts, their reasons."""
        if self.corpus:
            return super()._cite(key, style)
        return "\n".join(f"{r['report']}: “{r['text']}”. {r['why']}" for r in self._at(key))

    def _still(self) -> tuple[str, list[str], list[list[str]]]:
        rows, names, lines = records(self.rows()), self.quoted.reports, []
        for place in self._places:
            own = [row for row in rows if cards.at(row, place)]
            cells = [" ".join(cards.letter(r) for r in own if r["report"] == n) for n in names]
            if own or place != cards.OUTSIDE:
                lines.append([f"{cards.line_number(place)} {self._label(place)}".strip(), *cells])
        whole = counted(len(self.table), "quotation")
        return f"{len(rows)} of {whole}. {cards.KEY}", ["Sentence", *names], lines
