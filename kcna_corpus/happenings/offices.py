"""Offices: “Israel’s foreign minister” of one page is who bears that title on another."""

import re
from collections.abc import Mapping, Set
from typing import Protocol

from ..text.cues import KINDS
from ..text.person_words import POSTS
from ..text.spelling import canonical
from .verbs import is_noun


class Named(Protocol):
    """The name of a state or body where it stands."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def name(self) -> str:
        """Whose it is."""


#: Whoever leads a state or a body is called one of these, or is its “leader”.
_LEADS = frozenset("president premier chancellor chairman chairwoman king queen emperor".split())
_LEADS |= frozenset(["prime minister", "supreme leader", "secretary-general", "general secretary"])
_LEADER = frozenset("leader chief head director".split())
_HEADS = "|".join(sorted((POSTS | _LEADS | _LEADER) - {"senior", "under", "vice", "supreme"}))
_TITLE = (
    rf"(?P<title>(?:[\w-]+\s){{0,2}}?(?:{_HEADS})(?:\s(?:\w+\s)?(?:{_HEADS}))?(?:\sof\s[A-Z]\w+)?)"
)
_BEHIND = re.compile(rf"(?:[’']s?)?\s{_TITLE}(?![\w’'-])", re.IGNORECASE)
_UP_TO_NAME = re.compile(rf"(?:[’']s?)?\s{_TITLE}\s?", re.IGNORECASE)
#: “The leader of Norway”, “the leader of Norway’s Yards”
_BEFORE = re.compile(
    rf"\b[Tt]he (?P<title>(?:[\w-]+\s){{0,2}}(?:{_HEADS}))\sof\s(?:the\s)?(?:[A-Z]\w+[’']s\s)?$",
    re.IGNORECASE,
)
_OWNS = re.compile(r"[’']s?\s")
#: Behind these somebody else acts: “a friend of Norway’s mayor”.
_ASIDE = re.compile(r"\b(?:of|by|for|with|to|from|against|on|over|about)\s(?:the\s)?$")
#: A name that only says whose, or of whom: “Hugo Moor’s sister”, “the sister of Hugo Moor”.
_ASIDE_BEFORE = re.compile(r"\b(?:of|by|for|with|to|from|against)\s(?:[\w’'-]+\s){0,3}$")
#: Before the name of a state or body: nobody who is in office, or one of several.
_NOT_THE = re.compile(
    r"\b(?:former|ex|then|late|an?|one|another|new|next|some|two|three)[\s-]+(?:\w+\s)?$",
    re.IGNORECASE,
)
_TITLE_OF = re.compile(r"([A-Z]\w+) of (?:[\w’'-]+ ){0,2}[A-Z][\w-]+ $")
_WORD_BEHIND = re.compile(r"\s([a-z]+)\b")
_WHEN = frozenset("late early last next too".split())  # “Ada Varn last week”
_REACH = 60  # characters beside the name of a state or body in which an office is told


def office(text: str, owner: Named) -> str:
    """Return the office that stands behind the name of its state or body, or before; "" if none.

    >>> from kcna_corpus.happenings.known_actors import known_in
    >>> for text in ("Norway’s fisheries minister left.", "The king of Norway left.",
    ...              "A former Norwegian minister left.", "Norway met a minister."):
    ...     print([office(text, named) for named in known_in(text)])
    ['fisheries minister | Norway']
    ['king | Norway']
    ['']
    ['']
    >>> for text in ("Norway’s defence ministry wept.", "The Ministry of Defense of Norway left."):
    ...     print([office(text, named) for named in known_in(text)])
    ['defense | Norway']
    ['defense | Norway']
    """
    before = text[max(0, owner.start - _REACH) : owner.start]
    match = _BEHIND.match(text, owner.end, owner.end + _REACH)
    if match and (_NOT_THE.search(before) or _ASIDE.search(before)):
        return ""
    if not match and not _OWNS.match(text, owner.end):
        match = _BEFORE.search(before)
    return _named(match, owner)


def office_before(phrase: str, owner: Named) -> str:
    """Return the office that fills what stands between a state or body and the end of a phrase.

    >>> from kcna_corpus.happenings.known_actors import known_in
    >>> for text in ("Norwegian Foreign Minister ", "Norwegian ministers met "):
    ...     print([office_before(text, named) for named in known_in(text)])
    ['foreign minister | Norway']
    ['']
    """
    if _NOT_THE.search(phrase, 0, owner.start):
        return ""
    return _named(_UP_TO_NAME.fullmatch(phrase, owner.end), owner)


def _named(match: re.Match[str] | None, owner: Named) -> str:
    title = match["title"].lower().removeprefix("ministry of ") if match else ""
    title = " ".join(canonical().get(word, word) for word in title.split())
    words = {*title.split()} - {"of"}
    small = any(KINDS.get(word, "w") != "w" for word in words)
    return "" if small or not words or words & {"former", "deputy"} else f"{title} | {owner.name}"


_COUNTED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens of)\s$", re.IGNORECASE
)


def is_aside(subject: str, name: Named, *, state: bool = False) -> bool:
    """Return whether a name in a subject only describes who acts; of a state no adjective does."""
    before = (_ASIDE if state else _ASIDE_BEFORE).search(text := subject[: name.start])
    if state and subject.endswith("s", name.start, name.end) and _COUNTED.search(text):
        return True  # “two Norwegians left”
    owns = not state and _OWNS.match(subject, name.end)
    return bool((before and not is_title_of(text)) or owns)


def is_of_thing(subject: str, name: Named) -> bool:
    """Return whether a person's name in a subject only says which thing acts: “the Varn report”.

    >>> class At:
    ...     start, end, name = 4, 8, "Varn"
    >>> [is_of_thing(f"The Varn {rest}", At) for rest in ("report ", "late ", "sadly ", "in Ode ")]
    [True, False, False, False]
    """
    word = _WORD_BEHIND.match(subject, name.end)
    other = not word or word[1] in _WHEN or word[1].endswith("ly")
    return bool(not other and word and is_noun(word[1]))


def is_title_of(before: str) -> bool:
    """Return whether a title with “of” ends right before a name.

    >>> is_title_of("The Secretary of Defence "), is_title_of("The secretary of Mayor ")
    (True, False)
    """
    match = _TITLE_OF.search(before)
    return bool(match and match[1].lower() in POSTS)


def is_office(name: str) -> bool:
    """Whether an actor is only known by an office."""
    return " | " in name


def holder(name: str, holders: Mapping[str, Set[str]]) -> str:
    """Return who holds an office, by the persons who are named so on any page; else the office.

    >>> holders = {"president | Norway": {"Ada Varn"}, "mayor | Norway": {"Otto Berg", "Elin Moor"}}
    >>> [holder(f"{title} | Norway", holders) for title in ("leader", "mayor")]
    ['Ada Varn', 'mayor | Norway']
    """
    title, _, owner = name.partition(" | ")
    persons: set[str] = {*holders.get(name, ())}
    if not persons and title in _LEADER:
        persons.update(*(holders.get(f"{lead} | {owner}", ()) for lead in (*_LEADS, *_LEADER)))
    return next(iter(persons)) if len(persons) == 1 else name
