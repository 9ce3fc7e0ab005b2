"""Quotations in another language than the statement: their words cannot be compared."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise

from ..text.language import UNKNOWN
from . import meaning
from .classes import TRANSLATED, UNSURE, Finding
from .differences import named, negated_once, strange
from .languages import Fragment
from .statement import Statement


class Foreign:
    """Places what is in another language by its meaning, if the encoder is installed."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement

    @cached_property
    def _versions(self) -> list[tuple[int, meaning.Meanings]]:
        """The versions: where each begins among all sentences, and its sentences."""
        versions = self.statement.version
        begins = [k for k in range(len(versions)) if not k or versions[k] != versions[k - 1]]
        return [
            (begin, meaning.meanings(tuple(self.statement.sentences[begin:end])))
            for begin, end in pairwise([*begins, len(versions)])
        ]

    @property
    def barred(self) -> str:
        """Why nothing is placed by its meaning, "" where it can be."""
        if not meaning.installed():
            return f"{meaning.EXTRA} places it by its meaning"
        if len(self.statement.ids) > meaning.LONGEST:
            return (
                f"in more than {meaning.LONGEST:,} words nothing is placed by its meaning: "
                "trace it to a part of them"
            )
        return ""

    @cached_property
    def named_there(self) -> set[str]:
        """The states and capitals that the statement names."""
        return named(" ".join(self.statement.sentences))

    def nearest(self, words: Sequence[str], version: str | None = None) -> Iterator[meaning.Place]:
        """The sentence nearest to each of these words, in a version, or in that where it is."""
        of_versions = [
            [place._replace(sentence=begin + place.sentence) for place in meanings.place(words)]
            for begin, meanings in self._versions
            if version in (None, self.statement.version[begin])
        ]
        for places in zip(*of_versions, strict=True):
            yield max(places, key=lambda place: place.beyond)

    def place(self, fragments: Sequence[Fragment], findings: Sequence[list[Finding]]) -> None:
        """Give the quotations of reports that no words link, and that are foreign, their class."""
        candidates = [] if self.barred else fragments
        places = self.nearest([f.words for f in candidates]) if candidates else ()
        placed = dict(zip(candidates, places, strict=True))
        for fragment in fragments:
            own_findings = findings[fragment.report]
            own_findings[fragment.number] = self._finding(
                own_findings[fragment.number], fragment, placed.get(fragment)
            )
        for _, group in groupby(fragments, lambda fragment: fragment.report):
            _link_by_longer(list(group), findings)

    def _finding(
        self, finding: Finding, fragment: Fragment, place: meaning.Place | None
    ) -> Finding:
        opening = f"It is in another language ({fragment.language}) than the statement"
        if fragment.language == UNKNOWN:
            opening = "It is perhaps in another language than the statement"
        if place is None:
            why = f"{opening}; {self.barred}."
            return finding._replace(kind=UNSURE, why=why)
        short = meaning.is_short(fragment.words)
        learnt = fragment.language in meaning.LANGUAGES
        if not learnt and fragment.language != UNKNOWN:
            opening += ", in one that the encoder has not learnt"
        if place.far and not meaning.is_short(fragment.words, 2) and learnt:
            return finding._replace(
                why=f"{opening}, and no sentence of that is like it in meaning."
            )
        number = self.statement.number[place.sentence]
        near = f"nearest in meaning is sentence {number + 1} (likeness {place.likeness:.2f}"
        lead = f", {place.lead:.2f} before the next)" if place.lead < 1 else ")"
        linked = finding._replace(
            sentences=[number],
            version=self.statement.version[place.sentence],
            score=round(max(place.likeness, 0.0), 3),
        )
        if short:
            why = f"{opening}; {near}{lead}, but it has too few words to tell."
            return finding._replace(kind=UNSURE, why=why)
        against = "too little sets it apart"
        if place.sure:
            sentence = self.statement.sentences[place.sentence]
            against = strange(fragment.words, sentence, self.named_there) or negated_once(
                fragment.words, sentence
            )
        if not against:
            return linked._replace(kind=TRANSLATED, why=f"{opening}; {near}{lead}.")
        why = f"{opening}; {near}{lead}, but {against}."
        return linked._replace(kind=UNSURE, why=why)


def _link_by_longer(fragments: list[Fragment], findings: Sequence[list[Finding]]) -> None:
    """Give the parts of a translated quotation its sentence, if their own meaning is not enough."""
    for fragment in fragments:
        own_findings = findings[fragment.report]
        around = (own_findings[f.number] for f in fragments if fragment.within(f))
        longer = next((finding for finding in around if finding.kind == TRANSLATED), None)
        if longer and own_findings[fragment.number].kind == UNSURE:
            why = f"{longer.why[:-1]}, as a longer quotation shows."
            own_findings[fragment.number] = longer._replace(why=why)
