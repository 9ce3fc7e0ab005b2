"""The accounts explorer without a browser: traits, rows, code, chart, evidence, escaping."""

import shutil
from pathlib import Path

import pytest

import kcna_corpus as kc
from kcna_corpus.views.account_rows import STANCES, in_conflict, reported

DENIAL, SANCTIONS = "kcna-denial-2024-05-17", "us-sanctions-2024-05-16"
#: How much the shipped records have: what is counted here follows them.
RECORDS = kc.load().accounts
ACCOUNTS, DENIALS = len(RECORDS), (RECORDS["event"] == DENIAL).sum()
#: The conflicts that `tests/test_story_accounts.py` lists.
NUMBERS = [*["number"] * 5, "actor"]
WITNESSES = len(kc.witnesses(kc.load(), DENIAL)) + 1  # the copy that differs stands apart
MISATTRIBUTED = f"rocketparrot-2024-05-17@{DENIAL}"


@pytest.fixture
def explorer(shipped):
    return kc.AccountsExplorer(shipped)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, ACCOUNTS),
        ({"events": [DENIAL]}, DENIALS),
        ({"events": [DENIAL], "independent": True}, WITNESSES),
        ({"events": [SANCTIONS], "stances": ["asserting"]}, 1),
        ({"stances": ["denying"]}, 3),
        ({"stances": ["denying"], "independent": True}, 1),
        ({"conflicting": True}, len(in_conflict(kc.load()))),
        ({"conflicting": True, "independent": True}, 4),
        ({"independent": True}, len(kc.witnesses(kc.load())) + 1),
    ],
)
def test_each_filter_and_the_code_it_writes(explorer, shipped, filters, count):
    for name, value in filters.items():
        setattr(explorer, name, value)
    rows = explorer.rows()
    assert len(rows) == count
    again = eval(explorer.code, {"kc": kc, "corpus": shipped})
    assert rows.equals(again)


def test_one_name_may_be_given_as_text(shipped):
    explorer = kc.AccountsExplorer(shipped, events=DENIAL, stances="denying")
    assert (explorer.events, explorer.stances) == ([DENIAL], ["denying"])
    assert len(explorer.rows()) == 3
    explorer.events = SANCTIONS
    with pytest.raises(ValueError, match="unknown stance 'denied'; did you mean 'denying'"):
        explorer.stances = "denied"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("events", ["kcna-denial"], f"did you mean '{DENIAL}'"),
        ("stances", ["denied"], "did you mean 'denying'"),
        ("picked", f"rocketparrot@{DENIAL}", "no account"),
    ],
)
def test_a_wrong_filter_changes_nothing(explorer, name, value, message):
    before = getattr(explorer, name)
    with pytest.raises(ValueError, match=message):
        setattr(explorer, name, value)
    assert getattr(explorer, name) == before
    assert len(explorer.rows()) == ACCOUNTS


def item(explorer, key):
    fields, rows = explorer.data["fields"], explorer.data["rows"]
    return next(dict(zip(fields, row, strict=True)) for row in rows if row[0] == key)


def test_a_card_has_what_stands_behind_an_account(explorer):
    card = explorer._card(MISATTRIBUTED)
    facts = dict(card["facts"])
    assert (
        facts["Chain of word"] == "Rocket Parrot → Agence France-Presse → Kim Yo Jong, Kim Jong Un"
    )
    assert facts["Dated"] == "2024-05-17, printed"
    minutes = [1715871600 // 60, 1715957940 // 60]  # 17 May in Seoul and London's day of it
    assert facts["In UTC"][0][:2] == ["when", minutes[0]]
    differs = str(dict(map(lambda part: part[:2], card["lists"]))["Where it differs"])
    assert "gives it to Kim Jong Un" in differs
    assert "same moment in another zone" in differs


def test_conflicts_are_marked_and_told(explorer, shipped):
    assert item(explorer, MISATTRIBUTED)["letters"] == "R17!"
    kinds = in_conflict(shipped)
    for row in explorer.data["rows"]:
        one = dict(zip(explorer.data["fields"], row, strict=True))
        assert one["wrong"] == one["letters"].endswith("!") == (one["key"] in kinds)
    told = str(explorer.data["hintLists"])
    assert "A running total cannot fall" in told
    assert len(explorer.data["hintLists"][0][1]) == len(kc.disagreements(shipped))


def test_the_error_of_one_copy_is_not_put_under_its_agency(explorer):
    """Its line stands among the agency's copies, but what it says differently is its own."""
    wrong = item(explorer, MISATTRIBUTED)
    names = explorer.data["groups"]
    assert names[wrong["wit"]] == "Rocket Parrot"
    line = explorer.data["lines"][wrong["lines"][0]]
    assert names[line[2]] == "Agence France-Presse"
    assert wrong["once"] == f"{DENIAL}|Rocket Parrot"


def test_conflicts_of_numbers_are_conflicts(shipped):
    ticked = kc.AccountsExplorer(shipped, conflicting=True)
    assert len(ticked.conflicts()) == len(kc.disagreements(shipped))
    events = ["shin-2024-02-26", "shin-2024-03-18"]
    some = kc.AccountsExplorer(shipped, events=events, conflicting=True)
    assert set(some.rows()["event"]) == set(events)
    assert all(kinds == ["number"] for kinds in some.rows()["conflicts"])


@pytest.mark.parametrize(
    "filters", [{"stances": "reporting"}, {"stances": "denying"}, {"events": DENIAL}]
)
def test_the_conflicts_are_those_of_what_is_shown(shipped, filters):
    explorer = kc.AccountsExplorer(shipped, **filters)
    shown, events = set(explorer.rows()["account"]), set(explorer.rows()["event"])
    figures = {f["figure"]: f for f in shipped.rows["figures"]}
    for conflict in explorer.conflicts().to_dict("records"):
        rests = conflict["records"]
        assert shown & set(rests) or events & {figures[r]["event"] for r in rests if r in figures}


def test_a_case_without_a_sequence_shows_the_events_that_most_documents_tell(tmp_path):
    shutil.copytree(Path(__file__).parent / "tiny", tmp_path / "case")
    (tmp_path / "case" / "stamps.csv").unlink()
    columns = kc.AccountsExplorer(kc.load(tmp_path / "case"))._data()["columns"]
    assert columns == [["denial-2031-03-10", "Ada Varn denies plum sales", True]]


def test_a_filter_that_leaves_nothing_keeps_the_columns(shipped):
    explorer = kc.AccountsExplorer(shipped, events=DENIAL, search="no such word at all")
    assert explorer.rows().empty
    explorer.conflicting = explorer.independent = True
    assert list(explorer.rows().columns) == list(explorer.table.columns)
    assert list(explorer.conflicts().columns) == list(kc.disagreements(shipped).columns)


def test_renderings_are_searched(shipped):
    rendering = next(r for r in shipped.rows["renderings"] if r["language"] == "ko")
    explorer = kc.AccountsExplorer(shipped, search=rendering["words"])
    assert rendering["document"] in set(explorer.rows()["document"])


def test_one_event_is_no_events(shipped):
    explorer = kc.AccountsExplorer(shipped, events=DENIAL, independent=True)
    assert (
        f"{WITNESSES} of {ACCOUNTS} accounts, one for each witness, of 1 event"
        in explorer.describe()
    )


def test_the_copies_of_a_witness_are_listed(shipped):
    table = kc.AccountsExplorer(shipped, independent=True).rows()
    row = table[(table["event"] == DENIAL) & (table["witness"] == "Reuters")].iloc[0]
    assert {"rmol-id", "jurnalpatroli-id", "lbcgroup-reuters"} <= set(row["documents"])
    agency = table[(table["event"] == DENIAL) & (table["witness"] == "Agence France-Presse")].iloc[
        0
    ]
    assert not agency["conflicts"]
    own = table[(table["event"] == DENIAL) & (table["witness"] == "Rocket Parrot")].iloc[0]
    assert own["conflicts"] == ["actor"]
    assert len(agency["documents"]) == 5
    pairs = table[["event", "witness"]].drop_duplicates()
    assert len(pairs) == len(table)


def test_labels_tell_documents_apart(shipped):
    table = reported(shipped).drop_duplicates("document")
    assert table["report"].is_unique
    assert {"UOL (Reuters)", "UOL (Agence France-Presse)"} <= set(table["report"])


def test_a_saved_notebook_has_a_table_and_words(explorer):
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    text = bundle["text/plain"]
    assert f"{ACCOUNTS} of {ACCOUNTS} accounts" in text
    assert "| reporting | 2024-05-17 | Kim Yo Jong, Kim Jong Un | actor" in text
    assert text == explorer._repr_mimebundle_()["text/plain"]


def test_the_figures_of_one_measure(shipped):
    chart = kc.chart_figures(shipped, "containers sent")
    rows = chart.shown_rows()
    assert [row["value"] for row in rows][:7] == [1000, 2000, 5000, 10000, 6700, 10000, 7000]
    assert rows[3]["speaker"] == "US State Department"
    assert rows[3]["day"] == "23 February 2024"
    bundle, metadata = chart._repr_mimebundle_()
    assert metadata["image/png"]["alt"] == chart.alt
    assert "23 February 2024 | US State Department" in bundle["text/plain"]
    spec = chart.specs[0]["layer"][0]["encoding"]
    assert (spec["x"]["field"], spec["y"]["field"]) == ("said", "value")
    assert spec["color"]["scale"]["domain"] == spec["shape"]["scale"]["domain"]
    with pytest.raises(ValueError, match="did you mean 'containers sent'"):
        kc.chart_figures(shipped, "containers send")


def test_every_stance_has_a_letter_and_a_colour():
    letters = [letter for letter, _ in STANCES.values()]
    assert len(set(letters)) == len(STANCES) == 3


def test_accounts_are_chosen_by_the_language_of_their_document(shipped):
    explorer = kc.AccountsExplorer(shipped, languages=["ko", "ja"])
    documents = {*explorer.rows()["document"]}
    assert documents
    assert {shipped.row("documents", name)["language"] for name in documents} == {"ko", "ja"}
    with pytest.raises(ValueError, match="language 'xx'"):
        explorer.languages = ["xx"]
