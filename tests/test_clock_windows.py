"""Days, zones and stamps become windows."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcna_corpus.clock.windows import instant, precision_of, span, window

EVENT = {
    "event": "e", "start": "2024-05-16", "end": "2024-05-16", "zone": "America/New_York",
    "printed": "16 May", "basis": "printed",
}  # fmt: skip


def stamp(at, basis="printed", bound="latest"):
    return {
        "stamp": "s",
        "event": "e",
        "instant": at,
        "basis": basis,
        "bound": bound,
        "printed": "x",
    }


@pytest.mark.parametrize(
    ("day", "zone", "first", "last"),
    [
        ("2024-05-16", "America/New_York", "2024-05-16T04:00", "2024-05-17T03:59"),
        ("2024-05-17", "Asia/Pyongyang", "2024-05-16T15:00", "2024-05-17T14:59"),
        # Pyongyang kept +08:30 from 15 August 2015 to 4 May 2018
        ("2017-07-04", "Asia/Pyongyang", "2017-07-03T15:30", "2017-07-04T15:29"),
        ("2024-02", "UTC", "2024-02-01T00:00", "2024-02-29T23:59"),
        ("2023", "Asia/Seoul", "2022-12-31T15:00", "2023-12-31T14:59"),
        # the day on which New York's clocks go back has 25 hours
        ("2024-11-03", "America/New_York", "2024-11-03T04:00", "2024-11-04T04:59"),
        ("2024-05-17T15:10", "Asia/Seoul", "2024-05-17T06:10", "2024-05-17T06:10"),
    ],
)
def test_spans(day, zone, first, last):
    assert [f"{t:%Y-%m-%dT%H:%M}" for t in span(day, day, zone)] == [first, last]


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("2024-02-30", "impossible"),
        ("30/02/2024", "impossible"),
        ("17/05/2024", "write 2024-05-17"),
        ("05/06/2024", "ambiguous"),
        ("0000-01-01", "impossible"),
        ("9999-12-31", "impossible"),
        ("yesterday", "no date"),
        ("2024-5-1", "no date"),
        ("2024-05-17T24:00", "impossible"),
    ],
)
def test_what_is_no_date(date, message):
    with pytest.raises(ValueError, match=message):
        precision_of(date)


def test_an_hour_that_the_clocks_show_twice():
    with pytest.raises(ValueError, match="twice"):
        span("2024-11-03T01:30", "2024-11-03T01:30", "America/New_York")


def test_the_first_printed_stamp_narrows_the_window():
    found = window(EVENT, [stamp("2024-05-16T15:00Z"), stamp("2024-05-16T14:37Z")])
    assert found.latest == datetime(2024, 5, 16, 14, 37, tzinfo=UTC)
    assert found.earliest == datetime(2024, 5, 16, 4, 0, tzinfo=UTC)
    assert found.basis == "printed"


def test_an_assumed_zone_counts_only_without_a_printed_one():
    assumed, printed = stamp("2024-05-16T10:00Z", "inferred"), stamp("2024-05-16T14:37Z")
    assert window(EVENT, [assumed, printed]).latest.hour == 14
    alone = window(EVENT, [assumed])
    assert (alone.latest.hour, alone.basis) == (10, "inferred")


def test_a_stamp_can_also_raise_the_earliest():
    found = window(EVENT, [stamp("2024-05-16T12:00Z", bound="earliest")])
    assert found.earliest.hour == 12
    assert "stamp s" in found.earliest_from


def test_a_stamp_that_is_context_changes_nothing():
    assert window(EVENT, [stamp("2024-05-16T05:00Z", bound="none")]) == window(EVENT, [])


def test_a_moment_needs_its_zone():
    with pytest.raises(ValueError, match="zone"):
        instant("2024-05-16T14:37")


@given(st.dates(min_value=datetime(1900, 1, 1).date(), max_value=datetime(2100, 1, 1).date()))
def test_a_day_lasts_a_day(day):
    first, last = span(day.isoformat(), day.isoformat(), "Europe/London")
    assert 22 <= (last - first).total_seconds() / 3600 <= 25


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_value_error(text):
    try:
        assert precision_of(text) in ("year", "month", "day", "minute")
    except ValueError as fault:
        assert str(fault)  # noqa: PT017
