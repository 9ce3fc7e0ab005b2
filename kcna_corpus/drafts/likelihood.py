"""How likely two places tell of one happening, by what they share.

A logistic measure. `tests/bench/joining.py --fit` learns its weights from coverage that people
have coded, and prints what they are worth on coverage that they have not seen.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ..happenings.happening import Mention
from ..happenings.known_actors import known_names
from ..happenings.likeness import Likeness, stems
from ..happenings.named_actors import Cast
from ..happenings.verbs import WORD

#: Words on either side of a date that are near to it, and among which names in capitals are shared.
_NEAR, _BESIDE = 7, 12
_CACHED = 1 << 14  # actors of whom the stems of their names are kept
_NAMED = 2  # so many whom both name count as a word
_NOTHING = -3.0  # the odds of places that share nothing
#: What a trait adds to the odds (their logarithm), by the name of the trait.
WEIGHTS: Mapping[str, float] = {
    "even": -2.39,
    "words of the clause": 0.6,
    "words near the date": 1.63,
    "words of the sentence": 0.56,
    "capitals": 1.46,
    "named": 0.27,
    "same person acts": 1.97,
    "same person says": 2.37,
    "other person": -1.29,
    "both speech": -1.3,
    "speech and deed": -1.01,
    "long window": -0.17,
    "same date words": 1.02,
    "only named": 1.1,
    "same page": -0.83,
    "same sentence": -10.0,
}


class Place(NamedTuple):
    """What a mention is compared by: stems of its words, who acts, who is named."""

    mention: Mention  # kept, so that no other one gets its id
    clause: frozenset[str]
    near: frozenset[str]
    sentence: frozenset[str]
    capitals: frozenset[str]  # words in capitals beside the date
    names: frozenset[str]  # the stems of all names
    named: frozenset[str]
    people: frozenset[str]  # who acts


class Likelihood:
    """How likely two places tell of one happening, in the words of a case."""

    def __init__(self, like: Likeness, cast: Cast) -> None:
        self._like, self._cast = like, cast
        self._places: dict[int, Place] = {}

    def place(self, mention: Mention) -> Place:
        """What a mention is compared by."""
        if (place := self._places.get(id(mention))) is None:
            place = self._places[id(mention)] = self._read(mention)
        return place

    def log_odds(self, one: Mention, other: Mention) -> float:
        """The logarithm of the odds that two places tell of one happening: 0 is even.

        Who acts on a day does many things: of deeds a word must be shared that is no name.
        """
        mine, theirs = self.place(one), self.place(other)
        shared = (mine.sentence & theirs.sentence) - mine.names - theirs.names
        said = one.speech and other.speech and mine.people & theirs.people
        if not said and len(shared) + len(mine.named & theirs.named) // _NAMED < _least(one, other):
            return _NOTHING
        return math.fsum(
            WEIGHTS.get(trait, 0.0) * value for trait, value in self.traits(one, other).items()
        )

    def traits(self, one: Mention, other: Mention) -> dict[str, float]:
        """What two places share, and what tells them apart, by name."""
        mine, theirs = self.place(one), self.place(other)
        names = mine.names | theirs.names
        shared = (mine.sentence & theirs.sentence) - names
        said = one.speech and other.speech
        same = bool(mine.people & theirs.people)
        rare = self._like.rarity
        days = [(m.last - m.first).days if m.first and m.last else 0 for m in (one, other)]
        return {
            "even": 1.0,
            "words of the clause": rare((mine.clause & theirs.clause) - names),
            "words near the date": rare((mine.near & theirs.near) - names),
            "words of the sentence": rare(shared),
            "capitals": rare(mine.capitals & theirs.capitals),
            "named": rare(stems(" ".join(mine.named & theirs.named))),
            "same person acts": float(same and not said),
            "same person says": float(same and said),
            "other person": float(
                bool(mine.people and theirs.people and not mine.people & theirs.people)
            ),
            "both speech": float(said),
            "speech and deed": float(one.speech != other.speech),
            "long window": math.log1p(max(days)),
            "same date words": float(one.printed == other.printed),
            "only named": float(not one.told) + float(not other.told),
            "same page": float(one.page.key == other.page.key),
            "same sentence": float(
                one.page.key == other.page.key and one.sentence == other.sentence
            ),
        }

    def _read(self, mention: Mention) -> Place:
        page = mention.page
        begin, end = page.sentences[mention.sentence]
        body = page.body
        before = WORD.findall(body[begin : mention.start])
        behind = WORD.findall(body[mention.end : end])
        beside = [*before[-_BESIDE:], *behind[:_BESIDE]]
        named = frozenset({*mention.agents, *mention.others})
        return Place(
            mention,
            mention.stems,
            stems(" ".join([*before[-_NEAR:], *behind[:_NEAR]])),
            stems(f"{body[begin : mention.start]} {body[mention.end : end]}"),
            stems(" ".join(word for word in beside if word[:1].isupper())),
            names_in(mention),
            named,
            frozenset(self._cast.people(mention.doers(self._cast))),
        )


def _least(one: Mention, other: Mention) -> int:
    """How many words two places must share: “this week’s talks”, “a talk this week” share one."""
    return 2 if not (one.told or other.told) and one.first != one.last else 1


def names_in(mention: Mention) -> frozenset[str]:
    """The stems of the names of all whom a mention names."""
    return frozenset().union(*map(spelt, {*mention.agents, *mention.others}))


@lru_cache(_CACHED)
def spelt(actor: str) -> frozenset[str]:
    """The stems of all names of an actor, adjectives too."""
    names = [printed for printed, entry in known_names().items() if entry.name == actor]
    return stems(" ".join([actor, *names]))
