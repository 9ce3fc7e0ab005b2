"""Every export, opened by the reader of the program that it is for."""

import csv
import html
import io
import json
import zipfile
from datetime import UTC, date, datetime

import bibtexparser
import icalendar
import openpyxl
import pandas as pd
import pytest
from test_records_attaching import REPORT, corpus, page  # noqa: F401  a fixture

import kcna_corpus as kc
from kcna_corpus.exports import content, every_kind
from kcna_corpus.exports.view import view_of

DENIAL = "kcna-denial-2024-05-17"
REPORTS = {"mill": 'Roe said the mill "shall not open again," and that it was "a dear old place".'}
HOSTILE = (
    '=HYPERLINK("https://evil.example")\r\nEND:VEVENT\nBEGIN:VEVENT\rX;Y,Z\\n $x$ <img src=x '
    "onerror=alert(1)> \x00\x1b\u2028\ud83d ]]> } @book{a, title={b}}"
)


def hostile():
    """A table whose every text is hostile; its one window is two minutes long."""
    moments = pd.to_datetime(["2031-03-14T10:00Z", "2031-03-14T10:02Z"])
    row = dict.fromkeys(("document", "title", "publisher", "basis", "class", "why"), HOSTILE)
    row |= {"text": HOSTILE, "start": 0, "actors": [HOSTILE, "b"], "published": "2031-03-14"}
    texts = {name: pd.Series([value], dtype=object) for name, value in row.items()}
    return pd.DataFrame(texts).assign(earliest=moments[0], latest=moments[1])


@pytest.fixture(scope="session")
def timeline(shipped):
    return kc.timeline(shipped, zone="Asia/Seoul")


@pytest.fixture(scope="session")
def traced():
    return kc.trace(REPORTS, "The mill will not open again. It was a dear old place to us.")


def row_of(table, event=DENIAL):
    return table[table["event"] == event]


# --- the call -------------------------------------------------------------------------------------


def test_the_ending_decides(timeline, shipped, tmp_path):
    for name, start in (("a.csv", b"event,"), ("a.XLSX", b"PK"), ("a.ics", b"BEGIN:VCALENDAR\r\n")):
        file = kc.export(timeline, tmp_path / name, corpus=shipped)
        assert file.read_bytes().startswith(start)


def test_what_is_asked_for_wrongly_is_told_the_choices(timeline, shipped, traced, tmp_path):
    for call, told in (
        (lambda: kc.export(timeline, tmp_path / "a.doc"), r"no export has the ending '.doc'; .*csv"),
        (lambda: kc.export(timeline, tmp_path / "a.json"), "'.json' is the ending of csl-json and time"),
        (lambda: kc.export(timeline, tmp_path / "a.x", as_="ical"), "no export 'ical'.*ics"),
        (lambda: kc.export(timeline, tmp_path / "a.jsonld"), "no row has words.*this one has event"),
        (lambda: kc.export(traced, tmp_path / "a.ics"), "no row has a window.*this one has document"),
        (lambda: kc.export(traced, tmp_path / "a.bib"), "no row names a source"),
        (lambda: kc.export(traced, tmp_path / "a.qdpx"), "give texts=, or attach pages"),
        (lambda: kc.export(timeline, tmp_path / "a.csv", zone="Seul"), "zone"),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=told):
            call()
    with pytest.raises(TypeError, match="rows: a table or an explorer is needed, not"):
        kc.export("timeline", tmp_path / "a.csv")
    assert not [*tmp_path.iterdir()]  # nothing half-written, nothing left


def test_a_file_may_be_read_by_whom_any_new_file_may(timeline, tmp_path):
    (tmp_path / "plain").touch()
    told = kc.export(timeline, tmp_path / "a.csv")
    assert told.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_an_explorer_exports_what_it_shows(shipped, tmp_path):
    explorer = kc.SequenceExplorer(shipped, kinds=["denial"], zone="America/New_York")
    told = pd.read_csv(kc.export(explorer, tmp_path / "view.csv"))
    assert told["event"].tolist() == explorer.rows()["event"].tolist()
    assert row_of(told)["latest"].item() == "2024-05-16T17:37:00-04:00"
    assert set(told["data_version"]) == {shipped.version}


def test_every_export_has_an_ending():
    assert len(every_kind()) >= 8
    for name, kind in every_kind().items():
        assert kind.ENDING.startswith("."), name


def test_every_export_takes_hostile_texts():
    for name in every_kind():
        assert content(hostile(), name, texts={HOSTILE: HOSTILE}), name


# --- tables ---------------------------------------------------------------------------------------


def test_csv(timeline, shipped):
    rows = list(csv.DictReader(io.StringIO(content(timeline, "csv", corpus=shipped).decode())))
    (row,) = (row for row in rows if row["event"] == DENIAL)
    assert len(rows) == len(timeline)
    assert (row["earliest"], row["latest"]) == (
        "2024-05-17T00:00:00+09:00", "2024-05-17T06:37:00+09:00",
    )  # fmt: skip
    assert row["basis"] == "inferred"
    assert row["sources"].split(" | ")[0] == "kcna-2024-05-17"
    assert row["data_version"] == shipped.version


def test_quotations_of_the_records_keep_document_basis_and_source(shipped):
    table = pd.read_csv(io.BytesIO(content(kc.QuotationExplorer(shipped), "csv")))
    row = table.set_index("key").loc["rocketparrot-2024-05-17:q1"]
    assert row["document"] == row["source"] == "rocketparrot-2024-05-17"
    assert row["basis"] == "printed"


def test_tables_with_a_basis_of_their_own_are_not_given_that_of_the_event(shipped):
    for table in (kc.disagreements(shipped), kc.witnesses(shipped, DENIAL), kc.claims(shipped)):
        told = pd.read_csv(io.BytesIO(content(table, "csv", corpus=shipped)))
        assert [*told.columns] == [*table.columns, "data_version"]


def test_a_csv_of_hostile_texts_has_its_rows_and_no_formula():
    (row,) = csv.DictReader(io.StringIO(content(hostile(), "csv").decode(), newline=""))
    assert row["title"].startswith("'=HYPERLINK")
    assert row["title"].endswith("title={b}}")
    assert row["actors"].startswith("'=")
    assert row["latest"] == "2031-03-14T10:02:00+00:00"


def test_xlsx(timeline, shipped):
    book = openpyxl.load_workbook(io.BytesIO(content(timeline, "xlsx", corpus=shipped)))
    head, *rows = book["rows"].iter_rows(values_only=True)
    row = dict(zip(head, next(row for row in rows if row[0] == DENIAL), strict=True))
    assert row["latest"] == "2024-05-17T06:37:00+09:00"
    assert row["data_version"] == shipped.version
    about = [cell.value for cell in book["about"]["A"]]
    assert "Times in Asia/Seoul" in about
    assert any("CC BY 4.0" in line for line in about)
    cells = [cell for row in hostile_book().iter_rows() for cell in row]
    assert cells
    assert not [cell for cell in cells if cell.data_type == "f"]


def hostile_book():
    return openpyxl.load_workbook(io.BytesIO(content(hostile(), "xlsx")))["rows"]


# --- time -----------------------------------------------------------------------------------------


def test_icalendar(timeline, shipped):
    calendar = icalendar.Calendar.from_ical(content(timeline, "ics", corpus=shipped))
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == len(timeline)
    denial = events[f"{DENIAL}@kcna-corpus"]
    assert denial.decoded("DTSTART") == datetime(2024, 5, 16, 15, 0, tzinfo=UTC)
    assert denial.decoded("DTEND") == datetime(2024, 5, 16, 21, 37, tzinfo=UTC)
    assert denial["SUMMARY"] == "Kim Yo Jong denies weapons are for Russia (inferred)"
    told = str(denial["DESCRIPTION"])
    for part in (
        "Basis: inferred (the announced time: printed)", "stamp kcna-denial-lbc", "http://kcna.kp/",
        f"Record events {DENIAL}, data version {shipped.version}", "in Asia/Seoul: 17 May 2024, 00:00",
    ):  # fmt: skip
        assert part in told
    assert "no time of release" in str(calendar["X-WR-CALDESC"])


def test_a_window_of_whole_days_is_days_in_the_stated_zone_alone(shipped):
    """5 to 12 January 2021 in Pyongyang; in Washington these are no whole days."""
    for zone, start, end in (
        ("Asia/Seoul", date(2021, 1, 5), date(2021, 1, 13)),
        ("America/New_York", datetime(2021, 1, 4, 15, tzinfo=UTC), datetime(2021, 1, 12, 14, 59, tzinfo=UTC)),
    ):  # fmt: skip
        rows = row_of(kc.timeline(shipped, zone=zone), "wpk8")
        (event,) = icalendar.Calendar.from_ical(content(rows, "ics", corpus=shipped)).walk("VEVENT")
        assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (start, end)
        assert ("The days are those of Asia/Seoul" in event["DESCRIPTION"]) == (
            zone == "Asia/Seoul"
        )


def test_a_moment_has_no_end_and_a_table_of_pages_is_dated_too(tmp_path):
    at = pd.Timestamp("2031-05-09T07:00Z")
    table = pd.DataFrame(
        {"document": ["late", "none"], "title": ["Late ferry", "No day"], "publisher": "Herald",
         "published": ["2031-05-09", ""], "basis": ["printed", "no date"],
         "earliest": [at, pd.NaT], "latest": [at, pd.NaT]}
    )  # fmt: skip
    (event,) = icalendar.Calendar.from_ical(content(table, "ics")).walk("VEVENT")
    assert "DTEND" not in event
    assert "basis: printed" in event["DESCRIPTION"]
    title = json.loads(content(table, "timelinejs"))["title"]["text"]["text"]
    assert "1 rows without a day are left out" in title
    assert "note = {day printed}" in content(table, "bibtex").decode()


def test_moments_without_a_zone_are_no_moments():
    naive = hostile().assign(earliest=datetime(2031, 3, 14), latest=datetime(2031, 3, 14))
    with pytest.raises(ValueError, match="with their zone"):
        content(naive, "ics")


def test_hostile_texts_end_no_event_of_a_calendar():
    told = content(hostile(), "ics")
    (event,) = icalendar.Calendar.from_ical(told).walk("VEVENT")
    assert "END:VEVENT\nBEGIN:VEVENT\nX;Y,Z\\n $x$" in event["SUMMARY"]
    assert all(len(line) <= 75 for line in told.split(b"\r\n"))
    assert told.count(b"\n") == told.count(b"\r\n")


def test_timelinejs(timeline, shipped):
    told = json.loads(content(timeline, "timelinejs", corpus=shipped))
    slides = {slide["unique_id"]: slide for slide in told["events"]}
    denial = slides[DENIAL]
    assert denial["start_date"] == {"year": 2024, "month": 5, "day": 17, "hour": 0, "minute": 0}
    assert denial["end_date"] == {"year": 2024, "month": 5, "day": 17, "hour": 6, "minute": 37}
    assert denial["display_date"] == "17 May 2024, 00:00–06:37 (Asia/Seoul, inferred)"
    assert slides["wpk8"]["start_date"] == {"year": 2021, "month": 1, "day": 5}
    assert slides["wpk8"]["end_date"] == {"year": 2021, "month": 1, "day": 12}
    assert f"data version {shipped.version}" in denial["text"]["text"]
    assert "Times in Asia/Seoul" in told["title"]["text"]["text"]
    known = {"unique_id", "start_date", "end_date", "display_date", "text", "autolink", "group"}
    for slide in told["events"]:
        assert known >= set(slide)
        assert set(slide["text"]) == {"headline", "text"}


def test_timelinejs_takes_no_text_for_markup():
    (slide,) = json.loads(content(hostile(), "timelinejs"))["events"]
    assert not any("<img" in text for text in slide["text"].values())
    for label in (slide["display_date"], slide["group"]):  # it unescapes them before it shows them
        assert "img src=x" in label
        assert "<" not in html.unescape(label)


# --- sources --------------------------------------------------------------------------------------


def test_bibtex_and_csl_json_have_every_source_once(timeline, shipped):
    from citeproc.source.json import CiteProcJSON

    rows = row_of(timeline)
    named = {*rows["documents"].item(), *rows["sources"].item()}
    library = bibtexparser.parse_string(content(rows, "bibtex", corpus=shipped).decode())
    assert not library.failed_blocks
    assert {entry.key for entry in library.entries} == named
    items = json.loads(content(rows, "csl-json", corpus=shipped))
    assert (
        {item["id"] for item in items}
        == named
        == {*CiteProcJSON([{**i, "note": ""} for i in items])}
    )
    assert all(f"data version {shipped.version}" in item["note"] for item in items)


# --- quotations -----------------------------------------------------------------------------------


def test_annotations_find_their_words_again(traced):
    told = json.loads(content(traced, "annotations", texts=REPORTS))
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (told["type"], told["total"]) == ("AnnotationCollection", 2)
    assert told["first"]["partOf"] == told["id"]
    text = REPORTS["mill"]
    for note, kind in zip(told["first"]["items"], ("altered", "verbatim"), strict=True):
        words, place = note["target"]["selector"]
        assert (words["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[place["start"] : place["end"]] == words["exact"]
        assert words["prefix"] + words["exact"] + words["suffix"] in text
        assert note["body"][0]["value"] == kind
        assert note["target"]["source"] == "urn:kcna-corpus:document:mill"
        assert "document mill" in note["body"][-1]["value"]


def test_annotations_of_records_have_address_and_basis(shipped):
    told = json.loads(content(kc.QuotationExplorer(shipped), "annotations"))
    notes = {note["id"].rsplit(":", 1)[1]: note for note in told["first"]["items"]}
    note = notes["rocketparrot-2024-05-17%3Aq1"]
    assert note["target"]["source"].startswith("https://rocketparrot.com/")
    assert note["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "the most absurd paradox"}
    ]
    assert "basis: printed" in note["body"][-1]["value"]
    assert told["label"].endswith(f"{29 - told['total']} without words left out")


def test_attached_pages_give_the_words_and_their_place(corpus, tmp_path):  # noqa: F811
    (tmp_path / "courier.txt").write_text(page(REPORT), encoding="utf-8")
    attached = corpus.attach(tmp_path, progress=False)
    explorer = kc.QuotationExplorer(attached)
    told = json.loads(content(explorer, "annotations"))
    (note,) = (n for n in told["first"]["items"] if n["id"].endswith("courier-report%3Aq0"))
    words, place = note["target"]["selector"]
    assert words["exact"] == "We never sell plums to anyone beyond the river"
    text = attached.document("courier-report").body
    assert text[place["start"] : place["end"]] == words["exact"]
    assert content(explorer, "qdpx").startswith(b"PK")


def test_texts_that_do_not_have_the_words_are_refused(traced):
    for name in ("annotations", "qdpx"):
        with pytest.raises(ValueError, match="'mill' does not have the words 'shall not open"):
            content(traced, name, texts={"mill": "Another text."})


def test_a_refi_qda_project(traced, tmp_path):
    from pyrefiqda.refiproject import RefiProject

    texts = {"mill": "\r\n\u2028" + REPORTS["mill"]}
    rows = traced.assign(start=traced["start"] + 3, end=traced["end"] + 3)
    file = kc.export(rows, tmp_path / "mill.qdpx", texts=texts)
    project = RefiProject.load(file, extract_dir=tmp_path / "out")
    codes = {code.guid: code.name for code in project.code_book.codes.code}
    assert sorted(codes.values()) == ["altered", "verbatim"]
    (source,) = project.sources.text_source
    path = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out")
    text = path.read_text(encoding="utf-8")  # as a program reads it that knows one end of lines
    found = [
        (text[of.start_position : of.end_position], codes[of.coding[0].code_ref.target_guid])
        for of in source.plain_text_selection
    ]
    assert found == [("shall not open again,", "altered"), ("a dear old place", "verbatim")]


def test_hostile_texts_leave_a_project_whole(tmp_path):
    from pyrefiqda.refiproject import RefiProject

    file = kc.export(hostile(), tmp_path / "a.qdpx", texts={HOSTILE: HOSTILE})
    project = RefiProject.load(file, extract_dir=tmp_path / "out")
    assert "<img src=x onerror=alert(1)>" in project.sources.text_source[0].name
    assert all(
        name.startswith(("sources/", "project.qde")) for name in zipfile.ZipFile(file).namelist()
    )


# --- the view -------------------------------------------------------------------------------------


def test_times_are_told_in_one_zone(timeline, shipped):
    assert view_of(timeline, shipped, None, None, None).zone == "Asia/Seoul"
    told = pd.read_csv(io.BytesIO(content(timeline, "csv", zone="UTC")))
    assert row_of(told)["latest"].item() == "2024-05-16T21:37:00+00:00"
    assert view_of(pd.DataFrame({"a": [1]}), None, None, None, None).zone == "UTC"


def test_views_name_themselves(timeline, traced):
    for table, title in (
        (timeline[:1], "1 event"),
        (timeline, f"{len(timeline)} events"),
        (traced, "2 quotations"),
    ):
        assert view_of(table, None, None, None, None).title == title
