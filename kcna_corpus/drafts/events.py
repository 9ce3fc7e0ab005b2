"""Happenings of several pages become events: one that four pages tell of is one event."""

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ..happenings.drafted_pages import DATELINE, Page
from ..happenings.happening import Mention
from ..happenings.known_actors import STATE
from ..happenings.likeness import Likeness, stems
from ..happenings.mentions import AFTER, BESIDE
from ..happenings.named_actors import Cast
from ..happenings.offices import is_office
from ..happenings.statements import PUBLISHED, SAYINGS, STATEMENTS
from ..happenings.verbs import WORD
from ..text.korean import HANGUL
from ..text.spelling import canonical
from .event import Event, Window, dated_first, window_of
from .issuing import ABOUT, Issuing, Quoting, done_by_heads
from .joining import (
    ONE_DAY,
    SEEN,
    Joining,
    are_of_two_bodies,
    done_to_another,
    has_other_figures,
    sides,
)
from .likelihood import names_in

#: How alike the words of two clauses must be: with the same day, with days that only touch, and on
#: one page, which tells two things of a day in two sentences, unless the same one acts.
ALIKE, ALIKE_NEAR, ALIKE_HERE = 0.25, 0.5, 0.6
#: So many words besides names tell that two days are of one happening.
_OF_ANOTHER_DAY = 3
_ALIKE_SAID = 0.15  # what is told of a statement, and a sentence of it
_PRINTED_AFTER = 7  # days that a page may print a statement behind its day
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
    mentions = list(mentions)
    statement = statement_event(stated, mentions)
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
        subject = _maker_words(stated, ordered)
        called = SAYINGS & {*stated.row["title"].lower().split()} if stated else frozenset()
        printed = (stated and stated.written) or day
        title = WORD.findall(stated.row["title"].lower()) if stated else []
        issuing = Issuing(
            *(day, printed, issuer, home, cast, quoting, repeats, heads, own, called, subject),
            title=frozenset(canonical().get(word, word) for word in title),
            signers=frozenset() if issuer or not stated else _signers(stated, cast),
            like=_one_deed(seen.like),
        )
        telling.update(map(id, issuing.telling(ordered)))
    for mention in ordered:
        window = window_of(mention, day) or _same_day(mention, events)
        if window and statement and id(mention) in telling:
            statement.add(mention)
            seen.add(0, statement, mention)
            leads = mention.page.is_statement and mention.sentence < mention.page.lead
            if not leads and (mention.page.is_statement or (stated and not stated.dateline)):
                statement.widen(window)
        elif window and _tells(mention, stating):
            _take(events, mention, window, seen, cast)
        else:
            rest.append(mention)
    events, rest = Joining(seen.like, cast).joined(events, rest)
    vague = [e for e in events if e.is_of_one_week]
    rest += [m for e in vague for m in e.mentions]
    events = [e for e in events if e not in vague]
    return events, _lengths(events, rest)


def _maker_words(stated: Page | None, mentions: Iterable[Mention]) -> frozenset[str]:
    """The words by which a statement calls who makes it: “The board of the yards says today”."""
    by = stems(stated.row["publisher"] if stated else "")
    leading = (
        m.title
        for m in mentions
        if m.page.is_statement and (m.rule == "date: near day" or m.sentence < m.page.lead)
    )
    return by.union(*map(stems, leading)) - stems(" ".join(PUBLISHED | STATEMENTS))


def _counted(mention: Mention, day: date | None) -> Mention:
    """A mention that counts from the news of its page, with its day where that news is known."""
    written = mention.page.written
    if mention.rule not in (AFTER, BESIDE) or not day or not written or written < day:
        return mention
    if mention.rule == AFTER and day + ONE_DAY < written:
        return mention
    happened = day - mention.days * ONE_DAY
    return mention._replace(first=happened, last=happened)


def _repeats(stated: Page | None, like: Likeness) -> Callable[[Mention], bool]:
    """Whether a mention tells what a sentence of the statement says, names aside."""
    numbers = range(stated.lead, len(stated.sentences)) if stated else ()
    sentence_stems = [stems(stated.words(number)) for number in numbers] if stated else []

    def repeats(mention: Mention) -> bool:
        words = mention.stems - names_in(mention)
        return any(
            len(words & one) >= _REPEATED and like.value(words, one) >= _ALIKE_SAID
            for one in sentence_stems
        )

    return repeats


def _one_deed(like: Likeness) -> Callable[[Mention, Mention], bool]:
    """Whether two mentions share the verb and another word, or several, names aside."""

    def one_deed(one: Mention, two: Mention) -> bool:
        names = names_in(one) | names_in(two)
        shared = (one.stems & two.stems) - names
        verb = bool({one.head, two.head} & shared)
        return (
            len(shared) + verb > _REPEATED
            and like.value(one.stems - names, two.stems - names) >= ALIKE
        )

    return one_deed


def _signers(stated: Page, cast: Cast) -> frozenset[str]:
    """Who is named at the end of a statement: “Yours, Ada Varn and 46 miners”."""
    last = stated.body[stated.sentences[-1][0] :]
    return frozenset(cast.people(n.name for n in cast.find(last)))


def _whose(page: Page | None, cast: Cast) -> str:
    """The only state that the title of the statement names as its own, or who published it."""
    for text in (page.row["title"], page.row["publisher"]) if page else ():
        named = [n for n in cast.find(text) if not ABOUT.search(text[: n.start])]
        if named:
            states = {n.name for n in named if n.kind == STATE}
            return states.pop() if len(states) == 1 == len(named) else ""
    return ""


def statement_event(page: Page | None, mentions: Iterable[Mention]) -> Event | None:
    """Return the event that the statement itself is.

    Its day is the one that stands right before its words (“issued the following on May 9”), else
    that of its page.
    """
    day = page.written if page else None
    if not page or not day:
        return None
    leading = [
        m
        for m in mentions
        if m.page is page and m.sentence < page.lead and m.told and m.certain and m.first == m.last
    ]
    dateline = DATELINE.match(page.body, *page.sentences[0]) if leading else None
    begin = dateline.end() if dateline else 0
    # behind the colon the statement speaks: “issued the following: On Monday a mayor said …”
    leading = [m for m in leading if ": " not in page.body[begin : m.start]]
    behind = {m.first for m in leading if m.start >= begin}
    before = behind or {m.first for m in leading}  # a dateline may be of the day after
    if len(before) == 1 and (own := before.pop()) and 0 <= (day - own).days <= _PRINTED_AFTER:
        basis = "inferred" if page.published.basis == "inferred" else "printed"  # “on Tuesday”
        return Event(own, own, "day", basis, of_statement=True)
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
        index = len(self._places)
        self._places.append((number, len(event.mentions) <= SEEN, mention))
        self._weights.append(self.like.total(mention.stems))
        self._firsts.append(event.first.toordinal())
        self._lasts.append(event.last.toordinal())
        for word in (*mention.stems, *self._acting(mention)):
            self._by_word.setdefault(word, array("l")).append(index)

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
        alike = (shared > 0) & (shared >= ALIKE * least - _ROUNDING)
        for index in np.flatnonzero(touching & alike).tolist():
            number, is_early, other = self._places[index]
            if is_early or other.page.key == mention.page.key:
                yield number, other


def _take(events: list[Event], mention: Mention, window: Window, seen: _Seen, cast: Cast) -> None:
    """Put a mention to the event that it tells of; a new one if there is none."""
    agreeing: dict[int, list[float]] = {}
    for number, other in seen.near(mention, window):
        if _has_another_day(events[number], mention):
            continue
        if alike := _agree(mention, window, other, events[number], seen.like, cast):
            agreeing.setdefault(number, []).append(alike)
    near = {  # half of its places at least: of many some always share much
        number: max(alike)
        for number, alike in agreeing.items()
        if 2 * len(alike) >= min(SEEN, len(events[number].mentions))
    }
    chosen = min(near, key=lambda number: (-near[number], number), default=len(events))
    if not near:
        events.append(Event(*window))
    event = events[chosen]
    event.add(mention)
    seen.add(chosen, event, mention)
    event.widen(window)


def _has_another_day(event: Event, mention: Mention) -> bool:
    """Whether a page gives an event another day than this: “on 3, 9 and 10 May”."""
    own = event.by_page.get(mention.page.key, ()) if mention.first == mention.last else ()
    return any(m.first == m.last and m.first != mention.first for m in own)


class _Doers(NamedTuple):
    """Who acts in two mentions, and what that tells of whether they are one happening."""

    mine: set[str]
    others: set[str]
    persons: set[str]  # who acts in both, or is acted on
    by_name: bool  # other persons act: two persons of one state are not one
    foreign: bool  # others act, of other states


def _doers(mention: Mention, other: Mention, cast: Cast, *, same: bool) -> _Doers:
    mine, others = mention.doers(cast), other.doers(cast)
    both = cast.doers(mention.agents, mention.meant) & cast.doers(other.agents, other.meant)
    persons = {name for name in both if is_office(name) or cast.people([name])}
    acting = [cast.people(doers) for doers in (mine, others)]
    # a person of whom no page tells a state can be the one by whom that state acts
    homeless = same and any(a and not any(map(cast.home_of, a)) for a in acting)
    apart = mine and others and not sides(mine, cast) & sides(others, cast)
    by_name = (all(acting) and not persons) or done_to_another(mention, other, cast)
    by_name = by_name or are_of_two_bodies(mention, other, cast)
    return _Doers(mine, others, persons, bool(by_name), bool(apart) and not homeless)


def _needed(mention: Mention, other: Mention, who: _Doers, *, same: bool) -> float:
    """How alike two mentions must be, by who acts in them and by what window they share."""
    # Korean has one noun for what is done, where English has many verbs
    apart = not {mention.head, other.head} & mention.stems & other.stems
    apart = apart and not (mention.speech or other.speech) and bool(HANGUL.match(mention.head))
    elsewhere = mention.page.key != other.page.key
    if who.by_name or who.foreign or (same and apart and elsewhere):
        return 1.1
    if not elsewhere and not who.mine & who.others:
        return 1.1 if has_other_figures(mention, other) else ALIKE_HERE
    return ALIKE if same else ALIKE_NEAR


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
    who = _doers(mention, other, cast, same=same)
    not_one = who.by_name or who.foreign
    names = names_in(mention) | names_in(other)
    bare = frozenset() if not_one else names  # names only tell one from another
    likeness = like.value(mention.stems - bare, other.stems - bare)
    own_words = mention.speech or (mention.says and who.mine & who.others)
    if event.of_statement and not (same and own_words and likeness >= ALIKE_NEAR):
        return 0.0
    says = mention.says and other.says and (mention.speech or other.speech)
    if same and who.persons and elsewhere and says:
        return 1 + likeness  # what one person says on one day, two pages tell
    # who acts twice does not do one thing
    least = _OF_ANOTHER_DAY if apart else 1 if same else 2
    few = len((mention.stems & other.stems) - names) < least
    needed = _needed(mention, other, who, same=same)
    # within a month many things are told in words that are alike, but for the verb
    loose = (
        not same
        and not who.persons
        and not (mention.head in {"", *other.stems} and other.head in {"", *mention.stems})
    )
    return likeness if likeness >= needed and not (few or loose) else 0.0


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
