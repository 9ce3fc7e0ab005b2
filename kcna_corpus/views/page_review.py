"""The view in which a reading is checked: what was kept of a page, what was dropped, and why."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import traitlets

from ..saving import write_whole
from ..text.words import fingerprint
from .frame import Explorer
from .parts import SAVES, SEARCH, Names, call, chips, column

if TYPE_CHECKING:
    import pandas as pd

    from ..reading import Document

SHOWN = ("kept", "dropped", "by hand")
_HINT = (
    "Rules keep the blocks of the article and drop the rest; a decision by hand is stronger. "
    "A block's number is its name in code, from 0: the one that keep and drop take."
)


class PageReview(Explorer):
    r"""Review one page: kept and dropped blocks side by side; keep or drop any by hand.

    Parameters
    ----------
    document
        A page as `read_page` gives it.
    decisions
        Number of a block -> keep it; or a JSON file that `save` wrote, to be replayed.
    show, search
        What the attributes are at first.

    Attributes
    ----------
    show : list of str
        kept, dropped, by hand; empty: all blocks.
    search : str
        Words that a block has, all of them.
    decisions : dict of int to bool
        What was decided by hand; a block that is not in it is as the rules say.
    picked : int
        Number of the block whose whole text is shown; -1 for none.

    Raises
    ------
    ValueError
        When a decision is about a block that the page does not have; the decisions stay.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> page = kc.read_page(b"Home | News | Sport\n\nNo ferry sails\n\n"
    ...     b"The harbour office of Osmund said that no ferry sails before the storm has passed.")
    >>> review = PageReview(page)
    >>> review.drop(2)
    >>> review.keep(1)
    >>> review.reviewed.body
    'No ferry sails'
    >>> review.code
    'kc.PageReview(document, {1: True, 2: False}).reviewed'
    """

    decisions: traitlets.Dict[int, bool] = traitlets.Dict()
    decided = traitlets.Dict(help="the decisions, as the script names them").tag(sync=True)
    show: Any = Names("choice").tag(sync=True)
    picked = traitlets.Int(-1).tag(sync=True)
    label = "Page"

    def __init__(
        self,
        document: Document,
        decisions: Mapping[int, bool] | str | os.PathLike[str] | None = None,
        show: str | Iterable[str] = (),
        search: str = "",
    ) -> None:
        if not hasattr(document, "blocks"):
            kind = type(document).__name__
            raise TypeError(f"a Document is needed, as read_page gives it, not {kind}")
        self.document = document
        if isinstance(decisions, str | os.PathLike):
            decisions = self._replayed(Path(decisions))
        elif not isinstance(decisions, Mapping | None):
            kind = type(decisions).__name__
            raise TypeError(
                "decisions are a mapping such as {2: False}, or the path of a file that `save` "
                f"wrote, not {kind}"
            )
        self._start(decisions=dict(decisions or {}), show=show, search=search)

    @property
    def table(self) -> pd.DataFrame:
        """All blocks: number, kept, by, why, page_start, page_end, text."""
        import pandas as pd

        columns = ["number", "kept", "by", "why", "page_start", "page_end", "text"]
        rows = [
            (b.number, b.kept, by, b.why, b.start, b.end, b.text)
            for b in self.reviewed.blocks
            for by in ("hand" if b.number in self.decisions else "rules",)
        ]
        return pd.DataFrame(rows, columns=columns)

    @property
    def reviewed(self) -> Document:
        """The document as decided: another body, the same page."""
        return self.document.decide(self.decisions)

    @property
    def code(self) -> str:
        """The call that gives the reviewed document again."""
        decisions = f", {dict(sorted(self.decisions.items()))}" if self.decisions else ""
        return f"kc.PageReview(document{decisions}).reviewed"

    def keep(self, *blocks: int) -> None:
        """Keep blocks by hand."""
        self.decisions = {**self.decisions, **dict.fromkeys(blocks, True)}

    def drop(self, *blocks: int) -> None:
        """Drop blocks by hand."""
        self.decisions = {**self.decisions, **dict.fromkeys(blocks, False)}

    def undo(self, *blocks: int) -> None:
        """Leave blocks to the rules again; all of them if none is named."""
        gone = blocks or tuple(self.decisions)
        self.decisions = {n: keep for n, keep in self.decisions.items() if n not in gone}

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the decisions as JSON, to be replayed: `PageReview(document, path)`.

        The file has each block's number, its fingerprint, and whether it is kept: no text.

        Examples
        --------
        >>> import tempfile, kcna_corpus as kc
        >>> page = kc.read_page(b"No ferry sails before the storm has passed, the office said.")
        >>> review = PageReview(page, {0: False})
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     PageReview(page, review.save(f"{folder}/decisions.json")).decisions
        {0: False}
        """
        path = Path(path)
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a folder; name a file in it: {path / 'page.json'}")
        if not path.parent.is_dir():
            raise FileNotFoundError(f"{path}: there is no folder {path.parent}")
        return write_whole(path, self._json())

    def _about(self) -> list[str]:
        page = self.reviewed
        dates = [" | ".join(cells) for cells in _dates(page)]
        facts = [f"{name}: {value}" for name, value in _facts(page) if value]
        return [*facts, "dates (kind | day | words | where | rule):", *dates]

    # --- what is chosen ---------------------------------------------------------------------------

    @traitlets.validate("decisions")
    def _check(self, proposal: Any) -> dict[int, bool]:
        last = len(self.document.blocks) - 1
        for block, keep in proposal["value"].items():
            if not isinstance(block, int) or isinstance(block, bool) or not 0 <= block <= last:
                raise ValueError(f"no block {block!r}: the blocks are 0 to {last}")
            if not isinstance(keep, bool):
                raise ValueError(f"block {block}: {keep!r} is neither True (keep) nor False (drop)")
        return dict(sorted(proposal["value"].items()))

    @traitlets.observe("decisions")
    def _tell(self, change: Any) -> None:
        self.decided = {str(block): keep for block, keep in change["new"].items()}

    @traitlets.observe("decided")
    def _take(self, change: Any) -> None:
        self.decisions = {int(block): bool(keep) for block, keep in change["new"].items()}

    @traitlets.validate("picked")
    def _check_picked(self, proposal: Any) -> int:
        last = len(self.document.blocks) - 1
        if not -1 <= proposal["value"] <= last:
            raise ValueError(f"no block {proposal['value']}: the blocks are 0 to {last}")
        return int(proposal["value"])

    def _json(self) -> str:
        decided = [
            {"block": n, "fingerprint": fingerprint(self.document.blocks[n].text), "keep": keep}
            for n, keep in self.decisions.items()
        ]
        return json.dumps({"decisions": decided}, indent=1) + "\n"

    def _replayed(self, path: Path) -> dict[int, bool]:
        """The decisions of a file, each on the block that has its words, wherever it stands now."""
        try:
            saved = json.loads(path.read_text(encoding="utf-8"))["decisions"]
            decided = [(int(d["block"]), str(d["fingerprint"]), bool(d["keep"])) for d in saved]
        except (ValueError, KeyError, TypeError) as fault:
            raise ValueError(f"{path.name}: no decisions that PageReview saved") from fault
        prints = [fingerprint(block.text) for block in self.document.blocks]
        return {_block(n, digest, prints, path.name): keep for n, digest, keep in decided}

    # --- what is drawn ----------------------------------------------------------------------------

    def _data(self) -> dict[str, Any]:
        page, blocks = self.document, self.document.blocks
        facts = [
            [name, [["a", value, value]] if name == "address" else value]
            for name, value in _facts(page)
        ]
        return {
            "title": "What was kept of the page, and why?",
            "shape": "blocks",
            "nouns": ["block", "blocks"],
            "hint": _HINT,
            "hintFacts": [fact for fact in facts if fact[1]],
            "hintLists": [["Dates", [" · ".join(filter(None, cells)) for cells in _dates(page)]]],
            "filters": [chips("show", "Show", SHOWN), SEARCH],
            "shown": [
                column("number", "Block", "key", quiet=True),
                column("state", "Kept", "state"),
                column("text", "Text", "text"),
            ],
            "wraps": True,
            "searched": ["text"],
            "rows": [
                {"key": b.number, "rule": b.kept, "why": b.why, "text": b.text, "state": ""}
                for b in blocks
            ],
            "decided": "decided",
            "states": [["kept", 0], ["dropped", 5]],
            "state": ["decided", "show", "search", "sort", "picked"],
            "code": [call("kc.PageReview(", "document", [("decided", None, True)], ").reviewed")],
            "saves": [*SAVES, ["json", "Decisions (JSON)"]],
        }

    def _card(self, key: Any) -> dict[str, Any]:
        block = self.document.blocks[int(key)]
        return {
            "over": f"characters {block.start} to {block.end} of the page's text",
            "title": f"Block {block.number}",
            "text": block.text,
            "facts": [["By the rules", f"{'kept' if block.kept else 'dropped'}: {block.why}"]],
            "actions": [["Keep", True], ["Drop", False], ["As the rules say", None]],
        }

    def _cite(self, key: str, style: str) -> str:  # noqa: ARG002  # the page is cited
        page, published = self.reviewed, self.reviewed.published
        parts = (page.publisher, page.title, published.day or published.basis, page.url)
        return ", ".join(filter(None, parts))

    def _still(self) -> tuple[str, list[str], list[list[str]]]:
        states = {True: "kept", False: "dropped"}
        rows = [
            [str(row["number"]), states[row["kept"]], row["why"], row["text"]]
            for row in self.rows().to_dict("records")
        ]
        blocks = self.reviewed.blocks
        whole = f"{sum(b.kept for b in blocks)} of {len(blocks)} blocks kept"
        caption = f"{whole}, {len(self.decisions)} decided by hand."
        return caption, ["Block", "Kept", "Why", "Text"], rows

    def _file(self, kind: str) -> tuple[str, bytes]:
        return (".json", self._json().encode()) if kind == "json" else super()._file(kind)


def _facts(page: Document) -> list[tuple[str, str]]:
    how, published = page.encoding, page.published
    declared = f" (declared {how.declared})" if how.declared not in ("", how.used) else ""
    words = f", “{published.words}”" if published.words else ""
    return [
        ("title", page.title),
        ("byline", page.byline),
        ("publisher", page.publisher),
        ("published", f"{published.day} {published.basis}{words}".strip()),
        ("language", page.language),
        ("encoding", how.used + declared + "".join(f"; {repair}" for repair in how.repairs)),
        ("address", page.url),
        ("notes", "; ".join(page.notes)),
    ]


def _dates(page: Document) -> list[tuple[str, str, str, str, str]]:
    """The dates of the page itself; the file's own says when a copy was written, not more."""
    return [
        (
            date.kind,
            date.day or "no day",
            date.words,
            date.where,
            date.rule + ("" if date.certain else ", not certain"),
        )
        for date in page.dates
        if date.kind != "file"
    ]


def _block(number: int, digest: str, prints: list[str], file: str) -> int:
    """The block that a saved decision means."""
    if 0 <= number < len(prints) and prints[number] == digest:
        return number
    places = [n for n, other in enumerate(prints) if other == digest]
    if len(places) != 1:
        where = "stands nowhere in" if not places else "stands more than once in"
        raise ValueError(f"{file}: block {number} {where} this page; were they made for another?")
    return places[0]
