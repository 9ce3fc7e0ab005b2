"""The view of accounts: who reports what, as of when, on whose word, with conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import traitlets

from ..records.corpus import Corpus, known_corpus
from ..story.accounts import KINDS, disagreements
from ..story.quotation_table import records
from ..story.witnesses import Lines, display_name
from ..text.language import UNKNOWN
from . import account_rows as accounts
from .account_rows import STANCES, account_card, reported
from .evidence import counted
from .frame import Explorer
from .parts import SEARCH, Names, chips, column, flag, languages, names

if TYPE_CHECKING:
    import pandas as pd


_HINT = (
    "Documents stand under their witness: copies of one parent are one witness. A cell has the "
    "stance of what a document says of an event, the day of the month that it gives, and ! where "
    "that cannot be right beside something else."
)
_KEY = (
    "A number: as of that day of the month.",
    "Red edge and !: in conflict; in the line of a witness, how many of its copies are.",
)
_AT_FIRST = 6  # columns for which there is room beside the names of documents
_GROUPS = ["of the sequence", "in conflict", "others"]


class AccountsExplorer(Explorer):
    """Explore who reports what: choose events and stances, pick an account.

    Parameters
    ----------
    corpus
        The records.
    others
        What the attributes are at first.

    Attributes
    ----------
    events : list of str
        Short names of events; empty: all that documents tell of.
    stances : list of str
        asserting, denying, reporting; empty: all of them.
    languages : list of str
        Of the documents, ISO 639-1; empty: all of them.
    search : str
        Words that the gloss, the report or its renderings have, all of them.
    independent : bool
        One account for each witness: documents of one parent count once.
    conflicting : bool
        Only accounts that are part of a conflict, of dates, numbers, actors or stances.
    picked : str
        The account whose card is shown; "" for none.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> explorer = AccountsExplorer(kc.load(), events=["kcna-denial-2024-05-17"])
    >>> explorer.stances = ["denying"]
    >>> explorer.rows()["report"].tolist()
    ['KCNA Watch', 'KCNA', 'Korea News Service']
    """

    events: Any = Names("event").tag(sync=True)
    stances: Any = Names("stance").tag(sync=True)
    languages: Any = Names("language").tag(sync=True)
    independent = traitlets.Bool(False).tag(sync=True)
    conflicting = traitlets.Bool(False).tag(sync=True)
    label = "Accounts"
    cited = "accounts"

    def __init__(
        self,
        corpus: Corpus,
        events: str | Iterable[str] = (),
        stances: str | Iterable[str] = (),
        independent: bool = False,
        conflicting: bool = False,
        search: str = "",
        picked: str = "",
        languages: str | Iterable[str] = (),
    ) -> None:
        self.corpus = known_corpus(corpus)
        self.table = reported(corpus)
        self._titles = dict(zip(self.table["event"], self.table["title"], strict=True))
        self._differ, self._lines = records(disagreements(corpus, apparent=True)), Lines(corpus)
        self._renderings: dict[str, list[str]] = {}
        for row in corpus.rows["renderings"]:
            words = f"{row['words']} {row['back_gloss']}"
            self._renderings.setdefault(row["document"], []).append(words)
        flags = {"independent": independent, "conflicting": conflicting}
        chosen = {"events": events, "stances": stances, "languages": languages}
        self._start(**chosen, **flags, search=search, picked=picked)

    def rows(self) -> pd.DataFrame:
        """Return the accounts that are shown, one row each.

        With `independent`, one row for each event and witness; `documents` lists its copies.
        """
        rows = super().rows()
        if self.independent:
            documents = self.table["document"].tolist()
            rows["documents"] = [[documents[n] for n in sorted(own)] for own in self._shown()]
        return rows

    def conflicts(self) -> pd.DataFrame:
        """Return the disagreements of the events that are shown, figures included.

        With `stances` or `search`, those that rest on an account that is shown.
        """
        differ = disagreements(self.corpus)
        if self.events:
            chosen = differ["event"].isin(self.events) | differ["other_event"].isin(self.events)
            differ = differ[chosen]
        if self.stances or self.search:
            rows = self.rows()
            shown, events = set(rows["account"]), set(rows["event"])
            for figure in self.corpus.rows["figures"]:
                own = figure["account"]
                if own in shown or (not own and figure["event"] in events):
                    shown.add(figure["figure"])
            differ = differ[~differ["records"].map(shown.isdisjoint).astype(bool)]
        return differ.reset_index(drop=True)

    def _figure(self) -> Any:
        from .matrices import accounts_figure

        return accounts_figure(self.rows(), "witness" if self.independent else "report")

    def _about(self) -> list[str]:
        lines = [f"{row['kind']}: {row['why']}" for row in records(self.conflicts())]
        return ["conflicts:", *(lines or ["none"])]

    # --- what is drawn ----------------------------------------------------------------------------

    def _data(self) -> dict[str, Any]:
        rows, stances = records(self.table), STANCES.items()
        labels = {row["document"]: row["report"] for row in rows}
        order = [row["document"] for row in self.corpus.rows["documents"]]
        lines = sorted(labels, key=order.index)
        witnesses, group = list(dict.fromkeys(row["witness"] for row in rows)), self._groups()
        parents = self._parents(lines)
        differ = [[["b", r["kind"]], f": {r['why']}"] for r in self._differ if r["kind"] in KINDS]
        events = [[event, title, group[event], []] for event, title in self._titles.items()]
        first = self._columns_at_first(group)
        find = {"find": "Find an event, by its words", "columns": True}
        return {
            "title": "By whose account?",
            "shape": "tree",
            "nouns": ["account", "accounts"],
            "lineNouns": ["document", "documents"],
            "hint": _HINT,
            "hintLists": [["What cannot all be right", differ]],
            "signs": [[letter, name, sign] for name, (letter, sign) in stances],
            "key": _KEY,
            "filters": [
                names("events", "Event", events, _GROUPS, **find),
                chips("stances", "Stance", [(name, sign) for name, (_, sign) in stances]),
                *languages(self._language(row) for row in rows),
                flag("independent", "one row for each witness", "once", "stances"),
                flag("conflicting", "conflicts only", "only", "stances"),
                SEARCH,
            ],
            "groups": witnesses,
            "lines": [[d, labels[d], witnesses.index(parents[d]), ""] for d in lines],
            "columns": [[e, name, e in first] for e, name in self._titles.items()],
            "shown": [column("text", "Witness, documents", sort="text")],
            "rows": [self._item(row, lines, witnesses) for row in rows],
        }

    def _item(self, row: dict[str, Any], lines: list[str], witnesses: list[str]) -> dict[str, Any]:
        event, wrong = list(self._titles).index(row["event"]), bool(row["conflicts"])
        own = [row["report"], row["title"], row["gloss"], row["printed"]]
        return {
            "key": row["account"],
            "events": row["event"],
            "stances": row["stance"],
            "languages": self._language(row),
            "conflicting": wrong,
            "once": f"{row['event']}|{row['witness']}",
            "weight": 2 * wrong + bool(row["as_of"]),
            "lines": [lines.index(row["document"])],
            "wit": witnesses.index(row["witness"]),
            "col": event,
            "letters": accounts.letters(row),
            "sign": STANCES[row["stance"]][1],
            "wrong": wrong,
            "told": _sentence(row),
            "more": "\n".join([*own, *self._renderings.get(row["document"], [])]),
        }

    def _language(self, row: dict[str, Any]) -> str:
        return self.corpus.row("documents", row["document"])["language"] or UNKNOWN

    def _groups(self) -> dict[str, int]:
        """The number of the group of each event: of the sequence, in conflict, others."""
        stamped = {row["event"] for row in self.corpus.rows["stamps"]}
        differ = [row for row in self._differ if row["kind"] in KINDS]
        conflicting = {row[name] for row in differ for name in ("event", "other_event")}
        return {
            event: 0 if event in stamped else 1 if event in conflicting else 2
            for event in self._titles
        }

    def _columns_at_first(self, groups: dict[str, int]) -> set[str]:
        """Those of the sequence and in conflict; where these are few, those that most tell."""
        own = [event for event, group in groups.items() if group < len(_GROUPS) - 1]
        counts = Counter(row["event"] for row in records(self.table)).most_common()
        return {*own, *[event for event, _ in counts][: max(0, _AT_FIRST - len(own))]}

    def _parents(self, documents: list[str]) -> dict[str, str]:
        """The witness under which each document stands: the agency it credits, or that of most."""
        counts: dict[str, Counter[str]] = {document: Counter() for document in documents}
        for row in records(self.table):
            counts[row["document"]][row["witness"]] += 1
        parents = {}
        for document, count in counts.items():
            credited = display_name(self.corpus, self.corpus.row("documents", document)["upstream"])
            parents[document] = credited if count[credited] else count.most_common(1)[0][0]
        return parents

    def _card(self, key: str) -> dict[str, Any]:
        return account_card(self.corpus, key, self._differ, self._lines)

    def _still(self) -> tuple[str, list[str], list[list[str]]]:
        by, shown = "witness" if self.independent else "report", self.rows()
        rows = [
            [row[by], row["title"], row["stance"], row["as_of"], *map(", ".join, lists)]
            for row in records(shown)
            for lists in ([row["word"], row["conflicts"]],)
        ]
        whole = counted(len(self.table), "account")
        aside = ", one for each witness," if self.independent else ""
        caption = f"{len(rows)} of {whole}{aside} of {counted(shown['event'].nunique(), 'event')}"
        columns = [by.capitalize(), "Event", "Stance", "As of", "On the word of", "In conflict"]
        return f"{caption}.", columns, rows


def _sentence(row: dict[str, Any]) -> str:
    word = f", on the word of {', '.join(row['word'])}" if row["word"] else ""
    day = f", as of {row['as_of']}" if row["as_of"] else ""
    conflict = f"; in conflict: {', '.join(row['conflicts'])}" if row["conflicts"] else ""
    source = f"; from {row['witness']}" if row["witness"] != row["report"] else ""
    return f"{row['title']}: {row['stance']}{day}{word}{source}{conflict}"
