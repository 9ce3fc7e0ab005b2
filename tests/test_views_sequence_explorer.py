"""The explorer without a browser: set a filter, look at the rows, run the code it writes."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

import kcna_corpus as kc
from kcna_corpus.views import sequence_explorer

#: How many events the shipped records have.
EVENTS = len(kc.load().events)


@pytest.fixture
def explorer(shipped):
    return kc.SequenceExplorer(shipped)


def shown(view):
    return [row["key"] for row in view.shown_rows()]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, EVENTS),
        ({"actors": ["kim-yo-jong"]}, 4),
        ({"actors": ["Kim Yo Jong", "OFAC"]}, 13),
        ({"kinds": ["denial"]}, 7),
        ({"start": "2024-05-16", "end": "2024-05-17"}, 15),
        ({"start": "2024-05-16", "end": "2024-05-17", "zone": "America/New_York"}, 15),
        ({"actors": ["russia"], "kinds": ["denial", "visit"], "zone": "Europe/Moscow"}, 9),
    ],
)
def test_each_filter_and_the_code_it_writes(explorer, shipped, filters, count):
    for name, value in filters.items():
        setattr(explorer, name, value)
    rows = explorer.rows()
    assert len(rows) == count
    assert shown(explorer.charts) == list(rows["event"])
    again = eval(explorer.code, {"kc": kc, "corpus": shipped})
    assert rows.equals(again)


@pytest.mark.parametrize(
    ("alone", "listed"),
    [
        ({"actors": "OFAC", "kinds": "sanctions"}, {"actors": ["OFAC"], "kinds": ["sanctions"]}),
        ({"actors": None, "start": None}, {}),
        ({"start": date(2024, 5, 17)}, {"start": "2024-05-17"}),
        (
            {"end": datetime(2024, 5, 17, 6, 37, tzinfo=ZoneInfo("Asia/Seoul"))},
            {"end": "2024-05-17T06:37+09:00"},
        ),
    ],
)
def test_filters_are_given_as_to_the_timeline(shipped, alone, listed):
    explorer = kc.SequenceExplorer(shipped, **alone)
    assert explorer.rows().equals(kc.timeline(shipped, **alone))
    assert explorer.rows().equals(kc.timeline(shipped, **listed))
    assert explorer.rows().equals(eval(explorer.code, {"kc": kc, "corpus": shipped}))


@pytest.mark.parametrize(
    ("filters", "fault", "message"),
    [
        ({"actors": "Kim Yo-jung"}, ValueError, "unknown actor 'Kim Yo-jung'"),
        ({"kinds": "denials"}, ValueError, "did you mean 'denial'"),
        ({"kinds": [3]}, TypeError, "kinds are given as text; 3 is int"),
        ({"start": 2024}, TypeError, "start is text, a date or a datetime, not int"),
        ({"end": datetime(2024, 5, 17, 6, 37)}, ValueError, "no zone; write"),
    ],
)
def test_a_wrong_filter_is_refused_as_by_the_timeline(shipped, filters, fault, message):
    for call in (kc.SequenceExplorer, kc.timeline):
        with pytest.raises(fault, match=message):
            call(shipped, **filters)


def test_controls_and_traits_are_one_state(explorer):
    dprk, *_ = explorer._controls.actors
    dprk.value = ("kim-yo-jong",)
    assert explorer.actors == ["kim-yo-jong"]
    assert len(explorer.rows()) == 4
    explorer.actors = ["Vladimir Putin"]
    assert dprk.value == ()
    assert explorer._controls.actors[1].value == ("vladimir-putin",)
    explorer._controls.zone.value = "America/New_York"
    assert explorer.zone == "America/New_York"
    assert "America/New_York" in explorer.charts.parameters["heading"]
    explorer._controls.clear.click()
    assert len(explorer.rows()) == EVENTS
    explorer.zone = "Europe/Lisbon"
    assert explorer._controls.zone.value == "Europe/Lisbon"


def test_a_period_that_ends_before_it_starts_is_told_and_taken_back(explorer):
    start, end = explorer._controls.start, explorer._controls.end
    start.value = date(2024, 5, 18)
    end.value = date(2024, 5, 1)
    assert explorer.actions.status == ("Not applied: start '2024-05-18' is after end '2024-05-01'.")
    assert (start.value, end.value) == (date(2024, 5, 18), None)
    count = len(explorer.rows())
    assert 0 < count < EVENTS
    end.value = date(2024, 5, 19)
    assert explorer.end == "2024-05-19"
    assert explorer.actions.status == f"{len(explorer.rows())} of {EVENTS} events shown."
    assert len(explorer.rows()) < count


def test_what_was_not_applied_stays_until_the_next_change(explorer, monkeypatch):
    """The lists follow a change late; what they say of it must not wipe a later message."""
    late, told = [], []
    monkeypatch.setattr(sequence_explorer, "soon", lambda _, act: late.append(act))
    explorer.actions.observe(lambda change: told.append(change["new"]), "status")
    controls, fault = explorer._controls, "Not applied: start '2024-05-18' is after end"
    controls.start.value = date(2024, 5, 18)
    for _ in range(2):  # the same mistake twice is told twice
        controls.end.value = date(2024, 5, 1)
        while late:
            late.pop(0)()
        assert explorer.actions.status.startswith(fault)
    assert len([line for line in told if line.startswith(fault)]) == 2
    explorer.picked = "kcna-denial-2024-05-17"
    assert explorer.actions.status.startswith(fault)
    controls.start.value = None
    late.pop()()
    assert explorer.actions.status == f"{EVENTS} of {EVENTS} events shown."
    controls.end.value = date(2024, 5, 18)
    controls.start.value = date(2024, 5, 19)
    controls.kinds.value = ("denial",)
    late.pop()()
    assert explorer.actions.status == f"{len(explorer.rows())} of {EVENTS} events shown."


def test_show_everything_takes_back_a_message_where_nothing_is_filtered(explorer):
    explorer._take("start", "no day")
    assert explorer.actions.status.startswith("Not applied: ")
    explorer._controls.clear.click()
    assert explorer.actions.status == f"{EVENTS} of {EVENTS} events shown."


def test_the_number_beside_an_actor_is_what_choosing_it_shows(explorer):
    for box in explorer._controls.actors:
        for label, actor in box.options:
            explorer.actors = [actor]
            assert len(explorer.rows()) == int(re.search(r"\((\d+)\)$", label)[1]), label


def test_actors_are_grouped_by_side(explorer):
    labels = [box.description for box in explorer._controls.actors]
    assert labels == ["DPRK", "Russia", "China", "US and allies", "international bodies", "media"]
    assert ("Kim Yo Jong (4)", "kim-yo-jong") in explorer._controls.actors[0].options


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("actors", ["Kim Yo-jung"], "did you mean"),
        ("kinds", ["denials"], "did you mean 'denial'"),
        ("zone", "Seoul", "did you mean 'Asia/Seoul'"),
        ("start", "16/05/2024", "write 2024-05-16"),
        ("picked", "kcna-denial", "did you mean 'kcna-denial-2024-05-17'"),
    ],
)
def test_a_wrong_filter_changes_nothing(explorer, name, value, message):
    before = getattr(explorer, name)
    with pytest.raises(ValueError, match=message):
        setattr(explorer, name, value)
    assert getattr(explorer, name) == before
    assert len(explorer.rows()) == EVENTS


def test_a_click_shows_the_evidence(explorer):
    explorer.charts.picked = "kcna-denial-2024-05-17"  # what the chart sends for a click
    assert explorer.picked == "kcna-denial-2024-05-17"
    page = explorer._details.value
    assert "What each document says of it" in page
    assert "https://kcnawatch.org/newstream/1715896894" in page
    assert "after “US sanctions five" in page
    assert explorer.actions.citation == explorer.citation != ""
    assert explorer._events.value == "kcna-denial-2024-05-17"
    assert "Not among" not in page
    explorer.kinds = ["visit"]
    assert explorer._details.value == "<p>Not among the events shown:</p>" + page
    assert explorer._events.value is None
    assert explorer.picked == "kcna-denial-2024-05-17"
    explorer.kinds = []
    assert explorer._details.value == page


def test_a_corpus_without_events(tiny):
    from kcna_corpus.records.corpus import from_rows

    tables = ("events", "participants", "stamps", "accounts", "inferences", "figures")
    empty = from_rows({**tiny.rows, **{name: [] for name in tables}}, "empty")
    assert kc.timeline(empty).empty
    with pytest.raises(ValueError, match="no events to show"):
        kc.SequenceExplorer(empty)


def test_what_is_saved_is_the_view(explorer, tmp_path):
    import pandas as pd

    explorer.actors = ["kim-yo-jong"]
    table, hours, years = explorer.save(tmp_path)
    assert list(pd.read_csv(table)["event"]) == list(explorer.rows()["event"])
    assert "Kim Yo Jong denies weapons are for Russia" in hours.read_text(encoding="utf-8")
    assert "Putin and Xi sign" not in hours.read_text(encoding="utf-8")
    assert years.read_text(encoding="utf-8").startswith("<svg")


def test_a_saved_notebook_has_a_picture_and_words(explorer):
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert len(bundle["image/png"]) < 200_000
    text = bundle["text/plain"]
    assert f"{EVENTS} of {EVENTS} events" in text
    assert "point: color=side, description=title, shape=side, x=middle, y=y" in text
    assert "17 May 2024, 00:00–06:37 | Kim Yo Jong denies weapons are for Russia | denial" in text
    assert text == explorer._repr_mimebundle_()["text/plain"]


def test_many_events_are_listed_in_part_and_say_so(shipped):
    event = shipped.row("events", "kcna-denial-2024-05-17")
    part = next(p for p in shipped.rows["participants"] if p["event"] == event["event"])
    many = shipped.with_rows("events", [{**event, "event": f"copy-{n}"} for n in range(200)])
    many = many.with_rows("participants", [{**part, "event": f"copy-{n}"} for n in range(200)])
    explorer = kc.SequenceExplorer(many, kinds=["denial"])
    assert (
        f"207 of {200 + EVENTS} events; the first 100 are listed, rows() gives all"
        in explorer._listed.value
    )
    assert len(explorer._events.options) == 100


def test_records_are_shown_as_text(shipped):
    """Whatever stands in a record never becomes markup."""
    evil = "<img src=x onerror=alert(1)>"
    rows = {name: [dict(row) for row in table] for name, table in shipped.rows.items()}
    event = next(r for r in rows["events"] if r["event"] == "kcna-denial-2024-05-17")
    event |= {"title": evil, "gloss": evil, "printed": evil, "place": evil, "note": evil}
    for actor in rows["actors"]:
        actor["name"] = evil
    for source in rows["sources"]:
        source |= {"publisher": evil, "address": "javascript:alert(1)"}
    for account in rows["accounts"]:
        account |= {"gloss": evil, "as_of_printed": evil}
    from kcna_corpus.records.corpus import from_rows

    explorer = kc.SequenceExplorer(from_rows(rows, evil))
    explorer.picked = "kcna-denial-2024-05-17"
    for html in (explorer._details.value, explorer._listed.value):
        assert "<img" not in html
        assert "&lt;img" in html
        assert 'href="javascript' not in html
    assert "<img" not in kc.show(explorer.rows(), evil)._repr_html_()
    assert "<img" not in "".join(explorer.charts.svgs())


@pytest.mark.parametrize("writable", [True, False])
def test_the_drawing_script_is_kept_where_it_can_be(tmp_path, monkeypatch, writable):
    from kcna_corpus.views import widgets as view

    place = tmp_path / "cache"
    if not writable:
        place.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(place))
    made = view._chart_script.__wrapped__()
    assert "export{" in made[-80:]
    if writable:
        (kept,) = (place / "kcna_corpus").iterdir()
        kept.write_text("kept", encoding="utf-8")
        assert view._chart_script.__wrapped__() == "kept"
