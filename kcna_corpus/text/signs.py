"""Characters that a page, a picture, a file or a terminal cannot hold; texts come with any.

Every replacement is one character for one, so that places in a text stay what they are.
"""

import html
import json
import re
from typing import Any

# Ends of lines that are not everywhere taken for one.
_ENDS = "\x0b\x0c\x85\u2028\u2029"
# Controls, halves of a character, and what is no character at all.
_NONE = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_ANY = re.compile(f"[{_ENDS}{_NONE}]")
# The same in JSON, which writes some of them as an escape.
_ANY_IN_JSON = re.compile(f"[{_ENDS}{_NONE}]|\\\\[bfu]")
_HALVES = re.compile("[\ud800-\udfff]")
# In one line also tabs, ends of lines, overrides of direction, and what has no width.
_ANY_IN_LINE = re.compile(f"[{_ENDS}{_NONE}\t\n\r\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]")
# What would turn the order of what stands around it, in a terminal.
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    r"""Return a text as it can be shown anywhere: in HTML, in a picture, as a label.

    >>> visible("a\x1bb\u2028c")
    'a\ufffdb c'
    """
    return _ANY.sub(lambda sign: " " if sign[0] in _ENDS else "\ufffd", text)


def all_visible(value: Any) -> Any:
    r"""Return lists and dicts of any depth with every text in them visible.

    >>> all_visible({"name\0": ["a\x1b", 3]})
    {'name\ufffd': ['a\ufffd', 3]}
    """
    # nearly always nothing is to be done, and one look at the whole says so
    return _all_visible(value) if _ANY_IN_JSON.search(_json(value)) else value


def visible_json(value: Any) -> str:
    r"""Return a value as JSON with every text in it visible.

    >>> visible_json({"name\0": ["a\x1b", 3]})
    '{"name\ufffd":["a\ufffd",3]}'
    """
    text = _json(value)
    return _json(_all_visible(value)) if _ANY_IN_JSON.search(text) else text


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _all_visible(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {_all_visible(name): _all_visible(part) for name, part in value.items()}
    return [*map(_all_visible, value)] if isinstance(value, list | tuple) else value


def escape(text: str) -> str:
    r"""Return a text as HTML that shows it and nothing else.

    >>> escape("<b>a\x1b</b>")
    '&lt;b&gt;a\ufffd&lt;/b&gt;'
    """
    return html.escape(visible(text))


def prose(text: str, lead: str = "") -> str:
    """Return a text as a paragraph of HTML, wrapped where lines are read best; the lead in bold.

    >>> prose("a < b", "Before.").partition(">")[2]
    '<b>Before.</b> a &lt; b</p>'
    """
    bold = f"<b>{escape(lead)}</b> " if lead else ""
    style = "max-width:46em;overflow-wrap:anywhere"
    return f"<p class='mathjax_ignore tex2jax_ignore' style='{style}'>{bold}{escape(text)}</p>"


def encodable(text: str) -> str:
    r"""Return a text without halves of characters, which no file can hold.

    >>> encodable("a\ud83d\u2028")
    'a\ufffd\u2028'
    """
    return _HALVES.sub("\ufffd", text)


def plain(text: str) -> str:
    r"""Return a text as a terminal may print it: nothing in it steers.

    >>> plain("a\x1b[2J\u202eb")
    'a\ufffd[2J\ufffdb'
    """
    return _TURNING.sub("\ufffd", visible(text))


def unseen_in_line(text: str) -> list[str]:
    r"""Return, by number, what has no place in a line: tabs, ends, turned order, what is unseen.

    >>> unseen_in_line("a\x1b\tb\u202e")
    ['U+001B', 'U+0009', 'U+202E']
    """
    return [f"U+{ord(sign):04X}" for sign in dict.fromkeys(_ANY_IN_LINE.findall(text))]
