"""The frame of every explorer: filters, strip, rows, card and foot, in one class and one script.

Python gives plain data and the traits that are chosen; `js/frame/` draws them and filters: in
JupyterLab, and in a page of its own (`page`). Nothing is drawn twice, so no two views can differ.
What a view gives as `data`:

`title`, `nouns`
    What is explored, and the singular and plural of one item.
`filters`
    A list; each has `name` (of a trait), `label` and `kind`: *chips* (`options` [value, label,
    sign]), *names* (`options` [value, label, group, other names], `groups`; `match`, the trait
    that says any or all), *text*, *only* (items that have it), *hidden* (items that are shown only
    when it is set), *once* (one item for all copies), *period* (`presets`, `zones`). Those with
    `beside` stand at the end of that filter's line; of chips with `fits` only those are offered
    that would show something.
`fields`, `rows`
    One row for each item: `key`; for a filter with options those that it has, for others a truth;
    `from` and `to` in minutes since 1970; what the columns show.
`lines`, `columns`
    Of a matrix: [key, text, group, note] down, [key, label, at first] across; an item's `lines` and
    `col` say where it stands, `letters`, `sign`, `told` and `wrong` what its cell shows.
`shown`
    The columns before these: `kind`, `field`, `label`, `sort`, `width`; `lang`, the
    field that has the language of its words.
`cards`
    Key -> what stands behind it: over, title and its lang, mark, times, text, facts [name, told],
    lists [title, items, folded]. Told is text, or a list of text and of [tag, …] such as ["a",
    address, text] or ["q", words, language]: never markup. Where there are many, a card is asked
    for when it is first shown.
`steps`
    What is decided of rows: `keys` [letter, name, action, how], `progress` [done, of], `last` (in
    words), `forms`; a card has `forms` of its own. How is *next*, *previous* (open row), *on* (do
    it, go to the next), *stay*, *turn* (of the last step), *form* (ask first): a title, `does`, and
    `fields` of name, label, kind (text, choice, one, many), value, options. A row has `open`. A
    form of the view, not of a card, is about all open rows that are shown.
`hint`, `key`, `signs`, `marks`
    What the card tells before a row is picked, words between ** in bold; what the signs mean.
`searched`, `keys`, `state`, `pick`, `code`, `styles`, `saves`
    The fields that are searched; the keys of what can be picked; the traits that are chosen, and
    the one that names the picked row; the calls that give the rows again; the styles of citations;
    what the view is saved as. These follow from the rest unless a view gives them.

A view of one's own gives these in `_data`, its items in the same order in `table`, and `_card`;
see `SequenceExplorer`. Its traits are the names of its filters.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import anywidget
import ipywidgets
import traitlets

from ..text.signs import all_visible, visible
from .choosing import choose
from .evidence import counted
from .html_page import page_html, script, write_page
from .parts import (
    FIGURES,
    REFERENCES,
    SAVES,
    STYLES,
    Picked,
    bold_lines,
    call,
    card_text,
    cell_text,
    code,
    compact,
    numbered,
    packed,
    still_html,
    traits_of,
)

if TYPE_CHECKING:
    import pandas as pd

#: Of more items than this, cards travel only when they are asked for.
MANY = 600

_shared: WeakValueDictionary[tuple[Any, ...], _Shared] = WeakValueDictionary()


def _script() -> dict[str, Any]:
    return {"code": script("frame"), "style": script("frame.css")}


class _Shared(ipywidgets.Widget):
    """What several explorers draw with: the script, or the records of a view.

    It travels and is stored once, however many explorers of one corpus a notebook has.
    """

    value = traitlets.Dict().tag(sync=True)
    owner: Any = None  # keeps the corpus alive whose identity is the key


def _share(key: tuple[Any, ...], owner: Any, make: Callable[[], dict[str, Any]]) -> _Shared:
    shared = _shared.get(key)
    if shared is None or shared.comm is None:
        shared = _shared[key] = _Shared(value=make())
        shared.owner = owner
    return shared


class _Ours(type(anywidget.AnyWidget)):  # type: ignore[misc]
    """Lets `help` and `dir` tell what an explorer has, not the two hundred names of a widget."""

    _all_names = False

    def setup_class(cls, classdict: dict[str, Any]) -> None:
        """Let traitlets look for its descriptors, which it does by `dir`."""
        cls._all_names = True
        super().setup_class(classdict)
        cls._all_names = False

    def __dir__(cls) -> list[str]:
        names: list[str] = super().__dir__()
        ours = [base for base in cls.__mro__ if base.__module__.startswith(__name__.split(".")[0])]
        return (
            names if cls._all_names else [n for n in names if any(n in vars(base) for base in ours)]
        )


class Explorer(anywidget.AnyWidget, metaclass=_Ours):
    """What every explorer has; see the module for the data that a view gives."""

    _esm = script("load.js")
    script = traitlets.Unicode(help="the model that has the script").tag(sync=True)
    source = traitlets.Unicode(help="the model that has the data").tag(sync=True)
    sort = traitlets.Unicode(help="column that the rows are sorted by; - before it: down").tag(
        sync=True
    )
    search = traitlets.Unicode().tag(sync=True)
    picked: Any = Picked().tag(sync=True)
    #: The name of the view on a page; the corpus, where there is one, and which of its tables has
    #: the rows; what a call of the view is given; all items, in the order of `data["rows"]`.
    label = "View"
    corpus: Any = None
    cited = "events"
    given = "corpus"
    table: Any = None

    def _start(self, **chosen: Any) -> None:
        """Build the widget: first its data, then what is chosen, which may be refused."""
        owner = self if self.corpus is None else self.corpus
        self._script = _share(("script",), None, lambda: {"packed": packed(_script())})
        self._source = _share((type(self), id(owner)), owner, self._whole)
        super().__init__(script=self._script.model_id, source=self._source.model_id)
        self.on_msg(self._serve)
        with self.hold_sync():
            for name, value in chosen.items():
                setattr(self, name, value)

    @property
    def data(self) -> dict[str, Any]:
        """What the script draws; see the module."""
        return dict(self._source.value)

    # --- what a view says of itself

    def _data(self) -> dict[str, Any]:
        raise NotImplementedError

    def _card(self, key: str) -> dict[str, Any]:
        """Return what stands behind a row."""
        raise NotImplementedError

    def _still(self) -> tuple[str, list[str], list[list[str]]]:
        """Return a caption, columns and rows, for those who only look."""
        data, columns = self.data, self.data["shown"]
        items = [dict(zip(data["fields"], row, strict=True)) for row in data["rows"]]
        shown = [items[own[0]] for own in self._shown()]
        rows = [[cell_text(column, item[column["field"]]) for column in columns] for item in shown]
        caption = f"{len(rows)} of {counted(len(data['rows']), data['nouns'][0])}."
        return caption, [column["label"] for column in columns], rows

    def _about(self) -> list[str]:
        """Return lines of text that tell more than the rows."""
        return []

    def _figure(self) -> Any:
        raise NotImplementedError

    def _cited(self, key: str) -> list[tuple[str, str]]:
        """Return the rows of the records that a citation of what is picked is about."""
        return [(self.cited, key)]

    def _cite(self, key: str, style: str) -> str:
        """Return the citation of what is picked, in a style; without records its own words."""
        if self.corpus is None:
            return card_text(self._card(key))
        citations = [self.corpus.cite(table, row, style=style) for table, row in self._cited(key)]
        if style == "csl-json" and len(citations) > 1:
            items = {item["id"]: item for citation in citations for item in json.loads(citation)}
            return json.dumps([*items.values()], ensure_ascii=False, indent=1)
        return "\n".join(dict.fromkeys(citations))

    def _save(self, kind: str) -> list[dict[str, str]]:
        """Return the present view as a file, as a browser takes it."""
        ending, made = self._file(kind)
        content = base64.b64encode(made).decode("ascii")
        return [{"name": f"{self.label.lower()}-view{ending}", "base64": content}]

    def _file(self, kind: str) -> tuple[str, bytes]:
        """Return the present view as a file: its ending and its bytes."""
        from ..exports import content, every_kind

        if kind == "html":
            return ".html", page_html([self]).encode()
        if kind in ("svg", "png"):
            from . import charts

            figure = self.figure()
            return f".{kind}", charts.svg(figure).encode() if kind == "svg" else charts.png(figure)
        made = content(self, kind)  # which names what there is, for what there is not
        return every_kind()[kind].ENDING, made

    # --- what all have

    def rows(self) -> pd.DataFrame:
        """Return the rows that are shown, as a table.

        Examples
        --------
        >>> import kcna_corpus as kc
        >>> kc.SequenceExplorer(kc.load(), kinds="denial", search="rash ideas").rows()["event"][0]
        'kcna-denial-2024-05-17'
        """
        rows: pd.DataFrame = self.table.iloc[[own[0] for own in self._shown()]]
        return rows.reset_index(drop=True)

    def describe(self) -> str:
        """Return the view as text: what is shown, and every row of it, nothing cut."""
        caption, columns, rows = self._still()
        version = f", records {self.corpus.version}" if self.corpus else ""
        lines = [" | ".join(cells) for cells in (columns, *rows)]
        shown = [f"{type(self).__name__}{version}: {caption}", f"shown by: {self.code}", *lines]
        return "\n".join([*shown, *self._about()])

    def figure(self) -> Any:
        """Return what is shown as an Altair figure, which can be styled and saved.

        Altair is loaded only here.

        Examples
        --------
        >>> import kcna_corpus as kc
        >>> len(kc.SequenceExplorer(kc.load(), kinds="denial").figure().vconcat)
        2
        """
        return self._figure()

    @property
    def code(self) -> str:
        """The call that recreates the rows that are shown."""
        return code(self.data["code"], self._chosen())

    def page(self, path: str | os.PathLike[str]) -> Path:
        """Write the view as one HTML file, which works by double click, without Python or network.

        It has the same filters, rows, cards and citations, and what is chosen now is shown first.

        Examples
        --------
        >>> import tempfile, kcna_corpus as kc
        >>> explorer = kc.SequenceExplorer(kc.load(), kinds="denial")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     explorer.page(f"{folder}/denials.html").name
        'denials.html'
        """
        return write_page(path, [self])

    def _shown(self) -> list[list[int]]:
        """The numbers of the items that are shown, each with its copies; see `choose`."""
        return choose(self.data, self._chosen())

    def _options(self, name: str) -> list[str]:
        """What may be chosen of a filter."""
        lines = (part["options"] for part in self.data["filters"] if part["name"] == name)
        return [value for options in lines for value, *_ in options]

    def _chosen(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.data["state"]}

    def _values(self) -> dict[str, Any]:
        """All that the script needs without Python: every card, and every citation, packed."""
        data = self.data
        keys, styles = data["keys"], [style for style, _ in data["styles"]]
        cites: dict[str, dict[str, str]] = {str(key): {} for key in keys}
        for style in styles:
            with suppress(ModuleNotFoundError):  # an extra that is not installed
                for key in keys:
                    cites[str(key)][style] = visible(self._cite(key, style))
        cards = data["cards"] or self._all_cards()
        return {**self._chosen(), "data": {**data, "cards": cards, "cites": packed(cites)}}

    def _whole(self) -> dict[str, Any]:
        """The data with what follows from them, and the cards, where these are not too many."""
        view = {"pick": "picked", **self._data()}
        names = [name for part in view["filters"] for name in traits_of(part)]
        rows = view if "fields" in view else compact(numbered(view["rows"], view["filters"]))
        figures = [] if type(self)._figure is Explorer._figure else FIGURES
        usual = {
            "searched": ["more"],
            "keys": [row[0] for row in rows["rows"]],
            "state": [*(n if isinstance(n, str) else n[0] for n in names), "sort", view["pick"]],
            "code": [call(f"kc.{type(self).__name__}(", self.given, names, ").rows()")],
            "styles": [*STYLES.items()] if self.corpus else [["full", "Full"]],
            "saves": [*SAVES, *figures, *(REFERENCES if self.corpus else [])],
        }
        hint = view["hint"]
        lines = bold_lines(hint) if isinstance(hint, str) else hint
        data = all_visible({**usual, **view, **rows, "hint": lines})
        return {**data, "cards": self._all_cards(data) if len(data["rows"]) <= MANY else ""}

    def _all_cards(self, data: dict[str, Any] | None = None) -> str:
        keys = (data or self.data)["keys"]
        return packed({str(key): self._card(key) for key in keys})

    def _serve(self, _: Any, message: Any, __: Any) -> None:
        key, action = str(message.get("key", "")), message.get("do")
        try:
            if action == "card":
                self.send({"key": key, "card": all_visible(self._card(key))})
            elif action == "cite":
                self.send({"copy": visible(self._cite(key, str(message.get("style"))))})
            elif action == "step":
                self._stepped(message)
            elif action == "save":
                self.send({"files": self._save(str(message.get("kind")))})
        except (ValueError, OSError, ImportError) as fault:
            self.send({"say": f"Not done: {fault}"})

    def _stepped(self, message: Any) -> None:
        """Do what a person decided, and answer; what the records refuse is answered too."""
        answer = {"step": message["step"], "pick": "", "fault": ""}
        try:
            rows = [str(key) for key in message["rows"]]
            answer["pick"] = self._step(str(message["action"]), rows, message["values"])
        except (ValueError, OSError) as fault:
            answer["fault"] = visible(str(fault))
        self.send(answer)

    def _step(self, action: str, rows: list[str], values: Mapping[str, Any]) -> str:
        """Do an action of `steps`; return the key of the row that is looked at then, or ""."""
        raise NotImplementedError

    def _renew(self) -> None:
        """Let the script draw the data as they are now."""
        self._source.value = self._whole()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        live, _ = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**live, "text/html": still_html(*self._still(), self._stored()), **self._text()}

    def _stored(self) -> str:
        """What draws the view from a saved notebook, where no kernel runs; "" of too many rows."""
        if not self.data["cards"]:
            return ""
        content = packed({**_script(), "values": {**self._chosen(), "data": self.data}})
        draws = f"<script type='module'>{script('stored.js')}</script>"
        return f"<div class='kc-live' data-told='{content}'></div>{draws}"

    def _text(self) -> dict[str, str]:
        return {"text/plain": visible(self.describe())}

    def _ipython_display_(self, **kwargs: Any) -> None:
        """Show the live view, and beside it a table for when nothing runs; one of them is seen.

        JupyterLab tries to draw a widget whose kernel is gone, and says that it cannot; so the
        table is an output of its own, which hides that line and is hidden by the live view.
        """
        from IPython.display import display

        bundle = self._repr_mimebundle_(**kwargs)
        live = {name: content for name, content in bundle.items() if "widget-view" in name}
        rest = {name: content for name, content in bundle.items() if name not in live}
        if live:
            display({**live, "text/plain": ""}, raw=True)  # type: ignore[no-untyped-call]
        display(rest, raw=True)  # type: ignore[no-untyped-call]
