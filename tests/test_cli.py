"""The command, and the wheel as users get it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kcna_corpus import __version__, cli
from kcna_corpus.checks import SHIPPED

HERE = Path(__file__).parent


def test_check_the_shipped_records(capsys):
    assert cli.main(["check"]) == 0
    assert "no problem in 1,4" in capsys.readouterr().out


def test_check_a_folder(capsys):
    assert cli.main(["check", str(HERE / "tiny")]) == 0
    assert cli.main(["check", str(HERE / "broken" / "unknown-term")]) == 1
    told = capsys.readouterr().err
    assert "events, row denial-2031-03-10: kind 'denail'" in told
    assert told.rstrip().endswith("1 problem")


def test_seal(tmp_path, capsys):
    for file in (HERE / "tiny").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert cli.main(["seal", str(tmp_path), "2.1.0"]) == 0
    import kcna_corpus as kc

    assert kc.load(tmp_path).version == "2.1.0"
    assert cli.main(["seal", str(HERE / "broken" / "unknown-term"), "1"]) == 1
    assert not (HERE / "broken" / "unknown-term" / "datapackage.json").exists()
    assert "mend its 1 problems" in capsys.readouterr().err


def test_sealing_the_shipped_records_again_changes_nothing(tmp_path):
    from kcna_corpus.datapackage import seal

    for file in SHIPPED.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    stated = SHIPPED / "datapackage.json"
    import json

    version = json.loads(stated.read_text(encoding="utf-8"))["version"]
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


def test_lab_copies_installed_notebooks_and_keeps_the_reader_s(tmp_path, monkeypatch):
    installed = tmp_path / "installed"
    installed.mkdir()
    for name in ("01.ipynb", "02.ipynb"):
        (installed / name).write_text("new", encoding="utf-8")
    monkeypatch.setattr(cli, "NOTEBOOKS", (installed, tmp_path / "checkout"))
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "01.ipynb").write_text("my own work", encoding="utf-8")
    assert cli.notebooks(mine) == mine
    assert (mine / "01.ipynb").read_text(encoding="utf-8") == "my own work"
    assert (mine / "02.ipynb").read_text(encoding="utf-8") == "new"


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
    assert {f"kcna_corpus/data/{p.name}" for p in SHIPPED.iterdir()} <= names
    assert {"kcna_corpus/js/chart.js", "kcna_corpus/py.typed"} <= names
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
    assert "83" in done.stdout
