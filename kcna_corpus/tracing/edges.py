"""What was cut off at the edges of a quotation, and whether that turns its sense.

“The ferry is open” out of *The ferry is not open* says the opposite, and so does a quotation that
stops before *but*. The words that turn are English.
"""

import re

from .sense import KOREAN_NEGATION
from .statement import Statement

#: What turns the clause that it governs, with an example whose cut is in braces.
TURNS = (
    (r"\b(?:not|never|neither|nor|no|nobody|none|nothing|nowhere|hardly|scarcely|without|cannot)\b",
     "The ferry is {not} open."),
    (r"\b(?:seldom|rarely|(?<!\ba )(?<!\bthe )few)\b", "{Few believe that} the ferry is open."),
    (r"n['’]t\b", "The ferry is{n’t} open."),
    (r"\b(?:refus|declin|fail|ceas|forb[ia]d|prohibit|reject|avoid|oppos)\w*\b"
     r"|\brul(?:e|es|ed|ing) out\b",
     "They {refuse to} open the ferry."),
    (r"\b(?:den(?:y|ies|ied|ying)|doubt\w*|disput\w*)\b", "They {deny that} the ferry is open."),
    (r"\b(?:lies?|false|falsehood|untrue|wrong|absurd|nonsense|slander|rumou?rs?|fiction|fabricat\w*"
     r"|impossible|unthinkable)\b", "It is a {lie that} the ferry is open."),
    (r"\brather\b.*\bthan\b|\binstead of\b|\bfar from\b",
     "They {leave rather than} open the ferry."),
    (r"\b(?:if|unless|lest|provided|whether|suppose)\b", "We pay {if} the ferry is open."),
)  # fmt: skip
_DENIAL = re.compile("|".join(pattern for pattern, _ in TURNS[:-1]), re.IGNORECASE)
_TURN = re.compile("|".join(pattern for pattern, _ in TURNS))  # asked of small letters: faster
_IF = re.compile(TURNS[-1][0], re.IGNORECASE)
_EITHER = re.compile(r"\bneither\b.*?\bnor\b", re.IGNORECASE)
#: A clause put in says nothing about the one around it.
_ASIDE = re.compile(r",\s*(?:which|who|whose|whom|where|when)\b[^,]*,", re.IGNORECASE)
#: Before a thing and its article only these words leave a clause open, and before others all but
#: articles and prepositions: the thing alone says nothing that could be turned.
_OPENS = re.compile(r"(?:\b(?:that|how|because)|[,:])$", re.IGNORECASE)
#: Nobody believes the ferry is open: these need no *that*.
_OPINION = re.compile(r"\b(?:believ|claim|imagin|sa[iy]|suppos|th(?:in|ough))\w*$", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|may|should)\b")
_ARTICLE = frozenset(
    """the a an this that these those my your his her its our their any every each
    some all both""".split()
)
_PREPOSITION = frozenset(
    """of about in on at for from with by into over under between among against
    during through""".split()
)
#: A clause ends before the quoted one here, so what stands further left governs another clause.
_CLAUSE = re.compile(
    r"[;:–—]|[.!?][\"”’)]*(?:\s|$)|\s-\s|,\s*(?:and|but|so|yet|or|while|whereas)\b"
    r"|\b(?:but|yet|because|although)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:^|[;:])\s*(?:only\s)?(?:if|unless|should|provided)\b[^;:]*,\s*$", re.IGNORECASE
)
#: A whole clause before the quoted one; what it denies is its own.
_BEFORE = re.compile(
    r"\s*(?:even\s)?(?:because|although|though|since|when|while|whereas|as|after)\b[^;:]*,\s*",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s*")
_BEFORE_A_TURN = frozenset("but unless however except if provided only".split())
_DENIED = re.compile(KOREAN_NEGATION)  # in Korean, what denies comes last
_AFTER_A_STOP = frozenset(["but", "however"])  # of these, what turns the sentence before too
_CLAUSE_WORDS = 3  # fewer words are no clause, unless what turns them stands right before
_SHOWN = 5  # words of what was cut that are shown


def turned_before(statement: Statement, first: int, end: int, before: str) -> str:
    """Return the words cut off before a quotation if they turn it, "" if not.

    Parameters
    ----------
    statement, first, end
        The statement, its first word that is quoted, and the end of what is.
    before
        What the report says right before the quotation: there the cut words may stand.

    Examples
    --------
    >>> statement = Statement({"": ["The ferry is not open to traders."]})
    >>> [turned_before(statement, 4, 7, said) for said in ("She said it was", "It was not")]
    ['The ferry is not', '']
    >>> turned_before(Statement({"": ["Nobody says the ferry is open."]}), 2, 6, "She said ")
    'Nobody says'
    """
    cut = statement.before(first).rstrip()
    if not _TURN.search(cut.lower()) or _BEFORE.fullmatch(statement.before(first)):
        return ""
    if _CONDITION.search(cut):
        governing = cut
    else:
        governing = _CLAUSE.split(_ASIDE.sub(" ", cut))[-1]
        parts = _COMMA.split(governing)
        governing = parts[-1] if len(parts) > 1 and parts[-1].strip() else governing
        clause = _OPINION.search(governing) and _FINITE.search(statement.print(first, end))
        word = statement.print(first, first + 1)
        if not clause and _inside_a_phrase(governing, word, end - first):
            return ""
    if not _turns(governing) or _TURN.search(_CLAUSE.split(before)[-1].lower()):
        return ""
    words = governing.split()
    return " ".join(words if len(words) <= _SHOWN else ["…", *words[-_SHOWN:]]).strip(" ,")


def _turns(words: str) -> bool:
    """Is a clause behind these words denied, or told on a condition? Twice denied, it is said."""
    denials = len(_DENIAL.findall(_EITHER.sub("nor", words)))
    return bool(denials % 2 or _IF.search(words))


def _inside_a_phrase(cut: str, word: str, size: int) -> bool:
    """Does the quotation begin within what a clause speaks of, so that no clause is quoted?"""
    last = cut.split()[-1:] or [""]
    if _TURN.search(last[0].lower()) or _OPENS.search(cut):
        return False
    if size < _CLAUSE_WORDS:
        return True
    return last[0].lower() in _ARTICLE | _PREPOSITION or word.lower() in _ARTICLE


def turned_behind(statement: Statement, first: int, end: int, after: str) -> str:
    """Return the word before which a quotation stops if it turns the sense there, "" if not.

    The sentence behind it counts only where the quotation is a fragment of the sentence before.

    >>> statement = Statement({"": ["The ferry is open but empty.", "However, it leaks."]})
    >>> turned_behind(statement, 0, 4, ""), turned_behind(statement, 0, 6, "")
    ('but', '')
    """
    word = statement.next_word(end)
    if not word.isascii() and _DENIED.match(word) and statement.closes(end - 1) > end:
        return "" if word in after else word
    if word.lower() not in _BEFORE_A_TURN:
        return ""
    whole = first <= statement.opens(end - 1)
    if statement.closes(end - 1) == end and (whole or word.lower() not in _AFTER_A_STOP):
        return ""
    return "" if re.match(rf"\W*{re.escape(word)}\b", after, re.IGNORECASE) else word
