"""Which actor or event is meant by a name, and whom an actor acts for."""

from collections.abc import Iterable
from itertools import chain

from ..inputs import gist
from ..records.corpus import Corpus, known_corpus
from ..text.nearest import did_you_mean


def actor_named(corpus: Corpus, name: str) -> str:
    """Return the short name of the actor that has this short name, name or alias.

    Raises ValueError for a name that no actor has (with the nearest), or that several have.

    >>> import kcna_corpus as kc
    >>> actor_named(kc.load(), "North Korea")
    'dprk'
    """
    actors = corpus.actors
    called: dict[str, set[str]] = {actor: {actor} for actor in actors["actor"]}
    if name in called:
        return name
    for actor, own, aliases in zip(actors["actor"], actors["name"], actors["aliases"], strict=True):
        for word in (own, *aliases):
            called.setdefault(word.casefold(), set()).add(actor)
    keys = sorted(called.get(name.casefold(), ()))
    if len(keys) == 1:
        return keys[0]
    if keys:
        raise ValueError(f"{name!r} may be {' or '.join(keys)}; use the short name")
    names = [*actors["name"], *chain.from_iterable(actors["aliases"]), *actors["actor"]]
    raise ValueError(f"unknown actor {name!r}" + did_you_mean(name, names))


def event_named(corpus: Corpus, name: str) -> str:
    """Return the short name of the event that has this short name, or alone has this title.

    Raises TypeError or ValueError for what is no name, or a name that no event has (with the
    nearest).

    >>> import kcna_corpus as kc
    >>> event_named(kc.load(), "US sanctions five over DPRK–Russia arms moves")
    'us-sanctions-2024-05-16'
    """
    events = known_corpus(corpus).events
    if not isinstance(name, str):
        raise TypeError(f"event: one event is needed, by short name or title, not {gist(name)}")
    for own in (events["event"] == name, events["title"].str.casefold() == name.casefold()):
        if own.sum() == 1:
            return str(events["event"][own].iloc[0])
    choices = [*events["event"], *events["title"]]
    raise ValueError(f"unknown event {name!r}" + did_you_mean(name, choices))


def actors_meant(corpus: Corpus, names: Iterable[str]) -> set[str]:
    """Return the short names of the actors named and of all who act for them.

    Raises ValueError as `actor_named`.

    >>> import kcna_corpus as kc
    >>> "kim-yo-jong" in actors_meant(kc.load(), ["North Korea"])
    True
    """
    acting: dict[str, list[str]] = {}
    for actor, parent in zip(corpus.actors["actor"], corpus.actors["of"], strict=True):
        acting.setdefault(parent, []).append(actor)
    meant: set[str] = set()
    waiting = [actor_named(corpus, name) for name in names]
    while waiting:
        actor = waiting.pop()
        meant.add(actor)
        waiting += [a for a in acting.get(actor, ()) if a not in meant]
    return meant


def names(corpus: Corpus, actors: Iterable[str]) -> list[str]:
    """Return the names of actors, by their short names, in order."""
    return [corpus.row("actors", actor)["name"] for actor in actors]


def above(corpus: Corpus, actor: str) -> set[str]:
    """Return an actor and all whom it acts for.

    >>> import kcna_corpus as kc
    >>> sorted(above(kc.load(), "kim-yo-jong"))
    ['dprk', 'kim-yo-jong', 'wpk']
    """
    rows, actors = corpus.by_key["actors"], set[str]()
    while actor and actor not in actors:
        actors.add(actor)
        actor = rows[actor]["of"] if actor in rows else ""
    return actors
