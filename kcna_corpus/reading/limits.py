"""Limits of time and memory for what is read: nothing holds up the rest, or the machine."""

import ctypes
import importlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from .decode import UnreadableError

#: Seconds after which a file is given up, and bytes of it that buy one more.
LONGEST, BYTES = 60, 20_000
#: Bytes of memory that the reading of a file may take where the system can be told so, and so many
#: more for each byte of it.
MEMORY, TIMES = 1024**3, 20

_lock = threading.Lock()
_before: list[tuple[int, int] | None] = []


def seconds_for(size: int) -> float:
    """Return how long a file of so many bytes may take."""
    return LONGEST + size / BYTES


class TooLong(BaseException):
    """The time is up; no `Exception`, so that no parser takes it for one of its own."""


@contextmanager
def within(size: int) -> Iterator[None]:
    """Let what this thread does inside take the time and the memory of a file of so many bytes.

    It stops Python, whatever the system and the thread; a parser written in C is stopped once it
    returns, or with its process. Raises UnreadableError if it takes longer, or more.

    >>> with within(2_000):
    ...     sum(range(9))
    36
    """
    seconds = seconds_for(size)
    try:
        with _within_memory(MEMORY + TIMES * size), _within_time(seconds):
            yield
    except TooLong:
        reason = f"not read within {seconds:,.1f} seconds: split the file, or read it alone"
        raise UnreadableError(reason) from None
    except MemoryError:
        raise UnreadableError("not enough memory: split the file") from None


@contextmanager
def _within_time(seconds: float) -> Iterator[None]:
    thread = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    over = stopped = False

    def stop() -> None:
        nonlocal stopped
        with lock:
            if not over:
                stopped = True
                _raise_in(thread, TooLong)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            over = True
            if stopped:  # what was set and not yet raised; else a profiler would never go on
                _raise_in(thread, None)
        timer.cancel()


def _raise_in(thread: ctypes.c_ulong, what: type[BaseException] | None) -> None:
    exception = ctypes.py_object(what) if what else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, exception)


@contextmanager
def _within_memory(most: int) -> Iterator[None]:
    """The limit is the process's: the first thread that reads sets it, the last sets it back."""
    with _lock:
        _before.append(_before[0] if _before else _set_limit(most))
    try:
        yield
    finally:
        with _lock:
            before = _before.pop()
            if before and not _before:
                _resource().setrlimit(_resource().RLIMIT_DATA, before)


def _set_limit(most: int) -> tuple[int, int] | None:
    """Set the limit to what the process holds and `most` more; return the one that was set."""
    with suppress(ImportError, ValueError, OSError):  # only Linux tells and keeps to it
        kind = _resource().RLIMIT_DATA
        before: tuple[int, int] = _resource().getrlimit(kind)
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        limit = pages * _resource().getpagesize() + most
        if before[0] < 0 or limit < before[0]:
            _resource().setrlimit(kind, (limit, before[1]))
            return before
    return None


def _resource() -> Any:
    return importlib.import_module("resource")
