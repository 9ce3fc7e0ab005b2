"""What can be wrong with a folder of records, and how it is told."""

from typing import NamedTuple

from ..text.signs import visible


class Problem(NamedTuple):
    """One fault, with the place where it stands and what would mend it.

    Attributes
    ----------
    table : str
        Name of the table.
    row : str
        The key of the row, or its line in the file where it has none.
    column, value : str
        The cell; "" where the whole table is at fault.
    message : str
        What is wrong, with the choices where there are some.
    warning : bool
        Whether the records can be used all the same.

    See Also
    --------
    check : What finds problems, by rules of yours too.

    Examples
    --------
    >>> print(Problem("events", "vote-2031", "kind", "denail", "did you mean 'denial'?"))
    events, row vote-2031: kind 'denail': did you mean 'denial'?
    """

    table: str
    row: str
    column: str
    value: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        cell = visible(self.table + (f", row {self.row}" if self.row else ""))
        what = f": {self.column}" if self.column else ""
        value = f" {_short(self.value)!r}" if self.value else ""
        return f"{'warning: ' * self.warning}{cell}{what}{value}: {self.message}"


class CorpusError(ValueError):
    """Records that cannot be used.

    Attributes
    ----------
    problems : list of Problem
        Every fault found.

    See Also
    --------
    load : What raises it.

    Examples
    --------
    >>> import kcna_corpus as kc
    >>> try:
    ...     kc.load("no/such/folder")
    ... except kc.CorpusError as fault:
    ...     print(fault.problems[0].message)
    no such folder of records
    """

    def __init__(self, folder: str, problems: list[Problem]) -> None:
        self.problems = problems
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(f"{folder}: {count}\n" + "\n".join(f"- {p}" for p in problems))


def refuse(where: str, problems: list[Problem]) -> None:
    """Raise a `CorpusError` that lists the problems, unless all are warnings.

    >>> refuse("my-case", [Problem("actors", "ada", "", "", "nothing names it", warning=True)])
    """
    if faults := [problem for problem in problems if not problem.warning]:
        raise CorpusError(where, faults)


def _short(value: str, limit: int = 80) -> str:
    return value if len(value) <= limit else value[: limit - 1] + "…"
