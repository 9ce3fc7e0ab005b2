"""A person goes through a draft: candidate by candidate, each decision kept at once."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..records.checks import check_rows
from ..records.corpus import Corpus, from_rows, known_corpus
from ..records.csv_folder import describe, read_records
from ..records.decisions import (
    FILE,
    Decision,
    append_decision,
    combined,
    edit_of,
    in_force,
    read_decisions,
    replay,
    step_again,
    step_back,
    without_orphans,
)
from ..records.folders import DRAFT
from ..records.given import known_table
from ..records.loading import load
from ..records.problems import refuse
from ..records.schema import SEPARATOR, TABLES
from ..text.nearest import did_you_mean
from .case import known_case

if TYPE_CHECKING:
    import pandas as pd


#: What can have become of a candidate.
STATES = ("open", "accepted", "changed", "merged", "left out")


class Decisions:
    """The decisions on a draft, and the corpus that they make.

    A draft is a `Corpus`, or the folder of a case, in which each decision is then kept; the rows of
    `table` are the candidates.

    >>> import kcna_corpus as kc
    >>> made = Decisions(kc.load(), "events")
    >>> made.reject("wpk8")
    >>> made.progress[0], "wpk8" in made.corpus.events["event"].tolist()
    (1, False)
    >>> made.undo()
    >>> made.progress[0], "wpk8" in made.corpus.events["event"].tolist()
    (0, True)
    """

    def __init__(self, draft: Corpus | str | os.PathLike[str], table: str = "events") -> None:
        self.table = known_table(table).name
        self._file: Path | None = None
        if isinstance(draft, str | os.PathLike):
            folder = known_case(draft)
            self._file = folder / DRAFT / FILE
            rows, problems = read_records(folder)
            refuse(str(folder), problems)
            self._base = replace(from_rows(rows, describe(folder).version), share="records")
            self._like = load(folder)
        else:
            self._base = self._like = known_corpus(draft)
        self.made = read_decisions(self._file) if self._file else []
        self.corpus = self._replayed(self.made)

    @property
    def drafted(self) -> Corpus:
        """The draft itself, with nothing decided."""
        return self._replayed([])

    @property
    def decisions(self) -> list[Decision]:
        """The decisions that hold, as data."""
        return in_force(self.made)

    @property
    def candidates(self) -> list[str]:
        """The keys of the rows that are gone through: as drafted, and what was split off."""
        drafted, present = self._base.by_key[self.table], self.corpus.by_key[self.table]
        apart = [d.value for d in self.decisions if (d.action, d.table) == ("split", self.table)]
        return [*dict.fromkeys((*drafted, *apart, *present))]

    def last_seen(self, row: str) -> Corpus:
        """Return the records in which a candidate stands: now, as drafted, or before it went."""
        if row in self.corpus.by_key[self.table]:
            return self.corpus
        if row in self._base.by_key[self.table]:
            return self.drafted
        decisions = self.decisions
        gone = (k for k, d in enumerate(decisions) if d.table == self.table and row in d.rows)
        before = next(
            (k for k in gone if decisions[k].action in ("reject", "merge")), len(decisions)
        )
        return self._replayed(decisions[:before])

    @property
    def states(self) -> dict[str, str]:
        """What became of each candidate, one of `STATES`; both parts of a split are open."""
        present = self.corpus.by_key[self.table]
        actions: dict[str, set[str]] = {key: set() for key in self.candidates}
        for decision in self.decisions:
            for key in decision.rows if decision.table == self.table else ():
                actions.get(key, set()).add(decision.action)
        return {key: _state(decided, key in present) for key, decided in actions.items()}

    @property
    def open(self) -> list[str]:
        """The candidates of which nothing has been decided."""
        return [key for key, state in self.states.items() if state == "open"]

    @property
    def progress(self) -> tuple[int, int]:
        """How many candidates are done, and of how many."""
        states = [*self.states.values()]
        return len(states) - states.count("open"), len(states)

    def accept(self, *rows: str, table: str = "") -> None:
        """Confirm rows as they stand, in one step; what was left out is there again."""
        self._decide("accept", rows, table)

    def reject(self, *rows: str, table: str = "") -> None:
        """Leave rows out, and what cannot stand without them, in one step."""
        self._decide("reject", rows, table)

    def reopen(self, *rows: str, table: str = "") -> None:
        """Take back all that was decided of rows; where nothing was, nothing happens."""
        decisions = [d for d in self.decisions if d.table == (table or self.table)]
        if reopened := [key for key in rows if any(key in d.rows for d in decisions)]:
            self._decide("reopen", reopened, table)

    def edit(
        self, row: str, column: str = "", value: str = "", table: str = "", **cells: str
    ) -> None:
        """Change cells of a row in one step: one by name and value, several as arguments."""
        table = table or self.table
        cells = {**({column: value} if column else {}), **cells}
        columns = TABLES[table].by_name
        for name in cells:
            if name not in columns:
                raise ValueError(f"no column {name!r}" + did_you_mean(name, columns))
        before = self.corpus.row(table, row)
        if changed := {name: cell for name, cell in cells.items() if before[name] != cell}:
            self._keep(edit_of(table, row, changed))

    def merge(self, row: str, onto: str, table: str = "") -> None:
        """Let a row be one with another, which stays."""
        table = table or self.table
        if self.corpus.row(table, row) is self.corpus.row(table, onto):
            raise ValueError(f"{row!r} cannot be merged into itself; name another row")
        self._keep(Decision("merge", table, row, "", onto))

    def split(self, event: str, accounts: Iterable[str], new: str) -> None:
        """Let some accounts of an event, not all of them, be of a new one."""
        self.corpus.row("events", event)
        own = [row["account"] for row in self.corpus.rows["accounts"] if row["event"] == event]
        going = list(accounts)
        for account in going:
            if account not in own:
                why = f"no account {account!r} of {event!r}"
                raise ValueError(why + did_you_mean(account, own))
        if not 0 < len({*going}) < len(own):
            raise ValueError(f"{event!r} has {len(own)} accounts; a split takes some, not all")
        if new in self.candidates:
            raise ValueError(f"there is an event {new!r} already; name a new one")
        self._keep(Decision("split", "events", event, SEPARATOR.join(going), new))

    def undo(self) -> None:
        """Take the last step back; where there is none, nothing happens."""
        if step_back(self.made):
            self._keep(Decision("undo"))

    def redo(self) -> None:
        """Make the step that was undone last again."""
        if step_again(self.made):
            self._keep(Decision("redo"))

    def open_of(self, rule: str = "", document: str = "") -> list[str]:
        """Return the open candidates of a rule, a document, or both.

        >>> import kcna_corpus as kc
        >>> made = Decisions(kc.load())
        >>> made.accept(*made.open_of(document="r9news-2024-05-17"))
        >>> made.progress[0] == len(made.decisions[0].rows) > 0
        True
        """
        rules, documents = self.rules, self.documents
        return [
            key
            for key in self.open
            if (not rule or (bool(rules[key]) and all(rule in name for name in rules[key])))
            and (not document or document in documents[key])
        ]

    @property
    def rules(self) -> dict[str, list[str]]:
        """Of each candidate the rules that drafted it."""
        rules: dict[str, list[str]] = {key: [] for key in self.candidates}
        if self._like.provenance is not None:
            trails = self._like.provenance.query("table == @self.table")
            for key, rule in zip(trails["row"], trails["rule"], strict=True):
                if key in rules and rule not in rules[key]:
                    rules[key].append(rule)
        return rules

    @property
    def documents(self) -> dict[str, list[str]]:
        """Of each event the documents that tell of it, or told of it when it was drafted."""
        documents: dict[str, list[str]] = {key: [] for key in self.candidates}
        there = (self._base.by_key[self.table], self.corpus.by_key[self.table])
        gone = [key for key in documents if not any(key in names for names in there)]
        before = (a for key in gone for a in self.last_seen(key).rows["accounts"])
        old_accounts = [account for account in before if account["event"] in gone]
        for account in [*self._base.rows["accounts"], *self.corpus.rows["accounts"], *old_accounts]:
            names, document = documents.get(account["event"]), account["document"]
            if names is not None and document not in names:
                names.append(document)
        return documents

    def apart_from(self, other: Decisions) -> list[tuple[Decision, Decision]]:
        """Return the pairs of decisions of one draft that cannot both hold, own decision first.

        Raises ValueError if it is another draft.
        """
        if self._base.rows != other._base.rows:
            raise ValueError("these are reviews of two drafts: only two of one can be compared")
        return combined(self.made, other.made)[1]

    def join(self, other: Decisions) -> list[tuple[Decision, Decision]]:
        """Take in what another person decided of the same draft.

        Returned are the pairs that cannot both hold, own decision first: of these the own ones
        stay. Raises ValueError if it is another draft.
        """
        pairs = self.apart_from(other)
        decisions, _ = combined(self.made, other.made)
        own, _ = combined(self.made, [])
        for decision in decisions:
            if decision not in own:
                self._keep(decision)
        return pairs

    def _decide(self, action: str, rows: Sequence[str], table: str) -> None:
        """Decide of rows that are there, or were drafted."""
        table = table or self.table
        merged = {(d.table, d.row): d.value for d in self.decisions if d.action == "merge"}
        for row in rows:
            if action != "reopen" and (onto := merged.get((table, row))):
                raise ValueError(f"{row!r} is merged into {onto!r}; open it again first")
            if row not in self._base.by_key[table] and row not in self.candidates:
                self.corpus.row(table, row)
        if rows:
            self._keep(Decision(action, table, SEPARATOR.join(dict.fromkeys(rows))))

    def _keep(self, decision: Decision) -> None:
        """Try a decision, and keep it only if the records are whole with it."""
        if self._file:  # somebody else may have decided of the same case meanwhile
            self.made = read_decisions(self._file)
        corpus = self._replayed([*self.made, decision])
        if self._file:
            append_decision(self._file, decision)
        self.made.append(decision)
        self.corpus = corpus

    def _replayed(self, decisions: list[Decision]) -> Corpus:
        rows = without_orphans(replay(self._base.rows, in_force(decisions)))
        refuse("the draft with this decision", check_rows(rows, rights=not self._base.share))
        return from_rows(rows, self._like.version, self._like)


def _state(actions: set[str], present: bool) -> str:
    if not present:
        return "merged" if "merge" in actions and "reject" not in actions else "left out"
    return "changed" if "edit" in actions else "accepted" if "accept" in actions else "open"


def agreement(one: Corpus, other: Corpus, table: str = "events") -> pd.DataFrame:
    """Return how far two reviews of one draft agree, column by column.

    A row that only one of them kept counts in `kept`. Columns: `column`, `rows` (that both have),
    `agree` (of these), `alpha`: Krippendorff's for two observers and nominal data, missing where
    all values are one, as worked out in sections A and B of K. Krippendorff, "Computing
    Krippendorff's Alpha-Reliability" (2011, University of Pennsylvania): his examples, 0.095 and
    0.692, are tests.

    >>> import kcna_corpus as kc
    >>> found = agreement(kc.load(), kc.load())
    >>> bool((found["rows"] == found["agree"]).all())
    True
    """
    import pandas as pd

    own, its = (corpus.by_key[table] for corpus in (one, other))
    keys = [*dict.fromkeys([*own, *its])]
    both = [key for key in keys if key in own and key in its]
    rows = [["kept", *_agreed([(str(k in own), str(k in its)) for k in keys])]]
    for column in TABLES[table].by_name:
        rows.append([column, *_agreed([(own[k][column], its[k][column]) for k in both])])
    return pd.DataFrame(rows, columns=["column", "rows", "agree", "alpha"])


def _agreed(pairs: list[tuple[str, str]]) -> tuple[int, int, float]:
    """How many pairs there are, how many are equal, and alpha for nominal values of two coders."""
    same = sum(a == b for a, b in pairs)
    counts = Counter(value for pair in pairs for value in pair)
    total = 2 * len(pairs)
    chance = sum(n * (total - n) for n in counts.values())
    if not chance:
        return len(pairs), same, float("nan")
    return len(pairs), same, 1 - (total - 1) * 2 * (len(pairs) - same) / chance
