"""Is it speech? Scare quotes, titles of works, nicknames and quoted markup are not.

Points, for and against: a quotation is speech when they add up to more than nothing. They are the
weights of a logistic regression, fitted on news articles whose quotations people had marked, then
rounded to quarters; what is not in the table weighs nothing.
"""

import re
from itertools import repeat

from .marks import Span, is_attribute
from .subjects import sentence

POINTS: dict[str, dict[str, float]] = {
    # the words themselves
    "words": {
        "any": 1.5, "other": 1, "small": 1, "4-6": 0.75, "7-12": 0.5, "a sentence": 0.5,
        "13+": 0.25, "2-3": 0.25, "one capital": 0.25, "1": -0.25, "capitals": -0.5,
        "title": -0.5, "after a work": -1, "a work's title": -1, "unclosed": -1,
    },
    # when no verb of speech is near
    "no cue": {"title": 1, "no stop": -0.5, "a modifier": -0.75},
    # the rule that found the speaker
    "rule": {
        "subject, verb": 1.5, "verb, subject": 1.5, "later subject, verb": 0.75,
        "according to before": 0.5, "object of which": 0.5, "subject before": 0.5,
        "subject, aside": 0.25, "subject, who": 0.25, "who said": 0.25, "thought": 0.25,
        "verb, subject before": -0.25, "clause only": -0.5, "same sentence": -0.5,
        "paragraph before": -1.25, "none": -1.5,
    },
    # the kinds of the words on either side (see `tokens.py`)
    "after": {"C": 1, "B": 0.75, "?": 0.5, "S": 0.5, ".": 0.25, "D": 0.25, ",": -0.25, "(": -0.75},
    "before": {
        "U": 0.75, "(": 0.5, ",": 0.5, ".": 0.5, "G": 0.5, "S": 0.5, "T": 0.5, ":": 0.25,
        "A": 0.25, "E": 0.25, "N": 0.25, "P": 0.25, "V": 0.25, "v": 0.25, "B": -0.25, "D": -0.25,
        "I": -0.25, "s": -0.25, "w": -0.5, "-": -0.75,
    },
    "before, title": {
        "S": 1, "v": 0.5, ",": 0.25, "V": 0.25, ".": -0.25, "w": -0.5, "B": -1, "s": -1.5,
    },
    "before, small": {
        "B": 0.5, "s": 0.5, "-": 0.25, "G": 0.25, "N": 0.25, "P": 0.25, "T": 0.25, "U": 0.25,
        "V": 0.25, "w": 0.25, ",": -0.25, "C": -0.25, "I": -0.25, "S": -0.5,
    },
    "before, other": {
        ".": 0.75, ",": 0.5, "B": 0.25, "T": 0.25, ":": -0.25, "D": -0.25, "w": -0.25, "-": -0.75,
    },
    "second before": {
        "C": 0.75, "S": 0.75, "V": 0.75, ".": 0.5, "E": 0.5, "T": 0.5, "G": 0.25, "P": 0.25,
        "U": 0.25, "start": -0.25, "w": -0.25, "N": -0.5, ",": -0.75,
    },
    # the kinds from the nearest cue before to the quotation, and which of some kinds are among them
    "cue": {
        "BD": 0.5, "Dw": 0.5, "near": 0.5, "B": 0.25, "P": 0.25, "PA": 0.25, "T": 0.25,
        "far": 0.25, "w": 0.25, "": -0.25, ",": -0.25, "D": -0.25, "passive": -0.25, ":": -0.5,
        "none": -1,
    },
    "between": {"Q": 0.5, "T": 0.5, "B": -0.25, ",": -0.75},
    # other quotations in the sentence
    "quotations": {"2": -0.25, "list": -0.25, "list goes on": -0.25, "1": -0.75},
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_IN_SENTENCES = frozenset(
    """i we you he she they it is are was were will would can has have had do does did my our your
    us me""".split()
)
_FINITE = re.compile(rf"\b(?:{'|'.join(_IN_SENTENCES)})\b|[^\W_][’'][^\W_]")
_UNTITLED = frozenset("a an and at by for from in is it of on or the to with".split())  # in titles
_WORKS = frozenset(
    """ad album anthem article autobiography ballad blog book cartoon column comedy commentary
    documentary drama essay film game hit hymn magazine memoir movie musical newspaper novel opera
    painting play podcast poem program programme series show single sitcom song thriller track
    video website""".split()
)
_BEFORE = re.compile(r"\w+")
_BEGINNING = 300  # characters that tell what kind of words these are
_NEAR = 20  # characters: the word before a quotation, and its marks
_KNOWN_LONG = 13  # words: whoever quotes so many quotes speech
_SIZES = ["1"] * 2 + ["2-3"] * 2 + ["4-6"] * 3 + ["7-12"] * 6 + ["13+"]  # by the number of words
_LIST_BEFORE, _LIST_AFTER = re.compile(r"Q[CD,]*$"), re.compile(r"[CD,]*Q")
_Trait = tuple[str, str]  # a row of the table, and what stands there
_weight = {
    (row, trait): weight for row, table in POINTS.items() for trait, weight in table.items()
}.get


def points(text: str, span: Span, kinds: str, index: int, rule: str) -> float:
    """Add up what speaks for speech and against it; `rule` is the rule that found a speaker."""
    if is_attribute(text, span) or not _WORD.search(text, span.start, span.end):
        return -9
    return sum(map(_weight, traits(text, span, kinds, index, rule), repeat(0)))


def traits(text: str, span: Span, kinds: str, index: int, rule: str) -> list[_Trait]:
    """Name what is seen of a quotation, in the words of the table."""
    words = _WORD.findall(text, span.start, min(span.end, span.start + _BEGINNING))
    title = _is_title(words)
    case = "title" if title else "small" if text[span.start].islower() else "other"
    before, after = kinds[index - 1 : index] or ".", kinds[index + 1 : index + 2] or "end"
    signs = [("words", "any"), ("words", case), ("words", _SIZES[min(len(words), _KNOWN_LONG)])]
    signs += [("rule", rule or "none"), ("after", after)]
    signs += [("before", before), (f"before, {case}", before)]
    if title:
        signs.append(("words", "one capital" if len(words) == 1 else "capitals"))
    finite = not _IN_SENTENCES.isdisjoint(words)  # told at a glance of most
    if finite or _FINITE.search(text[span.start : span.end].lower()):
        signs.append(("words", "a sentence"))
    if not span.closed:
        signs.append(("words", "unclosed"))
    if rule in ("", "clause only"):
        signs += _without_cue(text, span, title, after)
    before_it = _BEFORE.findall(text[max(0, span.start - _NEAR) : span.start].lower())[-1:]
    if before_it and not _WORKS.isdisjoint((before_it[0], before_it[0].removesuffix("s"))):
        signs.append(("words", "after a work"))
        if title:
            signs.append(("words", "a work's title"))
    return signs + _sentence(kinds, index)


def _without_cue(text: str, span: Span, title: bool, after: str) -> list[_Trait]:
    """Name what counts where no verb of speech is near."""
    pairs = ("no stop", text[span.end - 1] not in ".,?!…"), ("title", title)
    return [
        ("no cue", trait) for trait, sign in (*pairs, ("a modifier", after in ("w", "N"))) if sign
    ]


def _sentence(kinds: str, index: int) -> list[_Trait]:
    """Name what stands between the nearest cue and the quotation, and the quotations around."""
    begin = sentence(kinds, index)
    part = kinds[begin:index]
    cue = max(map(part.rfind, "VIGK"))
    path = part[cue + 1 :]
    signs = [("second before", kinds[max(0, index - 2) : max(0, index - 1)] or "start")]
    if cue < 0:
        signs.append(("cue", "none"))
    else:
        signs.append(("cue", path if len(path) < 3 else "near" if len(path) < 9 else "far"))
        if part[:cue].endswith("E"):
            signs.append(("cue", "passive"))
        signs += [("between", kind) for kind in POINTS["between"] if kind in path]
    signs.append(("quotations", str(min(part.count("Q"), 3))))
    if "Q" in part and _LIST_BEFORE.search(part):
        signs.append(("quotations", "list"))
    if _LIST_AFTER.match(kinds, index + 1):
        signs.append(("quotations", "list goes on"))
    return signs


def _is_title(words: list[str]) -> bool:
    """Do all words but the small ones of titles begin with capitals?"""
    titled = False
    for word in words:
        if word.lower() not in _UNTITLED:
            if word[0].islower():
                return False
            titled = True
    return titled
