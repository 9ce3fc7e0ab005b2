"""Views as one HTML file that opens by double click: no Python, no network, nothing gets in or out.

Every text travels packed, so that no character of it can end the element that holds it; the script
puts it into the page as text. A content security policy lets only the file's own script run.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ..inputs import as_path
from ..saving import write_whole
from ..text.signs import escape
from .parts import packed

if TYPE_CHECKING:
    from ..records.corpus import Corpus


class Shown(Protocol):
    """What a page shows of an explorer."""

    label: str
    data: dict[str, Any]
    corpus: Corpus | None

    def _values(self) -> dict[str, Any]: ...


_IMPORT = re.compile(r"^import .*;\n", re.MULTILINE)
_START = """
const told = await unpack(document.getElementById("kc-data").textContent);
page(document.getElementById("kc-views"), told);
"""
_POLICY = (
    "default-src 'none'; script-src 'sha256-{code}'; style-src 'sha256-{style}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{css}</style>
</head>
<body class="kc-page">
<h1>{title}</h1>
<main id="kc-views"></main>
<noscript>This page draws its rows by a script of its own, and scripts are switched off.</noscript>
<footer>{foot}</footer>
<script type="text/plain" id="kc-data">{data}</script>
<script type="module">{js}</script>
</body>
</html>
"""


@cache
def script(name: str) -> str:
    """Return a file of `js/`; of a folder its parts as one module, which import nothing."""
    path = Path(__file__).parent / "js" / name
    parts = sorted(path.glob("*.js")) if path.is_dir() else [path]
    return _IMPORT.sub("", "\n".join(part.read_text(encoding="utf-8") for part in parts))


def write_page(
    path: str | os.PathLike[str],
    views: Sequence[Shown],
    title: str | None = None,
    note: str = "",
) -> Path:
    """Write views into one HTML file, as tabs where there are several; see `Explorer.page`.

    A note stands at the foot. Raises FileNotFoundError or IsADirectoryError if the path names no
    file in a folder that is there.
    """
    path = as_path(path, "path")
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder; name a file in it: {path / 'view.html'}")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: there is no folder {path.parent}")
    return write_whole(path, page_html(views, title, note))


def page_html(views: Sequence[Shown], title: str | None = None, note: str = "") -> str:
    """Return the HTML of such a page.

    >>> import kcna_corpus as kc
    >>> "default-src 'none'" in page_html([kc.SequenceExplorer(kc.load())])
    True
    """
    js, css = script("frame") + _START, script("frame.css")
    contents = [{"label": view.label, "values": view._values()} for view in views]
    return _PAGE.format(
        policy=_POLICY.format(code=_hash(js), style=_hash(css)),
        title=escape(title or views[0].data["title"]),
        foot=(f"<p>{escape(note)}</p>" if note else "") + _foot(views[0]),
        css=css,
        js=js,
        data=packed(contents),
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _foot(view: Shown) -> str:
    """Where the page comes from, whose its words are, and how to cite it."""
    from .. import __version__

    made = f"Made with kcna_corpus {__version__}; its script is under the MIT licence."
    corpus = view.corpus
    own = "belong to their publishers; it is for your own use, and not to be passed on as it is."
    if corpus is None:
        return f"<p>It shows words of texts, which {own}</p><p>{made}</p>"
    version = escape(corpus.version)
    words = "Articles belong to their publishers, and none is in this page."
    if corpus.attached:
        words = f"It shows words of {len(corpus.attached)} pages, which {own}"
    if corpus.share:  # a case of the reader's own
        lines = [f"Records of a case, version {version}. {made}", words]
    else:
        lines = [
            f"Data version {version}. The records are under CC BY 4.0, the short quotations in "
            f"them excepted. {words} {made}",
            f"To cite: The kcna_corpus contributors, <em>kcna_corpus</em>, version {__version__}, "
            f"data version {version}. <em>Copy citation</em>, above a card, cites one row with its "
            "sources.",
        ]
    return "".join(f"<p>{line}</p>" for line in lines)
