"""Quotations beside the statement: from records and from texts, chart and wording, the explorer."""

import pandas as pd
import pytest

import kcna_corpus as kc
from kcna_corpus.story.quotation_table import from_records, from_texts, unquoted_places
from kcna_corpus.views import heatmap
from kcna_corpus.views import quotation_html as wording

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


def test_cells_have_the_least_faithful_class(shipped):
    found = from_records(shipped)
    outer = found._replace(quotations=found.quotations[~found.quotations["nested"]])
    cells = {(c["place"], c["report"]): c for c in heatmap.cells(outer)["cells"]}
    assert cells["2", "Rocket Parrot"]["letters"] == "V! O O"
    assert cells["2", "Rocket Parrot"]["class"] == "other translation"
    assert cells["7", "A News"]["letters"] == "V A"
    assert len(cells) == 21


def test_the_heat_map_encodes_class_and_keeps_empty_rows(shipped):
    spec = heatmap.heatmap(from_records(shipped)).to_dict()
    encoding = spec["layer"][0]["encoding"]
    assert encoding["color"]["field"] == "class"
    assert encoding["color"]["scale"]["domain"] == list(heatmap.CLASSES)
    assert encoding["y"]["scale"]["domain"] == [*(str(n) for n in range(13)), heatmap.OUTSIDE]
    assert "The table below" in spec["description"]
    assert "An empty row: nothing of what is shown quotes it." in " ".join(
        spec["title"]["subtitle"]
    )


@pytest.mark.parametrize(("count", "slant"), [(2, 0), (8, 0), (9, -50), (60, -50)])
def test_the_names_of_many_reports_are_slanted_and_have_room(count, slant):
    names = [f"The {n}th Daily Lantern" for n in range(count)]
    reports = pd.DataFrame({"doc_id": names, "text": ["“No plums,” he said."] * count})
    spec = heatmap.heatmap(from_texts(reports, ["No plums.", "No pears."])).to_dict()
    for layer in spec["layer"]:
        assert layer["encoding"]["x"].get("axis", {"labelAngle": slant})["labelAngle"] == slant
    least = spec["usermeta"]["least"]
    assert least >= max(600, 24 * count)
    explorer = kc.QuotationExplorer.of(reports, ["No plums.", "No pears."])
    assert f'width="{max(700, least)}"' in explorer.charts.svgs()[0]


def test_wording_marks_whole_sentences(found):
    page = wording.sentence_html(found, found.quotations, "0")
    assert "Our orchards <del>will</del> not sell plums to anyone beyond the river." in page
    assert (
        "orchards <ins>may</ins> not sell <ins>any</ins> plums to anyone beyond the river" in page
    )
    assert "<strong>(modal)</strong>" in page


def test_wording_of_records_has_edits_and_our_words(shipped):
    found = from_records(shipped)
    page = wording.sentence_html(found, found.quotations, "10")
    assert "<em>In our words:</em>" in page
    assert "substituted at word 15: <del>inventing</del> → <ins>harboring</ins>" in page
    outside = wording.sentence_html(found, found.quotations, heatmap.OUTSIDE)
    assert outside.count("<li>") == 5


def test_changes_are_never_cut():
    long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    found = from_texts([f"He said “we saw {long} plums there”."], [f"We saw {long} pears there."])
    assert "pears" in repr(wording.changes(found.quotations))
    assert "…" not in repr(wording.changes(found.quotations))


def test_filters_and_the_code_they_write(records, shipped):
    assert len(records.rows()) == 29
    records.nested = True
    assert len(records.rows()) == 35
    records.classes = ["altered", "trimmed"]
    records.reports = ["A News"]
    assert len(records.rows()) == 4
    again = eval(records.code, {"kc": kc, "corpus": shipped})
    assert again["key"].tolist() == records.rows()["key"].tolist()
    assert {c["report"] for c in records.charts.shown_rows()} == {"A News"}


def test_one_name_may_be_given_as_text(shipped):
    explorer = kc.QuotationExplorer(shipped, reports="R9 News", classes="altered")
    assert (explorer.reports, explorer.classes) == (["R9 News"], ["altered"])
    assert len(explorer.rows()) == 2
    with pytest.raises(ValueError, match="unknown class 'verbatm'; did you mean 'verbatim'"):
        kc.QuotationExplorer(shipped, classes="verbatm")


def test_controls_and_traits_are_one_state(records):
    records._boxes["reports"].value = ("R9 News",)
    assert records.reports == ["R9 News"]
    records.classes = ["altered"]
    assert records._boxes["classes"].value == ("altered",)
    assert len(records.rows()) == 2


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


def test_a_click_shows_the_wording_and_its_citations(records):
    records.charts.picked = "10 · R9 News"
    assert records.sentence == "10"
    assert "harboring" in records._wording.value
    assert records.actions.citation.count("data version") == 2


def test_a_saved_notebook_has_a_picture_and_words(records):
    bundle = records._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert "sentences that nobody quotes: 0, 5, 6, 8" in bundle["text/plain"]
    assert "2 | Rocket Parrot | V! O O" in bundle["text/plain"]
    assert len(bundle["image/png"]) < 120_000


def test_texts_of_one_s_own():
    explorer = kc.QuotationExplorer.of(REPORTS, STATEMENT)
    assert explorer.unquoted()["place"].tolist()[-1] == "2"
    assert "a fairy tale told by foxes" in set(explorer.rows()["text"])
    assert explorer.code == "kc.QuotationExplorer.of(reports, statement).rows()"
    explorer.sentence = "0"
    assert "<ins>may</ins>" in explorer._wording.value
    assert "Herald" in explorer.actions.citation


def test_a_report_without_a_quotation_keeps_its_column():
    silent = pd.DataFrame({"document": ["Silent Post"], "text": ["A minister spoke of plums."]})
    explorer = kc.QuotationExplorer.of(pd.concat([silent, REPORTS]), STATEMENT)
    names = ["Silent Post", "Courier", "Herald"]
    assert [name for name, _ in explorer._boxes["reports"].options] == names
    scale = explorer.charts.specs[0]["layer"][0]["encoding"]["x"]["scale"]
    assert scale["domain"] == names
    assert "Silent Post" in explorer.charts.svgs()[0]
    explorer.reports = "Silent Post"
    assert explorer.rows().empty


def test_no_view_is_saved_under_the_name_of_a_table_of_records(shipped):
    for explorer in (kc.QuotationExplorer(shipped), kc.AccountsExplorer(shipped)):
        sent = []
        explorer.actions.send = sent.append
        explorer._serve(None, {"do": "save"}, None)
        names = [file["name"] for file in sent[0]["files"]]
        assert [name.rpartition(".")[2] for name in names] == ["csv", "svg"]
        assert not {name.removesuffix(".csv") for name in names} & set(shipped.rows)


def test_texts_are_shown_as_text():
    evil = "<img src=x onerror=alert(1)>"
    report = pd.DataFrame(
        {"doc_id": [evil], "text": [f"{evil} said “plums {evil} are never sold here”."]}
    )
    explorer = kc.QuotationExplorer.of(report, [f"Plums {evil} are never sold here."])
    for place in explorer._sentences:
        explorer.sentence = place
        for html in (explorer._wording.value, explorer._silent.value, explorer._table.value):
            assert "<img" not in html
    assert "<img" not in explorer.charts.svgs()[0]
