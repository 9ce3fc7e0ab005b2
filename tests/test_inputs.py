"""What may be given as texts and as a statement, alike to every call; and what is bad input."""

from pathlib import Path

import pandas as pd
import pytest

import kcna_corpus as kc
from kcna_corpus.inputs import as_statement, as_texts, is_place
from kcna_corpus.story.quotation_table import told_apart

STATEMENT = ["The bridge stays open to carts.", "No toll is taken from farmers."]
FIRST = "Ines Holt spoke. “The bridge stays open to carts,” Holt said."
SECOND = "“No toll is taken from farmers,” Ines Holt told the Lantern."


@pytest.fixture
def folder(tmp_path):
    """Two reports and the statement, saved as plain text."""
    told = "The council met at noon in the old hall, and many came from the farms to hear it. "
    (tmp_path / "lantern.txt").write_text(f"A title\n\n{told}{FIRST}", encoding="utf-8")
    (tmp_path / "mirror.txt").write_text(f"A title\n\n{told}{SECOND}", encoding="utf-8")
    whole = " ".join(STATEMENT)
    (tmp_path / "statement.txt").write_text(whole, encoding="utf-8")
    return tmp_path


class Shelf:
    """What knows its texts, as a reading and a corpus do."""

    def texts(self):
        return pd.DataFrame({"document": ["a", "b"], "text": [FIRST, SECOND]})


GIVEN = {
    "one text": (f"{FIRST}\n\n{SECOND}", [0, 0]),
    "a list": ([FIRST, SECOND], [0, 1]),
    "a tuple": ((FIRST, SECOND), [0, 1]),
    "a series": (pd.Series([FIRST, SECOND], index=[7, 9]), [0, 1]),
    "pairs": ([("a", FIRST), ("b", SECOND)], ["a", "b"]),
    "a mapping": ({"a": FIRST, "b": SECOND}, ["a", "b"]),
    "doc_id": (pd.DataFrame({"doc_id": ["a", "b"], "text": [FIRST, SECOND]}), ["a", "b"]),
    "document": (Shelf().texts(), ["a", "b"]),
    "both": (Shelf().texts().assign(doc_id=[1, 2]), ["a", "b"]),
    "no names": (pd.DataFrame({"text": [FIRST, SECOND]}, index=[4, 5]), [0, 1]),
    "texts()": (Shelf(), ["a", "b"]),
}


@pytest.mark.parametrize("given", GIVEN)
def test_every_call_takes_every_kind_alike(given):
    texts, documents = GIVEN[given]
    for table in (
        kc.find_quotations(texts),
        kc.trace(texts, STATEMENT),
        pd.concat(kc.trace_batches(texts, STATEMENT, 1, progress=False)),
    ):
        assert table["document"].tolist() == documents
        assert table.columns[0] == "document"
    assert kc.trace(texts, STATEMENT)["sentences"].tolist() == [[0], [1]]
    rows = kc.QuotationExplorer.of(texts, STATEMENT).rows()
    assert rows["report"].tolist() == [*map(str, documents)]
    assert kc.unquoted(texts, STATEMENT).empty
    assert kc.unquoted(texts, [*STATEMENT, "The mill is sold."])["sentence"].tolist() == [2]


def test_an_iterator_is_read_no_further_than_needed():
    asked = []

    def texts():
        for number in range(9):
            asked.append(number)
            yield FIRST

    batches = kc.trace_batches(texts(), STATEMENT, 2, progress=False)
    assert next(batches)["document"].tolist() == [0, 1]
    assert asked == [0, 1]
    assert next(batches)["document"].tolist() == [2, 3]


def test_a_reading_names_the_statement_by_its_file(folder):
    reading = kc.read_folder(folder, progress=False)
    page = kc.read_page(folder / "statement.txt")
    for statement in ("statement.txt", "./statement.txt", Path("statement.txt"), {"": page}):
        table = kc.trace(reading, statement)
        assert table["document"].tolist() == ["lantern.txt", "mirror.txt"]
        assert table["class"].tolist() == ["verbatim", "verbatim"]
        assert kc.unquoted(reading, statement).empty
    explorer = kc.QuotationExplorer.of(reading, "statement.txt")
    assert explorer.quoted.reports == ["lantern.txt", "mirror.txt"]
    assert explorer.quoted.statement["text"].tolist() == STATEMENT
    (batch,) = kc.trace_batches(reading, "statement.txt", progress=False)
    assert batch["document"].tolist() == ["lantern.txt", "mirror.txt"]


def test_a_page_is_a_text(folder):
    page = kc.read_page(folder / "lantern.txt")
    assert kc.find_quotations(page)["document"].tolist() == [0]
    assert kc.trace({"x": page, "y": SECOND}, STATEMENT)["document"].tolist() == ["x", "y"]


@pytest.mark.parametrize("name", ["statment.txt", "old/statement.txt", Path("no.html"), "./x"])
def test_the_name_of_another_file_is_refused(folder, name):
    reading = kc.read_folder(folder, progress=False)
    with pytest.raises(ValueError, match="none of the reports is called so") as told:
        kc.trace(reading, name)
    assert repr(str(name)) in str(told.value)
    if name == "statment.txt":
        assert "did you mean 'statement.txt'" in str(told.value)


@pytest.mark.parametrize("name", ["statement", "lantern", "Statement", "the-statement", "성명"])
def test_a_word_is_no_statement(folder, name):
    reading = kc.read_folder(folder, progress=False)
    for call in (kc.trace, kc.unquoted, kc.QuotationExplorer.of):
        with pytest.raises(ValueError, match="the name of something") as told:
            call(reading, name)
        assert ("did you mean" in str(told.value)) == name.isascii()
    for given in (name, [name], {"ours": name}):
        with pytest.raises(ValueError, match=f"statement.* '{name}' is the name of something"):
            list(kc.trace_batches(iter([FIRST]), given, progress=False))


def test_a_statement_that_is_the_stem_of_a_report_is_refused():
    reports = {"pages/our word.txt": FIRST, "성명.html": SECOND, "從未出售武器.txt": FIRST}
    for name in ("our word", "Our Word", "성명", "從未出售武器"):
        with pytest.raises(ValueError, match="none of the reports is called so; did you mean"):
            kc.trace(reports, name)
    assert len(kc.trace({"a": FIRST}, "從未出售武器")) == 1
    assert not kc.trace({"a": FIRST}, "Never.")["sentences"].any()


PLACES = [
    "statement.txt", "성명.txt", "/home/ann/reports", "~/reports/x", r"C:\pages\a.htm", "pages/a", "pages/",
    "../a.pdf", "https://example.org/news/1", "file:///pages/a.html", "my pages/the speech.docx",
    "final speech 2.docx", " statement.md \n", "a.tar.gz",
]  # fmt: skip
SAYINGS = [
    "Never.", "No.", "Yes and no", "The list is in plums.txt.", "We sold 1/2 of it.", "…",
    "Read it at https://example.org/1 today.", "절대 아니다", "从未出售/出口武器", "A.B.C.",
    "He keeps every promise in a file on his desk named plums.txt", "line.txt\nline two",
    "No. 5/2031", "2031/05/17", "May/June", "U.S./NATO arms are no match.", "/ The first line of verse /",
]  # fmt: skip


@pytest.mark.parametrize("text", PLACES)
def test_a_place_is_no_text(text):
    assert is_place(text)
    for wrong in (text, [text], {"ours": text}):
        with pytest.raises(ValueError, match="statement") as told:
            as_statement(wrong)
        assert repr(text.strip()) in str(told.value)
    with pytest.raises(ValueError, match=r"texts: .* read it first"):
        kc.find_quotations(text)


@pytest.mark.parametrize("text", SAYINGS)
def test_a_saying_is_no_place(text):
    assert not is_place(text)


@pytest.mark.parametrize("text", [None, 3, 1.5, b"x", float("nan"), pd.NA, Path("a.txt"), ["x"]])
def test_what_is_no_text_is_named_by_row_and_column(text):
    frame = pd.DataFrame({"document": ["a", "b"], "text": ["fine", text]}, dtype=object)
    for given in (frame, ["fine", text], {"a": "fine", "b": text}, iter(["fine", text])):
        with pytest.raises(TypeError, match=r"reports, row 1, column 'text': .* is not a text"):
            as_texts(given)
    for given in (["fine", text], frame):
        with pytest.raises(TypeError, match="texts, row 1, column 'text'"):
            kc.find_quotations(given)
        with pytest.raises(TypeError, match="documents, row 1, column 'text'"):
            kc.propose_timeline(given)
        with pytest.raises(TypeError, match="reports, row 1, column 'text'"):
            kc.QuotationExplorer.of(given, STATEMENT)
        with pytest.raises(TypeError, match="reports, row 1, column 'text'"):
            kc.unquoted(given, STATEMENT)
        with pytest.raises(TypeError, match="reports, row 1, column 'text'"):
            list(kc.trace_batches(given, STATEMENT, 1, progress=False))


@pytest.mark.parametrize("name", [None, float("nan"), ""])
def test_a_row_without_a_name_is_told(name):
    frame = pd.DataFrame({"doc_id": ["a", name], "text": [FIRST, SECOND]}, dtype=object)
    with pytest.raises(ValueError, match=r"reports, row 1, column 'doc_id': .* is no name"):
        kc.trace(frame, STATEMENT)


@pytest.mark.parametrize("given", [None, 3, float("nan"), b"x", {"x"}, Path("a.txt"), object()])
def test_what_is_no_list_of_texts(given):
    with pytest.raises(TypeError, match="a text, a list of texts or a table is needed, not"):
        as_texts(given)


def test_a_table_without_texts():
    with pytest.raises(ValueError, match="no column 'text'; did you mean 'texts'"):
        kc.trace(pd.DataFrame({"doc_id": ["a"], "texts": ["x"]}), STATEMENT)
    with pytest.raises(ValueError, match=r"a reading gives them as \.texts\(\)"):
        kc.trace(pd.DataFrame({"document": ["a"], "body": ["x"]}), STATEMENT)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (None, "statement: .* not None"),
        (3, "statement: .* not 3"),
        (b"No toll.", "statement: .* bytes"),
        (["fine", None], "statement, sentence 1: None is not a text"),
        ({"ours": "No toll.", "theirs": 3}, "statement 'theirs'"),
        ({"No toll.", "No tax."}, "statement: .* one set"),
        (pd.DataFrame({"text": STATEMENT}), "statement: one text is needed, not one DataFrame"),
        (Shelf(), "statement: one text is needed, not one Shelf"),
    ],
)
def test_what_is_no_statement(statement, message):
    for call in (kc.trace, kc.unquoted, kc.QuotationExplorer.of):
        with pytest.raises(TypeError, match=message):
            call([FIRST], statement)


@pytest.mark.parametrize("statement", ["", " \n", "…", [], [""], {}, {"a": ""}, {"a": [], "b": []}])
def test_an_empty_statement(statement):
    for call in (kc.trace, kc.unquoted, kc.QuotationExplorer.of):
        with pytest.raises(ValueError, match="statement: it is empty"):
            call([FIRST], statement)


def test_reports_of_one_name_are_told_apart():
    rows = kc.QuotationExplorer.of([("Lantern", FIRST), ("Lantern", SECOND)], STATEMENT).rows()
    assert rows["report"].tolist() == ["Lantern (1)", "Lantern (2)"]
    assert rows["key"].is_unique
    assert told_apart(["A", "A", "A (1)"]) == ["A (1) (1)", "A (2)", "A (1) (2)"]
    assert told_apart(["A", "A"], ["2031-01-01", "2031-01-01"]) == ["A (1)", "A (2)"]
    assert told_apart(["A", "A"], ["2031-01-01", ""]) == ["A (1)", "A (2)"]


def test_two_documents_of_one_publisher_are_two_reports(shipped):
    quotation = shipped.rows["quotations"][0]
    first = shipped.row("documents", quotation["document"])
    other = {**first, "document": "again", "published": "2024-05-19"}
    more = shipped.with_rows("documents", [other])
    more = more.with_rows("quotations", [{**quotation, "quotation": "q", "document": "again"}])
    reports = kc.QuotationExplorer(more).quoted.reports
    assert {"A News (2024-05-17)", "A News (2024-05-19)"} < {*reports}
    assert len(reports) == len(kc.QuotationExplorer(shipped).quoted.reports) + 1


def test_a_table_has_labels_of_its_own():
    one, two = (kc.find_quotations("“Rain,” said Anna Lind.") for _ in range(2))
    one.columns.name = "mine"
    assert two.columns.name is None
    assert kc.find_quotations("").columns.name is None
