"""A corpus: the tables of one folder of records, checked, as DataFrames."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..inputs import told
from ..text.nearest import did_you_mean
from .checks import SHIPPED, check_rows, stated_zone_is_known
from .frames import frames, zone_of_most
from .given import as_row, known_table
from .problems import CorpusError, Problem
from .schema import TABLES
from .tables import Row, Rows, changed_tables, describe, read_records

if TYPE_CHECKING:
    import os

    import pandas as pd

    from ..reading import Reading
    from .attaching import Attached


@dataclass(frozen=True, repr=False, eq=False)
class Corpus:
    """The tables of one folder of records.

    Each attribute is a DataFrame with the columns that the datasheet describes. Keys are ordinary
    columns; cells that hold several values are lists; dates stay as written ("2024-05"), and
    `events` has more columns for the window: `earliest` and `latest` (datetime, UTC),
    `earliest_from`, `latest_from` (what these rest on) and `window_basis` (the weaker of the two).
    `zone` is the one in which days are told unless another is asked for: that which the records
    state (in `datapackage.json`), else that of most of their events.
    `attachment` and `attached` say what of the reader's own pages `attach` found; empty before.
    `share` is "" for records that are meant for print, and what may be shared of a case of yours:
    "records" or "all". `provenance` and `left_out` are a draft's: the rule and the place behind
    each row, and what became no row, with the reason; None for other records.
    """

    sources: pd.DataFrame
    documents: pd.DataFrame
    sentences: pd.DataFrame
    actors: pd.DataFrame
    events: pd.DataFrame
    participants: pd.DataFrame
    stamps: pd.DataFrame
    accounts: pd.DataFrame
    figures: pd.DataFrame
    quotations: pd.DataFrame
    edits: pd.DataFrame
    renderings: pd.DataFrame
    inferences: pd.DataFrame
    terms: pd.DataFrame
    version: str
    rows: Rows = field(repr=False)
    attachment: pd.DataFrame | None = None
    attached: Mapping[str, Attached] = field(default_factory=dict)
    zone: str = "UTC"
    share: str = ""
    provenance: pd.DataFrame | None = None
    left_out: pd.DataFrame | None = None

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.rows[name])} {name}" for name in TABLES)
        attached = f"; {len(self.attached)} documents attached" if self.attached else ""
        return f"Corpus(version {self.version}: {counts}{attached})"

    def attach(
        self,
        pages: str | os.PathLike[str] | Reading,
        progress: bool = True,
        columns: Mapping[str, str] | None = None,
    ) -> Corpus:
        """Return a new corpus that has the words of the reader's own pages.

        The sentences of the records are known by their fingerprints; they are found in any page,
        whatever stands around them. Attaching again starts anew.

        Parameters
        ----------
        pages
            A folder of pages and exports of any kind that `read_folder` reads, a single file, or
            what `read_folder` gave: its files are not read again.
        progress
            Show how many files are done, on stderr.
        columns
            For tables of articles: field -> column, as for `read_folder`.

        Returns
        -------
        Corpus
            With `attachment`, a table of one row per document and page: `sentences` (that the
            records know), `found` (at their place), `moved`, `missing`, `status`, `file`, `part`,
            `page_start` and `page_end` (in `Document.page_text`), `published`, `published_basis`,
            `note`. `status` is found; moved (all there, not all in order); in part; missing; second
            page (of a document that another page has better); by address (of a document whose
            sentences the records do not know); other page (of no document); rejected (`note` says
            why).

        Raises
        ------
        ReadError
            If there is no such folder.
        ValueError
            If the records know no sentences.

        Examples
        --------
        >>> import tempfile, kcna_corpus as kc
        >>> with tempfile.TemporaryDirectory() as pages:
        ...     corpus = kc.load().attach(pages, progress=False)
        >>> corpus.attachment["status"].unique().tolist()
        ['missing']
        """
        from .attaching import attach

        found = attach(self, pages, progress, columns)
        return replace(self, attachment=found.table, attached=found.documents)

    def document(self, name: str) -> Attached:
        """Return an attached document: its page, its `sentences` as the records count them.

        It can be the statement that `trace` compares with.

        Raises
        ------
        ValueError
            If it is not attached, or if there is no such document.

        Examples
        --------
        >>> import kcna_corpus as kc
        >>> kc.load().document("kcna-watch-2024-05-17")
        Traceback (most recent call last):
        ValueError: no document is attached; corpus.attach(folder) looks for them
        """
        from .attaching import document_named

        return document_named(self, name)

    def texts(self, role: str = "report") -> pd.DataFrame:
        """Return the articles of the attached documents, as every call on texts takes them.

        Parameters
        ----------
        role
            "report" or "statement"; "" for both.

        Returns
        -------
        pandas.DataFrame
            `document`, `text`, `published` (the day that the records know, else the page's own, ""
            if neither does) and `zone` (of the readers it is made for, "" if not known).

        Examples
        --------
        >>> import kcna_corpus as kc
        >>> kc.load().texts().columns.tolist()
        ['document', 'text', 'published', 'zone']
        """
        import pandas as pd

        roles = {row["document"]: row["role"] for row in self.rows["documents"]}
        if role not in ("", *roles.values()):
            raise ValueError(f"no role {role!r}" + did_you_mean(role, sorted(set(roles.values()))))
        chosen = [d for name, d in self.attached.items() if role in ("", roles[name])]
        known = {row["document"]: row for row in self.rows["documents"]}
        texts = {
            "document": [d.name for d in chosen],
            "text": [d.body for d in chosen],
            "published": [_whole_day(known[d.name]) or d.published.day for d in chosen],
            "zone": [known[d.name]["zone"] for d in chosen],
        }
        return pd.DataFrame(texts, dtype=object)

    def cite(self, table: str, row: str | int, style: str = "full") -> str:
        """Return a citation of one row that an editor can check.

        Parameters
        ----------
        table
            Name of a table, such as "quotations".
        row
            Key of the row, or its position in the table from 0.
        style
            "full": what the row says, document, publisher, dates, sentence and position,
            fingerprint, address, and how it is known, as far as the table has them. "line": that
            on one line, with the first place alone. "apa", "chicago" (author and date): a line for
            each page that the row rests on, then the record; they need the extra `cite`. "bibtex",
            "csl-json": these pages for a reference manager, the record in their notes.

        Returns
        -------
        str
            Of an event the basis is that of its window, as `kc.timeline` tells it.

        Raises
        ------
        ValueError
            If there is no such table, row or style; the message offers the nearest.
        ModuleNotFoundError
            If a style needs an extra that is not installed; the message names it.

        Examples
        --------
        >>> import kcna_corpus as kc
        >>> kc.load().cite("renderings", "r9news-2024-05-17:idle-thinking").split(". ")[0]
        '“harboring any idle thoughts” [en], literally “having any idle thoughts”'
        >>> print(kc.load().cite("documents", "kcna-watch-2024-05-17", "bibtex").splitlines()[1])
          author = {{Kim Yo Jong}},
        """
        from .citations import cite

        return cite(self, table, row, style)

    def with_rows(self, table: str, rows: Iterable[Mapping[str, str]]) -> Corpus:
        """Return a new corpus with more rows in one table, checked like all others.

        This is how better evidence is brought: a stamp with its source narrows a window.

        Parameters
        ----------
        table
            Name of the table.
        rows
            A table, or one mapping of column names to text for each new row, written as in the CSV
            file.

        Raises
        ------
        CorpusError
            If the tables with the new rows break a rule; it lists every problem.

        Examples
        --------
        >>> import kcna_corpus as kc
        >>> corpus = kc.load()
        >>> more = corpus.with_rows("terms", [
        ...     {"vocabulary": "kind", "term": "parade", "definition": "troops on show",
        ...      "source": "own definition", "basis": "inferred"}])
        >>> len(more.terms) - len(corpus.terms)
        1
        """
        if isinstance(rows, str | Mapping):
            raise TypeError("rows: a table or a list of mappings is needed, not one alone")
        given = rows.to_dict("records") if hasattr(rows, "to_dict") else rows
        new = [as_row(table, row) for row in given]
        grown = {**self.rows, table: [*self.rows[table], *new]}
        if problems := check_rows(grown, rights=not self.share):
            raise CorpusError(f"{table} with {len(new)} more rows", problems)
        more = from_rows(grown, f"{self.version} with added {table}")
        kept = ("attachment", "attached", "zone", "share", "provenance", "left_out")
        return replace(more, **{name: getattr(self, name) for name in kept})

    def add(self, table: str, **cells: Any) -> Corpus:
        """Return a new corpus with one more row, written by hand and checked like all others.

        Parameters
        ----------
        table
            Name of the table.
        **cells
            Column -> value; several values as a list. An event's `second_check` is "not checked".

        Raises
        ------
        ValueError
            For an unknown table or column, with the nearest names.
        CorpusError
            If the row breaks a rule; the message offers the nearest names for what is unknown.

        Examples
        --------
        >>> import kcna_corpus as kc
        >>> corpus = kc.load().add("terms", vocabulary="kind", term="parade", basis="inferred",
        ...                        definition="troops on show", source="own definition")
        >>> corpus.terms["term"].tolist()[-1]
        'parade'
        """
        if table == "events":
            cells = {"second_check": "not checked", **cells}
        return self.with_rows(table, [cells])

    def save(self, folder: str | os.PathLike[str]) -> Path:
        """Write the records into a folder, which `load` and `kcna-corpus check` read.

        Parameters
        ----------
        folder
            A new folder, or one that holds no records yet.

        Raises
        ------
        FileExistsError
            If the folder holds records already: none is touched.

        Examples
        --------
        >>> import tempfile, kcna_corpus as kc
        >>> with tempfile.TemporaryDirectory() as place:
        ...     kc.check(kc.load().save(place + "/case"))
        []
        """
        from .folders import save

        return save(self, folder)

    def row(self, table: str, row: str | int) -> Row:
        """Return one row as it stands in its file.

        Raises
        ------
        ValueError
            If there is no such table or row; the message offers the nearest.

        Examples
        --------
        >>> import kcna_corpus as kc
        >>> kc.load().row("actors", "kim-yo-jong")["name"]
        'Kim Yo Jong'
        """
        rows = self.rows[known_table(table).name]
        if isinstance(row, int):
            if not 0 <= row < len(rows):
                raise ValueError(f"{table} has {len(rows)} rows; there is no row {row}")
            return rows[row]
        known = self._by_key[table]
        if not isinstance(row, str) or row not in known:
            raise ValueError(f"{table} has no row {row!r}" + did_you_mean(str(row), known))
        return known[row]

    def keys_of(self, table: str) -> Collection[str]:
        """Return the keys of a table's rows, as `row` takes them.

        Examples
        --------
        >>> import kcna_corpus as kc
        >>> "kim-yo-jong" in kc.load().keys_of("actors")
        True
        """
        return self._by_key[known_table(table).name].keys()

    @cached_property
    def _by_key(self) -> dict[str, dict[str, Row]]:
        """The rows of each table by their keys: citations of thousands of rows ask for many."""
        return {
            name: {"/".join(row[k] for k in TABLES[name].key): row for row in rows}
            for name, rows in self.rows.items()
        }


def _whole_day(document: Row) -> str:
    """The day on which a document was published, "" where only its month or year is known."""
    day = document["published"][: len("2024-05-17")]
    return day if day.count("-") == 2 else ""


def known_corpus(corpus: object) -> Corpus:
    """Return a corpus, or say that one is needed.

    Raises
    ------
    TypeError
        If it is something else, such as the name of a folder.
    """
    if not isinstance(corpus, Corpus):
        raise TypeError(f"corpus: a Corpus is needed, as kc.load() gives it, not {told(corpus)}")
    return corpus


def sentences_at_hand(corpus: Corpus) -> dict[str, str]:
    """Return the words of each sentence of the records that a page of the reader's has."""
    return {
        key: text
        for document in corpus.attached.values()
        for key, text in zip(document.keys, document.sentences, strict=True)
        if text
    }


def load(folder: str | Path | None = None) -> Corpus:
    """Load the shipped records, or a folder of your own, after checking every rule.

    Parameters
    ----------
    folder
        A folder with one CSV file per table; None for the records that come with the package.
        Pages in its subfolder `pages` are attached.

    Returns
    -------
    Corpus
        New DataFrames at each call: changing them changes nothing else.

    Raises
    ------
    CorpusError
        If a file cannot be read or a rule is broken; it lists every problem.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> corpus = kc.load()
    >>> corpus.events.set_index("event").loc["kcna-denial-2024-05-17", "latest"].isoformat()
    '2024-05-16T21:37:00+00:00'
    """
    from .folders import kept_beside

    path = SHIPPED if folder is None else Path(folder)
    rows, problems = read_records(path)
    stated = describe(path)
    problems += [*check_rows(rows, rights=not stated.share), *stated_zone_is_known(path)]
    if problems:
        raise CorpusError(str(path), problems)
    version = f"{stated.version} (changed)" if changed_tables(path) else stated.version
    corpus = replace(from_rows(rows, version), share=stated.share)
    corpus = replace(corpus, zone=stated.zone or corpus.zone)
    return kept_beside(corpus, path) if folder is not None else corpus


def from_rows(rows: Rows, version: str) -> Corpus:
    """Return the corpus that rows make, its zone that of most events; they are checked before."""
    return Corpus(**frames(rows), version=version, rows=rows, zone=zone_of_most(rows))


__all__ = ["SHIPPED", "Corpus", "CorpusError", "Problem", "load"]
