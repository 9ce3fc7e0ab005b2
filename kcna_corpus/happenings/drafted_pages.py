"""The pages of a reading as a draft goes through them: keys, sentences, days."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import chain
from os import PathLike
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, overload
from zlib import compress, decompress

from ..inputs import gist
from ..reading import Published, infer_day
from ..reading.datelines import month_and_day
from ..records.given import free
from ..text.nearest import did_you_mean
from ..text.sentences import sentence_spans
from ..text.words import letters

if TYPE_CHECKING:
    from ..reading import Reading

Span = tuple[int, int]

_WORK = r"\b(?:statement|speech|remarks|letter|message|text|address)\b"
#: What stands before a statement and is its carrier's: “The full text of her letter follows.”
_LEAD_IN = re.compile(
    rf"\b(?:(?:the|this|a) following|full text)\b.{{0,80}}{_WORK}"
    rf"|{_WORK}.{{0,80}}\b(?:follows|below)\b",
    re.IGNORECASE | re.DOTALL,
)
#: And so only as the first words, or before a colon: a statement itself speaks of others.
_ISSUED = re.compile(
    r"\b(?:issued|released|published) (?:a|the|this|an) .{0,40}\b(?:statement|letter|message)\b"
    rf"|\bfollowing\b.{{0,80}}{_WORK}",
    re.IGNORECASE | re.DOTALL,
)
#: And where the carrier's dateline stands before it: “TARN, May 9 (ONA) -- Varn made a speech”.
_SPOKE = re.compile(
    rf"(?P<who>.*)\b(?:delivered|gave|made|sent) (?:an?|the) (?:[\w-]+ ){{0,3}}{_WORK}", re.DOTALL
)
_NAME = re.compile(r"[A-Z][a-z]{2,}")
_LEADING = 3  # sentences among which a lead-in is looked for, and a dateline
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8})"
#: The place and day of the page itself: “SEOUL, July 16 (UPI) -- ”, “SEOUL — (AP) — ”, “SEOUL — ”,
#: “July 16 (UPI) - ”.
DATELINE = re.compile(
    r"(?:[A-Z][A-Z. ]{2,30}|[A-Z][a-z]+(?:[ -][A-Za-z][a-z]+)?)"
    r"(?:,(?: (?:de|of|[A-Z][A-Za-z.]{1,20})){1,4})?"  # not “On Friday, Ada Varn said: ”
    rf"(?:,? {_DAY}(?:,? \d{{4}})?)?,?"
    r"\s*(?:(?:[-–—]{1,2}\s+)?\([^)\n]{2,40}\)\s*(?:[-–—]{1,2}\s*|:\s+)|(?:[-–—]{1,2}|:)\s+"
    rf"|\((?:[A-Z]{{2,12}}|[A-Z][^)\n]{{1,60}}{_DAY},? \d{{4}})\)\s?(?=[A-Z]))"
    rf"|(?:{_DAY},?\s*)?\([A-Z][^)\n]{{1,39}}\)\s*[-–—]{{1,2}}\s*"
)


class Spans(Sequence[Span]):
    """Places in a text, as numbers in a row: a case has a million of them.

    >>> spans = Spans([(0, 4), (5, 9)])
    >>> spans[1], list(spans[:1]), len(spans)
    ((5, 9), [(0, 4)], 2)
    """

    __slots__ = ("_edges",)

    def __init__(self, spans: Iterable[Span]) -> None:
        self._edges = array("I", chain.from_iterable(spans))

    def __len__(self) -> int:
        return len(self._edges) // 2

    @overload
    def __getitem__(self, number: int) -> Span: ...

    @overload
    def __getitem__(self, number: slice) -> list[Span]: ...

    def __getitem__(self, number: int | slice) -> Span | list[Span]:
        if isinstance(number, slice):
            return [self[k] for k in range(*number.indices(len(self)))]
        at = range(len(self))[number]
        return self._edges[2 * at], self._edges[2 * at + 1]


class Page(NamedTuple):
    """One page: its key in the records, what the reading says of it, its sentences."""

    key: str
    document: Any
    row: Mapping[str, str]
    packed: bytes
    published: Published
    sentences: Sequence[Span]
    lead: int = 0  # sentences at its beginning that are the carrier's
    is_statement: bool = False
    firsts: Sequence[int] = ()  # of each sentence the first that has the same words
    names: tuple[str, ...] = ()  # one text for each, which every table shares

    @property
    def body(self) -> str:
        """The article: kept packed, in half the room."""
        return _unpacked(self.packed)

    @property
    def written(self) -> date | None:
        """The day from which the text counts: that of its dateline, or that of the page."""
        day = date.fromisoformat(self.published.day) if self.published.day else None
        printed = month_and_day(self.dateline) if day else None
        return _nearest(day, *printed[:2]) if day and printed else day

    @property
    def dateline(self) -> str:
        """The place and the day of the text itself, as it is printed before its first words."""
        lines = (DATELINE.match(self.body, *span) for span in self.sentences[:_LEADING])
        return next((line[0] for line in lines if line), "")

    def sentence_at(self, position: int) -> int:
        """The number of the sentence in which a place stands, -1 before the first."""
        numbers = [k for k, (start, end) in enumerate(self.sentences) if start <= position < end]
        return numbers[0] if numbers else -1

    def words(self, number: int) -> str:
        """The words of a sentence."""
        return self.body[slice(*self.sentences[number])]

    def name(self, number: int) -> str:
        """The key of a sentence in the records, which count from behind the lead-in.

        What is printed twice in a page is one sentence of the records.
        """
        return self.names[number]


@lru_cache(maxsize=16)
def _unpacked(packed: bytes) -> str:
    return decompress(packed).decode("utf-8", "surrogatepass")


def pages_of(
    reading: Reading, statement: object = None, keys: Mapping[str, str] | None = None
) -> list[Page]:
    """Return the pages of a reading, the statement marked among them.

    `keys` are those that pages have already, by their names in the reading. Raises TypeError or
    ValueError if it is no reading, holds no page, or the statement is none of its pages.
    """
    if not hasattr(reading, "documents") or not callable(getattr(reading, "texts", None)):
        raise TypeError(
            f"reading: a Reading is needed, as kc.read_folder gives it, not {gist(reading)}"
        )
    names = list(reading.documents["document"])
    if not names:
        raise ValueError("the reading holds no page; its .rejected says what was not read, and why")
    if hasattr(statement, "body"):  # a page that was read
        same = reading.documents["body"] == getattr(statement, "reviewed", statement).body
        statement = next(iter(reading.documents["document"][same]), statement)
    stated = None if statement is None else _named(statement, names)
    table = reading.documents
    days = [str(day) for day in table["published"] if day]
    keys = keys or {}
    taken = {*keys.values()}
    pages = []
    for name, cells in zip(names, table.itertuples(index=False, name=None), strict=True):
        row = dict(zip(map(str, table.columns), map(str, cells), strict=True))  # one at a time
        text = row.pop("body")
        spans = Spans(span for span in sentence_spans(text) if len(letters(text[slice(*span)])) > 1)
        is_statement = name == stated
        published = Published(
            row["published"],
            row["published_basis"],
            row["date_printed"],
            weekday=row["published_weekday"],
        )
        lead = _lead_in(text, spans, row["title"]) if is_statement else 0
        short = short_name(*(PurePath(row[c]).stem for c in ("file", "part"))) or "document"
        key = keys.get(str(name)) or free(short, taken)
        firsts = _firsts(text, spans, lead)
        keys_of = [f"{key}/{n - lead}" if n >= lead else "" for n in range(len(spans))]
        packed = compress(text.encode("utf-8", "surrogatepass"), level=1)
        pages.append(
            Page(
                *(key, name, row, packed, infer_day(published, days), spans, lead, is_statement),
                *(firsts, tuple(keys_of[first] for first in firsts)),
            )
        )
    return pages


def short_name(*parts: str) -> str:
    """Return a short name for a key: letters, digits and hyphens, nothing else.

    >>> short_name("The Courier, 14 May (copy)"), short_name("김여정 담화", "2")
    ('the-courier-14-may-copy', '김여정-담화-2')
    """
    joined = "-".join(filter(None, parts)).casefold()
    plain = unicodedata.normalize("NFKC", joined).replace("'", "").replace("’", "")
    return "-".join(re.findall(r"[^\W_]+", plain))[:60].strip("-")


def _nearest(day: date, month: int, number: int) -> date:
    """The day of a month that lies nearest to another day, whatever the year."""
    days = []
    for year in (day.year - 1, day.year, day.year + 1):
        with suppress(ValueError):  # 29 February
            days.append(date(year, month, number))
    return min(days, key=lambda other: abs(other - day), default=day)


def _named(statement: object, names: list[str]) -> str:
    if isinstance(statement, list | tuple | set | dict) and len(statement) > 1:
        raise ValueError(
            f"statement: a case has one statement, {len(statement)} are named; make a case of each"
        )
    if not isinstance(statement, str | PathLike):
        raise TypeError(
            "statement: the name of one page of the reading is needed, such as "
            f"{names[0]!r}, not {gist(statement)}"
        )
    wanted = str(statement).replace("\\", "/").removeprefix("./")
    ends = [name for name in names if f"/{wanted}".endswith(f"/{name}")]
    ends = ends or [name for name in names if f"/{name}".endswith(f"/{wanted}")]
    if len(ends) == 1:
        return ends[0]
    if ends:
        raise ValueError(f"statement: {wanted!r} can be {', '.join(map(repr, ends[:3]))}")
    raise ValueError(
        f"statement: {wanted!r:.200} is none of the {len(names)} pages"
        + did_you_mean(wanted, names)
    )


def _firsts(text: str, spans: Sequence[Span], lead: int) -> Sequence[int]:
    seen: dict[str, int] = {}
    return array(
        "I",
        (
            seen.setdefault(letters(text[slice(*span)]), number) if number >= lead else number
            for number, span in enumerate(spans)
        ),
    )


def _is_named(name: str, title: str) -> bool:
    """Whether a title names somebody, and not for what is theirs: “Varn speaks”, “Varn's tale”."""
    return bool(re.search(rf"\b{name}\b(?!['’]s?\b)", title))


def _lead_in(text: str, spans: Sequence[Span], title: str) -> int:
    """How many sentences stand before the statement's own first one.

    A speech told of behind a dateline is its own where the title names who made it: a statement may
    begin with what somebody else said.
    """
    for number, span in reversed([*enumerate(spans[:_LEADING])]):
        words = text[slice(*span)].rstrip()
        opens = number == 0 or words.endswith((":", "："))
        spoke = _SPOKE.match(words) if number == 0 and DATELINE.match(words) else None
        own = spoke and any(_is_named(name, title) for name in _NAME.findall(spoke["who"]))
        if own or _LEAD_IN.search(words) or (opens and _ISSUED.search(words)):
            return number + 1 if number + 1 < len(spans) else 0
    return 0
