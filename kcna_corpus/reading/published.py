"""The choice of a page's own day among the dates that it offers, and whether it is certain.

A date is judged whole: its two readings are never taken for two dates. What the visitor's clock
says, and what is later than the capture, is set apart first; the day is then that of the most
trusted rule, and certain only where no other source gives another.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from . import datelines, datewords
from .document import DateCandidate, Published
from .pagedates import ORDERS, Context, weekday_of

#: Rules for a printed date, the most trusted first.
RANK = (
    "site's rule",
    "page data",
    "labelled",
    "marked in the page",
    "beside the title",
    "labelled below",
    "end line",
    "dateline",
    "page address",
    "above the title",
    "marked below",
    "inside the article",
    "data under another headline",
    "page script",
    "updated",
    "dateline, the year inferred",
    "labelled in a sentence",
    "general search",
)
#: Sources that name the page's own day: another day in one of them leaves none certain.
OWN = RANK[: RANK.index("above the title")]
#: So many days after its dateline, a report is no longer news.
_LATE = 7
_MONTH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?=/)")
_INFERRED = (*RANK[RANK.index("dateline, the year inferred") :], "inside the article")


def set_apart(
    dates: Sequence[DateCandidate], context: Context, lead: str = ""
) -> list[DateCandidate]:
    """Return the candidates, with those that are a visitor's or later than the capture told so.

    A day at the top of the page is the visitor's where the dateline of `lead` gives quite another.

    >>> above = DateCandidate("printed", "2024-07-21", "July 21", "", "above the title", False, 0)
    >>> own = DateCandidate("printed", "2024-05-17", "May 17", "", "beside the title", False, 9)
    >>> [d.kind for d in set_apart([above, own], Context())]
    ['captured', 'printed']
    """
    captures = [d.day for d in dates if d.kind == "captured" and d.certain and d.day]
    captures += [f"{context.captured:%Y-%m-%d}"] if context.captured else []
    groups, first = _groups(dates), min(captures, default="9999")
    printed = [g for g in groups if all(d.kind == "printed" for d in g)]
    late = {id(d) for g in printed if min(d.day for d in g) > first for d in g}
    dates = [_after(d, captures) if id(d) in late else d for d in dates]
    own = next((g for g in _groups(_ranked(dates)) if g[0].rule in OWN and g[0].day), [])
    loose = [g for g in _groups(dates) if g[0].rule == "above the title" and g[0].day]
    first = min((d.day for g in ([own] if own else loose) for d in g), default="")
    changed: dict[int, DateCandidate] = {}
    line = datelines.month_and_day(lead)
    for group in loose:
        if all(d.day in captures for d in group) and not (own and own[0].day in captures):
            rule = "the day of the capture"
        elif all(d.day > first for d in group) and not _is_local_day(group[0], own):
            rule = "later than the article's own"
        elif line and all(_days_since(d, *line[:2]) > _LATE for d in group):
            rule = "later than the dateline"
        else:
            continue
        changed |= {id(d): replace(d, kind="captured", rule=rule, certain=False) for d in group}
    return [changed.get(id(d), d) for d in dates]


def _days_since(d: DateCandidate, month: int, day: int) -> int:
    """How many days a date lies after the last day with this month and number."""
    own = date.fromisoformat(d.day)
    for year in (own.year, own.year - 1):
        with suppress(ValueError):
            if (back := (own - date(year, month, day)).days) >= -1:
                return back
    return 0


def _after(d: DateCandidate, captures: Sequence[str]) -> DateCandidate:
    """Nothing is published after it was saved; a day later it may be, in another zone."""
    next_day = f"{date.fromisoformat(min(captures)) + timedelta(days=1):%Y-%m-%d}"
    rule = d.rule if d.day == next_day else "after the capture"
    return replace(d, rule=rule, certain=False)


def _ranked(dates: Iterable[DateCandidate]) -> list[DateCandidate]:
    ranked = [d for d in dates if d.kind == "printed" and d.rule in RANK]
    return sorted(ranked, key=lambda d: RANK.index(d.rule))


def _groups(dates: Iterable[DateCandidate]) -> list[list[DateCandidate]]:
    """The readings of one printed date stand together."""
    groups: dict[tuple[str, str, int], list[DateCandidate]] = {}
    for d in dates:
        groups.setdefault((d.where, d.words, d.start), []).append(d)
    return list(groups.values())


def choose(
    dates: Sequence[DateCandidate], body: str, context: Context, text: str = ""
) -> Published:
    """Return the publication day: of the most trusted rule that gives one, never a viewer's.

    `text` is all that the page shows: its other dates tell which way round it writes them.
    """
    weekday = weekday_of(body)
    ranked = _ranked(dates)
    groups = [g for g in _groups(ranked) if g[0].day]
    if not groups:
        return _none_of(dates, ranked, weekday)
    best = _borne_out(_best_supported(groups), groups, context)
    days = list(dict.fromkeys(d.day for d in best))
    if len(days) > 1:
        return _either_way(days, best[0], dates, weekday, context, datewords.order_of(text))
    chosen = _local_day(best[0], [d for g in groups if g is not best for d in g])
    # Of the two readings of a date the one that is borne out; both where none is.
    others = [
        d for g in groups if g is not best for d in [d for d in g if d.day == chosen.day] or g
    ]
    basis = "page address" if chosen.rule == "page address" else "printed"
    basis = "inferred" if chosen.rule in _INFERRED else basis
    creations = [d for d in dates if d.rule == "when it was made"]
    certain = chosen.certain and _is_undisputed(chosen, [best[0], *others], creations, context)
    return Published(chosen.day, basis, chosen.words, chosen.rule, certain)


def _none_of(
    dates: Sequence[DateCandidate], ranked: Sequence[DateCandidate], weekday: str
) -> Published:
    basis = f"not printed; a {weekday}" if weekday else "not printed"
    loose = next((d for d in ranked if not d.day), None)
    late = next((d for d in dates if d.rule == "after the capture"), None)
    if loose:
        basis = f"“{loose.words}” only ({loose.note})"
    elif late:
        basis = f"“{late.words}” only (after the capture)"
    return Published("", basis, loose.words if loose else "", "", False, weekday)


def _best_supported(groups: Sequence[list[DateCandidate]]) -> list[DateCandidate]:
    """Of the dates in a page's data, the one that most other sources give; else the first."""
    first = groups[0]
    if first[0].rule != "page data":
        return first
    others = [g for g in groups if g[0].rule in OWN]

    def support(group: list[DateCandidate]) -> int:
        return sum(d.day == group[0].day for g in others if g is not group for d in g[:1])

    same = [g for g in groups if g[0].rule == first[0].rule and len({d.day for d in g}) == 1]
    return max(same or [first], key=support)


def _apart(one: DateCandidate, other: DateCandidate) -> int:
    return (date.fromisoformat(one.day) - date.fromisoformat(other.day)).days


def _borne_out(
    best: list[DateCandidate], groups: Sequence[list[DateCandidate]], context: Context
) -> list[DateCandidate]:
    """A date that the page's address contradicts gives way to one that the address bears out."""
    months = [f"{m[1]}-{m[2]}" for m in _MONTH.finditer(context.url)]
    in_address = [g[0].day for g in groups if g[0].rule == "page address"]

    def fits(group: list[DateCandidate]) -> bool:
        if in_address:
            days = (date.fromisoformat(d.day) for d in group)
            return any(abs((day - date.fromisoformat(in_address[0])).days) <= 1 for day in days)
        return any(d.day[:7] in months for d in group)

    if not (in_address or months) or fits(best) or best[0].rule == "site's rule":
        return best
    own = (g for g in groups if g[0].rule in OWN and g[0].rule != "page address" and fits(g))
    return next(own, best)


def _local_day(best: DateCandidate, others: Sequence[DateCandidate]) -> DateCandidate:
    """Data are often in UTC: the same moment by another clock is the day that readers saw."""
    if best.rule not in ("page data", "marked in the page") or not best.utc:
        return best
    for d in others:
        same = d.moment[:16] == best.moment[:16] and not d.utc and d.rule == best.rule
        on_page = d.rule in ("labelled", "beside the title", "page address", "marked in the page")
        on_page = on_page or d.rule == "end line" or (d.rule == "page data" and not d.moment)
        on_page = on_page or (d.rule == "labelled below" and d.certain)
        if same or (on_page and not d.utc and _is_local_day(d, [best])):
            return d
    return best


def _is_local_day(d: DateCandidate, own: Sequence[DateCandidate]) -> bool:
    """Whether a day is that of a moment in UTC by the clock of some other place."""
    if not own or not own[0].utc or not d.day:
        return False
    apart = _apart(d, own[0])
    hour = int(own[0].moment[11:13])
    # Hardly anybody lives further from UTC than from Sydney to Alaska.
    return (apart == 1 and hour >= 13) or (apart == -1 and hour < 9)


def _is_undisputed(
    chosen: DateCandidate,
    others: Sequence[DateCandidate],
    creations: Sequence[DateCandidate],
    context: Context,
) -> bool:
    """Whether no source gives another day, nor a moment near midnight leaves it open."""
    own = [d for d in others if d.rule in OWN and d.day]
    agreed = [d for d in own if d.day == chosen.day and d.where != chosen.where]
    if any(d.day != chosen.day and not _is_local_day(chosen, [d]) for d in own):
        return False
    if not agreed and any(d.day and abs(_apart(d, chosen)) > 1 for d in creations):
        return False
    # No visitor comes before the day of publication, and no change.
    early = (d for d in others if d.rule in ("above the title", "updated") and d.day)
    shown = any(d.rule != "page data" for d in agreed)
    if not shown and any(_apart(d, chosen) < -1 for d in early):
        return False
    # At these hours it was another day in much of Europe or America.
    return not chosen.utc or bool(agreed) or 5 <= int(chosen.moment[11:13]) <= context.last_hour


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
    months = [f"{m[1]}-{m[2]}" for m in _MONTH.finditer(context.url)]
    for left, why, basis in (
        ([d for d in days if d[:7] in months], "the month in its address", "printed"),
        ([d for d in days if d in others], "another date of the page agrees", "printed"),
        (days[ORDERS.index(order) :][:1] if order else [], f"its other dates: {order}", "printed"),
        ([d for d in days if d <= last], "the other reading is after the capture", "inferred"),
        (days[: context.day_first], "the page's language writes the day first", "inferred"),
    ):
        if len(left) == 1:
            return Published(left[0], basis, best.words, f"{best.rule}; {why}", False)
    basis = f"ambiguous: {days[0]} (day first) or {days[1]} (month first)"
    return Published("", basis, best.words, best.rule, False, weekday)
