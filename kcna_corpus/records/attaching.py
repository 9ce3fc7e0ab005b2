"""The reader's own pages beside the records: which page has the words of which document.

The records know a sentence by its fingerprint only. Each page is searched for all of them; a page
belongs to the document of which it has most.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from ..inputs import as_path
from ..reading import Document, Published, Reading, infer_day
from ..reading.files import each_document
from ..text.nearest import did_you_mean
from ..text.renamed import Renamed
from ..text.signs import visible
from .places import Page, Span, in_order

if TYPE_CHECKING:
    import pandas as pd

    from .csv_folder import Row, Rows

#: A page with less than this share of a document's sentences quotes it and is no copy of it.
SHARE = 0.25
#: A page can be a copy of two documents only if it has this share of each.
CLEAR_SHARE = 0.5

COLUMNS = (
    "document sentences found moved missing status file part page_start page_end published "
    "published_basis note"
).split()


@dataclass(frozen=True)
class Attached(Renamed, text="body"):
    """A document of the records with the words of the reader's own page.

    Attributes
    ----------
    name : str
        The key of the document in the records.
    file, part : str
        Where the page was found.
    page : Document
        The page, read.
    body : str
        The article as the page prints it.
    sentences : tuple of str
        In the order of the records, "" where the page does not have one, so that the sentence at
        position 7 is the records' position 7.
    keys : tuple of str
        The keys of these sentences.
    places : tuple of (int, int)
        Where each stands in `body`; (-1, -1) where it does not.
    page_places : tuple of (int, int)
        The same in `page.page_text`, so also for what stands outside the article.
    moved : tuple of str
        The keys of sentences that stand in another order than the records'.
    quotations, page_quotations : mapping of str to (int, int)
        The places of the quotations that the records know, by their keys, in either text.
    published : Published
        The day of the page, and how it is known.
    """

    name: str
    file: str
    part: str
    page: Document
    keys: tuple[str, ...]
    sentences: tuple[str, ...]
    page_places: tuple[Span, ...]
    moved: tuple[str, ...]
    page_quotations: Mapping[str, Span]
    published: Published

    def __repr__(self) -> str:
        count = sum(map(bool, self.sentences))
        coverage = f"{count} of {len(self.sentences)} sentences in {visible(self.file)}"
        return f"<Attached {self.name}: {coverage}, {self.day or 'no date'}>"

    @property
    def body(self) -> str:
        """The article as the page prints it."""
        return self.page.body

    @property
    def places(self) -> tuple[Span, ...]:
        """Where each sentence stands in `body`; (-1, -1) where it does not."""
        return tuple(self.page.in_body(*span) for span in self.page_places)

    @property
    def quotations(self) -> dict[str, Span]:
        """Where the quotations of the records stand in `body`; (-1, -1) outside it."""
        return {key: self.page.in_body(*span) for key, span in self.page_quotations.items()}

    @property
    def day(self) -> str:
        """The day of publication and how it is known, such as "17 May 2024, inferred"."""
        if not self.published.day:
            return self.published.basis
        day = date.fromisoformat(self.published.day)
        return f"{day.day} {day:%B %Y}, {self.published.basis}"


class Attachment(NamedTuple):
    """What attaching gives: the documents with words, and the table that says how it went."""

    documents: dict[str, Attached]
    table: pd.DataFrame


class _Copy(NamedTuple):
    """A page as a copy of one document."""

    file: str
    part: str
    page: Document
    keys: list[str]
    places: list[Span | None]
    moved: list[str]

    @property
    def found(self) -> int:
        return sum(span is not None for span in self.places)

    @property
    def share(self) -> float:
        return self.found / len(self.places)


def attach(
    records: Rows,
    pages: str | os.PathLike[str] | Reading,
    progress: bool = True,
    columns: Mapping[str, str] | None = None,
) -> Attachment:
    """Find the documents of records in pages.

    Parameters, errors and an example: see `Corpus.attach`.
    """
    sought = _Sought(records)
    copies: dict[str, list[_Copy]] = {name: [] for name in sought.keys}
    rest: list[dict[str, Any]] = []
    by_address: list[dict[str, Any]] = []
    for file, part, page, reason in _pages(pages, columns, progress):
        where = {"file": file, "part": part}
        if page is None:
            rest.append({**where, "status": "rejected", "note": reason})
            continue
        belongs, others = sought.copies_in(file, part, page)
        for name, copy in belongs.items():
            copies[name].append(copy)
        if not belongs:
            document = sought.at(page.url)
            ends = {"page_start": page.page_start, "page_end": page.page_end}
            row = {**where, **_dated(page.published), **ends}
            if document and document not in sought.keys:
                by_address.append({**row, "document": document, "status": "by address"})
            else:
                rest.append({**row, "status": "other page", "note": others})
    chosen = {
        name: sorted(candidates, key=_fitness)[0]
        for name, candidates in copies.items()
        if candidates
    }
    documents = {name: _attached(records, name, copy) for name, copy in chosen.items()}
    documents = _with_inferred_days(documents)
    rows = [
        row
        for name in sought.keys
        for row in _rows(name, sorted(copies[name], key=_fitness), documents, sought.keys[name])
    ]
    return Attachment(documents, _table([*rows, *by_address, *rest]))


def _pages(
    source: str | os.PathLike[str] | Reading, columns: Mapping[str, str] | None, progress: bool
) -> Iterator[tuple[str, str, Document | None, str]]:
    """File, part, page, and why there is none, of each article in a folder or a reading."""
    if isinstance(source, Reading):
        yield from ((file, part, page, "") for file, part, page in source.pages())
        for file, part, reason in source.rejected.itertuples(index=False):
            yield file, part, None, reason
    else:
        for file, (part, page, reason, _) in each_document(
            as_path(source, "pages"), columns, progress
        ):
            yield file, part, page, reason


def document_named(name: str, attached: Mapping[str, Attached], records: Rows) -> Attached:
    """Return an attached document; see `Corpus.document`."""
    if name in attached:
        return attached[name]
    if not attached:
        raise ValueError("no document is attached; corpus.attach(folder) looks for them")
    if any(row["document"] == name for row in records["documents"]):
        raise ValueError(f"document {name!r} is not attached: no page of yours has its sentences")
    raise ValueError(f"no document {name!r}" + did_you_mean(name, attached))


class _Sought:
    """What the records know of their documents: fingerprints, in order, and addresses."""

    def __init__(self, rows: Rows) -> None:
        ordered = sorted(rows["sentences"], key=lambda row: int(row["position"]))
        self.keys: dict[str, list[str]] = {}
        for name in (row["document"] for row in rows["documents"]):
            keys = [row["sentence"] for row in ordered if row["document"] == name]
            if keys:
                self.keys[name] = keys
        if not self.keys:
            raise ValueError("the corpus knows no sentences to look for")
        self._print = {row["sentence"]: row["fingerprint"] for row in ordered}
        self._words = {row["fingerprint"]: int(row["words"]) for row in ordered}
        self._addresses = {
            _address(row["address"]): row["document"] for row in rows["documents"] if row["address"]
        }

    def at(self, address: str) -> str:
        """The document with this address, if any."""
        return self._addresses.get(_address(address), "") if address else ""

    def copies_in(self, file: str, part: str, page: Document) -> tuple[dict[str, _Copy], str]:
        """The documents that a page is a copy of; and in words, those that it only quotes."""
        text = Page(page.page_text)
        spans = text.find(self._words)
        by_name = {
            n: k for n, k in self.keys.items() if any(self._print[key] in spans for key in k)
        }
        missing = {p for k in by_name.values() for key in k if (p := self._print[key]) not in spans}
        if missing:
            spans |= text.find_anywhere({p: self._words[p] for p in missing})
        copies = {
            name: self._copy(file, part, page, keys, text, spans) for name, keys in by_name.items()
        }
        best = max((copy.share for copy in copies.values()), default=0)
        needed = min(max(SHARE, best), CLEAR_SHARE)
        belongs = {name: copy for name, copy in copies.items() if copy.share >= needed}
        notes = [
            f"has {copy.found} of {len(copy.places)} sentences of {name}"
            for name, copy in copies.items()
        ]
        return belongs, "; ".join(notes)

    def _copy(
        self,
        file: str,
        part: str,
        page: Document,
        keys: list[str],
        text: Page,
        spans: Mapping[str, list[Span]],
    ) -> _Copy:
        everywhere = [
            [text.whole(span) for span in spans.get(self._print[key], ())] for key in keys
        ]
        # A sentence can stand twice: in a teaser, say, and in the article, which counts first.
        inside = [
            [p for p in places if p[0] < page.page_end and p[1] > page.page_start] or places
            for places in everywhere
        ]
        places = in_order(inside)
        moved = []
        for i, (key, some) in enumerate(zip(keys, inside, strict=True)):
            if some and places[i] is None:
                places[i] = some[0]
                moved.append(key)
        return _Copy(file, part, page, keys, places, moved)


def _fitness(copy: _Copy) -> tuple[int, int, str, str]:
    """Sorts the copies of one document, the best first."""
    return -copy.found, len(copy.moved), copy.file, copy.part


def _attached(rows: Rows, name: str, copy: _Copy) -> Attached:
    text = copy.page.page_text
    return Attached(
        name=name,
        file=copy.file,
        part=copy.part,
        page=copy.page,
        keys=tuple(copy.keys),
        sentences=tuple(" ".join(text[slice(*p)].split()) if p else "" for p in copy.places),
        page_places=tuple(span or (-1, -1) for span in copy.places),
        moved=tuple(copy.moved),
        page_quotations=_quotations(text, [r for r in rows["quotations"] if r["document"] == name]),
        published=copy.page.published,
    )


def _quotations(text: str, rows: Iterable[Row]) -> dict[str, Span]:
    """Where the quotations of a document stand: of several places the next between marks."""
    ordered = sorted(rows, key=lambda row: int(row["position"]))
    wanted = {row["fingerprint"]: int(row["words"]) for row in ordered}
    if not wanted:
        return {}
    page = Page(text)
    spans = page.find(wanted)
    missing = {p: n for p, n in wanted.items() if p not in spans}
    spans |= page.find_anywhere(missing) if missing else {}
    places: dict[str, Span] = {}
    at = 0
    for row in ordered:
        some = spans.get(row["fingerprint"], [])
        marked = [p for p in some if text[max(0, p[0] - 1) : p[0]] in {*"\"“”„«‘'「『"}]
        following = [p for p in marked or some if p[0] >= at]
        if some:
            places[row["quotation"]] = (following or marked or some)[0]
            at = places[row["quotation"]][0]
    return places


def _with_inferred_days(documents: dict[str, Attached]) -> dict[str, Attached]:
    """The documents; where a page names only a weekday, the day that it means beside the others."""
    days = [document.published.day for document in documents.values()]
    return {
        name: replace(document, published=infer_day(document.published, days))
        for name, document in documents.items()
    }


def _rows(
    name: str, copies: list[_Copy], documents: Mapping[str, Attached], keys: list[str]
) -> Iterator[dict[str, Any]]:
    if not copies:
        yield {"document": name, "sentences": len(keys), "missing": len(keys), "status": "missing"}
    for number, copy in enumerate(copies):
        placed = dict(zip(keys, copy.places, strict=True))
        missing = [key for key, span in placed.items() if not span]
        standing = [span for key, span in placed.items() if span and key not in copy.moved]
        status = "in part" if missing else "moved" if copy.moved else "found"
        notes = [
            f"missing: {_numbers(missing)}" if missing else "",
            f"moved: {_numbers(copy.moved)}" if copy.moved else "",
            f"{len(copies)} pages have it" if len(copies) > 1 else "",
        ]
        yield {
            "document": name,
            "sentences": len(keys),
            "found": copy.found - len(copy.moved),
            "moved": len(copy.moved),
            "missing": len(missing),
            "status": "second page" if number else status,
            "file": copy.file,
            "part": copy.part,
            "page_start": min(start for start, _ in standing),
            "page_end": max(end for _, end in standing),
            **_dated(copy.page.published if number else documents[name].published),
            "note": "; ".join(filter(None, notes)),
        }


def _numbers(keys: Iterable[str]) -> str:
    return ", ".join(key.rpartition("/")[2] for key in keys)


def _dated(published: Published) -> dict[str, str]:
    return {"published": published.day, "published_basis": published.basis}


def _table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    counts = dict.fromkeys(("sentences", "found", "moved", "missing"), 0)
    blank = {**dict.fromkeys(COLUMNS, ""), **counts, "page_start": -1, "page_end": -1}
    return pd.DataFrame([{**blank, **row} for row in rows], columns=COLUMNS)


def _address(address: str) -> str:
    """An address without what differs between links to one page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/").casefold()
