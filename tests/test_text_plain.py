"""A text as it reads, and the way back to the places of the given one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcna_corpus.text.plain import plain


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("No coal is sold.", "No coal is sold."),
        ("&ldquo;We don&#39;t,&rdquo; he said.", "“We don't,” he said."),
        ("Roe &amp; Hale&#x2019;s &laquo;mill&raquo;", "Roe & Hale’s «mill»"),
        ("R&D, AT&T; &nonsense; &#999999999;", "R&D, AT&T; &nonsense; &#999999999;"),
        ("the har\u00adbour coun\u00ad\n  cil", "the harbour council"),
        ("e\u0301te\u0301", "\u00e9t\u00e9"),
        (unicodedata.normalize("NFD", "물을 팔지 않는다"), "물을 팔지 않는다"),
        ("a long-\nterm loan", "a long-\nterm loan"),
    ],
)
def test_a_text_as_it_reads(text, reads):
    assert plain(text).text == reads


@pytest.mark.parametrize(
    ("text", "part", "stands_as"),
    [
        ("&ldquo;Dry&rdquo; he said", "Dry", "Dry"),
        ("we don&#39;t lend", "don't", "don&#39;t"),
        ("the cafe\u0301 burned", "café", "cafe\u0301"),
        ("a co\u00adal mine", "coal", "co\u00adal"),
        ("no change at all", "change", "change"),
    ],
)
def test_a_part_is_found_in_the_given_text(text, part, stands_as):
    read = plain(text)
    start = read.text.index(part)
    assert text[read.at(start) : read.at(start + len(part))] == stands_as


@given(st.text(alphabet="a &;#3x9lt\u00ad\u0301\u1100\u1161\u11a8\n가“", max_size=30))
def test_places_go_forward_to_the_end(text):
    read = plain(text)
    places = [read.at(k) for k in range(len(read.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert all(0 <= place <= len(text) for place in places)
