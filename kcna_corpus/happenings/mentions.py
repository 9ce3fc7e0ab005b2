"""What a page dates: each sentence that tells of a happening, with its day and who acts.

A rule is a small function with an example; what no rule takes is left out, with the reason.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise, zip_longest
from typing import Any, NamedTuple

from ..dates import find_dates
from ..dates.tongue import READ_WHOLE, taken_for
from ..story.quotation_table import records
from ..text.calendar import weekdays
from ..text.language import language_name
from .dated_nouns import dated_noun, noun_in
from .dated_rows import WEEKDAY, a_week_before, begun, of_year, other_weekday
from .drafted_pages import DATELINE, Page
from .event_clauses import THEN, Clauses
from .happening import NOTHING, Clause, Mention
from .known_actors import capital_in
from .korean_clauses import KoreanClauses
from .likeness import stems, told_first
from .named_actors import Cast
from .statements import STATEMENTS, named_on, whose
from .titles import title_of
from .undated import LENGTH, Undated
from .word_of import word_of

#: Expressions that tell how long or since when something goes on, not when something happened.
_SPANS = ("since", "over", "from", "to", "until", "through")
_COUNTED = "earlier, later"
_PRECISIONS = ("minute", "day", "week", "month", "year")
_EXACT = ("minute", "day")
#: Of dates in quotations: no verb around one has the day of what is said in it.
_ANCHORS = ("publication", "printed")
QUOTED = "inside a quotation: whose calendar is meant is open"
ONLY_NAMED = "it dates what is only named"
NOT_READ = "what a day dates is read in English and Korean alone"
_OF_ITSELF = re.compile(rf"[’']s\s|{THEN.pattern}")
#: “That day”: of the report, or of what it told last; it is certain where both are one.
_THAT_DAY = "이날"
#: Rules of what counts from the day of its text: another day where that is printed again.
_NEAR_DAYS = ("near day", "night")
_WEEKDAY_BEHIND = re.compile(rf",?\s\(?({WEEKDAY.pattern})", re.IGNORECASE)
_BY = re.compile(r"\bby(?P<who>(?:\s[A-Z][\w.’-]*)+)")
_LISTED = re.compile(r",?\s(?:and\s|&\s)?")  # between the days of a list
_DAYS_BESIDE = re.compile(r"P(\d{1,2})D \S+ days? (after|before)")
_NOT = re.compile(r"(?:\bnot|n[’']t|\bnever)\s[^,;:]*$")  # “did not sail until Friday”
_NEARLY = re.compile(r"(?:less|more) than|almost|nearly|over|under", re.IGNORECASE)
#: What is counted from the news of a page; its first sentences tell that.
BESIDE = "days beside the statement"
AFTER, OPENING_SENTENCES = "days before the news", 3
#: “The statement came a day after”: counted from the statement, wherever a page says so.
_IT_CAME = re.compile(
    rf"^\W*(?:The|This|His|Her|Its)\s(?:{'|'.join(STATEMENTS)}|news)\s(?:came|comes)\s$"
)
#: And “two days before the speech, a mill burnt”.
_BESIDE_IT = re.compile(rf"\s(?:the|his|her|its|this)\s(?:{'|'.join(STATEMENTS)}),\s")
#: How far back “recent” is taken to reach, in days.
RECENT = 31
#: What is told so may still be to come.
AHEAD = re.compile(
    r"\b(?:will|shall|would|(?<!announced )(?<!unveiled )plan(?:s|ned|ning)?|"
    r"intend(?:s|ed)?|scheduled|slated|expected|due|upcoming|effective|effect|"
    r"(?:is|are|was|were|set) to|set for)\b",
    re.IGNORECASE,
)


class Left(NamedTuple):
    """What became no row."""

    page: Page
    sentence: int
    printed: str
    reason: str


def read_page(page: Page, cast: Cast) -> tuple[list[Mention], list[Left]]:
    """Return the happenings that a page tells of, and the dated sentences left out."""
    reader = _Reader(page, cast)
    happenings = [*reader.dated()]
    told = {m.sentence for m in happenings if m.told or m.named}
    happenings += [*Undated(page, cast, reader.clauses).mentions(told)]
    return sorted(happenings, key=lambda m: (m.sentence, m.start)), reader.left


class _Reader:
    def __init__(self, page: Page, cast: Cast) -> None:
        self.page, self.cast = page, cast
        self.left: list[Left] = []
        language = taken_for(page.body)
        self.clauses: Clauses | KoreanClauses
        self.clauses = (
            KoreanClauses(page.body, cast) if language == "ko" else Clauses(page.body, cast)
        )
        read = language in ("", *READ_WHOLE)
        self.has_nouns = language in ("", "en")
        self.no_clause = ONLY_NAMED if read else f"{language_name(language)}: {NOT_READ}"

    # --- with a date ---

    def dated(self) -> Iterator[Mention]:
        page = self.page
        days = find_dates([page.body], page.written)
        seen: set[tuple[Any, ...]] = set()
        pairs: list[tuple[Mention, str]] = []
        rows = [*map(self._row, records(days))]
        for row, behind in zip_longest(rows, rows[1:]):
            number = page.sentence_at(row["start"])
            if number < 0 or (behind and self._told_by(row, behind)):
                continue
            reason = self._no_day(number, row) or other_weekday(row)
            if counted := self._counted(number, row) or (
                self._in_quotation(number, row) if reason in (QUOTED, ONLY_NAMED) else None
            ):
                yield counted
                continue
            if reason:
                self.left.append(Left(page, number, row["text"], reason))
                continue
            clause, named, noun, part = self._told(number, row)
            if reason := self._to_come(number, row, clause) if clause.verb else "":
                if not noun:
                    self.left.append(Left(page, number, row["text"], reason))
                    continue
                clause = NOTHING  # “They met five weeks before the fair of 9 May”
            same = (number, row["earliest"], row["latest"], clause.narration)
            if not clause.verb and not (named or noun):
                self.left.append(Left(page, number, row["text"], self.no_clause))
            elif not clause.verb or same not in seen:  # “Tuesday (16 July)” is one day
                m = self._mention(number, row, clause, named)
                m = m._replace(noun=noun, part=part)
                pairs.append((m, clause.narration) if clause.verb else (of_noun(m), noun))
            seen.add(same)
        pairs = _one_day_each(pairs)
        exact = {(m.sentence, words) for m, words in pairs if m.precision in _EXACT}
        for m, words in pairs:
            if m.precision in _EXACT or (m.sentence, words) not in exact:
                yield m
            elif m.noun:  # “On Friday she told of the fire of 2030”
                yield of_noun(m)
            else:
                self.left.append(Left(page, m.sentence, m.printed, ONLY_NAMED))

    def _told(self, number: int, row: dict[str, Any]) -> tuple[Clause, str, str, bool]:
        """The clause of a day, whose statement it can be of, its noun, whether it is apart."""
        clause = self._clause(number, row)
        begin, end = self.page.sentences[number]
        span = row["start"], row["end"]
        named = named_on(self.clauses.narration, begin, span, end)
        return clause, named, *self._noun(begin, span, end, only=not clause.verb)

    def _told_by(self, row: dict[str, Any], behind: dict[str, Any]) -> bool:
        """Whether a day that is counted is printed right behind: “Two days earlier, on 9 May”."""
        between = self.page.body[row["end"] : behind["start"]]
        return row["rule"] == _COUNTED and between.strip(", ") in ("", "on")

    def _counted(self, number: int, row: dict[str, Any]) -> Mention | None:
        """What was so many days before the news itself: “This comes a day after the mill burnt”."""
        days = _DAYS_BESIDE.fullmatch(f"{row['value']} {row['text'].lower()}")
        opens = 0 <= number - self.page.lead < OPENING_SENTENCES
        begin, end = self.page.sentences[number]
        its = _IT_CAME.search(self.page.body[begin : row["start"]])
        beside = _BESIDE_IT.match(self.page.body, row["end"], end)
        opens = opens and not row["earliest"] and bool(days and days[2] == "after")
        if not days or not (its or beside or opens):
            return None
        clause = self.clauses.whole((beside.end() if beside else row["end"], end))
        if not clause.verb or self.page.is_statement:
            return None
        mention = self._mention(number, row, clause)
        back = int(days[1]) if bool(beside) == (days[2] == "before") else -int(days[1])
        rule = BESIDE if beside else AFTER
        return mention._replace(first=None, last=None, precision="day", certain=False, rule=rule,
                             days=back)  # fmt: skip

    def _in_quotation(self, number: int, row: dict[str, Any]) -> Mention | None:
        """What somebody calls by its month, “the choice of July”: only named, and never certain."""
        ahead = AHEAD.search(self.page.words(number))
        dated = of_year(row, self.page.written, ahead=bool(ahead))
        if not dated or not self.has_nouns:
            return None
        begin, end = self.page.sentences[number]
        quoted = self.clauses.quotation_at(row["start"])
        begin, end = max(begin, quoted[0] + 1), min(end, quoted[1])
        noun = noun_in(self.page.body, begin, (row["start"], row["end"]), end)
        mention = of_noun(self._mention(number, dated, NOTHING)._replace(noun=noun))
        return mention if mention.title else None

    def _noun(self, begin: int, date: tuple[int, int], end: int, *, only: bool) -> tuple[str, bool]:
        text = self.clauses.narration
        return dated_noun(text, begin, date, end, only=only) if self.has_nouns else ("", False)

    def _clause(self, number: int, row: dict[str, Any]) -> Clause:
        sentence = self.page.sentences[number]
        if self.page.is_statement and number < self.page.lead:
            return self.clauses.whole(sentence)
        if row["relation"] in ("before", "after") and row["anchor_kind"] == "event":
            return self.clauses.whole((row["end"], sentence[1]))
        clause = self.clauses.of_date(sentence, (row["start"], row["end"]))
        return (
            clause if clause.verb or not self._is_ahead(row) else self.clauses.scheduled(sentence)
        )

    def _row(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row of dates; where nothing tells of what is to come, a weekday is that before."""
        number = self.page.sentence_at(row["start"])
        if number < 0 or not self._is_ahead(row) or AHEAD.search(self.page.words(number)):
            return begun(row)
        ahead = self.clauses.scheduled(self.page.sentences[number]).verb
        return begun(row if ahead else a_week_before(row))

    def _is_ahead(self, row: dict[str, Any]) -> bool:
        """Whether a day lies behind that of the page and the next."""
        day, written = row["earliest"], self.page.written
        return bool(day and written and day > written + timedelta(days=1))

    def _to_come(self, number: int, row: dict[str, Any], clause: Clause) -> str:
        """Why a day behind that of the page is not the day of what a clause tells, "" if it is."""
        if not self._is_ahead(row):
            return ""
        before = self.page.body[self.page.sentences[number][0] : row["start"]]
        if clause.speech:  # “Ada Varn will speak on Friday”
            before = clause.narration.partition(clause.verb)[0]
        ahead = AHEAD.search(before) or clause == self.clauses.scheduled(
            self.page.sentences[number]
        )
        return "" if ahead else "a day to come, in what is told as past"

    def _no_day(self, number: int, row: dict[str, Any]) -> str:
        """Why an expression dates no happening, "" if it does."""
        if row["earliest"] is None or row["latest"] is None:
            return "no day in the words" if row["value"] else "no day without that of the page"
        before = self.page.body[self.page.sentences[number][0] : row["start"]]
        lasts = row["open_end"] or row["relation"] in _SPANS or row["type"] == "SET"
        lasts = lasts or before.endswith("before ")  # “sold before 9 May”
        lasts = lasts and not (row["relation"] == "until" and _NOT.search(before))
        lasts = lasts and not (row["relation"] == "from" and AHEAD.search(before))
        # “since Friday, when …”, “between Friday’s fire and …”
        lasts = lasts and not _OF_ITSELF.match(self.page.body, row["end"])
        weekend = row["rule"] == "weekend"
        if (lasts or row["precision"] not in _PRECISIONS) and not weekend:
            return "a span of time, not a happening"
        that_day = row["text"].replace(" ", "") == _THAT_DAY
        hours = row["rule"] == _COUNTED and "T" in row["value"]  # “six hours later”: past midnight?
        if hours or self._counts_from_far(row) or (that_day and not row["certain"]):
            return "from which day it counts is open"
        if (
            self.clauses.is_quoted(row["start"])
            and row["anchor_kind"] in _ANCHORS[: 1 + self.has_nouns]
        ):
            return QUOTED if row["anchor_kind"] == _ANCHORS[0] else ONLY_NAMED
        dateline = DATELINE.match(self.page.body, *self.page.sentences[number])
        if dateline and row["start"] < dateline.end() and number >= self.page.lead:
            return "a dateline: the day of the page itself"
        return ""

    def _counts_from_far(self, row: dict[str, Any]) -> bool:
        """“A day after they read what she wrote on Friday”, “less than a week after it”."""
        counted = row["anchor_kind"] == "event" and row["relation"] in ("before", "after")
        far = len(self.clauses.verbs(row["end"], row["anchor_start"])) > 1
        return counted and (far or bool(_NEARLY.match(row["text"])))

    def _mention(
        self, number: int, row: dict[str, Any], clause: Clause, named: str = ""
    ) -> Mention:
        length = LENGTH.search(self.page.words(number))
        early = self._early(number, row, clause)
        if self._is_six_days_back(row):  # or tomorrow, by a clock ahead of the page's
            later, early = timedelta(days=7), 7
            row = {**row, "earliest": row["earliest"] + later, "latest": row["latest"] + later}
        return Mention(
            self.page, number, row["start"], row["end"], row["text"],
            row["earliest"], row["latest"], row["precision"],
            clause.agents, clause.others,
            stems(told_first(clause.text, row["text"]), row["text"]) | stems(clause.reported),
            self._length_title(number, row, length) if length else title_of(clause, row["text"]),
            clause.speech, clause.says, f"date: {row['rule']}", bool(row["certain"]) and not early,
            self._place(number, clause), " ".join(length.groups()) if length else "",
            early=early, meant=clause.meant, named=named, told=bool(clause.verb),
            head="".join(stems(clause.done or clause.verb)),
            word_of=word_of(self.clauses, self.page.sentences[number], clause),
            passive=clause.passive,
        )  # fmt: skip

    def _early(self, number: int, row: dict[str, Any], clause: Clause) -> int:
        """By how many days what a date tells can have been earlier.

        “Today” may be that of a text which the page prints a day later; a weekday that is the
        page's tomorrow, that of a writer ahead of the page's clock or of the week before.
        """
        dated = any(map(str.isdigit, self.page.dateline))
        if row["anchor_kind"] != "publication" or row["precision"] not in ("day", "minute"):
            return 0
        if row["rule"] in _NEAR_DAYS:
            behind = _WEEKDAY_BEHIND.match(self.page.body, row["end"])  # “today, Friday”
            named = behind and weekdays("en")[behind[1].lower()] == row["earliest"].weekday()
            return 0 if dated or named or self.page.is_statement else 1
        ahead = self.page.written is not None and row["earliest"] > self.page.written
        before = self.page.body[self.page.sentences[number][0] : row["start"]]
        before += "".join(
            clause.text.partition(clause.verb or "\n")[:2]
        )  # “On Friday she is set to leave”
        ahead = ahead and (clause.speech or not AHEAD.search(before))
        ahead = ahead and clause != self.clauses.scheduled(self.page.sentences[number])
        return 7 if row["rule"] == "weekday" and ahead and not dated else 0

    def _is_six_days_back(self, row: dict[str, Any]) -> bool:
        open_day = row["rule"] == "weekday" and row["precision"] == "day" and not row["certain"]
        written = self.page.written
        return bool(open_day and written and row["earliest"] == written - timedelta(days=6))

    def _length_title(self, number: int, row: dict[str, Any], length: re.Match[str]) -> str:
        """“five-year arms plan begun in 2021”, or as much of it as is short."""
        start = self.page.sentences[number][0]
        words = self.page.body[start + length.start() : max(row["end"], start + length.end())]
        return " ".join(words.split()[:8])

    def _place(self, number: int, clause: Clause) -> str:
        """Where it happened: “…” or “Their statement after meeting in Beijing …” right behind."""
        place = capital_in(clause.text)
        behind = number + 1
        if not place and behind < len(self.page.sentences):
            words = self.page.words(behind)
            place = capital_in(words) if re.match(r"(?:Their|His|Her|Its)\b", words) else ""
        return place


def of_noun(mention: Mention) -> Mention:
    """Return a mention as what its date names, where it is not of what the clause tells.

    “Varn’s remarks” are what Varn says, and so is “the letter released by Varn”.
    """
    noun, by = mention.noun, _BY.search(mention.named)
    own = whose(noun) | {*(by["who"].split() if by else ())}
    who = tuple(n for n in (*mention.others, *mention.agents) if own & {*n.split()})
    says = bool(who)
    return mention._replace(
        agents=who, others=(), meant=(), speech=says, says=says, told=False, stems=stems(noun),
        title=title_of(NOTHING._replace(text=noun, narration=noun)),
    )  # fmt: skip


def _one_day_each(pairs: list[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """One clause has one day or a list: “They met on Friday after Monday’s fire.”"""
    exact = [(m, words) for m, words in pairs[::-1] if m.told and m.precision in _EXACT]
    # “After Monday’s fire they met with Moor on Friday”: no day of what stands before it all
    exact.sort(key=lambda item: (not item[0].part, item[0].printed in item[1]))
    days = {(m.sentence, words): {m.first} for m, words in exact}
    for (m, words), (behind, _) in pairwise(pairs):
        own = days.get((m.sentence, words), set())
        if own & {m.first, behind.first} and _LISTED.fullmatch(m.page.body, m.end, behind.start):
            own |= {m.first, behind.first}
    return [
        (of_noun(m), m.noun)
        if m.part and m.first not in days.get((m.sentence, words), {m.first})
        else (m, words)
        for m, words in pairs
    ]
