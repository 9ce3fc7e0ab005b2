"""Choose the filter for a statement and an archive, and measure what it loses.

The rarest runs of words come first, counted in a sample of the archive as they will be looked for;
a run that others have too is taken only where invented quotations need it. What is promised is
measured on other invented reports than those that the choice was made by.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..tracing.table import Tracer
from ..tracing.word_arrays import read_words
from .invented import REWRITTEN, Invented, each_fragment, invent
from .scan import Filter, found_in, key, long_words

_RUN, _LONE_RUN = 3, 6  # words of a run at most; where each sign counts as a word
_LONE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
TRIALS = 3000  # invented reports by which a filter is measured: enough for one in a thousand
_EACH, _MOST = 10, 20000  # of each sentence at least; and no more of all
_SHORTEST = 0.02  # of the quotations have only three words
_OF_ALLOWED = (0.7, 0.3, 0.0)  # of what may be lost, so much is given up at the first choice, …
_PAYS = 0.5  # a filter that keeps more of the sample costs more than it saves
_COMMON_NAME, _COMMON_WORD = 0.2, 0.03  # in more of the sample, it tells nothing
_NAME = re.compile(r"(?<=[\w,;] )(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*")


class Measured(NamedTuple):
    """Of so many links to invented reports, how many are lost; rewritten ones apart."""

    links: int = 0
    lost: int = 0
    rewritten: int = 0
    rewritten_lost: int = 0

    @property
    def recall(self) -> float:
        """The share of links that are kept."""
        return 1 - self.lost / self.links if self.links else 1.0


class Choice(NamedTuple):
    """The filter, what it was measured to lose, and the share of the sample that it keeps."""

    filter: Filter
    measured: Measured = Measured()
    share: float = 1.0


def choose(
    versions: Mapping[str, Sequence[str]],
    sample: Sequence[str],
    recall: float,
    speaker: Sequence[str] = (),
) -> Choice:
    """Choose the runs that keep `recall` of the links, and as few other reports as can be."""
    if recall >= 1:
        return Choice(Filter((), everything="recall=1 asks for all"))
    import polars as pl

    texts = pl.Series("text", list(sample), pl.String)
    sentences = [text for version in versions.values() for text in version]
    words = sorted({w for text in sample[:200] for w in re.findall(r"\b[a-z]{4,9}\b", text)})
    count = min(_MOST, max(TRIALS, _EACH * len(sentences)))
    tracer = Tracer(versions, None, learn=False)
    learnt = _linked(invent(sentences, count, words, 1), tracer)
    shortest = _linked(each_fragment(sentences), tracer)
    weights = dict.fromkeys(learnt, 1.0)
    weights |= dict.fromkeys(shortest, _SHORTEST * len(learnt) / max(len(shortest), 1))
    probes = _linked(invent(sentences, count, words, 2), tracer)
    runs = _candidates(sentences)
    frequency = Counter(run for hits in found_in(texts, list(runs.values())) for run in hits)
    second = _second_way(sentences, sample, speaker)
    choice = Choice(Filter(()))
    for share in _OF_ALLOWED:
        allowed = share * (1 - recall) * len(learnt)
        trial = Filter(tuple(_cover(runs, frequency, weights, allowed)), *second)
        left = float(trial.keeps(texts).mean()) if len(sample) else 0.0
        choice = Choice(trial, _measure(trial, probes), left)
        if choice.measured.recall >= recall:
            break
    return choice._replace(filter=choice.filter._replace(everything=_why_not(choice, recall)))


def _second_way(
    sentences: Sequence[str], sample: Sequence[str], speaker: Sequence[str]
) -> tuple[tuple[str, ...], tuple[frozenset[str], ...]]:
    """Give the names, and each sentence's words, that tell something in this archive."""
    import polars as pl

    proper = (name for text in sentences for name in _NAME.findall(text))
    names = list(dict.fromkeys([*speaker, *proper]))
    texts = pl.Series("text", list(sample), pl.String)
    frequency = Counter(name for hits in found_in(texts, names) for name in hits)
    words = Counter(word for text in sample for word in long_words(text))
    many = max(len(sample), 1)
    return (
        tuple(name for name in names if frequency[key(name)] <= _COMMON_NAME * many),
        tuple(
            frozenset(w for w in long_words(text) if words[w] <= _COMMON_WORD * many)
            for text in sentences
        ),
    )


def _why_not(choice: Choice, recall: float) -> str:
    if not choice.measured.links:
        return "no quotation of the statement can be linked by its words alone"
    if choice.measured.recall < recall:
        return f"no filter keeps {recall:.2%} of the links to this statement"
    if choice.share > _PAYS:
        return f"its words are so common that {choice.share:.0%} of the reports would be kept"
    return ""


def _linked(reports: Iterable[Invented], tracer: Tracer) -> list[Invented]:
    """Keep the invented reports whose quotation is linked when all is traced."""
    listed = list(reports)
    rows = tracer.trace([report.text for report in listed], range(len(listed)))
    return [listed[k] for k in sorted({int(str(row[0])) for row in rows if row[5]})]


def _measure(trial: Filter, reports: Sequence[Invented]) -> Measured:
    import polars as pl

    flags = trial.keeps(pl.Series("text", [report.text for report in reports], pl.String)).tolist()
    total = Counter(report.kind == REWRITTEN for report in reports)
    lost = Counter(
        report.kind == REWRITTEN for report, flag in zip(reports, flags, strict=True) if not flag
    )
    return Measured(total[False], lost[False], total[True], lost[True])


def _candidates(sentences: Sequence[str]) -> dict[str, str]:
    """Key -> run as printed, of every run of the statement that may be looked for."""
    runs: dict[str, str] = {}
    for text in sentences:
        words = read_words([text])
        starts, ends = words.starts.tolist(), words.ends.tolist()
        sizes = range(3, _LONE_RUN + 1) if _LONE.search(text) else range(2, _RUN + 1)
        for size in sizes:
            for first in range(len(starts) - size + 1):
                run = text[starts[first] : ends[first + size - 1]]
                runs.setdefault(key(run), run)
    return runs


def _cover(
    runs: Mapping[str, str],
    frequency: Counter[str],
    weights: Mapping[Invented, float],
    allowed: float,
) -> list[str]:
    """Take runs, the rarest first, until no more of the invented reports is lost than allowed."""
    import polars as pl

    lost = {report: weight for report, weight in weights.items() if report.kind != REWRITTEN}
    texts = pl.Series("text", [report.text for report in lost], pl.String)
    has: dict[str, list[Invented]] = {}
    for report, hits in zip(lost, found_in(texts, list(runs.values())), strict=True):
        for run in hits:
            has.setdefault(run, []).append(report)
    left = sum(lost.values())
    chosen: dict[str, str] = {}
    for run in sorted(runs, key=lambda run: (frequency[run], len(run.split()), len(run), run)):
        gained = sum(lost.pop(report, 0.0) for report in has.get(run, ()))
        if frequency[run] and (left <= allowed or not gained):
            continue
        within = run.partition(" ")[2], run.rpartition(" ")[0]
        if gained or not any(part in chosen for part in within):
            chosen[run] = runs[run]
            left -= gained
    return list(chosen.values())
