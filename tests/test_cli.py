"""The command, and the wheel as users get it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from browsing import shown_on
from faults import broken

import kcna_corpus as kc
from kcna_corpus import __version__, cli
from kcna_corpus.records.checks import SHIPPED

HERE = Path(__file__).parent


def test_check_the_shipped_records(capsys):
    assert cli.main(["check"]) == 0
    assert "no problem in " in capsys.readouterr().out


def test_check_a_folder(tmp_path, capsys):
    assert cli.main(["check", str(HERE / "tiny")]) == 0
    assert cli.main(["check", str(broken("unknown-term", tmp_path))]) == 1
    told = capsys.readouterr().err
    assert "events, row denial-2031-03-10: kind 'denail'" in told
    assert told.rstrip().endswith("1 problem")


def test_seal(tmp_path, capsys):
    for file in (HERE / "tiny").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert cli.main(["seal", str(tmp_path), "2.1.0"]) == 0
    import kcna_corpus as kc

    assert kc.load(tmp_path).version == "2.1.0"
    assert cli.main(["seal", str(tmp_path), "2.1.0"]) == 0  # nothing changed
    for lower in ("2.0.9", "1.10.0"):
        assert cli.main(["seal", str(tmp_path), lower]) == 1
        assert f"{lower} is lower than 2.1.0" in capsys.readouterr().err
    assert cli.main(["seal", str(tmp_path), "2.2"]) == 1
    assert "three numbers" in capsys.readouterr().err
    with (tmp_path / "sources.csv").open("a", encoding="utf-8") as table:
        table.write("courier-9,Hill Courier,https://courier.example.org/9,printed,\n")
    assert kc.load(tmp_path).version == "2.1.0 (changed)"
    assert cli.main(["seal", str(tmp_path), "2.1.0"]) == 1
    assert "sources changed since 2.1.0 was sealed" in capsys.readouterr().err
    assert cli.main(["seal", str(tmp_path), "2.1.10"]) == 0
    assert kc.load(tmp_path).version == "2.1.10"
    (tmp_path / "figures.csv").write_text(
        "figure,event,speaker,said,measure,quantity,qualifier,value,unit,account,source,basis,note\n"
    )
    assert cli.main(["seal", str(tmp_path), "2.1.10"]) == 1
    assert "figures changed" in capsys.readouterr().err
    wrong = broken("unknown-term", tmp_path / "wrong")
    assert cli.main(["seal", str(wrong), "1"]) == 1
    assert not (wrong / "datapackage.json").exists()
    assert "what is to be mended first" in capsys.readouterr().err


def test_sealing_the_shipped_records_again_changes_nothing(tmp_path):
    from kcna_corpus.records.datapackage import seal

    for file in SHIPPED.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    stated = SHIPPED / "datapackage.json"
    import json

    version = json.loads(stated.read_text(encoding="utf-8"))["version"]
    assert seal(tmp_path, version, "Asia/Seoul").read_bytes() == stated.read_bytes()
    assert seal(tmp_path, version).read_bytes() == stated.read_bytes()


def test_version(capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"kcna-corpus {__version__}\n"


def test_wrong_usage(capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["chekc"])
    assert left.value.code == 2
    assert "check" in capsys.readouterr().err


def test_lab_says_what_is_missing(monkeypatch, capsys):
    monkeypatch.setattr(cli.importlib.util, "find_spec", lambda _: None)
    assert cli.main(["lab"]) == 1
    assert "pip install 'kcna-corpus[lab]'" in capsys.readouterr().err


@pytest.mark.parametrize(("user", "ended"), [(0, 1), (0, 0), (1000, 1)])
def test_lab_tells_root_what_jupyterlab_asks_for(user, ended, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(cli.subprocess, "call", lambda _: ended)
    monkeypatch.setattr(cli.os, "geteuid", lambda: user, raising=False)
    assert cli.main(["lab", str(tmp_path)]) == ended
    assert ("-m jupyterlab --allow-root" in capsys.readouterr().err) == (not user and bool(ended))


def test_lab_says_that_a_mistyped_case_is_none(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(cli.subprocess, "call", lambda _: 0)
    monkeypatch.setattr(cli, "NOTEBOOKS", (tmp_path / "installed", tmp_path / "checkout"))
    cli.main(["lab", str(tmp_path / "my-cse")])
    assert f"checkout: {tmp_path / 'my-cse'} is no case" in capsys.readouterr().out
    cli.main(["lab"])
    assert "no case" not in capsys.readouterr().out


def test_lab_copies_installed_notebooks_and_keeps_the_reader_s(tmp_path, monkeypatch):
    installed = tmp_path / "installed"
    installed.mkdir()
    for name in ("01.ipynb", "02.ipynb"):
        (installed / name).write_text("new", encoding="utf-8")
    (installed / "pages").mkdir()
    (installed / "pages" / "a.html").write_text("page", encoding="utf-8")
    monkeypatch.setattr(cli, "NOTEBOOKS", (installed, tmp_path / "checkout"))
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "01.ipynb").write_text("my own work", encoding="utf-8")
    assert cli.notebooks(mine) == mine
    assert (mine / "01.ipynb").read_text(encoding="utf-8") == "my own work"
    assert (mine / "02.ipynb").read_text(encoding="utf-8") == "new"
    assert (mine / "pages" / "a.html").read_text(encoding="utf-8") == "page"


def page(folder, name, words="The orchards of Varland do not sell plums beyond the river."):
    (folder / name).write_text(f"March 10, 2031\n\nOn plums\n\n{words}", encoding="utf-8")


def test_read_counts_and_rejects(tmp_path, capsys):
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    page(pages, "a.txt")
    assert cli.main(["read", str(pages), "-o", str(out)]) == 0
    told = capsys.readouterr()
    assert told.out == f"1 expected, 1 read, 0 rejected; wrote {out / 'documents.csv'}\n"
    (pages / "empty.txt").write_bytes(b"")
    assert cli.main(["read", str(pages), "-o", str(out)]) == 1
    told = capsys.readouterr()
    assert "rejected empty.txt: " in told.err
    assert "2 expected, 1 read, 1 rejected" in told.out
    assert cli.main(["read", str(pages), "-o", str(out), "--keep-going"]) == 0
    assert not [p for p in out.rglob("*") if p.name.startswith(".")]


def test_read_continues_where_it_stopped(tmp_path, monkeypatch, capsys):
    from kcna_corpus.reading import files

    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    for name in "abcd":
        page(pages, f"{name}.txt")
    read_rows, seen = files.read_rows, []

    def stops_at_c(root, file, *rest):
        seen.append(file.name)
        if seen == ["a.txt", "b.txt", "c.txt"]:
            raise KeyboardInterrupt
        return read_rows(root, file, *rest)

    monkeypatch.setattr(files, "read_rows", stops_at_c)
    assert cli.main(["read", str(pages), "-o", str(out)]) == 130
    assert "continues from here" in capsys.readouterr().err
    assert not (out / "documents.csv").exists()
    assert cli.main(["read", str(pages), "-o", str(out)]) == 0
    assert seen == ["a.txt", "b.txt", "c.txt", "c.txt", "d.txt"]
    assert len((out / "documents.csv").read_text(encoding="utf-8").strip().splitlines()) > 4


def test_what_is_read_has_no_formula_and_comes_back(tmp_path):
    import pandas as pd

    from kcna_corpus.saving import read_csv

    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    evil = '=HYPERLINK("http://x.example","plums") is what a page of Varland has in its first line.'
    (pages / "a.txt").write_text(evil, encoding="utf-8")
    assert cli.main(["read", str(pages), "-o", str(out)]) == 0
    written = pd.read_csv(out / "documents.csv", dtype=str, keep_default_na=False)
    assert not any(str(cell).startswith(tuple("=+-@")) for cell in written.to_numpy().ravel())
    assert read_csv(out / "documents.csv")["body"].tolist() == [evil]


def test_read_says_what_is_wrong(tmp_path, capsys):
    assert cli.main(["read", str(tmp_path / "nowhere"), "-o", str(tmp_path / "out")]) == 1
    assert "no such folder" in capsys.readouterr().err
    with pytest.raises(SystemExit) as left:
        cli.main(["read", str(tmp_path)])
    assert left.value.code == 2


def test_names_of_files_do_not_steer_the_terminal(tmp_path, capsys):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "\x1b[31m\u202eevil.txt").write_bytes(b"")
    assert cli.main(["read", str(pages), "-o", str(tmp_path / "out")]) == 1
    assert cli.main(["attach", str(pages)]) == 1
    told = capsys.readouterr()
    assert "\x1b[31m" not in told.out + told.err
    assert "\u202e" not in told.out + told.err


def test_attach_prints_the_table(tmp_path, capsys):
    from kcna_corpus.text.words import fingerprint, words

    records, pages = tmp_path / "records", tmp_path / "pages"
    records.mkdir()
    pages.mkdir()
    for file in (HERE / "tiny").iterdir():
        (records / file.name).write_bytes(file.read_bytes())
    sentence = "The orchards of Varland do not sell plums beyond the river."
    table = (records / "sentences.csv").read_text(encoding="utf-8")
    old = table.splitlines()[1].split(",")
    new = [*old[:3], fingerprint(sentence), str(len(words(sentence))), *old[5:]]
    (records / "sentences.csv").write_text(
        table.replace(",".join(old), ",".join(new)), encoding="utf-8"
    )
    command = ["attach", str(pages), "--records", str(records)]
    assert cli.main(command) == 1
    assert "0 documents of the records have words in" in capsys.readouterr().out
    page(pages, "plums.txt", sentence)
    assert cli.main(command) == 0
    told = capsys.readouterr().out
    assert "1 documents of the records have words in" in told
    assert "varland-statement  2          1      0      1        in part  plums.txt" in told
    assert cli.main(["attach", str(tmp_path / "nowhere")]) == 1


def test_the_wheel_holds_records_and_notebooks_and_works_unpacked(tmp_path):
    """Unpacked into an empty folder, the wheel's own files check and load."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, check=True, capture_output=True, cwd=HERE.parent)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "unpacked")
    notebooks = {p.name for p in (HERE.parent / "notebooks").glob("*.ipynb")}
    assert {f"kcna_corpus/notebooks/{n}" for n in notebooks} <= names
    pages = {p.name for p in (HERE.parent / "notebooks" / "pages").iterdir()}
    assert len(pages) >= 5
    assert {f"kcna_corpus/notebooks/pages/{n}" for n in pages} <= names
    assert {"kcna_corpus/reading/words.toml", "kcna_corpus/reading/sites/r9news.in.toml"} <= names
    assert {f"kcna_corpus/data/{p.name}" for p in SHIPPED.iterdir()} <= names
    assert {f"kcna_corpus/views/js/{n}" for n in ("frame/view.js", "frame.css", "load.js")} <= names
    assert {"kcna_corpus/py.typed"} <= names
    code = (
        "import kcna_corpus as kc, sys; from kcna_corpus import cli; "
        "print(kc.__file__); print(len(kc.load().events)); sys.exit(cli.main(['check']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path / "unpacked",
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(tmp_path) in done.stdout
    assert str(len(kc.load().events)) in done.stdout


def test_columns_and_the_day_of_capture_are_given(tmp_path, capsys):
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    command = ["read", str(pages), "-o", str(out)]
    assert cli.main(command) == 0
    assert "nothing to read in it" in capsys.readouterr().err
    (pages / "a.csv").write_text("Headline,Body copy\nFerry sinks,It sank.\n", encoding="utf-8")
    assert cli.main(command) == 0
    told = capsys.readouterr().err.splitlines()
    assert [
        line for line in told if line.startswith("a.csv: columns: title = 'Headline'; no column")
    ]
    assert cli.main([*command, "--column", "text=Body copy", "--captured", "2024-05-17"]) == 0
    assert "It sank." in (out / "documents.csv").read_text(encoding="utf-8")
    capsys.readouterr()
    for wrong, message in (
        (["--column", "text"], "write it as FIELD=COLUMN"),
        (["--column", "body=Body copy"], "no field 'body'"),
        (["--captured", "17/05/24"], "write it as 2024-05-17"),
    ):
        assert cli.main([*command, *wrong]) == 1
        assert message in capsys.readouterr().err


def test_a_page_of_all_views_for_everyone(tmp_path, capsys):
    path = tmp_path / "views.html"
    assert cli.main(["page", "-o", str(path)]) == 0
    assert capsys.readouterr().out == f"wrote {path}\n"
    views = shown_on(path)
    assert [view["label"] for view in views[:3]] == ["Sequence", "Quotations", "Accounts"]
    tiny = Path(__file__).parent / "tiny"
    assert cli.main(["page", str(tiny), "-o", str(path)]) == 0
    assert "Varland" in str(shown_on(path))


def test_a_page_that_cannot_be_written_is_told(tmp_path, capsys):
    assert cli.main(["page", str(tmp_path), "-o", str(tmp_path / "v.html")]) == 1
    assert cli.main(["page", "-o", str(tmp_path / "no" / "v.html")]) == 1
    assert "there is no folder" in capsys.readouterr().err
