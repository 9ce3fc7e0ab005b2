"""Rows become a table, by pandas' own blocks or, where it has none, column by column."""

import sys

import pandas as pd
import pytest

from kcna_corpus.tables import frame

COLUMNS = ("document", "start", "text", "sentences", "speech", "score", "doubt")
TYPES = {
    "start": "int64", "text": object, "sentences": object, "speech": bool, "score": "float64",
    "doubt": "boolean",
}  # fmt: skip
ROWS = [
    ("a.txt", 3, "Plums\ud83d", [0, 1], True, 0.5, pd.NA),
    ("b.txt", 4, "", [], False, 1.0, True),
]


@pytest.fixture(params=["blocks", "columns"])
def made(request, monkeypatch):
    if request.param == "columns":  # as with pandas 2
        monkeypatch.setitem(sys.modules, "pandas.api.internals", None)
    return frame


def test_a_table_holds_the_cells_in_their_types(made):
    table = made(ROWS, COLUMNS, TYPES)
    assert list(table) == list(COLUMNS)
    assert table.index.equals(pd.RangeIndex(2))
    assert table.astype(object).values.tolist() == [list(row) for row in ROWS]
    types = [str(table[name].dtype) for name in COLUMNS]
    assert types == [types[0], "int64", "object", "object", "bool", "float64", "boolean"]
    assert table["document"].dtype == pd.Series(["a.txt"]).dtype


def test_a_table_can_be_worked_with_and_shares_nothing(made):
    table, other = made(ROWS, COLUMNS, TYPES), made(ROWS, COLUMNS, TYPES)
    table.loc[0, "start"] = 9
    table["more"] = [1, 2]
    table.columns.name = "of mine"
    assert table.sort_values("start")["start"].tolist() == [4, 9]
    assert pd.concat([table, other]).shape == (4, 8)
    assert other["start"].tolist() == [3, 4]
    assert other.columns.name is None


def test_an_empty_table_has_its_types_too(made):
    table = made([], COLUMNS, TYPES)
    assert table.shape == (0, 7)
    assert str(table["start"].dtype) == "int64"
    assert table["document"].dtype == object


def test_what_has_no_type_gets_the_one_that_pandas_gives_it(made):
    table = made([(1, "a", None), (2, "b", 1.5)], ["number", "text", "maybe"])
    wanted = pd.DataFrame({"number": [1, 2], "text": ["a", "b"], "maybe": [None, 1.5]})
    pd.testing.assert_frame_equal(table, wanted)
