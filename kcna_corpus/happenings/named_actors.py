"""Who is named on the pages: states, agencies, persons and bodies, each with all spellings."""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set

from ..records.given import free
from ..text import korean
from ..text.cues import DAYS, KINDS
from ..text.folded import skeleton
from ..text.given_names import MEN, WOMEN
from ..text.korean import HANGUL
from ..text.korean_people import is_name
from ..text.person_words import NO_PERSON, SURNAMES_TOO, TITLES
from ..text.persons import is_person, mentions, same_person
from ..text.roles import is_verb
from ..text.words import letters
from .common_words import common_words, is_described, is_of_words, opens
from .drafted_pages import short_name
from .kin import Place, kin_behind, relatives
from .known_actors import (
    ORGANISATION,
    PERSON,
    Named,
    known_in,
    known_in_hangul,
    known_names,
)  # fmt: skip
from .offices import holder, is_office, office_before
from .spelt_alike import misspelt, short_forms, shortened
from .verbs import names_a_thing

Called = Callable[[str], list[str]]

_HANGUL_NAME = re.compile(r"(?<![가-힣])[가-힣]{3}(?=[은는이가의을를과와도]?(?![가-힣]))")
_LONGEST_NAME = 3  # words; what is longer ends with the name
_GENERATIONS = frozenset("Jr Sr II III IV".split())
_PLAIN = 3  # pages that name who is mostly called by a surname
_BEFORE, _BEHIND = 70, 70  # characters around a name in which its state is told


def plain_name(printed: str) -> str:
    """Return the name of a person without what stands before it; "" if it is none.

    >>> names = "Contradicting Ada Varn", "Friday Harbour", "Ada Varn", "Hugo P. Lind III"
    >>> [plain_name(name) for name in names]
    ['Ada Varn', '', 'Ada Varn', 'Hugo P. Lind']
    """
    words = printed.split()
    while words and _no_part_of_a_name(words[0]):
        words = words[1:]
    titles = [k for k, word in enumerate(words[1:-1], 1) if _is_title(words[k - 1], word)]
    words = words[titles[-1] + 1 :] if titles else words  # “Conservative Senator Ada Varn”
    while len(words) > _LONGEST_NAME and words[-1].strip(".") in _GENERATIONS:
        words = words[:-1]
    if len(words) > _LONGEST_NAME:
        words = words[-2:]
    name = " ".join(words).strip(" ,.")
    if len(words) < 2 or name in known_names() or any(w.lower() in NO_PERSON for w in words):
        return ""
    return name if is_person(name) else ""


def _is_title(before: str, word: str) -> bool:
    """Whether a word inside a name is a title: of “Conservative Bishop Moor”, not “Elin Bishop”."""
    plain = word.lower()
    return plain in TITLES and (plain not in SURNAMES_TOO or before.lower() not in WOMEN | MEN)


def _no_part_of_a_name(word: str) -> bool:
    plain = word.lower().strip(".,")
    return (
        word in DAYS
        or plain in TITLES
        or plain in NO_PERSON
        or word.split("-", maxsplit=1)[0] in known_names()
        or (plain.endswith("ing") and len(plain) > len("Xinping"))
        or not word[:1].isupper()
    )


class Cast:
    """The actors of a case: every spelling of one person is one actor."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.persons: dict[str, Counter[str]] = {}
        self._spelt: dict[str, str] = {}
        self._by_word: dict[str, list[str]] = {}
        self._states: dict[str, Counter[str]] = {}
        self._offices: dict[str, set[str]] = {}
        self._kin: dict[str, set[str]] = {}
        self._in_hangul: dict[str, list[str]] = {}
        #: Names that were asked for: asked again in this order, they make the same actors.
        self.spellings: list[str] = []
        behind_the: Counter[str] = Counter()
        self._pages: dict[str, array[int]] = {}
        self._no_names: frozenset[str] = frozenset()
        pages = self._pages
        kin: set[tuple[str, str, str]] = set()
        common, inside = set[str](), set[str]()
        for number, text in enumerate(texts):
            common |= common_words(text)
            places: list[Place] = []
            for mention in mentions(text):
                if len(mention.keys) > 1 and (name := plain_name(mention.name)):
                    person = self.person(name)
                    inside.update(() if opens(text, mention.begin) else [person])
                    places.append((mention.start, mention.end, person))
                    on = pages.setdefault(person, array("I"))
                    on.extend([number] if number not in on[-1:] else ())
                    states = self._states.setdefault(person, Counter())
                    phrase = _phrase_before(text, mention.start)
                    before = [*known_in(phrase)]
                    states.update(_states_beside(phrase, before, text, mention.end))
                    if title := _office(phrase, before, text, mention.start):
                        self._offices.setdefault(title, set()).add(person)
                    if noun := kin_behind(text, mention.end):
                        self._kin.setdefault(noun, set()).add(person)
                    the = text.endswith(("the ", "The "), 0, mention.start)
                    behind_the[person] += 1 if the or names_a_thing(text, mention.end) else -1
            kin.update(relatives(text, places))
        #: “The Coastal Inspectorate”, “Coastal Guard drills”: mostly so, as no person is.
        self._bodies = {name for name, more in behind_the.items() if more > 0}
        self._drop_described(common, inside)
        self._join(shortened(self.persons))
        self._join(short_forms(self.persons))
        self._join(misspelt(self.persons, pages, self.state_of))
        for noun, *both in kin:
            who, whose = (self._spelt.get(name, name) for name in both)
            self._offices.setdefault(f"{noun} | {whose}", set()).add(who)
            self._kin.setdefault(noun, set()).add(who)

    def _drop_described(self, common: Set[str], inside: Set[str]) -> None:
        """Take “Top Varn” for no name, where Ada Varn is named, nor “Late Show”.

        `inside` are names within a sentence, where no other word than a name has a capital.
        """
        ends = Counter(map(_last, self.persons))
        self._no_names = frozenset(
            name
            for name in self.persons
            if is_of_words(name, common)
            or (name not in inside and is_described(name, common) and ends[_last(name)] > 1)
        )
        for name in self._no_names:
            del self.persons[name]
        for held in (*self._offices.values(), *self._kin.values()):
            held.difference_update(self._no_names)

    def full_name(self, printed: str) -> str:
        """Return the name of a person without what stands before it; "" if it is none here."""
        name = plain_name(printed)
        return "" if name in self._no_names else name

    def surname(self, printed: str) -> str:
        """Return the surname alone of “Top Varn”, which is no name here; else what is printed."""
        return printed.rsplit(maxsplit=1)[-1] if plain_name(printed) in self._no_names else printed

    def _join(self, joined: Mapping[str, str]) -> None:
        """Let names be those of other persons."""
        for name, whole in joined.items():
            self.persons[whole].update(self.persons.pop(name))
            self._pages.setdefault(whole, array("I")).extend(self._pages.pop(name, ()))
            self._states.setdefault(whole, Counter()).update(self._states.pop(name, {}))
            for persons in self._offices.values():
                if name in persons:
                    persons.remove(name)
                    persons.add(whole)
        self._spelt = {printed: joined.get(name, name) for printed, name in self._spelt.items()}

    def person(self, printed: str) -> str:
        """Return the name under which a person is known; a new one is taken in."""
        self.spellings.append(printed)
        if printed not in self._spelt:
            words = {letters(word) for word in re.findall(r"[^\W_]+", printed)}
            words |= {*map(skeleton, words)}
            near = dict.fromkeys(name for word in words for name in self._by_word.get(word, ()))
            if HANGUL.search(printed):  # 김여정 is Kim Yo Jong, unless two spellings may be meant
                alike = [name for name in self.persons if same_person(name, printed)]
                near = dict.fromkeys(alike if len(alike) == 1 else ())
            same = next((name for name in near if same_person(name, printed)), printed)
            self._spelt[printed] = same = self._spelt.get(same, same)
            for word in words:
                names = self._by_word.setdefault(word, [])
                names += [same] if same not in names else []
        name = self._spelt[printed]
        self.persons.setdefault(name, Counter())[printed] += 1
        return name

    def bearers(self, surname: str) -> list[str]:
        """Return the only person of the pages whose surname it is, however it is spelt."""
        every = self._all_bearers(surname)
        return every if len(every) == 1 else []

    def mostly(self, surname: str) -> list[str]:
        """Return whom pages mean by a surname that name none, or only one, who has it.

        Others have it, too, but are named only on pages that name this person.

        >>> texts = ["Ada Varn left."] * 2 + ["Ada Varn met Hugo Varn."]
        >>> Cast(texts).mostly("Varn"), Cast(texts[1:]).mostly("Varn")
        (['Ada Varn'], [])
        """
        every = self._all_bearers(surname)
        pages = {name: {*self._pages.get(name, ())} for name in every}
        most = max(every, key=lambda name: len(pages[name]), default="")
        beside = all(pages[name] < pages[most] for name in every if name != most)
        return [most] if most and beside and len(pages[most]) >= _PLAIN else []

    def _all_bearers(self, surname: str) -> list[str]:
        """Return the persons whose surname it is by its usual letters, or else by its sound."""
        for word in (letters(surname), skeleton(letters(surname))):
            named = self._by_word.get(word, ())
            ends = ((n, letters(n.split()[0 if korean.is_name(n) else -1])) for n in named)
            if alike := {
                self._spelt[n]
                for n, end in ends
                if word in (end, skeleton(end)) and n not in self._no_names
            }:
                return sorted(alike)
        return []

    def find(self, text: str, *, short: bool = False, called: Called | None = None) -> list[Named]:
        """Return the actors that a text names, in order: persons in full, states, agencies.

        With `short`, whom a surname alone means, too, where pages name only one who has it, or as
        `called` tells.
        """
        whom = called or self.bearers
        named = [*known_in(text)]
        for mention in mentions(text):
            if len(mention.keys) > 1 and (name := self.full_name(mention.name)):
                named = [n for n in named if not mention.start <= n.start < mention.end]
                person = self.person(name)
                kind = self.kind_of(person)
                named.append(Named(mention.start, mention.end, person, kind, name))
            elif (short or called) and len(bearer := whom(self.surname(mention.name))) == 1:
                named.append(Named(mention.start, mention.end, bearer[0], PERSON, mention.name))
        return sorted(named)

    def korean(self, text: str) -> tuple[str, ...]:
        """Return whom a Korean text names, persons first: states, and whom another page names.

        >>> Cast(["Kim Yo Jong left."]).korean("북한 김여정 부부장")
        ('Kim Yo Jong', 'North Korea')
        """
        names: list[str] = []
        for word in filter(is_name, _HANGUL_NAME.findall(text)):
            if word not in self._in_hangul:
                alike = {name: same_person(name, word) for name in self.persons}
                koreans = [n for n, same in alike.items() if same is None and korean.is_name(n)]
                found = [n for n, same in alike.items() if same] or koreans
                self._in_hangul[word] = found if len(found) == 1 else []
            names += self._in_hangul[word]
        names += [known_names()[name].name for name in known_in_hangul().findall(text)]
        return tuple(dict.fromkeys(names))

    def kind_of(self, name: str) -> str:
        """Return what sort of actor a name is: of whom nobody knows anything, an organisation."""
        if entry := known_names().get(name):
            return entry.kind
        return PERSON if name in self.persons and name not in self._bodies else ORGANISATION

    def people(self, names: Iterable[str]) -> set[str]:
        """Return those of some names that are persons’."""
        return {name for name in names if name in self.persons and name not in self._bodies}

    def state_of(self, person: str) -> str:
        """Return the state that texts name most right before a person, or right behind."""
        counts = self._states.get(person)
        return counts.most_common(1)[0][0] if counts else ""

    def home_of(self, name: str) -> str:
        """Return the state of an actor, "" if the pages do not tell it."""
        entry = known_names().get(name)
        return entry.state if entry else self.state_of(name)

    def on_page(self, text: str, surname: str) -> set[str]:
        """Return those whose surname it is that a text names in full."""
        every = self._all_bearers(surname)
        return {name for name in every if any(spelt in text for spelt in self.persons[name])}

    def relative(self, kin: str) -> str:
        """Return the only person of the pages who is somebody’s sister, or the like."""
        called = {self._spelt.get(name, name) for name in self._kin.get(kin, ())}
        return called.pop() if len(called) == 1 else ""

    def led_by(self, persons: Iterable[str]) -> list[str]:
        """Return the bodies, and no states, in which some persons are said to hold an office.

        >>> Cast(["Interpol Director Ada Varn left."]).led_by(["Ada Varn"])
        ['Interpol']
        """
        held = [office for office, who in self._offices.items() if not who.isdisjoint(persons)]
        owners = {office.rpartition(" | ")[2] for office in held}
        known = owners & known_names().keys()
        return sorted(name for name in known if self.kind_of(name) == ORGANISATION)

    def doers(self, agents: Iterable[str], meant: Iterable[str] = ()) -> set[str]:
        """Return actors by name, and those meant by their office where the pages name one."""
        return {*agents} | {holder(n, self._offices) if is_office(n) else n for n in meant}


def _last(name: str) -> str:
    return letters(name.rsplit(maxsplit=1)[-1])


def _phrase_before(text: str, start: int) -> str:
    return _PHRASE.split(text[max(0, start - _BEFORE) : start])[-1]


def _office(phrase: str, before: list[Named], text: str, start: int) -> str:
    """The office that stands before a name: “Norway’s mayor Ada Varn”, “the mayor, Ada Varn”."""
    if not phrase.strip() and text.endswith(", ", 0, start):
        phrase = _phrase_before(text, start - len(", "))
        before = [*known_in(phrase)]
    return office_before(phrase, before[-1]) if before else ""


def _states_beside(phrase: str, before: Iterable[Named], text: str, end: int) -> Iterator[str]:
    """The states that are named in the phrase before a name, and the first in the one behind it."""
    for named in before:
        state = known_names()[named.printed].state
        if state and not _acts(phrase[named.end :]) and not _OTHERS.search(phrase, named.end):
            yield state
    behind = text[end : end + _BEHIND]
    if behind.startswith(","):
        part = _PART.split(behind)[0]
        states = ((n, known_names()[n.printed].state) for n in known_in(part))
        yield from [
            state
            for n, state in states
            # not “a letter from Ada Varn, Norway’s news agency said”
            if state and not _acts(part[: n.start]) and not _SPEAKS.match(part, n.end)
        ][:1]


def _acts(words: str) -> bool:
    """Whether words beside a name tell what somebody does: “, warning Iran”, “, who left Iran”."""
    plain = [word.strip(".,") for word in words.split()]
    kinds = {KINDS.get(word.lower(), "") for word in plain}
    return bool(kinds & {*"VIGAER"}) or any(
        is_verb(w) or (w.endswith("ing") and w not in TITLES) for w in plain
    )


#: Behind these another is named than whose a state is: “Norway’s mayor and Ada Varn”.
_OTHERS = re.compile(r"\b(?:to|with|at|by|on|in|and|but|as|that|also)\b")
#: No phrase goes on behind a dateline: “SEOUL, South Korea (AP) — Ada Varn left”.
_PHRASE = re.compile(r"(?<!\b[A-Z])\.|[!?;,\n“”\"()—–]|\s--?\s")
_PART = re.compile(r"(?<!\b[A-Z])\.|[!?;\n“”\"]")
_SPEAKS = re.compile(
    r"(?:[’']s)?\s(?:(?!who\b)[\w-]+\s){0,4}?"
    rf"(?:{'|'.join(word for word, kind in KINDS.items() if kind in 'VI')})\b"
)


class Keys:
    """The short names of actors, made when first asked for: what is not used is no row."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._keys: dict[str, str] = {}
        self._taken: set[str] = set()
        self.used: dict[str, set[str]] = {}  # name -> keys of documents that name it
        self.kinds: dict[str, str] = {}

    def key(self, name: str, kind: str, document: str) -> str:
        """Return the short name of an actor whom a document names."""
        if name not in self._keys:
            self._keys[name] = free(short_name(name) or "actor", self._taken)
            self.kinds[name] = kind
        self.used.setdefault(name, set()).add(document)
        return self._keys[name]

    def short(self, name: str) -> str:
        """Return the short name of an actor that is a row, "" for any other."""
        return self._keys.get(name, "")

    def rows(self) -> Iterator[tuple[str, str, str, list[str], list[str]]]:
        """Yield key, name, kind, aliases and documents of each actor."""
        for name, key in self._keys.items():
            spelt = list(self._cast.persons.get(name, ()))
            entry = known_names().get(name)
            aliases = [*(entry.names if entry else ()), *spelt]
            others = [a for a in dict.fromkeys(aliases) if letters(a) != letters(name)]
            yield key, name, self.kinds[name], others, sorted(self.used[name])
