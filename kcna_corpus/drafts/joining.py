"""Rows that tell of one happening become one: the surest pair first, until none is sure.

What a page only names on a day, “Friday’s fire”, is a row too, which nobody tells yet.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from ..happenings.happening import Mention
from ..happenings.likeness import Likeness, stems
from ..happenings.mentions import of_noun
from ..happenings.named_actors import Cast, known_names
from .event import Event, dated_first, holds, window_of

#: So many of the places that tell of an event are compared with another: it has thousands.
SEEN = 8
ONE_DAY = timedelta(days=1)
#: How alike the words must be: of two rows of a crowded day; of a noun and of what is told.
_ALIKE, _ALIKE_NOUN = 0.15, 0.5
_ALIKE_LONE = 0.1  # of the one thing that two pages tell of a day near the news
_CROWDED = 4  # a quarter of all pages that tell of a day tell several things of it
_SAME = 4  # first words of two titles of one month
#: Words besides names that two rows of a crowded day share, or a month and a day of it.
_SHARED, _MONTH = 2, 31
_FIGURES = 3  # digits of a number that hardly two happenings share: “a fine of 185 million”
_MORE = 0.01  # what one more page counts for beside the words
#: Verbs of which the object tells what is done; what nobody does twice.
_LIGHT = stems("announced launched initiated implemented issued ordered conducted imposed")
_ONCE = stems("resigned born married")
_CACHED = 1 << 14  # actors of whom the stems of their names are kept


class Joining:
    """What joins the rows of a case: its words, who acts in it, the day of the statement."""

    def __init__(self, like: Likeness, cast: Cast, stated: date | None) -> None:
        self._like, self._cast, self._stated = like, cast, stated
        self._crowded: set[date] = set()
        self._told: dict[date, Counter[str]] = {}
        self._closed: set[int] = set()

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
        self._crowd(rows)
        ranks = {id(row): rank for rank, row in enumerate(rows)}
        open_ones = [row for row in rows if not row.of_statement]
        pairs = [(sure, *pair) for pair in _pairs(open_ones) if (sure := self._sure(*pair)) > 0]
        pairs.sort(key=lambda pair: -pair[0])
        into: dict[int, Event] = {}
        for _, *pair in pairs:
            now = [_last(row, into) for row in pair]
            if now[0] is not now[1] and (now == pair or self._sure(*now) > 0):
                now.sort(key=lambda e: (e.last - e.first, -len(e.by_page), ranks[id(e)]))
                now[0].take(now[1])
                into[id(now[1])] = now[0]
        return [row for row in rows if id(row) not in into]

    def _crowd(self, rows: Iterable[Event]) -> None:
        """Find the days of which many pages tell several things."""
        pages = self._told
        pages.clear()
        for row in rows:
            exact = {(m.first, key) for key, ms in row.by_page.items() for m in ms if m.told}
            for day, key in exact:
                if day:
                    pages.setdefault(day, Counter())[key] += 1
        self._crowded = {
            day
            for day, counts in pages.items()
            if _CROWDED * sum(n > 1 for n in counts.values()) > len(counts)
        }

    def _sure(self, one: Event, other: Event) -> float:
        """How surely two rows tell of one happening, 0 where they are not taken for one."""
        windows = [(e.first, e.last) for e in (one, other)]
        if not (holds(*windows) or holds(*windows[::-1])):
            return 0.0
        nouns = not (_is_told(one) and _is_told(other))
        closed = any(id(m) in self._closed for e in (one, other) for m in e.mentions[:SEEN])
        if (closed or not nouns) and not is_one(one, other, self._cast):
            return 0.0
        exact = one.first == one.last == other.first == other.last
        far = self._is_far(one) and self._is_far(other)
        if not exact and (
            not far if not nouns else max(e.last - e.first for e in (one, other)).days > _MONTH
        ):
            return 0.0
        alone = exact and far and one.first not in self._crowded
        lone = exact and not far and self._lone(one, other)
        pairs = product(one.mentions[:SEEN], other.mentions[:SEEN])
        sure = max(self._alike(m, n, exact=exact, alone=alone, lone=lone) for m, n in pairs)
        return sure and sure + _MORE * (len(one.by_page) + len(other.by_page))

    def _lone(self, one: Event, other: Event) -> bool:
        """Whether all their pages tell nothing else of their day, and nobody else acts in one."""
        told = self._told.get(one.first, Counter[str]())
        mine, theirs = ({a for m in e.mentions for a in m.doers(self._cast)} for e in (one, other))
        return bool(not (mine and theirs) or mine & theirs) and all(
            told.get(key, 0) < 2 for e in (one, other) for key in e.by_page
        )

    def _alike(
        self, one: Mention, other: Mention, *, exact: bool, alone: bool, lone: bool
    ) -> float:
        """How alike the words of two places are, 0 where that is not enough.

        Of a day of which pages tell one thing mostly, one word is.
        """
        shared = one.stems & other.stems
        bare = shared - names_in(one) - names_in(other)
        least = self._like.value(one.stems, other.stems)
        if not (one.told and other.told):
            if exact and one.speech and other.speech and {*one.agents} & {*other.agents}:
                return 1 + least  # “rebutted Varn’s remarks of 9 May”, and what Varn said that day
            done = one.stems <= other.stems or other.stems <= one.stems
            done = done and bool(shared & {one.head, other.head})  # “invaded”, “the invasion”
            enough = least >= _ALIKE_NOUN and (exact or done or len(shared) >= _SHARED)
            enough = bool(bare) and (enough or alone or lone)
        elif exact:
            few = len(bare) < _SHARED
            few, needed = (not bare, _ALIKE_LONE) if lone else (few, _ALIKE)
            enough = alone or (not few and least >= needed)
        else:  # of a month, one word of what is done, or the same figure
            acts = shared & _done(one) & _done(other)
            acts |= {word for word in bare if word.isdigit() and len(word) >= _FIGURES}
            both = {*one.agents} & {*other.agents} if acts & _ONCE else set()
            for done_to, too in ((one, other), (other, one)):  # nor is one arrested twice
                both |= {*done_to.agents} & {*too.agents, *too.others} if done_to.passive else set()
            once = self._cast.people(both)
            # “two lens makers in Quell said”, and “told”: nobody of a name, in the same words
            begun, also = (m.title.casefold().split()[:_SAME] for m in (one, other))
            said = one.speech and other.speech and begun == also and len(begun) == _SAME
            enough = said or bool(acts and (once or len(bare) >= _SHARED))
        if not shared or not enough:
            return 0.0
        return self._like.total(shared) / math.sqrt(
            self._like.total(one.stems) * self._like.total(other.stems)
        )

    def _is_far(self, event: Event) -> bool:
        """Whether neither the statement nor a page that tells of an event is of its days."""
        if not (stated := self._stated):
            return False
        news = {stated, *(m.page.written or stated for m in event.mentions[:SEEN])}
        return all(day < event.first - ONE_DAY or event.last + ONE_DAY < day for day in news)


def _pairs(rows: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield each two rows that share a word, and a day."""
    days: dict[date, list[tuple[Event, frozenset[str]]]] = {}
    wide: list[tuple[Event, frozenset[str]]] = []
    for row in rows:
        words = frozenset().union(*(m.stems for m in row.mentions))
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


def _row(noun: Mention) -> Event:
    window = window_of(noun, None)
    assert window
    row = Event(*window)
    row.add(noun)
    return row


def _is_told(row: Event) -> bool:
    return row.of_statement or any(m.told for m in row.mentions)


def _done(mention: Mention) -> set[str]:
    """The stems that can tell what is done: of the verb, and of a noun that the date is of.

    Behind “announced”, “launched” and their like it is any.
    """
    objects = mention.stems if mention.head in _LIGHT else ()
    return {mention.head, *stems(mention.noun), *objects} - _LIGHT


def is_one(event: Event, other: Event, cast: Cast) -> bool:
    """Whether two events that one mention tells of are one.

    They are not where a page tells of both, or other persons act in one than in the other, or
    other states.
    """
    if event is other or event.of_statement or other.of_statement:
        return False
    few, many = sorted((event, other), key=lambda e: len(e.mentions))
    if len(few.mentions) > SEEN or any(
        _are_two(m, n) for m in few.mentions for n in many.by_page.get(m.page.key, ())
    ):
        return False
    doers = [{d for m in e.mentions for d in m.doers(cast)} for e in (few, many)]
    acting = [cast.people(names) for names in doers]
    others = [cast.people(n for m in e.mentions for n in m.named_too()) for e in (few, many)]
    if any(done_to_another(m, n, cast) for m in few.mentions for n in many.mentions[:SEEN]):
        return False
    words = [frozenset().union(*(m.stems for m in e.mentions)) for e in (many, few)]
    for mine, theirs, named in ((acting[0], others[1], words[0]), (acting[1], others[0], words[1])):
        by_surname = any(spelt(name) & named for name in mine)
        if not all(acting) and mine and theirs and not (mine & theirs or by_surname):
            return False  # who acts in one is not who is named in the other
    if not all(acting):
        if any(people and not any(map(cast.home_of, people)) for people in acting):
            return True  # a person of no state that is known can be the official of any
        acting = [sides(names, cast) for names in doers]
    return not all(acting) or bool(acting[0] & acting[1])


def _are_two(one: Mention, other: Mention) -> bool:
    """Whether two places of one page are not one happening, as where one only names what it was."""
    return one.sentence == other.sentence or (one.told and other.told)


def done_to_another(one: Mention, other: Mention, cast: Cast) -> bool:
    """Whether what is done to somebody in one is done to none whom the other names."""
    named = [cast.people({*m.agents, *m.others}) for m in (one, other)]
    done_to = [cast.people(m.agents) if m.passive else set() for m in (one, other)]
    return any(
        mine and theirs and not mine & theirs
        for mine, theirs in zip(done_to, named[::-1], strict=True)
    )


def sides(doers: set[str], cast: Cast) -> set[str]:
    """Who acts, and the states of persons and bodies."""
    return doers | {cast.home_of(name) for name in doers} - {""}


def names_in(mention: Mention) -> frozenset[str]:
    """The stems of the names of all whom a mention names."""
    return frozenset().union(*map(spelt, {*mention.agents, *mention.others}))


@lru_cache(_CACHED)
def spelt(actor: str) -> frozenset[str]:
    """The stems of all names of an actor, adjectives too."""
    names = [printed for printed, entry in known_names().items() if entry.name == actor]
    return stems(" ".join([actor, *names]))
