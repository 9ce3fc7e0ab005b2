"""A phrase that stands for somebody, “the sister of mayor Otto Berg”: its noun, the name in it.

What the words alone tell; `people` finds in the text around whom they mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from .cues import KINDS
from .person_words import (
    CLAIMS,
    FEMALE_ROLES,
    KIN,
    MALE_ROLES,
    NO_PERSON,
    OF,
    OFFICES,
    PEOPLE,
    PLACE,
    RELATIONS,
    TITLES,
)
from .persons import RUN, Mention, is_office, is_person, mentions
from .words import Answers

PHRASE_END = re.compile(
    rf"\s(?:{'|'.join([*OF.split(), *PLACE.split()])}|who|whose|which|that)\s|,"
)
#: Offices as they are written in front of a name.
SHORTENED = {"sen": "senator", "rep": "representative", "gov": "governor", "prof": "professor"}
_OWNED = re.compile(r"(?P<owner>.*[^\s])['’ʼ]s?\s(?P<thing>[^’']+)$")
_CACHED = 1 << 12  # phrases: a text names its speakers again and again
INDEFINITE = re.compile(r"(?i:an?|one|another|some|two|several|many)\s")
#: “A statement”, “the Tarn statement”: none of whoever has just spoken.
OF_ANOTHER = re.compile(r"(?i:an?|another)\s|.\b[A-Z]")


class Meaning(NamedTuple):
    """Who is meant, "" if nobody is named; whether that is sure; where the words stand."""

    name: str
    sure: bool
    place: int = -1
    somebody: bool = False  # a person without a name: “a clerk”
    gender: str = ""  # *he* or *she*, where that is what is printed


NOBODY = Meaning("", False)
SOMEBODY = re.compile(r"\w+(?:er|or|ist|man|woman|ian|eer|ee|ant|person)$")
#: A sentence about somebody new: “A clerk spoke to us.”
NEWCOMER = re.compile(
    r"[.!?:\n](?:(?<=\n)|['\"”’»]?\s+)(?:[A-Z][\w-]*,? )?"  # one class first, and none of letters
    r"(?:An?|One|Another|a|an|one|another) (?P<words>[\w’'-]+(?: [\w’'-]+){1,6})"
)
#: One of those who are called so: “A European intelligence official”.
NEW_ONE = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w’'-]+ ){0,4}\Z")
#: Somebody without a name, whom a pronoun may mean: “found the man after he had left”.
NAMELESS = re.compile(
    r"(?<!, )\b(?:[Tt]he|[Aa]n?|[Aa]nother) (?:[\w-]+ ){0,2}"
    rf"(?:{'|'.join(sorted(PEOPLE - TITLES - KIN))})\b"
)
#: Somebody without a name, of whom *he* may be told: “Roe mocked the mayor’s words. “…,” he …”
OWNER = re.compile(rf"\b(?:the|an?) (?:[\w-]+ ){{0,2}}(?:{'|'.join(sorted(PEOPLE))})['’]s?\s")
APPOSITION = re.compile(
    rf"(?:\s?,|\s[–—-]{{1,2}})\s(?P<lead>(?:[a-z]+\s){{0,4}}?)"
    rf"(?:[A-Z][a-z]{{1,3}}\.\s){{0,2}}(?P<name>(?:[a-z]+-)?{RUN.pattern})(?!, (?:and|or)\b)"
    r"(?=\s?,|\.|\s[a-z–—-]|$)"
)
_RELATED = rf"(?P<she>{'|'.join(sorted(FEMALE_ROLES))})|(?P<he>{'|'.join(sorted(MALE_ROLES))})"
#: A role right behind a name: “Elin Moor, the younger sister of”, “Elin Moor is a spokeswoman”.
ROLE_AFTER = re.compile(
    r"(?:,|,? (?:is|was|who is)) (?!(?:his|her)\b(?! (?:[\w-]+ ){0,2}[\w-]+[,.](?! and\b)))"
    r"(?:(?!of\b|whose\b|and\b|(?<!, )(?:his|her)\b)[\w’'-]+ ){0,5}?"
    rf"(?:{_RELATED})\b"
)
DESCRIBED = re.compile(
    r"(?:,|,? (?:is|was|who is)) (?!(?:un)?like |(?:[\w-]+ ){1,2}by )(?P<words>(?:[\w’'-]+ ?){1,8})"
)
OWNS = re.compile(r"['’]s? (?:\w+ ){0,2}?(?P<thing>\w+)(?=,? \w)")
#: Whose somebody is: “Otto Berg, her clerk”; “Anna Lind met her brother”.
OWNED_BY = re.compile(r"[^,.“”\"\n]{2,60}, (?P<whose>his|her) (?!own\b)\w")
#: What somebody does to another: “Otto Berg asked her about it.”
ASKS_OF = re.compile(
    r"(?:,[^,.\n]{1,60},)? (?:[a-z]+ ){0,2}?(?P<verb>[a-z]+)(?: to| at)? (?P<whom>him|her)"
    r"(?=[.,;:?!]| (?:about|after|again|at|before|by|for|how|if|in|on|over|that|to|what|when|where"
    r"|whether|why|with)\b)"
)
#: “Anna Lind issued a statement on Monday. “…,” it said.”
STATEMENT = "(?:communique|declaration|letter|message|post|statement)"
ISSUED = re.compile(
    r"(?:,[^,“”]{1,60},)? (?:\w+ )?(?:gave|issued|made|posted|published|released|sent|wrote)"
    r" (?:\w+ )?(?:an?|another|her|his|the|this) (?:[\w-]+ ){0,2}"
)
UP_TO_IT = re.compile(r"[^.!?“”\"]*[.:] ?(?:[“\"][^”\"]+[”\"] ?)?")
THE_OWNER = re.compile(r"\s*(?:[A-Z]\w+, )?[Tt]he (?:[a-z-]+ )?[a-z]+")  # “Then, the mayor”’s
TELLS = re.compile(r"(?:,? [a-z]+){1,3} (?P<whom>[A-Z][\w-]+|him|her)\b")  # she told Berg
ACTING = re.compile(  # The clerk rose
    r"The (?:(?<=\nThe )|(?<=[.!?]\sThe )|(?<=[.!?]['\"”’»]\sThe ))(?P<words>(?:[a-z-]+ ){1,3})"
)
#: Somebody who acts beside another: “Lind stood by as the clerk spoke.”
WHILE = re.compile(
    r"[abuw](?:(?<=\ba)(?:fter|s)|(?<=\bb)(?:ecause|efore)|(?<=\bu)ntil|(?<=\bw)h(?:en|ile)) "
    r"(?:the|an?|her|his) (?P<words>(?:[a-z-]+ ){1,3})"
)
OWN_RELATION = re.compile(
    r"(?:,[^,.]{1,60},)? [a-z]+ (?P<whose>his|her) (?:[\w-]+ ){0,2}?"
    rf"(?:{'|'.join(sorted(RELATIONS))})\b"
)
#: A relative, or several: “half-brother”, “grandparents”, “sister-in-law”.
KIN_WORD = (
    r"(?:(?:step|half|great|grand|god|foster|ex)-?)*"
    rf"(?P<kin>{'|'.join(sorted(KIN))})(?P<many>s|ren)?(?:-in-law)?"
)
#: A relative without a full name: “His sister runs the mill.”
RELATIVE = re.compile(
    r"[Hh'’](?:(?<=\b[Hh])(?:is|er)|(?<=['’])s?) "  # one class first: other letters are passed over
    rf"(?:[a-z-]+ ){{0,2}}{KIN_WORD}\b(?!,? [A-Z][\w-]+ [A-Z]|['’])"
)
#: A relative of whoever is named next, or is named before: “the sister of mayor Hugo Moor”.
_KIN_OF = re.compile(rf"\b{KIN_WORD} of (?:[\w’'-]+ ){{0,5}}\Z", re.IGNORECASE)
#: A relative named by the surname alone: “Moor, the younger sister of mayor Hugo Moor”.
KIN_BEHIND = re.compile(rf"\w+, (?:[\w’'-]+ ){{0,4}}{KIN_WORD} of (?P<whose>[^,.;\n]{{2,60}})")
#: A relative with a name: “Her brother Hugo Moor”.
KIN_NAMED = re.compile(rf"\b[Hh](?:er|is) (?:[a-z-]+ ){{0,2}}{KIN_WORD},? \Z")
OWN_KIN = re.compile(rf"['’]s? (?:[\w-]+ ){{0,3}}?{KIN_WORD}\b")
#: Others beside somebody: “Otto Berg and other critics”.
OTHERS = re.compile(r",? (?:and|among|along with) (?:\w+ )?others?\b.*$")
#: By whom a thing is; a work is of somebody too: “the words of Otto Berg”.
_BY = re.compile(r"\b(?:by|from) ")
_BY_OR_OF = re.compile(r"\b(?:by|from|of) ")
#: An office with its place in front of a name, no comma between: “Secretary of State Ada Roe”.
_TIED = r" (?:of|for|to) (?:(?:the |and |for |of )*[A-Z][\w’'-]* )+(?=[A-Z][\w’'-]* ?[\w’'-]*$)"
_PLACED = re.compile(r" of (?:the )?[A-Z][\w’'-]* $")
_WORD = re.compile(r"\b[^\W\d_]+(?= )")
_OF_BODY = re.compile(r"\b[A-Z]\w+ (?P<who>[a-z]+)$")
_BRACKETED = re.compile(r"\s*(?:\([^()]*\)?|[’']\d\d\b)")  # Anna Lind (left), Otto Berg ’76


@lru_cache(_CACHED)
def called(noun: str) -> re.Pattern[str]:
    """Find where a text speaks of a minister, of “the minister”, of “the minister of trade”.

    >>> found = called("minister").search("There the foreign minister left.")
    >>> found["the"], found["own"], found["of"]
    ('the', ' foreign', None)
    """
    return re.compile(
        r"\b(?:(?P<the>the)(?P<own>(?: [\w.-]+){0,2}?)[ -])?"
        rf"(?P<noun>{re.escape(noun)}(?:s|es)?)\b(?P<of> (?:of|for|to)\b)?",
        re.IGNORECASE,
    )


def last_noun(phrase: str) -> str:
    """Give the last word of a phrase, of a compound its last part.

    >>> last_noun("the UN Secretary-General, ")
    'general'
    """
    words = phrase.rsplit(None, 1)
    return _noun_of(words[-1]) if words else ""


def _noun(word: str) -> str:
    """Give a word, or the last part of a compound, in small letters and in full."""
    last = word.lower().strip(".,").rpartition("-")[2]
    return SHORTENED.get(last, last)


_noun_of = Answers(_noun).__getitem__


def pair(phrase: str, bearers: Mapping[str, set[str]]) -> str:
    """Give two people named in full, or by surnames that `bearers` gives to one each.

    >>> pair("bakers Anna Lind and Otto Berg", {}), pair("Anna Lind and a baker", {})
    ('Anna Lind and Otto Berg', '')
    >>> pair("Lind and Berg", {"lind": {"Anna Lind"}, "berg": {"Otto Berg"}})
    'Anna Lind and Otto Berg'
    """
    one, _, other = phrase.partition(" and ")
    if not other:
        return ""
    named = [*mentions(phrase)]
    two = [m for m in named if len(m.keys) > 1] or named
    if len(two) != 2 or two[0].name not in one or two[1].name not in other:
        return ""
    called = [bearers.get(m.keys[0], {""}) if len(m.keys) == 1 else {m.name} for m in two]
    full = [next(iter(names)) if len(names) == 1 else "" for names in called]
    return " and ".join(full) if all(map(is_person, full)) else ""


def kin_of(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find whose relative is spoken of before a name, by the word before each *of*.

    >>> found = kin_of("She met the sister of mayor Otto Berg.", 0, 28)
    >>> found["kin"]
    'sister'
    """
    *parts, _ = text[start:end].lower().split(" of ")
    likely = any(_is_kin(part.rpartition(" ")[2]) for part in parts)
    return _KIN_OF.search(text, start, end) if likely else None


_is_kin = Answers(lambda word: bool(_KIN_OF.search(f"{word} of "))).__getitem__


def titled(words: str) -> str:
    """Give what stands right before a name: “Norwegian Foreign Minister”, “Agency chief”.

    >>> titled("It met the Norwegian foreign minister ")
    'Norwegian foreign minister'
    >>> titled("It met the owner of the mill ")
    ''
    """
    around = words.split()
    named = takewhile(lambda word: "A" <= word[0] <= "Z" or word in PEOPLE, reversed(around))
    return " ".join(around[len(around) - len([*named]) :])


def proper(phrase: str) -> set[str]:
    """Give the first letters of the names in a phrase, without titles.

    >>> sorted(proper("the Norwegian Foreign Minister")), sorted(proper("Norway’s minister"))
    (['norw'], ['norw'])
    """
    words = (word for word in phrase.split() if word[0].isupper())
    plain = (word.lower().strip(".,()") for word in words)
    return {w[:4] for w in plain if w.rpartition("-")[2] not in TITLES and w not in KINDS}


def _holder(phrase: str) -> str:
    """Give the name of somebody of a body that is named in front."""
    people = (word for word in _WORD.finditer(phrase) if word[0].lower() in PEOPLE)
    names = (RUN.fullmatch(phrase, word.end() + 1) for word in people)
    return next((name[0] for name in names if name), "")


@lru_cache(_CACHED)
def head(phrase: str) -> tuple[str, Mention | None]:
    """Give the noun at the head of a phrase and, where there is one, the name.

    >>> noun, mention = head("a letter from Otto Berg")
    >>> noun, mention.name
    ('letter', 'Otto Berg')
    """
    phrase = _BRACKETED.sub("", phrase).removesuffix(".")  # … Anna Lind Jr.
    stop = PHRASE_END.search(phrase)
    first = phrase[: stop.start()] if stop else phrase
    noun = last_noun(first)
    if owned := _OWNED.match(first):
        first = owned["owner"] if noun in CLAIMS else owned["thing"]
    last = len(first.rstrip(" ,."))
    names = [m for m in mentions(first) if m.end == last and not is_office(m.name)]
    by = _BY_OR_OF if noun in CLAIMS else _BY
    if stop and noun in NO_PERSON and (holder := _holder(phrase)):
        names = list(mentions(holder))  # Ministry of Trade spokesman Otto Berg
    elif stop and noun in NO_PERSON and (one := _OF_BODY.search(phrase)) and describes(one["who"]):
        return one["who"], None  # a Ministry of Trade official
    if not names and noun in OFFICES and re.search(_TIED, phrase):
        names = [m for m in mentions(phrase) if m.end == len(phrase)]
        if names and _PLACED.search(phrase[: phrase.find(" ", names[0].start) + 1]):
            names = list(mentions(phrase[phrase.find(" ", names[0].start) + 1 :]))  # of Russia
        names = [m for m in names if m.keys[-1] not in NO_PERSON]  # chief of the Salt Board
        # “the chief to Anna Lind” wrote to her
        names = [m for m in names if not phrase.endswith((" to ", " for "), 0, m.start)]
    if not names and stop and (author := by.search(phrase, stop.start())):
        names = list(mentions(phrase[author.end() :]))[:1]
    return noun, names[-1] if names else None


def only(names: set[str]) -> Meaning:
    """Give the only one of some names, which is a guess."""
    return Meaning(next(iter(names)), False) if len(names) == 1 else NOBODY


@lru_cache(_CACHED)
def describes(noun: str) -> bool:
    """Is somebody called so: a minister, a trainer?

    >>> describes("trainer"), describes("after"), describes("mill")
    (True, False, False)
    """
    return noun in PEOPLE or (noun not in KINDS and bool(SOMEBODY.match(noun)))
