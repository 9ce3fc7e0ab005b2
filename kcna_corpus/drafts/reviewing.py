"""A person goes through a draft: candidate by candidate, each decision kept at once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..records.checks import check_rows
from ..records.corpus import Corpus, from_rows, known_corpus
from ..records.decisions import (
    FILE,
    Decision,
    append_decision,
    in_force,
    read_decisions,
    replay,
    undoable,
    without_orphans,
)
from ..records.folders import DRAFT
from ..records.loading import load
from ..records.problems import CorpusError
from ..records.schema import SEPARATOR, TABLES
from ..records.tables import describe, read_records
from ..text.nearest import did_you_mean
from .case import known_case

if TYPE_CHECKING:
    import pandas as pd


class Decisions:
    """The decisions on a draft, and the corpus that they make.

    Parameters
    ----------
    draft
        A `Corpus` that was drafted, or the folder of a case, in which each decision is then kept.
    table
        The table that is gone through: its rows are the candidates.

    Examples
    --------
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
        if table not in TABLES:
            raise ValueError(f"no table {table!r}" + did_you_mean(table, TABLES))
        self.table = table
        self._file: Path | None = None
        if isinstance(draft, str | os.PathLike):
            folder = known_case(draft)
            self._file = folder / DRAFT / FILE
            rows, problems = read_records(folder)
            if problems:
                raise CorpusError(str(folder), problems)
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
        """The keys of the rows that are gone through, as drafted."""
        return list(self._base.by_key[self.table])

    @property
    def open(self) -> list[str]:
        """The candidates of which nothing has been decided."""
        done = {d.row for d in self.decisions if d.table == self.table}
        return [key for key in self.candidates if key not in done]

    @property
    def progress(self) -> tuple[int, int]:
        """How many candidates are done, and of how many."""
        return len(self.candidates) - len(self.open), len(self.candidates)

    def accept(self, row: str, table: str = "") -> None:
        """Confirm a row as it stands."""
        self._decide(Decision("accept", table or self.table, row))

    def edit(self, row: str, column: str, value: str, table: str = "") -> None:
        """Change one cell."""
        columns = TABLES[table or self.table].by_name
        if column not in columns:
            raise ValueError(f"no column {column!r}" + did_you_mean(column, columns))
        self._decide(Decision("edit", table or self.table, row, column, value))

    def merge(self, row: str, onto: str, table: str = "") -> None:
        """Let a row be one with another, which stays."""
        self.corpus.row(table or self.table, onto)
        self._decide(Decision("merge", table or self.table, row, "", onto))

    def split(self, event: str, accounts: Iterable[str], new: str) -> None:
        """Let some accounts of an event be of a new one."""
        going = SEPARATOR.join(accounts)
        self._decide(Decision("split", "events", event, going, new))

    def reject(self, row: str, table: str = "") -> None:
        """Leave a row out, and what cannot stand without it."""
        self._decide(Decision("reject", table or self.table, row))

    def reopen(self, row: str, table: str = "") -> None:
        """Take back that a row was accepted or rejected; where it was not, nothing happens."""
        of = (table or self.table, row)
        if any((d.table, d.row) == of and d.action in ("accept", "reject") for d in self.decisions):
            self._keep(Decision("reopen", *of))

    def undo(self) -> None:
        """Take the last decision back; where there is none, nothing happens."""
        if undoable(self.made)[0]:
            self._keep(Decision("undo"))

    def redo(self) -> None:
        """Decide again what was undone last."""
        if undoable(self.made)[1]:
            self._keep(Decision("redo"))

    def accept_all(self, rule: str = "", document: str = "") -> int:
        """Confirm every open candidate, or those of a rule or a document; return how many."""
        rows = [key for key in self.open if self._rests_on(key, rule, document)]
        for key in rows:
            self.accept(key)
        return len(rows)

    def _rests_on(self, key: str, rule: str, document: str) -> bool:
        trails = self._like.provenance
        if not (rule or document):
            return True
        if trails is None:
            return False
        of = trails[(trails["table"] == self.table) & (trails["row"] == key)]
        rules = not rule or (bool(len(of)) and all(rule in told for told in of["rule"]))
        return rules and (not document or document in set(of["document"]))

    def _decide(self, decision: Decision) -> None:
        self.corpus.row(decision.table, decision.row)
        self._keep(decision)

    def _keep(self, decision: Decision) -> None:
        """Try a decision, and keep it only if the records are whole with it."""
        corpus = self._replayed([*self.made, decision])
        if self._file:
            append_decision(self._file, decision)
        self.made.append(decision)
        self.corpus = corpus

    def _replayed(self, made: list[Decision]) -> Corpus:
        rows = without_orphans(replay(self._base.rows, in_force(made)))
        if problems := check_rows(rows, rights=not self._base.share):
            raise CorpusError("the draft with this decision", problems)
        like = self._like
        return replace(
            from_rows(rows, like.version),
            zone=like.zone,
            share=like.share,
            attachment=like.attachment,
            attached=like.attached,
            provenance=like.provenance,
            left_out=like.left_out,
        )


def agreement(one: Corpus, other: Corpus, table: str = "events") -> pd.DataFrame:
    """Return how far two reviews of one draft agree, column by column.

    Parameters
    ----------
    one, other
        The corpora that two people made of one draft.
    table
        The table that is compared; a row that only one of them kept counts in `kept`.

    Returns
    -------
    pandas.DataFrame
        `column`, `rows` (that both have), `agree` (of these), `alpha`: Krippendorff's for nominal
        data, missing where all values are one.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> found = agreement(kc.load(), kc.load())
    >>> bool((found["rows"] == found["agree"]).all())
    True
    """
    import pandas as pd

    of = [corpus.by_key[table] for corpus in (one, other)]
    keys = [*dict.fromkeys([*of[0], *of[1]])]
    both = [key for key in keys if key in of[0] and key in of[1]]
    rows = [
        [
            "kept",
            *_agreed(
                [("yes" if k in of[0] else "no", "yes" if k in of[1] else "no") for k in keys]
            ),
        ]
    ]
    for column in TABLES[table].by_name:
        rows.append([column, *_agreed([(of[0][k][column], of[1][k][column]) for k in both])])
    return pd.DataFrame(rows, columns=["column", "rows", "agree", "alpha"])


def _agreed(pairs: list[tuple[str, str]]) -> tuple[int, int, float]:
    """How many pairs there are, how many are equal, and alpha for nominal values of two coders."""
    same = sum(a == b for a, b in pairs)
    counts: dict[str, int] = {}
    for pair in pairs:
        for value in pair:
            counts[value] = counts.get(value, 0) + 1
    total = 2 * len(pairs)
    chance = sum(n * (total - n) for n in counts.values())
    if not chance:
        return len(pairs), same, float("nan")
    return len(pairs), same, 1 - (total - 1) * 2 * (len(pairs) - same) / chance
