"""An event with each place where a page tells of it, and how its window meets others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from ..happenings.drafted_pages import Page
from ..happenings.happening import Mention
from ..happenings.known_actors import STATE, known_names
from ..happenings.mentions import RECENT

#: First and last day, precision, basis.
Window = tuple[date, date, str, str]
_AS = {"minute": "day", "week": "vague"}  # as a row has it
_LONGEST = 3  # days of a weekend


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

    def take(self, other: Event) -> None:
        """Take in all mentions of an event that is the same."""
        for mention in other.mentions:
            self.add(mention)
        self.differs |= other.differs

    def widen(self, window: Window) -> None:
        """Let the window hold another that a page gives; of two days none is sure."""
        own = self.first, self.last
        if not (holds(window, own) or holds(own, window)):
            self.first, self.last = min(window[0], self.first), max(window[1], self.last)
            self.basis, self.differs = "inferred", True
        elif window[3] == "printed" and window[:2] == own and not self.differs:
            self.basis = "printed"

    @cached_property
    def agents(self) -> list[str]:
        """Who acts, those whom most pages name first."""
        own = [m for m in self.mentions if self.speech or not m.speech] or self.mentions
        return [name for name, _ in Counter(a for m in own for a in m.agents).most_common()]

    @cached_property
    def acting(self) -> list[str]:
        """Who acts: persons and bodies, and states only where no other is named."""
        closer = [name for name in self.agents if not is_state(name)]
        return closer or self.agents

    @property
    def pages(self) -> list[Page]:
        """The pages that tell of it."""
        return [mentions[0].page for mentions in self.by_page.values()]

    @property
    def is_of_one_week(self) -> bool:
        """Whether one page alone tells of it, in a week: “this week”, as things are told mostly."""
        weeks = all(m.precision == "week" for m in self.mentions)
        return weeks and len(self.by_page) == 1 and (self.last - self.first).days >= _LONGEST

    @cached_property
    def speech(self) -> bool:
        """Whether it is that somebody says something."""
        return self.of_statement or (
            sum(m.speech for m in self.mentions) * 2 > sum(m.told for m in self.mentions)
        )


def holds(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether one window holds another."""
    return bool(one[0] <= other[0] and other[1] <= one[1])


def _days(mention: Mention) -> int:
    return (mention.last - mention.first).days if mention.first and mention.last else 0


def dated_first(mentions: Iterable[Mention]) -> list[Mention]:
    """Exact days first, then months and years, then what has no date of its own."""
    order = ("minute", "day", "week", "month", "year", "vague").index
    return sorted(mentions, key=lambda m: (m.first is None, order(m.precision), m.early, _days(m)))


def is_state(name: str) -> bool:
    """Whether a name is that of a state."""
    entry = known_names().get(name)
    return bool(entry and entry.kind == STATE)


def window_of(mention: Mention, statement_day: date | None) -> tuple[date, date, str, str] | None:
    """Return first and last day, precision and basis of a mention; None if nothing gives them."""
    published = mention.page.written
    inferred = mention.page.published.basis == "inferred"
    if mention.first and mention.last:
        basis = "printed" if mention.certain and not inferred else "inferred"
        first = mention.first - timedelta(days=mention.early)
        precision = _AS.get(mention.precision, mention.precision)
        return first, mention.last, precision, basis  # the hour is left for a person to write
    if published is None:
        return None
    if mention.rule == "recently":
        return published - timedelta(days=RECENT), published, "vague", "inferred"
    if mention.rule == "answer" and statement_day and statement_day <= published:
        same = statement_day == published
        return statement_day, published, "day" if same else "vague", "inferred"
    return None
