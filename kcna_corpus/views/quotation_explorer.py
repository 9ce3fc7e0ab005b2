"""The view of quotations: what each report kept, cut and changed, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import traitlets

from ..story import quotation_table as quoted
from ..story.quotation_table import records
from ..text.nearest import did_you_mean
from . import quotation_cards as cards
from .evidence import Shown, counted
from .frame import Explorer
from .parts import (
    REFERENCES,
    SAVES,
    SEARCH,
    STYLES,
    Names,
    all_known,
    bold_lines,
    call,
    chips,
    column,
    compact,
    flag,
    matches,
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
    reports, classes, search
        What is shown at first; empty: everything.
    nested
        Also show quotations inside quotations.
    sentence
        The sentence that is picked at first.

    Attributes
    ----------
    reports, classes : list of str
        Empty: all of them.
    nested : bool
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

    reports: Any = Names().tag(sync=True)
    classes: Any = Names().tag(sync=True)
    nested = traitlets.Bool(False).tag(sync=True)
    search = traitlets.Unicode().tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)
    label = "Quotations"

    def __init__(
        self,
        corpus: Corpus,
        reports: str | Iterable[str] = (),
        classes: str | Iterable[str] = (),
        nested: bool = False,
        search: str = "",
        sentence: str = "",
    ) -> None:
        self.quoted, self.corpus = quoted.from_records(corpus), corpus
        self._start(
            reports=reports,
            classes=classes,
            nested=nested,
            search=search,
            sentence=sentence,
        )

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

    def rows(self) -> pd.DataFrame:
        """Return the quotations that are shown, one row each."""
        table = self.quoted.quotations
        chosen = table["nested"].isin([False, self.nested])
        if self.reports:
            chosen &= table["report"].isin(self.reports)
        if self.classes:
            chosen &= table["class"].isin(self.classes)
        if self.search:
            chosen &= matches(map(self._searched, records(table)), self.search)
        return table[chosen].reset_index(drop=True)

    def unquoted(self) -> pd.DataFrame:
        """Return the sentences of the statement that no report quotes, whatever is shown."""
        statement = self.quoted.statement
        silent = statement["place"].isin(quoted.unquoted_places(self.quoted))
        return statement[silent].reset_index(drop=True)

    def changes(self) -> Shown:
        """Return the changed words side by side, for what is shown."""
        return cards.changes(self.rows())

    def figure(self) -> Any:
        """Return what is shown as an Altair figure: sentences down, reports across.

        Examples
        --------
        >>> import kcna_corpus as kc
        >>> QuotationExplorer(kc.load()).figure().title.text
        'Which report quotes which sentence, and how'
        """
        from .matrices import quotations_figure

        return quotations_figure(self.quoted._replace(quotations=self.rows()))

    def describe(self) -> str:
        """Return the view as text: the matrix of letters, the counts, the changes; nothing cut."""
        rows = self.rows()
        counts = rows["class"].value_counts()
        told = [f"{kind}: {counts[kind]}" for kind in cards.CLASSES if kind in counts]
        unquoted = ", ".join(map(cards.numbered, self.unquoted()["place"])) or "none"
        _, (_, *names), lines = self._still()
        cells = [
            f"  {line[0].partition(' ')[0]} | {name} | {letters}"
            for line in lines
            for name, letters in zip(names, line[1:], strict=True)
            if letters
        ]
        return "\n".join(
            [
                f"QuotationExplorer: {len(rows)} of {self._known()}",
                *told,
                f"sentences that nobody quotes, counted from 1: {unquoted}",
                "sentence | report | classes:",
                *cells,
                repr(self.changes()),
            ]
        )

    # --- what is chosen ---------------------------------------------------------------------------

    @property
    def _places(self) -> list[str]:
        return [*self.quoted.statement["place"], cards.OUTSIDE]

    @traitlets.validate("reports", "classes")
    def _check(self, proposal: Any) -> list[str]:
        name, value = proposal["trait"].name, proposal["value"]
        known = self.quoted.reports if name == "reports" else list(cards.CLASSES)
        return all_known(value, known, "report" if name == "reports" else "class")

    @traitlets.validate("sentence")
    def _check_sentence(self, proposal: Any) -> str:
        value = str(proposal["value"])
        if value and value not in self._places:
            raise ValueError(f"no sentence {value!r}" + did_you_mean(value, self._places))
        return value

    def _known(self) -> str:
        return counted(len(self.quoted.quotations), "quotation")

    def _label(self, place: str) -> str:
        told = {row["place"]: row["text"] or row["gloss"] for row in records(self.quoted.statement)}
        return str(told.get(place, "Not in the statement"))

    def _searched(self, row: dict[str, Any]) -> str:
        edits = [f"{edit['statement']} {edit['report']}" for edit in row["edits"]]
        sentences = [self._label(place) for place in row["places"]]
        return "\n".join([*sentences, row["text"], row["gloss"], row["speaker"], *edits])

    # --- what is drawn ----------------------------------------------------------------------------

    def _data(self) -> dict[str, Any]:
        reports, kinds, places = self.quoted.reports, list(cards.CLASSES), self._places
        names, traced = ["reports", "classes", "nested", "search"], _TRACED
        whole = any(self.quoted.statement["text"])
        return {
            "title": "Who quoted which sentence, and how?",
            "shape": "matrix",
            "nouns": ["quotation", "quotations"],
            "lineNouns": ["sentence", "sentences"],
            "hint": [*bold_lines(_HINT), *([] if whole or not self.corpus else [_ATTACH])],
            "empty": ["nobody quotes it", "not quoted so"],
            "signs": [[sign, name, colour] for name, (sign, colour) in cards.CLASSES.items()],
            "key": [_WRONG],
            "filters": [
                chips("reports", "Report", reports),
                chips("classes", "Class", [(n, sign) for n, (_, sign) in cards.CLASSES.items()]),
                flag("nested", "quotations inside quotations", "hidden", "classes"),
                SEARCH,
            ],
            "lines": [
                [place, self._label(place), 0, "" if place == cards.OUTSIDE else number]
                for place, number in zip(places, map(cards.numbered, places), strict=True)
            ],
            "all_lines": True,
            "columns": [[name, name] for name in reports],
            "shown": [
                column("number", "Sentence", quiet=True),
                column("text", "Sentence of the statement"),
            ],
            "wraps": True,
            "searched": ["more"],
            "keys": places,
            **compact([self._item(row, kinds) for row in records(self.quoted.quotations)]),
            "state": [*names, "sort", "sentence"],
            "pick": "sentence",
            "pickLines": True,
            "itemised": True,
            "code": [call("kc.QuotationExplorer(", "corpus", names, ").rows()")]
            if self.corpus
            else [call(traced, "", [], ".rows()"), call(f"{traced}  # then set ", "", names, "")],
            "styles": [*STYLES.items()] if self.corpus else [["full", "Full"]],
            "saves": [*SAVES, *(REFERENCES if self.corpus else []), *_SAVES],
        }

    def _item(self, row: dict[str, Any], kinds: list[str]) -> dict[str, Any]:
        report, wrong = self.quoted.reports.index(row["report"]), row["misattributed"] is True
        words = f"{counted(row['words'], 'word')}{', wrong speaker' if wrong else ''}"
        return {
            "key": row["key"],
            "reports": [report],
            "classes": [kinds.index(row["class"])],
            "nested": row["nested"],
            "lines": [self._places.index(place) for place in row["places"] or [cards.OUTSIDE]],
            "col": report,
            "letters": cards.letter(row),
            "sign": cards.CLASSES[row["class"]][1],
            "wrong": wrong,
            "told": f"{row['report']}: {row['class']}, {words}",
            "more": self._searched(row),
        }

    def _card(self, key: str) -> dict[str, Any]:
        return cards.sentence_card(self.quoted, key)

    def _cited(self, key: str) -> list[tuple[str, str]]:
        rows = records(self.quoted.quotations)
        return [("quotations", row["key"]) for row in rows if cards.at(row, key)]

    def _cite(self, key: str, style: str) -> str:
        """The citations of the quotations of the sentence; of traced texts, their reasons."""
        if self.corpus:
            return super()._cite(key, style)
        rows = [row for row in records(self.quoted.quotations) if cards.at(row, key)]
        return "\n".join(f"{row['report']}: “{row['text']}”. {row['why']}" for row in rows)

    def _still(self) -> tuple[str, list[str], list[list[str]]]:
        rows = records(self.rows())
        lines = []
        for place in self._places:
            own = [row for row in rows if cards.at(row, place)]
            cells = [
                " ".join(cards.letter(row) for row in own if row["report"] == name)
                for name in self.quoted.reports
            ]
            if own or place != cards.OUTSIDE:
                number = "" if place == cards.OUTSIDE else f"{cards.numbered(place)} "
                lines.append([f"{number}{self._label(place)}", *cells])
        letters = ", ".join(f"{sign} {name}" for name, (sign, _) in cards.CLASSES.items())
        caption = f"{len(rows)} of {self._known()}. {letters}; ! wrong speaker."
        return caption, ["Sentence", *self.quoted.reports], lines
