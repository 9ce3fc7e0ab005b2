"""Who acts in a clause: whom its subject names, or, behind a verb of speech, who is named there."""

import re
from collections.abc import Sequence

from ..text.cues import KINDS
from ..text.person_words import PEOPLE
from .kin import spoken_of
from .known_actors import PERSON, STATE, Named
from .named_actors import Cast
from .offices import is_aside, is_of_thing
from .unnamed import Unnamed
from .verbs import WORD

_AND_BEFORE = re.compile(r"(?:^|\s)(?P<name>[A-Z][\w-]+) and $")  # “Varn and Otto Berg met”
_IN = re.compile(r"\b(?:in|at|near)\s(?:the\s)?$")
_NEAR = 80  # characters behind a verb in which whoever acts is named


class Acting:
    """Who acts in the clauses of one article.

    >>> from kcna_corpus.text.people import People
    >>> text = "Ada Varn, at the Pentagon, left."
    >>> cast = Cast([text])
    >>> acting = Acting(text, cast, Unnamed(text, cast, People(text)))
    >>> acting.before(0, 27, cast.find(text[:27]))
    ('Ada Varn',)
    """

    def __init__(self, narration: str, cast: Cast, unnamed: Unnamed) -> None:
        self._narration, self._cast, self._unnamed = narration, cast, unnamed

    def before(self, begin: int, end: int, subject: Sequence[Named]) -> tuple[str, ...]:
        """Return who acts, of those whom a subject names, or means."""
        text = self._narration[begin:end]
        acting = [n for n in subject if _acts(text, n)]
        persons = [named.name for named in acting if named.kind == PERSON]
        if not persons and spoken_of(text)[0]:  # and not whose relative it is, nor his state
            return tuple(self._unnamed.meant(begin, begin + len(text.rstrip())))
        if not persons:
            persons = self._unnamed.short_name(begin, text)
        elif joined := _AND_BEFORE.search(
            text[: next(n.start for n in acting if n.kind == PERSON)]
        ):
            persons = [*self._unnamed.called(joined["name"]), *persons]
        bodies = [named for named in acting if named.kind != PERSON]
        elsewhere = [named for named in bodies if _IN.search(text[: named.start])]  # “in Oslo”
        if persons or len(elsewhere) < len(bodies):
            bodies = [named for named in bodies if named not in elsewhere]
        return tuple(dict.fromkeys((*persons, *(named.name for named in bodies))))

    def behind(self, at: int, end: int) -> tuple[str, ...]:
        """Return who is named near behind a verb: “…”, said Ada Varn."""
        text = self._narration[at:end]
        near = [n for n in self._cast.find(text) if n.start < _NEAR][:1]
        kinds = {KINDS.get(word) for n in near for word in WORD.findall(text[: n.start])}
        inside = kinds & {*"TSR"}  # “It was claimed that Ada Varn had left”
        return tuple(n.name for n in near if n.kind == PERSON and not inside)


def _acts(text: str, named: Named) -> bool:
    thing = named.kind != STATE and is_of_thing(text, named)
    if thing and named.kind != PERSON:  # “Pentagon officials”
        noun = WORD.findall(text[named.end :])[0]
        thing = not {noun, noun.removesuffix("s")} & PEOPLE
    return not thing and not is_aside(text, named, state=named.kind == STATE)
