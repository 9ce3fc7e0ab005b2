"""Whether a clause tells what happens on a day, or the day is part of a name or a kind."""

import re
from itertools import takewhile

from ..text.cues import KINDS
from .lexicon import LETTER
from .story import DETERMINERS, MARKS, WHICH, Phrase

_CLAUSE, _REACH, _NEAR = 14, 10, 6  # words beside a day that are looked at
_A_FEW = 9  # days
_PRESENT = frozenset(
    "is are 's ’s has have do does can could may might must should would that which who where how "
    "what whether if we you they take takes go goes meet meets before until toward towards but "
    "still known used".split()
)
_BE = frozenset("feel is are am be been being 's ’s ’ve 've ve has have".split())
_PASSIVE = frozenset("was were had did".split())
_BETWEEN = frozenset("not never already just also still hard".split())
_BEFORE_THINGS = DETERMINERS.union("of in for with from by as at on most more be been".split())
_BEFORE_PARTS = frozenset("as of for with like than about".split())
_OPENERS = frozenset("when while after before as amid because but since to".split())
_APART = frozenset("- on of or not then like if".split())
_BEFORE_PLACES = frozenset("in at from near to with by of and outside".split())
_PAST = frozenset(LETTER[name] for name in ("was", "ended", "begun"))
_VERBS = _PAST | {LETTER["will"]}
_BREAKS = frozenset(LETTER[name] for name in ("stop", "comma", "and"))
_OF_AGES = ("year", "decade", "century")
# 내일을, 오늘의: the day is a thing; 오늘은, 내일 are when.
_A_THING = re.compile("(?:[을를의이가과와](?![가-힣])|으?로 )")


def is_named(p: Phrase) -> bool:
    """Whether it is only spoken of, or has the capital of a name: “today”, The Last Friday."""
    story, the = p.story, p.story.tokens[p.first] == "The"
    if MARKS.match(story.word(p.first - 1)) and MARKS.match(story.word(p.after)):
        return not p.has(("yyyy", "iso", "slashed", "ymd"))
    capital = story.tokens[p.first + the][0].isupper() and (
        the or story.word(p.first - 1).isalpha()
    )
    return capital and story.kinds[p.first + the][1] in ("today", *WHICH)


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
    if last in _APART or _is_set_against_an_age(p):
        return False
    if p.get("today") == -1:
        return not owns or _verb_before(p) is False
    told = tense(p)
    return told is not None and not owns and (told or p.get("today") == 0)


def tense(p: Phrase) -> bool | None:
    """Whether the verb of a day looks ahead; nothing if it tells of what is so, or can be."""
    story, last = p.story, p.first - 1 - (p.story.word(p.first - 1) in ("on", "in"))
    if story.language == "ko" or story.word(last) == "for":
        return p.ahead if story.language == "ko" else None
    near = story.letters[max(0, last - _NEAR) : p.first]
    begins = last < 0 or story.letters[last] in _BREAKS or bool(MARKS.match(story.word(last)))
    begins = begins and story.word(last - 1) not in _PRESENT  # "they are, today, called"
    told = _verb_before(p)
    acts = story.letters[p.after : p.after + 1] == LETTER["was"] and _VERBS.isdisjoint(near)
    return _verb_behind(p) if begins or (told is None and acts) else told


def _verb_before(p: Phrase) -> bool | None:
    """The same of the verb before it; "of asked questions", "as photos posted today" have none."""
    story, at = p.story, p.first - 1
    while at >= max(0, p.first - _CLAUSE) and story.letters[at] != LETTER["stop"]:
        word, letter = story.word(at), story.letters[at]
        verb = at - 1 - (story.word(at - 1) in _BETWEEN or story.word(at - 1).endswith("ly"))
        last = story.word(verb)
        if word in _PRESENT or (word == "and" and story.word(at + 1).endswith("s")):
            return None  # "it began in May and continues today"
        if letter == LETTER["will"] and word != "be":
            return None if _is_verb_behind(p) else True
        adjective = last in _BEFORE_THINGS or last.endswith("ing")  # "presenting finished work"
        if letter in _PAST and not adjective:
            whole = last in _PASSIVE or KINDS.get(word, "-") in "VI"
            of_it = story.word(verb - 1) in _BEFORE_PARTS or MARKS.match(last)
            parted = of_it or story.word(at + 1) == "by" or _is_verb_behind(p)
            parted = (parted and not whole) or "if" in _clause(p)
            return None if last in _BE or parted else False
        at -= 1
    return None


def _is_verb_behind(p: Phrase) -> bool:
    """Whether its clause has its verb behind it: "the lamps used today are"."""
    story, ends = p.story, (*_BREAKS, LETTER["that"])
    words = range(p.after, min(p.after + _NEAR, len(story.letters)))
    clause = takewhile(lambda n: not (story.letters[n] in ends or story.word(n) in _OPENERS), words)
    return any(story.letters[n] in _VERBS or story.word(n) in _PRESENT for n in clause)


def _verb_behind(p: Phrase) -> bool | None:
    """The same of the verb behind it: "Today it will open", "The council today rejected it"."""
    story, told = p.story, None
    for at in range(p.after, min(p.after + _REACH, len(story.letters))):
        letter, word = story.letters[at], story.word(at)
        if letter == LETTER["stop"] or (told is not None and letter == LETTER["comma"]):
            break
        if word in _PRESENT or (letter in _PAST and story.word(at + 1) == "by"):
            return None
        if letter in _VERBS and story.word(at - 1) not in _BEFORE_THINGS:
            told = letter == LETTER["will"] if told is None else told
            if KINDS.get(word, "-") in "VI":
                break
    return told


def _clause(p: Phrase) -> list[str]:
    """The words before it, since its clause begins."""
    begin = max(0, p.first - _CLAUSE)
    begin += p.story.letters[begin : p.first].rfind(LETTER["stop"]) + 1
    return [p.story.word(at) for at in range(begin, p.first)]


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
    if story.language == "ko":
        return False
    last, at, behind = story.word(p.first - 1), p.first - 1, story.letters[p.after : p.after + 1]
    if last in ("on", "also") or "early" in p:
        return False
    named = behind == LETTER["other"] and story.tokens[p.after].istitle()  # Saturday College
    thing = named or (behind == LETTER["other"] and last in DETERMINERS)
    thing = thing or story.text.startswith(("-", "–"), p.span[1])  # a Monday-to-Friday job
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
