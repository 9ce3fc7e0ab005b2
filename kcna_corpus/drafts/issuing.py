"""Which mentions tell that the statement was made: the one event that every report dates."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from ..happenings.drafted_pages import Page
from ..happenings.happening import Mention
from ..happenings.known_actors import agencies
from ..happenings.likeness import stems, told_first
from ..happenings.mentions import OPENING_SENTENCES
from ..happenings.named_actors import Cast
from ..happenings.putting_out import answers, is_elsewhere, is_joint, owner, puts_out
from ..happenings.statements import IN_OWN, PUBLISHED, STATEMENTS, names_one
from ..happenings.verbs import WORD, is_verb_form
from ..text.cues import KINDS
from ..text.person_words import PEOPLE
from .event import Window, window_of

ONE_DAY = timedelta(days=1)

_STATE_MEDIA = re.compile(r"\b[Ss]tate(?:-run)? (?:news )?(?:media|agency|television)\b")
#: Somebody who may be another: “The mayor made a speech on Friday.”
_SOMEBODY = re.compile(
    rf"(?:[Tt]he|[Aa]n?)\s(?:[\w-]+\s){{0,3}}?(?:{'|'.join(PEOPLE)})\b"
    r"(?!\s(?:ministry|office|department)\b)",
    re.IGNORECASE,
)
#: Whose a statement is that is named: “Ada Varn’s letter”, “a letter from Ada Varn”.
_WHOSE = re.compile(
    r"^([A-Z]\w*)[’']s\s|^(?:\sto(?:\s[\w.]+){1,3}?)?\s(?:from|by)\s((?:[\w.]+\s){1,4})"
)
_BY_ROLE = re.compile(r"[a-z][\w-]*[’']s\s|\s(?:by|from|of)\s(?:the|its)\s[a-z]")
_RELEASED = re.compile(
    rf"\b(?:{'|'.join(sorted(PUBLISHED))})\s(?:[\w-]+\s){{1,3}}?"
    rf"(?:{'|'.join(sorted(STATEMENTS))})\s(?:from|by|of)\s(?P<whose>[^,.;:]{{2,40}})"
)

#: “A statement from Norway’s yard” of another day, where it is not of who made this one.
_FROM = re.compile(
    rf"\b(?:{'|'.join(sorted(STATEMENTS))})\s(?:from|by)\s(?:the\s)?(?P<whose>[A-Z][^,.;:]{{2,40}})"
)
#: Behind these stands of whom or to whom it is: “Statement on the arrest of Ada Varn”.
ABOUT = re.compile(
    r"(?<!spokesperson )(?<!spokesman )(?<!spokeswoman )"
    r"\b(?:on|about|against|regarding|concerning|over|to|for)\s",
    re.IGNORECASE,
)
#: Behind these stands who prints it: “a statement carried by Norway’s papers”.
_CARRIED = re.compile(rf"\b(?:{'|'.join(sorted(PUBLISHED))})\s(?:by|in|on)\b")
#: “Varn gave the speech on Friday”: the one that the page is about.
_GAVE_IT = re.compile(
    r"\b(?:delivered|gave|issued|made|published|released|sent|wrote)\s(?:the|his|her|its)\s"
    rf"(?:{'|'.join(sorted(STATEMENTS - {'threat', 'threats', 'warning', 'warnings'}))}"
    r"|claims?|accusations?)\b"
)
#: “Ada Varn also met a miner”: besides what is told of her.
_ALSO = re.compile(r"^\W*(?:[\w.’'-]+\s){1,4}also\b")
_ANOTHER = re.compile(r"\b(?:separate|another)\b")  # “in a separate statement”

#: One that a page has told of: “in that long letter, dated 9 May”.
_SPOKEN_OF = re.compile(rf"\b[Tt]h(?:at|is)\s(?:\w+\s)?(?:{'|'.join(sorted(STATEMENTS))})\b")
#: Whoever a page has named: “In a statement issued on Friday, she said …”.
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r".*\s(?:on|to|at|over)\s(?!on\s)[^,]*[A-Z]\w+\s(?:on\s)?")
#: How much must speak for it that a mention tells of the statement; when it does whatever else;
#: by how much less than for another of its page.
_ENOUGH, _SURE, _PLAINER = 5, 99, 2

#: How exact what dates it must be.
_NEAR = ("day", "minute", "week")

#: Of each page that quotes who made the statement the sentences in which it is the statement.
Quoting = Mapping[str, Set[int]]


def _names(text: str) -> set[str]:
    """The words that can be of a name: “Moor-Lind” has two."""
    return {*re.findall(r"\w\w+", text)}


def _is_done(word: str) -> bool:
    """Whether a word of a headline can be its verb: “resigns”."""
    return is_verb_form(word) or (
        word.endswith("s") and is_verb_form(word.removesuffix("s") + "ed")
    )


def _done(words: list[str]) -> Iterator[str]:
    """The verbs of a headline: never its first word, nor what stands behind “of” or “the”."""
    for before, word in pairwise(words):
        if KINDS.get(before) not in ("B", "D", "S") and _is_done(word):
            yield word


def done_by_heads(pages: Iterable[Page], cast: Cast) -> frozenset[str]:
    """Return the stems of what several headlines say that was done: “Ada Varn resigns”.

    Of at least two, and of a quarter of all reports.
    """
    heads = [page.row["title"] for page in pages if not page.is_statement]
    counts: Counter[str] = Counter()
    for head in heads:
        named = stems(" ".join(n.printed for n in cast.find(head, short=True)))
        counts.update(stems(" ".join(_done(WORD.findall(head.lower())))) - named)
    nouns = stems(" ".join(STATEMENTS))  # that is counted as its name
    return frozenset(
        stem for stem, n in counts.items() if n > 1 and 4 * n >= len(heads) and stem not in nouns
    )


class Issuing(NamedTuple):
    """The statement: its day, who made it ("" if nobody is named), of what state; who quotes it."""

    day: date
    printed: date  # the day of its page, which may print it later
    issuer: str
    home: str
    cast: Cast
    quoting: Quoting
    repeats: Callable[[Mention], bool]  # whether it tells what the statement says
    heads: frozenset[str] = frozenset()  # what its reports' headlines say that was done
    own: frozenset[str] = frozenset()  # whom a statement of nobody known names
    called: frozenset[str] = frozenset()  # what its title calls it, if that is no statement
    subject: frozenset[str] = frozenset()  # the words by which it calls who makes it
    title: frozenset[str] = frozenset()  # the words of its title
    signers: frozenset[str] = frozenset()  # who signs one that several make
    like: Callable[[Mention, Mention], bool] = lambda *_: False  # whether two tell one deed

    def telling(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the mentions that tell of it, in their order.

        A page may have it a day earlier or later, by another clock, but no page has it on two
        days; and one that neither quotes it there nor calls it what it is has only a day on which
        others have it.
        """
        weighed = [(m, weight) for m in mentions if (weight := self._tells(m)) >= _ENOUGH]
        most: dict[tuple[str, date | None], int] = {}
        for m, weight in weighed:
            if weight < _SURE:
                most[m.page.key, m.first] = max(weight, most.get((m.page.key, m.first), 0))
        # a page that tells of it plainly tells of something else elsewhere of that day
        near = [
            m
            for m, weight in weighed
            if weight >= most.get((m.page.key, m.first), 0) - _PLAINER or self._says_it(m)
        ]
        own = {self.day, self.printed}
        near += [m for m in mentions if self._tells_its_deed(m, near)]
        exact = {m.page.key for m in near if self._on(m, own)}
        days = {*own}
        for m in near:
            if m.page.key not in exact and self._quotes(m) and m.first and m.first == m.last:
                days.add(m.first)
        chosen = {
            id(m)
            for m in near
            if m.page.is_statement or self._on(m, own if m.page.key in exact else days)
        }
        return [m for m in mentions if id(m) in chosen]

    def _tells_its_deed(self, mention: Mention, telling: Iterable[Mention]) -> bool:
        """Whether its maker does what the telling of another page says that she did by it."""
        own = mention.told and self.issuer in mention.agents and not mention.page.is_statement
        if not own or mention.precision not in ("day", "minute"):
            return False
        if mention.first not in (self.day, self.printed) or self._is_anothers(mention):
            return False
        sentence = mention.page.words(mention.sentence)
        return not is_elsewhere(sentence, self.called) and any(
            m is not mention
            and m.told
            and m.page.key != mention.page.key
            and self.issuer in m.agents
            and self.like(m, mention)
            for m in telling
        )

    def _on(self, mention: Mention, days: set[date]) -> bool:
        window = window_of(mention, self.day)
        return bool(window and any(window[0] <= day <= window[1] for day in days))

    def _quotes(self, mention: Mention) -> bool:
        """Whether the sentence quotes the statement, or calls it one on a page of no other."""
        sentences = self.quoting.get(mention.page.key)
        if sentences is not None and (mention.sentence in sentences or not sentences):
            return bool(sentences)
        return names_one(mention.page.words(mention.sentence))

    def _says_it(self, mention: Mention) -> bool:
        """Whether who made it says something on its day, on no other occasion."""
        if not (mention.speech and self.issuer in mention.agents):
            return False
        if mention.first not in (self.day, self.printed):
            return False
        return not is_elsewhere(mention.page.words(mention.sentence), self.called)

    def _is_anothers(self, mention: Mention) -> bool:
        """Whether a statement that is named is that of who acts, and not of who made this one."""
        if not mention.told or self.issuer in mention.agents:
            return False
        text = mention.before
        if answers(text, known=bool(self.issuer)):
            return True
        owned = IN_OWN.search(text.lower()) and self._acts(mention, set()) < 0
        return bool(self.issuer and (owned or is_joint(text)))

    def _made(self, mention: Mention) -> bool:
        """Whether it tells that its maker made what is called as the statement is."""
        if self.issuer not in mention.agents:
            return False
        words = {*re.findall(r"\w+", mention.noun if IN_OWN.search(mention.before.lower()) else "")}
        quotes = mention.sentence in self.quoting.get(mention.page.key, ())
        words.add(puts_out(mention.page.words(mention.sentence)))
        return bool(words & (STATEMENTS if quotes else self.called))

    def _was_put_out(self, mention: Mention) -> bool:
        """Whether a date is that on which what is its maker's was put out."""
        if not self.issuer:  # “Ada Varn drafted a letter”, that she and others sign
            noun = puts_out(mention.page.words(mention.sentence))
            return noun in self.called and bool(self.signers & {*mention.agents})
        whose = owner(mention.before)
        if whose.lower() in ("his", "her"):  # of whoever the page has named
            begin = mention.page.sentences[mention.sentence][0]
            whose = "" if self.cast.people(mention.agents) else mention.page.body[:begin]
            whose += mention.before
        return bool(_names(self.issuer) & _names(whose))

    def _released(self, mention: Mention) -> bool:
        """Whether it is who made it whose words somebody releases: “a letter from Ada Varn”."""
        match = _RELEASED.search(mention.page.words(mention.sentence))
        return bool(match and _names(self.issuer) & {*re.findall(r"\w+", match["whose"])})

    def _is_its(self, mention: Mention) -> bool | None:
        """Whether a statement that is named is this one; None where nobody's name stands by it."""
        if _ANOTHER.search(mention.noun):
            return False
        own = _names(self.issuer or self.home)
        if (whose := _WHOSE.search(_CARRIED.split(mention.named)[0])) and not whose[0].islower():
            return bool(own & {*re.findall(r"\w+", whose[1] or whose[2])})
        others = self.cast.people(mention.agents) - {self.issuer}
        if (
            # “the ministry’s statement”: in a report the one that it is of
            (_BY_ROLE.match(mention.named) and not others)
            or (not own and mention.first in (self.day, self.printed))  # the one that is known
            or own & {*re.findall(r"\w+", mention.named)}
            or mention.sentence in self.quoting.get(mention.page.key, ())
        ):
            return True
        text = mention.page.words(mention.sentence)
        before = mention.page.body[: mention.page.sentences[mention.sentence][0]]
        pronoun = _PRONOUN.search(text) and own & _names(before)
        of_day = mention.page.body.startswith(("’s ", "'s "), mention.end)  # “Monday’s letter”
        spoken = _SPOKEN_OF.search(text) or own & _names(text) or pronoun or of_day
        return True if not others and spoken else None

    def _window(self, mention: Mention) -> Window | None:
        """The window of a mention that has a day near the statement's, None of any other."""
        if mention.precision not in _NEAR or mention.first is None:
            return None
        if mention.days or not (mention.told or mention.named):
            return None
        window = window_of(mention, self.day)
        near = window and window[0] - ONE_DAY <= self.day <= window[1] + ONE_DAY
        return window if near else None

    def _opens(self, mention: Mention) -> bool:
        """Whether the statement itself tells so that it is made: “I must tell you today …”."""
        near = mention.rule == "date: near day" and not (self.issuer and mention.agents)
        own = (near or self.issuer in mention.agents) and mention.first == self.day
        return bool(own and mention.says) or mention.sentence < mention.page.lead

    def _tells(self, mention: Mention) -> int:
        """How surely a mention tells of it, by a day that is its own or lies beside it."""
        window = self._window(mention)
        if not window or mention.page.is_statement:
            return _SURE * bool(window and self._opens(mention))
        on_its_day = window[1] in (self.day, self.printed)
        exact = on_its_day and (window[1] - window[0]).days <= mention.early
        if exact and self._was_put_out(mention):
            return _SURE
        if self._is_anothers(mention):
            return 0
        if mention.precision == "week":
            return _SURE * (window[0] <= self.day <= window[1] and self._made(mention))
        its = self._is_its(mention) if mention.named else None
        if its and mention.told and _ELSEWHERE.fullmatch(mention.named):
            # “Norway rejected Varn’s threats to Berg on Friday” tells when Norway did
            words = {*re.findall(r"\w+", mention.page.words(mention.sentence))}
            its = None if self._acts(mention, words) < 0 else its
        if its is False or (exact and its) or not mention.told:
            return _SURE * (exact and bool(its))
        return self._weight(mention, exact=exact)

    def _weight(self, mention: Mention, *, exact: bool) -> int:
        """How much speaks for it that a mention tells of the statement."""
        page, sentence = mention.page, mention.page.words(mention.sentence)
        first = told_first(sentence, mention.printed)
        words = {*re.findall(r"\w+", first)}
        quoted = self.quoting.get(page.key)
        position = mention.sentence - page.lead
        acts = self._acts(mention, words)
        its = not self.issuer or acts > 0 or _names(self.issuer) & words
        repeats = self.repeats(mention)
        phrase = mention.noun if mention.part else first
        named = names_one(phrase) or bool(self.called & {*re.findall(r"\w+", phrase)})
        named = named or (acts > 1 and bool(puts_out(first)))
        from_whom = _FROM.search(sentence) if self.issuer and acts < 1 and not exact else None
        if from_whom and not _names(f"{self.issuer} {self.home}") & _names(from_whom["whose"]):
            return 0
        if acts < 0 or (acts < 1 and not named and (mention.part or not mention.says)):
            return 0  # “A yard blamed a clerk for the outage on Friday”
        if acts == 1 and not (mention.speech or named or (repeats and not self.issuer)):
            return 0  # a deed of its state is none of its words
        if exact and (acts > 1 or (acts and not self.issuer)) and _GAVE_IT.search(first):
            return _SURE
        traits = (
            (acts, 1),
            (named, 2),
            # what its headlines say was done, by who made it
            (bool(its and self.heads & stems(first)), 2),
            (mention.says, 1),
            (exact, 1),
            (exact and self._says_it(mention), 1),
            (position < OPENING_SENTENCES, 1),
            (position == 0, 1),
            (bool(quoted), 1),
            (repeats, 1 + (acts > 1)),
            # where others quote it, a page that does not may tell of other words
            (quoted is None and any(self.quoting.values()), -1),
            (bool(_ALSO.search(first)), -4),
            (not self.issuer and bool(self.subject & stems(mention.title)), 1),
            # its state alone may tell of something else
            (acts == 1 and bool(self.issuer) and not (repeats or quoted), -1),
        )
        return sum(int(has) * weight for has, weight in traits)

    def _is_named_body(self, actor: str) -> bool:
        """Whether an office of its state is in its title: “The Defence Council of Norway”."""
        body, _, state = actor.partition(" | ")
        return bool(state and state == self.home and {*body.split()} <= self.title)

    def _acts(self, mention: Mention, words: Set[str]) -> int:
        """How much who acts speaks for the statement, or against it."""
        cast, issuer = self.cast, self.issuer
        doers = cast.doers(mention.agents, mention.meant) - agencies()
        own = {issuer, self.home, *self.own} - {""}
        if issuer in doers or self._released(mention):
            return 2
        strange = {a for a in doers if own and not own & {a, cast.home_of(a)}}
        strange = {a for a in strange if issuer or not self._is_named_body(a)}
        if not issuer and not strange and len(self.subject & stems(mention.title)) > 1:
            return 2  # “The board of the yards” of one that is nobody’s
        if strange | cast.people(doers) or _SOMEBODY.match(mention.title):
            return -1  # somebody else does, who may answer it
        first, _, last = issuer.rpartition(" ")
        if first and not cast.bearers(last):  # another has that surname
            words = _names(mention.page.words(mention.sentence)) - {last}
        its = not issuer and self.subject & stems(mention.title)  # “the ministry said”
        carried = mention.speech and not doers and _STATE_MEDIA.search(mention.title)
        return int(bool(doers & own or _names(issuer) & words or its or carried))
