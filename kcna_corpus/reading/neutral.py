"""Text that a spreadsheet would run as a formula, written so that it does not, and read back.

KCNA ends its texts with "-0-"; a page can begin with "=HYPERLINK(…)". A cell that begins so is
written with an apostrophe before it, which spreadsheets show as text.
"""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r\n|%＝＋－＠]")
_MARKED = re.compile(r"''*[=+\-@\t\r\n|%＝＋－＠]")


def neutralise(text: str) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula.

    Examples
    --------
    >>> neutralise("-0-"), neutralise("plain"), neutralise("'=1")
    ("'-0-", 'plain', "''=1")
    """
    return "'" + text if _RISKY.match(text) else text


def restore(text: str) -> str:
    """Return the text that `neutralise` was given.

    Examples
    --------
    >>> restore(neutralise("-0-")), restore("'tis"), restore(neutralise("'=1"))
    ('-0-', "'tis", "'=1")
    """
    return text[1:] if _MARKED.match(text) else text
