"""A paragraph as a string of kinds: one letter for each word, mark and quotation.

``Q`` a quotation, ``N`` a name, ``P`` a pronoun, ``D`` a determiner, ``w`` another word; ``V``
says that somebody speaks, ``I`` also before its subject (*said the minister*), ``G`` as a
participle (*saying*), ``U`` that somebody thinks; ``v`` another verb, ``E`` *be*, ``A`` an
auxiliary or adverb, ``B`` a preposition, ``S`` opens a clause (*while*), ``R`` is *who* or
*which*, ``T`` *that*, ``C`` *and*, ``K`` *according to*, ``s`` a possessive. A dash is ``-``, an
exclamation mark ``?``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..text.cues import ABBREVIATED, DAYS, KINDS, QUOTES, SPEAKING
from ..text.first_words import name_at
from ..text.person_words import CLAIMS
from ..text.words import Answers, word_set
from .marks import Span

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PARTS = ("morning", "afternoon", "evening", "night")
_WHICH = "[Ll]ast|[Nn]ext|[Tt]his|that|each"
_PART = rf"(?:{'|'.join(_PARTS)})\b"
_MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?\b"
_PHRASAL = (
    "(?:shot|shoots|hit|hits|fired|fires|struck|clapped) back|(?:points|pointed|lashed) out"
    "|(?:made|makes) (?:it )?(?:clear|known|plain)"
)
_ACCORDING = ("according to", "in the words of")
#: A word; no full stop that nothing parts from the next sentence: “eased.The ministry”.
_INSIDE = r"(?:[&’ʼ'-]|\.(?!(?<=[a-z]{2}\.)[A-Z][a-z]{2}))(?!(?:d|ll|m|re|s|ve)\b)"
_WORD = rf"[^\W_]+(?:{_INSIDE}[^\W_]+)*"
#: What the forms below begin with, in small letters; any other word is told at once.
_BEGINNING = (
    rf"according|in\b|[ap]\.m|vs\.|(?:last|next|this|that|each|late|early|{'|'.join(_PARTS)})\b"
    "|shot|shoots|hits?|fire|struck|clapped|point|lashed|ma[dk]es?"
)
#: The forms of tokens; the first that fits. Without groups, those that begin with a class of
#: letters are passed over at a glance where another letter stands.
_FORMS = (
    rf"(?=[a-z])(?!{_BEGINNING}){_WORD}",
    r"[Aa]ccording to\b",
    r"[Ii]n the words of\b",
    r"[ap]\.m\b",
    r"[A-Z]\.-?(?:[A-Z]\.-?)*",
    rf"(?=[ADFJMNOS]){_MONTH}\.? {_DAY_NUMBER}(?:,? \d{{4}}\b)?",
    rf"(?=[A-Zv][a-z]{{1,4}}\.)(?:{'|'.join(ABBREVIATED.split())})\.",
    r"No\.(?=\s?\d)",
    r"[@#]\w+",
    r"['’ʼ](?:(?:s|d|ll|m|re|ve)\b|(?=\s))",
    rf"(?=[aelmntEFLMNSTW])(?:(?:(?:{_WHICH}|[Ll]ate|[Ee]arly) (?:on )?)?(?:{_DAY} )?{_PART}"
    rf"|(?:{_WHICH}) (?:day|week|month|year|summer|fall|winter|spring)\b)",
    rf"(?=[cfhlmps])(?:{_PHRASAL})\b",
    rf"(?=\d){_DAY_NUMBER} {_MONTH}\b(?:\.?,? \d{{4}}\b)?",
    r"(?=\d)\d{1,3}(?:,\d{3})+\b",
    r"(?=\d)\d{1,2}:\d\d\b",
    _WORD,
    r"\.{2,}|…|\. \. \.(?: \.)?",
    r"--+|[–—―]|(?<!\S)-",
    r"\.(?!\s?[),;:a-z])|[,;:?!()\[\]]",  # no full stop before a small letter
)
_TOKEN = re.compile(rf"(?! )(?:{'|'.join(_FORMS)})")
_SIGNS = dict.fromkeys("-–—―", "-") | dict.fromkeys("'’ʼ", "A") | {"@": "N", "#": "N", "!": "?"}
_POSSESSIVE = ("'", "’", "ʼ", "'s", "’s", "ʼs")
_DEPENDS = "c"  # the kind of a known word with a capital, until the word before decides
_OPEN = re.compile(rf"{_DEPENDS}|(?<=[D{_DEPENDS}K])[VI]|(?<=s)[GVI]|(?<=D[Nw])[VI](?=B)")
#: The director of the iron works, Anna Lind, said; the chief of the gas works said.
_OF_PLURALS = re.compile(r"BD?w*[vVI](?=,N+[,VI]|[VI])")
_PLAIN = word_set(SPEAKING)  # what “a” stands before is no plural's verb
_FIGURE = re.compile(r"\d")
_CAPITAL = re.compile(r" [A-Z]")
_NAMES_TOO = frozenset(["April", "May", "June", "August"])  # months that are names of people
_BEFORE_MONTHS = frozenset("in last next since till until".split())
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST_TITLE = 200  # characters
_ARTICLES = frozenset("the a an his its our my your their this these those".split())
_ARABIC = ("al-", "el-")
_AROUND = {*QUOTES, " ", "\u00a0"}

#: Kinds in a row, for expressions: the core of a noun phrase; … of Lowmere, Port Ode and Tarn
CORE = r"(?:(?:D+[AvVIUG]{0,2})?[wN]+(?:\([^()]{1,9}\))?(?:s[wN]+)*)"
LIST = r"(?:,D?N+)+,?CD?N+"
# a name, a pronoun, “a spokesman for the city”
NP = rf"(?:P|D(?=[AVIU,])|(?:D(?=B)|{CORE})(?:[BC]{CORE}|{LIST})*)"
# A subject does not begin in the middle of something, but a pronoun opens a clause.
FREE = r"(?:(?<![BDNwsRGvK])(?<!DA)(?!(?<=E)w)|(?<=[Nw])(?=P))"
ADVERB = r"(?:B?A)*"  # “also”, “on Friday”
ASIDE = r"(?:,[^.?Q:]{1,40}[,-]|-[^.?Q]{1,40}-|\([^()]{1,30}\),?)"  # “, the mayor,”
FAR = 60  # tokens: no rule looks further
SOMEBODY = rf"(?=[PN]|[Dw]+[wN]){NP}"  # no word alone: “by phone”


class Tokens(NamedTuple):
    """`kinds[i]` is the kind of ``text[starts[i]:ends[i]]``; `places` are those of quotations.

    `said` are the words around these, in small letters: a look at them tells what is not there.
    """

    text: str
    kinds: str
    starts: list[int]
    ends: list[int]
    places: list[int]
    said: frozenset[str] = frozenset()

    def words(self, first: int, end: int) -> str:
        """Give the text of some tokens, in small letters."""
        end = min(end, len(self.ends))
        return self.text[self.starts[first] : self.ends[end - 1]].lower()


def tokenize(text: str, begin: int, end: int, spans: Sequence[Span]) -> Tokens:
    """Tokenize the paragraph ``text[begin:end]``, whose outer quotations are `spans`.

    >>> tokenize("She told us.", 0, 12, []).kinds
    'PIw.'
    >>> tokenize("At 14:30 Anna Lind left.", 0, 24, []).kinds
    'BANNv.'
    """
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    places: list[int] = []
    printed: list[str] = []
    gaps = _gaps(text, begin, end, spans)
    for number, (start, stop) in enumerate(gaps):
        matches = list(_TOKEN.finditer(text, start, stop))
        first = len(kinds)
        words = [match[0] for match in matches]
        printed += words
        kinds += map(_kind_of, words)
        starts += map(re.Match.start, matches)
        ends += map(re.Match.end, matches)
        for at in _line_ends(text, start, stop) if matches else ():
            if (behind := bisect_right(starts, at, first)) < len(starts):
                kinds.insert(behind, ".")
                starts.insert(behind, at)
                ends.insert(behind, at + 1)
        if number < len(spans):
            span = spans[number]
            places.append(len(kinds))
            for kind in "Q" + _closing(text, span, gaps[number + 1][0]):
                kinds.append(kind)
                starts.append(span.start if kind == "Q" else span.end)
                ends.append(span.end)
    tokens = Tokens(text, "".join(kinds), starts, ends, places)
    said = frozenset(" ".join(printed).lower().replace("-", " ").split())  # of *op-ed* both
    return Tokens(text, _settled(tokens, gaps), starts, ends, places, said)


def _line_ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where a line of a paragraph ends: there a sentence does."""
    while (start := text.find("\n", start, stop)) >= 0:
        yield start
        start += 1


def _settled(tokens: Tokens, gaps: Sequence[tuple[int, int]]) -> str:
    """Decide the kinds of the words that depend on the word before."""
    kinds = list(tokens.kinds)
    headline = None
    for match in _OPEN.finditer(tokens.kinds):
        at = match.start()
        last = kinds[at - 1] if at else ""
        if match[0] == _DEPENDS:
            headline = _headline(tokens.text, gaps) if headline is None else headline
            kinds[at] = _capital(tokens, at, last, headline)
        # the reports, a claim: no verb follows these, as it may follow *many* and *her*
        elif last == "D" and kinds[at - 2 : at - 1] in (["N"], [","]) and _all(tokens, at - 1):
            kinds[at - 1] = "A"  # Lind and Berg both said
        elif match[0] == "G" or (last == "D" and tokens.words(at - 1, at) in _ARTICLES):
            named = kinds[at - 2 : at - 1] == [","] and tokens.text[tokens.starts[at - 1]] == "A"
            kinds[at] = kinds[at] if named else "w"  # Lind’s warning; but: “…,” An told us
        elif last == "w":  # a long address to us, but: an old clerk said to us
            one = tokens.words(at - 2, at - 1) in ("a", "an") and tokens.words(at, at + 1) in _PLAIN
            kinds[at] = "w" if one else kinds[at]
        elif last == "K" or (
            tokens.words(at, at + 1) in CLAIMS
            and (last in ("N", "s") or tokens.words(at - 1, at) == "her")
        ):
            kinds[at] = "w"  # according to reports; the Lowmere claims about it; her remark
    for match in _OF_PLURALS.finditer("".join(kinds)):
        at = match.end() - 1
        if (
            tokens.words(match.start(), match.start() + 1) == "of"
            and tokens.words(at, at + 1)[-1] == "s"
        ):
            kinds[at] = "w"
    return "".join(kinds)


def _all(tokens: Tokens, at: int) -> bool:
    return tokens.words(at, at + 1) in ("both", "all", "each")


def _dated(tokens: Tokens, at: int) -> bool:
    """Does a figure stand beside the name of a month?"""
    begin, end = max(0, tokens.starts[at] - 3), tokens.ends[at] + 3
    return bool(_FIGURE.search(tokens.text[begin:end]))


def _gaps(text: str, begin: int, end: int, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Find what stands around the quotations, without their marks."""
    gaps = []
    for number, span in enumerate(spans):
        stop = span.start
        while stop > begin and text[stop - 1] in _AROUND:
            stop -= 1
        gaps.append((begin, stop))
        begin = span.end
        limit = spans[number + 1].start if number + 1 < len(spans) else end
        while begin < limit and text[begin] in _AROUND:
            begin += 1
    return [*gaps, (begin, end)]


def _headline(text: str, gaps: Sequence[tuple[int, int]]) -> bool:
    """Tell a title, all in capitals: there a verb is known by the word alone."""
    long = 0
    for start, end in gaps:
        for word in _LONG_WORD.finditer(text, start, end):
            if not text[word.start()].isupper():
                return False
            long += 1
    return long > 3 and sum(end - start for start, end in gaps) <= _LONGEST_TITLE


def _closing(text: str, span: Span, following: int) -> str:
    """Give the mark within a quotation that closes the sentence, or the clause, around it."""
    end = span.end
    while end - 1 > span.start and text[end - 1] in QUOTES:
        end -= 1
    last, follow = text[end - 1], text[following : following + 1]
    if last in ".…" and not follow.islower() and follow not in (",", "—", "–", "-"):
        return "."
    return {"?": "?", "!": "?", ",": ","}.get(last, "")


def _alone(token: str) -> str:
    """Tell the kind that a token has wherever it stands, or that its capital depends on that."""
    first = token[0]
    if not first.isalnum():
        kind = _SIGNS.get(first, first) if token not in _POSSESSIVE else "s"
        return "…" if kind == "." and len(token) > 1 else kind
    if token[-1] == "." or (first.isupper() and token[1:2] == "."):
        return "N"  # Mr. or J.
    if " " in token or token in _PARTS or ":" in token:
        usual = "V" if token.endswith((" back", " out", " clear", " known", " plain")) else "A"
        return "K" if token.lower() in _ACCORDING else usual
    negated = token.endswith(("n't", "n’t"))
    if first.isupper():
        return _DEPENDS if negated or token in DAYS or token.lower() in KINDS else "N"
    if negated:
        return "A"
    named = token.startswith(_ARABIC) and token[3:4].isupper()
    usual = "N" if named else "A" if token.endswith("ly") else "v" if token.endswith("ed") else "w"
    return KINDS.get(token, usual)


_kind_of = Answers(_alone).__getitem__


def _capital(tokens: Tokens, at: int, last: str, headline: bool) -> str:
    """Tell the kind of a known word with a capital, behind a token of the kind `last`."""
    text, start = tokens.text, tokens.starts[at]
    word = text[start : tokens.ends[at]]
    if name_at(text, start):
        return "N"
    if last and word in ("No", "An") and last not in ".?:-" and not headline:
        return "N" if _CAPITAL.match(text, tokens.ends[at]) else "D"  # minister No Kwang Su
    if word in _NAMES_TOO and at and tokens.words(at - 1, at) in _BEFORE_MONTHS:
        return "A"
    if word in DAYS:
        name = word in _NAMES_TOO and last not in ("B", "A") and not _dated(tokens, at)
        return "N" if name else "A"
    kind = KINDS.get(word.lower(), "A")
    inside = bool(last) and last not in ".?:"
    return "N" if inside and kind not in "PD" and not headline else kind
