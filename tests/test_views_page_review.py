"""The review of one page: what was kept, what was dropped, and decisions by hand as data."""

import base64
import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kcna_corpus as kc
from kcna_corpus.saving import csv_text, read_csv
from kcna_corpus.views.html_page import page_html

PAGE = """Today: July 21, 2031
Varland Voice
News | Weather | Log in
March 10, 2031
On the tale of plums
By Mira Halloran

The orchards of Varland do not sell plums to anyone beyond the river, a minister said.

Nobody from outside has ever been led into the cellars, and nobody will be, she added.

-0-

Subscribe to our newsletter
Read next
Wasps seen in the hill towns
"""


@pytest.fixture
def document():
    return kc.read_page(PAGE.encode())


@pytest.fixture
def review(document):
    return kc.PageReview(document)


def number(document, start):
    return next(b.number for b in document.blocks if b.text.startswith(start))


def test_rows_are_the_blocks_of_the_page(review, document):
    rows = review.rows()
    assert list(rows.columns) == ["number", "kept", "by", "why", "page_start", "page_end", "text"]
    assert [
        document.page_text[s:e] for s, e in zip(rows["page_start"], rows["page_end"], strict=True)
    ] == rows["text"].tolist()
    assert rows[rows["kept"]]["text"].str[:12].tolist() == ["The orchards", "Nobody from "]
    assert set(rows["by"]) == {"rules"}
    # what stands beside a block is what `keep` takes, and it is said
    assert review._card(rows["number"][3])["title"] == "Block 3"
    assert "from 0: the one that keep and drop take" in str(review.data["hint"])


def test_keep_and_drop_by_hand(review, document):
    title, first = number(document, "On the tale"), number(document, "The orchards")
    review.keep(title)
    review.drop(first)
    assert review.decisions == {title: True, first: False}
    assert review.reviewed.body.startswith("On the tale of plums\n\nNobody")
    assert review.rows().set_index("number")["by"][title] == "hand"
    assert "2 decided by hand" in review.describe()
    review.undo(title)
    assert review.decisions == {first: False}
    review.undo()
    assert review.reviewed.body == document.body
    assert document.body.startswith("The orchards"), "the document itself never changes"


def test_the_code_gives_the_same_document(review, document):
    for decide in (lambda: None, lambda: review.drop(6), lambda: review.keep(4, 5)):
        decide()
        again = eval(review.code, {"kc": kc, "document": document})
        assert again == review.reviewed


def test_what_the_script_decides_is_what_python_has(review, document):
    first = number(document, "The orchards")
    review.decided = {str(first): False}  # what the script sends for a click
    assert review.decisions == {first: False}
    review.keep(first)
    assert review.decided == {str(first): True}
    review.undo()
    assert review.decided == {}
    assert "The orchards of Varland do not sell" in review._card(first)["text"]


def test_blocks_can_be_filtered(review, document):
    first = number(document, "The orchards")
    review.drop(first)
    review.show = ["by hand"]
    assert review.rows()["number"].tolist() == [first]
    review.show = ["kept"]
    assert first not in review.rows()["number"].tolist()
    review.show, review.search = [], "never let WASPS"
    assert review.rows().empty
    review.search = "orchards plums"
    assert review.rows()["number"].tolist() == [first]
    with pytest.raises(ValueError, match="did you mean 'dropped'"):
        review.show = ["droped"]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("decisions", {99: True}, "no block 99"),
        ("decisions", {"1": True}, "no block '1'"),
        ("decisions", {True: True}, "no block True"),
        ("decisions", {1: "yes"}, "neither True"),
        ("picked", 99, "no block 99"),
        ("picked", -2, "no block -2"),
    ],
)
def test_a_wrong_decision_changes_nothing(review, name, value, message):
    before = getattr(review, name)
    with pytest.raises(ValueError, match=message):
        setattr(review, name, value)
    assert getattr(review, name) == before


def test_decisions_are_saved_and_replayed(review, document, tmp_path):
    review.drop(6)
    review.keep(4)
    path = review.save(tmp_path / "decisions.json")
    assert [p.name for p in tmp_path.iterdir()] == ["decisions.json"]
    assert "orchards" not in path.read_text(encoding="utf-8"), "no text is saved"
    assert kc.PageReview(document, path).reviewed == review.reviewed
    assert kc.PageReview(document, str(path)).decisions == {4: True, 6: False}


def test_a_place_that_cannot_be_written_is_named(review, tmp_path):
    missing = tmp_path / "missing" / "dec.json"
    with pytest.raises(FileNotFoundError) as fault:
        review.save(missing)
    assert str(fault.value) == f"{missing}: there is no folder {missing.parent}"
    with pytest.raises(IsADirectoryError) as fault:
        review.save(tmp_path)
    assert str(fault.value).startswith(f"{tmp_path} is a folder; name a file in it")
    assert list(tmp_path.iterdir()) == []


def test_decisions_that_are_no_mapping_are_refused(document):
    with pytest.raises(TypeError, match=r"a mapping such as \{2: False\}, or the path .* not list"):
        kc.PageReview(document, [1])


def test_a_decision_follows_its_block_to_another_reading(review, tmp_path):
    first = number(review.document, "The orchards")
    review.drop(first)
    path = review.save(tmp_path / "d.json")
    longer = kc.read_page(("One more line of a menu\n" + PAGE).encode())
    assert kc.PageReview(longer, path).decisions == {first + 1: False}
    with pytest.raises(ValueError, match="stands nowhere in this page"):
        kc.PageReview(
            kc.read_page(b"Another page, about ferries, and not about plums at all."), path
        )


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"decisions": 3}', '{"decisions": [{"block": 1}]}', '{"decisions": [[1]]}'],
)
def test_a_file_that_is_no_decisions_is_named(document, tmp_path, text):
    path = tmp_path / "d.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"d\.json: no decisions"):
        kc.PageReview(document, path)


def test_a_saved_notebook_can_be_read(review):
    bundle = review._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/plain"] == review.describe()
    assert "captured | 2031-07-21 | July 21, 2031" in bundle["text/plain"]
    assert "6 | kept | article | The orchards of Varland do not sell plums" in bundle["text/plain"]
    assert "<td>dropped</td>" in bundle["text/html"]
    assert "dates" in bundle["text/plain"]
    assert " file | " not in bundle["text/plain"], "the file's day differs from copy to copy"


def test_a_long_page_asks_for_its_cards():
    page = kc.read_page("\n".join(f"Line {n} of a long menu" for n in range(700)).encode())
    review, sent = kc.PageReview(page), []
    review.send = sent.append
    review._serve(None, {"do": "card", "key": 650}, None)
    assert "Line 650" in sent[0]["card"]["text"]
    review.keep(650)
    assert review.rows()["kept"][650]


@settings(max_examples=80)
@given(
    st.one_of(
        st.binary(max_size=400), st.text(max_size=400).map(lambda t: t.encode("utf-8", "replace"))
    )
)
def test_any_page_that_can_be_read_can_be_reviewed(data):
    try:
        page = kc.read_page(data)
    except kc.ReadError:
        return
    review = kc.PageReview(page)
    assert len(review.rows()) == len(page.blocks)
    review.drop(*range(len(page.blocks)))
    assert review.reviewed.body == ""
    assert review.describe()


EVIL = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</td></table><svg/onload=alert(1)>",
    "' onmouseover='alert(1)",
    "&lt;img src=x onerror=alert(1)&gt;",
)


@pytest.mark.parametrize("evil", EVIL)
def test_payloads_are_text_everywhere(evil):
    """In every field, whether the page is a text dump or HTML with escaped markup."""
    from dataclasses import replace
    from html import escape
    from html.parser import HTMLParser

    class Tags(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found, self.names = set(), set()

        def handle_starttag(self, tag, attrs):
            self.found.add(tag)
            self.names |= {name for name, _ in attrs}

    html = f"<html><body><article><h1>{escape(evil)}</h1>" + "".join(
        f"<p>{escape(evil)} The orchards do not sell plums to anyone, part {n}.</p>"
        for n in range(3)
    )
    for data in (PAGE.replace("Varland", evil).encode(), html.encode()):
        page = kc.read_page(data)
        fields = dict.fromkeys(("title", "byline", "publisher", "language"), evil)
        dates = tuple(replace(d, words=evil, where=evil, rule=evil) for d in page.dates)
        page = replace(page, **fields, url="javascript:alert(1)", dates=dates, notes=(evil,))
        page = replace(page, published=page.published._replace(basis=evil, words=evil))
        review = kc.PageReview(page)
        stored = review._repr_mimebundle_()["text/html"]
        for shown, scripts in ((stored, 1), (page_html([review]), 2)):
            tags = Tags()
            tags.feed(shown)
            assert not tags.found & {"img", "svg", "iframe", "a"}, shown
            assert not {n for n in tags.names if n.startswith("on")}, shown
            assert shown.count("<script") == scripts
        assert "javascript:alert(1)" in review.describe()
        assert "<img" not in review._repr_mimebundle_()["text/html"]


def test_payloads_are_text_in_an_exported_page(tmp_path):
    """A notebook with a review and a table of readings, written out as HTML by nbconvert."""
    import nbformat
    from nbconvert import HTMLExporter
    from nbformat.v4 import new_code_cell, new_notebook, new_output

    evil = "<img src=x onerror=alert(1)>"
    (tmp_path / "page.txt").write_text(PAGE.replace("Varland", evil), encoding="utf-8")
    reading = kc.read_folder(tmp_path, progress=False)
    shown = kc.show(reading.documents, evil)
    review = kc.PageReview(kc.read_page(tmp_path / "page.txt"))
    bundles = [
        {"text/html": shown._repr_html_(), "text/plain": repr(shown)},
        {k: v for k, v in review._repr_mimebundle_().items() if k.startswith("text/")},
        {"text/html": kc.publications(reading).to_html(), "text/plain": ""},
    ]
    cells = [new_code_cell("", outputs=[new_output("display_data", data=b)]) for b in bundles]
    page, _ = HTMLExporter().from_notebook_node(nbformat.from_dict(new_notebook(cells=cells)))
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_payloads_are_text_in_a_page_made_of_widget_state():
    from ipywidgets.embed import embed_snippet

    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    review = kc.PageReview(kc.read_page(PAGE.replace("Varland", evil).encode()))
    assert "<script>alert" not in embed_snippet([review])


# --- tables for spreadsheets ---------------------------------------------------------------------

FORMULAS = [
    "-0-",
    "=1+1",
    "+1",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "''-0-",
    "'tis",
    "plain",
    "",
    "＝1",
    "a\n-0-",
]


def test_formulas_are_neutral_and_come_back_unchanged(tmp_path):
    table = pd.DataFrame({"text": FORMULAS})
    path = tmp_path / "t.csv"
    path.write_text(csv_text(table), encoding="utf-8", newline="")
    written = pd.read_csv(path, keep_default_na=False)["text"]
    assert not any(cell.startswith(tuple("=+-@\t＝")) for cell in written)
    assert read_csv(path)["text"].tolist() == FORMULAS


def saved(view, kind):
    """The file that a click on Save sends to the browser."""
    sent = []
    view.send = sent.append
    view._serve(None, {"do": "save", "kind": kind}, None)
    return base64.b64decode(sent[0]["files"][0]["base64"]).decode()


def test_every_table_that_is_saved_is_neutral(shipped, tmp_path):
    evil = "=HYPERLINK(1)"
    review = kc.PageReview(kc.read_page(PAGE.replace("The orchards of", f"{evil} of").encode()))
    assert json.loads(saved(review, "json")) == {"decisions": []}
    blocks = saved(review, "csv")
    quotations = kc.QuotationExplorer.of(
        pd.DataFrame({"doc_id": [evil], "text": [f"“{evil} and plums are sold,” she said."]}),
        [f"{evil} and plums are sold."],
    )
    rows = {name: [dict(row) for row in table] for name, table in shipped.rows.items()}
    for event in rows["events"]:
        event["title"] = evil
    from kcna_corpus.records.corpus import from_rows

    sequence = kc.SequenceExplorer(from_rows(rows, "evil"))
    for text in (blocks, saved(quotations, "csv"), saved(sequence, "csv")):
        assert evil in text
        path = tmp_path / "again.csv"
        path.write_text(text, encoding="utf-8", newline="")
        cells = pd.read_csv(path, dtype=str, keep_default_na=False).to_numpy().ravel()
        assert not any(cell.startswith(("=", "+", "@", "-0")) for cell in cells)
        restored = read_csv(path).to_numpy().ravel()
        assert any(cell.startswith(evil) for cell in restored)
        assert "-0-" in restored or text is not blocks


def test_a_path_is_no_document():
    with pytest.raises(TypeError, match="as read_page gives it, not str"):
        kc.PageReview("page.html")
