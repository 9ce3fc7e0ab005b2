"""What a newcomer hands to the calls by mistake: each is refused, or meant, in one way."""

import subprocess
import sys

import pandas as pd
import pytest

import kcna_corpus as kc
from kcna_corpus.cli import main

STATEMENT = "We sold no boats. We shall sell none."
REPORT = "Ada Varn spoke. “We sold no boats,” Varn said."
EVENT = "us-sanctions-2024-05-16"
TITLE = "US sanctions five over DPRK–Russia arms moves"


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved")
    told = "9 May 2031\n\nAda Varn issued the following statement.\n\n" + STATEMENT
    (folder / "statement.txt").write_text(told, encoding="utf-8")
    report = "10 May 2031\n\n“We sold no boats,” Ada Varn said on Friday. The island was silent."
    (folder / "courier.txt").write_text(report, encoding="utf-8")
    return folder


# --- paths ---


@pytest.mark.parametrize("given", [None, 5, ["a.html"], b"abc", object()])
def test_what_is_no_path(given):
    calls = [(kc.read_folder, "path"), (kc.load, "folder"), (kc.check, "folder")]
    calls += [] if isinstance(given, bytes) else [(kc.read_page, "path_or_bytes")]
    for call, name in calls:
        if call is kc.load and given is None:
            continue
        with pytest.raises(TypeError, match=f"{name}: a path is needed, not"):
            call(given)


def test_no_path_and_an_address_are_refused():
    for call in (kc.read_folder, kc.read_page, kc.load, kc.check):
        with pytest.raises(ValueError, match="the path is empty"):
            call(" ")
        with pytest.raises(ValueError, match="nothing is fetched"):
            call("https://example.org/a.html")


def test_the_home_folder_is_meant(saved, monkeypatch):
    monkeypatch.setenv("HOME", str(saved.parent))
    assert len(kc.read_folder(f"~/{saved.name}", progress=False).documents) == 2
    assert kc.read_page(f"~/{saved.name}/courier.txt").body
    assert main(["check", f"~/{saved.name}"]) == 1


def test_an_empty_folder_is_warned_of(tmp_path):
    with pytest.warns(UserWarning, match="nothing to read in it"):
        kc.read_folder(tmp_path, progress=False)


def test_a_folder_of_pages_is_no_folder_of_records(saved):
    with pytest.raises(kc.CorpusError, match=r"no table in it.*read by kc\.read_folder"):
        kc.load(saved)


def test_a_file_in_no_folder(tmp_path):
    target = tmp_path / "no" / "a.csv"
    with pytest.raises(FileNotFoundError, match=r"there is no folder .*no'; make"):
        kc.export(pd.DataFrame({"a": [1]}), target)


def test_rules_and_names_that_are_none(tmp_path):
    with pytest.raises(TypeError, match="rules: a list of rules is needed, not 5"):
        kc.check(tmp_path, rules=5)
    with pytest.raises(AttributeError, match="no attribute 'lod'; did you mean 'load'"):
        kc.lod  # noqa: B018


# --- events ---


def test_an_event_is_named_in_one_way(shipped):
    for call in (kc.witness_count, kc.witnesses):
        assert str(call(shipped, TITLE.upper())) == str(call(shipped, EVENT))
        with pytest.raises(ValueError, match="unknown event 'us-sanctions'; did you mean"):
            call(shipped, "us-sanctions")
        for wrong in ([EVENT, TITLE], 5):
            with pytest.raises(TypeError, match="event: one event is needed"):
                call(shipped, wrong)
    with pytest.raises(TypeError, match="one event is needed, by short name or title, not None"):
        kc.witness_count(shipped, None)
    with pytest.raises(TypeError, match="one event is needed"):
        kc.order(shipped, [EVENT], EVENT)


def test_an_event_beside_itself_has_no_order(shipped):
    with pytest.raises(ValueError, match=f"one event, '{EVENT}': name two"):
        kc.order(shipped, EVENT, TITLE)


# --- texts ---


def test_records_without_pages_have_no_texts(shipped):
    for call in (kc.find_quotations, kc.propose_timeline, kc.find_dates):
        with pytest.raises(ValueError, match=r"no pages are attached; corpus\.attach"):
            call(shipped)
    with pytest.raises(ValueError, match="reports: no pages are attached"):
        kc.trace(shipped, STATEMENT)


def test_quotations_are_no_texts():
    with pytest.raises(ValueError, match="these are quotations, and no texts"):
        kc.trace(kc.find_quotations(REPORT), STATEMENT)


def test_what_is_open_is_said():
    report = "Bran Ost spoke. “We shall sell none of them to you,” Bran Ost said."
    row = kc.trace([report], STATEMENT, speaker="Ada Varn").to_dict("records")[0]
    assert pd.isna(row["misattributed"])
    assert row["why"].endswith("; given to Bran Ost, who may use words of their own.")
    assert kc.find_quotations(report)["identified"].all()


def test_words_that_are_not_linked_are_given_to_nobody():
    (row,) = kc.trace(["“Cold tea,” said Bo Lind."], STATEMENT, speaker="Ada Varn").to_dict(
        "records"
    )
    assert row["sentences"] == []
    assert pd.isna(row["misattributed"])


# --- drafts ---


def test_a_statement_that_was_read_is_a_page_of_the_reading(saved):
    reading = kc.read_folder(saved, progress=False)
    by_name = kc.draft(reading, "statement.txt", progress=False)
    page = kc.read_page(saved / "statement.txt")
    assert kc.draft(reading, page, progress=False).rows == by_name.rows
    with pytest.raises(TypeError, match="the name of one page"):
        kc.draft(reading, kc.read_page(b"Nothing of it was printed here at all, she said."))


def test_a_speaker_whom_no_page_names(saved):
    reading = kc.read_folder(saved, progress=False)
    with pytest.raises(ValueError, match="no page names 'Ada Varm'; did you mean 'Ada Varn'"):
        kc.draft(reading, "statement.txt", speaker="Ada Varm", progress=False)
    with pytest.raises(TypeError, match="speaker: a name is needed, not 5"):
        kc.draft(reading, "statement.txt", speaker=5, progress=False)


def test_matters_and_figures_that_records_do_not_have(saved):
    drafted = kc.draft(kc.read_folder(saved, progress=False), "statement.txt", progress=False)
    with pytest.raises(ValueError, match="these records name no matter"):
        kc.claims(drafted, "mercury")
    with pytest.raises(ValueError, match="these records hold no figures"):
        kc.chart_figures(drafted)


# --- commands ---


@pytest.mark.parametrize(
    "command", ["page nowhere -o a.html", "update nowhere", "new a --pages nowhere --statement b"]
)
def test_a_folder_that_is_not_there_is_told_before_anything_loads(command):
    code = f"import sys; from kcna_corpus.cli import main; print(main({command.split()!r}), 'pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]
    assert "nowhere: no such folder" in done.stderr


def test_a_page_in_no_folder_is_told_at_once(tmp_path, capsys):
    assert main(["page", "-o", str(tmp_path / "no" / "a.html")]) == 1
    assert "there is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("module", ["kcna_corpus", "kcna_corpus.cli"])
def test_the_command_is_a_module_too(module):
    run = [sys.executable, "-m", module, "check", "nowhere"]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no such folder" in done.stderr
