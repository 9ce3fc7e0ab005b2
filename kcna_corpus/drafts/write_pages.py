"""The tables of a draft that are about pages: documents, sentences, actors, terms."""

import sys
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from ..happenings.drafted_pages import Page
from ..happenings.known_actors import agencies, known_in
from ..records.cells import cell_fault
from ..records.csv_folder import Row
from ..records.schema import UNWRITTEN
from ..text.words import fingerprint, length, words
from .book import OPEN, Book, Upstream, joined, row_of, short
from .credits import credited
from .families import lineage
from .homes import zone_of_page

#: Own definitions of what a draft leaves open.
TERMS = {
    ("form", "statement"): "the text of who says it",
    ("form", "report"): "a text about a statement or an event",
    ("side", OPEN): "nobody has said yet where this actor stands",
    ("topic", OPEN): "nobody has said yet what this sentence is about",
    ("kind", "statement"): "somebody says something in public",
    ("kind", "happening"): "something is done or happens",
}
_BASES = ("printed", "page address", "inferred")


def write_documents(book: Book) -> None:
    """Each page becomes a document, with the agency that it credits."""
    for page in book.pages:
        row = page.row
        publisher, note = _publisher(page)
        agency, parent, basis = book.upstream.get(page.key, Upstream())
        dated = page.published.day and page.published.basis in _BASES
        issuer = book.actor(book.issuer, page.key) if page.is_statement and book.issuer else ""
        book.add(
            "documents",
            document=page.key,
            role="statement" if page.is_statement else "report",
            title=short(row["title"], 15),
            issuer=issuer,
            publisher=publisher,
            form="statement" if page.is_statement else "report",
            language=row["language"] or "und",
            zone=book.zone if page.is_statement else zone_of_page(page),
            published=page.published.day if dated else "",
            published_basis=page.published.basis if dated else "",
            date_printed=row["date_printed"],
            date_captured=row["date_captured"],
            date_file=row["date_file"] if row["date_file"] != row["date_captured"] else "",
            upstream=book.actor(agency, page.key) if agency else "",
            upstream_document=parent,
            upstream_basis=basis,
            coding="full",
            length=str(length(page.body, row["language"])),
            address=row["url"] if row["url"] and not cell_fault("address", row["url"]) else "",
            source=page.key,
            basis="printed",
            note=note,
        )
        rule = "the page's own day" if page.published.basis != "inferred" else page.published.rule
        book.trail(
            "documents", page.key, page, -1, (-1, -1), rule, page.published.basis == "printed"
        )


def _publisher(page: Page) -> tuple[str, str]:
    """The publisher of a page, and how it is known where it is not printed."""
    if page.row["publisher"]:
        return page.row["publisher"], ""
    if host := (urlsplit(page.row["url"]).hostname or "").removeprefix("www."):
        return host, "The page does not name its publisher; the address stands for it."
    name = page.row["part"] or page.row["file"]
    return name, "The page does not name its publisher; the file's name stands for it."


def _carriers(statement: Page | None) -> frozenset[str]:
    """The agencies that carried the statement: whoever names them has its words from there."""
    if statement is None:
        return frozenset()
    lead = statement.body[: statement.sentences[statement.lead][0] + 1] if statement.lead else ""
    heading = f"{lead} {statement.row['publisher']} {statement.row['title']}"
    return frozenset(named.name for named in known_in(heading) if named.name in agencies())


def upstream_of(pages: Sequence[Page]) -> dict[str, Upstream]:
    """Return for each report what it descends from.

    What one copy credits all its copies have; copies that credit nothing descend from the first.
    """
    statement = next((page for page in pages if page.is_statement), None)
    carriers = _carriers(statement)
    reports = {page.key: page for page in pages if not page.is_statement}
    agencies_of = {
        key: credited(page.body, page.row["byline"], page.row["publisher"], without=carriers)
        for key, page in reports.items()
    }
    stated = statement.body if statement else None
    days = {key: page.published.day for key, page in reports.items()}
    table = lineage({key: page.body for key, page in reports.items()}, stated, days)
    upstream: dict[str, Upstream] = {}
    family = dict(zip(table["document"], table["family"], strict=True))
    of_family = {family[key]: agency for key, agency in reversed(agencies_of.items()) if agency}
    for key in reports:
        if agencies_of[key]:
            upstream[key] = Upstream(agencies_of[key], "", "printed")
        elif family[key] and family[key] in of_family:
            upstream[key] = Upstream(of_family[family[key]], "", "inferred")
        elif family[key] and family[key] != key:
            upstream[key] = Upstream("", family[key], "inferred")
    return upstream


def sentence_rows(pages: list[Page]) -> Iterator[Row]:
    """Yield each sentence as a fingerprint and a place; its words stay in the page.

    A page is let go when it is through: thousands leave no room for both.
    """
    pages.reverse()
    while pages:
        page = pages.pop()
        for number in range(page.lead, len(page.sentences)):
            if page.firsts[number] != number:
                continue
            text = page.words(number)
            yield row_of(
                "sentences",
                sentence=page.name(number),
                document=page.key,
                position=sys.intern(str(number - page.lead)),
                fingerprint=fingerprint(text),
                words=sys.intern(str(len(words(text)))),
                gloss=UNWRITTEN,
                topic=OPEN,
                source=page.key,
                basis="printed",
            )


def write_actors(book: Book) -> None:
    """Each actor that a row names becomes a row, and whom it acts for, if that is one."""
    rows = list(book.keys.rows())
    for key, name, kind, aliases, documents in rows:
        home = book.keys.short(book.cast.home_of(name)) if kind != "state" else ""
        book.add(
            "actors",
            actor=key,
            name=name,
            kind=kind,
            side=OPEN,
            of=home if home != key else "",
            aliases=joined(aliases),
            source=joined(documents),
            basis="printed",
        )


def write_terms(book: Book) -> None:
    """The open vocabularies that the draft uses."""
    for (vocabulary, term), definition in TERMS.items():
        book.add(
            "terms",
            vocabulary=vocabulary,
            term=term,
            definition=definition,
            source="own definition",
            basis="inferred",
        )
