"""Sentences found by their fingerprints, whatever stands around and between their words."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcna_corpus.records.places import Page, in_order
from kcna_corpus.text.words import fingerprint, words

SENTENCE = 'We don\'t sell our plums, "red or blue", to anyone beyond the river.'


def found(text, sentence=SENTENCE, slack=False):
    page = Page(text)
    wanted = {fingerprint(sentence): len(words(sentence))}
    places = (page.find_anywhere if slack else page.find)(wanted)
    return [text[slice(*page.whole(p))] for p in places.get(fingerprint(sentence), [])]


@pytest.mark.parametrize(
    "printed",
    [
        SENTENCE,
        "We don’t sell our plums, “red or blue”, to anyone beyond the river.",
        SENTENCE.replace(" ", "\u00a0"),
        SENTENCE.replace("plums", "pl\u200bums").replace("anyone", "any\u00adone"),
        "\u202b" + SENTENCE.replace("river", "\u2067river\u2069"),
        SENTENCE.replace(" ", "\n"),
        SENTENCE.upper(),
        SENTENCE.replace("sell", "ｓｅｌｌ"),
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "Menu | News\n{}\nSubscribe", 'She said: "{}" Then she left.']
)
def test_typography_and_surroundings_do_not_matter(printed, around):
    (place,) = found(around.format(printed))
    assert fingerprint(place) == fingerprint(SENTENCE)


def test_decomposed_korean_and_accents():

    for sentence in ("조선의 무기는 수출용이 아니다.", "Café Zoë était fermé."):
        text = f"메뉴 {unicodedata.normalize('NFD', sentence)} 끝."
        (place,) = found(text, sentence, slack=True)
        assert unicodedata.normalize("NFC", place) == sentence


def test_other_word_counts_and_other_beginnings_are_found_with_slack():
    told = "Said Ada We don ' t sell our plums red or blue to anyone beyond the river today"
    assert found(told) == []
    assert len(found(told, slack=True)) == 1


def test_nothing_is_found_in_nothing():
    assert found("") == found("…") == found("\u200b\u200b") == found("We sell plums.") == []


def test_the_order_that_most_places_keep():
    assert in_order([]) == []
    assert in_order([[], []]) == [None, None]
    assert in_order([[(9, 10)], [(5, 6)], [(7, 8)]]) == [None, (5, 6), (7, 8)]
    assert in_order([[(1, 2)], [(1, 2)]]).count(None) == 1


@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.just(9)), max_size=3), max_size=6))
def test_the_order_is_strict_and_uses_given_places(places):
    chosen = in_order(places)
    kept = [p for p in chosen if p]
    assert [p[0] for p in kept] == sorted({p[0] for p in kept})
    assert all(p is None or p in some for p, some in zip(chosen, places, strict=True))
    assert bool(kept) == any(places)


AROUND = st.text(max_size=60)


@pytest.mark.parametrize("symbol", ["\u32c0", "™", "№", "⑴"])
def test_a_symbol_that_spells_letters_stands_for_itself(symbol):
    for text in (f"\n{SENTENCE}\n{symbol}", f"\n{symbol} {SENTENCE}"):
        assert [fingerprint(p) for p in found(text, slack=True)] == [fingerprint(SENTENCE)]


@given(AROUND, AROUND)
def test_any_text_around(before, after):
    assert any(
        fingerprint(place) == fingerprint(SENTENCE)
        for place in found(f"{before}\n{SENTENCE}\n{after}", slack=True)
    )


def test_a_long_page_is_searched_too():
    rng = random.Random(4)
    noise = (rng.choice(["vo", "ma", "ri.", "tel", "su,"]) for _ in range(200_000))
    text = f"{' '.join(noise)}. {SENTENCE}"
    assert len(found(text)) == 1
    assert len(found(text, slack=True)) == 1
