"""Attributes that bear another name now: asking for the old one tells the new."""

from typing import Any, ClassVar


class Renamed:
    """A class whose old names raise with the new ones.

    Examples
    --------
    >>> class Page(Renamed, text="page_text"):
    ...     page_text = "It rained."
    >>> Page().text
    Traceback (most recent call last):
    AttributeError: Page.text is called Page.page_text now
    """

    _renamed: ClassVar[dict[str, str]] = {}

    def __init_subclass__(cls, **renamed: str) -> None:
        super().__init_subclass__()
        cls._renamed = {**cls._renamed, **renamed}

    def __getattr__(self, name: str) -> Any:
        kind = type(self).__name__
        if new := self._renamed.get(name):
            raise AttributeError(f"{kind}.{name} is called {kind}.{new} now")
        raise AttributeError(f"{kind!r} object has no attribute {name!r}")
