"""Whether a clause tells what happens on a day, or the day is part of a name or a kind."""

import re
from functools import lru_cache
from itertools import takewhile

from ..text.cues import KINDS
from .lexicon import LETTER
from .story import DETERMINERS, MARKS, WHICH, Phrase, Story

_CLAUSE, _REACH, _NEAR = 14, 10, 6  # words beside a day that are looked at
_A_FEW, _TITLE = 9, 6  # days; words of a title
_TITLED = frozenset(WHICH) | {"weekday", "unit", "year", "part", "tonight", "today", "weekend"}
_MODALS = frozenset("should must might could".split())
_WE = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our|me|us)\b")
_A_SPEAKER, _SPOKEN = 5, 0.006  # such words of a text, of a word
#: Beside a day, these tell what is so or can be, or open another clause: nothing that was done.
_NOT_DONE = frozenset(
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
_VERBS = frozenset(LETTER[name] for name in ("was", "ended", "begun", "will"))
_BREAKS = frozenset(LETTER[name] for name in ("stop", "comma", "and"))
_OF_AGES = ("year", "decade", "century")
# 내일을, 오늘의: the day is a thing; 오늘은, 내일 are when.
_A_THING = re.compile("(?:[을를의이가과와](?![가-힣])|으?로 )")


@lru_cache(maxsize=4)
def is_personal(text: str) -> bool:
    """Whether its writer speaks of "we" and "you" outside quotations: minutes, a blog, no news.

    Of which day and month he says "today" and "this month", its publication does not tell.

    >>> is_personal("We met today. My lamp fell as I told you, and we left."), is_personal("“Me?”")
    (True, False)
    """
    if len(_WE.findall(text)) < _A_SPEAKER:
        return False
    told = " ".join(part for line in text.split("\n") for part in MARKS.split(line)[::2])
    return len(_WE.findall(told)) >= max(_A_SPEAKER, _SPOKEN * len(told.split()))


def is_named(p: Phrase) -> bool:
    """Whether it is only spoken of, or has the capital of a name: “today”, The Last Friday."""
    story, the = p.story, p.story.tokens[p.first] == "The"
    if MARKS.match(story.word(p.first - 1)) and MARKS.match(story.word(p.after)):
        return not p.has(("yyyy", "iso", "slashed", "ymd"))
    inside = the or story.word(p.first - 1).isalpha()
    name = inside and story.kinds[p.first + the][1] in ("today", *WHICH)
    return name and story.tokens[p.first + the][0].isupper()


def is_title(p: Phrase) -> bool:
    """Whether it is a part of a title: ABC’s “This Week”, “Port Roe Sunday”, the Last Night Show.

    Not of a headline, which has capitals throughout.
    """
    story = p.story
    words = story.tokens[p.first : p.after]
    if not words[0][0].isupper() or not p.bits.keys() <= _TITLED:
        return False
    before, behind = _capitals(story, p.first - 1, -1), _capitals(story, p.after, 1)
    marks = [story.word(p.first - 1 - before), *map(story.word, _ends(p.after + behind))]
    size = before + behind + len(words)
    if 1 < size <= _TITLE and MARKS.match(marks[0]):
        inner = story.word(p.after + behind) in (",", ".")
        return bool(MARKS.match(marks[1 + inner]))
    named = before or story.letters[p.first - 1 : p.first] == LETTER["poss"] or behind
    whole = all(word[0].isupper() for word in words) and p.first and story.word(p.first - 1) != "."
    which = not p.has(("weekday", "today")) and story.word(p.first - 1)[:1].isalpha()
    return bool(
        named and whole and (which or p.has(("tonight",))) and before < 3 and 1 < size < _TITLE
    )


def _ends(after: int) -> tuple[int, int]:
    return after, after + 1


def _capitals(story: Story, at: int, step: int) -> int:
    """How many words with a capital follow one another from a place on."""
    count = 0
    while 0 <= at < len(story.tokens) and story.tokens[at][0].isupper() and count < _TITLE:
        at, count = at + step, count + 1
    return count


def is_told_of(p: Phrase) -> bool:
    """Whether a verb of its clause tells what happens today, yesterday or tomorrow.

    "It opened today", "Today the port will open"; not "the lamps used today are", "the ships of
    tomorrow", "from two in 1970 to twenty today": these are of these years.
    """
    story, mark, size = p.story, p.story.landmark, 10 if p.get("today") else 4  # of a day, a year
    then = mark.days.first if mark and mark.daily and mark.days else story.published
    sentence = LETTER["stop"] not in story.letters[mark.after if mark else 0 : p.first]
    if sentence and str(then)[:size] < str(story.published)[:size]:
        return False  # "on 12 May 1940 he noted that it had fallen yesterday"
    if story.language == "ko":
        return not _A_THING.match(story.text, p.span[1])
    last, owns = story.word(p.first - 1), story.letters[p.after : p.after + 1] == LETTER["poss"]
    if not _MODALS.isdisjoint(_clause(p)[-_REACH:]) or (p.get("today") == -1 and last == "only"):
        return False  # "they should have left yesterday", "only yesterday all was well"
    if last in _APART or _is_set_against_an_age(p):
        return False
    if p.get("today") == -1:
        return not owns or tense(p) is False
    told = tense(p)
    return told is not None and not owns and (told or p.get("today") == 0)


def tense(p: Phrase) -> bool | None:
    """Whether the verb of a day looks ahead; nothing if it tells of what is so, or can be."""
    story, last = p.story, p.first - 1 - (p.story.word(p.first - 1) in ("on", "in"))
    if story.language == "ko" or story.word(last) == "for":
        return p.ahead if story.language == "ko" else None
    begins = last < 0 or story.letters[last] in _BREAKS or bool(MARKS.match(story.word(last)))
    told = _verb(p, range(p.first - 1, max(-1, p.first - _CLAUSE), -1), before=True)
    near = story.letters[max(0, last - _NEAR) : p.first]
    acts = story.letters[p.after : p.after + 1] == LETTER["was"] and _VERBS.isdisjoint(near)
    if (begins and story.word(last - 1) not in _NOT_DONE) or (told is None and acts):
        return _verb(p, range(p.after, min(p.after + _REACH, len(story.letters))), before=False)
    return told


def _verb(p: Phrase, places: range, before: bool) -> bool | None:
    """Whether the first verb of these places looks ahead; a participle or an adjective is none.

    "The council today rejected it"; not "as photos posted today", "it began and goes on today",
    "lamps used today are", "if it opened today".
    """
    story = p.story
    for at in takewhile(lambda n: story.letters[n] != LETTER["stop"], places):
        word, letter, noun = story.word(at), story.letters[at], at - 1
        noun -= story.word(noun) in _BETWEEN or story.word(noun).endswith("ly")
        last, passive = story.word(noun), story.word(at + 1) == "by"
        if word in _NOT_DONE or (before and word == "and"):
            return None
        if letter not in _VERBS or word == "be" or last in _BEFORE_THINGS or last[-3:] == "ing":
            continue
        if letter == LETTER["will"]:
            return None if before and _has_verb(story, p.after) else True
        whole = last in _PASSIVE or KINDS.get(word, "-") in "VI"
        part = passive or story.word(noun - 1) in _BEFORE_PARTS or bool(MARKS.match(last))
        part = part or _has_verb(story, p.after if before else at + 1)
        part = part or (before and not {"is", "are"}.isdisjoint(_clause(p)[: at - p.first]))
        supposed = before and "if" in _clause(p)
        return None if last in _BE or supposed or (part and not whole) else False
    return None


def _has_verb(story: Story, first: int) -> bool:
    """Whether a clause has a verb from a word on: "the lamps used today are"."""
    ends, words = (*_BREAKS, LETTER["that"]), range(first, min(first + _NEAR, len(story.letters)))
    clause = takewhile(lambda n: not (story.letters[n] in ends or story.word(n) in _OPENERS), words)
    return any(story.letters[n] in _VERBS or story.word(n) in _NOT_DONE for n in clause)


def _clause(p: Phrase) -> list[str]:
    """The words before it, since its clause begins."""
    begin = max(0, p.first - 2 * _CLAUSE)
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
    story, at = p.story, p.first - 1
    last, behind = story.word(at), story.letters[p.after : p.after + 1]
    if story.language == "ko" or last in ("on", "also") or "early" in p:
        return False
    while at >= 0 and story.tokens[at].istitle() and story.letters[at] == LETTER["other"]:
        at -= 1
    run = p.first - 1 - at
    at -= story.word(at) in ("the", "and")
    begins, acts = at < 0 or story.letters[at] in _BREAKS, behind == LETTER["was"]
    if behind == LETTER["other"] and not story.word(p.after).endswith("ly"):
        named = run > 0 or story.tokens[p.after].istitle()  # Casual Friday crowds, Friday College
        owned = not DETERMINERS.isdisjoint((last, story.word(p.first - 2)))
        return (
            named or owned or story.word(p.after)[3:].endswith("s")
        )  # our Friday show, Friday shows
    joined = story.text.startswith(("-", "–"), p.span[1])  # a Monday-to-Friday job
    if joined or (story.word(p.first - 2) == "-" and story.tokens[p.first - 1].islower()):
        return True
    if begins and (acts or behind == LETTER["other"]):
        return not run  # "Sunday had a slow start", not "Osmund Sunday met Roe"
    return run > 0 and story.word(at) not in _BEFORE_PLACES
