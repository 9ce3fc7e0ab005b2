"""Which clause of a sentence a date belongs to, and who acts in it.

A date belongs to the verb before it: in “the deal signed in 2018” it is not the day on which
somebody speaks of the deal. What it belongs to and has no subject of its own is only named.
"""

import re

from ..text.cues import DAYS, KINDS
from ..text.people import People
from ..text.persons import mentions
from .acting import Acting
from .dated_nouns import FREE_BEFORE, IN_A, NOUN_BEHIND, SPEAKS_OF
from .described_things import of_object, of_subject
from .drafted_pages import DATELINE, Span
from .happening import NOTHING, Clause
from .named_actors import Cast
from .narration import OPENING, Narration
from .statements import (
    CALLS_ONE,
    HELD,
    IN_OWN,
    IN_SAID,
    MADE,
    OWN_SAID,
    PUBLISHED,
    SAID_BY,
    SAYINGS,
    SPEECH_MADE,
    STATEMENTS,
)
from .unnamed import Unnamed
from .verbs import SCHEDULED, WORD, acts_last, is_auxiliary, is_noun, is_verb_form, speaks, verbs_in

#: Between two verbs: behind it a clause of its own begins.
_BEGINS = re.compile(
    r"\b(?:that|if|after|before|since|as|when|while|because|where|saying|adding)\b|[,;]\s"
    r"|(?<=\s[”\"])\s(?=[A-Z]|(?:the|an?|its|his|her|their)\s)"
)
#: “She toured the yard, greeting miners in a film shown on Friday”: she does, not the miners.
_DOING = re.compile(r"\s*[a-z]{2,}ing\b")
#: A part of a sentence that tells of another time than its verb, or what was said.
_PART = re.compile(r"(?:,|\b(?P<apart>after|before|since))\s(?P<verb>[a-z]{2,}ing)\b")
_IS_ON = re.compile(
    r"\s(?P<be>(?:(?:will|would)\s)?(?:be|is|was|are|were))\s"
    r"(?:(?:due\s)?(?:in|at)\s(?:[\w.’'-]+\s){1,4}?)?(?:on\s|for\s)?$"
)
_COMMA = re.compile(r"[,—]")
_GERUND = re.compile(r"\s*[A-Z][a-z]+ing\b")
_AND_TO = re.compile(r"(?:and|but)\s(?:is|was|are|were)\sto\s")  # “she left, and was to sing”
_MAKES = MADE | PUBLISHED | {"spoke", "spoken"}
_JOINED = re.compile(r"\b(?:and|but)\b|,\s")
_RELATIVE = re.compile(r"\b(?:which|who|whose|whom)\b|\bthat\s(?:(?:is|was|were|had|been)\s)*$")
#: “Miners freed from a pit in Ode returned on Friday”: no verb behind a name describes it.
_FROM_NAME = re.compile(r"\s(?:from|in|by|at|to|as)\s(?:[\w.’'-]+\s)*[A-Z][\w.-]*\s$")
#: “Ada Varn left on a boat built by a yard, Moor & Sons, in May”: no month of building it.
_MADE_BY = re.compile(r"\sby\s[^,]+,\s(?:[^,]+,\s)?(?:in|on)\s$")
_IS_ONE = re.compile(r"\s(?P<verb>is|are|was|were)\s(?:an?|the)\s[^,;:]*(?=,)")
#: “The court refused, in a ruling issued on Friday.”
_IN_ONE = re.compile(r"in\s(?:an?|its|his|her|their)\s(?:[\w-]+\s){1,3}")
_IS_DONE = re.compile(r"\s(?:is|are|was|were|has been|have been|had been)\s$")
_AFTER = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Ss]ince|when|because)\s")
#: What goes on while something happens: “As Friday’s talks went on, Ada Varn left.”
_MEANWHILE = re.compile(r"\s*(?:As|While|During|Amid|At)\b")
_DAY_PART = r"(?:\s(?:morning|afternoon|evening|night))?"
THEN = re.compile(rf"{_DAY_PART},\swhen\s")
#: “She suffered a blow on Friday when a court refused to hear her”: one happening in two clauses.
_AS = re.compile(rf"{_DAY_PART}\swhen\s(?P<too>[^,;]+)")
#: “The yard said it shut the mill on Friday” tells of the mill.
_ITSELF = re.compile(
    rf"(?:\s(?:on\s)?(?:{'|'.join(DAYS)}))?(?:\sthat(?=\s(?:it|they)\b))?\s(?:it|they|he|she)\s"
    r"(?:(?:had|has|have|will|would)\s)?(?:\w+ly\s)?"
)
#: A date behind these is of what they introduce: “after the budget of 23 September”.
_AFTER_NAMED = re.compile(
    r"\b(?<!named )(?:after|before|since|until|following|ahead of|under\s(?:the|an?))\s"
    r"(?:[^\W\d]\S*\s){1,6}?(?:on|of|in|from)\s$"
    r"|\b(?:amid|despite|over)\s[^,;]*\b(?:this|last)\s(?:year|month)$"
)
_CALLED = re.compile(r"\b(?:call|brand|describ|label|dub|term)(?:ed|s|es|ing)\s(?:\S+\s){1,9}$")
_A_NAME = re.compile(r",?\s(?:[“\"]|an?\s|the\s|as\s)")
#: “They compared it to Pearl Harbor and 9/11.”
_BESIDE_NAME = re.compile(rf"\b(?!(?:{'|'.join(DAYS)})\b)[A-Z]\w+ and $")
#: Behind these “that” can be left out before whoever acts: “said its new mayor would leave”.
_SAY = frozenset("say says said saying add adds added adding claim claims claimed".split())
_A_SUBJECT = re.compile(r"\s(?:[A-Z][\w.-]*|the|an?|its|their|his|her|all)\s(?:[\w.’'-]+\s)*")
_TOLD, _VERBS = 2, 9  # words between what is said and its day; verbs before a date, one its own


class Clauses(Narration):
    """The clauses of one article.

    >>> text = "On Monday Ada Varn ended a pact that Otto Berg had signed in 2018."
    >>> clauses = Clauses(text, Cast([text]))
    >>> [clauses.of_date((0, len(text)), date).agents for date in ((0, 9), (61, 65))]
    [('Ada Varn',), ('Otto Berg',)]
    """

    def __init__(self, body: str, cast: Cast) -> None:
        super().__init__(body)
        self.cast = cast
        self.unnamed = Unnamed(self.narration, cast, People(body))
        self.acting = Acting(self.narration, cast, self.unnamed)

    def begin(self, sentence: Span) -> int:
        """Where the subject of a sentence can begin, behind a dateline and an opening."""
        start, end = sentence
        if dateline := DATELINE.match(self.narration, start, end):
            start = dateline.end()
        for _ in range(2):  # “This Friday, after the mill was shut, Ada Varn …”
            opening = OPENING.match(self.narration, start, end)
            if opening and not self._is_name(opening[0]):
                start = opening.end()
        return start

    def _is_name(self, opening: str) -> bool:
        """Whether what looks like a gerund is a name: “Beijing on Friday denied it, …”."""
        word = opening.partition(" ")[0]
        return word.endswith("ing") and bool(re.search(rf"[a-z,]\s{word}\b", self.narration))

    def whole(self, sentence: Span) -> Clause:
        """The main clause of a sentence."""
        return self._read(self.begin(sentence), sentence[1])

    def scheduled(self, sentence: Span) -> Clause:
        """What is told as a timetable tells it: “The drill starts on Monday.”"""
        verb = SCHEDULED.search(self.narration, begin := self.begin(sentence), sentence[1])
        return self._read(begin, sentence[1], verb.start()) if verb else NOTHING

    def part(self, begin: int, end: int, at: int = -1) -> Clause:
        """What a part of a sentence tells; its verb is the first, or that at a place."""
        return self._read(begin, end, at)

    def of_date(self, sentence: Span, date: Span) -> Clause:
        """The clause that a date belongs to; one without a verb where it only names something."""
        clause = self._of_date(sentence, date)
        before = self.verbs(sentence[0], date[0]) if clause.verb else []
        done = clause.done or (self.narration[slice(*before[-1])] if before else "")
        if not clause.reported and (too := _AS.match(self.body, date[1], sentence[1])):
            clause = clause._replace(reported=too["too"])
        return clause._replace(done=done) if done in clause.narration else clause

    def _of_date(self, sentence: Span, date: Span) -> Clause:
        begin, end = self.begin(sentence), sentence[1]
        meanwhile = date[0] < begin and _MEANWHILE.match(self.narration, sentence[0])
        other = self._is_of_noun(begin, date) or self._is_of_doing(sentence[0], date[0], begin)
        named: Clause | None = NOTHING if other else None
        named = named or (None if meanwhile else self._as_adjective(sentence[0], date))
        named = named or self._said(begin, end, date)
        if named or (named := self._then(date[1], end)):
            return named
        if date[0] < begin:
            clause = self._before(sentence[0], date) or self._read(begin, end)
            # “On Friday Norway closed a mill, its second in a year”
            own = not clause.verb and self.verbs(date[1], begin)
            return self._read(date[1], end) if own else clause
        verbs = self.verbs(begin, end)
        before = [verb for verb in verbs if verb[0] < date[0]]
        part = None if before else self._is_one(begin, date[1], end)
        part = part or self._part(begin, date[0], end) or self._is_on(begin, date, end)
        if not part and before and IN_OWN.search(self.narration[begin : date[0]]):
            part = self._attributed(begin, end, before[-1], date) or self._read(begin, end)
        if part or not before:
            return part or self._read(begin, end)
        nearest = before[-1]
        begins = self._subordinate(nearest[1], date) or self.behind_that(nearest[1], date)
        introduced = any(_AFTER_NAMED.search(self.narration[nearest[1] : edge]) for edge in date)
        if begins or introduced:
            return self._read(begins, end) if begins else NOTHING
        if nearest == verbs[0]:
            part = self._attributed(begin, end, nearest, date)
            part = part or of_subject(self, begin, nearest, date, end)
            return part or self._read(begin, end)
        before = before[-_VERBS:]
        if _MADE_BY.match(self.narration[nearest[1] : date[0]]) and not _BEGINS.search(
            self.narration[before[-2][1] : nearest[0]]
        ):
            before.pop()
        if HELD.search(self.narration, before[-2][1] if before[1:] else begin, nearest[1]):
            before.pop()  # “said at a meeting that was held on Friday”
        while len(before) > 2 and self.narration.endswith(" to ", before[-2][1], before[-1][0]):
            before.pop()  # “which was used to fell a tree”
        inner = of_object(self, before[-2][1], nearest, end) if before[1:] else None
        inner = inner or (self._inner(before, begin, end) if before[1:] else None)
        clause = inner or self._read(begin, end)
        return clause if before[1:] else clause._replace(done=clause.verb)

    def _is_one(self, begin: int, behind: int, end: int) -> Clause | None:
        """What a thing on a day was: “The fire on Friday was the first, after …”."""
        one = _IS_ONE.match(self.narration, behind, end)
        if not one or self.verbs(behind, one.end()):
            return None
        return self._read(begin, one.end())._replace(verb=one["verb"])

    def _before(self, start: int, date: Span) -> Clause | None:
        """What went before: “After Ada Varn had left on Friday, …” is not of what follows."""
        comma = _COMMA.search(self.narration, date[1])
        after = [*_AFTER.finditer(self.narration, start, date[0])]
        if not after or not comma or "," in self.narration[after[-1].end() : date[0]]:
            return None
        span = after[-1].end(), comma.start()
        return self._read(*span) if self.verbs(span[0], date[0]) else None

    def _is_of_doing(self, start: int, end: int, begin: int) -> bool:
        """Whether a date in an opening is of a verb there: “Citing a film made on Friday, …”."""
        doing = end < begin and _GERUND.match(self.narration, start)
        verbs = self.verbs(start, end) if doing else []
        return bool(verbs) and self.narration[slice(*verbs[-1])] not in PUBLISHED

    def _is_of_noun(self, begin: int, date: Span) -> bool:
        """Whether a date stands in what is called something: “called the fire on 9 May a sin”."""
        before = self.narration[begin : date[0]]
        called = _CALLED.search(before) and _A_NAME.match(self.narration, date[1])
        return bool(called or _BESIDE_NAME.search(before) or SPEAKS_OF.search(before))

    def _as_adjective(self, begin: int, date: Span) -> Clause | None:
        """What a date only describes: “the planned June 12 summit”; a speech is told of so, too."""
        behind = NOUN_BEHIND.match(self.narration, date[1])
        before = self.narration[begin : date[0]]
        if not behind or IN_A.search(before) or (not behind["own"] and FREE_BEFORE.search(before)):
            return None
        noun = behind["noun"]
        if acts_last(before.lower().split()):
            return None
        if not behind["own"] and not is_noun(noun):
            return None
        before = before.rstrip()
        owner = [n.name for n in self.cast.find(before) if before[n.end :] in ("’s", "'s")]
        if noun not in STATEMENTS or not owner:
            return NOTHING
        text = self.body[begin : behind.end()]
        return Clause((*owner,), (), True, True, text, text, noun)

    def _then(self, begin: int, end: int) -> Clause | None:
        """What else happened on a day: “… took a turn on Friday, when the mill was shut”."""
        then = THEN.match(self.narration, begin, end)
        said = then and speaks(self.narration[:begin].rpartition(" ")[0].rpartition(" ")[2])
        clause = self._read(then.end(), end) if then and not said else NOTHING
        own = then and clause.verb and self._subject(then.end(), end)
        return clause if own else None

    def _said(self, begin: int, end: int, date: Span) -> Clause | None:
        """What somebody said on a day, where only the noun for it stands."""
        text = self.narration[begin : date[0]]
        meant: tuple[str, ...] = ()
        who: list[str] = []
        if match := SAID_BY.search(text):
            who = [named.name for named in self.cast.find(match["who"])]
            meant = self.unnamed.who(begin + match.start("who"), begin + match.end("who"))
        elif (match := OWN_SAID.search(text)) and not self.verbs(begin, begin + match.start()):
            spans = [(n.start, n.end) for n in self.cast.find(text)]
            spans += [(m.start, m.end) for m in mentions(text)]
            own = [start for start, stop in spans if stop == match.start()]
            who = self.unnamed.meant(begin + min(own), begin + match.start()) if own else []
        if not match or not who:
            return None
        words = self.body[begin + match.start("noun") : end] if "who" in match.groupdict() else text
        return Clause((*who,), (), True, True, words, words, match["noun"], meant)

    def _subordinate(self, begin: int, date: Span) -> int:
        """Where the clause begins that a date parts: “after Ada Varn on Friday shut the mill”."""
        verb = WORD.match(self.narration, date[1] + 1)
        starts = [match.end() for match in _BEGINS.finditer(self.narration, begin, date[0])]
        own = starts and self._subject(starts[-1], date[0])
        acts = verb and verb[0].islower() and is_verb_form(verb[0])
        return starts[-1] if own and acts else 0

    def _is_on(self, begin: int, date: Span, end: int) -> Clause | None:
        """What is on a day: “Her last day will be 9 May”."""
        match = _IS_ON.search(self.narration, begin, date[0])
        begin = max([begin, *(m.end() for m in _BEGINS.finditer(self.narration, begin, date[0]))])
        if not match or not self._subject(begin, match.start()):
            return None
        clause = self._read(begin, end)
        return clause._replace(verb=match["be"], done="") if not clause.verb else None

    def _part(self, begin: int, date: int, end: int) -> Clause | None:
        """What somebody does in a part of a sentence: “She left after saying on Friday that …”."""
        for part in reversed([*_PART.finditer(self.narration, begin, date)]):
            speech = KINDS.get(part["verb"]) == "G"
            near = len(self.narration[part.end() : date].split()) <= _TOLD
            if (part["apart"] or (speech and near)) and not self.verbs(part.end(), date):
                main, start = self._read(begin, part.start()), part.start("verb")
                texts = self.body[start:end], self.narration[start:end]
                done = Clause(main.agents, main.others, speech, speech, *texts, part["verb"])
                return done._replace(meant=main.meant) if main.verb or main.agents else None
        return None

    def _attributed(self, begin: int, end: int, verb: Span, date: Span) -> Clause | None:
        """The last part of “The mill is shut, a clerk said on Friday”, if the date stands there."""
        comma = self.narration.rfind(", ", begin, verb[0])
        if comma < 0 or not speaks(self.narration[slice(*verb)]) or date[0] < verb[1]:
            return None
        if not self._subject(comma + 2, verb[0]):
            return None
        return self._reporting(self._read(comma + 2, end), begin)

    def _reporting(self, clause: Clause, begin: int) -> Clause:
        """A clause that tells who says what is told before it."""
        at = self.body.find(clause.text, begin)
        return clause._replace(reported=self.body[begin:at])

    def _inner(self, before: list[Span], begin: int, end: int) -> Clause:
        """A clause inside another: “said that the yard was sold in 2030”."""
        last, nearest = before[-2], before[-1]
        between = self.narration[last[1] : nearest[0]]
        if between == " " and len(before) > 2:  # “a vote, which was to be held”
            last = before[-3]
            between = self.narration[last[1] : nearest[0]]
        if speaks(self.narration[slice(*last)]) and _ITSELF.fullmatch(between):
            return self._read(begin, end)._replace(speech=False)
        if relative := _RELATIVE.search(between):
            own = self._subject(last[1], nearest[0])
            return self._read(last[1], end) if own else NOTHING
        starts = [*_BEGINS.finditer(between)]
        indirect = self.narration[slice(*last)] in _SAY and _A_SUBJECT.fullmatch(between)
        if len(starts) > 2 and not between[starts[-1].end() :].strip():
            starts = starts[:-2]  # “said that the yard, an old one, was sold in 2030”
        begins = starts[-1].end() if starts else 0
        published = self.narration[slice(*nearest)] in PUBLISHED
        ruled = published and _IN_ONE.fullmatch(between, begins)
        subject = between[begins:].strip() and not _AND_TO.fullmatch(between, begins)
        if not ruled and (starts or indirect) and subject:
            comma = begins and starts[-1][0] in (", ", " ")
            doing = comma and _DOING.match(between, begins)
            clause = self._read(begin if doing else last[1] + begins, end)
            said = starts and starts[-1][0] == "that" and between[: starts[-1].start()].split()[-1:]
            if said and said[0] in STATEMENTS and clause.verb in MADE | PUBLISHED:
                clause = clause._replace(speech=True, says=True, reported=said[0])
            reports = comma and clause.speech and not doing
            return self._reporting(clause, begin) if reports else clause
        if published and not ruled and len(before) > 2:
            return self._inner(before[:-1], begin, end)
        made = self.narration[slice(*nearest)] in MADE and bool(IN_SAID.search(between))
        own = made or published or is_auxiliary(between)
        # “The mill that burnt down was sold on Friday”, “Varn, who led a strike, left on Friday”
        closed = not starts or between.endswith(", ")
        relative = _RELATIVE.search(self.narration, begin, last[0]) if closed else None
        described = relative.start() if relative else 0
        if not starts and not speaks(self.narration[slice(*last)]) and _FROM_NAME.match(between):
            described = last[0]
        if described and not (own or _IS_DONE.search(between)):
            texts = self.body[nearest[0] : end], self.narration[nearest[0] : end]
            who = self._read(begin, described)
            speech = speaks(verb := self.narration[slice(*nearest)])
            return Clause(who.agents, who.others, speech, speech, *texts, verb, who.meant)
        own |= bool(relative)
        return self._read(begin, end) if own or _JOINED.search(between) else NOTHING

    def _read(self, begin: int, end: int, at: int = -1) -> Clause:
        narration = self.narration
        at = next((start for start, _ in self.verbs(begin, end)), end) if at < 0 else at
        verb = first[0] if (first := WORD.match(narration, at, end)) else ""
        subject = self.cast.find(narration[begin:at])
        agents = self.acting.before(begin, at, subject)
        passive = bool(_IS_DONE.search(narration[begin:at]))  # “was dismissed”
        if not agents and speaks(verb) and (passive or not WORD.search(narration, begin, at)):
            agents = self.acting.behind(at, end)  # “…”, said Ada Varn
        behind = self.cast.find(narration[at:end], called=self.unnamed.called)
        names = [named.name for named in (*subject, *behind)]
        led = self.cast.led_by(agents)  # a body acts by whoever leads it
        others = tuple(name for name in dict.fromkeys(names) if name not in (*agents, *led))
        rest = WORD.findall(narration[at:end])[passive:]
        says = any(KINDS.get(word) in ("V", "I", "G") or word in SAYINGS for word in rest)
        meant = tuple(led) if self.cast.people(agents) else self.unnamed.who(begin, at)
        text = self.body[begin:end]
        made = verb in _MAKES and SPEECH_MADE.match(narration, at, end)
        speech = bool(speaks(verb) or made) and not passive and not CALLS_ONE.match(narration, at)
        texts = text, narration[begin:end]
        passive = passive and not speaks(verb)
        return Clause(agents, others, speech, says, *texts, verb, meant, passive=passive)

    def verbs(self, begin: int, end: int) -> list[Span]:
        """Where verbs stand in a part of the article."""
        return verbs_in(self.narration, begin, end, STATEMENTS)

    def _subject(self, begin: int, end: int) -> bool:
        """Whether somebody is named, or a thing with an article stands there."""
        words = WORD.findall(self.narration[begin:end])
        return any(w[:1].isupper() or KINDS.get(w.lower()) in ("D", "P") for w in words)
