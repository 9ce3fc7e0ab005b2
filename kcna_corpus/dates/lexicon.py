"""Words and figures that speak of time: each becomes a token with a class and a value.

A text becomes a string with one letter per token, and the grammar's patterns run over that string.
They see tokens, never characters, so no input, however long its digits, makes them run away.
"""

import re
from functools import lru_cache

from ..clock.zones import ABBREVIATIONS
from ..text.calendar import months, weekdays
from ..text.cues import PAST

Value = int | str | tuple[str, ...]

_MONTHS = " ".join(months("en", short=False))
_DAYS = " ".join(weekdays("en", short=False))
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
_PLAIN = "half period weekend current that same these the of in and or than near recent time old"


def _count(words: str, start: int = 1) -> dict[str, Value]:
    return dict(zip(words.split(), range(start, 100), strict=False))


def _values(**words: Value) -> dict[str, Value]:
    return words


def _all(words: str, value: Value = 0) -> dict[str, Value]:
    return dict.fromkeys(words.split(), value)


# class: {word: value}. Words are in lower case, unless their capitals tell them from others.
LEXICON: dict[str, dict[str, Value]] = {
    **{word: _all(word) for word in _PLAIN.split()},
    "half": _all("half ½"),
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
    "unit": _values(minute="TM", hour="TH", day="D", week="W", fortnight="F", month="M"),
    "units": _values(
        seconds="TS", minutes="TM", hours="TH", hrs="TH", days="D", weeks="W", fortnights="F"
    )
    | _values(months="M", quarters="Q", years="Y", decades="E", centuries="C"),
    "year": {"year": "Y"},
    "quarter": {"quarter": "Q"},
    "decade": {"decade": "E"},
    "century": {"century": "C"},
    # What comes again: on Sundays, Tuesday nights.
    "weekdays": _count(" ".join(f"{day}s" for day in _DAYS.split()), 0),
    "parts": _values(mornings="MO", afternoons="AF", evenings="EV", nights="NI"),
    "season": _values(spring="SP", summer="SU", fall="FA", autumn="FA", winter="WI"),
    "part": _values(morning="MO", afternoon="AF", evening="EV", night="NI", dawn="MO")
    | _values(오전="MO", 새벽="MO", 아침="MO", 오후="AF", 저녁="EV"),
    "noon": _values(noon="12", midday="12", midnight="24"),
    "today": _values(today=0, yesterday=-1, tomorrow=1)
    | _values(오늘=0, 어제=-1, 어젯밤=-1, 내일=1, 그제=-2, 그저께=-2, 모레=2),
    "tonight": {"tonight": "NI"},
    "which year": _values(
        올해=0, 금년=0, 작년=-1, 지난해=-1, 내년=1, 올=0, 재작년=-2, 지지난해=-2, 내후년=2
    ),
    "that year": _values(그해=0, 같은해=0, 동년=0, 이듬해=1, 전년=-1),
    "that month": _values(같은달=0, 동월=0, 전달=-1),
    "which month": _values(이달=0, 이번달=0, 지난달=-1, 다음달=1, 내달=1),
    "which week": _values(이번주=0, 지난주=-1, 다음주=1),
    "요일": {f"{name}요일": day for day, name in enumerate("월화수목금토일")},
    "which day": _values(이날=0, 전날=-1, 다음날=1, 이튿날=1),
    "half year": _values(상반기=1, 하반기=2),
    "this": _all("this"),
    "last": _all("last latest 지난", -1),
    "past": _all("past", -1),
    "final": _all("final", -1),
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
    "word": _count(_NUMBERS, 0) | {word: n * 10 for n, word in enumerate(_TENS.split(), 1)},
    "dozen": _values(dozen=12, hundred=100, couple=2),
    "spoken": _values(eighteen=18, nineteen=19),
    "millennium": {"two thousand": 2000},
    "some": _all("few several some many dozens numerous"),
    "money": _all("thousand million billion dollars percent once twice per $ £ € ₩ # %"),
    "ordinal": _count(_ORDINALS),
    "tens": {f"{ten[:-1]}ies": n * 10 for n, ten in enumerate(_TENS.split(), 1) if n > 1},
    "early": _values(early="START", mid="MID", late="END"),
    "edge": _all("beginning start outset", "START") | {"middle": "MID"} | _all("end close", "END"),
    "초": _all("초 초순 초반", "START") | _all("중순 중반", "MID") | _all("말 하순 후반", "END"),
    "earlier": _values(earlier=-1, later=1),
    "ago": _values(ago=-1, hence=1),
    "before": _values(before=-1, after=1),
    "about": _all("about almost nearly around roughly approximately") | {"at least": 0},
    "more": _all("more less"),
    "extra": _all("additional consecutive straight successive entire further extra"),
    "long": _all("long"),
    "fiscal": _all("fiscal full fy"),
    "every": _all("every each"),
    "often": _values(hourly="PT1H", daily="P1D", weekly="P1W", monthly="P1M")
    | _values(annually="P1Y", yearly="P1Y"),
    "now": _all("now currently nowadays presently", "PRESENT_REF"),
    "vague": {"recently": "PAST_REF"},
    # What a day is the name of: "the June 15 Joint Declaration", "the 27 July armistice".
    "pact": _all("declaration agreement statement accord accords communique communiqué pact treaty")
    | _all("armistice truce protocol memorandum accords summit movement uprising revolution")
    | _all("massacre incident constitution manifesto coup resolution")
    | _all("공동선언 남북공동선언 선언 군사합의 합의 합의서 공동성명 협정 조약")
    | _all("혁명 항쟁 유신 봉기"),
    "future": {"future": "FUTURE_REF"},
    # What tells whether a sentence looks ahead or back; also every word in -ed.
    "will": _all("will ll shall would might expected expects scheduled plans due slated")
    | _all(
        "payable be opens begins begin starts resumes resume leaves takes take goes go meets meet"
    ),
    "cause": _values(**{f"due to {word}": 0 for word in "a an its the our their his her".split()})
    | _values(**{f"{way}ly due to": 0 for way in ("large", "main", "most", "part")}),
    "was": _all("was were had said told hit left shut beat cut put")
    | dict.fromkeys(PAST, 0)
    | _all(
        "taken given written shown seen drawn sworn thrown flown chosen stolen driven beaten sunk"
    ),
    "ended": _all("ended ending"),
    "begun": _all("begun started launched initiated adopted unveiled"),
    # Month and day; with a weekday, the first such day from there on.
    "feast": _values(halloween="10-31", thanksgiving="11-22-3", christmas="12-25")
    | {f"new year{s} day": "01-01" for s in ("'s", "’s")}
    | {f"new year{s} eve": "12-31" for s in ("'s", "’s")}
    | {"boxing day": "12-26", "may day": "05-01"}
    | {"memorial day": "05-25-0", "labor day": "09-01-0", "veterans day": "11-11"}
    | {"day of the sun": "04-15", "day of the shining star": "02-16"},
    "eve": {"eve": -1},
    "juche": _all("juche 주체"),
    "년": _all("년"),
    "era": _all("BC B.C. BCE B.C.E. B.C"),
    "ampm": _all("am a.m. a.m", 0) | _all("pm p.m. p.m", 12),
    "clock word": _all("o'clock o’clock"),
    "zone": {z: z for z in ABBREVIATIONS if len(z) > 1},
    "comma": _all(", · ㆍ"),
    "dash": _all("- – — ~ ∼ ～ 〜"),
    "slash": _all("/"),
    "de": _all("de del di do da d’ d' año anno ano des jahres"),
    "poss": _all("'s ’s ' ’"),
    "open": _all("("),
    "close": _all(")"),
    "stop": _all(". ! ? ;"),
}
# Korean lengths in one word, and the numbers before another word.
_COUNTED = "하루|이틀|사흘|나흘|닷새|열흘|보름"
_NATIVE = "한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉|열|일"
# Chinese and Japanese days with their year, by the eras of both, or in numerals.
_CHINESE = "〇零一二三四五六七八九"
_ERAS = "令和|平成|昭和|民[国國]|主[体體]|チュチェ"
_BEFORE_MORE = r"(?=(?:[、，,・~～〜–至和と-]\d\d?){1,5}[日号號])"  # 27、28日
YEAR_WORDS = {"去年": -1, "昨年": -1, "一昨年": -2, "今年": 0, "本年": 0, "明年": 1}
YEAR_WORDS |= {"来年": 1, "來年": 1}
EASTERN = (
    rf"(?:{_ERAS})(?:元|\d{{1,3}})(?:[(（]\d{{4}}[)）])?年"
    rf"(?:[ ]?\d\d?月(?:[ ]?\d\d?(?:[日号號]|{_BEFORE_MORE}))?)?"
    rf"|(?:(?:\d{{4}}|[{_CHINESE}]{{4}})[ ]?年|(?:{'|'.join(YEAR_WORDS)})の?)[ ]?"
    rf"(?:\d\d?|[十{_CHINESE}]{{1,2}})[ ]?月"
    rf"(?:[ ]?(?:\d\d?|[十{_CHINESE}]{{1,3}})(?:[ ]?[日号號]|{_BEFORE_MORE}))?"
)
# The forms of numbers, tried in this order: (class, form); the groups are the value.
_FORMS = [
    ("iso", r"(\d{4}-\d\d?-\d\d?)(?:T(\d\d:\d\d).*?(Z|[+-]\d\d:?\d\d)?)?"),
    ("iso", r"((?:19|20)\d\d[01]\d[0-3]\d)"),
    ("yyyy", r"([12]\d{3})|['’‘]?(\d{4})년"),
    ("hhmm", r"(0\d{3})"),
    ("half", r"1/2"),
    ("dd", r"(0?[1-9]|[12]\d|3[01])"),
    ("month", r"(0?[1-9]|1[0-2])월"),
    ("month span", r"(\d\d?)([~∼～·ㆍ-])(\d\d?)월"),
    ("nth", r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|\.?[ºª°])"),
    ("일", r"([12]?\d|3[01])일"),
    ("juche year", r"['’‘]?(\d{2,3})년"),
    ("qn", r"Q([1-4])|([1-4])Q|([1-4])(?:[·/]4)?[ ]?분기"),
    ("hn", r"H([12])|([12])H"),
    ("num", r"(\d{1,6}|\d{1,3},\d{3})"),
    ("clock", r"(\d\d?):(\d\d)(?::\d\d)?(am|pm)?"),
    ("clock", r"(\d\d?)\.(\d\d)(am|pm)"),
    ("hour", r"(\d\d?)(am|pm)"),
    ("ymd", r"['’‘]?(\d{3,4}|(?<=['’‘])\d\d)[./][ ]?(\d\d?)[./][ ]?(\d\d?)"),
    ("eastern", EASTERN.replace(_BEFORE_MORE, "")),
    ("md", r"(\d\d?)[./](\d\d?)"),
    ("counted", rf"(\d{{1,3}}|{_COUNTED}|{_NATIVE})[ ]?(년|해|개월|달|주일?|일|)[ ]?(전|뒤|후)"),
    ("slashed", r"(\d\d?)[./-][ ]?(\d\d?)[./-][ ]?(\d{4}|\d\d?)"),
    ("decades", r"['’‘]?((?:1\d|20)?\d0)(?:['’]?s|년대|年代|-[хеіт]\w?)"),
    ("yy", r"['’‘](\d\d)"),
]
_NUMERIC = [(name, re.compile(form, re.IGNORECASE)) for name, form in _FORMS]
_ELSEWHERE = ("foreign", "bis", "und")  # classes of other languages
LETTER = {
    name: chr(192 + n)
    for n, name in enumerate(
        dict.fromkeys([*LEXICON, *dict(_FORMS), "foreign", "bis", "und", "other"])
    )
}
# What a date is made of that needs no more than itself to be read.
_ABSOLUTE = frozenset("iso yyyy dd nth num ymd slashed eastern de comma dash slash stop".split())
_ABSOLUTE |= {"open", "close", "decades"}
# What joins two days or months in those languages.
_JOINS = dict.fromkeys("bis au al a à até по до ile".split(), (LETTER["bis"], "bis", 0))
_JOINS |= dict.fromkeys("und et y e и та і й ve".split(), (LETTER["und"], "und", 0))
_MONTH_NAMES = {
    name: number
    for name, number in months(short=False).items()
    if name not in months("en", short=False)
}
OTHER: tuple[str, str, Value] = (LETTER["other"], "other", 0)
_WORDS = {w: (LETTER[name], name, v) for name, words in LEXICON.items() for w, v in words.items()}

# Names of several words; and Korean words, to which particles are joined.
_NAMES = sorted((re.escape(w) for w in _WORDS if " " in w), reverse=True)
_NO_FORM = {*LEXICON["초"], "올"}  # 올랐다 is no year; 올 4월 has a form of its own
_KOREAN = [f"{w[:-1]}[ ]?{w[-1]}" for w in _WORDS if w[0] >= "가" and w not in _NO_FORM]
_KOREAN.sort(key=len, reverse=True)
TOKEN = re.compile(
    r"""https?://[^\s<>()"'\]]++  # an address dates nothing
      | [ceikrxyz][^\W\d_]*+  # no other form begins with these letters
      | (?=[\d'’‘])(?:(?:\d++[\s,;|]++){8,}+\d*+  # a table of numbers holds no dates
      | \d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])
      | \d{4}-\d\d?-\d\d?(?![\w-]) | \d\d?-\d\d?-\d{4}(?![\w-])
      | \d{4}[-–](?:0?\d{3}|\d{5,})(?![\d])  # the number of a paper
      | \d{4}\.[ ]?\d\d?\.[ ]?\d\d?(?!\d|\.\d) | \d\d?\.[ ]\d\d?\.[ ]\d{4}(?!\d)
      | EASTERN
      | \d{1,3}(?:년|개월|달|주일?|일)[ ]?[전뒤후](?=AGO)
      | (?<!\d)\d\d?[~∼～·ㆍ-]\d\d?월(?![간째대차])  # 1~4월
      | (?<=월[ ])\d\d?일(?![간째대차장치\d]|[ ](?:동안|연속)|[ ]?만(?:[에의이인입]|[^가-힣]|$))
      | (?<!\d박)(?<!\d박[ ])['’‘]?\d{1,4}
        (?:[년월](?![간째대차])|일(?![간째대차장치\d]|[ ](?:평균|이상|이내|연속|일정)))
        (?![ ]동안|[ ]?만(?:[에의이인입]|[^가-힣]|$))
      | (?<=월[ ])\d\d?(?!일)[가-힣]++  # 10월 1심은
      | \d{2,4}(?:년대|年代|-[хеіт]\w?(?!\w)) | [1-4](?:[·/]4)?[ ]?분기
      | [1-4][QH](?!\w)
      | \d\d?(?=/\d\d?[ ](?:of[ ])?(?:MONTHS)\b)  # the night of 16/17 May
      | \d\d?(?=,[12]\d{3}(?![\d,.:/]*\d))  # May 17,2024
      | [12]\d{3}(?=/\d\d(?![\d/.]))  # 2023/24
      | \d\d?(?=,\d\d?일(?![간째대차장치]))  # 25,26일
      | (?:(?<![lL])['’‘])?\d++(?:[:/.,]\d++)*+  # L’8 settembre
        (?:st|nd|rd|th|er|\.?[ºª°]|(?<=0)['’]?s|[ap]m)?+(?![A-Za-z])
        (?!(?<=월[ ]\d)일)(?!(?<=월[ ]\d\d)일))
      | (?=[^\0-\x7f])(?:(?=[가-힣])(?:(?:COUNTED)[ ]?[전뒤후]
        |(?:NATIVE)[ ]?(?:해|년|개월|달|주일?)[ ]?[전뒤후](?=AGO)
        |(?:(?<=[년월달해대][ ])|(?<=[년월달해대]))(?:초[순반]?|중[순반]|말|하순|후반)
          (?=[에까부이과은을의로]|[^가-힣]|$)
        |올(?=[ ](?:\d|[상하]반기)) | KOREAN)
      | (?=[ERAFIRST])(?:EASTERN) | (?:(?!EASTERN)[ぁ-ヿ一-鿿〇])++)
      | (?:UTC|GMT)[+-]\d\d?(?::?\d\d)?(?!\d)
      | (?-i:(?=[A-Z]))(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri
        |Sat|Sun)\.  # not “it lay in the sun.”
      | [ap]\.m\.?|B\.C\.?(?:E\.)?|o['’]clock|[QH][1-4](?!\w)|(?:NAMES)(?!\w)
      | ['’]s?(?![a-z0-9])
      | [^\W\d_]++
      | \n(?:[^\S\n]*+\n)++
      | [^\w\s\u200b-\u200d\u2060\ufeff]""".replace("NAMES", "|".join(_NAMES))
    .replace("KOREAN", "|".join(_KOREAN))
    .replace("COUNTED", _COUNTED)
    .replace("AGO", "[에의인로부까과]|보다|[^가-힣]|$")
    .replace("NATIVE", _NATIVE)
    .replace("MONTHS", "|".join(m[:3] + "[a-z]*" for m in _MONTHS.split()))
    .replace("EASTERN", EASTERN)
    .replace("ERAFIRST", f"令平昭民主チ去昨今本明来來{_CHINESE}"),
    re.VERBOSE | re.IGNORECASE,
)


@lru_cache(maxsize=1 << 14)
def classify(word: str) -> tuple[str, str, Value]:
    """Return the letter, the class and the value of a token.

    >>> [classify(word)[1:] for word in ("March", "march", "17th", "5월")]
    [('doubtful', 3), ('other', 0), ('nth', 17), ('month', 5)]
    """
    if word[0].isdigit() or word[1:2].isdigit() or word[-1] in "전뒤후" or "年" in word:
        for name, form in _NUMERIC:
            if match := form.fullmatch(word):
                groups = [group for group in match.groups() if group is not None]
                simple = len(groups) == 1 and name not in ("iso", "hour", "eastern")
                value = int(groups[0].replace(",", "")) if simple else tuple(groups)
                return LETTER[name], name, value
    if word[0] >= "가":
        word = word.replace(" ", "")
    if word[:3] in ("UTC", "GMT"):
        return LETTER["zone"], "zone", word
    if word[0] == "\n":
        return LETTER["stop"], "stop", 0
    meaning = _WORDS.get(word) or _WORDS.get(word.lower())
    if meaning is None and word[0].islower() and re.search(r"[^e]ed$|(?:agr|decr|nt)eed$", word):
        return LETTER["was"], "was", 0
    if meaning is None and (month := _MONTH_NAMES.get(word.lower())):
        return LETTER["foreign"], "foreign", month
    return meaning or OTHER


@lru_cache(maxsize=1 << 12)
def classify_in(language: str, word: str) -> tuple[str, str, Value]:
    """Return what `classify` does, in a language of which absolute dates alone are read.

    >>> [classify_in("de", word)[1:] for word in ("Okt", "17", "morgen", "Monday")]
    [('foreign', 10), ('dd', 17), ('other', 0), ('other', 0)]
    """
    small = word.lower().rstrip(".")  # neighbours' languages are easily taken for one another
    if month := months(language).get(small) or months(short=False).get(small):
        return LETTER["foreign"], "foreign", month
    if word in _JOINS:
        return _JOINS[word]
    token = classify(word)
    return token if token[1] in _ABSOLUTE else OTHER
