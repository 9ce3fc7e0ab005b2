"""Trace the quotations of reports to the sentences of a statement: the table."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import pandas as pd

from ..quotations import Span, find_spans
from .classes import Finding, describe_all
from .edits import Edit
from .index import Index
from .match import Match, match_batch
from .speakers import Speakers, another
from .statement import Statement
from .words import split_sentences

COLUMNS = (
    "doc_id", "start", "end", "nested", "text", "sentences", "version", "class", "edits", "sense",
    "gloss", "misattributed", "speaker", "score", "wer", "why",
)  # fmt: skip
_TYPES = {
    "start": "int64", "end": "int64", "nested": "bool", "misattributed": "bool",
    "score": "float64", "wer": "float64",
}  # fmt: skip
_BATCH = 500  # reports: large enough for arrays to pay, small enough to stay in the cache


def trace(
    reports: Sequence[str] | pd.DataFrame,
    statement: object,
    *,
    speaker: str | None = None,
) -> pd.DataFrame:
    """Trace every quotation of the reports to the statement and say how its words changed.

    Parameters
    ----------
    reports
        Texts (`doc_id` is then the position), a table with the columns `doc_id` and `text`, or
        what gives one: a reading of pages, a corpus with pages attached.
    statement
        A text, a list of sentences, or a mapping from the names of versions to either.
    speaker
        Who made the statement. Without it, the person to whom the first reports give most of the
        quotations that are linked; if there is no such person, nothing is misattributed.

    Returns
    -------
    pandas.DataFrame
        One row per quotation, nested ones too. ``text[start:end]`` of the report is the quotation;
        `sentences` are numbers of the statement's sentences from 0 (none if it is not linked);
        `class` is verbatim, trimmed, altered, other translation, not in the statement or unsure;
        `edits` are dicts: `kind` (inflected, substituted, inserted, deleted, moved), the words of
        the `statement` and of the `report`, `sentence`, `position` (of the word in the sentence),
        `start` and `end` (in the report) and `sense`: what of the sense may have changed, or "".
        `sense` sums that up, with a stop before "but"; `gloss` lists what the report put in
        brackets; `score` is the share of the words that are the statement's, `wer` the changed
        words for each word of the statement's passage; `misattributed`: given to another person.

    Examples
    --------
    >>> report = 'Roe said the mill "shall not open again," and that it was "a dear old place".'
    >>> table = trace([report], "The mill will not open again. It was a dear old place to us.")
    >>> table[["sentences", "class", "sense"]].values.tolist()
    [[[0], 'altered', 'modal: “will” became “shall”'], [[1], 'verbatim', '']]
    """
    texts, ids = read_reports(reports)
    tracer = _Tracer(statement, speaker)
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for begin in range(0, len(texts), _BATCH):
        batch = slice(begin, begin + _BATCH)
        tracer.trace(texts[batch], ids[batch], columns)
    return _table(columns)


def trace_batches(
    reports: Iterable[str] | Iterable[tuple[object, str]] | pd.DataFrame,
    statement: object,
    size: int = _BATCH,
    *,
    speaker: str | None = None,
    progress: bool = True,
) -> Iterator[pd.DataFrame]:
    """Trace reports from an iterator of any length, `size` at a time; memory stays flat.

    Parameters
    ----------
    reports
        Texts (`doc_id` is then the position), pairs of `doc_id` and text, or a table, as for
        `trace`.
    size
        How many reports make one table.
    progress
        Show how many reports are done, on stderr.

    Yields
    ------
    pandas.DataFrame
        Rows as `trace` gives them. A speaker that is not named is learnt from the first table.

    Examples
    --------
    >>> reports = ('He called it "a dear old place".' for _ in range(5))
    >>> tables = trace_batches(reports, ["It was a dear old place to us."], 2, progress=False)
    >>> [len(table) for table in tables]
    [2, 2, 1]
    """
    if size < 1:
        raise ValueError(f"size must be 1 or more, not {size}")
    reports = _table_of(reports)
    if isinstance(reports, pd.DataFrame):
        texts, ids = read_reports(reports)
        reports = list(zip(ids, texts, strict=True))
    _refuse(reports)
    tracer = _Tracer(statement, speaker)
    done, source = 0, iter(_shown(reports) if progress else reports)
    while batch := list(islice(source, size)):
        pairs = [
            item if isinstance(item, tuple) else (done + k, item) for k, item in enumerate(batch)
        ]
        for k, (_, text) in enumerate(pairs):
            _check(text, done + k)
        columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
        tracer.trace([text for _, text in pairs], [doc for doc, _ in pairs], columns)
        done += len(batch)
        yield _table(columns)


def unquoted(traces: pd.DataFrame, statement: object) -> pd.DataFrame:
    """List the sentences of the statement that no quotation is traced to.

    Examples
    --------
    >>> statement = ["The old mill stays shut.", "Nobody will be dismissed."]
    >>> unquoted(trace(['"Nobody will be dismissed," he said.'], statement), statement)
      version  sentence                      text
    0                 0  The old mill stays shut.
    """
    quoted = {
        (version, sentence)
        for version, sentences in zip(traces["version"], traces["sentences"], strict=True)
        for sentence in sentences
    }
    rows = [
        (version, number, text)
        for version, sentences in statement_sentences(statement).items()
        for number, text in enumerate(sentences)
        if (version, number) not in quoted
    ]
    return pd.DataFrame(rows, columns=["version", "sentence", "text"])


class _Tracer:
    """Traces batch after batch to one statement."""

    def __init__(self, statement: object, speaker: str | None) -> None:
        self.statement = Statement(statement_sentences(statement))
        self.index = Index(self.statement)
        self.speakers = Speakers(speaker)

    def trace(
        self, texts: Sequence[str], ids: Sequence[object], columns: dict[str, list[Any]]
    ) -> None:
        """Trace one batch and put its rows at the end of the columns."""
        with _undisturbed():
            spans = [find_spans(text) for text in texts]
            matches = match_batch(texts, spans, self.statement, self.index)
            findings = [describe_all(of, self.statement) for of in matches]
            linked = {
                doc: numbers
                for doc, of in enumerate(findings)
                if (numbers := [k for k, finding in enumerate(of) if finding.sentences])
            }
            named = self.speakers.read(texts, spans, linked)
            rows = [
                _row(ids[doc], *of, named.get((doc, k), ""), self.speakers.name)
                for doc in range(len(texts))
                for k, of in enumerate(zip(spans[doc], matches[doc], findings[doc], strict=True))
            ]
            for column, values in zip(columns.values(), zip(*rows, strict=True), strict=False):
                column.extend(values)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off the search for reference cycles: a batch makes none, and the search costs a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _row(
    doc_id: object, span: Span, match: Match, finding: Finding, said: str, speaker: str
) -> tuple[object, ...]:
    start, end, nested = span[:3]
    sentences, version, kind, edits, gloss, sense, wer, score, why = finding
    wrong = bool(said) and another(said, speaker)
    if wrong:
        why = f"{why[:-1]}; given to {said}, not to {speaker}."
    return (
        doc_id, start, end, nested, match.quoted.text, [*sentences], version, kind,
        [_as_dict(e) for e in edits], sense, [*gloss], wrong, said, score, wer, why,
    )  # fmt: skip


def _as_dict(edit: Edit) -> dict[str, object]:
    return dict(zip(Edit._fields[:8], edit, strict=False))


def _table(columns: dict[str, list[Any]]) -> pd.DataFrame:
    """Make the table. Words stay Python strings: other string types refuse lone surrogates."""
    ids = pd.Series(columns["doc_id"], dtype=None if columns["doc_id"] else object)
    rest = {
        name: pd.Series(values, dtype=_TYPES.get(name, "object"))
        for name, values in columns.items()
        if name != "doc_id"
    }
    return pd.DataFrame({"doc_id": ids, **rest})


def read_reports(reports: Any) -> tuple[list[str], list[object]]:
    """Return the texts of what `trace` takes, and their ids.

    Raises
    ------
    TypeError, ValueError
        If they are no texts; the message names the row and the column.

    Examples
    --------
    >>> read_reports(["No plums.", "No pears."])
    (['No plums.', 'No pears.'], [0, 1])
    """
    reports = _table_of(reports)
    _refuse(reports)
    if isinstance(reports, pd.DataFrame):
        missing = [name for name in ("doc_id", "text") if name not in reports.columns]
        if missing:
            hint = "; a reading gives them as .texts()" if "body" in reports.columns else ""
            raise ValueError(
                f"reports: no column {missing[0]!r}; there are {list(reports.columns)}{hint}"
            )
        texts, ids = reports["text"].tolist(), reports["doc_id"].tolist()
    else:
        texts = list(reports)
        ids = list(range(len(texts)))
    for row, text in enumerate(texts):
        _check(text, row)
    return texts, ids


def _table_of(reports: Any) -> Any:
    """What a reading of pages, or a corpus with pages attached, has to be traced."""
    return reports.texts() if callable(getattr(reports, "texts", None)) else reports


def _refuse(reports: object) -> None:
    """Say what reports are needed where a single text or something else was given."""
    if isinstance(reports, str | Mapping) or not isinstance(reports, Iterable):
        given = type(reports).__name__
        raise TypeError(f"reports: a list of texts or a table is needed, not one {given}")


def _check(text: object, row: int) -> None:
    if not isinstance(text, str):
        told = repr(text)[:60]
        raise TypeError(f"reports, row {row}, column 'text': {told} is not a text")


def statement_sentences(statement: object) -> dict[str, list[str]]:
    """Give the sentences of each version; one version without a name is called ""."""
    versions = statement if isinstance(statement, Mapping) else {"": statement}
    read = {str(name): _sentences(name, of) for name, of in versions.items()}
    if not any(read.values()):
        raise ValueError("statement: it is empty")
    return read


def _sentences(name: object, of: object) -> list[str]:
    """Split a text; take a list as it is, and what has `sentences` (a document) by those."""
    of = getattr(of, "sentences", of)
    if isinstance(of, str):
        return split_sentences(of)
    if not isinstance(of, Iterable):
        raise TypeError(f"statement {name!r}: {of!r} is neither a text nor a list of sentences")
    sentences = list(of)
    for number, sentence in enumerate(sentences):
        if not isinstance(sentence, str):
            raise TypeError(f"statement {name!r}, sentence {number}: {sentence!r} is not a text")
    return sentences


def _shown(reports: Iterable[Any]) -> Iterable[Any]:
    from tqdm.auto import tqdm

    shown: Iterable[Any] = tqdm(reports, desc="traced", unit=" reports")
    return shown
