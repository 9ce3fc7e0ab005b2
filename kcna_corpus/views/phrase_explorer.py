"""The view of one phrase: what each language made of it, by whom, from whom, along the hours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import traitlets

from ..clock.in_words import when
from ..records.corpus import Corpus, known_corpus
from ..story.quotation_table import records
from .evidence import Spoken, counted
from .frame import Explorer
from .parts import SEARCH, Names, Zone, call, chips, column, flag
from .phrase_rows import Renderings, by_and_from, minutes

if TYPE_CHECKING:
    import pandas as pd


_HINT = (
    "Each row is a phrase of the statement as one page prints it, and what that means; the tag is "
    "its **sense**, which renderings share. The bar is when the page appeared: on the day that it "
    "is dated, where its readers are."
)
_KEY = ("Mark on a bar: a stamp seen on the page; hollow: its zone is assumed.",)
#: Filter -> the column that it chooses by, and its label.
_FIELDS = {
    "phrases": ("phrase", "Phrase"),
    "senses": ("sense", "Sense"),
    "languages": ("language", "Language"),
    "agencies": ("agency", "From"),
}
_ENDS = ("earliest", "latest")


class PhraseExplorer(Explorer):
    """Explore what became of a phrase: choose phrases, languages, senses, agencies; pick a row.

    Parameters
    ----------
    corpus
        The records.
    others
        What the attributes are at first.

    Attributes
    ----------
    phrases, languages, senses, agencies : list of str
        Terms of the records, languages as ISO 639-1, names of agencies; empty: all of them.
    search : str
        Words that the rendering, its gloss, its note or its report have, all of them.
    direct : bool
        Only words between quotation marks.
    zone : str
        The clock of the bars; the corpus's own unless another is asked for.
    sort, picked : str
        The order of the rows on the screen; the rendering whose card is shown.

    Raises
    ------
    ValueError
        For a phrase, language, sense, agency or rendering that the records do not have.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> explorer = PhraseExplorer(kc.load(), "most-absurd-paradox", senses="paradox")
    >>> explorer.languages = ["ko", "zh", "ar"]
    >>> explorer.rows()["words"].tolist()
    ['最荒謬的悖論', '가장 황당한 역설', 'المفارقة الأكثر سخافة']
    """

    phrases: Any = Names("phrase").tag(sync=True)
    senses: Any = Names("sense").tag(sync=True)
    languages: Any = Names("language").tag(sync=True)
    agencies: Any = Names("agency").tag(sync=True)
    direct = traitlets.Bool(False).tag(sync=True)
    zone: Any = Zone().tag(sync=True)
    label = "Phrases"
    cited = "renderings"

    def __init__(
        self,
        corpus: Corpus,
        phrases: str | Iterable[str] = (),
        senses: str | Iterable[str] = (),
        languages: str | Iterable[str] = (),
        agencies: str | Iterable[str] = (),
        direct: bool = False,
        search: str = "",
        zone: str | None = None,
        sort: str = "",
        picked: str = "",
    ) -> None:
        self.corpus = known_corpus(corpus)
        self._renderings = Renderings(corpus)
        self.table = self._renderings.table
        if self.table.empty:
            raise ValueError("the corpus has no renderings to show")
        names = {"phrases": phrases, "senses": senses, "languages": languages, "agencies": agencies}
        chosen = {**names, "direct": direct, "search": search, "sort": sort, "picked": picked}
        self._start(zone=corpus.zone if zone is None else zone, **chosen)

    def rows(self) -> pd.DataFrame:
        """Return the renderings that are shown, one row each; moments on the clock of `zone`."""
        rows = super().rows()
        return rows.assign(**{end: rows[end].dt.tz_convert(self.zone) for end in _ENDS})

    def _figure(self) -> Any:
        from .matrices import senses_figure

        return senses_figure(self.rows(), self._renderings.colours)

    # --- what is drawn ----------------------------------------------------------------------------

    def _data(self) -> dict[str, Any]:
        lines = [self._chips(name, *field) for name, field in _FIELDS.items()]
        names, fields = (
            [*_FIELDS, "direct", "search"],
            {n: field for n, (field, _) in _FIELDS.items()},
        )
        return {
            "title": "What became of a phrase?",
            "shape": "phrases",
            "nouns": ["rendering", "renderings"],
            "hint": _HINT,
            "key": _KEY,
            "filters": [*lines, flag("direct", "in quotation marks", "only", "phrases"), SEARCH],
            "shown": [
                column("text", "Words", "words", sort="words", lang="language"),
                column("text", "In English", "back_gloss", sort="back_gloss"),
                column("text", "Report", "report", sort="report"),
                column("text", "Drawn from", "drawn", sort="drawn"),
                column("state", "Sense", "sense", sort="sense"),
                column("axis", "Appeared"),
            ],
            "rows": self._renderings.items(fields),
            "state": [*names, "zone", "sort", "picked"],
            "code": [
                call(
                    "kc.PhraseExplorer(", "corpus", [*names, ("zone", self.corpus.zone)], ").rows()"
                )
            ],
        }

    def _chips(self, name: str, field: str, label: str) -> dict[str, Any]:
        """A filter by a column; below the phrases it offers only what the other filters leave."""
        options = self._renderings.options(field)
        return {**chips(name, label, []), "options": options, "fits": name != "phrases"}

    def _card(self, key: str) -> dict[str, Any]:
        return self._renderings.card(key)

    def _still(self) -> tuple[str, list[str], list[list[str]]]:
        rows = [
            [
                *(Spoken(row["words"], row["language"]), row["back_gloss"], row["sense"]),
                *by_and_from(row),
                when(*(row[end] for end in _ENDS)) if minutes(row) else "",
            ]
            for row in records(self.rows())
        ]
        caption = f"{len(rows)} of {counted(len(self.table), 'rendering')}, clock of {self.zone}."
        columns = ["Words", "In English", "Sense", "Report", "Drawn from", "Appeared"]
        return caption, columns, rows
