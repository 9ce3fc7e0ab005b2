"""What a page only names on a day is what others tell of it: “Friday’s fire”, “the 9 May fire”."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from .event import Event, Window, dated_first, holds, window_of
from .likeness import Likeness, stems
from .mentions import Mention, of_noun
from .named_actors import known_names

#: How alike the words of a noun must be to those that tell of a happening.
_ALIKE = 0.5
#: A noun with a month names what a page has on a day of it by so many words; days of a month.
_OF_MONTH, _MONTH = 2, 31
#: So many of the places that tell of an event are compared with another: it has thousands.
SEEN = 8
_KEPT = 1 << 14  # actors of whom the stems of their names are kept


def named_too(
    events: list[Event], rest: list[Mention], like: Likeness
) -> tuple[list[Event], list[Mention]]:
    """Let dates of what is only named tell of it where another page does: “Friday’s fire”.

    So does a date that can be of a noun, where nobody else tells what its clause does.
    """
    named = dated_first(m for m in rest if not m.told)
    alone = [
        e for e in events if len(e.mentions) == 1 and e.mentions[0].part and not e.of_statement
    ]
    if not named and not alone:
        return events, rest
    open_ones = {*map(id, alone)}
    rows = _Named(like, (e for e in events if id(e) not in open_ones and not e.of_statement))
    for m in named:
        rows.take(m, new=True)
    nouns = [of_noun(e.mentions[0]) for e in alone]
    for noun in nouns:
        rows.take(noun, new=True, elsewhere=True)
    found = [e for e in rows.found if len(e.by_page) > 1]
    lone = {id(m) for e in rows.found if len(e.by_page) == 1 for m in e.mentions}
    taken = {id(e) for e, noun in zip(alone, nouns, strict=True) if id(noun) not in lone}
    others = _Named(like, (e for e in alone if id(e) not in taken))
    return (
        [*(e for e in events if id(e) not in taken), *found],
        [m for m in rest if m.told or (id(m) in lone and not others.take(m, elsewhere=True))],
    )


class _Named:
    """Rows by the words of their places, to find what a noun with a date names."""

    def __init__(self, like: Likeness, events: Iterable[Event]) -> None:
        self._like = like
        self._places: dict[str, list[tuple[Event, Mention]]] = {}
        self._gone: set[int] = set()
        self.found: list[Event] = []
        for event in events:
            for mention in event.mentions[:SEEN]:
                self._put(event, mention)

    def _put(self, event: Event, mention: Mention) -> None:
        for stem in mention.stems:
            self._places.setdefault(stem, []).append((event, mention))

    def take(self, noun: Mention, *, new: bool = False, elsewhere: bool = False) -> bool:
        """Put a noun to the row that most pages tell so; or to a new one, for its like.

        A new one becomes one with those it is like. `elsewhere`: to none that its own page tells.
        """
        window = window_of(noun, None)
        votes: dict[int, dict[str, float]] = {}
        near: dict[int, Event] = {}
        for event, other in (p for stem in noun.stems for p in self._places.get(stem, ())):
            if (
                window
                and id(event) not in self._gone
                and not (elsewhere and noun.page.key in event.by_page)
            ):
                alike = _names(noun, window, event, other, self._like)
                if alike:
                    near[id(event)] = event
                    pages = votes.setdefault(id(event), {})
                    pages[other.page.key] = max(alike, pages.get(other.page.key, 0.0))
        best = max(near.values(), key=lambda e: sum(votes[id(e)].values()), default=None)
        if best is None and new and window:
            best = Event(*window)
            self.found.append(best)
        if best is None:
            return False
        for event in near.values():
            if event is not best and event in self.found and best in self.found:
                best.take(event)
                self._gone.add(id(event))
                self.found.remove(event)
        best.add(noun)
        if window and window[0] == window[1] and not best.differs:
            best.first, best.last, best.precision, best.basis = window
        self._put(best, noun)
        return True


def _names(noun: Mention, window: Window, event: Event, other: Mention, like: Likeness) -> float:
    """How much of a noun and of what a page tells is the same, 0 where it does not name that."""
    own = event.first, event.last
    if not (holds(window, own) or holds(own, window)) or (own[1] - own[0]).days > _MONTH:
        return 0.0
    names = names_in(noun) | names_in(other)
    shared = noun.stems & other.stems
    exact = window[0] == window[1] and window[:2] == own
    done = other.head in shared and noun.stems <= other.stems  # “invaded”, “the invasion”
    if not shared - names or not (exact or done or len(shared) >= _OF_MONTH):
        return 0.0
    both = math.sqrt(like.total(noun.stems) * like.total(other.stems))
    return like.total(shared) / both if like.of(noun.stems, other.stems) >= _ALIKE else 0.0


def names_in(mention: Mention) -> frozenset[str]:
    """The stems of the names of all whom a mention names."""
    return frozenset().union(*map(_spelt, {*mention.agents, *mention.others}))


@lru_cache(_KEPT)
def _spelt(actor: str) -> frozenset[str]:
    """The stems of all names of an actor, adjectives too."""
    names = [printed for printed, known in known_names().items() if known.name == actor]
    return stems(" ".join([actor, *names]))
