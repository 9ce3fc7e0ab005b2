"""Characters that pages, pictures, files and terminals cannot hold, wherever text is shown."""

import json
import xml.dom.minidom

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kcna_corpus as kc
from kcna_corpus.saving import csv_text, read_csv, write_table
from kcna_corpus.text.signs import all_visible, escape, plain, visible

SIGNS = [*"\0\x08\x0b\x0c\x1b\x1f\x7f\x85\x9b\u2028\u2029\ufffe\uffff", "\ud83d", "\udfff"]


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
@pytest.mark.parametrize("where", ["name", "text", "statement"])
def test_texts_with_any_character_are_traced_shown_and_saved(sign, where):
    odd = {where: sign}
    reports = {
        f"a{odd.get('name', '')}b.txt": f"“No plums{odd.get('text', '')} are sold,” she said."
    }
    statement = [f"No plums{odd.get('statement', '')} are sold.", "No pears are sold."]
    explorer = kc.QuotationExplorer.of(reports, statement)
    assert explorer.rows()["class"].tolist() == ["verbatim"]
    bundle = explorer._repr_mimebundle_()
    sent = []
    explorer.send = sent.append
    for kind in ("csv", "html", "svg"):
        explorer._serve(None, {"do": "save", "kind": kind}, None)
    for key in explorer.data["keys"]:
        explorer._serve(None, {"do": "cite", "key": key, "style": "full"}, None)
    assert json.dumps(sent, ensure_ascii=False).encode("utf-8")
    assert not unseen(bundle["text/plain"] + bundle["text/html"].replace("\n", ""))
    assert not unseen("".join(message.get("copy", "") for message in sent).replace("\n", ""))
    shown = [explorer.data, *map(explorer._card, explorer.data["keys"])]
    assert not unseen("".join(text for part in shown for text in texts(all_visible(part))))
    table = kc.show(explorer.rows())
    assert not unseen(repr(table) + table._repr_html_())
    picture = explorer._file("svg")[1]
    xml.dom.minidom.parseString(picture)


def unseen(text):
    """Every sign of a text that cannot be shown."""
    return [sign for sign in text if visible(sign) != sign]


def texts(part):
    """Every text of some data."""
    if isinstance(part, str):
        return [part]
    parts = [*part, *part.values()] if isinstance(part, dict) else part
    return [t for inner in (parts if isinstance(parts, list | tuple) else []) for t in texts(inner)]


@given(st.text(st.characters()))
def test_what_is_visible_keeps_its_places(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert not unseen(shown)
    assert all(a == b for a, b in zip(text, shown, strict=True) if a.isprintable())
    xml.dom.minidom.parseString(f"<a>{escape(text)}</a>".encode())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("tab\tline\nCyrillic Ё, 김, 金, é", "tab\tline\nCyrillic Ё, 김, 金, é"),
        ("one\u2028two", "one two"),
        ("e\x1b[31mred", "e\ufffd[31mred"),
        ("half \ud83d of", "half \ufffd of"),
        ("whole \U0001f7e5", "whole \U0001f7e5"),
    ],
)
def test_what_is_shown(text, shown):
    assert visible(text) == shown
    assert all_visible({text: [[text, 1]]}) == {shown: [[shown, 1]]}


def test_a_terminal_is_not_steered():
    assert plain("a\u202eb\x1b]0;c\x07") == "a\ufffdb\ufffd]0;c\ufffd"


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_tables_with_any_character_are_saved(sign, tmp_path):
    table = pd.DataFrame({"text": pd.Series([f"a{sign}b", "=1"], dtype=object)})
    for name in ("a.csv", "a.xlsx"):
        write_table(table, tmp_path / name)
    halves = "\ufffd" if "\ud800" <= sign <= "\udfff" else sign
    assert read_csv(tmp_path / "a.csv")["text"].tolist() == [f"a{halves}b", "=1"]
    assert "=1" not in csv_text(table).splitlines()
    read = pd.read_excel(tmp_path / "a.xlsx")["text"].tolist()
    assert read == [visible(f"a{sign}b"), "'=1"]


def test_records_with_such_a_character_are_named(shipped):
    document = shipped.rows["documents"][0]
    with pytest.raises(kc.CorpusError) as told:
        shipped.with_rows("documents", [{**document, "document": "x", "note": "a\x1bb\u2028"}])
    (problem,) = told.value.problems
    assert (problem.table, problem.row, problem.column) == ("documents", "x", "note")
    assert "U+001B, U+2028" in problem.message
    assert "\x1b" not in str(told.value)


@pytest.mark.parametrize("sign", "\x0b\x0c\x85\u2028\u2029", ids=ascii)
def test_every_end_of_a_line_is_one(sign):
    """Places, words and persons are those that the text has with line feeds."""
    text = (
        "The market day\n\nAda Varn went home. “No plums are sold,” she said.\n\n"
        "Tom Hill of the League was angry. “Never,” he said on 3 May 2031."
    )
    odd = text.replace("\n", sign)
    assert kc.find_quotations(odd).equals(kc.find_quotations(text))
    statement = ["No plums are sold.", "Never."]
    assert kc.trace(odd, statement).equals(kc.trace(text, statement))
    wrapped = text.replace("No plums are", f"No plums{sign}are")
    found = kc.find_quotations(wrapped)
    assert found["text"].tolist() == [f"No plums{sign}are sold,", "Never,"]
    assert found["resolved"].tolist() == kc.find_quotations(text)["resolved"].tolist()
    assert kc.trace(wrapped, statement)["class"].tolist()[0] == "verbatim"


@pytest.mark.parametrize(("name", "value"), [("languages", 3), ("corpus", "records/")])
def test_what_no_table_can_be_shown_with_is_named(name, value):
    with pytest.raises(TypeError, match=f"^{name}: .* not {value!r}$"):
        kc.show(pd.DataFrame({"words": ["plums"]}), **{name: value})
