"""Tables and trees as a notebook shows them: whole, escaped, words in their language."""

import pandas as pd
import pytest

import kcna_corpus as kc
from kcna_corpus.records.schema import UNWRITTEN
from kcna_corpus.views.event_cards import Cards

DENIAL = "kcna-denial-2024-05-17"
EVIL = "<img src=x onerror=alert(1)>"


def test_a_tree_has_each_document_once_below_its_parent(shipped):
    table = kc.lineage(shipped, event=DENIAL)
    lines = repr(kc.show_lineage(table, "Who took it from whom.")).splitlines()
    assert lines[0] == "Who took it from whom."
    names = [line.strip().split(":")[0].split(" (")[0] for line in lines[1:]]
    assert all(names.count(document) == 1 for document in table["document"])
    at = names.index("jurnalpatroli-id")
    assert lines[at + 1] == "    jurnalpatroli-id: inferred"
    assert names[at - 1] == "rmol-id"


def test_what_records_have_of_a_descent(shipped):
    """Typed from the records: what is credited, what only the address shows, what is inferred."""
    table = kc.lineage(shipped, event=DENIAL).set_index("document")
    assert table.loc["uol-afp-pt", ["parent", "credited", "evidence"]].tolist() == [
        *("afp", "afp", ["page address"])
    ]
    assert table.loc["r9news-2024-05-17", "evidence"] == ["inferred"]
    assert table.loc["r9news-2024-05-17", "credited"] == ""
    assert table.loc["anews-2024-05-17", ["family", "copies", "parent"]].tolist() == ["", 0, ""]
    assert table.loc["darelhilal-ar", ["family", "parent"]].tolist() == ["nhk", "nhk-ar"]
    count = kc.witness_count(shipped, DENIAL)
    assert (
        table.assign(top=table["family"].where(table["family"] != "", table.index))["top"].nunique()
        == count.at_most
    )
    with pytest.raises(ValueError, match="unknown event"):
        kc.lineage(shipped, event="kcna-denial")
    with pytest.raises(TypeError, match="a Corpus is needed"):
        kc.lineage(["no corpus"], event=DENIAL)


def test_a_tree_shows_what_was_given_as_text():
    row = {"document": EVIL, "parent": EVIL + "2", "evidence": ["credited"], "why": EVIL}
    html = kc.show_lineage(pd.DataFrame([row]), EVIL)._repr_html_()
    assert "<img" not in html
    assert html.count("&lt;img") == 4
    with pytest.raises(TypeError, match=r"what kc\.lineage gives"):
        kc.show_lineage(pd.DataFrame({"document": ["a"]}))


def test_words_are_shown_in_their_language():
    table = pd.DataFrame({"words": ["نظرية", "theory"], "language": ["ar", "en"]})
    html = kc.show(table, languages={"words": "language"})._repr_html_()
    assert "dir='auto' lang='ar'>نظرية</td>" in html
    assert "lang" not in kc.show(table)._repr_html_().replace(">language<", "")
    with pytest.raises(ValueError, match="no column 'langage'; did you mean 'language'"):
        kc.show(table, languages={"words": "langage"})


def test_a_table_without_rows_says_so():
    shown = kc.show(pd.DataFrame({"words": []}), "What was found.")
    assert repr(shown) == "What was found.\nwords\nNo rows."
    assert "<p>No rows.</p>" in shown._repr_html_()


def test_sentences_of_an_account_stand_apart_and_no_gloss_is_made_up():
    document = {
        "title": "A ferry",
        "language": "en",
        "address": "",
        "outlet": "Star",
        "publisher": "Star",
    }
    cards = object.__new__(Cards)
    cards.__dict__ |= {
        "places": {"star": document},
        "names": {"varn": "Ada Varn"},
        "texts": {"star/0": "It sank.", "star/1": "It rained."},
    }
    row = {
        "document": "star",
        "stance": "reporting",
        "as_of_printed": "Friday",
        "on_word_of": "varn",
    }
    row |= {"sentences": "star/0 | star/1 | star/2", "gloss": UNWRITTEN}
    assert cards.account(row)[1:] == [
        " (en), reporting “Friday”.",
        " On the word of Ada Varn.",
        " ",
        ["q", "It sank."],
        " ",
        ["q", "It rained."],
    ]
    assert (
        cards.account(row | {"gloss": "A ferry sank."})[1]
        == " (en), reporting “Friday”: A ferry sank."
    )
