"""Every fault of `faults.toml` yields exactly one problem, and every rule has a fault."""

import shutil

import pytest
from faults import FAULTS, HERE, broken, place

import kcna_corpus as kc
from kcna_corpus.records import checks


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_is_one_problem(fault, tmp_path):
    problems = kc.check(broken(fault, tmp_path))
    assert len(problems) == 1, "\n".join(map(str, problems))
    assert list(problems[0][:4]) == place(fault, tmp_path)
    assert FAULTS[fault]["message"] in problems[0].message


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_fault_that_no_other_finds(rule, tmp_path, monkeypatch):
    monkeypatch.setattr(checks, "RULES", [other for other in checks.RULES if other is not rule])
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
