"""Decide for each quotation of a batch of reports which words of the statement it has, if any.

Four kinds of evidence, each asked only where the one before does not decide: the words themselves;
other quotations of the report that come from the same place; a longer quotation of the report that
repeats the words; the sentence of the report in which the quotation stands.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, compress, islice, pairwise
from math import inf, log2

import numpy as np

from ..quotations.marks import Span, is_attribute
from ..text.sentences import sentence_ends, sentence_start
from .align import LEAP_BITS, PART_BITS, Alignment, Run, align, as_passage, left_over, whole
from .edits import REACH, Quoted
from .index import Index, Place
from .passage import LONGEST, find_way
from .statement import Statement
from .word_arrays import read_words

# In bits beyond what names one place in the statement; set on invented statements and reports.
_LINK_WHOLE, _LINK_PART = 9.5, PART_BITS
_STOCK = 4.0  # asked besides of what is often a stock phrase: two words, a title, one run
_DOUBT = 6.0  # so much below a link, the answer is "unsure"
_LOST_BITS = 1.5  # for a word that is not the statement's
_SHIFT_BITS = 5.5  # for a step in the order of the words
_PACE_BITS = 2.5  # what words exchanged one for one say: the next run stands where it must
_PHRASE = 7.0  # asked besides where the rest, half of the words or more, says something else
_LEAST_SHARE = 1 / 3
_MANY = 5000  # words of a statement
_WHOLE, _NEARLY = 6, 0.8  # words of a sentence, and their share, that stand in a longer quotation
_BESIDE, _ELSEWHERE = 12.0, 24.0  # bits that a second sentence of a passage shares at least
_RIVAL = 0.85  # a second place with nearly as many bits is aligned too
_SHORT = 4  # words: so short a quotation may be linked by the sentence around it
_AROUND, _SHARE = 4, 0.25  # content words that the sentence around it must share, of either side's
_CLEARLY = 1.3
_NAME = 2  # words: so many, with capitals, name something
_NEVER = -inf
_PUT_IN = (",", "(", ")", "–", "—")
_NEAR = 6  # quotations to either side that may stand in one sentence
_REACH = 400  # characters of a report's sentence, to either side


@dataclass(slots=True)
class Match:
    """A quotation and the words of the statement in it; no `link` if it is not linked.

    `code` has one character a word; `parent` is the number, among the report's quotations, of a
    longer one that has the same words, from its word `offset`;
    `sentence` is the one that the words around it follow; `doubtful`: something is shared;
    `beside`: the words alone would not link it, a linked quotation beside it does.
    """

    quoted: Quoted
    code: str
    link: Alignment | None = None
    doubtful: bool = False
    parent: int = -1
    offset: int = 0
    sentence: int = -1
    beside: bool = False


def match_batch(
    texts: Sequence[str], spans: Sequence[Sequence[Span]], statement: Statement, index: Index
) -> list[list[Match]]:
    """Match the quotations of every report."""
    pieces = [text[s.start : s.end] for text, own in zip(texts, spans, strict=True) for s in own]
    numbers = _numbered(pieces)
    which = iter([numbers[piece] for piece in pieces])
    pieces = [*numbers]
    words = index.parting.part(read_words(pieces), pieces)
    ids = statement.identify(words.codes)
    written = statement.write(words.codes, ids)
    places = index.places(ids, words.bounds)
    cuts = [slice(*bounds) for bounds in pairwise(words.bounds.tolist())]
    aligned = [_align(written[cut], own, statement) for cut, own in zip(cuts, places, strict=True)]
    starts, ends = words.starts.tolist(), words.ends.tolist()
    respelt = set((np.searchsorted(words.bounds, words.respelt, "right") - 1).tolist())
    matches: list[list[Match]] = []
    open_ones: dict[int, list[Match]] = {}  # by their pieces: nothing is shared, as it seems
    around: list[tuple[int, int]] = []
    for doc, own in enumerate(spans):
        report: list[Match] = []
        mine = [*islice(which, len(own))]
        for span, number in zip(own, mine, strict=True):
            cut = cuts[number]
            if is_attribute(texts[doc], span):  # no words
                cut = slice(cut.start, cut.start)
            quoted = Quoted(
                pieces[number], span.start, starts[cut], ends[cut], span.closed, texts[doc],
                number in respelt,
            )  # fmt: skip
            aligned_with = aligned[number] if cut == cuts[number] else None
            report.append(Match(quoted, written[cut], aligned_with))
        for k in _settle(report, [places[number] for number in mine], statement):
            open_ones.setdefault(mine[k], []).append(report[k])
        around += [(doc, k) for k, match in enumerate(report) if _asks_around(match)]
        matches.append(report)
    alike = statement.resembled([pieces[number] for number in open_ones])
    alike = [
        one or index.parting.resembles(pieces[k]) for one, k in zip(alike, open_ones, strict=True)
    ]
    for match in chain.from_iterable(compress(open_ones.values(), alike)):
        match.doubtful = match.doubtful or match.link is None
    if around:
        _look_around(texts, matches, around, statement, index)
    return matches


def _numbered(pieces: Iterable[str]) -> dict[str, int]:
    """Number different texts: reports repeat each other, and the same words are read once."""
    return {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}


def _align(written: str, places: list[Place], statement: Statement) -> Alignment | None:
    """Align a quotation with the likeliest of its places."""
    if not places:
        return None
    if places[0].at >= 0:
        return whole(places[0], len(written), statement)
    best: Alignment | None = None
    for place in places[:2]:
        if place.bits < _RIVAL * places[0].bits:
            break
        alignment = align(written, statement, place.sentence)
        if alignment.runs and (best is None or alignment.bits > best.bits):
            best = alignment
    if best is None or len(places) == 1 or best.bits < PART_BITS:
        return best
    if not _promising(best, written, places, statement):
        return best
    way = find_way(written, statement, _near(places, statement))
    passage = as_passage(way, len(written), statement)
    ends = [w for r in passage.runs for w in (r.statement, r.statement + r.size - 1)]
    several = len({statement.sentence_at(word) for word in ends}) > 1
    return passage if several and passage.bits > best.bits else best


def _promising(best: Alignment, written: str, places: list[Place], statement: Statement) -> bool:
    """Does a stretch that is left over follow another place, so that both may be one passage?"""
    if not (stretches := left_over(best, len(written))):
        return False
    home = statement.sentence_at(best.runs[0].statement)
    for place in places:
        beside = abs(place.sentence - home) == 1
        shared = place.bits - statement.size_bits
        if place.sentence == home or shared < (_BESIDE if beside else _ELSEWHERE):
            continue
        for first, end in stretches:
            alignment = align(written[first:end], statement, place.sentence)
            if alignment.runs and alignment.bits > (
                LEAP_BITS - statement.size_bits if beside else PART_BITS
            ):
                last = alignment.runs[-1]
                if 2 * alignment.size > last.report + last.size - alignment.runs[0].report:
                    return True
    return False


def _near(places: list[Place], statement: Statement) -> set[int]:
    """The places of a quotation and the sentences beside them, in the version that has most."""
    bits: Counter[str] = Counter()
    for place in places:
        bits[statement.version[place.sentence]] += int(place.bits)
    version = bits.most_common(1)[0][0]
    near = {p.sentence + k for p in places for k in (-1, 0, 1)}
    several = range(len(statement.sentences))
    return {s for s in near if s in several and statement.version[s] == version}


def _holds_a_sentence(alignment: Alignment, statement: Statement) -> bool:
    """Does a quotation, whatever else was put in, have nearly all words of a sentence?"""
    first, last = alignment.runs[0], alignment.runs[-1]
    low, high = statement.opens(first.statement), statement.closes(last.statement + last.size - 1)
    return alignment.size >= _WHOLE and alignment.size >= _NEARLY * (high - low)


def _value(match: Match, statement: Statement) -> float:
    """How far the evidence goes beyond what a link asks."""
    alignment, size = match.link, len(match.code)
    if alignment is None:
        return _NEVER
    if _is_another_name(match, statement):
        return _NEVER
    if len(alignment.runs) == 1 and alignment.size == size:
        stock = size < 3 or (size < 5 and _is_title(match.quoted.text))
        return alignment.bits - _LINK_WHOLE - (_STOCK if stock else 0.0)
    if alignment.size < _LEAST_SHARE * size:
        if size > LONGEST or not _holds_a_sentence(alignment, statement):
            return _NEVER
        size = alignment.runs[-1].report + alignment.runs[-1].size - alignment.runs[0].report
    steps = len(alignment.runs) - 1
    shifts = sum(
        a.statement - a.report != b.statement - b.report for a, b in pairwise(alignment.runs)
    )
    order = _PACE_BITS * (steps - shifts) - _SHIFT_BITS * shifts
    alone = _STOCK + (_PHRASE if 2 * alignment.size <= size else 0.0) if not steps else 0.0
    return alignment.bits + order - _LOST_BITS * (size - alignment.size) - _LINK_PART - alone


def _is_title(text: str) -> bool:
    """Has every longer word a capital? So are the names of books and shows printed, in any text."""
    return all(word[0].isupper() for word in text.split() if len(word) > 3)


def _is_another_name(match: Match, statement: Statement) -> bool:
    """Are these two words of the statement with capitals that it has not: the “Copper Key”?"""
    alignment, text = match.link, match.quoted.text
    if alignment is None or not alignment.size == len(match.code) == _NAME or not text.istitle():
        return False
    first = alignment.runs[0].statement
    return statement.print(first, first + alignment.runs[0].size).islower()


def _settle(report: list[Match], places: list[list[Place]], statement: Statement) -> list[int]:
    """Link what the words decide; then what other quotations of the same report help to decide.

    Returned are the numbers of those with which the statement seems to share nothing.
    """
    apart: list[int] = []
    values = [_value(match, statement) for match in report]
    sure = [k for k, value in enumerate(values) if value >= 0]
    surely = "\n".join(report[k].code for k in sure)
    linked = {
        k: statement.sentence_at(alignment.runs[0].statement)
        for k in sure
        if (alignment := report[k].link) and (places[k][0].at < 0 or len(places[k]) == 1)
    }
    for k, (match, worth, own_places) in enumerate(zip(report, values, places, strict=True)):
        value = worth
        if len(own_places) > 1 and own_places[0].at >= 0 and linked:
            nearest = min(own_places, key=lambda place: _distance(place.sentence, k, linked))
            match.link = whole(nearest, len(match.code), statement)
        alignment = match.link
        if alignment and value < 0:
            beside = {linked[j] for j in (k - 1, k + 1) if j in linked}
            if statement.sentence_at(alignment.runs[0].statement) in beside:
                value += statement.size_bits - log2(statement.count(beside)) - 1.0
                match.beside = value >= 0
        if value < 0:
            stands = (
                alignment is not None and alignment.bits > 0 and alignment.size == len(match.code)
            )
            row = alignment is not None and _has_row(alignment, statement)
            match.doubtful = stands or row or value > -_DOUBT
            another = _is_another_name(match, statement)
            match.link = None
            if another or (match.code and _look_beside(match, report, k, statement)):
                continue
            if match.code and not stands and _spelt_otherwise(match, own_places, statement):
                continue
            if match.code and match.code in surely:
                _look_for_longer(match, report, sure, statement)
            if not match.doubtful:
                apart.append(k)
    return apart


def _has_row(alignment: Alignment, statement: Statement) -> bool:
    """Would words in a row be linked by themselves, whatever surrounds them?"""
    heft = statement.heft
    bits = (heft[run.statement + run.size] - heft[run.statement] for run in alignment.runs)
    return alignment.bits > _LINK_PART + _STOCK and max(bits) > _LINK_WHOLE + statement.size_bits


def _spelt_otherwise(match: Match, places: list[Place], statement: Statement) -> bool:
    """Does a sentence have the same letters, parted or joined to other words?"""
    sentences = _asked(match.doubtful, places, statement)
    sentence = statement.spells(match.quoted.text, sentences) if sentences else -1
    match.doubtful = match.doubtful or sentence >= 0
    if sentence < 0 or not (alignment := align(match.code, statement, sentence)).runs:
        return False
    match.link = alignment
    return True


def _asked(doubtful: bool, places: list[Place], statement: Statement) -> Sequence[int]:
    """The sentences whose letters are compared; a long statement is not searched each time."""
    if len(statement.ids) > _MANY:
        return tuple(place.sentence for place in places) if doubtful else ()
    return range(len(statement.sentences))


def _look_beside(match: Match, report: list[Match], k: int, statement: Statement) -> bool:
    """Is this the part of a linked quotation that the report parted from it: “…,” she said, “…”?"""
    size = len(match.code)
    for at in (k - 1, k + 1):
        other = report[at] if 0 <= at < len(report) else None
        if other is None or other.link is None:
            continue
        first, last = other.link.runs[0], other.link.runs[-1]
        if at > k:
            start, one, two = first.statement - size, match.quoted, other.quoted
            adjoins = first.report == 0
        else:
            start, one, two = last.statement + last.size, other.quoted, match.quoted
            adjoins = last.report + last.size == len(other.code)
        if not adjoins or start < 0 or statement.text[start : start + size] != match.code:
            continue
        gap = two.start - one.start - len(one.text)
        between = one.after[:gap] if 0 < gap < REACH else "\n"
        if "\n" not in between and statement.one_sentence(start, size):
            match.link = Alignment([Run(0, start, size)], size, 0.0)
            return True
    return False


def _distance(sentence: int, number: int, linked: dict[int, int]) -> tuple[int, int]:
    """How far a sentence is from those that the report quotes, and the quotations too."""
    return min((abs(s - sentence), abs(k - number)) for k, s in linked.items())


def _look_for_longer(
    match: Match, report: list[Match], sure: list[int], statement: Statement
) -> None:
    """Find a longer quotation of the report, surely linked, that has the same words in a row."""
    for k in sure:
        offset = report[k].code.find(match.code)
        if offset < 0:
            continue
        longer = report[k].quoted
        inside = 0 <= match.quoted.start - longer.start < len(longer.text)
        if inside or statement.tells(match.code):
            match.parent, match.offset = k, offset
            return


def _asks_around(match: Match) -> bool:
    quoted = match.quoted
    if match.link is not None or match.parent >= 0 or not 0 < len(quoted.starts) <= _SHORT:
        return False
    # Moor, “the Heron”, said: what is put in between describes somebody, it renders nothing.
    put_in = quoted.report[quoted.start - 3 : quoted.start - 1].rstrip()[-1:] in _PUT_IN
    end = quoted.start + len(quoted.text)
    return not (put_in and quoted.report[end - 1 : end + 2].strip("\"'“”‘’»")[:1] in _PUT_IN)


def _look_around(
    texts: Sequence[str],
    matches: list[list[Match]],
    around: list[tuple[int, int]],
    statement: Statement,
    index: Index,
) -> None:
    """Link short quotations in a sentence that renders one sentence of the statement."""
    contexts = [_context(texts[doc], matches[doc], k) for doc, k in around]
    numbers = _numbered(contexts)
    words = read_words([*numbers])
    ids = statement.identify(words.codes)
    content = (ids < 0) | ~statement.common[ids]
    places = index.places(np.where(content, ids, -1), words.bounds)
    bounds = words.bounds.tolist()
    for context, (doc, k) in zip(contexts, around, strict=True):
        i = numbers[context]
        own_places, mine = places[i], slice(bounds[i], bounds[i + 1])
        if own_places and (
            len(own_places) == 1 or own_places[0].bits > _CLEARLY * own_places[1].bits
        ):
            shared = ids[mine][content[mine]].tolist()
            if _renders(shared, own_places[0].sentence, statement):
                matches[doc][k].sentence = own_places[0].sentence


def _renders(context: list[int], sentence: int, statement: Statement) -> bool:
    """Does the context say what the sentence says, but for a word or more that it leaves open?

    Names do not count: they are the topic.
    """
    words = statement.plain_words(sentence)
    shared = len(words & set(context))
    return (
        len(words) > shared >= _AROUND
        and shared >= _SHARE * len(words)
        and shared >= _SHARE * len(context)
    )


def _context(text: str, report: list[Match], number: int) -> str:
    """The sentence of the report in which a quotation stands.

    The words of another quotation that is linked itself say nothing about this one.
    """
    quoted = report[number].quoted
    low = max(0, quoted.start - _REACH)
    text = text[low : quoted.start + len(quoted.text) + _REACH]
    for other in report[max(0, number - _NEAR) : number + _NEAR + 1]:
        begin, stop = other.quoted.start, other.quoted.start + len(other.quoted.text)
        overlap = begin < quoted.start + len(quoted.text) and quoted.start < stop
        if other.link is not None and not overlap:
            start, end = max(0, begin - low), max(0, stop - low)
            text = text[:start] + " " * len(text[start:end]) + text[end:]
    start = quoted.start - low
    close = next(sentence_ends(text, start + len(quoted.text)), len(text))
    return text[sentence_start(text, start) : close]
