"""A folder is a case: made by command, checked, gone on with, updated, shared."""

import json
import shutil
import zipfile

import pytest
from test_drafts import PAGES, saved, told

import kcna_corpus as kc
from kcna_corpus import cli
from kcna_corpus.cases.case import new_case
from kcna_corpus.drafts import making
from kcna_corpus.happenings.mentions import read_page


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return saved(tmp_path_factory.mktemp("saved"))


@pytest.fixture(scope="session")
def made_case(tmp_path_factory):
    """A case made once, by command; each test has a copy."""
    home = tmp_path_factory.mktemp("made")
    arguments = ["new", str(home / "my-case"), "--pages", str(saved(home / "pages"))]
    assert cli.main([*arguments, "--statement", str(home / "pages" / "statement.txt")]) == 0
    return home / "my-case"


@pytest.fixture
def case(made_case, tmp_path):
    return shutil.copytree(made_case, tmp_path / "my-case")


def test_two_commands_make_a_case_that_is_checked_and_has_its_pages(folder, tmp_path, capsys):
    case = tmp_path / "my-case"
    arguments = ["new", str(case), "--pages", str(folder)]
    assert cli.main([*arguments, "--statement", str(folder / "statement.txt")]) == 0
    assert "drafted 4 documents, 3 events" in capsys.readouterr().out
    assert kc.check(case, sealed=True) == []
    corpus = kc.load(case)
    assert corpus.share == "records"
    found = corpus.attachment.query("status == 'found'")
    assert (found["document"] + ".txt" == found["file"]).all()
    assert len(found) == 4
    assert len(corpus.provenance)
    assert len(corpus.left_out)
    assert not [p for p in case.parent.iterdir() if p != case]


def run_notebooks(case):
    """Run the code of a case's notebooks; return how many there are."""
    files = sorted(case.glob("notebooks/*.ipynb"))
    for file in files:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        assert any("Write here" in "".join(cell["source"]) for cell in cells)
        names = {}
        for cell in cells:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), names)
    return len(files)


def test_the_notebooks_run_on_any_case(case, monkeypatch):
    monkeypatch.chdir(case / "notebooks")
    assert run_notebooks(case) == 5


def test_the_notebooks_run_where_nobody_quotes_or_counts(folder, tmp_path, monkeypatch):
    pages = tmp_path / "saved"
    pages.mkdir()
    (pages / "s.txt").write_bytes((folder / "statement.txt").read_bytes())
    (pages / "p.txt").write_text("A yard\n\n10 May 2031\n\nThe yard was wet and dark.", "utf-8")
    made = ["new", str(tmp_path / "case"), "--pages", str(pages), "--statement", "s.txt"]
    assert cli.main(made) == 0
    monkeypatch.chdir(tmp_path / "case" / "notebooks")
    assert run_notebooks(tmp_path / "case") == 5


def test_records_without_the_pages_still_load(case):
    pages = case / "pages"
    pages.rename(case.parent / "elsewhere")
    assert len(kc.load(case).events) == 3


def test_update_adds_what_is_new_and_touches_nothing_else(case, capsys):
    assert cli.main(["update", str(case)]) == 0
    assert "nothing is new" in capsys.readouterr().out
    events = (case / "events.csv").read_text(encoding="utf-8")
    events = events.replace("Statement by Ada Varn", "Varn denies the sale")
    (case / "events.csv").write_text(events, encoding="utf-8")
    kept = {name: table[:] for name, table in kc.load(case).rows.items()}
    gazette = "Gazette\n\n12 May 2031\n\nAda Varn denied it on Friday: “none will be”.\n\n"
    gazette += "Mara Tilde opened a new yard on Saturday, a clerk said."
    (case / "pages" / "gazette.txt").write_text(gazette, encoding="utf-8")
    assert cli.main(["update", str(case)]) == 0
    corpus = kc.load(case)
    for name, rows in kept.items():
        assert corpus.rows[name][: len(rows)] == rows
    assert told(corpus, "events", "event")[-1] == ("mara-tilde-2031-05-10",)
    assert "gazette@ada-varn-2031-05-09" in corpus.accounts["account"].tolist()
    assert cli.main(["update", str(case)]) == 0
    assert "nothing is new" in capsys.readouterr().out.splitlines()[-1]


def test_share_asks_for_the_rights_rule_and_leaves_pages_at_home(case, tmp_path, capsys):
    out = tmp_path / "case.zip"
    assert cli.main(["share", str(case), "-o", str(out)]) == 0
    names = zipfile.ZipFile(out).namelist()
    assert "my-case/events.csv" in names
    assert not [name for name in names if "pages/" in name or "draft/" in name]
    with zipfile.ZipFile(out) as archive:
        archive.extractall(tmp_path / "there")
    assert kc.check(tmp_path / "there" / "my-case", sealed=True) == []
    long = (case / "accounts.csv").read_text(encoding="utf-8").replace("Friday", "a b " * 9, 1)
    (case / "accounts.csv").write_text(long, encoding="utf-8")
    assert kc.check(case) == []  # not while one works
    assert cli.main(["share", str(case), "-o", str(tmp_path / "2.zip")]) == 1
    assert "at most 15 may be kept" in capsys.readouterr().err
    assert not (tmp_path / "2.zip").exists()


def test_what_is_said_to_be_ones_own_is_shared_with_its_pages(case, tmp_path):
    package = case / "datapackage.json"
    package.write_text(package.read_text().replace('"share": "records"', '"share": "all"'))
    assert cli.main(["share", str(case), "-o", str(tmp_path / "case.zip")]) == 0
    assert "my-case/pages/herald.txt" in zipfile.ZipFile(tmp_path / "case.zip").namelist()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("new", "case", "--pages", "none", "--statement", "s.txt"), "no such folder"),
        (("new", "case", "--pages", "empty", "--statement", "s.txt"), "no page can be read"),
        (("new", "case", "--pages", "saved", "--statement", "x.txt"), "none of the 4 pages"),
        (
            ("new", "saved/case", "--pages", "saved", "--statement", "mirror.txt"),
            "inside the pages",
        ),
        (("new", "saved", "--pages", "saved", "--statement", "mirror.txt"), "holds something"),
        (
            ("new", "c", "--pages", "saved", "--statement", "a", "--statement", "b"),
            "one statement, 2 are named",
        ),
        (
            ("new", "saved/mirror.txt/case", "--pages", "saved", "--statement", "mirror.txt"),
            "inside the pages",
        ),
        (
            ("new", "a.txt/case", "--pages", "saved", "--statement", "mirror.txt"),
            "a.txt is a file, not a folder",
        ),
        (("new", "a.txt", "--pages", "saved", "--statement", "mirror.txt"), "holds something"),
        (("demo", "a.txt"), "a.txt is a file, no case"),
        (("demo", "saved"), "is no case"),
        (("sheet", "a.txt"), "a file, no folder of records"),
        (("compare", "saved", "saved"), "is no case"),
        (("update", "saved"), "is no case"),
        (("share", "nowhere", "-o", "case.zip"), "no such folder"),
    ],
)
def test_bad_input_is_named_and_leaves_nothing_behind(
    folder, tmp_path, monkeypatch, capsys, arguments, message
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("a line")
    (tmp_path / "saved").mkdir()
    for page in folder.iterdir():
        (tmp_path / "saved" / page.name).write_bytes(page.read_bytes())
    before = sorted(tmp_path.rglob("*"))
    assert cli.main(list(arguments)) == 1
    assert message in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_reviews_of_two_drafts_are_not_compared(case, folder, tmp_path, capsys):
    other = ["new", str(tmp_path / "other"), "--pages", str(folder), "--statement", "herald.txt"]
    assert cli.main(other) == 0
    assert cli.main(["compare", str(case), str(tmp_path / "other")]) == 1
    assert "reviews of two drafts" in capsys.readouterr().err


def test_a_full_disk_leaves_nothing_behind(folder, tmp_path, monkeypatch, capsys):
    def full(*_, **__):
        raise OSError(28, "No space left on device", "sentences.csv")

    monkeypatch.setattr("kcna_corpus.cases.case.write_records", full)
    made = ["new", str(tmp_path / "case"), "--pages", str(folder), "--statement", "statement.txt"]
    assert cli.main(made) == 1
    assert "No space left" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


def test_a_draft_that_is_killed_goes_on_and_is_the_same(folder, tmp_path, monkeypatch):
    def files(case):
        return {p.relative_to(case): p.read_bytes() for p in case.rglob("*") if p.is_file()}

    new_case(tmp_path / "whole", folder, "statement.txt", progress=False)
    read = []

    def read_some(page, cast):
        if len(read) in (1, 3):  # twice, in the midst of the pages
            read.append("")
            raise KeyboardInterrupt
        read.append(page.key)
        return read_page(page, cast)

    monkeypatch.setattr(making, "read_page", read_some)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            new_case(tmp_path / "killed", folder, "statement.txt", progress=False)
        assert not (tmp_path / "killed").exists()
    new_case(tmp_path / "killed", folder, "statement.txt", progress=False)
    assert sorted(filter(None, read)) == sorted(PAGES)  # no page twice
    assert files(tmp_path / "killed") == files(tmp_path / "whole")
    assert {path.name for path in tmp_path.iterdir()} == {"killed", "whole"}
