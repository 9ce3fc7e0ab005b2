"""Where an actor is at home, and the zone in which the day of an event is counted.

A day is that of a calendar: of the writer, of who acts, or of the place. Only where a page prints
the zone, or where all of these keep one clock, is it decided; anything else stays open.
"""

import re
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from ..clock.zones import meanings, pattern
from ..happenings.drafted_pages import Page
from ..happenings.happening import Mention
from ..happenings.known_actors import PERSON, STATE, capitals, known_names, many_zones
from ..happenings.named_actors import Cast
from ..reading.sites import rules_for
from ..text.cues import DAYS
from .credits import credited
from .event import Event

#: Beside a date: “Thursday (Korean time)”, “Thursday, local time”, “10 a.m. EDT on Thursday”.
_PRINTED_ZONE = re.compile(
    rf"[,\s(]{{1,3}}(?:the\s)?(?P<zone>{pattern()}|(?:[A-Za-z.]+\s){{1,2}}time\b)"
)
#: Before a place where somebody acts: “in New York”, “visiting Seoul”.
_AT = re.compile(
    r"\b(?:in|at|near|off|outside|visit\w*|aboard|to|from)\s(?:the\s)?"
    r"(?P<name>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*)(?:,\s(?P<land>[A-Z][\w.]*(?:\s[A-Z][\w.]*)*))?"
)


def zone_of_page(page: Page) -> str:
    """Return the zone of a page's readers: that of its site, or of its publisher's seat."""
    site, _ = rules_for(page.row["url"])
    publisher = known_names().get(page.row["publisher"])
    return (site.zone if site else "") or (publisher.zone if publisher else "")


def zone_of_statement(page: Page) -> str:
    """Return the zone of the statement's day, "" where its page does not decide it."""
    return _zone_of_dateline(page.dateline) if page.dateline else zone_of_page(page)


def zone_of(event: Event, cast: Cast, statement_zone: str) -> tuple[str, str]:
    """Return the zone of an event's day, and what it rests on or where it may lie.

    It is "" where the pages do not decide it.
    """
    if event.of_statement:
        return (statement_zone, "of the statement") if statement_zone else ("", "")
    zones = [zone for m in event.mentions if (zone := decided_zone(m, cast))]
    if zones and not event.differs and all(_agree(zones[0], z, event.first) for z in zones):
        return zones[0], "as a page decides it"
    homes = (known_names().get(cast.home_of(name)) for name in event.agents)
    likely = dict.fromkeys(home.zone for home in homes if home and home.zone)
    return "", f"open; {' or '.join(likely)} may be meant" if likely else ""


def decided_zone(mention: Mention, cast: Cast) -> str:
    """Return the zone in which a page surely counts the day of what it tells, "" if it is open."""
    if mention.first is None:
        return ""
    there = _zones_there(mention, cast)
    printed = _printed_zone(mention)
    if printed and "local" not in printed:
        return _only_zone(printed, mention.first)
    zones = there if printed else [*there, _zone_of_writer(mention.page)]
    agreed = there and all(z and _agree(z, there[0], mention.first) for z in zones)
    return there[0] if agreed else ""


def _printed_zone(mention: Mention) -> str:
    """The zone that is printed in a date or right behind it, as it is printed."""
    inside = _PRINTED_ZONE.search(mention.printed)
    behind = _PRINTED_ZONE.match(mention.page.body, mention.end)
    match = inside or behind
    return match["zone"] if match else ""


def _zone_of_writer(page: Page) -> str:
    """The zone of who writes: of the dateline, or of a page that credits nobody elsewhere."""
    if page.dateline:
        return _zone_of_dateline(page.dateline)
    zone = zone_of_page(page)
    agency = credited(page.body, page.row["byline"], page.row["publisher"]) if zone else ""
    return zone if not agency or known_names()[agency].zone == zone else ""


def _zone_of_dateline(dateline: str) -> str:
    """The zone of the place that a dateline begins with, if no land stands behind it."""
    place, *behind = re.split(r",\s", re.split(r"[(–—:]|\s-", dateline)[0].strip())
    if any(not any(c.isdigit() for c in part) for part in behind):
        return ""
    return _zone_of_place(place.strip(" ,"))


def _zone_of_place(name: str) -> str:
    """The zone of a capital, of a city that the zone database knows, of a state with one clock."""
    capital = next((z for city, z in capitals().items() if city.upper() == name.upper()), "")
    state = known_names().get(name)
    if capital or state:
        return capital or (state.zone if state and state.name not in many_zones() else "")
    return _only_zone(f"{name} time", date(2000, 1, 1))


def _only_zone(printed: str, day: date) -> str:
    """The zone that printed words mean on a day, if it is one."""
    zones = meanings(printed, datetime.combine(day, time(12)))
    return zones[0].key if len(zones) == 1 and isinstance(zones[0], ZoneInfo) else ""


def _zones_there(mention: Mention, cast: Cast) -> list[str]:
    """The zones of each place that the sentence prints and of who speaks; "" is one not known.

    Whoever acts may be anywhere: only a body speaks where it sits, and a state at home.
    """
    words = mention.page.words(mention.sentence)
    named = [at for at in _AT.finditer(words) if _is_place(at["name"], cast)]
    places = [_zone_in_land(at["name"], at["land"] or "", cast) for at in named]
    speaking = [_zone_of_speaker(name) for name in mention.agents if mention.says]
    there = mention.place or (not places and "" not in speaking)
    return [*places, *speaking] if there else []


def _zone_in_land(place: str, land: str, cast: Cast) -> str:
    """The zone of a place; "" where it is in a land of another: “London, Ontario”."""
    zone = _zone_of_place(place)
    return zone if not land or not _is_place(land, cast) or _zone_of_place(land) == zone else ""


def _is_place(name: str, cast: Cast) -> bool:
    """Whether a name behind “in” may be a place: no day or month, no person, no body."""
    entry = known_names().get(name)
    day = name.split(maxsplit=1)[0] in DAYS
    return not day and cast.kind_of(name) != PERSON and (entry is None or entry.kind == STATE)


def _zone_of_speaker(name: str) -> str:
    """Where a body or a state is that says something; a person travels."""
    entry = known_names().get(name)
    if entry is None or (entry.kind == STATE and name in many_zones()):
        return ""
    return entry.zone


@lru_cache(maxsize=4096)
def _agree(one: str, other: str, day: date) -> bool:
    """Whether two zones have the same clock from the beginning of a day to its end."""
    return one == other or all(
        ZoneInfo(one).utcoffset(moment) == ZoneInfo(other).utcoffset(moment)
        for moment in (datetime.combine(day, time.min), datetime.combine(day, time.max))
    )
