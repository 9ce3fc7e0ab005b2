"""The year of a day or month that is printed without one, and whether it is sure."""

import re
from datetime import date
from itertools import takewhile

from .adverbials import tense
from .lexicon import LETTER
from .story import DETERMINERS, TEXTUAL, VOWS, Anchor, Phrase, Timex
from .values import clamp

BEFORE_YEARS = DETERMINERS.union("in since of by from to until during after before that –".split())
_IS = ("is", "are", "'s", "’s")
_TO_COME, _FAR_BACK = -9.8, -9  # months: it comes again in two, in three
_NEAR_AHEAD = 8  # months: what lies farther ahead in the calendar was rather this time ago
_BETWEEN = range(4, 9)  # months to the beginning of the next winter, as near as the last
_JUST_PAST, _A_WEEK, _HALF_A_YEAR = 2, 7, 200  # months, days
A_MONTH = {"month", "doubtful", "short"}
_OFTEN = frozenset(
    "usually normally typically traditionally generally often always regularly sometimes annually "
    "yearly every each annual semiannually quarterly whenever 매년 해마다 매해 "
    "born birthday birthdays anniversary".split()  # of another year than that of the news
)
_PLAN = 12  # words of what is planned
_CLAUSE = 10  # words before a date that are looked at
_OPENERS = frozenset("in during under at on after before when while last".split())
_YEARS_BEHIND = re.compile(
    r",? (?!from|than|over)\w+ (?:\w+ )?(?:year|decade)s? (?:ago|earlier|before)\b"
)
_OF_A_YEAR = re.compile(r"year|decade|[년해]|\d{4}")
_KOREAN_DAYS = "월화수목금토일"
_BRACKETED = re.compile(f" ?[(（]([{_KOREAN_DAYS}])(?:요일)?[)）]")
_DELIVERED = frozenset("spot distant nearby forward front crop contract futures".split())
_QUOTED = frozenset("higher lower up down off unchanged settled closed gained lost".split())
# "in April the storks return", not "back to April"
_LIMITS = frozenset("come effective since by before after 부터 까지".split())
_RETOLD = 60  # words within which a text may still tell of a year that it named


def infer_year(p: Phrase, month: int, day: int | None) -> tuple[int, Anchor, bool, bool]:
    """Return the year of a month or day without one, its anchor, if it lies back, if it is sure."""
    base, anchor = p.anchor()
    here, there = (base.month, base.day if day else 0), (month, day or 0)
    which, story = p.which, p.story
    if which or p.has(("this", "that", "same")):
        return _year_named(p, here, there)
    weekday = weekday_of(p)
    if day and weekday is not None:  # the weekday tells the year
        for year in (base.year, base.year - 1, base.year + 1):
            meant = clamp(year, month, day)
            if meant.weekday() == weekday:
                # A paper of tomorrow's date tells of it in the past; a year off is a misprint.
                latest = _HALF_A_YEAR if p.ahead is not False else _A_WEEK
                return year, anchor, False, -_HALF_A_YEAR < (meant - base).days < latest
    if story.narrative:
        if story.topic and story.topic.days and story.topic.days.precision == "year":
            return base.year, anchor, False, goes_on(p)
        # A narrative goes on: up to seven months ahead, else back.
        year = base.year + (month < base.month - 4) - (month > base.month + 7)
        return year, anchor, False, goes_on(p) and year == base.year and there >= here
    months = month - base.month + ((day or base.day) - base.day) / 31
    chosen = story.word(p.after) == "as" and story.word(p.first - 1) != "on"  # "gave it as her day"
    limited = story.word(p.first - 1) in _LIMITS or story.word(p.first - 2) == "back"
    habit = p.ahead is None and not day and not limited
    sure = (bool(day) or abs(months) < 7) and not (chosen or habit or _is_of_a_plan(p))
    due = story.word(p.first - 1) in ("by", "until", "through", "come", "effective")
    due = due or (story.word(p.first - 1) == "of" and story.word(p.first - 2) == "as")
    if there <= here:
        nearer = months < -6 and (due or (p.ahead is not False and day))
        later = bool(nearer or (p.ahead and base.month - month > 1))
        coming = p.ahead or story.word(p.first - 1) in _IS[:2]  # "the fair is May 10", a week later
        passed = coming and (day or p.ahead) and not later and there < here
        # "On Jan. 20 they met", in December
        passed = passed or (day and not nearer and months < _TO_COME)
        passed = passed or (due and p.ahead is not False and there < here)  # "if cut by May 1"
        passed = passed or (later and (_is_of_a_gerund(p) or (day and p.ahead is False)))
        passed = passed or (nearer and p.ahead is None and not due and months > _FAR_BACK)
        back = not later and not p.ahead
        return base.year + later, anchor, back, sure and not passed
    near, reach = _reaches(p, 2.2 if day else 5 if due else 1)
    ahead = months <= reach or (months <= 3 and p.ahead is not False) or p.ahead
    # "on June 15 they met", in May: a year ago, or it is only announced
    sure = sure and not (ahead and (p.ahead is False or (story.language == "ko" and not p.ahead)))
    done = p.ahead is False and _is_done(p)
    # "the vote of Nov. 5"; not "shut through August 5", in April
    sure = sure and (ahead or (not due and (done or months > _NEAR_AHEAD)))
    told = day and not p.ahead and (story.word(p.first - 1) == "of" or months > near + 1)
    sure = sure and not (ahead and (told or months > -_TO_COME))  # "planned it on New Year's Eve"
    sure = sure and not (_is_of_a_noun(p) or (months > reach and p.ahead and _is_of_a_gerund(p)))
    return base.year - (not ahead), anchor, not ahead, sure


def _reaches(p: Phrase, near: float) -> tuple[float, float]:
    """How many months ahead a date may lie, and that of what is still so: "the fair is May 3"."""
    return near, 12 if p.story.word(p.first - 1) in (*_IS[:2], "beyond") else near


def weekday_of(p: Phrase) -> int | None:
    """The weekday that is printed with a day, or in brackets behind it: 19일(목)."""
    korean = p.story.language == "ko"
    behind = korean and _BRACKETED.match(p.story.text, p.span[1])
    return _KOREAN_DAYS.index(behind[1]) if behind else p.get("weekday", "shortday")


def _is_done(p: Phrase) -> bool:
    """Whether the verb of the past is surely that of the date."""
    return tense(p) is False and not _is_of_a_gerund(p)


def _is_of_a_noun(p: Phrase) -> bool:
    """Whether a month describes what may lie ahead: "a December vote", "October crude rose"."""
    story = p.story
    last, behind = story.word(p.first - 1), story.letters[p.after : p.after + 1]
    bare = p.bits.keys() <= A_MONTH and story.language != "ko" and last not in BEFORE_YEARS
    if last in ("in", "on") and story.word(p.first - 3) == "for":
        return True  # "copper for delivery in May fell"
    return behind in (LETTER["other"], LETTER["dd"]) and (bare or last in DETERMINERS)


def _is_of_a_gerund(p: Phrase) -> bool:
    """Whether another verb is nearer than the one ahead: "to sail after sinking in May"."""
    return any(p.story.word(at).endswith("ing") for at in range(p.first - 4, p.first))


def _is_of_a_plan(p: Phrase) -> bool:
    """Whether a month can be that of what is planned: "told us of her plan to sail in May"."""
    story = p.story
    before = range(p.first - 2, max(-1, p.first - _PLAN), -1)
    to = next((at for at in before if story.word(at) == "to"), -1)
    verb = story.tokens[to + 1]
    planned = story.word(to - 1) in VOWS or story.is_named_plan(to)
    return to >= 0 and verb.islower() and verb not in DETERMINERS and planned


def _names_the_year_told(p: Phrase) -> bool:
    """Whether it is of the year told: "in May 2025 … and that August", "in 2019 … that summer"."""
    topic = p.story.topic
    whole = topic and topic.days and topic.days.precision == "year"
    return p.has(("that", "same")) and bool(whole or "season" not in p)


def _year_named(
    p: Phrase, here: tuple[int, int], there: tuple[int, int]
) -> tuple[int, Anchor, bool, bool]:
    """The year of "this May", "last April", "that August", "next winter"."""
    base, anchor = p.anchor()
    which, month, named = p.which or 0, there[0], _names_the_year_told(p)
    year = base.year - (there >= here) if which < 0 else base.year + (there <= here)
    if not which:  # this winter may have begun last December, or begin in the next
        year = base.year - ("season" in p and month > base.month + 6)
    begun = "season" in p and which < 0 and month > 11 > base.month + 8  # "last winter", in January
    year = base.year if named else year - begun + (p.get("before") or 0)
    either = not which and "season" in p and month - base.month in _BETWEEN
    either = either or (p.has(TEXTUAL) and anchor.kind == "publication")
    either = either or (named and there < here)
    either = either or p.story.word(p.first) == "past"  # "she looked past November"
    # "he found that August is warm", "costs that fall within a year"
    word = p.story.word(p.after - ("season" in p))
    either = either or ("that" in p and word in ("is", "fall"))
    either = either or (not which and bool(p.ahead) and base.month - month > _JUST_PAST)
    either = either or bool(begun) or "before" in p
    either = either or ("this" in p and p.ahead is False and there > here)
    # "last April", in May: this year's or that of last year
    near = which == -1 and 0 < base.month - month <= _JUST_PAST
    return year, anchor, which < 0, not (either or (near and p.story.language != "ko"))


def comes_again(p: Phrase) -> bool:
    """Whether a word of its clause says that it is so in many years: "usually held in March"."""
    story, reach = p.story, _CLAUSE * (2 if p.bits.keys() <= A_MONTH | {"early", "dash"} else 1)
    for indexes in (range(p.first - 1, p.first - reach, -1), range(p.after, p.after + 2)):
        for at in takewhile(lambda at: story.letters[at : at + 1] != LETTER["stop"], indexes):
            if story.word(at) in _OFTEN:
                return True
    return False


def is_contradicted(p: Phrase, year: int, month: int | None, day: int | None) -> bool:
    """Whether the weekday beside a day is another in that year, or a short year may follow."""
    weekday = weekday_of(p)
    if day and month and weekday is not None:
        return clamp(year, month, day).weekday() != weekday
    behind = p.story.letters[p.after - 1 : p.after + 1]  # 7 Dec 41
    months, figures = ("month", "short", "doubtful"), ("dd", "num")
    return bool(day) and behind in {LETTER[m] + LETTER[f] for m in months for f in figures}


def tells_of_another_year(p: Phrase, year: int) -> bool:
    """Whether the paragraph has just told of a year that is printed, and may go on with it.

    "In 2018 they met. In June they met again": in the year of publication, or in 2018.
    """
    story, topic, landmark = p.story, p.story.topic, p.story.landmark
    counted = p.which is not None and not p.has(TEXTUAL) and story.word(p.first - 1) != "the"
    if counted or not landmark or not topic:
        return not counted and _is_beside_another_year(p, year)
    to_come = p.ahead is None and not story.narrative  # "13 May next year. … June 5: first test"
    coming = to_come and any(f.days and f.days.first.year == year + 1 for f in story.timexes)
    if not landmark.days or coming:  # or before our era
        return True
    old, kind = landmark.days.first.year < year, landmark.reading.anchor.kind
    counted = old and landmark.days.precision in ("year", "season")  # last year
    if landmark.days.first.year == year or not (counted or kind in ("printed", "text")):
        return _is_beside_another_year(p, year)
    if old:
        return True
    near = p.first - topic.after < _RETOLD and p.first - landmark.after < 4 * _RETOLD
    return near and "\n\n" not in story.text[landmark.end : p.span[0]]


def is_of_a_time_told(p: Phrase) -> bool:
    """Whether it stands in commas behind a time or a tale of its own: "last season, in April, …".

    Not behind a place: "in Port Roe, on May 3, they met".
    """
    story, comma = p.story, p.first - 2
    if story.word(p.first - 1 - (story.word(p.first - 1) == ",")).startswith("시즌"):
        return True  # 지난 시즌 4월에
    if story.letters[max(0, comma) : p.first - 1] == LETTER["weekday"]:
        return story.word(p.first - 3) in DETERMINERS  # "on a Friday in March"
    if story.word(comma) != "," or story.word(p.after) != ",":
        return False
    begun = max(0, comma - _CLAUSE)
    begun += story.letters[begun:comma].rfind(LETTER["stop"]) + 1
    has_clause = any(w.islower() and w not in DETERMINERS for w in story.tokens[begun + 1 : comma])
    return has_clause and story.word(begun) in _OPENERS


def is_of_goods(p: Phrase) -> bool:
    """Whether a bare month is that of a delivery: "distant April fell", "March was 3 cents up"."""
    story, last = p.story, p.story.word(p.first - 1)
    if not p.bits.keys() <= A_MONTH or last in BEFORE_YEARS:
        return False
    return last in _DELIVERED or any(story.word(p.after + n) in _QUOTED for n in range(3))


def _is_beside_another_year(p: Phrase, year: int) -> bool:
    """Whether its sentence counts to another year: "two years ago, in May", "May two years ago"."""
    story, stop = p.story, LETTER["stop"]
    near = (f for f in story.timexes[-4:] if stop not in story.letters[f.after : p.first])
    years = {f.days.last.year for f in near if f.days and _OF_A_YEAR.search(f.text)}
    behind = _YEARS_BEHIND.match(story.text[p.span[1] : p.span[1] + 30])
    return bool(years - {year} or behind)


def may_be_of_month_told(p: Phrase, base: date, day: int) -> bool:
    """Whether a bare day may be of another month that its paragraph tells of: 9월 3일 …, 15일에는.

    The day of publication and the one before it are those of which news tells: 17일 밝혔다.
    """
    topic = p.story.topic
    if p.which is not None or p.has(("which month", "that month")) or not (topic and topic.days):
        return False
    first = topic.days.first
    other = topic.daily and (first.year, first.month) != (base.year, base.month)
    return bool(other) and base.day - day not in (0, 1) and not is_apart(p, topic)


def goes_on(p: Phrase) -> bool:
    """Whether a paragraph of a narrative goes on from what it has surely told."""
    topic = p.story.topic
    sure = not topic or (topic.rule.sure and topic.reading.sure)
    return sure and not (topic and "\n" in p.story.text[topic.end : p.span[0]])


def is_apart(p: Phrase, topic: Timex) -> bool:
    """Whether another paragraph has begun since."""
    return "\n\n" in p.story.text[topic.end : p.span[0]]
