"""The expressions of a text, each with its days; neighbours complete one another."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise, takewhile

from .adverbials import is_named, is_personal, is_title
from .counted import anchor_length
from .grammar import GRAMMAR, RULES, Rule
from .joined import JOINS, RELATIONS, phrases_of
from .lexicon import LETTER
from .meanings import KINDS
from .spoken import doubt_what_is_said
from .story import Phrase, Reading, Story, Timex, Unresolved
from .values import Days, part_of, window

_BEHIND = {"부터": "since", "까지": "until"}  # Korean puts it behind the date
_FISCAL = frozenset(("fiscal", "financial", "fy"))
_YEARS_OF_THEIR_OWN = _FISCAL | {"tax", "academic", "school", "model", "crop", "marketing"}
_LISTED = 10  # words before a year that are looked at
_LED = re.compile("of|full|whole|years?|[-–]|and|or|to|through|\\d{2,4}")
_DUE = frozenset("by before until till through 까지".split())
_COUNTING = ("shift", "beside", "counted")  # kinds of rules: from another day
_OF_A_WRITER = ("shift", "weekday", "weekend", "span", "counted")  # kinds, too
_BESIDE = {"on", "at", ",", "about", "around", "by"}


def read(
    text: str, published: date | None, narrative: bool = False, language: str = ""
) -> list[Timex]:
    """Return the time expressions of a text, in order.

    >>> [(f.text, f.reading.value) for f in read("Shut since last May.", date(2024, 5, 17))]
    [('last May', '2023-05')]
    """
    story = Story(text, published, narrative, language)
    position = 0
    while match := GRAMMAR.search(story.letters, position):
        rule = RULES[(match.lastindex or 1) - 1]
        position = match.start() + 1
        phrases = phrases_of(story, *match.span(), rule)
        fiscal = any(map(_is_fiscal, phrases))
        for phrase in phrases:
            phrase.doubtful = phrase.doubtful or fiscal
            if reading := _read(phrase, rule):
                if phrase is not phrases[0] and reading.anchor.words != "printed":
                    last = story.timexes[-1:]  # of "August 4-9" the 9th is no surer than the 4th
                    reading.sure = reading.sure and all(f.reading.sure for f in last)
                timex = _place(phrase, rule, reading)
                story.move(timex)
                position = match.end()
    story.timexes = list(_with_clocks(story))
    _relate(story)
    return story.timexes


def _read(phrase: Phrase, rule: Rule) -> Reading | None:
    if is_title(phrase):
        return None
    try:
        reading = KINDS[rule.kind](phrase)
        if reading and (
            phrase.doubtful or is_named(phrase) or _is_of_a_writer(phrase, rule, reading)
        ):
            reading.sure = False
        return reading
    except ValueError as fault:
        return Reading("", why=str(fault))


def _is_of_a_writer(p: Phrase, rule: Rule, reading: Reading) -> bool:
    """Whether it counts from the day of a writer who speaks of himself: a text of the day after."""
    counted = rule.kind in _OF_A_WRITER and reading.anchor.kind == "publication"
    return counted and reading.sure and p.story.language == "en" and is_personal(p.story.text)


def _is_fiscal(p: Phrase) -> bool:
    """Whether it is, or may be, a firm's year or a part of one, which begins in any month."""
    if "fiscal" in p or p.story.language == "ko" or not p.has(("yyyy", "quarter", "qn")):
        return "fiscal" in p
    word = p.story.word
    if word(p.after + 1) == "year" and word(p.after) in _YEARS_OF_THEIR_OWN:
        return True  # the 2023 tax year
    before = range(p.first - 1, p.first - (1 if p.month else _LISTED), -1)
    led = [*takewhile(_LED.fullmatch, map(word, before))]  # fiscal years 2022 and 2023
    kinds = _YEARS_OF_THEIR_OWN if {"year", "years"} & {*led} else _FISCAL
    named = word(p.after) in _FISCAL or word(p.first - 1 - len(led)) in kinds
    quarter = "quarter" in p or "qn" in p
    return named or (quarter and ("dash" in p or p.year is None))


def _place(p: Phrase, rule: Rule, reading: Reading) -> Timex:
    start, end = p.span
    days = reading.days
    if days is None and not reading.why and reading.value[0] != "T":
        try:
            days = _narrow(p, window(reading.value), reading)
        except ValueError as fault:
            reading.why, reading.sure = str(fault), False
    relation = _relation(p) or ("on" if days and days.precision == "day" else "during")
    text = p.story.text[start:end]
    return Timex(p.first, p.after, start, end, text, rule, reading, days, relation)


#: Only a part of what stands behind “of” is meant.
_OF_MANY_DAYS = frozenset(
    "day days week weeks weekend fortnight quarter quarters period half third part "
    "rest remainder".split()
)


def _relation(p: Phrase) -> str:
    after = p.story.word(p.after)
    if after[:2] in _BEHIND and len(after) < 4:  # 까지는
        return _BEHIND[after[:2]]
    last, before = p.story.word(p.first - 1), p.story.word(p.first - 2)
    if last in ("the", "about", "around") and before in RELATIONS:
        return RELATIONS[before]
    return RELATIONS.get(last, "")


def _narrow(p: Phrase, days: Days, reading: Reading) -> Days:
    """Early March is its first third; later this year begins with the publication."""
    part, now = p.code("early", "edge", "초"), p.story.published
    if p.story.word(p.first - 1) == "of" and p.story.word(p.first - 2) in _OF_MANY_DAYS:
        reading.sure = False  # the last week of May: which days that are is not read
        return days
    if part == "END" and "early" not in p and _due(p):  # by the end of the year
        if now and now <= days.last:
            return days._replace(first=now)
        reading.sure = False
    if part and days.precision != "day":
        return part_of(days, part)
    if now and days.first <= now < days.last:
        if (reading.back and _looks_back(p)) or (p.which is not None and p.get("earlier") == -1):
            return days._replace(last=now)
        if p.which is not None and p.get("earlier") == 1:
            return days._replace(first=now)
    return days


#: "the fair planned in May", "later in May": the month is not over.
_PLANNED = frozenset("later planned scheduled slated expected due".split())


def _looks_back(p: Phrase) -> bool:
    """Whether something was done in it, not "the May session", 12월 임시국회."""
    bare = p.story.language == "ko" and not p.story.text.startswith("에", p.span[1])
    return p.ahead is False and not bare and p.story.word(p.first - 2) not in _PLANNED


def _due(p: Phrase) -> bool:
    """Whether it is the end of a time in which something happens, not "not before the end"."""
    before, last, after = (p.story.word(at) for at in (p.first - 2, p.first - 1, p.after))
    return before != "not" and not _DUE.isdisjoint((last, after))


def _with_clocks(story: Story) -> Iterator[Timex]:
    """Give each clock time the day that stands beside it, else the anchor's."""
    waiting: Timex | None = None
    for index, timex in enumerate(story.timexes):
        if waiting and (merged := _merge(story, waiting, timex)):
            waiting = merged
            continue
        if waiting:
            yield _with_day(story, waiting, story.timexes[max(0, index - 3) : index + 2])
        waiting = timex
    if waiting:
        yield _with_day(story, waiting, story.timexes[-3:])


def _merge(story: Story, one: Timex, two: Timex) -> Timex | None:
    """Return both as one, if one is a day and the other a clock time beside it."""
    day, clock = (two, one) if one.reading.value[:1] == "T" else (one, two)
    gap = range(one.after, two.first)
    beside = len(gap) <= 2 and {story.word(index) for index in gap} <= _BESIDE
    if not beside or clock.reading.value[:1] != "T" or len(day.reading.value) != 10 or not day.days:
        return None
    value, old = day.reading.value + clock.reading.value, day.reading
    reading = Reading(value, old.anchor, old.sure, zone=clock.reading.zone)
    days, text = day.days._replace(precision="minute"), story.text[one.start : two.end]
    bounds = one.first, two.after, one.start, two.end
    return Timex(*bounds, text, clock.rule, reading, days, one.relation)


def _with_day(story: Story, timex: Timex, near: list[Timex]) -> Timex:
    """A clock time that stands alone takes the day of its sentence, else the anchor's."""
    reading = timex.reading
    if reading.value[:1] != "T":
        return timex
    for other in near:
        between = story.letters[min(other.after, timex.after) : max(other.first, timex.first)]
        if timex.first < other.first and between.startswith(LETTER["comma"]):
            continue  # “At noon, they said that they would vote on Thursday”
        if other.daily and other.days and LETTER["stop"] not in between:
            base, reading.anchor = other.days.first, other.as_anchor()
            break
    else:
        try:
            base, reading.anchor = story.base()
        except Unresolved as fault:
            reading.why, reading.value = str(fault), f"XXXX-XX-XX{reading.value}"
            return timex
    reading.value = base.isoformat() + reading.value
    timex.days = Days(base, base, "minute")
    return timex


def _relate(story: Story) -> None:
    """Let windows reach as far as the words around them say."""
    for one, two in pairwise(story.timexes):
        between = story.letters[one.after : two.first]
        between = between.removeprefix(LETTER["comma"])  # from Nov. 30, 2024, to Jan. 2, 2025
        joined = between in (*JOINS[:3], JOINS[2] + LETTER["other"]) or (
            between == JOINS[3] and story.word(one.first - 1) == "between"
        )
        joined = joined or (between == JOINS[4] and two.rule.name == "years")  # 2023/24
        if set(map(story.word, range(one.after, two.first))) <= _BESIDE | {"("}:
            _name_day(one, two)
        spanned = story.text[one.end : two.start].lstrip("日号號") in ("至", "到", "から")
        if spanned or (one.relation == "since" and two.relation == "until" and len(between) < 3):
            joined = True
        if joined and one.days and two.days and one.days.first > two.days.last:
            one.reading.sure = two.reading.sure = False  # April-March: of which years?
        elif joined and one.days and two.days:
            one.days, one.relation = Days(one.days.first, two.days.last, "interval"), "from"
            two.relation = "to"
            one.reading.sure = one.reading.sure and two.reading.sure
            if one.rule.name == two.rule.name == "year":  # the fiscal year 2024-2025
                two.reading.sure = one.reading.sure
    doubt_what_is_said(story)
    for index, timex in enumerate(story.timexes):
        if timex.relation == "since" and timex.days:
            last = max(timex.days.last, story.published or date.min)
            timex.days, timex.open_end = Days(timex.days.first, last, "interval"), True
            if story.published is None:
                timex.reading.why = "there is no publication date to end at"
        elif timex.rule.kind == "length":
            try:
                anchor_length(story, timex, story.timexes[max(0, index - 6) : index + 2])
            except ValueError as fault:  # it leaves the calendar
                timex.reading.why = str(fault)


def _name_day(one: Timex, two: Timex) -> None:
    """Eight days earlier, on 13 July: what is counted is the day that is named beside it."""
    counted, named = (one, two) if one.rule.kind in _COUNTING else (two, one)
    old, value, kinds = counted.reading, named.reading.value, (counted.rule.kind, named.rule.kind)
    beside = kinds[0] in _COUNTING and kinds[1] not in _COUNTING and named.daily
    days, day = counted.days, named.days
    if beside and days and day and named.rule.kind == "date":  # next month, on 18 September
        old.sure = old.sure and days.first <= day.first <= days.last
    if beside and (counted.daily or old.why):
        counted.days, old.sure = named.days, old.sure and old.value == value
        old.value, old.why, old.anchor = value, "", named.as_anchor()
