"""Walk through an article's paragraphs and give every quotation its speaker."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ..text.described import PRONOUNS
from ..text.lines import unwrapped
from ..text.people import People
from ..text.persons import is_person
from ..text.phrases import Meaning
from . import speech
from .marks import Span, paragraph_break
from .quotation import Quotation, silent
from .reactions import gives
from .relay import relay
from .report_language import language_outside
from .speakers import speaker
from .subjects import GUESS, Subject, before, clause, leading, sentence
from .tokens import Tokens, tokenize

# Below the quotation, on a line of its own: Anna Lind
_BELOW = re.compile(
    r"[\"”’'»]*[^\S\n]*\n\s*(?P<who>[A-Z][^\n,.:;!?“\"]{2,40})(?:,[^\n.:]{1,60})?(?:\n|$)"
)
# After the quotation, on its line or the next: — Anna Lind, baker
_SIGNATURE = re.compile(r"[\"”’'»]*\s*(?:--?|[–—―])\s*(?P<who>[A-Z][^\n,.]{1,60}?)\s*(?:[,.\n]|$)")
_OPENER = re.compile(r"[ABCDNw,-]{1,12}[,-]")  # “In Oslo, on the other hand, ‘it rains.’”
_LONG = 30  # characters: no title
_RIGHT_BEHIND = 12  # characters: “…,” he; names within are no subjects of the report
_MARKS = 4  # characters that may stand before a quotation that opens its paragraph
#: He, she, him, her; one class of letters first, so that all others are passed over.
_PRONOUN = re.compile(r"[HhSs](?<=\b.)(?:(?<=[Hh])e|(?<=[Ss])he|(?<=h)(?:im|er))\b")
_ARTICLES = frozenset(["the", "a", "an", "every", "no"])  # alone they are nobody
_WORD = re.compile(r"\w")
_ASKING = ("ask", "asks", "asked", "asking")
_ANSWERING = ("answered", "answers", "replied", "replies", "responded", "retorted")
_GOING_ON = ("added", "adds", "adding", "continued", "continues", "went", *_ASKING)
_SAID = ("said", "says")
_TOO_MANY = 300  # quotations in one paragraph: no prose, nobody speaks


#: A sentence in which somebody else acts behind who speaks: “…,” Lind said, and her son cut in.
_CUT_IN = re.compile(r"[VI],C[DNP][^Q]*$")
#: Rules of a speaker who is only supposed to speak.
_TAKEN_OVER = ("paragraph before", GUESS)


class Voice(NamedTuple):
    """A speaker in the text: its place, the cue, the rule that found it, whether it is sure."""

    start: int
    end: int
    cue: str
    rule: str
    sure: bool
    gives: bool = True  # False: the speaker reacts to the words
    relay: tuple[int, int] | None = None  # whoever the grammar says passes the words on


class Paragraph(NamedTuple):
    """Where a paragraph begins and ends, and which quotations begin in it."""

    begin: int
    end: int
    inside: list[int]  # the indices of its spans, outer and nested


def attribute(
    text: str, spans: Sequence[Span], wanted: Collection[int] | None = None
) -> list[Quotation]:
    """Say of each span who speaks, and whether it is speech at all; of `wanted` indices only.

    >>> from kcna_corpus.quotations import find_spans
    >>> text = "“Rain,” said Anna Lind. “It never stops.”"
    >>> [(q.text, q.speaker, q.cue) for q in attribute(text, find_spans(text))]
    [('Rain,', 'Anna Lind', 'said'), ('It never stops.', 'Anna Lind', 'said')]
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    text = unwrapped(text).replace("ʼ", "’").replace("‑", "-").replace("‐", "-")  # as they look
    chosen = set(range(len(spans)) if wanted is None else wanted)
    language = language_outside(text, spans)
    if language != "en":
        from . import elsewhere  # a fifth of what English texts wait for, and they do not need it

        quotations = elsewhere.attribute(text, spans, language)
        return [quotations[i] for i in sorted(chosen)]
    heard = _Heard(People(text))
    rows: dict[int, Quotation] = {}
    last: Voice | None = None
    behind = _Behind(text)
    left_open = _LeftOpen()
    for paragraph in _needed(text, spans, chosen):
        outer = [i for i in paragraph.inside if not spans[i].nested]
        if len(outer) > _TOO_MANY:
            outer = [i for i in outer if _WORD.search(text, spans[i].start, spans[i].end)]
        if not outer:
            behind.unread.append(paragraph)
            rows |= {i: silent(text, spans[i]) for i in paragraph.inside if i in chosen}
            asks = last and text[paragraph.begin : paragraph.end].rstrip().endswith("?")
            last = last._replace(sure=False) if last and asks else None  # they may answer
            continue
        heard.open()
        tokens = tokenize(text, paragraph.begin, paragraph.end, [spans[i] for i in outer])
        voices = _voices(text, tokens, behind, last)
        for i, index, voice in zip(outer, tokens.places, voices, strict=True):
            number = heard.add(voice, spans[i]) if voice else -1
            meaning = partial(heard.meaning, number)
            if i in chosen:
                rows[i] = _row(text, spans[i], tokens, index, voice, meaning)
            rows |= {
                k: _row(text, spans[k], earlier, at, late, meaning)
                for k, earlier, at, late in left_open.answered(i, spans[i], tokens, index, voice)
                if k in chosen
            }
        for i in paragraph.inside:
            if i in chosen and i not in rows:
                rows[i] = silent(text, spans[i])
        speakers = [voice for voice in voices if voice and voice.rule != GUESS]
        last = speakers[-1] if speakers else last and last._replace(sure=False)
        behind = _Behind(text, tokens)
    return [rows[i] for i in sorted(rows)]


class _Behind:
    """The paragraph before; most have no quotation and are never asked for, so not read."""

    def __init__(self, text: str, tokens: Tokens | None = None) -> None:
        self._text, self._tokens = text, tokens
        self.unread: list[Paragraph] = []

    def tokens(self) -> Tokens | None:
        """Read the last one that says anything."""
        while self.unread:
            paragraph = self.unread.pop()
            tokens = tokenize(self._text, paragraph.begin, paragraph.end, [])
            if tokens.kinds:
                self._tokens = tokens
                self.unread.clear()
        return self._tokens


class _LeftOpen:
    """Quotations of several paragraphs, as long as none of these says who speaks."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, Tokens, int]] = []

    def answered(
        self, number: int, span: Span, tokens: Tokens, index: int, voice: Voice | None
    ) -> list[tuple[int, Tokens, int, Voice]]:
        """Put down one part, the span `number`; where it has a speaker, give those before it."""
        if span.closed and not self._parts:
            return []
        parts, self._parts = self._parts if span.continued else [], []
        if voice and voice.rule not in _TAKEN_OVER:
            late = voice._replace(rule="next paragraph")  # no mark closes what goes on
            return [(*part, late) for part in parts if voice.rule != "label"]
        self._parts = parts if span.closed else [*parts, (number, tokens, index)]
        return []


class _Heard:
    """The voices of a text in their order, and who is meant by each, found when it is asked for."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._voices: list[Voice] = []
        self._asks: list[bool] = []  # a question: somebody else may answer
        self._asked_at: list[int] = []  # where it is asked who is meant: names within are not
        self._first: list[int] = []  # the first voice that may tell who is meant by this one
        self._meanings: dict[int, Meaning] = {}
        self._begins = [0, 0]  # the first voices of the paragraph before and of this one

    def open(self) -> None:
        """Begin the next paragraph."""
        self._begins = [self._begins[1], len(self._voices)]

    def add(self, voice: Voice, span: Span) -> int:
        """Put down the next voice: it may refer to one of the paragraph before too."""
        printed = self._people.text[voice.start : voice.end].lower()
        self._voices.append(voice)
        asks = voice.cue.lower() in _ASKING
        self._asks.append(asks and "?" in self._people.text[max(0, span.end - 3) : span.end])
        behind = 0 <= voice.start - span.end < _RIGHT_BEHIND
        self._asked_at.append(span.start if behind else voice.start)
        refers = printed in PRONOUNS or printed.startswith("the ")
        self._first.append(self._begins[0 if refers else 1])
        return len(self._voices) - 1

    def meaning(self, at: int) -> Meaning:
        """Find who is meant by a voice, after those that it may refer to."""
        if at < 0:
            return Meaning("", False)
        chain = [at]
        while chain[-1] not in self._meanings and chain[-1] > self._first[chain[-1]]:
            chain.append(chain[-1] - 1)
        for one in reversed(chain):
            if one not in self._meanings:
                self._meanings[one] = self._meant(one)
        return self._meanings[at]

    def _meant(self, at: int) -> Meaning:
        voice, before, first = self._voices[at], None, self._first[at]
        numbers = (k for k in range(at - 1, first - 1, -1) if self._voices[k].rule != GUESS)
        if (last := next(numbers, -1)) >= 0:
            before = self.meaning(last)  # a guess between may have hidden it
            if (voice.start, voice.end) == self._voices[last][:2]:
                return before
        meant = self._people.meant(voice.start, voice.end, before, self._asked_at[at])
        asked = self._asks[last] and voice.cue.lower() not in _GOING_ON
        answers = last >= 0 and (asked or voice.cue.lower() in _ANSWERING)
        return meant._replace(sure=False) if answers and meant.gender else meant


def paragraphs(text: str, spans: Sequence[Span]) -> Iterator[Paragraph]:
    """Yield each paragraph, with the numbers of its quotations."""
    begin = number = 0
    for match in [*paragraph_break(text).finditer(text), None]:
        end = match.start() if match else len(text)
        first = number
        while number < len(spans) and spans[number].start < end:
            number += 1
        yield Paragraph(begin, end, list(range(first, number)))
        begin = match.end() if match else end


def _needed(text: str, spans: Sequence[Span], chosen: set[int]) -> list[Paragraph]:
    """Keep the paragraphs of the chosen spans, and those that their speakers may come from."""
    chosen = _with_the_rest(spans, chosen)
    passages: list[Paragraph] = []
    carried = False
    for paragraph in reversed(list(paragraphs(text, spans))):
        if not carried and chosen.isdisjoint(paragraph.inside):
            continue
        if filled := text[paragraph.begin : paragraph.end].strip():
            passages.append(paragraph)
            if paragraph.inside:
                opens = spans[paragraph.inside[0]].start < paragraph.begin + _MARKS
                carried = opens or bool(_PRONOUN.search(filled))
    return passages[::-1]


def _with_the_rest(spans: Sequence[Span], chosen: set[int]) -> set[int]:
    """Add those that go on with a chosen one that its paragraph leaves open."""
    indices = set()
    for i in chosen:
        at = i
        while not spans[at].closed and at not in indices:
            indices.add(at)
            behind = next((k for k in range(at + 1, len(spans)) if not spans[k].nested), at)
            at = behind if spans[behind].continued else at
        indices.add(at)
    return indices


def _voices(text: str, tokens: Tokens, behind: _Behind, last: Voice | None) -> list[Voice | None]:
    """Find who speaks each outer quotation of a paragraph."""
    voices: list[Voice | None] = []
    here: Voice | None = None  # the latest speaker of this paragraph
    if len(tokens.places) > _TOO_MANY:
        return [None] * len(tokens.places)
    for index in tokens.places:
        begin = sentence(tokens.kinds, index)
        voice = _voice(text, tokens, speaker(tokens, index), index)
        alone = tokens.kinds[index + 1 : index + 2] in ("", ".", "?", "-", ",", "…", ":")
        opened = alone and begin > 0 and bool(_OPENER.fullmatch(tokens.kinds, begin, index))
        if voice:
            pass
        elif begin == index == 0:
            voice = _signed(text, tokens)
            heading = tokens.kinds == "Q" and tokens.ends[0] - tokens.starts[0] <= _LONG
            heading = heading and text[tokens.ends[0] - 1].isalnum()  # no stop: nobody's turn
            if not voice and alone and not heading and (read := behind.tokens()):
                voice = _carried(text, read, len(read.kinds), last, "paragraph before")
        elif opened:
            voice = _carried(text, tokens, begin, here, "sentence before")
            voice = voice and voice._replace(sure=False)
        elif begin == index:
            if alone or tokens.ends[index] - tokens.starts[index] > _LONG:
                voice = _carried(text, tokens, begin, here, "sentence before")
                if voice and tokens.kinds[index + 1 : index + 3] == ",E":
                    voice = voice._replace(gives=False)  # “…,” was the answer
        elif here and "Q" in tokens.kinds[begin:index]:
            voice = here._replace(rule="same sentence", sure=False)
        else:
            voice = _voice(text, tokens, clause(tokens.kinds, index))
        if (
            voice
            and voice.rule != GUESS
            and not (here and here.start == voice.start and here.gives)
        ):
            here = voice  # but “…,” Lind said on Berg’s “Today”. “…” is still what she said
        voices.append(voice)
    return voices


def _carried(text: str, tokens: Tokens, end: int, last: Voice | None, rule: str) -> Voice | None:
    """Take the speaker over from the sentence that ends at the token `end`."""
    kinds = tokens.kinds
    stop = len(kinds[:end].rstrip(".?:…)"))
    begin = sentence(kinds, stop)
    question = kinds[begin - 2 : begin] == "Q?"  # “Rain?” said Anna Lind. “It never stops.”
    if last and ("Q" in kinds[begin:end] or (question and last.start >= tokens.starts[begin])):
        asks = text[tokens.ends[kinds.rfind("Q", 0, end)] - 1] == "?" and last.cue not in _SAID
        sure = last.sure and not _CUT_IN.search(kinds, begin, stop)
        return last._replace(rule=rule, sure=sure, gives=last.gives and not asks)
    leads = kinds[end - 1 : end] == ":"  # “Lind told us:”, and in the next paragraph what she told
    label = _voice(text, tokens, before(kinds, begin, end)) if leads else None
    first = tokens.starts[begin + (kinds[begin] == "A")] if leads else 0  # 14:30 Anna Lind:
    opens = label and label.rule == "label" and label.start == first
    if label and opens and is_person(text[label.start : label.end]):
        return label._replace(rule=rule)  # “Anna Lind, baker:”
    framed = leading(tokens, begin, stop) if kinds[end + 1 : end + 2] in ("", ".", "?") else None
    subject = framed or before(kinds, begin, stop)
    if last and not leads and not framed and (not subject or kinds[end - 1 : end] == "?"):
        return last._replace(rule=rule, sure=False)
    voice = _voice(text, tokens, subject or clause(kinds, stop, main=True))
    return voice._replace(rule=rule, sure=voice.sure and bool(leads or framed)) if voice else None


def _signed(text: str, tokens: Tokens) -> Voice | None:
    if tokens.kinds.strip(".?,") != "Q":
        return None
    if match := _SIGNATURE.match(text, tokens.ends[0]):
        return Voice(*match.span("who"), "", "signature", True)
    match = _BELOW.match(text, tokens.ends[0])
    named = match is not None and is_person(match["who"].strip())
    return Voice(*match.span("who"), "", "signature", False) if match and named else None


def _voice(text: str, tokens: Tokens, subject: Subject | None, index: int = -1) -> Voice | None:
    if not subject:
        return None
    cue = text[tokens.starts[subject.cue] : tokens.ends[subject.cue]] if subject.cue >= 0 else ""
    start, end = tokens.starts[subject.start], tokens.ends[subject.end - 1]
    opens = tokens.kinds[subject.start - 1 : subject.start] in ("", ".", "?", ":")
    if subject.rule == "label":
        led = tokens.kinds[subject.start - 1 : subject.start] == "B"
        if led and tokens.words(subject.start - 1, subject.start) not in ("by", "from"):
            return None  # “To Anna Lind: “It rains.””
        end = start + len(text[start:end].partition("/")[0].rstrip())
    if text[start:end].lower() in _ARTICLES and (opens or text[start].islower()):
        # a word before what was taken for a verb; but An and No are surnames
        return None
    relayed = subject.relay and (tokens.starts[subject.relay[0]], tokens.ends[subject.relay[1] - 1])
    own_words = not subject.sure or index < 0 or gives(tokens, index, subject)
    return Voice(start, end, cue, subject.rule, subject.sure, own_words, relayed)


def _row(
    text: str,
    span: Span,
    tokens: Tokens,
    index: int,
    voice: Voice | None,
    meaning: Callable[[], Meaning],
) -> Quotation:
    points = speech.points(text, span, tokens.kinds, index, voice.rule if voice else "")
    if points <= 0:
        return silent(text, span, certain=points < -2)
    if not voice:
        return silent(text, span, speech=True)
    meant = meaning()
    outlet = relay(text, tokens, index, (voice.start, voice.end), voice.cue)
    if not outlet and voice.relay:
        outlet = text[slice(*voice.relay)]
    return Quotation(
        span.start, span.end, text[span.start : span.end],
        text[voice.start : voice.end], voice.start, voice.end, voice.cue,
        nested=False, speech=True, certain=voice.sure and span.closed and points > 2.5,
        resolved=meant.name,
        identified=bool(meant.name) and meant.sure and voice.sure and voice.gives,
        relay=outlet,
    )  # fmt: skip
