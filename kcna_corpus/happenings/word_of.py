"""On whose word a page tells of a happening: “Ada Varn said that a ferry sank on Monday”."""

from .drafted_pages import Span
from .event_clauses import Clauses
from .happening import Clause
from .korean_clauses import KoreanClauses
from .verbs import speaks


def word_of(clauses: Clauses | KoreanClauses, sentence: Span, clause: Clause) -> tuple[str, ...]:
    """Return who says what a clause tells, if somebody who is named does.

    >>> from kcna_corpus.happenings.named_actors import Cast
    >>> for text in ("Ada Varn said that a ferry sank on Monday.",
    ...              "A ferry sank on Monday, Ada Varn said.", "A ferry sank on Monday."):
    ...     clauses, at = Clauses(text, Cast([text])), text.index("Monday")
    ...     clause = clauses.of_date((0, len(text)), (at, at + 6))
    ...     print(word_of(clauses, (0, len(text)), clause))
    ('Ada Varn',)
    ('Ada Varn',)
    ()
    """
    if isinstance(clauses, KoreanClauses):  # a clause ends with its verb, of whoever acts
        return ()
    begin, end = clauses.begin(sentence), sentence[1]
    start = end - len(clause.text)  # a clause is read up to the end of its sentence
    verbs = clauses.verbs(begin, end)
    if clause.speech or not clause.verb or not verbs or start < begin:
        return ()
    text, last = clauses.narration, verbs[-1]
    comma = text.rfind(", ", start, last[0])
    closes = comma > 0 and not text[last[1] : end].strip(' .”"')
    agents: tuple[str, ...] = ()
    if verbs[0][1] <= start and speaks(text[slice(*verbs[0])]):
        agents = clauses.whole(sentence).agents
    elif closes and speaks(text[slice(*last)]):
        agents = clauses.part(comma + 2, end).agents
    persons = clauses.cast.people(agents)  # and not their state: “Norway’s Ada Varn”
    return tuple(name for name in agents if name in persons or not persons)
