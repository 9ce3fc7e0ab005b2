"""XLSX: the rows as in CSV, and a second sheet that says what they are."""

from ...saving import xlsx_bytes
from ..view import View, cells

ENDING = ".xlsx"


def write(view: View) -> bytes:
    """Return the rows as a workbook; moments are text, as Excel cannot hold their offset."""
    import pandas as pd

    columns, rows = cells(view)
    about = pd.DataFrame({"about": [view.title, *view.about()]})
    return xlsx_bytes({"rows": pd.DataFrame(rows, columns=columns, dtype=object), "about": about})
