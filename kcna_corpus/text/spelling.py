"""Two spellings of one word: British and American, North and South, figures, Chinese scripts.

A canonical spelling is looked up by the word alone; what takes several words to write otherwise
(*twenty-five* and 25, *co-operate* and *cooperate*) is compared as a whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .korean import HANGUL, southern

if TYPE_CHECKING:
    from opencc import OpenCC

#: Stems of words in -our (British) and -or, in -re and -er, in -ence and -ense, in -ise and -ize,
#: and of verbs that double their l; then pairs that follow no rule.
_OUR = """arm behavi cand clam col demean dishon disfav enam endeav fav ferv flav glam harb hon hum
    lab misdemean neighb od parl ranc rig rum sav splend succ tum val vap vig disc"""
_OUR_ENDINGS = "|s|ed|ing|able|ably|ful|fully|ite|ites|less|er|ers|hood|hoods|ly|ing|ist|ists"
_RE = """calib cent centim fib goit kilomet lit litt lust maneuv meag met millimet mit nit och
    reconnoit sab saltpet scept sepulch somb spect theat amphitheat"""
_ENCE = "def off pret lic"
_ISE = """agon antagon apolog author brutal capital character civil colon commercial crimin critic
    crystall decentral decolon demilitar democrat demon demoral denuclear destabil dramat econom
    emphas equal fertil final general global harmon hospital human hypothes ideal immun individual
    industrial internal international jeopard legal liberal local maxim material mechan memor
    militar minim mobil modern monopol moral national natural neutral normal optim organ
    patron penal personal polar popular pressur priorit privat public radical rational real recogn
    reorgan revolution sanit scrutin secular sensational social special stabil standard steril
    stigmat subsid summar symbol sympath synthes systemat terror theor traumat util vandal victim
    visual weapon western"""
_ISE_ENDINGS = "e|es|ed|ing|er|ers|ation|ations|ational"
_DOUBLED = """cancel channel council counsel dial equal fuel initial jewel label level libel marshal
    model panel pedal quarrel rival shovel shrivel signal spiral total travel tunnel unravel"""
_DOUBLED_ENDINGS = "ed|ing|er|ers|or|ors"
_PAIRS = """programme=program programmes=programs grey=gray plough=plow ploughs=plows tyre=tire
    tyres=tires aluminium=aluminum sceptic=skeptic sceptical=skeptical scepticism=skepticism
    manoeuvre=maneuver manoeuvres=maneuvers manoeuvring=maneuvering judgement=judgment
    judgements=judgments ageing=aging jewellery=jewelry cheque=check cheques=checks kerb=curb
    catalogue=catalog catalogues=catalogs dialogue=dialog dialogues=dialogs analogue=analog
    analyse=analyze analysed=analyzed analysing=analyzing paralyse=paralyze paralysed=paralyzed
    enrol=enroll enrolment=enrollment fulfil=fulfill fulfilment=fulfillment instalment=installment
    instalments=installments skilful=skillful wilful=willful foetus=fetus anaesthetic=anesthetic
    haemorrhage=hemorrhage oestrogen=estrogen mediaeval=medieval encyclopaedia=encyclopedia
    archaeology=archeology paediatric=pediatric practise=practice practised=practiced mould=mold
    draught=draft storey=story storeys=stories whisky=whiskey axe=ax towards=toward
    afterwards=afterward amongst=among whilst=while learnt=learned burnt=burned dreamt=dreamed
    spelt=spelled leapt=leaped spoilt=spoiled cosy=cozy moustache=mustache pyjamas=pajamas
    ploughed=plowed ploughing=plowing ploughman=plowman ploughmen=plowmen aeroplane=airplane
    aeroplanes=airplanes sceptics=skeptics sulphur=sulfur acknowledgement=acknowledgment kerbs=curbs
    moulds=molds draughts=drafts gaols=jails pyjama=pajama
    artefact=artifact artefacts=artifacts connexion=connection gaol=jail"""
_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh
    twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    twentieth""".split()
_SCALES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_WORDS = dict(zip(_UNITS, range(20), strict=True)) | dict(
    zip(_TENS, range(20, 100, 10), strict=True)
)
#: Signs, and the words that they stand for.
SIGNS = {
    "%": ("percent", "per cent"),
    "&": ("and",),
    "$": ("dollars", "dollar"),
    "€": ("euros", "euro"),
    "£": ("pounds", "pound"),
    "°": ("degrees", "degree"),
}
_DIVIDED = re.compile(r"[-‐‑]\s*\n\s*")  # a word at the end of a line
_DIGITS = "영일이삼사오육칠팔구"
_PLACES = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8}
_KOREAN_NUMBER = re.compile("[일이삼사오육칠팔구십백천만억]+")
_NATIVE = dict(
    zip(
        "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 스무".split(),
        "1 2 3 4 5 6 7 8 9 10 20".split(),
        strict=True,
    )
)
_NUMBER = re.compile(r"\d+/\d+|\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+")
_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4}


@cache
def canonical() -> dict[str, str]:
    """Return the spellings of a word that have another canonical one, in small letters.

    >>> table = canonical()
    >>> [table[word] for word in ("organise", "harbours", "theatre", "thirteen", "2nd")]
    ['organize', 'harbors', 'theater', '13', 'second']
    """
    rows: dict[str, str] = {}
    for stem in _OUR.split():
        rows |= {f"{stem}our{e}": f"{stem}or{e}" for e in _OUR_ENDINGS.split("|")}
    for stem in _RE.split():
        rows |= {f"{stem}re{e}": f"{stem}er{e}" for e in ("", "s")} | {f"{stem}red": f"{stem}ered"}
    for stem in _ENCE.split():
        rows |= {f"{stem}ence{e}": f"{stem}ense{e}" for e in ("", "s", "d", "less")}
    for stem in _ISE.split():
        rows |= {f"{stem}is{e}": f"{stem}iz{e}" for e in _ISE_ENDINGS.split("|")}
    for stem in _DOUBLED.split():
        rows |= {f"{stem}l{e}": f"{stem}{e}" for e in _DOUBLED_ENDINGS.split("|")}
    rows |= dict(pair.split("=") for pair in _PAIRS.split())
    rows |= {word: str(value) for word, value in _WORDS.items() if word != "one"}
    for number, word in enumerate(_ORDINALS, 1):
        end = {1: "st", 2: "nd", 3: "rd"}.get(number, "th")
        rows[f"{number}{end}"] = word
        if number < 10:  # 21st as *twenty-first* is squeezed
            rows |= {f"{ten + number}{end}": f"{ten}{word}" for ten in range(20, 100, 10)}
    return {variant: word for variant, word in rows.items() if variant != word}


@cache
def simplified(sign: str) -> str:
    """Return a Chinese sign in simplified script, by the tables of OpenCC; any other as it is.

    >>> [simplified(sign) for sign in "國国の"]
    ['国', '国', 'の']
    """
    if not "\u3400" <= sign <= "\u9fff":
        return sign
    new: str = _converter().convert(sign)
    return new


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC  # not before a Chinese text is read: 30 ms

    return OpenCC("t2s")


def same_spelling(old: str, new: str) -> bool:
    """Tell whether two pieces of text write the same words, or the same number.

    >>> pairs = [("co-operate", "cooperate"), ("[t]hey", "They"), ("twenty-five", "25")]
    >>> pairs += [("1.5 million", "1,500,000"), ("로동자", "노동자"), ("principle", "principal")]
    >>> pairs += [("21st", "twenty-first"), ("21st", "twenty-third")]
    >>> [same_spelling(*pair) for pair in pairs]
    [True, True, True, True, True, False, True, False]
    """
    first, second = number(old), number(new)
    if first is not None and second is not None:
        return first == second
    one = squeezed(old)
    return bool(one) and one == squeezed(new)


@lru_cache(maxsize=1 << 14)
def squeezed(text: str) -> str:
    """Return the letters of a text in canonical spelling, without what parts its words.

    >>> squeezed("The co-operative harbour"), squeezed("배 사십 척") == squeezed("배 40척")
    ('thecooperativeharbor', True)
    """
    plain = _DIVIDED.sub("", unicodedata.normalize("NFKC", text).casefold())
    words = re.findall(r"[^\W_]+", plain)
    joined = canonical().get("".join(words)) or "".join(canonical().get(w, w) for w in words)
    if joined.isascii():
        return joined
    return southern("".join(_in_figures(w) for w in words) if HANGUL.search(joined) else joined)


def _in_figures(word: str) -> str:
    """Write the Korean number at the head of a word in figures: 사십척 is 40척."""
    match = _KOREAN_NUMBER.match(word)
    if not match or not set(match[0]) & _PLACES.keys():
        return _NATIVE.get(word, word)
    total, part, digit = 0, 0, 0
    for char in match[0]:
        if char not in _PLACES:
            digit = _DIGITS.index(char)
        elif (unit := _PLACES[char]) < 10**4:
            part, digit = part + max(digit, 1) * unit, 0
        else:
            total, part, digit = total + max(part + digit, 1) * unit, 0, 0
    return f"{total + part + digit}{word[match.end() :]}"


@lru_cache(maxsize=1 << 14)
def number(text: str) -> float | None:
    """Return the number that some words or figures write, None if they write none.

    >>> [number(text) for text in ("two hundred and five", "1.5 million", "2,000", "a few")]
    [205.0, 1500000.0, 2000.0, None]
    >>> [number(text) for text in ("two and a half", "half a million", "three quarters", "1/4")]
    [2.5, 500000.0, 0.75, 0.25]
    """
    words = _NUMBER.findall(text.lower().replace("-", " "))
    total, group, counting, last = 0.0, 0.0, False, ""
    for word in words:
        before, last = last, word
        if word == "and" and counting:
            continue
        if word[0].isdigit():
            above, _, below = word.replace(",", "").partition("/")
            value = float(above) / (float(below or 1) or 1)
        elif word in _FRACTIONS and (before or word == "half"):
            value = _FRACTIONS[word]
            if group and before != "a":  # three quarters
                group *= value
                continue
        elif word in _WORDS:
            value = float(_WORDS[word])
        elif word in _SCALES:
            scale = _SCALES[word]
            group = (group or 1.0) * scale
            if scale >= 1000:
                total, group = total + group, 0.0
            counting = True
            continue
        elif word == "a" and (not counting or before in ("and", "half")):
            continue
        else:
            return None
        group, counting = group + value, True
    return total + group if counting else None
