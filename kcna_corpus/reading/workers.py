"""One function on many tasks, on every core, the results in the order of the tasks.

Its processes are started afresh, not forked, so a notebook's threads do not matter and a script
needs no guard around its main part.
"""

import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from signal import SIG_IGN, SIGINT, signal
from typing import Any, TypeVar

from loky import cpu_count, get_reusable_executor

T = TypeVar("T")
#: Seconds for which idle processes wait for more.
PATIENCE = 60


def each(
    function: Callable[..., T], tasks: Sequence[tuple[Any, ...]], crashed: Callable[..., T]
) -> Iterator[T]:
    """Yield `function(*task)` for each task.

    A task that brings its process down is tried once more, alone, and then given up: `crashed`
    says what takes the place of its result. The warnings of `function` are given here.

    Examples
    --------
    >>> list(each(divmod, [(7, 2), (9, 4)], crashed=lambda *task: None))
    [(3, 1), (2, 1)]
    """
    waiting = deque(tasks)
    while waiting:
        pool = _pool(cpu_count())
        running = deque(pool.submit(_with_warnings, function, task) for task in waiting)
        try:
            while running:
                yield _told(running.popleft().result())
                waiting.popleft()
        except BrokenExecutor:
            yield _alone(function, waiting.popleft(), crashed)
        finally:
            for future in running:  # whoever stops early wants nothing more
                future.cancel()


def _pool(workers: int, **options: bool) -> Any:
    # Ctrl-C reaches every process of a terminal; the first stops the others.
    quiet = {"initializer": signal, "initargs": (SIGINT, SIG_IGN)}
    return get_reusable_executor(max_workers=workers, timeout=PATIENCE, **quiet, **options)


def _alone(function: Callable[..., T], task: tuple[Any, ...], crashed: Callable[..., T]) -> T:
    pool = _pool(1, kill_workers=True)
    try:
        answer: tuple[T, list[str]] = pool.submit(_with_warnings, function, task).result()
        return _told(answer)
    except BrokenExecutor:
        return crashed(*task)


def _with_warnings(function: Callable[..., T], task: tuple[Any, ...]) -> tuple[T, list[str]]:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UserWarning)
        result = function(*task)
    return result, [str(w.message) for w in told if w.category is UserWarning]


def _told(answer: tuple[T, list[str]]) -> T:
    result, told = answer
    for words in told:
        warnings.warn(words, stacklevel=2)
    return result
