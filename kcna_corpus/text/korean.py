"""Korean names in any writing: which syllables may stand there.

A spelling in Latin or Cyrillic letters can stand for several syllables (*Yo* for 여 or 요, *ch* for
ㅈ or ㅊ), so it is read as a set for each syllable, and two spellings can be one name where the sets
meet in every place. The systems are those of the North, McCune–Reischauer (with and without its
marks), the South's Revised Romanisation, everyday spellings, and Kontsevich's for Cyrillic.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import product

HANGUL = re.compile("[가-힣]")
_INITIALS, _VOWELS = (
    "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ",
    "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
)
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def _spellings(rows: str) -> dict[str, str]:
    """Read rows of `spelling=letters`; a hyphen stands for no letters."""
    pairs = (row.split("=") for row in rows.split())
    return {spelling.strip("-"): letters for spelling, letters in pairs}


#: How each part of a syllable is spelt, and the letters it may stand for.
LATIN = (
    _spellings("""-=ㅇ kk=ㄲ gg=ㄲ kh=ㅋ k'=ㅋ k=ㄱㅋ g=ㄱ n=ㄴ tt=ㄸ dd=ㄸ th=ㅌ t'=ㅌ t=ㄷㅌ d=ㄷ r=ㄹ l=ㄹ
        rh=ㄹ m=ㅁ pp=ㅃ bb=ㅃ ph=ㅍ p'=ㅍ p=ㅂㅍ b=ㅂ ss=ㅆ s=ㅅ sh=ㅅ j=ㅈ dz=ㅈ jj=ㅉ tch=ㅉ ch=ㅈㅊ ch'=ㅊ
        h=ㅎ"""),
    _spellings("""a=ㅏ ya=ㅑ ŏ=ㅓ eo=ㅓ o=ㅗㅓ yŏ=ㅕ yeo=ㅕ yo=ㅛㅕ u=ㅜㅡ oo=ㅜ ŭ=ㅡ eu=ㅡ yu=ㅠ yoo=ㅠ you=ㅠㅕ i=ㅣ
        ee=ㅣ yi=ㅣ ae=ㅐ ai=ㅐ e=ㅔ yae=ㅒ ye=ㅖ wa=ㅘ wae=ㅙ oe=ㅚ oi=ㅚ wŏ=ㅝ wo=ㅝ weo=ㅝ woo=ㅜ we=ㅞ wi=ㅟ
        ŭi=ㅢ ui=ㅢ eui=ㅢ"""),
    _spellings("-=- k=ㄱ g=ㄱ n=ㄴ t=ㄷㅅㅈㅊㅌ d=ㄷ l=ㄹ r=ㄹ m=ㅁ p=ㅂㅍ b=ㅂ ng=ㅇ"),
)
CYRILLIC = (
    _spellings("""-=ㅇ кк=ㄲ кх=ㅋ к=ㄱㅋ г=ㄱ н=ㄴ тт=ㄸ тх=ㅌ т=ㄷㅌ д=ㄷ р=ㄹ л=ㄹ м=ㅁ пп=ㅃ пх=ㅍ п=ㅂㅍ б=ㅂ сс=ㅆ
        с=ㅅ чж=ㅈ дж=ㅈ чч=ㅉ чх=ㅊ ч=ㅈㅊ х=ㅎ"""),
    _spellings("""а=ㅏ я=ㅑ о=ㅗㅓ ё=ㅛㅕ е=ㅔㅖㅕㅓ у=ㅜ ю=ㅠ ы=ㅡ и=ㅣ э=ㅐㅔ йе=ㅖ ва=ㅘ вэ=ㅙㅞ ве=ㅚㅞ во=ㅝ ви=ㅟ
        ый=ㅢ"""),
    _spellings("-=- к=ㄱ н=ㄴㅇ нъ=ㅇ т=ㄷㅅㅈㅊㅌ ль=ㄹ л=ㄹ м=ㅁ п=ㅂㅍ"),
)
#: What everyday spellings also mean: Jung for 정, Hyun for 현 (before a final consonant), Hee for 희.
_EVERYDAY = {"u": "ㅓ", "yu": "ㅕ", "ee": "ㅢ", "i": "ㅢ"}
_CLOSED = ("u", "yu")
#: Surnames whose usual spelling follows no system.
_IRREGULAR = {
    "park": "박", "oh": "오", "ahn": "안", "noh": "노", "roh": "노", "rho": "노", "suh": "서", "hur": "허",
    "huh": "허", "sohn": "손", "chung": "정", "jung": "정", "sung": "성", "byun": "변", "paik": "백",
    "whang": "황", "chun": "전", "цой": "최",
}  # fmt: skip
SURNAMES = frozenset(
    "김이리박최정강조윤장임림한오서신권황안송류유홍전고문양량손배백허남심노로하곽성차주우구민진지엄채원천방공현함변염여려추도소석"
    "선설마길연위표명기반왕금옥육인맹제모탁국은라나봉태편용예경온옹음호좌빙어견당"
)
#: Characters of names in Chinese and Japanese print, with their Korean reading.
HANJA = dict(
    pair.split("=")
    for pair in """金=김 李=이 朴=박 崔=최 鄭=정 郑=정 姜=강 趙=조 赵=조 尹=윤 張=장 张=장 林=임 韓=한 韩=한 吳=오 吴=오
    徐=서 申=신 權=권 权=권 黃=황 黄=황 安=안 宋=송 柳=류 洪=홍 全=전 高=고 文=문 孫=손 孙=손 許=허 许=허 盧=노 卢=노
    與=여 与=여 正=정 恩=은 日=일 成=성 善=선 姬=희 姫=희 在=재 寅=인 錫=석 锡=석 悅=열 悦=열 明=명 永=영 南=남 哲=철
    龍=룡 龙=룡 海=해 英=영 國=국 国=국 男=남 雪=설 主=주 愛=애 爱=애 敬=경 慶=경 庆=경 熙=희 玉=옥 順=순 顺=순""".split()
)
#: The same syllable in the South, at the beginning of a word, and in the North.
_SOUTHERN = str.maketrans("리로류림라려량", "이노유임나여양")
#: Loanwords in the North and in the South, where both have as many syllables.
_LOANWORDS = dict(
    pair.split("=")
    for pair in """로씨야=러시아 미싸일=미사일 싸이버=사이버 땅크=탱크 딸라=달러 꾸바=쿠바 뽈스까=폴란드 메히꼬=멕시코
    벌가리아=불가리아 로므니아=루마니아 프로그람=프로그램 콤퓨터=컴퓨터 텔레비죤=텔레비전 수리아=시리아""".split()
)
_LOANWORD = "|".join(_LOANWORDS)
#: Behind a syllable that ends in these vowels the North writes 여 where the South writes 어: 되여.
_GLIDE = f"(?<=[{''.join(chr(0xAC00 + 588 * a + 28 * b) for a in range(19) for b in (1, 5, 11, 16, 19, 20))}])[여였]"
_WITHOUT_N = str.maketrans("녀뇨뉴니념년녕닉닌님닢", "여요유이염연영익인임잎")
#: What every syllable in plain Latin letters is like; most names of other countries are not.
_ONE_SYLLABLE = re.compile("[bcdghjklmnprstz']*[aeiouwy]{1,3}[bdgklmnprt']*")
_JOINED = str.maketrans("·・-", "   ")
_LONGEST = 12  # letters of one part of a name
_SPELT = 3  # letters of the longest spelling in the tables
_COMPOUND = frozenset(["남궁", "황보", "제갈", "선우", "독고", "사공"])

Syllable = frozenset[str]
Name = tuple[Syllable, tuple[Syllable, ...]]


def same(one: str, other: str) -> bool | None:
    """Tell whether two spellings can be one Korean name; None where one of them is no such name.

    It is None too where only an everyday spelling (*Jung* for 정), or a syllable that South and
    North write otherwise (룡, 용), would make them one.

    >>> [same("Kim Yo Jong", other) for other in ("Kim Yeo-jeong", "Kim Yu Jong", "Ада Роу")]
    [True, False, None]
    >>> same("Kim Yo Jong", "김여정"), same("Ким Ё Чжон", "金与正"), same("Kim Jong Un", "Kim Jung Un")
    (True, True, None)
    """
    strict = _names(one, False), _names(other, False)
    if not all(strict):
        return None
    if _meet(*strict):
        return True
    return None if _meet(_names(one, True), _names(other, True)) else False


def is_name(text: str) -> bool:
    """Tell whether a text can be a full Korean name.

    >>> [is_name(text) for text in ("Ch’oe Sŏn-hŭi", "No Kwang Su", "김여정", "Otto Berg")]
    [True, True, True, False]
    """
    return bool(_names(text, False))


def opens_with_surname(text: str) -> bool:
    """Tell whether the first word can be a Korean surname.

    >>> [opens_with_surname(text) for text in ("No Kwang Su", "But Ki Hong")]
    [True, False]
    """
    return bool(_surname(_plain(text).partition(" ")[0]))


def _meet(one: frozenset[Name], other: frozenset[Name]) -> bool:
    return any(
        a[0] & b[0]
        and len(a[1]) == len(b[1])
        and all(x & y for x, y in zip(a[1], b[1], strict=True))
        for a, b in product(one, other)
    )


@cache
def _names(text: str, everyday: bool) -> frozenset[Name]:
    """Read a spelling as surname and given name, the surname first or last."""
    if not text.isascii():
        text = "".join(HANJA.get(char, char) for char in text)
        if 2 <= len(text) <= 4 and all("가" <= char <= "힣" for char in text):
            return frozenset(_hangul(text, everyday))
    parts = _plain(text).translate(_JOINED).split()
    if not 2 <= len(parts) <= 4:
        return frozenset()
    sides = (_surname(parts[0]), parts[1:]), (_surname(parts[-1]), parts[:-1])
    if not (sides[0][0] or sides[1][0]) or max(map(len, parts)) > _LONGEST:
        return frozenset()
    return frozenset(
        (surnames, name)
        for surnames, given_name in sides
        if surnames
        for name in _given(given_name, everyday)
    )


def _plain(text: str) -> str:
    """Write a spelling in small letters, breves and the marks of aspirates alone kept."""
    if text.isascii():
        return text.lower().replace("`", "'")
    text = unicodedata.normalize("NFC", text).lower().replace("ǒ", "ŏ").replace("ǔ", "ŭ")
    return re.sub("[’‘ʼ`´]", "'", text)


def _hangul(text: str, everyday: bool) -> Iterator[Name]:
    for size in (1, 2):
        surname, given_name = text[:size], text[size:]
        if given_name and (surname in _COMPOUND if size == 2 else surname in SURNAMES):
            yield (
                frozenset([surname.translate(_SOUTHERN)]),
                tuple(_southern(frozenset([char]), everyday) for char in given_name),
            )


def _southern(syllable: Syllable, everyday: bool) -> Syllable:
    """Add how the South writes a syllable, where spellings are read generously."""
    return syllable | {_without_liquid(char) for char in syllable} if everyday else syllable


def _without_liquid(char: str) -> str:
    """Write ㄹ at the beginning of a syllable as the South does at that of a word.

    >>> [_without_liquid(char) for char in "룡로정"]
    ['용', '노', '정']
    """
    code = ord(char) - 0xAC00
    if not 0 <= code < 11172 or _INITIALS[code // 588] != "ㄹ":
        return char
    soft = _VOWELS[code // 28 % 21] in "ㅑㅒㅕㅖㅛㅠㅣ"
    return chr(0xAC00 + _INITIALS.index("ㅇ" if soft else "ㄴ") * 588 + code % 588)


def southern(text: str) -> str:
    """Write Hangul as the South does, syllable for syllable, to be compared with other such text.

    The North keeps ㄹ and ㄴ (로동 and 노동, 녀성 and 여성), and hears loanwords from Russian.

    >>> [southern(one) == southern(other) for one, other in (("로동자", "노동자"), ("녀성", "여성"))]
    [True, True]
    >>> southern("대로씨야 미싸일") == southern("대러시아 미사일")
    True
    """
    if text.isascii() or not HANGUL.search(text):
        return text
    text = re.sub(_LOANWORD, lambda match: _LOANWORDS[match[0]], text)
    text = re.sub(_GLIDE, lambda match: "었" if match[0] == "였" else "어", text)
    return text.translate(_as_in_the_south())


@cache
def _as_in_the_south() -> dict[int, int | str]:
    """Every syllable that the South writes otherwise at the beginning of a word."""
    first = 0xAC00 + 588 * _INITIALS.index("ㄹ")
    return {code: _without_liquid(chr(code)) for code in range(first, first + 588)} | _WITHOUT_N


@cache
def _surname(part: str) -> Syllable:
    if part in _IRREGULAR:
        return frozenset([_IRREGULAR[part]])
    if part.isascii() and not _ONE_SYLLABLE.fullmatch(part):
        return frozenset()
    read = {char for segments in _segments(part, 1, False) for s in segments for char in s}
    return frozenset(char.translate(_SOUTHERN) for char in read & SURNAMES)


@cache
def _segments(part: str, most: int, everyday: bool) -> tuple[tuple[Syllable, ...], ...]:
    """Read a run of letters as one to `most` syllables, in every way that there is."""
    part = part.strip("'")
    if not part:
        return ((),)
    if most == 0:
        return ()
    table = CYRILLIC if "\u0400" <= part[0] <= "\u04ff" else LATIN
    return tuple(
        (_southern(syllable, everyday), *rest)
        for syllable, size in _first(part, table, everyday)
        for rest in _segments(part[size:], most - 1, everyday)
    )


def _given(parts: list[str], everyday: bool) -> Iterator[tuple[Syllable, ...]]:
    """Read the parts of a given name: one or two syllables in all."""
    for chosen in product(*(_segments(part, 2, everyday) for part in parts)):
        syllables = tuple(s for segment in chosen for s in segment)
        if 1 <= len(syllables) <= 2:
            yield syllables


def _first(
    part: str, table: tuple[dict[str, str], ...], everyday: bool
) -> Iterator[tuple[Syllable, int]]:
    """Give each way to read the first syllable, and how many letters it takes."""
    initials, vowels, finals = table
    for initial in _heads(part, initials):
        rest = part[len(initial) :]
        for vowel in _heads(rest, vowels):
            for final in _heads(rest[len(vowel) :], finals):
                meant = vowels[vowel]
                if everyday and (final or vowel not in _CLOSED):
                    meant += _EVERYDAY.get(vowel, "")
                yield (
                    frozenset(
                        chr(0xAC00 + _INITIALS.index(a) * 588 + _VOWELS.index(b) * 28 + _final(c))
                        for a, b, c in product(initials[initial], meant, finals[final])
                    ),
                    len(initial + vowel + final),
                )


def _heads(part: str, spellings: dict[str, str]) -> list[str]:
    """Give the spellings that a run of letters begins with."""
    return [part[:size] for size in range(min(len(part), _SPELT) + 1) if part[:size] in spellings]


def _final(letter: str) -> int:
    return 0 if letter == "-" else _FINALS.index(letter)
