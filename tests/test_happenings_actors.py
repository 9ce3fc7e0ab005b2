"""Who acts: a surname that several bear, capitals that are no name, a name of a thing."""

import pytest

from kcna_corpus.happenings.event_clauses import Clauses
from kcna_corpus.happenings.named_actors import Cast
from kcna_corpus.text.persons import same_person

MANY = ["Elin Varn left Ode.", "It rained on Elin Varn.", "Elin Varn met Hugo Varn in Ode."]


def agents(text, date, *others):
    """Who acts on a day in the last sentence of a page; other pages name whom they name."""
    start = text.rindex(". ", 0, -1) + 2 if ". " in text[:-1] else 0
    at = text.index(date, start)
    clauses = Clauses(text, Cast([text, *others]))
    return clauses.of_date((start, len(text)), (at, at + len(date))).agents


@pytest.mark.parametrize(
    ("text", "others", "who"),
    [
        ("Varn shut a mill on Friday.", MANY, ("Elin Varn",)),
        ("Mrs. Varn shut a mill on Friday.", MANY, ("Elin Varn",)),
        ("Mr. Varn shut a mill on Friday.", MANY, ()),
        ("Varn shut a mill on Friday.", [*MANY, "Hugo Varn wept."], ()),
        ("Varn shut a mill on Friday.", MANY[1:], ()),
        # a page that tells of both means whom it has told of
        ("It was Hugo Varn who met Elin Varn. Hugo Varn sang. Varn left on Friday.", MANY, ("Hugo Varn",)),
        # no name, but what describes one
        ("Top Varn aides sang. Varn shut a mill on Friday.", ["Ada Varn saw the top shop."], ("Ada Varn",)),
        ("Whatever Varn says, it rains. Varn shut a mill on Friday.", ["Ada Varn left."], ("Ada Varn",)),
        ("Special Counsel Varn left. Varn shut a mill on Friday.", ["Ada Varn left."], ("Ada Varn",)),
        ("She met Chase Varn. Varn shut a mill on Friday.", ["Ada Varn gave chase."], ("Chase Varn",)),
        ("Get Out. Late Show. The guild shut a mill on Friday.", ["They get out late for a show."], ()),
        ("Alaska Republican Ada Varn shut a mill on Friday.", [], ("Ada Varn",)),
        # a name that only says which thing acts
        ("Ada Varn left. The Varn campaign shut a mill on Friday.", [], ()),
        ("Ada Varn aides shut a mill on Friday.", [], ()),
        ("Ada Varn late on Friday shut a mill.", [], ("Ada Varn",)),
        ("Ada Varn left. Varn, at the Pentagon, wept on Friday.", [], ("Ada Varn",)),
    ],
)  # fmt: skip
def test_who_acts_by_surname(text, others, who):
    assert agents(text, "Friday", *others) == who


def test_capitals_that_are_no_name_are_no_person():
    texts = ["Get Out! A Dawn Consult poll and an Oslo-led U.S. yard. Congressional Democrats left.",
             "We get out of it with Otto H.W. Berg, Hugo P. Lind III and Otto W. Berg."]  # fmt: skip
    assert sorted(Cast(texts).persons) == ["Dawn Consult", "Hugo P. Lind", "Otto H.W. Berg", "Otto W. Berg"]  # fmt: skip


def test_other_initials_are_another_person():
    assert same_person("Otto W. Berg", "Otto H.W. Berg") is False
    assert same_person("Otto W. Berg", "Otto Berg") is not False


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The FBI shut a mill on Friday.", ("FBI",)),
        ("The Pentagon news pleased Ada Varn on Friday.", ()),
        ("Pentagon lawyers met on Friday.", ("Pentagon",)),
        ("A New York Times poll pleased Ada Varn on Friday.", ()),
    ],
)
def test_a_body_acts_but_not_where_it_only_says_which_thing_does(text, who):
    assert agents(text, "Friday") == who


def test_a_body_acts_by_whoever_leads_it():
    pages = ["Interpol Director Ada Varn wept. Varn shut Interpol’s mill on Friday."]
    cast = Cast(pages)
    clause = Clauses(pages[0], cast).of_date((33, len(pages[0])), (66, 72))
    assert clause.others == ()
    assert cast.doers(clause.agents, clause.meant) == {"Ada Varn", "Interpol"}
