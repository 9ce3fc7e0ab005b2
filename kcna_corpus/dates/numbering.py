"""Which figures number something: a resolution, a case, a committee. Such a figure is no year.

What decides stands before the figure (a label, which governs a whole list: "resolutions 1718, 1874
and 2094"), behind it (a body: "the 1718 Committee"), or is joined to it (S/RES/1718, 1718호).
"""

import re

from ..text.calendar import months

#: Words that a number follows, in small letters.
_LABELS = frozenset(
    "resolution resolutions res unscr unscrs unsc article articles section sections clause clauses "
    "paragraph paragraphs para p pp page pages vol vols fig chapter chapters room flight flights "
    "route highway interstate docket suite apartment apt version versions firmware build "
    "tel telephone phone fax hotline 전화 문의 팩스 "
    "regulation regulations directive directives statute licence licences license licenses permit "
    "permits patent patents invoice serial isbn issn doi imo § usc successor successors "
    "decree decrees © copyright "
    "résolution résolutions resolución resoluciones risoluzione risoluzioni resolução resoluções "
    "aktenzeichen expediente dossier arrêt dekret beschluss urteil drucksache gesetz ley loi lei "
    "legge decreto "
    "резолюция резолюции резолюцию резолюцией резолюцій резолюція резолюцію приказ указ закон "
    "karar kararı kanun décret décrets arrêté arrêtés ordonnance verordnung "
    "결의 결의안 결의문 법률 제 허가 사건 第 決議 决议".split()
)
#: The same, where a capital letter says that it is a name ("in any case 2025 will be dry").
_NAMES = frozenset(
    "case cases order orders law laws bill bills file report reports rule form line gate unit "
    "model class series exit box document documents doc ref reference act acts lot bus train "
    "ordinance proclamation treaty charter circular notice committee commission panel code zip "
    "channel platform berth dock pier hull asteroid contract ticket".split()
)
_PARAGRAPHS = frozenset("paragraph paragraphs para paras".split())
_NUMBER = frozenset("no nos nr № n° nº number numbers # numéro número nummer номер".split())
#: What has a number before the name of a street: "at 1987 Harbour Street".
_STREETS = frozenset("street avenue road boulevard lane drive st ave blvd rd straße rue".split())
_MONEY = frozenset("$€£₩¥")
_BEFORE_STREETS = frozenset(": . ( the at of for from near outside to".split())
#: What has a number before its name.
_BODIES = frozenset(
    "committee committees panel regiment squadron battalion brigade division flight bus train "
    "tram form locomotive".split()
)
_JOINS = frozenset(", ; and or to & / - – as well 및 와 과 그리고 und et y e и та ve".split())
#: What stands before a year: a list of numbers ends there ("resolutions 1718 and, in 2016, 2270").
_OF_TIME = frozenset(
    "in of by since until till during from before after between around im seit bis vor nach en de "
    "depuis avant après dès desde hasta nel dal em в с до после".split()
)
_COUNTERS = re.compile(
    "[호번조항號号]|위원회|패널|여?(?:명|원|톤|달러|척|발|마리|개국|[만억천조선개회건곳대장점권편쪽살세층배석표]|세대|"
    "가구|미터)(?=[이가은는을를의에과와도만씩로]|$)|[名个個件円元万萬亿億吨艘枚]|人(?![权權民类類大工物口才事])"
)
_HANGUL = re.compile("[가-힣]{1,4}")
_EXCHANGE = re.compile("(?:[0-9]{3}[/.])?[0-9]{3}")  # 555-1987, 202/555-1987
NEAR_BEFORE, NEAR_BEHIND = 24, 10  # tokens that are looked at
_SHORT = 4  # letters of a label that may end with a stop


def is_number(words: list[str], glued: list[bool], at: int) -> bool:
    """Whether a figure that could be a year numbers something.

    Parameters
    ----------
    words
        The tokens around it: `NEAR_BEFORE` and `NEAR_BEHIND` are enough.
    glued
        Whether no space stands before each.
    at
        The place of the figure among them.

    Examples
    --------
    >>> words = "Resolutions 1718 and 1874 of 2009".split()
    >>> [is_number(words, [False] * 6, at) for at in (1, 3, 5)]
    [True, True, False]
    """
    before = _is_a_page(words, at) or _before(words, at)
    return _joined(words, glued, at) or before or _behind(words, glued, at)


def _joined(words: list[str], glued: list[bool], at: int) -> bool:
    """Whether letters or a slash stand at the figure without a space: UNSCR1718, S/RES/1718."""
    if _in_a_row(words, glued, at):
        return True
    if at == 0 or not glued[at]:
        return False
    last = words[at - 1]
    if last in _MONEY:
        return True
    if last in ("/", "-") and at > 1 and glued[at - 1]:
        sign = words[at - 2]
        third = glued[at - 2] and words[at - 3] == "-" and at > 2  # 2024-cv-1718
        if third and sign.lower() in months():
            return False  # 8-May-2024
        model = sign.isupper() or (sign[0].isupper() and len(sign) < 3)  # Tu-1954, MiG-1944
        model = model or sum(map(str.isupper, sign)) > 1
        return sign.isalpha() and (last == "/" or model or (len(sign) > 1 and third))
    return last.isascii() and last.isalpha() and last.isupper() and last != "FY"


def _in_a_row(words: list[str], glued: list[bool], at: int) -> bool:
    """Whether it is one of three figures joined by hyphens, or a letter is: 978-0-1999, 1999-B."""
    first = last = at
    while first > 1 and glued[first] and glued[first - 1] and words[first - 1] in "-–":
        first -= 2
    while last + 2 < len(words) and glued[last + 1] and glued[last + 2] and words[last + 1] in "-–":
        last += 2
    row = words[first : last + 1 : 2]
    behind = words[last + 1 : last + 3]
    lettered = behind[:1] == ["/"] and len(behind) > 1 and all(glued[last + 1 : last + 3])
    figures = len(row) > 2 and all(w.isdigit() for w in row) and any(len(w) != 4 for w in row)
    figures = figures or (words[first + 1 : at] == ["-"] and bool(_EXCHANGE.fullmatch(row[0])))
    letters = [*(behind[1:] if lettered else ()), *row]
    return figures or any(len(w) == 1 and w.isupper() for w in letters)


def _behind(words: list[str], glued: list[bool], at: int) -> bool:
    """Whether a body, a street or a counting word stands behind."""
    marks = words[at - 1 : at] + words[at + 1 : at + 2] if at else []
    if marks == ["[", "]"] and all(word.isupper() for word in words[at + 2 : at + 3]):
        return True  # [2019] RC 41
    if words[at + 1 : at + 4 : 2] == ["(", ")"] and re.fullmatch("[12][0-9]{3}", words[at + 2]):
        return True  # 1718 (2006)
    index = at + 1
    if index < len(words) and glued[index]:
        case = len(words) > index + 1 and glued[index + 1] and words[index + 1].isdigit()
        if _COUNTERS.match(words[index]) or (case and _HANGUL.fullmatch(words[index])):
            return True  # 1718호, 2019헌라6
    while index < len(words) and (words[index].lower() in _JOINS or words[index][0].isdigit()):
        index += 1  # the 1718, 1267 and 1988 Committees
    after = words[index : index + 2]
    before = words[at - 1].lower() if at else ":"
    if before == "," and at > 1 and words[at - 2][0].isalpha():
        before = ":"  # Ada Roe, 1987 Harbour Street; not May 3, 1987
    if index == at + 1 and before in _BEFORE_STREETS:
        street = [word for word in words[index : index + 3] if word[0].isupper()]
        if any(word.lower() in _STREETS for word in street[1:]):
            return True
    if len(after) > 1 and (after[0][0].isupper() or after[0] == "sanctions"):
        after = after[1:] if after[0].lower() not in _BODIES else after
    return bool(after) and after[0].lower() in _BODIES


def _is_a_page(words: list[str], at: int) -> bool:
    """Whether it is a page of a collection of judgments: 138 S. Ct. 1916."""
    index = at - 1
    while index > 1 and words[index] == "." and words[index - 1][0].isupper():
        if words[index - 1].lower() in months(short=True):
            return False
        index -= 2
    return 0 <= index < at - 1 and words[index].isdigit()


def _before(words: list[str], at: int) -> bool:
    """Whether a label stands before the figure, or before the list that it is in."""
    index, joined = at - 1, False
    dated = _is_dated(words, at)
    for _ in range(NEAR_BEFORE):
        if index < 0:
            return False
        word = words[index]
        if labels(words, index):
            return True
        if word == "of" and index == at - 1 and _is_paragraph(words, at - 2):
            return True
        if word.lower() in _OF_TIME:
            if not (joined and dated and _is_dated(words, index - 1)):
                return False
            index -= 1  # 1718 of 2006 and 1874 of 2009
            continue
        if word.lower() in _JOINS or (word[0].isdigit() and joined):
            joined = True
        elif word == ")" and joined:  # 1718 (2006), 1874
            while index > 0 and words[index] != "(":
                index -= 1
        elif joined or not _named_again(words, index):
            return False
        else:  # "and its successors 1874"
            index -= 1
            while words[index].lower() not in _JOINS:
                index -= 1
            joined = True
        index -= 1
    return False


def _is_paragraph(words: list[str], index: int) -> bool:
    """Whether paragraphs are numbered up to here: "paragraphs 5-7" of 1874."""
    figures = index
    while index > 0 and (words[index][0].isdigit() or words[index].lower() in (*_JOINS, ".")):
        index -= 1
    return 0 <= index < figures and words[index].lower() in _PARAGRAPHS


def _is_dated(words: list[str], at: int) -> bool:
    """Whether a year follows a figure: "1874 of 2009"."""
    word, *after = [*words[max(at, 0) : at + 3], "", ""][:3]
    return word[:1].isdigit() and after[0].lower() in _OF_TIME and after[1][:1].isdigit()


def _named_again(words: list[str], index: int) -> bool:
    """Whether at most two words in small letters lie between a joining word and the figure."""
    return any(
        index - size >= 0
        and words[index - size].lower() in _JOINS
        and all(w.isalpha() and w.islower() for w in words[index - size + 1 : index + 1])
        for size in (1, 2)
    )


def labels(words: list[str], index: int) -> bool:
    """Whether a word, or the stop behind it, says that a number follows."""
    if index < 0:
        return False
    word = words[index]
    if word in ("°", "º") and index:  # n° 1718
        return words[index - 1].lower() == "n"
    if word in (".", ":") and index:  # Res. 1718
        word = words[index - 1]
        if len(word) > _SHORT:
            return False
    small = word.lower()
    if small in _NUMBER or small in _LABELS or small.startswith(("결의", "决议", "決議")):
        return True
    return small in _NAMES and word[0].isupper()
