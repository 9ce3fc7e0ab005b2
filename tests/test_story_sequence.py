"""Order, filters and zones: on the invented corpus, and on the three events of May 2024."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest

import kcna_corpus as kc
from kcna_corpus.records.checks import check_rows
from kcna_corpus.records.given import as_row

SANCTIONS = "us-sanctions-2024-05-16"
JOINT = "putin-xi-statement-2024-05-16"
DENIAL = "kcna-denial-2024-05-17"


DENIAL_TITLE = "Kim Yo Jong denies weapons are for Russia"


def test_columns_and_order(tiny):
    table = kc.timeline(tiny, zone="UTC")
    assert list(table["event"]) == ["harvest-2030", "ban-2031-03-09", "denial-2031-03-10"]
    needed = "event title kind actors earliest latest printed precision basis documents sources"
    assert set(needed.split()) <= set(table.columns)
    row = table.iloc[1]
    assert row["actors"] == ["fruit-ministry", "varland"]
    assert row["earliest"] == datetime(2031, 3, 9, 5, tzinfo=UTC)
    assert row["latest"] == datetime(2031, 3, 9, 13, 37, tzinfo=UTC)
    assert (row["side"], row["basis"], row["sources"]) == ("the League", "printed", ["ministry-1"])
    assert table.iloc[2]["documents"] == ["courier-report", "varland-statement"]
    assert table.iloc[2]["basis"] == "inferred"  # its latest moment rests on an assumed zone


def test_an_actor_stands_for_those_who_act_for_it(tiny):
    assert list(kc.timeline(tiny, actors=["Ada Varn"])["event"]) == ["denial-2031-03-10"]
    assert len(kc.timeline(tiny, actors="Republic of Varland")) == 3
    assert list(kc.timeline(tiny, actors=["hill-league"])["event"]) == ["ban-2031-03-09"]
    assert len(kc.timeline(tiny, actors=[])) == 3


def test_kinds_and_periods(tiny):
    assert list(kc.timeline(tiny, kinds=["denial"])["event"]) == ["denial-2031-03-10"]
    seoul = kc.timeline(tiny, start="2031-03-10", end="2031-03-10", zone="Asia/Seoul")
    assert list(seoul["event"]) == ["denial-2031-03-10"]
    new_york = kc.timeline(tiny, start="2031-03-10", zone="America/New_York")
    assert new_york.empty
    assert len(kc.timeline(tiny, start=date(2031, 3, 9))) == 2
    assert len(kc.timeline(tiny, start="2031-03-09T15:00:00Z")) == 1
    assert len(kc.timeline(tiny, end="2030-10")) == 1
    assert len(kc.timeline(tiny, start=pd.Timestamp("2031-03-09T14:00", tz="UTC"))) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"actors": ["Ada Vern"]}, "did you mean 'Ada Varn'"),
        ({"kinds": "denials"}, "did you mean 'denial'"),
        ({"zone": "Washington"}, "did you mean 'America/New_York'"),
        ({"zone": "Asia/Soul"}, "did you mean 'Asia/Seoul'"),
        ({"zone": "Asia/Pyonyang"}, "'Asia/Pyongyang'"),
        ({"start": "2031-03-09 10:00"}, "no zone; write"),
        ({"start": datetime(2031, 3, 9, 10)}, r"tzinfo=ZoneInfo\('Asia/Seoul'\)"),
        ({"end": "03/04/2031"}, "ambiguous"),
        ({"start": "2031-04", "end": "2031-03"}, "is after end"),
    ],
)
def test_wrong_input_names_the_choices(tiny, arguments, message):
    with pytest.raises(ValueError, match=message):
        kc.timeline(tiny, **arguments)


def test_wrong_types(tiny):
    with pytest.raises(TypeError, match="None is NoneType"):
        kc.timeline(tiny, actors=[None])
    with pytest.raises(TypeError, match="start is text"):
        kc.timeline(tiny, start=2031)
    with pytest.raises(ValueError, match="unknown event 'denial'"):
        kc.order(tiny, "denial", "ban-2031-03-09")


def test_more_rows_keep_the_rules(tiny):
    other = {
        "actor": "bo-varn", "name": "Bo Varn", "kind": "person", "side": "Varland",
        "aliases": "Varn", "source": "courier-1", "basis": "printed",
    }  # fmt: skip
    assert tiny.with_rows("actors", [other]).actors["actor"].iloc[-1] == "bo-varn"  # no row yet
    aide = {**other, "actor": "aide", "name": "Aide", "of": "bo-varn", "aliases": ""}
    grown = {
        **tiny.rows,
        "actors": [*tiny.rows["actors"], *(as_row("actors", row) for row in (other, aide))],
    }
    assert [(p.row, p.warning) for p in check_rows(grown)] == [("aide", True)]
    deputy = {**other, "actor": "cy-varn", "name": "Cy Varn", "of": "cy-varn", "aliases": ""}
    with pytest.raises(kc.CorpusError, match="leads back"):
        tiny.with_rows("actors", [deputy])


def test_before_and_after(tiny):
    found = kc.order(tiny, "ban-2031-03-09", "denial-2031-03-10")
    assert found.relation == "before"
    assert found.shortest == pd.Timedelta(hours=1, minutes=23)
    assert found.longest == pd.Timedelta(hours=11)
    back = kc.order(tiny, "denial-2031-03-10", "ban-2031-03-09")
    assert (back.relation, back.shortest, back.longest) == ("after", *found[1:3])


# --- the case that the package ships with --------------------------------------------------------


def test_the_sanctions_come_before_the_denial(shipped):
    found = kc.order(shipped, SANCTIONS, DENIAL)
    assert found.relation == "before"
    assert found.shortest == pd.Timedelta(minutes=23)
    assert found.longest == pd.Timedelta(hours=17, minutes=37)
    assert "16 May 2024 14:37 UTC" in found.why
    assert "16 May 2024 15:00 UTC" in found.why


def test_the_joint_statement_against_the_sanctions_is_undecided(shipped):
    found = kc.order(shipped, JOINT, SANCTIONS)
    assert found.relation == "undecided"
    assert found.shortest is pd.NaT
    assert "between 00:00 and 02:41 on 16 May 2024 in America/New_York" in found.why


def test_better_evidence_decides_it(shipped):
    briefing = {
        "stamp": "invented-briefing", "event": SANCTIONS, "aspect": "not yet announced",
        "printed": "08:00 EDT", "zone": "America/New_York", "instant": "2024-05-16T12:00:00Z",
        "bound": "earliest", "source": "yonhap-2022-09-22", "basis": "printed",
    }  # fmt: skip
    source = shipped.sources["source"].iloc[0]
    better = shipped.with_rows("stamps", [{**briefing, "source": source}])
    found = kc.order(better, JOINT, SANCTIONS)
    assert found.relation == "before"
    assert found.shortest == pd.Timedelta(hours=5, minutes=19)  # 06:41 to 12:00
    assert "invented-briefing" in found.why
    assert kc.order(shipped, JOINT, SANCTIONS).relation == "undecided"


def test_the_calendar_of_washington(shipped):
    table = kc.timeline(shipped, zone="America/New_York").set_index("event")
    assert table.loc[SANCTIONS, "days"] == table.loc[DENIAL, "days"] == "16 May 2024"
    assert table.loc[JOINT, "days"] == "15–16 May 2024"
    seoul = kc.timeline(shipped).set_index("event")
    assert seoul.loc[SANCTIONS, "days"] == "16 May 2024"
    assert seoul.loc[DENIAL, "days"] == "17 May 2024"


def test_the_windows_of_the_three(shipped):
    table = kc.timeline(shipped, zone="UTC").set_index("event")
    told = {
        name: [f"{table.loc[name, end]:%d %H:%M}" for end in ("earliest", "latest")]
        for name in (SANCTIONS, JOINT, DENIAL)
    }
    assert told == {
        SANCTIONS: ["16 04:00", "16 14:37"],
        JOINT: ["15 16:00", "16 06:41"],
        DENIAL: ["16 15:00", "16 21:37"],
    }


def test_an_event_may_be_named_by_its_title(shipped):
    by_title = kc.order(shipped, "us sanctions five over DPRK–Russia arms moves", DENIAL_TITLE)
    assert by_title == kc.order(shipped, "us-sanctions-2024-05-16", "kcna-denial-2024-05-17")
    with pytest.raises(
        ValueError, match="did you mean 'Kim Yo Jong denies weapons are for Russia'"
    ):
        kc.order(shipped, "Kim Yo Jong denies weapons are for Rusia", "wpk8")


def test_an_order_is_read_as_a_paragraph(shipped):
    order = kc.order(shipped, "us-sanctions-2024-05-16", "kcna-denial-2024-05-17")
    html = order._repr_html_()
    assert "<b>Before.</b> “US sanctions five" in html
    assert html.count("<p ") == 1
