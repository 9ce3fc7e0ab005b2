"""Records are read, checked, and become a corpus."""

import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..inputs import as_path
from .checks import SHIPPED, check_rows, stated_zone_is_known
from .corpus import Corpus, from_rows
from .csv_folder import changed_tables, describe, read_records
from .decisions import FILE, in_force, read_decisions, replay, without_orphans
from .folders import DRAFT, PAGES, kept_tables
from .frames import frames
from .problems import refuse


def load(folder: str | Path | None = None) -> Corpus:
    """Load the shipped records, or a folder of your own, after checking every rule.

    Parameters
    ----------
    folder : path, optional
        A folder with one CSV file per table, or a workbook that `kcna-corpus sheet` wrote; None for
        the records that come with the package. Pages in the subfolder `pages` are attached.

    Returns
    -------
    Corpus
        New DataFrames at each call: changing them changes nothing else.

    Raises
    ------
    CorpusError
        If a file cannot be read or a rule is broken; it lists every problem. A warning of `check`
        is given as one.

    See Also
    --------
    check : The problems alone.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> corpus = kc.load()
    >>> corpus.events.set_index("event").loc["kcna-denial-2024-05-17", "latest"].isoformat()
    '2024-05-16T21:37:00+00:00'
    """
    path = SHIPPED if folder is None else as_path(folder, "folder")
    rows, problems = read_records(path)
    stated = describe(path)
    problems += [*check_rows(rows, rights=not stated.share), *stated_zone_is_known(path)]
    refuse(str(path), problems)
    if problems:
        more = f"; {len(problems) - 1} more are told by kc.check" if problems[1:] else ""
        warnings.warn(f"{path}: {problems[0]}{more}", stacklevel=2)
    version = f"{stated.version} (changed)" if changed_tables(path) else stated.version
    corpus = replace(from_rows(rows, version), share=stated.share)
    corpus = replace(corpus, zone=stated.zone or corpus.zone)
    if folder is None:
        return corpus
    return _with_what_lies_beside(corpus, path)


def _with_what_lies_beside(corpus: Corpus, folder: Path) -> Corpus:
    """Return a corpus with what lies beside its records: decisions, a draft's tables, pages.

    Raises CorpusError if the records break a rule once what was decided is replayed.
    """
    tables: dict[str, Any] = {**kept_tables(folder)}
    if decisions := in_force(read_decisions(folder / DRAFT / FILE)):
        rows = without_orphans(replay(corpus.rows, decisions))
        refuse(f"{folder} with what was decided", check_rows(rows, rights=not corpus.share))
        tables |= {"rows": rows, **frames(rows)}
    corpus = replace(corpus, **tables)
    pages = folder / PAGES
    if corpus.share and pages.is_dir() and any(pages.iterdir()) and corpus.rows["sentences"]:
        return corpus.attach(pages, progress=False)
    return corpus
