"""Records in a workbook: written with choices and notes, read back cell by cell."""

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest

import kcna_corpus as kc
from kcna_corpus import cli
from kcna_corpus.records.checks import SHIPPED

TINY = Path(__file__).parent / "tiny"


@pytest.fixture
def sheet(tmp_path):
    assert cli.main(["sheet", str(TINY), "-o", str(tmp_path / "tiny.xlsx")]) == 0
    return tmp_path / "tiny.xlsx"


def change(path, table, cell, value):
    book = openpyxl.load_workbook(path)
    book[table][cell] = value
    book.save(path)


def test_a_round_trip_is_cell_by_cell_the_same(tmp_path):
    out = tmp_path / "shipped.xlsx"
    assert cli.main(["sheet", str(SHIPPED), "-o", str(out)]) == 0
    assert kc.load(out).rows == kc.load().rows
    assert kc.load(out).zone == kc.load().zone
    assert kc.check(out) == []


def test_hostile_cells_are_text(tmp_path):
    term = {"vocabulary": "kind", "term": "=1+1", "definition": "-0-", "basis": "inferred"}
    saved = kc.load(TINY).add("terms", **term, source="+own").save(tmp_path / "case")
    assert cli.main(["sheet", str(saved)]) == 0
    assert kc.load(tmp_path / "case.xlsx").rows == kc.load(saved).rows
    cells = [c for row in openpyxl.load_workbook(tmp_path / "case.xlsx")["terms"] for c in row]
    assert all(cell.data_type != "f" for cell in cells)


def test_cells_offer_vocabularies_and_keys_and_say_what_they_are(sheet):
    book = openpyxl.load_workbook(sheet)
    offered = {
        str(v.sqref).split("2:")[0]: v for v in book["events"].data_validations.dataValidation
    }
    columns = {cell.value: cell for cell in book["events"][1]}
    assert offered[columns["precision"].column_letter].formula1.startswith("=choices!")
    assert offered[columns["precision"].column_letter].errorStyle == "stop"
    assert "required" in columns["start"].comment.text
    actors = {v.formula1 for v in book["participants"].data_validations.dataValidation}
    assert "=actors!$A$2:$A$10000" in actors


def test_what_a_spreadsheet_makes_of_days_and_numbers_is_read(sheet):
    wanted = kc.load(TINY).rows["events"][0]["start"]
    book = openpyxl.load_workbook(sheet)
    column = next(c.column_letter for c in book["events"][1] if c.value == "start")
    change(sheet, "events", f"{column}2", datetime.datetime.fromisoformat(wanted))
    assert kc.load(sheet).rows == kc.load(TINY).rows


def test_a_wrong_cell_is_named_as_in_a_folder(sheet, capsys):
    change(sheet, "events", "A1", "evnt")
    assert cli.main(["check", str(sheet)]) == 1
    assert "did you mean 'event'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked with a password"),
        (b"no workbook", "no workbook"),
        (b"", "no workbook"),
    ],
)
def test_what_is_no_workbook_says_so(tmp_path, data, message):
    (tmp_path / "case.xlsx").write_bytes(data)
    with pytest.raises(kc.CorpusError, match=message):
        kc.load(tmp_path / "case.xlsx")


def test_a_zip_that_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "case.xlsx", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(kc.CorpusError, match="no workbook"):
        kc.load(tmp_path / "case.xlsx")


def test_a_file_that_is_there_is_not_overwritten(sheet, capsys):
    before = sheet.read_bytes()
    assert cli.main(["sheet", str(TINY), "-o", str(sheet)]) == 1
    assert "there already" in capsys.readouterr().err
    assert sheet.read_bytes() == before
