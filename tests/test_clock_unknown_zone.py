"""A day whose zone is not known may be that of any place: its order, how it is shown and kept."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pandas as pd
import pytest

import kcna_corpus as kc
from kcna_corpus.clock.windows import span
from kcna_corpus.clock.zones import UNKNOWN, iana_zone
from kcna_corpus.exports import content
from kcna_corpus.records.checks import check
from kcna_corpus.records.datapackage import seal
from kcna_corpus.records.frames import zone_of_most
from kcna_corpus.records.problems import CorpusError

TINY = Path(__file__).parent / "tiny"


def hours(zone, *day):
    return [f"{t:%m-%d %H:%M}" for t in span(*day, zone)]


def test_a_day_begins_and_ends_anywhere():
    # UTC+14 has midnight at 10:00 UTC of the day before, UTC-12 at 12:00 UTC of the day after
    assert hours(UNKNOWN, "2024-05-17", "2024-05-17") == ["05-16 10:00", "05-18 11:59"]
    assert hours(UNKNOWN, "2024-05", "2024-05") == ["04-30 10:00", "06-01 11:59"]
    assert hours(UNKNOWN, "2024-05-17T15:10", "2024-05-17T15:10") == ["05-17 01:10", "05-18 03:10"]


def dated(tiny, **days):
    """The invented records with one more event for each day; `zone_day` has its zone."""
    like = tiny.row("events", "ban-2031-03-09")
    rows = [
        {**like, "event": name, "title": name, "start": day, "end": day, "zone": zone}
        for name, (day, zone) in days.items()
    ]
    return tiny.with_rows("events", rows)


@pytest.fixture(scope="module")
def corpus(tiny):
    return dated(
        tiny,
        ninth=("2031-05-09", UNKNOWN),
        tenth=("2031-05-10", UNKNOWN),
        eleventh=("2031-05-11", UNKNOWN),
        twelfth=("2031-05-12", UNKNOWN),
        seoul=("2031-05-10", "Asia/Seoul"),
    )


@pytest.mark.parametrize("other", ["tenth", "eleventh", "seoul"])
def test_neighbouring_days_have_no_order(corpus, other):
    found = kc.order(corpus, "ninth", other)
    assert found.relation == "undecided"
    assert kc.order(corpus, other, "ninth").relation == "undecided"
    assert "Etc/" not in found.why


def test_days_that_lie_apart_everywhere_have_one(corpus):
    found = kc.order(corpus, "ninth", "twelfth")
    # the 9th is over at 12:00 UTC of the 10th, the 12th begins at 10:00 UTC of the 11th
    assert (found.relation, found.shortest) == ("before", pd.Timedelta(hours=22))
    assert "a zone not known" in found.why


@pytest.mark.parametrize("zone", ["UTC", "Asia/Seoul", "America/New_York"])
def test_its_day_is_shown_as_announced_on_every_clock(corpus, zone):
    table = kc.timeline(corpus, zone=zone).set_index("event")
    assert table["days"]["ninth"] == "9 May 2031, zone not known"
    assert "zone not known" not in table["days"]["seoul"]
    assert table["earliest"]["ninth"] == datetime(2031, 5, 8, 10, tzinfo=UTC)
    explorer = kc.SequenceExplorer(corpus, zone=zone)
    assert "9 May 2031, zone not known | ninth" in explorer.describe()
    assert "9 May 2031, zone not known" in str(explorer.figure().to_dict())
    assert ["9 May 2031, zone not known", "ninth"] in [row[:2] for row in explorer._still()[2]]
    assert explorer._card("ninth")["days"] == "9 May 2031, zone not known"


def test_its_day_is_exported_as_announced(corpus):
    table = kc.timeline(corpus, zone="Asia/Seoul")
    events = icalendar.Calendar.from_ical(content(table, "ics", corpus=corpus)).walk("VEVENT")
    (day,) = [e for e in events if e["SUMMARY"] == "ninth"]
    assert (str(day["DTSTART"].dt), str(day["DTEND"].dt)) == ("2031-05-09", "2031-05-10")
    assert "The days are those of a zone not known" in day["DESCRIPTION"]
    assert b"9 May 2031 (a zone not known, printed)" in content(table, "timelinejs", corpus=corpus)


def test_a_zone_that_is_not_known_is_never_that_of_most(tiny):
    corpus = dated(tiny, **{f"n{k}": ("2031-05-09", UNKNOWN) for k in range(9)})
    rows = {name: [dict(row) for row in of] for name, of in corpus.rows.items()}
    assert zone_of_most(rows) == "Asia/Pyongyang"
    for row in rows["events"]:
        row["zone"] = UNKNOWN
    assert zone_of_most(rows) == "UTC"
    with pytest.raises(ValueError, match="a clock cannot"):
        iana_zone(UNKNOWN)
    with pytest.raises(ValueError, match="a clock cannot"):
        kc.SequenceExplorer(tiny, zone=UNKNOWN)
    assert UNKNOWN not in dict(kc.SequenceExplorer(corpus)._when()["zones"])


def test_it_is_kept_and_cited(corpus, tmp_path):
    for ending in ("", ".xlsx"):
        corpus.save(tmp_path / f"kept{ending}")
        again = kc.load(tmp_path / f"kept{ending}")
        assert again.row("events", "ninth")["zone"] == UNKNOWN
        assert again.rows["events"] == corpus.rows["events"]
    cited = corpus.cite("events", "ninth")
    assert "(a zone not known)" in cited
    assert "8 May 2031 10:00 UTC" in cited


def test_a_stamp_and_the_records_need_a_zone_that_is_known(tiny, tmp_path):
    stamp = {**tiny.rows["stamps"][0], "stamp": "new", "zone": UNKNOWN}
    with pytest.raises(CorpusError, match="a clock cannot"):
        tiny.with_rows("stamps", [stamp])
    folder = Path(shutil.copytree(TINY, tmp_path / "records"))
    package = seal(folder, "1.0.0", "Asia/Seoul")
    package.write_text(package.read_text().replace("Asia/Seoul", UNKNOWN))
    assert any("a clock cannot" in str(problem) for problem in check(folder))


def test_accounts_of_such_a_day_are_in_conflict_only_where_no_zone_could_hold(corpus):
    document = corpus.rows["documents"][0]["document"]
    like = corpus.rows["accounts"][0]
    rows = [
        {**like, "account": f"a{day}", "document": document, "event": event,
         "as_of_start": f"2031-05-{day}", "as_of_end": f"2031-05-{day}"}
        for event, day in (("ninth", "10"), ("twelfth", "16"))
    ]  # fmt: skip
    found = kc.disagreements(corpus.with_rows("accounts", rows))
    dates = found[(found["kind"] == "date") & found["event"].isin(["ninth", "twelfth"])]
    assert dates["event"].tolist() == ["twelfth"]
    assert "a zone not known" in dates["why"].iloc[0]
