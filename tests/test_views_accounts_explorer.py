"""The accounts explorer without a browser: traits, rows, code, chart, evidence, escaping."""

import pytest

import kcna_corpus as kc
from kcna_corpus.records.corpus import from_rows
from kcna_corpus.views import account_charts
from kcna_corpus.views.account_rows import independent, reported

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


def shown(explorer):
    return [row["key"] for row in explorer.charts.shown_rows()]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, ACCOUNTS),
        ({"events": [DENIAL]}, DENIALS),
        ({"events": [DENIAL], "independent": True}, WITNESSES),
        ({"events": [SANCTIONS], "stances": ["asserting"]}, 1),
        ({"stances": ["denying"]}, 3),
        ({"stances": ["denying"], "independent": True}, 1),
        ({"conflicting": True}, 1),
        ({"conflicting": True, "independent": True}, 1),
        ({"independent": True}, len(kc.witnesses(kc.load())) + 1),
    ],
)
def test_each_filter_and_the_code_it_writes(explorer, shipped, filters, count):
    for name, value in filters.items():
        setattr(explorer, name, value)
    rows = explorer.rows()
    assert len(rows) == count
    assert shown(explorer) == rows["account"].tolist()
    again = eval(explorer.code, {"kc": kc, "corpus": shipped})
    assert rows.equals(again)


def test_one_name_may_be_given_as_text(shipped):
    explorer = kc.AccountsExplorer(shipped, events=DENIAL, stances="denying")
    assert (explorer.events, explorer.stances) == ([DENIAL], ["denying"])
    assert len(explorer.rows()) == 3
    explorer.events = SANCTIONS
    with pytest.raises(ValueError, match="unknown stance 'denied'; did you mean 'denying'"):
        explorer.stances = "denied"


def test_controls_and_traits_are_one_state(explorer):
    assert explorer.picked == ""
    explorer._boxes["events"].value = (DENIAL,)
    assert explorer.events == [DENIAL]
    explorer._checks["independent"].value = True
    assert explorer.independent
    assert len(explorer.rows()) == WITNESSES
    explorer.events = []
    assert explorer._boxes["events"].value == ()
    explorer.independent = False
    assert explorer._checks["independent"].value is False
    assert len(explorer.rows()) == ACCOUNTS


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


def test_a_click_shows_the_evidence(explorer):
    explorer.charts.picked = MISATTRIBUTED  # what the chart sends for a click
    assert explorer.picked == MISATTRIBUTED
    assert explorer._list.value == MISATTRIBUTED
    page = explorer._details.value
    assert "Rocket Parrot → Agence France-Presse → Kim Yo Jong, Kim Jong Un" in page
    assert "16 May 2024, 15:00 – 17 May 2024, 22:59" in page
    assert "same moment in another zone" in page
    assert "data version" in explorer.actions.citation
    explorer.stances = ["denying"]
    assert explorer._list.value is None
    assert explorer._details.value == "<p>Not among the accounts shown:</p>" + page
    assert explorer.picked == MISATTRIBUTED
    explorer._list.value = f"kcna-kp-en@{DENIAL}"
    assert explorer.picked == f"kcna-kp-en@{DENIAL}"


def test_conflicts_are_marked_and_told(explorer):
    marked = {row["key"]: row["letters"] for row in explorer.charts.shown_rows() if row["conflict"]}
    assert marked == {MISATTRIBUTED: "R17!"}
    assert "A running total cannot fall" in explorer._conflicts.value
    explorer.events = [SANCTIONS]
    assert "none" in explorer._conflicts.value


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        ({}, NUMBERS),
        ({"independent": True}, NUMBERS),
        ({"conflicting": True}, ["actor"]),
        ({"conflicting": True, "independent": True}, ["actor"]),
        ({"stances": "reporting"}, ["actor"]),
        ({"stances": "denying"}, []),
    ],
)
def test_the_conflicts_are_those_of_what_is_shown(shipped, filters, kinds):
    explorer = kc.AccountsExplorer(shipped, **filters)
    assert explorer.conflicts()["kind"].tolist() == kinds
    assert explorer._conflicts.value.count("<li><b>") == len(kinds)


def test_one_event_is_no_events(shipped):
    explorer = kc.AccountsExplorer(shipped, events=DENIAL, independent=True)
    told = f"{WITNESSES} of {ACCOUNTS} accounts, one for each witness, of 1 event shown."
    assert explorer.actions.status == told


def test_the_copies_of_a_witness_are_listed(shipped):
    table = independent(reported(shipped))
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


def test_a_saved_notebook_has_a_picture_and_words(explorer):
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert len(bundle["image/png"]) < 300_000
    text = bundle["text/plain"]
    events = RECORDS["event"].nunique()
    assert f"{ACCOUNTS} of {ACCOUNTS} accounts of {events} events" in text
    assert "rect: color=stance, description=told, x=title, y=report" in text
    assert "| R17! | 2024-05-17 | Kim Yo Jong, Kim Jong Un" in text
    assert text == explorer._repr_mimebundle_()["text/plain"]


def test_what_is_saved_is_the_view(explorer):
    sent = []
    explorer.actions.send = sent.append
    explorer.events = [SANCTIONS]
    explorer._serve(None, {"do": "save"}, None)
    table, picture = sent[0]["files"]
    assert table["text"].count("\n") == 1 + (RECORDS["event"] == SANCTIONS).sum()
    assert picture["text"].startswith("<svg")


def test_the_figures_of_one_measure(shipped):
    chart = kc.chart_figures(shipped, "containers sent")
    rows = chart.shown_rows()
    assert [row["value"] for row in rows][:7] == [1000, 2000, 5000, 10000, 6700, 10000, 7000]
    assert rows[3]["speaker"] == "US State Department"
    assert rows[3]["day"] == "23 February 2024"
    spec = chart.specs[0]["layer"][0]["encoding"]
    assert (spec["x"]["field"], spec["y"]["field"]) == ("said", "value")
    assert spec["color"]["scale"]["domain"] == spec["shape"]["scale"]["domain"]
    with pytest.raises(ValueError, match="did you mean 'containers sent'"):
        kc.chart_figures(shipped, "containers send")


def test_records_are_shown_as_text(shipped):
    """Whatever stands in a record never becomes markup."""
    evil = "<img src=x onerror=alert(1)>"
    rows = {name: [dict(row) for row in table] for name, table in shipped.rows.items()}
    for event in rows["events"]:
        event["title"] = f"{evil} {event['title']}"
    for actor in rows["actors"]:
        actor["name"] = f"{evil} {actor['name']}"
    for document in rows["documents"]:
        document |= {"publisher": evil, "address": "javascript:alert(1)"}
    for account in rows["accounts"]:
        account |= {"gloss": evil, "as_of_printed": evil}
    explorer = kc.AccountsExplorer(from_rows(rows, evil))
    explorer.picked = MISATTRIBUTED
    pages = (explorer._details, explorer._conflicts, explorer._table)
    for html in (page.value for page in pages):
        assert "<img" not in html
        assert "&lt;img" in html
        assert 'href="javascript' not in html
    assert "<img" not in explorer.charts.svgs()[0]


def test_every_stance_has_a_letter_and_a_colour():
    letters = [letter for letter, _ in account_charts.STANCES.values()]
    assert len(set(letters)) == len(account_charts.STANCES) == 3
