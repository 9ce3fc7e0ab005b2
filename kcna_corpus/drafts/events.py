"""Happenings of several pages become events: one that four pages tell of is one event."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from ..text.korean import HANGUL
from .drafted_pages import Page
from .event import Event, Window, dated_first, is_short, window_of
from .issuing import ONE_DAY, Issuing, Quoting, done_by_heads
from .likeness import Likeness, stems
from .mentions import AFTER, Mention
from .named_actors import STATE, Cast
from .naming import SEEN, named_too, names_in
from .offices import is_office

#: How alike the words of two clauses must be: with the same day, and with days that only touch.
ALIKE, ALIKE_NEAR, ALIKE_WITHOUT_AGENT = 0.25, 0.5, 0.6
#: So many words besides names tell that two days are of one happening.
_OF_ANOTHER_DAY = 3
#: What one actor does on one day, in the words of two pages.
ALIKE_DONE = 0.15
_CROWDED = 4  # a quarter of all pages that tell of a day tell several things of it
_OF_MONTH = 2  # words besides names that tell that a day is that of what has a month
_REPEATED = 2  # words of one sentence of the statement, in what is told of it
#: Whoever acts stands among the words so; of sums of weights, what their order changes.
_ACTS, _ROUNDING = "@{}", 1e-9


def events_of(
    pages: Sequence[Page],
    mentions: Iterable[Mention],
    cast: Cast,
    issuer: str,
    quoting: Quoting,
) -> tuple[list[Event], list[Mention]]:
    """Return the events that the mentions make, and the mentions that none could take.

    `issuer` is the name of who made the statement, "" if there is none.
    """
    seen = _Seen(Likeness(pages), cast)
    stated = next((page for page in pages if page.is_statement), None)
    statement = statement_event(stated)
    home = cast.home_of(issuer) if issuer else _whose(stated, cast)
    stating = {issuer, home} - {""}
    day = statement.first if statement else None
    events = [statement] if statement else []
    rest: list[Mention] = []
    ordered = dated_first(_counted(m, day) for m in mentions)
    own = frozenset(n.name for n in cast.find(stated.body)) if stated and not home else frozenset()
    telling: set[int] = set()
    if day:
        heads = done_by_heads(pages, cast)
        repeats = _repeats(stated, seen.like)
        issuing = Issuing(day, issuer, home, cast, quoting, repeats, heads, own)
        telling.update(map(id, issuing.told(ordered)))
    for mention in ordered:
        window = window_of(mention, day) or _same_day(mention, events)
        if window and statement and id(mention) in telling:
            statement.add(mention)
            seen.add(0, statement, mention)
            if mention.page.is_statement or (stated and not stated.dateline):
                statement.widen(window)
        elif window and _tells(mention, stating):
            _take(events, mention, window, seen, cast)
        else:
            rest.append(mention)
    events = _joined([*dict.fromkeys(events)], day, cast)
    events, rest = named_too(events, rest, seen.like)
    events = _joined(events, day, cast)
    vague = [e for e in events if e.is_of_one_week]
    rest += [m for e in vague for m in e.mentions]
    events = [e for e in events if e not in vague]
    return events, _lengths(events, rest)


def _counted(mention: Mention, day: date | None) -> Mention:
    """A mention that counts from the news of its page, with its day where that news is known."""
    written = mention.page.written
    if mention.rule != AFTER or not day or not written or not day <= written <= day + ONE_DAY:
        return mention
    happened = day - mention.days * ONE_DAY
    return mention._replace(first=happened, last=happened)


def _repeats(stated: Page | None, like: Likeness) -> Callable[[Mention], bool]:
    """Whether a mention tells what a sentence of the statement says, names aside."""
    numbers = range(stated.lead, len(stated.sentences)) if stated else ()
    said = [stems(stated.words(number)) for number in numbers] if stated else []

    def repeats(mention: Mention) -> bool:
        words = mention.stems - names_in(mention)
        return any(
            len(words & one) >= _REPEATED and like.of(words, one) >= ALIKE_DONE for one in said
        )

    return repeats


def _whose(page: Page | None, cast: Cast) -> str:
    """The only state that the title of the statement names: its, if nobody else is."""
    named = cast.find(page.row["title"]) if page else []
    states = {n.name for n in named if n.kind == STATE}
    return states.pop() if len(states) == 1 == len(named) else ""


def statement_event(page: Page | None) -> Event | None:
    """Return the event that the statement itself is; its day is that of its page."""
    day = page.written if page else None
    if not page or not day:
        return None
    basis = page.published.basis if page.published.basis != "page address" else "inferred"
    return Event(day, day, "day", basis, of_statement=True)


def _tells(mention: Mention, stated: set[str]) -> bool:
    """Whether an undated answer is one to the statement; what has its own date always counts,

    unless it dates what is only named.
    """
    if not mention.told:
        return False
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

    def __init__(self, like: Likeness, cast: Cast) -> None:
        self.like, self._cast = like, cast
        self._places: list[tuple[int, bool, Mention]] = []
        self._by_word: dict[str, array[int]] = {}
        self._weights, self._firsts, self._lasts = array("d"), array("l"), array("l")

    def add(self, number: int, event: Event, mention: Mention) -> None:
        """Take in a mention of the event with that number."""
        place = len(self._places)
        self._places.append((number, len(event.mentions) <= SEEN, mention))
        self._weights.append(self.like.total(mention.stems))
        self._firsts.append(event.first.toordinal())
        self._lasts.append(event.last.toordinal())
        for word in (*mention.stems, *self._acting(mention)):
            self._by_word.setdefault(word, array("l")).append(place)

    def _acting(self, mention: Mention) -> list[str]:
        return sorted(map(_ACTS.format, self._cast.doers(mention.agents, mention.meant)))

    def near(self, mention: Mention, window: Window) -> Iterator[tuple[int, Mention]]:
        """Yield what may be the same happening, in order: number of the event, and its mention."""
        import numpy as np

        weights = {word: self.like.weight(word) for word in mention.stems if word in self._by_word}
        weights |= {word: math.inf for word in self._acting(mention) if word in self._by_word}
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
    near: dict[int, float] = {}
    for number, other in seen.near(mention, window):
        alike = _agree(mention, window, other, events[number], seen.like, cast)
        if alike > near.get(number, 0.0):
            near[number] = alike
    chosen = min(near, key=lambda number: (-near[number], number), default=len(events))
    if not near:
        events.append(Event(*window))
    event = events[chosen]
    for number in near:
        exact = (same := events[number]).first == same.last == event.first == event.last
        if exact and _is_one(event, same, cast):
            event.take(same)
            events[:] = [event if e is same else e for e in events]
    event.add(mention)
    seen.add(chosen, event, mention)
    event.widen(window)


def _is_one(event: Event, other: Event, cast: Cast) -> bool:
    """Whether two events that one mention tells of are one.

    They are not where a page tells of both, or other persons act in one than in the other, or
    other states.
    """
    if event is other or event.of_statement or other.of_statement:
        return False
    few, many = sorted((event, other), key=lambda e: len(e.mentions))
    if len(few.mentions) > SEEN or not few.by_page.keys().isdisjoint(many.by_page):
        return False
    doers = [{d for m in e.mentions for d in cast.doers(m.agents, m.meant)} for e in (few, many)]
    acting = [names & {*cast.persons} for names in doers]
    told = [{n for m in e.mentions for n in m.others} & {*cast.persons} for e in (few, many)]
    for mine, theirs in ((acting[0], told[1]), (acting[1], told[0])):
        if not all(acting) and mine and theirs and not mine & theirs:
            return False  # who acts in one is not who is named in the other
    if not all(acting):
        acting = [_sides(names, cast) for names in doers]
    return not all(acting) or bool(acting[0] & acting[1])


def _joined(events: list[Event], stated: date | None, cast: Cast) -> list[Event]:
    """Make one of the rows of one day far from the news, and of it and the month in which it lies.

    Days of the news itself are crowded; of another pages tell one thing mostly.
    """
    far = [e for e in events if stated and not e.of_statement and _is_far(e, stated)]
    far.sort(key=lambda e: e.first)
    firsts = [e.first for e in far]
    gone: set[int] = set()
    for event in sorted(far, key=lambda e: (e.last - e.first, len(e.by_page))):
        near = far[bisect_left(firsts, event.first) : bisect_right(firsts, event.last)]
        within = [e for e in near if e.last <= event.last and id(e) not in gone]
        hosts = [e for e in within if e is not event]
        exact = event.first == event.last
        pages = Counter(page for e in hosts for page in e.by_page)
        pages += Counter(event.by_page.keys())
        many = exact and _CROWDED * sum(n > 1 for n in pages.values()) > len(pages)
        if len(hosts) > SEEN or many:
            continue
        hosts = [e for e in hosts if _shares(event, e, exact=exact) and _is_one(event, e, cast)]
        least = min((e.last - e.first for e in hosts), default=None)
        hosts = [e for e in hosts if e.last - e.first == least]
        if hosts and (exact or len(hosts) == 1):
            max(hosts, key=lambda e: len(e.by_page)).take(event)
            gone.add(id(event))
    return [event for event in events if id(event) not in gone]


def _is_far(event: Event, stated: date) -> bool:
    """Whether neither the statement nor a page that tells of an event is of its days."""
    news = {stated, *(m.page.written or stated for m in event.mentions[:SEEN])}
    return all(day < event.first - ONE_DAY or event.last + ONE_DAY < day for day in news)


def _shares(event: Event, other: Event, *, exact: bool) -> bool:
    """Whether a word or a name stands in both; of a month two words, one of what is done."""
    for one, two in product(event.mentions[:SEEN], other.mentions[:SEEN]):
        shared = one.stems & two.stems
        done = shared & _done(one) & _done(two)
        if (shared and exact) or (
            done and len(shared - names_in(one) - names_in(two)) >= _OF_MONTH
        ):
            return True
    return False


def _done(mention: Mention) -> set[str]:
    """The stems that can tell what is done: of the verb, and of a noun that the date is of."""
    return {mention.head, *stems(mention.noun)}


class _Doers(NamedTuple):
    """Who acts in two mentions, and what that tells of whether they are one happening."""

    mine: set[str]
    others: set[str]
    persons: set[str]  # who acts in both
    met: bool  # who acts in one is named in the other, and the other way round
    by_name: bool  # other persons act: two persons of one state are not one
    foreign: bool  # others act, of other states


def _doers(mention: Mention, other: Mention, event: Event, cast: Cast, *, same: bool) -> _Doers:
    mine, others = (cast.doers(m.agents, m.meant) for m in (mention, other))
    if mine and not others:
        others = {d for m in event.mentions[:SEEN] for d in cast.doers(m.agents, m.meant)}
    persons = {name for name in mine & others if name in cast.persons or is_office(name)}
    acting = [doers & {*cast.persons} for doers in (mine, others)]
    # a person of whom no page tells a state can be the one by whom that state acts
    homeless = same and any(a and not any(map(cast.home_of, a)) for a in acting)
    named = acting[0] & {*other.others} and acting[1] & {*mention.others}
    met = bool(named) and not mention.speech and not other.speech
    apart = mine and others and not _sides(mine, cast) & _sides(others, cast)
    by_name = all(acting) and not persons and not met
    return _Doers(mine, others, persons, met, by_name, bool(apart) and not (homeless or met))


def _needed(mention: Mention, other: Mention, who: _Doers, *, same: bool) -> float:
    """How alike two mentions must be, by who acts in them and by what window they share."""
    if who.by_name or who.foreign:
        return ALIKE_WITHOUT_AGENT if same or who.by_name else 1.1
    if not same or mention.precision not in ("day", "minute", "week"):
        return ALIKE_NEAR
    acts = mention.page.key != other.page.key and not (mention.speech or other.speech)
    there = who.mine or {*mention.others}, who.others or {*other.others}
    known = bool(who.mine or who.others) and bool(there[0] & there[1])
    # Korean has one noun for what is done, where English has many verbs
    apart = not {mention.head, other.head} & mention.stems & other.stems
    if acts and apart and HANGUL.match(mention.head):
        return 1.1
    return ALIKE_DONE if acts and (who.met or known) else ALIKE


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
    apart = window[1] < own[0] or own[1] < window[0]
    # one page means two days by two days, and days do not add up to a week
    if (not elsewhere and mention.sentence == other.sentence) or (
        apart and (event.differs or not elsewhere or mention.days or window[0] < window[1])
    ):
        return 0.0
    same = window[:2] in (own, (other.first, other.last))
    same = same or bool(mention.early and own in ((day, day) for day in window[:2]))
    same = same or any(is_short(*pair) for pair in ((window, own), (own, window)))
    who = _doers(mention, other, event, cast, same=same)
    not_one = who.by_name or who.foreign
    names = names_in(mention) | names_in(other)
    bare = frozenset() if not_one else names  # names only tell one from another
    likeness = like.of(mention.stems - bare, other.stems - bare)
    another = mention.early and mention.page.key in event.by_page  # it tells of it on its day
    own_words = mention.speech or (mention.says and who.mine & who.others)
    if event.of_statement and (another or not (same and own_words and likeness >= ALIKE_NEAR)):
        return 0.0
    says = mention.says and other.says and (mention.speech or other.speech)
    if same and who.persons and elsewhere and says:
        return 1 + likeness  # what one person says on one day, two pages tell
    # who acts twice does not do one thing
    few = len((mention.stems & other.stems) - names) < (_OF_ANOTHER_DAY if apart else 1)
    own_days = {(m.first, m.last) for m in event.by_page.get(mention.page.key, ())}
    # what one page dates in two ways is mostly two things
    two = own_days - {(mention.first, mention.last)} and likeness < ALIKE_WITHOUT_AGENT
    needed = _needed(mention, other, who, same=same)
    # within a month many things are told in words that are alike, but for the verb
    loose = (
        not same
        and not who.persons
        and not (mention.head in {"", *other.stems} and other.head in {"", *mention.stems})
    )
    return likeness if likeness >= needed and not (few or two or loose) else 0.0


def _sides(doers: set[str], cast: Cast) -> set[str]:
    """Who acts, and the states of persons and bodies."""
    return doers | {cast.home_of(name) for name in doers} - {""}


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
