"""Speakers: every rule, carry-over, pronouns, relays, what is no speech, and any input at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcna_corpus.quotations import Quotation, attribute, find_quotations, find_spans, speech
from kcna_corpus.quotations.reactions import REACTIONS, Reaction, gives
from kcna_corpus.quotations.rule_words import Rule
from kcna_corpus.quotations.rules import RULES
from kcna_corpus.quotations.speakers import speaker
from kcna_corpus.quotations.tokens import tokenize
from kcna_corpus.text.cues import KINDS


def rows(text: str) -> list[Quotation]:
    return attribute(text, find_spans(text))


def speakers(text: str) -> list[str]:
    return [row.speaker for row in rows(text)]


def test_what_is_reported_twice_is_not_certain() -> None:
    text = "Lind claimed that Berg announced “a flood in the town”. Berg called it “a lid on the town”."
    assert [(q.speaker, q.certain) for q in rows(text)] == [("Berg", False), ("Berg", True)]


def test_whoever_cuts_in_makes_the_next_words_unsure() -> None:
    text = "“I promised you a picture,” Anna Lind said, and her husband cut in. “Don’t forget Tom.”"
    assert [q.certain for q in rows(text)] == [True, False]
    assert [q.certain for q in rows(text.replace(", and her husband cut in", ""))] == [True, True]


def test_a_transcript_has_its_labels_behind_the_marks() -> None:
    text = '"LIND: It rains.\n\n"It never stops.\n\n"BERG: Does it?"'
    assert [(q.text, q.speaker) for q in rows(text)] == [
        ("It rains.", "LIND"), ("It never stops.", "LIND"), ("Does it?", "BERG"),
    ]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_finds_the_speaker_of_its_example(rule: Rule) -> None:
    text = rule.example.replace("{", "").replace("}", "")
    expected = rule.example[rule.example.index("{") + 1 : rule.example.index("}")]
    tokens = tokenize(text, 0, len(text), find_spans(text))
    found = speaker(tokens, tokens.places[-1])
    assert found is not None
    assert found.rule == rule.name
    assert text[tokens.starts[found.start] : tokens.ends[found.end - 1]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Rain,” said Anna Lind. “It never stops.”", ["Anna Lind", "Anna Lind"]),
        ("“Rain,” said Anna Lind.\n\n“It never stops here in the town.”", ["Anna Lind"] * 2),
        ("“Rain,” Anna Lind said, adding: “It never stops.”", ["Anna Lind", "Anna Lind"]),
        ("Anna Lind spoke of rain.\n\n“It never stops here.”", ["Anna Lind"]),
        ("Anna Lind had one answer:\n\n“It never stops here.”", ["Anna Lind"]),
        ("Anna Lind told a visitor:\n\n“It rains,\n\n“and it never stops.”", ["Anna Lind"] * 2),
        ("Said Anna Lind, “It will rain.”", ["Anna Lind"]),
        ("On Thursday, May 14, 2031, Anna Lind, a baker, called rain “a bore”.", ["Anna Lind"]),
        ("Anna Lind said in quotes reported by The Ledger: “It rains here.”", ["Anna Lind"]),
        ("Tarn believes the town wants to “dry up,” Anna Lind noted.", ["Anna Lind"]),
        ("The loaf, dubbed by bakers as the “monster loaf”, was dry.", ["bakers"]),
        ("Otto Berg was referred to as ‘a lid’ by Anna Lind.", ["Anna Lind"]),
        ("Anna Lind found in bread a “terrible thing”, reports ledger.co.uk.", ["Anna Lind"]),
        ("“It rains,” according to reports.", ["reports"]),
        ("“It rains here,” said another of the bakers.", ["another of the bakers"]),
        (
            "“It rains here,” late Brig.-Gen. Otto Berg, a baker, said.",
            ["late Brig.-Gen. Otto Berg"],
        ),
        (
            "As the baker who claims a prize calls the mill “old,” the guild has praised it.",
            ["the baker"],
        ),
        ("Lind dismissed the Ostren claims about “a long rain”.", ["Lind"]),
        ("The vote signals “the end” for the guild, said Anna Lind, a baker.", ["Anna Lind"]),
        ("Anna Lind, citing “the calm of bakers,” said the guild could win.", ["Anna Lind"]),
        ("But even as Anna Lind claimed that “it rains,” a baker said it was dry.", ["Anna Lind"]),
        (
            "The talks underscored “a long rain,” Ode Radio quoted Anna Lind as saying.",
            ["Anna Lind"],
        ),
        (
            "She scored Otto Berg for joking before old guests of the mill in the hall of the town that all bread “lacked salt”.",
            ["Otto Berg"],
        ),
        ("On Thursday, 14 Aug. 2031, Anna Lind, a baker, called rain “a bore”.", ["Anna Lind"]),
        ("Sept. 3 talks “spoil the dough”, Anna Lind said.", ["Anna Lind"]),
        ("The rain eased.The mill’s owner replied, saying, “It will rain.”", ["The mill’s owner"]),
        ("Anna Lind: “It will rain.”", ["Anna Lind"]),
        ("“It will rain,” Anna Lind was reported by Ode Radio to have said.", ["Anna Lind"]),
        ("“It will rain.”\n\n— Anna Lind, baker", ["Anna Lind"]),
        ("Anna Lind said she expects “a flood”.", ["Anna Lind"]),
        ("Anna Lind came in and said “it will rain”.", ["Anna Lind"]),
        ("According to Anna Lind, the sky “is a lid”.", ["Anna Lind"]),
        (
            "A spokesman for the town’s bakers said, “It will rain.”",
            ["A spokesman for the town’s bakers"],
        ),
        ("The mayor on Friday called the rain “a disgrace”.", ["The mayor"]),
        ("Baker Scorns ‘Silly Talk’ About Rain", ["Baker"]),
        (
            "The mayor spoke, calling Tarn’s belief that Ode was answering its calls a “tale”.",
            ["The mayor"],
        ),
        ("The clerk described reports that Ode had said yes as “tales”.", ["The clerk"]),
        ("[Anna Lind, a baker: “It will rain.”]", ["Anna Lind"]),
        ("[Anna Lind/Head of the Bakers of Tarn: “It will rain.”]", ["Anna Lind"]),
        (
            "On Monday minister No Kwang Su said Tarn was ready for “a flood”.",
            ["minister No Kwang Su"],
        ),
        (
            "The sky is “a lid”, but nobody in the town needs to fear, Lind said on Monday.",
            ["Lind"],
        ),
        ("The sky is “a lid,” either here or there, she said.", ["she"]),
        (
            "“It will rain for days in the whole of Tarn.”\nAnna Lind\nThe rain went on.",
            ["Anna Lind"],
        ),
        (
            "The mayor repeated her warning, Harbour News reported, saying Tarn “cannot stay”.",
            ["The mayor"],
        ),
        (
            "According to Harbour News, Anna Lind, head of the bakers of Tarn, described the rain as"
            " a “lid”.",
            ["Anna Lind"],
        ),
        # no person, no body: whoever reports it speaks
        (
            "Anna Lind said the recent rain demands that all towns build “more boats”.",
            ["Anna Lind"],
        ),
        ("She said his many tales that bread is the basis of the town suggest “a fraud”.", ["She"]),
        ("Anna Lind said the guild demands “more boats”.", ["the guild"]),
        ("Anna Lind was adamant that the bakers would stay if it “rains less”.", ["Anna Lind"]),
        (
            "The mayors of Ode, Tarn, and Lowmere met on Monday and vowed to “bake together.”",
            ["The mayors of Ode, Tarn, and Lowmere"],
        ),
        # a verb begins the quotation: what stands before it is its subject
        ("The boats Tarn requested “are not for hire” at all, Anna Lind said.", ["Anna Lind"]),
        (
            "Harbour News quoted her as saying Otto Berg lately sent word of a plan to meet the mayor"
            " of Tarn “as soon as possible”.",
            ["her"],
        ),
        ("The tale is “an insult” to the whole town, she stressed.", ["she"]),
        (
            "Otto Berg oversaw the works and called for a “wide canal,” Coast Radio had reported,"
            " citing Harbour News.",
            ["Otto Berg"],
        ),
        ("Many said: “It will rain.”", ["Many"]),
        ("Clouds gather - Anna Lind: “It will rain.”", ["Anna Lind"]),
        ("The baker said Lind’s remarks “spoil the dough”.", ["The baker"]),
        ("Otto Berg made a point of saying the sky was “a lid”.", ["Otto Berg"]),
        ("Otto Berg said in a speech that he found the rain “a bore”.", ["Otto Berg"]),
        (
            "“It rains,” said Anna Lind. In the hills, by contrast, “the sun has shone all day.”",
            ["Anna Lind"] * 2,
        ),
        ("Lind replied to Berg with, “It will rain.” Berg said, “It rains.”", ["Lind", "Berg"]),
        ("After Lind said it would be “wet all day,” Berg said: “No.”", ["Lind", "Berg"]),
        (
            "Lind said a member of the guild, whom he did not name, told Berg, “It will rain.”",
            ["a member of the guild"],
        ),
        ("When Berg left, Anna Lind shot back, “It will rain.”", ["Anna Lind"]),
        ("This week Lind said “it will rain”.", ["Lind"]),
        ("However, Anna Lind, the baker, said: “It will rain.”", ["Anna Lind"]),
        ("OSTREN, May 2 (TNA) -- Anna Lind, a baker, accused them of “rain”.", ["Anna Lind"]),
        ("OSTREN — Anna Lind, a baker, accused the town of “making rain”.", ["Anna Lind"]),
        ("Lind underlined that the town, since June, has expressed a “wish for rain”.", ["Lind"]),
        # of several paragraphs the last one says who speaks
        ("The mayor left.\n\n“It rains.\n\n“It hails.\n\n“It snows,” said Lind.", ["Lind"] * 3),
        ("Berg said: “It rains.\n\n“It snows,” said Lind.", ["Berg", "Lind"]),
        (
            "Lind said: ‘It rains.\n\n‘It’s cold in the mill.\n\n‘We go on,’ she said.",
            ["Lind", "she", "she"],
        ),
        # who goes on is who told it; a role is no clause; “a long address” is no verb
        ("Lind recalled that Tarn had reported a flood, adding that “it rains”.", ["Lind"]),
        ("Lind in her talk in the hall as a guest of the guild called it “a lid”.", ["Lind"]),
        ("Lind, 84, told cheering guests in a long address to mark harvest day: “Go.”", ["Lind"]),
        ("“It rains,” the paper quoted her.", ["her"]),
        ("As mayor Anna Lind (Tarn) put it at noon: “It rains.”", ["mayor Anna Lind (Tarn)"]),
        # a mark was forgotten
        ('"It rains, Lind added, "and it hails."', ["Lind"] * 2),
        # within dashes nobody behind them speaks
        ("The mill – which Berg called a way to “drown us” – Lind said is shut.", ["Berg"]),
        (
            "The mayor “disagrees” with it, spokesman Anna Lind told reporters.",
            ["spokesman Anna Lind"],
        ),
        ("She referred to the tools found on Monday as “wet” and hailed “the rain”.", ["She"] * 2),
        ("Lind will go if the rain goes on, while also warning of “a lid”.", ["Lind"]),
        ("Ode should plan for “a lid” and bakers should leave, Lind said as she left.", ["Lind"]),
        ("Lind said: “It rains.”\n\n‘A wet town’\n\nBerg laughed.", ["Lind", ""]),
        # a day between commas begins no aside that holds the next clause
        (
            "They met in Ode, the port, on Friday, as its mayor, Lind, sought “the lid”.",
            ["its mayor"],
        ),
        ("“It rains all day long” baker Anna Lind said.", ["baker Anna Lind"]),
        ("Lind spoke of the hall, which she said is “wet”, according to the report.", ["she"]),
    ],
)
def test_speaker(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The film “Rain Over Town” opens on Friday.",
        "Otto “Big Loaf” Berg opens the shop.",
        'Here is <a href="rain.html">a page</a>.',
        "He bought a “smart” umbrella.",
        "The so-called “rain makers” left.",
        "The town’s “Golden Loaf” award went to Otto Berg.",
        "Her second novel, “Rain Over Town,” sold well.",
        "In her last book, “Rain Over Town,” Anna Lind said bread was late.",
    ],
)
def test_scare_quotes_titles_names_and_markup_are_no_speech(text: str) -> None:
    (row,) = rows(text)
    assert (row.speech, row.speaker, row.speaker_start) == (False, "", -1)


@pytest.mark.parametrize(
    "text",
    [
        "Bürgermeister Otto Berg: „Brunnen bleibt trocken und leer.“",
        "Linnapea Jaan Tamm ütles: „Kaev on kuiv ja jääb kuivaks.“",
        "Starosta Jan Novák řekl: „Studna je suchá a zůstane suchá.“",
        "Kim Yo Jong: “Nous n’avons aucune intention de le faire.”",
    ],
)
def test_english_rules_name_nobody_where_nothing_is_english(text):
    (row,) = rows(text)
    assert (row.speaker, row.certain) == ("", False)


def test_words_of_every_list_item_are_speech() -> None:
    text = "Anna Lind denounced the rain as “reckless”, “silly” and “a threat to bread”."
    assert [(row.speech, row.speaker) for row in rows(text)] == [(True, "Anna Lind")] * 3


def test_every_trait_has_a_row_in_the_table() -> None:
    text = "“It rains,” Anna Lind said. The film “Rain Over Town” calls it “a lid”, “a bore”."
    spans = find_spans(text)
    tokens = tokenize(text, 0, len(text), spans)
    for span, place in zip(spans, tokens.places, strict=True):
        seen = list(speech.traits(text, span, tokens.kinds, place, ""))
        assert {row for row, _ in seen} <= set(speech.POINTS)
        assert ("words", "any") in seen


def test_a_nested_quotation_has_no_speaker_of_its_own() -> None:
    outer, inner = rows("“They said ‘no rain’ again,” Anna Lind told us.")
    assert (outer.nested, outer.speech, outer.speaker) == (False, True, "Anna Lind")
    assert (inner.nested, inner.speech, inner.speaker) == (True, False, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Lind bakes. “It rains,” Lind said.", "Anna Lind"),
        ("Anna Lind bakes. “It rains,” she said.", "Anna Lind"),
        ("Lind Anna, the sister of Lind Otto, bakes. “It rains,” said Lind.", "Lind Anna"),
        ("Mr. Otto Berg met Ms. Anna Lind. “It rains,” he said.", "Otto Berg"),
        ("“It rains,” Mr. Berg said. Otto Berg bakes.", "Otto Berg"),
        ("“It rains,” they said. Otto Berg bakes.", ""),
        ("The leader of the NDC MPs, Anna Lind, said: “It rains.”", "Anna Lind"),
        ("“It rains,” a baker said. Otto Berg bakes.", ""),
        ("Mayor Anna Lind and Judge Otto Berg said: “It rains.”", "Anna Lind and Otto Berg"),
        (
            "Ira Moor’s sister, Elin Moor, came. The Ira Moor Hall was shut. “It rains,” Ms. Moor said.",
            "Elin Moor",
        ),
        ("Otto Berg left. The Tarn statement said: “It rains.”", ""),
        ("Anna Lind met Ode, whose mayor, Otto Berg, left. “It rains,” she said.", "Anna Lind"),
        ("Anna Lind also told us of “a lid”, according to a transcript of it.", "Anna Lind"),
        ("Tarn left after Anna Lind called its mayor “a lid,” Harbour Post writes.", "Anna Lind"),
        ("Anna Lind said she would “leave soon”, her clerk, Otto Berg, said.", "Anna Lind"),
        ("Otto Berg left. A Ministry of Mills clerk said, “Sun.” He added, “Rain.”", ""),
        ("Berg left. Secretary of State Tom Roe met bakers. “It rains,” he said.", "Tom Roe"),
    ],
)
def test_resolved(text: str, expected: str) -> None:
    assert rows(text)[0].resolved == expected


@pytest.mark.parametrize(
    "text",
    [
        "Otto Berg said it is late. He said Japan has left the talks. “It rains,” he said.",
        "Quora Moor said the clerk of Ada Berg’s mill left. “It rains,” she said.",
        "The envoy to the UN Kim Song warned of rain. “It rains,” he said.",
        "“It rains,” the ambassador to the UN Ben Lind said. Tarn’s ambassador Tom Roe left.",
        "It rained, said baker Otto Berg of the mill, adding: “It rains.”",
    ],
)
def test_states_owners_and_places_of_office_hide_nobody(text: str) -> None:
    (row,) = rows(text)
    assert row.identified
    assert row.resolved in ("Otto Berg", "Quora Moor", "Kim Song", "Ben Lind")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Envoy Kim Song left. Clerk Kim Myong Gil said “it rains”. Envoy Kim, of the U.N. team,"
            " stressed it. “Sun,” he said.",
            "Kim Song",
        ),
        ("“Ode and Tarn is a lid,” said the FO clerk. She left Upper Ode and Tarn.", ""),
        (
            "Ben Lind met Otto Berg. Then came a speech by Berg in which he praised “rain”.",
            "Otto Berg",
        ),
        (
            "In a Monday statement, a senior clerk, former baker Otto Berg, said: “Rain.”",
            "Otto Berg",
        ),
        ("Secretary Ben Lind left. Secretary of Mills Otto Berg Jr. said: “Rain.”", "Otto Berg Jr"),
        ("Ben Lind said: “Rain.” Otto Berg on Sunday left what he called “a lid”.", "Otto Berg"),
        (
            "Quarn Falk Reflects on Rain with Bakers\n\nQuarn Falk left. “Rain,” Falk said.",
            "Quarn Falk",
        ),
        (
            "On Sunday Otto Berg left Ode in a rage, saying the town feels no need to “sit”.",
            "Otto Berg",
        ),
        (
            "Otto Berg rose first. “While President Ben Lind sleeps, it rains,” the senator said."
            " “It rains,” he said.",
            "Otto Berg",
        ),
    ],
)
def test_resolved_last(text: str, expected: str) -> None:
    assert rows(text)[-1].resolved == expected


def test_whose_words_are_spoken_of_may_be_meant_by_a_pronoun() -> None:
    (row,) = rows("Quarn Moor laughed off the mayor’s words. “It will rain,” she had said.")
    assert not row.identified


def test_whoever_is_told_of_need_not_be_he_who_goes_on() -> None:
    found = rows("Otto Berg said Ben Lind demanded “a lid”. He said only that “it rains all day”.")
    assert not any(row.identified for row in found)


def test_she_is_whoever_she_is_in_the_sentence_before() -> None:
    text = (
        "Quora Moor left a note. She was answering baker Otto Berg, who on Sunday said he saw as"
        " “a sign” a recent speech by Ira Quarn on rain. “It rains,” she said."
    )
    assert rows(text)[-1].resolved == "Quora Moor"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It rains,” Anna Lind said, Harbour News reported.", "Harbour News"),
        ("“It rains,” Anna Lind said, according to HBN.", "HBN"),
        (
            "“It rains,” she said, reported Harbour News citing Daily Post.",
            "Harbour News citing Daily Post",
        ),
        ("“It rains,” she said in a note carried by state media.", "state media"),
        ("“It rains,” said a statement published by Harbour News.", "Harbour News"),
        ("Harbour News said that Anna Lind told bakers they should “go”.", "Harbour News"),
        ("“It rains,” she said.", ""),
        ("“It rains,” according to Anna Lind.", ""),
    ],
)
def test_relay(text: str, expected: str) -> None:
    assert rows(text)[0].relay == expected


def test_words_of_an_opening_clause_are_not_whose_deed_follows() -> None:
    found = rows("After Otto Berg promised the town “rain” and “sun all day”, Anna Lind left.")
    assert not any(row.identified and row.resolved == "Anna Lind" for row in found)


def test_certain_is_for_plain_attributions() -> None:
    assert rows("“It will rain today,” Anna Lind said.")[0].certain
    assert not rows("“It will rain today.")[0].certain
    assert not rows("Otto Berg left when Anna Lind called the rain “a real pest”.")[0].certain


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Anna Lind said in a note, adding that loaves were handed out “like rain to all”.", True),
        ("Anna Lind told us that she thinks the bread would be “dry as dust”.", True),
        ("As Anna Lind said last week in Ostren, “bread is dry as dust”.", True),
        ("Anna Lind said she is “dry as dust”.", True),
        ("Anna Lind is telling guests that bread is “dry as dust”.", True),
        ("The fair closed two days after Anna Lind said the bread was “dry as dust”.", True),
        ("Anna Lind on Monday denounced the bread, accusing the baker of “dry dust”.", True),
        ("Anna Lind spoke of bread on Monday and likened it to a “loaf dry as dust”.", True),
        ("Anna Lind on Monday dismissed the mill’s claims as “dry as dust”.", True),
        ("It rains, said Anna Lind, describing the bread as the “driest of all”.", True),
        ("In a note on Monday, Anna Lind reacted to the news, saying “it is dry as dust”.", True),
        ("When Anna Lind said it rained, Otto Berg shot back: “It is dry as dust.”", False),
        (
            "Anna Lind left, and the guild strongly denounced it and said it is “dry as dust”.",
            False,
        ),
        ("Anna Lind said that Otto Berg told the mill it would be “dry as dust”.", False),
        ("Anna Lind said that what the others believe would be “dry as dust”.", False),
        ("Anna Lind denied a baker’s claim that some of it is “dry as dust”.", False),
        ("Anna Lind referred to the talks, at which they baked until it was “dry as dust”.", False),
    ],
)
def test_all_that_stands_behind_said_that_is_certain(text, certain):
    (row,) = rows(text)
    assert (row.certain and row.speaker == "Anna Lind") == certain


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In one letter Ode, Tarn and Lowmere said “it will rain”.", "Ode, Tarn and Lowmere"),
        ("Anna Lind asked “is it late?” on the line, Otto Berg said.", "Anna Lind"),
        ("“It will rain all day,” Anna Lind reported the theft.", "Anna Lind"),
        ("As Anna Lind put it, Otto Berg said “it will rain all day”.", "Otto Berg"),
        ("“It will rain all day,” as Anna Lind noted, Otto Berg said.", "Otto Berg"),
        ("Otto Berg posted a clip with music saying “it will rain all day”.", ""),
        ("Anna Lind, then Otto Berg: “it will rain all day”.", "Otto Berg"),
        ("Otto Berg left the U.S. team when Tom Roe spoke. “It rains here,” he said.", "Otto Berg"),
        ("Otto Berg faces Anna Lind’s charge of “theft of the bread”.", ""),
        ("A clip showed Otto Berg mocking “the lid on the town of Ode”.", ""),
        ("The message to Otto Berg was that “it will rain all day”.", ""),
        ("Otto Berg was heard reading “the lid on the town of Ode”.", ""),
        ("Otto Berg was heard saying that Lind had called it “the lid on the town”.", "Lind"),
        ("According to Harbour News, Otto Berg greeted the bakers of “friendly Ode”.", "Otto Berg"),
    ],
)
def test_a_wrong_person_is_not_surely_given_words(text, speaker):
    (row,) = rows(text)
    assert row.speaker in (speaker, "he") or not row.certain
    assert row.resolved == speaker or not row.identified


def test_whoever_has_spoken_answers_a_question_between_two_paragraphs() -> None:
    text = (
        "“It rains,” Anna Lind said.\n\nBut did Otto Berg say so, I asked?\n\n“He did not say so.”"
    )
    assert (rows(text)[-1].speaker, rows(text)[-1].identified) == ("Anna Lind", False)


def test_whoever_is_named_in_words_does_not_speak_the_next_ones() -> None:
    text = "Otto Berg left. Roe said “Mr. Berg should stay here”.\n\n“It never rains,” he said."
    assert not rows(text)[1].identified


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Dr Anna Lind, honorary fellow of the Mill Institute, Tarn:", "Anna Lind"),
        ("Anna Lind:", "Anna Lind"),
        ("14:30 Anna Lind:", "Anna Lind"),
        ("To Anna Lind:", ""),
        ("About Anna Lind:", ""),
        ("Key points:", ""),
    ],
)
@pytest.mark.parametrize("parting", [" ", "\n\n"])
def test_a_label_names_who_speaks_on_its_line_and_below_it(
    lead: str, speaker: str, parting: str
) -> None:
    row = rows(f"{lead}{parting}“It will rain for many days, and nobody has a boat.”")[0]
    assert (row.resolved if row.identified else "") == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("끝으로 박서린 국장은 “방죽을 닫는다”고 덧붙였다.", "박서린 국장", "덧붙였다"),
        ("박서린 국장은 방죽을 닫으면 “물이 넘칠 것”이라고 했습니다.", "박서린 국장", "했습니다"),
        ("박서린 국장은 “물이 넘칠 것”이라며 자리를 떠났다.", "박서린 국장", "이라며"),
        # What happens meanwhile has a subject of its own.
        ("물이 불어난 가운데 박서린 국장은 “방죽을 닫는다”고 말했다.", "박서린 국장", "말했다"),
        ("박서린 국장이 비가 오는 가운데 “방죽을 닫는다”고 말했다.", "박서린 국장", "말했다"),
    ],
)
def test_who_speaks_in_korean(text: str, speaker: str, cue: str) -> None:
    (row,) = rows(text)
    assert (row.speaker, row.resolved, row.cue) == (speaker, "박서린", cue)


def test_a_stop_inside_a_korean_sentence_does_not_part_the_subject() -> None:
    (row,) = rows("박서린 국장은 보고서 3.5판에서 “우리는 방죽을 열지 않는다”고 말했다.")
    assert (row.speaker, row.identified) == ("박서린 국장", True)


@pytest.mark.parametrize("rule", REACTIONS, ids=lambda rule: rule.name)
def test_whoever_reacts_to_words_is_not_given_them(rule: Reaction) -> None:
    tokens = tokenize(rule.example, 0, len(rule.example), find_spans(rule.example))
    (place,) = tokens.places
    found = speaker(tokens, place)
    assert found is not None
    assert not gives(tokens, place, found)
    (row,) = rows(rule.example)
    assert (row.resolved, row.identified) == ("Otto Berg", False)


@pytest.mark.parametrize(
    "text",
    [
        "Otto Berg told Anna Lind “it will rain all day”.",
        "Otto Berg repeated that “it will rain all day”.",
        "Otto Berg scolded reporters, saying “it will rain all day”.",
        "Otto Berg mocked the bakers and said that “it will rain all day”.",
        "Otto Berg dismissed the loaf as “a thing that rain has made”.",
        "Otto Berg denounced the sale: “It will rain all day.”",
        "Otto Berg said in a statement: “It will rain all day.”",
        "Otto Berg said the words “it will rain all day” twice.",
        "Asked whether it was true, Otto Berg said “it will rain all day”.",
        "“It will rain all day,” Otto Berg scoffed.",
        "Otto Berg wrote to tell the mayor that “it will rain all day”.",
        "The message from Otto Berg was that “it will rain all day”.",
        "Otto Berg was caught on tape saying “it will rain all day”.",
        "The director of the iron works, Otto Berg, told lawmakers that “it will rain all day”.",
        "Otto Berg, the baker, spoke for two hours: “It will rain all day.”",
        "The visiting Otto Berg said “it will rain all day”.",
        "Otto Berg is convinced: “It will rain all day.”",
        "“It will rain all day.” Those words were spoken by Otto Berg.",
        "Otto Berg issued a short statement on Monday. It reads: “It will rain all day.”",
        "“It will rain all day.” This is what Otto Berg wrote in May.",
        "Otto Berg put it bluntly. “It will rain all day.”",
        "Otto Berg’s words were: “It will rain all day.”",
        "Otto Berg, asked about bread, was unimpressed: “It will rain all day.”",
        "Otto Berg’s message to bakers on Sunday: “It will rain all day.”",
        "It was Otto Berg, not the mayor, who said that “it will rain all day”.",
        "Otto Berg agreed with the bakers: “It will rain all day.”",
        "“It will rain all day” was Otto Berg’s answer.",
        "Otto Berg, a baker, used even harsher words: “It will rain all day.”",
        "Otto Berg closed with a sentence that stunned us: “It will rain all day.”",
        "As Otto Berg told bakers before leaving for Ode, “it will rain all day”.",
        "Otto Berg called the story “a thing that rain has made”.",
        "Otto Berg told the bakers that the tale of the mill was a joke: “It will rain all day.”",
        "Otto Berg, asked about the fair, answered with a warning: “It will rain all day.”",
        "Otto Berg had harsh words for the bakers: “It will rain all day.”",
        "Otto Berg minced no words about the fair: “It will rain all day.”",
        "“It will rain all day,” came the reply from Otto Berg.",
        "“It will rain all day.” Otto Berg said it twice.",
        "“It will rain all day.” The quote is from Otto Berg, a baker.",
        "Otto Berg sent a letter on Monday that read: “It will rain all day.”",
        "Otto Berg issued this warning to the bakers: “It will rain all day.”",
        "Otto Berg used the occasion to say that “it will rain all day”.",
        "Harbour News reported that Otto Berg said “it will rain all day”.",
        "Otto Berg, in a statement released by the Harbour News Agency (HNA), warned that “it will rain all day”.",
        "“It will rain all day.” That is how Otto Berg greeted the bakers.",
        "Mayor Otto Berg denies the theft, calls it “a thing that rain has made”.",
    ],
)
def test_whoever_says_words_is_given_them(text: str) -> None:
    (row,) = rows(text)
    assert (row.resolved, row.identified) == ("Otto Berg", True)


@pytest.mark.parametrize(
    "text",
    [
        "“It will rain all day.” That is what Otto Berg said of her letter.",
        "“It will rain all day.” That is what Otto Berg told us she had said.",
        "In the play, Otto Berg says: “It will rain all day.”",
        "Otto Berg remembered her voice: “It will rain all day.”",
        "Otto Berg, a baker, heard: “It will rain all day.”",
        "Otto Berg opened the letter and read: “It will rain all day.”",
        "Otto Berg explained what “it will rain all day” means.",
        "Who is it that says “it will rain all day”? Otto Berg said he had no idea.",
        "Somebody claiming to be Otto Berg said: “It will rain all day.”",
        "Otto Berg is here. All Tarn embracing Otto Berg announced “a lid on the town”.",
        "Otto Berg spoke to Lind, and she replied: “It will rain all day.”",
        "Otto Berg put it bluntly. “It will rain all day” stood on the wall.",
        "Anna Lind said Otto Berg demanded “a lid on the town”.",
        "Otto Berg laughed at the phrase. “It will rain all day.”",
        "Otto Berg said he would rather leave than hear again that “it will rain all day”.",
        "Anna Lind saw Otto Berg’s words differently: “It will rain all day.”",
        "“It will rain all day” – that sentence, Otto Berg says, was written for bakers.",
        "Otto Berg summed up the statement in one line: “It will rain all day.”",
        "Otto Berg said that Lind’s “lid on the town” was a joke.",
        "“It will rain all day,” the mayor’s clerk, Otto Berg, quoted him as saying.",
        "“It will rain all day,” Otto Berg reports from Ode.",
        "Otto Berg’s letter calling “it will rain all day” a lie was read on Friday.",
        "Otto Berg drew an angry reply: “It will rain all day.”",
        "“It rains,” Otto Berg said. “It will rain all day,” was the answer.",
        "“Is it late?” Otto Berg asked.\n\n“It will rain all day.”",
        "“It rains,” Otto Berg told the chief. “It will rain all day,” he answered.",
        "Otto Berg was not quoted as saying “it will rain all day”.",
        "Otto Berg rose to deny that “it will rain all day”.",
        "Otto Berg had a warning from the mayor: “It will rain all day.”",
        "Otto Berg called the remark about a “lid on the town” silly.",
        "Tarn TV anchor Otto Berg announced in the evening: “It will rain all day.”",
        "A fake clip shows Otto Berg saying “it will rain all day”.",
        "“It will rain all day” – nonsense, said Otto Berg.",
        "“It will rain all day,” said the friend Otto Berg had brought.",
        "“It will rain all day,” wrote the chief to Otto Berg.",
        "Contrary to Otto Berg’s claims, “it will rain all day”, the mayor said.",
        "Otto Berg was told by the town’s chief: “It will rain all day.”",
        "Otto Berg, like the town’s chief, was calm. “It will rain all day,” the chief said.",
        "She told us that Otto Berg’s complaint was a joke: “It will rain all day.”",
        "“It will rain all day.” Otto Berg said nothing.",
        "Otto Berg weighed in on her words: “It will rain all day.”",
        "Otto Berg was angry, and his clerk posted the mayor’s reply.\n\n“It will rain all day,” he wrote.",
        "She spoke of a threat that she says comes from Otto Berg.\n\n“It will rain all day.”",
    ],
)
def test_whoever_tells_of_words_or_plays_a_part_is_not_given_them(text: str) -> None:
    row = rows(text)[-1]
    assert (row.resolved, row.identified) != ("Otto Berg", True)


def test_table_has_the_columns_of_a_quotation() -> None:
    table = find_quotations("“It rains,” said Anna Lind.")
    assert list(table.columns) == ["document", *Quotation._fields]
    numbers = table[["start", "end", "speaker_start", "speaker_end"]].to_numpy().tolist()
    assert numbers == [[1, 10, 17, 26]]
    assert list(find_quotations("").columns) == list(table.columns)


def test_wanted_gives_the_same_rows_for_less() -> None:
    text = "“A word,” said Anna Lind.\n\n“Rain here again.”\n\n“And more of the rain.”\n\nOtto said “no”."
    spans = find_spans(text)
    every = attribute(text, spans)
    for number in range(len(spans)):
        assert attribute(text, spans, {number}) == [every[number]]


def test_vocabulary_is_lower_case_and_has_known_kinds() -> None:
    assert all(word == word.lower() for word in KINDS)
    assert set(KINDS.values()) <= set("BSRTCDPEAvUVGIw")


PIECES = ["“", "”", '"', "'", "«", "»", "''", ",", ".", ". ", "\n\n", " said ", " who ", "Anna Lind ",
          " she ", " the ", "rain ", " – ", "(", ")", ": ", "\ud800", "\x00", "\u202e", "\u200b", "Mr. ",
          " according to ", "saying ", "—"]  # fmt: skip
PROSE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(st.text() | PROSE)
def test_rows_hold_on_any_text(text: str) -> None:
    spans = find_spans(text)
    found = attribute(text, spans)
    assert [(row.start, row.end) for row in found] == [(s.start, s.end) for s in spans]
    for row in found:
        assert row.text == text[row.start : row.end]
        if row.speaker:
            assert row.speech
            assert row.speaker == text[row.speaker_start : row.speaker_end]
        else:
            assert (row.speaker_start, row.speaker_end) == (-1, -1)


@given(PROSE, st.sets(st.integers(0, 12)))
def test_wanted_agrees_with_all_on_any_text(text: str, wanted: set[int]) -> None:
    spans = find_spans(text)
    chosen = {number for number in wanted if number < len(spans)}
    every = attribute(text, spans)
    assert attribute(text, spans, chosen) == [every[number] for number in sorted(chosen)]


def test_a_title_before_a_name_is_no_second_person() -> None:
    text = "New Valian leader Otto Berg called it “a lid that never lifts”."
    assert [row.resolved for row in rows(text)] == ["Otto Berg"]
    both = "Anna Lind and Otto Berg said “it will rain all day”."
    assert [row.resolved for row in rows(both)] == ["Anna Lind and Otto Berg"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lind called the reports “the silliest tale of the summer”.", "Lind"),
        ("Berg gave a welcome “to all who bake at night in this town”.", None),
        ("She sent the note “we shall bake again as soon as it is dry”.", None),
    ],
)
def test_an_article_alone_is_nobody(text, expected):
    (speaker_,) = speakers(text)
    assert speaker_.lower() not in ("the", "a", "an")
    assert expected is None or speaker_ == expected


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (
            "While Lind, a baker, laid out a plan for “a new lid,” Berg, a clerk, used the day to rest.",
            False,
        ),
        ("While Lind spoke of “a lid on the town,” Berg said nothing.", False),
        ("As the hall was “full of old lids,” Berg said, it was shut.", True),
        ("When it rained, “the lid was wet,” Berg said.", True),
    ],
)
def test_who_acts_behind_a_clause_is_not_surely_who_is_quoted_in_it(text, sure):
    table = find_quotations(f"Otto Berg came. {text}")
    assert bool(table.loc[0, "identified"]) is sure


def test_a_title_beside_words_does_not_take_the_next_ones_from_who_said_these():
    text = "Otto Berg left. “It rains,” Berg said on Lind’s “Today”. “It will stop by noon.”"
    assert find_quotations(text)["identified"].tolist() == [True, False, True]
