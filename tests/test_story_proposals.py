"""Dated sentences as candidate events: invented documents with known answers."""

import warnings
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kcna_corpus as kc
from kcna_corpus.text.sentences import sentence_spans

COURIER = (
    "Varland Denies Plum Sales\n"
    "By Tom Hill, 10 March 2031\n\n"
    "Ada Varn said on Monday that no plums were sold abroad. Her words came a day after the League "
    "listed two traders.\n\n"
    "The U.S. and the League said in January that plums had been seen.\n\n"
    "READ ALSO\nA rich harvest was promised in 2032 by the...\n"
)
HERALD = (
    "Varland's minister Ada Varn denied the sales on Monday. “We sold none,” she said.\n"
    "On Sunday, the League put two traders on its list."
)
TABLE = pd.DataFrame(
    {
        "document": ["courier", "herald"],
        "text": [COURIER, HERALD],
        "published": ["2031-03-10", "2031-03-10"],
        "zone": ["Asia/Seoul", "America/New_York"],
    }
)


@pytest.fixture(scope="module")
def table():
    return kc.propose_timeline(TABLE)


def test_candidates_are_merged_across_documents(table):
    told = table[["event", "earliest", "latest", "documents"]].astype(str).to_numpy().tolist()
    assert told == [
        ["2031-01-u-s", "2031-01-01", "2031-01-31", "['courier']"],
        ["2031-03-09-league", "2031-03-09", "2031-03-09", "['courier', 'herald']"],
        ["2031-03-10-ada-varn", "2031-03-10", "2031-03-10", "['courier', 'herald']"],
    ]


def test_offsets_are_those_of_the_sentences(table):
    mention = table["mentions"].iloc[1][1]
    assert HERALD[mention["start"] : mention["end"]] == (
        "On Sunday, the League put two traders on its list."
    )
    assert HERALD[mention["date_start"] : mention["date_end"]] == mention["text"] == "Sunday"


def test_the_window_in_utc_is_what_both_calendars_allow(table):
    row = table.iloc[2]
    assert row["earliest_utc"].isoformat() == "2031-03-10T04:00:00+00:00"
    assert row["latest_utc"].isoformat() == "2031-03-10T14:59:00+00:00"


def test_two_actors_on_one_day_are_two_events():
    texts = ["Ada Varn spoke on Monday about plums.", "Tom Hill spoke on Monday about pears."]
    assert len(kc.propose_timeline(texts, "2031-03-10")) == 2


def test_actors_of_a_corpus_are_known_by_their_aliases(tiny):
    texts = ["Ada Varn spoke of plums on Monday.", "In Varland, Varn spoke on Monday of plums."]
    table = kc.propose_timeline(texts, date(2031, 3, 10), corpus=tiny)
    assert "ada-varn" in table["actors"].iloc[0]


@pytest.mark.parametrize(
    ("texts", "published"),
    [([], "2031-03-10"), ([""], None), (["On Friday it rained on Ada Varn."], None)],
)
def test_nothing_to_propose(texts, published):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = kc.propose_timeline(texts, published)
    assert table.empty
    assert "mentions" in table.columns


def test_days_of_publication_may_be_missing_or_one_for_each():
    texts = ["Ada Varn spoke of plums on Monday."] * 2
    frame = pd.DataFrame({"text": texts, "published": ["2031-03-10", float("nan")]})
    for arguments in ((texts, ["2031-03-10", None]), (frame,)):
        with pytest.warns(UserWarning, match=r"1 of 2 texts has no day of publication \(1\)"):
            assert kc.propose_timeline(*arguments)["documents"].tolist() == [[0]]


def test_texts_that_need_no_day_are_no_cause_of_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table = kc.propose_timeline(["Ada Varn sold the last plums on 3 May 2030, it was said."])
    assert table["earliest"].map(str).tolist() == ["2030-05-03"]


@pytest.mark.parametrize(
    ("documents", "published", "message"),
    [
        (["a", "b"], ["2031-03-10"], "2 texts, but 1 days"),
        (pd.DataFrame({"texts": ["a"]}), None, "did you mean 'texts'"),
        (["a"], "31 February", "is no date"),
    ],
)
def test_wrong_input_is_told(documents, published, message):
    with pytest.raises(ValueError, match=message):
        kc.propose_timeline(documents, published)


def test_one_text_is_taken_as_it_is():
    table = kc.propose_timeline("On Monday Ada Varn spoke of plums.", "2031-03-10")
    assert table["documents"].tolist() == [[0]]


def test_titles_bylines_and_cut_lines_are_no_sentences():
    said = [COURIER[start:end] for start, end in sentence_spans(COURIER, whole=True)]
    assert len(said) == 3
    assert said[0].startswith("Ada Varn said")


def test_long_lines_are_read_in_one_pass():
    assert len(list(sentence_spans("On Monday. " * 20_000, whole=True))) == 20_000
    assert list(sentence_spans("a" * 1_000_000, whole=True)) == []


def test_a_paragraph_of_dates_and_many_documents():
    dates = "On Friday " * 10_000 + "it ended."
    assert kc.propose_timeline([dates], "2031-03-10").empty
    texts = [f"Ada Varn spoke of plum number {n} on Monday." for n in range(300)]
    table = kc.propose_timeline(texts, "2031-03-10")
    assert table["documents"].map(len).tolist() == [300]


@settings(max_examples=60)
@given(st.lists(st.text(st.sampled_from("AaЖ金 .!?…”’-\n\x00") | st.characters(), max_size=80)))
def test_any_text_is_read(texts):
    texts = [f"{text} Ada Varn spoke on Monday. {text}" for text in texts]
    for mentions in kc.propose_timeline(texts, "2031-03-10")["mentions"]:
        for m in mentions:
            assert texts[m["document"]][m["date_start"] : m["date_end"]] == m["text"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2031年3月14日、連盟は取引を否定した。別の談話もある。", "2031年3月14日、連盟は取引を否定した。"),
        ("상인 연맹은 2031년 3월 14일 거래를 부인했다. 상인은 말이 없었다.", "상인 연맹은 2031년 3월 14일 거래를 부인했다."),
        ("Die Liga wies es am 14. März 2031 zurück. Es regnete.", "Die Liga wies es am 14. März 2031 zurück."),
        ("14 марта 2031 года Лига отвергла обвинения. Шёл дождь.", "14 марта 2031 года Лига отвергла обвинения."),
    ],
)  # fmt: skip
def test_sentences_of_other_languages_propose_too(text, sentence):
    table = kc.propose_timeline(text, "2031-03-15")
    (mentions,) = table["mentions"]
    assert table["earliest"].astype(str).tolist() == ["2031-03-14"]
    assert text[mentions[0]["start"] : mentions[0]["end"]] == sentence
    assert "mar" not in table["event"][0].replace("2031-03-14", "")
