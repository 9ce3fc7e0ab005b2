"""What kind of line a date stands on: a line that dates the page, or a sentence of something else.

"Ada Roe | 17 May 2031" holds names, labels and a date, and dates the page. "The vote of 17 May 2031
leaves a quay without a ferry" holds other words: its date belongs to what it tells.
"""

import re
from functools import cache

from ..text.calendar import months
from . import datewords
from .blocks import says
from .datewords import PrintedDate
from .vocabulary import table

#: More names or characters than these beside a date are no byline.
_MOST_NAMES, _MOST_DENSE = 5, 5
#: A label is no longer than that.
LABEL = 30
# Words that headlines write with a capital and names do not hold.
_IN_HEADLINES = frozenset("A An After As Before By For From Of Over Than The To With".split())
_WORD = re.compile(r"(?<!\d)[^\W\d_](?:[\w’'-]*[^\W_])?")
_APART = re.compile(r"[|•·►▶/\n\t–—●■‖]|\s[-~]\s|\s{2,}|(?<=\d{4})(?=[A-Z][a-z])")
# What is said before a colon, whatever the language: "Objavljeno: ".
_A_LABEL = re.compile(
    r"(?:^|[.;]\s|\s)((?:[\w’'-]+ ?){1,3})\s?[:：]\s*(?:[^\W\d_]{3,12}\.?,?\s)?$"
)  # "Termin: Sonntag, "
# A user's name in small letters, and the drawer that an entry was put into.
_AUTHOR = re.compile(r"\b(?:by|von|par|por|door|av)\s+[\w.-]+(?=[\s,]|$)", re.IGNORECASE)
_BY_NAMES = re.compile(
    r"(?i:\b(?:by|von|par|por|door|av))\s(?:[^\W\d_a-z][\w.’'-]*[\s,]*)+|[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+"
)
_CATEGORY = re.compile(r"^[\s,]*(?:in|unter|under|dans|en)\s+[\w-]+(?=[\s,]|$)", re.IGNORECASE)
_DENSE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# "1950 – 17 May 2031" is a life.
_BORN = re.compile(r"(?<!\d)(?:1[89]|20)\d\d\s?[–—-]\s?$")
_SENTENCE_END = re.compile(r"(?:다|요|。)[.\s”\"』」]*$")
_UNREAD = re.compile(r"(?<!\d)(?:1[89]|2[05])\d\d(?!\d)")
_END_LINE = re.compile(
    r"(?:\(\s?(?:Juche|주체|主体|チュチェ|чучхе)\s?\d{1,3}|kcna\.kp\s?\(\s?\d{4})\s?\.\s?\d{1,2}\s?\.\s?\d{1,2}\s?\.?\s?\)[\s.-]*$",
    re.IGNORECASE,
)


def dates_page(line: str, date: PrintedDate) -> bool:
    """Whether a line dates the page that it stands on, by the words beside its date.

    >>> def told(line):
    ...     return dates_page(line, datewords.find(line)[0])
    >>> told("By Ada Roe | Published: 17 May 2031"), told("Osmund, 17 May 2031, 10:30 GMT")
    (True, True)
    >>> told("Vote of 17 May 2031 leaves a quay empty"), told("The map was made on 17 May 2031.")
    (False, False)
    >>> told("This article was first published on 17 May 2031.")
    True
    >>> told("Posted 17 May 2031Last updated 9 June 2031The story is old.")
    True
    """
    if datewords.label("of_page").search(line):
        return True
    if says("captions", line) or _BORN.search(line[: date.start]):
        return False
    start, end = _segment(line, date)
    before, after = line[start : date.start], line[date.end : end]
    label = _A_LABEL.search(before)
    if label and datewords.label("of_others").search(label[1]):
        return False
    before = "" if label else before
    if _IN_HEADLINES & {*before.split()[1:], *after.split()} and not _usual_only(before):
        return False
    before, after = _AUTHOR.sub(" ", before), _AUTHOR.sub(" ", after)
    kinds = ("published", "published_line")
    if any(datewords.label(kind).search(before) for kind in kinds) and _usual_only(before):
        after = _CATEGORY.sub("", after, count=1)
    names, lower = zip(_others(before), _others(after), strict=True)
    usual = any(w.lower() in _usual() for w in _WORD.findall(before + after))
    plain = min(names) >= 2 and not usual  # "Ferry Sinks 9 May Off Tarn"
    if any(lower) or sum(names) > _MOST_NAMES or plain:
        return False
    dense = len(_DENSE.findall(datewords.label("dense_labels").sub("", before + after)))
    most = _MOST_DENSE if date.hour < 0 else 2 * _MOST_DENSE  # an hour is a stamp's
    return dense <= most and not (dense and _SENTENCE_END.search(line))


def is_only_labelled(line: str, date: PrintedDate) -> bool:
    """Whether nothing but labels and an author stand before a date: "Published by Ada Roe on".

    >>> [is_only_labelled(line, datewords.find(line)[0])
    ...     for line in ("Posted by Ada Roe: 9 May 2031", "Game released: 9 May 2031")]
    [True, False]
    """
    start, _ = _segment(line, date)
    return _usual_only(_BY_NAMES.sub(" ", line[start : date.start]))


def _segment(line: str, date: PrintedDate) -> tuple[int, int]:
    """Where the part of a line begins and ends that holds a date."""
    marks = [m.span() for m in _APART.finditer(line) if not _in_clock(line, *m.span())]
    start = max((b for _, b in marks if b <= date.start), default=0)
    end = min((a for a, _ in marks if a >= date.end), default=len(line))
    return start, end


def _in_clock(line: str, start: int, end: int) -> bool:
    return bool(re.fullmatch(r"\d[:/–-]\d", line[max(0, start - 1) : end + 1]))


def _usual_only(text: str) -> bool:
    return not any(_others(text))


def _others(text: str) -> tuple[int, int]:
    """How many capitalised and how many other words a text has beside those of a date line."""
    words = [w for w in _WORD.findall(text) if w.lower() not in _usual()]
    names = [w for w in words if not w[0].islower()]
    return sum(not _DENSE.match(w) for w in names), len(words) - len(names)


@cache
def _usual() -> frozenset[str]:
    usual = table("dates")["usual"].split()
    return frozenset([*usual, *months(), *datewords.weekday_names()])


def is_bare_label(line: str) -> bool:
    """Whether a line only says what the next one is: in a box, "Published" stands above its date.

    >>> [is_bare_label(line) for line in ("Published", "Effective date:", "Mill sold", "By 2031")]
    [True, True, False, False]
    """
    if len(line) > LABEL or len(line.split()) > 4 or re.search(r"\d|[.!?]$", line):
        return False
    lead = f"{line.rstrip(' :：')}: "
    labels = (datewords.label(kind) for kind in ("published", "updated", "viewed"))
    match = any(label.search(lead) for label in labels) or datewords.label("of_others").search(lead)
    return line.endswith((":", "：")) or bool(match and _usual_only(line))


def weight(text: str) -> int:
    """How long a text is in Latin letters: those of the East hold more.

    >>> weight("The gate."), weight("문.")
    (9, 4)
    """
    return len(text) + 2 * len(_DENSE.findall(text))


def is_bare_day(text: str) -> bool:
    """Whether a text is nothing but a day."""
    return any((f.start, f.end) == (0, len(text)) for f in datewords.find(text))


def is_end_line(line: str) -> bool:
    """Whether a line ends as the agency ends its articles, with the Juche date or its address.

    >>> is_end_line("www.kcna.kp (Juche113.5.17.)"), is_end_line("Born in Juche113.5.17, he")
    (True, False)
    """
    return _END_LINE.search(line[-60:]) is not None


def is_juche_day(line: str) -> bool:
    """Whether a line is nothing but a day of the Juche calendar, as statements are signed with.

    >>> is_juche_day("주체113(2024)년 5월 17일"), is_juche_day("Born in Juche 113 (2024), May 17")
    (True, False)
    """
    dates = datewords.find(line) if len(line) < LABEL else []
    return any(f.rule == "Juche year" and _usual_only(line[: f.start]) for f in dates)


def is_unread(line: str) -> bool:
    """Whether a short line seems to be a date in a form that is not read.

    >>> is_unread("17. maĩ 2031"), is_unread("Room 2031"), is_unread("17 boats came in 2031.")
    (True, False, False)
    """
    line = datewords.ascii_figures(line)
    years = _UNREAD.findall(line)
    rest = _UNREAD.sub("", line)
    return (
        len(years) == 1
        and len(line) < 50
        and len(re.findall(r"(?<!\d)[0-3]?\d(?!\d)", rest)) >= 1
        and len(_WORD.findall(rest)) <= 4
        and _WORD.search(rest) is not None
        and not re.search(r"\b(?:in|since|until|by)\b|©|[(&]", rest, re.IGNORECASE)
    )


@cache
def _datelines() -> list[re.Pattern[str]]:
    return [datewords.expand(form) for form in table("dates")["datelines"]]


def month_and_day(body: str) -> tuple[int, int, str] | None:
    """Return month, day and words of the dateline without a year that a text begins with.

    >>> month_and_day("Osmund, May 17 (ONA) -- The port of Osmund was shut")
    (5, 17, 'Osmund, May 17 (ONA)')
    >>> month_and_day("On May 17 the port of Osmund was shut") is None
    True
    """
    for form in _datelines():
        m = form.match(body[:120])
        if m and (month := datewords.month_of(m["m"])):
            return month, int(m["d"]), m.group()
    return None
