"""Which language a text is taken for, and whether a Korean clause looks ahead."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from ..text.calendar import languages, months, weekdays
from ..text.language import language_of
from .lexicon import LEXICON

_WORD = re.compile(r"[^\W\d_]+")
_GLANCE, _SAMPLE = 400, 1200  # characters that are looked at first, and at most
# Classes of words that an English text has; some of these words other languages have too.
_ENGLISH = (
    "the in of and or this last past previous next following a on to from by for will was every "
    "ago before earlier about some unit units year part today now vague that these"
).split()
_NAMES = frozenset("war de al es per par du di von van da bin".split())  # al-Qaeda, Dar es Salaam
_NO_MONTHS = frozenset("marca mart maret ocak ekim luty mars marts maart".split())
_SHARED = frozenset(
    "a an of to die was in on at or no so la el by over per will sank sang rang last met past week "
    "begin made sent minute fall half hit some long".split()
)
READ_WHOLE = ("en", "ko")
_KOREAN_PLANS = re.compile("예정|계획|방침|전망|겠|[할될릴질]$")
_N, _L, _SS = 4, 8, 20  # ㄴ, ㄹ and ㅆ among the last sounds of a syllable
CLAUSE = 16  # words that are looked at for how a Korean clause ends
_SCRIPTS = frozenset("ko ja zh th ar hi he el uk ru".split())  # languages told by their letters


def taken_for(text: str) -> str:
    """Return the language that a text is taken for (ISO 639-1); "" where too little tells.

    A short text without any English word may be told by one word of another language. A text in
    Latin letters that quotes some words of another script remains what it is.

    >>> taken_for("Der Turm schloss im September."), taken_for("On Friday it shut.")
    ('de', 'en')
    """
    language = language_of(text[:_GLANCE])
    if language in READ_WHOLE or len(text) <= _GLANCE:
        return language if language in READ_WHOLE else _of_few_words(text, language)
    language = language_of(text[:_SAMPLE])
    return language if language in READ_WHOLE else _of_few_words(text[:_SAMPLE], language)


def _of_few_words(sample: str, language: str) -> str:
    """The language of a sample that is not plainly English or Korean."""
    words = _WORD.findall(sample)
    if language in _SCRIPTS:
        latin = [word for word in words if word.isascii()]
        if sum(map(len, latin)) < sum(map(len, words)) / 2:
            return (_by_month(words) or language) if language == "ru" else language
        words, language = latin, language_of(" ".join(latin))
    if language == "en":
        return language
    if by_month := _by_month(words):
        return by_month
    small = [word.lower() for word in words]
    foreign = " ".join(
        w
        for n, (w, word) in enumerate(zip(small, words, strict=True))
        if len(w) > 1 and not _is_english(w, word) and not (n and word.istitle() and len(words) > 1)
    )
    if any(w in _english() and w not in _SHARED for w in small):
        return language_of(foreign) if language else "en"
    return language_of(foreign, enough=1)


def _by_month(words: list[str]) -> str:
    """The language that alone has the name of a month."""
    return next((code for word in words if (code := _telling().get(word.lower()))), "")


def _is_english(word: str, printed: str) -> bool:
    """Whether a word is English, or no word at all but a shortened name (IST)."""
    return word in _english() or word in _NAMES or printed.isupper()


@cache
def _english() -> frozenset[str]:
    words = {w for name in _ENGLISH for w in LEXICON[name] if w.isalpha() and w.isascii()}
    names = set(months("en", short=False)) | set(weekdays("en", short=False))
    return frozenset(words | (names - set(_elsewhere())))


@cache
def _elsewhere() -> frozenset[str]:
    """Names of months that other languages have too."""
    return frozenset(name for code in languages() - {"en"} for name in months(code, short=False))


@cache
def _telling() -> dict[str, str]:
    """Names of months that one language alone has, and that are no English words."""
    telling: dict[str, set[str]] = {}
    for code in languages():
        for name in months(code, short=False):
            telling.setdefault(name, set()).add(code)
    return {
        name: code
        for name, codes in telling.items()
        for code in codes
        if len(codes) == 1 and code != "en" and len(name) > 3 and name not in _NO_MONTHS
    }


def korean_ahead(tokens: Sequence[str]) -> bool | None:
    """Return whether a plan or a past form closes a Korean clause: its verb stands last.

    >>> korean_ahead("문을 열렸다 .".split()), korean_ahead("열 예정이다".split())
    (False, True)
    """
    for last, word in pairwise(["", *tokens]):
        if word in ".!?" or word[0] == "\n":
            break
        coming = word[0] == "것" and _ends_in(last[-1:], _L)  # 열 것이다
        if coming or _KOREAN_PLANS.search(word) or (word[-1] == "다" and _ends_in(word[-2:-1], _N)):
            return True  # 떠난다
        if any(_ends_in(sign, _SS) and sign not in "있겠" for sign in word[:-1]):
            return False  # 열렸다, 발표했으며: the past has ㅆ at the end of a syllable
        if word.endswith(("다고", "라고")):
            break  # 비가 온다고 밝혔다
    return None


def _ends_in(sign: str, sound: int) -> bool:
    """Whether a Korean syllable ends in a sound."""
    return "가" <= sign <= "힣" and (ord(sign) - ord("가")) % 28 == sound
