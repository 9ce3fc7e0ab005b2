"""Zones: one check with one message for every call, and the corpus's own as the default."""

import json
import shutil
from pathlib import Path

import pytest

import kcna_corpus as kc
from kcna_corpus import cli
from kcna_corpus.clock.zones import iana_zone
from kcna_corpus.records.checks import check

TINY = Path(__file__).parent / "tiny"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("EST", ["America/New_York"]),
        ("mst", ["America/Denver", "America/Phoenix"]),
        ("HST", ["Pacific/Honolulu"]),
        ("KST", ["Asia/Seoul"]),
        ("IST", ["Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"]),
        ("UTC+9", ["Asia/Seoul", "Etc/GMT-9", "9 hours ahead"]),
        ("+09:00", ["Asia/Seoul", "Etc/GMT-9"]),
        ("GMT-3", ["Etc/GMT+3", "3 hours behind"]),
        ("UTC+5:30", ["Asia/Kolkata"]),
        ("UTC−5", ["Etc/GMT+5", "5 hours behind"]),
        ("UTC+8:30", ["IANA name"]),
        ("UTC+15", ["IANA name"]),
        ("Washington", ["America/New_York"]),
        ("Beijing time", ["Asia/Shanghai"]),
        ("", ["IANA name"]),
        ("../etc/passwd", ["unknown zone"]),
        (9, ["unknown zone 9"]),
    ],
)
def test_what_is_no_zone_offers_one(name, meant):
    with pytest.raises(ValueError, match="unknown zone") as fault:
        iana_zone(name)
    assert [word for word in meant if word not in str(fault.value)] == []


@pytest.mark.parametrize("name", ["Asia/Seoul", "UTC", "Etc/GMT-9", "Japan"])
def test_zones_by_their_names(name):
    assert iana_zone(name).key == name


def test_every_call_has_the_same_message(tiny, tmp_path):
    page = tmp_path / "a.txt"
    page.write_text("The ferry was late.\n")
    reading = kc.read_folder(tmp_path, progress=False)
    calls = [
        lambda zone: kc.timeline(tiny, zone=zone),
        lambda zone: kc.SequenceExplorer(tiny, zone=zone),
        lambda zone: kc.find_dates("today", None, zone=zone),
        lambda zone: kc.read_page(page, zone=zone),
        lambda zone: kc.publications(reading, zone),
    ]
    for call in calls:
        with pytest.raises(ValueError, match="unknown zone 'EST'; did you mean 'America/New_York'"):
            call("EST")


@pytest.fixture
def records(tmp_path):
    return Path(shutil.copytree(TINY, tmp_path / "records"))


def test_the_zone_of_most_events_is_the_default(tiny, shipped):
    assert tiny.zone == "Asia/Pyongyang"
    assert kc.timeline(tiny)["earliest"].dt.tz.key == "Asia/Pyongyang"
    assert kc.SequenceExplorer(tiny).zone == "Asia/Pyongyang"
    assert shipped.zone == "Asia/Seoul"  # though most of its events fall elsewhere
    assert shipped.events["zone"].value_counts().index[0] != shipped.zone


def test_the_zone_that_the_records_state(records, capsys):
    assert cli.main(["seal", str(records), "1.0.0", "--zone", "America/New_York"]) == 0
    assert cli.main(["seal", str(records), "2.0.0"]) == 0
    corpus = kc.load(records)
    assert (corpus.version, corpus.zone) == ("2.0.0", "America/New_York")
    assert kc.timeline(corpus).equals(kc.timeline(corpus, zone="America/New_York"))
    assert cli.main(["seal", str(records), "3.0.0", "--zone", "EST"]) == 1
    assert "did you mean 'America/New_York'" in capsys.readouterr().err


def test_a_stated_zone_is_checked(records):
    cli.main(["seal", str(records), "1.0.0"])
    path = records / "datapackage.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "zone": "EST"}))
    (problem,) = check(records)
    assert "unknown zone; did you mean 'America/New_York'" in str(problem)
    with pytest.raises(kc.CorpusError, match="unknown zone"):
        kc.load(records)


def test_more_rows_keep_the_zone(shipped):
    assert shipped.with_rows("terms", []).zone == "Asia/Seoul"


def test_two_days_side_by_side_leave_no_least_time(records):
    days = {"a": "2031-03-08", "b": "2031-03-09", "c": "2031-03-11"}
    corpus = kc.load(records)
    more = [
        {**corpus.row("events", "harvest-2030"), "event": name, "start": day, "end": day,
         "precision": "day", "printed": day}
        for name, day in days.items()
    ]  # fmt: skip
    grown = corpus.with_rows("events", more)
    order = kc.order(grown, "a", "b")
    assert (order.relation, str(order.shortest)) == ("before", "0 days 00:00:00")
    assert "at least" not in order.why
    assert str(kc.order(grown, "a", "c").shortest) == "2 days 00:00:00"
