"""When the pages of a reading were published, in order, as far as they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .reading import Published, infer_day
from .sequence import known_zone
from .windows import span

if TYPE_CHECKING:
    import pandas as pd

    from .reading import Reading

_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")


def publications(reading: Reading, zone: str = "UTC") -> pd.DataFrame:
    r"""Return the documents of a reading in the order of their days, each with its window.

    Parameters
    ----------
    reading
        What `read_folder` gave.
    zone
        The zone in which the pages count their days (IANA).

    Returns
    -------
    pandas.DataFrame
        `title`, `publisher`, `file`, `part`, `published`, `basis` and `words` (as printed), and
        the window in that zone: `earliest`, `latest`. A page that names a weekday and no date has
        the day that this means beside the others, inferred. What has no day comes last.

    Examples
    --------
    >>> import tempfile, pathlib, kcna_corpus as kc
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = "9 May 2031\n\nThe ferry to Osmund was late again, the harbour office said."
    ...     _ = pathlib.Path(folder, "late.txt").write_text(page)
    ...     table = kc.publications(kc.read_folder(folder, progress=False), "Asia/Seoul")
    >>> table["earliest"][0].isoformat()
    '2031-05-09T00:00:00+09:00'
    """
    import pandas as pd

    of = known_zone(zone)
    table = reading.documents[["title", "publisher", "file", "part"]].reset_index(drop=True)
    columns = ("published", "published_basis", "date_printed")
    printed = [
        Published(day, basis, words, weekday=_weekday(basis))
        for day, basis, words in reading.documents[list(columns)].itertuples(index=False)
    ]
    days = [each.day for each in printed if each.day]
    known = [infer_day(each, days) for each in printed]
    windows = [span(p.day, p.day, of.key) if p.day else (pd.NaT, pd.NaT) for p in known]
    table["published"] = [p.day for p in known]
    table["basis"] = [p.basis for p in known]
    table["words"] = [p.words for p in known]
    for name, ends in zip(("earliest", "latest"), zip(*windows, strict=True), strict=False):
        table[name] = pd.to_datetime(pd.Series(ends), utc=True).dt.tz_convert(of)
    undated = table["published"] == ""
    order = table.assign(undated=undated).sort_values(["undated", "published", "file", "part"])
    return order.drop(columns="undated").reset_index(drop=True)


def _weekday(basis: str) -> str:
    found = _WEEKDAY.search(basis)
    return found[0] if found else ""
