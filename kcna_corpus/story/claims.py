"""Claims about arms transfers, their figures, and the denials that answer them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..clock.in_words import days, local_span, zoneless_days
from ..clock.windows import event_span
from ..records.corpus import Corpus, known_corpus
from ..records.schema import SEPARATOR
from ..text.nearest import did_you_mean
from . import terms
from .actors import above, names
from .figures import figure_told
from .terms import Matter

if TYPE_CHECKING:
    import pandas as pd

    from ..records.csv_folder import Row

COLUMNS = (
    "matter event said_by on figures gloss sources denied_by denied_in denials dismissals".split()
)
#: A statement this many days after a claim can still be taken for its answer.
ANSWERED_WITHIN = 8


def claims(corpus: Corpus, matters: str | Iterable[str] | None = None) -> pd.DataFrame:
    """Return each claim about arms transfers: who says so, when, what number, and who denies it.

    Parameters
    ----------
    corpus : Corpus
        The records.
    matters : str or iterable of str, optional
        Terms of the vocabulary "matter", such as "containers"; None for all. Of records that
        define none, every claim counts, for the matter "".

    Returns
    -------
    pandas.DataFrame
        One row for each matter and event, in order. Columns: matter, event, said_by (names), on
        (str: days, in the zone of the event), figures (number, speaker, day), gloss (str: what was
        said, in our words), sources (what it rests on), denied_by (names), denied_in (plain denials
        by a side that the claim accuses, from that day on), denials (the first of them, and what it
        says, in our words), dismissals (answers within days that reject the claim and avoid a plain
        denial). All but matter, event, on and gloss are lists of str. A denial counts for every
        earlier claim against the same side: which of them it means, its own words seldom say.

    Raises
    ------
    ValueError
        For an unknown matter, with the nearest names.

    See Also
    --------
    chart_figures : The figures of one measure as a chart.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> found = kc.claims(kc.load(), "containers")
    >>> row = found[found["event"] == "us-2024-02-23"].iloc[0]
    >>> row["said_by"], row["figures"]
    (['US State Department'], ['over 10,000 containers (US State Department, 2024-02-23)'])
    >>> row["denied_by"]
    ['Kim Yo Jong', 'Rim Mu Song']
    """
    import pandas as pd

    by_name = {matter.name: matter for matter in terms.matters(known_corpus(corpus))}
    chosen = [matters] if isinstance(matters, str) else list(matters or by_name)
    for name in chosen:
        if name not in by_name:
            choices = [*filter(None, by_name)]
            hint = did_you_mean(str(name), choices) or "; these records name no matter in terms"
            raise ValueError(f"unknown matter {name!r}{hint}")
    claiming, showing = (terms.counting_as(corpus, q) for q in ("claiming", "showing"))
    figures: dict[str, list[Row]] = {}
    for figure in corpus.rows["figures"]:
        if not figure["account"]:
            figures.setdefault(figure["event"], []).append(figure)
    events = sorted(corpus.rows["events"], key=lambda row: (*event_span(row), row["event"]))
    rows = []
    for matter in (by_name[name] for name in chosen):
        for event in events:
            counted = [f for f in figures.get(event["event"], ()) if matter.is_in(f["unit"])]
            if event["kind"] in claiming:
                claims_it = counted or matter.is_in(f"{event['title']}. {event['gloss']}")
            else:
                claims_it = counted and event["kind"] not in showing
            if claims_it:
                claim = _claim(corpus, event, counted)
                rows.append([matter.name, *claim, *_answers(corpus, matter, event)])
    return pd.DataFrame(rows, columns=COLUMNS)


def _claim(corpus: Corpus, event: Row, counted: list[Row]) -> list[object]:
    agents = _taking_part(corpus, event, "agent")
    speakers = list(dict.fromkeys(f["speaker"] for f in counted)) or agents
    figures_told = []
    for f in counted:
        # Beside what was sent, a speech may count what came back.
        other = f", {f['measure']}" if f["measure"] != counted[0]["measure"] else ""
        figures_told.append(
            f"{figure_told(f)}{other} ({names(corpus, [f['speaker']])[0]}, {f['said']})"
        )
    sources = event["source"].split(SEPARATOR)
    speaking = names(corpus, speakers)
    return [event["event"], speaking, _days(event), figures_told, event["gloss"], sources]


def _answers(corpus: Corpus, matter: Matter, claim: Row) -> list[list[str]]:
    """The plain denials from then on, and the dismissals of the days after, by those accused."""
    accused = set(_accused(corpus, claim))
    claimants = {w for a in _taking_part(corpus, claim, "agent") for w in above(corpus, a)}
    denying, answering = (terms.counting_as(corpus, q) for q in ("denying", "answering"))
    denials, dismissals = [], []
    for event in sorted(corpus.rows["events"], key=lambda row: (*event_span(row), row["event"])):
        agents = [a for a in _taking_part(corpus, event, "agent") if above(corpus, a) & accused]
        later = event_span(event)[1] >= event_span(claim)[0]
        if not agents or not later or event["event"] == claim["event"]:
            continue
        if event["kind"] in denying and _meant(corpus, matter, event, claim, agents):
            denials.append((event, agents))
        elif (
            event["kind"] in answering
            and terms.answers_in(corpus, event["kind"]).is_in(event["gloss"])
            and claimants & set(_taking_part(corpus, event, "target"))
            and (event_span(event)[0] - event_span(claim)[1]).days < ANSWERED_WITHIN
        ):
            dismissals.append(_in_words(corpus, event, agents))
    who = list(dict.fromkeys(name for _, agents in denials for name in names(corpus, agents)))
    first = [_in_words(corpus, event, agents) for event, agents in denials[:1]]
    return [who, [event["event"] for event, _ in denials], first, dismissals]


def _meant(corpus: Corpus, matter: Matter, denial: Row, claim: Row, agents: list[str]) -> bool:
    """Whether a denial speaks of such goods, and of the other side that the claim accuses."""
    text = f"{denial['title']}. {denial['gloss']}"
    if matter.named_only and not matter.is_in(text):
        return False
    own = {w for a in agents for w in above(corpus, a)}
    accused = {w for a in _accused(corpus, claim) for w in above(corpus, a)}
    others = names(corpus, sorted(accused - own))
    return not others or any(name in text for name in others)


def _in_words(corpus: Corpus, event: Row, agents: list[str]) -> str:
    return f"{', '.join(names(corpus, agents))}, {_days(event)}: {event['gloss']}"


def _accused(corpus: Corpus, claim: Row) -> list[str]:
    """Whom a claim says to have sent, got or used the goods."""
    used = claim["kind"] in terms.counting_as(corpus, "using")
    roles = ("agent", "partner") if used else ("target",)
    return [a for role in roles for a in _taking_part(corpus, claim, role)]


def _taking_part(corpus: Corpus, event: Row, role: str) -> list[str]:
    rows = corpus.rows["participants"]
    return [p["actor"] for p in rows if p["event"] == event["event"] and p["role"] == role]


def _days(event: Row) -> str:
    return zoneless_days(event, days) or days(*local_span(event))
