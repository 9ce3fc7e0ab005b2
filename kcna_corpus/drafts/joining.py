"""Rows that tell of one happening become one: the surest pair first, until none is sure.

What a page only names on a day, “Friday’s fire”, is a row too, which nobody tells yet.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from statistics import median_high

from ..happenings.happening import Mention
from ..happenings.known_actors import ORGANISATION, agencies, known_names
from ..happenings.likeness import Likeness, rarity, stems
from ..happenings.mentions import of_noun
from ..happenings.named_actors import Cast
from ..happenings.offices import is_office
from .event import Event, dated_first, holds, window_of

#: So many of the places that tell of an event are compared with another: it has thousands.
SEEN = 8
ONE_DAY = timedelta(days=1)
_NEAR = timedelta(days=6)  # a weekday tells one: of so near days to come pages tell several things
_CROWDED = 4  # a quarter of all pages that tell of a day tell several things of it
_SEASON = 120  # days of a window in which little must be shared; in a year three times as much
_MORE = 0.01  # what one more page counts for beside the words
#: How much two places share that tell of one happening, where a word that stands only once in all
#: pages counts 1. What counts beside the words: the same verb, who does it, that two pages tell
#: nothing else of their day; less: other figures, or that one tells what is said, one what is done.
_TELLING, _DONE, _DOER, _LONE, _APART = 0.9, 0.3, 0.4, 0.4, 0.4
_NAMED = 2  # actors whom two places name: enough without a word of what is done
_SURE, _ALONE = 2.0, 1.2  # what is enough whatever else they share; of a day far from the news
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
_CACHED = 1 << 14  # actors of whom the stems of their names are kept


class Joining:
    """What joins the rows of a case: its words, who acts in it, the day of the statement."""

    def __init__(self, like: Likeness, cast: Cast, stated: date | None) -> None:
        self._like, self._cast, self._stated = like, cast, stated
        self._crowded: set[date] = set()
        self._told: dict[date, Counter[str]] = {}
        self._closed: set[int] = set()
        self._many_voiced: set[tuple[date, str]] = set()
        self._named: Counter[str] = Counter()  # how many places name an actor
        self._places = 0

    def joined(
        self, events: Iterable[Event], rest: Iterable[Mention]
    ) -> tuple[list[Event], list[Mention]]:
        """Return the rows after joining, and what of the rest none of them takes.

        A date that can be of a noun is so where nobody else tells what its clause does.
        """
        events = list(events)
        places = [m for e in events for m in e.mentions]
        self._named.update(name for m in places for name in {*m.agents, *m.others})
        self._places += len(places)
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

    def _crowd(self, rows: Iterable[Event]) -> None:
        """Find the days of which many pages tell several things."""
        pages = self._told
        pages.clear()
        for row in rows:
            exact = {(m.first, key) for key, ms in row.by_page.items() for m in ms if m.told}
            for day, key in exact:
                if day:
                    pages.setdefault(day, Counter())[key] += 1
        voices = Counter(
            (row.first, body, key)
            for row in rows
            if row.speech and row.first == row.last
            for body in self._voices(row)
            for key in row.by_page
        )
        self._many_voiced = {(day, body) for (day, body, _), n in voices.items() if n > 1}
        self._crowded = {
            day
            for day, counts in pages.items()
            if _CROWDED * sum(n > 1 for n in counts.values()) > len(counts)
        }

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
        if not (holds(*windows) or holds(*windows[::-1])):
            return 0.0
        if self._is_one_voice(one, other):
            return _SURE
        nouns = not (_is_told(one) and _is_told(other))
        closed = any(id(m) in self._closed for e in (one, other) for m in e.mentions[:SEEN])
        if (closed or not nouns) and not is_one(one, other, self._cast):
            return 0.0
        exact = one.first == one.last == other.first == other.last
        far = self._is_far(one) and self._is_far(other)
        days = max(e.last - e.first for e in (one, other)).days
        if not (exact or nouns or far):
            return 0.0
        alone = exact and far and one.first not in self._crowded
        lone = exact and not far and self._lone(one, other)
        least = _TELLING * max(1, days / _SEASON)
        pairs = product(one.mentions[:SEEN], other.mentions[:SEEN])
        # the middle one: of many places some always share much
        sure = median_high(self._alike(*pair, exact=exact, alone=alone) for pair in pairs)
        sure += _LONE * lone
        return sure + _MORE * (len(one.by_page) + len(other.by_page)) if sure >= least else 0.0

    def _pairs(self, rows: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
        """Yield each two rows that share a day, and a word; far from the news no word is needed."""
        days: dict[date, list[tuple[Event, frozenset[str]]]] = {}
        wide: list[tuple[Event, frozenset[str]]] = []
        for row in rows:
            words = frozenset().union(*(m.stems for m in row.mentions))
            words |= self._voices(row) if row.speech else frozenset()
            within = (row.first + n * ONE_DAY for n in range((row.last - row.first).days + 1))
            alone = row.first == row.last and self._is_far(row)
            told = _is_told(row)
            for other, others in (*(e for day in within for e in days.get(day, ())), *wide):
                if not words.isdisjoint(others) or (
                    alone and other.first == other.last and (told or _is_told(other))
                ):
                    yield other, row
            (days.setdefault(row.first, []) if row.first == row.last else wide).append((row, words))

    def _lone(self, one: Event, other: Event) -> bool:
        """Whether all their pages tell nothing else of their day, and nobody else acts in one."""
        told = self._told.get(one.first, Counter[str]())
        mine, theirs = ({a for m in e.mentions for a in m.doers(self._cast)} for e in (one, other))
        return bool(not (mine and theirs) or mine & theirs) and all(
            told.get(key, 0) < 2 for e in (one, other) for key in e.by_page
        )

    def _alike(self, one: Mention, other: Mention, *, exact: bool, alone: bool) -> float:
        """How much two places share: rare words, actors whom few name, the verb, who does it.

        A day far from the news of which pages tell one thing mostly is enough.
        """
        pair = (one, other)
        told = [m for m in pair if m.told]
        same = exact and {*one.agents} & {*other.agents}
        if same and one.speech and other.speech and not told[1:]:
            return _SURE  # “rebutted Varn’s remarks of 9 May”, and what Varn said that day
        bare = (one.stems & other.stems) - names_in(one) - names_in(other)
        doers = one.doers(self._cast) & other.doers(self._cast)
        named = {*one.agents, *one.others} & {*other.agents, *other.others}
        named |= doers if exact else set()
        free = alone and told and not any(id(m) in self._closed for m in pair)
        if not bare and exact and not free and len(named) < _NAMED:
            return 0.0
        if not told and not exact and len(bare) + len(named) < _NAMED:
            return 0.0  # “this week’s talks”, “a talk this week”
        done = any(_done(m) & (n.stems if m.told else _done(n)) for m, n in (pair, pair[::-1]))
        others = has_other_figures(*pair)
        said = len(told) > 1 and one.speech != other.speech
        if one.speech != other.speech and not bare and len(named) < _NAMED:
            return 0.0  # a day on which one spoke and another sailed
        return (
            self._like.rarity(bare)
            + rarity(named, self._named, self._places)
            + _DONE * done
            + _DOER * bool(self._cast.people(doers))
            - _APART * (said + 2 * others)
            + _ALONE * alone
        )

    def _is_far(self, event: Event) -> bool:
        """Whether neither the statement nor a page that tells of an event is of its days."""
        if not (stated := self._stated):
            return False
        news = {stated, *(m.page.written or stated for m in event.mentions[:SEEN])}
        return all(day < event.first - _NEAR or event.last + ONE_DAY < day for day in news)


def _done(mention: Mention) -> frozenset[str]:
    """The words of what a place tells, or only names, beside all that it tells of it."""
    words = mention.noun if mention.told else f"{mention.noun} {mention.title}"
    return stems(words) | {mention.head}


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


def _are_two(one: Mention, other: Mention) -> bool:
    """Whether two places of one page are not one happening, as where one only names what it was."""
    return one.sentence == other.sentence or (one.told and other.told)


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


def names_in(mention: Mention) -> frozenset[str]:
    """The stems of the names of all whom a mention names."""
    return frozenset().union(*map(spelt, {*mention.agents, *mention.others}))


@lru_cache(_CACHED)
def spelt(actor: str) -> frozenset[str]:
    """The stems of all names of an actor, adjectives too."""
    names = [printed for printed, entry in known_names().items() if entry.name == actor]
    return stems(" ".join([actor, *names]))
