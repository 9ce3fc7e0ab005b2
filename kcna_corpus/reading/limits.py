"""A limit of time for what is read: nothing holds up the rest for ever."""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooLong(BaseException):
    """The time is up; no `Exception`, so that no parser takes it for one of its own."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `TooLong` in this thread if what stands inside takes longer.

    It stops Python, whatever the system and the thread; a parser written in C is stopped once it
    returns, or with its process.

    Examples
    --------
    >>> with within(60):
    ...     sum(range(9))
    36
    """
    thread = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    over = False

    def stop() -> None:
        with lock:
            if not over:
                _raise_in(thread, TooLong)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            over = True
            _raise_in(thread, None)  # what was set and not yet raised
        timer.cancel()


def _raise_in(thread: ctypes.c_ulong, what: type[BaseException] | None) -> None:
    told = ctypes.py_object(what) if what else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, told)
