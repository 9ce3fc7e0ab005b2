"""Whether a clause tells what happens on a day, or the day is part of a name or a kind."""

import re

from .lexicon import LETTER
from .story import DETERMINERS, MARKS, WHICH, Phrase
from .years import comes_again

_CLAUSE = 10  # words before a day that are looked at
_A_FEW = 9  # days of a month
_FINITE = frozenset("is are 's ’s has have do does can could may might must should".split())
# "the wall can be seen today", "is to be found today"
_POSSIBLE = re.compile(r"\b(?:can|could|may|might|must|should|(?:is|are) to be)\b[^,.;]*$")
_APART = frozenset("of or not then like if".split())
_BEFORE_PLACES = frozenset("in at from near to with by of and outside".split())
_VERBS = frozenset((LETTER["was"], LETTER["will"]))
_BREAKS = frozenset(LETTER[name] for name in ("stop", "comma", "and"))
_OF_AGES = ("year", "decade", "century")
# 내일을, 오늘의: the day is a thing; 오늘은, 내일 are when.
_A_THING = re.compile("(?:[을를의이가과와](?![가-힣])|으?로 )")
_SEVERAL = re.compile(r"\w+[^s\W]s|people|men|women")  # "of use to towns today"


def is_named(p: Phrase) -> bool:
    """Whether a word of time has the capital of a name: "The Last Friday", the “Today” show."""
    story, first = p.story, p.story.tokens[p.first]
    if not first[0].isupper() or story.kinds[p.first][1] not in ("today", *WHICH):
        return False
    last, marked = story.word(p.first - 1), MARKS.match
    return last.isalpha() or bool(marked(last) and marked(story.word(p.after)))


def is_told_of(p: Phrase) -> bool:
    """Whether a verb of its clause tells what happens today, yesterday or tomorrow.

    "It opened today", "Today the port will open"; not "the lamps used today are", "the ships of
    tomorrow", "from two in 1970 to twenty today": these are of these years.
    """
    story, landmark = p.story, p.story.landmark
    now = story.published.year if story.published else 0
    then = landmark.days.first.year if landmark and landmark.daily and landmark.days else now
    if landmark and then < now and LETTER["stop"] not in story.letters[landmark.after : p.first]:
        return False  # "on 12 May 1940 he noted that it had fallen yesterday"
    if story.language == "ko":
        return not _A_THING.match(story.text, p.span[1])
    last, owns = story.word(p.first - 1), story.letters[p.after : p.after + 1] == LETTER["poss"]
    towns = story.word(p.first - 2) == "to" and _SEVERAL.fullmatch(last)
    if last in _APART or towns or _is_set_against_an_age(p):
        return False
    before = story.ahead(p.first, len(story.letters), strict=True)
    if p.get("today") == -1:
        return not owns or before is False
    told = _verb_beside(p) if before is None else None if _is_parted(p) else before
    fits = told is not None if p.get("today") == 0 else bool(told)
    return fits and not owns and last not in _FINITE


def _verb_beside(p: Phrase) -> bool | None:
    """Which way the verb behind looks: "Today it will open", "The council today rejected it"."""
    story = p.story
    opens = p.first == 0 or story.letters[p.first - 1] in _BREAKS
    if opens or MARKS.match(story.word(p.first - 1)):
        return story.ahead(p.first, p.after, strict=True)
    return False if story.letters[p.after : p.after + 1] == LETTER["was"] else None


def _is_parted(p: Phrase) -> bool:
    """Whether the verb before it is of another clause, or tells what only can be."""
    story, behind = p.story, p.story.letters[p.after : p.after + 1]
    clause = " ".join(story.tokens[max(0, p.first - _CLAUSE) : p.first])
    finite = behind in _VERBS or story.word(p.after) in _FINITE
    return finite or bool(_POSSIBLE.search(clause))


def has_hardly_begun(p: Phrase) -> bool:
    """Whether "this month" may be the one before: "the work done this month", on its fourth day."""
    now = p.story.published
    if "this" not in p or not now or now.day > _A_FEW or p.ahead or "earlier" in p:
        return False
    return p.unit == "M" or (p.unit == "Y" and now.month == 1)


def _is_set_against_an_age(p: Phrase) -> bool:
    """Whether its clause tells of a year, too, or of what only seemed to be a day."""
    story, last = p.story, p.story.timexes[-1] if p.story.timexes else None
    if not last or LETTER["stop"] in story.letters[last.after : p.first]:
        return False
    if last.rule.name == "near day":
        return not last.reading.sure
    verbs = _VERBS.isdisjoint(story.letters[last.after : p.first])
    return bool(last.days and last.days.precision in _OF_AGES and verbs)


def is_of_a_kind(p: Phrase) -> bool:
    """Whether a weekday is a name, a kind of day or a habit: Taco Tuesday, a no-meetings Friday.

    Not "in Osmund Tuesday", "Osmund Tuesday said".
    """
    story = p.story
    if story.language == "ko" or comes_again(p):
        return comes_again(p)
    last, at, behind = story.word(p.first - 1), p.first - 1, story.letters[p.after : p.after + 1]
    if last in ("on", "also") or "early" in p:
        return False
    thing = behind == LETTER["other"] and last in DETERMINERS
    if thing or (story.word(p.first - 2) == "-" and story.tokens[p.first - 1].islower()):
        return True
    while at >= 0 and story.tokens[at].istitle() and story.letters[at] == LETTER["other"]:
        at -= 1
    run = p.first - 1 - at
    at -= story.word(at) in ("the", "and")
    subject = at < 0 or story.letters[at] in _BREAKS
    verb = p.after + story.word(p.after).endswith("ly")
    if run and behind == LETTER["other"] and verb == p.after:
        return True  # the Casual Friday crowd
    acts = subject and story.letters[verb : verb + 1] == LETTER["was"]
    return run > 0 and not acts and story.word(at) not in _BEFORE_PLACES
