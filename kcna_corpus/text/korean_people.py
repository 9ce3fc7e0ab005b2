"""Who is a person in Korean: a name before an office; parties, ministries and nouns are none.

Plain data and one rule: in Korean a person is named with an office behind (김여정 부부장), so a
word that looks like a name is one where an office follows it, there or elsewhere in the text, or
where nothing makes it a noun.
"""

import re

from . import korean

#: Offices, ranks and professions of one person; the ends of longer ones count too (외교부장).
OFFICES = frozenset(
    """감독 검사 공사 과장 관장 교수 교장 국장 기자 단장 대변인 대사 대장 대통령 대표
    목사 무력상 박사 변호사 보좌관 부상 부장 비서 사령관 사장 상 서기 선수 센터장 소장
    수석 스님 시인 시장 신부 실장 씨 여사 연구원 연구위원 외무상 원수 원장 위원
    위원장 의원 의장 이사장 작가 장관 조정관 주석 중장 지사 차관 차관보 차장 참모장
    가수 간사 공보관 교육감 국방상 군수 내무상 대령 대위 면장 반장 배우 본부장 서기관 선장 소령
    외교관 읍장 이사 이장 조합장 준장 중령 중위 지부장 차수 촌장 총무 학장
    처장 청장 총리 총비서 총서기 총영사 총장 총재 특별대표 특사 특파원 팀장 판사
    행정관 회장""".split()
)
#: Words of three syllables that begin as a surname does, and are no names.
NOUNS = frozenset(
    """공동체 공무원 공산당 관계자 국무부 국무성 국민들 국방부 국방성 국세청 국정원 기상청
    기자단 기자들 남한군 노동당 노동부 노동자 노조원 당국자 대변인 로동당 문체부 문화부
    민주당 방사청 방송국 방송사 방위성 방통위 백악관 변호사 병무청 사령부 상무부 선거위
    소방청 소식통 안보리 안보실 연구소 연구원 연합군 연합사 우리는 유엔군 이란군 인민군
    인사들 인수위 재무부 재무성 전국민 전문가 전문지 정보국 정보원 정부군 정부는 정부측
    정치국 정치권 조사단 조선군 주민들 지도부 지휘부 진보당 차관보 참모부 채권단 추진위
    한국군 한국은 한국측 현지인""".split()
)
_PARTICLES = tuple("은는이가의을를과와도")
_PARTICLE = f"(?:께서|[{''.join(_PARTICLES)}])?"
_WORD = re.compile(r"[가-힣]+")
_BETWEEN = 4  # words between a name and its office
_LENGTH = 3  # syllables of a name that is taken without an office elsewhere
#: Ends of bodies and groups: a word so ending is a name only before an office.
_BODY = re.compile(r".*[부당국청처군측단들회]$")


def is_office(word: str) -> bool:
    """Tell whether a word is somebody's office.

    >>> is_office("부부장"), is_office("외교부장"), is_office("국방부")
    (True, True, False)
    """
    return word in OFFICES or (len(word) > 2 and word.endswith(_LONG_OFFICES))


_LONG_OFFICES = tuple(office for office in OFFICES if len(office) > 1)


def is_name(word: str) -> bool:
    """Tell whether a word of three syllables can be a full name, and is no noun.

    >>> is_name("김여정"), is_name("국방부"), is_name("위원장")
    (True, False, False)
    """
    noun = word in NOUNS or is_office(word)
    return len(word) == _LENGTH and not noun and korean.is_name(word)


def mention(phrase: str, text: str) -> str:
    """Find the name in a phrase, by the office behind it there or elsewhere in the text.

    >>> mention("김여정 노동당 부부장", ""), mention("국방부 장관", ""), mention("당국자", "")
    ('김여정', '', '')
    >>> mention("노동당 부부장 김여정", "")
    '김여정'
    """
    words: list[str] = _WORD.findall(phrase)
    for at, word in enumerate(words):
        offices = [*words[max(0, at - 1) : at], *words[at + 1 :]]
        titled = any(map(is_office, offices)) or (len(words) == 1 and _alone(word, text))
        if titled and is_name(word):
            return word
    return _by_surname(words, text)


def _alone(word: str, text: str) -> bool:
    """Is a word that stands alone a name? An office behind it elsewhere tells, else its end."""
    return _office_of(word, text) or not _BODY.match(word)


def _by_surname(words: list[str], text: str) -> str:
    """Find the only name of the text that a surname before an office may mean: 김 부부장.

    >>> told = "항만청 부청장 박서린이 웃었다. 박노을 시장도 웃었다."
    >>> _by_surname(["박", "부청장"], told), _by_surname(["박", "의원"], told)
    ('박서린', '')
    """
    if len(words) < 2 or len(words[0]) != 1 or not is_office(words[-1]):
        return ""
    pairs = re.findall(rf"(?<![가-힣])({words[0]}[가-힣]{{2}})({_PARTICLE})(?=[\s,])", text)
    named = {word for word, particle in pairs if particle or not word.endswith(_PARTICLES)}
    titled = {word for word, _ in pairs if _office_of(word, text)}
    names = {word for word in named | titled if is_name(word) and _alone(word, text)}
    holding = {name for name in names if _holds(name, words[-1], text)}
    names = holding or names - titled  # who holds another office is another
    return next(iter(names)) if len(names) == 1 else ""


def _office_of(name: str, text: str) -> bool:
    """Does an office stand right beside a name, anywhere in a text?"""
    behind = re.findall(rf"(?<![가-힣]){name}\s([가-힣]+?){_PARTICLE}(?![가-힣])", text)
    before = re.findall(rf"([가-힣]+)\s{name}{_PARTICLE}(?![가-힣])", text)
    return any(map(is_office, [*behind, *before]))


def _holds(name: str, office: str, text: str) -> bool:
    """Does a text give a name this office: 김여정 노동당 부부장, no other office between?"""
    if re.search(rf"{office} {name}{_PARTICLE}(?![가-힣])", text):
        return True
    for behind in re.findall(rf"(?<![가-힣]){name}((?:\s[가-힣]+){{1,{_BETWEEN}}})", text):
        for word in behind.split():
            if word.startswith(office):
                return True
            if any(word.startswith(other) or word.endswith(other) for other in _LONG_OFFICES):
                break
            if word[-1] in "은는이가의인":
                break
    return False
