"""Trace the quotations of reports to the sentences of a statement: the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..inputs import Text, as_statement, each_text, texts_and_statement
from ..quotations import Span, find_spans
from ..tables import frame, undisturbed
from ..text.plain import Plain, plain
from ..text.sentences import split_sentences
from .classes import UNSURE, Finding, describe_all
from .edits import Edit
from .index import Index
from .languages import foreign_fragments
from .match import Match, match_batch
from .misattribution import UNKNOWN, Given, Speakers, misattributed
from .statement import Statement

if TYPE_CHECKING:
    from .foreign import Foreign
    from .paraphrase import Paraphrases

COLUMNS = (
    "document", "start", "end", "nested", "text", "sentences", "version", "class", "edits", "sense",
    "gloss", "misattributed", "speaker", "score", "wer", "why",
)  # fmt: skip
#: Words stay Python strings: other string types refuse lone surrogates.
TYPES = dict.fromkeys(COLUMNS[1:], object) | {
    "start": "int64", "end": "int64", "nested": bool, "misattributed": "boolean",
    "score": "float64", "wer": "float64",
}  # fmt: skip
_SHOWN = Edit._fields[:8]
_BATCH = 500  # reports: large enough for arrays to pay, small enough to stay in the cache


@undisturbed()
def trace(
    reports: object,
    statement: object,
    *,
    speaker: str | Sequence[str] | None = None,
    reported: bool = False,
) -> pd.DataFrame:
    """Trace every quotation of the reports to the statement and say how its words changed.

    Parameters
    ----------
    reports : str, list, mapping, table, Reading or Corpus
        A text, a list of texts, a mapping from names to texts, a table with a column `text` and,
        if you like, `document`, or what gives one: a reading of pages, a corpus with pages
        attached.
    statement : str, list of str, Document, mapping or name of a document
        A text, a list of sentences, a page that was read, or a mapping from the names of versions
        to any of these; or the name of one of the documents, which is then no report.
    speaker : str or sequence of str, optional
        Who made the statement: a name, or all names of one person. Without it, the person to whom
        the first reports give most of the quotations that are linked; if there is no such person,
        `misattributed` is missing.
    reported : bool, default False
        Trace the clauses of reported speech of English reports too (`find_reported`). They are no
        quotations: their rows stand behind all others and are True in a column `reported`, which
        the table has only then. Their `class` is paraphrased where one sentence is clearly meant,
        else unsure; a clause that is near to no sentence, or surely somebody else's, has no row,
        and `misattributed` is missing.

    Returns
    -------
    pandas.DataFrame
        One row per quotation, nested ones too. `document` is the name of the report, or its
        number in a list; ``text[start:end]`` of the report, of a page in its article, is the
        quotation; `sentences` (list of int) are positions of the statement's sentences from 0 (none
        if it is not linked);
        `class` is verbatim, trimmed, altered, other translation, translated (in another language,
        placed by its meaning; needs the extra `languages`, and a statement of no more than 20,000
        words), not in the statement or unsure; what is unsure may name the nearest sentence;
        `edits` (list of dict): `kind` (inflected, substituted, inserted, deleted, moved; or
        spelling, which is no change), the words of the `statement` and of the `report`, `sentence`,
        `position` (of the word in the sentence), `start` and `end` (in the report) and `sense`:
        what of the sense may have changed, or "".
        `sense` sums that up, with a stop before "but"; `gloss` (list of str) is what the report put
        in brackets; `score` is the share of the words that are the statement's (of reported speech
        that of its telling words, or how alike the meanings are), `wer` the changed words for each
        word of the statement's passage (missing for reported speech); `misattributed`: True where
        the words are linked and surely given to another person, False where not, missing where no
        speaker is identified.

    Raises
    ------
    TypeError, ValueError
        If reports or statement hold no texts, with what is needed.

    See Also
    --------
    trace_batches : The same for more reports than a table should hold.
    unquoted : The sentences that no quotation is traced to.
    QuotationExplorer : The quotations beside the statement.

    Examples
    --------
    >>> report = 'Roe said the mill "shall not open again," and that it was "a dear old place".'
    >>> table = trace([report], "The mill will not open again. It was a dear old place to us.")
    >>> table[["sentences", "class", "sense"]].values.tolist()
    [[[0], 'altered', 'modal: “will” became “shall”'], [[1], 'verbatim', '']]
    """
    texts, documents, versions = texts_and_statement(reports, statement)
    tracer = Tracer(versions, speaker)
    rows = []
    paraphrases = []
    for begin in range(0, len(texts), _BATCH):
        batch = slice(begin, begin + _BATCH)
        rows += tracer.trace(texts[batch], documents[batch])
        if reported:
            paraphrases += tracer.paraphrases(texts[batch], documents[batch])
    return _table(rows, paraphrases if reported else None)


def _table(
    rows: list[tuple[object, ...]], paraphrases: list[tuple[object, ...]] | None
) -> pd.DataFrame:
    """The rows of quotations, and of clauses of reported speech, if these were asked for."""
    if paraphrases is None:
        return frame(rows, COLUMNS, TYPES)
    rows = [(*row, False) for row in rows] + [(*row, True) for row in paraphrases]
    return frame(rows, [*COLUMNS, "reported"], TYPES | {"reported": bool})


def trace_batches(
    reports: object,
    statement: object,
    size: int = _BATCH,
    *,
    speaker: str | Sequence[str] | None = None,
    reported: bool = False,
    progress: bool = True,
) -> Iterator[pd.DataFrame]:
    """Trace reports from an iterator of any length, `size` at a time; memory stays flat.

    Parameters
    ----------
    reports : iterator of str or of pairs of str; or as for `trace`
        As for `trace`; or an iterator of texts, or of pairs of a name and a text.
    statement : str, list of str, Document, mapping or name of a document
        As for `trace`.
    size : int, default 500
        How many reports make one table.
    speaker : str or sequence of str, optional
        As for `trace`; one that is not named is learnt from the first table.
    reported : bool, default False
        As for `trace`; in each table they stand behind its quotations.
    progress : bool, default True
        Show how many reports are done, on stderr.

    Yields
    ------
    pandas.DataFrame
        Rows as `trace` gives them.

    Raises
    ------
    ValueError
        If `size` is less than 1.

    See Also
    --------
    trace : All reports in one table.

    Examples
    --------
    >>> reports = ('He called it "a dear old place".' for _ in range(5))
    >>> tables = trace_batches(reports, ["It was a dear old place to us."], 2, progress=False)
    >>> [len(table) for table in tables]
    [2, 2, 1]
    """
    if size < 1:
        raise ValueError(f"size must be 1 or more, not {size}")
    source: Iterable[Text]
    if isinstance(reports, Iterator):
        source, versions = each_text(reports), as_statement(statement)
    else:
        texts, documents, versions = texts_and_statement(reports, statement)
        source = map(Text, documents, texts)
    tracer = Tracer(versions, speaker)
    rest = iter(_shown(source) if progress else source)
    while batch := list(islice(rest, size)):
        of_batch = [item.text for item in batch], [item.document for item in batch]
        rows = tracer.trace(*of_batch)
        yield _table(rows, tracer.paraphrases(*of_batch) if reported else None)


def unquoted(traces: object, statement: object) -> pd.DataFrame:
    """List the sentences of the statement that no quotation is traced to.

    Parameters
    ----------
    traces : pandas.DataFrame, or reports as for `trace`
        The table of `trace`, or the reports, which are then traced first.
    statement : str, list of str, Document, mapping or name of a document
        As for `trace`.

    Returns
    -------
    pandas.DataFrame
        One row per sentence: version, sentence (int, its position from 0), text.

    Raises
    ------
    ValueError, TypeError
        If the statement is none, or empty.

    See Also
    --------
    trace : What every quotation is traced to.

    Examples
    --------
    >>> statement = ["The old mill stays shut.", "Nobody will be dismissed."]
    >>> unquoted(trace(['"Nobody will be dismissed," he said.'], statement), statement)
      version  sentence                      text
    0                 0  The old mill stays shut.
    """
    columns = ("version", "sentences", "class")
    if not (isinstance(traces, pd.DataFrame) and {*columns} <= {*traces.columns}):
        texts, _, statement = texts_and_statement(traces, statement)
        traces = trace(texts, statement)
    if "reported" in traces.columns:
        traces = traces[~traces["reported"].astype(bool)]  # told in other words, not quoted
    quoted = {
        (version, sentence)
        for version, sentences, kind in zip(*(traces[c] for c in columns), strict=True)
        for sentence in sentences
        if kind != UNSURE
    }
    rows = [
        (version, number, text)
        for version, sentences in statement_sentences(statement).items()
        for number, text in enumerate(sentences)
        if (version, number) not in quoted
    ]
    return pd.DataFrame(rows, columns=["version", "sentence", "text"])


@lru_cache(maxsize=2)  # a statement is traced again and again
def _indexed(versions: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Statement, Index]:
    """Read the versions of a statement; those asked for last are at hand."""
    statement = Statement(dict(versions))
    return statement, Index(statement)


class Tracer:
    """Traces batch after batch to one statement; a speaker is learnt only if `learn` says so."""

    def __init__(
        self, statement: object, speaker: str | Sequence[str] | None, learn: bool = True
    ) -> None:
        versions = statement_sentences(statement).items()
        self.statement, self.index = _indexed(
            tuple((name, tuple(sentences)) for name, sentences in versions)
        )
        self.speakers = Speakers(speaker, learn)

    @cached_property
    def foreign(self) -> Foreign:
        """What places quotations by their meaning; few reports are in another language."""
        from .foreign import Foreign

        return Foreign(self.statement)

    @undisturbed()
    def trace(self, texts: Sequence[str], documents: Sequence[object]) -> list[tuple[object, ...]]:
        """Give the rows of one batch."""
        read = [plain(text) for text in texts]
        texts = [item.text for item in read]
        spans = [find_spans(text) for text in texts]
        matches = match_batch(texts, spans, self.statement, self.index)
        findings = [describe_all(item, self.statement) for item in matches]
        if foreign := foreign_fragments(texts, matches, findings, self.statement.languages):
            self.foreign.place(foreign, findings)
        linked = {
            doc: numbers
            for doc, item in enumerate(findings)
            if (numbers := [k for k, finding in enumerate(item) if finding.linked])
        }
        named = self.speakers.read(texts, spans, linked)
        self.speakers.judge(named, spans, matches, findings, self.statement)
        return [
            _row(
                documents[doc],
                read[doc],
                *item,
                named.get((doc, k), UNKNOWN),
                self.speakers.names,
            )
            for doc in range(len(texts))
            for k, item in enumerate(zip(spans[doc], matches[doc], findings[doc], strict=True))
        ]

    @cached_property
    def _paraphrases(self) -> Paraphrases:
        from .paraphrase import Paraphrases  # seldom asked for, and heavy

        return Paraphrases(self.statement, self.foreign)

    @undisturbed()
    def paraphrases(
        self, texts: Sequence[str], documents: Sequence[object]
    ) -> list[tuple[object, ...]]:
        """Give the rows of the clauses of reported speech of one batch, after its quotations."""
        rows: list[tuple[object, ...]] = []
        for text, document in zip(texts, documents, strict=True):
            read = plain(text)
            for clause, finding, voice in self._paraphrases.place(read.text, self.speakers.names):
                start, end = clause.start, clause.end
                rows.append((
                    document, read.at(start), read.at(end), clause.nested, read.part(start, end),
                    finding.sentences, finding.version, finding.kind, [], "", [], None, voice.name,
                    finding.score, finding.wer, finding.why,
                ))  # fmt: skip
        return rows


def _row(
    document: object,
    read: Plain,
    span: Span,
    match: Match,
    finding: Finding,
    voice: Given,
    names: Sequence[str],
) -> tuple[object, ...]:
    start, end, nested = span[:3]
    text = match.quoted.text
    sentences, version, kind, edits, gloss, sense, wer, score, why = finding
    wrong = misattributed(voice, names) and finding.linked  # no words of hers: nobody was wronged
    if wrong:
        why = f"{why[:-1]}; given to {voice.name}, not to {names[0]}."
    elif wrong is None and names and finding.linked:
        why = f"{why[:-1]}; {voice.left_open()}."
    if read.places is not None:
        text, edits = read.part(start, end), [_as_given(e, read) for e in edits]
        start, end = read.at(start), read.at(end)
    return (
        document, start, end, nested, text, [*sentences], version, kind,
        [_as_dict(e) for e in edits], sense, [*gloss], wrong, voice.name, score, wer, why,
    )  # fmt: skip


def _as_given(edit: Edit, read: Plain) -> Edit:
    """A change with the words and the place that the report has before it is read as plain text."""
    start, end = read.at(edit.start), read.at(edit.end)
    return edit._replace(report=read.given[start:end], start=start, end=end)


def _as_dict(edit: Edit) -> dict[str, object]:
    return dict(zip(_SHOWN, edit, strict=False))


def statement_sentences(statement: object) -> dict[str, list[str]]:
    """Give the sentences of each version; one version without a name is called ""."""
    return {
        name: split_sentences(version) if isinstance(version, str) else version
        for name, version in as_statement(statement).items()
    }


def _shown(reports: Iterable[Any]) -> Iterable[Any]:
    from tqdm.auto import tqdm

    shown: Iterable[Any] = tqdm(reports, desc="traced", unit=" reports")
    return shown
