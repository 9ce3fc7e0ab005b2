"""iCalendar (RFC 5545): a window that is whole days as days, any other from and to in UTC."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from ...text.signs import visible
from ..view import WINDOWS, Dated, View, dated

ENDING = ".ics"
#: Octets of a line; a longer one goes on in the next, after a space.
_LONGEST = 75


def write(view: View) -> bytes:
    """Return the rows that have a window as a calendar."""
    now = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    about = "\n".join([*view.about(), WINDOWS])
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//kcna_corpus//exports//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(view.title)}",
        f"X-WR-CALDESC:{_text(about)}",
        *(line for row in dated(view) for line in _event(row, view, now)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(row: Dated, view: View, now: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{quote(row.key, safe=':@', errors='replace')}@kcna-corpus"
    yield f"DTSTAMP:{now}"
    if days := row.whole_days():
        yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{days[1] + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{row.earliest.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        if row.latest > row.earliest:  # a moment has no end
            yield f"DTEND:{row.latest.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    inferred = " (inferred)" if row.basis == "inferred" else ""  # a month shows nothing else
    yield f"SUMMARY:{_text(row.title + inferred)}"
    yield f"DESCRIPTION:{_text(_described(row, view))}"
    if row.group:
        yield f"CATEGORIES:{_text(row.group)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _described(row: Dated, view: View) -> str:
    days = [f"The days are those of {row.zone}"] if row.whole_days() else []
    return "\n".join([*row.lines, *days, view.about()[0]])


def _text(text: str) -> str:
    shown = visible(re.sub(r"\r\n?", "\n", text))
    return re.sub(r"([\\;,])", r"\\\1", shown).replace("\n", r"\n")


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, none of which breaks a character."""
    pieces, room = [b""], _LONGEST
    for sign in line:
        octets = sign.encode()
        if len(pieces[-1]) + len(octets) > room:
            pieces.append(b"")
            room = _LONGEST - 1  # the space before it
        pieces[-1] += octets
    return b"\r\n ".join(pieces) + b"\r\n"
