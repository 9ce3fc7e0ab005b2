"""How alike the words of two pages are, that may tell of one thing in other words."""

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ..text.cues import DAYS, KINDS
from ..text.korean import HANGUL
from ..text.person_words import TITLES
from ..text.spelling import canonical
from .drafted_pages import Page

#: What one paper and another call the same; each line is told by its first word.
_SAME = """
visit visited visiting trip travel travelled traveled tour journey 방문
kill killed killing death dead died slain slaying murder murdered assassinated assassination 사망
strike struck attack bomb bombed bombing shelled shelling bombarded 포격
publish release issue broadcast aired show showed shown showing unveiled 공개
meet meeting met talks summit 회담
destroy destruction demolish demolition dismantle 폭파 파괴 철거
cancel scrap called-off
arrest detain detention
halt suspend suspension freeze frozen 중단
declare proclaim announce announcement 선언 발표
sever severance break breaking broke broken 차단 단절
sanction penalize penalise blacklist 제재
warn warning threat threaten 경고 위협
speech address remarks speaking spoke 연설
shut close closure
begin began begun beginning start started kick-off kick kicked
drill exercise exercises manoeuvre maneuver 훈련
resign resignation quit retire retirement departure departed departs 사임 사의
protest protests demonstrate demonstration
dismiss sack sacked oust ousted
buy bought acquire acquisition purchase
raise hike increase
deny denial 부인
condemn denounce criticize slam blast bash 비난 규탄
wound injure hurt
video film footage clip image picture
missile rocket 미사일
deadline ultimatum
explain explanation
pact treaty accord deal agreement 조약 협정 합의
arrive arrived arrival landed landing 도착
withdraw withdrew withdrawn withdrawal exit abandon
ship vessel boat
plane aircraft jet
soldier troop 병력
launch 발사
reply replied answer answered response responded 답신 회답
law legislation statute 법령 법률
pass passed adopt adopted approve approved enact enacted 채택
letter 친서 서한
balloon 풍선
leaflet 전단
drone 무인기
satellite 위성
loudspeaker 확성기
"""
#: Who is stood before: “testified before a Senate panel”.
_PANEL = (
    r"\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}?"
    r"(?i:congress|parliament|courts?|judges?|jury|committee|panel|council|tribunal|lawmakers)\b"
)
#: Behind these stands what another happening was: “shut the mill after a strike”.
_ASIDE = re.compile(
    rf"\b(?:during|amid|after|before(?!{_PANEL})|ahead of|following|while|when|because|since"
    r"|as(?=\s[A-Z]))\b"
)
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_SMALL = frozenset("BSDPEACTR")
#: Nothing of what is done.
_SAYS = frozenset(
    "according says said saying tell tells told telling came comes coming went goes".split()
)
_NUMBERS = frozenset("dozen hundred thousand".split())
#: “Invasion” is of “invade”, “suspension” of “suspend”.
_SION = re.compile(r"(?<=[aeioun])sions?$")
#: What two words tell together, and one word for it.
_AS_ONE = {
    re.compile(r"\b(?:pull|walk)(?:ed|ing|s)?(?=\s[^,.;]{0,40}?\bout of\b)"): "withdrew",
    re.compile(r"\bbl(?:ew|ow|own|owing|ows)(?=\s(?:[^,.;]{1,40}\s)?up\b)"): "destroyed",
    re.compile(r"\btouch(?:ed|ing|es)? down\b"): "arrived",
    re.compile(r"\b(?:made|make|became|become|went|go) public\b"): "published",
    re.compile(
        r"\bst(?:ep(?:ped|ping|s)?|and(?:ing|s)?|ood) (?:down|aside)\b"
        r"|\bl(?:eft|eav(?:es?|ing)) (?:office|the company|(?:his|her|their) (?:job|office|post))\b"
    ): "resigned",
    re.compile(r"(?<=\d)(?:mn?|-million)\b"): " million",
    re.compile(r"(?<=\d)(?:bn|-billion)\b"): " billion",
    re.compile(r"(?<=[^\W\d])(?<!\b[Rr]e)-(?=[^\W\d]{4})"): " ",  # “a no-confidence vote”
}
_OF_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)|0\d")
_ACRONYM = re.compile(r"[A-Z]{3,5}")  # “the ONA”
_SHORT = 4  # letters of a word that tells something
_PART, _LAST = 3, 5  # letters of the first part of a compound, and of its last
_STEM, _LEAST = 6, 3  # letters of a stem; words of a clause that tell enough of it
_FEW = 10  # places that a case of hardly any is taken to have besides
_CACHED = 1 << 15  # words of which the stem is kept


def stems(text: str, date_words: str = "") -> frozenset[str]:
    """Return the beginnings of the words that tell one happening from another.

    >>> sorted(stems("On Friday the mayor visited two mills", "Friday"))
    ['2', 'mill', 'visit']
    >>> stems("a trip") == stems("visits"), stems("3 theaters") == stems("three theatres")
    (True, True)
    >>> stems("blew a mill up") == stems("destroyed a mill"), stems("pulled out of it")
    (True, frozenset({'withdr'}))
    >>> stems("of the ONA"), stems("of THE CEO")
    (frozenset({'ona'}), frozenset())
    >>> stems("stepped down"), stems("left her post")
    (frozenset({'resign'}), frozenset({'resign'}))
    """
    dateless = text.replace(date_words, " ") if date_words else text
    for together, word in _AS_ONE.items():
        dateless = together.sub(word, dateless)
    return frozenset(filter(None, map(_stem, _WORD.findall(dateless))))


@lru_cache(_CACHED)
def _stem(printed: str) -> str:
    word = printed.lower().removesuffix("’s").removesuffix("'s")
    if printed.removesuffix("’s") in DAYS or _OF_DATE.fullmatch(word):
        return ""
    word = canonical().get(word, word)  # “theatre”, “three”
    if word in _NUMBERS or word.isdigit():
        return sys.intern(word)
    if HANGUL.match(word):  # two syllables are mostly the noun, without its particle
        return sys.intern(_CALLED.get(word[:2], word[:2])) if len(word) > 1 else ""
    stem = _cut(word)
    called = _CALLED.get(stem, "") if word in _FORMS else ""
    if called := called or (_compound(word) if printed.islower() else ""):
        return sys.intern(called)
    small = word in TITLES or word in _SAYS or KINDS.get(word, "") in _SMALL
    if not small and _ACRONYM.fullmatch(printed):
        return sys.intern(word)
    return "" if small or len(word) < _SHORT else sys.intern(stem)


def _cut(word: str) -> str:
    word = _SION.sub("d", word.replace("re-", "re", word.startswith("re-")))
    ending = next((e for e in ("ing", "ed", "es", "s", "e") if word.endswith(e)), "")
    return (word.removesuffix(ending) if len(word) - len(ending) >= _LEAST else word)[:_STEM]


def _compound(word: str) -> str:
    """What a compound is called, by its last part: “airstrikes”."""
    parts = (_cut(word[at:]) for at in range(_PART, len(word) - _LAST + 1))
    return next((_CALLED[part] for part in parts if len(part) >= _LAST and part in _CALLED), "")


_CALLED = {
    word[:2] if HANGUL.match(word) else _cut(word): _cut(line.split()[0])
    for line in _SAME.split("\n")
    for word in line.split()
}
#: All forms of these words: “department” is none of “departed”, nor “ultimate” of “ultimatum”.
_FORMS = frozenset(
    form
    for word in _SAME.split()
    for base in {word, *(word.removesuffix(end) for end in ("ing", "ed", "es", "s", "e", "y"))}
    for form in (
        word,
        word.removesuffix("s"),
        *(base + end for end in "s es e ed d ing y ies ied ion ions".split()),
    )
) - {"according", "quite"}


def told_first(text: str, date_words: str = "") -> str:
    """Return a clause without what stands behind “after”, “during”: another happening.

    >>> told_first("The yard closed a mill on Friday after a fire in a barn", "Friday")
    'The yard closed a mill on Friday '
    >>> told_first("The yard closed a mill after a fire on Friday", "Friday")
    'The yard closed a mill after a fire on Friday'
    >>> told_first("Hours after Varn’s letter, the yard closed a mill on Friday", "Friday")
    ' the yard closed a mill on Friday'
    """
    for aside in _ASIDE.finditer(text):
        first, _, behind = text[: aside.start()], *text[aside.end() :].partition(",")[1:]
        parts = [part for part in (first, behind) if not date_words or date_words in part]
        for part in parts or [first]:
            if (parts or date_words not in text) and len(stems(part, date_words)) >= _LEAST:
                return part
    return text


def rarity(names: Iterable[str], counts: Mapping[str, int], total: int) -> float:
    """How rare names are together, where one that stands only once in all places counts about 1.

    >>> [round(rarity([name], {"mill": 1, "yard": 49}, 90), 2) for name in ("mill", "yard")]
    [0.85, 0.15]
    """
    places = total + _FEW
    return math.fsum(math.log(places / (1 + counts.get(name, 0))) for name in names) / math.log(
        places
    )


class Likeness:
    """How alike two clauses are: rare words of the case count most."""

    def __init__(self, pages: Iterable[Page]) -> None:
        counts: Counter[str] = Counter()
        total = 1
        for page in pages:
            for number in range(len(page.sentences)):
                counts.update(stems(page.words(number)))
                total += 1
        self._weights = {stem: math.log((1 + total) / (1 + n)) for stem, n in counts.items()}
        self._unseen = math.log(1 + total)
        self._counts, self._sentences = counts, total

    def weight(self, stem: str) -> float:
        """How much a word tells."""
        return self._weights.get(stem, self._unseen)

    def total(self, words: frozenset[str]) -> float:
        """How much all words of a clause tell."""
        return math.fsum(map(self.weight, words))

    def rarity(self, words: frozenset[str]) -> float:
        """How rare words are together: one that stands only once counts about 1."""
        return rarity(words, self._counts, self._sentences)

    def value(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the share of the shorter clause's weight that both have."""
        least = min(self.total(one), self.total(other))
        return math.fsum(map(self.weight, one & other)) / least if least else 0.0
