"""The view in which a draft is gone through: candidate by candidate, each with its sentences."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..cases.reviewing import STATES, Decisions
from ..clock.in_words import announced
from ..records.decisions import Decision, step_again, step_back
from .draft_cards import DraftCards, followed
from .frame import Explorer
from .parts import SAVES, SEARCH, Names, Zone, call, chips, column, field, form, names

if TYPE_CHECKING:
    import pandas as pd

    from ..records.corpus import Corpus

#: Letter, name, what is done, and how: see `frame.py`.
STEPS = [
    ["n", "Next", "", "next"],
    ["p", "Previous", "", "previous"],
    ["a", "Accept", "accept", "on"],
    ["r", "Leave out", "reject", "on"],
    ["e", "Edit", "edit", "form"],
    ["m", "Merge", "merge", "form"],
    ["s", "Split", "split", "form"],
    ["o", "Open again", "reopen", "stay"],
    ["b", "All shown", "all", "form"],
    ["u", "Undo", "undo", "turn"],
    ["y", "Redo", "redo", "turn"],
]
_SIGNS = dict(zip(STATES, (6, 0, 7, 3, 5), strict=True))
_WORDS = {
    "accept": "Accepted",
    "reject": "Left out",
    "edit": "Changed",
    "merge": "Merged",
    "split": "Split",
    "reopen": "Opened again",
}
_ALL = form(
    "Decide of all open candidates shown",
    "Decide",
    field(
        "verdict",
        "The filters say which are shown: by page, by rule, by words",
        "one",
        "accept",
        [["accept", "Accept them"], ["reject", "Leave them out"]],
    ),
)
_HINT = (
    "Every event of a draft is a **candidate**: accept it, change it, or leave it out. "
    "The letters above do so while a row has the focus, and the space bar reads on in its words. "
    "Each step is written at once, and can be undone."
)
#: Up to so many documents, each is a chip; more are found by typing.
_CHIPS = 12


class DraftReview(Explorer):
    """Go through a draft event by event; accept, leave out, edit, merge or split any.

    Parameters
    ----------
    draft : Corpus or path
        What `draft` gave, or the folder of a case: there each decision is kept at once, and loaded
        again.
    show : str or list of str
        What became of the candidates that are shown at first: open, accepted, changed, merged,
        left out; empty: all.
    pages, rules : str or list of str
        Only candidates that one of these documents tells of, or that one of these rules drafted.
    search : str
        Words that a candidate has.

    Attributes
    ----------
    show, pages, rules : list of str
        As above; empty: all candidates.
    search : str
        Words that a candidate has, all of them.
    picked : str
        Short name of the event whose sentences are shown; "" for none.
    zone : str
        The zone of the axis (IANA).

    Raises
    ------
    ValueError
        For an unknown event or column, with the nearest names.
    CorpusError
        If the records would break a rule with a decision; it is not kept.

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
    >>> review.progress[0]
    0
    """

    show: Any = Names("state").tag(sync=True)
    pages: Any = Names("document").tag(sync=True)
    rules: Any = Names("rule").tag(sync=True)
    zone: Any = Zone().tag(sync=True)
    label = "Draft"

    def __init__(
        self,
        draft: Corpus | str | os.PathLike[str],
        show: str | Iterable[str] = (),
        pages: str | Iterable[str] = (),
        rules: str | Iterable[str] = (),
        search: str = "",
    ) -> None:
        self.review = Decisions(draft)
        self._drafted, self._last = self.review.drafted, ""
        self._cards = DraftCards(self.review, self._drafted)
        self._pages, self._rules = (
            list(dict.fromkeys(value for group in values.values() for value in group))
            for values in (self.review.documents, self.review.rules)
        )
        self._start(show=show, pages=pages, rules=rules, search=search, zone=self.corpus.zone)

    @property
    def corpus(self) -> Corpus:
        """The records as they are with what was decided."""
        return self.review.corpus

    reviewed = corpus

    @property
    def progress(self) -> tuple[int, int]:
        """How many candidates are done, and of how many."""
        return self.review.progress

    def accept(self, *events: str) -> None:
        """Confirm events as they stand, in one step."""
        self._do("accept", *events)

    def reject(self, *events: str) -> None:
        """Leave events out, and what is told of them, in one step."""
        self._do("reject", *events)

    def reopen(self, *events: str) -> None:
        """Take back all that was decided of events."""
        self._do("reopen", *events)

    def edit(self, event: str, **cells: str) -> None:
        """Change cells of an event in one step: `title="…"`, `start="2024-05"`."""
        self._do("edit", event, **cells)

    def merge(self, event: str, onto: str) -> None:
        """Let an event be one with another, which stays."""
        self._do("merge", event, onto)

    def split(self, event: str, accounts: Iterable[str], new: str) -> None:
        """Let some accounts of an event be of a new one."""
        self._do("split", event, accounts, new)

    def undo(self) -> None:
        """Take the last step back."""
        self._do("undo")

    def redo(self) -> None:
        """Make the step that was undone last again."""
        self._do("redo")

    def _do(self, action: str, *arguments: Any, **cells: str) -> None:
        """Decide, and let the screen show what it changed."""
        before, steps = self.corpus, len(self.review.made)
        turned = {"undo": step_back, "redo": step_again}.get(action)
        step = turned(self.review.made) if turned else None
        getattr(self.review, action)(*arguments, **cells)
        if len(self.review.made) == steps:
            return
        self._cards = DraftCards(self.review, self._drafted)
        self._last = self._words(action, step or self.review.made[-1], before)
        self._renew()

    def _words(self, action: str, step: Decision, before: Corpus) -> str:
        """What a step did, in words, and how many rows it changed."""
        corpora = (self.corpus, before, self._drafted)
        one = f"“{self._title(step.table, step.rows[0], corpora)}”" if len(step.rows) == 1 else ""
        what = f"{_WORDS[step.action]} {one or f'{len(step.rows)} candidates'}"
        if step.action == "merge":
            what += f" into “{self._title(step.table, step.value, corpora)}”"
        if step.action == "edit":
            what += ": " + ", ".join(step.cells)
        counts = [
            f"{name} {len(was)} → {len(now)}"
            for name, was in before.rows.items()
            if len(was) != len(now := self.corpus.rows[name])
        ]
        turned = {"undo": "Undone: ", "redo": "Done again: "}.get(action, "")
        return turned + what + (f" ({', '.join(counts)})" if counts else "") + "."

    def _title(self, table: str, key: str, corpora: Iterable[Corpus]) -> str:
        """What a row is called: by its title or name, and else by its key."""
        row = next(
            (corpus.by_key[table][key] for corpus in corpora if key in corpus.by_key[table]), None
        )
        if row is None and table == self.review.table:
            row = self._cards.event(key)
        cells = row or {}
        return cells.get("title") or cells.get("name") or key

    @property
    def table(self) -> pd.DataFrame:
        """All candidates, in order: event, title, start, end, state, pages, rules."""
        import pandas as pd

        cards, documents = self._cards, self.review.documents
        events = [cards.event(key) for key in cards.order]
        return pd.DataFrame(
            {
                **{name: [e[name] for e in events] for name in ("event", "title", "start", "end")},
                "state": [cards.states[key] for key in cards.order],
                "pages": [documents[key] for key in cards.order],
                "rules": [cards.rules[key] for key in cards.order],
            }
        )

    # --- what is decided --------------------------------------------------------------------------

    def _step(self, action: str, rows: list[str], values: Mapping[str, Any]) -> str:
        """Do what was pressed; return the row that is looked at then."""
        if action == "all":
            action = "reject" if values["verdict"] == "reject" else "accept"
        if action in ("undo", "redo"):
            turned = step_back if action == "undo" else step_again
            step = turned(self.review.made)
            self._do(action)
            return step.rows[0] if step and step.table == self.review.table else ""
        if action == "edit":
            cells = {str(name): str(value).strip() for name, value in values.items()}
            self.edit(rows[0], **followed(self._cards.event(rows[0]), cells))
        elif action == "merge":
            self.merge(rows[0], str(values["onto"]))
            return str(values["onto"])
        elif action == "split":
            self.split(rows[0], list(values["accounts"]), self._unused(rows[0]))
        else:
            {"accept": self.accept, "reject": self.reject, "reopen": self.reopen}[action](*rows)
        return rows[0] if action in ("edit", "split", "reopen") else ""

    def _unused(self, key: str) -> str:
        """A key for the other part of a split."""
        numbered = (f"{key}-{n}" for n in range(2, len(self._cards.states) + 3))
        return next(new for new in numbered if new not in self._cards.states)

    # --- what is drawn ----------------------------------------------------------------------------

    def _data(self) -> dict[str, Any]:
        return {
            "title": "What of the draft is right?",
            "shape": "review",
            "nouns": ["candidate", "candidates"],
            "hint": _HINT,
            "filters": self._filters(),
            "shown": [
                column("state", "State", "state"),
                column("text", "Event", "title"),
                column("note", "Days", "days", quiet=True),
                column("axis", "In time"),
            ],
            "wraps": True,
            "searched": ["title", "key"],
            "rows": self._items(),
            "steps": {
                "keys": STEPS,
                "progress": [*self.progress],
                "last": self._last,
                "forms": {"all": _ALL},
            },
            "state": ["show", "pages", "rules", "search", "sort", "picked", "zone"],
            "code": [
                call("kc.DraftReview(", "draft", ["show", "pages", "rules", "search"], ").rows()")
            ],
            "saves": SAVES,
        }

    def _items(self) -> list[dict[str, Any]]:
        cards, documents = self._cards, self.review.documents
        page, rule = ({v: n for n, v in enumerate(values)} for values in (self._pages, self._rules))
        rows = []
        for key in cards.order:
            event, state, (low, high) = cards.event(key), cards.states[key], cards.places[key]
            row = {
                "key": key,
                "title": event["title"],
                "days": announced(event),
                "from": low,
                "to": high,
            }
            row |= {"pages": [page[d] for d in documents[key]], "show": [STATES.index(state)]}
            row |= {"rules": [rule[r] for r in cards.rules[key]], "state": state, "mark": -1}
            row |= {"sign": _SIGNS[state], "open": state == "open"}
            rows.append({**row, "quiet": state in ("merged", "left out")})
        return rows

    def _filters(self) -> list[dict[str, Any]]:
        pages = (chips if len(self._pages) <= _CHIPS else names)("pages", "Page", self._pages)
        states = chips("show", "Show", [(state, _SIGNS[state]) for state in STATES])
        return [states, pages, chips("rules", "Rule", self._rules), SEARCH]

    def _card(self, key: Any) -> dict[str, Any]:
        return self._cards.card(str(key))

    def _cite(self, key: str, style: str) -> str:
        if key not in self.corpus.by_key["events"]:
            return f"“{self._cards.event(key)['title']}” is {self._cards.states[key]}: no record."
        return super()._cite(key, style)

    def _still(self) -> tuple[str, list[str], list[list[str]]]:
        done, total = self.progress
        columns = ["state", "event", "title", "start", "end"]
        lines = self.rows()[columns].to_numpy().tolist()
        return f"{done} of {total} candidates done.", [name.capitalize() for name in columns], lines
