"""Every fault of `faults.toml` yields exactly one problem, and every rule has a fault."""

import csv
import json
import shutil
from itertools import product

import pytest
from faults import FAULTS, HERE, broken, place, read, write

import kcna_corpus as kc
from kcna_corpus.cli import main
from kcna_corpus.records import checks
from kcna_corpus.records.cells import cell_fault
from kcna_corpus.records.datapackage import seal


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_is_one_problem(fault, tmp_path):
    problems = kc.check(broken(fault, tmp_path))
    assert len(problems) == 1, "\n".join(map(str, problems))
    assert list(problems[0][:4]) == place(fault, tmp_path)
    assert FAULTS[fault]["message"] in problems[0].message


def test_a_serial_number_is_no_clock(tmp_path):
    for printed in ("2031-03-10 (address 20310310045012)", "ONA20310311045012"):
        rows = read(shutil.copytree(HERE / "tiny", tmp_path, dirs_exist_ok=True), "stamps")
        write(tmp_path, "stamps", [*rows[:2], [*rows[2][:3], printed, *rows[2][4:]]])
        assert kc.check(tmp_path) == []


@pytest.mark.parametrize("rule", checks.RULES + checks.RIGHTS, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_fault_that_no_other_finds(rule, tmp_path, monkeypatch):
    for name in ("RULES", "RIGHTS"):
        others = [other for other in getattr(checks, name) if other is not rule]
        monkeypatch.setattr(checks, name, others)
    assert [fault for fault in FAULTS if not kc.check(broken(fault, tmp_path / fault))]


@pytest.mark.parametrize("fault", ["unknown-term", "broken-encoding"])
def test_load_refuses_and_tells_the_place(fault, tmp_path):
    with pytest.raises(kc.CorpusError) as told:
        kc.load(broken(fault, tmp_path))
    assert told.value.problems == kc.check(tmp_path)
    assert place(fault, tmp_path)[0] in str(told.value)
    assert FAULTS[fault]["message"] in str(told.value)


def test_all_problems_are_told_at_once(tmp_path):
    actors = broken("unknown-term", tmp_path) / "participants.csv"
    text = actors.read_text(encoding="utf-8").replace("ada-varn,agent", "ada-vran,agent")
    actors.write_text(text, encoding="utf-8")
    assert {p.column for p in kc.check(tmp_path)} == {"kind", "actor"}


def test_no_folder():
    with pytest.raises(kc.CorpusError, match="no such folder"):
        kc.load("nowhere/at/all")


def test_a_listed_table_may_not_be_missing(tmp_path):
    """An optional table is missed only where the data package lists it."""
    shutil.copytree(checks.SHIPPED, tmp_path, dirs_exist_ok=True)
    (tmp_path / "renderings.csv").unlink()
    assert [p.table for p in kc.check(tmp_path)] == ["renderings"]
    (tmp_path / "datapackage.json").unlink()
    assert kc.check(tmp_path) == []


def test_the_small_corpus_itself_has_no_fault():
    assert kc.check(HERE / "tiny") == []


@pytest.mark.parametrize(("sign", "encoding"), [*product(";\t,|", ["utf-8-sig"]), ("\t", "utf-16")])
@pytest.mark.parametrize("first", ["", "sep={}\n", "sep={}\r\n"])
def test_tables_as_a_spreadsheet_saves_them(sign, encoding, first, tmp_path):
    """Its separator and the line naming it, empty rows and columns, BOM, TRUE; a hidden file."""
    folder = shutil.copytree(HERE / "tiny", tmp_path / "records")
    for table in ("actors", "events", "quotations"):
        rows = [[{"false": "FALSE"}.get(cell, cell) for cell in row] for row in read(folder, table)]
        with (folder / f"{table}.csv").open("w", encoding=encoding, newline="") as file:
            file.write(first.format(sign))
            csv.writer(file, delimiter=sign).writerows(
                [[*row, "", " "] for row in [*rows, [""] * len(rows[0])]]
            )
    (folder / "._actors.csv").write_bytes(b"\0\5\x16\7")
    assert kc.load(folder).rows == kc.load(HERE / "tiny").rows
    file = folder / "actors.csv"
    whole = file.read_text(encoding=encoding)
    file.write_text(f"{whole}only{sign}two\n", encoding=encoding)
    (problem,) = kc.check(folder)
    assert problem.row == f"line {whole.count(chr(10)) + 1}"
    assert "2 cells" in problem.message


def test_a_table_whose_letters_are_garbled_is_refused(tmp_path):
    """Opened as Windows-1252, shown so, and saved as UTF-8."""
    folder = shutil.copytree(HERE / "tiny", tmp_path / "records")
    file = folder / "actors.csv"
    text = file.read_text(encoding="utf-8").replace("Varn | A. Varn", "Varn | Эда Варн")
    file.write_text(text, encoding="utf-8")
    assert kc.check(folder) == []
    file.write_text(text.encode("utf-8").decode("cp1252"), encoding="utf-8")
    (problem,) = kc.check(folder)
    assert problem[:3] == ("actors", "line 3", "aliases")
    assert "“Varn | Эда Варн” is meant: open the file as UTF-8" in problem.message


def test_a_sealed_table_says_how_it_is_separated(tmp_path):
    shutil.copytree(HERE / "tiny", tmp_path, dirs_exist_ok=True)
    rows = read(tmp_path, "actors")
    with (tmp_path / "actors.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("sep=;\n")
        csv.writer(file, delimiter=";").writerows(rows)
    package = json.loads(seal(tmp_path, "1.0.0").read_text(encoding="utf-8"))
    dialects = {r["name"]: r["dialect"] for r in package["resources"] if "dialect" in r}
    assert dialects == {"actors": {"delimiter": ";", "headerRows": [2]}}


def test_what_is_only_odd_is_a_warning(tmp_path, capsys):
    shutil.copytree(HERE / "tiny", tmp_path, dirs_exist_ok=True)
    (tmp_path / "my-notes.csv").write_text("plums\n")
    actors = tmp_path / "actors.csv"
    row = actors.read_text(encoding="utf-8").splitlines()[2].replace("ada-varn", "eda-varn", 1)
    actors.write_text(f"{actors.read_text(encoding='utf-8')}{row}\n", encoding="utf-8")
    stray, orphan = kc.check(tmp_path)
    assert str(stray).startswith("warning: my-notes: my-notes.csv is no table: passed over")
    assert str(orphan).startswith("warning: actors, row eda-varn: actor 'eda-varn': orphan actor")
    with pytest.warns(UserWarning, match="my-notes.csv is no table.*; 1 more"):
        assert "eda-varn" in kc.load(tmp_path).by_key["actors"]
    assert main(["check", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert told.err.splitlines() == [str(stray), str(orphan)]
    assert "no problem in" in told.out
    (tmp_path / "events.csv").write_text("plums\n")
    assert main(["check", str(tmp_path)]) == 1
    with pytest.raises(kc.CorpusError):
        kc.load(tmp_path)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("2031/3/17", "write 2031-03-17"),
        ("2031-03-17 00:00:00", "write 2031-03-17"),
        ("17-Mar-31", "write 2031-03-17"),
        ("17 March 2031", "write 2031-03-17"),
        ("20310317", "write 2031-03-17"),
        ("05.06.2031", "write 2031-06-05 (day first) or 2031-05-06 (month first)"),
        ("3-4-31", "ambiguous date; write 2031-04-03 (day first) or 2031-03-04 (month first)"),
        ("2031-03-17 15:10:00", "write 2031-03-17T15:10"),
        ("'2031-03-17", "write 2031-03-17"),
        ("Mon, 17 March 2031", "write 2031-03-17"),
        ("#######", "a column too narrow"),
        ("soon", "no date; write 2024, 2024-05, 2024-05-17 or 2024-05-17T15:10"),
        ("before 17 March 2031", "no date"),
        ("17 March 2031, 00:40", "no date"),
        ("2031-02-30", "impossible date"),
    ],
)
def test_a_day_of_another_form_is_told_as_it_is_written_here(value, fault):
    assert fault in cell_fault("date", value)


@pytest.mark.parametrize("printed", ["story/1412345678.html", "20190310013000", "20319910013000"])
def test_a_page_s_number_in_an_address_is_no_time(tmp_path, printed):
    shutil.copytree(HERE / "tiny", tmp_path, dirs_exist_ok=True)
    table = tmp_path / "stamps.csv"
    table.write_text(table.read_text().replace(",01:00,", f",{printed},"))
    assert printed in table.read_text()
    assert kc.check(tmp_path) == []


# --- rules of a reader's own ---------------------------------------------------------------------


def denials_have_a_stamp(tables):
    stamped = {row["event"] for row in tables["stamps"]}
    for row in tables["events"]:
        if row["kind"] == "denial" and row["event"] not in stamped:
            yield kc.Problem("events", row["event"], "kind", row["kind"], "no stamp")


def test_rules_of_a_reader_s_own_are_asked_too(tmp_path):
    shutil.copytree(HERE / "tiny", tmp_path, dirs_exist_ok=True)
    assert kc.check(tmp_path, rules=[denials_have_a_stamp, lambda _: None]) == []
    (tmp_path / "stamps.csv").unlink()
    (problem,) = kc.check(tmp_path, rules=[denials_have_a_stamp])
    assert str(problem) == "events, row denial-2031-03-10: kind 'denial': no stamp"
    (tmp_path / "events.csv").unlink()  # its own problem, and no row for the rule
    assert [p.message for p in kc.check(tmp_path, rules=[denials_have_a_stamp])] == [
        "missing table: no events.csv"
    ]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("denials", "rules: 'denials' is no callable"),
        (lambda _: ["too few"], "gives 'too few'; give kc.Problem"),
    ],
)
def test_what_is_no_rule_is_told(rule, message):
    with pytest.raises(TypeError, match=message):
        kc.check(HERE / "tiny", rules=[rule])
