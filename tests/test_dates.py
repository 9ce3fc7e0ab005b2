"""Time expressions: every rule's example, anchors, zones, ambiguity, and bad input."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcna_corpus.dates import find_dates
from kcna_corpus.dates.grammar import RULES, Rule, compile_pattern
from kcna_corpus.dates.lexicon import LEXICON
from kcna_corpus.dates.values import part_of, window
from kcna_corpus.inputs import is_place

FRIDAY = "2024-05-17"


def rows(text, published=FRIDAY, **options):
    table = find_dates(text, published, **options)
    assert all(text[r.start : r.end] == r.text for r in table.itertuples())
    return list(table.itertuples())


def only(text, published=FRIDAY, **options):
    found = rows(text, published, **options)
    assert len(found) == 1, found
    return found[0]


def days(row):
    return tuple(d and d.isoformat() for d in (row.earliest, row.latest))


@pytest.mark.parametrize("pattern", ["month (DAY|yyy)?", "LATER which yearly", "month DAYS"])
def test_a_pattern_names_only_classes_that_there_are(pattern):
    with pytest.raises(KeyError, match=r"yyy|which|DAYS"):
        compile_pattern(pattern)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_finds_its_example(rule: Rule):
    assert (rule.name, rule.value) in [(r.rule, r.value) for r in rows(rule.example)]


def test_rule_names_are_unique():
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_word_has_one_class():
    words = [word for words in LEXICON.values() for word in words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("on Thursday", "2024-05-16", "2024-05-16", "day"),
        ("it will open on Monday", "2024-05-20", "2024-05-20", "day"),
        ("last Friday", "2024-05-10", "2024-05-10", "day"),
        ("in early March", "2024-03-01", "2024-03-10", "month"),
        ("the end of 2021", "2021-09-01", "2021-12-31", "year"),
        ("in May", "2024-05-01", "2024-05-31", "month"),
        ("in November", "2023-11-01", "2023-11-30", "month"),
        ("it will meet in November", "2024-11-01", "2024-11-30", "month"),
        ("in the third quarter of 2023", "2023-07-01", "2023-09-30", "quarter"),
        ("in the 1980s", "1980-01-01", "1989-12-31", "decade"),
        ("last summer", "2023-06-01", "2023-08-31", "season"),
        ("it opens a fortnight hence", "2024-05-27", "2024-06-02", "week"),
        ("last week", "2024-05-06", "2024-05-12", "week"),
        ("later this year", "2024-05-17", "2024-12-31", "year"),
        ("over the past two years", "2022-05-17", "2024-05-17", "interval"),
        ("over the next six months", "2024-05-17", "2024-11-17", "interval"),
        ("a four-year plan begun in 2018", "2018-01-01", "2021-12-31", "interval"),
        ("since 2022", "2022-01-01", "2024-05-17", "interval"),
        ("from 3 March to 5 April", "2024-03-03", "2024-04-05", "interval"),
        ("between 1960 and 1963", "1960-01-01", "1963-12-31", "interval"),
        ("India's 2014 polls", "2014-01-01", "2014-12-31", "year"),
        ("2018년부터 2020년까지", "2018-01-01", "2020-12-31", "interval"),
        ("in April and June 1995", "1995-04-01", "1995-04-30", "month"),
        ("in 1995-96", "1995-01-01", "1996-12-31", "interval"),
        ("17/05/2024", "2024-05-17", "2024-05-17", "day"),
        ("Juche 113 (2024)", "2024-01-01", "2024-12-31", "year"),
        ("May 17, Juche 113 (2024)", "2024-05-17", "2024-05-17", "day"),
        ("2024년 5월 17일에", "2024-05-17", "2024-05-17", "day"),
        ("5월", "2024-05-01", "2024-05-31", "month"),
        ("16일 발표", "2024-05-16", "2024-05-16", "day"),
        ("올해 3월", "2024-03-01", "2024-03-31", "month"),
        ("on the 16th.", "2024-05-16", "2024-05-16", "day"),
        ("Q3 2023", "2023-07-01", "2023-09-30", "quarter"),
        ("오는 20일", "2024-05-20", "2024-05-20", "day"),
        ("2022년부터", "2022-01-01", "2024-05-17", "interval"),
        ("recently", None, None, "vague"),
        ("지난해 말까지", "2023-09-01", "2023-12-31", "year"),
        ("5월 초에", "2024-05-01", "2024-05-10", "month"),
        ("지난 달 16일 오후", "2024-04-16", "2024-04-16", "day"),
        ("사흘 전에", "2024-05-14", "2024-05-14", "day"),
        ("이날 밝혔다", "2024-05-17", "2024-05-17", "day"),
        ("the week of March 6", "2024-03-04", "2024-03-10", "week"),
        ("the quarter ended March 31", "2024-01-01", "2024-03-31", "quarter"),
        ("half a century ago", "1974-01-01", "1974-12-31", "year"),
        ("two and a half years ago", "2021-11-01", "2021-11-30", "month"),
        ("an hour ago", "2024-05-17", "2024-05-17", "day"),
        ("on 3/4", "2024-03-04", "2024-04-03", "interval"),
    ],
)
def test_windows(text, earliest, latest, precision):
    row = rows(text)[0]
    assert (*days(row), row.precision) == (earliest, latest, precision)


def test_since_is_open_and_names_its_relation():
    row = only("Since 2022, it has grown")
    assert (row.open_end, row.relation) == (True, "since")
    row = only("since 2022", None)
    assert days(row) == ("2022-01-01", None)
    assert row.open_end
    assert "publication" in row.why


def test_relations():
    for text, relation in {
        "in Seoul Friday": "on",
        "since about 2010": "since",
        "by the 1990s": "by",
        "after May 10": "after",
        "throughout 2021": "during",
    }.items():
        assert only(text).relation == relation


def test_a_range_is_two_rows():
    first, second = rows("the 1980 to 1988 war")
    assert (first.text, first.relation, second.text, second.relation) == (
        *("1980", "from"),
        *("1988", "to"),
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # from what is named, where the sentence before dates that
        ("The mill burnt on 3 May. He flew home two days after the mill burnt.", "2024-05-05"),
        ("Lind sang on 3 May. Two days after that, he flew home.", "2024-05-05"),
        # from what is told, where that is what the sentence before dates
        ("A rocket flew on 5 May. The test came two days after drills began.", "2024-05-03"),
        ("On 5 May, two days after the vote, he flew home.", "2024-05-03"),
        ("Two days after the vote, on 5 May, he flew home.", "2024-05-03"),
        # two things that nothing ties to each other
        ("Lind sang on 3 May. He flew home two days after the blast.", "None"),
        ("On 3 May Lind sang. A vote was held two days before the talks.", "None"),
        ("The mill burnt on 3 May. He met the owner two days before she was freed.", "None"),
        (
            "On 3 May Lind sang. A ferry sank. A mill burnt. They told it two days after it sank.",
            "None",
        ),
        ("Lind said on Friday that the bridge shut two days before the vote.", "None"),
        # where a month, a year or a day stands with what is counted from
        ("Lind, who sang on 3 May, asked for it two days before the November vote.", "None"),
        ("The sit-in began two days after they freed Berg, the maker of the May 3 songs.", "None"),
        (
            "Lind sang on 3 May. The news from the yard of the old mill comes two days after"
            " she left.",
            "2024-05-01",
        ),
    ],
)
def test_from_what_a_length_counts(text, day):
    row = next(row for row in rows(text) if row.text.lower().startswith("two days"))
    assert str(row.earliest) == day


def test_years_before_a_year():
    _, length = rows("She denied it in 2006, only three years after the fair.")
    assert str(length.earliest) == "2003-01-01"
    assert "2006" in length.anchor


def test_event_anchors():
    opened, after = rows("It opened on Friday. The answer came a day after the vote.")
    assert days(after) == ("2024-05-16", "2024-05-16")
    assert after.anchor == f"the event of “Friday” ({opened.start}–{opened.end})"
    far = "It opened on Friday. It rained. Salt was dear. Nobody sang. {} a day after the vote."
    assert days(rows(far.format("The answer came"))[-1]) == ("2024-05-16", "2024-05-16")
    assert not rows(far.format("A clerk left"))[-1].earliest
    after, _ = rows("He left two days after the vote of 3 May.")
    assert days(after) == ("2024-05-05", "2024-05-05")
    assert after.relation == "after"
    assert "not dated" in only("It came a day after the vote.").why
    assert "how long" in rows("On Friday, some days after the vote")[1].why


def test_the_text_before_is_an_anchor():
    assert rows("It began in 1994. The following year it grew.")[1].value == "1995"
    text = "The siege began in March 1941. It ended in August."
    assert rows(text, "2009-01-01", mode="narrative")[1].value == "1941-08"
    assert rows(text, "2009-01-01")[1].value == "2008-08"


def test_a_narrative_is_sure_of_a_year_within_its_paragraph():
    def sure(text):
        return [row.certain for row in rows(text, "2009-01-01", mode="narrative")]

    assert sure("In March 1941 it began. On 3 May it grew.") == [True, True]
    assert (
        sure("In March 1941 it began.\nOn 3 May it grew. It sank on the 5th.")
        == [True] + [False] * 2
    )
    assert sure("In March 1941 it began. In January it ended.") == [True, False]  # of which year?


def test_a_stray_year_does_not_move_a_narrative():
    text = "In March 1941 it began (see Smith 2004). In August it ended."
    assert rows(text, "2009-01-01", mode="narrative")[-1].value == "1941-08"


def test_without_publication_relative_words_stay_unresolved():
    for text in ("on Friday", "last year", "two weeks ago", "in March", "at 5 p.m.", "지난 16일"):
        row = only(text, None)
        assert days(row) == (None, None)
        assert "publication" in row.why
        assert not row.certain
    assert only("in March 2021", None).earliest == date(2021, 3, 1)


def test_ambiguous_figures_keep_both_readings():
    row = only("03/04/2023")
    assert days(row) == ("2023-03-04", "2023-04-03")
    assert (row.precision, row.certain) == ("interval", False)
    assert "day first" in row.why
    assert rows("03/04/2023 and 25/04/2023")[0].value == "2023-04-03"
    assert rows("03/04/2023 and 04/25/2023")[0].value == "2023-03-04"
    assert only("03/04/2023", "2023-03-04").value == "2023-03-04"


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        ("at 9:00 a.m. on 3 May 2016", "Asia/Pyongyang", "2016-05-03T00:30"),
        ("at 9:00 a.m. on 3 May 2019", "Asia/Pyongyang", "2019-05-03T00:00"),
        ("at 9:00 KST on 3 May 2016", "Asia/Pyongyang", "2016-05-03T00:30"),
        ("at 9 a.m. Pyongyang time on 3 May 2016", "America/New_York", "2016-05-03T00:30"),
        ("9:00 EDT, 3 May 2024", "Asia/Seoul", "2024-05-03T13:00"),
        ("9:00 IST, 3 May 2024", "Asia/Kolkata", "2024-05-03T03:30"),
        ("9:00 CST, 3 May 2024", "Asia/Shanghai", "2024-05-03T01:00"),
        ("24:00 on 3 May 2024", "UTC", "2024-05-04T00:00"),
        ("noon on 3 May 2024", "Asia/Tokyo", "2024-05-03T03:00"),
        ("9:00 UTC+2 on 3 May 2024", "Asia/Tokyo", "2024-05-03T07:00"),
        ("2024-05-03T09:00+09:00", "UTC", "2024-05-03T00:00"),
    ],
)
def test_clock_times(text, zone, moment):
    row = only(text, None, zone=zone)
    want = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert (row.earliest, row.latest, row.precision) == (want, want, "minute")


def test_a_clock_time_takes_the_day_of_its_sentence():
    row = rows("At 9 a.m. the ship left Busan on 3 May 2016", None)[0]
    assert row.value == "2016-05-03T09:00"
    first, second, _ = rows("at 3:15 p.m. (1915 GMT) on Thursday", zone="America/New_York")
    assert first.value == "2024-05-16T15:15"
    assert first.earliest == second.earliest


def test_zone_names_with_several_readings_stay_open():
    row = only("9:00 EST, 3 May 2024", None, zone="Asia/Seoul")
    assert row.earliest == datetime(2024, 5, 3, 13, tzinfo=UTC)  # as New York kept it in May
    assert row.latest == datetime(2024, 5, 3, 14, tzinfo=UTC)  # as printed
    assert not row.certain
    assert "more than one reading" in row.why


def test_clock_changes():
    assert "skip" in only("2:30 on 31 March 2024", None, zone="Europe/Paris").why
    twice = only("2:30 on 27 October 2024", None, zone="Europe/Paris")
    assert (twice.latest - twice.earliest).seconds == 3600


def test_days_are_local():
    row = only("on Friday", FRIDAY, zone="Asia/Seoul")
    assert row.earliest == datetime(2024, 5, 16, 15, 0, tzinfo=UTC)
    assert row.latest == datetime(2024, 5, 17, 14, 59, tzinfo=UTC)
    assert only("today", "2024-05-16T22:00:00Z", zone="Asia/Seoul").value == FRIDAY
    assert only("today", "2024-05-16T22:00:00Z").value == "2024-05-16"


@pytest.mark.parametrize(
    ("published", "word"),
    [
        ("2024-05-17T06:37", "zone"),
        (datetime(2024, 5, 17), "zone"),
        ("2024-02-31", "no date"),
        ("yesterday", "no date: write it as year-month-day, such as 2024-05-17"),
        ("17/05/24", "write it as 2024-05-17"),
        ("May 17, 2024", "write it as 2024-05-17"),
        ("03/04/2024", "write it as year-month-day"),
        (float("nan"), "no date"),
    ],
)
def test_faulty_publication(published, word):
    with pytest.raises(ValueError, match=word):
        find_dates("today", published)


def test_faulty_options():
    with pytest.raises(ValueError, match="Asia/Seoul"):
        find_dates("today", FRIDAY, zone="Korea time")
    with pytest.raises(ValueError, match="narrative"):
        find_dates("today", FRIDAY, mode="story")


@pytest.mark.parametrize(
    "text", ["31 February 2024", "2024-02-31", "31/02/2024", "0000-05-17", "2024년 2월 31일"]
)
def test_impossible_days_are_kept_unresolved(text):
    row = only(text)
    assert days(row) == (None, None)
    assert row.why
    assert not row.certain


@pytest.mark.parametrize(
    "text",
    [
        "may march",
        "He may fall, then spring back",
        "Jan Palach and Sun Tzu",
        "in his 30s",
        "Some 2000 troops and 1500 people met in room 1984.",
        "Resolution 1718 cost $1999",
        "Le ministre a parlé vendredi dernier.",
        "Он сказал это в пятницу.",
        "25:00",
        "13 p.m.",
        "3일간",
        "3년 전쟁",
        "1/2 of it, 24/7, rose 5/17",
        "the third in as many weeks",
        "The Sunday Telegraph on Black Friday",
        "the March on Rome",
        "New Year's resolutions",
        "",
        "8 9 10 11 12 13 14 15 16 17 18 2024",
    ],
)
def test_what_is_no_date(text):
    assert rows(text) == []


def test_extremes_of_the_calendar():
    assert only("99999 years ago").why
    assert only("in 490 BC").why
    assert rows("9999-12-31", zone="America/New_York")[0].why
    assert only("Friday", "9999-12-31").value == "9999-12-31"
    assert only("tomorrow", "9999-12-31").why
    assert rows("It shut on Friday, 9999 years after the vote.")[1].why
    assert rows("a 9999-year plan begun in 2020")[0].why
    assert only("today", "2999-01-01").value == "2999-01-01"


def test_table_of_a_text_without_dates_has_all_columns():
    table = find_dates("Nothing.", None)
    assert [*table.columns][:4] == ["document", "start", "end", "text"]
    assert table.empty


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 500_000,
        "resolutions 1718, " * 40_000,
        "1718 and " * 60_000,
        "1" * 1_000_000,
        " " * 1_000_000,
        "\n" * 1_000_000,
        "12 34\n" * 170_000,
        "1/" * 500_000,
        "the " * 250_000,
        "1,1." * 250_000,
        "3년 전 " * 20_000,
        "Q1H1" * 250_000,
        "new year's " * 50_000,
        "'1" * 500_000,
        "1500 and " * 20_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_a_megabyte_comes_to_an_end(text):
    found = find_dates(text, FRIDAY)
    assert all(text[row.start : row.end] == row.text for row in found.head(50).itertuples())


@pytest.mark.parametrize(
    ("words", "found"),
    [("on Friday, 17 May 2024, and in early March, ", 2), ("at 5:30 p.m. or two days after ", 2)],
)
def test_a_long_paragraph_of_dates(words, found):
    assert len(rows(words * 2300)) == found * 2300


FIGURES = ["17", "2024", "0", "31", "1950s", "17/05/2024", "5:30", "2024-05-17", "99999", "’99"]
WORDS = st.sampled_from(
    [*(word for words in LEXICON.values() for word in words), *FIGURES, "5월", "17일", "Q3", "\n\n"]
)


@settings(max_examples=400)
@given(
    st.one_of(
        st.text(),
        st.lists(WORDS).map(" ".join),
        st.lists(WORDS).map("".join),
    ).filter(lambda text: not is_place(text)),
    st.sampled_from([None, FRIDAY, "0001-01-01", "9999-12-31"]),
    st.sampled_from([None, "Asia/Seoul", "America/New_York"]),
    st.sampled_from(["news", "narrative"]),
)
def test_anything_may_come(text, published, zone, mode):
    end = 0
    for row in rows(text, published, zone=zone, mode=mode):
        assert row.start >= end
        assert row.start < row.end
        end = row.end
        if row.precision == "vague":
            assert row.why
        elif row.latest is not None:
            assert row.earliest <= row.latest


def test_parts_of_windows():
    march = window("2024-03")
    found = [part_of(march, part) for part in ("START", "MID", "END")]
    assert [(p.first.day, p.last.day) for p in found] == [(1, 10), (11, 20), (21, 31)]
    assert part_of(window("2024"), "END").first == date(2024, 9, 1)


def test_a_page_s_own_day_may_be_given_as_it_is():
    from kcna_corpus.reading import Published

    assert rows("It shut on Friday.", Published("2024-05-17", "printed"))[0].value == "2024-05-17"
    assert rows("It shut on Friday.", "")[0].precision == "vague"
