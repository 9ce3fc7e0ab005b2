"""What a name is to its clause: who acts, or only describes somebody, or is spoken of.

It is read off the words on either side: “the sister of mayor Otto Berg” names Otto Berg only to say
who the sister is.
"""

import re
from typing import NamedTuple

from .cues import DAYS, DOUBLE, KINDS
from .person_words import NO_PERSON, OF, OFFICES, PEOPLE, PLACE, STATES
from .persons import Mention

_OF, PLACES = frozenset(OF.split()), frozenset(PLACE.split())
_ADJECTIVE = re.compile(r".{3,}(?:al|an|ese|ish|ian|ary|ful|ior|ous|ic|ive|ing|ed|er|est|less)$")
#: Everything up to the end of the last clause.
_CLAUSES = re.compile(rf"(?s:.*(?:[.!?;:,()\[\]{DOUBLE}\n]|\s[-–—]+\s|[-–—]{{2}}))?")
_WHOSE = re.compile(r"\bwhose (?:[\w-]+ ){0,3}[\w-]+, $")
_CLAUSE_REACH = 90  # characters before a name in which its role is looked for
#: “Lind’s been away” tells what she does, “Lind’s barge” what she has.
_HAS = r"['’ʼ]s (?:been|not|got|going|gone|also|now|still|always|never|the|an?)\b"
_OWNER = re.compile(rf"(?!{_HAS})['’ʼ]s?(?=\s|$)")
_CLIPPED_VERB = re.compile(_HAS)


class Role(NamedTuple):
    """What a name is to its clause; the words before it, in small letters, end as `before` says."""

    name: str
    example: str


#: The roles of a name, each with an example, the name in braces.
ROLES = (
    Role("subject", "On Friday governor {Hugo Moor} left."),
    Role("subject", "On Friday Secretary of State {Hugo Moor} left."),
    Role("owner", "They saw {Hugo Moor}’s barge."),
    Role("inside", "The sister of governor {Hugo Moor} left."),
    Role("inside", "The clerk, whose brother {Hugo Moor} left, spoke."),
    Role("inside", "They saw Lowmere, whose mayor, {Hugo Moor}, left."),
    Role("place", "The tide rose in {Port Ode}."),
    Role("object", "They mocked mayor {Hugo Moor}."),
)


def role(text: str, mention: Mention) -> str:
    """Tell what a name is to its clause: one of the names of `ROLES`.

    >>> from kcna_corpus.text.persons import mentions
    >>> text = "The sister of mayor Otto Berg met Anna Lind."
    >>> [role(text, mention) for mention in mentions(text)]
    ['inside', 'object']
    """
    return "owner" if _OWNER.match(text, mention.end) else standing(text, mention)


def standing(text: str, mention: Mention) -> str:
    """Tell what a name is to its clause by the words before it, whatever it owns.

    >>> from kcna_corpus.text.persons import mentions
    >>> text = "Otto Berg mocked Anna Lind’s speech."
    >>> [standing(text, mention) for mention in mentions(text)]
    ['subject', 'object']
    """
    before = text[max(0, mention.begin - _CLAUSE_REACH) : mention.begin]
    if before.endswith(", ") and _WHOSE.search(before):
        return "inside"
    words = _CLAUSES.sub("", before, 1).split()
    rest = _before_titles(words, len(words))
    field = text[mention.begin : mention.start].strip()
    held = rest > 1 and words[rest - 1] in ("of", "to") and words[rest - 2].lower() in OFFICES
    if held and (field.isupper() or field.lower() in NO_PERSON | STATES):
        # Secretary of State Anna Lind, envoy to the UN Otto Berg
        rest = _before_titles(words, rest - 2)
    lead = words[rest - 1].lower() if rest else ""
    if lead in _OF or lead in ("whose", "whom"):
        return "inside"
    if lead in PLACES:
        return "place" if rest == len(words) else "inside"
    if lead in ("and", "or") and any(w.lower() in _OF for w in words[:rest]):
        return "inside"
    opens = KINDS.get(lead, "") in tuple("STC") or (KINDS.get(lead) == "I" and rest == 1)
    governed = any(map(is_verb, words[:rest])) and not opens
    return "object" if governed and not acts(text, mention) else "subject"


def _before_titles(words: list[str], rest: int) -> int:
    while rest and _describes(words[rest - 1]):
        rest -= 1
    return rest


#: What may stand between a name and its verb, and the word that may be the verb.
_ACTS = re.compile(
    r"(?:\s?\([^)]{1,40}\))?(?: and (?:[a-z]+ ){0,4}(?:[A-Z][\w-]+ ?){1,4}(?= ))?"
    r"(?:,(?:[^.!?\n“”]|(?<=[A-Z])\.(?! [A-Z])){1,110},| who (?:\S+ ){1,8}?"
    r"| (?:of|from|for|at|in|on) (?:[\w’'-]+ ?){1,5}?(?= ))?"
    r"\s(?:[a-z]+ly |also |then |never |not )*(?P<verb>[a-z]{2,})"
)


_SAID = re.compile(r", (?P<verb>[a-z]+) \Z")  # It will rain, said Otto Berg.
_BESIDE = re.compile(r", (?:[A-Z][a-z]{1,3}\. )?$")  # her rival, Mr. Otto Berg, said


def acts(text: str, mention: Mention) -> bool:
    """Tell whether a verb follows a name, as it follows a subject.

    >>> from kcna_corpus.text.persons import mentions
    >>> text = "Anna Lind, a baker, met Otto Berg at noon."
    >>> [acts(text, mention) for mention in mentions(text)]
    [True, False]
    """
    beside = bool(_BESIDE.search(text, max(0, mention.begin - 7), mention.begin))
    beside = beside and text[mention.end : mention.end + 2] == ", "
    behind = _ACTS.match(text, mention.end + beside, mention.end + 140)
    if _CLIPPED_VERB.match(text, mention.end):
        return True
    if told(text, mention):
        return True
    if behind is None:
        return False
    denied = text[behind.end() : behind.end() + 2] in ("’t", "'t")  # didn’t
    return denied or is_verb(behind["verb"], "s")


def told(text: str, mention: Mention) -> bool:
    """Is it somebody who said what stands before: “It will rain, said Otto Berg.”?

    >>> from kcna_corpus.text.persons import mentions
    >>> text = "Anna Lind, a baker, said Otto Berg left, said Ada Roe."
    >>> [told(text, mention) for mention in mentions(text)]
    [False, False, True]
    """
    said = _SAID.search(text, max(0, mention.begin - 16), mention.begin)
    stop = text[mention.end : mention.end + 1] in (",", ".")
    return stop and said is not None and KINDS.get(said["verb"]) == "I"


def is_verb(word: str, ending: str = "ed") -> bool:
    """Tell whether a word is a verb, by the vocabulary or by its ending."""
    kind = KINDS.get(word.lower())
    return kind in tuple("VIvUEAG") if kind else word.endswith(("ed", ending))


def _describes(word: str) -> bool:
    """Can this word stand between what governs a name and the name? A title, an adjective."""
    plain = word.lower()
    return (
        plain.rstrip(".") in PEOPLE
        or plain.endswith(("’s", "'s"))
        or (KINDS.get(plain) == "D" and plain != "that")
        or (plain not in KINDS and bool(_ADJECTIVE.match(plain)) and not plain.endswith("ed"))
        or (word[:1].isupper() and plain not in KINDS and word not in DAYS)
        or "-" in plain[1:-1]
        or plain in ("late", "then", "old", "young", "top", "chief")
    )
