"""Days that are names: of an agreement, a rising, an attack, a factory; months that are persons."""

import re
from datetime import date, timedelta

from ..text.calendar import named_days
from ..text.words import word_set
from .grammar import compile_pattern
from .lexicon import LETTER
from .story import PRINTED, Phrase, Reading
from .values import clamp, shift
from .years import BEFORE_YEARS, comes_again, infer_year, tells_of_another_year

# What happened on a day, or who had part in it: the day may be its name for years.
_EVENTS = word_set(
    """attack attacks attackers assault raid riot riots rioter rioters insurrection rebellion revolt
    mutiny siege storming breach defendant defendants committee panel commission inquiry probe
    investigation tribunal victim victims survivor survivors family families hostage hostages
    terrorist terrorists hijacker hijackers bomber bombers bombing bombings shooting shootings
    killing killings assassination murders crash sinking collapse blast explosion earthquake quake
    tsunami flood disaster tragedy crackdown protest protests march war invasion battle ceasefire
    landings putsch decree crisis"""
)
_WHO = ("ers", "ors", "ists", "gang", "generation")
# "to May 11 Factory", "says May 11 Factory"
_BEFORE_NAMES = tuple(LETTER[name] for name in ("of", "to", "from", "other", "in", "was"))
# 5월11일공장; not 5월 11일부터, 11일오후
_GLUED_NAME = re.compile(
    "(?!에|부터|까지|[은는이을를과와도의자께로엔만쯤경날밤낮발중간인였입하전뒤후및저아]|새벽|오[전후]|당시|현[재지])"
    "[가-힣]{2}"
)
_DO = ("is", "has", "says", "said", "told", "who")
_A_YEAR, _FRESH = timedelta(days=300), timedelta(days=31)
_FEAST_NEAR = 31  # days
_AGED = re.compile(compile_pattern("comma dd comma"))
# "on Christmas", not "lamps for Christmas", "a tale of Christmas"
_WHEN = frozenset("on before after since until till by from to through at over during".split())
_DEFINITE = frozenset(("the", "'s", "’s", "its", "their"))


def may_be_a_name(p: Phrase, year: int, month: int | None, day: int | None) -> bool:
    """Whether a day or month without its year may be the name of what happened on it.

    "the Oct. 21 Agreed Framework", "the April 25 parade ground", "Jan. 6 rioters", "since Jan. 6"
    in 2024, "to May 11 Factory". "the October Revolution", not "the October agreement". 5월호.
    """
    story, after = p.story, _pact_behind(p)
    if not day or not month:
        title = bool(after) and not story.tokens[after][0].islower()
        return title or story.text.startswith("호", p.span[1])
    if p.has(("weekday", "shortday")):
        return bool(after)
    meant, now = clamp(year, month, day), story.published or date.max
    old = now - named_days().get((month, day), date.max) > _A_YEAR
    event = _is_event(p) and not timedelta(0) <= now - meant < _FRESH
    return bool(after or old or event) or _is_title(p)


def _is_title(p: Phrase) -> bool:
    """Whether a noun that a day may name stands right behind it."""
    story, last = p.story, p.story.letters[max(0, p.first - 1) : p.first]
    if story.language == "ko" and _GLUED_NAME.match(story.text, p.span[1]):
        return True
    if story.letters[p.after : p.after + 1] != LETTER["other"]:
        return False
    capital = story.tokens[p.after][0].isupper()
    near = not _DEFINITE.isdisjoint((story.word(p.first - 1), story.word(p.first - 2)))
    before = last in _BEFORE_NAMES or story.word(p.first - 1) == "at"
    return (capital and before) or near


def _is_event(p: Phrase) -> bool:
    """Whether what happened on a day, or who is known for it, stands behind: "Jan. 6 rioters".

    Not "On Jan. 6 rioters stormed it".
    """
    near = [p.story.word(index) for index in (p.after, p.after + 1)]
    who = p.story.letters[p.after : p.after + 1] == LETTER["other"] and near[0].endswith(_WHO)
    event = who or near[0] in _EVENTS or (near[0].isalpha() and near[1] in _EVENTS)
    return event and p.story.word(p.first - 1) != "on"


def _pact_behind(p: Phrase) -> int:
    """The place of the agreement or rising, at most four words behind; 0 if there is none."""
    letters, after = p.story.letters, p.after
    while letters[after : after + 1] in (LETTER["other"], LETTER["dash"]) and after < p.after + 4:
        after += 1
    return after if letters[after : after + 1] == LETTER["pact"] else 0


def named_after(p: Phrase) -> int | None:
    """The year of what bears the day as its name; 0 if none is printed, nothing if it is no name.

    "the June 15 Joint Declaration", "the September 19 military agreement of 2018".
    """
    story, after = p.story, _pact_behind(p)
    if not after:
        return None
    if story.word(after + 1) == "of" and story.letters[after + 2 : after + 3] == LETTER["yyyy"]:
        return int(story.word(after + 2))
    return 0 if story.tokens[after][0].isupper() else None


def may_be_a_person(p: Phrase) -> bool:
    """Whether a month alone may be a first name: "April Roe spoke", not "In April Roe spoke"."""
    story = p.story
    after = story.tokens[p.after] if p.after < len(story.tokens) else ""
    last = story.word(p.first - 1)
    begins = last in ("by", "of") or last not in BEFORE_YEARS
    if "early" in p and last == "of" and p.story.word(p.after) == ",":
        return True  # "husband of late June, …"
    alone = begins and p.bits.keys() <= {"month", "doubtful"} and p.after - p.first == 1
    named = after.istitle() and story.letters[p.after] in (LETTER["other"], LETTER["doubtful"])
    named = named or after in (*_DO, "A")  # "April is a nurse", "said April A. Roe"
    if not named and story.letters[p.after : p.after + 1] == LETTER["poss"]:
        # “June’s nurse”, of June Roe
        named = bool(re.search(rf"\b{story.tokens[p.first]} [A-Z][a-z]+", story.text))
    before = story.tokens[p.first - 1] if p.first else ""
    named = named or (before.istitle() and story.letters[p.first - 1] == LETTER["other"])
    return alone and (named or bool(_AGED.match(story.letters, p.after)))  # "April, 8, slept"


def read_feast(p: Phrase) -> Reading | None:
    """Christmas Eve, New Year's Day 2023, the Day of the Sun; not "Merry Christmas"."""
    if p.story.word(p.first - 1) in ("merry", "happy"):
        return None
    month, first, *weekday = (int(part) for part in p.code("feast").split("-"))
    year, anchor, sure = p.year, PRINTED, True
    if year is None:
        there = _feast_in(p.anchor()[0].year, month, first, weekday)
        year, anchor, _, sure = infer_year(p, month, there.day)
        things = (LETTER["other"], LETTER["parts"])
        behind = p.story.letters[p.after : p.after + 1] in things
        named = behind and p.story.tokens[p.after].isalpha()  # a Christmas tree, Christmas nights
        sure = sure and not (named and p.story.word(p.first - 1) != "on")
        sure = sure and p.story.word(p.after) != ":"  # Christmas Day: Thursday, December 25
        far = abs((date(year, month, there.day) - p.anchor()[0]).days) > _FEAST_NEAR
        last, was = p.story.word(p.first - 1), LETTER["was"]
        told = last in _WHEN or p.which is not None or p.story.letters.startswith(was, p.after)
        far = far and last != "on"  # "he shone at Halloween"
        sure = sure and told and not (far or comes_again(p) or tells_of_another_year(p, year))
    sure = sure and (not weekday or year > 1970)  # they fell on fixed days before
    there = shift(_feast_in(year, month, first, weekday), "D", p.get("eve") or 0)
    return Reading(there.isoformat(), anchor, sure)


def _feast_in(year: int, month: int, first: int, weekday: list[int]) -> date:
    """The day of a feast in a year: the first such weekday from a day on, or that day."""
    there = date(year, month, first)
    return there + timedelta(days=sum((day - there.weekday()) % 7 for day in weekday))
