"""Who acts in a clause under no name of their own: by an office, or by what was named before."""

import re

from ..text.given_names import MEN, WOMEN
from ..text.people import People
from ..text.person_words import BODIES, LOWERING, POSTS, TITLES
from ..text.persons import mentions
from ..text.phrases import NAMELESS
from ..text.words import letters
from .kin import spoken_of
from .known_actors import ORGANISATION, PERSON, STATE, Named, agencies, known_names
from .named_actors import Cast
from .offices import is_aside, is_of_thing, is_office, office
from .verbs import WORD, is_verb_form

#: One half of a land of two: “the North”.
_HALF = re.compile(r"\b[Tt]he (North|South)\b(?! [A-Z])")
_THE = re.compile(
    rf"\b[Tt]he (?:\d+-year-old )?({'|'.join(sorted(POSTS))})\b(?! of\b| [A-Z])", re.IGNORECASE
)
#: “Officials of Norway” speak for Norway.
_OFFICIALS = re.compile(
    r"\b(?:officials|spokes\w+)\s(?:of|with|for|from)\s(?:the\s)?$", re.IGNORECASE
)
#: A body that was named before: “the armed group”, “it”.
_BODY = re.compile(rf"\s*(?:It|[Tt]he\s(?:[\w-]+\s){{0,2}}?(?:{'|'.join(sorted(BODIES))}))\s*")
_AND_NAME = re.compile(r"\sand\s(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?(?P<name>[A-Z][\w-]+)\b(?!\s[A-Z]|[’'])")
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_LEADER = re.compile(
    rf"\b(?:leader|ruler|{'|'.join(sorted(POSTS))})(?:\s(?:has|had|also))*\s*$", re.IGNORECASE
)
_MR, _MS = ("Mr ", "Mr. "), ("Ms ", "Ms. ", "Mrs ", "Mrs. ", "Miss ")
_WOMEN = ("sister", "wife", "daughter", "mother")
_FAR = 300  # characters before a sentence in which a body is named that it calls “the group”


class Unnamed:
    """The subjects of one article that have no name: `narration` has blanks for what is quoted.

    >>> text = "Hezbollah fights. The group said so. Norway’s mayor left. The president wept."
    >>> text += " President Ada Varn is ill."
    >>> unnamed = Unnamed(text, Cast([text]), People(text))
    >>> [unnamed.who(*place) for place in ((18, 28), (37, 52), (58, 71))]
    [('Hezbollah',), ('mayor | Norway',), ('Ada Varn',)]
    """

    def __init__(self, narration: str, cast: Cast, people: People) -> None:
        self._narration, self._cast, self._people = narration, cast, people

    def who(self, begin: int, end: int) -> tuple[str, ...]:
        """Return whom a subject without a name means: actors, and offices as `office` has them."""
        text = self._narration[begin:end]
        if relative := self._relative(text):
            return (relative,)
        bodies = [named for named in self._cast.find(text) if named.kind != PERSON]
        meant = [title for named in bodies if (title := office(text, named))]
        meant += [named.name for named in bodies if _OFFICIALS.search(text[: named.start])]
        if not bodies and (half := _HALF.search(text)):
            states = {n.name for n in self._cast.find(self._narration) if n.kind == STATE}
            meant += sorted(name for name in states if name.startswith(half[1]))
        if not bodies and (the := _THE.search(text)):
            meant += self._titled(the[1].lower())
        if _BODY.fullmatch(text):
            meant += self._body_before(begin)
        return tuple(meant)

    def short_name(self, begin: int, text: str) -> list[str]:
        """Whom a surname or a pronoun means."""
        for mention in mentions(text):
            surname = self._cast.surname(mention.name)
            is_full_name = mention.name in known_names() or " " in surname
            start = mention.end - len(surname)
            named = Named(start, mention.end, "", PERSON, surname)
            aside = is_aside(text, named) or is_of_thing(text, named)
            span = begin + start, begin + mention.end
            if is_full_name or aside:
                continue
            # “the President”, beside one who is named by surname
            titled = mention.keys[0] in TITLES
            person = self.meant(*span, sure=titled)
            if person and self._cast.bearers(surname) != person:  # others are called so
                before = self._narration[: span[0]]
                person = [n for n in person if any(s in before for s in self._cast.persons[n])]
            if self._narration.endswith(_MS, 0, span[0]) and not self.called(surname):
                # of many called so she is who is somebody’s sister, not who was named last
                person = [n for n in person if n in map(self._cast.relative, _WOMEN)]
            if not person and not text.endswith(("the ", "The "), 0, mention.start):
                person = self._fitting(self.called(surname), span[0])
            if person:
                return person + self._joined(span[1], begin + len(text))
        pronoun = _PRONOUN.search(text)
        if not pronoun:
            return []
        meant = self.meant(begin + pronoun.start(), begin + pronoun.end(), sure=True)
        if not meant:  # the only person whom the page has named
            before = self._narration[:begin]
            meant = [
                *{n.name for n in self._cast.find(before, called=self.called) if n.kind == PERSON}
            ]
            begins = max(before.rfind(". "), before.rfind("\n")) + 1
            for m in mentions(before[begins:]):  # “Maud noted that she”
                acts = WORD.match(before, begins + m.end + 1)
                if acts and is_verb_form(acts[0]):
                    meant = [n for n in meant if {*m.name.split()} <= {*n.split()}]
            if len(meant) == 1 and self._is_another(meant[0], begin + pronoun.start()):
                return []
        return meant if len(meant) == 1 else []

    def called(self, surname: str) -> list[str]:
        """Whom this article means by a surname, where it names no two who have it."""
        two = len(self._cast.on_page(self._narration, surname)) > 1
        return self._cast.bearers(surname) or ([] if two else self._cast.mostly(surname))

    def _fitting(self, persons: list[str], start: int) -> list[str]:
        """Those whom “Mr” or “Mrs” before a place fits by their first names."""
        she = self._narration.endswith(_MS, 0, start)
        he = self._narration.endswith(_MR, 0, start)
        others = MEN if she else WOMEN if he else ()
        return [name for name in persons if letters(name.split()[0]) not in others]

    def _is_another(self, name: str, index: int) -> bool:
        """Whether a nameless person was spoken of since: “found the man after he had jumped”."""
        named = [
            n
            for n in self._cast.find(self._narration[:index], called=self.called)
            if n.name == name
        ]
        since = named[-1].end if named else 0
        return bool(NAMELESS.search(self._narration, since, index))

    def _joined(self, start: int, end: int) -> list[str]:
        """Who acts with somebody: “Varn and Mr Berg left”."""
        joined = _AND_NAME.match(self._narration, start, end)
        return self.called(joined["name"]) if joined else []

    def meant(self, start: int, end: int, *, sure: bool = False) -> list[str]:
        """The person whom a name, an office or a pronoun at a place means."""
        person = self._people.meant(start, end)
        name = self._cast.full_name(person.name) if person.sure or not sure else ""
        return [self._cast.person(name)] if name else []

    def _relative(self, text: str) -> str:
        """Whose relative it is, as an office: “sister | Otto Berg”."""
        kin, owner = spoken_of(text)
        named = self._cast.find(owner)
        # not “the sister of Otto Berg’s clerk”
        owners = (n for n in named if not owner.startswith(("’", "'"), n.end))
        persons = [n.name for n in owners if n.kind == PERSON]
        if not persons:
            offices = [title for n in named if (title := office(owner, n))]
            persons = [name for name in self._cast.doers((), offices) if not is_office(name)]
        if kin and not persons and _LEADER.search(owner):
            return self._cast.relative(kin)  # “the leader’s sister”
        return f"{kin} | {persons[-1]}" if kin and persons else ""

    def _titled(self, title: str) -> list[str]:
        """Who alone is named with a title and no state in this article: “President Varn”."""
        named = re.finditer(
            rf"(?P<of>(?:[A-Z][\w.’']*|{'|'.join(sorted(LOWERING))}) )?"
            rf"\b[{title[0].upper()}{title[0]}]{title[1:]} "
            r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})",
            self._narration,
        )
        persons: set[str] = set()
        for name in {m["name"] for m in named if not m["of"]}:
            whole = self._cast.full_name(name)
            persons.update([self._cast.person(whole)] if whole else self.called(name))
        return [*persons] if len(persons) == 1 else []

    def _body_before(self, begin: int) -> list[str]:
        """The only body that is named right before, in the same paragraph."""
        before = self._narration[max(0, begin - _FAR) : begin].rpartition("\n\n")[2]
        bodies = {n.name for n in self._cast.find(before) if n.kind == ORGANISATION} - agencies()
        return [*bodies] if len(bodies) == 1 else []
