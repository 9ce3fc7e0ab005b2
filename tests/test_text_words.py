"""Fingerprints that typography cannot change, and lengths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcna_corpus.text.words import fingerprint, length, letters, words


@pytest.mark.parametrize(
    "printing",
    [
        "We don't sell “plums” to the U.S. - ever.",
        "WE DON’T SELL \"PLUMS\" TO THE US—EVER",
        "We\u00a0don't\u200b sell 'plums'  to the U.S., ever!",
        "We don't sell plums to the U.S\u202e. ever",
    ],
)  # fmt: skip
def test_printings_of_one_sentence_agree(printing):
    assert fingerprint(printing) == fingerprint("We don't sell plums to the US, ever.")


@pytest.mark.parametrize(
    "other", ["We do sell plums to the US, ever.", "We don't sell plum to the US, ever."]
)
def test_another_word_is_another_sentence(other):
    assert fingerprint(other) != fingerprint("We don't sell plums to the US, ever.")


def test_composed_and_decomposed_korean_agree():
    assert letters("억설") == letters("\u110b\u1165\u11a8\u1109\u1165\u11af") == "억설"


def test_the_first_digits_of_a_known_hash():
    # echo -n wesaidno | sha256sum
    assert fingerprint("We said: “No.”") == "80786ae72e22549c"


def test_words_and_characters():
    assert words("Don’t ask the U.S.") == ["don't", "ask", "the", "u.s"]
    assert length("a false rumour", "en") == 3
    assert length("最荒謬的悖論。", "zh") == 6
    assert length("가장 황당한 억설", "ko") == 3


@given(st.text(max_size=60))
def test_any_text_has_a_fingerprint(text):
    assert len(fingerprint(text)) == 16
    assert letters(letters(text)) == letters(text)
