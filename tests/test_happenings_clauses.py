"""To which clause a date belongs where several stand in one sentence."""

import pytest

from kcna_corpus.happenings.event_clauses import Clauses
from kcna_corpus.happenings.named_actors import Cast
from kcna_corpus.happenings.titles import title_of


def told(text, date):
    """What a sentence tells of a day, and who acts."""
    at = text.index(date)
    clause = Clauses(text, Cast([text])).of_date((0, len(text)), (at, at + len(date)))
    return title_of(clause, date), clause.agents


@pytest.mark.parametrize(
    ("text", "title", "who"),
    [
        # a relative clause has the thing that it describes for its subject
        ("The board met for years on the mill strike, which ended in May 2030 with a pact.",
         "the mill strike ended with a pact", ()),
        ("The isle sold lamps and was the home of the Varns, whose long feud ended in May 2030.",
         "long feud ended", ()),
        ("Ada Varn wept over the long report, which was handed to Otto Berg in May 2030.",
         "the long report handed to Otto Berg", ()),
        ("The clerks describe the report, according to a summary Ada Varn released in May 2030.",
         "Ada Varn released a summary", ("Ada Varn",)),
        ("The yard announced plans to restart a steam mill it had shut in May 2030.",
         "it had shut a steam mill", ()),
        ("It rained hard when mayor Ada Varn closed the mill in May 2030.",
         "Ada Varn closed the mill", ("Ada Varn",)),
        # who says so last, says it in a letter
        ("The guild has sold its mills to Norway, mayor Ada Varn told Otto Berg in a letter May 2030.",
         "Ada Varn told Otto Berg in a letter", ("Ada Varn",)),
        # a participle may be all that tells it
        ("The board met after announcing in May 2030 that it was closing the mill.",
         "announcing that it was closing the mill", ()),
        # what is done to a subject is not what it does
        ("Half of the guild’s long report released in May 2030 laid out a case.",
         "the guild’s long report released", ()),
        ("Ada Varn said in May 2030 lamps burnt.", "Ada Varn said lamps burnt", ("Ada Varn",)),
    ],
)  # fmt: skip
def test_a_date_is_of_what_describes_a_thing(text, title, who):
    assert told(text, "May 2030") == (title, who)
