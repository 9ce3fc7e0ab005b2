"""CSV: every column, lists joined as in the records, no cell a formula."""

from ...saving import csv_text
from ..view import View, cells

ENDING = ".csv"


def write(view: View) -> bytes:
    """Return the rows as CSV in UTF-8."""
    import pandas as pd

    columns, rows = cells(view)
    return csv_text(pd.DataFrame(rows, columns=columns, dtype=object)).encode()
