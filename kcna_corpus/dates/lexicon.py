"""Words and figures that speak of time: each becomes a token with a class and a value.

A text becomes a string with one letter per token, and the grammar's patterns run over that string.
They see tokens, never characters, so no input, however long its digits, makes them run away.
"""

import re
from functools import lru_cache

from ..zones import ABBREVIATIONS

Value = int | str | tuple[str, ...]

_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen"
)
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
# Words that are classes of their own.
_PLAIN = "half period weekend current that same these the of in and than near recent time old"


def _count(words: str, start: int = 1) -> dict[str, Value]:
    return dict(zip(words.split(), range(start, 100), strict=False))


def _each(**words: Value) -> dict[str, Value]:
    return words


def _all(words: str, value: Value = 0) -> dict[str, Value]:
    return dict.fromkeys(words.split(), value)


# class: {word: value}. Words are in lower case, unless their capitals tell them from others.
LEXICON: dict[str, dict[str, Value]] = {
    **{word: _all(word) for word in _PLAIN.split()},
    "month": {m: n for m, n in _count(_MONTHS).items() if m not in ("may", "march")}
    | {f"{m[:3]}.": n for m, n in _count(_MONTHS).items()}
    | {"sept.": 9},
    # Months only beside a number, or (the doubtful ones) after a preposition.
    "doubtful": {"May": 5, "MAY": 5, "March": 3, "MARCH": 3},
    "short": {m[:3].title(): n for m, n in _count(_MONTHS).items() if m != "may"} | {"Sept": 9},
    "weekday": _count(_DAYS, 0)
    | {f"{d[:size]}.": n for d, n in _count(_DAYS, 0).items() for size in (3, 4, 5)},
    "shortday": {d[:3].title(): n for d, n in _count(_DAYS, 0).items()},
    # Units that are finer than a day begin with T.
    "unit": _each(minute="TM", hour="TH", day="D", week="W", fortnight="F", month="M"),
    "units": _each(seconds="TS", minutes="TM", hours="TH", days="D", weeks="W", fortnights="F")
    | _each(months="M", quarters="Q", years="Y", decades="E", centuries="C"),
    "year": {"year": "Y"},
    "quarter": {"quarter": "Q"},
    "decade": {"decade": "E"},
    "century": {"century": "C"},
    "season": _each(spring="SP", summer="SU", fall="FA", autumn="FA", winter="WI"),
    "part": _each(morning="MO", afternoon="AF", evening="EV", night="NI", dawn="MO"),
    "noon": _each(noon="12", midday="12", midnight="24"),
    "today": _each(today=0, yesterday=-1, tomorrow=1, 오늘=0, 어제=-1, 내일=1, 그제=-2, 모레=2),
    "tonight": {"tonight": "NI"},
    "which year": _each(올해=0, 작년=-1, 지난해=-1, 내년=1),
    "which month": _each(지난달=-1, 다음달=1),
    "this": _all("this 이달"),
    "last": _all("last latest 지난", -1),
    "past": _all("past", -1),
    "previous": _all("previous preceding", -1),
    "next": _all("next 오는", 1),
    "coming": _all("coming upcoming", 1),
    "following": _all("following subsequent ensuing", 1),
    "a": _all("a an", 1),
    "on": _all("on at"),
    "to": _all("to through until till"),
    "from": _all("from between"),
    "by": _all("by since"),
    "for": _all("for within over during"),
    "word": _count(_NUMBERS, 0)
    | {word: n * 10 for n, word in enumerate(_TENS.split(), 1)}
    | _each(dozen=12, hundred=100),
    "spoken": _each(eighteen=18, nineteen=19),
    "some": _all("few several some many couple dozens numerous"),
    "money": _all("thousand million billion dollars percent once twice per $ £ € ₩ # %"),
    "label": _all("resolution resolutions article section page room flight number route"),
    "ordinal": _count(_ORDINALS),
    "early": _each(early="START", mid="MID", late="END"),
    "edge": _all("beginning start outset", "START") | {"middle": "MID"} | _all("end close", "END"),
    "earlier": _each(earlier=-1, later=1),
    "ago": {"ago": -1},
    "before": _each(before=-1, after=1),
    "about": _all("about almost nearly around roughly approximately"),
    "more": _all("more less"),
    "fiscal": _all("fiscal full"),
    "every": _all("every each"),
    "often": _each(hourly="PT1H", daily="P1D", weekly="P1W", monthly="P1M")
    | _each(annually="P1Y", yearly="P1Y"),
    "now": _all("now currently nowadays presently", "PRESENT_REF"),
    "vague": {"recently": "PAST_REF"},
    "future": {"future": "FUTURE_REF"},
    # What tells whether a sentence looks ahead or back; also every word in -ed.
    "will": _all("will shall expected expects scheduled plans due slated effective payable be")
    | _all("opens begins starts resumes"),
    "was": _all("was were had said did took began came went held told met made found won ending"),
    "begun": _all("begun started launched initiated adopted unveiled"),
    "feast": _each(halloween="10-31", thanksgiving="11-00", christmas="12-25"),
    "eve": {"eve": -1},
    "juche": _all("juche 주체"),
    "era": _all("BC B.C. BCE B.C.E. B.C"),
    "ampm": _all("am a.m. a.m", 0) | _all("pm p.m. p.m", 12),
    "clock word": _all("o'clock o’clock"),
    "zone": {z: z for z in ABBREVIATIONS if len(z) > 1},
    "comma": _all(","),
    "dash": _all("- – — ~"),
    "poss": _all("'s ’s ' ’"),
    "open": _all("("),
    "close": _all(")"),
    "stop": _all(". ! ? ;"),
}
# The forms of numbers, tried in this order: (class, form); the groups are the value.
_FORMS = [
    ("iso", r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d).*?(Z|[+-]\d\d:?\d\d)?)?"),
    ("yyyy", r"([12]\d{3})|(\d{4})년"),
    ("hhmm", r"(0\d{3})"),
    ("dd", r"(0?[1-9]|[12]\d|3[01])"),
    ("month", r"(0?[1-9]|1[0-2])월"),
    ("nth", r"([12]?\d|3[01])(?:st|nd|rd|th)"),
    ("일", r"([12]?\d|3[01])일"),
    ("qn", r"Q([1-4])"),
    ("num", r"(\d{1,6}|\d{1,3},\d{3})"),
    ("clock", r"(\d\d?):(\d\d)(?::\d\d)?(am|pm)?"),
    ("hour", r"(\d\d?)(am|pm)"),
    ("ymd", r"(\d{3,4})[./](\d\d?)[./](\d\d?)"),
    ("slashed", r"(\d\d?)[./](\d\d?)[./](\d{4}|\d\d)"),
    ("decades", r"['’‘]?((?:1\d|20)?\d0)['’]?s"),
    ("yy", r"['’‘](\d\d)"),
]
_NUMERIC = [(name, re.compile(form, re.IGNORECASE)) for name, form in _FORMS]
LETTER = {
    name: chr(192 + n) for n, name in enumerate(dict.fromkeys([*LEXICON, *dict(_FORMS), "other"]))
}
OTHER: tuple[str, str, Value] = (LETTER["other"], "other", 0)
_WORDS = {w: (LETTER[name], name, v) for name, words in LEXICON.items() for w, v in words.items()}

TOKEN = re.compile(
    r"""(?:\d++[\s,;|]++){8,}+\d*+  # a table of numbers holds no dates
      | \d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])
      | \d{1,4}[년월일](?![간째]|[ ]동안)
      | ['’‘]?\d++(?:[:/.,]\d++)*+(?:st|nd|rd|th|(?<=0)['’]?s|[ap]m)?+(?![A-Za-z])
      | (?:UTC|GMT)[+-]\d\d?(?::?\d\d)?(?!\d)
      | (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.
      | Q[1-4](?!\w)|[ap]\.m\.?|B\.C\.?(?:E\.)?|o['’]clock
      | 오늘|어제|내일|그제|모레|올해|작년|지난해|내년|지난달|다음달|이달|지난|오는|주체
      | ['’]s?(?![a-z0-9])
      | [^\W\d_]++
      | \n(?:[^\S\n]*+\n)++
      | [^\w\s]""",
    re.VERBOSE | re.IGNORECASE,
)


@lru_cache(maxsize=1 << 14)
def classify(word: str) -> tuple[str, str, Value]:
    """Return the letter, the class and the value of a token.

    Examples
    --------
    >>> [classify(word)[1:] for word in ("March", "march", "17th", "5월")]
    [('doubtful', 3), ('other', 0), ('nth', 17), ('month', 5)]
    """
    if word[0].isdigit() or word[1:2].isdigit():
        for name, form in _NUMERIC:
            if match := form.fullmatch(word):
                found = [group for group in match.groups() if group is not None]
                simple = len(found) == 1 and name not in ("iso", "hour")
                value = int(found[0].replace(",", "")) if simple else tuple(found)
                return LETTER[name], name, value
        return OTHER
    if word[:3] in ("UTC", "GMT"):
        return LETTER["zone"], "zone", word
    if word[0] == "\n":
        return LETTER["stop"], "stop", 0
    known = _WORDS.get(word) or _WORDS.get(word.lower())
    if known is None and word[0].islower() and word.endswith("ed"):
        return LETTER["was"], "was", 0
    return known or OTHER
