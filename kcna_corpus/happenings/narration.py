"""What a page tells in its own words: without what it quotes, and what it sets apart by dashes."""

import re

from ..text.calendar import months
from ..text.cues import DAYS
from .drafted_pages import Span

_MONTHS = "|".join(map(str.title, months("en", short=False)))
#: What may stand before the subject of a sentence, each with an example in `OPENINGS_EXAMPLES`.
OPENING = re.compile(
    r"\s*[“\"‘']?\s*"
    r"(?:(?:However|But|And|Yet|Meanwhile|Additionally|Furthermore|Moreover|Earlier|Later|Also|"
    r"Separately|Then|Still|Now)\b,?\s*)?"
    r"(?:(?:On|on) [A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?,?\s"
    r"|(?:[Oo]n [A-Z][a-z]+day(?: (?:night|morning|evening|afternoon))?|[Ll]ast (?:week|month|year)"
    rf"|In (?:{_MONTHS})(?: \d{{4}})?),?\s(?=[A-Z]|(?:the|an?)\b)"
    r"|(?:[Oo]n|[Ii]n|[Aa]t|Late|Early|By|Since|[Aa]fter|[Bb]efore|[Aa]mid|[Dd]espite|[Aa]s|Last|"
    r"Next|Earlier|Speaking|Under|[Dd]uring|[Ff]ollowing)\s[^,.;:]{1,110},\s*"
    r"|(?:Earlier |Late |Later )?(?:[Tt]oday|[Yy]esterday|[Tt]onight),\s"
    r"|[Oo]n [A-Z][a-z]+day,?\s|(?:Last|Earlier this|This) (?:week|month|year|[A-Z][a-z]+day),?\s"
    r"|[A-Z][a-z]+ing\s[^,.;:]{3,80},\s*)?"
)
#: What is quoted; a word alone is the writer's: “the party ‘recalled’ him”; a straight mark that
#: closes one opens nothing: “the "recalled" mayor, who left "in haste"”.
QUOTED = re.compile(
    r"“(?=[^”\n]*\s)[^”\n]{1,2000}”|(?<![\w.,!?…])\"(?=[^\"\n]*\s)[^\"\n]{1,2000}\""
)
#: Within one sentence: “Ada Varn—a clerk who is loud—left”.
_INSIDE = r"(?:[^—–.?!\n]|\.(?! [A-Z]))"
_APART = re.compile(
    rf"(?<=\w)(?:\s?—\s?{_INSIDE}{{3,250}}?—|\s–\s{_INSIDE}{{3,250}}?\s–)(?=\s?[a-z])"
)
#: “Fired what appeared to be a missile”, “what it called a peace camp”: a missile, a camp.
_SO_CALLED = re.compile(
    r"(?<= )what (?:(?:it|they|he|she) (?:ha[sd] |have )?"
    r"(?:calls?|called|described as|said (?:was|were)|says? (?:is|are))"
    r"|(?:is|are|was|were|appear(?:s|ed)?|seem(?:s|ed)?)"
    r"(?: (?:presumed|believed|thought|assumed|suspected|said))? to (?:be|have been))(?= \w)"
)
_DATED = re.compile(rf"\d{{2}}|\b(?:{'|'.join(DAYS)}|today|yesterday|week|month|year)s?\b")
#: A day, or days of a list, right behind “that”: “he said that on 3 and 4 May, it rained”.
_DAY_LIST = rf"(?:(?:{'|'.join(DAYS)}|\d{{1,4}}|and|to)\b[.,]*\s*)*"
_THAT_ON = re.compile(rf"\bthat\s(?:on|in|at|by)\s{_DAY_LIST}$")
_NO_SUBJECT = re.compile(r"[,\s]*(?:(?:as|for|by|with|in|at|and|but|when|after|before)\b|[.;]|$)")
_REST_OF_LIST = re.compile(rf"[,\s]*{_DAY_LIST}")


class Narration:
    """An article with blanks for what it quotes, whose verbs tell nothing of who acts.

    >>> Narration("Ada Varn — a clerk who is loud — said “it rains” to us.").narration
    'Ada Varn                          said “        ” to us.'
    """

    def __init__(self, body: str) -> None:
        self.body = body
        self.quoted = [quotation.span() for quotation in QUOTED.finditer(body)]
        quoted_blank = QUOTED.sub(lambda m: m[0][0] + " " * (len(m[0]) - 2) + m[0][-1], body)
        apart_blank = _APART.sub(_undated, quoted_blank)
        self.narration = _SO_CALLED.sub(lambda m: " " * len(m[0]), apart_blank)

    def is_quoted(self, position: int) -> bool:
        """Whether a position stands between quotation marks."""
        return any(start < position < end for start, end in self.quoted)

    def quotation_at(self, position: int) -> Span:
        """The quotation in which a position stands."""
        return next(span for span in self.quoted if span[0] < position < span[1])

    def behind_that(self, verb_end: int, date: Span) -> int:
        """Where the clause begins of a date right behind “that”; 0 if it stands elsewhere."""
        if not _THAT_ON.search(self.narration[verb_end : date[0]]):
            return 0
        rest = _REST_OF_LIST.match(self.narration, date[1])
        begin = rest.end() if rest else date[1]
        # “rejected that on Friday as a fable”
        return 0 if _NO_SUBJECT.match(self.narration, begin) else begin


def _undated(aside: re.Match[str]) -> str:
    """Blanks for an aside; one with a date may tell what happened."""
    return aside[0] if _DATED.search(aside[0]) else " " * len(aside[0])
