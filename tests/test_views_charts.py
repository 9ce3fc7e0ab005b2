"""What the charts encode, and the rows they are given."""

import re
from datetime import datetime
from pathlib import Path

import pytest

import kcna_corpus as kc
from kcna_corpus.clock.in_words import when
from kcna_corpus.records.corpus import from_rows
from kcna_corpus.records.schema import CLOSED
from kcna_corpus.story.terms import sides
from kcna_corpus.views import charts, periods

#: How many events the shipped records have.
EVENTS = len(kc.load().events)


@pytest.fixture(scope="module")
def figure(shipped):
    table = kc.timeline(shipped, zone="America/New_York")
    return charts.sequence_figure(shipped, table, "America/New_York").to_dict()


def data(figure, chart, layer):
    return figure["vconcat"][chart]["layer"][layer]["data"]["values"]


def test_each_colour_and_shape_of_the_vocabulary_is_drawn_by_script_style_and_charts():
    parts = Path(charts.__file__).parent / "js"
    style = re.findall(r"\.kc-m(\d) \{ --m: (\S+); \}", (parts / "frame.css").read_text("utf-8"))
    script = (parts / "frame" / "elements.js").read_text("utf-8")
    drawn = re.search(r"SHAPES = \[(.*?)\];", script, re.DOTALL)[1].count('"') // 2
    colours, shapes = (CLOSED[name] for name in ("colour", "shape"))
    assert drawn == len(shapes) == len(charts.SHAPES)
    assert [int(n) for n, _ in style] == [*range(len(colours))]
    for (_, here), there in zip(style, charts.COLOURS, strict=True):
        ink = {"var(--kc-ink)": "#000", "#999": "#999999"}  # black is the theme's own
        assert there.lower().startswith(ink.get(here, here))


def test_the_sides_are_drawn_as_the_records_say(shipped):
    drawn = [CLOSED[name].index for name in ("colour", "shape")]
    rows = [row for row in shipped.rows["terms"] if row["vocabulary"] == "side"]
    told = [(row["term"], drawn[0](row["colour"]), drawn[1](row["shape"])) for row in rows]
    assert sides(shipped) == told
    rows = {name: [dict(row) for row in table] for name, table in shipped.rows.items()}
    for row in rows["terms"]:
        row |= {"colour": "", "shape": ""}
        if row["term"] == "Russia":
            row |= {"colour": "grey", "shape": "wedge"}
    other = sides(from_rows(rows, "other"))
    assert other[:3] == [("DPRK", 0, 0), ("Russia", 7, 7), ("China", 1, 1)]


def test_windows_are_spans_and_stamps_are_marks(figure):
    bar, point = (figure["vconcat"][0]["layer"][n] for n in (2, 3))
    assert bar["mark"]["type"] == "bar"
    channels = {c: bar["encoding"][c]["field"] for c in ("x", "x2", "y", "color")}
    assert channels == {"x": "earliest", "x2": "latest", "y": "title", "color": "side"}
    assert point["mark"]["type"] == "point"
    assert point["encoding"]["x"]["field"] == "at"
    assert point["encoding"]["fill"]["condition"]["test"] == "datum.basis == 'printed'"
    assert point["encoding"]["fill"]["value"] == "white"


def test_colours_and_shapes_have_fixed_domains(figure, shipped):
    for chart, number in ((0, 3), (1, 2)):
        encoding = figure["vconcat"][chart]["layer"][number]["encoding"]
        for channel in ("color", "shape"):
            assert encoding[channel]["scale"]["domain"] == [side.name for side in sides(shipped)]
        colours = [charts.COLOURS[side.colour] for side in sides(shipped)]
        assert encoding["color"]["scale"]["range"] == colours
        assert len(set(encoding["shape"]["scale"]["range"])) == len(set(colours)) == len(colours)


def test_every_chart_has_a_description(figure):
    assert all(len(chart["description"]) > 40 for chart in figure["vconcat"])


def test_rows_show_the_wall_clock_of_the_zone(figure):
    denial = next(r for r in data(figure, 0, 2) if r["key"] == "kcna-denial-2024-05-17")
    wall = datetime(2024, 5, 16, 11) - datetime(1970, 1, 1)
    assert denial["earliest"] == wall.total_seconds() * 1000
    assert denial["when"] == "16 May 2024, 11:00–17:37"
    assert [m["label"] for m in data(figure, 0, 0)] == ["Thu 16 May", "Fri 17 May"]


def test_every_event_is_among_the_years_and_the_two_days_among_the_hours(figure):
    assert len(data(figure, 1, 2)) == EVENTS
    hours = {r["key"] for r in data(figure, 0, 2)}
    assert {"us-sanctions-2024-05-16", "putin-xi-statement-2024-05-16"} <= hours
    assert "treaty-2024-06-19" not in hours
    assert len(hours) == 14


def test_windows_too_long_for_the_hours_are_counted(figure, shipped):
    low, high = periods.focus(shipped)
    table = kc.timeline(shipped, start=low, end=high)
    assert (table["latest"] - table["earliest"] > charts.LONGEST_IN_HOURS).sum() == 1
    *_, told = figure["vconcat"][0]["title"]["subtitle"]
    assert told == (
        "Not here but among the years: 1 event of this time with a longer window than 3 days."
    )


def test_a_stamp_of_another_year_makes_no_year_of_the_hours(shipped):
    (stamp,) = (row for row in shipped.rows["stamps"] if row["stamp"] == "srbm-moneys")
    far = {**stamp, "stamp": "far", "event": "nis-2025-04-30", "instant": "2025-04-30T06:10:00Z"}
    assert periods.focus(shipped.with_rows("stamps", [far])) == periods.focus(shipped)


def test_rows_outside_the_focus_have_no_hours(shipped):
    table = kc.timeline(shipped, end="2023-06")
    (years,) = charts.sequence_figure(shipped, table, "UTC").vconcat
    assert years.title.text.startswith("The years around them")


def test_no_two_marks_of_a_lane_cover_each_other(figure):
    places = [(r["side"], r["y"]) for r in data(figure, 1, 2) if "2024-05-1" in r["key"]]
    assert len(places) == len(set(places))


def test_a_corpus_without_stamps_has_a_focus_too(tiny):
    bare = from_rows({**tiny.rows, "stamps": []}, "bare")
    low, high = periods.focus(bare)
    assert high == bare.events["latest"].max()
    assert (high - low).days == 3
    assert periods.presets(bare, "UTC")[-1] == ("All years", "", "")


def test_a_text_that_xml_cannot_hold_does_not_end_the_process(tiny):
    rows = {name: [dict(row) for row in table] for name, table in tiny.rows.items()}
    for event in rows["events"]:
        event["title"] += "\x0c\x1b\ufffe"
    view = kc.SequenceExplorer(from_rows(rows, "odd"))
    assert charts.svg(view.figure()).startswith("<svg")


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ((2024, 5, 17, 0, 0), (2024, 5, 17, 23, 59), "17 May 2024"),
        ((2024, 5, 17, 15, 10), (2024, 5, 17, 15, 10), "17 May 2024, 15:10"),
        ((2024, 5, 16, 4, 0), (2024, 5, 16, 14, 37), "16 May 2024, 04:00–14:37"),
        ((2024, 5, 15, 12, 0), (2024, 5, 16, 2, 41), "15 May 2024, 12:00 – 16 May 2024, 02:41"),
        ((2024, 4, 30, 0, 0), (2024, 5, 1, 23, 59), "30 April – 1 May 2024"),
        ((2024, 2, 1, 0, 0), (2024, 2, 29, 23, 59), "February 2024"),
        ((2024, 2, 1, 0, 0), (2024, 2, 28, 23, 59), "1–28 February 2024"),
        ((2023, 11, 1, 0, 0), (2024, 2, 29, 23, 59), "November 2023 – February 2024"),
        ((2024, 3, 1, 0, 0), (2024, 5, 31, 23, 59), "March – May 2024"),
        ((2021, 1, 1, 0, 0), (2021, 12, 31, 23, 59), "2021"),
        ((2021, 1, 1, 0, 0), (2022, 12, 31, 23, 59), "2021–2022"),
        ((2023, 12, 30, 15, 0), (2024, 1, 6, 14, 59), "30 December 2023 – 6 January 2024"),
    ],
)
def test_windows_in_words(earliest, latest, told):
    assert when(datetime(*earliest), datetime(*latest)) == told


def test_figures_of_many_speakers_can_be_told_apart(shipped):
    (spec,) = kc.chart_figures(shipped, "containers sent").specs
    encoding = spec["layer"][0]["encoding"]
    colour, shape = (encoding[channel]["scale"] for channel in ("color", "shape"))
    looks = list(zip(colour["range"], shape["range"], strict=True))
    assert len(colour["domain"]) == len(looks) == len(set(looks)) > 8
