"""The explorer without a browser: set a filter, look at the rows, run the code it writes."""

import io
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

import kcna_corpus as kc

#: How many events the shipped records have.
EVENTS = len(kc.load().events)


@pytest.fixture
def explorer(shipped):
    return kc.SequenceExplorer(shipped)


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"actors": ["kim-yo-jong"]},
        {"actors": ["Kim Yo Jong", "OFAC"]},
        {"kinds": ["denial"]},
        {"start": "2024-05-16", "end": "2024-05-17"},
        {"start": "2024-05-16", "end": "2024-05-17", "zone": "America/New_York"},
        {"actors": ["russia"], "kinds": ["denial", "visit"], "zone": "Europe/Moscow"},
    ],
)
def test_each_filter_and_the_code_it_writes(explorer, shipped, filters):
    for name, value in filters.items():
        setattr(explorer, name, value)
    rows = explorer.rows()
    assert 0 < len(rows) <= EVENTS
    assert (len(rows) == EVENTS) == (not filters)
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


def test_all_of_the_actors_take_part_or_any(shipped):
    pair = ["Vladimir Putin", "Xi Jinping"]
    both = kc.SequenceExplorer(shipped, actors=pair, match="all")
    each = [set(kc.timeline(shipped, actors=name)["event"]) for name in pair]
    assert set(both.rows()["event"]) == each[0] & each[1]
    assert len(both.rows()) < len(kc.SequenceExplorer(shipped, actors=pair).rows())
    assert both.code.startswith('kc.SequenceExplorer(corpus, actors=["vladimir-putin", "xi-jin')
    assert both.rows().equals(eval(both.code, {"kc": kc, "corpus": shipped}))


def test_words_are_found_in_titles_and_glosses(shipped):
    explorer = kc.SequenceExplorer(shipped, search="rash IDEAS")
    assert explorer.rows()["event"].tolist() == ["kcna-denial-2024-05-17"]
    assert explorer.rows().equals(eval(explorer.code, {"kc": kc, "corpus": shipped}))
    explorer.search = "rash ideas nowhere"
    assert explorer.rows().empty


def test_an_end_that_another_clock_puts_before_the_start_shows_nothing(shipped):
    explorer = kc.SequenceExplorer(shipped, start="2024-05-17", end="2024-05-17T06:37+09:00")
    assert len(explorer.rows()) > 0
    explorer.zone = "UTC"
    assert explorer.rows().empty


def test_actors_are_grouped_by_side(explorer):
    who = explorer.data["filters"][0]
    assert who["groups"][:3] == ["DPRK", "Russia", "China"]
    told = {
        value: (name, who["groups"][group], aliases)
        for value, name, group, aliases in who["options"]
    }
    name, side, aliases = told["kim-yo-jong"]
    assert (name, side) == ("Kim Yo Jong", "DPRK")
    assert {"Kim Yo-jong", "김여정"} <= set(aliases)


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


def words(part):
    """All text of a card, its parts in order."""
    if isinstance(part, dict):
        part = list(part.values())
    if isinstance(part, list | tuple):
        return " ".join(filter(None, map(words, part)))
    return part if isinstance(part, str) else ""


def test_a_card_has_what_stands_behind_an_event(explorer):
    explorer.picked = "kcna-denial-2024-05-17"
    card = explorer._card(explorer.picked)
    documents = (explorer.corpus.accounts["event"] == explorer.picked).sum()
    assert card["over"] == "denial · DPRK"
    assert dict(card["facts"])["Basis"] == "inferred"
    lists = {title.split(",")[0]: parts for title, parts, *_ in card["lists"]}
    assert f"{documents} documents" in lists
    # who showed it first, with its page and what it prints
    first, *others = lists["Stamps seen"]
    assert first[0] == ["when", 28598257, 28598257]  # 16 May 2024, 21:37 UTC
    assert "LBC" in words(first)
    assert "printed as 2024-05-17 | 00:37; zone assumed" in words(first)
    collected = next(words(stamp) for stamp in others if "collected" in words(stamp))
    assert (
        "1715896894 (address); page address. Unix time" in collected
    )  # a count of seconds has no zone
    assert all(first[0][1] <= other[0][1] for other in others)
    told = words(card)
    assert "https://kcnawatch.org/newstream/1715896894" in told
    assert "after “US sanctions five" in told
    assert explorer.citation.startswith("Kim Yo Jong denies weapons are for Russia")


def test_the_basis_of_a_window_is_one(explorer, shipped):
    basis = kc.timeline(shipped).set_index("event")["basis"]
    for event in explorer.data["keys"]:
        assert dict(explorer._card(event)["facts"])["Basis"] == basis[event]
        assert f"Basis: {basis[event]}" in shipped.cite("events", event)


def test_a_corpus_without_events(tiny):
    from kcna_corpus.records.corpus import from_rows

    tables = ("events", "participants", "stamps", "accounts", "inferences", "figures")
    empty = from_rows({**tiny.rows, **{name: [] for name in tables}}, "empty")
    assert kc.timeline(empty).empty
    with pytest.raises(ValueError, match="no events to show"):
        kc.SequenceExplorer(empty)


def test_what_is_saved_is_the_view(explorer):
    import pandas as pd

    explorer.actors = ["kim-yo-jong"]
    (table, csv), (picture, svg) = (explorer._file(kind) for kind in ("csv", "svg"))
    assert (table, picture) == (".csv", ".svg")
    assert list(pd.read_csv(io.BytesIO(csv))["event"]) == list(explorer.rows()["event"])
    assert "Kim Yo Jong denies weapons are for Russia" in svg.decode()
    assert "Putin and Xi sign" not in svg.decode()


def test_a_saved_notebook_has_a_table_and_words(explorer):
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    text, html = bundle["text/plain"], bundle["text/html"]
    assert f"{EVENTS} of {EVENTS} events" in text
    assert "17 May 2024, 00:00–06:37 | Kim Yo Jong denies weapons are for Russia | denial" in text
    assert html.count("<tr>") == EVENTS + 1
    assert "Run the notebook" in html
    assert bundle["text/plain"] == explorer._repr_mimebundle_()["text/plain"]


def test_the_live_view_and_the_table_are_outputs_of_their_own(explorer, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda bundle, **_: shown.append(bundle))
    explorer._ipython_display_()
    live, still = shown
    assert set(live) == {"application/vnd.jupyter.widget-view+json", "text/plain"}
    assert set(still) == {"text/html", "text/plain"}
    assert live["text/plain"] == ""


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("putin-xi-statement-2024-05-16", "from the start of the announced day, on the clock of "
         "Beijing, to stamp putin-xi-sputnik, “06:41 GMT 16.05.2024”, printed"),
        ("treaty-2024-06-19", "the whole announced day, on the clock of Pyongyang"),
    ],
)  # fmt: skip
def test_a_card_says_what_a_window_rests_on(shipped, event, told):
    facts = dict(kc.SequenceExplorer(shipped)._card(event)["facts"])
    assert facts["Window"] == told


def test_a_day_of_no_known_zone_is_whole_in_any(shipped):
    event = {**shipped.rows["events"][0], "event": "new", "start": "2024-05-17", "end": "2024-05-17",
             "precision": "day", "zone": "Etc/Unknown"}  # fmt: skip
    explorer = kc.SequenceExplorer(shipped.with_rows("events", [event]))
    facts = dict(explorer._card("new")["facts"])
    assert facts["Window"] == "the whole announced day, in any zone"
