"""One function on many tasks, on every core, the results in the order of the tasks.

Its processes are started afresh, not forked, so a notebook's threads do not matter and a script
needs no guard around its main part.
"""

import importlib
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from signal import SIG_IGN, SIGINT, signal
from typing import Any, TypeVar

from loky import cpu_count, get_reusable_executor

T = TypeVar("T")
Task = tuple[Any, ...]
#: Seconds for which idle processes wait for more.
PATIENCE = 10
#: Seconds that the processes may take to start.
START = 60
#: Bytes that one process may hold where the system can be told so: more, and it ends alone.
MEMORY = 4 * 1024**3


def each(
    function: Callable[..., T],
    tasks: Sequence[Task],
    crashed: Callable[..., T],
    seconds: Callable[..., float] | None = None,
) -> Iterator[T]:
    """Yield `function(*task)` for each task.

    A task that brings its process down, or takes longer than `seconds` gives it, is tried once
    more, alone, and then given up: `crashed` says what takes the place of its result. The warnings
    of `function` are given here.

    >>> list(each(divmod, [(7, 2), (9, 4)], crashed=lambda *task: None))
    [(3, 1), (2, 1)]
    """
    waiting = deque(_in_lots(tasks))
    while waiting:
        pool = _pool(cpu_count())
        running = deque(pool.submit(_lot, function, lot) for lot in waiting)
        try:
            while running:
                limit = _limit(seconds, waiting[0])
                yield from _with_warnings(*running.popleft().result(limit))
                waiting.popleft()
        except (BrokenExecutor, TimeoutError) as fault:
            _end(pool, fault)
            for task in waiting.popleft():
                yield from _alone(function, task, crashed, seconds)
        finally:
            for future in running:  # whoever stops early wants nothing more
                future.cancel()


def _in_lots(tasks: Sequence[Task]) -> Iterator[Sequence[Task]]:
    """Tasks by the handful: sending one takes as long as reading a small page."""
    size = max(1, min(10, len(tasks) // (8 * cpu_count())))
    return (tasks[i : i + size] for i in range(0, len(tasks), size))


def _pool(workers: int) -> Any:
    return get_reusable_executor(max_workers=workers, timeout=PATIENCE, initializer=_begin)


def _begin() -> None:
    """Keep to the limit of memory; Ctrl-C, which reaches all, is left to the first process."""
    signal(SIGINT, SIG_IGN)
    with suppress(ImportError, ValueError, OSError):  # Windows has none, others may forbid it
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _lot(function: Callable[..., T], lot: Sequence[Task]) -> tuple[list[T], list[str]]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", UserWarning)
        results = [function(*task) for task in lot]
    return results, [str(w.message) for w in caught if w.category is UserWarning]


def _with_warnings(results: list[T], messages: list[str]) -> list[T]:
    for words in messages:
        warnings.warn(words, stacklevel=2)
    return results


def _alone(
    function: Callable[..., T],
    task: Task,
    crashed: Callable[..., T],
    seconds: Callable[..., float] | None,
) -> list[T]:
    pool = _pool(1)
    try:
        running = pool.submit(_lot, function, [task])
        return _with_warnings(*running.result(_limit(seconds, [task])))
    except (BrokenExecutor, TimeoutError) as fault:
        _end(pool, fault)
        return [crashed(*task)]


def _limit(seconds: Callable[..., float] | None, lot: Sequence[Task]) -> float | None:
    return START + sum(seconds(*task) for task in lot) if seconds else None


def _end(pool: Any, fault: BaseException) -> None:
    """End the processes that do not come to an end by themselves."""
    if isinstance(fault, TimeoutError):
        pool.shutdown(wait=True, kill_workers=True)
