"""The dates that a page offers for itself, each with the rule by which it is one.

Three kinds are kept apart: printed, captured and file. A date counts as the page's own by where
it stands (in the page's data, on a line that dates the page, beside the title), never because it
is the first that a search finds: the first date on a saved page is often the day on which somebody
viewed it. `published` chooses between them.
"""

import base64
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from ..clock.zones import iana_zone, meanings, to_utc
from . import datelines, datewords
from .blocks import Block, is_date_line, is_label
from .datewords import PrintedDate
from .document import WEEKDAYS, DateCandidate
from .sites import Site, host_of

#: The two ways to read "05/06/2024", as the two days of a candidate stand.
ORDERS = ("day first", "month first")
_WEEKDAY = re.compile(r"\b(?P<en>" + "|".join(WEEKDAYS) + r")\b|(?P<ko>[월화수목금토일])요일")
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:([/_-]?)(?P<m>[01]\d)\2(?P<d>[0-3]\d)"
    r"|/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})|/(?P<m3>[01]\d)/\d\d(?P=m3)(?P<d3>[0-3]\d)"
    r"|/(?P<m4>[01]\d)(?P<d4>[0-3]\d)(?=/)|(?P<m5>[01]\d)/(?P<d5>[0-3]\d)(?=/))(?![\d%])"
)
_NUMBERS = ("", "2", "3", "4", "5")  # of its groups for month and day
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?[\s,]*$")  # of "updated: 17:10 10.04.2031"
_EITHER = re.compile(r"(0?\d|1[0-2])\.(?!\1\.)(?:0?\d|1[0-2])\.(?:\d\d){1,2}")
_BARE = re.compile(
    r"(?:^|\W)(?:date|datum|data|fecha|дата|日期|日時|일시)\s?[:：]\s*(?:[^\W\d_]+\.?,?\s*)?$",
    re.IGNORECASE,
)  # "Date: Tuesday, "
_WAYBACK = re.compile(r"web\.archive\.org/web/(\d{4})(\d\d)(\d\d)\d*")
# Languages and hosts of the East, where a day ends while it is afternoon in UTC.
_EAST = frozenset("ko ja zh th vi id kp kr jp cn tw hk sg au nz".split())
# The day from which machines count: they know of none.
_ZERO = ("1970-01-01",)
# NBSP and its like, one for one, so that offsets stay true.
_PLAIN = {ord(c): " " for c in "\xa0\u2002\u2003\u2009\u202f"} | {0x3000: "\t"}
# What stands around the date of "OSMUND, 17 May 2024 (ONA) -- ".
_PLACE = re.compile(
    r"[(\[]?(?:[^\W\d_a-z][\w.’'-]*[ ,/(–—-]{1,3}){0,5}(?:(?<=\()[^()]{2,30}\)[ ,]{1,3})?"
)
_DASH = re.compile(r"\)?[ ,]{0,2}(?:\([^()]{2,40}\)|/[^()/]{2,40}/)?\s?(?:[–—:/|]|-)")
_DAY_FIRST = ("en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-ng", "en-za")
_DAY_FIRST_HOSTS = ("uk", "ie", "au", "nz", "in", "ng", "za", "ke", "sg", "my", "pk", "lk")
#: Rules by which a date may be another article's, or the visitor's.
_OTHERS = ("above the title", "marked below", "inside the article", "labelled in a sentence",
           "after the capture")  # fmt: skip
#: So much of an article before a date, and the date is no longer at its head.
_HEAD = 100


class Context(NamedTuple):
    """What the reader and the site's rules say about a page's dates."""

    url: str = ""
    captured: date | None = None
    zone: str | None = None
    site: Site | None = None
    #: whether the page's language is one that writes the day first
    day_first: bool = False
    #: the last hour of UTC at which it is the same day where the page's language is spoken
    last_hour: int = 21
    #: lines that the page itself marks as the clock of its visitors
    clocks: frozenset[str] = frozenset()
    #: what stands below its pictures
    captions: frozenset[str] = frozenset()


def writes_day_first(language: str, stated: str, url: str) -> bool:
    """Return whether 02/11/2033 is 2 November by the language, as it is or is stated, or host."""
    foreign = {language, stated[:2]} - {"", "en", "ko", "zh", "ja"}
    host = host_of(url).rpartition(".")[2]
    return bool(foreign) or stated[:5] in _DAY_FIRST or host in _DAY_FIRST_HOSTS


def last_hour(language: str, url: str) -> int:
    """Return the last hour of UTC at which it is the same day where a page was written."""
    east = language in _EAST or host_of(url).rpartition(".")[2] in _EAST
    return 13 if east else 21


def in_text(blocks: Sequence[Block], title: int, context: Context) -> list[DateCandidate]:
    """Return the candidates on the lines around the article.

    `title` is the number of the block that is the title; -1 where none was found.
    """
    offers: list[DateCandidate] = []
    # The nearest to the title come first, and those below it before those above.
    near = sorted(_around(blocks, title), key=lambda b: max(0, title - b[0].number))
    lines = {b.number: b.text for b in blocks}
    for block, position in near:
        if " ".join(block.text[:240].split()) in context.captions:
            continue
        above = position == "before" and (block.number <= title or title < 0)
        led = lines.get(block.number - 1, "").strip()
        led = f"{led.rstrip(' :：')}: " if datelines.is_bare_label(led) else ""
        offers += _on_line(block, led, "above" if above else position, title, context)
    offers += _end_lines(blocks, context)
    first = next((b for b in blocks if b.kept), None)
    line = first.text[:120].translate(_PLAIN) if first else ""
    for f in datewords.find(line)[:1]:
        if first and _PLACE.fullmatch(line[: f.start]) and _DASH.match(line[f.end :]):
            offers += _offers(
                f, line, "printed", "dateline", "the first line", first.start, context
            )
    return offers


def _on_line(
    block: Block, led: str, position: str, title: int, context: Context
) -> Iterator[DateCandidate]:
    """The dates of a block; `led` is the label that stands in a box of its own before it."""
    line = led + datewords.ascii_figures(block.text[:240].translate(_PLAIN))
    start = block.start - len(led) if block.start >= 0 else -1
    order = context.site.order if context.site else ""
    dates = datewords.find(line, order, context.captured)
    side = "before" if position in ("above", "opening") else position
    below = ", below the title" if 0 <= title < block.number else ""
    where = f"block {block.number}, {side} the article{below}"
    for f in dates:
        kind, rule = _role(line, f, position, context)
        if rule:
            yield from _offers(f, line, kind, rule, where, start, context)
    if not dates and position in ("before", "opening") and datelines.is_unread(line):
        note = "a date in a form that is not read"
        at = (block.start, block.end) if block.start >= 0 else (-1, -1)
        yield DateCandidate("printed", "", line, where, "beside the title", False, *at, "", note)


def _around(blocks: Sequence[Block], title: int = -1) -> Iterator[tuple[Block, str]]:
    """The blocks before the article and below its title, and those after it up to a section."""
    indices = [i for i, b in enumerate(blocks) if b.kept]
    first, last = (indices[0], indices[-1]) if indices else (len(blocks), len(blocks))
    for i, block in enumerate(blocks[:first]):
        if i < 8 or i >= first - 14 or 0 <= title < block.number <= title + 6:
            yield block, "before"
    read = 0
    for block in blocks[first:last]:
        read += datelines.weight(block.text) if block.kept else 0
        if not block.kept and is_date_line(block.text):
            yield block, "within" if read > _HEAD else "opening"
    for i, block in enumerate(blocks[last + 1 : last + 5]):
        if is_label(block.text):
            break
        yield block, "below" if i == 0 else "after"


def _role(line: str, f: PrintedDate, position: str, context: Context) -> tuple[str, str]:
    """The kind of a date and the rule by which it is one; no rule, no candidate."""
    before = _CLOCK.sub("", line[max(0, f.start - 50) : f.start])
    site = context.site
    dates_page = len(line) < 200 and datelines.dates_page(line, f)
    behind = position in ("below", "after")
    head = position in ("before", "opening")
    labelled = datewords.label("published").search(before)
    published = dates_page and labelled
    changed = datewords.label("updated").search(before)
    inside = position == "within" or (position == "opening" and _BARE.search(before))
    notice = behind and datewords.is_notice(line)
    visited = site and site.viewed and position != "before" and re.search(site.viewed, line)
    signs = (
        (visited, "captured", "site's rule"),
        (site and site.printed and re.search(site.printed, line), "printed", "site's rule"),
        (line.strip() in context.clocks, "captured", "marked as the visitor's clock"),
        (datewords.label("viewed").search(before), "captured", "labelled as the viewer's"),
        (changed and (dates_page or notice), "printed", "updated"),
        (inside and dates_page, "printed", "inside the article"),
        (published and not behind, "printed", "labelled"),
        (notice, "printed", "labelled below"),
        (dates_page and head, "printed", "beside the title"),
        (dates_page and position == "above", "printed", "above the title"),
        (head and labelled, "printed", "labelled in a sentence"),
        (dates_page and position == "below" and len(line) < 60, "printed", "end line"),
        (dates_page and behind and f.rule == "Juche year", "printed", "end line"),
    )
    return next(((kind, rule) for sign, kind, rule in signs if sign), ("", ""))


def _end_lines(blocks: Sequence[Block], context: Context) -> Iterator[DateCandidate]:
    """The Juche date with which the agency ends an article: the first below its beginning.

    Where there is none, the day with which a statement is signed, which may be that of its writing.
    """
    first = next((i for i, b in enumerate(blocks) if b.kept), len(blocks))
    left = size = sum(len(b.text) for b in blocks if b.kept)
    signed: Block | None = None
    for block in blocks[first:]:
        left -= len(block.text) if block.kept else 0
        last = left < 0.2 * size
        if last and is_label(block.text):
            break
        if datelines.is_end_line(block.text):
            yield from _at_the_end(block, "the agency's end line", context)
            return
        if last and datelines.is_juche_day(block.text):
            signed = block
    for d in _at_the_end(signed, "the day it is signed with", context) if signed else ():
        yield replace(d, certain=False)


def _at_the_end(block: Block, where: str, context: Context) -> Iterator[DateCandidate]:
    line = block.text[-60:].translate(_PLAIN)
    at = block.end - len(line) if block.start >= 0 else -1
    for f in datewords.find(line)[-1:]:
        where = f"block {block.number}, {where}"
        yield from _offers(f, line, "printed", "end line", where, at, context)


def _offers(
    f: PrintedDate, line: str, kind: str, rule: str, where: str, offset: int, context: Context
) -> Iterator[DateCandidate]:
    # A day with one reading, on a line that says what it is, is certain.
    certain = len(f.days) == 1 and rule in ("site's rule", "labelled", "labelled below", "end line")
    certain = certain and not f.relative
    # A day below an article may be that of its copy.
    certain = certain and (rule != "end line" or f.rule == "Juche year")
    certain = certain and (rule != "labelled" or datelines.is_only_labelled(line, f))
    # Games and books are released; below an article a member, a group or a list is created.
    other = "release" if rule == "labelled" else "created"
    # A concert has a date as well.
    certain = certain and not (rule == "labelled" and _BARE.search(line[: f.start]))
    certain = certain and not (rule in ("labelled", "labelled below") and other in line.lower())
    # Dots are written day first nearly everywhere, but not in America.
    certain = certain and (context.day_first or not _EITHER.fullmatch(line[f.start : f.end]))
    for day in f.days or ("",):
        moment, note, in_utc = _moment(day, f, context.zone)
        note = "; ".join(n for n in (f.rule, note) if n)
        words = line[f.start : f.end]
        at = (offset + f.start, offset + f.end) if offset >= 0 else (-1, -1)
        yield DateCandidate(kind, day, words, where, rule, certain, *at, moment, note, in_utc)


def _moment(day: str, f: PrintedDate, zone: str | None) -> tuple[str, str, bool]:
    """The moment in UTC, how it was read, and whether the hour itself is told in UTC."""
    if not day or f.hour < 0:
        return "", "", False
    local = datetime.fromisoformat(day).replace(hour=f.hour, minute=f.minute)
    could = meanings(f.zone, local, zone)
    away = could[0].utcoffset(local) if len(could) == 1 else None
    return *to_utc(local, f.zone, zone), away is not None and not away and bool(f.zone)


def in_data(
    pairs: Iterable[tuple[str, str, str]],
    blocks: Sequence[Block],
    context: Context,
    title: int = -1,
    column: str = "",
) -> list[DateCandidate]:
    """Return the candidates among a page's data: (where, words, rule) of each.

    A moment with its zone is a day in the zone that the reader names, else in its own. An element
    that is marked as a date counts only where it stands near the article. `column` is the order
    of day and month in the column of a table.
    """
    offers: list[DateCandidate] = []
    lines = [(b.number, "".join(b.text[:240].split())) for b in _beside(blocks)]
    near = "".join(line for _, line in lines)
    last = max((b.number for b in blocks if b.kept), default=len(blocks))
    order = column or (context.site.order if context.site else "")
    for where, statement, stated in pairs:
        words, marked, shown = statement.partition("\n")
        looked = "".join(shown.split())
        if stated == "marked in the page" and not (looked and looked in near):
            continue
        # A date in the head of the page may be any page's, one at its foot another article's.
        at = [n for n, line in lines if marked and looked and looked in line]
        rule = "above the title" if at and min(at) <= title else stated
        rule = "marked below" if at and min(at) > last else rule
        words = datewords.spelled(words.strip())
        for f in datewords.find(words[:60].translate(_PLAIN), order, context.captured)[:1]:
            if f.days == _ZERO:
                continue
            for d in _offers(f, words, "printed", rule, where, -1, context):
                local = _day_in(d.moment, context.zone) if f.zone else ""
                stands = rule in ("page data", "site's rule") and len(f.days) == 1
                certain = stands and not _EITHER.fullmatch(d.words) and f.rule != column
                utc = d.utc and not local
                offers.append(replace(d, day=local or d.day, certain=certain, utc=utc))
    return offers


def _beside(blocks: Sequence[Block]) -> list[Block]:
    paragraphs = [b for b in blocks if b.kept]
    return [*(b for b, _ in _around(blocks)), *paragraphs[:3], *paragraphs[-2:]]


def _day_in(moment: str, zone: str | None) -> str:
    local = moment and zone and datetime.fromisoformat(moment).astimezone(iana_zone(zone))
    return f"{local:%Y-%m-%d}" if local else ""


def in_address(url: str) -> list[DateCandidate]:
    """Return the day that a page's address holds, and the day on which an archive captured it.

    >>> in_address("https://example.org/2024/05/17/ferry")[0].day
    '2024-05-17'
    >>> in_address("https://example.org/2024/05/240517-ferry")[0].day
    '2024-05-17'
    >>> in_address("https://example.org/n3/2024/0517/c1.html")[0].day
    '2024-05-17'
    >>> in_address("http://example.org/en/?MTJAMjAyNC0wNS0xNy0wMTNAMw==")[0].day
    '2024-05-17'
    """
    offers = []
    wayback = _WAYBACK.search(url)
    if wayback:
        try:
            day = f"{date(*map(int, wayback.groups())):%Y-%m-%d}"
            capture = DateCandidate("captured", day, wayback.group(), "address", "archive", True)
            offers.append(capture)
        except ValueError:
            pass  # web/99999999/ asks for the newest copy
        url = url[wayback.end() :]
    try:
        parts = urlsplit(url)
        path = f"{parts.path}?{parts.query} {_unpacked(parts.query)}"
    except ValueError:
        return offers
    for m in _IN_ADDRESS.finditer(path):
        try:
            month, on = (next(filter(None, m.group(*(p + n for n in _NUMBERS)))) for p in "md")
            day = f"{date(int(m['y']), int(month), int(on)):%Y-%m-%d}"
        except ValueError:
            continue
        offers.append(DateCandidate("printed", day, m.group(), "address", "page address", False))
        break
    return offers


def _unpacked(query: str) -> str:
    """What an address holds packed: some sites name an article by its day in base64."""
    if not re.fullmatch(r"[A-Za-z0-9+/]{16,200}={0,2}", query):
        return ""
    try:
        return base64.b64decode(query + "=" * (-len(query) % 4)).decode("ascii")
    except ValueError:
        return ""


def weekday_of(body: str) -> str:
    """Return the weekday that the beginning of an article names, in English.

    >>> weekday_of("The ferry sank on Friday, officials said.")
    'Friday'
    """
    name = _WEEKDAY.search(body[:LEAD])
    if not name:
        return ""
    return name["en"] or WEEKDAYS["월화수목금토일".index(name["ko"])]


#: How much of an article may name the weekday of its report.
LEAD = 700


def from_lead(body: str, dates: Sequence[DateCandidate], context: Context) -> list[DateCandidate]:
    """Return what the dateline and the weekday of the lead imply beside a day that is known."""
    offers = []
    line = datelines.month_and_day(body)
    own = [d for d in dates if d.kind == "printed" and d.rule not in _OTHERS]
    printed = [date.fromisoformat(d.day) for d in own if d.day]
    captures = [date.fromisoformat(d.day) for d in dates if d.day and d.kind == "captured"]
    last = max(printed, default=context.captured or min(captures, default=None))
    if line and last:
        month, on, words = line
        try:
            day = date(last.year, month, on)
            day = day if day <= last else day.replace(year=last.year - 1)
            offers.append(_implied(day, words, "dateline, the year inferred"))
        except ValueError:
            pass
    weekday = weekday_of(body)
    if weekday and context.captured:
        back = (context.captured.weekday() - WEEKDAYS.index(weekday)) % 7
        day = date.fromordinal(context.captured.toordinal() - back)
        offers.append(_implied(day, weekday, "the last such weekday before capture, inferred"))
    return offers


def _implied(day: date, words: str, rule: str) -> DateCandidate:
    return DateCandidate(
        "printed", f"{day:%Y-%m-%d}", words, "the article's first lines", rule, False
    )
