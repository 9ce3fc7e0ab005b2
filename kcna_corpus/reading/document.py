"""What a page becomes: a document with its dates, its blocks and how it was decoded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from ..text.renamed import Renamed
from .blocks import Block
from .decode import Encoding

#: What stands between the blocks of a body.
_BETWEEN = "\n\n"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class DateCandidate:
    """One date that a page offers for itself, and how far it can be trusted.

    `kind` is "printed" (the page's own), "captured" (when it was viewed or saved) or "file".
    `day` is empty where the words give none; `moment` is in UTC, where hour and zone are known, and
    `utc` tells whether the words themselves give the hour in UTC.
    `start` and `end` are offsets in the decoded text, -1 for what stands elsewhere.
    """

    kind: str
    day: str
    words: str
    where: str
    rule: str
    certain: bool
    start: int = -1
    end: int = -1
    moment: str = ""
    note: str = ""
    utc: bool = False


class Published(NamedTuple):
    """The day chosen, and how it is known; no day where the page prints none.

    `basis` is "printed", "page address", "inferred", or says why there is no day.
    """

    day: str
    basis: str
    words: str = ""
    rule: str = ""
    certain: bool = False
    weekday: str = ""


@dataclass(frozen=True)
class Document(Renamed, text="page_text", start="page_start", end="page_end"):
    r"""One page, read.

    Attributes
    ----------
    title, byline, publisher, language, url : str
        What the page says of itself; "" where it does not.
    body : str
        The article: the kept blocks, a blank line between them. Every `start` and `end` of a table
        counts characters in it.
    page_text : str
        The decoded file; for HTML the page's visible text, one block a line.
    page_start, page_end : int
        Where the first kept block begins and the last ends, in `page_text`.
    dates : tuple of DateCandidate
        Every date that the page offers for itself; their places are in `page_text`.
    published : Published
        The day chosen, and how it is known.
    blocks : tuple of Block
        The paragraphs and lines of the page, kept or dropped, and why; places in `page_text`.
    encoding : Encoding
        How the bytes were read.
    notes : tuple of str
        What a reader should look at.

    See Also
    --------
    read_page : What gives a document.
    PageReview : Keep or drop blocks by hand.

    Examples
    --------
    >>> from kcna_corpus import read_page
    >>> page = read_page(b"9 May 2031\n\nThe ferry to Osmund was late, the harbour office said.")
    >>> page.body[:9], page.page_text[page.page_start:][:9], page.published.day
    ('The ferry', 'The ferry', '2031-05-09')
    """

    title: str
    byline: str
    publisher: str
    body: str
    page_start: int
    page_end: int
    page_text: str
    dates: tuple[DateCandidate, ...]
    published: Published
    language: str
    blocks: tuple[Block, ...]
    encoding: Encoding
    url: str = ""
    notes: tuple[str, ...] = ()

    @property
    def published_at(self) -> str:
        """The moment (UTC) that the page prints with its day; "" without an hour and its zone."""
        day, _, words, *_ = self.published
        same = (d for d in self.of_kind("printed") if (d.day, d.words) == (day, words))
        return next((d.moment for d in same if d.moment), "")

    def decide(self, decisions: Mapping[int, bool]) -> "Document":
        r"""Return the document with blocks kept or dropped by hand.

        Parameters
        ----------
        decisions : mapping of int to bool
            Number of a block -> keep it. Plain data: saved as JSON, it can be replayed.

        Returns
        -------
        Document
            With `body`, `page_start` and `page_end` as the blocks that are kept give them.

        Raises
        ------
        ValueError
            If it has no such block.

        Examples
        --------
        >>> from kcna_corpus import read_page
        >>> page = read_page(b"Home | News\n\nNo ferry sails before the storm has passed.")
        >>> page.decide({0: True}).body[:11]
        'Home | News'
        """
        unknown = set(decisions) - {b.number for b in self.blocks}
        if unknown:
            raise ValueError(
                f"no block {min(unknown)}; this document has {len(self.blocks)} blocks"
            )
        blocks = [
            b._replace(kept=decisions[b.number], why="by hand") if b.number in decisions else b
            for b in self.blocks
        ]
        body, start, end = kept_text(blocks)
        return replace(self, blocks=tuple(blocks), body=body, page_start=start, page_end=end)

    def in_body(self, start: int, end: int) -> tuple[int, int]:
        r"""Return where a stretch of `page_text` stands in `body`.

        Parameters
        ----------
        start, end : int
            Its place in `page_text`, such as that of a `DateCandidate`.

        Returns
        -------
        tuple of (int, int)
            Its place in `body`; (-1, -1) where it does not stand there.

        Examples
        --------
        >>> from kcna_corpus import read_page
        >>> page = read_page(b"Home | News\n\nNo ferry sails before the storm has passed, "
        ...     b"the harbour office of Osmund said on Friday.")
        >>> start = page.page_text.index("storm")
        >>> page.in_body(start, start + 5), page.body[26:31]
        ((26, 31), 'storm')
        >>> page.in_body(0, 4)
        (-1, -1)
        """
        if start < 0:
            return -1, -1
        at = 0
        ends: list[int] = []
        for block in (b for b in self.blocks if b.kept):
            for position in (start, end):
                if block.start <= position <= block.end and len(ends) < 2:
                    ends.append(at + position - block.start)
            at += len(block.text) + len(_BETWEEN)
        return (ends[0], ends[1]) if len(ends) == 2 else (-1, -1)

    def of_kind(self, kind: str) -> tuple[DateCandidate, ...]:
        r"""Return the date candidates that are printed, captured, or of the file.

        Parameters
        ----------
        kind : {"printed", "captured", "file"}
            What they date.

        Returns
        -------
        tuple of DateCandidate
            In the order of the page.

        Examples
        --------
        >>> from kcna_corpus import read_page
        >>> page = read_page(b"Today: July 21, 2024\nMay 17, 2024\n\nThe ferry to Osmund sank.")
        >>> [date.day for date in page.of_kind("captured")]
        ['2024-07-21']
        """
        return tuple(d for d in self.dates if d.kind == kind)


def kept_text(blocks: Iterable[Block]) -> tuple[str, int, int]:
    """Return the body that the kept blocks make, and where the first begins and the last ends."""
    paragraphs = [b for b in blocks if b.kept]
    if not paragraphs:
        return "", 0, 0
    return _BETWEEN.join(b.text for b in paragraphs), paragraphs[0].start, paragraphs[-1].end


def infer_day(published: Published, neighbours: Iterable[str]) -> Published:
    """Return the day that a weekday means beside dated documents of the same story.

    Only where the page prints no day but names a weekday, and its neighbours leave one choice.

    >>> infer_day(Published("", "not printed; a Friday", weekday="Friday"), ["2024-05-17"] * 2).day
    '2024-05-17'
    >>> infer_day(Published("", "ambiguous", "10/05/2024", weekday="Friday"), ["2024-05-17"]).day
    ''
    """
    if published.day or published.words or not published.weekday:
        return published
    wanted = WEEKDAYS.index(published.weekday)
    days = {d for d in neighbours if d and date.fromisoformat(d).weekday() == wanted}
    if len(days) != 1:
        return published
    return published._replace(day=days.pop(), basis="inferred", rule="weekday beside neighbours")
