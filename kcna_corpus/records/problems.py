"""What can be wrong with a folder of records, and how it is told."""

from typing import NamedTuple

from ..text.signs import visible


class Problem(NamedTuple):
    """One fault, with the place where it stands and what would mend it.

    `row` is the key of the row, or its line in the file where it has none; `column` and `value`
    are empty where the whole table is at fault.
    """

    table: str
    row: str
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        place = visible(self.table + (f", row {self.row}" if self.row else ""))
        what = f": {self.column}" if self.column else ""
        value = f" {_short(self.value)!r}" if self.value else ""
        return f"{place}{what}{value}: {self.message}"


class CorpusError(ValueError):
    """Records that cannot be used; `problems` lists every fault found."""

    def __init__(self, folder: str, problems: list[Problem]) -> None:
        self.problems = problems
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(f"{folder}: {count}\n" + "\n".join(f"- {p}" for p in problems))


def _short(value: str, limit: int = 80) -> str:
    return value if len(value) <= limit else value[: limit - 1] + "…"
