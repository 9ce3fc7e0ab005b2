"""Rows that tell of one happening become one: the surest pair first, until none is sure.

What a page only names on a day, “Friday’s fire”, is a row too, which nobody tells yet.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import product

from ..happenings.happening import Mention
from ..happenings.known_actors import ORGANISATION, agencies
from ..happenings.likeness import Likeness, stems
from ..happenings.mentions import of_noun
from ..happenings.named_actors import Cast
from ..happenings.offices import is_office
from .event import Event, dated_first, holds, window_of
from .likelihood import Likelihood, spelt

#: So many of the places that tell of an event are compared with another: it has thousands.
SEEN = 8
ONE_DAY = timedelta(days=1)
#: The odds (their logarithm) from which two rows are one: below even, as a reader splits a row more
#: easily than she finds its halves; and what is sure whatever else they tell.
_ENOUGH, _SURE = -0.5, 9.0
_BLAME = "".join(stems("condemned"))
_SUBJECT = 6  # words of a title in which a body is told
#: What a body is by a word for it: all of one kind may be one.
_BODY = {
    word: kind
    for kind in (
        "ministry ministries",
        "military army chiefs forces navy",
        "council",
        "command",
        "treasury",
        "parliament assembly congress senate",
        "court",
        "ambassador embassy mission",
    )
    for word in kind.split()
}


class Joining:
    """What joins the rows of a case: its words, and who acts in it."""

    def __init__(self, like: Likeness, cast: Cast) -> None:
        self._cast = cast
        self.measure = Likelihood(like, cast)
        self._closed: set[int] = set()
        self._many_voiced: set[tuple[date, str]] = set()

    def joined(
        self, events: Iterable[Event], rest: Iterable[Mention]
    ) -> tuple[list[Event], list[Mention]]:
        """Return the rows after joining, and what of the rest none of them takes.

        A date that can be of a noun is so where nobody else tells what its clause does.
        """
        events = list(events)
        ranks = {id(m): rank for rank, e in enumerate(events) for m in e.mentions}
        left = [m for m in rest if m.told or not window_of(m, None)]
        nouns = [_row(m) for m in dated_first(m for m in rest if not m.told) if window_of(m, None)]
        rows = self._clustered([*events, *nouns])
        lone = {
            id(e): e
            for e in rows
            if len(e.mentions) == 1 and (e.mentions[0].part or e.mentions[0].named)
            if e.mentions[0].told and e.mentions[0].noun
            if not e.of_statement
        }
        parts = [_row(of_noun(e.mentions[0])) for e in lone.values()]
        self._closed = {id(part.mentions[0]) for part in parts}
        instead = {id(p.mentions[0]): e for p, e in zip(parts, lone.values(), strict=True)}
        rows = self._clustered([*(e for e in rows if id(e) not in lone), *parts])
        joined_rows: list[Event] = []
        for row in rows:
            if len(row.by_page) > 1 or _is_told(row):
                joined_rows.append(row)
            else:
                joined_rows += [instead[id(m)] for m in row.mentions if id(m) in instead]
                left += [m for m in row.mentions if id(m) not in instead]
        joined_rows.sort(
            key=lambda e: min((ranks.get(id(m), len(ranks)) for m in e.mentions), default=0)
        )
        return joined_rows, left

    def _clustered(self, rows: list[Event]) -> list[Event]:
        """Join the surest pair until none is sure."""
        self._hear(rows)
        ranks = {id(row): rank for rank, row in enumerate(rows)}
        open_ones = [row for row in rows if not row.of_statement]
        pairs = [
            (sure, *pair) for pair in self._pairs(open_ones) if (sure := self._sure(*pair)) > 0
        ]
        pairs.sort(key=lambda pair: -pair[0])
        into: dict[int, Event] = {}
        for _, *pair in pairs:
            now = [_last(row, into) for row in pair]
            if now[0] is not now[1] and (now == pair or self._sure(*now) > 0):
                now.sort(key=lambda e: (e.last - e.first, -len(e.by_page), ranks[id(e)]))
                now[0].take(now[1])
                into[id(now[1])] = now[0]
        return [row for row in rows if id(row) not in into]

    def _hear(self, rows: Iterable[Event]) -> None:
        """Find the days on which a page tells two sayings of one body."""
        voices = Counter(
            (row.first, body, key)
            for row in rows
            if row.speech and row.first == row.last
            for body in self._voices(row)
            for key in row.by_page
        )
        self._many_voiced = {(day, body) for (day, body, _), n in voices.items() if n > 1}

    def _voices(self, row: Event) -> set[str]:
        """The bodies, other than states and agencies, that act in a row."""
        names = {name for m in row.mentions[:SEEN] for name in m.doers(self._cast)} - agencies()
        return {n for n in names if self._cast.kind_of(n) == ORGANISATION and not is_office(n)}

    def _is_one_voice(self, one: Event, other: Event) -> bool:
        """Whether one body speaks in both, on a day of which no page tells two sayings of it."""
        exact = one.first == one.last == other.first == other.last
        if not (exact and one.speech and other.speech) or one.by_page.keys() & other.by_page.keys():
            return False
        voices = self._voices(one) & self._voices(other)
        if not any((one.first, voice) not in self._many_voiced for voice in voices):
            return False
        people = [
            self._cast.people(name for m in row.mentions[:SEEN] for name in m.doers(self._cast))
            for row in (one, other)
        ]
        return not all(people) or bool(people[0] & people[1])

    def _sure(self, one: Event, other: Event) -> float:
        """How surely two rows tell of one happening, 0 where they are not taken for one."""
        windows = [(e.first, e.last) for e in (one, other)]
        if not (holds(*windows) or holds(*windows[::-1])) or _is_between(one, other):
            return 0.0
        if self._is_one_voice(one, other):
            return _SURE
        nouns = not (_is_told(one) and _is_told(other))
        closed = any(id(m) in self._closed for e in (one, other) for m in e.mentions[:SEEN])
        if (closed or not nouns) and not is_one(one, other, self._cast):
            return 0.0
        pairs = [*product(one.mentions[:SEEN], other.mentions[:SEEN])]
        if all(has_other_figures(*pair) for pair in pairs):
            return 0.0
        odds = math.fsum(self.measure.log_odds(*pair) for pair in pairs) / len(pairs)
        return max(0.0, odds - _ENOUGH)

    def _pairs(self, rows: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
        """Yield each two rows that share a day, and a word."""
        days: dict[date, list[tuple[Event, frozenset[str]]]] = {}
        wide: list[tuple[Event, frozenset[str]]] = []
        for row in rows:
            words = frozenset().union(*(m.stems for m in row.mentions))
            words |= self._voices(row) if row.speech else frozenset()
            within = (row.first + n * ONE_DAY for n in range((row.last - row.first).days + 1))
            for other, others in (*(e for day in within for e in days.get(day, ())), *wide):
                if not words.isdisjoint(others):
                    yield other, row
            (days.setdefault(row.first, []) if row.first == row.last else wide).append((row, words))


def _last(row: Event, into: Mapping[int, Event]) -> Event:
    """The row that a row is part of by now."""
    while id(row) in into:
        row = into[id(row)]
    return row


def _is_between(one: Event, other: Event) -> bool:
    """Whether one can be of two days, a week apart, and the other is of a day between them."""
    return any(
        row.first < day.first == day.last < row.last and all(m.early for m in row.mentions)
        for row, day in ((one, other), (other, one))
    )


def _row(noun: Mention) -> Event:
    window = window_of(noun, None)
    assert window
    row = Event(*window)
    row.add(noun)
    return row


def _is_told(row: Event) -> bool:
    return row.of_statement or any(m.told for m in row.mentions)


def is_one(event: Event, other: Event, cast: Cast) -> bool:
    """Whether two events that one mention tells of are one.

    They are not where a page tells of both, or other persons act in one than in the other, or
    other states.
    """
    if event is other or event.of_statement or other.of_statement:
        return False
    few, many = sorted((event, other), key=lambda e: len(e.mentions))
    if len(few.mentions) > SEEN or any(
        _are_two(m, n, cast) for m in few.mentions for n in many.by_page.get(m.page.key, ())
    ):
        return False
    doers = [{d for m in e.mentions for d in m.doers(cast)} for e in (few, many)]
    acting = [cast.people(names) for names in doers]
    others = [cast.people(n for m in e.mentions for n in m.named_too()) for e in (few, many)]
    pairs = [*product(few.mentions, many.mentions[:SEEN])]
    linked = any(set.intersection(*(_bodies(m, cast) for m in pair)) for pair in pairs)
    if any(
        done_to_another(*pair, cast) or (not linked and are_of_two_bodies(*pair, cast))
        for pair in pairs
    ):
        return False
    words = [frozenset().union(*(m.stems for m in e.mentions)) for e in (many, few)]
    speech = few.speech or many.speech
    for mine, their, named, stem in zip(acting, acting[::-1], others[::-1], words, strict=True):
        same = mine & their or (not their and any(spelt(name) & stem for name in mine))
        same = same or (mine & named and not (their and speech))  # Moor met Lind, Lind met Moor
        if mine and (their or named) and not same:
            return False  # who acts in one is not who is named in the other
    # a person of no state that is known can be the official of any
    homeless = any(people and not any(map(cast.home_of, people)) for people in acting)
    if all(acting) or homeless:
        return True
    acting = [sides(names, cast) for names in doers]
    too = [{n for m in e.mentions for n in m.named_too()} for e in (few, many)]
    crossed = not speech and bool(doers[0] & too[1] or doers[1] & too[0])
    return not all(acting) or crossed or bool(acting[0] & acting[1])


def _are_two(one: Mention, other: Mention, cast: Cast) -> bool:
    """Whether two places of one page are not one happening, as where one only names what it was.

    What somebody says on a day a page tells in many sentences.
    """
    if one.sentence == other.sentence:
        return True
    people = [cast.people(m.doers(cast)) for m in (one, other) if m.speech]
    return one.told and other.told and not (len(people) > 1 and people[0] & people[1])


def has_other_figures(one: Mention, other: Mention) -> bool:
    """Whether both places tell figures, and none in common: fines of 185 and of 45 million."""
    figures = [{word for word in m.stems if word.isdigit()} for m in (one, other)]
    return all(figures) and not figures[0] & figures[1]


def done_to_another(one: Mention, other: Mention, cast: Cast) -> bool:
    """Whether what is done to somebody in one is done to none whom the other names."""
    named = [cast.people({*m.agents, *m.others}) for m in (one, other)]
    done_to = [cast.people(m.agents) if m.passive else set() for m in (one, other)]
    return any(
        mine and theirs and not mine & theirs
        for mine, theirs in zip(done_to, named[::-1], strict=True)
    )


def are_of_two_bodies(one: Mention, other: Mention, cast: Cast) -> bool:
    """Whether bodies of one state say each its own: a minister, the presidential office."""
    if not (one.speech and other.speech):
        # “Hugo Lind condemned the launch on Friday” is no launch
        blames = any(m.speech and m.head == _BLAME for m in (one, other))
        return blames and one.told and other.told
    bodies = [_bodies(mention, cast) for mention in (one, other)]
    people = [cast.people(mention.doers(cast)) for mention in (one, other)]
    apart = all(bodies) and not bodies[0] & bodies[1]
    # whoever is named speaks for no body that is not his
    alone = any(
        b and not p and q and not c & b
        for b, p, q, c in zip(bodies, people, people[::-1], bodies[::-1], strict=True)
    )
    return not people[0] & people[1] and (apart or alone)


def _bodies(mention: Mention, cast: Cast) -> set[str]:
    """The bodies that act, and the words for others: “South Korea’s Unification Ministry said”."""
    names = {*mention.doers(cast), *mention.others} - agencies()
    named = {n for n in names if not is_office(n) and cast.kind_of(n) == ORGANISATION}
    words = mention.title.lower().replace("minister", "ministry").split()[:_SUBJECT]
    return named | {_BODY[word] for word in words if word in _BODY}


def sides(doers: set[str], cast: Cast) -> set[str]:
    """Who acts, and the states of persons and bodies."""
    return doers | {cast.home_of(name) for name in doers} - {""}
