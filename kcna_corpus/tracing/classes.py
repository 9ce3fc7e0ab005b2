"""The class of a quotation, and the sentence that says why."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ..text.cues import QUOTES
from .align import Alignment, Run, align
from .edges import turned_before, turned_behind
from .edits import CLAUSE, SPELLING, Edit, Quoted, find_edits
from .match import Match
from .statement import Statement

VERBATIM, TRIMMED, ALTERED = "verbatim", "trimmed", "altered"
OTHER, TRANSLATED = "other translation", "translated"
ABSENT, UNSURE = "not in the statement", "unsure"
#: Classes from the most faithful to the least, each with a letter and the number of its colour.
CLASSES = {
    VERBATIM: ("V", 0),
    TRIMMED: ("T", 1),
    ALTERED: ("A", 2),
    OTHER: ("O", 3),
    TRANSLATED: ("L", 7),
    UNSURE: ("?", 4),
    ABSENT: ("N", 5),
}
#: Of a clause of reported speech, which is no quotation; or it is unsure.
PARAPHRASED = "paraphrased"

_TOO_FEW = 3  # kept words that cannot show by themselves that the rendering is the same
_HALF = 0.5
_SENTENCE = 5  # words: what is put in and longer renders nothing of the statement
_STEPS_IN = 80  # characters: “…,” she said on Friday in the harbour, “…”
_LISTED = 3  # changes spelt out in a sentence of why
_ENDS = ".,!?…。！？"  # before a closing mark: printed as a sentence, if it also begins as one


class Finding(NamedTuple):
    """What became of the statement's words in one quotation."""

    sentences: list[int]
    version: str
    kind: str
    edits: list[Edit]
    gloss: list[str]
    sense: str
    wer: float
    score: float
    why: str

    @property
    def linked(self) -> bool:
        """Whether it is the statement's; what is unsure only names the nearest sentence."""
        return bool(self.sentences) and self.kind != UNSURE


def describe(
    quoted: Quoted,
    alignment: Alignment,
    statement: Statement,
    joined: tuple[bool, bool] = (False, False),
) -> Finding:
    """Say what became of the statement's words in a quotation, from the equal words.

    `joined`: the quotation before, and the one behind, has the words that come before and behind.
    """
    runs = alignment.runs
    first, end = runs[0].statement, runs[-1].statement + runs[-1].size
    if not quoted.closed:  # what follows the statement's words may be the report's own
        size = runs[-1].report + runs[-1].size
        size += _other_ending(quoted, size, statement.closes(end - 1) - end)
        quoted = quoted._replace(starts=quoted.starts[:size], ends=quoted.ends[:size])
    size = len(quoted.starts)
    edits: list[Edit] = []
    gloss: list[str] = []
    equal_words = alignment.size
    if equal_words < size or len(runs) > 1 or quoted.respelt or statement.respelt(first, end):
        edits, gloss, alike = find_edits(quoted, runs, statement)
        equal_words = min(size, equal_words + alike)
    opens, closes = statement.opens(first), statement.closes(end - 1)
    edges = (runs[0].report == 0, runs[-1].report + runs[-1].size == size)
    cut = (
        edges[0] and first > opens and not joined[0],
        edges[1] and end < closes and not joined[1],
    )
    kind = _kind(quoted, [e for e in edits if e.kind != SPELLING], equal_words, cut)
    sense = [f"{e.sense}: {_says(e)}" for e in edits if e.sense] if edits else []
    if cut[0] and (turn := turned_before(statement, first, end, quoted.before)):
        sense.append(f"starts after “{turn}”")
    last = min(closes, end + size - runs[-1].report - runs[-1].size)  # the last words may differ
    if not joined[1] and (turn := turned_behind(statement, first, last, quoted.after)):
        sense.append(f"stops before “{turn}”")
    numbers = _sentences(runs, statement)
    wer = sum(e.cost for e in edits) / _passage(runs) if edits else 0.0
    why = _why(kind, numbers, edits, cut, sense, gloss)
    return Finding(
        numbers, statement.version[statement.sentence_at(first)], kind, edits, gloss,
        "; ".join(sense), round(wer, 3), round(equal_words / size, 3), why,
    )  # fmt: skip


def _other_ending(quoted: Quoted, size: int, left: int) -> int:
    """How many words behind the first `size` end the sentence as the statement's `left` ones do."""
    last = size + left - 1
    if not left or last >= len(quoted.ends):
        return 0
    begin, end = quoted.ends[size - 1], quoted.ends[last]
    goes_on = not set(quoted.text[begin:end]) & set(",;:.!?–—")
    return left if goes_on and quoted.text[end : end + 1] in tuple(".!?") else 0


def _sentences(runs: list[Run], statement: Statement) -> list[int]:
    """The sentences that the equal words are from, not those that were skipped between them."""
    at = statement.sentence_at
    spans = {(at(run.statement), at(run.statement + run.size - 1)) for run in runs}
    if len(spans) == 1:
        first, last = spans.pop()
        return statement.number[first : last + 1]
    indices = {s for first, last in spans for s in range(first, last + 1)}
    return [statement.number[s] for s in sorted(indices)]


def _passage(runs: list[Run]) -> int:
    """How many words of the statement the runs of equal words reach over."""
    return max(r.statement + r.size for r in runs) - min(r.statement for r in runs)


def _kind(quoted: Quoted, edits: list[Edit], equal_words: int, cut: tuple[bool, bool]) -> str:
    changed = [e for e in edits if not (e.kind == "deleted" and (e.marked or e.cost >= CLAUSE))]
    if changed:
        put_in = [e.cost for e in changed if e.kind == "inserted" and e.cost > _SENTENCE]
        size = len(quoted.starts) - sum(put_in)
        kinds = [e.kind for e in changed]
        equal_words += kinds.count("inflected")
        if equal_words < _HALF * size or ("substituted" in kinds and equal_words < _TOO_FEW):
            return OTHER
        return ALTERED
    if edits or (any(cut) and _as_sentence(quoted.text)):
        return TRIMMED
    return VERBATIM


def _as_sentence(text: str) -> bool:
    """Is the quotation printed as if it were a sentence? A capital (or a figure), and a stop."""
    words = text.strip(f"{QUOTES}[]() \u200b")
    return bool(words) and not words[0].islower() and text.rstrip(f"{QUOTES})] ")[-1:] in _ENDS


def _says(edit: Edit) -> str:
    """One change in words."""
    if edit.kind == "deleted":
        return f"“{_short(edit.statement)}” left out"
    if edit.kind == "inserted":
        return f"“{_short(edit.report)}” put in"
    if edit.kind == "moved":
        return f"“{_short(edit.report)}” moved"
    return f"“{_short(edit.statement)}” became “{_short(edit.report)}”"


def _short(words: str) -> str:
    """At most nine words: the sentence of why is to be read, the edits have them all."""
    listed = words.split()
    return words if len(listed) < 10 else f"{' '.join(listed[:4])} … {' '.join(listed[-4:])}"


def _why(
    kind: str, numbers: list[int], edits: list[Edit], cut: tuple[bool, bool], sense: list[str],
    gloss: list[str],
) -> str:  # fmt: skip
    """Write one sentence that a reader can check."""
    where = f"sentence {numbers[0] + 1}"  # whoever reads counts from 1
    if len(numbers) > 1:
        where = f"sentences {_listed([n + 1 for n in numbers])}"
    spelt = [_says(e) for e in edits if e.kind == SPELLING]
    if kind == VERBATIM:
        reason = f"Stands word for word in {where}"
        if spelt:
            reason += f", spelt otherwise: {', '.join(spelt[:_LISTED])}"
    elif all(e.kind == SPELLING for e in edits) and any(cut):
        ends = {(True, False): "beginning", (False, True): "end", (True, True): "beginning and end"}
        reason = f"Printed as a sentence, but {where} has its {ends[cut]} cut off"
    else:
        changed = [e for e in edits if e.kind != SPELLING] or edits
        changes = [_says(e) for e in changed[:_LISTED]]
        if len(changed) > _LISTED:
            changes.append(f"and {len(changed) - _LISTED} more")
        reason = f"{_LEADS[kind]} {where}: {', '.join(changes)}"
    for turned in sense:
        if turned.startswith(("starts", "stops")):
            reason += f"; {turned}"
    if gloss:
        reason += f"; put in as a gloss: {' '.join(gloss)}"
    return reason + "."


def _listed(numbers: list[int]) -> str:
    """Some numbers in words: “2 to 5”, “1 and 3”, “1, 2 and 7”."""
    if numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{numbers[0]} to {numbers[-1]}"
    return f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


_LEADS = {
    TRIMMED: "Only words of",
    ALTERED: "Nearly",
    OTHER: "In other words than",
}


_NOTHING = Finding(
    [], "", ABSENT, [], [], "", 0.0, 0.0, "No place in the statement shares enough of its words."
)
_LITTLE = _NOTHING._replace(
    kind=UNSURE, why="Some of its words stand in the statement, too few or too common to tell."
)


def describe_all(matches: Sequence[Match], statement: Statement) -> list[Finding]:
    """Describe the quotations of one report: those linked by their words first, then the others."""
    findings = [
        _with_link(m, describe(m.quoted, m.link, statement, _joined(matches, k)))
        if m.link
        else _LITTLE
        if m.doubtful
        else _NOTHING
        for k, m in enumerate(matches)
    ]
    for k, match in enumerate(matches):
        if match.parent >= 0:
            findings[k] = _repeated(match, matches[match.parent], findings[match.parent], statement)
        elif match.sentence >= 0:
            findings[k] = _around(match, statement)
    return findings


def _with_link(match: Match, finding: Finding) -> Finding:
    """Say what a link rests on besides the words."""
    if not match.beside:
        return finding
    return finding._replace(why=f"{finding.why[:-1]}; linked by the quotation beside it.")


def _joined(matches: Sequence[Match], k: int) -> tuple[bool, bool]:
    """Do the quotations beside this one go on with the statement, the report only stepping in?"""
    return (k > 0 and _adjoin(matches[k - 1], matches[k])), (
        k + 1 < len(matches) and _adjoin(matches[k], matches[k + 1])
    )


def _adjoin(one: Match, two: Match) -> bool:
    if one.link is None or two.link is None:
        return False
    last = one.link.runs[-1]
    gap = two.quoted.start - one.quoted.start - len(one.quoted.text)
    return (
        last.statement + last.size == two.link.runs[0].statement
        and 0 < gap < _STEPS_IN
        and "\n" not in one.quoted.after[:gap]
    )


def _repeated(match: Match, parent: Match, whole: Finding, statement: Statement) -> Finding:
    """Describe a quotation whose words are repeated in a longer one: it shares its changes."""
    edits = [e for edit in whole.edits if (e := _carried(edit, match, parent))]
    low, high = match.offset, match.offset + len(match.code)
    runs = parent.link.runs if parent.link else []
    parts = [(max(r.report, low), min(r.report + r.size, high), r) for r in runs]
    numbers = {
        statement.place(r.statement + i - r.report)[0]
        for begin, end, r in parts
        for i in range(begin, end)
    }
    numbers |= {e.sentence for e in edits}
    score = sum(max(0, end - begin) for begin, end, _ in parts) / len(match.code)
    sentences = sorted(numbers) or whole.sentences
    kind = whole.kind if any(e.kind != SPELLING for e in edits) else VERBATIM
    why = _why(kind, sentences, edits, (False, False), [], [])
    return whole._replace(
        sentences=sentences, kind=kind, edits=edits, gloss=[], score=round(score, 3),
        sense="; ".join(f"{e.sense}: {_says(e)}" for e in edits if e.sense),
        wer=round(min(1.0, sum(e.cost for e in edits) / len(match.code)), 3),
        why=f"{why[:-1]}, as a longer quotation of this report shows.",
    )  # fmt: skip


def _carried(edit: Edit, match: Match, parent: Match) -> Edit | None:
    """The change of a longer quotation, moved to the words of a shorter one that repeats it."""
    starts, ends, size = parent.quoted.starts, parent.quoted.ends, len(match.code)
    first = bisect_right(ends, edit.start - parent.quoted.start) - match.offset
    last = bisect_left(starts, edit.end - parent.quoted.start) - match.offset
    if edit.start == edit.end:
        if not 0 < first < size:
            return None
        at = match.quoted.start + match.quoted.ends[first - 1]
        return edit._replace(start=at, end=at)
    first, last = max(first, 0), min(last, size)
    if first >= last:
        return None
    start, end = match.quoted.starts[first], match.quoted.ends[last - 1]
    return edit._replace(
        report=match.quoted.text[start:end],
        start=match.quoted.start + start,
        end=match.quoted.start + end,
    )


def _around(match: Match, statement: Statement) -> Finding:
    """Describe a quotation that was linked by the words around it."""
    low, high = statement.span(match.sentence)
    at = statement.text.find(match.code, low, high)
    if at >= 0:
        alignment = Alignment([Run(0, at, len(match.code))], len(match.code), 0.0)
    else:
        alignment = align(match.code, statement, match.sentence)
    number = statement.number[match.sentence]
    if alignment.runs:
        finding = describe(match.quoted, alignment, statement)
        return finding._replace(why=f"{finding.why[:-1]}; linked by the words around it.")
    return _NOTHING._replace(
        sentences=[number], version=statement.version[match.sentence], kind=OTHER, wer=1.0,
        why=f"Not a word of sentence {number + 1}, but the words around it follow that sentence.",
    )  # fmt: skip
