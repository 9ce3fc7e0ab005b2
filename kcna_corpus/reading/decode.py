"""Bytes become text: what was declared, what the bytes look like, what was used and repaired.

A label is believed only where the bytes agree. Every look at a large file is bounded.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from .vocabulary import table

#: More bytes than this are not needed to tell one encoding from another.
SAMPLE = 64 * 1024
#: Texts longer than this are not searched for mojibake.
LONGEST_REPAIR = 5_000_000

_SPACED = re.compile(r"(?<=[^\0-\x7f]) (?=[^\0-\x7f])")
# What no word holds: in the encodings of Western and Central Europe, and in other alphabets.
_ODD_ACCENTS = re.compile(
    r"[^\W\d_][\xa1-\xbf\u2020-\u2030](?=[^\W\d_])|[a-zß-öø-ÿ][À-ÖØ-Þ]|(?=[À-ÖØ-öø-ÿ]{3}|[^\W\d_a-zA-Z]{5})"
)
_ODD_LETTERS = re.compile(
    r"[A-Za-z][^\W\d_a-zA-Z]|[^\W\d_a-zA-Z][A-Za-z]|[а-џґα-ώ][Ѐ-ЯΑ-Ω]|[ךםןףץ](?=[א-ת])|ς(?=[α-ω])"
)
_EAST_ASIAN = ("cp949", "johab", "cp932", "euc_jp", "gb18030", "big5hkscs")
_CENTRAL = ("cp1250", "iso8859_2")
_LATIN = ("cp1252", "cp1254", *_CENTRAL)
_RARE = ("iso8859_5", "cp866", "mac_cyrillic")
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", *_RARE)
# Encodings of one script share their bytes: each reads another's as its rare characters. A label
# is believed down to this share of what the best of its kin reads as common ones.
_KIN = (
    (_CENTRAL, 0.97),
    (_CYRILLIC, 0.98),
    (_EAST_ASIAN, 0.88),
    (("cp1252", *_CENTRAL), 0.88),
)
# Signs of printing, which all languages of Central Europe have, tell none of them.
_SIGNS = "“”„‘’–—…«»"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{2,40})""", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
# Windows-1252 leaves five bytes undefined; what wrote mojibake passed them through.
_TO_BYTE = {
    ord(c): b
    for b in range(0x80, 0xA0)
    if (c := bytes([b]).decode("cp1252", "replace")) != "\ufffd"
}


class ReadError(ValueError):
    """A file that cannot be read as a page; the message says why and what to do.

    See Also
    --------
    read_page : What raises it; of a folder, `Reading.rejected` has the reason.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> kc.read_page(b"")
    Traceback (most recent call last):
    kcna_corpus.reading.decode.ReadError: empty file
    """


class UnreadableError(ReadError):
    """A file that this machine did not let be read, now: nothing is said of what it holds."""


@dataclass(frozen=True)
class Encoding:
    """What the file says of its encoding, what its bytes look like, what was used and mended."""

    declared: str
    sniffed: str
    used: str
    repairs: tuple[str, ...] = ()


def decode(data: bytes, declared: str = "") -> tuple[str, Encoding]:
    """Return the text of `data`, and how it was read.

    `declared` is the encoding that a header stated; without one the file's own declaration counts.
    Raises ReadError if the bytes are no text.

    >>> text, how = decode("평양".encode("cp949"), "euc-kr")
    >>> text, how.declared, how.used
    ('평양', 'euc-kr', 'cp949')
    """
    declared = declared or _declared(data)
    for mark, name in _BOMS:
        if data.startswith(mark):
            text, lost = _read(data[len(mark) :], name)
            return _finish(text, Encoding(declared, f"{name} (byte order mark)", name, lost))
    sniffed = sniff(data)
    used = _choose(data, declared, sniffed)
    text, lost = _read(data, used)
    return _finish(text, Encoding(declared, sniffed, used, lost))


def sniff(data: bytes) -> str:
    """Return the encoding that the bytes themselves suggest, as a Python codec name.

    >>> sniff("북한이 무기 수출을 부인했다고 통신이 보도했다.".encode("cp949"))
    'cp949'
    """
    head = data[:SAMPLE]
    escapes = (b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp")
    marked = next((name for mark, name in escapes if mark in head), "")
    if marked:
        return marked
    if b"\0" not in head and _is_utf8(data):
        return "ascii" if data.isascii() else "utf-8"
    return _utf16(head) or _best_of(_sample(data))


def _is_utf8(data: bytes) -> bool:
    try:
        return bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _best_of(sample: bytes) -> str:
    if _wrong(sample, "utf-8") < 0.5:  # damaged; nothing else would fit so well
        return "utf-8"
    scores = {name: plausible(sample, name) for name in table("encodings")}
    best = max(scores, key=lambda n: scores[n])
    return best if scores[best] >= 0.3 else "cp1252"


def plausible(sample: bytes, name: str) -> float:
    """Return how much the characters beyond ASCII look like text in the encoding's languages.

    The common characters of those languages count fully, others of their script less, what no
    text holds against. So does what no word of them does: a capital after a small letter, a
    foreign letter beside a Latin one, a sign between two letters.
    """
    text = sample.decode(name, "replace").removesuffix("\ufffd")  # the last may be cut
    unspoken = _SIGNS if name in _CENTRAL else ""
    counts = Counter(c for c in text if c > "\x7f" and c not in unspoken)
    size = counts.total()
    if not size:
        return 0.0
    total = max(
        sum(times * (1.0 if c in letters else _worth(c, name)) for c, times in counts.items())
        for letters in _alphabets(name)
    )
    if name not in _EAST_ASIAN:
        odd = _ODD_ACCENTS if name in _LATIN else _ODD_LETTERS
        doubt = 2 if name in _RARE and size < 6 else 0  # so few tell nothing for it
        return (total - doubt - sum(1 for _ in odd.finditer(text))) / size
    # A byte lost or broken here and there shifts those after it.
    total += 1.7 * min(2, counts["\ufffd"])
    if size > 11:  # Korean is written with spaces, Chinese and Japanese are not
        spaced = len(_SPACED.findall(text)) > 0.1 * size
        total += size * (0.15 if spaced == (name in ("cp949", "johab")) else -0.15)
    return total / size - (0.1 if name == "johab" else 0.0)  # which hardly anybody wrote


def _worth(c: str, name: str) -> float:
    """What a character that is not among the common ones counts."""
    if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or "\x80" <= c < "\xa0":
        return -2.0
    if name not in _EAST_ASIAN:
        if "\u2500" <= c <= "\u259f":  # the frames of tables, which no word holds
            return -1.0
        return 0.2 if c.isalpha() else 0.0
    if "\uac00" <= c <= "\ud7a3" or "\u3041" <= c <= "\u30fe":
        return 0.3 if name == "johab" else 0.5
    return 0.3 if "\u3000" <= c <= "\u9fff" or "\uff01" <= c <= "\uff5e" else 0.0


@cache
def _alphabets(name: str) -> tuple[frozenset[str], ...]:
    """The commonest characters of each language (or group of them) written in an encoding."""
    alphabet = table("encodings").get(name, "")
    return tuple(map(frozenset, [alphabet] if isinstance(alphabet, str) else alphabet))


@cache
def _common(*names: str) -> frozenset[str]:
    """The commonest characters of what is written in some encodings."""
    return frozenset().union(*(letters for n in names for letters in _alphabets(n)))


def repair(text: str) -> tuple[str, str]:
    r"""Return `text` with mojibake undone, and the repair in words; unchanged unless certain.

    Certain means that everything beyond ASCII, read back as the wrong encoding would have read
    it, is valid in the right one, more than once: a text that merely shows such characters has
    others beside them.

    >>> repair("donâ€™t say â€œneverâ€\x9d")
    ('don’t say “never”', 'UTF-8 read as Windows-1252, undone')
    >>> repair("SÃO PAULO")
    ('SÃO PAULO', '')
    """
    if text.isascii() or len(text) > LONGEST_REPAIR:
        return text, ""
    for _ in range(2):  # some pages went wrong twice
        mended, note = _undo(text)
        if not note:
            break
        again, _twice = _undo(mended)
        return (again if _twice else mended), note + (", twice" if _twice else "")
    return text, ""


def _undo(text: str) -> tuple[str, str]:
    try:
        coded = text.encode("cp1252")
    except UnicodeEncodeError as fault:
        if not "\x80" <= text[fault.start] < "\xa0":
            return text, ""
        try:
            coded = text.translate(_TO_BYTE).encode("latin-1")
        except UnicodeEncodeError:
            return text, ""
    for right, note in (
        ("utf-8", "UTF-8 read as Windows-1252, undone"),
        ("cp949", "CP949 read as Latin-1, undone"),
    ):
        try:
            mended = coded.decode(right)
        except UnicodeDecodeError:
            continue
        high = [c for c in mended if c > "\x7f"]
        hangul = sum(c in _common("cp949") for c in high)
        if len(high) >= 2 and (right == "utf-8" or (len(high) >= 6 and hangul > 0.35 * len(high))):
            return mended, note
    return text, ""


def _declared(data: bytes) -> str:
    declared = _META.search(data, 0, 8192) or _XML.search(data, 0, 512)
    return declared.group(1).decode("ascii", "replace").lower() if declared else ""


def _choose(data: bytes, declared: str, sniffed: str) -> str:
    """The declared encoding, unless the bytes speak against it."""
    labels = table("labels")
    try:
        name = codecs.lookup(str(labels.get(declared.strip().lower(), declared))).name
    except (LookupError, ValueError):
        return sniffed
    name = str(labels.get(name, name))
    if sniffed in ("ascii", "utf-8") or sniffed.startswith(("utf-16", "utf-32", "iso2022")):
        return "utf-8" if sniffed == "ascii" and not name.startswith(("hz", "iso2022")) else sniffed
    sample = _sample(data)
    if name.startswith(("utf", "hz", "iso2022")) or _wrong(sample, name) > 0.1:
        return sniffed
    if not _common(name) or not _common(sniffed):
        return name
    own, best = plausible(sample, name), plausible(sample, sniffed)
    share = next((share for kin, share in _KIN if {name, sniffed} <= set(kin)), 0.6)
    return sniffed if best >= 0.3 and own < share * best else name


def _sample(data: bytes) -> bytes:
    """A stretch from the letter before the first byte beyond ASCII: it starts with no half one."""
    first = _HIGH.search(data)
    at = max(0, first.start() - 1) if first else 0
    return data[at : at + SAMPLE // 4]


def _wrong(sample: bytes, name: str) -> float:
    try:
        text = sample.decode(name, "replace")
    except (LookupError, UnicodeError):
        return 1.0
    high = [c for c in text if c > "\x7f"]
    broken = high.count("\ufffd")
    return broken / len(high) if broken > 2 or 0 < len(high) < 4 else 0.0


def _utf16(sample: bytes) -> str:
    """UTF-16 or UTF-32 without its mark: read so, it is nothing but letters and signs in use."""
    sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 4 or (sample.isascii() and b"\0" not in sample):
        return ""
    # A page of Korean in two bytes each reads as rare syllables too: without a NUL byte, which no
    # other text holds, it must be common ones.
    sure = b"\0" in sample
    common = _common("cp949", "cp932", "gb18030", "cp1251")
    names = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
    for name in names if b"\0\0" in sample else names[2:]:
        text = sample.decode(name, "replace")
        usual = sum(c in common or "\t" <= c < "\x7f" for c in text)
        if usual > (0.2 if sure else 0.6) * len(text):
            return name
    return ""


def _read(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(name), ()
    except (UnicodeError, LookupError):
        pass
    try:
        text = data.decode(name, "replace")
    except (UnicodeError, LookupError):
        text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return text, (f"{lost:,} broken characters shown as \ufffd",)


def _finish(text: str, how: Encoding) -> tuple[str, Encoding]:
    head = text[:8192]
    if len(_CONTROL.findall(head)) > 0.02 * len(head) + 2:
        raise ReadError(
            "no text: the file is full of control characters; is it a program or a picture?"
        )
    if head.count("\ufffd") > 0.2 * len(head):
        raise ReadError(f"no text: most of it is broken as {how.used}")
    mended, note = repair(text)
    repairs = how.repairs + ((note,) if note else ())
    return mended, Encoding(how.declared, how.sniffed, how.used, repairs)
