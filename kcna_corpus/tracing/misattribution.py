"""To whom does the report give the words, and is that somebody else than the statement's speaker?

*Misattributed* is a grave word: it is said only where another person is surely the one to whom the
words are given. A state or an agency that stands for its official is no other person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..inputs import gist
from ..quotations import Span, attribute
from ..quotations.reactions import WORKS
from ..quotations.rule_words import is_outlet
from ..text import korean
from ..text.cues import QUOTES
from ..text.described import PRONOUNS
from ..text.folded import fold
from ..text.given_names import MEN, WOMEN
from ..text.person_words import BODIES, KIN, NO_PERSON, OUTLETS, STATES, TITLES
from ..text.persons import GIVEN, is_person, mentions, same_person
from ..text.phrases import KIN_WORD
from ..text.sentences import sentence_start
from ..text.spokesmen import concerns, office, principal

if TYPE_CHECKING:
    from .classes import Finding
    from .match import Match
    from .statement import Statement

_SAMPLE = 30  # reports read to learn who the statement's speaker is
_MAJORITY = 0.5
#: What somebody puts beside the words of another: “‘It rains’, she says. That is poetry.”
_COMMENT = (
    rf"(?i)\b(?:he|she|him|her|his|says?|said|tells?|told|claims?|nonsense|{'|'.join(WORKS)})\b"
    r"|^(?:that|this|it|which|who|is|was)\b|^and (?:that|this|it|who)\b"
)
#: What somebody adds who takes up the words of another: “Our patience has its limits, too.”
_ECHO = re.compile(r"\b(?:too|either|also|likewise|as well)\b", re.IGNORECASE)
_LONG = re.compile(r"[^\W\d_]{4,}")  # a word that a headline writes with a capital
#: A word or two, or words of which some are not the statement's, may be anybody's own.
_FEW, _CHANGED, _OWN = 3, 1 / 8, ("inserted", "substituted", "inflected")
_OWNER = re.compile(r"[^’']+(?=['’]s )")
_IN_MARKS = re.compile(r"“[^”]*”|\"[^\"]*\"")
_HER_KIN = re.compile(r"\b[Hh](?:er|is) (?:[\w-]+ )??(?P<kin>[a-z]+)\b")
#: A relative of somebody without a name: “the mayor’s son, Nils Roe”; “Nils Roe, the mayor’s son”.
_BESIDE_KIN = re.compile(rf"\b[Tt]he (?:[a-z-]+ )?[a-z]+['’]s (?:[a-z-]+ ){{0,2}}{KIN_WORD},? \Z")
_KIN_BEHIND = re.compile(rf", the (?:[a-z’'-]+ ){{0,4}}{KIN_WORD}\b(?! of (?:[a-z]+ )*[A-Z])")
_NEAR = 60  # characters before a name in which it is told whose relative somebody is
_PUT_IN = 3  # words: fewer are no comment
_CHOICES = "a name, a list of the names of one person, or None to learn it from the reports"


_NO_PERSONS = NO_PERSON | BODIES | OUTLETS | STATES


class Given(NamedTuple):
    """To whom a report gives words: a name, "" if nobody is named; whether that is surely so.

    `open` says of somebody who is identified why the words may not be theirs to answer for;
    `printed` is how the report calls them there.
    """

    name: str
    identified: bool
    open: str = ""
    printed: str = ""

    def left_open(self) -> str:
        """Say why it is not known whether the words are given to somebody else."""
        if self.name and self.open:
            return f"given to {self.name}, {self.open}"
        perhaps = f": perhaps {self.name}" if self.name else ""
        return f"who speaks is not identified{perhaps}"


UNKNOWN = Given("", False)


class Speakers:
    """Looks up who speaks, for as long as it matters; `names` are the statement's speaker's."""

    def __init__(self, speaker: str | Sequence[str] | None, learn: bool = True) -> None:
        self.names = [] if speaker is None else _names(speaker)
        self._known = speaker is not None or not learn

    def read(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]], linked: dict[int, list[int]]
    ) -> dict[tuple[int, int], Given]:
        """Name the speakers of the linked quotations, if the statement has a speaker."""
        if not self._known:
            self._learn(texts, spans, linked)
        if not self.names:
            return {}
        voices = self._resolve(texts, spans, linked)
        for (doc, k), voice in voices.items():
            if not misattributed(voice, self.names):
                continue
            before = texts[doc][: spans[doc][k].start]
            if self._may_be_meant(voice, before):
                why = f"though {self.names[0]} is named right before"
                voices[doc, k] = Given(voice.name, False, why)
            elif self._shares(voice, before):
                why = "who may not be meant by a surname that the statement's speaker bears"
                voices[doc, k] = Given(voice.name, False, why)
            elif self._may_speak(voice.name, texts[doc]):
                voices[doc, k] = Given(voice.name, False, f"who may speak for {self.names[0]}")
        return voices

    def _may_speak(self, name: str, text: str) -> bool:
        """Does somebody speak for the statement's speaker: a spokesman, or a body's governor?"""
        if any(map(is_person, self.names)):
            whom = principal(text, name)
            return whom is not None and concerns(whom, self.names, text)
        return concerns(office(text, name), self.names, text)

    def judge(
        self,
        named: dict[tuple[int, int], Given],
        spans: Sequence[Sequence[Span]],
        matches: Sequence[Sequence[Match]],
        findings: Sequence[Sequence[Finding]],
        statement: Statement,
    ) -> None:
        """Leave open whoever may use words of their own, or only quotes them.

        A word or two are not, where the report surely gives more of the statement to the same.
        """
        brief = []
        of_another = _quoted(statement)
        wrong = {at: misattributed(voice, self.names) for at, voice in named.items()}
        doubted = {doc for (doc, _), is_wrong in wrong.items() if is_wrong}
        own_places = {
            (doc, place)
            for (doc, k), is_wrong in wrong.items()
            if is_wrong is False and doc in doubted
            for place in _places(matches[doc][k])
        }
        for (doc, k), voice in named.items():
            match, finding = matches[doc][k], findings[doc][k]
            if wrong[doc, k] and any((doc, place) in own_places for place in _places(match)):
                why = f"who may repeat what the report gives to {self.names[0]}"
                named[doc, k] = Given(voice.name, False, why)
                continue
            runs = match.link.runs if match.link else ()
            most = max(runs, key=lambda run: run.size, default=None)
            own = most and statement.print(most.statement, most.statement + most.size)
            if own and any(own in words for words in of_another):
                named[doc, k] = Given(voice.name, False, "whom the statement itself may quote")
                continue
            if _perhaps_own(match, finding, statement):
                named[doc, k] = Given(voice.name, False, "who may use words of their own")
                if voice.identified and not finding.edits and _is_brief(match):
                    brief.append((doc, k))
                continue
            put_in = [
                (e.report, e.cost) for e in finding.edits if e.kind in ("inserted", "substituted")
            ]
            linked = (n for n, other in enumerate(findings[doc]) if other.linked)
            if only_quotes(spans[doc][k], put_in, spans[doc], linked):
                named[doc, k] = Given(voice.name, False, "who may only quote them")
        of_others = {
            (doc, voice.name)
            for (doc, _), voice in named.items()
            if misattributed(voice, self.names)
        }
        for doc, k in brief:
            if (doc, named[doc, k].name) in of_others:
                named[doc, k] = Given(named[doc, k].name, True)

    def _may_be_meant(self, voice: Given, before: str) -> bool:
        """May a pronoun mean the statement's speaker, who is named in the sentence before?"""
        pronoun = PRONOUNS.get(voice.printed.lower())
        if not pronoun:
            return False
        low = sentence_start(before, max(0, len(before.rstrip("“”\"'‘ \n")) - 1))
        first = [fold(name.partition(" ")[0]) for name in self.names]
        other = WOMEN if pronoun == "he" else MEN
        parts = {fold(part) for name in self.names for part in name.split()}
        parts -= {*map(fold, voice.name.split())}  # both are called Kim
        return other.isdisjoint(first) and any(
            mention.keys[0] in parts
            if len(mention.keys) == 1
            else any(same_person(mention.name, name) for name in self.names)
            for mention in mentions(before[low:])
        )

    def _shares(self, voice: Given, before: str) -> bool:
        """Is somebody called by a surname that may be the statement's speaker's, told of before?

        So are they by name, or as whoever has a relative: “Her daughter Ida Falk came. “…,” Falk
        said.” So perhaps are they, too, where nobody else has yet been named in full.
        """
        keys = [mention.keys for mention in mentions(voice.printed)]
        if len(keys) != 1 or len(keys[0]) != 1:
            return False
        if not any(keys[0][0] in map(fold, name.replace("-", " ").split()) for name in self.names):
            return False
        named = [*mentions(before)]
        kin = _HER_KIN.search(before, 0, named[0].begin if named else len(before))
        full = [mention for mention in named if len(mention.keys) > 1]
        own_name = next((m for m in full if same_person(m.name, voice.name)), None)
        return (
            own_name is None
            or bool(kin and kin["kin"] in KIN)
            or bool(_BESIDE_KIN.search(before[max(0, own_name.begin - _NEAR) : own_name.begin]))
            or bool(_KIN_BEHIND.match(before, own_name.end))
            or any(same_person(mention.name, own) for mention in named for own in self.names)
        )

    def _learn(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]], linked: dict[int, list[int]]
    ) -> None:
        """Take the name that most linked quotations resolve to; none if there is no such name."""
        docs = list(linked)[:: max(1, len(linked) // _SAMPLE)]
        voices = self._resolve(texts, spans, {doc: linked[doc] for doc in docs})
        names = Counter(voice.name for voice in voices.values() if voice.name)
        self._known = bool(names) or len(docs) >= _SAMPLE // 2
        name = next((name for name, _ in names.most_common() if is_person(name)), "")
        same = sum(n for other, n in names.items() if other == name or same_person(other, name))
        if same > max(1, _MAJORITY * names.total()):
            self.names = [name]

    @staticmethod
    def _resolve(
        texts: Sequence[str], spans: Sequence[Sequence[Span]], linked: dict[int, list[int]]
    ) -> dict[tuple[int, int], Given]:
        voices = {}
        for doc, wanted in linked.items():
            numbers = {(spans[doc][k].start, spans[doc][k].end): k for k in wanted}
            for quotation in attribute(texts[doc], spans[doc], set(wanted)):
                k = numbers.get((quotation.start, quotation.end))
                if k is not None:
                    sure = quotation.identified and not _heads(
                        texts[doc], quotation.start, quotation.end, quotation.resolved
                    )
                    # “…,” state television’s Tom Roe announced: he may only read them out
                    outlet = _OWNER.match(quotation.speaker)
                    sure = sure and not (outlet and is_outlet(outlet[0]))
                    voices[doc, k] = Given(quotation.resolved, sure, printed=quotation.speaker)
        return voices


def _heads(text: str, start: int, end: int, name: str) -> bool:
    r"""Whether only a headline has a name, and its capitals tell it from no verb, nor a first name.

    >>> text = "Berg Pens Angry Letter: ‘It Rains’\n\nOtto Berg wrote no letter."
    >>> [_heads(text, 25, 33, name) for name in ("Berg Pens Angry", "Otto Berg")]
    [True, False]
    >>> _heads("Otto Berg: ‘It Rains’\n\nNo clouds.", 11, 19, "Otto Berg")
    False
    >>> text = "‘It Rains’: Otto Berg warns bakers\n\nNo clouds are in sight."
    >>> _heads(text, 1, 9, "Otto Berg")
    False
    """
    head, _, body = text.partition("\n")
    capitals = all(word[0].isupper() for word in _LONG.findall(head[:start] + head[end:]))
    title = head[: max(0, head.find(name))].split()[-1:]  # “Mayor Tarek Roe: ‘It Rains’”
    titled = bool(title) and title[0].lower() in TITLES
    has_forename = fold(name.partition(" ")[0]) in GIVEN or korean.is_name(name) or titled
    return bool(body) and start < len(head) and capitals and not has_forename and name not in body


def _names(speaker: object) -> list[str]:
    """Read the names that are given for one person: one, or several.

    Raises TypeError or ValueError if there is no name in them.
    """
    names = [speaker] if isinstance(speaker, str) else speaker
    if isinstance(names, bytes | Mapping) or not isinstance(names, Iterable):
        raise TypeError(f"speaker: {_CHOICES}, not {gist(speaker)}")
    names = list(names)
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"speaker: {_CHOICES}; {gist(name)} is no name")
    if not names or not all(any(map(str.isalpha, name)) for name in names):
        raise ValueError(f"speaker: {_CHOICES}; {speaker!r:.60} has an empty one")
    return names


def _places(match: Match) -> set[int]:
    """Which words of the statement a quotation has, by their number."""
    runs = match.link.runs if match.link else ()
    return {place for run in runs for place in range(run.statement, run.statement + run.size)}


def _quoted(statement: Statement) -> list[str]:
    """What a statement has in marks, more than a few words: perhaps another's."""
    marked = _IN_MARKS.findall(" ".join(statement.sentences))
    return [words for words in marked if len(words.split()) > _FEW]


def _perhaps_own(match: Match, finding: Finding, statement: Statement) -> bool:
    """Are these perhaps the speaker's own: a few words, changed ones, a new question?"""
    changed = sum(e.cost for e in finding.edits if e.kind in _OWN)
    if _is_brief(match) or changed > _CHANGED * len(match.code):
        return True
    if match.link is None or not match.quoted.text.rstrip(f"{QUOTES} )").endswith("?"):
        return False
    sentences = {statement.sentence_at(run.statement) for run in match.link.runs}
    return not any("?" in statement.sentences[sentence][-3:] for sentence in sentences)


def _is_brief(match: Match) -> bool:
    """Are these a word or two, an article before them not counted?"""
    opening = match.quoted.text.strip(f"{QUOTES} ").partition(" ")[0].lower()
    return len(match.code) - (opening in ("a", "an", "the")) < _FEW


def only_quotes(
    span: Span, put_in: Sequence[tuple[str, int]], spans: Sequence[Span], linked: Iterable[int]
) -> bool:
    """Does the speaker of a quotation perhaps quote the words? In marks, or with a comment.

    `put_in` are the words of the speaker's own, and how many; `linked` the report's quotations that
    have words of the statement.

    >>> only_quotes(Span(1, 9, False, "“"), [("that is poetry, not policy", 5)], [], [])
    True
    >>> [only_quotes(Span(1, 9, False, "“"), [of], [], []) for of in (("too", 1), ("so far", 2))]
    [True, False]
    """
    if any(
        _ECHO.search(words) or (size >= _PUT_IN and re.search(_COMMENT, words))
        for words, size in put_in
    ):
        return True
    inside = any(span.start < spans[k].start and spans[k].end <= span.end for k in linked)
    return bool(put_in) and inside  # but the statement may have marks in it itself


def misattributed(voice: Given, names: Sequence[str]) -> bool | None:
    """Tell whether words are given to another person than the one of these names; None if unknown.

    >>> [misattributed(Given(name, True), ["Ada Roe"]) for name in ("Ben Roe", "Ada M. Roe", "")]
    [True, False, None]
    >>> misattributed(Given("Ben Roe", False), ["Ada Roe"]) is None
    True
    >>> [misattributed(Given(name, True), ["Ada Roe"]) for name in ("Harbour News", "Bay Berg")]
    [False, None]
    """
    given_to = voice.name.split(" and ") if voice.name else []
    if not given_to or not names:
        return None
    same = [_same(one, names) for one in given_to]
    if any(same):
        return False
    persons = [one for one in given_to if is_person(one)]
    if not persons:
        return False if voice.identified and all(map(_is_body, given_to)) else None
    sure = voice.identified and all(answer is False for answer in same)
    return True if sure else None


def _is_body(name: str) -> bool:
    """Is this surely no person: a state, an agency, an outlet? Not so Bay Buchanan."""
    words = [*map(fold, name.split())]
    return len(words) < 2 or (words[0] not in GIVEN and words[-1] in _NO_PERSONS)


def _same(name: str, names: Sequence[str]) -> bool | None:
    """Is this one of the names of a person? None where the names cannot tell."""
    answers = {name == other or same_person(name, other) for other in names}
    return True if True in answers else None if None in answers else False
