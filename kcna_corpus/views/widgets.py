"""Widgets that need the browser: a chart that only takes rows, and buttons that copy and save."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import os
import re
import struct
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import anywidget
import ipywidgets as widgets
import traitlets

from ..story.sequence import listed
from ..text.nearest import did_you_mean
from ..text.signs import all_visible, visible
from .charts import Rows, encodings

# The size that Vega writes on the outermost element of a picture.
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"')

#: What was put off, for each widget that has put something off.
_WAITING: WeakKeyDictionary[Any, asyncio.TimerHandle] = WeakKeyDictionary()

_JS = Path(__file__).parent / "js"

#: Beyond this many rows a chart is drawn as one picture, not as one element for each mark.
MANY_ROWS = 1500
#: Seconds after which lists follow the charts: longer than it takes to draw these.
PAUSE = 0.05
#: Width of a chart in a notebook that is only looked at, unless it needs more.
STATIC_WIDTH = 700


@lru_cache(maxsize=1)
def _chart_script() -> str:
    """The drawing script with Vega in front of it, so that it runs without a network.

    Bundling takes seconds, so the script is kept in the reader's cache for the next kernel.
    """
    import vl_convert

    source = (_JS / "chart.js").read_text(encoding="utf-8")
    made_of = metadata.version("vl-convert-python") + source
    version = hashlib.sha256(made_of.encode()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kcna_corpus"
    kept = cache / f"chart-{version}.js"
    try:
        return kept.read_text(encoding="utf-8")
    except OSError:
        script = str(vl_convert.javascript_bundle(source))
    with suppress(OSError):  # a cache that cannot be written costs only time
        cache.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(f".{os.getpid()}.part")
        unfinished.write_text(script, encoding="utf-8")
        unfinished.replace(kept)
    return script


class ChartView(anywidget.AnyWidget):
    """Charts of the same rows: live in JupyterLab, a picture in a saved notebook, text for a test.

    One message shows or hides rows in all of them.

    Parameters
    ----------
    charts
        Altair charts with named data, and with the parameters `shown` and `picked`.
    rows
        The rows of each named data. Those of the first are what is shown, hidden and picked: row
        number `i`, with a `key`; a click on a mark with that `key` picks it.
    parameters
        Values of the charts' parameters other than `shown` and `picked`.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> from kcna_corpus.views.charts import hours, rows_of, sides
    >>> corpus = kc.load()
    >>> rows = rows_of(corpus, kc.timeline(corpus), "Asia/Seoul")
    >>> view = ChartView([hours(sides(corpus))], rows, {})
    >>> view.shown_rows()[0]["key"]
    'wpk8'
    """

    _esm = traitlets.Unicode().tag(sync=True)
    specs: Any = traitlets.List().tag(sync=True)
    rows = traitlets.Dict().tag(sync=True)
    parameters = traitlets.Dict().tag(sync=True)
    many = traitlets.Bool().tag(sync=True)
    shown = traitlets.Unicode(help="one 0 or 1 for each row").tag(sync=True)
    picked = traitlets.Unicode(help="key of the chosen row").tag(sync=True)
    lists: Any = traitlets.List(help="lists whose choices the browser draws itself").tag(sync=True)
    rest = traitlets.Unicode(help="what all other filters leave, as `shown`").tag(sync=True)

    def __init__(
        self, charts: list[Any], rows: dict[str, Rows], parameters: dict[str, Any]
    ) -> None:
        self._main = next(iter(rows))
        count = len(rows[self._main])
        super().__init__(
            _esm=_chart_script(),
            specs=[chart.to_dict(validate=False) for chart in charts],
            rows=rows,
            parameters=parameters,
            many=count > MANY_ROWS,
            shown="1" * count,
            rest="1" * count,
        )

    @traitlets.validate("specs", "rows", "parameters")
    def _check(self, proposal: Any) -> Any:
        """Let nothing through that a message to the browser cannot hold."""
        return all_visible(proposal["value"])

    def draw_choices(self, lists: dict[widgets.SelectMultiple, list[list[int]]]) -> None:
        """Let the browser draw what is chosen in these lists, before the kernel has answered.

        Each option comes with the numbers of its rows; nothing chosen means all rows. `rest` says
        which rows the other filters leave, and `shown`, set after each choice, has the last word.
        """
        self.lists = [{"model": box.model_id, "rows": rows} for box, rows in lists.items()]

    def show(self, rows: dict[str, Rows], parameters: dict[str, Any] | None = None) -> None:
        """Give the charts other rows, all of them shown, and other parameters, in one message."""
        with self.hold_sync():
            self.rows = rows
            self.shown = "1" * len(rows[self._main])
            self.parameters = self.parameters if parameters is None else parameters

    def shown_rows(self) -> Rows:
        """Return the rows that are shown."""
        return [row for row in self.rows[self._main] if self.shown[row["i"]] == "1"]

    def describe(self) -> str:
        """Return what the charts show as text: each layer's mark and encodings."""
        told = [
            f"chart {i}\n" + "\n".join(f"  {line}" for line in encodings(spec))
            for i, spec in enumerate(self.specs, start=1)
        ]
        return "\n".join(told)

    def svgs(self) -> list[str]:
        """Return the present view of each chart as SVG."""
        import vl_convert

        # The renderer takes the whole process down where XML cannot hold a character.
        specs = [all_visible(self._static(spec)) for spec in self.specs]
        return [str(vl_convert.vegalite_to_svg(spec)) for spec in specs]

    def png(self) -> bytes:
        """Return the present view as PNG, one chart above the other."""
        return stacked_png(self.svgs())

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = (super()._repr_mimebundle_(**kwargs) or ({}, {}))[0]
        return {**bundle, **static_bundle(self, self.describe())}

    def _static(self, spec: dict[str, Any]) -> dict[str, Any]:
        values = {**self.parameters, "shown": [c == "1" for c in self.shown], "picked": self.picked}
        parameters = [
            {**parameter, "value": values.get(parameter["name"], parameter.get("value"))}
            for parameter in spec["params"]
        ]
        width = max(STATIC_WIDTH, spec.get("usermeta", {}).get("least", 0))
        return {**spec, "params": parameters, "datasets": self.rows, "width": width}


def static_bundle(view: ChartView, text: str) -> dict[str, str]:
    """Return what a notebook keeps of a view for those who only look at it: picture and text."""
    return {"image/png": base64.b64encode(view.png()).decode("ascii"), "text/plain": visible(text)}


class Actions(anywidget.AnyWidget):
    """Buttons that copy the citation of what is picked and save the present view."""

    _esm = _JS / "actions.js"
    _css = _JS / "actions.css"
    citation = traitlets.Unicode().tag(sync=True)
    status = traitlets.Unicode().tag(sync=True)
    save_label = traitlets.Unicode("Save view (CSV, SVG)").tag(sync=True)

    @traitlets.validate("citation", "status")
    def _check(self, proposal: Any) -> str:
        return visible(proposal["value"])


def stacked_png(svgs: list[str]) -> bytes:
    """Return several pictures as one, one above the other."""
    import vl_convert

    parts, top, width = [], 0.0, 0.0
    for svg in svgs:
        found = _SIZE.search(svg)
        w, h = (float(v) for v in found.groups()) if found else (0.0, 0.0)
        parts.append(f'<svg y="{top}" width="{w}" height="{h}">{svg}</svg>')
        top, width = top + h + 12, max(width, w)
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{top}">'
    background = '<rect width="100%" height="100%" fill="white"/>'
    picture = vl_convert.svg_to_png(whole + background + "".join(parts) + "</svg>", scale=1.3)
    return _packed(bytes(picture))


def _packed(png: bytes) -> bytes:
    """The same picture, packed harder: a quarter of the size in a saved notebook."""
    chunks, pixels, at = [png[:8]], b"", 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            pixels += png[at + 8 : at + 8 + size]
        elif kind == b"IEND":
            data = zlib.compress(zlib.decompress(pixels), 9)
            check = zlib.crc32(b"IDAT" + data)
            chunks += [struct.pack(">I4s", len(data), b"IDAT"), data, struct.pack(">I", check)]
        if kind != b"IDAT":
            chunks.append(png[at : at + 12 + size])
        at += 12 + size
    return b"".join(chunks)


class Names(traitlets.List):  # type: ignore[type-arg]  # generic for type checkers only
    """A list of names; one alone may be given as text, as to `timeline`, and none as None."""

    def __init__(self) -> None:
        super().__init__(traitlets.Unicode())

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the names as a list."""
        return super().validate(obj, listed(value, str(self.name)))


class Moment(traitlets.Unicode):  # type: ignore[type-arg]
    """A day or a moment as text; a date or a datetime may be given, and none as None."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the moment as text."""
        if isinstance(value, date):  # a datetime is one too
            value = value.isoformat()
        if not isinstance(value, str | None):
            kind = type(value).__name__
            raise TypeError(f"{self.name} is text, a date or a datetime, not {kind}")
        return super().validate(obj, value or "")


def all_known(names: list[str], known: Iterable[str], what: str) -> list[str]:
    """Return the names; raise a ValueError with the nearest for one that is not known.

    Examples
    --------
    >>> all_known(["denyin"], ["asserting", "denying"], "stance")
    Traceback (most recent call last):
    ValueError: unknown stance 'denyin'; did you mean 'denying'?
    """
    known = list(known)
    for name in names:
        if name not in known:
            raise ValueError(f"unknown {what} {name!r}" + did_you_mean(name, known))
    return names


def choices(label: str, options: list[tuple[str, str]]) -> widgets.SelectMultiple:
    """Return a list to choose several from, its label above it."""
    layout = widgets.Layout(
        flex="1 1 190px", max_width="300px", flex_flow="column", align_items="stretch"
    )
    box = widgets.SelectMultiple(
        description=label,
        options=[(visible(told), value) for told, value in options],
        rows=7,
        layout=layout,
        style={"description_width": "auto"},
    )
    box.add_class("kcna-choices")
    return box


def row_layout() -> widgets.Layout:
    """Return the layout of controls side by side that wrap in a narrow window."""
    return widgets.Layout(flex_flow="row wrap", align_items="flex-start", grid_gap="6px")


def wide_layout(width: str) -> widgets.Layout:
    """Return the layout of a part that takes the room there is, from a width on."""
    # a widget has a margin of 2 pixels around it
    return widgets.Layout(width=width, max_width="calc(100% - 4px)", flex="1 1 auto")


def soon(owner: Any, act: Callable[[], None]) -> None:
    """Do `act` after what is under way has been drawn, once for several quick changes.

    Sending a message and building a long list compete for the same interpreter: a list built at
    once keeps the charts waiting. Where no loop runs (a script, a test) it is done at once.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        act()
        return
    if waiting := _WAITING.pop(owner, None):
        waiting.cancel()
    _WAITING[owner] = loop.call_later(PAUSE, act)
