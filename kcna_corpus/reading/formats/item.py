"""One article of a file that holds many: an item, made of the fields of a record."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from ...text.language import language_of
from ..blocks import split
from ..decode import Encoding, decode
from ..document import DateCandidate, Document
from ..page import assemble
from ..pagedates import Context, in_address, in_data
from ..sites import host_of
from .cell_text import cell_text, plain

Record = Mapping[str, Any]


#: A file that announces more articles than this is not believed.
BELIEVED = 100_000


class Item(NamedTuple):
    """One article of a file, or the reason why it could not be read."""

    part: str
    document: Document | None
    reason: str = ""
    #: whether the reason is this machine's, now (a library, memory, a right): it is tried again
    passing: bool = False


def missing(announced: int, numbers: Sequence[int]) -> Iterator[Item]:
    """Yield a rejected item for each article that a file announces and does not hold.

    >>> [item.part for item in missing(4, [1, 2, 4])], [*missing(2, [1, 2])]
    (['article 3'], [])
    """
    reason = f"{announced:,} articles announced, {len(numbers):,} found"
    lost = sorted(set(range(1, announced + 1)) - set(numbers)) if announced < BELIEVED else []
    if len(numbers) + len(lost) == announced:
        yield from (Item(f"article {number}", None, reason) for number in lost)
    else:
        yield Item("", None, reason)


@dataclass(frozen=True)
class Source:
    """A file: its name, its bytes, and what the reader says of it."""

    name: str
    data: bytes
    columns: Mapping[str, str] | None = None
    captured: date | None = None

    @cached_property
    def decoded(self) -> tuple[str, Encoding]:
        """Its bytes as text, and how they were read."""
        return decode(self.data)


def from_record(
    record: Record,
    how: Encoding,
    note: str = "",
    captured: date | None = None,
    order: str = "",
    markup: bool = True,
) -> Document:
    """Return the document that one row describes: title, text, url, date, publisher, byline.

    A row without a text (an address list) is a document with an empty body.

    Its field `seen` is a day on which a machine found the page, not that of publication. `order` is
    "day first" or "month first", where the other dates of the column say so; `markup` tells whether
    tags and entities in the fields stand for what they mark.
    """
    cells = {k: cell_text(v) for k, v in record.items()}
    fields = {k: plain(v) if markup else v for k, v in cells.items()}
    text = fields.get("text", "")
    context = Context(fields.get("url", ""), captured)
    return assemble(
        title=" ".join(fields.get("title", "").split()),
        byline=fields.get("byline", ""),
        publisher=fields.get("publisher", "") or host_of(context.url),
        text=text,
        blocks=[b._replace(kept=True, why="given as the article") for b in split(text)],
        dates=[*_dates(fields, order, context), *in_address(context.url)],
        context=context,
        encoding=how,
        notes=(note,) if note else (),
        language=language_of(text, fields.get("language", "")[:2].lower()),
    )


def article(
    number: int, fields: Record, how: Encoding, database: str, captured: date | None
) -> Item:
    """Return an article of a database's export; without a text it is rejected."""
    if not fields.get("text"):
        title = f": {fields['title'][:80]}" if fields.get("title") else ""
        reason = f"an article of {database} without a text{title}"
        return Item(f"article {number}", None, reason)
    document = from_record(fields, how, f"{database} export", captured, markup=False)
    return Item(f"article {number}", document)


def _dates(fields: Mapping[str, str], order: str, context: Context) -> list[DateCandidate]:
    """The day of the record, one way round where its column says which."""
    date_cell = [("column date", fields.get("date", ""), "page data")]
    others = [(f"column {f}", fields.get(f, ""), "general search") for f in ("counted", "seen")]
    return in_data(date_cell, (), context, column=order) or in_data(others, (), context)


def name_of(person: object) -> str:
    """Return a name as it is said: given name first.

    >>> name_of("Roe, Ada"), name_of({"firstName": "Ada", "lastName": "Roe"}), name_of("ONA")
    ('Ada Roe', 'Ada Roe', 'ONA')
    """
    if isinstance(person, Mapping):
        first = person.get("given") or person.get("firstName") or person.get("first") or ""
        last = person.get("family") or person.get("lastName") or person.get("last") or ""
        whole = person.get("literal") or person.get("name") or person.get("fullName") or ""
        return " ".join(f"{whole or f'{first} {last}'}".split())
    last, comma, first = str(person or "").partition(",")
    return " ".join(f"{first} {last}".split()) if comma else " ".join(last.split())


def names_of(people: Iterable[object]) -> str:
    """Return the names of several people in one line.

    >>> names_of(["Roe, Ada", {"literal": "ONA"}])
    'Ada Roe, ONA'
    """
    return ", ".join(filter(None, map(name_of, people)))


def without_by(line: str) -> str:
    """Return a byline without its first word.

    >>> without_by("BY ADA ROE"), without_by("Von Ada Roe"), without_by("Byron Hale")
    ('ADA ROE', 'Ada Roe', 'Byron Hale')
    """
    return re.sub(r"^(?:by|von|par|por)\s+", "", line.strip(), flags=re.IGNORECASE)
