"""What a run has found: its summary, its plan, and its traces, read only as far as asked."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..tables import frame
from ..tracing.table import COLUMNS, TYPES
from .file_parts import parts_of
from .one_part import COUNTS, TRACES, Job
from .shapes import Shape
from .sources import batches

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Run:
    """What a run has found so far, read from its folder.

    Attributes
    ----------
    out : Path
        The folder, with `traces/` (Parquet), `rejected.parquet` and `manifest.json`.
    plan : dict
        The filter and what it was measured to lose, the columns, the parts.
    summary : dict
        Rows read, reports, kept by the filter, quotations, linked, rejected; parts and how many are
        finished; the filter's recall; the seconds of this call.

    Examples
    --------
    >>> import tempfile, pandas as pd
    >>> folder = tempfile.mkdtemp()
    >>> pd.DataFrame({"text": ['He said it was "a dear old place".']}).to_csv(f"{folder}/a.csv")
    >>> said = "The mill stays shut. It was a dear old place to us."
    >>> import kcna_corpus as kc
    >>> run = kc.trace_dataset(f"{folder}/a.csv", said, out=f"{folder}/out", progress=False)
    >>> run.table()[["document", "sentences", "class"]].values.tolist()
    [['a.csv#0', [1], 'verbatim']]
    """

    out: Path
    plan: dict[str, Any]
    summary: dict[str, Any]

    def __repr__(self) -> str:
        """Tell the summary, a line each."""
        return "\n".join(f"{name}: {value}" for name, value in self.summary.items())

    def relation(self) -> Any:
        """Return all traces as a DuckDB relation, which reads only what it is asked for.

        Returns
        -------
        duckdb.DuckDBPyRelation
            The columns of `trace`, and before them `file` and `row`.
        """
        import duckdb

        return duckdb.read_parquet(str(self.out / TRACES / "*.parquet"))

    def table(self, linked: bool = True) -> pd.DataFrame:
        """Return the traces as `trace` gives them.

        Parameters
        ----------
        linked : bool, default True
            Only the quotations that are linked.

        Returns
        -------
        pandas.DataFrame
            The columns of `trace`.
        """
        chosen = self.relation().filter("len(sentences) > 0") if linked else self.relation()
        names = ", ".join(f'"{name}"' for name in COLUMNS)
        table = chosen.order('file, "row", "start"').project(names).to_arrow_table()
        columns = [table[name].to_pylist() for name in COLUMNS]
        return frame(list(zip(*columns, strict=True)), COLUMNS, TYPES)

    def texts(self) -> pd.DataFrame:
        """Return the reports with linked quotations, read from the archive, for any other call.

        Returns
        -------
        pandas.DataFrame
            document, text.
        """
        job = Job.read(self.out)
        where = self.relation().filter("len(sentences) > 0").project('file, "row"').distinct()
        wanted: dict[str, set[int]] = {}
        for file, row in where.fetchall():
            wanted.setdefault(file, set()).add(row)
        rows = [
            (batch.document(at, part.file), batch.texts[at].as_py())
            for part in parts_of(sorted(wanted))
            for batch in batches(part, job.shape, None)
            for at, row in enumerate(batch.rows.tolist())
            if row in wanted[part.file]
        ]
        return frame(rows, ("document", "text"))


def summed(
    plan: dict[str, Any], counts: Sequence[dict[str, int]], parts: int, begun: float
) -> dict[str, Any]:
    """Sum up what was counted of some of the parts."""
    total: Counter[str] = Counter()
    for part in counts:
        total.update(part)
    measured = plan["measured"]
    if everything := plan["filter"]["everything"]:
        recall = f"all is traced: {everything}"
    else:
        links, again = measured["links"], measured["rewritten"]
        kept_links, again_kept = links - measured["lost"], again - measured["rewritten_lost"]
        recall = (
            f"{kept_links:,} of {links:,} invented links kept; rewritten {again_kept} of {again}"
        )
    return {
        **{name: total[name] for name in COUNTS},
        "recall": recall,
        "speaker": ", ".join(plan["speaker"]) or "not known; name one with speaker=",
        "columns": Shape(**plan["columns"]).aloud(),
        "parts": f"{len(counts)} of {parts}",
        "seconds": round(time.perf_counter() - begun, 1),
    }
