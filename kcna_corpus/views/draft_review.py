"""The view in which a draft is gone through: candidate by candidate, each with its sentences."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import traitlets

from ..drafts.reviewing import Decisions
from ..records.frames import sentences_at_hand
from ..records.schema import SEPARATOR
from ..text.nearest import did_you_mean
from .frame import Explorer
from .parts import (
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
    matches,
)

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus

SHOWN = ("kept", "left out", "decided")
_HINT = (
    "Every event of a draft is a **candidate**: accept it, or leave it out. "
    "What you decide is kept at once, and can be undone."
)


class DraftReview(Explorer):
    """Go through a draft event by event; accept, leave out, edit, merge or split any.

    Parameters
    ----------
    draft : Corpus or path
        What `draft` gave, or the folder of a case: there each decision is kept at once, and loaded
        again.
    show : str or list of str
        Which candidates are shown at first: kept, left out, decided; empty: all.
    search : str
        Words that a candidate has.

    Attributes
    ----------
    decided : dict of str to bool
        Event -> kept (accepted) or left out, of those about which something was decided.
    show : list of str
        kept, left out, decided; empty: all candidates.
    search : str
        Words that a candidate has, all of them.
    picked : str
        Short name of the event whose sentences are shown; "" for none.

    Raises
    ------
    ValueError
        For an unknown event or column, with the nearest names.

    See Also
    --------
    draft : What makes the candidates.
    PageReview : The same for the blocks of one page.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> review = DraftReview(kc.load())
    >>> review.reject("wpk8")
    >>> review.progress[0], "wpk8" in review.reviewed.events["event"].tolist()
    (1, False)
    >>> review.undo()
    >>> review.progress[0], review.decided
    (0, {})
    """

    decided = traitlets.Dict(help="the decisions, as the script names them").tag(sync=True)
    show: Any = Names().tag(sync=True)
    search = traitlets.Unicode().tag(sync=True)
    picked = traitlets.Unicode().tag(sync=True)
    label = "Draft"

    def __init__(
        self,
        draft: Corpus | str | os.PathLike[str],
        show: str | Iterable[str] = (),
        search: str = "",
    ) -> None:
        self.review = Decisions(draft)
        self.corpus = self.review.drafted
        self._start(show=show, search=search, decided=self._known())

    @property
    def reviewed(self) -> Corpus:
        """The records as they are with what was decided."""
        return self.review.corpus

    @property
    def progress(self) -> tuple[int, int]:
        """How many candidates are done, and of how many."""
        return self.review.progress

    def accept(self, event: str) -> None:
        """Confirm an event as it stands."""
        self._do("reopen", event)
        self._do("accept", event)

    def reject(self, event: str) -> None:
        """Leave an event out, and what is told of it."""
        self._do("reopen", event)
        self._do("reject", event)

    def edit(self, event: str, column: str, value: str) -> None:
        """Change one cell of an event."""
        self._do("edit", event, column, value)

    def merge(self, event: str, onto: str) -> None:
        """Let an event be one with another, which stays."""
        self._do("merge", event, onto)

    def split(self, event: str, accounts: Iterable[str], new: str) -> None:
        """Let some accounts of an event be of a new one."""
        self._do("split", event, accounts, new)

    def undo(self) -> None:
        """Take the last decision back."""
        self._do("undo")

    def redo(self) -> None:
        """Decide again what was undone last."""
        self._do("redo")

    def _do(self, action: str, *given: Any) -> None:
        getattr(self.review, action)(*given)
        self.decided = self._known()

    def _known(self) -> dict[str, bool]:
        """Of each candidate about which something was decided: whether it is kept."""
        kept = {row["event"] for row in self.review.corpus.rows["events"]}
        done = {d.row for d in self.review.decisions if d.table == "events"}
        return {key: key in kept for key in self.review.candidates if key in done}

    def rows(self) -> pd.DataFrame:
        """Return the candidates that are shown: event, title, start, end, state, decided."""
        import pandas as pd

        rows = [
            [
                *(row[name] for name in ("event", "title", "start", "end")),
                "kept" if self.decided.get(row["event"], True) else "left out",
                row["event"] in self.decided,
            ]
            for row in self.corpus.rows["events"]
        ]
        table = pd.DataFrame(rows, columns=["event", "title", "start", "end", "state", "decided"])
        chosen = pd.Series(not self.show, index=table.index)
        for name in self.show:
            chosen |= table["decided"] if name == "decided" else table["state"] == name
        if self.search:
            chosen &= matches(table["title"] + " " + table["event"], self.search)
        return table[chosen].reset_index(drop=True)

    def describe(self) -> str:
        """Return the view as text: how far the review is, and every candidate."""
        done, of = self.progress
        lines = [f"DraftReview: {done} of {of} candidates decided"]
        for event, title, start, end, state, decided in self.rows().to_numpy().tolist():
            what = state if decided else "open"
            lines.append(f"  {what:8} {event} | {start} to {end} | {title}")
        return "\n".join(lines)

    # --- what is chosen ---------------------------------------------------------------------------

    @traitlets.observe("decided")
    def _take(self, change: Any) -> None:
        """What was pressed becomes decisions; what Python decided is known already."""
        known, new = self._known(), change["new"]
        for event in [key for key in {**known, **new} if known.get(key) != new.get(key)]:
            if event not in self.review.candidates:
                raise ValueError(
                    f"no event {event!r}" + did_you_mean(event, self.review.candidates)
                )
            self.review.reopen(event)
            if event in new:
                (self.review.accept if new[event] else self.review.reject)(event)

    @traitlets.validate("show")
    def _check_show(self, proposal: Any) -> list[str]:
        return all_known(proposal["value"], SHOWN, "choice")

    # --- what is drawn ----------------------------------------------------------------------------

    def _data(self) -> dict[str, Any]:
        rows = [
            {
                "key": row["event"],
                "rule": True,
                "why": row["second_check"],
                "title": row["title"],
                "days": _days(row),
                "state": "",
            }
            for row in self.corpus.rows["events"]
        ]
        return {
            "title": "What of the draft is right?",
            "shape": "blocks",
            "nouns": ["candidate", "candidates"],
            "hint": bold_lines(_HINT),
            "filters": [chips("show", "Show", SHOWN), SEARCH],
            "shown": [
                column("state", "Kept", "state"),
                column("text", "Days", "days"),
                column("text", "Event", "title"),
            ],
            "wraps": True,
            "searched": ["title", "key"],
            "keys": [row["key"] for row in rows],
            **compact(rows),
            "decided": "decided",
            "states": [["kept", 0], ["left out", 5]],
            "state": ["decided", "show", "search", "sort", "picked"],
            "pick": "picked",
            "code": [call("kc.DraftReview(", "draft", ["show", "search"], ").rows()")],
            "styles": [[name, label] for name, label in STYLES.items()],
            "saves": SAVES[:3],
        }

    def _card(self, key: Any) -> dict[str, Any]:
        row = self.corpus.row("events", str(key))
        texts = sentences_at_hand(self.corpus)
        accounts = [a for a in self.corpus.rows["accounts"] if a["event"] == key]
        facts = [["Days", _days(row)], ["Printed", row["printed"]], ["Basis", row["basis"]]]
        facts += [[name.capitalize(), row[name]] for name in ("disagreement", "note") if row[name]]
        return {
            "over": f"{len(accounts)} documents tell of it",
            "title": row["title"],
            "facts": [*facts, ["Rules", ", ".join(self._rules(str(key))) or "not drafted"]],
            "lists": [["Who tells of it", [_told(a, texts) for a in accounts], False]],
            "actions": [["Accept", True], ["Leave out", False], ["Undecided", None]],
        }

    def _rules(self, key: str) -> list[str]:
        trails = self.corpus.provenance
        if trails is None:
            return []
        of = trails[(trails["table"] == "events") & (trails["row"] == key)]
        return list(dict.fromkeys(of["rule"]))

    def _cited(self, key: str) -> list[tuple[str, str]]:
        return [("events", str(key))]

    def _still(self) -> tuple[str, list[str], list[list[str]]]:
        done, of = self.progress
        lines = [[str(cell) for cell in row] for row in self.rows().to_numpy().tolist()]
        columns = ["Event", "Title", "Start", "End", "Kept", "Decided"]
        return f"{done} of {of} candidates decided.", columns, lines


def _days(row: dict[str, str]) -> str:
    same = row["start"] == row["end"]
    return row["start"] if same else f"{row['start']} to {row['end']}"


def _told(account: dict[str, str], texts: dict[str, str]) -> str:
    """An account with its sentences, where a page is at hand."""
    said = [texts.get(key, "") for key in account["sentences"].split(SEPARATOR)]
    when = f" ({account['as_of_printed']})" if account["as_of_printed"] else ""
    words = " ".join(filter(None, said[:3]))
    return f"{account['document']}, {account['stance']}{when}: {words or account['gloss']}"
