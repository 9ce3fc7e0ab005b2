"""Days of the week and weekends: which one is meant, and whether it may be another."""

import re
from datetime import date, timedelta

from .adverbials import is_of_a_kind, tense
from .lexicon import LETTER
from .story import TEXTUAL, Anchor, Phrase, Reading
from .values import shift, value_of
from .years import comes_again, is_apart

_DAY_NAMES = "good black bloody palm easter ash super cyber".split()
_ANY = "a an one some any another each every recent several other few many most".split()
_PAPERS = "times telegraph mirror mail post herald express".split()
_WEEKS = {"week": 1, "fortnight": 2}
_WEEK_OF = ("-", "of", "ago", "'s", "’s")  # "On Friday week-long talks began"
_WHICH_WEEK = {"last": -1, "this": 0, "next": 1}
_ORS = ("or", "and", "to", "through", "-", "–")  # "on Monday or Tuesday", "Monday to Friday"
_MONTHS_AND_YEARS = {LETTER[name] for name in ("month", "doubtful", "short", "yyyy")}
# What is done to a thing that may lie ahead: "they called a vote on Monday".
_ARRANGED = frozenset(
    "announced scheduled planned set called proposed postponed delayed cancelled canceled agreed "
    "confirmed arranged organized organised invited ordered demanded requested sought offered "
    "threatened promised awaited faced announcing scheduling planning calling postponing".split()
)
_PUT_OFF = ("until", "till", "to", "effective")  # "it was adjourned until Monday"
_BEGINS = ("starting", "beginning", "until", "till", "by")
_GIVEN = frozenset("gave give gives given has have had".split())  # "they gave her until Monday"
_BY = ("by", "for", "from", "without")  # before what is done: "by voting on Tuesday"
_CLAUSE = 10  # words before the day that are looked at
_NEAR = 4  # words between "last month" and its "on Thursday"
_SUNDAY = 6
_DATED = re.compile("day[, ].*[0-9]", re.IGNORECASE)  # Thursday, June 18


def read_weekday(p: Phrase) -> Reading | None:
    """On Friday, last Monday, Friday week, Thursday last week."""
    if p.story.word(p.first - 1) in _DAY_NAMES or p.story.word(p.after) in _PAPERS:
        return None
    base, anchor = p.anchor()
    weekday = p.get("weekday", "요일") or 0
    if "which week" in p:
        week = (p.get("which week") or 0) * 7 - base.weekday()
        return Reading(shift(base, "D", week + weekday).isoformat() + p.part, anchor)
    back, which = (base.weekday() - weekday) % 7, p.which
    another = _from_another if which is None else _told_before
    if (which is None or p.has(("that", "same"))) and (counted := another(p, base, weekday)):
        return counted
    due = p.ahead is None and p.story.word(p.first - 1) in ("by", "until")
    due = due or _is_a_deadline(p)
    if which is not None:
        days = -(back or 7) if which < 0 else 7 - back if which > 0 else -back % 7
        begins = p.story.word(p.first - 1) in _BEGINS
        if which == 0 and p.ahead is False and not begins:  # "they met this Monday"
            days = -back
        days += 7 * (p.get("before") or 0)  # the Friday before last
    elif p.story.narrative or p.ahead or due or (back == 6 and _may_be_tomorrow(p)):
        days = -back % 7
    else:
        days = -back
    whole = p.story.word(p.after + 1) not in _WEEK_OF
    if whole and (weeks := _WEEKS.get(p.story.word(p.after))):  # Friday week
        day = shift(base, "D", -back % 7 + 7 * weeks)
        return Reading(day.isoformat(), anchor, sure=False)
    if which is None and (named := _week_beside(p)):
        days = 7 * named[0] + weekday - base.weekday()
        sure = named[1] and _SUNDAY not in (weekday, base.weekday())  # with which some weeks begin
        return Reading(shift(base, "D", days).isoformat() + p.part, anchor, sure)
    told = which != 0 or p.ahead or tense(p) is False  # not "a fair held by the town this Tuesday"
    definite = which is not None and "before" not in p and told
    near = (-3 if base.weekday() else -4) < days <= 0  # Friday, in a paper of Monday
    sure = "part" not in p and (definite or near) and not _may_be_another(p, anchor)
    return Reading(shift(base, "D", days).isoformat() + p.part, anchor, sure)


def _from_another(p: Phrase, base: date, weekday: int) -> Reading | None:
    """A day joined to another, or of what its paragraph announces.

    "On Monday or Tuesday"; "it is on Thursday, June 18, 2026. It will go on Friday".
    """
    last = p.story.timexes[-1] if p.story.timexes else None
    joined = last and last.after == p.first - 1 and p.story.word(p.first - 1) in _ORS
    if joined and last and last.days and last.rule.name == "weekday":
        day = last.days.first + timedelta(days=(weekday - last.days.first.weekday()) % 7 or 7)
        near = -7 < (day - base).days <= 0
        return Reading(day.isoformat() + p.part, last.as_anchor(), near and last.reading.sure)
    topic = p.story.topic
    if not (topic and topic.daily and topic.days and topic.days.first > base and p.ahead):
        return None
    dated = _DATED.search(topic.text) or topic.reading.anchor.kind == "text"
    if not dated or is_apart(p, topic):
        return None
    days = (weekday - topic.days.first.weekday()) % 7
    value = shift(topic.days.first, "D", days).isoformat() + p.part
    return Reading(value, topic.as_anchor(), topic.reading.sure and not days)


def _told_before(p: Phrase, base: date, weekday: int) -> Reading | None:
    """That Friday: the last one that the text told of, else one of its week, not surely."""
    for timex in reversed(p.story.timexes):
        if timex.daily and timex.days and timex.days.first.weekday() == weekday:
            value = timex.days.first.isoformat() + p.part
            return Reading(value, timex.as_anchor(), timex.reading.sure)
    if not p.story.topic:
        return None
    value = shift(base, "D", weekday - base.weekday()).isoformat()
    return Reading(value + p.part, p.anchor()[1], sure=False)


def _week_beside(p: Phrase) -> tuple[int, bool] | None:
    """How many weeks on a week is that is named beside the day, and whether right behind it.

    "Thursday last week", "on Thursday of next week", "last week, on Thursday".
    """
    word, before = p.story.word, p.first - 1
    while word(before) in ("on", ",", "'s", "’s"):
        before -= 1
    after = p.after + (word(p.after) == "of")
    for index, behind in ((after, True), (before - 1, False)):
        week = word(index + 1) == "week" and not (behind and word(index + 2) in _WEEK_OF)
        if week and word(index) in _WHICH_WEEK:
            return _WHICH_WEEK[word(index)], behind
    return None


def _may_be_another(p: Phrase, anchor: Anchor) -> bool:
    """Whether the words beside it say that it may not be the day near publication.

    Some Friday, the first Friday, Friday the 13th, the Friday before; that Friday, where no day
    was named; last month, on Friday; it had sat on Friday.
    """
    story, letters = p.story, p.story.letters
    last, after = story.word(p.first - 1), story.word(p.after)
    near = story.timexes[-1] if story.timexes else None
    if near and near.days and near.days.precision in ("week", "month", "year"):
        between = letters[near.after : p.first]
        if len(between) < _NEAR and LETTER["stop"] not in between:
            return True
    return (
        (anchor.kind == "publication" and p.has(TEXTUAL))
        or (p.which is None and (comes_again(p) or is_of_a_kind(p)))
        # Friday and Saturday, May 17-18
        or (after in _ORS and not _MONTHS_AND_YEARS.isdisjoint(letters[p.after + 2 : p.after + 4]))
        or (p.which is None and (p.ahead is None or _is_of_what_is_arranged(p)))
        or (p.which is None and _is_of_a_gerund(p))
        or letters[p.after : p.after + 2] == LETTER["the"] + LETTER["nth"]
        or letters[p.after : p.after + 1] == LETTER["nth"]  # Friday 13th
        or letters[p.first - 1 : p.first] == LETTER["ordinal"]
        or (last == "the" and after in ("before", "after"))
        or any(story.word(at) == "had" for at in range(p.first - _NEAR, p.first))
        or (p.which == 0 and bool(p.ahead) and _was_planned(p))
        or last in _ANY
        or (after in ("in", "of") and letters[p.after + 1 : p.after + 2] in _MONTHS_AND_YEARS)
        or after in ("next", "last")
        or (p.which is None and not p.ahead and last in _PUT_OFF)
        or (p.has(("next", "coming")) and (p.get("weekday") or 0) > p.anchor()[0].weekday())
        or (last == "on" and story.word(p.first - 2) in _WEEKS)  # a week on Friday
        or ("the" in p and ("next" in p or ("last" in p and after == "in")))
        or (after == "of" and "last" in p)
    )


def _is_a_deadline(p: Phrase) -> bool:
    """Whether somebody has until that day: "they gave her until Monday to pay"."""
    near = map(p.story.word, range(p.first - _NEAR - 1, p.first))
    return p.story.word(p.first - 1) in ("until", "till") and not _GIVEN.isdisjoint(near)


def _is_of_a_gerund(p: Phrase) -> bool:
    """Whether it tells when something is done that may lie ahead: "by voting for Roe on Friday"."""
    word = p.story.word
    for at in range(p.first - 1, max(0, p.first - _CLAUSE), -1):
        if p.story.letters[at] in (LETTER["stop"], LETTER["was"], LETTER["comma"]):
            return False
        if word(at).endswith("ing") and word(at - 1) in _BY:
            return True
    return False


def _may_be_tomorrow(p: Phrase) -> bool:
    """Whether no verb says that it was done that day, six days ago: "they beat Roe on Saturday"."""
    near = map(p.story.word, range(p.first - _NEAR, p.first))
    before = p.story.letters[max(0, p.first - _CLAUSE) : p.first].rpartition(LETTER["stop"])[2]
    done = p.ahead is False and LETTER["was"] in before
    return not done or "until" in near or _is_of_what_is_arranged(p) or is_of_a_kind(p)


def _was_planned(p: Phrase) -> bool:
    """Whether a plan is told that may be over: "she had been due to appear this Monday"."""
    words = " ".join(map(p.story.word, range(p.first - _CLAUSE, p.first)))
    return not {"had", "was", "were"}.isdisjoint(words.rpartition(".")[2].split())


def _is_of_what_is_arranged(p: Phrase) -> bool:
    """Whether it is the day of a thing that may lie ahead: only a verb says that it was done.

    "Monday's hearing", "they announced a hearing on Monday"; not "they announced on Monday".
    """
    word, letters = p.story.word, p.story.letters
    if letters[p.after : p.after + 1] == LETTER["poss"]:
        return True
    verb = p.first - 1 - (word(p.first - 1) == "on")
    for at in range(verb - 1, max(-1, p.first - _CLAUSE), -1):
        if letters[at : at + 1] == LETTER["stop"]:
            return False
        if word(at) in _ARRANGED:
            return True
        if letters[at : at + 1] == LETTER["was"]:
            return False
    return False


def read_weekend(p: Phrase) -> Reading:
    """The weekend, last weekend."""
    base, anchor = p.anchor()
    which = p.which
    if which is None:
        which = 0 if p.ahead or base.weekday() > 4 else -1
    weeks = which + (p.get("before") or 0)
    return Reading(value_of(shift(base, "W", weeks), "W") + "-WE", anchor, "before" not in p)
