"""Where an actor is at home, and the zone in which the day of an event is counted."""

from __future__ import annotations

from ..reading.sites import rules_for
from .events import Event, home_of
from .names import STATE, Cast, known_names
from .pages import Page

__all__ = ["home_of", "zone_of", "zone_of_page"]


def zone_of_page(page: Page) -> str:
    """Return the zone of a page's readers: that of its site, or of its publisher's seat."""
    site, _ = rules_for(page.row["url"])
    publisher = known_names().get(page.row["publisher"])
    return (site.zone if site else "") or (publisher.zone if publisher else "")


def zone_of(event: Event, cast: Cast, statement_zone: str) -> tuple[str, str]:
    """Return the zone of an event's day, and what it rests on ("" if nothing says).

    The place that the pages print comes first, then the state of who acts first.
    """
    if event.of_statement and statement_zone:
        return statement_zone, "of the statement"
    for mention in event.mentions:
        if mention.place:
            return known_names()[mention.place].zone, f"of {mention.place}, where it happened"
    homes = {home for name in event.agents if (home := _home(name, cast))}
    if len(homes) == 1 and (zone := known_names()[home := homes.pop()].zone):
        return zone, f"of {home}, whose calendar is taken"
    return "", ""  # nobody says, or the calendars of several states may be meant


def _home(name: str, cast: Cast) -> str:
    known = known_names().get(name)
    return name if known and known.kind == STATE else home_of(name, cast)
