"""Reported speech: what somebody is said to have said, in clauses that no quotation mark shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..inputs import each_text
from ..tables import frame, undisturbed
from ..text.plain import plain
from .attribution import attribute
from .clauses import Clause, find_clauses, touching
from .marks import Span
from .quotation import TYPES, Quotation, as_given
from .report_language import language_outside
from .unclosed import find_spans

if TYPE_CHECKING:
    import pandas as pd


class Reported(NamedTuple):
    """One clause of reported speech: a row of the table of `find_reported`."""

    start: int
    end: int
    text: str
    speaker: str
    speaker_start: int
    speaker_end: int
    cue: str
    cue_start: int
    cue_end: int
    nested: bool
    quoted: bool
    certain: bool
    resolved: str
    identified: bool
    relay: str


_DEEPEST = 3  # clauses inside each other whose speakers are looked for


@undisturbed()
def find_reported(texts: object) -> pd.DataFrame:
    """Find every clause of reported speech of an English text, or of many, with its speaker.

    Whose words they are nobody knows: such a clause gives the sense, not the wording, and is no
    quotation. Texts in other languages give no rows.

    Parameters
    ----------
    texts : str, list, mapping, table, Reading or Corpus
        As for `find_quotations`.

    Returns
    -------
    pandas.DataFrame
        One row per clause, in order of start, with the columns of `find_quotations`, but `speech`
        (it always is), and:

        - `start`, `end`, `text`: the clause, with its *that*, *whether* or *to*;
        - `cue`, `cue_start`, `cue_end`: the word that reports it (*said*, *according to*);
        - `nested`: inside another such clause, or inside a quotation;
        - `quoted`: part of it stands in quotation marks, so that `find_quotations` has it too;
        - `certain`: of clauses told to be so, nine of ten are what readers would mark as well.

    Raises
    ------
    TypeError, ValueError
        If what is given holds no texts, with what is needed.

    See Also
    --------
    find_quotations : What stands in quotation marks.
    trace : With `reported=True`, which sentence of a statement such a clause paraphrases.

    Examples
    --------
    >>> table = find_reported("Anna Lind said on Monday that the harbour would stay closed.")
    >>> table.loc[0, ["text", "speaker", "cue"]].tolist()
    ['that the harbour would stay closed', 'Anna Lind', 'said']
    """
    rows = [
        (document, *as_given(row, read))
        for document, text, *_ in each_text(texts, "texts")
        for read in (plain(text),)
        for row in reported(read.text)
    ]
    return frame(rows, ["document", *Reported._fields], TYPES)


def reported(text: str) -> list[Reported]:
    """Find the clauses of reported speech of a text as it reads.

    >>> [(row.text, row.speaker) for row in reported("Rain is near, the mayor told us.")]
    [('Rain is near', 'the mayor')]
    """
    spans = find_spans(text)
    if language_outside(text, spans) != "en":
        return []
    clauses = [part for part in find_clauses(text, spans) if not _is_quotation(text, part, spans)]
    quotations: dict[Clause, Quotation] = {}
    for level in _levels([clause for clause in clauses if not clause.spoken]):
        quotations |= _given(text, spans, level)
    return [
        _row(text, clause, spans, run, quotations.get(clause))
        for run in touching(clauses)
        for clause in run
    ]


def _is_quotation(text: str, clause: Clause, spans: Sequence[Span]) -> bool:
    """Is nothing of it outside quotation marks?"""
    if clause.spoken:
        return False
    at, outside = clause.start, ""
    for span in spans:
        if not span.nested and span.start < clause.end and at < span.end:
            outside += text[at : max(at, span.start)]
            at = span.end
    return not any(map(str.isalnum, outside + text[at : clause.end]))


def _levels(clauses: list[Clause]) -> Iterator[list[Clause]]:
    """Part clauses so that none of a part stands in another: the outer ones first."""
    for _ in range(_DEEPEST):
        level: list[Clause] = []
        rest: list[Clause] = []
        for clause in sorted(clauses, key=lambda clause: (clause.start, -clause.end)):
            inside = level and clause.start < level[-1].end
            (rest if inside else level).append(clause)
        if level:
            yield level
        clauses = rest


def _given(text: str, spans: Sequence[Span], clauses: list[Clause]) -> dict[Clause, Quotation]:
    """Find who speaks each clause, as if it were a quotation."""
    by_span = {Span(clause.start, clause.end, False, ""): clause for clause in clauses}
    others = [
        span
        for span in spans
        if not span.nested
        and not any(span.start < clause.end and clause.start < span.end for clause in clauses)
    ]
    every = sorted([*others, *by_span])
    wanted = [number for number, span in enumerate(every) if span in by_span]
    rows = attribute(text, every, wanted)
    return {by_span[every[number]]: row for number, row in zip(wanted, rows, strict=True)}


def _row(
    text: str,
    clause: Clause,
    spans: Sequence[Span],
    clauses: Sequence[Clause],
    quotation: Quotation | None,
) -> Reported:
    start, end = clause.start, clause.end
    cue = text[clause.cue_start : clause.cue_end]
    nested = clause.spoken or any(
        other.start <= start and end <= other.end and other != clause for other in clauses
    )
    quoted = any(span.start < end and start < span.end for span in spans) and not clause.spoken
    own = quotation is not None and quotation.cue.lower() == cue.lower()
    who = quotation and (quotation.speaker, quotation.speaker_start, quotation.speaker_end)
    return Reported(
        start, end, text[start:end], *(who or ("", -1, -1)), cue, clause.cue_start, clause.cue_end,
        nested, quoted, clause.certain,
        quotation.resolved if quotation else "",
        bool(quotation and quotation.identified and own),
        quotation.relay if quotation else "",
    )  # fmt: skip
