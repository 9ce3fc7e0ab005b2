"""A text on its way through the grammar: its tokens, what it has spoken of, and its phrases."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from ..text.cues import ABBREVIATED, DOUBLE, KINDS
from ..text.words import word_set
from .grammar import Rule, compile_pattern
from .lexicon import LETTER, TOKEN, Value, classify, classify_in
from .numbering import NEAR_BEFORE, NEAR_BEHIND, is_number
from .small_words import clause_end, without_small_words
from .tongue import CLAUSE, READ_WHOLE, korean_ahead
from .values import Days


class Anchor(NamedTuple):
    """What an expression counts from, in words for a reader.

    `kind` is printed (from nothing: it stands there), publication, text (an expression before it)
    or event (that which happened at another expression). `start` and `end` are the place of that
    expression in the text, -1 where it is none.
    """

    kind: str
    words: str
    start: int = -1
    end: int = -1


PRINTED = Anchor("printed", "printed")


@lru_cache(maxsize=64)
def publication(day: date) -> Anchor:
    """Return the anchor of what counts from the day of publication."""
    return Anchor("publication", f"publication {day}")


TEXTUAL = ("previous", "following", "that", "same")  # "the following week" counts from the text
READ = ("", *READ_WHOLE)  # "" is too little text to tell
WHICH = ("last", "past", "next", "coming", "current", "this", *TEXTUAL)
_TENSES = {LETTER["will"]: True} | {LETTER[name]: False for name in ("was", "ended", "begun")}
_TELLING = re.compile(f"[{''.join(_TENSES)}{LETTER['to']}{LETTER['stop']}]")
# "They are to meet Friday" looks ahead; "they declined to meet Friday" does not.
_PLANS = "is are set ready plan planned planning hopes wants intends ahead".split()
VOWS = "promised vowed pledged threatened offered proposed decided wanted agreed hoped".split()
VOWS += "ordered told asked required instructed invited estimated projected".split()
_DONE = "declined refused failed managed began continued able".split()
# What stands between a verb of the past and the date of another: "they said we vote in November".
_PRESENT = frozenset("have has is are do does should could can may must".split())
DETERMINERS = frozenset("- a an the his her its their our my your no any 's ’s".split())
_NO_PAST = DETERMINERS.union("to will would shall ll can could might must should".split())
# Each begins with its sign, so that a search skips all else.
MARKS = re.compile(
    f"[{DOUBLE}]|‘(?<!\\w‘)|``|’(?<!s’)(?![a-z])|'(?:'|(?=[A-Z])(?<![\\w']')|(?![\\w'])(?<=[,.!?]')"
    "|(?=[가-힣])(?<![\\w']')|(?<=[가-힣]'))"
)
_RUMOURED = "rumored rumoured reported believed thought understood supposed set".split()
KOREAN = {"which year": "Y", "that year": "Y", "which month": "M", "which week": "W"}
_THEN_A_YEAR = re.compile(compile_pattern("(month|일)comma(?=(yyyy|juche))"))
_DOTTED = re.compile(compile_pattern("dd stop (month|doubtful|short) yyyy"))
_FIGURES, _SHORTENED = re.compile(LETTER["yyyy"]), word_set(ABBREVIATED)
_FIRST, _LONG, _REACH = itemgetter(0), 40, 10  # characters of a token; years of a narrative


class Unresolved(ValueError):  # noqa: N818  # a state of an expression, no fault
    """Why an expression has no window."""


@dataclass(slots=True)
class Reading:
    """What an expression means: its value and what it rests on.

    `days` are given where the value has none. `back` marks a unit that the text looks back on: it
    cannot reach beyond the anchor.
    """

    value: str
    anchor: Anchor = PRINTED
    sure: bool = True
    why: str = ""
    days: Days | None = None
    zone: str = ""
    back: bool = False


@dataclass(slots=True)
class Timex:
    """An expression: its tokens and characters, its rule and reading, and its place in time."""

    first: int
    after: int
    start: int
    end: int
    text: str
    rule: Rule
    reading: Reading
    days: Days | None
    relation: str
    open_end: bool = False

    def as_anchor(self, kind: str = "text") -> Anchor:
        """Return this expression as what another one counts from."""
        words = f"{'text' if kind == 'text' else 'the event of'} “{self.text}”"
        return Anchor(kind, f"{words} ({self.start}–{self.end})", self.start, self.end)

    @property
    def daily(self) -> bool:
        """Whether it names one day."""
        return bool(self.days and self.days.precision == "day")


class Story:
    """A text as tokens, and what its expressions can be anchored to."""

    def __init__(
        self, text: str, published: date | None, narrative: bool, language: str = ""
    ) -> None:
        self.text, self.published, self.narrative = text, published, narrative
        self.language = language
        kind = classify if language in READ else partial(classify_in, language)
        self.matches = list(TOKEN.finditer(text))
        self.tokens: list[str] = list(map(_FIRST, self.matches))
        self._small = list(map(str.lower, self.tokens))
        cut = max(map(len, self.tokens), default=0) > _LONG
        self.kinds = list(map(kind, [t[:_LONG] for t in self.tokens] if cut else self.tokens))
        self.letters = "".join(map(_FIRST, self.kinds))
        if not language:  # 17. November 2024, in too few words to tell what language they are
            self.letters = _DOTTED.sub(lambda m: m[0][0] + LETTER["of"] + m[0][2:], self.letters)
        self._take_out_numbers()
        self.letters = without_small_words(self.letters, self._small)
        self.timexes: list[Timex] = []
        self.topic: Timex | None = None  # what the text speaks of
        self.landmark: Timex | None = None  # the last that leaves no doubt what year it speaks of
        self.stray: Timex | None = None  # a jump in a narrative that nothing has confirmed
        self.quarter: Timex | None = None

    def word(self, index: int) -> str:
        """Return a token in lower case; outside the text there are none."""
        return self._small[index] if 0 <= index < len(self._small) else ""

    def _take_out_numbers(self) -> None:
        """Let figures that number something be no years, and no Korean day take the next's year."""
        letters = list(self.letters)
        self.numbers: list[int] = []
        for index in [figure.start() for figure in _FIGURES.finditer(self.letters)]:
            first = max(0, index - NEAR_BEFORE)
            near = slice(first, index + NEAR_BEHIND)
            glued = [False] + [a.end() == b.start() for a, b in pairwise(self.matches[near])]
            joined = letters[max(0, index - 2) : index] == [LETTER["num"], LETTER["dash"]]
            joined = joined and all(glued[index - first - 1 :][:2])  # CVE-2008-1891, 95064-1077
            if joined or is_number(self.tokens[near], glued, index - first):
                letters[index] = LETTER["num"]
                self.numbers.append(index)
        for comma in _THEN_A_YEAR.finditer(self.letters):  # 3월 5일, 2023년 4월
            if self.tokens[comma.end() - 2][-1] in "월일":
                letters[comma.end() - 1] = LETTER["other"]
        self.letters = "".join(letters)

    def now(self) -> tuple[date, Anchor]:
        """Return the day of publication, to count from."""
        if self.published is None:
            raise Unresolved("there is no publication date to count from")
        return self.published, publication(self.published)

    def before(self) -> tuple[date, Anchor]:
        """Return the day that the text last spoke of, else that of publication."""
        if self.topic is None:
            return self.now()
        if self.topic.days is None:
            raise Unresolved("it counts from a year before our era")
        return self.topic.days.first, self.topic.as_anchor()

    def base(self) -> tuple[date, Anchor]:
        """Return what this kind of text counts from."""
        return self.before() if self.narrative else self.now()

    def move(self, timex: Timex) -> None:
        """Let the text go on from an expression; a far jump in a narrative must be confirmed."""
        self.timexes.append(timex)
        if timex.reading.value.startswith("BC"):
            self.topic = self.landmark = timex
        precision = timex.days.precision if timex.days else "century"
        if precision in ("decade", "century", "interval") or not timex.days:
            return
        if precision == "quarter" and timex.rule.sure:
            self.quarter = timex
        sure = timex.rule.sure and timex.reading.sure
        if sure or timex.reading.anchor.kind == "printed":
            self.landmark = timex
        years = [f.days.first.year for f in (self.topic, self.stray) if f and f.days]
        far = [abs(timex.days.first.year - year) > _REACH for year in years]
        if self.narrative and far and all(far):
            self.stray = timex
        else:
            self.topic, self.stray = timex, None

    def ahead(self, first: int, after: int) -> bool | None:
        """Whether the verb nearest before, else after, looks ahead."""
        if self.language == "ko":
            return korean_ahead(self.tokens[after : after + CLAUSE])
        before, last = self.word(first - 2), self.word(first - 1)
        if last in ("for", "of") and before in _PLANS:
            return True
        if before == "to" and self.tokens[first - 1].islower() and last not in DETERMINERS:
            return self.word(first - 3) not in _DONE
        back, on = (max(0, first - 12), first), (after, clause_end(self.letters, after, 8, _TENSES))
        clause = self.letters[back[0] : first].rpartition(LETTER["stop"])[2]
        aside = LETTER["comma"] in clause and self.letters[after : after + 1] == LETTER["comma"]
        tells = [[m.start() for m in _TELLING.finditer(self.letters, *span)] for span in (back, on)]
        for indexes in (tells[0][::-1], tells[1]):
            for index in indexes:
                letter = self.letters[index]
                to = self.word(index - 1) == "to" and self.word(index - 2) not in _RUMOURED
                if letter == LETTER["will"] and to:
                    continue  # "refused to take part" looks back, "is to take part" ahead
                last = self.word(index - 1)
                verb = index - 1 - (last.endswith("ly") or last == "still")
                be = self.word(verb - 2 * (self.word(verb) == "t"))  # "it isn't opened until May"
                if letter == LETTER["was"] and be in ("is", "are", "being", "isn", "aren"):
                    break  # "is still heard in May": neither
                if letter == LETTER["was"] and last in _NO_PAST:
                    continue  # "a contested vote", "it will hit Roe"
                parted = letter == LETTER["was"] and self._is_parted(index, first, after)
                if parted or "but" in self._small[after:index]:
                    break  # "we have met in May, but will meet again"
                if letter in _TENSES:
                    due = self.word(verb) == "be" and self.word(verb - 1) != "not"
                    kinds = [KINDS.get(self.word(at), "-") for at in (index - 1, index + 1)]
                    done = self.word(index) == "expected" and kinds[0] != "E" and kinds[1] in "DPT"
                    ahead = not done and (_TENSES[letter] or due)  # not ", a winner in June, will"
                    either = due and self.word(verb - 1) == "could"  # "it could be sold on Friday"
                    either = either or (self.word(index - 2), last) == ("had", "been")
                    return None if either or (ahead and aside and index > after) else ahead
                going = last == "going" and self.word(index - 2) in ("is", "are", "re", "'s", "’s")
                if letter == LETTER["to"] and (going or last in (*_PLANS, *VOWS)):
                    return None if self.is_named_plan(index) else True
                if letter == LETTER["stop"] and not self._shortened(index):
                    break
        return None

    def is_named_plan(self, to: int) -> bool:
        """Whether an infinitive is that of a noun behind a verb of the past.

        "She told us her plan to sail in May": she did so in May, or she will sail then.
        """
        begin = self.letters.rfind(LETTER["stop"], 0, to) + 1
        verb = self.letters.rfind(LETTER["was"], begin, to)
        return 0 <= verb < to - 1 and not DETERMINERS.isdisjoint(self._small[verb + 1 : to - 1])

    def _is_parted(self, verb: int, first: int, after: int) -> bool:
        """Whether a mark or a verb of the present parts a verb from a date."""
        if any(self.word(at) == "if" for at in range(verb - 3, verb)):  # "if he won in May"
            return True
        between = self.tokens[verb + 1 : first] if verb < first else self.tokens[after:verb]
        at, end = (verb + 1, first) if verb < first else (after, verb)
        text = self.text[self.matches[at].start() : self.matches[end].start()]
        marks = len(MARKS.findall(text))
        return marks % 2 == 1 or (verb < first and not _PRESENT.isdisjoint(between))

    def _shortened(self, index: int) -> bool:
        """Whether a full stop belongs to a shortened word: Mr., U.S., J., "Pa. and Va. agreed"."""
        last, after = self.tokens[index - 1 : index], self.tokens[index + 1 : index + 2]
        if self.word(index) != "." or not last or not last[0][0].isupper():
            return False
        short = len(last[0]) == 1 or last[0] in _SHORTENED
        return short or (len(last[0]) < 5 and bool(after) and after[0][0].islower())

    @cached_property
    def day_first(self) -> bool | None:
        """The order of day and month that the other numeric dates of the text give away."""
        if self.language not in READ:
            return True
        kinds = (classify(t)[1:] for t in self.tokens if len(t) < 12 and "/" in t)
        dates = [v for name, v in kinds if name == "slashed" and isinstance(v, tuple)]
        orders = {int(d[0]) > 12 for d in dates if max(int(d[0]), int(d[1])) > 12}
        return orders.pop() if len(orders) == 1 else None


class Phrase:
    """The tokens of one expression, by class; `doubtful` if its form may mean something else."""

    doubtful = False

    def __init__(self, story: Story, first: int, after: int) -> None:
        self.story, self.first, self.after = story, first, after
        self.bits: dict[str, list[Value]] = {}
        for _, name, value in story.kinds[first:after]:
            self.bits.setdefault(name, []).append(value)

    def __contains__(self, name: str) -> bool:
        return name in self.bits

    @property
    def span(self) -> tuple[int, int]:
        """Where its words begin and end in the text."""
        return self.story.matches[self.first].start(), self.story.matches[self.after - 1].end()

    def has(self, names: Iterable[str]) -> bool:
        """Whether one of these classes is here."""
        return not self.bits.keys().isdisjoint(names)

    def get(self, *names: str) -> int | None:
        """Return the number of the first of these classes that is here."""
        for name in names:
            if name in self.bits and isinstance(value := self.bits[name][0], int):
                return value
        return None

    def code(self, *names: str) -> str:
        """Return the code of the first of these classes that is here."""
        return next((str(self.bits[name][0]) for name in names if name in self.bits), "")

    def parts(self, *names: str) -> list[str]:
        """Return the groups of a number's form."""
        bit = next(self.bits[name][0] for name in names if name in self.bits)
        return [*bit] if isinstance(bit, tuple) else []

    @property
    def which(self) -> int | None:
        """The offset of a word such as last (-1), this (0) or next (1)."""
        return self.get(*WHICH)

    @property
    def unit(self) -> str:
        """The letter of the unit."""
        return self.code("unit", "units", "year", "quarter", "decade", "century")

    @property
    def words(self) -> list[int]:
        """The numbers in words."""
        return [word for word in self.bits.get("word", ()) if isinstance(word, int)]

    @property
    def number(self) -> int | None:
        """How many; nothing if the words leave it open."""
        figure = sum(self.words) or self.get("dd", "num", "yyyy")
        bare = "units" in self and not self.has(("dozen", "half"))  # "years ago"
        if figure is None and ("some" in self or bare):
            return None
        return (figure or 1) * (self.get("dozen") or 1)

    @property
    def month(self) -> int | None:
        """The number of the month."""
        return self.get("month", "doubtful", "short", "foreign")

    @property
    def year(self) -> int | None:
        """The year that is printed; Juche 1 is 1912."""
        if "yyyy" in self:
            return self.get("yyyy")
        if "era" in self or "juche" in self:
            names = ("juche year", "num", "dd")
            figure = next((self.bits[name][-1] for name in names if name in self), 0)
            return int(str(figure)) + (1911 if "juche" in self else 0)
        if "millennium" in self:
            return (self.get("millennium") or 0) + sum(self.words)
        spoken = self.get("spoken")
        return spoken * 100 + sum(self.words) if spoken else None

    @property
    def part(self) -> str:
        """The part of the day, as the end of a value."""
        part = self.code("part", "parts", "tonight")
        return f"T{part}" if part else ""

    @cached_property
    def ahead(self) -> bool | None:
        """Whether the words around speak of what is to come; not "pre-May 3", "back to May"."""
        before, last = self.story.word(self.first - 2), self.story.word(self.first - 1)
        joined = last == "-" or (before, last) == ("back", "to")
        return None if joined else self.story.ahead(self.first, self.after)

    def anchor(self) -> tuple[date, Anchor]:
        """Return the day to count from, and its name."""
        if "that year" in self or "that month" in self:
            days = self.story.topic and self.story.topic.days
            finest = "month" if "that month" in self else "year"
            if not days or days.precision not in (finest, "month", "day"):
                raise Unresolved(f"the text before names no {finest} to count from")
            return self.story.before()
        if self.has(("today", "tonight", *KOREAN)) or ("ago" in self and "dash" not in self):
            return self.story.now()
        counted = self.which is None and self.has(("earlier", "ago", "before"))
        textual = self.has((*TEXTUAL, "which day"))
        # "The next day" counts from the text, "in the next two years" where it tells of the past.
        here = self.story.letters[self.first : self.after]
        following = LETTER["the"] + LETTER["next"] in here
        if following and self.has(("word", "dd", "num")):
            following = self.ahead is False
        if counted or textual or following:
            return self.story.before()
        return self.story.base()
