"""The dates that a page offers for itself, and the choice between them.

Three kinds are kept apart: printed, captured and file. A date counts as the page's own by where
it stands (in the page's data, on a labelled line, beside the title), never because it is the first
that a search finds: the first date on a saved page is often the day on which somebody viewed it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from ..zones import named, to_utc
from . import datewords
from .blocks import Block, is_label
from .datewords import Found
from .document import WEEKDAYS, DateCandidate, Published
from .sites import Site
from .tables import table

#: Rules for a printed date, the most trusted first.
RANK = (
    "site's rule",
    "page data",
    "labelled",
    "marked in the page",
    "beside the title",
    "end line",
    "dateline",
    "page address",
    "page script",
    "updated",
    "general search",
)
#: The two ways to read "05/06/2024", as the two days of a candidate stand.
ORDERS = ("day first", "month first")
_WEEKDAY = re.compile(r"\b(?P<en>" + "|".join(WEEKDAYS) + r")\b|(?P<ko>[월화수목금토일])요일")
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:([/_-]?)(?P<m>[01]\d)\2(?P<d>[0-3]\d)"
    r"|/(?P<m2>\d{1,2})/(?P<d2>\d{1,2}))(?![\d%])"
)
_WAYBACK = re.compile(r"web\.archive\.org/web/(\d{4})(\d\d)(\d\d)\d*")
# NBSP and its like, one for one, so that offsets stay true.
_PLAIN = {ord(c): " " for c in "\xa0\u2002\u2003\u2009\u202f\u3000"}


@cache
def _dateline() -> re.Pattern[str]:
    return datewords.expand(table("dates")["dateline"])


# What stands around the date of "OSMUND, 17 May 2024 (ONA) -- ".
_PLACE = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*[ ,/(–-]{1,3}){0,5}")
_DASH = re.compile(r"\)?[ ,]{0,2}(?:[(/][^()/]{2,40}[)/])?\s?(?:[–—:/|]|-)")


class Context(NamedTuple):
    """What the reader and the site's rules say about a page's dates."""

    url: str = ""
    captured: date | None = None
    zone: str | None = None
    site: Site | None = None
    #: whether the page's language is one that writes the day first
    day_first: bool = False


def in_text(blocks: Sequence[Block], title: int, context: Context) -> list[DateCandidate]:
    """Return the candidates on the lines around the article.

    Parameters
    ----------
    blocks
        The page's blocks, the article's among them kept.
    title
        The number of the block that is the title; -1 where none was found.
    context
        The capture, the zone, and the site's rules.
    """
    found: list[DateCandidate] = []
    # The nearest to the title come first, and those below it before those above.
    near = sorted(_around(blocks), key=lambda b: max(0, title - b[0].number))
    for block, place in near:
        line = block.text[:240].translate(_PLAIN)
        for f in datewords.find(line, context.site.order if context.site else "", context.captured):
            kind, rule = _role(line, f, place, block.number, title, context.site)
            if rule:
                below = ", below the title" if 0 <= title < block.number else ""
                where = f"block {block.number}, {place} the article{below}"
                found += _candidates(f, line, kind, rule, where, block.start, context)
    first = next((b for b in blocks if b.kept), None)
    line = first.text[:120].translate(_PLAIN) if first else ""
    for f in datewords.find(line)[:1]:
        if first and _PLACE.fullmatch(line[: f.start]) and _DASH.match(line[f.end :]):
            found += _candidates(
                f, line, "printed", "dateline", "the first line", first.start, context
            )
    return _set_viewers_apart(found, title, blocks)


def _around(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """The blocks before the article, and those after it up to the next section."""
    kept = [i for i, b in enumerate(blocks) if b.kept]
    first, last = (kept[0], kept[-1]) if kept else (len(blocks), len(blocks))
    head = blocks[:first]
    for block in [*head[:8], *head[max(8, first - 14) :]]:
        yield block, "before"
    for block in blocks[first:last]:
        if block.why.startswith("date line"):
            yield block, "within"
    for i, block in enumerate(blocks[last + 1 : last + 5]):
        if is_label(block.text):
            break
        yield block, "below" if i == 0 else "after"


def _role(
    line: str, f: Found, place: str, number: int, title: int, site: Site | None
) -> tuple[str, str]:
    """The kind of a date and the rule by which it is one; no rule, no candidate."""
    before = line[max(0, f.start - 50) : f.start]
    near = place == "within" or (place == "before" and (len(line) < 160 or number > title))
    signs = (
        (site and site.viewed and re.search(site.viewed, line), "captured", "site's rule"),
        (site and site.printed and re.search(site.printed, line), "printed", "site's rule"),
        (datewords.label("viewed").search(before), "captured", "labelled as the viewer's"),
        (datewords.label("updated").search(before), "printed", "updated"),
        (datewords.label("published").search(before), "printed", "labelled"),
        (place in ("below", "after") and datewords.is_notice(line), "printed", "labelled"),
        (f.rule == "Juche year", "printed", "labelled" if near else "end line"),
        (near, "printed", "beside the title"),
        (place == "below" and len(line) < 60, "printed", "end line"),
    )
    return next(((kind, rule) for sign, kind, rule in signs if sign), ("", ""))


def _candidates(
    f: Found, line: str, kind: str, rule: str, where: str, offset: int, context: Context
) -> Iterator[DateCandidate]:
    # A day with one reading, on a line that says what it is, is certain.
    certain = len(f.days) == 1 and rule in ("site's rule", "labelled", "end line")
    certain = certain and not f.rule.startswith("relative")
    for day in f.days or ("",):
        moment, note = _moment(day, f, context.zone)
        note = "; ".join(n for n in (f.rule, note) if n)
        words = line[f.start : f.end]
        at = (offset + f.start, offset + f.end) if offset >= 0 else (-1, -1)
        yield DateCandidate(kind, day, words, where, rule, certain, *at, moment, note)


def _moment(day: str, f: Found, zone: str | None) -> tuple[str, str]:
    if not day or f.hour < 0:
        return "", ""
    local = datetime.fromisoformat(day).replace(hour=f.hour, minute=f.minute)
    return to_utc(local, f.zone, zone)


def _set_viewers_apart(
    found: list[DateCandidate], title: int, blocks: Sequence[Block]
) -> list[DateCandidate]:
    """Unlabelled dates above the title that are later than the article's own are the viewer's."""
    own = min((d.day for d in found if _is_own(d)), default="")
    loose = [d for d in found if d.rule == "beside the title" and d.day]
    above = next((b.start for b in blocks if b.number == title), -1)
    if not own and loose:
        below = [d for d in loose if d.start > above]
        own = (below or [min(loose, key=lambda d: d.day)])[0].day
    return [
        replace(d, kind="captured", rule="later than the article's own", certain=False)
        if d in loose and own and d.day > own
        else d
        for d in found
    ]


def _is_own(d: DateCandidate) -> bool:
    return d.kind == "printed" and bool(d.day) and d.rule in ("site's rule", "labelled")


def in_data(
    pairs: Iterable[tuple[str, str, str]], blocks: Sequence[Block], context: Context
) -> list[DateCandidate]:
    """Return the candidates among a page's data: (where, words, rule) of each.

    A moment with its zone is a day in the zone that the reader names, else in its own. An element
    that is marked as a date counts only where it stands near the article.
    """
    found: list[DateCandidate] = []
    kept = [b for b in blocks if b.kept]
    around = [*(b for b, _ in _around(blocks)), *kept[:3], *kept[-2:]]
    near = "".join("".join(b.text[:240].split()) for b in around)
    for where, told, rule in pairs:
        words, _, shown = told.partition("\n")
        if rule == "marked in the page" and (not shown or "".join(shown.split()) not in near):
            continue
        words = datewords.spelled(words.strip())
        for f in datewords.find(words[:60].translate(_PLAIN), "", context.captured)[:1]:
            for d in _candidates(f, words, "printed", rule, where, -1, context):
                local = _day_in(d.moment, context.zone) if f.zone and context.zone else ""
                certain = rule == "page data" and len(f.days) == 1
                found.append(replace(d, day=local or d.day, certain=certain))
    return found


def _day_in(moment: str, zone: str | None) -> str:
    if not moment or not zone:
        return ""
    return f"{datetime.fromisoformat(moment).astimezone(named(zone)):%Y-%m-%d}"


def in_address(url: str) -> list[DateCandidate]:
    """Return the day that a page's address holds, and the day on which an archive captured it.

    Examples
    --------
    >>> in_address("https://example.org/2024/05/17/ferry")[0].day
    '2024-05-17'
    """
    found = []
    wayback = _WAYBACK.search(url)
    if wayback:
        try:
            day = f"{date(*map(int, wayback.groups())):%Y-%m-%d}"
            told = DateCandidate("captured", day, wayback.group(), "address", "archive", True)
            found.append(told)
        except ValueError:
            pass  # web/99999999/ asks for the newest copy
        url = url[wayback.end() :]
    try:
        path = "?".join(urlsplit(url)[2:4])
    except ValueError:
        return found
    for m in _IN_ADDRESS.finditer(path):
        try:
            day = f"{date(int(m['y']), int(m['m'] or m['m2']), int(m['d'] or m['d2'])):%Y-%m-%d}"
        except ValueError:
            continue
        found.append(DateCandidate("printed", day, m.group(), "address", "page address", False))
        break
    return found


def weekday_of(body: str) -> str:
    """Return the weekday that the beginning of an article names, in English.

    Examples
    --------
    >>> weekday_of("The ferry sank on Friday, officials said.")
    'Friday'
    """
    found = _WEEKDAY.search(body[:LEAD])
    if not found:
        return ""
    return found["en"] or WEEKDAYS["월화수목금토일".index(found["ko"])]


#: How much of an article may name the weekday of its report.
LEAD = 700


def from_lead(body: str, dates: Sequence[DateCandidate], context: Context) -> list[DateCandidate]:
    """Return what the dateline and the weekday of the lead imply; these are never chosen alone."""
    found = []
    line = _dateline().match(body[:80])
    printed = [date.fromisoformat(d.day) for d in dates if d.day and d.kind == "printed"]
    last = max(printed, default=context.captured)
    if line and last:
        month = datewords.month_of(line["m"] or line["m2"])
        try:
            day = date(last.year, month, int(line["d"] or line["d2"]))
            day = day if day <= last else day.replace(year=last.year - 1)
            found.append(_implied(day, line.group(), "dateline, the year inferred"))
        except ValueError:
            pass
    weekday = weekday_of(body)
    if weekday and context.captured:
        back = (context.captured.weekday() - WEEKDAYS.index(weekday)) % 7
        day = date.fromordinal(context.captured.toordinal() - back)
        found.append(_implied(day, weekday, "the last such weekday before capture, inferred"))
    return found


def _implied(day: date, words: str, rule: str) -> DateCandidate:
    return DateCandidate(
        "printed", f"{day:%Y-%m-%d}", words, "the article's first lines", rule, False
    )


def choose(
    dates: Sequence[DateCandidate], body: str, context: Context, text: str = ""
) -> Published:
    """Return the publication day: of the most trusted rule that gives one, never a viewer's.

    `text` is all that the page shows: its other dates tell which way round it writes them.
    """
    weekday = weekday_of(body)
    ranked = [d for d in dates if d.kind == "printed" and d.rule in RANK]
    ranked.sort(key=lambda d: RANK.index(d.rule))
    for i, best in enumerate(ranked):
        same = [
            d for d in ranked if (d.where, d.words, d.start) == (best.where, best.words, best.start)
        ]
        days = list(dict.fromkeys(d.day for d in same if d.day))
        if not days:
            continue
        if len(days) > 1:
            return _either_way(days, best, dates, weekday, context, datewords.order_of(text))
        seen = _printed_a_day_apart(best, ranked[i + 1 :])
        bases = {"page address": "page address", "general search": "inferred"}
        basis = bases.get(seen.rule, "printed")
        return Published(seen.day, basis, seen.words, seen.rule, seen.certain, weekday)
    loose = next((d for d in ranked if not d.day), None)
    basis = f"not printed; a {weekday}" if weekday else "not printed"
    if loose:
        basis = f"“{loose.words}” only ({loose.note})"
    return Published("", basis, loose.words if loose else "", "", False, weekday)


def _printed_a_day_apart(best: DateCandidate, others: Sequence[DateCandidate]) -> DateCandidate:
    """Page data is often in UTC: a line of the page one day off shows what readers saw."""
    in_utc = re.search(r"read as UTC|[+-]00:?00", best.note) and best.day == best.moment[:10]
    if best.rule != "page data" or not in_utc:
        return best
    day, hour = date.fromisoformat(best.day).toordinal(), int(best.moment[11:13])
    for d in others:
        apart = date.fromisoformat(d.day).toordinal() - day if d.day else 0
        labelled = d.rule == "labelled" and d.certain
        below = d.rule == "beside the title" and "below the title" in d.where
        # No zone is further from UTC than that.
        if (labelled or below) and ((apart == 1 and hour >= 10) or (apart == -1 and hour < 12)):
            return d
    return best


def _either_way(
    days: list[str],
    best: DateCandidate,
    dates: Sequence[DateCandidate],
    weekday: str,
    context: Context,
    order: str,
) -> Published:
    """Another date of the page, or the day of capture, can decide between the two readings."""
    others = {d.day for d in dates if d.day and d.words != best.words and d.kind == "printed"}
    last = max((d.day for d in dates if d.kind == "captured" and d.day), default="9999")
    last = min(last, f"{context.captured:%Y-%m-%d}" if context.captured else last)
    for left, why, basis in (
        ([d for d in days if d in others], "another date of the page agrees", "printed"),
        (days[ORDERS.index(order) :][:1] if order else [], f"its other dates: {order}", "printed"),
        ([d for d in days if d <= last], "the other reading is after the capture", "inferred"),
        (days[: context.day_first], "the page's language writes the day first", "inferred"),
    ):
        if len(left) == 1:
            return Published(left[0], basis, best.words, f"{best.rule}; {why}", False, weekday)
    basis = f"ambiguous: {days[0]} (day first) or {days[1]} (month first)"
    return Published("", basis, best.words, best.rule, False, weekday)
