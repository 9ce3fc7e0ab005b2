"""Trace a statement through an archive: the call, and what is kept of a run."""

import json
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.util import find_spec
from os import PathLike
from pathlib import Path
from typing import Any

from .. import __version__
from ..reading import workers
from ..saving import clear, whole, write_whole
from ..text.nearest import did_you_mean
from ..tracing.table import Tracer, statement_sentences
from . import one_part
from .file_parts import Part, files_of, is_table, parts_of
from .one_part import MANIFEST, REJECTED, TRACES, Job, counts_of, rejected_table
from .planning import Choice, choose
from .runs import Run, summed
from .shapes import Shape, shape_of
from .sources import batches, check_columns, columns_of

#: Engine -> the modules that it needs. DuckDB answers `where`, Polars looks for words, whatever
#: spreads the parts.
ENGINES = {
    "duckdb": ("duckdb", "pyarrow", "polars"),
    "dask": ("duckdb", "pyarrow", "polars", "distributed"),
}
_EXTRA = "bulk"
_SAMPLE, _PLACES = 2000, 10  # reports by which the filter is chosen, and from how many parts
_LARGE, _MANY = 20_000_000, 40_000  # bytes of files, or reports, for which a second process pays


def trace_dataset(
    source: object,
    statement: object,
    *,
    text: str = "text",
    document: str = "document",
    out: str | PathLike[str],
    where: str | None = None,
    engine: str = "duckdb",
    recall: float = 0.999,
    speaker: str | Sequence[str] | None = None,
    progress: bool = True,
    explain: bool = False,
) -> Run:
    """Trace one statement through an archive of any size; the same call goes on where it stopped.

    Only reports that share a rare run of words with the statement, or a name and some of its
    telling words, are traced. What that loses is measured at each run, on invented reports of the
    same statement. Quotations in another language than the statement's are found only if a version
    in that language is given, or with `recall=1`.

    Parameters
    ----------
    source : str, list of str, DuckDB relation, Polars table, Dask DataFrame or bag
        Files of Parquet, JSON (an object a line) or CSV, gzipped or not: a name, a folder, a
        pattern, a list of these; or a table of an engine, which that engine writes into `out`.
    statement : str, list of str, Document or mapping
        As for `trace`; no name of a document.
    text, document : str
        The columns of the text and of its name. Without such a `document`, reports are named by
        file and row. GDELT's quotation graph, news-please and Media Cloud are known by theirs.
    out : str or PathLike
        The folder of the results.
    where : str, optional
        A condition of SQL on the columns, such as ``"day >= '2024-05-16'"``; the columns of JSON
        and CSV are texts.
    engine : {"duckdb", "dask"}
        On the cores of this machine, or on the workers of your `dask.distributed.Client`, which
        must see the files and `out`.
    recall : float, default 0.999
        The share of links that the filter must keep; 1 traces everything.
    speaker : str or sequence of str, optional
        As for `trace`; one that is not named is learnt from a sample.
    progress : bool, default True
        Show how many reports are done, on stderr.
    explain : bool, default False
        Only choose the filter: nothing is traced or written.

    Returns
    -------
    Run
        `summary`, `plan`, and the traces: `table()`, `relation()`, `texts()`.

    Raises
    ------
    ValueError, TypeError
        If there is no report, no such column or engine, or the condition is no SQL.
    ImportError
        If the extra is not installed.
    OSError
        If the results cannot be written; what is finished is kept.

    See Also
    --------
    trace_batches : The same from an iterator, every report read.

    Examples
    --------
    >>> import tempfile, pandas as pd
    >>> folder = tempfile.mkdtemp()
    >>> reports = ['Roe said the mill "shall not open again".', "Plums are ripe."]
    >>> pd.DataFrame({"text": reports, "document": ["A", "B"]}).to_csv(f"{folder}/a.csv")
    >>> said = "The mill will not open again."
    >>> run = trace_dataset(f"{folder}/a.csv", said, out=f"{folder}/out", progress=False)
    >>> run.summary["rows"], run.summary["linked"]
    (2, 1)
    """
    begun, folder = time.perf_counter(), Path(out)
    _check_options(engine, recall, folder)
    versions = {name: list(sentences) for name, sentences in statement_sentences(statement).items()}
    names = Tracer(versions, speaker).speakers.names
    parts = parts_of(files_of(source, folder), by_content=is_table(source))
    if not parts:
        raise ValueError("source: there is no report in it")
    columns = next((names_there for part in parts if (names_there := columns_of(part))), [])
    shape = shape_of(columns, text, document)
    check_columns(parts, shape, where)
    job, plan = _planned(folder, parts, versions, names, shape, where, recall)
    if explain:
        return Run(folder, plan, summed(plan, [], len(parts), begun))
    _begin(folder, parts, plan)
    counts = list(_counted(folder, parts, job, engine, progress))
    _join_rejected(folder)
    if not sum(part["rows"] for part in counts):
        raise ValueError("source: there is no report in it")
    return Run(folder, plan, summed(plan, counts, len(parts), begun))


def _check_options(engine: str, recall: float, out: Path) -> None:
    if engine not in ENGINES:
        raise ValueError(f"engine: {engine!r} is none{did_you_mean(str(engine), ENGINES)}")
    for module in ENGINES[engine]:
        if find_spec(module) is None:
            extra = "dask distributed" if module == "distributed" else f"'kcna-corpus[{_EXTRA}]'"
            raise ImportError(f"engine {engine!r} needs {module}: pip install {extra}")
    if not 0 < recall <= 1:
        raise ValueError(f"recall: a share above 0 and up to 1 is needed, not {recall!r}")
    if out.exists() and not out.is_dir():
        raise ValueError(f"out: {str(out)!r} is a file; a folder is needed")


def _planned(
    out: Path, parts: Sequence[Part], versions: dict[str, list[str]], speaker: list[str],
    shape: Shape, where: str | None, recall: float,
) -> tuple[Job, dict[str, Any]]:  # fmt: skip
    """Take the plan of the run that the folder is of, or make one."""
    on = [__version__, versions, speaker, shape, where, recall]
    key = sha256(json.dumps(on).encode()).hexdigest()
    try:
        plan = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        plan = {}
    if plan.get("key") != key:
        sample = _sample(parts, shape, where)
        choice = choose(versions, sample, recall, speaker)
        speaker = speaker or _learnt(versions, sample, choice)
        plan = _plan(key, versions, speaker, shape, where, recall, choice)
    return Job.from_plan(plan), plan


def _plan(
    key: str, versions: dict[str, list[str]], speaker: list[str], shape: Shape,
    where: str | None, recall: float, choice: Choice,
) -> dict[str, Any]:  # fmt: skip
    chosen = choice.filter
    return {
        "key": key,
        "version": __version__,
        "statement": versions,
        "speaker": speaker,
        "columns": shape._asdict(),
        "where": where,
        "recall": recall,
        "filter": {**chosen._asdict(), "telling": [sorted(words) for words in chosen.telling]},
        "measured": choice.measured._asdict(),
        "kept": choice.share,
    }


def _sample(parts: Sequence[Part], shape: Shape, where: str | None) -> list[str]:
    """Some reports from all over the archive."""
    step = -(-len(parts) // _PLACES)
    places = parts[::step]
    texts: list[str] = []
    for number, part in enumerate(places, 1):
        for batch in batches(part, shape, where):
            wanted = _SAMPLE * number // len(places) - len(texts)
            texts += batch.texts[:wanted].to_pylist()
            if len(batch.texts) >= wanted:
                break
    return texts


def _learnt(versions: dict[str, list[str]], sample: Sequence[str], choice: Choice) -> list[str]:
    """The speaker to whom the sample gives the quotations, if it is clear."""
    import polars as pl

    texts = pl.Series("text", list(sample), pl.String)
    likely = texts.filter(pl.Series(choice.filter.keeps(texts))).to_list()
    tracer = Tracer(versions, None)
    tracer.trace(likely, range(len(likely)))
    return tracer.speakers.names


def _begin(out: Path, parts: Sequence[Part], plan: dict[str, Any]) -> None:
    """Write the plan; remove what an earlier run left that belongs to no part."""
    for folder in (out / TRACES, out / REJECTED):
        folder.mkdir(parents=True, exist_ok=True)
        clear(folder)
        for file in {*folder.glob("*.parquet")} - {folder / part.name for part in parts}:
            file.unlink()
    content = json.dumps(plan, ensure_ascii=False, indent=1)
    if not (out / MANIFEST).exists() or (out / MANIFEST).read_text(encoding="utf-8") != content:
        write_whole(out / MANIFEST, content)


def _counted(
    out: Path, parts: Sequence[Part], job: Job, engine: str, progress: bool
) -> Iterator[dict[str, int]]:
    """Yield the counts of every part, those that are finished first."""
    from tqdm.auto import tqdm

    by_part = {part: counts_of(out, part, job) for part in parts}
    done = [counts for counts in by_part.values() if counts]
    unfinished = [part for part, counts in by_part.items() if not counts]
    yield from done
    tasks = [(str(out), job.key, part) for part in unfinished]
    spread = {"duckdb": _on_cores, "dask": _on_dask}[engine]
    total = sum(part.rows for part in unfinished) if all(part.rows for part in unfinished) else None
    with tqdm(total=total, desc="traced", unit=" reports", disable=not progress) as shown:
        try:
            for counts in spread(tasks) if tasks else ():
                shown.update(counts["rows"])
                yield counts
        except OSError as fault:
            ready = sum(counts_of(out, part, job) is not None for part in parts)
            ready_of = (
                f"{ready} of {len(parts)} parts are finished; the same call goes on from there"
            )
            raise OSError(
                fault.errno, f"{fault.strerror or fault}; {ready_of}", str(out)
            ) from fault


def _on_cores(tasks: Sequence[tuple[str, str, Part]]) -> Iterator[dict[str, int]]:
    """In this process, or in one on each core where that pays."""
    size = sum(Path(file).stat().st_size for file in {part.file for _, _, part in tasks})
    rows = sum(part.rows for _, _, part in tasks)
    if len(tasks) == 1 or (size < _LARGE and rows < _MANY):
        yield from (one_part.trace_part(*task) for task in tasks)
        return
    yield from workers.each(one_part.trace_part, tasks, crashed=_crashed)


def _crashed(_: str, __: str, part: Part) -> dict[str, int]:
    raise RuntimeError(f"{part.file}: the process that read it came to its end, twice")


def _on_dask(tasks: Sequence[tuple[str, str, Part]]) -> Iterator[dict[str, int]]:
    """On the workers of the client that is there; a lost one's parts are given to another."""
    from distributed import as_completed, get_client

    try:
        client = get_client()
    except ValueError:
        example = "from dask.distributed import Client; client = Client()"
        raise ValueError(f"engine 'dask': there is no client; make one first: {example}") from None
    futures = client.map(one_part.trace_part, *zip(*tasks, strict=True), pure=False)
    done: Any = as_completed(futures, with_results=True)  # type: ignore[no-untyped-call]
    for _, counts in done:
        yield counts


def _join_rejected(out: Path) -> None:
    """Write the rows without a text of all parts as one file."""
    import pyarrow.parquet as pq

    schema = rejected_table([]).schema
    with (
        whole(out / f"{REJECTED}.parquet") as file,
        pq.ParquetWriter(file, schema) as writer,
    ):
        for part in sorted((out / REJECTED).glob("*.parquet")):
            writer.write_table(pq.read_table(part, schema=schema))
