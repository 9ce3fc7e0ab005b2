"""Years as they are printed: figures in the shape of years, which may be something else."""

import re
from bisect import bisect
from datetime import date
from itertools import takewhile

from ..text.calendar import year_words
from .lexicon import LETTER
from .story import DETERMINERS, READ, Phrase, Reading
from .years import BEFORE_YEARS

BEFORE_OUR_ERA = "Python's calendar begins with the year 1"
_BEFORE_COUNTS = ("by", "of", "to", "from")
_PERSONS = ("people", "men", "women")
OLDEST, FARTHEST = 1800, 30  # years that need no preposition: the first, and how far ahead
# 2024年度 is no calendar year, 2024年第一季度 only a part of one.
_PART_OF_YEAR = re.compile("年年?(?:度|第|[上下前后後]半|[初末底中春夏秋冬代])")
_MEASURES = frozenset(
    "m ha km kg cm mm g mg l ml cl cc hp hz khz mhz kcal db ft lb mph kph mw gw kw mb gb won yen "
    "yuan baht euro metre meter foot seat pound mile ton tonne strong member man bed acre calorie "
    "piece watt point".split()
)
_LISTED = 10  # tokens of a list that are looked at
_LIST = tuple(LETTER[name] for name in ("yyyy", "num", "comma", "and"))
_SIGNS = frozenset("= | \\ ~ − { } < + * & x × ^ @".split())  # timeout = 2000
_SINCE = BEFORE_YEARS - DETERMINERS - {"of", "to", "that", "–"}  # "scores of 1406"
# Behind these a year may be that of a season or of a month: "verano de 2023", "Mai 2024".
_MAY_BE_PART_OF = tuple(LETTER[name] for name in ("other", "de", "foreign"))
_YEAR_NOUNS = frozenset("año anno ano année jahr jahre jahres года год году року".split())
_NEAR = 60  # words within which a sentence still numbers things


def near_century(year: int, published: date | None) -> int:
    """Two figures name a year from 75 years before publication to 25 after it."""
    last = (published.year if published else 2000) + 25
    return last - (last - year) % 100


def read_year(p: Phrase) -> Reading | None:
    """A year alone, unless the figure counts or names something."""
    story, year = p.story, p.year
    last = story.letters[max(0, p.first - 1) : p.first]
    beside = last + story.letters[p.after : p.after + 1]
    number = any(LETTER[n] in beside for n in ("units", "num", "dd", "yyyy", "money"))
    number = number and not story.word(p.first).endswith("년")
    early = year and year < 1600 and story.word(p.first - 1) not in BEFORE_YEARS
    counts = (
        _counts(p)
        or story.word(p.after) in _MEASURES
        or (story.word(p.after) == "-" and story.word(p.after + 1) in _MEASURES)
        or (last == LETTER["than"] and story.word(p.first - 2) in ("more", "less"))
        or (story.language not in READ and _counts_elsewhere(p))
    )
    if p.after - p.first == 1 and (early or number or counts):
        return None  # a number of something
    if story.word(p.first - 1) in year_words("decade"):
        return None  # les années 1950
    if "era" in p:
        return Reading(f"BC{year:04}", why=BEFORE_OUR_ERA)
    if year is None:
        return Reading(f"{near_century(p.get('yy') or 0, story.published):04}")
    return Reading(f"{year:04}", sure=_is_year(p)) if year > 999 or "juche" in p else None


def _is_year(p: Phrase) -> bool:
    """Whether the words around leave no doubt that it is a year, and nothing finer."""
    story, last = p.story, p.story.word(p.first - 1)
    if story.language not in READ:
        return _is_year_elsewhere(p)
    now = story.published.year if story.published else date.max.year
    usual = OLDEST <= (p.year or 0) <= now + FARTHEST
    alone = p.after - p.first == 1
    if alone and (_may_count(p) or _is_listed(p) or not (usual or last in _SINCE)):
        return False
    first, second = (*story.tokens[p.after : p.after + 2], "", "")[:2]
    if alone and last in DETERMINERS - {"the"} and first.istitle():
        return False  # "a 1994 Dodge"
    if alone and not usual and first[:1].isupper():
        return False  # "in 2172 Roe Hall"
    if alone and not story.language and first == "." and second[:1].islower():
        return False  # 2019. gada 5. janvārī: in a language that is not known
    whole = p.after - p.first > 1 or story.word(p.first).endswith("년")
    return whole or last in BEFORE_YEARS or not _may_number(p)


def _is_year_elsewhere(p: Phrase) -> bool:
    """The same, in a language of which little else is read."""
    story, last = p.story, p.story.word(p.first - 1)
    if last in year_words("before"):
        at = p.first - 1 - (last in _YEAR_NOUNS)
        return story.letters[at : at + 1] != LETTER["de"] and not _counts_behind(p, last)
    if story.word(p.after).startswith("年"):
        return not _PART_OF_YEAR.match(story.word(p.after))
    # A word before it may be a month that is not known.
    other = story.letters[max(0, p.first - 1) : p.first] == LETTER["other"] and last.isalpha()
    return story.word(p.after) in year_words("behind") and not other


def _counts_behind(p: Phrase, last: str) -> bool:
    """Whether a preposition may stand before a count: in 2000 Metern, до 1900 рублей."""
    noun = (*p.story.tokens[p.after : p.after + 1], "")[0]
    if last in _YEAR_NOUNS or not noun.isalpha() or noun.lower() in year_words("behind"):
        return False
    if p.story.language == "de":
        return noun.istitle()
    cyrillic = len(noun) > 3 and noun.islower() and noun[0] > "Ѐ"
    return cyrillic or (is_plural(noun) and noun.islower()) or noun == "ans"


def _counts_elsewhere(p: Phrase) -> bool:
    """Whether a noun follows, as in 2000 lidí, 2000 Menschen, and no word makes it a year."""
    story = p.story
    last, after = story.word(p.first - 1), story.word(p.after)
    if story.letters[p.after + 1 : p.after + 2] == LETTER["yyyy"]:
        return False  # de 1995 à 2001
    if not after.isalpha() or last in year_words("before") or after in year_words("behind"):
        return False
    noun = story.tokens[p.after]
    return noun.istitle() if story.language == "de" else noun.islower()


def _may_number(p: Phrase) -> bool:
    """Whether a bare figure may number or count something, or be an hour.

    After a noun it may number it ("Decision 1950"), or be the year of a day in a language that is
    not read ("17 Bealtaine 2024"); after "some" or "about" it may count; H.R. 1957; 2030세대.
    """
    story, last = p.story, p.story.word(p.first - 1)
    kind = story.letters[max(0, p.first - 1) : p.first]
    initial = last == "." and len(story.word(p.first - 2)) == 1
    glued = story.language == "ko" and re.match("[가-힣]", story.text[p.span[1] :][:1])
    return (
        bool(initial or glued or last == "at" or _follows_a_number(p) or _goes_with_doubt(p))
        or (last in _SIGNS or story.word(p.after) in ("&", "}", "x", "×"))
        or (kind in _MAY_BE_PART_OF and last.isalpha())
        or kind in (LETTER["some"], LETTER["about"])
    )


def _goes_with_doubt(p: Phrase) -> bool:
    """Whether it may be what its neighbour may be: "namely 1718 and 1874", "and 2000 in 1813"."""
    story, last = p.story, p.story.timexes[-1:]
    year_behind = story.letters[p.after + 1 : p.after + 2] == LETTER["yyyy"]
    if story.word(p.after) == "in" and year_behind:
        return True
    joined = last and last[0].after == p.first - 1 and story.word(p.first - 1) in ("and", "or", ",")
    return bool(joined and last[0].rule.kind == "year" and not last[0].reading.sure)


def _is_listed(p: Phrase) -> bool:
    """Whether it stands in a list with what can be no year: "the 1540, 1718 and 2231 lists"."""
    story, latest = p.story, (p.story.published or date.max).year + FARTHEST
    near = range(max(0, p.first - _LISTED), p.first)[::-1], range(p.after, p.after + _LISTED)
    for places in near:
        for at in takewhile(lambda at: story.letters[at : at + 1] in _LIST, places):
            figure = story.word(at)
            if len(figure) == 4 and figure.isdecimal() and int(figure) > latest:
                return True
    return False


def _follows_a_number(p: Phrase) -> bool:
    """Whether its sentence has just numbered something: "under resolution 2375, and 1874 too"."""
    numbers = p.story.numbers
    last = numbers[bisect(numbers, p.first) - 1] if numbers else p.first
    near = 0 < p.first - last < _NEAR and p.story.word(p.first - 1) != "("  # 1718 (2006)
    return near and LETTER["stop"] not in p.story.letters[last : p.first]


def _counts(p: Phrase) -> bool:
    """Whether a plural follows, as in 1500 people, and no word before makes it a year."""
    story = p.story
    last, after = story.word(p.first - 1), story.word(p.after)
    if after == "of" and story.word(p.after + 1) in ("them", "us", "those", "these", "the", "its"):
        return last not in BEFORE_YEARS
    numbered = story.letters[max(0, p.first - 1) : p.first] == LETTER["other"] and (
        story.tokens[p.first - 1][0].isupper()  # the Paris 2024 Games
    )
    pair = story.letters[max(0, p.first - 2) : p.first][:1] == LETTER["yyyy"]  # 2008 and 2012
    return is_plural(after) and not (numbered or pair) and last not in BEFORE_YEARS


def is_plural(word: str) -> bool:
    """Whether a word looks like a noun of several."""
    return word in _PERSONS or (word.endswith(("s", "men")) and len(word) > 3 and word.isalpha())


def _may_count(p: Phrase) -> bool:
    """Whether it may be a number: "the 2000 men", or any word in too little text to tell."""
    last, after = p.story.word(p.first - 1), p.story.word(p.after)
    figure = p.story.letters[max(0, p.first - 3) : max(0, p.first - 2)]
    if last == "to" and figure in (LETTER["num"], LETTER["yyyy"]):
        return True  # 1867 votes to 1844
    if last in _BEFORE_COUNTS:  # by 1867 votes
        return is_plural(after)
    if p.story.language or last in BEFORE_YEARS:
        return last == "the" and after in _PERSONS
    return after.isalpha() and after.islower()


def read_decade(p: Phrase) -> Reading | None:
    """The 1970s, the '20s, 50년대."""
    year = p.get("decades", "tens") or 0
    figure = p.story.word(p.after - 1)
    if year < 100 and "the" not in p and figure[0].isdigit() and figure[-1] not in "대代":
        return None  # an age
    if year < 100:
        year = near_century(year, p.story.published)
        year -= 100 * (year > (p.story.published or date.max).year + 1)  # the ’20s, in 2016
    return Reading(f"{year:04}"[:3])


def read_century(p: Phrase) -> Reading:
    """The 19th century."""
    value = f"{(p.get('ordinal', 'nth') or 1) - 1:02}"
    return Reading(f"BC{value}", why=BEFORE_OUR_ERA) if "era" in p else Reading(value)
