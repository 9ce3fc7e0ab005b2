"""One part of an archive: its reports are filtered, traced, and written whole or not at all."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..saving import whole
from ..tracing.table import COLUMNS, Tracer
from .file_parts import Part
from .scan import Filter
from .shapes import Shape
from .sources import Rejected, batches

if TYPE_CHECKING:
    import pyarrow as pa

MANIFEST, TRACES, REJECTED = "manifest.json", "traces", "rejected"
_LOT = 500  # reports that are traced at a time
_ABOUT = b"kcna_corpus"
#: Of a run: rows of the archive, those that `where` chooses and give a text, those that the filter
#: keeps, quotations, those linked, rows that give no text.
COUNTS = ("rows", "reports", "kept", "quotations", "linked", "rejected")


class Job(NamedTuple):
    """What is done with every part, as the manifest has it."""

    key: str  # of all that the results depend on beside the part
    versions: dict[str, list[str]]
    speaker: list[str]
    shape: Shape
    where: str | None
    filter: Filter

    @classmethod
    def read(cls, out: Path) -> Job:
        """Read it from the folder of a run."""
        return cls.from_plan(json.loads((out / MANIFEST).read_text(encoding="utf-8")))

    @classmethod
    def from_plan(cls, plan: Mapping[str, Any]) -> Job:
        """Read it from a plan."""
        return cls(
            plan["key"], plan["statement"], plan["speaker"],
            Shape(**{**plan["columns"], "needed": tuple(plan["columns"]["needed"])}), plan["where"],
            Filter(
                tuple(plan["filter"]["runs"]), tuple(plan["filter"]["names"]),
                tuple(map(frozenset, plan["filter"]["telling"])), plan["filter"]["everything"],
            ),
        )  # fmt: skip

    def stamp(self, part: Part) -> str:
        """Give what a finished part must bear to be taken as it is."""
        return sha256(json.dumps([self.key, *part]).encode()).hexdigest()


def counts_of(out: Path, part: Part, job: Job) -> dict[str, int] | None:
    """Give the counts of a part that is finished, None for one that is not or is of another run."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        about = pq.read_metadata(out / TRACES / part.name).metadata or {}
        record: dict[str, Any] = json.loads(about[_ABOUT])
    except (OSError, pa.ArrowInvalid, KeyError, ValueError):
        return None
    return record["counts"] if record.get("stamp") == job.stamp(part) else None


@lru_cache(maxsize=1)
def _tools(out: str, key: str) -> tuple[Job, Tracer]:
    job = Job.read(Path(out))
    if job.key != key:
        raise RuntimeError(f"{out}: another run has begun in it")
    return job, Tracer(job.versions, job.speaker or None, learn=False)


def trace_part(out: str, key: str, part: Part) -> dict[str, int]:
    """Trace the reports of one part; return its counts."""
    import pyarrow.parquet as pq

    job, tracer = _tools(out, key)
    counts = Counter(dict.fromkeys(COUNTS, 0))
    rejected: list[Rejected] = []
    with (
        whole(Path(out) / TRACES / part.name) as file,
        pq.ParquetWriter(file, traces_schema(), compression="zstd") as writer,
    ):
        for lot in _lots(part, job, counts, rejected):
            rows = _traced(lot, part, tracer)
            counts["quotations"] += len(rows)
            counts["linked"] += sum(bool(row["sentences"]) for row in rows)
            writer.write_table(traces_table(rows))
        counts["rejected"] = len(rejected)
        _write_rejected(Path(out) / REJECTED / part.name, rejected)
        about = {"stamp": job.stamp(part), "counts": counts}
        writer.add_key_value_metadata({_ABOUT: json.dumps(about).encode()})
    return dict(counts)


def _lots(
    part: Part, job: Job, counts: Counter[str], rejected: list[Rejected]
) -> Iterator[list[tuple[int, str, str]]]:
    """Yield row, document and text of the reports that the filter keeps, some hundred at a time."""
    import polars as pl

    lot: list[tuple[int, str, str]] = []
    for batch in batches(part, job.shape, job.where):
        rejected += batch.rejected
        texts = pl.Series("text", batch.texts, pl.String)
        chosen_rows = np.flatnonzero(job.filter.keeps(texts))
        counts.update(rows=batch.seen, reports=len(batch.rows), kept=len(chosen_rows))
        chosen = zip(chosen_rows.tolist(), texts.gather(chosen_rows).to_list(), strict=True)
        lot += [(int(batch.rows[k]), batch.document(k, part.file), text) for k, text in chosen]
        while len(lot) >= _LOT:
            yield lot[:_LOT]
            lot = lot[_LOT:]
    if lot:
        yield lot


def _traced(lot: list[tuple[int, str, str]], part: Part, tracer: Tracer) -> list[dict[str, object]]:
    rows = tracer.trace([text for _, _, text in lot], range(len(lot)))
    links = []
    for row in rows:
        link: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
        number, link["document"], _ = lot[link["document"]]
        links.append({"file": part.file, "row": number, **link})
    return links


def traces_schema() -> pa.Schema:
    """Give the columns of a file of traces: where the report stands, then those of `trace`."""
    import pyarrow as pa

    text, number = pa.string(), pa.int64()
    edit = dict.fromkeys(("kind", "statement", "report", "sense"), text)
    edit |= dict.fromkeys(("sentence", "position", "start", "end"), number)
    order = ("kind", "statement", "report", "sentence", "position", "start", "end", "sense")
    kinds: Mapping[str, Any] = {
        "row": number, "start": number, "end": number, "nested": pa.bool_(),
        "sentences": pa.list_(number), "gloss": pa.list_(text), "misattributed": pa.bool_(),
        "edits": pa.list_(pa.struct([(name, edit[name]) for name in order])),
        "score": pa.float64(), "wer": pa.float64(),
    }  # fmt: skip
    return pa.schema([(name, kinds.get(name, text)) for name in ("file", "row", *COLUMNS)])


def traces_table(rows: list[dict[str, object]]) -> pa.Table:
    """Give rows as a table of these columns."""
    import pyarrow as pa

    return pa.Table.from_pylist(rows, traces_schema())


def _write_rejected(path: Path, rejected: list[Rejected]) -> None:
    import pyarrow.parquet as pq

    path.unlink(missing_ok=True)  # of an earlier run
    if rejected:
        with whole(path) as file:
            pq.write_table(rejected_table(rejected), file)


def rejected_table(rejected: list[Rejected]) -> pa.Table:
    """Give rows without a text as a table."""
    import pyarrow as pa

    schema = pa.schema([("file", pa.string()), ("row", pa.int64()), ("reason", pa.string())])
    return pa.Table.from_pylist([row._asdict() for row in rejected], schema)
