"""Who is quoted how: every speaker of any texts, in the frame of the other views."""

import pytest

import kcna_corpus as kc

TEXTS = {
    "Courier": "“No plums,” Ada Varn said. “No pears either,” she added. The “plums” were figs.",
    "Herald": "“No figs,” Ada Varn told the Herald. “Never,” Varn said, and left.",
    "Pilot": "“Plums are red,” Tom Hill said. “And round,” said a person who was there.",
}


@pytest.fixture
def explorer():
    return kc.SpeakersExplorer.of(TEXTS)


def test_each_speaker_has_a_row_with_all_that_is_given_to_them(explorer):
    rows = explorer.rows().set_index("speaker")
    varn = rows.loc["Ada Varn"]
    assert varn["quotations"] == 4
    assert varn["documents"] == ["Courier", "Herald"]
    assert varn["printed"] == ["Ada Varn", "she", "Varn"]
    assert "nobody named" not in explorer.table["named"].tolist(), "scare quotes are no words"
    assert rows["quotations"].is_monotonic_decreasing


def test_spellings_of_a_name_are_one_and_pronouns_stay_apart():
    texts = {"a": "“No,” Kim Yo-jong said.", "b": "“Yes,” Kim Yo Jong said.", "c": "“Hm,” she said.",
             "d": "“Oh,” she said."}  # fmt: skip
    table = kc.SpeakersExplorer.of(texts).table
    assert table["speaker"].tolist() == ["Kim Yo-jong", "she (c)", "she (d)"]
    assert table["named"].tolist() == ["surely", "not surely", "not surely"]


def test_two_names_are_one_row_where_they_are_one_person_s_surely():
    """Not where two fuller names stand beside, nor for a body that has another's name in its own."""
    names = "Alan M. Roe|Alan Roe|José Lima|Jose Lima|Kim Yo Jong|Foreign Ministry".split("|")
    texts = [f"“No,” {name} said." for name in names] + ["김여정은 “아니다”고 말했다."]
    table = kc.SpeakersExplorer.of(texts).table
    people = dict(zip(table["speaker"], table["numbers"], strict=True))
    assert people.pop("Alan M. Roe") == [0, 1]
    assert people.pop("José Lima") == [2, 3]
    assert people.pop("Kim Yo Jong") == [4, 6]
    assert list(people.values()) == [[5]]
    apart = kc.SpeakersExplorer.of(
        [f"“No,” {name} said." for name in ("Alan M. Roe", "Alan T. Roe", "Alan Roe")]
    ).table
    assert apart["quotations"].tolist() == [1, 1, 1]


def test_filters_and_the_code_that_gives_them_again(explorer):
    for name, value in {"documents": ["Pilot"], "named": ["surely"], "search": "RED plums"}.items():
        setattr(explorer, name, value)
        again = eval(explorer.code, {"kc": kc, "texts": TEXTS})
        assert explorer.rows().equals(again)
    assert explorer.rows()["speaker"].tolist() == ["Tom Hill"]
    with pytest.raises(ValueError, match="did you mean 'surely'"):
        explorer.named = "surly"
    with pytest.raises(ValueError, match="unknown document 'Pilots'; did you mean 'Pilot'"):
        explorer.documents = "Pilots"


def test_a_card_has_the_quotations_by_document_and_its_text_is_the_citation(explorer):
    explorer.picked = "Tom Hill"
    card = explorer._card(explorer.picked)
    assert [name for name, _ in card["lists"]] == ["Pilot"]
    assert "Tom Hill, said" in str(card["lists"])
    assert explorer._cite("Tom Hill", "full") == "Tom Hill\nPilot: “Plums are red,” Tom Hill, said"


def test_texts_without_a_quotation_make_an_empty_view():
    explorer = kc.SpeakersExplorer.of(["No word is quoted here."])
    assert explorer.rows().empty
    assert explorer.describe().startswith("SpeakersExplorer: 0 of 0 speakers.")


def test_another_table_is_refused_by_name(shipped):
    with pytest.raises(
        TypeError, match=r"what kc\.find_quotations gives is needed, not one DataFrame"
    ):
        kc.SpeakersExplorer(shipped.events)
