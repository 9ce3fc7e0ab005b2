"""Tables and views as files that other programs open: one module of `kinds` for each.

A module of `kinds` says under which ending it writes (`ENDING`), and has one
function, `write(view) -> bytes`. It is found by its name, with a hyphen for each underscore: a new
export is one new file.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from os import PathLike
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Protocol, cast

from ..inputs import as_path
from ..saving import whole
from ..text.nearest import did_you_mean

if TYPE_CHECKING:
    from ..records.corpus import Corpus
    from .view import View


class Kind(Protocol):
    """What a module of `kinds` holds."""

    ENDING: str

    def write(self, view: View) -> bytes:
        """Return the whole file."""


@cache
def every_kind() -> dict[str, Kind]:
    """Return every export by its name.

    >>> [(name, kind.ENDING) for name, kind in every_kind().items()][:3]
    [('annotations', '.jsonld'), ('bibtex', '.bib'), ('csl-json', '.json')]
    """
    from . import kinds

    names = [module.name for module in iter_modules(kinds.__path__)]
    return {
        name.replace("_", "-"): cast(Kind, import_module(f"{kinds.__name__}.{name}"))
        for name in sorted(names)
    }


def export(
    rows: Any,
    path: str | PathLike[str],
    *,
    corpus: Corpus | None = None,
    as_: str | None = None,
    title: str | None = None,
    zone: str | None = None,
    texts: Any = None,
) -> Path:
    """Write a table, or what an explorer shows, as a file that other programs open.

    Parameters
    ----------
    rows : pandas.DataFrame or explorer
        A table, as `kc.timeline`, `kc.trace` or `kc.publications` give it, or an explorer: its
        present rows.
    path : path
        The file. Its ending decides what it becomes: `.csv`, `.xlsx`, `.ics` (iCalendar), `.bib`
        (BibTeX of the sources), `.jsonld` (W3C Web Annotations of quotations), `.qdpx` (REFI-QDA,
        for NVivo and MAXQDA).
    corpus : Corpus, optional
        The records that the rows come from: for sources, addresses, the data version. An explorer
        brings its own.
    as_ : {"timelinejs", "csl-json"}, optional
        Where the ending does not say it: "timelinejs" or "csl-json" for `.json`.
    title : str, optional
        What the file calls itself.
    zone : str, optional
        The zone in which times are told (IANA); that of the table unless another is asked for.
    texts : str, list, mapping, table, Reading or Corpus, optional
        The texts that the quotations stand in, as every call takes texts: for the words around a
        quotation, and for `.qdpx`, which holds the texts. Attached pages need not be given.

    Returns
    -------
    pathlib.Path
        The file, written whole or not at all.

    Raises
    ------
    ValueError
        For an unknown ending or `as_`, with the choices, or if the rows lack what it needs.

    See Also
    --------
    show : A table in a notebook.

    Examples
    --------
    >>> import pathlib, tempfile, kcna_corpus as kc
    >>> corpus = kc.load()
    >>> denials = kc.timeline(corpus, kinds="denial", zone="Asia/Seoul")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = kc.export(denials, pathlib.Path(folder, "denials.ics"), corpus=corpus)
    ...     print(file.read_text("utf-8").count("BEGIN:VEVENT") == len(denials))
    True
    """
    file = as_path(path, "path")
    kind = _asked(file.suffix.casefold(), as_)
    data = content(rows, kind, corpus=corpus, title=title, zone=zone, texts=texts)
    with whole(file) as temporary:
        temporary.write_bytes(data)
    return file


def content(
    rows: Any,
    kind: str,
    *,
    corpus: Corpus | None = None,
    title: str | None = None,
    zone: str | None = None,
    texts: Any = None,
) -> bytes:
    r"""Return the file that `export` writes, for whoever sends it elsewhere.

    Parameters, errors: as `export`; `kind` is one of `every_kind`.

    >>> import pandas as pd
    >>> content(pd.DataFrame({"speaker": ["-0-"], "words": [["no", "plums"]]}), "csv").decode()
    "speaker,words\n'-0-,no | plums\n"
    """
    from .view import view_of

    if kind not in every_kind():
        raise ValueError(f"no export {kind!r}{did_you_mean(kind, every_kind())}; {_choices()}")
    return every_kind()[kind].write(view_of(rows, corpus, title, zone, texts))


def _asked(ending: str, as_: str | None) -> str:
    """The export that a file's ending or `as_` asks for."""
    if as_ is not None:
        return as_
    names = [name for name, kind in every_kind().items() if ending == kind.ENDING]
    if not names:
        raise ValueError(f"no export has the ending {ending!r}; {_choices()}")
    if len(names) > 1:
        raise ValueError(f"{ending!r} is the ending of {' and '.join(names)}: say which with as_=")
    return names[0]


def _choices() -> str:
    kinds_told = ", ".join(f"{name} ({kind.ENDING})" for name, kind in every_kind().items())
    return f"there are {kinds_told}"
