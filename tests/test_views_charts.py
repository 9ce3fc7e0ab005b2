"""What the charts encode, and the rows they are given."""

from datetime import datetime

import pytest

import kcna_corpus as kc
from kcna_corpus.clock.in_words import when
from kcna_corpus.views import charts

#: How many events the shipped records have.
EVENTS = len(kc.load().events)


@pytest.fixture(scope="module")
def sides(shipped):
    return charts.sides(shipped)


@pytest.fixture(scope="module")
def rows(shipped):
    return charts.rows_of(
        shipped, kc.timeline(shipped, zone="America/New_York"), "America/New_York"
    )


def layer(chart, number):
    return chart.to_dict()["layer"][number]


def test_the_sides_and_their_order(sides):
    assert sides == ["DPRK", "Russia", "China", "US and allies", "international bodies", "media"]


def test_windows_are_spans_and_stamps_are_marks(sides):
    bar, point = layer(charts.hours(sides), 2), layer(charts.hours(sides), 3)
    assert bar["mark"]["type"] == "bar"
    channels = {c: bar["encoding"][c]["field"] for c in ("x", "x2", "y", "color")}
    assert channels == {"x": "earliest", "x2": "latest", "y": "title", "color": "side"}
    assert point["mark"]["type"] == "point"
    assert point["encoding"]["x"]["field"] == "at"
    assert point["encoding"]["fill"]["condition"]["test"] == "datum.basis == 'printed'"
    assert point["encoding"]["fill"]["value"] == "white"


def test_colours_and_shapes_have_fixed_domains(sides, rows):
    years = charts.years(sides, rows["lanes"])
    for chart, number in ((charts.hours(sides), 3), (years, 2)):
        encoding = layer(chart, number)["encoding"]
        for channel in ("color", "shape"):
            assert encoding[channel]["scale"]["domain"] == sides
        assert encoding["color"]["scale"]["range"] == [
            "#D55E00", "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9",
        ]  # fmt: skip
        assert len(set(encoding["shape"]["scale"]["range"])) == 6


def test_every_chart_has_a_description(sides, rows):
    for chart in (charts.hours(sides), charts.years(sides, rows["lanes"])):
        assert "The table below" in chart.to_dict()["description"]


def test_no_chart_gets_narrower_than_it_can_be_read(sides, rows):
    for chart in (charts.hours(sides), charts.years(sides, rows["lanes"])):
        assert chart.to_dict()["usermeta"] == {"least": 600}


def test_rows_show_the_wall_clock_of_the_zone(rows):
    denial = next(r for r in rows["events"] if r["key"] == "kcna-denial-2024-05-17")
    wall = datetime(2024, 5, 16, 11) - datetime(1970, 1, 1)
    assert denial["earliest"] == wall.total_seconds() * 1000
    assert denial["when"] == "16 May 2024, 11:00–17:37"
    assert [m["label"] for m in rows["midnights"]] == ["Thu 16 May", "Fri 17 May"]


def test_every_event_is_among_the_years_and_the_two_days_among_the_hours(rows):
    assert len(rows["events"]) == EVENTS
    hours = {r["key"] for r in rows["events"] if r["hours"]}
    assert {"us-sanctions-2024-05-16", "putin-xi-statement-2024-05-16"} <= hours
    assert "treaty-2024-06-19" not in hours
    assert len(hours) == 14
    assert len(rows["stamps"]) == 28


def test_windows_too_long_for_the_hours_are_counted(shipped):
    low, high = charts.focus(shipped)
    table = kc.timeline(shipped, start=low, end=high)
    long = table[table["latest"] - table["earliest"] > charts.LONGEST_IN_HOURS]
    assert charts.too_long(shipped) == len(long) == 1
    *_, told = kc.SequenceExplorer(shipped).charts.specs[0]["title"]["subtitle"]
    assert told == (
        "Not here but among the years: 1 event of this time with a longer window than 3 days."
    )
    lines = charts.hours(["A"]).to_dict()["title"]["subtitle"]
    assert " ".join(lines) == charts.HOURS_KEY
    assert max(map(len, lines)) <= charts.LINE


def test_no_two_marks_of_a_lane_cover_each_other(rows):
    places = [(r["side"], r["y"]) for r in rows["events"] if "2024-05-1" in r["key"]]
    assert len(places) == len(set(places))


def test_a_corpus_without_stamps_has_hours_too(tiny):
    rows = {**tiny.rows, "stamps": []}
    from kcna_corpus.records.corpus import from_rows

    bare = from_rows(rows, "bare")
    low, high = charts.focus(bare)
    assert high == bare.events["latest"].max()
    assert (high - low).days == 3


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ((2024, 5, 17, 0, 0), (2024, 5, 17, 23, 59), "17 May 2024"),
        ((2024, 5, 17, 15, 10), (2024, 5, 17, 15, 10), "17 May 2024, 15:10"),
        ((2024, 5, 16, 4, 0), (2024, 5, 16, 14, 37), "16 May 2024, 04:00–14:37"),
        ((2024, 5, 15, 12, 0), (2024, 5, 16, 2, 41), "15 May 2024, 12:00 – 16 May 2024, 02:41"),
        ((2024, 4, 30, 0, 0), (2024, 5, 1, 23, 59), "30 April – 1 May 2024"),
        ((2023, 12, 30, 15, 0), (2024, 1, 6, 14, 59), "30 December 2023 – 6 January 2024"),
    ],
)
def test_windows_in_words(earliest, latest, told):
    assert when(datetime(*earliest), datetime(*latest)) == told
