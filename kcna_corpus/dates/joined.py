"""Dates that are joined by a sign or a word: each takes what it lacks from the others."""

import re
from datetime import date

from .grammar import Rule
from .lexicon import LETTER
from .printed_years import FARTHEST, OLDEST, near_century
from .story import READ, Phrase, Story, Timex

_PREPOSITIONS = "since before after until till by during over in on at within from to of for about"
RELATIONS = {word: word for word in _PREPOSITIONS.split()} | {
    "between": "from", "through": "to", "throughout": "during", "around": "about",
    "following": "after",
}  # fmt: skip
JOINS = [LETTER[name] for name in ("dash", "to", "bis", "and", "slash", "comma", "und")]
_DAY_FIGURES = LETTER["dd"] + LETTER["nth"] + LETTER["일"]
_WHICH = ("which year", "that year", "last", "this", "next")
_JOINING = frozenset("부터 에서 과 와 및 , · ㆍ ・ / ~ ∼ ～ - – to".split())
_AN_AGE = 150
_BEFORE_OLD = {"(", *RELATIONS} - {"of"}
# A figure that more than a particle is joined to is no day.
_COUNTED = re.compile(
    "(?!(?:까지|에서?|부터|사이|간|[은는이가와과을를로의])[는도만의]?(?![가-힣]))[가-힣%]"
)
_APART = re.compile(r"^ [^\w\s]|^[^\w\s] ")  # not 3-5, 16/17
_WORD_BEHIND = re.compile(" ?[A-Za-z]")  # 2024.5.17~20 boats


def phrases_of(story: Story, first: int, after: int, rule: Rule) -> list[Phrase]:
    """One phrase; or two, where two dates are joined and each lacks something."""
    if rule.kind not in ("dates", "days"):
        return [Phrase(story, first, after)]
    if rule.name == "list of days":
        return _list_of_days(story, first, after)
    cut = next(k for k in range(first + 1, after) if story.letters[k] in JOINS)
    one, two = Phrase(story, first, cut), Phrase(story, cut + 1, after)
    if rule.kind == "days":
        one.bits, two.bits = one.bits | {"일": one.bits["dd"]}, one.bits | two.bits
        return [one, two]
    if "ymd" in one or "foreign" in two:
        return _dotted_span(one, two) if "ymd" in one else _two_elsewhere(one, two)
    if one.bits.keys() == {"yyyy"} and "yyyy" not in two:
        return _short_span(one, two)
    for here, there in ((one, two), (two, one)):
        months = () if here.month else ("month", "doubtful", "short")
        for name in (*months, "yyyy", "era", "juche", "num", "spoken", "word", *_WHICH):
            if name in there:
                here.bits.setdefault(name, there.bits[name])
    two.doubtful = _may_count(two)
    if one.year is None:
        one.ahead = two.ahead = Phrase(story, first, after).ahead  # "it was held August 4-9"
    now = story.published.year if story.published else date.max.year
    if one.bits.keys() == {"yyyy"}:
        away = (two.year or 0) - (one.year or 0)  # "it fell from 1850 to 1790 points"
        called = story.language == "ko" and (story.word(cut - 1) + story.word(cut + 1)).isdigit()
        old = away > _AN_AGE or (one.year or 0) < OLDEST
        down = away < 0 or called or (old and story.word(first - 1) not in _BEFORE_OLD)
        one.doubtful, two.doubtful = down, down or (two.year or 0) > now + FARTHEST
    return [one, two]


def _two_elsewhere(one: Phrase, two: Phrase) -> list[Phrase]:
    """Vom 3. bis 5. Mai 2024, 28 avril et 2 mai 2024: the first takes what it lacks."""
    story, alone = one.story, one.month is None
    join = story.text[one.span[1] : story.matches[one.after + 1].start()]
    while story.letters[two.first] not in _DAY_FIGURES + LETTER["foreign"]:
        two = Phrase(story, two.first + 1, two.after)  # bis zum
    days, last = [p.get("dd", "nth") or 0 for p in (one, two)], two.month or 0
    if alone and days[0] >= days[1]:
        return [two]  # "mit 12 und 4. Mai 2024"
    one.bits.setdefault("foreign", [last])
    one.bits["yyyy"] = [(two.year or 0) - ((one.month or 0) > last)]
    two.doubtful = story.language in READ[1:]
    one.doubtful = two.doubtful or (alone and bool(_APART.search(join)))  # Heft 12 - 24. Mai 2024
    return [one, two]


def _list_of_days(story: Story, first: int, after: int) -> list[Phrase]:
    """March 5, 6 and 7, 2023: the month and the year are those of all."""
    days = [k for k in range(first, after) if story.letters[k] in _DAY_FIGURES]
    starts, ends = [first, *days[1:]], [*(k + 1 for k in days[:-1]), after]
    phrases = [Phrase(story, *bounds) for bounds in zip(starts, ends, strict=True)]
    shared = {n: v for n, v in Phrase(story, first, after).bits.items() if n not in ("dd", "nth")}
    for phrase in phrases:
        phrase.bits = shared | phrase.bits
    phrases[-1].doubtful = _may_count(phrases[-1])
    return phrases


def _may_count(p: Phrase) -> bool:
    """Whether the second day may be a count: "on May 3 and 12 soldiers were hurt"."""
    letters = p.story.letters
    figure = letters[p.first : p.after] == LETTER["dd"]
    counted = letters[p.after : p.after + 1] == LETTER["other"] and p.story.word(p.after).isalpha()
    return figure and counted and letters[p.first - 1] == LETTER["and"]


def _dotted_span(one: Phrase, two: Phrase) -> list[Phrase]:
    """2024.5.17~5.20, 2024.5.17~20: the second takes what it lacks from the first."""
    year, month, day = (int(part) for part in one.parts("ymd"))
    year = year if year > 99 else near_century(year, one.story.published)
    figures = [int(f) for f in re.findall(r"\d+", one.story.text[slice(*two.span)])]
    dash, figure = one.story.matches[two.first - 1 : two.first + 1]
    before = one.story.text[dash.start() - 1]
    spaced = dash[0] in "-–—" and (before == " " or dash.end() < figure.start())
    alone = len(figures) == 1
    to_month, to_day = [month, *figures][-2:]
    back = [to_month, to_day] < [month, day]
    # No second day: "2024.5.17 - 20 boats", 2024.5.17~20명, 2024.5.30~2.
    apart = (alone and (spaced or back)) or _COUNTED.match(one.story.text, two.span[1])
    two.doubtful = spaced or back or bool(_WORD_BEHIND.match(one.story.text, two.span[1]))
    for phrase, mm, dd in ((one, month, day), (two, to_month, to_day)):
        phrase.bits = {"yyyy": [year + ([mm, dd] < [month, day])], "month": [mm], "dd": [dd]}
    return [] if year < 1000 else [one] if apart else [one, two]


def _short_span(one: Phrase, two: Phrase) -> list[Phrase]:
    """1950-53, and what is written like it: 2024-05 is a month, 2024-7 a number."""
    story, first, figures = one.story, one.get("yyyy") or 0, one.story.word(two.first)
    if len(figures) != 2 or story.letters[two.after : two.after + 1] == LETTER["dash"]:
        return []
    figure = int(figures)
    last = first // 100 * 100 + figure + 100 * (figure == 0)
    month = 1 <= figure <= 12
    if last <= first:
        whole = Phrase(story, one.first, two.after)
        whole.bits, whole.doubtful = {"yyyy": [first], "month": [figure]}, True
        return [whole] if month else []
    two.bits = {"yyyy": [last]}
    one.doubtful = two.doubtful = month
    return [one, two]


def joined_before(p: Phrase) -> Timex | None:
    """What stands right before, joined by one word."""
    for last in p.story.timexes[-1:]:
        joined = last.after == p.first - 1 and p.story.word(last.after) in _JOINING
        if joined or last.after == p.first:
            return last
    return None
