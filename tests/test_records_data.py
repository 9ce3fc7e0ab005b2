"""The contract on the shipped records, and facts typed by hand from their sources."""

import calendar
import re
import shutil
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

import kcna_corpus as kc
from kcna_corpus.records.checks import SHIPPED
from kcna_corpus.records.datapackage import datasheet, write_datasheet
from kcna_corpus.records.schema import CLOSED, TABLES
from kcna_corpus.text.words import fingerprint, words

REPORTS = Path(__file__).parent.parent.parent / "shared" / "reports"
STATEMENT = "kcna-watch-2024-05-17"
FILES = {
    "000": "anews-2024-05-17",
    "001": "rocketparrot-2024-05-17",
    "002": STATEMENT,
    "003": "dailyguardian-2024-05-17",
    "004": "r9news-2024-05-17",
}


@pytest.fixture(scope="module")
def texts():
    """The five documents, where the folder with them is at hand."""
    if not REPORTS.is_dir():
        pytest.skip("the five documents are not at hand: no text to compare with")
    return {FILES[p.name[:3]]: p.read_text(encoding="utf-8") for p in REPORTS.glob("*.txt")}


def test_the_shipped_records_keep_every_rule():
    assert kc.check(SHIPPED, sealed=True) == []


def test_every_row_has_source_and_basis(shipped):
    for name in TABLES:
        for row in shipped.rows[name]:
            assert row["source"], (name, row)
            assert row["basis"] in CLOSED["basis"], (name, row)


def test_the_classes_of_the_29_quotations(shipped):
    outer = shipped.quotations[shipped.quotations["nested_in"] == ""]
    assert outer["class"].value_counts().to_dict() == {
        "verbatim": 13,
        "altered": 7,
        "not in the statement": 5,
        "trimmed": 2,
        "other translation": 2,
    }
    wrong = outer[outer["misattributed"]]
    assert list(wrong["quotation"]) == ["rocketparrot-2024-05-17:q1"]
    assert list(wrong["speaker"]) == ["kim-jong-un"]


def test_the_words_that_changed(shipped):
    edits = shipped.edits.set_index("quotation")
    changed = edits.loc["r9news-2024-05-17:q2", ["statement_words", "report_words"]]
    assert changed.to_numpy().tolist() == [["inventing", "harboring"], ["thinking", "thoughts"]]
    assert "(South Korean)" in set(shipped.quotations["gloss"])


def test_corrections_of_the_second_check_are_applied(shipped):
    events = shipped.events.set_index("event")
    assert events.loc["dprk-denial-2022-11", ["start", "end"]].tolist() == [
        "2022-11-07",
        "2022-11-08",
    ]
    assert events.loc["treaty-2024-06-19", "start"] == "2024-06-19"
    assert "cap" in events.loc["wh-oil-2024-05-02", "gloss"]
    assert "Wagner" not in events.loc["dprk-denial-2023-01-29", "gloss"].split(".")[0]
    assert events.loc["dprk-denial-2023-01-29", "second_check"] == "doubtful"
    present = shipped.participants.query("event == 'summit-2023-09-13'")["actor"]
    assert "kim-yo-jong" not in set(present)


def test_paradox_is_told_as_inferred(shipped):
    phrase = shipped.renderings.query("phrase == 'most-absurd-paradox'")
    korean = phrase[phrase["language"] == "ko"]["words"].str.cat(sep=" ")
    assert "억설" in korean
    assert "역설" in korean  # The Fact's slip
    english = phrase.query("document == 'kcna-kp-en'").iloc[0]
    assert (english["basis"], "paradox" in english["words"]) == ("inferred", True)


def test_the_denials_and_their_phrases(shipped):
    """One clause of December 2022 comes back in May 2024; from October 2024 the ground shifts."""
    denials = shipped.denials.set_index("denial")
    december, may = denials.loc["dprk-denial-2022-12"], denials.loc["kcna-denial-2024-05-17"]
    assert {"most absurd", "not worth a comment"} <= set(december["formula"]) & set(may["formula"])
    assert "dprk-denial-2022-12" in may["reuses"]
    assert list(denials["answer"])[-4:] == ["leaves open", "leaves open", "is silent", "admits"]
    plain = shipped.events[shipped.events["kind"] == "denial"]["event"]
    assert set(plain) <= set(denials.index[denials["answer"] == "denies"])
    order = list(denials.index)
    for name, row in denials.iterrows():
        assert all(order.index(earlier) < order.index(name) for earlier in row["reuses"])


def test_the_series_of_answers_and_of_the_us_numbers(shipped):
    """What Pyongyang said between the plain denials, and what Washington counted at the UN."""
    denials = shipped.denials.set_index("denial")
    answers = {
        "dprk-mfa-2023-10-28": "dismisses",
        "dprk-mfa-2023-11-13": "dismisses",
        "kyj-2024-09-29": "dismisses",
        "kyj-2024-10-22": "is silent",
        "dprk-mfa-2024-12-19": "is silent",
    }
    assert denials["answer"][list(answers)].to_dict() == answers
    figures = shipped.figures.set_index("figure")
    assert figures["value"]["occasions-us-2024-02-06"] == 9
    assert figures["basis"]["containers-us-2024-05-20"] == "page address"
    assert figures["basis"]["containers-pak-2024-03-18"] == "printed"


def test_the_story_goes_to_the_end_of_april_2025(shipped):
    events = shipped.events.set_index("event")
    assert events["start"].max() == "2025-04-30"
    assert set(events["second_check"]) == {"confirmed", "corrected", "doubtful"}
    alone = events[events["source"].map(len) < 2]
    assert all("ne page" in note for note in alone["note"])
    sent = shipped.figures.query("measure == 'containers sent' and account == ''")
    said = {(r.speaker, r.said): (r.qualifier, int(r.value)) for r in sent.itertuples()}
    assert said["rok-dia", "2024-08-27"] == ("at least", 13000)
    assert said["robert-wood", "2024-06-14"] == ("over", 11000)
    assert said["robert-wood", "2024-11-27"] == ("over", 18000)
    assert said["linda-thomas-greenfield", "2024-12-18"] == ("over", 20000)


def test_what_a_second_page_changed(shipped):
    """The ground of a listing, a number that nobody printed, one state more."""
    acts = shipped.participants.set_index(["event", "actor"])["act"]
    assert "Air Koryo" in acts["us-2022-05-27", "far-eastern-bank"]  # "pursuant to E.O. 13722"
    assert "weapons" in acts["us-2022-05-27", "bank-sputnik"]  # "pursuant to Executive Order 13382"
    assert acts["shoigu-2025-03-21", "kim-jong-un"] == "received him"  # "on March 21 met"
    basis = shipped.figures.set_index("figure")["basis"]
    assert basis["missiles-kcna-2024-05-18"] == "inferred"  # KCNA did not tell "how many missiles"
    assert basis["missiles-wh-2023-12-30"] == "printed"  # "Jan 4 (KUNA)"
    events = shipped.events.set_index("event")
    assert "Switzerland" in events.loc["joint-2024-05-31", "disagreement"]


def test_each_page_is_a_source_once_and_used(shipped):
    spelling = r"^https?://(?:www\.)?|[?&](?:cid|utm_\w+)=[^&]*"
    addresses = shipped.sources["address"].str.replace(spelling, "", regex=True)
    assert addresses.is_unique
    used = {
        name
        for table in TABLES
        if table != "terms"
        for row in shipped.rows[table]
        for name in row["source"].split(" | ")
    }
    assert set(shipped.sources["source"]) <= used


def test_no_address_says_how_its_page_was_reached(shipped):
    """Campaigns, clicks and places on a front page are no part of where a page is."""
    links = [*shipped.sources["address"], *shipped.documents["address"]]
    keys = {key for link in links for key, _ in parse_qsl(urlsplit(link).query)}
    assert not {key for key in keys if key.startswith("utm_")}
    assert not keys & {"fbclid", "gclid", "cx_part"}


def test_printed_weekdays_and_days_are_those_of_the_window(shipped):
    """A weekday that an event prints is that of its day, and one of its days is in the window."""
    months = "|".join(calendar.month_name[1:])
    day = re.compile(rf"(?:(\w+day) )?\b(\d{{1,2}} (?:{months}) \d{{4}})")
    for row in shipped.rows["events"]:
        told = day.findall(row["printed"])
        days = [datetime.strptime(date, "%d %B %Y") for _, date in told]
        for (weekday, _), date in zip(told, days, strict=True):
            assert weekday in ("", f"{date:%A}"), row["event"]
        inside = [f"{d:%Y-%m-%d}" for d in days]
        assert not inside or any(row["start"][:10] <= d <= row["end"][:10] for d in inside), row


def test_the_containers_and_their_speakers(shipped):
    figures = shipped.figures[shipped.figures["figure"].str.startswith("containers-")]
    told = {
        (r.speaker, r.said): int(r.value) for r in figures.itertuples() if r.unit == "containers"
    }
    assert told["john-kirby", "2023-10-13"] in (1000, 300)
    assert told["state-department", "2024-02-23"] == 10000
    assert told["shin-won-sik", "2024-06-14"] == 10000
    assert 6700 in set(figures["value"])
    assert 7000 in set(figures["value"])


def test_the_datasheet_is_that_of_the_schema_and_the_rows(tmp_path):
    sheet = (SHIPPED / "README.md").read_text(encoding="utf-8")
    assert datasheet(sheet, SHIPPED) == sheet, "kcna-corpus seal writes it anew"
    assert "**Version.** " + kc.load().version in sheet
    assert "- `side` (text, required): where it stands in this story; one of: DPRK, " in sheet
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    stale = sheet.replace("place in the document, from 0", "").replace(
        "**Version.** ", "**Version.** 0"
    )
    (tmp_path / "README.md").write_text(stale, encoding="utf-8")
    write_datasheet(tmp_path)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == sheet


def test_a_readme_that_is_no_datasheet_stays(tmp_path):
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    (tmp_path / "README.md").write_text("## events\n\nMine.\n", encoding="utf-8")
    assert write_datasheet(tmp_path) is None
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "## events\n\nMine.\n"


def test_the_datasheet_tells_of_every_table_and_column():
    sheet = (SHIPPED / "README.md").read_text(encoding="utf-8")
    for table in TABLES.values():
        _, _, section = sheet.partition(f"## {table.name}\n")
        section = section.partition("\n## ")[0]
        for heading in ("What", "Made", "Gaps"):
            assert f"**{heading}.**" in section, (table.name, heading)
        for column in table.columns:
            assert f"`{column.name}`" in section, (table.name, column.name)


# --- with the five documents at hand -------------------------------------------------------------


def test_every_sentence_is_found_by_its_fingerprint(shipped, texts):
    letters = {name: _letters(text) for name, text in texts.items()}
    for row in shipped.rows["sentences"]:
        assert row["words"].isdigit()
        assert _found(row["fingerprint"], row["document"], letters), row["sentence"]


def test_no_gloss_repeats_its_sentence(shipped, texts):
    """No five words in a row of the whole document, names and titles aside."""
    names = {w for a in shipped.rows["actors"] for n in (a["name"], a["aliases"]) for w in words(n)}
    for row in shipped.rows["sentences"]:
        said = [w for w in words(texts[row["document"]]) if w not in names]
        gloss = [w for w in words(row["gloss"]) if w not in names]
        shared = _runs(said, 5) & _runs(gloss, 5)
        assert not shared, (row["sentence"], shared)


def test_nothing_shipped_repeats_sixteen_words(texts):
    """In code, notebooks, records and prose: at most fifteen words of a document in a row."""
    source = set().union(*(_runs(words(text), 16) for text in texts.values()))
    root = Path(__file__).parent.parent
    for path in sorted(root.rglob("*")):
        if (
            path.is_file()
            and path.suffix in {".py", ".md", ".csv", ".json", ".ipynb", ".toml", ".cff", ".yml"}
            and not ({".venv", ".git", ".artifacts", "build", "dist"} & set(path.parts))
        ):
            assert (
                not _runs(words(path.read_text(encoding="utf-8", errors="replace")), 16) & source
            ), path


def test_every_text_kept_stands_in_its_document(shipped, texts):
    for row in shipped.rows["quotations"]:
        if row["text"] and row["document"] in texts:
            assert " ".join(words(row["text"])) in " ".join(words(texts[row["document"]]))


def _letters(text):
    """Offsets are not needed here, only the runs of whole words."""
    return words(text)


def _found(print_, document, letters):
    said = letters[document]
    sizes = range(1, 90)
    cache = _found.__dict__.setdefault("cache", {})
    if document not in cache:
        cache[document] = {
            fingerprint(" ".join(said[i : i + n])) for i in range(len(said)) for n in sizes
        }
    return print_ in cache[document]


def _runs(said, length):
    return {" ".join(said[i : i + length]) for i in range(len(said) - length + 1)}


def test_identifiers_are_plain(shipped):
    for name, table in TABLES.items():
        for row in shipped.rows[name]:
            if name not in ("terms", "participants"):
                assert re.fullmatch(r"[a-z0-9@:/.\-]+", row[table.key[0]]), row[table.key[0]]
