"""Rules as data: what a time expression looks like, what it means, and an example that is its test.

A pattern is written in the classes of the lexicon, with `?`, `|`, brackets and lookarounds;
capitals are the shorthands below. Rules are tried in order: the first that fits counts.
"""

import re
from typing import NamedTuple

from .lexicon import LETTER

SHORTHANDS = {
    "FIGURE": "(dd|num|yyyy|(a|word)? dozen of?|word ((dash|and)? word)?) HALF?",
    "HALF": "(dash? and dash? a dash? half|half)",
    "SOME": "(a? some of?)",
    "UNITS": "(unit|units|year|quarter|decade|century)",
    "UNIT": "(unit|year|quarter|decade|century)",
    "ORDER": "(ordinal|nth)",
    "DAY": "(dd|nth|일)",
    "MONTH": "(month|doubtful|short)",
    "WEEKDAY": "((weekday|shortday) comma?)",
    "YEAR": "((yyyy|num|dd) era|yyyy|juche (dd|num|juche year) (open yyyy close 년?)?"
    "|spoken word (dash? word)?)",
    "YEARS": "((comma|of)? YEAR|comma? yy|of? WHICH year|open yyyy close)",
    "WHICH": "(this? coming|this|last|past|previous|next|following|current|that same?|the? same)",
    # What a figure behind a day counts, if it is no day: "May 3 to 5 a.m.", "May 3 and 20 more".
    "COUNTED": "(ampm|clock word|units|money|more)",
    "BUTONE": "before last (?!weekday|month|season|weekend|feast|part|UNIT)",
    "EARLY": "(early dash|the? early|the early dash (?=(decades|tens))|the? edge of|early in)",
    "LATER": "(earlier (on|in)?)",
    "ABOUT": "(about|more than)",
    "ZONE": "(zone|open zone close|(other|month)? other time)",
}


class Rule(NamedTuple):
    """A form of words, its kind of meaning, and an example with its value.

    A kind is a function of `meanings`. An example is read as published on Friday 17 May 2024.
    `sure` says that these words mean this value in nearly every text.
    """

    name: str
    pattern: str
    kind: str
    example: str
    value: str
    sure: bool = True


RULES = (
    Rule("iso date", "iso", "iso", "signed on 2024-05-17", "2024-05-17"),
    Rule("days, year first", "ymd stop? (open other close)? dash (md|dd stop dd|dd|일)", "dates",
         "2024.5.17~5.20", "2024-05-17"),
    Rule("numeric date", "slashed", "slashed", "Date: 23/02/2023", "2023-02-23"),
    Rule("year first", "juche? ymd|juche num open yyyy close stop md", "ymd", "(Juche112.3.9.)",
         "2023-03-09"),
    Rule("day and month", "md", "slashed", "on 5/17", "2024-05-17"),
    # Two dates in one, or more: each becomes a row, and takes from the others what it lacks.
    Rule("list of days", "MONTH DAY (comma DAY)+ comma? and DAY (?!COUNTED) (comma? YEAR)?"
         "|(the? DAY comma)+ the? DAY comma? and the? DAY of? MONTH (comma? YEAR)?"
         "|(YEAR|which year|that year|WHICH)? MONTH DAY (comma DAY)+ (?<=일)", "dates",
         "on May 3, 5 and 6, 2023", "2023-05-05"),
    Rule("month, days", "(YEAR|which year|that year|WHICH)? MONTH DAY (dash|to|and) (DAY|the nth)"
         " (?!COUNTED) (comma? YEAR)?|MONTH DAY (dash|to) MONTH DAY comma? YEAR", "dates",
         "from May 3 to 5, 2024", "2024-05-03"),
    Rule("month, days in words", "MONTH (ordinal (to|and) (the? ordinal|DAY|the nth)"
         "|DAY (to|and) the? ordinal)"
         " (comma? YEAR)?|the? ordinal to the? ordinal of? MONTH (comma? YEAR)?",
         "dates", "from May third through 5th", "2024-05-03"),
    Rule("days, month", "(DAY|the nth) MONTH? (dash|to|and|slash) (DAY|the nth) of? MONTH"
         " (comma? YEAR)?", "dates", "on 3-5 May", "2024-05-03"),
    Rule("months", "MONTH (dash|to|and|slash) MONTH comma? YEAR", "dates", "March-May 2023",
         "2023-03"),
    Rule("span of months", "(YEAR|which year|that year)? month span", "months", "1~4월", "2024-01"),
    Rule("years", "yyyy (to yyyy|dash (yyyy|(dd|num) (?!COUNTED))|slash (dd|num))", "dates",
         "the 1980 to 1988 war", "1980"),
    # Days and months of other languages, only with their year.
    Rule("another language, two", "(dd|nth) stop? (bis other?|dash|slash|und"
         "|de? foreign (stop|de)? (bis|dash|slash|und) other?) (dd|nth) stop? de? foreign"
         " (stop|comma|de)* yyyy|foreign (bis|und|dash) foreign (stop|de)* yyyy", "dates",
         "3/4 Mayıs 2024", "2024-05-03"),
    Rule("another language", "(dd|nth) (dash other)? (stop|de)? foreign (stop|comma|de)* yyyy"
         "|foreign dd (comma|de)? yyyy|yyyy stop? foreign dd|foreign (stop|de)? yyyy", "foreign",
         "am 17. Mai 2024", "2024-05-17"),
    Rule("eastern", "eastern", "eastern", "2024年5月17日", "2024-05-17"),
    Rule("eastern, another day", "dd ((?<=(eastern|dd) (other|dash|slash|comma) dd)"
         "|(?<=dd other (other|dash|comma) dd)) (?=other)", "another", "2024年5月27、28日",
         "2024-05-28"),
    # Dates, with their own year or the anchor's.
    Rule("of a date", "the (unit|part|weekend) of WEEKDAY? (MONTH the? DAY|DAY of? MONTH) YEARS?",
         "date", "the week of March 6", "2024-W10", False),
    Rule("month, day, year", "WHICH? WEEKDAY? MONTH the? DAY YEARS", "date",
         "on Friday, May 17, 2024", "2024-05-17"),
    Rule("day, month, year", "WEEKDAY? (the nth|DAY) dash? of? MONTH dash? YEARS"
         "|dd dash MONTH dash dd", "date", "on the 17th of May 2024", "2024-05-17"),
    Rule("year, month, day", "(YEAR|which year|that year|juche year) MONTH DAY part?", "date",
         "2024년 5월 17일", "2024-05-17"),
    Rule("year, then a day", "yyyy comma MONTH DAY", "date", "1994, July 8: it shut", "1994-07-08",
         False),
    Rule("month, day", "WHICH? WEEKDAY? MONTH (the? DAY part? (?!dash UNIT)"
         "|ordinal (?=(stop|comma)))|MONTH comma on the nth (?!of)", "date", "On May 8, it",
         "2024-05-08"),
    # Not in "Lot 12 November 8, 2005".
    Rule("day, month", "WEEKDAY? (the nth|the? ordinal of|DAY) of? MONTH (?!DAY comma? YEAR)",
         "date", "by 3 March",
         "2024-03-03"),
    Rule("month of a year", "MONTH ((of|comma)? YEAR|yy)|yyyy month", "date", "March 2021",
         "2021-03"),
    Rule("month, which year", "MONTH of? WHICH year|(which year|that year) month", "date",
         "June last year", "2023-06"),
    Rule("month, short year", "juche year month", "date", "23년 5월", "2023-05", False),
    Rule("which month", "the month BUTONE|the? WHICH (month|doubtful)", "date",
         "since last March", "2024-03"),
    Rule("month", "(the unit of)? month|the unit of doubtful|(?<=the) doubtful (?=other)"
         "|(?<=(in|from|to|early|dash|and|of|by|for)) doubtful", "date",
         "it shut in March", "2024-03"),
    Rule("days of a month", "(last|next|this|which month|that month)? dd (dash|comma) 일", "days",
         "지난 16~17일", "2024-05-16"),
    Rule("day of a month", "(last|next|this|which month|that month)? 일 part?"
         "|(?<=on) the nth (?=(stop|comma|was|will|by|and (?!(the? nth))))",
         "day", "지난 16일", "2024-05-16"),
    # Parts of a year, years, and longer.
    Rule("part of a year", "the? fiscal? (ORDER|last|final) dash? (quarter|half) (of|in)? fiscal?"
         " YEAR|(qn|hn) of? fiscal? YEAR|(YEAR|which year|that year) (qn|hn|half year)|qn",
         "date", "the third quarter of 2023", "2023-Q3"),
    Rule("part of which year", "the? ORDER dash? (quarter|half) of? WHICH year", "date",
         "the second half of last year", "2023-H2"),
    Rule("year, part", "(the? YEAR|WHICH year poss?) fiscal? ORDER dash? (quarter|half)", "date",
         "this year's first quarter", "2024-Q1"),
    Rule("quarter", "the? fiscal? dash? ORDER quarter|fiscal? dash? ORDER dash quarter", "quarter",
         "in the first quarter", "2024-Q1"),
    Rule("season of a year", "the? (season of? (YEAR|WHICH year)|yyyy season)", "date",
         "in the summer of 2023", "2023-SU"),
    Rule("which season", "the season BUTONE|WHICH past? season", "date", "last winter", "2023-WI"),
    Rule("season", "(the|(?<=(in|early))) season (?!of)", "date", "in the spring", "2024-SP",
         False),
    Rule("feast", "WHICH? feast (unit|eve)? ((comma|of|in)? YEAR)?", "feast", "on Christmas Eve",
         "2023-12-24"),
    Rule("period of a year", "the yyyy (quarter|period)", "date", "the 2023 period", "2023", False),
    Rule("year", "the? fiscal year? YEAR|the year millennium word?|(the year)? YEAR (?!zone)",
         "year", "Since 2022", "2022"),
    Rule("short year", "yy", "year", "in ’99", "1999", False),
    Rule("decade", "the? decades|(the|(?<=the early)) tens", "decade",
         "since the 1970s", "197", False),
    Rule("century", "the? ORDER century era?", "century", "in the 19th century", "18", False),
    # Days and units counted from the anchor.
    Rule("weekdays", "weekdays|weekday parts", "set", "on Sundays", "XXXX-WXX-7"),
    Rule("weekday", "the weekday BUTONE|(the? WHICH)? weekday part?", "weekday", "on Friday",
         "2024-05-17"),
    Rule("weekday of a week", "(which week|last|next) 요일 part?", "weekday", "지난주 금요일",
         "2024-05-10"),
    Rule("near day", "the unit before today|today part?", "shift", "announced yesterday",
         "2024-05-16"),
    Rule("before last", "the (unit|year|part) BUTONE", "shift",
         "the year before last", "2022"),
    Rule("night", "tonight|(this|last|that) part|the (next|following|previous) part", "shift",
         "last night", "2024-05-16TNI", False),
    Rule("weekend", "the weekend BUTONE|(the|WHICH) weekend", "weekend", "over the weekend",
         "2024-W19-WE", False),
    Rule("which", "which year|which month|which week|which day|that year", "shift", "지난달",
         "2024-04"),
    Rule("span", "the? (past|last|next|coming|previous|following) (FIGURE|SOME) UNITS", "span",
         "over the past two years", "P2Y"),
    Rule("span of one", "the (past|coming) UNIT (?!dash? century)", "span", "over the past year",
         "P1Y", False),
    Rule("some units", "(recent|past|the? coming) units", "vague",
         "in recent years", "PAST_REF", False),
    Rule("which unit", "LATER? the? WHICH fiscal? UNIT (?!of|and a dash? half|dash? century)"
         "|(?<=poss other) WHICH UNIT", "shift", "last year", "2023"),
    Rule("which period", "the? last period", "shift", "the latest period", "2024-Q1", False),
    Rule("from a day", "ABOUT? (FIGURE|a) UNITS (ago|from) (weekday|today|now)|counted", "counted",
         "a week ago Monday", "2024-05-06"),
    Rule("ago", "ABOUT? ((some? FIGURE|SOME|half? a|(?<!of)) UNITS (or other)?|some time) ago",
         "shift", "two months ago", "2024-03"),
    Rule("a year before", "the? year dash (ago|earlier) (ORDER? quarter|period)"
         "|year dash (ago|earlier)", "shift", "the year-ago period", "2023", False),
    Rule("earlier, later", "ABOUT? (FIGURE|SOME|half? a) UNITS earlier", "shift",
         "On 3 May it rose; two days later", "2024-05-05", False),
    Rule("the day before", "(the (unit|year|part)|ABOUT? (FIGURE|a) UNITS) before"
         " (?=(comma|stop|was|will)|$)|the (unit|year|part) before (?=(in|on))", "beside",
         "On 3 May it rose; the day before, it fell", "2024-05-02", False),
    Rule("before, after", "(ABOUT? (FIGURE|SOME|a) UNITS|the unit) before", "length",
         "On Friday she spoke, a day after the vote", "P1D", False),
    Rule("year to", "the fiscal? year (?=(ended|to) EARLY? MONTH)", "length",
         "the year to March", "P1Y"),
    Rule("quarter to", "the? fiscal? quarter (?=(ended|to) EARLY? MONTH)", "ending",
         "the quarter ended March 31", "2024-Q1", False),
    Rule("year end", "(the year poss|year poss? dash?) edge", "that", "by year-end", "2024", False),
    Rule("that unit", "LATER? the fiscal? UNIT (?!before|ended|dash|of the)", "that",
         "by the end of the year", "2024", False),
    # Lengths that float, and what comes again and again.
    Rule("every", "every (FIGURE units|UNIT|weekday|part|month|season)", "set", "every day", "P1D"),
    Rule("often", "often", "set", "it appears daily", "P1D"),
    Rule("rate", "(?<=(num|md|money|other|units)) a UNIT (?!dash)", "set",
         "$30 million a year", "P1Y", False),
    Rule("length", "(the ordinal (?=FIGURE units)|the (?=FIGURE units (ended|to)))?"
         " ABOUT? (FIGURE|SOME) (more|extra)? dash? UNITS (?!dash? old)",
         "length", "four-year plan", "P4Y"),
    Rule("one unit", "(ABOUT|(?<=(in|for))) half? a extra? UNIT (?!dash)|(?<=(in|for)) units"
         "|a extra UNIT|UNIT dash long", "length",
         "for weeks", "PXW", False),
    # Clock times; the day is that of a neighbour, or the anchor's.
    Rule("clock", "((hour|clock ampm?|dd ampm|dd clock word|noon) ZONE?|(yyyy|hhmm) zone)", "clock",
         "at 5:30 p.m. on Friday", "2024-05-17T17:30", False),
    # What no calendar can place.
    Rule("now", "now|these units", "vague", "It is now shut", "PRESENT_REF"),
    Rule("vague", "vague", "vague", "it closed recently", "PAST_REF"),
    Rule("current", "current (?=(other|word|unit|period))", "vague", "the current law",
         "PRESENT_REF", False),
    Rule("future", "(the|(?<=in)) near? future", "vague", "in future rounds", "FUTURE_REF"),
    Rule("the past", "the past (?!other|dd|num|word|some|season)|(?<=in) the past", "vague",
         "in the past", "PAST_REF", False),
)  # fmt: skip
#: The names of classes, some of two words; any other word stands for none.
_NAMES = re.compile(r"\b(?:" + "|".join(sorted(LETTER, key=len, reverse=True)) + r")\b|\w+")


def compile_pattern(pattern: str) -> str:
    """Turn a pattern of class names into one over the letters of tokens.

    Raises KeyError for a name that is neither a class nor a shorthand.

    >>> compile_pattern("month (DAY|yyyy)?").count("(?:")
    2
    """
    while (wider := re.sub(r"\b[A-Z]+\b", lambda m: SHORTHANDS[m[0]], pattern)) != pattern:
        pattern = wider
    pattern = _NAMES.sub(lambda m: LETTER[m[0]], pattern)
    return re.sub(r"\((?!\?)", "(?:", pattern).replace(" ", "")


# One pattern for all: the number of the group that matched is the number of the rule.
# No expression begins with the words of the first line, most words of a text.
GRAMMAR = re.compile(
    compile_pattern(
        "(?!other|stop|comma|was|will|on|by|to|and|of|in|for|close|poss|slash|pact|de)EARLY?"
    )
    + "(?:"
    + "|".join(f"({compile_pattern(rule.pattern)})" for rule in RULES)
    + ")"
    + compile_pattern("초?")
)
