"""Dates in figures, and dates of other languages: they need no anchor."""

import re
from datetime import date

from .lexicon import LETTER, YEAR_WORDS
from .numbering import labels
from .printed_years import FARTHEST, OLDEST, near_century
from .story import PRINTED, READ, Phrase, Reading, Unresolved, publication
from .values import Days, value_of, window
from .years import infer_year

_ON = frozenset("am vom den le du el il em dal del от".split())
_BEFORE_FIGURES = "on dated since until before after".split()
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "チュ": 1911}
_ERAS |= dict.fromkeys(("民国", "民國", "主体", "主體"), 1911)
_LISTED = frozenset("、 ， , ・ ~ ～ 〜 – - 至 和 と 及 到 から".split())
_YEAR_FIRST = ("ko", "ja", "zh")
_ENDS = ("日", "号", "號", "、", "・")  # what stands behind a day of a list
_CASE = re.compile(r"[(（][ぁ-ヿ]{1,2}[)）]第?\d")  # 平成25年(わ)第489号
_CHINESE = "〇一二三四五六七八九"
_EASTERN = re.compile(
    r"(\D{2,5}?)?(元|\d+|[〇零一二三四五六七八九]{4})(?:[(（]\d+[)）])?[ ]?年"
    r"(?:[ ]?([^ 月]+)[ ]?月)?(?:[ ]?([^ 日号號]+)[ ]?[日号號]?)?"
)


def read_iso(p: Phrase) -> Reading | None:
    """2024-05-17, 2024-5-7, 2024-05-17T09:30Z; 20240517 on a line of its own may be a number."""
    printed, *clock = p.parts("iso")
    if printed.isdigit():
        start, end = p.span
        beside = p.story.text[:start][-1:] + p.story.text[end : end + 1]
        if beside.strip("\r\n"):
            return None
        return Reading("-".join((printed[:4], printed[4:6], printed[6:])), sure=False)
    day = "-".join(part.zfill(2) for part in printed.split("-"))
    return Reading("T".join([day, *clock[:1]]), zone="".join(clock[1:]))


def read_ymd(p: Phrase) -> Reading | None:
    """2024.5.17, 2024. 5. 17., Juche 113.5.17."""
    if "md" in p:  # Juche 113(2024).5.17
        return Reading("-".join([f"{p.year:04}", *(part.zfill(2) for part in p.parts("md"))]))
    year, month, day = (int(part) for part in p.parts("ymd"))
    if year < 100:
        year = near_century(year, p.story.published)
    elif year < 1000:
        if "juche" not in p:
            return None
        year += 1911
    # No paper writes a day of the fourteenth century in figures: such a year is Iran's.
    return Reading(f"{year:04}-{month:02}-{day:02}", sure=not 1300 <= year < 1500)


def read_slashed(p: Phrase) -> Reading | None:
    """A date in figures: day first or month first; both, if nothing decides."""
    printed = p.parts("slashed", "md")
    one, two, *years = (int(part) for part in printed)
    year, dotted = years[0] if years else 0, "." in p.story.word(p.first)
    short = bool(years) and dotted and len(printed[-1]) < 3
    year_first = p.story.language in _YEAR_FIRST
    digit = years and len(printed[-1]) == 1 and not (short and year_first)
    if digit or labels(p.story.tokens, p.first - 1):
        return None  # 1.2.3, version 10.12.2024
    if short and year_first:  # 24.5.17
        one, year = years[0], near_century(one, p.story.published)
    if not years:
        if p.story.word(p.first) == "9/11":
            return Reading("2001-09-11")
        if p.story.word(p.first - 1) not in _BEFORE_FIGURES or "/" not in p.story.word(p.first):
            return None  # 1/2, 24/7
        year = infer_year(p, two if one > 12 else one, min(one if one > 12 else two, 28))[0]
    year = near_century(year, p.story.published) if year < 100 else year
    days = []
    for day, month in ((one, two), (two, one))[: 1 if dotted and two < 13 else 2]:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        raise Unresolved("neither order of day and month gives a day of the calendar")
    published = p.story.published
    if days[0] == days[-1] or p.story.day_first is not None:
        last = p.story.word(p.first - 1)  # (24.5.17), am 17.5.24, 01.05.24; not Osmund 3.1.6
        dated = last in _ON or len(printed[0] + printed[1]) == 4
        if year_first:
            dated = len(printed[0]) == 2 and not (last.isascii() and last.isalnum())
        sure = not short or one > 31 or (p.story.language not in ("", "en") and dated)
        sure = sure and OLDEST < days[0].year < (published or days[0]).year + FARTHEST  # v9.1.1706
        return Reading(days[-1 if p.story.day_first is False else 0].isoformat(), sure=sure)
    if published in days:
        return Reading(published.isoformat(), publication(published))
    near = min(days, key=lambda day: abs(day - published)) if published else days[0]
    both = f"{days[0]} (day first) or {days[1]} (month first)"
    return Reading(near.isoformat(), PRINTED, False, both, Days(min(days), max(days), "interval"))


def read_foreign(p: Phrase) -> Reading | None:
    """A day or month of another language: in English the month alone may be another word."""
    story, day, reads = p.story, p.get("dd", "nth"), p.story.language in READ[1:]
    if (reads and day is None) or "\n\n" in story.text[slice(*p.span)]:
        return None  # "the Mars 2020 mission"; a year that begins the next paragraph
    tail = f"-{p.month or 0:02}" + (f"-{day:02}" if day else "")
    # A day before it that is not read: "den 5. og 6. mai 2024".
    last = {LETTER["dd"], LETTER["nth"]} & {*story.letters[max(0, p.first - 3) : p.first]}
    return Reading(f"{p.year or 0:04}{tail}", sure=not reads and not (last and day is None))


def read_eastern(p: Phrase) -> Reading | None:
    """令和6年5月17日, 二〇二四年五月, 去年5月17日."""
    token, anchor = p.story.tokens[p.first], PRINTED
    word = token.partition("年")[0] + "年"
    if token == word and _CASE.match(p.story.text, p.span[1]):
        return None
    if word in YEAR_WORDS:
        base, anchor = p.story.now()
        token = f"{base.year + YEAR_WORDS[word]}年" + token.removeprefix(word).removeprefix("の")
    era, year, *rest = _EASTERN.match(token).groups("")  # type: ignore[union-attr]
    number = _numeral(year) + _ERAS.get(era[:2], 0)
    parts = [f"{number:04}", *(f"{_numeral(part):02}" for part in rest if part)]
    return Reading("-".join(parts), anchor, p.story.word(p.after)[:1] != "度")  # a fiscal year


def read_months(p: Phrase) -> Reading | None:
    """1~4월, 2023년 1~4월, 3·4월."""
    one, sign, two = p.parts("month span")
    first, last = int(one), int(two)
    if not 1 <= first < last <= 12:
        return None
    year, anchor, sure = p.year, PRINTED, True
    if p.has(("which year", "that year")):
        base, anchor = p.anchor()
        year = base.year + (p.get("which year", "that year") or 0)
    elif year is None:
        year, anchor, _, sure = infer_year(p, last, None)
    days = Days(date(year, first, 1), window(f"{year:04}-{last:02}").last, "interval")
    sure = sure and (sign not in "·ㆍ" or last == first + 1)  # 3·4월; 3·9월 is two months
    return Reading(f"{year:04}-{first:02}", anchor, sure, days=days)


def read_another(p: Phrase) -> Reading | None:
    """The second day of a list or a span: 2024年5月27、28日."""
    last = p.story.timexes[-1] if p.story.timexes else None
    day = p.get("dd") or 0
    if not last or not last.daily or not last.days or last.rule.name[:7] != "eastern":
        return None
    begun, behind = last.days.first, p.story.word(p.after)
    after = p.story.text[last.end : p.span[0]].lstrip("日号號")
    if day <= begun.day or after not in _LISTED or behind[0] not in _ENDS:
        return None
    return Reading(f"{value_of(begun, 'M')}-{day:02}", last.reading.anchor, last.reading.sure)


def read_clock(p: Phrase) -> Reading | None:
    """A time of day; its day comes from a neighbour."""
    if _is_of_a_film(p):
        return None
    half, figures = p.get("ampm"), [p.code("noon", "dd")]
    if "clock" in p or "hour" in p:
        figures = p.parts("clock", "hour")
    elif "hhmm" in p or "yyyy" in p:
        figures = [f"{p.get('hhmm', 'yyyy'):04}"[:2], p.code("hhmm", "yyyy")[-2:]]
    if figures[-1].lower() in ("am", "pm"):
        half = 12 if figures.pop().lower() == "pm" else 0
    hour, minute = (int(figure) for figure in (*figures, "0")[:2])
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    if minute > 59 or hour * 60 + minute > 1440:
        return None
    last = p.story.tokens[p.after - 2] if "time" in p else ""
    return Reading(f"T{hour:02}:{minute:02}", zone=p.code("zone") or last)


def _is_of_a_film(p: Phrase) -> bool:
    """Whether a bare figure is how long a film or a song is: “Watch: the mill burns 02:31”."""
    story, behind = p.story, p.story.text[p.span[1] : p.span[1] + 1]
    last = story.letters[p.first - 1 : p.first] if p.first else ""
    free = last in (LETTER["other"], LETTER["clock"], LETTER["comma"], LETTER["close"])
    begins = not story.text[: p.span[0]].rpartition("\n")[2].strip()
    ends = behind in ("\n", "") or story.letters[p.after : p.after + 1] == LETTER["clock"]
    return p.bits.keys() == {"clock"} and free and ends and not begins


def _numeral(figures: str) -> int:
    """A number in figures or in Chinese numerals.

    >>> [_numeral(figures) for figures in ("2024", "二〇二四", "十七", "三十一", "元")]
    [2024, 2024, 17, 31, 1]
    """
    if figures == "元" or figures.isdecimal():
        return 1 if figures == "元" else int(figures)
    tens, ten, ones = figures.replace("零", "〇").rpartition("十")
    digits = "".join(str(_CHINESE.index(sign)) for sign in ones or "〇")
    return int(digits) + (10 * (_CHINESE.index(tens) if tens else 1) if ten else 0)
