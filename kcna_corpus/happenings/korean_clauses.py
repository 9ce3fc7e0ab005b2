"""Which clause of a Korean sentence a date belongs to: it ends with the first verb behind the date.

The subject stands before the verb, with its particle; who acts is known there where it is a state,
or a person whom other pages name.
"""

import re

from ..text.korean_people import is_name, is_office, mention
from .drafted_pages import Span
from .happening import NOTHING, Clause
from .named_actors import Cast
from .narration import Narration

#: A verb: a syllable of the past (한 것이 있었다) or a plain end, and what may follow it.
_PAST = "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == 20)
#: A verb before the noun that it describes, 불을 밝힌 등대; not 불을 밝힌 사실, which is a clause.
_DESCRIBES = "(?:한|된|힌|린|킨|낸|던|만든|[려뤄어숨]진|[받있맺]은)"
_VERB = re.compile(
    rf"(?<![가-힣])[가-힣]*(?:[{_PAST}][가-힣]{{0,4}}|[한된하되]다(?:고|며|면서)?|[가-힣]니다"
    r"|(?:하|되|이|내|열|갖|가지|보내|받|밝히|마치|만나|쏘|떠나)(?:고|며|면서|여)|(?:해|하여)(?=\s)"
    rf"|{_DESCRIBES}(?=\s)(?!\s(?:사실|것|바|적|뒤|후|데|지|일)))(?![가-힣”\"])"
)
_DESCRIBED = re.compile(rf"{_DESCRIBES}$")
#: What only seems one by its last letter.
_NO_VERB = re.compile("[위대관의인통]해|[위대관의]한|또한|[북남]한|극한|권한|[제기무]한|베를린")
#: A day that is of the noun behind it, or lasts: 4일의 담화, 4일자 신문, 4일부터, 4일 안으로; that
#: something came after; of the agency that is drawn on: 4일 회담 뒤, 4일 통신에 따르면.
_OF_NOUN = re.compile(
    r"\s?(?:의|자|생|간|부터|까지|이후|이래|이전|(?:중|안|내)(?:으로|로)|에 이어)(?=\s)"
    r"|(?:\s[가-힣]+)?\s(?:후|뒤|이후|전|이전)(?=\s)|(?:\s[^\s,]+){1,4}에 (?:따르면|의하면)"
)
#: Behind these somebody else acts: 배가 떠난 가운데 항구는 4일 …
_MEANWHILE = re.compile(r"(?:가운데|데 이어|직후)\s(?=[^“”\"]*[가-힣][은는이가]\s)")
_SPEAKS = re.compile(
    "밝[혔히힌]|말[했하한]|주장|강조|비난|비판|지적|경고[했하]|반박|언급|설명|촉구|선언|전[했하]|보도|발표|위협|"
    "담화|성명|연설"
)
#: In what somebody speaks, so that its day is that of the words: 17일 보도된 담화에서 … 밝혔다.
_IN_STATEMENT = re.compile(r"\s(?:[가-힣]+\s)?(?:담화|성명|연설|논평)(?:에서|[을를] 통해)")
_PARTICLE = re.compile(r"(?:은|는|이|가|께서)\s*$")
_HANGUL_WORD = re.compile("[가-힣]+")
_RELAYS = re.compile("보도|전[했하]")  # … 했다고 통신이 보도했다
_BLANK = re.compile(r"[“\"]\s+[”\"]\S*")  # what was quoted, with its particle
_TO_SAY = re.compile("(?:[겠한된]다(?:고|며|면서))$")  # nothing that was done on a day
_REPORTED = re.compile("다(?:고|며|면서)$")  # … said that it shut
#: Who acts: 체신성 부부장 김서린은 …
_SUBJECT = re.compile(r"[^\s,“”\"]*[가-힣](?:은|는|이|가|께서)\s")
_MOST = 8  # words of a title: the last ones, for the verb is the last


class KoreanClauses(Narration):
    """The clauses of a Korean article.

    >>> text = "항구는 지난 2일 등대를 닫았다고 4일 밝혔다."
    >>> clauses = KoreanClauses(text)
    >>> [clauses.of_date((0, len(text)), (at, at + 2)).text
    ...  for at in (text.index("2일"), text.index("4일"))]
    ['항구는 지난 2일 등대를 닫았다고', '항구는 지난 2일 등대를 닫았다고 4일 밝혔다']
    """

    def __init__(self, body: str, cast: Cast | None = None) -> None:
        super().__init__(body)
        self.cast = cast
        self._asked: Span = (0, 0)
        self._verbs: list[Span] = []

    def verbs(self, begin: int, end: int) -> list[Span]:
        """Where verbs stand."""
        if (begin, end) != self._asked:  # each date of a sentence asks for the same
            matches = _VERB.finditer(self.narration, begin, end)
            self._verbs = [verb.span() for verb in matches if not _NO_VERB.fullmatch(verb[0])]
            self._asked = begin, end
        return self._verbs

    def whole(self, sentence: Span) -> Clause:
        """The main clause of a sentence: all of it, for its verb is the last."""
        verbs = self.verbs(*sentence)
        return self._clause(*sentence, verbs[-1]) if verbs else NOTHING

    def scheduled(self, _sentence: Span) -> Clause:
        """Nothing: in Korean what is to come has a verb like any other."""
        return NOTHING

    def of_date(self, sentence: Span, date: Span) -> Clause:
        """The clause that a date belongs to; one without a verb where it only names something."""
        begin, end = sentence
        verbs = self.verbs(begin, end)
        verb = next((verb for verb in verbs if verb[0] > date[0]), None)
        if verb is None or _OF_NOUN.match(self.narration, date[1], end):
            return NOTHING
        if _TO_SAY.search(self.narration, *verb) and verb != verbs[-1]:
            behind = [v for v in verbs if v[0] >= verb[1]]  # 4일 닫겠다고 밝혔다
            verb = behind[0] if _SPEAKS.match(self.narration, *behind[0]) else verb
        if _DESCRIBED.search(self.narration, *verb):  # 2018년 체결한 합의
            spoken = _IN_STATEMENT.match(self.narration, verb[1], end)
            speaks = spoken and _SPEAKS.search(self.narration, *verbs[-1])
            return self._clause(begin, verbs[-1][1], verbs[-1]) if speaks else NOTHING
        before = [verb[1] for verb in verbs if verb[1] <= date[0]]
        if _SPEAKS.search(self.narration, date[0], verb[1]):
            cuts = [cut.end() for cut in _MEANWHILE.finditer(self.narration, begin, date[0])]
            return self._clause(cuts[-1] if cuts else begin, verb[1], verb)  # what is said: before
        return self._clause(before[-1] if before else begin, verb[1], verb)

    def _clause(self, begin: int, end: int, verb: Span) -> Clause:
        speech = bool(_SPEAKS.search(self.narration, verb[0], verb[1]))
        says = speech or bool(_SPEAKS.search(self.narration, begin, end))
        words = self.body[begin:end].strip(), self.narration[begin:end].strip()
        found = [*_SUBJECT.finditer(self.narration, begin, verb[0])]
        # 김정은 위원장은: the name ends with no particle
        subjects = [m.span() for m in found if not _ends_as_a_name(self.narration, m)]
        edges = [begin, *(end for _, end in subjects)]
        # whoever says something stands first, whoever does it right before: 항구는 배가 떠났다고 …
        who = slice(*edges[:2]) if speech else slice(*edges[-2:])
        if subjects and _RELAYS.search(self.narration, *verb):
            who = slice(*subjects[-1])
        subject = self.narration[who] if edges[1:] else ""
        named = mention(_PARTICLE.sub("", subject), self.body)  # 문 대통령은: whoever is called so
        subject = f"{named} {subject}"
        agents = self.cast.korean(subject)[:1] if edges[1:] and self.cast else ()
        all_named = self.cast.korean(words[1]) if self.cast else ()
        others = tuple(name for name in all_named if name not in agents)
        return Clause(agents, others, speech, says, *words, self.body[slice(*verb)])


def _ends_as_a_name(text: str, word: re.Match[str]) -> bool:
    """Whether what seems a particle ends a name, behind which an office stands."""
    behind = _HANGUL_WORD.match(text, word.end())
    return bool(behind and is_name(word[0].strip()) and is_office(_PARTICLE.sub("", behind[0])))


def korean_title(clause: Clause, date_words: str = "") -> str:
    """Return the last words of a clause, at most eight: its verb is the last.

    >>> korean_title(KoreanClauses("항구는 2일 등대를 닫았다.").whole((0, 15)), "2일")
    '항구는 등대를 닫았다'
    """
    text = clause.narration
    if date_words:  # with its particle: 3일에도, 이달 들어
        behind = r"(?:[가-힣]{1,2}(?![가-힣]))?(?:\s들어서?(?![가-힣]))?(?![가-힣])"
        text = re.sub(re.escape(date_words) + behind, " ", text, count=1)
    title = " ".join(_BLANK.sub(" ", text).split()[-_MOST:]).strip('"“”.,… ')
    return _REPORTED.sub("다", title)
