"""A few words of the page that name an event until a person writes a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text.cues import ABBREVIATED, KINDS
from ..text.person_words import TITLES
from ..text.persons import same_person
from .happening import Clause
from .korean_clauses import korean_title
from .verbs import is_auxiliary, is_verb_form

MOST = 8
_PRONOUN = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_STANDS_FOR = re.compile(r"(?:he|she|it|they|we|i|both|this|that|these|those)\b", re.IGNORECASE)
_DOTTED = "".join(rf"(?<!\b{word})" for word in ABBREVIATED.split())
#: A word alone that is quoted: “her ‘bold’ plan”.
_A_WORD = re.compile(r"[“\"]([\w-]+)[”\"]")
#: Where a part of a sentence ends.
_PART = re.compile(rf"(?<!\b[A-Z]){_DOTTED}\.(?=\s|$)|[;:“”\"\n()]|,\s|\s[-–—]+\s")
#: A place behind the subject, and words of a subject before it.
_IN = re.compile(r"\s(?:in|at|of|from|near|on)\s")
_IN_PLACE = re.compile(rf"{_IN.pattern}(?:[\w’'-]+\s){{0,2}}[A-Z][\w’'-]*$")
_HEAD = 3
_ON = re.compile(r"\s(?:on|in|at|early|late|earlier|later)$", re.IGNORECASE)
#: A phrase begins with these: cut behind one, it would end in its midst.
_OPENERS = frozenset("BSRTCDEA")
_TRAILING = frozenset(
    """he she it they to than as so not also at least most more that along above below beneath
    beside beyond onto past throughout approximately roughly nearly almost""".split()
)


def title_of(clause: Clause, date_words: str = "") -> str:
    """Return the first words of a clause, at most eight, that end where a phrase ends.

    What dates the clause is left out, and what stands between its subject and its verb.

    >>> def told(words, verb, date=""):
    ...     return title_of(Clause((), (), False, False, words, words, verb), date)
    >>> told("Ada Varn on Thursday wrote a letter to the island's council of elders.", "wrote",
    ...      "Thursday")
    'Ada Varn wrote a letter'
    >>> told("Ada Varn wrote a letter on Friday local time", "wrote", "Friday")
    'Ada Varn wrote a letter'
    >>> told("Eight days earlier, on Friday, a gunman had shot at him", "shot", "Friday")
    'a gunman had shot at him'
    >>> told("Ada Varn, the speaker of the council, had called Otto Berg a dummy", "called")
    'Ada Varn called Otto Berg a dummy'
    >>> told("Ada Varn first outlined her “bold” plan to end the strike in May", "outlined", "May")
    'Ada Varn first outlined her bold plan'
    >>> words = "The powerful elder sister of the harbour mayor Otto Berg wrote a letter"
    >>> title_of(Clause(("Ada Varn",), (), False, False, words, words, "wrote"))
    'Ada Varn wrote a letter'
    >>> told("Ada Varn gave a stark warning that it would rain", "gave")
    'Ada Varn gave a stark warning'
    >>> told("Two old makers in Quell told a trade paper that lamps had been lit", "told")
    'Two old makers told a trade paper'
    >>> told("Ada Varn claimed that northern boats had carried 7,000 lamps there", "claimed")
    'Ada Varn claimed northern boats had carried'
    >>> told("Ada Varn posted an apology online that admitted to nothing", "posted")
    'Ada Varn posted an apology online'
    """
    if clause.verb and not clause.verb.isascii():
        return korean_title(clause, date_words)
    text = _A_WORD.sub(r"\1", _without(clause.narration.strip(' ,“”"'), date_words))
    if clause.agents and (pronoun := _PRONOUN.match(text)):
        text = clause.agents[0] + text[pronoun.end() :]
    if clause.verb and clause.agents:
        bare = text.startswith(clause.verb) and is_verb_form(clause.verb)
        text = f"{clause.agents[0]} {text}" if bare else _from_name(text, clause)
    parts = [part.strip() for part in _PART.split(text) if part.strip()]
    if not parts:
        return ""
    first = parts[0]
    if clause.verb and clause.agents and KINDS.get(first.split()[0].lower()) == "B":
        # “Among those who signed is Ada Varn, named mayor”
        does = _PART.split(text[max(0, text.find(clause.verb)) :])[0]
        return _cut(f"{clause.agents[0]} {does}".split())
    if clause.verb and not is_told(first) and f" {clause.verb} " not in f" {first} ":
        if acts := _from_later(parts[1:], clause.verb):
            return _cut(acts)
        at = re.search(rf"\b{re.escape(clause.verb)}\b", text)
        first += f" {_PART.split(text[at.start() :])[0].strip()}" if at else ""
    title = _cut(first.split())
    if title.endswith(f" {clause.verb}"):  # “Two makers in Quell told a trade paper that”
        placed = rf"{_IN.pattern}(?:the\s)?[A-Z][\w’'-]*(?=\s{re.escape(clause.verb)}\s)"
        shorter = _cut(re.sub(placed, "", first, count=1).split())
        title = title if shorter.endswith(f" {clause.verb}") else shorter
    if (
        clause.verb
        and clause.verb not in title.split()
        and not is_told(title)
        and (acts := _from_subject(text, clause.verb, clause.agents))
    ):
        return _cut(acts)
    told = first.split() if clause.verb else []
    return title or " ".join(told[:MOST] if len(told) > _HEAD else [])  # “saying that it rained”


def _from_name(text: str, clause: Clause) -> str:
    """A text from the name of who acts on: what describes a person takes half of eight words."""
    before, separator, _ = text.partition(f" {clause.verb}")
    name = re.search(r"(?:[A-Z][\w’'.-]*\s?){2,3}$", before)
    *forenames, _ = clause.agents[0].split()
    if not separator or not forenames or re.search(r"[,;]", before):
        return text
    begins = before.rfind(clause.agents[0])
    if begins < 0 and name and same_person(name[0].strip(), clause.agents[0]):
        begins = name.start()
    return text[max(0, begins) :]


def _from_subject(text: str, verb: str, agents: Sequence[str] = ()) -> list[str]:
    """The name right before a verb, and all from the verb on.

    Not where another acts: “The sister of Otto Berg wrote a letter”.
    """
    before, separator, behind = text.partition(f" {verb}")
    name = re.search(r"(?:[A-Z][\w’'-]*\s?){1,3}$", before)
    rest = _PART.split(f"{separator}{behind}")[0].split()
    if name and len(name[0].split()) == 1 and _IN_PLACE.search(before):
        return [*_IN.split(before)[0].split()[-_HEAD:], *rest]  # “A fire in Osmund burnt”
    if separator and name and agents and same_person(name[0].strip(), agents[0]) is False:
        return [*agents[0].split(), *rest]
    return [*name[0].split(), *rest] if separator and name else []


def _from_later(parts: list[str], verb: str) -> list[str]:
    """What a part behind the first tells: “After the talks, Ada Varn left”, “…, a gunman shot”."""
    if parts and (acts := _from_subject(parts[0], verb)):
        return acts
    for part in parts:
        before, separator, _ = part.partition(f" {verb}")
        opens = KINDS.get(before.split()[0].lower(), "") in tuple("BRTSC")
        if separator and not opens and not is_auxiliary(before):
            return part.split()
    return []


def is_told(title: str) -> bool:
    """Whether a title has a verb behind its first word: it does not only name something."""
    return any(word.islower() and is_verb_form(word) for word in title.split()[1:])


def worth(title: str) -> tuple[bool, bool, bool]:
    """How well a title tells by itself: it has a verb, a subject, and more than both.

    >>> [worth(title) for title in ("A fire closed the mill", "it burned", "the board said")]
    [(True, True, True), (True, False, False), (True, True, False)]
    """
    words = title.split()
    verbs = [word.islower() and is_verb_form(word) for word in words]
    bare = verbs[0] or (words[0].islower() and words[0].endswith("ing"))
    ends = verbs[-1] and not any(verbs[:-1])
    return is_told(title), not (bare or _STANDS_FOR.match(title)), not ends


def _without(text: str, date_words: str) -> str:
    """A text without the words of its date and the preposition before them.

    A comma behind the date stays: there a part of the sentence ends.
    """
    # a sentence may be cut in the midst of “Sunday, Nov. 19”
    for words in filter(None, (date_words, *reversed(date_words.split(", ")))):
        if match := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            break
    else:
        return text
    before, behind = text[: match.start()].rstrip(" ,"), text[match.end() :].strip()
    behind = behind.removeprefix("local time").lstrip()
    before = _ON.sub("", before)
    return (before + behind if behind.startswith(",") else f"{before} {behind}").strip(" ,")


def _cut(words: list[str]) -> str:
    that = next((k for k in range(1, MOST) if words[k : k + 1] == ["that"]), 0)
    # “Varn said lamps were lit”: what somebody says is more than that it is said
    told = len(words) > MOST and that and is_verb_form(words[that - 1])
    if told and any(map(is_verb_form, words[that + 2 : MOST + 1])):
        words = words[:that] + words[that + 1 :]
    title = words[:MOST]
    if len(words) > MOST and not _opens(words[MOST]):
        start = next((k for k in range(MOST - 1, 1, -1) if _begins(title[k])), MOST)
        title = title[:start]
        cut = start == MOST and words[MOST][:1].isupper()
        while cut and len(title) > 1 and title[-1][:1].isupper():
            title.pop()  # a name that would go on
    that = next((k for k in range(len(title) - 1, 0, -1) if title[k] == "that"), len(title))
    if not any(is_verb_form(word) for word in title[that + 1 :]):
        title = title[:that]  # not “Varn said that lamps”
    while title and (_opens(title[-1]) or _counts(words, len(title))) and not _is_noun(title):
        title.pop()
    if (
        len(words) > len(title) > _HEAD
        and is_verb_form(title[-1])
        and KINDS.get(title[-2]) in ("T", "R")
    ):
        title = title[:-2]  # “posted an apology that admitted”
    while title and KINDS.get(title[0].lower()) in ("B", "R", "T", "S", "C"):
        title.pop(0)
    return " ".join(title)


def _counts(words: list[str], size: int) -> bool:
    """Whether the last word of so many is the number of what follows: “7,000 | lamps”."""
    return words[size - 1][0].isdigit() and any(map(str.islower, words[size : size + 1]))


def _is_noun(words: list[str]) -> bool:
    """Whether the last word is a noun in “-ing”: “a stark warning”."""
    described = any(KINDS.get(word.lower()) == "D" for word in words[-3:-1])
    return described and words[-1].endswith("ing")


def _begins(word: str) -> bool:
    """Whether a phrase begins with a word, of which its verb is no part."""
    return _opens(word) and KINDS.get(word.lower(), "") not in ("E", "A")


def _opens(word: str) -> bool:
    """Whether a word only begins a phrase: an article, a preposition, “that”, “aiming”."""
    plain = word.strip(",.’'").lower()
    kind = KINDS.get(plain, "")
    gerund = kind == "G" or (word.islower() and plain.endswith("ing"))
    owner = word.endswith(("’s", "'s"))
    titled = word.endswith(".") and plain in TITLES  # “Mr.”
    return plain in _TRAILING or kind in _OPENERS or gerund or owner or titled
