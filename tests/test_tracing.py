"""The tracer against an invented statement and invented reports."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcna_corpus.text.sentences import split_sentences
from kcna_corpus.tracing import CLASSES, COLUMNS, trace, trace_batches, unquoted
from kcna_corpus.tracing.word_arrays import read_words

STATEMENT = [
    "The harbour council has never sold water to Norvale, and it will not sell any.",
    "We may lend 40 barrels to our neighbours, but only if the spring stays full.",
    "The tale of a secret pipeline, spun out of envy, is a fairy tale that deserves no comment.",
    "Only the old mill will be repaired this year.",
    "Our engineers have inspected the northern dam and found it sound.",
    "However, nobody should draw hasty conclusions from this.",
    "Minister Ada Roe thanks the U.S. delegation for its patience in 2031.",
]
Row = dict[Hashable, Any]


def rows(*reports: str, **options: str) -> list[Row]:
    return trace(list(reports), STATEMENT, **options).to_dict("records")


def row(quotation: str) -> Row:
    """Trace one quotation that stands alone in a report."""
    return rows(f"“{quotation}”")[0]


def changes(quotation: str) -> list[tuple[object, ...]]:
    edits = row(quotation)["edits"]
    assert isinstance(edits, list)
    return [(e["kind"], e["statement"], e["report"], e["sentence"], e["position"]) for e in edits]


# ---------------------------------------------------------------- classes


@pytest.mark.parametrize(
    ("quotation", "sentences", "kind"),
    [
        ("Only the old mill will be repaired this year.", [3], "verbatim"),
        ("inspected the northern dam", [4], "verbatim"),
        ("inspected the northern dam.", [4], "verbatim"),
        ("found it sound. However, nobody should draw hasty conclusions", [4, 5], "verbatim"),
        ("THE OLD MILL will be repaired - this year", [3], "verbatim"),
        ("Our engi\u00adneers have\u00a0inspected the ‘northern’ dam", [4], "verbatim"),
        ("Minister Ada Roe thanks the US delegation", [6], "verbatim"),
        ("Only the old mill [in the valley] will be repaired this year", [3], "verbatim"),
        ("[They] have inspected the northern dam and found it sound.", [4], "verbatim"),
        ("(She said) engineers have inspected the northern dam (built in 1802)", [4], "verbatim"),
        ("The old mill will be repaired this year.", [3], "trimmed"),
        ("Our engineers have inspected the northern dam.", [4], "trimmed"),
        ("The tale of a secret pipeline … is a fairy tale", [2], "trimmed"),
        ("The tale of a secret pipeline is a fairy tale", [2], "trimmed"),
        ("We ... lend 40 barrels to our neighbours", [1], "trimmed"),
        ("We lend 40 barrels to our neighbours", [1], "altered"),
        ("Our engineers have inspected the southern dam and found it sound.", [4], "altered"),
        ("A tale of one hidden pipeline born of envy was merely some myth which merits no answer", [2], "other translation"),
        ("The cheese market opens at noon.", [], "not in the statement"),
        ("water", [], "unsure"),
        ("Only the old mill will be repaired … inspected the northern dam", [3, 4], "trimmed"),
    ],
)  # fmt: skip
def test_class(quotation: str, sentences: list[int], kind: str) -> None:
    found = row(quotation)
    assert (found["sentences"], found["class"]) == (sentences, kind)


def test_classes_are_a_vocabulary() -> None:
    assert {row("The cheese market")["class"], row("water")["class"]} <= set(CLASSES)


def test_a_noun_in_a_clause_that_renders_a_sentence_is_linked_by_the_words_around_it() -> None:
    report = "He called the story of a hidden pipeline, made of envy, a “legend” that "
    (found,) = rows(report + "deserves no reply and no comment.")
    assert (found["sentences"], found["class"]) == ([2], "other translation")
    (alone,) = rows("He called the story of a hidden treasure a “legend”. It deserves a reply.")
    assert (alone["sentences"], alone["class"]) == ([], "not in the statement")


def test_a_short_quotation_is_linked_by_a_longer_one_that_repeats_it() -> None:
    report = "‘Southern Dam’ is safe\n\n“Our engineers have inspected the southern dam,” she said."
    short, long = rows(report)
    assert (short["sentences"], short["class"], long["class"]) == ([4], "altered", "altered")
    (edit,) = short["edits"]
    assert (edit["statement"], edit["report"]) == ("northern", "Southern")
    assert report[edit["start"] : edit["end"]] == "Southern"
    assert rows("‘Southern Dam’ is safe")[0]["sentences"] == []


def test_a_name_made_of_two_words_of_the_statement_is_not_its_words() -> None:
    inn, said = trace(
        ["At the “Copper Key” Roe said “we keep a copper key”."], ["We keep a copper key."]
    ).to_dict("records")
    assert (inn["class"], inn["sentences"], said["class"]) == ("unsure", [], "verbatim")


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("Else the ferry rests on 9 June.", "unsure"),
        ("The port stops the night ferry on 9 June.", "altered"),
        ("stop the night ferry of 1961 on 9 June", "verbatim"),
    ],
)
def test_a_day_tells_what_is_spoken_of_not_whose_words_these_are(quotation, kind) -> None:
    statement = [*STATEMENT, "The port will stop the night ferry of 1961 on 9 June unless paid."]
    assert trace([f"“{quotation}” said Odd Lien."], statement)["class"].tolist() == [kind]


def test_a_nested_quotation_has_its_own_row() -> None:
    outer, inner = rows("“Our engineers have inspected the ‘northern’ dam,” she said.")
    assert (outer["nested"], inner["nested"]) == (False, True)
    assert (inner["text"], inner["sentences"], inner["class"]) == ("northern", [4], "verbatim")


def test_words_that_stand_twice_go_to_the_place_that_the_report_quotes() -> None:
    statement = ["The red gate stays shut.", "Nobody will leave.", "The red gate opens at dawn."]
    table = trace(["“The red gate” it was. He said “opens at dawn”."], statement)
    assert table["sentences"].tolist() == [[2], [2]]


# ---------------------------------------------------------------- passages

SPEECH = [
    "The tannery pays its apprentices every second Thursday.",
    "Nobody shall carry wet hides through the upper street.",
    "Our wagons brought seventy crates of oak bark from Tolmin.",
    "A deaf watchman rings the bell when the vats run over.",
    "The guild lends its ladders to every widow without charge.",
    "Two surgeons looked after the burns of last winter.",
    "We ask the miller to clean the common ditch.",
    "Strangers may taste the bark but not the brine.",
    "The last glover closed his shop before the flood.",
]


def passage(*sentences: str) -> Row:
    return trace([f"“{' '.join(sentences)}” the guild wrote."], SPEECH).to_dict("records")[0]


def pairs(found: Row) -> list[tuple[str, str, str]]:
    return [(e["kind"], e["statement"], e["report"]) for e in found["edits"]]


@pytest.mark.parametrize("first", [0, 1, 2])
@pytest.mark.parametrize("size", [2, 3, 4, 6])
@pytest.mark.parametrize("changed", [0, 1, -1])
def test_a_passage_of_any_length_is_one_passage(first: int, size: int, changed: int) -> None:
    said = SPEECH[first : first + size]
    words = said[changed].split()
    old, words[3] = words[3], "zinc"
    said[changed] = " ".join(words)
    found = passage(*said)
    assert found["sentences"] == list(range(first, first + size))
    assert found["class"] == "altered"
    assert pairs(found) == [("substituted", old, "zinc")]


@pytest.mark.parametrize(
    ("quotation", "sentences", "kind", "edits"),
    [
        ([SPEECH[1], "…", SPEECH[4]], [1, 4], "trimmed", ["deleted"]),
        ([SPEECH[1], SPEECH[4]], [1, 4], "trimmed", ["deleted"]),
        ([SPEECH[0], SPEECH[1], "[...]", SPEECH[7]], [0, 1, 7], "trimmed", ["deleted"]),
        ([SPEECH[5], SPEECH[1]], [1, 5], "altered", ["moved"]),
        ([SPEECH[6], SPEECH[1], SPEECH[2]], [1, 2, 6], "altered", ["moved"]),
        ([SPEECH[0], "The sky over Tolmin is a copper lid.", SPEECH[1]], [0, 1], "altered",
         ["inserted"]),
        ([SPEECH[2], SPEECH[3], "The sky over here is a copper lid."], [2, 3], "altered",
         ["inserted"]),
        (["The sky over here is a copper lid.", SPEECH[2], SPEECH[3]], [2, 3], "altered",
         ["inserted"]),
    ],
)  # fmt: skip
def test_sentences_left_out_turned_or_put_in(
    quotation: list[str], sentences: list[int], kind: str, edits: list[str]
) -> None:
    found = passage(*quotation)
    assert (found["sentences"], found["class"]) == (sentences, kind)
    assert [edit["kind"] for edit in found["edits"]] == edits


def test_a_sentence_in_a_long_invention_is_not_missed() -> None:
    tale = "All of us love the sea and the old songs, and her aunt told me that long summers end."
    found = passage(SPEECH[1], tale, tale.replace("aunt", "uncle"))
    assert (found["sentences"], found["class"]) == ([1], "altered")
    assert pairs(found)[0][:2] == ("inserted", "")


def test_sentences_left_out_turn_no_other() -> None:
    assert passage(SPEECH[0], "…", SPEECH[2])["sense"] == ""
    assert passage(SPEECH[0], SPEECH[2])["sense"] == ""


def test_of_sentences_in_another_order_the_fewest_words_are_moved() -> None:
    (edit,) = passage(SPEECH[6], SPEECH[1], SPEECH[2])["edits"]
    assert edit["statement"] == edit["report"] == SPEECH[6].rstrip(".")
    assert (edit["sentence"], edit["position"]) == (6, 0)


def test_what_follows_a_mark_that_nobody_closed_is_not_put_in() -> None:
    report = f"“{SPEECH[0]} {SPEECH[1]} and then the mayor left the hall in tears"
    found = trace([report], SPEECH).to_dict("records")[0]
    assert (found["sentences"], found["class"], found["edits"]) == ([0, 1], "verbatim", [])


def test_what_ends_a_sentence_is_compared_though_no_mark_closes_it() -> None:
    (found,) = rows("Roe said: “Only the old mill will be repaired this month.\n\nIt rained.")
    assert [(e["statement"], e["report"]) for e in found["edits"]] == [("year", "month")]


# ---------------------------------------------------------------- edits


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("nobody should draw hasty conclusion from this",
         [("inflected", "conclusions", "conclusion", 5, 5)]),
        ("Our engineers has inspected the northern dam", [("inflected", "have", "has", 4, 2)]),
        ("nobody should draw rash conclusions from this", [("substituted", "hasty", "rash", 5, 4)]),
        ("Our best engineers have inspected the northern dam", [("inserted", "", "best", 4, 1)]),
        ("Our engineers inspected the northern dam", [("deleted", "have", "", 4, 2)]),
        ("Our engineers have found the northern dam inspected and it sound.",
         [("moved", "found", "found", 4, 8), ("moved", "inspected", "inspected", 4, 3)]),
        ("Our engineers have inspected the northern dam", []),
        ("nobody should draw a hasty conclusion from this",
         [("inserted", "", "a", 5, 4), ("inflected", "conclusions", "conclusion", 5, 5)]),
    ],
)  # fmt: skip
def test_edit(quotation: str, expected: list[tuple[object, ...]]) -> None:
    assert changes(quotation) == expected


def test_edits_point_into_the_report() -> None:
    report = "Then:\n“Our best engineers have inspected the southern dam,” she said."
    (found,) = rows(report)
    spans = [report[e["start"] : e["end"]] for e in found["edits"]]
    assert spans == ["best", "southern"]
    assert found["wer"] == pytest.approx(2 / 7, abs=0.001)


@pytest.mark.parametrize(
    ("quotation", "sense"),
    [
        ("We may lend 50 barrels to our", "number: “40” became “50”"),
        ("The harbour council has sold water to Norvale", "negation: “never” left out"),
        ("Nobody should draw hasty conclusions", ""),
        ("We may lend 40 barrels to our neighbours, but if the", "only: “only” left out"),
        ("We must lend 40 barrels to our", "modal: “may” became “must”"),
        ("has never sold water to Sudvale, and it", "name: “Norvale” became “Sudvale”"),
        ("We may lend 40 barrels to our neighbours", "stops before “but”"),
        ("engineers have inspected the northern dam and found it sound", "stops before “However”"),
        ("Our engineers have inspected the dam and found it", ""),
        ("nobody should draw rash conclusions", ""),
    ],
)
def test_sense(quotation: str, sense: str) -> None:
    found = row(quotation)
    assert found["sense"] == sense
    marked = [e["sense"] for e in found["edits"] if e["sense"]]
    assert marked == ([sense.partition(":")[0]] if ":" in sense else [])


def test_a_gloss_is_shown_and_is_no_alteration() -> None:
    found = row("Only the old mill (built in 1802) will be repaired this year")
    assert (found["class"], found["gloss"], found["edits"]) == ("verbatim", ["(built in 1802)"], [])
    assert "(built in 1802)" in str(found["why"])


def test_words_exchanged_one_for_one_tell_more_than_shifted_ones() -> None:
    statement = [" ".join(f"q{n}x{k}" for k in range(12)) for n in range(160)]
    kept = {0: "q7x0", 4: "q7x4", 7: "q7x7", 11: "q7x11"}
    exchanged = [kept.get(k, f"new{k}") for k in range(12)]
    shifted = exchanged[:1] + exchanged[2:5] + ["new1"] + exchanged[5:]
    phrase = ["q7x0", "q7x1", "q7x2", *(f"new{k}" for k in range(4))]
    reports = [f"He said: “{' '.join(words)}”" for words in (exchanged, shifted, phrase)]
    assert trace(reports, statement)["sentences"].tolist() == [[7], [], []]


def test_a_word_put_in_at_a_bracket_is_no_gloss() -> None:
    statement = ["The mill (old Berta Moor owns it) stands.", "Nobody pays."]
    for quotation, new in (
        ("The mill (old Berta Anna Moor owns it) stands.", "Anna"),
        ("The mill (old Berta Moor owns it) still stands.", "still"),
    ):
        (found,) = trace([f"He said: “{quotation}”"], statement).to_dict("records")
        assert (found["class"], [e["report"] for e in found["edits"]]) == ("altered", [new])


def test_why_can_be_checked() -> None:
    assert row("Only the old mill will be mended this year")["why"] == (
        "Nearly sentence 4: “repaired” became “mended”."
    )


# ---------------------------------------------------------------- speakers, versions, sentences

QUOTED = (
    "“Only the old mill will be repaired this year,” {0} said.\n\n"
    "“Our engineers have inspected the northern dam,” said {0}."
)


def test_words_given_to_another_person_are_flagged() -> None:
    reports = [QUOTED.format("Ada Roe"), QUOTED.format("Ada Roe"), QUOTED.format("Ben Lind")]
    table = trace(reports, STATEMENT)
    assert table["misattributed"].tolist() == [False] * 4 + [True] * 2
    assert "given to Ben Lind, not to Ada Roe" in table["why"].iloc[-1]


def test_what_a_statement_has_in_marks_may_be_another_s() -> None:
    """Not what stands beside the marks in the same sentence."""
    stated = [
        "The talk of “a flood that will swallow the whole town” is an idle dream of the mayor."
    ]
    words = ["a flood that will swallow the whole town", "is an idle dream of the mayor"]
    reports = [f"“{said},” Ben Lind said." for said in words]
    found = trace(reports, stated, speaker="Ada Roe")
    assert found["misattributed"].isna().tolist() == [True, False]
    assert "whom the statement itself may quote" in found["why"].iloc[0]
    assert found["misattributed"].iloc[1]


def test_a_name_that_only_a_headline_has_is_no_misattribution() -> None:
    """Its capitals tell no name from a verb, but a first name does: “Roe Pens Angry Letter: …”."""
    words = STATEMENT[0].rstrip(".")
    heads = ["Roe Pens Angry Letter to Mayor", "Tarn Cheers", "Ben Lind to the mayors", "Ben Lind"]
    heads.append("Mayor Tarek Roe")
    reports = [f"{head}: “{words}”\n\nShe wrote to the mayor, Otto Berg." for head in heads]
    found = trace(reports, STATEMENT, speaker="Ada Roe")["misattributed"]
    assert found.isna().tolist() == [True, True, False, False, False]
    assert found[2:].all()


@pytest.mark.parametrize(
    ("text", "speaker", "wrong"),
    [
        ("Ada Roe’s spokesman, Otto Berg, told guests: “{}.”", "Ada Roe", None),
        ("Ada Roe stayed at home. Her spokeswoman, Mina Lund, said: “{}.”", "Ada Roe", None),
        ("Otto Berg, a press secretary for Ada Roe, said: “{}.”", "Ada Roe", None),
        ("Ada Roe runs the Dam Board. “{},” Dam Board spokesman Otto Berg said.", "Ada Roe", None),
        ("Ada Roe left. “{},” said Otto Berg, spokesman for the Lake Guild.", "Ada Roe", True),
        ("The Bank of Tarn met at noon. “{},” Governor Otto Berg said.", "Bank of Tarn", None),
        ("The Bank of Tarn met. “{},” Lake Guild chief Otto Berg said.", "Bank of Tarn", True),
    ],
)
def test_a_spokesman_of_the_speaker_is_nobody_else(
    text: str, speaker: str, wrong: bool | None
) -> None:
    report = text.format(STATEMENT[3].rstrip("."))
    (found,) = trace([report], STATEMENT, speaker=speaker).to_dict("records")
    assert found["misattributed"] is wrong
    assert ("may speak for" in found["why"]) is (wrong is None)


GIVEN = [  # to Otto Berg
    "The miller, Otto Berg, put it in plain words: “{}.”",
    "Otto Berg made it clear that “{}”.",
    "Otto Berg’s answer to the bakers was: “{}.”",
    "Otto Berg had a message for the bakers: “{}.”",
    "Otto Berg, citing last year’s report, said “{}”.",
    "“{}”, read a statement signed by Otto Berg.",
    "“{}” – so said Otto Berg, a baker.",
    "Ada Roe sent guests to Otto Berg, who said: “{}.”",
    "“{},” Otto Berg will say in the hall, his speech shows.",
    "“Rain!” Otto Berg cried. “{}.”",
    "“Our engineers have inspected the northern dam,” said Otto Berg, who mills, “and {}.”",
    "Otto Berg spoke no English. “{},” he said through an interpreter.",
    "“{}”: Otto Berg hits back at bakers\n\nOtto Berg met the bakers at noon.",
    "Otto Berg and his wife, Ida Berg, both said that “{}”.",
    "“{}.” These words come from Otto Berg, a baker.",
    "The clearest words came from Otto Berg, a baker: “{}.”",
    "“{},” Otto Berg, a baker, began.",
    "Otto Berg, a baker, issued a statement on Monday. “{},” it said.",
    "“{},” Otto Hill said.",
    "Asked whether he would leave, Otto Berg shook his head and said: “{}.”",
    "“{}”: with these words Otto Berg closed the fair.",
    "“{}.” With these words Otto Berg, who bakes, turned down the mayor’s offer.",
    "It was left to Otto Berg to explain: “{}.”",
]
NOT_GIVEN = [
    "Otto Berg posted Ada Roe’s letter in full: “{}.”",
    "“{},” Otto Berg, who speaks for Ada Roe, said.",
    "Otto Berg, reading from a card that Ada Roe had written, said: “{}.”",
    "Otto Berg replied to her “{}” with a laugh.",
    "Otto Berg read the bakers her answer: “{}.”",
    "Four members of the guild, Otto Berg one of them, wrote “{}”.",
    "Otto Berg and others said that “{}”.",
    "Otto Berg believes Roe when she says that “{}”.",
    "Otto Berg said bakers would regret the line: “{}.”",
    "Otto Berg, Mina Lund and a few others signed an appeal: “{}.”",
    "Otto Berg quipped that “{}” would look good on a stamp.",
    "The actor Otto Berg, in the role of Ada Roe, said: “{}.”",
    "“{}”: Otto Berg laughs at Ada Roe\n\nThe baker laughed at noon.",
    "Otto Berg was wrongly reported as saying that “{}”.",
    "Ida Roe, her cousin, came with Ada Roe. “{},” Roe said.",
    "“{0},” Ada Roe wrote. Otto Berg, a baker, laughed. “{0},” he said in a high voice.",
    "Citing Ada Roe, Otto Berg told bakers: “{}.”",
    "Quarn Falk asked her about the dam. “{},” she replied.",
    "Quarn Falk, a baker, opens his book with a motto: “{}.”",
    "Otto Berg, standing in for Ada Roe, read the declaration. “{},” Berg said.",
    "Otto Berg, a baker, read the letter. “{},” he said.",
    "It was news to Otto Berg. “{},” he had read in the paper.",
    "Otto Berg met the mayor. “{},” he had told Berg.",
    "Quarn Falk remembers it well. The mayor rose. “{},” she told us.",
    "Ada Roe’s son, Nils Roe, is a baker. “{},” Roe promised.",
    "Lowmere’s Roe came. “{},” Roe said. Nils Roe is to leave in May.",
    "The mayor’s son, Nils Roe, came. “{},” Roe said.",
    "Ida Falk introduced Ada Roe. “{},” she said.",
    "Nils Roe, the youngest son of the mayor, came. “{},” Roe said.",
    "Otto Berg said he was familiar with the remark about “{}”.",
    "“{},” Roe was saying when the line went dead, Otto Berg recalled.",
    "Otto Berg said he stayed because the mayor mocked the baker as “{}” last week.",
    "Otto Berg nodded: “{}” had been his idea.",
    "“{},” state television’s Otto Berg announced.",
    "Otto Berg, an actor, says “{}” in the last scene.",
    "Quarn Falk, a baker, had the words on a banner: “{}.”",
    "Otto Berg wrote on the first page: “{}.” It is a line from an old letter.",
]


@pytest.mark.parametrize("text", GIVEN + NOT_GIVEN)
def test_only_whoever_is_surely_given_the_words_is_flagged(text: str) -> None:
    report = text.format(STATEMENT[3].rstrip("."))
    (*_, found) = trace([report], STATEMENT, speaker="Ada Roe").to_dict("records")
    assert found["sentences"] == [3]
    assert (found["misattributed"] is True) is (text in GIVEN)


def test_a_surname_of_two_is_no_name_of_the_other_right_before() -> None:
    report = "Jan Roe came. “It rained,” Roe said. “{},” he added.".format(STATEMENT[3].rstrip("."))
    assert trace([report], STATEMENT, speaker="Nils Roe")["misattributed"].iloc[-1]


def test_a_state_or_nobody_is_no_misattribution() -> None:
    reports = [QUOTED.format(name) for name in ("Ada Roe", "North Valia", "she", "Roe")]
    assert not trace(reports, STATEMENT, speaker="Ada Roe")["misattributed"].any()
    assert trace([QUOTED.format("Ben Lind")], STATEMENT, speaker="Ada Roe")["misattributed"].all()
    assert not trace([QUOTED.format("Ben Lind")], STATEMENT)["misattributed"].any()


def test_a_version_is_named() -> None:
    versions = {
        "agency": ["The fairy tale deserves no reply."],
        "ministry": "The weather is fine. This legend is worth no answer at all.",
    }
    table = trace(["“The fairy tale deserves no reply.” “legend is worth no answer”"], versions)
    assert table["version"].tolist() == ["agency", "ministry"]
    assert table["sentences"].tolist() == [[0], [1]]


def test_unquoted_sentences_are_a_finding() -> None:
    table = trace([QUOTED.format("she")], STATEMENT)
    assert unquoted(table, STATEMENT)["sentence"].tolist() == [0, 1, 2, 5, 6]


def test_sentences() -> None:
    text = "Dr. Roe of the U.S. Navy came on Nov. 3 at 5 p.m. The U.S. The end? “Yes.” He left…"
    assert split_sentences(text) == [
        "Dr. Roe of the U.S. Navy came on Nov. 3 at 5 p.m.", "The U.S.", "The end?", "“Yes.”",
        "He left…",
    ]  # fmt: skip
    assert split_sentences("我们不卖水。他们要水吗？没有！") == [
        "我们不卖水。",
        "他们要水吗？",
        "没有！",
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("don’t", "don't", True), ("1,000", "1000", True), ("U.S.", "US", True),
        ("naïve", "naive", True), ("ﬁne", "fine", True), ("a\u200bb", "ab", True),
        ("well-known", "well‑known", True), ("1.5", "15", False), ("its", "it's", False),
    ],
)  # fmt: skip
def test_spelling(one: str, other: str, same: bool) -> None:
    assert (read_words([one]).codes.tolist() == read_words([other]).codes.tolist()) is same


def test_other_scripts() -> None:
    statement = ["우리는 물을 팔지 않는다.", "우리는 낡은 방앗간을 고친다."]
    table = trace(["그는 “낡은 방앗간을 고친다”고 말했다.", "他说“我们不卖水”。"], statement)
    assert table["sentences"][0] == [1]
    chinese = ["我们从来不卖水给邻国。", "旧磨坊今年将修好。"]
    assert trace(["他说“旧磨坊今年将修好”。"], chinese)["sentences"].tolist() == [[1]]


# ---------------------------------------------------------------- tables and batches


def test_a_table_keeps_its_ids() -> None:
    reports = pd.DataFrame(
        {"document": ["x", "y"], "text": ["“the old mill will be repaired”", "-"]}
    )
    table = trace(reports, STATEMENT)
    assert table["document"].tolist() == ["x"]
    assert tuple(table.columns) == COLUMNS


def test_batches_give_the_same_rows() -> None:
    reports = [QUOTED.format(n) for n in ("Ada Roe", "she", "Ben Lind")] * 3
    whole = trace(reports, STATEMENT, speaker="Ada Roe")
    tables = list(trace_batches(iter(reports), STATEMENT, 4, speaker="Ada Roe", progress=False))
    assert [t["document"].nunique() for t in tables] == [4, 4, 1]
    pd.testing.assert_frame_equal(pd.concat(tables, ignore_index=True), whole)


def test_batches_take_ids() -> None:
    (table,) = trace_batches([("a", "“the old mill will be repaired”")], STATEMENT, progress=False)
    assert table["document"].tolist() == ["a"]


def test_a_document_gives_its_sentences() -> None:
    class Document:
        sentences = STATEMENT

    assert trace(["“the old mill will be repaired”"], Document())["sentences"].tolist() == [[3]]


@pytest.mark.parametrize(
    ("report", "edits"),
    [
        ("&ldquo;the old mill will be mended this year&rdquo;, she said", ["mended"]),
        ("He said “U.S. delegation for it&#115; patience”", []),
        ("He said “Our engin\u00adeers have inspected the so\u00aduthern dam”", ["so\u00aduthern"]),
    ],
)
def test_places_count_in_the_report_as_it_was_given(report: str, edits: list[str]) -> None:
    (found,) = rows(report)
    assert report[found["start"] : found["end"]] == found["text"]
    assert [e["report"] for e in found["edits"]] == edits
    assert [report[e["start"] : e["end"]] for e in found["edits"]] == edits


@pytest.mark.parametrize(
    ("statement", "quotation", "edit"),
    [
        ("The toll rose by 12 per cent", "the toll rose by 12% in May", ("per cent", "%")),
        ("The toll rose by 12%", "the toll rose by 12 percent in May", ("%", "percent")),
        ("We owe $3 million", "we owe 3 million dollars in May", ("$", "dollars")),
        ("We owe 70 euros", "we owe €70 in May", ("euros", "€")),
    ],
)
def test_a_sign_stands_for_its_word(statement: str, quotation: str, edit: tuple[str, str]) -> None:
    report = f"“{quotation}”, he said"
    (found,) = trace([report], [f"{statement} in May.", "Nobody pays."]).to_dict("records")
    assert (found["class"], found["score"], found["wer"]) == ("verbatim", 1.0, 0.0)
    assert pairs(found) == [("spelling", *edit)]
    (told,) = found["edits"]
    assert report[told["start"] : told["end"]] == told["report"]


def test_korean_in_pieces_is_read_as_it_shows() -> None:
    statement = ["우리는 물을 팔지 않는다.", "우리는 낡은 방앗간을 고친다."]
    report = unicodedata.normalize("NFD", "그는 “낡은 방앗간을 고친다”고 말했다.")
    (found,) = trace([report], statement).to_dict("records")
    assert (found["sentences"], found["class"]) == ([1], "verbatim")
    assert report[found["start"] : found["end"]] == found["text"]


MILL = [
    "우리는 새 물방아를 세울 뜻이 없다.",
    "물방아가 무너졌다는 말은 가장 유치한 지어낸 말이다.",
    "목수들은 오직 둑을 고치는데 삼십 날을 바쳤다는것을 잊지 않겠다.",
]


@pytest.mark.parametrize(
    ("quotation", "sentence", "kind", "sense"),
    [
        ("둑을 고치는 데 삼십 날을 바쳤다는 것을 잊지 않겠다", 2, "verbatim", ""),
        ("둑을 고치는데 30날을 바쳤다는것을 잊지 않겠다", 2, "verbatim", ""),
        ("새물방아를 세울뜻이 없다", 0, "verbatim", ""),
        ("가장 유치한 지어낸 말", 1, "verbatim", ""),  # the report puts an ending of its own to it
        ("새 물방아를 세울 뜻이 있다", 0, "altered", "negation"),
        ("삼십 날을 바쳤다는것을 잊지 않는다", 2, "altered", "modal"),
        ("삼십 날을 바쳤다는것을 잊는다", 2, "altered", "stops"),
        ("목수들은 둑을 고치는데 삼십 날을 바쳤다는것을 잊지 않겠다", 2, "altered", "only"),
        ("둑을 고치는데 40날을 바쳤다는것을 잊지 않겠다", 2, "altered", "number"),
    ],
)
def test_korean_spaces_endings_and_numbers(
    quotation: str, sentence: int, kind: str, sense: str
) -> None:
    (found,) = trace([f"촌장은 “{quotation}”고 말했다."], MILL).to_dict("records")
    assert (found["sentences"], found["class"]) == ([sentence], kind)
    assert found["sense"].partition(":")[0].partition(" ")[0] == sense


@pytest.mark.parametrize(
    ("sentence", "quotation"),
    [
        ("The sub-committee of the water-works re-opened", "the subcommittee of the waterworks reopened"),
        ("A rope walk needs a ware house", "a ropewalk needs a warehouse"),
        ("Our bargemen unload the saltpetre", "our barge-\nmen un-\nload the salt-\npetre"),
    ],
)  # fmt: skip
def test_words_may_be_parted_and_joined(sentence: str, quotation: str) -> None:
    report = f"He said: “{quotation}.”\n\nHe left."
    (found,) = trace([report], [f"{sentence}.", "Nobody pays."]).to_dict("records")
    assert (found["sentences"], found["class"], found["score"]) == ([0], "verbatim", 1.0)


def test_another_number_is_no_spelling() -> None:
    statement = ["We sold twenty-five red hens.", "Nobody pays."]
    (found,) = trace(["He said “we sold 205 red hens”."], statement).to_dict("records")
    assert (found["class"], found["sense"].partition(":")[0]) == ("altered", "number")


# ---------------------------------------------------------------- edges, halves, other languages

YARD = [
    "The yard is not closed to the boats of our guests.",
    "Nobody has ever paid a toll at the southern gate.",
    "If the tide turns, we shall move the cranes to the pier.",
    "It is a lie that the ropes were cut by our sailors.",
    "Guests may watch the launch but not the night work.",
    "Rope makers keep their word in the coldest winters.",
    "We did not complain, but we mended every sail by hand.",
]


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("Roe said it was “closed to the boats of our guests”.", "starts after “The yard is not”"),
        ("Roe said it was not “closed to the boats of our guests”.", ""),
        ("Roe said some had “paid a toll at the southern gate”.", "starts after “Nobody has ever”"),
        ("Roe: “We shall move the cranes to the pier.”", "starts after “If the tide turns”"),
        ("Roe: “The ropes were cut by our sailors.”", "starts after “It is a lie that”"),
        ("Roe: “we mended every sail by hand”.", ""),
        ("Roe: “Guests may watch the launch”.", "stops before “but”"),
        ("Roe: “Guests may watch the launch” but not the night work.", ""),
        ("Roe: “Rope makers keep their word in the coldest winters.”", ""),
        ("Roe: “Nobody has ever paid a toll at the southern gate.”", ""),
    ],
)
def test_a_cut_that_turns_the_sense_is_told(report, told):
    (row,) = trace([report], YARD).to_dict("records")
    assert row["sentences"]
    assert row["sense"] == told
    assert told in row["why"]


@pytest.mark.parametrize(
    ("sentence", "quotation", "told"),
    [
        ("No sailmaker of ours has left the inner yard.", "has left the inner yard", "starts"),
        ("The smith will neither sell nor rent the big anvil.", "rent the big anvil", "starts"),
        ("Roe has declined to pay for the new slipway.", "pay for the new slipway", "starts"),
        ("Our tar is fit for use provided the wind stays north.", "Our tar is fit for use", "stops"),
        ("We rule out selling the big anvil abroad.", "selling the big anvil abroad", "starts"),
        ("We would rather starve than sell the big anvil abroad.", "sell the big anvil abroad", "starts"),
        # a thing that a clause speaks of is no clause
        ("Nobody ever sold hemp to those three rope makers.", "those three rope makers", ""),
        ("We have no plan to move our dry dock gates.", "dry dock gates", ""),
        # what is denied twice is said
        ("There is no doubt that the slipway holds the frigate.", "the slipway holds the frigate", ""),
        ("Nobody can deny that the slipway holds the frigate.", "the slipway holds the frigate", ""),
        # another clause is denied
        ("The cook, who never sleeps, has lit the big ovens.", "has lit the big ovens", ""),
        ("Because nobody paid, the old keel was mended by us.", "the old keel was mended by us", ""),
        ("Not only the mast but also the old keel was mended.", "the old keel was mended", ""),
    ],
)  # fmt: skip
def test_what_was_cut_must_govern_what_is_quoted(sentence, quotation, told):
    (row,) = trace([f"She spoke of “{quotation}”."], [sentence, *YARD]).to_dict("records")
    assert row["sentences"] == [0]
    assert row["sense"].partition(" ")[0] == told


def test_a_reporter_who_steps_in_cuts_nothing_off():
    report = "“Rope makers,” she went on, “keep their word,” Roe said, “in the coldest winters.”"
    table = trace([report], YARD)
    assert table["class"].tolist() == ["verbatim"] * 3
    assert table["sentences"].tolist() == [[5]] * 3


def test_a_name_put_in_between_commas_is_no_rendering():
    report = "Roe, “the Heron”, said rope makers keep their word in the coldest winters."
    (row,) = trace([report], YARD).to_dict("records")
    assert row["sentences"] == []


def test_what_says_all_that_a_sentence_says_leaves_nothing_to_render():
    report = "At “Blue Water” Roe said rope makers keep their word in the coldest winters."
    (row,) = trace([report], YARD).to_dict("records")
    assert row["sentences"] == []


def test_why_tells_what_a_link_rests_on():
    report = "Roe said rope makers “hold” their word in the coldest winters."
    (row,) = trace([report], YARD).to_dict("records")
    assert (row["sentences"], row["class"]) == ([5], "other translation")
    assert "the words around it" in row["why"]


def test_nobodys_words_are_linked_because_of_their_neighbour():
    report = "Roe, called “the Heron”, said “nobody has ever paid a toll at the southern gate”."
    table = trace([report], YARD)
    assert table["sentences"].tolist() == [[], [1]]


@pytest.mark.parametrize(
    "words",
    [
        "a cold winter",
        "the coldest night",
        "one nightly launch",
        "the ropemakers",
        "rope-maker",
        "Visitors who are guests may be watching the launches, but they shall not see works at night",
    ],
)
def test_what_shares_its_telling_words_is_never_surely_absent(words):
    assert trace([f"She spoke of “{words}” there."], YARD)["class"].tolist() == ["unsure"]


@pytest.mark.parametrize(
    ("report", "kind"),
    [
        ("Sie sagte: „Niemand hat je am südlichen Tor einen Zoll bezahlt.“", "unsure"),
        ("Elle a dit que « personne n’a jamais payé de péage à la porte du sud ».", "unsure"),
        ("그는 “남문에서 통행료를 낸 사람은 없다”고 말했다.", "unsure"),
        ("Sie sagte: “Nobody has ever paid a toll at the southern gate.”", "verbatim"),
        ("She said the “baker sold his bread before noon on Sunday”.", "not in the statement"),
    ],
)
def test_words_in_another_language_are_not_said_to_be_absent(report, kind):
    (row,) = trace([report], YARD).to_dict("records")
    if kind == "unsure" and row["class"] == "translated":  # where the extra is installed
        assert row["sentences"] == [1]
    else:
        assert row["class"] == kind
    assert ("another language" in row["why"]) == (kind == "unsure")


# ---------------------------------------------------------------- what is spelt otherwise

DOCK = [
    "The harbour office will organise the defence of the theatre in 12 days.",
    "It spent 1,500,000 crowns and 25 per cent of the long-term grant.",
    "They will cooperate with their neighbours and friends.",
    "등대지기는 그 열쇠를 지키는것을 자기의 의무로 여길것이다.",
    "로동자들의 리익은 누구도 빼앗을수 없다.",
    "우리는 그 배를 넘겨주지 않는다.",
    "Every ploughman shall bring sulphur to the ferry.",
]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("The harbor office will organize the defense of the theater in twelve days", 0),
        ("It spent 1.5 million crowns and twenty-five percent of the long term grant", 1),
        ("It spent 1.5 million crowns and 25% of the long-term grant", 1),
        ("They will co-operate with their neighbors & friends", 2),
        ("Every plowman shall bring sulfur to the ferry", 6),
        ("[t]hey will cooperate with their neighbours and friends", 2),
        ("They will coop-\nerate with their neigh-\nbours and friends", 2),
        ("그 열쇠를 지키는 것을 자기의 의무로 여길 것이다", 3),
        ("노동자들의 이익은 누구도 빼앗을 수 없다", 4),
    ],
)
def test_another_spelling_is_no_change(words, sentence):
    (row,) = trace([f"Roe said: “{words}.”\n\nRoe left."], DOCK).to_dict("records")
    assert (row["sentences"], row["sense"]) == ([sentence], "")
    assert row["class"] in ("verbatim", "trimmed")
    assert {edit["kind"] for edit in row["edits"]} <= {"spelling"}
    assert row["score"] == 1.0


@pytest.mark.parametrize(
    ("words", "old", "new", "sense"),
    [
        ("They will cooperate with our neighbors and friends", "their", "our", ""),
        ("in thirteen days it will organize the defense of the theater", "", "", "number"),
        ("우리는 그 배를 넘겨주지 않겠다", "않는다", "않겠다", "modal"),
        ("로동자들의 리익은 누구나 빼앗을수 있다", "없다", "있다", "negation"),
    ],
)
def test_beside_another_spelling_a_change_stays_one(words, old, new, sense):
    (row,) = trace([f"Roe said: “{words}.”"], DOCK).to_dict("records")
    changed = [(e["statement"], e["report"]) for e in row["edits"] if e["kind"] != "spelling"]
    assert row["class"] in ("altered", "other translation")
    assert sense in row["sense"]
    assert not old or (old, new) in changed


def test_no_edit_has_the_same_words_on_both_sides():
    texts = [
        "Roe: “They will cooperate with friends and their neighbours.”",
        "“It spent 25 crowns”",
    ]
    edits = trace(texts, DOCK)["edits"].explode().dropna()
    assert all(e["statement"] != e["report"] or e["kind"] == "moved" for e in edits)


def test_a_common_word_between_changes_is_kept():
    said = "“We never gave away any barges from the lower harbour,” she said."
    (row,) = trace([said], ["We have never sold barges moored in the lower harbour."]).to_dict(
        "records"
    )
    assert (row["class"], row["score"]) == ("altered", 0.6)
    assert [(e["statement"], e["report"]) for e in row["edits"]] == [
        ("have", ""), ("sold", "gave away any"), ("moored in", "from"),
    ]  # fmt: skip


def test_markup_is_nobodys_quotation_of_the_statement():
    table = trace(['<a title="the old northern dam">here</a>'], ["We mend the old northern dam."])
    assert table["sentences"].tolist() == [[]]
    table = trace(
        ['The board read: dam="the old northern dam".'], ["We mend the old northern dam."]
    )
    assert table["sentences"].tolist() == [[0]]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("적대 세력들이 우리 무기 체계들이 수출용이라는 랑설을 내돌리고 있는 것은 어리석은 짓이다", "verbatim"),
        ("우리 무기 체계들이 수출용이라는 낭설", "verbatim"),
        ("랑설을 내돌리고 있는 것은 어리석은 짓", "verbatim"),
        ("우리는 그것을 세계 앞에 숨기지", "altered"),
        ("우리는 그것을 세계 앞에 숨기지 않는다", "verbatim"),
    ],
)  # fmt: skip
def test_korean_words_may_be_parted_anyhow_but_no_turn_is_cut_off(words, kind):
    statement = [
        "우리는 그것을 세계앞에 숨기지않는다.",
        "적대세력들이 우리 무기체계들이 수출용이라는 랑설을 내돌리고있는것은 어리석은짓이다.",
    ]
    (row,) = trace([f"시장은 “{words}”고 말했다."], statement).to_dict("records")
    assert row["class"] == kind
    assert bool(row["sense"]) == (kind == "altered")
    assert kind == "altered" or {edit["kind"] for edit in row["edits"]} <= {"spelling"}


GATES = [
    "나는 그자들이 우리의 물방아들이 《대로씨야수출용》이라는 랑설로 강변을 어지럽히고있는데 대하여 한번 말한다.",
    "조로물방아거래설은 가장 어리석은 억설이다.",
    "우리의 미싸일들은 오직 한가지 사명을 위하여 빚어진것들이다.",
]


@pytest.mark.parametrize(
    ("words", "sentences", "kind", "changes"),
    [
        ("우리 의 물방아들이 '대 러시아 수출용'이라는 낭설로 강변을 어지럽히고 있는 데 대해 한 번 말한다",
         [0], "altered", [("대하여", "대해")]),
        ("대로씨야(러시아) 수출용 이라는 낭설로 강변을 어지럽히고", [0], "verbatim", []),  # the report's gloss touches the word
        ("미사일들은 오직 한 가지 사명을 위하여 빚어진 것", [2], "verbatim", []),
        ("조로 물방아 거래설은 가장 어리석은 억설", [1], "verbatim", []),
        ("미사일들은 오직 두 가지 사명을 위하여 빚어진 것", [2], "altered", [("한가지", "두 가지")]),
        ("수출용", [], "unsure", []),  # stands there, within a word
        ("북러 물방아 거래설", [], "unsure", []),
        ("대남용", [], "not in the statement", []),
    ],
)  # fmt: skip
def test_korean_letters_are_followed_however_words_are_parted_and_spelt(
    words, sentences, kind, changes
):
    (row, *_) = trace([f"시장은 “{words}”라고 말했다."], GATES).to_dict("records")
    assert (row["sentences"], row["class"]) == (sentences, kind)
    changed = [(e["statement"], e["report"]) for e in row["edits"] if e["kind"] != "spelling"]
    assert changed == changes
    assert all(old in row["why"] for old, _ in changes)  # a reader sees what was changed


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("배를 판다", {"altered", "unsure"}),  # 판다면: if one sells
        ("누가 우리의 낡은 배를 사", {"altered", "unsure"}),  # 사겠는가: would one buy?
        ("우리는 낡은 배를 지키는 것을 엄중히 경고", {"verbatim"}),  # …한다
        ("그것은 낡은 배를 위한 말", {"verbatim"}),  # …들이다
    ],
)
def test_no_ending_that_may_turn_the_sense_is_left_out_unseen(words, kinds):
    stated = [
        "배를 판다면 누구나 놀랄것이다.",
        "누가 우리의 낡은 배를 사겠는가.",
        "우리는 낡은 배를 지키는것을 엄중히 경고한다.",
        "그것은 낡은 배를 위한 말들이다.",
    ]
    (row,) = trace([f"시장은 “{words}”고 말했다."], stated).to_dict("records")
    assert row["class"] in kinds


@settings(max_examples=60, deadline=None)
@given(
    st.text("가나다라 로씨야러시아(){}()ㄱᄀ́½²a1 ", max_size=60),
    st.text("가나 러시아로씨야", max_size=40),
)
def test_any_korean_letters_are_traced(words, stated):
    table = trace([f"시장은 “{words}”라고 말했다."], [f"가 {stated}."])
    assert all(0 <= a < b for a, b in zip(table["start"], table["end"], strict=True))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("我們無意向任何村莊出借水車", "verbatim"),  # as Taipei prints it
        ("我们无意向任何村庄出借水车", "verbatim"),
        ("我們有意向任何村莊出借水車", "altered"),
    ],
)
def test_the_script_of_a_chinese_sign_is_no_change(words, kind):
    for statement in ("我们无意向任何村庄出借水车。", "我們無意向任何村莊出借水車。"):
        (row,) = trace([f"村长说：“{words}”。"], [statement]).to_dict("records")
        assert (row["class"], row["sentences"]) == (kind, [0])


@pytest.mark.parametrize(
    ("quoted", "kind"),
    [
        (
            "바지선 등대수역 침범…반복 시 맞대응",
            "unsure",
        ),  # a headline of its words, without what is tied to them
        ("나는 오늘 집에서 물고기를 먹었다", "not in the statement"),
    ],
)
def test_korean_words_are_told_whatever_is_tied_to_them(quoted, kind):
    statement = [
        "오늘 새벽 큰바지선은 등대수역상공을 침범하면서 우리를 정찰하였다.",
        "나는 우리 항구의 맞대응행동을 반복하여 경고한다.",
    ]
    assert trace([f"박서린 국장 “{quoted}”"], statement)["class"].tolist() == [kind]


@pytest.mark.parametrize("name", ["Bay Buchanan", "Senate Majority Whip Ada Cornyn"])
def test_who_may_be_a_person_is_not_taken_for_a_body_that_passes_the_words_on(name):
    report = f"{name} left. “No plums are sold at the pier,” {name.split()[-1]} said."
    (row,) = trace([report], ["No plums are sold at the pier."], speaker="Ada Roe").to_dict(
        "records"
    )
    assert row["misattributed"] is not False
