"""Does somebody lend a voice to another: an interpreter, an actor, whoever speaks on her behalf?"""

import re

from ..text.person_words import CLAIMS
from ..text.words import word_set, words_of
from .subjects import sentence
from .tokens import FAR, Tokens

#: What tells that somebody lends a voice to another, “said on behalf of the mayor”, or takes up
#: another's words.
VOICING = word_set(
    """anchor anchorman anchorwoman announcer aping behalf borrowed borrowing channelling channeling
    echoing fictional imitating impersonating impersonator interpreter interpreting newscaster
    newsreader parroting presenter stead translating translator voiceover"""
)
#: “It is a lid”, Berg said, in Anna Lind’s words.
_PLAYS = "cartoon film movie musical novel play scene sitcom sketch skit".split()
_IN_THE_WORDS = re.compile(
    r"\bin (?:[\w-]+ ){0,3}[\w-]+ ?['’]s? words\b|\btranslations? of\b"
    r"|\b(?:in the (?:role|guise) of|dressed (?:up )?as"
    rf"|in (?:a|the) (?:\w+ )?(?:{'|'.join(_PLAYS)}))\b"
)
#: Speaking for the mayor; not: speaking for the first time.
_FOR_ANOTHER = re.compile(
    r"\b(?:spoke|speaks|(?:speak|act|answer|stand)ing(?: in)?) for"
    r" (?!the (?:first|last)\b|(?:[\w-]+ ){1,2}(?:hour|minute)s?\b)"
)
#: Of what the three above look for, one word each.
_LENDING = VOICING.union(
    "words translation translations role guise dressed".split(), _PLAYS,
    "spoke speaks speaking acting answering standing".split(),
)  # fmt: skip
#: What the words came through, which are still the speaker's: “through an interpreter”.
_CHANNEL = re.compile(
    r"\b(?:according to|through|via|by|in|with) (?:an?|the|its|our|his|her|their)"
    r" (?:[\w’'-]+ ){0,3}(?:interpret|translat)\w+(?! of)"
)
#: “Citing Anna Lind, Berg said”: a name in front, of whoever's words these are.
_CITING_FIRST = re.compile(
    r"(?:Citing|Echoing|Paraphrasing|Quoting|Repeating) (?:[^,A-Z]* )?[A-Z](?!\w*day\b)[^,]*, "
)
#: “It is a line from her letter.”
_TAKEN_FROM = re.compile(
    r"[.”’\"'\s]*(?:It|That|This|They|These|Those|The \w+) (?:is|was|are|were|comes?|came)"
    r" (?:(?:taken|borrowed|lifted|quoted|copied) |(?:an?|the) (?:\w+ ){1,3})?from (?!there\b)"
)
#: Lind read the declaration. “It will rain,” she said.
_READ_OUT = re.compile(
    r"\b(?:read(?:s|ing)?(?: out| aloud| from)* (?:the|an?|her|his|their|[\w ]+['’]s)"
    r"|(?:circulat|post|print|publish|releas|shar)\w+ [\w ]+['’]s) "
    rf"(?:[\w-]+ ){{0,2}}(?:{'|'.join(CLAIMS)})\b[^.“”\n]{{0,60}}\.\s{{0,3}}[“\"‘']?\Z"
)
_READS_OR_WHOSE = re.compile(r"read|['’]s ")  # a look for these is cheap
_FAR = 150  # characters before a quotation


def lends(tokens: Tokens, index: int) -> bool:
    """Does somebody in the sentence lend a voice to another: an interpreter, “on her behalf”?"""
    begin = sentence(tokens.kinds, index)
    text, start = tokens.text, tokens.starts[index]
    if (
        _CITING_FIRST.match(text, tokens.starts[begin])
        or _TAKEN_FROM.match(text, tokens.ends[index])
        or (
            begin == index
            and _READS_OR_WHOSE.search(text, (far := max(0, start - _FAR)), start)
            and _READ_OUT.search(text, far, start)
        )
    ):
        return True
    if _LENDING.isdisjoint(tokens.said):
        return False
    stop = tokens.kinds.find(".", index + 2, index + FAR)
    last = stop if stop >= 0 else min(index + FAR, len(tokens.kinds))
    own = tokens.words(begin, index) if begin < index else ""
    around = f"{own} {tokens.words(index + 1, last) if index + 1 < last else ''}"
    return (
        not VOICING.isdisjoint(words_of(_CHANNEL.sub("", around)))
        or bool(_IN_THE_WORDS.search(around))
        or bool(_FOR_ANOTHER.search(around))
    )
