"""What a page tells without a date: what came as something else did, an answer, a plan’s length."""

import re
from collections.abc import Iterator, Set

from .drafted_pages import Page
from .event_clauses import Clauses
from .happening import Clause, Mention
from .known_actors import capital_in
from .korean_clauses import KoreanClauses
from .likeness import stems, told_first
from .named_actors import Cast
from .titles import title_of

#: “Their statement came as jets flew”: one day for both; but “as a shock to many”.
_CAME_AS = re.compile(
    r"\b(?:came|comes) (?:as|while|when)\s+(?!an?\s(?:\w+\s){1,2}(?:to|for|that)\b)(?P<rest>.+)",
    re.DOTALL,
)
#: “In a recent development, she opened the mill.”
_RECENTLY = re.compile(r"\s*(?:In a recent \w+|Recently|Lately)\b,?\s*")
#: Somebody answers a statement: “the ministry said that Ada Varn’s denial proves it”.
_ANSWERED = re.compile(
    r"['’]s?\s(?:\w+\s){0,2}(?:denials?|statements?|remarks|comments|speech|letter)\b"
)
LENGTH = re.compile(
    r"\b(\w+-(?:year|month|week|day))\b(?:\W+\w+){0,5}?\W+(plan|programme|program|project)\b"
)
_HABIT = re.compile(
    r"\b(?:repeatedly|consistently|always|often|regularly|routinely|frequently|ha(?:s|ve) long)\b",
    re.IGNORECASE,
)


class Undated:
    """The sentences of one page that have no date."""

    def __init__(self, page: Page, cast: Cast, clauses: Clauses | KoreanClauses) -> None:
        self.page, self.cast, self.clauses = page, cast, clauses

    def mentions(self, dated: Set[int]) -> Iterator[Mention]:
        """Yield what sentences tell that are none of those with a date."""
        for number in range(self.page.lead, len(self.page.sentences)):
            if number in dated:
                continue
            words = self.page.words(number)
            mention = None if self.page.is_statement else self._undated(number, words)
            if mention:
                yield mention
            elif length := LENGTH.search(words):
                yield self._open(number, self._whole(number), "length", " ".join(length.groups()))

    def _undated(self, number: int, words: str) -> Mention | None:
        start, end = self.page.sentences[number]
        if came := _CAME_AS.search(words):
            clause = self.clauses.whole((start + came.start("rest"), end))
            if clause.agents and clause.verb and not clause.speech:
                return self._open(number, clause, "came as")
        if recently := _RECENTLY.match(words):
            clause = self.clauses.whole((start + recently.end(), end))
            if clause.agents and clause.verb:
                return self._open(number, clause, "recently")
        if not _ANSWERED.search(self.clauses.narration, start, end):
            return None  # of most sentences no clause is read
        clause = self._whole(number)
        answered = [
            named.name
            for named in self.cast.find(clause.narration)
            if _ANSWERED.match(clause.narration, named.end)
        ]
        if clause.speech and clause.agents and answered and not _HABIT.search(words):
            return self._open(number, clause, "answer")._replace(answers=tuple(answered))
        return None

    def _whole(self, number: int) -> Clause:
        return self.clauses.whole(self.page.sentences[number])

    def _open(self, number: int, clause: Clause, rule: str, length: str = "") -> Mention:
        start, end = self.page.sentences[number]
        return Mention(
            self.page, number, start, end, "", None, None, "vague",
            clause.agents, clause.others, stems(told_first(clause.text)), title_of(clause),
            clause.speech, clause.says, rule, certain=False, place=capital_in(clause.text),
            length=length, meant=clause.meant,
        )  # fmt: skip
