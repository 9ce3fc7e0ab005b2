"""States, agencies and bodies that are known beforehand, by each of their names."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..text.korean import HANGUL

PERSON, STATE, ORGANISATION = "person", "state", "organisation"

#: Behind these stands what is said, or of whom: “said that rain fell in Seoul”.
_SAID = re.compile(r"\b(?:that|wh(?:ich|o|om|ose|ere|ile|en)|as|after|before|because)\b|[“\":;]")


class Known(NamedTuple):
    """A state, an agency or a body that is known beforehand; `state` is that of a body."""

    name: str
    kind: str
    names: tuple[str, ...]
    zone: str = ""
    state: str = ""


class Named(NamedTuple):
    """A name where it stands, and the actor whose it is ("" for one not known yet)."""

    start: int
    end: int
    name: str
    kind: str
    printed: str


@cache
def known_names() -> Mapping[str, Known]:
    """Return the states, agencies and bodies by each of their names, adjectives too.

    >>> known_names()["Pyongyang"].name, known_names()["North Korean"].zone
    ('North Korea', 'Asia/Pyongyang')
    """
    by_name: dict[str, Known] = {}
    for row in _rows("states"):
        names = _names(row)
        state = Known(row["name"], STATE, names, row["zone"], row["name"])
        by_name |= {name: state for name in (*names, *row["of"].split(" | ")) if name}
    zones = {state.name: state.zone for state in by_name.values()}
    for row in [*_rows("agencies"), *_rows("bodies")]:
        state_name = row.get("of", "")
        zone = row.get("zone") or zones.get(state_name, "")
        body = Known(row["name"], ORGANISATION, _names(row), zone, state_name)
        by_name |= dict.fromkeys(body.names, body)
    return by_name


@cache
def agencies() -> frozenset[str]:
    """Return the names of the news agencies."""
    return frozenset(row["name"] for row in _rows("agencies"))


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _names(row: dict[str, str]) -> tuple[str, ...]:
    cells = (row["name"], *row["names"].split(" | "), *row.get("capital", "").split(" | "))
    return tuple(filter(None, dict.fromkeys(cells)))


@cache
def capitals() -> Mapping[str, str]:
    """Return the zone of each capital, by its name.

    >>> capitals()["Washington"], "America" in capitals()
    ('America/New_York', False)
    """
    cities = (
        (city, row["zone"]) for row in _rows("states") for city in row["capital"].split(" | ")
    )
    return {city: zone for city, zone in cities if city}


@cache
def many_zones() -> frozenset[str]:
    """Return the names of the states that keep several clocks: a day there may be any of theirs."""
    return frozenset(row["name"] for row in _rows("states") if row["zones"] == "many")


@cache
def _known_pattern() -> re.Pattern[str]:
    names = sorted(known_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})(?!\w|-[a-z])")


@cache
def known_in_hangul() -> re.Pattern[str]:
    """Return what matches the Korean names of states and bodies."""
    names = sorted((name for name in known_names() if HANGUL.match(name)), key=len, reverse=True)
    return re.compile(rf"(?<![가-힣])(?:{'|'.join(names)})")


def known_in(text: str) -> Iterator[Named]:
    """Yield the states and agencies that a text names."""
    for match in _known_pattern().finditer(text):
        entry = known_names()[match[0]]
        yield Named(match.start(), match.end(), entry.name, entry.kind, match[0])


def capital_in(clause: str) -> str:
    """The capital in or at which something happened, not one in what somebody says of it."""
    text = _SAID.split(clause)[0]
    for match in re.finditer(r"\b(?:in|at) (?P<name>[A-Z]\w+(?: [A-Z]\w+)?)", text):
        for name in (match["name"], match["name"].split()[0]):
            if name in capitals():
                return name
    return ""
