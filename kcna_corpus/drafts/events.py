"""Happenings of several pages become events: one that four pages tell of is one event."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from .clauses import STATEMENTS
from .mentions import Mention, stems, window_of
from .names import STATE, Cast, agencies, known_names
from .pages import Page

#: How alike the words of two clauses must be: with the same day, and with days that only touch.
ALIKE, ALIKE_NEAR, ALIKE_WITHOUT_AGENT = 0.25, 0.5, 0.6
#: What one actor does on one day, in the words of two pages.
ALIKE_DONE = 0.15
ONE_DAY = timedelta(days=1)
#: Whoever acts stands among the words so; of sums of weights, what their order changes.
_ACTS, _ROUNDING = "@{}", 1e-9

#: First and last day, precision, basis.
Window = tuple[date, date, str, str]
#: A page that quotes the statement opens with it; later somebody else may speak on that day.
_OPENING_SENTENCES = 3
#: So many of the places that tell of an event are compared with another: it has thousands.
_SEEN = 8


@dataclass(eq=False)
class Event:
    """One event, with each place where a page tells of it."""

    first: date
    last: date
    precision: str
    basis: str
    mentions: list[Mention] = field(default_factory=list)
    of_statement: bool = False
    differs: bool = False  # pages give it days of which none holds another
    by_page: dict[str, list[Mention]] = field(default_factory=dict)

    def add(self, mention: Mention) -> None:
        """Take a mention in."""
        self.mentions.append(mention)
        self.by_page.setdefault(mention.page.key, []).append(mention)

    def widen(self, window: Window) -> None:
        """Let the window hold another that a page gives; of two days none is sure."""
        own = self.first, self.last
        if not (_holds(window, own) or _holds(own, window)):
            self.first, self.last = min(window[0], self.first), max(window[1], self.last)
            self.basis, self.differs = "inferred", True
        elif window[3] == "printed" and window[:2] == own and not self.differs:
            self.basis = "printed"

    @cached_property
    def agents(self) -> list[str]:
        """Who acts, those whom most pages name first."""
        return [
            name for name, _ in Counter(a for m in self.mentions for a in m.agents).most_common()
        ]

    @cached_property
    def acting(self) -> list[str]:
        """Who acts: persons and bodies, and states only where no other is named."""
        closer = [name for name in self.agents if not _is_state(name)]
        return closer or self.agents

    @property
    def pages(self) -> list[Page]:
        """The pages that tell of it."""
        return [mentions[0].page for mentions in self.by_page.values()]

    @cached_property
    def speech(self) -> bool:
        """Whether it is that somebody says something."""
        return self.of_statement or sum(m.speech for m in self.mentions) * 2 > len(self.mentions)


class Likeness:
    """How alike two clauses are: rare words of the case count most."""

    def __init__(self, pages: Iterable[Page]) -> None:
        counts: Counter[str] = Counter()
        total = 1
        for page in pages:
            for number in range(len(page.sentences)):
                counts.update(stems(page.words(number), ""))
                total += 1
        self._weights = {stem: math.log((1 + total) / (1 + n)) for stem, n in counts.items()}
        self._unseen = math.log(1 + total)

    def weight(self, stem: str) -> float:
        """How much a word tells."""
        return self._weights.get(stem, self._unseen)

    def total(self, words: frozenset[str]) -> float:
        """How much all words of a clause tell."""
        return math.fsum(map(self.weight, words))

    def of(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the share of the shorter clause's weight that both have."""
        least = min(self.total(one), self.total(other))
        return math.fsum(map(self.weight, one & other)) / least if least else 0.0


def events_of(
    pages: Sequence[Page],
    mentions: Iterable[Mention],
    cast: Cast,
    issuer: str,
    quoting: set[str],
) -> tuple[list[Event], list[Mention]]:
    """Return the events that the mentions make, and the mentions that none could take.

    `issuer` is the name of who made the statement, "" if there is none; `quoting` are the keys of
    the pages that quote it.
    """
    seen = _Seen(Likeness(pages))
    stated = next((page for page in pages if page.is_statement), None)
    statement = statement_event(stated)
    home = cast.state_of(issuer) if issuer else ""
    day = statement.first if statement else None
    events = [statement] if statement else []
    rest: list[Mention] = []
    for mention in _dated_first(mentions):
        window = window_of(mention, day) or _same_day(mention, events)
        if (
            statement
            and day
            and window
            and _tells_statement(mention, window, day, issuer, home, quoting, cast)
        ):
            statement.add(mention)
            if mention.page.is_statement or (stated and not stated.dateline):
                statement.widen(window)
        elif window and _tells(mention, {issuer, home} - {""}):
            _take(events, mention, window, seen, cast)
        else:
            rest.append(mention)
    return events, _lengths(events, rest)


def statement_event(page: Page | None) -> Event | None:
    """Return the event that the statement itself is; its day is that of its page."""
    day = page.written if page else None
    if not page or not day:
        return None
    basis = page.published.basis if page.published.basis != "page address" else "inferred"
    return Event(day, day, "day", basis, of_statement=True)


def _dated_first(mentions: Iterable[Mention]) -> list[Mention]:
    """Exact days first, then months and years, then what has no date of its own."""
    order = ("minute", "day", "month", "year", "vague").index
    return sorted(mentions, key=lambda m: (m.first is None, order(m.precision), m.early))


def _holds(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether one window holds another."""
    return bool(one[0] <= other[0] and other[1] <= one[1])


def _tells_statement(
    mention: Mention,
    window: Window,
    day: date,
    issuer: str,
    home: str,
    quoting: set[str],
    cast: Cast,
) -> bool:
    if mention.precision not in ("day", "minute") or mention.first is None:
        return False
    if not (window[0] - ONE_DAY <= day <= window[1] + ONE_DAY):
        return False
    if mention.page.is_statement:
        return mention.sentence < mention.page.lead
    opening = mention.sentence < _OPENING_SENTENCES
    quotes = opening and mention.page.key in quoting
    if issuer and issuer in mention.agents:
        return mention.says or (quotes and window[:2] == (day, day))
    words = {*re.findall(r"\w+", mention.page.words(mention.sentence))}
    told = bool(STATEMENTS & words)
    others = (a for a in mention.agents if a in cast.persons or home != (home_of(a, cast) or a))
    carried = {*others} - agencies()
    meant = quotes or issuer in mention.others
    meant = meant or (
        told and ((opening and not mention.agents) or bool({*issuer.split()} & words))
    )
    return (mention.speech or told) and meant and not carried


def _is_state(name: str) -> bool:
    known = known_names().get(name)
    return bool(known and known.kind == STATE)


def _tells(mention: Mention, stated: set[str]) -> bool:
    """Whether an undated answer is one to the statement; what has its own date always counts."""
    answers = {*mention.answers} & stated and not {*mention.agents} & stated
    return mention.rule != "answer" or bool(answers)


def _same_day(mention: Mention, events: list[Event]) -> Window | None:
    """The window of what a page told right before: “Their visit came as jets flew”."""
    if mention.rule != "came as":
        return None
    near = [
        (m.sentence, e)
        for e in events
        for m in e.by_page.get(mention.page.key, ())
        if 0 < mention.sentence - m.sentence <= 2
    ]
    if not near:
        return None
    event = max(near, key=lambda pair: pair[0])[1]
    return event.first, event.last, event.precision, "inferred"


class _Seen:
    """The mentions that events have, to be found by their words: a case has thousands.

    Only those that share enough with a mention for `_agree` are compared with it.
    """

    def __init__(self, like: Likeness) -> None:
        self.like = like
        self._places: list[tuple[int, bool, Mention]] = []
        self._by_word: dict[str, array[int]] = {}
        self._weights, self._firsts, self._lasts = array("d"), array("l"), array("l")

    def add(self, number: int, event: Event, mention: Mention) -> None:
        """Take in a mention of the event with that number."""
        place = len(self._places)
        self._places.append((number, len(event.mentions) <= _SEEN, mention))
        self._weights.append(self.like.total(mention.stems))
        self._firsts.append(event.first.toordinal())
        self._lasts.append(event.last.toordinal())
        for word in (*mention.stems, *map(_ACTS.format, mention.agents)):
            self._by_word.setdefault(word, array("l")).append(place)

    def near(self, mention: Mention, window: Window) -> Iterator[tuple[int, Mention]]:
        """Yield what may be the same happening, in order: number of the event, and its mention."""
        import numpy as np

        weights = {word: self.like.weight(word) for word in mention.stems if word in self._by_word}
        weights |= {w: math.inf for a in mention.agents if (w := _ACTS.format(a)) in self._by_word}
        if not weights:
            return
        hits = [np.frombuffer(self._by_word[word], dtype="l") for word in weights]
        shared = np.bincount(
            np.concatenate(hits), np.repeat([*weights.values()], [len(places) for places in hits])
        )
        size = len(shared)
        least = np.minimum(np.frombuffer(self._weights)[:size], self.like.total(mention.stems))
        first, last = (
            np.frombuffer(edge, dtype="l")[:size] for edge in (self._firsts, self._lasts)
        )
        touching = (first <= window[1].toordinal() + 1) & (last >= window[0].toordinal() - 1)
        alike = (shared > 0) & (shared >= ALIKE_DONE * least - _ROUNDING)
        for place in np.flatnonzero(touching & alike).tolist():
            number, is_early, other = self._places[place]
            if is_early or other.page.key == mention.page.key:
                yield number, other


def _take(events: list[Event], mention: Mention, window: Window, seen: _Seen, cast: Cast) -> None:
    """Put a mention to the event that it tells of; a new one if there is none."""
    best, chosen = 0.0, -1
    for number, other in seen.near(mention, window):
        near = _agree(mention, window, other, events[number], seen.like, cast)
        if near > best or (near == best and near and number < chosen):
            best, chosen = near, number
    first, last, precision, basis = window
    if chosen < 0:
        chosen = len(events)
        events.append(Event(first, last, precision, basis))
    event = events[chosen]
    event.add(mention)
    seen.add(chosen, event, mention)
    event.widen(window)


def _agree(
    mention: Mention,
    window: Window,
    other: Mention,
    event: Event,
    like: Likeness,
    cast: Cast,
) -> float:
    """How surely two mentions are one happening, 0 where they are not taken for one."""
    own = event.first, event.last
    elsewhere = mention.page.key != other.page.key
    if not elsewhere and mention.sentence == other.sentence:
        return 0.0
    apart = window[1] < own[0] or own[1] < window[0]
    if apart and (event.differs or not elsewhere):
        return 0.0  # one page means two days by two days, and days do not add up to a week
    same = window[:2] in (own, (other.first, other.last))
    same = same or bool(mention.early and _holds(window, own))
    likeness = like.of(mention.stems, other.stems)
    persons = {*mention.agents} & {*other.agents} & {*cast.persons}
    if same and persons and elsewhere and mention.says and other.says:
        return 1 + likeness  # what one person says on one day, two pages tell
    if not (mention.stems & other.stems) - _named(mention, other):
        return 0.0  # who acts twice does not do one thing
    mine, others = _sides(mention, cast), _sides(other, cast)
    acting = [{*m.agents} & {*cast.persons} for m in (mention, other)]
    if all(acting) and not persons:
        needed = ALIKE_WITHOUT_AGENT  # two persons of one state are not one
    elif mine and others and not mine & others:
        needed = ALIKE_WITHOUT_AGENT if same else 1.1
    else:
        exact = same and mention.precision in ("day", "minute")
        acts = elsewhere and not (mention.speech or other.speech)
        done = acts and bool({*mention.agents} & {*other.agents})
        needed = (ALIKE_DONE if done else ALIKE) if exact else ALIKE_NEAR
    return likeness if likeness >= needed else 0.0


def _named(*mentions: Mention) -> frozenset[str]:
    """The stems of the names of all whom some mentions name."""
    actors = {name for m in mentions for name in (*m.agents, *m.others)}
    known = (known_names().get(name) for name in actors)
    spelt = {name for actor in known if actor for name in actor.names}
    return stems(" ".join(actors | spelt), "")


def _sides(mention: Mention, cast: Cast) -> set[str]:
    """Who acts, and the states of persons and bodies."""
    return {*mention.agents} | {home_of(a, cast) for a in mention.agents} - {""}


def home_of(name: str, cast: Cast) -> str:
    """Return the state of an actor, "" if the pages do not tell it."""
    known = known_names().get(name)
    return known.of if known else cast.state_of(name)


def _lengths(events: list[Event], rest: list[Mention]) -> list[Mention]:
    """A “five-year plan” of one page is that of another which says when it began."""
    by_length = {m.length: event for event in events for m in event.mentions if m.length}
    left = []
    for mention in rest:
        if mention.length and mention.length in by_length:
            by_length[mention.length].add(mention)
        else:
            left.append(mention)
    return left
