"""Records drafted from pages: invented ones, whose right rows are typed here."""

from datetime import date
from types import SimpleNamespace

import pytest

import kcna_corpus as kc
from kcna_corpus.drafts import making
from kcna_corpus.drafts.book import each_account
from kcna_corpus.drafts.events import statement_event
from kcna_corpus.happenings.named_actors import Cast

STATEMENT = """Hill Courier Agency

9 May 2031

PORT ODE, May 9 (HCA) -- Ada Varn, speaker of the Harbour Council, issued the following statement:

No ferry of ours was sold to the island, and none will be. We have opened the yards to nobody.

The tale of a trade is the most foolish fable of this spring.
"""
COURIER = """Varn denies sale of ferries

10 May 2031

Ada Varn denied on Friday that a ferry was sold to the island. “No ferry of ours was sold to the
island, and none will be,” she said.

On Wednesday the Norwegian government fined two shipyards over about 1,200 engines sold to the island.

In March, Norwegian minister Elin Moor said that about 1,200 engines had been shipped.

The ferries have crossed the strait since 1990.
"""
HERALD = """Council speaker: not one ferry

10 May 2031

“The tale of a trade is the most absurd fable of this spring,” Ada Varn said on Friday.

Norway on Wednesday fined two shipyards for engines that were sold to the island, officials said.

A storm has closed the port recently.
"""
MIRROR = """A word on ferries

11 May 2031

Otto Berg said that “we have opened the yards to nobody”. “Not one ferry left,” said Hugo Lind.
"""
#: Pages have a hundred words and more; the rule of rights asks for the share that is kept.
FILLER = """
The quay was quiet, as it mostly is, and whoever came to look for the boats found the
gates shut and the lamps lit. Nobody at the yards had anything to add. The dogs slept, the gulls
quarrelled over a crust, and the tide went out as it always does, slowly and without a sound, past
the stones that the children call the sleeping cows.
"""
PAGES = {"statement": STATEMENT, "courier": COURIER, "herald": HERALD, "mirror": MIRROR}
PAGES = {name: text + FILLER * 2 for name, text in PAGES.items() if name != "statement"} | {
    "statement": STATEMENT
}


def one_line(text):
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return saved(tmp_path_factory.mktemp("saved"))


def saved(pages):
    """Write the pages into a folder; return it."""
    pages.mkdir(exist_ok=True)
    for name, text in PAGES.items():
        (pages / f"{name}.txt").write_text(one_line(text), encoding="utf-8")
    return pages


@pytest.fixture(scope="module")
def drafted(folder):
    return kc.draft(kc.read_folder(folder, progress=False), "statement.txt")


def told(corpus, table, *columns):
    return [tuple(row[c] for c in columns) for row in corpus.rows[table]]


def test_an_event_of_several_pages_is_one_row(drafted):
    assert told(drafted, "events", "start", "precision", "source", "zone") == [
        ("2031-03", "month", "courier", "Etc/Unknown"),
        ("2031-05-07", "day", "courier | herald", "Etc/Unknown"),
        ("2031-05-09", "day", "courier | herald | statement", "Etc/Unknown"),
    ]
    assert {row["second_check"] for row in drafted.rows["events"]} == {"not checked"}


def test_accounts_give_the_day_and_whose_word(drafted):
    rows = told(drafted, "accounts", "document", "event", "stance", "on_word_of", "as_of_printed")
    assert ("statement", "ada-varn-2031-05-09", "denying", "ada-varn", "May 9") in rows
    assert ("courier", "ada-varn-2031-05-09", "reporting", "ada-varn", "Friday") in rows
    assert ("courier", "elin-moor-2031-03", "reporting", "elin-moor", "March") in rows
    assert len(rows) == 7  # the Mirror's has no day, and is there for its words


def test_quotations_are_linked_and_no_speaker_is_guessed(drafted):
    rows = told(drafted, "quotations", "document", "speaker", "sentence", "class")
    assert rows == [
        ("courier", "ada-varn", "statement/0", "verbatim"),
        ("herald", "ada-varn", "statement/2", "altered"),
        ("mirror", "otto-berg", "statement/1", "verbatim"),
        ("mirror", "hugo-lind", "", "unsure"),
    ]
    (edit,) = drafted.rows["edits"]
    assert (edit["statement_words"], edit["report_words"]) == ("foolish", "absurd")


def test_figures_have_speaker_qualifier_and_unit(drafted):
    rows = told(drafted, "figures", "speaker", "said", "qualifier", "value", "unit")
    assert rows == [("elin-moor", "2031-03", "about", "1200", "engines")]


def test_what_became_no_row_is_listed_with_its_reason(drafted):
    left = drafted.left_out.set_index("words")["reason"]
    assert left["1990"] == "a span of time, not a happening"
    assert left["recently"] == "no day in the words"
    assert (drafted.left_out["reason"] == "a sentence without a date").any()


def test_every_row_says_which_rule_and_sentence_it_comes_from(drafted):
    trails = drafted.provenance
    for table in ("events", "accounts", "quotations", "figures", "documents"):
        rows = {row[table[:-1]] for row in drafted.rows[table]}
        assert rows <= {*trails.loc[trails["table"] == table, "row"]} | {
            "mirror@ada-varn-2031-05-09"
        }
    dated = trails[(trails["table"] == "events") & (trails["document"] == "herald")]
    place = slice(*dated[["start", "end"]].iloc[0])
    assert one_line(HERALD).partition("2031\n\n")[2][place] in ("Friday", "Wednesday")


def test_no_words_of_the_pages_are_in_the_records(drafted):
    for name, table in drafted.rows.items():
        for row in table:
            assert all(len(cell.split()) <= 15 for key, cell in row.items() if key != "aliases"), (
                name
            )


def test_a_page_of_another_story_or_language_does_no_harm(folder, tmp_path):
    (tmp_path / "s.txt").write_bytes((folder / "statement.txt").read_bytes())
    (tmp_path / "k.txt").write_text(
        "2031년 5월 10일\n\n항만 위원회는 배를 판 일이 없다고 밝혔다.", "utf-8"
    )
    drafted = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt")
    assert len(drafted.events) == 1


def test_copies_of_one_agency_are_one_witness(folder, tmp_path):
    (tmp_path / "s.txt").write_bytes((folder / "statement.txt").read_bytes())
    wire = one_line(COURIER).partition("2031\n\n")[2] + one_line(FILLER)
    for name, day, line in (("a", 10, "(Reuters) - "), ("b", 10, ""), ("c", 11, "")):
        (tmp_path / f"{name}.txt").write_text(
            f"Varn denies sale of ferries\n\n{day} May 2031\n\n{line}{wire}", "utf-8"
        )
    own = "Ada Varn denied on Friday that a ferry was sold. She was in Port Ode, on the old quay."
    (tmp_path / "d.txt").write_text(f"A word of denial\n\n10 May 2031\n\n{own}", "utf-8")
    drafted = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt")
    rows = told(drafted, "documents", "document", "upstream", "upstream_basis")
    assert rows[:4] == [
        ("a", "reuters", "printed"),
        ("b", "reuters", "inferred"),
        ("c", "reuters", "inferred"),
        ("d", "", ""),
    ]
    (tmp_path / "a.txt").unlink()
    drafted = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt")
    rows = told(drafted, "documents", "document", "upstream_document", "upstream_basis")
    assert rows[:2] == [("b", "", ""), ("c", "b", "inferred")]
    assert len(kc.witnesses(drafted, "ada-varn-2031-05-09")) == 3  # one copied story, d, and s


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("On Monday Ada Varn ended a pact signed with Norway in 2018.", ["2031-05-05"]),
        ("Elin Moor closed the yard last Tuesday after the budget of 3 May.", ["2031-05-06"]),
        ("The yard is shut, Elin Moor said on Monday, citing Hugo Lind.", ["2031-05-05"]),
        ("Elin Moor closed the yard on Monday (5 May).", ["2031-05-05"]),
        ("OSLO, May 10 (ONA) -- Elin Moor closed the yard.", []),
        ("Elin Moor, who became mayor in 2029, likes the yard since Monday.", ["2029"]),
        ("Elin Moor said that “we shut it on Monday”.", []),
        ("The yard has been shut since 2030.", []),
    ],
)
def test_no_day_is_given_to_what_it_does_not_date(folder, tmp_path, sentence, days):
    (tmp_path / "s.txt").write_bytes((folder / "statement.txt").read_bytes())
    (tmp_path / "p.txt").write_text(f"A yard\n\n10 May 2031\n\n{sentence} It rained.", "utf-8")
    drafted = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt")
    told = [row for row in drafted.rows["events"] if row["source"] == "p"]
    assert [row["start"] for row in told] == days


def test_a_sister_is_not_her_brother(folder, tmp_path):
    (tmp_path / "s.txt").write_bytes((folder / "statement.txt").read_bytes())
    text = "The sister of mayor Otto Varn warned on Friday of a storm. Otto Varn was silent."
    (tmp_path / "p.txt").write_text(f"A storm\n\n10 May 2031\n\n{text}", "utf-8")
    drafted = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt")
    assert "otto-varn" not in {row["actor"] for row in drafted.rows["participants"]}
    assert all("otto-varn" not in row["on_word_of"] for row in drafted.rows["accounts"])


PORT = (
    "May 9 (Reuters) - The ferry guild of Ode said on Friday it had shut the quay. The Coastal "
    "Inspectorate fined the guild on Monday. Grain Ombudsman Una Holt left on Monday. The Grain "
    "Ombudsman met the Coastal Inspectorate on Tuesday."
)


def test_bodies_and_agencies_are_no_doers_of_what_others_do(folder, tmp_path):
    (tmp_path / "s.txt").write_bytes((folder / "statement.txt").read_bytes())
    (tmp_path / "p.txt").write_text(f"A quay\n\n10 May 2031\n\n{PORT}", "utf-8")
    drafted = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt")
    assert "reuters" not in {row["actor"] for row in drafted.rows["participants"]}
    told = [row["printed"] for row in drafted.rows["events"] if row["source"] == "p"]
    assert "Friday" in told
    assert "May 9" not in told
    kinds = {row["name"]: row["kind"] for row in drafted.rows["actors"]}
    assert kinds["Coastal Inspectorate"] == "organisation"
    assert kinds["Una Holt"] == "person"
    assert "Grain Ombudsman" not in kinds


def test_a_german_page_says_what_is_not_read(folder, tmp_path):
    (tmp_path / "s.txt").write_bytes((folder / "statement.txt").read_bytes())
    text = "Die Gilde hat am Mittwoch die Fähre von Ode nicht verkauft. Der Hafen will sie nicht."
    (tmp_path / "p.txt").write_text(f"Die Fähre\n\n10. Mai 2031\n\n{text}", "utf-8")
    drafted = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt")
    left = drafted.left_out
    assert set(left[left["document"] == "p"]["reason"]) == {
        "a sentence without a date; of German only days with their year are read"
    }


# --- bad input ---


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("statment.txt", "did you mean 'statement.txt'"),
        (None, "name the page"),
        (["statement.txt", "herald.txt"], "one statement, 2 are named"),
        (7, "the name of one page"),
    ],
)
def test_a_statement_that_is_none(folder, statement, message):
    with pytest.raises((TypeError, ValueError), match=message):
        kc.draft(kc.read_folder(folder, progress=False), statement)


def test_no_reading(folder):
    with pytest.raises(TypeError, match="read_folder"):
        kc.draft(str(folder), "statement.txt")


def test_where_a_report_names_nobody_the_draft_says_nothing_of_the_speaker(tmp_path):
    (tmp_path / "statement.txt").write_text(
        "9 May 2031\n\nAda Roe issued this statement on 9 May 2031:\n\nNo plums will be sold abroad.\n"
    )
    (tmp_path / "report.txt").write_text(
        "10 May 2031\n\nA long report of the harbour.\n\n“No plums will be sold abroad.”\n\nRain fell.\n"
    )
    reading = kc.read_folder(tmp_path, progress=False)
    quotations = kc.draft(reading, "statement.txt").quotations
    row = quotations[quotations["document"] == "report"].iloc[0]
    assert (row["class"], row["speaker"]) == ("verbatim", "")
    assert str(row["misattributed"]) == "<NA>"


def test_what_is_kept_of_other_pages_is_not_used(folder, tmp_path, monkeypatch):
    kept = tmp_path / "kept"
    reading = kc.read_folder(folder, progress=False)
    made = making.redraft(reading, "statement.txt", kept=kept)
    monkeypatch.setattr(making, "read_page", None)  # nothing is read again
    assert making.redraft(reading, "statement.txt", kept=kept).rows == made.rows
    monkeypatch.undo()
    other = making.redraft(reading, "statement.txt", speaker="Elin Moor", kept=kept)
    assert other.rows == making.redraft(reading, "statement.txt", speaker="Elin Moor").rows


# --- what a date belongs to, and what an event is called ---

LETTER = """Ada Varn’s open letter to Otto Berg

9 May 2031

We have sold no ferry of ours to the island, and the tale of a sale is a fable.
"""


def drafted_of(tmp_path, *pages, statement=LETTER, day="10 May 2031"):
    """The events of invented pages beside a statement, as start, end, title, pages."""
    (tmp_path / "s.txt").write_text(statement, "utf-8")
    for number, text in enumerate(pages):
        (tmp_path / f"p{number}.txt").write_text(f"A ferry\n\n{day}\n\n{text}", "utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False)
    rows = told(draft, "events", "start", "end", "title", "source")
    return [row for row in rows if row[3] != "s"], draft


def test_a_letter_is_its_writers_and_what_pages_tell_of_it_is_one_event(tmp_path):
    rows, _ = drafted_of(
        tmp_path,
        "Council speaker Ada Varn on Friday refused a sale. “We have sold no ferry of ours to the "
        "island,” she wrote.",
        "The council released a letter Friday from Varn to Berg. It rained all day.",
        "Ada Varn said in a letter released on Friday that no ferry was sold. It rained.",
    )
    assert rows == [("2031-05-09", "2031-05-09", "Statement by Ada Varn", "p0 | p1 | p2")]


def test_a_statement_is_not_that_of_the_state_it_is_about(tmp_path):
    statement = LETTER.replace(
        "Ada Varn’s open letter to Otto Berg", "Statement on the yards of Norway"
    )
    told = "Denmark said on Friday in a statement that no ferry of its own was sold to the island."
    rows, _ = drafted_of(tmp_path, told, statement=statement)
    assert [row[3] for row in rows] == ["p0"]
    assert [row[2] for row in rows] == ["The statement"]


def test_a_letter_is_of_whoever_signs_it_and_not_of_whom_it_is_to(tmp_path):
    letter = LETTER.replace("Ada Varn’s open letter to Otto Berg", "Letter to Mayor Otto Berg")
    letter = letter.replace("fable.", "fable. Yours truly, Ada Varn, head of the yards.")
    told = [
        f"“We have sold no ferry of ours to the island,” Otto Berg read out {when}."
        for when in ("on Friday", "today")
    ]
    _, drafted = drafted_of(tmp_path, *told, statement=letter)
    issuers = drafted.documents["issuer"].tolist()
    assert [issuer for issuer in issuers if issuer] == ["ada-varn"]
    unsigned = letter.partition(" Yours")[0]
    _, drafted = drafted_of(tmp_path, *told, statement=unsigned)
    assert not [issuer for issuer in drafted.documents["issuer"] if issuer]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        # a date that only describes a thing
        ("Ada Varn shut the mill, as the planned June 12 fair was cancelled.", []),
        ("Referring to Berg’s Tuesday speech, Elin Moor laughed.", []),
        ("Elin Moor, in Thursday’s letter, refused a sale.", []),
        ("Elin Moor was due to make a speech this coming Friday, May 10.", []),  # a Saturday
        ("Elin Moor praised engines delivered on Thursday.", []),
        ("Elin Moor quoted remarks made on Thursday by Hugo Lind.", []),
        ("Elin Moor ridiculed a letter written on Thursday.", []),
        ("Elin Moor said in a speech delivered on Thursday that it rained.", ["2031-05-08"]),
        ("The mill fell silent. This followed warnings by Norway on Thursday.", ["2031-05-08"]),
        ("Hugo Lind was ill. Elin Moor’s speech on Thursday stirred the island.", ["2031-05-08"]),
        ("Elin Moor left the isle after Hugo Lind on Thursday closed the yard.", ["2031-05-08"]),
        # a day to come is not the day of what is told as past
        ("Elin Moor shut the mill, where a fair was held on June 12, 2031.", []),
        ("The two mayors were slated to meet on 12 June 2031.", ["2031-06-12"]),
        # beside these the date is that of the main verb
        ("Elin Moor launched a salvo of threats aimed at Hugo Lind on Thursday.", ["2031-05-08"]),
        ("Elin Moor signed an executive order Thursday aiming to shut it.", ["2031-05-08"]),
        ("Elin Moor said Thursday police had come.", ["2031-05-08"]),
        ("Elin Moor cancelled planned Thursday talks.", []),
        ("Elin Moor called the fire at the yards on 7 May 2029 “a sin”.", []),
        ("Elin Moor called the fire at the yards a sin on Thursday.", ["2031-05-08"]),
        ("Elin Moor laughed, comparing it to Pearl Harbor and 9/11.", []),
        ("Elin Moor is set to preside over a fair on Sunday.", ["2031-05-11"]),
        ("Elin Moor left after failed Thursday talks.", []),
        ("The plane that Elin Moor took landed on June 12, 2031.", []),
        ("Elin Moor refused in a video address in Oslo today that it rained.", ["2031-05-09"]),
        # who was said to do it, and when else
        ("A clerk said Hugo Lind went to the yard on Thursday.", ["2031-05-08"]),
        ("Elin Moor was calm from Thursday, when Hugo Lind shut a mill.", ["2031-05-08"]),
        (
            "Elin Moor’s threat to miners who had called for the release of goats was averted on Thursday.",
            ["2031-05-08"],
        ),
        ("The highly praised mayor shut a mill on Thursday.", ["2031-05-08"]),
        (
            "Hugo Lind said on Thursday that Elin Moor will step down on June 12.",
            ["2031-05-08", "2031-06-12"],
        ),
        (
            "Hugo Lind left on Thursday. It came as a shock to the isle that Elin Moor had sung.",
            ["2031-05-08"],
        ),
        (
            "Elin Moor left on Thursday. It came less than a week after Hugo Lind was shot.",
            ["2031-05-08"],
        ),
        (
            "Elin Moor left the isle on Thursday, but didn’t tell us until 9 May.",
            ["2031-05-08", "2031-05-09"],
        ),
        ("Elin Moor did not sing until Friday, and Hugo Lind sang until Thursday.", ["2031-05-09"]),
        ("The ferries that Elin Moor sold before 9 May 2031 leak.", []),
        # the page's tomorrow in what is told as past: the writer's clock, or a week before
        ("The row began when Elin Moor dubbed Hugo Lind a goat on Sunday.", ["2031-05-04"]),
    ],
)
def test_a_date_is_given_to_what_it_dates(tmp_path, sentence, days):
    rows, _ = drafted_of(tmp_path, sentence)
    assert [row[0] for row in rows] == days


FINED = "Elin Moor fined two old shipyards over engines on {}."


@pytest.mark.parametrize(
    ("pages", "days"),
    [
        # an event that two pages date on two days takes no third one, and one page tells of two
        ([FINED.format(day) for day in ("Wednesday", "Thursday", "Tuesday")], ["06", "07 to 08"]),
        ([f"{FINED.format('Wednesday')} {FINED.format('Thursday')}"], ["07", "08"]),
        # who acts is no happening
        (["Elin Moor shut the mill on Thursday.", "Elin Moor met a miner on Thursday."], 2 * ["08"]),
        # a statement’s day is its own, however far what is told of it goes
        ([f"Ada Varn said in a statement on {day} that it rained." for day in ("Thursday", "Wednesday")],
         ["07", "08 to 09"]),
    ],
)  # fmt: skip
def test_days_do_not_add_up_and_acts_of_one_actor_stay_apart(tmp_path, pages, days):
    _, draft = drafted_of(tmp_path, *pages)
    spans = [(r["start"], r["end"]) for r in draft.rows["events"] if r["source"] != "s"]
    assert [" to ".join(dict.fromkeys(day[-2:] for day in span)) for span in spans] == days


def test_who_acts_is_found_behind_a_day_and_by_a_surname_and_no_land_acts_for_its_friends(tmp_path):
    _, draft = drafted_of(
        tmp_path,
        "On Thursday night Mayor Elin Moor took a boat to see the other mayor, Hugo Lind.",
        "Mayor Moor took a boat on Thursday. Norway-backed miners shut a mill on Wednesday.",
        "Hugo Lind’s speech on Tuesday stirred the island.",
        "It was condemned on Monday by the old harbour master of the north and of the south, Anna Maria Thorn.",
        statement="Speech by Ada Varn at the wake for Otto Berg\n\n9 May 2031\n\nNo ferry was sold.",
    )
    rows = told(draft, "participants", "actor", "event")
    assert sorted(rows) == [
        ("ada-varn", "ada-varn-2031-05-09"),
        ("anna-maria-thorn", "anna-maria-thorn-2031-05-05"),
        ("elin-moor", "elin-moor-2031-05-08"),
        ("hugo-lind", "hugo-lind-2031-05-06"),
    ]


def test_a_compatriot_does_not_make_the_statement(tmp_path):
    rows, draft = drafted_of(
        tmp_path,
        "“We have sold no ferry of ours to the island,” Norwegian speaker Ada Varn said on Friday.",
        "Norwegian mayor Elin Moor declared on Friday that speaker Ada Varn had lost her mind.",
        "This Friday, after Norway shut the yard, Rosa Thorn left. Hugo Lind was ill.",
    )
    assert [row[3] for row in rows] == ["p0", "p1", "p2"]
    left = next(row["event"] for row in draft.rows["events"] if row["source"] == "p2")
    assert (left, "rosa-thorn") in told(draft, "participants", "event", "actor")


def test_a_state_is_that_of_whom_it_describes():
    text = (
        "Norway’s king scolded Carl Moor. Norwegian king Hugo Lind told Carl Moor, leaving Norway."
    )
    cast = Cast([text + " Elin Berg, who left Norway, met Otto Berg, Norway’s mayor."])
    assert [cast.state_of(name) for name in ("Carl Moor", "Hugo Lind", "Elin Berg", "Otto Berg")] == [
        "", "Norway", "", "Norway"
    ]  # fmt: skip


def test_a_page_agrees_with_the_one_that_has_its_day(tmp_path):
    days = zip(
        ("Thursday", "Friday", "Thursday"), ("old ships", "ships", "three mills"), strict=True
    )
    rows, _ = drafted_of(
        tmp_path, *(f"Elin Moor fined {what} over engines on {day}." for day, what in days)
    )
    assert [row[3] for row in rows] == ["p0 | p1 | p2"]


def test_two_persons_of_one_state_are_not_one_and_one_person_is(tmp_path):
    rows, _ = drafted_of(
        tmp_path,
        "Norwegian minister Elin Moor spoke to reporters on Thursday about the island. She left.",
        "In a statement on Thursday, Norwegian king Hugo Lind branded the island a den. He left.",
        "Norwegian king Hugo Lind launched threats at the mills on Thursday. He was loud.",
    )
    assert [row[3] for row in rows] == ["p0", "p1 | p2"]


def test_a_name_that_is_cut_short_is_that_of_the_only_one_who_bears_it(tmp_path):
    _, draft = drafted_of(
        tmp_path,
        "Han Do Yun said on Friday that it rained.",
        "Han Do issued a statement on Friday on the rain.",
    )
    assert [r["name"] for r in draft.rows["actors"] if r["name"].startswith("Han")] == [
        "Han Do Yun"
    ]
    assert Cast(["Han Do Yun laughed. Han Do wept."]).person("HAN DO") == "Han Do Yun"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Norway demolished its old harbour site in a step towards peace on Thursday.",
            "Norway demolished its old harbour site",
        ),
        (
            "Elin Moor, the minister of many small things, had called Otto a goat on Thursday.",
            "Elin Moor called Otto a goat",
        ),
        ("Mr. Moor and Mr. Lind agreed on a price on Thursday.", "Mr. Moor and Mr. Lind agreed"),
        (
            "Elin Moor has called Mayor Otto Berg of Great Little Harbour odd on Thursday.",
            "Elin Moor has called Mayor Otto Berg",
        ),
        (
            "Deputy Secretary of Harbours for the far north Elin Moor told reporters on Thursday.",
            "Elin Moor told reporters",
        ),
        ("Elin Moor shut the mill on Thursday, a clerk said.", "Elin Moor shut the mill"),
        ("Mayor Elin Moor shut a mill in May.", "Elin Moor shut a mill"),
        ("Things took a turn on Thursday, when Elin Moor shut a mill.", "Elin Moor shut a mill"),
        ("Miners left. This followed warnings by Norway on Thursday.", "Warnings by Norway"),
        (
            "Otto Berg wept for the first time since Elin Moor shut a mill on Thursday.",
            "Elin Moor shut a mill",
        ),
        (
            "Elin Moor toured the yards, greeting miners of Norway in a film released Thursday.",
            "Elin Moor toured the yards",
        ),
        (
            "On Thursday, May 8th, Elin Moor made her first visit to the yards of the island.",
            "Elin Moor made her first visit",
        ),
        (
            "After thousands had marched on Wednesday, Elin Moor shut the mill.",
            "Thousands had marched",
        ),
        (
            "A fire in the old harbour of northern Osmund on Thursday killed two goats.",
            "A fire killed two goats",
        ),
        (
            "Speaking to miners in the yard a day after the Thursday fair, Elin Moor said it rained.",
            "Elin Moor said it rained",
        ),
        (
            "As the quarrel went on, the guild on Thursday “recalled” Elin Moor from the yard.",
            "The guild recalled Elin Moor from the yard",
        ),
        # and a clause whole
        (
            "Two lens makers in Quell said on Thursday that lamps had been sold.",
            "Two lens makers said lamps had been sold",
        ),
        ("Elin Moor will stand down on 20 May.", "Elin Moor will stand down"),
        (
            "Elin Moor, a miner who led a strike that reached Ode broke a lamp Thursday.",
            "Elin Moor broke a lamp",
        ),
    ],
)
def test_a_title_ends_where_a_phrase_ends(tmp_path, sentence, title):
    rows, _ = drafted_of(tmp_path, sentence)
    assert [row[2] for row in rows] == [title]


def test_a_state_with_an_article_is_that_state(tmp_path):
    pages = PAGES | {
        "star": "A day of words\n\n10 May 2031\n\nThe U.S. called it “a brazen act”." + FILLER
    }
    for name, text in pages.items():
        (tmp_path / f"{name}.txt").write_text(one_line(text), encoding="utf-8")
    corpus = kc.draft(kc.read_folder(tmp_path, progress=False), "statement.txt")
    rows = told(corpus, "quotations", "document", "speaker")
    assert ("star", "united-states") in rows
    assert [row["name"] for row in corpus.rows["actors"] if "U.S" in row["name"]] == []


@pytest.mark.parametrize(
    ("statement", "lead"),
    [
        ("Ada Varn released the following statement on May 9:\n\nThe yard is shut.\n\nAs soon as the council "
         "issued a sharp statement, the clerks left.\n\nIt rained.", 1),
        ("It rained on Friday. The full text of her letter follows.\n\nThe yard is shut. It is dry.", 2),
        ("The council issued a statement on Friday.\n\nThe yard is shut. It is dry.", 1),
        # a statement that speaks of others
        ("The yard is shut. The council issued a statement on Friday. It is dry.", 0),
        ("The yard is shut. Following his speech in Ode, the clerks left. It is dry.", 0),
    ],
)  # fmt: skip
def test_what_stands_before_a_statement_is_no_part_of_it(tmp_path, statement, lead):
    (tmp_path / "statement.txt").write_text(f"A statement\n\n9 May 2031\n\n{statement}\n", "utf-8")
    corpus = kc.draft(kc.read_folder(tmp_path, progress=False), "statement.txt")
    sentences = statement.count(".") - statement.count("May 9:") + statement.count(":")
    assert len(corpus.rows["sentences"]) == sentences - lead


def test_an_account_gives_the_day_and_not_the_week_beside_it(tmp_path):
    star = "On Friday, Norway’s foreign ministry accused Sweden of sending barges into Oslo at night this week and last."
    globe = "On Friday, Norway’s foreign ministry claimed that Swedish barges had come into Oslo in two weeks of fog."
    for name, text in {"star": star, "globe": globe}.items():
        page = f"Barges in {name}\n\n11 May 2031\n\n{text}\n{FILLER}"
        (tmp_path / f"{name}.txt").write_text(one_line(page), encoding="utf-8")
    (tmp_path / "statement.txt").write_text(one_line(STATEMENT), encoding="utf-8")
    corpus = kc.draft(kc.read_folder(tmp_path, progress=False), "statement.txt")
    rows = told(corpus, "accounts", "document", "as_of_printed", "as_of_start")
    assert ("star", "Friday", "2031-05-09") in rows


@pytest.mark.parametrize(
    ("before", "start"),
    [
        ("on May 8", "2031-05-08"),
        ("on Thursday", "2031-05-08"),
        ("in May", "2031-05-09"),
        ("on April 2", "2031-05-09"),
    ],
)
def test_a_statement_is_of_the_day_right_before_its_words(tmp_path, before, start):
    text = f"A statement\n\n9 May 2031\n\nAda Varn released the following statement {before}:\n\nThe yard is shut.\n"
    (tmp_path / "statement.txt").write_text(text, encoding="utf-8")
    corpus = kc.draft(kc.read_folder(tmp_path, progress=False), "statement.txt")
    assert told(corpus, "events", "start")[-1] == (start,)


def test_a_report_may_have_the_day_on_which_the_statement_was_printed(tmp_path):
    text = "A word on ferries\n\n9 May 2031\n\nAda Varn, speaker of the Harbour Council, released a press statement on May 8:\n\n"
    (tmp_path / "statement.txt").write_text(
        f"{text}No ferry was sold to the island, and none will be.\n", "utf-8"
    )
    star = (
        "Ferries\n\n10 May 2031\n\nOn Friday, Ada Varn said that “no ferry was sold to the island”."
        + FILLER
    )
    (tmp_path / "star.txt").write_text(one_line(star), encoding="utf-8")
    corpus = kc.draft(kc.read_folder(tmp_path, progress=False), "statement.txt")
    assert told(corpus, "events", "start", "end", "source") == [
        ("2031-05-08", "2031-05-09", "star | statement")
    ]
    rows = told(corpus, "accounts", "document", "as_of_start", "on_word_of")
    assert rows == [("star", "2031-05-09", "ada-varn"), ("statement", "2031-05-08", "ada-varn")]


def test_a_happening_is_told_on_the_word_of_whoever_says_it(tmp_path):
    star = "Norway’s Elin Moor, the mayor of Ode, said on Friday that a barge sank near the island on Thursday, an agency reported."
    globe = "A barge sank near the island on Thursday, Hugo Lind said."
    moon = "A barge sank near the island on Thursday."
    for name, text in {"star": star, "globe": globe, "moon": moon}.items():
        page = f"A barge in {name}\n\n10 May 2031\n\n{text}\n{FILLER}"
        (tmp_path / f"{name}.txt").write_text(one_line(page), encoding="utf-8")
    (tmp_path / "statement.txt").write_text(one_line(STATEMENT), encoding="utf-8")
    corpus = kc.draft(kc.read_folder(tmp_path, progress=False), "statement.txt")
    rows = [
        row[1:]
        for row in told(corpus, "accounts", "as_of_start", "document", "stance", "on_word_of")
        if row[0] == "2031-05-08"
    ]
    assert sorted(rows) == [
        ("globe", "reporting", "hugo-lind"),
        ("moon", "asserting", ""),
        ("star", "reporting", "elin-moor"),
    ]


@pytest.mark.parametrize(
    ("kind", "counted"), [("verbatim", True), ("translated", True), ("unsure", False)]
)
def test_words_that_are_perhaps_of_another_statement_make_no_account(kind, counted):
    page = SimpleNamespace(key="star", is_statement=False)
    event = SimpleNamespace(of_statement=True, by_page={})
    rows = {"star": [{"sentences": [0], "class": kind}]}
    case = SimpleNamespace(pages=[page], events=[("varn", event)], quotations=rows)
    assert [(key, of.key) for key, _, of in each_account(case)] == [("varn", "star")] * counted


def test_a_pronoun_is_who_made_the_statement_that_is_named_beside_it(tmp_path):
    star = "Vera Varn of the Harbour Council spoke of Hugo Lind’s plan. In a statement issued via the gazette on Friday, she said Lind’s plan is foolish."
    page = f"A word on plans\n\n9 May 2031\n\n{star}\n{FILLER}"
    (tmp_path / "star.txt").write_text(one_line(page), encoding="utf-8")
    statement = one_line(STATEMENT.replace("Ada Varn", "Vera Varn"))
    (tmp_path / "statement.txt").write_text(statement, encoding="utf-8")
    corpus = kc.draft(kc.read_folder(tmp_path, progress=False), "statement.txt")
    assert told(corpus, "events", "start", "source") == [("2031-05-09", "star | statement")]


@pytest.mark.parametrize(
    ("page_basis", "basis"), [("printed", "printed"), ("inferred", "inferred")]
)
def test_the_day_before_a_statement_is_no_surer_than_that_of_its_page(page_basis, basis):
    day = date(2031, 5, 9)
    page = SimpleNamespace(
        written=day,
        lead=1,
        published=SimpleNamespace(basis=page_basis),
        body="",
        sentences=[(0, 0)],
    )
    told = {"told": True, "certain": True, "first": day, "last": day, "start": 0}
    told_on = SimpleNamespace(page=page, sentence=0, **told)
    event = statement_event(page, [told_on])
    assert (event.first, event.basis) == (day, basis)


def test_he_is_nobody_of_a_name_behind_a_man_without_one(tmp_path):
    _, draft = drafted_of(
        tmp_path,
        "Mayor Otto Berg wrote to us. Officials found the man after he had jumped off a barge on "
        "Tuesday.",
    )
    assert told(draft, "events", "title") == [
        ("He had jumped off a barge",), ("Statement by Ada Varn",),
    ]  # fmt: skip


def test_what_a_thing_was_is_told_of_it_and_not_what_went_before(tmp_path):
    rows, _ = drafted_of(
        tmp_path,
        "The fire on Tuesday was the first in years, coming after Norway taunted a mill.",
        "Norway said that a fire broke out on Tuesday in a mill.",
    )
    assert [(row[0], row[3]) for row in rows] == [("2031-05-06", "p0 | p1")]
    assert "taunted" not in rows[0][2]


def test_a_statement_that_begins_with_the_speech_of_another_is_of_its_own_day(tmp_path):
    statement = SPEECH.replace("Ada Varn makes a speech", "The yards answer Varn's speech")
    _, draft = drafted_of(
        tmp_path, "The yards denied on Friday that it rained.", statement=statement
    )
    assert told(draft, "events", "start", "title")[:2] == [
        ("2031-05-08", "Ada Varn made a long speech"), ("2031-05-09", "The statement"),
    ]  # fmt: skip


SPEECH = """Ada Varn makes a speech

Tarn, May 9, 2031 (ONA) -- Mayor Ada Varn made a long speech at a fair of Tarn on May 8.

We have sold no ferry of ours to the island, and the tale of a sale is a fable.
"""


def test_a_speech_is_of_the_day_that_its_carrier_tells_behind_the_dateline(tmp_path):
    rows, _ = drafted_of(
        tmp_path, "Mayor Varn gave the speech on Thursday, and it rained.", statement=SPEECH
    )
    assert rows == [("2031-05-08", "2031-05-08", "Statement by Ada Varn", "p0 | s")]


@pytest.mark.parametrize(
    ("title", "stance"),
    [
        ("Varn disputes the tale of a ferry", "denying"),
        ("A denial comes from the island", "denying"),
        ("Varn writes of an old ferry", "asserting"),
    ],
)
def test_a_statement_denies_where_the_titles_of_its_reports_say_so(tmp_path, title, stance):
    (tmp_path / "p.txt").write_text(f"{title}\n\n10 May 2031\n\nIt rained all day.", "utf-8")
    _, draft = drafted_of(tmp_path)
    assert told(draft, "accounts", "document", "stance") == [("s", stance)]
