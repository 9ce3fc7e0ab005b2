"""Rules on what must agree between cells and rows: each may be well formed, and yet both not true.

Like the rules in `checks`, they see rows of text and yield `Problem`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ..clock.windows import event_span, instant, precision_of, span, window
from ..clock.zones import UNKNOWN, iana_zone
from .cells import cell_fault
from .problems import Problem
from .schema import SEPARATOR, TABLES, ancestors

if TYPE_CHECKING:
    from .csv_folder import Row, Rows

#: A printed clock: 07:14, 15時34分, 오후 3시10분, 5:25 PM; and a printed day with the year first.
_CLOCK = re.compile(
    r"(?:(오전|오후|午前|午後|上午|下午)\s?)?(?<![\d:+-])(\d{1,2})\s?[:時时시点點]\s?(\d\d)(?!\d)"
    r"(?:\S*\s?([ap])\.?m\b)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<!\d)(\d{4})\s?[-./年년]\s?(\d\d?)\s?[-./月월]\s?(\d\d?)(?!\d)")
_AFTERNOON = ("오후", "午後", "下午", "p")
#: Unix time in ten digits; a day and a clock run together, the year first or last: in addresses.
_UNIX = re.compile(r"(?<![\da-f])(1\d{9})(?![\da-f])")
_RUN = re.compile(
    r"(?<![\dA-Za-z])(?:(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)|(?P<month>\d\d)(?P<day>\d\d)(?P<year>20\d\d))"
    r"(?P<clock>[0-2]\d[0-5]\d)[0-5]\d(?:\d{3})?(?!\d)"
)
#: What no two sentences of a document have in common.
_APART = (("position", "stands at this place"), ("fingerprint", "has this hash"))
#: Chains of rows, each named by one column and going on by another.
_CHAINS = (
    ("actors", "actor", "of"),
    ("documents", "document", "upstream_document"),
    ("accounts", "document", "upstream_document"),
)
#: Digits that are more than a year from the stamp are the page's number and no moment.
_SERIAL = timedelta(days=366)


def words_are_in_order(rows: Rows) -> Iterator[Problem]:
    """A quotation's last word does not come before its first, and its sentences have them."""
    quotations = rows.get("quotations", [])
    quoted = {name for row in quotations for name in row["sentence"].split(SEPARATOR)}
    lengths = {
        row["sentence"]: row["words"]
        for row in rows.get("sentences", [])
        if row["sentence"] in quoted
    }
    for row in quotations:
        for column, at in (("first_word", 0), ("last_word", -1)):
            sentence, word = row["sentence"].split(SEPARATOR)[at], row[column]
            length = lengths.get(sentence, "")
            if not (word and length) or cell_fault("integer", word + length):
                continue
            if int(word) >= int(length):
                message = f"{sentence} has {length} words, counted from 0"
                yield Problem("quotations", row["quotation"], column, word, message)
        first, last = row["first_word"], row["last_word"]
        if SEPARATOR in row["sentence"] or not (first and last):
            continue
        if not cell_fault("integer", first + last) and int(last) < int(first):
            message = f"the last word comes before the first (first_word {first})"
            yield Problem("quotations", row["quotation"], "last_word", last, message)


def sentences_are_told_apart(rows: Rows) -> Iterator[Problem]:
    """In a document each sentence has a place, and a fingerprint, of its own."""
    document = itemgetter("document")  # one after the other: there can be a million sentences
    for _, own in groupby(sorted(rows.get("sentences", []), key=document), document):
        sentences = list(own)
        for column, what in _APART:
            seen: dict[str, str] = {}
            for row in sentences:
                if row[column] and row[column] in seen:
                    message = f"{seen[row[column]]} {what} too"
                    yield Problem("sentences", row["sentence"], column, row[column], message)
                seen.setdefault(row[column], row["sentence"])


def nothing_is_captured_before_it_is_published(rows: Rows) -> Iterator[Problem]:
    """No document is published, in its readers' zone, after the day of capture is over anywhere."""
    for row in rows.get("documents", []):
        published, captured = row["published"], row["date_captured"]
        days = (published, captured)
        if not all(days) or any(cell_fault("date", day) for day in days):
            continue
        zone = UNKNOWN if not row["zone"] or cell_fault("zone", row["zone"]) else row["zone"]
        if span(published, published, zone)[0] > span(captured, captured, UNKNOWN)[1]:
            message = f"published after it was captured (date_captured {captured})"
            yield Problem("documents", row["document"], "published", published, message)


def no_chain_is_a_circle(rows: Rows) -> Iterator[Problem]:
    """Nobody acts for itself, nor is copied by its parent: as document, as account of an event."""
    chains: dict[tuple[str, str, str], dict[str, Row]] = {}
    for table, named, column in _CHAINS:
        for row in rows.get(table, []):
            chains.setdefault((table, column, row.get("event", "")), {})[row[named]] = row
    for (table, column, _), chain in chains.items():
        parents = {name: row[column] for name, row in chain.items()}
        for name, row in chain.items():
            circle = list(ancestors(parents, name))
            if name in circle and name == min(circle):  # told once for the whole circle
                message = f"the chain of '{column}' leads back to it"
                yield Problem(table, TABLES[table].key_of(row), column, row[column], message)


def _wrong_date(row: Row, *columns: str) -> bool:
    return any(cell_fault("date", row[column]) for column in columns)


def windows_are_in_order(rows: Rows) -> Iterator[Problem]:
    """Earliest ≤ latest, for each event with its stamps and for each account."""
    stamps = [s for s in rows.get("stamps", []) if not cell_fault("instant", s["instant"])]
    for row in rows.get("events", []):
        if _wrong_date(row, "start", "end") or cell_fault("zone", row["zone"]):
            continue  # told already
        try:
            first, last = event_span(row)
        except ValueError as fault:
            yield Problem("events", row["event"], "start", row["start"], str(fault))
            continue
        if first > last:
            message = f"window reversed: it ends before it starts (end {row['end']})"
            yield Problem("events", row["event"], "start", row["start"], message)
            continue
        try:
            window(row, stamps)
        except ValueError as fault:
            yield Problem("events", row["event"], "start", row["start"], str(fault))
    for row in rows.get("accounts", []):
        start, end = row["as_of_start"], row["as_of_end"]
        if not (start and end) or _wrong_date(row, "as_of_start", "as_of_end"):
            continue
        if span(start, start, "UTC")[0] > span(end, end, "UTC")[1]:
            message = f"window reversed: it ends before it starts (as_of_end {end})"
            yield Problem("accounts", row["account"], "as_of_start", start, message)


def precision_is_that_of_the_dates(rows: Rows) -> Iterator[Problem]:
    """The precision of an event is that of its start or of its end."""
    for row in rows.get("events", []):
        if row["precision"] == "vague" or _wrong_date(row, "start", "end"):
            continue
        precisions = {precision_of(row["start"]), precision_of(row["end"])}
        if row["precision"] not in precisions:
            message = f"start and end have precision {' and '.join(sorted(precisions))}"
            yield Problem("events", row["event"], "precision", row["precision"], message)


def stamps_say_what_they_print(rows: Rows) -> Iterator[Problem]:
    """The clock and the day that a stamp prints are those of its instant, in its zone."""
    for row in rows.get("stamps", []):
        if cell_fault("instant", row["instant"]) or cell_fault("clock zone", row["zone"]):
            continue  # told already
        local = instant(row["instant"]).astimezone(iana_zone(row["zone"]))
        clocks, days = _clocks(row["printed"]), _days(row["printed"])
        runs = [m for m in _in_digits(row["printed"], local) if abs(m - local) < _SERIAL]
        if clocks or not days:  # beside a printed day alone, a run may be a page's serial number
            clocks |= {f"{moment:%H:%M}" for moment in runs}
        days |= {f"{moment:%Y-%m-%d}" for moment in runs}
        day, clock = f"{local:%Y-%m-%d}", f"{local:%H:%M}"
        if (clocks and clock not in clocks) or (days and day not in days):
            message = f"the stamp prints another time than {day} {clock} in {row['zone']}"
            yield Problem("stamps", row["stamp"], "instant", row["instant"], message)


def printed_figures_have_the_speaker_of_their_account(rows: Rows) -> Iterator[Problem]:
    """A figure is printed as somebody's only where its account names them, or whom they act for."""
    if not rows.get("actors"):
        return  # who acts for whom could not be read
    accounts = {row["account"]: row for row in rows.get("accounts", [])}
    parents = {row["actor"]: row["of"] for row in rows.get("actors", [])}
    for row in rows.get("figures", []):
        if row["basis"] != "printed" or row["account"] not in accounts:
            continue
        speaker = row["speaker"]
        words = accounts[row["account"]]["on_word_of"].split(SEPARATOR)
        own = {speaker, *ancestors(parents, speaker)}
        if not any(word in own or speaker in ancestors(parents, word) for word in words):
            message = f"printed, but {row['account']} does not name this speaker; basis is inferred"
            yield Problem("figures", row["figure"], "speaker", row["speaker"], message)


def _clocks(printed: str) -> set[str]:
    """The times that a stamp prints, as hours and minutes."""
    times = set()
    for before, hour, minute, after in _CLOCK.findall(printed):
        half = before or after.lower()
        if int(hour) > 23 or int(minute) > 59:
            continue
        hours = int(hour) % 12 + 12 * (half in _AFTERNOON) if half else int(hour)
        times.add(f"{hours:02}:{minute}")
    return times


def _in_digits(printed: str, local: datetime) -> Iterator[datetime]:
    """The moments that digits in an address stand for, where `local` is told."""
    for run in _RUN.finditer(printed):
        year, month, day = run["y"] or run["year"], run["m"] or run["month"], run["d"] or run["day"]
        with suppress(ValueError):  # no day of any calendar: a number
            moment = datetime.strptime(f"{year}{month}{day}{run['clock']}", "%Y%m%d%H%M")
            yield moment.replace(tzinfo=local.tzinfo)
    for seconds in _UNIX.findall(printed):
        yield datetime.fromtimestamp(int(seconds), local.tzinfo)


def _days(printed: str) -> set[str]:
    return {f"{y}-{int(m):02}-{int(d):02}" for y, m, d in _DAY.findall(printed)}
