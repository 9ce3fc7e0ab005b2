"""Quotations in other languages than English: Korean attribution is read, others' is not.

Where it is not read, nobody is named as the speaker and nothing is certain; whether a quotation is
speech is told by its length and by a colon before it alone.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..text import korean
from ..text.korean_people import OFFICES, mention
from ..text.sentences import sentence_start
from .marks import Span
from .quotation import Quotation, silent

_UNSPACED = frozenset(["zh", "ja", "th"])
_SHORTEST = 4  # words: fewer are a title or a word held at arm's length, if nothing else tells
_SHORTEST_UNSPACED = 8  # characters
_TITLES = frozenset("《『「〈")  # marks of works; a corner is a Japanese quotation mark too
_COLON = re.compile(r"[:：]\s*\W?$")
_VERB = (
    "말했|말하|밝혔|밝히|주장했|주장하|강조했|강조하|비난했|비난하|비판했|덧붙였|덧붙이|지적했|지적하|경고했|경고하|반박했|"
    "일축했|일축하|언급했|언급하|설명했|설명하|촉구했|촉구하|선언했|선언하|평가했|부인했|호소했|단언했|답했|물었|되물었|"
    "토로했|역설했|호언했|천명했|전했|보도했|썼|적었|"
    "했다|했습니다|하였다|한다|(?:말|주장)한 것으로|밝힌 것으로"
)
_BEHIND = re.compile(
    rf"(?P<particle>이?라고|이?라며|이?라면서|고|며|면서|이?라는|이?란)"
    rf"(?P<between>[^.!?。\n“”\"]{{0,60}}?)(?P<cue>{_VERB})[가-힣]*"
)
#: “…”라며 돌아섰다: the particle says by itself that it was said.
_SAYING = re.compile(r"(?P<particle>이?라며|이?라면서)(?P<between>)(?P<cue>)(?=\s)")
_TOLD_ON = re.compile(r"[가-힣]{1,5}다고\s(?:[^.!?。\n]{0,30}\s)?(?:전했|보도했|밝혔)[가-힣]*")
_CARRIED = re.compile(
    r"\s(?P<who>\S{2,20}?)(?:이|가|은|는)\s(?:[^.\s]+\s){0,2}(?:보도|전)(?:했|하)"
)
#: What happens meanwhile has a subject of its own: 비가 내린 가운데 시장은 “…”고 말했다.
_MEANWHILE = re.compile(r"(?:가운데|데 이어|데 맞서|직후)\s")
#: What stands before a subject and is no part of it: when somebody spoke, what led to it.
_LEADING = re.compile(
    r"(?:(?:끝으로|앞서|한편|특히|또|또한|이어|이에|그러나|하지만|이날|오늘|어제|전날|같은 날"
    r"|(?:지난\s)?\d{1,2}일|오전|오후|새벽|저녁|밤)[,\s]+)+"
)
_WHO = r"[^\s,“”‘’\"'《》·]+?(?:[ ·][^\s,“”‘’\"'《》]+?){0,4}?"
#: No subject: a name whose last syllable looks like a particle, before an office (김정은 위원장).
_NAME_GOES_ON = (
    rf"(?!(?<=[{''.join(korean.SURNAMES)}][가-힣][은이])(?<![가-힣]{{3}}[은이])"
    rf"(?<![한중미영]국은)\s[가-힣]*(?:{'|'.join(OFFICES)})(?:은|는|이|가|께서)?(?=[\s,]))"
)
_TOPIC = re.compile(
    rf"(?<![^\s,])(?P<who>{_WHO})(?P<mark>에 따르면|에 의하면|께서|은|는|이|가){_NAME_GOES_ON}"
    r"(?=[\s,]|$)"
)
#: “…”며 “…”: the next quotation has the same verb.
_LINK = re.compile(r"(?:이?라고|이?라며|이?라면서|고|며|면서)[^.!?。\n“”\"]{0,40}")
#: “…”고 한 데 대해, “…”라고 밝힌 것을: words that are spoken of.
_EMBEDDED = re.compile(
    r"\s?(?:(?:말|주장|강조|언급|비난|지적|경고|발표|선언|반박|위협)?한|밝힌|했던|하였던)\s"
)
_ADVERBIAL = re.compile(r"(?:날|일|때|뒤|후|중|에서|에|로|을|를|와|과|의|도)$")
#: The one who has just spoken goes on: 그러면서 “…”고 말했다.
_GOES_ON = re.compile(r"\s*(?:그러면서|이어|이어서|또|또한|아울러|특히|이와 함께|그리고)(?=[\s,])")
_FAR = 120  # characters behind a quotation in which its verb stands
_NEAR = 8  # quotations before it that its sentence may have
_HE = frozenset(["그", "그녀", "그는", "그녀는"])


class _Voice(NamedTuple):
    start: int
    end: int
    cue: str
    relay: str = ""
    sure: bool = True  # False: the subject may only speak of the words


def attribute(text: str, spans: Sequence[Span], language: str) -> list[Quotation]:
    """Say of each span whether it may be speech, and in Korean who speaks.

    >>> from kcna_corpus.quotations.marks import find_spans
    >>> text = "박서린 국장은 “우리는 방죽을 열지 않는다”고 말했다."
    >>> row, = attribute(text, find_spans(text), "ko")
    >>> row.speaker, row.cue, row.resolved, row.speech
    ('박서린 국장', '말했다', '박서린', True)
    """
    rows = []
    last: _Voice | None = None
    for number, span in enumerate(spans):
        voice = None
        if language == "ko" and not span.nested:
            end = _linked(text, spans, number)
            before = [s for s in spans[max(0, number - _NEAR) : number] if not s.nested]
            voice = _korean(text, span.start, end, before)
            if not voice and _GOES_ON.match(text, sentence_start(text, span.start), span.start):
                voice = last if _behind(text, end) else None
        if voice:
            if text[voice.start : voice.end] in _HE and last:
                voice = last
            last = voice
            rows.append(_spoken(text, silent(text, span), voice))
        else:
            speech = not span.nested and _is_speech(text, span, language)
            rows.append(silent(text, span, speech))
    return rows


def _is_speech(text: str, span: Span, language: str) -> bool:
    """Is it long enough to be what somebody said, or does a colon announce it?"""
    words = text[span.start : span.end]
    if span.mark in _TITLES and language != "ja":
        return False
    long = len(words) >= _SHORTEST_UNSPACED if language in _UNSPACED else False
    long = long or len(words.split()) >= _SHORTEST
    if span.mark in _TITLES:
        return span.mark == "「" and long
    return long or bool(_COLON.search(text[max(0, span.start - 4) : span.start]))


def _linked(text: str, spans: Sequence[Span], number: int) -> int:
    """Find where the last of the quotations ends that share one verb: “…”며 “…”고 말했다."""
    end = spans[number].end
    for span in spans[number + 1 :]:
        if span.nested:
            continue
        if not _LINK.fullmatch(text, end + 1, span.start - 1):
            break
        end = span.end
    return end


def _korean(text: str, start: int, end: int, before: Sequence[Span]) -> _Voice | None:
    """Find the subject before a quotation whose verb of speech stands behind it.

    No subject is sought in the quotations before it.
    """
    behind = _behind(text, end)
    begin, topics = sentence_start(text, start), list[re.Match[str]]()
    for meanwhile in _MEANWHILE.finditer(text, begin, start):
        begin = meanwhile.end() if _TOPIC.search(text, meanwhile.end(), start) else begin
    for stop, following in [
        *((s.start - 1, s.end + 1) for s in before if s.end > begin),
        (start, 0),
    ]:
        topics += [m for m in _TOPIC.finditer(text, begin, stop) if _names(m["who"])]
        begin = following
    source = [m for m in topics if m["mark"].endswith("면")]
    subjects = [m for m in topics if not m["mark"].endswith("면")]
    if not behind and not source:
        return None
    relay = ""
    if behind and not subjects:
        inner = list(_TOPIC.finditer(" " + behind["between"]))
        if inner:
            at = behind.start("between") - 1
            start, end = inner[-1].span("who")
            return _Voice(at + start, at + end, behind["cue"] + _ending(text, behind))
    if (
        len(subjects) > 1
        and behind
        and _TOLD_ON.match(text, behind.start("cue"), behind.end() + 60)
    ):
        relay, subjects = subjects[0]["who"], subjects[1:]
    chosen = subjects[0] if subjects else source[-1] if source else None
    if chosen is None:
        return None
    if source and subjects:
        relay = relay or source[-1]["who"].strip()
    embedded = bool(behind and _EMBEDDED.match(behind["between"]))
    if embedded and subjects:  # “…”고 한 데 대해 비판했다: the nearest subject said it
        chosen = subjects[-1]
    if behind and not relay and (carried := _CARRIED.match(text, behind.end())):
        relay = carried["who"]
    cue = chosen["mark"]
    if behind:
        cue = behind["cue"] + _ending(text, behind) or behind["particle"]
    modifier = bool(behind and behind["particle"].endswith(("는", "란")))
    first, last = chosen.span("who")
    lead = _LEADING.match(text, first, last)
    sure = not (modifier or (embedded and len(subjects) < 2))
    return _Voice(lead.end() if lead else first, last, cue, relay, sure)


def _behind(text: str, end: int) -> re.Match[str] | None:
    """What stands behind a quotation and says that somebody said it."""
    return _BEHIND.match(text, end + 1, end + _FAR) or _SAYING.match(text, end + 1)


def _ending(text: str, behind: re.Match[str]) -> str:
    return text[behind.end("cue") : behind.end()]


def _names(who: str) -> bool:
    """Can this be a subject, and no time or place?"""
    return (len(who) > 1 and not _ADVERBIAL.search(who.rsplit(maxsplit=1)[-1])) or who in _HE


def _spoken(text: str, row: Quotation, voice: _Voice) -> Quotation:
    printed = text[voice.start : voice.end]
    name = mention(printed, text)
    return row._replace(
        speaker=printed, speaker_start=voice.start, speaker_end=voice.end, cue=voice.cue,
        speech=True, resolved=name, identified=bool(name) and voice.sure, relay=voice.relay,
    )  # fmt: skip
