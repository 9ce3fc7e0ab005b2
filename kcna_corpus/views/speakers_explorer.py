"""The view of speakers: who is quoted in any texts, how often, and how surely it is they."""

from __future__ import annotations

from typing import Any

from ..quotations import find_quotations
from ..quotations.by_speaker import by_speaker
from ..story.quotation_table import records
from .frame import Explorer
from .parts import SEARCH, Asked, Names, chips, column, names

#: How surely the words are a speaker's, each with the number of its colour.
NAMED = {"surely": 0, "in part": 4, "not surely": 2, "nobody named": 5}
_HINT = "**Surely** is said where all words are given to that person beyond doubt, also as “she”."


class SpeakersExplorer(Explorer):
    """Explore who is quoted how in any texts: choose documents, pick a speaker, read their words.

    Parameters
    ----------
    quotations : pandas.DataFrame
        As `find_quotations` gives it; for texts see `of`.
    documents, named, search
        What is shown at first.

    Raises
    ------
    TypeError
        If the table is not what `find_quotations` gives.

    Attributes
    ----------
    documents, named : list of str
        Of `named`: surely, in part, not surely, nobody named. Empty: all of them.

    See Also
    --------
    find_quotations : The quotations, one by one.

    Examples
    --------
    >>> texts = {"Courier": "“No plums,” Ada Varn said.", "Herald": "“No pears,” she said."}
    >>> SpeakersExplorer.of(texts).rows()["speaker"].tolist()
    ['Ada Varn', 'she (Herald)']
    """

    documents: Any = Names("document").tag(sync=True)
    named: Any = Names("choice").tag(sync=True)
    label, given = "Speakers", "kc.find_quotations(texts)"

    def __init__(
        self, quotations: Any, documents: Asked = (), named: Asked = (), search: str = ""
    ) -> None:
        self.table, self.quotations = by_speaker(quotations), records(quotations)
        self._start(documents=documents, named=named, search=search)

    @classmethod
    def of(cls, texts: Any) -> SpeakersExplorer:
        """Explore the speakers of texts, given as to `find_quotations`."""
        return cls(find_quotations(texts))

    def _data(self) -> dict[str, Any]:
        return {
            "title": "Who is quoted, and how?",
            "shape": "table",
            "nouns": ["speaker", "speakers"],
            "hint": _HINT,
            "filters": [
                names("documents", "Document", sorted(set().union(*self.table["documents"]))),
                chips("named", "Named", NAMED.items()),
                SEARCH,
            ],
            "shown": [
                column("text", "Speaker", "speaker", sort="speaker", width="minmax(120px, 1.3fr)"),
                column("number", "Quotations", "quotations", sort="quotations", width="84px"),
                column("number", "Documents", "documents", sort="documents", width="84px"),
                column("text", "As printed", "printed", width="minmax(90px, 1fr)"),
                column("state", "Named", "state", width="112px"),
            ],
            "rows": [self._item(row) for row in records(self.table)],
        }

    def _item(self, row: dict[str, Any]) -> dict[str, Any]:
        words = (self.quotations[number]["text"] for number in row["numbers"])
        shown = {"key": row["speaker"], "state": row["named"], "sign": NAMED[row["named"]]}
        return {**shown, **row, "more": "\n".join([row["speaker"], *row["printed"], *words])}

    def _card(self, key: str) -> dict[str, Any]:
        (row,) = records(self.table[self.table["speaker"] == key])
        lists: dict[str, list[Any]] = {name: [] for name in row["documents"]}
        for quoted in (self.quotations[number] for number in row["numbers"]):
            by = f"{quoted['speaker'] or 'nobody named'}, {quoted['cue']}".removesuffix(", ")
            relay = f"; passed on by {quoted['relay']}" if quoted["relay"] else ""
            sure = "" if quoted["identified"] else "; not surely theirs"
            words = [f"“{quoted['text']}”", ["div", [["small", by + relay + sure]]]]
            lists[str(quoted["document"])].append(words)
        return {
            "over": [["sign", NAMED[row["named"]], row["named"]]],
            "title": row["speaker"],
            "lists": [*map(list, lists.items())],
        }
