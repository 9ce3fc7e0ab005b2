"""Lists of events: the year stands on a line above, and no day of a list is surely this year's."""

import pytest

from kcna_corpus.dates import find_dates

PUBLISHED = "2017-09-03"


def found(text, published=PUBLISHED):
    """What is printed, and its first and last day; `?` before what is not certain."""
    rows = find_dates(text, published).itertuples()
    return [
        f"{'' if row.certain else '?'}{row.text} {row.earliest}"
        + (f" {row.latest}" if row.latest != row.earliest else "")
        for row in rows
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # A bare year above: the days below it are that year's.
        (
            "2002\n\n29 January\n\nThe dam is closed.\n\n4 October\n\nIt bursts.",
            ["2002 2002-01-01 2002-12-31", "29 January 2002-01-29", "4 October 2002-10-04"],
        ),
        (
            "2003\n\n27-29 August: the talks\nDecember - the treaty",
            [
                "2003 2003-01-01 2003-12-31",
                "27 2003-08-27 2003-08-29",
                "29 August 2003-08-29",
                "December 2003-12-01 2003-12-31",
            ],
        ),
        (
            "2005년\n\n1월 29일\n둑을 닫았다.",
            ["2005년 2005-01-01 2005-12-31", "1월 29일 2005-01-29"],
        ),
        # In prose below it, or below a year with a title, the year is likely.
        (
            "2006\n\nOn 9 October the dam burst.",
            ["2006 2006-01-01 2006-12-31", "?9 October 2006-10-09"],
        ),
        (
            "2006, the flood\nOn 9 October the dam burst.",
            ["2006 2006-01-01 2006-12-31", "?9 October 2017-10-09"],
        ),
        # No year above: whose it is remains open.
        (
            "November 17 - The talks begin.\nJuly: the dam is closed.",
            ["?November 17 2017-11-17", "?July 2017-07-01 2017-07-31"],
        ),
        ("• 3 May – The vote", ["?3 May 2017-05-03"]),
        # A year, a comma and a day are one date.
        ("1994, July 8: the founder dies.", ["?1994, July 8 1994-07-08"]),
        # A day in a sentence is none of these, nor is a year in one a heading.
        ("The vote was on 3 May\nand is over.", ["3 May 2017-05-03"]),
        (
            "In 2014 the dam was built.\n\nOn 3 May it burst.",
            ["2014 2014-01-01 2014-12-31", "?3 May 2017-05-03"],
        ),
    ],
)
def test_lists(text, want):
    assert found(text) == want


def test_a_heading_is_what_its_days_count_from():
    row = find_dates("2002\n\n29 January\nIt shut.", PUBLISHED).iloc[1]
    assert (row.anchor, row.anchor_kind) == ("text “2002” (0–4)", "text")


def test_a_heading_holds_for_its_section_only():
    text = "2002\n\n" + "The dam stood for a while. " * 100 + "On 3 May it burst."
    assert found(text)[-1] == "?3 May 2017-05-03"


@pytest.mark.parametrize(
    "text",
    [
        # What a doubted month tells of, the next may tell of as well.
        "In January 2013 it sailed. In March it was seen, and in April it sank. It rose on August 3.",
        "In 2013 they met in June. In September they met again, and in October they parted.",
    ],
)
def test_doubt_goes_on(text):
    assert [row for row in found(text)[1:] if row[0] != "?"] == []
