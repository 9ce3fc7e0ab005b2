"""What a draft knows of a case while its tables are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..happenings.drafted_pages import Page
from ..happenings.named_actors import Cast, Keys
from ..records.csv_folder import Row, Rows
from ..records.schema import SEPARATOR, TABLES
from ..text.signs import unseen_in_line
from .event import Event

#: What stands in a cell that only a person can fill.
OPEN = "not coded"


class Trail(NamedTuple):
    """Where a row comes from: the rule, and the place in the article."""

    table: str
    row: str
    document: str
    file: str
    sentence: str
    start: int
    end: int
    rule: str
    certain: bool


class Upstream(NamedTuple):
    """The agency or the document that a report descends from, and how that is known."""

    agency: str = ""
    document: str = ""
    basis: str = ""


@dataclass
class Book:
    """The pages, the actors, the events, and the rows that are made of them."""

    pages: list[Page]
    cast: Cast
    issuer: str
    events: list[tuple[str, Event]]
    quotations: dict[str, list[dict[str, Any]]]
    upstream: Mapping[str, Upstream]
    zone: str
    rows: Rows = field(default_factory=lambda: {name: [] for name in TABLES})
    trails: list[Trail] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_key = {page.key: page for page in self.pages}
        self.keys = Keys(self.cast)

    @property
    def statement(self) -> Page | None:
        """The statement's page."""
        return next((page for page in self.pages if page.is_statement), None)

    def actor(self, name: str, document: str) -> str:
        """The short name of an actor, who becomes a row."""
        return self.keys.key(name, self.cast.kind_of(name), document)

    def add(self, table: str, **cells: str) -> None:
        """Write one row."""
        self.rows[table].append(row_of(table, **cells))

    def trail(self, table: str, row: str, page: Page, sentence: int, span: tuple[int, int],
              rule: str, certain: bool) -> None:  # fmt: skip
        """Keep where a row comes from."""
        name = page.name(sentence) if sentence >= 0 else ""
        file = str(page.document)
        self.trails.append(Trail(table, row, page.key, file, name, *span, rule, certain))


def row_of(table: str, **cells: str) -> Row:
    """Return a row: what is not given is empty, what cannot be shown is left out."""
    row = _empty(table)
    row.update((name, _visible_cell(cell)) for name, cell in cells.items())
    return row


def _empty(table: str) -> Row:
    """A row with nothing in it; all of a table share their keys, as the objects of a class do."""
    kind = _ROWS.setdefault(table, type(table, (), {}))
    row = kind()
    for name in TABLES[table].by_name:
        setattr(row, name, "")
    cells: Row = vars(row)
    return cells


_ROWS: dict[str, type] = {}


def _visible_cell(cell: str) -> str:
    if unseen_in_line(cell):
        cell = "".join(c for c in cell if not unseen_in_line(c))
    return cell.strip()


def joined(values: list[str]) -> str:
    """Return several values as one cell."""
    return SEPARATOR.join(dict.fromkeys(v for v in values if v))


def short(text: str, most: int) -> str:
    """Return a text with at most so many words.

    >>> short("one two three four", 3)
    'one two …'
    """
    words = text.split()
    return " ".join(words) if len(words) <= most else " ".join([*words[: most - 1], "…"])


def each_account(book: Book) -> Iterator[tuple[str, Event, Page]]:
    """Yield each event with each page that tells of it."""
    for key, event in book.events:
        pages = event.by_page
        for page in book.pages:
            quoting = event.of_statement and any(
                q["sentences"] and q["class"] != "unsure"  # perhaps the words of another statement
                for q in book.quotations.get(page.key, ())
            )
            if page.key in pages or quoting or (event.of_statement and page.is_statement):
                yield key, event, page
