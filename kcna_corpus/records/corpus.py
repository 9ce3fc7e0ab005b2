"""A corpus: the tables of one folder of records, checked, as DataFrames."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from ..inputs import gist
from .checks import check_rows
from .csv_folder import Row, Rows
from .frames import frames, texts_of, zone_of_most
from .given import as_row, known_table, row_named
from .problems import refuse
from .schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from ..reading import Reading
    from .attaching import Attached


@dataclass(frozen=True, repr=False, eq=False)
class Corpus:
    """The tables of one folder of records.

    Attributes
    ----------
    sources, documents, sentences, actors, events, participants, stamps : pandas.DataFrame
        Tables with the columns that the datasheet describes. Keys are ordinary columns; a cell that
        holds several values is a list of str; dates are str as written ("2024-05"). `events` has
        more columns for the window: `earliest` and `latest` (datetime64, UTC), `earliest_from`,
        `latest_from` (what these rest on) and `window_basis` (the weaker of the two).
    accounts, figures, quotations, edits, renderings, inferences, denials, terms : pandas.DataFrame
        As these. Positions count sentences and words from 0.
    version : str
        The version of the data, with " (changed)" where a table is not as it was sealed.
    rows : dict of str to list of dict
        The same tables as text, as their files have it.
    zone : str
        That in which days are told: as `datapackage.json` states, else that of most of the events.
    attachment : pandas.DataFrame or None
        What `attach` found in the reader's own pages; None before.
    attached : mapping of str to Attached
        The documents found, by their keys.
    share : str
        What may be shared of a case of yours, "records" or "all"; "" for records meant for print.
    provenance, left_out : pandas.DataFrame or None
        Of a draft: the rule and the place behind each row, and what became no row, with the reason.

    See Also
    --------
    load : The records that come with the package, or a folder of yours.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> kc.load().actors.set_index("actor").loc["kim-yo-jong", "aliases"][:2]
    ['Kim Yo-jong', 'Kim Yo jong']
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
    denials: pd.DataFrame
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
        counts = ", ".join(f"{len(self.rows[name])}\u00a0{name}" for name in self.rows)
        more = f"; {len(self.attached)} documents attached" if self.attached else ""
        text = fill(f"Corpus(version {self.version}: {counts}{more})", 72)  # breaks no number
        return text.replace("\u00a0", " ")

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
        pages : path or Reading
            A folder of pages and exports of any kind that `read_folder` reads, a single file, or
            what `read_folder` gave: its files are not read again.
        progress : bool, default True
            Show how many files are done, on stderr.
        columns : mapping of str to str, optional
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

        attachment = attach(self.rows, pages, progress, columns)
        return replace(self, attachment=attachment.table, attached=attachment.documents)

    def document(self, name: str) -> Attached:
        """Return an attached document: its page, its `sentences` as the records count them.

        It can be the statement that `trace` compares with.

        Parameters
        ----------
        name : str
            Its key in the table `documents`.

        Returns
        -------
        Attached
            With `name`, `page` (a `Document`), `body` (the article), `sentences` (tuple of str).

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

        return document_named(name, self.attached, self.rows)

    def texts(self, role: str = "report") -> pd.DataFrame:
        """Return the articles of the attached documents, as every call on texts takes them.

        Parameters
        ----------
        role : {"report", "statement", ""}
            "" for both.

        Returns
        -------
        pandas.DataFrame
            `document`, `text`, `published` (the day that the records know, else the page's own, ""
            if neither does) and `zone` (of the readers it is made for, "" if not known).

        Raises
        ------
        ValueError
            If no document has that role; the message offers the nearest.

        Examples
        --------
        >>> import kcna_corpus as kc
        >>> kc.load().texts().columns.tolist()
        ['document', 'text', 'published', 'zone']
        """
        return texts_of(self.rows["documents"], self.attached, role)

    def cite(self, table: str, row: str | int, style: str = "full") -> str:
        """Return a citation of one row that an editor can check.

        Parameters
        ----------
        table : str
            Name of a table, such as "quotations".
        row : str or int
            Key of the row, or its position in the table from 0.
        style : {"full", "line", "apa", "chicago", "bibtex", "csl-json"}
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
        table : str
            Name of the table.
        rows : pandas.DataFrame or iterable of mappings
            A table, or one mapping of column names to text for each new row, written as in the CSV
            file.

        Returns
        -------
        Corpus
            The old one stays as it is.

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
        if isinstance(rows, str | Mapping) or not isinstance(rows, Iterable):
            raise TypeError("rows: a table or a list of mappings is needed, not one alone")
        table = known_table(table).name
        items = rows.to_dict("records") if hasattr(rows, "to_dict") else rows
        new = [as_row(table, row) for row in items]
        grown = {**self.rows, table: [*self.rows[table], *new]}
        problems = check_rows(grown, rights=not self.share)
        refuse(f"{table} with {len(new)} more rows", problems)
        return from_rows(grown, f"{self.version} with added {table}", self)

    def add(self, table: str, **cells: Any) -> Corpus:
        """Return a new corpus with one more row, written by hand and checked like all others.

        Parameters
        ----------
        table : str
            Name of the table.
        **cells : str, bool or list of str
            Column -> value; several values as a list. An event's `second_check` is "not checked".

        Returns
        -------
        Corpus
            The old one stays as it is.

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
        folder : path
            A new folder, or one that holds no records yet.

        Returns
        -------
        pathlib.Path
            The folder.

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

        Parameters
        ----------
        table : str
            Name of the table.
        row : str or int
            Key of the row, or its position in the table from 0.

        Returns
        -------
        dict of str to str
            Column -> text of the cell.

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
        return row_named(table, self.rows[known_table(table).name], self.by_key[table], row)

    @cached_property
    def by_key(self) -> dict[str, dict[str, Row]]:
        """The rows of each table by their keys: citations of thousands of rows ask for many."""
        tables = self.rows.items()
        return {name: {TABLES[name].key_of(row): row for row in rows} for name, rows in tables}


def known_corpus(corpus: object) -> Corpus:
    """Return a corpus; a `TypeError` for anything else says that one is needed."""
    if not isinstance(corpus, Corpus):
        raise TypeError(f"corpus: a Corpus is needed, as kc.load() gives it, not {gist(corpus)}")
    return corpus


def from_rows(rows: Rows, version: str, like: Corpus | None = None) -> Corpus:
    """Return the corpus of rows that are checked; what is no row is as in another corpus."""
    corpus = Corpus(**frames(rows), version=version, rows=rows, zone=zone_of_most(rows))
    unchanged = ("attachment", "attached", "zone", "share", "provenance", "left_out")
    return replace(corpus, **{name: getattr(like, name) for name in unchanged if like})
