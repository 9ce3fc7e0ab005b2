"""The widget in which a reading is checked: what was kept of a page, what was dropped, and why."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import traitlets

from ..saving import csv_text, write_whole
from ..text.signs import escape, visible
from ..text.words import fingerprint
from .evidence import link
from .widgets import Actions, row_layout, wide_layout

if TYPE_CHECKING:
    import pandas as pd

    from ..reading import Document
    from ..reading.blocks import Block

#: Of a page with more blocks than this only these are listed, and the list says so.
LISTED = 500
#: A line of the list is cut after so many characters; the whole block stands beside it.
LABEL = 100


class PageReview(widgets.VBox):
    r"""Review one page: kept and dropped blocks side by side; keep or drop any by hand.

    Parameters
    ----------
    document
        A page as `read_page` gives it.
    decisions
        Number of a block -> keep it; or a JSON file that `save` wrote, to be replayed.

    Attributes
    ----------
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
    picked = traitlets.Int(-1)

    def __init__(
        self,
        document: Document,
        decisions: Mapping[int, bool] | str | os.PathLike[str] | None = None,
    ) -> None:
        if not hasattr(document, "blocks"):
            kind = type(document).__name__
            raise TypeError(f"a Document is needed, as read_page gives it, not {kind}")
        self.document = document
        self.actions = Actions(save_label="Save view (CSV, JSON)")
        self._list = widgets.Select(description="Block", rows=12, layout=wide_layout("auto"))
        self._block, self._page = widgets.HTML(layout=wide_layout("460px")), widgets.HTML()
        for page in (self._block, self._page):
            page.add_class("kcna-evidence")
        self._keep, self._drop, self._undo = (
            widgets.Button(description=name, tooltip=told)
            for name, told in (
                ("Keep", "Keep the chosen block, by hand"),
                ("Drop", "Drop the chosen block, by hand"),
                ("As the rules say", "Take back what was decided by hand on the chosen block"),
            )
        )
        self._moving = False
        super().__init__(children=self._children())
        if isinstance(decisions, str | os.PathLike):
            decisions = self._replayed(Path(decisions))
        elif not isinstance(decisions, Mapping | None):
            kind = type(decisions).__name__
            raise TypeError(
                "decisions are a mapping such as {2: False}, or the path of a file that `save` "
                f"wrote, not {kind}"
            )
        self.decisions = dict(decisions or {})
        self._follow()
        self._show()

    def rows(self) -> pd.DataFrame:
        """Return the blocks: number, kept, by, why, page_start, page_end, text."""
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
        told = f", {dict(sorted(self.decisions.items()))}" if self.decisions else ""
        return f"kc.PageReview(document{told}).reviewed"

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

    def describe(self) -> str:
        """Return the view as text: what the page is, its dates, and every block, nothing cut."""
        page = self.reviewed
        lines = [
            f"PageReview: {_counts(page.blocks, self.decisions)}",
            *(f"{name}: {value}" for name, value in _facts(page) if value),
            "dates (kind | day | words | where | rule):",
            *("  " + " | ".join(cells) for cells in _dates(page)),
            "blocks:",
            *(f"  {_told(b):7} {b.number:3} | {b.why} | {b.text}" for b in page.blocks),
        ]
        return "\n".join(lines)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        bundle = super()._repr_mimebundle_(**kwargs) or {}
        return {**bundle, "text/html": self._page.value, "text/plain": self.describe()}

    # --- state -----------------------------------------------------------------------------------

    @traitlets.validate("decisions")
    def _check(self, proposal: Any) -> dict[int, bool]:
        last = len(self.document.blocks) - 1
        for block, keep in proposal["value"].items():
            if not isinstance(block, int) or isinstance(block, bool) or not 0 <= block <= last:
                raise ValueError(f"no block {block!r}: the blocks are 0 to {last}")
            if not isinstance(keep, bool):
                raise ValueError(f"block {block}: {keep!r} is neither True (keep) nor False (drop)")
        return dict(sorted(proposal["value"].items()))

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
        return {_block(n, told, prints, path.name): keep for n, told, keep in decided}

    # --- what follows a change -------------------------------------------------------------------

    def _children(self) -> list[widgets.Widget]:
        buttons = widgets.HBox([self._keep, self._drop, self._undo], layout=row_layout())
        beside = widgets.HBox(
            [widgets.VBox([self._list, buttons], layout=wide_layout("430px")), self._block],
            layout=row_layout(),
        )
        return [beside, self.actions, self._page]

    def _follow(self) -> None:
        self._list.observe(self._take_pick, "value")
        self._keep.on_click(lambda _: self._decide(True))
        self._drop.on_click(lambda _: self._decide(False))
        self._undo.on_click(lambda _: self.undo(self.picked) if self.picked >= 0 else None)
        self.observe(self._show, "decisions")
        self.observe(self._show_block, "picked")
        self.actions.on_msg(self._serve)

    def _take_pick(self, change: Any) -> None:
        if not self._moving:
            self.picked = -1 if change["new"] is None else change["new"]

    def _decide(self, keep: bool) -> None:
        if self.picked >= 0:
            self.decisions = {**self.decisions, self.picked: keep}

    def _show(self, _: Any = None) -> None:
        page = self.reviewed
        self._moving = True
        self._list.options = [(visible(_label(b)), b.number) for b in page.blocks[:LISTED]]
        self._moving = False
        counts = _counts(page.blocks, self.decisions)
        cut = f" The list has the first {LISTED}." if len(page.blocks) > LISTED else ""
        self.actions.status = f"{counts}.{cut}"
        self.actions.citation = _citation(page)
        self._page.value = review_html(page, self.decisions)
        self._show_block()

    def _show_block(self, _: Any = None) -> None:
        self._moving = True
        self._list.value = self.picked if 0 <= self.picked < LISTED else None
        self._moving = False
        if self.picked < 0:
            self._block.value = "<p>Choose a block in the list to see all of it.</p>"
            return
        block = self.reviewed.blocks[self.picked]
        head = f"Block {block.number}: {_told(block)}, {block.why}"
        place = f"Characters {block.start} to {block.end} of the page's text."
        self._block.value = (
            f"<section aria-label='Block'><h4>{escape(head)}</h4>"
            f"<p>{escape(block.text)}</p><p>{place}</p></section>"
        )

    def _serve(self, _: Any, message: Any, __: Any) -> None:
        if message.get("do") == "save":
            self.actions.send({"files": self._files()})

    def _files(self) -> list[dict[str, str]]:
        return [
            {"name": "blocks.csv", "type": "text/csv", "text": csv_text(self.rows())},
            {"name": "decisions.json", "type": "application/json", "text": self._json()},
        ]


def review_html(page: Document, decisions: Iterable[int] = ()) -> str:
    """Return a page with what was kept at the left and what was dropped at the right, escaped.

    Parameters
    ----------
    page
        The document as it is reviewed.
    decisions
        Numbers of the blocks that were decided by hand.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> page = kc.read_page(b"<b>&lt;i&gt;</b> No ferry sails before the storm has passed.")
    >>> "<b>" in review_html(page)
    False
    """
    by_hand = set(decisions)
    left = "style='text-align:left; vertical-align:top'"
    facts = "".join(
        f"<tr><th scope='row' {left}>{escape(name)}</th><td {left}>{_value(name, value)}</td></tr>"
        for name, value in _facts(page)
        if value
    )
    dates = "".join(
        "<tr>" + "".join(f"<td {left}>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for cells in _dates(page)
    )
    heads = {
        "dates": ("Date", "Day", "Words", "Where it stands", "Rule"),
        "blocks": ("Block", "Kept", "Dropped"),
    }
    head = {
        name: "".join(f"<th scope='col' {left}>{column}</th>" for column in columns)
        for name, columns in heads.items()
    }
    blocks = "".join(_row(block, block.number in by_hand, left) for block in page.blocks)
    caption = escape(f"{_counts(page.blocks, by_hand)}.")
    return (
        f"<section aria-label='Page'><table>{facts}</table>"
        f"<table><thead><tr>{head['dates']}</tr></thead><tbody>{dates}</tbody></table>"
        "<div style='max-height: 480px; overflow: auto' tabindex='0' role='region' "
        f"aria-label='Kept and dropped'><table><caption {left}>{caption}</caption>"
        f"<thead><tr>{head['blocks']}</tr></thead><tbody>{blocks}</tbody></table></div></section>"
    )


# --- the parts -----------------------------------------------------------------------------------


def _row(block: Block, by_hand: bool, left: str) -> str:
    why = "by hand" if by_hand else block.why
    text = f"{escape(block.text)}<br><em>{escape(why)}</em>"
    cells = (text, "") if block.kept else ("", text)
    return (
        f"<tr><th scope='row' {left}>{block.number}</th>"
        + "".join(f"<td {left} width='48%'>{cell}</td>" for cell in cells)
        + "</tr>"
    )


def _value(name: str, value: str) -> str:
    return link(value, value) if name == "address" else escape(value)


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
        ("encoding", how.used + declared + "".join(f"; {told}" for told in how.repairs)),
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


def _counts(blocks: Iterable[Block], by_hand: Iterable[int]) -> str:
    kept = [block.kept for block in blocks]
    told = f"{sum(kept)} of {len(kept)} blocks kept"
    return f"{told}, {len(set(by_hand))} decided by hand"


def _told(block: Block) -> str:
    return "kept" if block.kept else "dropped"


def _label(block: Block) -> str:
    text = " ".join(block.text.split())
    short = text if len(text) <= LABEL else text[: LABEL - 1] + "…"
    return f"{_told(block)} {block.number}: {short}"


def _citation(page: Document) -> str:
    parts = (page.publisher, page.title, page.published.day or page.published.basis, page.url)
    return ", ".join(part for part in parts if part)


def _block(number: int, told: str, prints: list[str], file: str) -> int:
    """The block that a saved decision means."""
    if 0 <= number < len(prints) and prints[number] == told:
        return number
    places = [n for n, found in enumerate(prints) if found == told]
    if len(places) != 1:
        where = "stands nowhere in" if not places else "stands more than once in"
        raise ValueError(f"{file}: block {number} {where} this page; were they made for another?")
    return places[0]
