"""In whose calendar a day is counted: only what pages decide is certain, all else stays open."""

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import kcna_corpus as kc
from kcna_corpus.clock.windows import span
from kcna_corpus.clock.zones import UNKNOWN

FILLER = "The mill was old and its wheels had long been still."
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def drafted(tmp_path, *pages, day="10 May 2031"):
    """The events of invented pages, and whether their days are certain."""
    for number, text in enumerate(pages):
        (tmp_path / f"p{number}.txt").write_text(f"A mill\n\n{day}\n\n{text} {FILLER}", "utf-8")
    statement = f"A council\n\n1 May 1999\n\nNo ferry of ours was sold. {FILLER}"
    (tmp_path / "s.txt").write_text(statement, "utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False)
    trails = draft.provenance.query("table == 'events'").groupby("row")["certain"].any()
    return [
        (row, bool(trails.get(row["event"], False)))
        for row in draft.rows["events"]
        if row["source"] != "s"
    ]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        # the writer's calendar and that of who speaks are one
        ("SEOUL, May 10 (ONA) -- South Korea said on Friday that it rained.", "Asia/Seoul"),
        ("SEOUL, May 10 (ONA) -- North Korea said on Friday that it rained.", "Asia/Pyongyang"),
        ("WASHINGTON (ONA) - The White House said on Friday that it rained.", "America/New_York"),
        ("OSLO, May 10 (ONA) - Elin Moor met the miners in Oslo on Friday.", "Europe/Oslo"),
        ("Elin Moor met the miners in Oslo on Friday, local time.", "Europe/Oslo"),
        ("The United States fined a mill on Friday (Korean time).", "Asia/Seoul"),
        ("The United States fined a mill at 10 a.m. EDT on Friday.", "America/New_York"),
        # a state with many clocks, a place that is not known, a writer elsewhere or nowhere
        ("WASHINGTON (ONA) - The United States tested a missile on Friday.", UNKNOWN),
        ("WASHINGTON (ONA) - The United States said on Friday that it rained.", UNKNOWN),
        ("MOSCOW, May 10 (ONA) - Russia fired a missile on Friday.", UNKNOWN),
        ("MOSCOW, May 10 (ONA) - Ivan Orlov met the miners in Vladivostok on Friday.", UNKNOWN),
        ("SEOUL, May 10 (ONA) - South Korea signed a pact in Warsaw on Friday.", UNKNOWN),
        ("SEOUL, May 10 (ONA) - President Han Doyun said on Friday that it rained.", UNKNOWN),
        ("LONDON, Ontario, May 10 (ONA) - The Kremlin said on Friday that it rained.", UNKNOWN),
        ("The Pentagon said on Friday that officials in Seoul were calm.", UNKNOWN),
        ("OSLO, May 10 (ONA) - Elin Moor flew to Oslo on Friday.", UNKNOWN),
        ("LONDON, May 10 (ONA) - Elin Moor met miners in London, Ontario, on Friday.", UNKNOWN),
        (
            "SEOUL, May 10 (ONA) - Han Doyun met them in Seoul, South Korea, on Friday.",
            "Asia/Seoul",
        ),
        ("TBILISI, May 10 (ONA) - Georgia said on Friday that it rained.", UNKNOWN),
        ("WASHINGTON (ONA) - The Pentagon said on Friday that Seoul was calm.", "America/New_York"),
        ("Norway fined two mills on Friday.", UNKNOWN),
        ("The United States fined a mill on Friday, local time.", UNKNOWN),
    ],
)
def test_only_what_a_page_decides_has_a_zone(tmp_path, text, zone):
    ((row, certain),) = drafted(tmp_path, text)
    sure = zone != UNKNOWN and "10 a.m." not in text  # of which day an hour is, is not sure
    assert (row["start"], row["zone"], certain) == ("2031-05-09", zone, sure)


def test_a_likely_zone_is_named_in_the_note(tmp_path):
    ((row, _),) = drafted(tmp_path, "Norway fined two mills on Friday.")
    assert row["note"] == "Zone open; Europe/Oslo may be meant."


def test_the_day_of_the_dateline_comes_before_that_of_the_page(tmp_path):
    text = "OSLO, May 9 (ONA) - Norway's miners shut a mill today."
    ((row, _),) = drafted(tmp_path, text)
    assert (row["start"], row["end"]) == ("2031-05-09", "2031-05-09")


def test_today_on_a_page_without_dateline_may_be_that_of_a_copied_text(tmp_path):
    ((row, certain),) = drafted(tmp_path, "Norway shut a mill today.")
    assert (row["start"], row["end"], row["basis"]) == ("2031-05-09", "2031-05-10", "inferred")
    assert not certain


def test_two_days_of_one_event_make_a_window_that_holds_both(tmp_path):
    pages = [
        f"{place}, May 10 (ONA) - Norway fined two shipyards over 1,200 engines on {day}."
        for place, day in (("OSLO", "Thursday"), ("SEOUL", "Friday"), ("OSLO", "Thursday"))
    ]
    ((row, certain),) = drafted(tmp_path, *pages)
    assert (row["start"], row["end"], row["basis"]) == ("2031-05-08", "2031-05-09", "inferred")
    assert "2031-05-09 in 1 place" in row["disagreement"]
    assert not certain


# --- events at known moments, told in any calendar: the moment is in the window ---

ACTS = [
    ("The White House", "said {} that it rained", ["America/New_York"]),
    ("US President Carl Moor", "said {} that it rained", ["Pacific/Honolulu", "Asia/Seoul"]),
    ("The United States", "tested {} a missile", ["Pacific/Guam", "America/New_York"]),
    ("Russia", "fired {} a missile", ["Asia/Kamchatka", "Europe/Moscow"]),
    ("Russian President Ivan Orlov", "met {} the miners in Vladivostok", ["Asia/Vladivostok"]),
    ("The Kremlin", "denied {} the tale of a mill", ["Europe/Moscow"]),
    ("North Korea", "fired {} a missile", ["Asia/Pyongyang"]),
    ("South Korea", "signed {} a pact in Warsaw", ["Europe/Warsaw"]),
    ("Norway", "fined {} two shipyards", ["Europe/Oslo"]),
    ("Australia", "shut {} a mine", ["Australia/Perth", "Australia/Sydney"]),
]
LINES = [
    ("WASHINGTON, {} (ONA) - ", "America/New_York"),
    ("SEOUL, {} (ONA) -- ", "Asia/Seoul"),
    ("SEOUL (ONA) — ", "Asia/Seoul"),
    ("MOSCOW, {} (ONA) -- ", "Europe/Moscow"),
    ("VLADIVOSTOK, {} (ONA) -- ", "Asia/Vladivostok"),
    ("", "Pacific/Auckland"),
    ("", "Pacific/Honolulu"),
]


def told(chance):
    """A page, its day, and the moment of what it tells."""
    actor, act, places = chance.choice(ACTS)
    line, writer = chance.choice(LINES)
    moment = datetime(2031, 5, 9, chance.randrange(24), chance.randrange(60), tzinfo=UTC)
    written = moment + timedelta(hours=chance.choice([1, 3, 8, 15]))
    wrote = written.astimezone(ZoneInfo(writer)).date()
    calendar = chance.choice([writer, chance.choice(places)])
    weekday = moment.astimezone(ZoneInfo(calendar)).weekday()
    when = f"on {WEEKDAYS[weekday]}"
    if wrote == moment.astimezone(ZoneInfo(writer)).date() and chance.random() < 0.3:
        when = "today"
    printed = (written + timedelta(hours=chance.choice([0, 10]))).astimezone(ZoneInfo(writer))
    text = f"{line.format(f'May {wrote.day}')}{actor} {act.format(when)}."
    return text, f"{printed.day} May 2031", moment


@pytest.mark.parametrize("seed", range(40))
def test_no_window_leaves_out_the_moment(tmp_path, seed):
    text, day, moment = told(random.Random(seed))
    for row, _ in drafted(tmp_path, text, day=day):
        first, last = span(row["start"], row["end"], row["zone"])
        assert first <= moment <= last + timedelta(minutes=1), text
