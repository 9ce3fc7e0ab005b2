"""Who is meant: names, offices, relatives, pronouns, writings of one name; and to whom words go."""

from __future__ import annotations

from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcna_corpus.quotations import attribute, find_spans
from kcna_corpus.text import korean
from kcna_corpus.text.people import People
from kcna_corpus.text.persons import is_person, mentions, same_person
from kcna_corpus.text.roles import ROLES, role
from kcna_corpus.tracing import trace

STATEMENT = ["Every lamp was counted twice.", "No lamp leaves the island before winter."]


def resolved(text: str) -> list[str]:
    return [row.resolved for row in attribute(text, find_spans(text))]


@pytest.mark.parametrize("rule", ROLES, ids=lambda rule: rule.example)
def test_each_role_has_an_example(rule):
    name = rule.example[rule.example.index("{") + 1 : rule.example.index("}")]
    text = rule.example.replace("{", "").replace("}", "")
    assert {m.name: role(text, m) for m in mentions(text)}[name] == rule.name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Sunday Ilse Brandt left.", ["Ilse Brandt"]),
        ("Next Tuesday Ilse Brandt leaves.", ["Ilse Brandt"]),
        ("June Brandt left in June.", ["June Brandt", "June"]),
        ("Norwegian Foreign Minister Ilse Brandt left.", ["Ilse Brandt"]),
        ("Dirk van der Meer met Omar al-Sabri.", ["Dirk van der Meer", "Omar al-Sabri"]),
        ("So Myong Il left. So they say.", ["So Myong Il"]),
        ("The Attorney General left.", ["General"]),
    ],
)
def test_a_name_is_without_titles_days_and_small_words(text, names):
    assert [m.name for m in mentions(text)] == names


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("André Núñez", "Andre Nunez", True),
        ("Jörg Müller", "Joerg Mueller", True),
        ("Ilse M. Brandt", "Ilse Brandt", True),
        ("Brandt Ilse", "Ilse Brandt", True),
        ("Sergei Orlov", "Sergey Orlov", True),
        ("Сергей Орлов", "Sergei Orlov", True),
        ("Mary-Ann Holt", "Mary Ann Holt", True),
        ("I. Brandt", "Ilse Brandt", None),
        ("Brandt", "Ilse Brandt", None),
        ("President Brandt", "Ilse Brandt", None),
        ("Lt Col Brandt", "Ilse Brandt", None),
        ("Prince Karl", "Karl Brandt", None),
        ("President Holt", "Ilse Brandt", None),
        ("Dean Holt", "Ilse Brandt", False),
        ("Jon Holt", "John Holt", None),
        ("Karla Holt", "Karl Holt", False),
        ("Ilse Brandt", "Ilka Holt", False),
        ("Pak Su Yong", "Pak Yong Su", False),
        ("Pak Su Yong", "Park Soo-yong", True),
        ("Pak Su Yong", "Su Yong Pak", True),
        ("Pak Su Yong", "박수영", True),  # Yong may be 용 or 영
        ("Ri Yong Ho", "Lee Yong-ho", True),
        ("Choe Ryong Hae", "Choi Yong-hae", None),
        ("Kim Yo Jong", "Kim Yojong", True),
        ("Kim Yo Jong", "Kim Yŏ-jŏng", True),
        ("Kim Yo Jong", "Kim Yo-chong", True),
        ("Kim Yo Jong", "김여정", True),
        ("Kim Yo Jong", "金與正", True),
        ("Kim Yo Jong", "Ким Ё Чжон", True),
        ("Kim Yo Jong", "キム・ヨジョン", None),
        ("Kim Yo Jong", "Kim Jong Un", False),
        ("Kim Yo Jong", "김정은", False),
    ],
)
def test_two_names_are_one_person_or_two_or_it_is_open(one, other, same):
    assert same_person(one, other) is same
    assert same_person(other, one) is same


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_can_be_compared(one, other):
    assert same_person(one, other) in (True, False, None)
    assert same_person(one, other) == same_person(other, one)
    assert korean.is_name(one) in (True, False)


def test_every_spelling_of_a_syllable_is_tried_as_a_surname():
    parts = product(*korean.LATIN)
    spelt = [spelling for part in parts if (spelling := "".join(part)).isascii()]
    assert len(spelt) > 10_000
    assert [spelling for spelling in spelt if not korean._ONE_SYLLABLE.fullmatch(spelling)] == []


@given(st.text(alphabet="Aa Bb.,’'\"“” she He\n", max_size=80))
def test_any_text_has_some_meaning_for_any_part(text):
    people = People(text)
    for start in range(0, len(text), 7):
        assert isinstance(people.meant(start, min(start + 5, len(text))).name, str)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # relatives share a surname: the one spoken of is meant, or nobody surely
        (
            "OSTREN — Vera Falk, daughter of mayor Jan Falk, opened the hall. “It is dry,” Falk said.",
            ["Vera Falk"],
        ),
        ("Vera Falk left. Jan Falk stayed to talk. “It is dry,” Falk said.", ["Jan Falk"]),
        ("Vera Falk and her uncle Jan Falk spoke. “It is dry,” Falk said.", [""]),
        ("Vera Falk met Jan Falk. “It is dry,” Ms. Falk said. Mr. Jan Falk left.", ["Vera Falk"]),
        ("Jan Falk’s sister said “it is dry”. Vera Falk runs the hall.", ["Vera Falk"]),
        ("The sister of mayor Jan Falk said “it is dry”.", [""]),
        ("The cousin of Jan Falk, Vera Holm, said “it is dry”.", ["Vera Holm"]),
        # a name on either side of what describes it
        ("“It is dry,” the head of the mill board, Vera Holm, told us.", ["Vera Holm"]),
        ("The minister said “it is dry”. The minister, Vera Holm, left.", ["Vera Holm"]),
        ("“It is dry,” the minister said. Ministers met.", [""]),
        ("The mill chief, Vera Holm, told us: “It is dry.”", ["Vera Holm"]),
        ("Vera Holm (Ind., North Ostren) said “it is dry”.", ["Vera Holm"]),
        ("“It is dry,” said the mayor’s son, whose friend Vera Holm slept.", [""]),
        # pronouns are persons; who spoke last speaks on
        ("The Long Island ferry sank. A nurse saw it. “It was dark,” she said.", [""]),
        ("Vera Holm runs the Mill Board. “It is dry,” she said.", ["Vera Holm"]),
        (
            "Vera Holm denied it. “It is dry,” said Ida Brandt, who owns it. “Quite dry,” she added.",
            ["Ida Brandt", "Ida Brandt"],
        ),
        ("Jan Falk spoke. Vera Falk, his aunt, spoke too. “It is dry,” he said.", ["Jan Falk"]),
        ("Vera Holm left. Jan Falk quoted her as saying “it is dry”.", ["Vera Holm"]),
        (
            "Ms. Vera Holm met Jan Falk. “It is dry,” Jan Falk said. “Very,” he said.",
            ["Jan Falk", "Jan Falk"],
        ),
        ("Contradicting Vera Holm, they left. “It is dry,” Holm said.", ["Vera Holm"]),
        ("The head of the Tarn Treasury and Crop Board Vera Holm said “it is dry”.", [""]),
        ("Mayor Vera Falk came. Her husband, Jan Falk, sat. “It is dry,” he said.", ["Jan Falk"]),
        ("The mill’s owner, a former sailor named Jan Falk, said “it is dry”.", ["Jan Falk"]),
        ("The mill’s owner – Jan Falk – said “it is dry”.", ["Jan Falk"]),
        ("Jan Falk Jr. said “it is dry”.", ["Jan Falk Jr"]),
        ("Called “a dry place” by Vera Holm, the mill shut.", ["Vera Holm"]),
        ("Vera Holm met Jan Falk. Mrs. Holm and Jan Falk said “it is dry”.", ["Jan Falk"]),
        ("Vera Holm spoke, days after Ida Brandt had left. “It is dry,” she said.", ["Vera Holm"]),
        # a headline is no name
        ("Board Rejects Mill Plan\n\nVera Holm spoke.\n\n“It is dry,” she said.", ["Vera Holm"]),
        # a letter speaks for its author
        ("A telegram from Vera Holm said “it is dry”.", ["Vera Holm"]),
        ("A telegram to Vera Holm said “it is dry”.", [""]),
        ("A report about Vera Holm said “it is dry”.", [""]),
        ("Vera Holm sent a telegram. “It is dry,” the telegram said.", ["Vera Holm"]),
        # wrapped lines and stamps
        ("UPDATED 9:20 GMT\nVera Holm said “it is dry”.\n\nIt rained.", ["Vera Holm"]),
        # a first word that is a small word too
        ("May Falk denied it. “It is dry,” she said.", ["May Falk"]),
        ("An Chol spoke. “It is dry,” An said.", ["An Chol"]),
        ("Do Minh, a keeper, waited. “It is dry,” Minh said.", ["Do Minh"]),
        ("In May Falk left. “It is dry,” Falk said. Jan Falk sat.", ["Jan Falk"]),
        # whose somebody is tells who is *she*
        (
            "Vera Holm left. “It is dry,” said Jan Falk, her aide. “Quite,” she said.",
            ["Jan Falk", ""],
        ),
        ("Vera Holm, 61, met her uncle Jan Falk. “It is dry,” she said.", ["Vera Holm"]),
        ("Vera Holm, 61, met her uncle Jan Falk. “It is dry,” he said.", ["Jan Falk"]),
        ("Vera Holm lost. Her rival, Mr. Jan Falk, was glad. “It is dry,” he said.", ["Jan Falk"]),
        # a pronoun opens a clause
        ("Vera Holm spoke. In a talk on Radio Ostren she said “it is dry”.", ["Vera Holm"]),
        ("“It is dry,” said May. Ida May runs the mill.", ["Ida May"]),
        # whose relative it is said to be, it is not
        (
            "Mayor Hugo Moor met Elin Moor. Moor, the sister of mayor Hugo Moor, said “it is dry”.",
            ["Elin Moor"],
        ),
        ("Clerk Vera May spoke. “It is dry,” May said.", ["Vera May"]),
        (
            "The head of the Workers of Tarn Kim Yo-jong spoke. “It is dry,” she said.",
            ["Kim Yo-jong"],
        ),
        ("Elin Falk‑Holm spoke. “It is dry,” Falk‑Holm said.", ["Elin Falk-Holm"]),
        # who acts only in a clause of another's sentence is not meant
        (
            "Jan Holm added he had “no reason to meet”, even as Ode’s new president Igor Falk"
            " wrote to him. “It is dry,” he said.",
            ["Jan Holm", "Jan Holm"],
        ),
        # she is none of the men, but the only one who is *she*
        (
            "Hugo Moor’s sister, Elin Moor, left. Moor said premier Igor Falk told of his wish to"
            " see “a dry year”. “It is wet,” she said.",
            ["Igor Falk", "Elin Moor"],
        ),
        # a part of a double name is another name; an abbreviated title stands before a name
        ("Jan Falk’s bid failed. Mayor Vera Falk-Holm sat. “It is dry,” Falk said.", ["Jan Falk"]),
        ("The head of the mill board, Rev. Jan Holm, said: “It is dry.”", ["Jan Holm"]),
        # a relative without a name has just been spoken of
        ("Jan Falk sat. His daughter rose. “It is dry,” she said.", [""]),
        ("Jan Falk sat. His daughter rose. “It is dry,” he said.", ["Jan Falk"]),
        # whoever is put beside what is no person's name
        ("“It is dry,” chided the No. 2 Mill Board, Vera Holm of Ostren.", ["Vera Holm"]),
        # a compound office names no place
        (
            "The Vice-Chancellor of Ostren, Professor Jan Holm, rose. The Vice-Chancellor said “no”.",
            ["Jan Holm"],
        ),
        # a country is no person whom a pronoun could mean
        (
            "Elin Moor accused us of haste, recalling the North’s claim of “a dry year”. She also"
            " said “it is wet”.",
            ["", "Elin Moor"],
        ),
        (
            "Ida Falk is a baker, Olaf Sund a miller. “Rain,” Falk and Sund wrote.",
            ["Ida Falk and Olaf Sund"],
        ),
        ("Ida Falk wrote to Olaf Sund. Her letter said “rain”.", ["Ida Falk"]),
        ("“Rain,” said clerk Ida Falk ’76.", ["Ida Falk"]),
        ("Olaf Sund met trainer Ida Falk. “Rain,” the trainer said.", ["Ida Falk"]),
        ("“Rain,” said the builder. Ida Falk left.", [""]),
        ("“Rain,” said Will Falk. Mayor Per Sund called it “dry”.", ["Will Falk", "Per Sund"]),
        (
            "“Rain,” Ida Falk said.\n\nThe mill of Olaf Sund stood.\n\n“Sun,” she added.",
            ["Ida Falk"] * 2,
        ),
    ],
)
def test_who_is_meant(text, names):
    assert resolved(text) == names


@pytest.mark.parametrize(
    ("text", "name", "outlet"),
    [
        ("“It is dry,” the Tarn Courier quoted Vera Holm as saying.", "Vera Holm", "Tarn Courier"),
        ("“It is dry,” Vera Holm was cited as saying by TNA.", "Vera Holm", "TNA"),
        ("TNA quoted her as calling it “quite dry”. Vera Holm left.", "", "TNA"),
        ("“It is dry,” TNA reported, citing Vera Holm.", "Vera Holm", "TNA"),
        ("“It is dry,” Vera Holm was reported as saying by TNA.", "Vera Holm", "TNA"),
        ("TNA carried a letter by Vera Holm saying “it is dry”.", "Vera Holm", "TNA"),
        (
            "Since the Tarn Post reported that Vera Holm called it “quite dry”, it rained.",
            "Vera Holm",
            "Tarn Post",
        ),
        ("The Tarn Ledger quotes Vera Holm as saying “it is dry”.", "Vera Holm", "Tarn Ledger"),
        ("Vera Holm said “it is dry”, the state-run TNA news agency reported.", "Vera Holm", "TNA"),
        ("According to TNA, Vera Holm said “it is dry”.", "Vera Holm", "TNA"),
        ("“It is dry,” Vera Holm said, according to the state-run TNA.", "Vera Holm", "TNA"),
        (
            "“It is dry,” Jan Falk’s paper, the Tarn Daily, quoted Vera Holm as saying.",
            "Vera Holm",
            "paper",
        ),
        ("As carried by TNA, the text by Vera Holm says “it is dry”.", "Vera Holm", "TNA"),
        ("The rumour was brushed off by Vera Holm as “a dry tale”.", "Vera Holm", ""),
        ("Citing Vera Holm, TNA reported that it “is quite dry”.", "Vera Holm", "TNA"),
        ("In a statement carried by TNA, Vera Holm said: “It is dry.”", "Vera Holm", "TNA"),
        ("“It is dry,” Vera Holm said, citing TNA.", "Vera Holm", "TNA"),
        ("Jan Falk mocked Vera Holm for saying “it is dry”.", "Vera Holm", ""),
        ("Jan Falk doubted Holm’s claim that “it is dry”. Vera Holm left.", "Vera Holm", ""),
        ("The mill was called “the driest place of all” by Vera Holm.", "Vera Holm", ""),
    ],
)
def test_whose_words_they_are_and_who_passes_them_on(text, name, outlet):
    row = attribute(text, find_spans(text))[0]
    assert row.resolved == name
    assert outlet in row.relay


@pytest.mark.parametrize(
    ("report", "answer"),
    [
        ("Vera Holm said “every lamp was counted twice”.", False),
        ("Jan Falk said “every lamp was counted twice”.", True),
        ("Jan Falk thanked the crew and said that “every lamp was counted twice”.", True),
        ("Jan Falk mocked the crew, saying “every lamp was counted twice”.", True),
        ("Jan Falk came by night and said “every lamp was counted twice”.", True),
        ("Jan Falk hit back at the crew, saying “every lamp was counted twice”.", True),
        ("Vera Holm met Jan Falk, who said “every lamp was counted twice”.", True),
        ("Jan Falk was told by Vera Holm that “every lamp was counted twice”.", False),
        ("Jan Falk said that Vera Holm had told her “every lamp was counted twice”.", False),
        ("Mrs. Holm and Jan Falk said “every lamp was counted twice”.", None),
        ("“Every lamp was counted twice”? Jan Falk does not think so, she said.", None),
        ("Jan Falk’s reply: “Every lamp was counted twice.”", True),
        ("Jan Falk’s answer to the critics: “Every lamp was counted twice.”", True),
        ("“Every lamp was counted twice,” Jan Falk said, quoting Vera Holm.", None),
        ("Jan Falk, 61, and Vera Holm, 54, said “every lamp was counted twice”.", None),
        ("Nobody but Jan Falk said “every lamp was counted twice”.", None),
        ("Jan Falk quoted from her letter: “Every lamp was counted twice.”", None),
        ("The Lark Vale said “every lamp was counted twice”.", None),
        ("Jan Falk said of the words “every lamp was counted twice” that they lie.", None),
        ("“Every lamp was counted twice” is what Vera Holm said, Jan Falk noted.", None),
        ("Jan Falk denied the reports, saying “every lamp was counted twice”.", True),
        ("It was Jan Falk who said “every lamp was counted twice”.", True),
        ("It was not Jan Falk who said “every lamp was counted twice”.", None),
        ("If Jan Falk said “every lamp was counted twice”, it was in jest.", None),
        ("Did Jan Falk say “every lamp was counted twice”?", None),
        ("Jan Falk allegedly said “every lamp was counted twice”.", None),
        ("Jan Falk pointed to her pledge that “every lamp was counted twice”.", None),
        ("Jan Falk said the words “every lamp was counted twice” pleased him.", None),
        ("Jan Falk, quoting Vera Holm, said: “Every lamp was counted twice.”", None),
        ("A keeper said “every lamp was counted twice”.", None),
        ("Jan Falk mocked Vera Holm for saying “every lamp was counted twice”.", False),
        ("Vera Holm spoke. Otto Falk mocked her. “Every lamp was counted twice,” she said.", False),
        ("Otto Falk spoke. Vera Holm frowned. “Every lamp was counted twice,” he said.", True),
        ("Vera Holm spoke. Bo Falk frowned. “Every lamp was counted twice,” he said.", True),
        ("After Vera Holm said that “every lamp was counted twice,” Jan Falk laughed.", False),
        ("Jan Falk said the “every lamp was counted twice” line was not new.", None),
        ("Jan Falk went on: “Every lamp was counted twice” – that was what he heard.", None),
        (
            "Deputy Jan Falk read Holm’s line aloud – “every lamp was counted twice” – to boos.",
            None,
        ),
        (
            "Jan Falk said that Holm’s warning to them that “every lamp was counted twice” is bad.",
            None,
        ),
        ("Lind left in May, when Jan Falk warned that “every lamp was counted twice”.", True),
        (
            "Jo Falk left, according to her niece Ida Falk. “Every lamp was counted twice,” said Miss Falk.",
            None,
        ),
        # nobody else may be meant
        (
            "Jan Falk, a cook, left. Ode’s son came. “Every lamp was counted twice,” Falk said.",
            True,
        ),
        ("Sen. Jan Falk met Bo Falk. “Every lamp was counted twice,” Senator Falk said.", True),
        ("CEO Jan Falk left. “Every lamp was counted twice,” Falk said.", True),
        ("Jan Falk’s bid failed. Bo Falk sat. “Every lamp was counted twice,” Falk said.", None),
        ("Asked about Holm boasting that “every lamp was counted twice”, Jan Falk said no.", None),
        ("Jan Falk repeated it: “Every lamp was counted twice?”", None),
        ("Jan Falk said: “Every lamp was counted twice, too.”", None),
        ("Bo Falk laughed. Envoy Holm is tired. “Every lamp was counted twice,” he said.", None),
        ("He left after Jan Falk told the crew that “every lamp was counted twice”.", True),
        ("A post claims that Jan Falk said: “Every lamp was counted twice.”", None),
        (
            "Rep. Jan Falk (R-TX), who lives here, hit back, saying the lamps “every lamp was counted"
            " twice”.",
            True,
        ),
        ("TV showed Jan Falk telling keepers that “every lamp was counted twice”.", True),
        ("Secretary of Trade Jan Falk said “every lamp was counted twice”.", True),
        ("The Joint Lamp Chiefs said “every lamp was counted twice”.", False),
        ("The uncle of Vera Holm, Jan Falk, said “every lamp was counted twice”.", True),
        ("V. Holm said “every lamp was counted twice”.", None),
        ("Jan Falk said: “Every lamp was counted twice? That is poetry.”", None),
        ("Jan Falk said: “Every lamp was counted twice before dawn.”", None),
        ("Jan Falk said that “every lamp was counted twice” could be read in two ways.", None),
        ("“Every lamp was counted twice,” Jan Falk said, repeating her words.", None),
        ("Jan Falk said he was tired of Holm’s talk of “every lamp was counted twice”.", None),
        ("Jan Falk, a foe of Vera Holm, himself said “every lamp was counted twice”.", True),
        ("Jan Falk and other critics said “every lamp was counted twice”.", True),
        ("Jan Holm left in May. His aunt stays. “Every lamp was counted twice,” Holm said.", None),
        ("Jan Holm left in May. He stays away. “Every lamp was counted twice,” Holm said.", True),
        (
            "Jan Holm said so. Ostren’s Vera Holm on Friday broke her silence.\n\nHolm had said in"
            " May that “every lamp was counted twice”.",
            None,
        ),
        ("Jan Falk told keepers that “every lamp was counted twice”, the agency said.", True),
        ("The Lamp Board said “every lamp was counted twice”.", False),
        ("Lamp Minister Vera Holm said “every lamp was counted twice”.", False),
        (
            "The able sister of mayor Jan Holm spoke. Holm said “every lamp was counted twice”.",
            None,
        ),
        (
            "Jan Holm rose. A brother-in-law of Jan Holm sat. Holm said “every lamp was counted"
            " twice”.",
            None,
        ),
        (
            "Aunt of keeper Jan Holm speaks.\n\nHolm said on Friday “every lamp was counted twice”.",
            None,
        ),
        (
            "The aunt of Jan Holm left. Jan Holm stayed. Holm said “every lamp was counted twice”.",
            True,
        ),
        ("Otto Falk, the uncle of Jan Holm, left. Holm said “every lamp was counted twice”.", True),
        ("Igor Falk read a report that Jan Berg had said “every lamp was counted twice”.", None),
        # who lends a voice to another
        ("“Every lamp was counted twice,” her interpreter, Jan Falk, said.", None),
        ("“Every lamp was counted twice,” Jan Falk said, in Ada Roe’s words.", None),
        ("On behalf of the mayor, aide Jan Falk said: “Every lamp was counted twice.”", None),
        ("“Every lamp was counted twice,” Jan Falk read out on the quay.", None),
        ("Jan Falk read from her note: “Every lamp was counted twice.”", None),
        ("“Every lamp was counted twice,” Jan Falk said, echoing the mayor.", None),
        ("Borrowing her line, Jan Falk said that “every lamp was counted twice”.", None),
        ("Jan Falk said he had been the one to say “every lamp was counted twice”.", None),
        ("Jan Falk recalled that “every lamp was counted twice”, as Vera Holm put it.", None),
        ("Jan Falk hoped that “every lamp was counted twice” would be heard.", None),
        ("Jan Falk had a letter by Vera Holm, saying: “Every lamp was counted twice.”", None),
        ("Speaking for the head keeper, Jan Falk said: “Every lamp was counted twice.”", None),
        ("Jan Falk welcomed her remark that “every lamp was counted twice”.", None),
        ("Jan Falk sings “every lamp was counted twice” to his dog.", None),
        ("Her uncle Jan Holm sat. “Every lamp was counted twice,” Holm said.", None),
        # by whom words are surely given
        ("Speaking for the first time, Jan Falk said: “Every lamp was counted twice.”", True),
        ("“Every lamp was counted twice,” as cook Jan Falk said after lunch.", True),
        (
            "The mill’s vice-head, Jan Falk, sat. “Every lamp was counted twice,” the vice-head"
            " said.",
            None,
        ),
        (
            "The mill’s vice-chairman, Jan Falk, sat. “Every lamp was counted twice,” the"
            " vice-chairman said.",
            True,
        ),
        ("Otto Berg sat near. Xin Falk told us it was dry: “Every lamp was counted twice.”", True),
        ("Bo Roe left after Jan Falk said on Monday that “every lamp was counted twice”.", True),
        ("Jan Falk urged them to ask for oil, saying “every lamp was counted twice”.", True),
        ("Jan Falk stated, as reported by the Tarn Press: “Every lamp was counted twice.”", True),
        (
            "Jan Falk held a speech in which he accused us of hiding that “every lamp was counted"
            " twice”.",
            True,
        ),
        ("“Every lamp was counted twice,” promised Jan Falk.", True),
        ("As Jan Falk, a cook, put it: “Every lamp was counted twice.”", True),
        ("‘Every lamp was counted twice’: Jan Falk tells keepers\n\nIt rained.", True),
        ("A note signed by Jan Falk, a cook, said: “Every lamp was counted twice.”", True),
        ("Asked about it, cook Jan Falk was blunt: “Every lamp was counted twice.”", True),
        ("The news came from Jan Falk, who said: “Every lamp was counted twice.”", True),
        ("The news came from Jan Falk, who never said: “Every lamp was counted twice.”", None),
        ("Jan Falk sent a note in which he said that “every lamp was counted twice”.", True),
        ("Cook Jan Falk, who has been away since May said “every lamp was counted twice”.", True),
        (
            "Jan Falk rose, telling all who were near him in the hall “every lamp was counted"
            " twice”.",
            None,
        ),
        (
            "Jan Falk rose, telling keepers on the quay in June “every lamp was counted twice”.",
            True,
        ),
        ("The uncle of Jan Holm, Otto Falk, left. Holm said “every lamp was counted twice”.", True),
    ],
)
def test_words_are_misattributed_only_where_another_person_is_surely_meant(report, answer):
    (row,) = trace([report], STATEMENT, speaker="Vera Holm").to_dict("records")
    assert row["sentences"] == [0]
    assert (None if pd.isna(row["misattributed"]) else row["misattributed"]) is answer
    open_ = ("not identified" in row["why"]) or (", who may" in row["why"])
    assert open_ == (answer is None)


def test_who_quotes_words_in_marks_is_not_given_them():
    report = "Jan Falk said: “Here stands ‘every lamp was counted twice’ in full.”"
    table = trace([report], STATEMENT, speaker="Vera Holm")
    assert table["misattributed"].isna().tolist() == [True, True]


def test_what_the_statement_itself_has_in_marks_is_nobodys_quoting():
    words = "Here the ‘lamp of all lamps of the isle’ was counted twice."
    table = trace([f"“{words}” Jan Falk said."], [words], speaker="Vera Holm")
    assert table["misattributed"].tolist()[0] is True


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jan Falk stated, as reported by the Tarn Press Agency: “It rained.”", "Jan Falk"),
        ("In a note on lamps, Jan Falk, chief clerk of the Salt Board said: “It rained.”",
         "Jan Falk"),
        ("Jan Falk said it was “dry”.\n\nHe added that he met with Otto Berg.\n\n“It rained,”"
         " he said.", "Jan Falk"),
        ("“It rained,” said the chief of the Salt Board.", ""),
        ("The Salt Board met in response to a letter by Jan Falk, a cook, that said “it rained”.",
         "Jan Falk"),
        ("Jan Falk said Otto Berg told all that Ari Roe had left. He called it “rain”.", "Jan Falk"),
    ],
)  # fmt: skip
def test_neither_an_agency_nor_a_guest_nor_a_board_has_said_it(text, name):
    assert resolved(text)[-1] == name


def test_who_has_just_spoken_goes_on_where_nobody_else_is_named_since():
    text = "Otto Berg sat near. Xin Falk called it “dry”.\n\n{}“Very dry,” he said."
    for between, sure in (("", True), ("It had rained on Otto Berg. ", False)):
        report = text.format(between)
        assert attribute(report, find_spans(report))[-1].identified is sure


def test_who_is_parted_from_the_verb_by_words_in_marks_speaks_surely():
    report = "Jan Falk, who sang “la” at noon, said “every lamp was counted twice”."
    assert attribute(report, find_spans(report))[-1].identified


def test_a_sister_is_known_by_the_surname_where_her_brother_is_named_beside_it():
    for office in ("mayor", "TNA chief"):
        text = f"Vera Falk left. “It rained,” Falk, also {office} Jan Falk’s sister, said. "
        text += "Falk called it “dry”."
        row = attribute(text, find_spans(text))[-1]
        assert (row.resolved, row.identified) == ("Vera Falk", True)


def test_two_words_are_given_to_whom_more_of_the_statement_is():
    brief = "Jan Falk called it “every lamp”. "
    longer = "“No lamp leaves the island before winter,” he said."
    for report, answers in (
        (brief, [None]),
        (brief + longer, [True, True]),
        (brief + longer.replace(" he ", " Bo Roe "), [None, True]),
        (brief.replace("every", "each") + longer, [None, True]),
    ):
        table = trace([report], STATEMENT, speaker="Vera Holm")
        assert [None if pd.isna(of) else of for of in table["misattributed"]] == answers


def test_an_article_makes_two_words_no_more_telling():
    table = trace(
        ["Jan Falk saw “a dear place”."], ["It was a dear place to us."], speaker="Eva Roe"
    )
    assert table["misattributed"].isna().all()


def test_a_surname_may_be_the_statements_speakers():
    report = "{} is here. Her aunt Ina Holm sat. “Every lamp was counted twice,” Holm said."
    for name, answer in (("Vera Holm", None), ("Vera Berg", True)):
        (row,) = trace([report.format(name)], STATEMENT, speaker="Vera Holm").to_dict("records")
        assert (None if pd.isna(row["misattributed"]) else row["misattributed"]) is answer


def test_of_several_paragraphs_without_a_closing_mark_the_last_one_tells():
    report = "It rained.\n\n“Every lamp was counted twice.\n\n“It was dry,” Jan Falk said."
    table = trace([report], STATEMENT, speaker="Vera Holm")
    assert table["misattributed"].tolist()[0] is True


@pytest.mark.parametrize(
    "name",
    """Tarn Motors;Orla Bakers;Tarn Heavy Industries;Tarn Corp;Vale Electric;Tarn Today;Red Crescent;San Tarno;
    Port Ode;Ode Strategic Consulting;Vale Institute;Tarn-Ode;The U.S.;The Edge;Ode Leader’s Sister;Mayor's Wife;국방부;노동당;전문가""".split(
        ";"
    ),
)
def test_papers_firms_cities_and_nouns_are_no_persons(name):
    assert not is_person(name.strip())


@pytest.mark.parametrize("name", ["Marine Le Roe", "Grace de Ode", "Otto Hill", "Vera North"])
def test_names_that_are_nouns_too_are_persons_behind_a_given_name(name):
    assert is_person(name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("박서린 노동당 부부장은 “강은 말랐다”고 했다.", ("박서린 노동당 부부장", "박서린", True)),
        ("국방부 관계자는 “강은 말랐다”고 말했다.", ("국방부 관계자", "", False)),
        ("박서린 차관이 “강은 말랐다”고 말한 것으로 알려졌다.", ("박서린 차관", "박서린", True)),
        ("전문가는 “강은 말랐다”고 말했다.", ("전문가", "", False)),
        ("박서린 군수는 “강은 말랐다”고 말했다.", ("박서린 군수", "박서린", True)),
        ("박정은 위원장은 “강은 말랐다”고 말했다.", ("박정은 위원장", "박정은", True)),
        ("한국은 대변인 담화에서 “강은 말랐다”고 밝혔다.", ("한국", "", False)),
        ("서동구 국장은 박서린 차관이 “강은 말랐다”고 한 데 대해 비판했다.",
         ("박서린 차관", "박서린", True)),
        ("박서린 국장은 “강은 말랐다”는 주장을 내놓았다고 비판했다.", ("", "", False)),
        ("박서린 차관은 “강은 말랐다”고 밝혔다고 강변통신이 보도했다.",
         ("박서린 차관", "박서린", True)),
    ],
)  # fmt: skip
def test_korean_speakers_are_known_by_their_office(text, found):
    (row,) = attribute(text, find_spans(text))
    assert (row.speaker, row.resolved, row.identified) == found


def test_korean_reports_go_on_with_one_speaker():
    text = (
        "서동구 국무위원장의 동생인 서보람 노동당 부부장이 담화를 냈다.\n\n"
        "서 부부장은 \"강은 '마른 강'이 아니다\"며 이같이 밝혔다.\n\n"
        '그는 물길이 "마른 길"이라는 말을 되풀이하며 "배도 없다"고 말했다.\n\n'
        '그러면서 "우리가 판 배는 없다"며 "숨기지 않겠다"고 밝혔다.'
    )
    found = {row.text: row.resolved for row in attribute(text, find_spans(text)) if not row.nested}
    assert found.pop("마른 길") == ""
    assert len(found) == 4
    assert set(found.values()) == {"서보람"}


def test_quotations_that_share_a_korean_verb_share_its_subject():
    text = '박서린 국장은 이날 "강은 말랐다"며 "배도 없다"고 말했다.'
    assert [row.resolved for row in attribute(text, find_spans(text))] == ["박서린"] * 2


def test_who_answers_in_the_same_sentence_is_not_surely_who_asked():
    text = "Vera Holm told Jan Falk “it is dry here” and he answered “it is wet here”."
    assert [row.identified for row in attribute(text, find_spans(text))] == [True, False]


@pytest.mark.parametrize(("cue", "sure"), [("said", False), ("added", True)])
def test_who_speaks_after_a_question_perhaps_answers_it(cue, sure):
    text = f"Jan Falk asked: “Is it dark?”\n\n“It is dry,” he {cue}."
    assert attribute(text, find_spans(text))[1].identified is sure


def test_who_has_just_spoken_is_surely_who_adds_something():
    text = "Bo Ode met us. Head cook Jan Falk told us: “It is dry.” He added: “Very dry.”"
    assert attribute(text, find_spans(text))[1].identified


@pytest.mark.parametrize(("mark", "sure"), [(":", True), (".", False)])
def test_who_speaks_in_the_next_paragraph_is_sure_behind_a_colon(mark, sure):
    text = f"Jan Falk told the keepers{mark}\n\n“It is dry in the mill and in the town.”"
    assert attribute(text, find_spans(text))[0].identified is sure


def test_a_speaker_may_have_several_names():
    report = ["“Every lamp was counted twice,” said Ida Brandt."]
    for names, wrong in ((["Vera Holm", "Ida Brandt"], False), (["Vera Holm"], True)):
        assert trace(report, STATEMENT, speaker=names)["misattributed"].tolist() == [wrong]


@pytest.mark.parametrize(
    ("text", "who", "name", "outlet"),
    [
        ("한도윤 장관은 “등대를 팔지 않는다”고 밝혔다.", "한도윤 장관", "한도윤", ""),
        ("한도윤은 ‘헛소문’이라고 일축했다.", "한도윤", "한도윤", ""),
        (
            "타른통신은 한도윤 장관이 “등대를 팔지 않는다”고 말했다고 보도했다.",
            "한도윤 장관",
            "한도윤",
            "타른통신",
        ),
        (
            "타른통신에 따르면 한도윤 장관은 “등대를 팔지 않는다”고 말했다.",
            "한도윤 장관",
            "한도윤",
            "타른통신",
        ),
        # when somebody spoke is no part of who did
        (
            "박서린 국장이 왔다. 이날 박 국장은 “우리는 방죽을 연다”고 밝혔다.",
            "박 국장",
            "박서린",
            "",
        ),
        (
            "지난 10일 오전 박서린 국장은 “우리는 방죽을 연다”고 밝혔다.",
            "박서린 국장",
            "박서린",
            "",
        ),
    ],
)
def test_korean_attribution(text, who, name, outlet):
    (row,) = attribute(text, find_spans(text))
    assert (row.speaker, row.resolved, row.relay, row.speech) == (who, name, outlet, True)


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister sagte am Montag: „Wir verkaufen keine Lampen an das Ausland.“",
        "Сестра министра сказала: «Мы не продаём наши лампы за границу».",
        "大臣说：“我们没有向任何村庄出售灯塔的打算。”",
    ],
)
def test_where_attribution_is_not_read_nobody_speaks_and_nothing_is_certain(text):
    (row,) = attribute(text, find_spans(text))
    assert (row.speaker, row.resolved, row.certain, row.speech) == ("", "", False, True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The sister of chief Ri Tae Sok spoke. Ri Un Gyong is 38. “Rain,” she said.", "Ri Un Gyong"),
        ("O Jin Hyok spoke. “Rain,” said O.", "O Jin Hyok"),
        ("An Chol Nam spoke. “Rain,” An told us.", "An Chol Nam"),
        ("Ri Un Gyong spoke. Foreign Minister Ri Chol Min left. “Rain,” Minister Ri said.",
         "Ri Chol Min"),
        ("“Rain,” said Vera Holm.\n\n“More rain,” the politician added.", "Vera Holm"),
        ("“Rain,” said army chief Jan Falk.\n\n“More rain,” the general added.", "Jan Falk"),
        ("Ostren’s Lamp Ministry left. “Rain,” said Valia’s Ministry of Trade (MOT).", ""),
        ("“Rain,” said Ministry of Trade spokesman Jan Falk (李).", "Jan Falk"),
        ("Minister of Foreign Affairs Jan Falk (李) said “rain”.", "Jan Falk"),
        ("She was responding to Jan Falk, who on Sunday said “rain”.", "Jan Falk"),
        ("“Rain,” said Vera Holm.\n\n“More rain,” the ministry added.", ""),
        ("“Rain,” said mayor Vera Holm.\n\n“More rain,” the minister added.", ""),
        ("Agency chief Jan Falk left. “Rain,” Ostren’s chief said.", ""),
        ("Vera Holm was asked what he, Jan Falk, called “rain”. “No rain,” she said.", "Vera Holm"),
        ("“Rain,” said Vera Holm. Footage showed Jan Falk in a boat. “No rain,” he said.", "Jan Falk"),
        ("“Rain,” said the director of the Bank of Ostren Jan Falk.", "Jan Falk"),
        ("Jan Falk, known as ‘the Toad’, branded it “rain”.", "Jan Falk"),
        ("Vera Town-Smith left. “Rain,” she said.", "Vera Town-Smith"),
        ("Jan Falk’s sister spoke. She called it “rain”. Vera Falk left.", "Vera Falk"),
        ("Deputy spokesperson Bo Falk left. The sister of chief Jan Falk spoke. She called it “rain”."
         " Ina Falk left.", "Ina Falk"),
        ("Vera Falk, sister of chief Jan Falk, left. Falk called it “rain”.", "Vera Falk"),
        ("Jan Falk spoke. Bo Holm mocked Falk’s speech and left. He called it “rain”.", "Bo Holm"),
        ("Jan Falk quoted the letter back at Holm: “Rain.”", "Jan Falk"),
        ("Otto Falk left. Bo Holm denied it. “Mr. Falk knew,” he said, “of rain.”", "Bo Holm"),
        ("Jan Falk spoke at noon. The politician called it “rain”.", "Jan Falk"),
        ("Towns were shut, with mayor Jan Falk expressing “rain”.", "Jan Falk"),
        ("Jan Falk said they had “no rain at all,” according to a statement.", "Jan Falk"),
        ("In a strongly worded note, the brother of Ina Falk, Jan Falk, called it “rain”.",
         "Jan Falk"),
        ("President Jan Falk left. The Falk Administration stayed. “Rain,” Falk said.", "Jan Falk"),
        ("Minister Jan Falk left. One old Tarn minister rose. “Rain,” the minister said.", ""),
        ("Jan Falk left the hall. “Rain,” Ostren Mill’s spokesperson said.", ""),
        ("Ina Falk has gone home, said Jan Holm, a baker. “Rain,” he said.", "Jan Holm"),
        ("Mayor Bo Holm left. Then, the mayor’s sister, a baker, rose. “Rain,” she said.", ""),
        ("Mo Falk, who served as her brother’s clerk, left. “Rain,” she said.", "Mo Falk"),
    ],
)  # fmt: skip
def test_who_is_meant_by_what_describes_a_person(text, name):
    assert attribute(text, find_spans(text))[-1].resolved == name


def test_words_exchanged_for_others_are_anybodys_own():
    report = "Jan Falk said: “{}”"
    for words, answer in (
        ("No lamp leaves the island before winter.", True),
        ("No boat leaves the island before winter.", None),
    ):
        (row,) = trace([report.format(words)], STATEMENT, speaker="Vera Holm").to_dict("records")
        assert row["sentences"] == [1]
        assert (None if pd.isna(row["misattributed"]) else row["misattributed"]) is answer


KIN = """stepfather stepmother stepson stepdaughter godson godfather fiance fiancé fiancée spouse parent
    relative partner grandparents half-brother great-nephew ex-wife brother-in-law great-great-grandson
    foster-son parents children sisters twin kinsman in-laws great-aunt""".split()  # fmt: skip


@pytest.mark.parametrize("kin", KIN)
@pytest.mark.parametrize(
    "text",
    [
        "The {} of mayor Jan Falk spoke. “It rained,” Falk said.",
        "Jan Falk’s {} spoke. “It rained,” Falk said.",
        "Jan Falk came home. His {} spoke. “It rained,” Falk said.",
        "Vera Falk left. The {} of mayor Jan Falk said “it is dry”. “It rained,” Falk said.",
        "Ari Falk left. The {} of mayor Jan Falk said “it is dry”. Falk left. “It rained,” Falk said.",
    ],
)
def test_a_relative_may_bear_the_surname(text, kin):
    text = text.format(kin)
    assert not attribute(text, find_spans(text))[-1].identified


@pytest.mark.parametrize(
    "text",
    [
        "The aide of mayor Jan Falk spoke. “It rained,” Falk said.",
        "Jan Falk, the half-brother of Otto Berg, spoke. “It rained,” Falk said.",
        "Jan Falk came home. His half-sister Elin Moor spoke. “It rained,” Falk said.",
        "Jan Falk’s reason of state was told. “It rained,” Falk said.",
        "Jan Falk wrote of parenting. “It rained,” Falk said.",
    ],
)
def test_no_relative_is_spoken_of(text):
    spoken = attribute(text, find_spans(text))[-1]
    assert (spoken.resolved, spoken.identified) == ("Jan Falk", True)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Jan Falk came home. He had met his wife in Ode.", True),
        ("Jan Falk left. He was flanked by his wife, Ina, and guards.", True),
        ("Jan Falk left. He told of the death of his mother.", True),
        ("Jan Falk left after his brother was shot.", True),
        ("Jan Falk and his sister drove to Ode.", True),
        ("Jan Falk left, and his sister spoke.", False),
        ("Jan Falk left. His wife, Ina, was ill.", False),
        ("Jan Falk left. A statement by his sister named Ode.", False),
        # a headline in the text is nobody who bears the name
        ("Jan Falk left. Falk Thinks Ode Was Wet. Rain fell.", True),
        ("Jan Falk left. Vera Falk Jr. stayed. Rain fell.", False),
    ],
)
def test_a_relative_bears_the_surname_who_acts(text, sure):
    text += " “It rained,” Falk said."
    assert attribute(text, find_spans(text))[-1].identified is sure


def test_several_sisters_and_a_brother_of_one_name():
    for text in (
        "Ina Falk left. Jan Falk’s sisters said “it is dry”.",
        "Jan Falk’s brother Otto spoke. “It rained,” Falk said.",
    ):
        assert not attribute(text, find_spans(text))[-1].identified


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ambassador to Upper Sarn Ilse Falk left. “It rained,” Falk said.", "Ilse Falk"),
        ("State Minister for Salt Omar Quill said it was ‘dry in all the mills’.", "Omar Quill"),
        ("Lowmere Coroner Ilse Falk left. “It rained,” Falk said.", "Ilse Falk"),
        ("Take Justice Ilse Falk. “It rained,” she wrote.", "Ilse Falk"),
        ("East River Police Chief Jan Falk left. “It rained,” Falk said.", "Jan Falk"),
        ("HDP MP Ilse Falk left. “It rained,” she said.", "Ilse Falk"),
        ("The mill and Lowmere and Hove senior coroner Ilse Falk said: “It rained.”", "Ilse Falk"),
        ("Council Member Jan Falk rose. “It rained,” he sighed.", "Jan Falk"),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(text, speaker):
    assert resolved(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Mayor Jan Falk left. “It rained,” the mayor said.", True),
        ("Jan Falk, the mayor of Tarn, left. “It rained,” the mayor said.", True),
        ("Trade minister Jan Falk left. “It rained,” the trade minister said.", True),
        ("Vice mayor Jan Falk left. “It rained,” the vice mayor said.", True),
        ("Vice mayor Jan Falk left. “It rained,” the mayor said.", False),
        ("Trade minister Jan Falk left. “It rained,” the salt minister said.", False),
        ("Mayor Jan Falk met the mayor of Tarn. “It rained,” the mayor said.", False),
        ("Mayor Jan Falk met Mayor Roe. “It rained,” the mayor said.", False),
        ("A mayor came first. Mayor Jan Falk was next. “It rained,” the mayor said.", False),
        ("Jan Falk left. The mayor was angry. “It rained,” the mayor said.", False),
        (
            "The leader’s sister, Ina Roe, and Premier Jan Falk left. “It rained,” the leader said.",
            False,
        ),
    ],
)
def test_the_mayor_is_surely_the_only_one_whom_the_text_calls_so(text, sure):
    assert attribute(text, find_spans(text))[-1].identified is sure


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("The note came from clerk Otto Berg. “It rained,” he said.", True),
        ("The note came from clerk Otto Berg. The mayor sat down. “It rained,” he said.", False),
        ("The mayor got a note by clerk Otto Berg. “It rained,” he said.", False),
        ("Bo Roe read on Monday. The note came from Otto Berg. “It rained,” he said.", False),
        ("Ulla Berg, head of the lamp board, said it was late. “It rained,” the official said.",
         False),
        ("Ulla Berg, director of lamps, said it was late. “It rained,” the official said.", True),
        ("Ulla Berg, director of lamps, met an aide. “It rained,” the official said.", False),
        ("Ulla Berg, director of lamps, met Jan Falk. “It rained,” the official said.", False),
        ("An official rose. Ulla Berg, director of lamps, left. “It rained,” the official said.",
         False),
    ],
)  # fmt: skip
def test_one_who_alone_is_spoken_of_is_surely_meant(text, sure):
    assert attribute(text, find_spans(text))[-1].identified is sure


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Ota Zil met Ngu Roe. Ngu Roe spoke at noon. “It rained,” he said.", True),
        ("Ota Zil met Ngu Roe. Ngu Roe and Ota Zil spoke at noon. “It rained,” he said.", False),
        ("Jan Falk spoke first on Monday. Quarn took the floor. “It rained,” he said.", False),
        (
            "The Herald came out. Jan Falk spoke. The Herald Sarn came late. “It rained,” he said.",
            True,
        ),
        ("Jan Falk stood up. “It rained,” he said. Vorn sat. “It snowed,” somebody sighed.", False),
    ],
)
def test_he_is_surely_the_only_one_named_right_before(text, sure):
    assert attribute(text, find_spans(text))[-1].identified is sure


def test_a_relative_who_is_named_hides_nobody():
    text = "They met Elin Moor, mayor Hugo Moor’s powerful sister. “It rained,” Moor said."
    (row,) = attribute(text, find_spans(text))
    assert (row.resolved, row.identified) == ("Elin Moor", True)


def test_who_is_spoken_of_in_marks_is_not_who_acts_next():
    text = "Mina Lund rose. “I say that Ida Falk left.”\n\nShe sat down."
    assert not People(text).meant(text.index("She"), text.index("She") + 3).sure


@pytest.mark.parametrize(
    "text",
    [
        "Jan Falk went on to say: “It rained in the mill.”",
        "Jan Falk wept when he said: “It rained in the mill.”",
        "Jan Falk said it was late, arguing the town was “left in the rain”.",
        "Jan Falk termed the plan “a gift to the rain”.",
    ],
)
def test_who_goes_on_to_say_so_speaks_surely(text):
    assert attribute(text, find_spans(text))[-1].certain


@pytest.mark.parametrize(
    "text",
    [
        "Jan Falk spoke on Monday. Vorn, who was late, didn’t agree. “It rained,” he said.",
        "Jan Falk spoke on Monday. Vorn said Jan Falk would leave. “It rained,” he said.",
        "Jan Falk spoke on Monday. For Otto Berg and others it was late. “It rained,” he said.",
        "Jan Falk spoke on Monday. Otto Berg mocked it. “It rained,” he had said.",
        "Otto Berg spoke of the letter by an aide. “It rained,” he had said.",
        "With Otto Berg at his side, he said: “It rained.”",
        "Otto Berg looked away. “It rained,” he said, tapping Berg on the arm.",
        "In a letter to Otto Berg he wrote: “It rained.”",
        "Otto Berg’s boss was angry. “It rained,” he said.",
        "Otto Berg stood by as the old clerk spoke. “It rained,” he said.",
        "Otto Berg remembers a walk with friends. “It rained,” he told him.",
        "“It rained,” Falk said. Her younger brother Jan Falk left.",
    ],
)
def test_he_is_not_surely_who_acted_before_another(text):
    assert not attribute(text, find_spans(text))[-1].identified


@pytest.mark.parametrize(
    ("text", "name", "sure"),
    [
        # whoever tells of somebody goes on
        ("Vera Holm said it was “wet”. She added that Ina Falk was “ill”. “We wait,” she said.", "Vera Holm", True),
        ("Vera Holm called it “wet”. The loud politician added that Jan Falk was “ill” if he went. “We wait,” she said.",
         "Vera Holm", False),
        # of whom somebody tells who may be he, too
        ("The clerk said that Jan Falk had left. “We wait,” he said.", "Jan Falk", False),
        ("He said that Ina Falk was “ill”. “We wait,” she said.", "Ina Falk", True),
        ("Hugo Lind said that Ina Falk was ill. “We wait,” she said.", "Ina Falk", True),
        ("Ina Falk said that it rained. “We wait,” she said.", "Ina Falk", True),
        # behind the words of a body, perhaps somebody of it
        ("Vera Falk runs the Tarn Bank. The Tarn Bank called it “wet in Ode”. “We wait,” she added.", "Vera Falk", False),
        ("Vera Falk runs the bank. The bank called it “wet in Ode”. “We wait,” she added.", "Vera Falk", False),
        ("The Tarn Bank called it “wet in Ode”. Vera Falk left. “We wait,” she added.", "Vera Falk", True),
    ],
)  # fmt: skip
def test_a_pronoun_is_whoever_tells_of_another(text, name, sure):
    last = attribute(text, find_spans(text))[-1]
    assert (last.resolved, last.identified) == (name, sure)


@pytest.mark.parametrize(
    "names", ["Pete Falk, Peter Falk", "Hank Roe, Henry Roe", "Wes Moor, Wesley Moor"]
)
def test_short_forms_do_not_tell_two_apart(names):
    assert same_person(*names.split(", ")) is None


def test_a_small_word_before_a_korean_name():
    text = "But Ki Hong left. “It rained,” Ki Hong said."
    assert attribute(text, find_spans(text))[-1].resolved == "Ki Hong"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Republican Otto Berg left. Otto Berg sang. “It rained,” Berg said.", "Otto Berg"),
        ("Comedian Anna Lind-Moor left. “It rained,” Lind-Moor said.", "Anna Lind-Moor"),
        # a first name that is not known
        ("Beau Otto Berg left. “It rained,” Berg said.", "Beau Otto Berg"),
    ],
)
def test_what_describes_somebody_is_no_part_of_the_name(text, name):
    assert attribute(text, find_spans(text))[-1].resolved == name
