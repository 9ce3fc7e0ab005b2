"""What is said on another day than that of publication, in quotations and after "said that"."""

from bisect import bisect

from ..text.cues import KINDS
from .lexicon import LETTER
from .story import MARKS, Story, Timex

_A_WEEK = 6


def doubt_what_is_said(story: Story) -> None:
    """Words said on another day may count from it.

    "We sail tomorrow," she wrote on 3 May. On 3 May she said that they would sail next week. "We
    sail today" counts from the day of the speaker, which only the paragraph can tell.
    """
    marks: list[int] | None = None
    english, quoted = story.language != "ko", MARKS.search(story.text)
    for index, timex in enumerate(story.timexes if english or quoted else ()):
        if timex.reading.anchor.kind != "publication" or not timex.reading.sure:
            continue
        near = story.timexes[max(0, index - 2) : index + 3]
        others = [f for f in near if f is not timex and _may_differ(story, f, timex)]
        spoken = quoted and timex.rule.name == "near day"
        if (others or spoken) and marks is None:
            marks = [mark.start() for mark in MARKS.finditer(story.text)]
        if marks and _is_inside(story, timex, marks):
            outside = [f for f in near if not _is_inside(story, f, marks, timex)]
            dated = any(_is_of_that_day(story, f, timex) for f in outside)
            if (spoken and not dated) or any(f is o for f in outside for o in others):
                timex.reading.sure = False
        if english and any(_is_told(story, other, timex) for other in others):
            timex.reading.sure = False


def _is_inside(story: Story, timex: Timex, marks: list[int], beside: Timex | None = None) -> bool:
    """Whether it stands in a quotation, by the marks since its paragraph, or another's, begins."""
    begins = story.text.rfind("\n", 0, (beside or timex).start)
    return (bisect(marks, timex.start) - bisect(marks, begins)) % 2 == 1


def _is_of_that_day(story: Story, other: Timex, timex: Timex) -> bool:
    """Whether the paragraph tells that something was on the day of publication."""
    first, last = min(other.start, timex.start), max(other.end, timex.end)
    here = other.days and other.days.first == other.days.last == story.published
    return bool(here) and "\n" not in story.text[first:last]


def _may_differ(story: Story, other: Timex, timex: Timex) -> bool:
    """Whether an expression of the same paragraph would be another day if it counted from one."""
    now, first, last = story.published, min(other.start, timex.start), max(other.end, timex.end)
    if not (other.days and now) or other.days.first <= now <= other.days.last:
        return False
    dated = timex.rule.kind == "date" and timex.days
    same_year = dated and timex.days and timex.days.first.year == other.days.first.year
    return not same_year and "\n" not in story.text[first:last]


def _is_told(story: Story, day: Timex, timex: Timex) -> bool:
    """Whether a sentence says on a day what it tells of another, so far that they may differ."""
    if timex.first < day.first or LETTER["stop"] in story.letters[day.after : timex.first]:
        return False
    when = 2 if timex.daily else 0  # "the police said on Friday" tells when it was said
    speech = any(
        KINDS.get(story.word(at), "-") in "VIG" for at in range(day.first - 3, timex.first - when)
    )
    if not (speech and day.days and timex.days and story.published):
        return False
    here, there = day.days.first, story.published
    if timex.days.precision in ("year", "month"):
        same = here.month == there.month or timex.days.precision == "year"
        return here.year != there.year or not same
    return abs(there - here).days > _A_WEEK or (timex.rule.name == "near day" and here != there)
