"""One happening in the words of several pages is one event; two happenings stay two."""

import pytest

import kcna_corpus as kc
from kcna_corpus.happenings.drafted_pages import DATELINE
from kcna_corpus.happenings.event_clauses import Clauses
from kcna_corpus.happenings.likeness import stems
from kcna_corpus.happenings.named_actors import Cast

LETTER = """Ada Varn’s open letter to Otto Berg

9 May 2031

We have sold no ferry of ours to the island, and the tale of a sale is a fable.
"""


def rows_of(tmp_path, *pages, statement=LETTER):
    """The events that invented pages of 10 May tell, as days and pages; the statement's is first."""
    (tmp_path / "s.txt").write_text(statement, "utf-8")
    for number, text in enumerate(pages):
        (tmp_path / f"p{number}.txt").write_text(f"A ferry\n\n10 May 2031\n\n{text}", "utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False)
    rows = sorted(draft.rows["events"], key=lambda row: not row["title"].startswith("Statement"))
    return [
        (row["start"][-2:], row["end"][-2:], " | ".join(sorted(row["source"].split(" | "))))
        for row in rows
    ]


ONE, TWO = ["p0 | p1"], ["p0", "p1"]


@pytest.mark.parametrize(
    ("pages", "sources"),
    [
        # an office is whoever holds it on any page
        (("Norwegian mayor Elin Moor warned the miners on Thursday that a strike was near.",
          "Norway’s mayor told reporters on Thursday that the quarrel of two towns was over."), ONE),
        (("The leader of Norway said on Thursday that a strike was near.",
          "Norway’s king, Elin Moor, announced on Thursday a pact."), ONE),
        # and who holds it under no name is one, too
        (("Norway’s fisheries minister warned on Thursday that a strike in northern mills was near.",
          "It rained. This followed warnings by the Norwegian fisheries minister on Thursday about tolls for ferries."), ONE),
        (("A Norwegian mayor warned on Thursday that a strike was near.",
          "Norwegian mayor Elin Moor announced on Thursday a pact."), TWO),
        (("Norway’s former mayor warned on Thursday that a strike was near.",
          "Norwegian mayor Elin Moor announced on Thursday a pact."), TWO),
        (("A friend of Norway’s mayor warned on Thursday that a strike was near.",
          "Norwegian mayor Elin Moor announced on Thursday a pact."), TWO),
        (("Norway’s mayor warned on Thursday that a strike was near. Norwegian mayor Otto Lind left.",
          "Norwegian mayor Elin Moor announced on Thursday a pact."), TWO),
        (("Norway’s fisheries minister warned on Thursday that a strike was near.",
          "The Norwegian finance minister announced on Thursday a pact."), TWO),
        # a relative is whom any page names so, and never whose relative it is
        (("Mayor Otto Berg’s influential sister warned the miners on Thursday that a strike was near.",
          "Elin Moor, the younger sister of mayor Otto Berg, told reporters on Thursday that the quarrel was over."),
         ONE),
        (("The sister of Otto Berg warned the miners on Thursday that a strike was near.",
          "Elin Moor, Norwegian mayor Otto Berg’s sister, told reporters on Thursday that the quarrel was over."),
         ONE),
        (("Otto Berg’s brother warned the miners on Thursday that a strike was near.",
          "Elin Moor, the sister of Otto Berg, told reporters on Thursday that the quarrel was over."), TWO),
        (("Otto Berg’s sister warned the miners on Thursday that a strike was near.",
          "Otto Berg told reporters on Thursday that the quarrel was over."), TWO),
        (("Otto Berg’s sister warned the miners on Thursday that a strike was near.",
          "Elin Moor, who met the sister of Otto Berg, told reporters on Thursday that the quarrel was over."),
         TWO),
        (("The sister of Otto Berg’s clerk warned the miners on Thursday that a strike was near.",
          "Elin Moor, the sister of Otto Berg, told reporters on Thursday that the quarrel was over."), TWO),
        (("The leader’s influential sister warned the miners on Thursday that a strike was near.",
          "Elin Moor, the sister of Norway’s mayor, told reporters on Thursday that the quarrel was over."), ONE),
        # a body and whoever leads another; two bodies
        (("Norway’s fisheries ministry on Thursday called the toll of Ode a shame.",
          "Norwegian president Elin Moor on Thursday called the toll of Ode a shame."), TWO),
        # what one body says; not where a page has two sayings of it
        (("The White House said on Thursday that it sought peace.",
          "On Thursday the White House urged Norway to give back ninety boats."), ONE),
        (("The White House said on Thursday that it sought peace. The White House on Thursday praised a mill.",
          "On Thursday the White House urged Norway to give back ninety boats."), ["p0", "p0", "p1"]),
        # who condemns a deed has not done it
        (("Lind condemned the launch of boats on Thursday, and wept.", "Norway sank a launch of boats on Thursday."), TWO),
        # one half of a land of two
        (("The North shelled an old lighthouse and three barns of a hamlet on Thursday. North Korea is mute.",
          "On Thursday North Korea destroyed a lighthouse amid smoke that rose over white cliffs."), ONE),
        # a body that was named right before
        (("Hezbollah has long fought. On Thursday, the armed group published drone footage of a port.",
          "On Thursday Hezbollah showed a film that a drone had made of a port."), ONE),
        # what else happened on a day of which something is told
        (("Things took a turn on Thursday, when Elin Moor closed the old mill.",
          "On Thursday Elin Moor locked up a mill where ninety weavers had worked."), ONE),
        (("Norway said it demolished its old harbour site in several explosions Thursday.",
          "Norway demolished the harbour site on Thursday."), ONE),
        # told without who did it
        (("Images of a port, filmed from a drone, were shown on Thursday in the papers of Norway amid loud songs.",
          "On Thursday Norway published what a drone had seen of a guarded port and eleven grey sheds."), ONE),
        (("Miners of Norway were fined on Thursday.", "On Thursday Norway opened a port."), TWO),
        # other words for one thing
        (("Elin Moor paid a surprise visit to the yards of Ode on Thursday, her first since winter.",
          "On Thursday Elin Moor made a clandestine trip to miners in Ode, papers of the isle wrote."),
         ONE),
        # what is told of another happening beside it
        (("Elin Moor travelled to Ode on Thursday on a surprise visit.",
          "A clerk of Otto Lind tested a rocket on Thursday during a surprise visit to Ode."), TWO),
        # “the president” is who alone is called so on the page
        (("Ada Varn met Norwegian president Hugo Lind. It rained. President Moor sang. On Thursday "
          "the president delivered a speech in Ode on boats.",
          "Swedish president Elin Moor spoke on Thursday of tolls."), ONE),
        # what two do together
        (("Elin Moor was meeting Hugo Lind in Ode on Thursday.",
          "Hugo Lind met with Elin Moor on Thursday morning to talk of tolls."), ONE),
        (("Elin Moor criticised Hugo Lind in Ode on Thursday.",
          "Hugo Lind accused Elin Moor on Thursday in Ode of theft."), TWO),
        (("Elin Moor agreed to sell two mills in an 8 May phone call with Hugo Lind.",
          "A clerk spoke of a step that Hugo Lind told Elin Moor about in a May 8 phone call."), ONE),
        # what one person does on one day is not one thing, though words of a letter are near
        (("Elin Moor threw a letter of Hugo Lind in the bin on Thursday.",
          "Elin Moor reached a deal on Thursday with millers, ending a strike that they called a shame."), TWO),
        # a speech that somebody gave
        (("Hugo Lind mocked an address that Elin Moor gave on Thursday.",
          "Elin Moor said in a speech on Thursday that ninety mills must shut."), ONE),
        # a day of the month before it; so many days before the letter that was told of
        (("In March, on the 21st, Norway shut a mill of the isle.", "Norway shut a mill of the isle on 21 March."), ONE),
        (("Two days before the letter, Norway shut a mill of the isle.", "Norway shut a mill of the isle on 7 May."), ONE),
        (("Norway shut a mill of the isle. The news came two days after Elin Moor ended a trip to Ode.",
          "Elin Moor ended a trip to Ode on 7 May."), ONE),
        # a person of whom no page tells a state, and the state
        (("President Elin Moor recognised the legitimate dictator of Ode on Thursday.",
          "Norway recognised the legitimate ruler Thursday, once a dictator."), ONE),
        (("Swedish president Elin Moor recognised the dictator of Ode on Thursday.",
          "Norway recognised the legitimate ruler Thursday, once a dictator."), TWO),
        (("President Elin Moor met miners on Thursday.",
          "Norway shut the harbour of its old town on Thursday."), TWO),
    ],
)  # fmt: skip
def test_two_pages_tell_of_one_happening_or_of_two(tmp_path, pages, sources):
    assert [row[2] for row in rows_of(tmp_path, *pages)[1:]] == sources


FIRE = "Ninety weavers ran as a fire burned a mill in Ode on Monday."


@pytest.mark.parametrize(
    ("pages", "rows"),
    [
        # what one page tells, another names with its day; and what two name is one
        ((FIRE, "Elin Moor wept. A clerk named Monday’s mill fire in Ode a crime."), [("05", "05", "p0 | p1")]),
        (("Elin Moor was asked about the mill fire on Monday in vain.",
          "Nobody had a word for the fire of one of the mills on Monday."), [("05", "05", "p0 | p1")]),
        (("Nobody had a word for the mill fire of Monday.", "It rained."), []),
        (("Nobody had a word for the mill fire of Monday.", "Nobody had a word for the ferry strike of Monday."),
         []),
        # a month that holds the day; not by one word alone
        ((FIRE.replace("Monday", "5 April"), "Elin Moor spoke of what the mill fire in Ode last month had cost."),
         [("05", "05", "p0 | p1")]),
        # a date can be of a noun that “after” and its like set off, if another page tells of that
        ((FIRE, "Norway fined two yards after what it called new film about the mill fire in Ode on Monday."),
         [("05", "05", "p0 | p1")]),
        (("It rained.", "Norway fined two yards amid a row over the mill fire on Monday."),
         [("05", "05", "p1")]),
        # of a month, what is launched tells what is done; and nobody resigns twice
        (("The guild launched a costly recall of ferries in early April.",
          "On 5 April the guild announced the recall of the ferries."), [("05", "05", "p0 | p1")]),
        (("Elin Moor will step down at the end of June.", "Elin Moor tendered her resignation effective 28 June."),
         [("28", "28", "p0 | p1")]),
        (("Elin Moor will step down at the end of June.", "Hugo Lind tendered his resignation effective 28 June."),
         [("06", "06", "p0"), ("28", "28", "p1")]),
        # two that name one thing tell of it, whatever their clauses tell
        (("Norway fined two yards amid a row over the mill fire in Ode on Monday.",
          "Elin Moor left the isle over the mill fire in Ode on Monday."), [("05", "05", "p0 | p1")]),
        # one clause has one day
        ((FIRE, "Norway on Thursday fined two yards over the mill fire in Ode on Monday."),
         [("05", "05", "p0 | p1"), ("08", "08", "p1")]),
        (("It rained.", "Norway on Thursday fined two yards over the mill fire in Ode on Monday."), [("08", "08", "p1")]),
        # and that is no day of what stands before it; what is decided tells of the decision
        (("In response to Otto Berg’s decision Monday to sell a ferry to goats, Elin Moor rowed to the isle on Thursday.",
          "Elin Moor wept a day after a decision by Otto Berg on 5 May to sell the goats a ferry."),
         [("05", "05", "p0 | p1"), ("06", "06", "p1"), ("08", "08", "p0")]),
        # a weekend holds the day that another page gives
        (("The yards of Ode said over the weekend that they had found a hole in the ferry.",
          "The yards of Ode said on 10 May that a hole had been found in the ferry."), [("10", "10", "p0 | p1")]),
        # a week of which another page has the day; one page's own week is left out
        (("Elin Moor sold an old ferry to the island last week.", "Elin Moor sold the island a ferry on 29 April."),
         [("29", "29", "p0 | p1")]),
        (("Elin Moor sold an old ferry to the island last week.", "It rained."), []),
        # one page's day and month are two things
        (("Elin Moor sold an old ferry to the island on 3 May. Elin Moor shut an old yard of the island in May.",
          "Elin Moor sold the island an old ferry on 3 May."), [("03", "03", "p0 | p1"), ("05", "10", "p0")]),
        # a month and a day of it, where much is told in the same rare words
        (("A letter of retired captains was published in April.",
          "The letter of captains, a grievance of many years over tolls on salt, was published on 29 April."),
         [("29", "29", "p0 | p1")]),
        (("It rained. Hugo Lind was ill when Norway invaded the isle in April.", "Elin Moor wept. She spoke of the 3 April invasion."),
         [("03", "03", "p0 | p1")]),
        # whom both name makes no one happening of two where no word of what is done is shared
        (("Hugo Lind was fired on 2 May.", "A clerk wept. The yard sacked Hugo Lind on 2 May over a call."),
         [("02", "02", "p0"), ("02", "02", "p1")]),
        (("Hugo Lind was fired on 2 May.", "Otto Berg on 2 May shut the yard for Hugo Lind."),
         [("02", "02", "p0"), ("02", "02", "p1")]),
        (("Hugo Lind was fired on 2 May. Miners stormed an old mill on 2 May.",
          "A clerk wept. The yard sacked Hugo Lind on 2 May over a call."),
         [("02", "02", "p0"), ("02", "02", "p0"), ("02", "02", "p1")]),
        (("Hugo Lind was fired on Thursday.", "A clerk wept. The yard sacked Hugo Lind on Thursday over a call."),
         [("08", "08", "p0"), ("08", "08", "p1")]),
        # counted from the news of the page; later on a page it can be other news
        (("Ada Varn has left. This comes one day after Hugo Lind was fined by the yards.",
          "Hugo Lind was fined over an engine on 8 May."), [("08", "08", "p0 | p1")]),
        (("It rained. It snowed. The harbour froze. Two days after Hugo Lind was fined by the yards, it thawed.", "It rained."), []),
        # what somebody did before or said, in a part of a sentence
        (("Hugo Lind has been in a quarrel after shutting on Thursday he said the oldest of four mills.",
          "Hugo Lind shut four mills on Thursday."), [("08", "08", "p0 | p1")]),
        (("Norway denied the sale served its yards, telling miners Thursday that a tale was a lie.", "It rained."),
         [("08", "08", "p0")]),
        (("The letter of Hugo Lind to miners was made public Thursday ahead of a dance.",
          "A letter that Hugo Lind wrote to miners was released on Thursday."), [("08", "08", "p0 | p1")]),
        # a verb behind “who” and “that”, and what only is on a day, to come
        (("Hugo Lind, a miner who led a strike that nearly reached Ode broke a window Thursday amid songs.",
          "On Thursday Hugo Lind broke a window."), [("08", "08", "p0 | p1")]),
        (("The last day of Hugo Lind in the yard will be 20 May.", "A clerk sang. Hugo Lind will leave the yard on 20 May."),
         [("20", "20", "p0 | p1")]),
        # two months or years, and of the noun of what is done in one and the verb in the other
        (("Norway and the isle had signed an extension of the old toll pact in 2026.",
          "A clerk sang. The old toll pact was extended in 2026."), [("26", "26", "p0 | p1")]),
        # a title with “of”, and what is said to be on a day
        (("Norway’s Secretary of Harbours Elin Moor left an isle on Thursday.", "On Thursday Elin Moor left an isle."),
         [("08", "08", "p0 | p1")]),
        (("Hugo Lind wrote that his end date in the yard would be 20 May.", "The end date of Hugo Lind in the yard will be 20 May."),
         [("20", "20", "p0 | p1")]),
        # what was a day before is no news of the day itself, and no month that begins then
        (("A clerk sang. This comes one day after Ada Varn said in a letter that a mill had burnt.", "It rained."), [("08", "08", "p0")]),
        (("Elin Moor shall leave the old yard of the isle on 31 July.", "Elin Moor shall leave the old yard of the isle in August."),
         [("08", "08", "p1"), ("31", "31", "p0")]),
        # whom a page names by surname alone
        (("Elin Moor, a poet, sang. Hugo Lind, a clerk, wept. Moor met Lind on Thursday to end a quarrel.",
          "Hugo Lind came to Ode on Thursday for talks with Elin Moor."), [("08", "08", "p0 | p1")]),
        # before a comma another happening; hours after one, which may be past midnight; a day printed
        # right behind one that is counted
        (("Hours after Varn’s letter, the harbour guild said on Thursday it was shutting a mill.",
          "The harbour guild shut a mill on Thursday."), [("08", "08", "p0 | p1")]),
        (("Hugo Lind left the yard at 10 p.m. on 2 May. Six hours later Rosa Moor sang.",), [("02", "02", "p0")]),
        (("Hugo Lind left on 4 May. Two days earlier, on 2 May, Elin Moor had shut a mill.",),
         [("02", "02", "p0"), ("04", "04", "p0")]),
        # counted from the statement, wherever a page says so; each day of a list
        (("It rained. It snowed. The harbour froze. The statement came a day after Hugo Lind was fined by the yards.",
          "Hugo Lind was fined over an engine on 8 May."), [("08", "08", "p0 | p1")]),
        (("Hugo Lind shut a mill on May 2, 4 and 5.",), [("02", "02", "p0"), ("04", "04", "p0"), ("05", "05", "p0")]),
        # a year since when, which is no day; pressure that dates nothing
        (("It has not rained since 1968, when Hugo Lind left the yard.",), []),
        # a month since when
        (("It was the first ferry since March 2031, when Hugo Lind sank two ferries.", "In March 2031 two ferries sank."),
         [("03", "03", "p0 | p1")]),
        (("The guild’s two elders resigned under pressure on Thursday.", "Both elders of the guild resigned on Thursday."),
         [("08", "08", "p0 | p1")]),
        # the noun before “which” and “that”; who stands before a court; two days of one verb
        (("The yard named clerks of the mill in Ode, which burned on 2 May.", "The mill in Ode burned on 2 May."),
         [("02", "02", "p0 | p1")]),
        (("Elin Moor testified before a harbour court on 2 May.", "A clerk sang of the harbour court hearing on 2 May."),
         [("02", "02", "p0 | p1")]),
        # by a week no day becomes another day of it
        (("A clerk sang of his old mill strike on Tuesday.", "Elin Moor ended a mill vote in Ode on Thursday after an old mill "
          "strike this week."), [("06", "06", "p0 | p1"), ("08", "08", "p1")]),
        # a thing that is named as persons are
        (("The Winter Shield drills of the yards began on Thursday.", "Norway’s drill Winter Shield started on Thursday."),
         [("08", "08", "p0 | p1")]),
        # what somebody said is what another page has that person say; news of a thing is the thing
        (("Elin Moor mocked Hugo Lind’s remarks on 2 May.", "Hugo Lind told reporters on 2 May that tolls were low."),
         [("02", "02", "p0 | p1")]),
        (("Elin Moor mocked Hugo Lind’s remarks on 2 May.", "Otto Berg told reporters on 2 May that tolls were low."),
         [("02", "02", "p0"), ("02", "02", "p1")]),
        (("Ninety weavers left on 6 May, following the dreadful news of the mill fire in Ode on Monday.", FIRE),
         [("05", "05", "p0 | p1"), ("06", "06", "p0")]),
        # days of one list, days of one fair, and what is told besides of a day to come
        (("Grey barges landed in fog near Ode on 2, 3 and 5 May.", "Grey barges landed in thick fog near Ode on 2 May."),
         [("02", "02", "p0 | p1"), ("03", "03", "p0"), ("05", "05", "p0")]),
        (("The yards are set to hold their boat fair in Ode on 19 to 22 May.",
          "Elin Moor left a week before the great boat fair in Ode from May 19 to 22."), [("19", "22", "p0 | p1")]),
        # days of one list, in words that are alike
        (("Norway informed that on 2, 5 and 6 May, it saw Swedish barges in the fog near Oslo.",
          "Norway claimed that Swedish barges carrying lamps were seen in the fog near Oslo on 2, 5 and 6 May."),
         [("02", "02", "p0 | p1"), ("05", "05", "p0 | p1"), ("06", "06", "p0 | p1")]),
        # what is only named is no word beside what another page tells; nor are two such words of a
        # week one thing
        (("It rained. Ada Varn spoke of masts on Thursday, which marked a turning point for the yard.",
          "A clerk wept. At one point this week eels cost a crown."), [("08", "08", "p0")]),
        (("It rained. A lot of this week’s salt talk was loose.", "A clerk wept. Brine was scarce behind a talk this week."), []),
        # behind “as”, another happening
        (("Ninety weavers walked out of the hall in Ode on Friday as Ada Varn began her speech.",
          "Ada Varn told the hall in Ode of her letter on Friday."), [("09", "09", "p0")]),
    ],
)  # fmt: skip
def test_a_day_of_what_is_only_named_is_that_of_what_others_tell(tmp_path, pages, rows):
    assert sorted(rows_of(tmp_path, *pages)[1:]) == rows


@pytest.mark.parametrize(
    ("text", "date", "agents", "told"),
    [
        ("Elin Moor-Lind is ill. Moor-Lind said on Friday that she had told Hugo Berg.", "Friday",
         ("Elin Moor-Lind",), "Moor-Lind said"),
        ("Elin Moor and Hugo Berg sang. Mr Moor and Mr Berg both quit the yard on Friday.", "Friday",
         ("Elin Moor", "Hugo Berg"), "Mr Moor"),
        ("A clerk said that the harbour council, an old body, met on Friday.", "Friday", (), " the harbour"),
        ("Citing a film received on Friday, Elin Moor left.", "Friday", (), ""),
        ("On Friday, as news of it spread, Elin Moor left.", "Friday", ("Elin Moor",), "Elin"),
        ("Elin Moor sang. The two met on Friday after Hugo Berg had left.", "Friday", (), "The two"),
        ("Speaking on Friday, Elin Moor left.", "Friday", ("Elin Moor",), "Elin"),
        # what was done to somebody; “she” is nobody else than who is named in the sentence
        ("It rained. A clerk noted that Elin Moor had undergone a cure on Friday.", "Friday",
         ("Elin Moor",), " Elin"),
        ("Elin Moor sang. Maud noted that she had undergone a cure on Friday.", "Friday", (), " she"),
        ("Ninety weavers complained on Friday as Elin Moor began.", "Friday", (), "Ninety"),
        # what dashes set apart does not act; but what happened there has its own day
        ("On Friday Elin Moor—a clerk who is fond of Norway—left.", "Friday", ("Elin Moor",), "Elin"),
        ("Elin Moor – a clerk whom Hugo Berg thanked on Friday – left.", "Friday", ("Hugo Berg",), "a clerk"),
        ("Elin Moor’s letter came amid anger over a spate of fires this year.", "this year", (), ""),
        ("Norway said that on Friday, Elin Moor left.", "Friday", ("Elin Moor",), "Elin"),
        ("Norway informed that on 2 and 3 May, it saw lamps.", "3 May", (), "it saw"),
        ("Elin Moor left amid anger on Friday.", "Friday", ("Elin Moor",), "Elin"),
        # what is said without “that”, what is to be done, on which terms
        ("The yard said its new mayor Elin Moor would leave on Friday.", "Friday",
         ("Elin Moor",), " its new mayor"),
        ("A clerk said the guild of the isle is also due to meet on Friday.", "Friday", (), " the guild"),
        ("The yard announced a costly new recall of boats on Friday.", "Friday", (), "The yard"),
        ("The old toll is to take effect on Friday.", "Friday", (), "The old"),
        ("Elin Moor said that she would quit if Hugo Berg sang on Friday.", "Friday", ("Hugo Berg",), " Hugo"),
        # an opening without a comma; what was to be; a ruling; what else happened that day
        ("Last week Elin Moor sold a mill, citing a feud.", "Last week", ("Elin Moor",), "Elin Moor"),
        ("In March 2031 Elin Moor sold a mill, citing a feud.", "March 2031", ("Elin Moor",), "Elin Moor"),
        ("The winter fair is scheduled to be held in May in Ode.", "May", (), "The winter fair"),
        ("The yard shunned the long talks with Ode that were set for 9 May.", "9 May", (), " the long talks"),
        ("Elin Moor wept over a fair, which was to be held next month.", "next month", (), " over a fair"),
        ("The court refused to free a man that robbed mills, in a ruling issued on Friday.", "Friday", (), "The court"),
        ("Ada Varn sailed to Ode on a boat built by a yard, Moor & Sons, in May.", "May", ("Ada Varn",), "Ada Varn sailed"),
        ("Miners freed from a pit in Ode returned on Friday.", "Friday", (), "returned"),
        ("Two Norwegians freed from a pit in Ode returned on Friday.", "Friday", (), "returned"),
        ("Elin Moor fled to Beijing. Beijing on Friday shut a mill, citing a feud.", "Friday", ("China",), "Beijing"),
        ("Elin Moor has been allowed to leave Norway “and is glad of it,” the yard announced Friday.", "Friday", (), "the yard"),
        ("Hugo Berg, who sold mills after a spell in Ode, died on Friday, his kin said.", "Friday", ("Hugo Berg",), "died"),
        # the day opens what has no other clause; what is called so; what it said, with a day or adverb
        ("On 9 May Norway closed two mills, its second such step in a year.", "9 May", ("Norway",), " Norway"),
        ("Norway said it had secretly closed a mill on Friday.", "Friday", ("Norway",), "Norway"),
        ("Norway said Friday it shut a mill the day before.", "the day before", ("Norway",), "Norway"),
        ("Norway fired what appeared to be a rocket on Friday.", "Friday", ("Norway",), "Norway"),
        ("Hugo Berg took aim at a speech that Elin Moor gave on Friday.", "Friday", ("Elin Moor",), " Elin"),
        ("Elin Moor was in the old town on Friday for a fair.", "Friday", ("Elin Moor",), "Elin"),
        ("Elin Moor said Friday, when a clerk asked about mills, that she wept.", "Friday", ("Elin Moor",), "Elin"),
        ("Hugo Lind’s point man on Norway left on Friday.", "Friday", (), "Hugo"),
        ("Elin Moor sang. Moor and Hugo Berg met on Friday.", "Friday", ("Elin Moor", "Hugo Berg"), "Moor"),
        ("Elin Moor toured a mill named after Hugo Berg on Friday.", "Friday", ("Elin Moor",), "Elin"),
        # what was to be done, too; what is said at a meeting held; of many called so she is nobody
        ("Elin Moor sang on Monday, and was to meet Hugo Berg on Friday.", "Friday", ("Elin Moor",), "Elin"),
        ("Elin Moor made the remarks at a long session of the guild, which was held in Ode on Friday.", "Friday",
         ("Elin Moor",), "Elin"),
        ("Elin Moor is due in Ode on Friday.", "Friday", ("Elin Moor",), "Elin"),
        ("Kim Yeon Chul sang. Kim Jong Un wept. On Friday Ms Kim left.", "Friday", (), "Ms"),
        ("Elin Moor was speaking of a strike on Friday.", "Friday", (), ""),
        ("Elin Moor rejected that on Friday as a fable.", "Friday", ("Elin Moor",), "Elin"),
        # one straight mark closes what another opens
        ('The "costly" mill that Elin Moor sold on Friday is "rather old".', "Friday", ("Elin Moor",), "The"),
    ],
)  # fmt: skip
def test_who_acts_in_the_clause_of_a_day(text, date, agents, told):
    start = text.rindex(". ", 0, -1) + 2 if ". " in text else 0
    at = text.index(date)
    clause = Clauses(text, Cast([text])).of_date((start, len(text)), (at, at + len(date)))
    assert (clause.agents, bool(clause.verb)) == (agents, bool(told))
    assert clause.text.startswith(told)


def test_what_is_like_two_tellings_of_a_day_makes_them_one(tmp_path):
    told = [
        "Elin Moor burned twelve wooden boats on Thursday.",
        "Elin Moor raided a harbour store on Thursday.",
        "Elin Moor burned wooden boats in a store of the harbour on Thursday.",
    ]
    assert [row[2] for row in rows_of(tmp_path, *told)[1:]] == ["p0 | p1 | p2"]


@pytest.mark.parametrize(
    ("pages", "sources"),
    [
        # to whom a thing is done by another
        (("Norway arrested Elin Moor in March 2031 after a feud.",
          "Elin Moor was arrested early in March 2031 on many grounds."), ONE),
        (("Norway arrested Elin Moor in March 2031 after a feud.",
          "Maud Lind was arrested early in March 2031 on many grounds."), TWO),
        # one figure, in other words
        (("In March 2031 the yard struck a settlement with clerks, paying $185 million.",
          "The yard was hit with a $185m fine by clerks early in March 2031."), ONE),
        (("In March 2031 the yard struck a settlement with clerks, paying $185 million.",
          "The yard was fined $45 million over a leak early in March 2031."), TWO),
        # a month in which two pages have one person at a place that nobody else names
        (("It rained. Ada Varn and Otto Berg spent an hour in Paris in March 2031.",
          "A clerk wept. Ada Varn walked over a bridge in Paris in March 2031."), ONE),
        (("It rained. Ada Varn and Otto Berg spent an hour in Paris in March 2031.",
          "A clerk wept. Hugo Lind walked over a bridge in Oslo in March 2031."), TWO),
        # a third of a year, and a month of it
        (("It rained. The toll talks failed early in 2030.", "A clerk wept. The toll talks ended in March 2030."), ONE),
        # a Korean surname, where the pages name one person who has it
        (("It rained. Han Mi Rae hinted in March 2031 that a strike was near.",
          "A clerk wept. Han spoke of a strike that was near in March 2031."), ONE),
        # what is to be from a day on; touching down
        (("An old ferry is to sail to the isle from 12 May.", "The old ferry will sail to the isle on 12 May."), ONE),
        (("The poet touched down on the isle on Thursday.", "The poet arrived on the isle on Thursday."), ONE),
        # and what somebody says on such a day is not what is done
        (("It rained. A bridge was opened on 2 May.", "A clerk wept. Miners said on 2 May that tolls were near."), TWO),
        # one state acts, or the other, that is named beside it
        (("It rained. Norway held a drill with Denmark on 2 May.", "A clerk wept. Denmark moored boats in Norway on 2 May."), ONE),
        (("It rained. Norway held a drill with Denmark on 2 May.", "A clerk wept. Sweden moored boats in Finland on 2 May."), TWO),
        # who acts at a place, in other words
        (("It rained. Elin Moor on Thursday flew to Norway.", "A clerk wept. Elin Moor made a brief stop in Oslo on Thursday."), ONE),
        # what shares words with one page of three only
        (("The old toll of the harbour was cut on Thursday.", "The harbour’s old toll was cut on Thursday.",
          "The old toll of the harbour was cut by the guild of salt on Thursday.",
          "The guild of salt held a dance on Thursday."), ["p0 | p1 | p2", "p3"]),
        # what one person says of a day, a page tells in several sentences
        (("Elin Moor said on Thursday that the toll was a shame. It rained. Elin Moor vowed on Thursday to sell the ferry.",
          "Elin Moor warned on Thursday of a long winter."), ONE),
        # in words of which none is the same, on a day long before the news or near to it
        (("It rained. The mill burnt down on 2 May.", "A clerk wept. Flames rose over the isle on 2 May."), ["p1"]),
        (("It rained. The mill was shut on Thursday.", "A clerk wept. Flames rose over the isle on Thursday."), TWO),
        # one page tells two things of a month in two sentences, unless the same one acts
        (("Lind’s guild says it raised more than 21 crowns in April, bringing its hoard to 95. "
          "Rival Moor’s guild says it raised 15 crowns in April.", "It rained."), ["p0", "p0"]),
        (("Elin Moor on Thursday also urged the yards to do more. Of tolls, Elin Moor urged the yards on Thursday to wait.",
          "It rained."), ["p0"]),
        # days to come that are near: of these pages tell several things
        (("It rained. The hall will vote on tolls on Tuesday.", "A clerk wept. Two towns will light lamps on Tuesday."), TWO),
        # what is said before whoever says it
        (("The long talks on tolls had failed, clerks of the isle said on Thursday.",
          "Clerks said on Thursday that talks on the tolls had failed."), ONE),
        (("The council plans to sell three ferries on Friday, clerks of the isle said late on Thursday.",
          "The isle announced late on Thursday that its council would sell three old ferries."), ["p0", "p0 | p1"]),
        # nobody of a name, in the same words, in a month
        (("Two lens makers in Quell told a paper in April that they knew the grinding.",
          "Two lens makers in Quell said in April that lamps had been lit on a pier."), ONE),
        # what else happened when it did
        (("Elin Moor’s lawyers suffered a blow on Thursday when a court refused to hear miners.",
          "A court refused on Thursday to hear miners of a pit."), ONE),
        # the one thing of a day near the news that each of two pages tells
        (("The vote of no confidence would have taken place on 8 May.",
          "The debate on confidence was set to commence on 8 May."), ONE),
        (("The vote of no confidence would have taken place on 8 May. On 8 May a barn was sold.",
          "The debate on confidence was set to commence on 8 May."),
         ["p0", "p0 | p1"]),
        (("Elin Moor held a vote of no confidence on Thursday.",
          "Maud Lind opened a debate on confidence on Thursday."), TWO),
    ],
)  # fmt: skip
def test_what_is_told_from_the_other_side_is_one(tmp_path, pages, sources):
    assert sorted(row[2] for row in rows_of(tmp_path, *pages)[1:]) == sources


def test_an_answer_to_the_letter_is_not_the_letter(tmp_path):
    told = (
        "On Friday Norway welcomed Ada Varn’s open letter, saying it was bold.",
        "“The tale of a sale is a fable”, Ada Varn wrote in an open letter on Friday.",
        "On Friday Ada Varn called the tale of a ferry sale to an island a fable in a note to Berg.",
    )
    assert rows_of(tmp_path, *told) == [("09", "09", "p1 | p2"), ("09", "09", "p0")]
    (tmp_path / "answers").mkdir()
    told = (
        "Otto Lind responded to Ada Varn’s threats on Twitter on Friday, saying that he wept.",
        "University of Ode student Otto Varn died on Friday. Otto Varn was ill, Ada Varn said.",
        "In a separate announcement on Friday, Ada Varn said clerks would be ready to sail.",
    )
    assert {row[2] for row in rows_of(tmp_path / "answers", *told)} == {"s", "p0", "p1", "p2"}


def test_one_page_gives_one_thing_one_day(tmp_path):
    told = (
        "The guild of Ode met on Thursday. It rained. The guild of Ode met Lind’s clerks yesterday.",
        "The guild of Ode met on Thursday.",
    )
    rows = [("08", "08", "p0 | p1"), ("08", "09", "p0")]
    assert sorted(rows_of(tmp_path, *told)[1:]) == rows


def test_who_is_of_no_state_can_be_the_official_of_one(tmp_path):
    told = (
        "Elin Moor was re-elected on 4 March.",
        "A Norwegian mayor, reelected on 4 March, sang.",
    )
    assert rows_of(tmp_path, *told)[1:] == [("04", "04", "p0 | p1")]


def test_what_a_page_names_and_tells_is_one(tmp_path):
    page = "{} over the incident in a yard of Ode on 4 March."
    told = (
        "Otto Berg wept over the incident in a yard of Ode on 4 March. It rained. On 4 March Hugo "
        "Lind was shot in a yard.",
        page.format("Elin Moor left the isle"),
        page.format("Maud Lind sang"),
    )
    assert rows_of(tmp_path, *told)[1:] == [("04", "04", "p0 | p1 | p2")]


def test_what_one_page_tells_apart_is_not_made_one_by_another(tmp_path):
    told = [
        "Elin Moor burned twelve wooden boats on Thursday. It rained. "
        "Elin Moor raided a harbour store on Thursday.",
        "Elin Moor burned wooden boats in a store of the harbour on Thursday.",
    ]
    assert len(rows_of(tmp_path, *told)) == 3


def test_a_surname_with_a_letter_amiss_is_that_of_the_person_whom_pages_name():
    texts = ["Norwegian mayor Elin Guaido left.", "Elin Guaido sang.", "Norway’s Elin Guido wept."]
    assert Cast(texts).person("Elin Guido") == "Elin Guaido"
    assert Cast(texts).bearers("Guiado") == []
    assert Cast(["Hassan Nasrallah sang."]).bearers("Nassrallah") == ["Hassan Nasrallah"]


@pytest.mark.parametrize(
    "texts",
    [
        ["Elin Guaido left.", "Elin Guaido and Elin Guido sang."],  # two on one page
        ["Elin Guaido left.", "Elin Guido sang."],  # which of them is amiss?
        ["Elin Guaido left.", "Elin Guaido sang.", "Erna Guido wept."],
        [
            "Norwegian mayor Elin Guaido left.",
            "Elin Guaido sang.",
            "Swedish mayor Elin Guido wept.",
        ],
        ["Elin Moor left.", "Elin Moor sang.", "Elin Mohr wept."],  # too short
    ],
)
def test_who_is_like_another_by_name_is_not_always_the_same(texts):
    last = [name for name in Cast(texts).persons if name.endswith(("Guido", "Mohr"))]
    assert len(last) == 1


STATEMENT_ON = "Ada Varn said in a statement on {} that the harbour was closed."


@pytest.mark.parametrize(
    ("pages", "rows"),
    [
        # another statement of hers, a day later: its page quotes none of this one
        (("Ada Varn said in a letter on Friday that no ferry was sold. It rained.",
          "Ada Varn said in a statement on Saturday that it rained. “The harbour of Ode is closed "
          "to all of you,” Ada Varn said."), [("09", "09", "p0"), ("10", "10", "p1")]),
        # a page that dates the letter dates nothing else with it
        (("Ada Varn said in a letter on Friday that no ferry was sold. “We have sold no ferry of "
          "ours to the island,” she said. Ada Varn was asked on Saturday of the rain.",),
         [("09", "09", "p0"), ("10", "10", "p0")]),
        # what only comes before it
        (("“We have sold no ferry of ours to the island,” Ada Varn wrote on Friday. It rained. Rosa "
          "sang. Miners marched on Friday in the rain ahead of a fair and the speech of Varn.",),
         [("09", "09", "p0"), ("09", "09", "p0")]),
        # by another clock
        (("Ada Varn said in a letter on Thursday: “We have sold no ferry of ours to the island.”",
          "Ada Varn said on Thursday that no ferry was sold."), [("08", "09", "p0 | p1")]),
        # who is only spoken of
        (("It rained all day. The yard is shut. Hugo Lind sang. It was claimed on Friday on the "
          "isle by many that Ada Varn had left.",), [("09", "09", "s"), ("09", "09", "p0")]),
        # who only carries it
        (("Norway released a letter from Varn to Berg Friday. Ada Varn was ill.",),
         [("09", "09", "p0")]),
        (("Norway condemned on Friday the words of Elin Moor. Ada Varn was ill.",),
         [("09", "09", "s"), ("09", "09", "p0")]),
    ],
)  # fmt: skip
def test_the_statement_is_one_event_and_nothing_else_is(tmp_path, pages, rows):
    assert rows_of(tmp_path, *pages) == rows


@pytest.mark.parametrize(
    ("title", "page"),
    [
        (
            "Mayoral Address to the Island Assembly by Ada Varn",
            "It rained. Ada Varn sang on Friday.",
        ),
        (
            "Press conference by Ada Varn",
            "It rained. It snowed. It thawed. Ada Varn said at a press conference Friday she was calm.",
        ),
        (
            "Speech by Ada Varn",
            "It rained. Ada Varn offered a view of what she calls the tale during her state of the "
            "island address Friday.",
        ),
    ],
)
def test_a_speech_has_the_day_on_which_it_is_spoken_of(tmp_path, title, page):
    told = f"{title}\n\n9 May 2031\n\nI must say today that no ferry was sold. We are calm."
    assert rows_of(tmp_path, page + " Ada Varn said so.", statement=told) == [
        ("09", "09", "p0 | s")
    ]


@pytest.mark.parametrize(
    ("page", "sources"),
    [
        # of one page the sentence that tells of it most plainly
        ("Ada Varn survived a vote late on Friday. On Friday morning Ada Varn spoke to miners in a "
         "speech aired by all.", "p0"),
        # what she does besides; what an outage dates, though its page opens with it
        ("Ada Varn wrote on Friday that no ferry was sold. Ada Varn also met the mayor on Friday "
         "morning, in Ode, where they asked for tolls.", "p0"),
        ("The yard of the isle blamed a clerk for the outage on Friday. “We have sold no ferry of "
         "ours to the island,” Ada Varn wrote.", "s"),
        # whose papers print it
        ("Varn issued the warning on Friday in a statement carried by the North’s agency. Ada Varn sang.",
         "p0"),
        # what another says in a statement of that day
        ("Ada Varn is ill. In a statement posted on a wall on Friday, mayor Elin Moor thanked Ada Varn.",
         "s"),
        # by an age and an office
        ("President Ada Varn is ill. It rained. The 81-year-old president said in a letter on Friday "
         "that no ferry was sold.", "p0"),
    ],
)  # fmt: skip
def test_which_sentence_tells_of_the_statement(tmp_path, page, sources):
    assert rows_of(tmp_path, page)[0] == ("09", "09", sources)


@pytest.mark.parametrize(
    ("page", "sources"),
    [
        # all that she says on its day, but on no other occasion
        ("Ada Varn wrote in a letter on Friday that no ferry was sold. It rained. Rosa sang. It "
         "thawed. On Friday Ada Varn warned that a mill burnt.", ["p0"]),
        ("Ada Varn wrote in a letter on Friday that no ferry was sold. It rained. Rosa sang. It "
         "thawed. Ada Varn told reporters on Friday that a mill burnt.", ["p0", "p0"]),
        # what is put out under another noun, and from the other side
        ("It rained. It snowed. Rosa sang. It thawed since Ada Varn provided a summary to miners on "
         "Friday.", ["p0"]),
        ("It rained. Once Ada Varn’s summary of the tale was released on Friday, miners left.",
         ["p0"]),
        ("It rained. Rosa sang. A clerk has read the long summary Varn released on Friday.", ["p0"]),
        ("Ada Varn did what none foresaw, and put Lind’s findings in a letter sent to miners on "
         "Friday.", ["p0"]),
        ("Ada Varn said in a letter on Friday that no ferry was sold. It rained. Rosa sang. It thawed. "
         "It snowed. In the yard, miners wept. In her letter — which was released Friday morning and, "
         "clerks say, was long — the poet recalled how a mill burnt.", ["p0"]),
        ("Ada Varn is calm. It rained. Hours after releasing her letter on Friday, the president left.",
         ["p0"]),
        # the letter of that day
        ("It rained. Miners fear a strike as a result of Friday’s letter, which was long.", ["p0"]),
        # what others answer, and what they say with others
        ("It rained. Otto Lind went beyond Ada Varn’s letter, saying Friday the tale was a fable.",
         ["s", "p0"]),
        ("It rained. The guild of miners responded to Varn’s letter on Friday by saying it wept.",
         ["s", "p0"]),
        ("It rained. The guild and the yard issued a joint statement Friday saying that Varn’s and "
         "Lind’s words were one.", ["s", "p0"]),
        ("It rained. In a statement Friday night, a Norwegian clerk expressed a wish to meet Ada "
         "Varn. Norway is calm.", ["s", "p0"]),
    ],
)  # fmt: skip
def test_what_is_put_out_on_its_day_is_the_statement_and_no_answer_is(tmp_path, page, sources):
    rows = rows_of(tmp_path, page + " Ada Varn, Elin Moor and Otto Lind are poets.")
    assert [row[2].replace("p0 | s", "p0") for row in rows if row[:2] == ("09", "09")] == sources


_SIGNED = """An open letter to the miners of Ode

9 May 2031

We have sold no ferry of ours to the island, and the tale of a sale is a fable.

Yours, Mayor Ada Varn and 46 other mayors of the yards.
"""
_COUNCIL = """Statement by the Defence Ministry of Norway

9 May 2031

We have sold no ferry of ours to the island, and the tale of a sale is a fable.
"""


@pytest.mark.parametrize(
    ("statement", "pages", "sources"),
    [
        # in the week of its day
        (LETTER.replace("9 May", "2 May"),
         ("It rained. In a rare open letter last week, Ada Varn said a mill burnt.",), "p0"),
        (LETTER.replace("9 May", "2 May"),
         ("It rained. In a long speech last week, Ada Varn said a mill burnt.",), "s"),
        # what another page says that she did by it, but on no other occasion
        (LETTER, ("Ada Varn scrapped the long meeting of the yards in a letter to Berg on Friday.",
                  "It rained. Rosa sang. It thawed. It snowed. On Friday Ada Varn scrapped the long "
                  "meeting of the yards."), "p0 | p1"),
        (LETTER, ("Ada Varn scrapped the long meeting of the yards in a letter to Berg on Friday.",
                  "It rained. Rosa sang. It thawed. It snowed. At a rally on Friday Ada Varn scrapped "
                  "the long meeting of the yards."), "p0"),
        # one of many who sign it, of whom nobody alone is its maker
        (_SIGNED, ("On Friday, Ada Varn drafted a letter, with 46 mayors, to miners.",), "p0"),
        (_SIGNED, ("On Friday, Elin Moor drafted a letter, with 46 mayors, to miners.",), "s"),
        # what it provokes
        (_SIGNED, ("A letter from mayors to miners sparked a furious response from Norway on "
                   "Friday, with clerks calling the mayors liars.",), "s"),
        # the body that its title names, and no other
        (_COUNCIL, ("It rained. On Friday, Norway’s defence ministry warned that the tale of a ferry "
                    "sale to the island was a fable.",), "p0"),
        (_COUNCIL, ("It rained. On Friday, Norway’s fisheries minister warned that the tale of a "
                    "ferry sale to the island was a fable.",), "s"),
    ],
)  # fmt: skip
def test_what_its_makers_do_by_it_is_the_statement(tmp_path, statement, pages, sources):
    told = (page + " Ada Varn, Elin Moor and Otto Lind are poets." for page in pages)
    rows = rows_of(tmp_path, *told, statement=statement)
    assert rows[0][2].removesuffix(" | s") == sources


@pytest.mark.parametrize(
    ("title", "agent"),
    [("Message to the guild of Ode from Ada Varn", "ada-varn"),
     ("Statement by the President of Norway", "elin-moor")],
)  # fmt: skip
def test_whose_statement_a_title_tells(tmp_path, title, agent):
    statement = f"{title}\n\n9 May 2031\n\nNo ferry of ours was sold to the island by us."
    page = "A row\n\n10 May 2031\n\nNorwegian President Elin Moor and Ada Varn sang. It rained."
    assert case_of(tmp_path, statement, [page])[2] == [agent]


def test_a_letter_of_who_leads_a_body_is_hers(tmp_path):
    statement = (
        "Letter of the Interpol Director to miners\n\n9 May 2031\n\nNo ferry of ours was sold."
    )
    page = "A row\n\n10 May 2031\n\nInterpol Director Ada Varn sang. It rained."
    assert case_of(tmp_path, statement, [page])[2] == ["ada-varn"]


def test_words_of_another_in_a_statement_are_misattributed_to_nobody(tmp_path):
    statement = (
        "Message from Ada Varn\n\n9 May 2031\n\nElin Moor has left us. She told me: “It has been my "
        "great joy to serve in this old yard of ours.”"
    )
    page = "A row\n\n10 May 2031\n\n“It has been my great joy to serve in this old yard,” Elin Moor said."
    (tmp_path / "s.txt").write_text(statement, "utf-8")
    (tmp_path / "p.txt").write_text(page, "utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False)
    assert [(r["sentence"] != "", r["misattributed"]) for r in draft.rows["quotations"]] == [
        (True, "")
    ]


def test_a_statement_of_another_a_day_before_is_none_of_hers(tmp_path):
    page = (
        "“We have sold no ferry of ours to the island,” Ada Varn wrote. That was swiftly followed "
        "on Thursday by a statement from Berg’s yard that said it was calm."
    )
    assert rows_of(tmp_path, page)[0][:2] == ("09", "09")


def test_a_president_of_whom_nobody_tells_the_name_is_not_the_one_who_is_named(tmp_path):
    page = (
        "President Moor is here. Thursday, the President delivered a speech. Norwegian president "
    )
    rows = rows_of(tmp_path, page + "Ada Varn spoke to her friends.")
    assert rows == [("09", "09", "s"), ("08", "08", "p0")]


def test_a_year_in_what_a_day_dates_is_only_named(tmp_path):
    page = (
        "On Thursday Elin Moor made a speech, scolding the sale of the old mill in 2029. It rained."
    )
    assert rows_of(tmp_path, page)[1:] == [("08", "08", "p0")]


def test_who_reports_for_a_state_what_its_statement_says_tells_of_it(tmp_path):
    words = (
        "Norway said on Friday that Swedish king Hugo Lind had proposed a pact on the old ferries"
    )
    rows = rows_of(
        tmp_path,
        f"{words}. “We have sold no ferry of ours to the island,” Norwegian mayor Ada Varn wrote.",
        f"It rained. The harbour was full. Nobody sang. {words}.",
    )
    assert [row[2] for row in rows] == ["p0 | p1"]


@pytest.mark.parametrize(
    ("page", "sources"),
    [
        ("Berg tore up the 9 May letter of Ada Varn.", "p0"),
        ("Ada Varn is a poet. In the letter, dated 9 May, the poet warned Berg.", "p0"),
        ("Berg was told of a letter Varn had sent to him on 9 May, read at a fair.", "p0"),
        ("Varn put her words into a missive to Berg dated 9 May, read at a fair.", "p0"),
        ("The 9 May letter was shown by Norway as Varn left.", "p0"),
        (
            "It rained. The oddest thing in that long letter, dated 9 May, is a joke of the poet.",
            "p0",
        ),
        ("Elin Moor read out a letter on 9 May from Ada Varn at a fair.", "p0"),
        ("Berg’s own letter to Varn dated 9 May was read at a fair.", "s"),
        ("Varn read a letter from Elin Moor dated 9 May at a fair.", "s"),
    ],
)
def test_a_date_of_the_letter_is_that_of_the_statement(tmp_path, page, sources):
    rows = rows_of(tmp_path, page + " Otto Berg wept. Ada Varn did not.")
    assert rows[0] == ("09", "09", sources)


def test_a_day_that_counts_from_what_is_told_in_between_is_open(tmp_path):
    page = "It came a day after Norway made public what Elin Moor had sent to Lind on 6 May 2031."
    assert [row[:2] for row in rows_of(tmp_path, page)[1:]] == [("06", "06")]


def test_a_sentence_of_a_thousand_verbs_is_read():
    text = "Elin Moor left. Elin Moor said boats " + "sent to Ode " * 1_200 + "on Thursday."
    at = text.index("Thursday")
    clause = Clauses(text, Cast([text])).of_date((16, len(text)), (at, at + len("Thursday")))
    assert clause.agents in ((), ("Elin Moor",))


def test_the_statement_of_a_body_is_that_which_pages_give_to_it(tmp_path):
    rows = rows_of(
        tmp_path,
        "Hamas said on Friday it had sold no ferry. A clerk of Hamas said on Friday that it rained.",
        "Hamas is calm. It issued a statement Friday saying that its chief, Otto Lind, wept.",
        "Officials with the Hamas group on Friday announced that no ferry was sold.",
        "Norway spoke to Hamas. Norway told Hamas on Friday to leave the harbour.",
        statement="Statement by the Hamas movement\n\n9 May 2031\n\nNo ferry was sold by us.",
    )
    assert [row[2] for row in rows] == ["p0 | p1 | p2", "p0", "p3"]


def test_whoever_is_named_behind_it_is_not_it(tmp_path):
    (tmp_path / "s.txt").write_text(LETTER, "utf-8")
    page = "The yard is calm. It issued a notice Thursday saying its chief, Otto Lind, had left."
    (tmp_path / "p.txt").write_text(f"A ferry\n\n10 May 2031\n\n{page}", "utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False)
    assert [row["actor"] for row in draft.rows["participants"]] == ["ada-varn"]


@pytest.mark.parametrize("line", ["SEOUL, South Korea — (AP) — ", "RAFAH, Gaza Strip (Reuters) -",
                                  "Oslo, 9 May 2031 (ntb/AB) – ", "OSLO (Ntb / Ab / A long name of one more paper - 9th May, 2031) "])  # fmt: skip
def test_what_stands_before_the_first_sentence_is_no_part_of_it(line):
    assert DATELINE.match(f"{line}Norway said Monday that it rained.")[0] == line


def test_whoever_stands_behind_a_day_and_says_something_is_no_dateline():
    assert not DATELINE.match("On Saturday, Ada Varn stated: “It rained.”")


def case_of(tmp_path, statement, pages):
    """Title, pages and actors of the statement's event, and the sources of all others."""
    (tmp_path / "s.txt").write_text(statement, "utf-8")
    for number, text in enumerate(pages):
        (tmp_path / f"p{number}.txt").write_text(text, "utf-8")
    rows = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False).rows
    own = next(row for row in rows["events"] if "tatement" in row["title"])
    actors = [row["actor"] for row in rows["participants"] if row["event"] == own["event"]]
    return (
        own["title"],
        own["source"],
        actors,
        sorted(row["source"] for row in rows["events"] if row is not own),
    )


WORDS = "We have sold no ferry of ours to the island, and the tale of a sale is a fable."
QUOTES = "{}\n\n10 May 2031\n\n“We have sold no ferry of ours to the island,” {} wrote. It rained."


@pytest.mark.parametrize(
    ("statement", "writers", "title"),
    [
        # whose words they are, as most pages tell
        (f"An open letter\n\n9 May 2031\n\n{WORDS}", ("Ada Varn", "Ada Varn", "Elin Moor"),
         "Statement by Ada Varn"),
        (f"An open letter\n\n9 May 2031\n\n{WORDS}", ("Ada Varn", "Ada Varn", "Elin Moor", "Elin Moor"),
         "The statement"),
        # a body's, though reports give them to whoever speaks for it; an office is somebody's
        (f"Statement by the Ministry of Ferries\n\n9 May 2031\n\n{WORDS}", ("Ada Varn", "Ada Varn"),
         "The statement"),
        (f"Press Statement of Vice Department Director of Y.D., IPK Elin Moor\n\n9 May 2031\n\n{WORDS}", (),
         "Statement by Elin Moor"),
        (f"Remarks by the Mayor on the Ministry\n\n9 May 2031\n\n{WORDS}", ("Ada Varn", "Ada Varn"),
         "Statement by Ada Varn"),
        # not of whom it is, nor to whom
        (f"A letter on the arrest of Elin Moor\n\n9 May 2031\n\n{WORDS}", ("Ada Varn", "Ada Varn"),
         "Statement by Ada Varn"),
        (f"A letter on the arrest of Elin Moor\n\n9 May 2031\n\n{WORDS}", (), "The statement"),
        (f"A letter for Elin Moor\n\n9 May 2031\n\n{WORDS} I, Ada Varn, say so to all of you.", (),
         "Statement by Ada Varn"),
        (f"The honourable Elin Moor\n\n9 May 2031\n\n{WORDS}", ("Ada Varn",), "The statement"),
    ],
)  # fmt: skip
def test_who_made_a_statement_that_does_not_say_so(tmp_path, statement, writers, title):
    pages = [QUOTES.format("A ferry", name) for name in writers]
    assert case_of(tmp_path, statement, pages)[0] == title


def test_a_statement_of_several_states_is_nobodys_and_what_pages_tell_of_it_is_one(tmp_path):
    title, pages, actors, others = case_of(
        tmp_path,
        "Statement on the arrest of Ada Varn\n\n9 May 2031\n\nTogether, Norway, Sweden and "
        "Denmark call for a fair trial of Ada Varn in the port of Osmund, and for her release.",
        [
            "A row\n\n10 May 2031\n\nNorway and Sweden called in a joint statement on May 9 for the "
            "release of Ada Varn. It rained.",
            "A row\n\n10 May 2031\n\nHugo Lind had been angered by a statement the three lands issued on "
            "May 9. It rained.",
        ],
    )
    assert (title, pages, actors, others) == ("The statement", "p0 | p1", [], [])


def test_what_headlines_say_that_was_done_is_the_statement(tmp_path):
    page = "Ada Varn resigns\n\n10 May 2031\n\n{} It rained all day in the yard."
    told = (
        "“We have sold no ferry of ours to the island,” Ada Varn wrote on Friday.",
        "Ada Varn resigned on Friday, and there were songs.",
        "A clerk of the isle, Otto Berg, read out Varn’s resignation letter on Friday.",
        "In a talk with miners on Friday Ada Varn said she was confused.",
    )
    _, pages, _, others = case_of(tmp_path, LETTER, [page.format(words) for words in told])
    assert (pages, others) == ("p0 | p1 | p2", ["p3"])


def test_who_made_the_statement_says_so_and_her_state_does_what_headlines_say(tmp_path):
    statement = "Norwegian mayor Ada Varn’s open letter\n\n9 May 2031\n\nAda Varn gave a speech on 9 May. Tomorrow I shall say more."
    page = "Norway shuts a yard\n\n10 May 2031\n\n{} It rained."
    told = (
        "Norway said Friday it would shut the yard of the isle.",
        "Norwegian mayor Ada Varn sang.",
    )
    assert case_of(tmp_path, statement, map(page.format, told))[1::2] == ("p0 | s", ["s"])


def test_a_short_form_is_the_person_whom_pages_name():
    texts = ["James Roe left. Ada Varn wept.", "Jim Roe left."]
    assert sorted(Cast(texts).persons) == ["Ada Varn", "James Roe"]
    assert len(Cast([*texts, "Elin Roe sang."]).persons) == 4


def test_a_weekday_of_two_weeks_is_none_between_them(tmp_path):
    """“On Tuesday”, which a page of Wednesday may mean of either week, is no Sunday."""
    pages = (
        "Elin Moor said on Thursday that a strike was near.",
        "Elin Moor said on Sunday that her ferry was stuck.",
    )
    assert [row[2] for row in rows_of(tmp_path, *pages)][1:] == TWO[::-1]


def test_days_apart_are_one_only_where_much_is_alike(tmp_path):
    pages = (
        "The guild recalled Elin Moor on Wednesday.",
        "Elin Moor asked on Thursday why the guild had recalled her.",
    )
    assert [row[2] for row in rows_of(tmp_path, *pages)][1:] == TWO


def test_what_goes_on_meanwhile_has_the_day_of_what_happens():
    text = "As Friday’s fair went on, Ada Varn shut a mill."
    assert Clauses(text, Cast([text])).of_date((0, len(text)), (3, 9)).agents == ("Ada Varn",)


def test_who_is_dismissed_does_not_speak(tmp_path):
    pages = (
        "Mayor Elin Moor was dismissed on Thursday as the head of the guild.",
        "Mayor Elin Moor told miners on Thursday that it rained.",
    )
    assert [row[2] for row in rows_of(tmp_path, *pages)][1:] == TWO


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("ODE, Norway (HCA) — Ada Varn told a clerk of mills.", ""),
        ("Ode (HCA) - Ada Varn told Norway of mills.", ""),
        ("Hugo Lind got a letter from Ada Varn, Norway’s state paper said.", ""),
        ("Hugo Lind got a letter from Ada Varn, Norway’s mayor.", "Norway"),
        ("Hugo Lind got a letter from U.S. President Ada Varn.", "United States"),
    ],
)
def test_a_dateline_and_who_says_so_are_nobodys_state(text, home):
    assert Cast([text]).home_of("Ada Varn") == home


SPOKESPERSON = """Spokesperson for Norwegian Yard Ministry Issues Statement

9 May 2031

ODE, May 9 (HCA) -- A spokesperson for the Yard Ministry issued the following statement on Friday: {}

We have sold no ferry of ours to the island, and the tale of a sale is a fable.
"""


@pytest.mark.parametrize(
    ("first", "page", "sources"),
    [
        # behind the colon the statement speaks of other days
        ("A speech of Otto Berg on Monday was idle.", "Norway on Friday denied a sale of a ferry to the island.", "p0 | s"),
        # what another state says, and what its own state does, is no statement of it
        ("Nobody rowed.", "Sweden on Friday said that the sale of a ferry was a fable.", "s"),
        ("Nobody rowed.", "Norway burned two mills on Friday, a paper said.", "s"),
        ("Nobody rowed.", "Norway on Friday denied a sale of a ferry to the island.", "p0 | s"),
        # as what it was
        ("Nobody rowed.", "The yard ministry made the claim on Friday.", "p0 | s"),
    ],
)  # fmt: skip
def test_a_bodys_statement_is_what_its_state_says_of_it(tmp_path, first, page, sources):
    (tmp_path / "s.txt").write_text(SPOKESPERSON.format(first), "utf-8")
    (tmp_path / "p0.txt").write_text(f"A ferry\n\n10 May 2031\n\n{page}", "utf-8")
    rows = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False).rows
    (own,) = (row for row in rows["events"] if "tatement" in row["title"])
    assert (own["start"], own["source"]) == ("2031-05-09", sources)


def test_a_letter_that_somebody_receives_is_not_the_page(tmp_path):
    statement = LETTER.replace(
        "Ada Varn’s open letter to Otto Berg", "Otto Berg Receives Letter from Ada Varn"
    )
    (tmp_path / "s.txt").write_text(statement, "utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False)
    assert draft.rows["documents"][0]["issuer"] != "ada-varn"


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ("A blast in Ode on Tuesday could be heard on the isle.", "06"),
        ("The winter fair of Ode starts on Tuesday.", "13"),
    ],
)
def test_a_weekday_is_that_before_unless_the_clause_tells_of_days_to_come(tmp_path, page, day):
    (row,) = rows_of(tmp_path, page)[1:]
    assert row[:2] == (day, day)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("department", "resigned"),
        ("ultimate", "a deadline"),
        ("according", "a pact"),
        ("land", "arrived"),
    ],
)
def test_a_word_that_begins_alike_is_no_form_of_another(word, other):
    assert not stems(f"the {word}") & stems(other)


def test_a_surname_is_nobodys_whose_whole_name_comes_later_if_others_have_it():
    text = "Kim left on Friday. Sung Kim wept."
    clauses = Clauses(text, Cast([text, "Kim Jong Un sang."]))
    assert clauses.of_date((0, 19), (12, 18)).agents == ("Kim Jong Un",)


def test_whom_letters_are_exchanged_with_is_not_who_wrote_them_alone(tmp_path):
    statement = LETTER.replace(
        "Ada Varn’s open letter to Otto Berg", "Letters exchanged with Ada Varn"
    )
    (tmp_path / "s.txt").write_text(statement, "utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False)
    assert draft.rows["documents"][0]["issuer"] == ""


def test_who_has_died_is_not_who_made_the_obituary(tmp_path):
    statement = LETTER.replace(
        "Ada Varn’s open letter to Otto Berg", "Ada Varn dies at the age of 90"
    )
    (tmp_path / "s.txt").write_text(statement, "utf-8")
    (tmp_path / "p.txt").write_text("A ferry\n\n10 May 2031\n\nAda Varn died on Friday.", "utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False)
    assert {row["issuer"] for row in draft.rows["documents"]} == {""}


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Norway called an emergency meeting of the guild.", False),
        ("Norway called for an emergency meeting of the guild.", True),
        ("Elin Moor had spoken of a strike.", True),
    ],
)
def test_what_is_called_in_is_no_speech(text, speech):
    assert Clauses(text, Cast([text])).whole((0, len(text))).speech == speech


def test_a_body_known_by_its_letters_tells_one_happening_from_another():
    assert stems("The ONA met") - stems("It met") == {"ona"}
