"""A happening as a page tells of it: its clause, and that with its day and who acts."""

from datetime import date
from typing import NamedTuple

from .drafted_pages import Page
from .named_actors import Cast


class Clause(NamedTuple):
    """What a clause tells: who acts, who else is named, the verb, whether it is speech.

    `text` are its words, `narration` the same with blanks for what is quoted; `meant` are offices
    and bodies that act in it under no name of their own.
    """

    agents: tuple[str, ...]
    others: tuple[str, ...]
    speech: bool
    says: bool
    text: str
    narration: str
    verb: str
    meant: tuple[str, ...] = ()
    done: str = ""  # the verb that is nearest before the date, if another
    passive: bool = False  # whether it is done to the agents: “Ada Varn was dismissed”
    reported: str = ""  # what is said, where that is told before: “The mill burnt, Varn said”


NOTHING = Clause((), (), False, False, "", "", "")


class Mention(NamedTuple):
    """One happening where a page tells of it.

    `agents` are names of actors, `words` the stems of the clause; `rule` says how it was found.
    """

    page: Page
    sentence: int
    start: int
    end: int
    printed: str
    first: date | None
    last: date | None
    precision: str
    agents: tuple[str, ...]
    others: tuple[str, ...]
    stems: frozenset[str]
    title: str
    speech: bool
    says: bool
    rule: str
    certain: bool
    place: str = ""
    length: str = ""
    answers: tuple[str, ...] = ()
    early: int = 0  # by how many days it can have been earlier
    meant: tuple[str, ...] = ()  # who acts under no name, as a clause tells
    named: str = ""  # words beside the noun of a statement that the date is of
    noun: str = ""  # the words that the date is of, or can be of
    part: bool = False  # whether a preposition sets them off from the verb of the clause
    head: str = ""  # the stem of the verb, if it is none of speech
    days: int = 0  # by how many it was before the news of its page
    told: bool = True  # whether a clause tells of it; if not, a date is only that of a noun
    word_of: tuple[str, ...] = ()  # who says so, if it is what somebody says
    passive: bool = False  # whether it is done to the agents

    @property
    def before(self) -> str:
        """The words of its sentence before its date."""
        return self.page.body[self.page.sentences[self.sentence][0] : self.start]

    def doers(self, cast: Cast) -> set[str]:
        """Who acts: nobody that something is done to."""
        return set() if self.passive else cast.doers(self.agents, self.meant)

    def named_too(self) -> set[str]:
        """Who else is named."""
        return {*self.others, *(self.agents if self.passive else ())}
