"""Loading, citing, adding rows."""

import sys
from dataclasses import replace

import pandas as pd
import pytest

import kcna_corpus as kc
from kcna_corpus.records.schema import TABLES


def test_every_table_is_a_frame_with_its_columns(tiny):
    for name, table in TABLES.items():
        frame = getattr(tiny, name)
        assert isinstance(frame, pd.DataFrame)
        assert list(frame.columns)[: len(table.columns)] == [c.name for c in table.columns]


def test_types_of_columns(tiny):
    assert tiny.sentences["position"].dtype == "Int64"
    assert tiny.quotations["misattributed"].dtype == "boolean"
    assert str(tiny.stamps["instant"].dtype).endswith("UTC]")
    assert str(tiny.events["earliest"].dtype).endswith("UTC]")
    assert tiny.actors["aliases"].iloc[1] == ["Varn", "A. Varn"]
    assert tiny.documents["date_captured"].iloc[0] == ""


def test_loading_twice_gives_independent_tables():
    one, two = kc.load(), kc.load()
    one.events.loc[0, "title"] = "changed"
    one.actors["aliases"].iloc[0].append("changed")
    assert two.events.loc[0, "title"] != "changed"
    assert "changed" not in two.actors["aliases"].iloc[0]
    assert kc.load().row("events", 0)["title"] != "changed"


def test_the_version_tells_a_changed_copy(tmp_path):
    from kcna_corpus.records.checks import SHIPPED

    for file in SHIPPED.glob("*.*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    sealed = kc.load(tmp_path).version
    assert sealed == kc.load().version
    events = tmp_path / "events.csv"
    events.write_text(events.read_text(encoding="utf-8").replace("Pyongyang", "Phyongyang", 1))
    assert kc.load(tmp_path).version == f"{sealed} (changed)"
    assert kc.check(tmp_path) == []
    assert [p.table for p in kc.check(tmp_path, sealed=True)] == ["events"]


def test_optional_columns_may_be_left_out(tmp_path, tiny):
    from conftest import HERE

    for file in (HERE / "tiny").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    frame = pd.read_csv(tmp_path / "actors.csv", dtype=str, keep_default_na=False)
    frame.drop(columns=["note", "office"]).to_csv(tmp_path / "actors.csv", index=False)
    assert list(kc.load(tmp_path).actors["note"]) == [""] * len(tiny.actors)


def test_a_citation_says_what_where_and_how_known(tiny):
    told = tiny.cite("quotations", "courier-report:q0")
    for part in (
        "“do not sell any plums to anyone”", "speaker as printed: Ms Varn", "altered",
        "inserted at word 5: “any”", "Hill Courier", "2031-03-10 (inferred)",
        "https://courier.example.org/plums/2", "Sentence 0 of varland-statement",
        "Words 2 to 10", "Fingerprint e1a38f610425d7ed", "Basis: printed", "data version",
    ):  # fmt: skip
        assert part in told


def test_every_row_can_be_cited(tiny, shipped):
    for corpus in (tiny, shipped):
        for name in TABLES:
            for row in range(len(corpus.rows[name])):
                told = corpus.cite(name, row)
                assert f"data version {corpus.version}" in told
                assert "Basis: " in told


def test_a_citation_of_nothing(tiny):
    with pytest.raises(ValueError, match="no table 'quotation'; did you mean 'quotations'"):
        tiny.cite("quotation", 0)
    with pytest.raises(ValueError, match="did you mean 'ada-varn'"):
        tiny.cite("actors", "ada-vern")
    with pytest.raises(ValueError, match="5 rows; there is no row 5"):
        tiny.cite("actors", 5)


def test_with_rows_refuses_an_unknown_column(tiny):
    with pytest.raises(ValueError, match="no column 'stmap'; did you mean 'stamp'"):
        tiny.with_rows("stamps", [{"stmap": "x"}])
    with pytest.raises(ValueError, match="no table 'evnts'; did you mean 'events'"):
        tiny.with_rows("evnts", [])


def test_importing_is_light():
    """Neither pandas nor altair: measured in a fresh interpreter."""
    import subprocess

    code = "import sys, kcna_corpus; print([m for m in ('pandas', 'altair', 'ipywidgets') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("cli", ["altair", "ipywidgets"]),
        ("views.evidence", ["altair", "trafilatura"]),
        ("reading.files", ["pandas", "altair"]),
    ],
)
def test_what_draws_nothing_loads_nothing_to_draw_with(module, absent):
    import subprocess

    code = f"import sys, kcna_corpus.{module}; print([m for m in {absent} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_no_corpus_is_named(tiny):
    for call in (kc.timeline, kc.disagreements, kc.witnesses, kc.claims):
        with pytest.raises(
            TypeError, match=r"corpus: a Corpus is needed, as kc\.load\(\) gives it, not 'data'"
        ):
            call("data")


def test_rows_come_as_a_table_or_a_list(tiny):
    import pandas as pd

    term = {
        "vocabulary": "kind",
        "term": "parade",
        "definition": "troops on show",
        "source": "own definition",
        "basis": "inferred",
    }
    assert len(tiny.with_rows("terms", pd.DataFrame([term])).terms) == len(tiny.terms) + 1
    with pytest.raises(TypeError, match="not one alone"):
        tiny.with_rows("terms", term)
    with pytest.raises(ValueError, match="there is no row -1"):
        tiny.row("events", -1)
    with pytest.raises(ValueError, match="no role 'reports'; did you mean 'report'"):
        tiny.texts("reports")


def test_a_figure_of_the_other_direction_says_so(shipped):
    row = kc.claims(shipped, "containers").set_index("event").loc["shin-2024-03-18"]
    assert row["figures"] == [
        "about 7,000 containers (Shin Won-sik, 2024-03-18)",
        "over 9,000 containers, containers received (Shin Won-sik, 2024-03-18)",
    ]


def test_a_saved_corpus_is_read_cell_by_cell_as_it_was(tmp_path):
    corpus = kc.load().add(
        "terms", vocabulary="kind", term="=1+1", definition="-0-", source="own", basis="inferred"
    )
    saved = corpus.save(tmp_path / "new" / "case")
    assert kc.check(saved, sealed=True) == []
    assert kc.load(saved).rows == corpus.rows
    assert kc.load(saved).zone == corpus.zone
    assert not list(tmp_path.rglob(".unfinished*"))


def test_saving_never_touches_records_that_are_there(tmp_path):
    saved = kc.load().save(tmp_path / "case")
    before = {path: path.read_bytes() for path in saved.iterdir()}
    with pytest.raises(FileExistsError, match=r"holds records already.*update"):
        kc.load().save(saved)
    assert {path: path.read_bytes() for path in saved.iterdir()} == before


def test_the_rights_rule_waits_in_a_case_until_it_is_shared(tmp_path):
    corpus = kc.load()
    long = {**corpus.rows["quotations"][1], "quotation": "long", "text": " ".join(["word"] * 16)}
    with pytest.raises(kc.CorpusError, match="at most 15"):
        corpus.with_rows("quotations", [long])
    case = replace(corpus, share="records").with_rows("quotations", [long])
    saved = case.save(tmp_path / "case")
    assert kc.check(saved) == []
    assert kc.load(saved).share == "records"


def test_proposals_are_told_from_rows():
    found = kc.propose_timeline(["Ida Moss denied it on Sunday, the board said."], "2031-03-03")
    for given in (found, found.to_dict("records")):
        with pytest.raises(ValueError, match=r"candidates.*kc\.draft"):
            kc.load().with_rows("events", given)
