"""When the pages of a reading were published, in order, as far as they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..clock.windows import span
from ..clock.zones import iana_zone
from ..inputs import gist
from ..reading import Published, Reading, infer_day

if TYPE_CHECKING:
    import pandas as pd


def publications(reading: Reading, zone: str = "UTC") -> pd.DataFrame:
    r"""Return the documents of a reading in the order of their days, each with its window.

    Parameters
    ----------
    reading : Reading
        What `read_folder` gave.
    zone : str, default "UTC"
        The zone in which the pages count their days (IANA).

    Returns
    -------
    pandas.DataFrame
        `document`, `title`, `publisher`, `file`, `part`, `published`, `basis` and `words` (as
        printed), and the window in that zone: `earliest`, `latest`, one minute where the page
        prints its hour and zone. A page that names a weekday and no date has
        the day that this means beside the others, inferred. What has no day comes last.

    Raises
    ------
    TypeError
        If what is given is no reading.
    ValueError
        For an unknown zone, with the nearest.

    See Also
    --------
    read_folder : What gives a reading.
    find_dates : The dates in the articles.

    Examples
    --------
    >>> import tempfile, pathlib, kcna_corpus as kc
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = "9 May 2031\n\nThe ferry “was late again” on Thursday, the harbour office said."
    ...     _ = pathlib.Path(folder, "late.txt").write_text(page, encoding="utf-8")
    ...     reading = kc.read_folder(folder, progress=False)
    >>> table = kc.publications(reading, "Asia/Seoul")
    >>> table["earliest"][0].isoformat()
    '2031-05-09T00:00:00+09:00'

    Every table names a text by the same `document`, so that they can be joined:

    >>> dates = kc.find_dates(reading)
    >>> both = dates.merge(table, on="document", suffixes=("_in_text", ""))
    >>> both[["document", "text", "value", "published"]].to_numpy().tolist()
    [['late.txt', 'Thursday', '2031-05-08', '2031-05-09']]
    >>> traced = kc.trace(reading, "The ferry was late again.")
    >>> traced.merge(table, on="document")[["document", "class", "title"]].to_numpy().tolist()
    [['late.txt', 'verbatim', '']]
    """
    import pandas as pd

    if "published_at" not in getattr(reading, "documents", ()):
        raise TypeError(
            f"reading: a Reading is needed, as kc.read_folder gives it, not {gist(reading)}"
        )
    readers = iana_zone(zone)
    columns = ["document", "title", "publisher", "file", "part"]
    table = reading.documents[columns].reset_index(drop=True)
    of_day = ["published", "published_basis", "date_printed", "published_weekday"]
    printed = [
        Published(day, basis, words, weekday=weekday)
        for day, basis, words, weekday in reading.documents[of_day].itertuples(index=False)
    ]
    days = [page.day for page in printed if page.day]
    days_inferred = [infer_day(page, days) for page in printed]
    at = [pd.Timestamp(moment) if moment else None for moment in reading.documents["published_at"]]
    windows = [
        (moment, moment)
        if moment
        else span(p.day, p.day, readers.key)
        if p.day
        else (pd.NaT, pd.NaT)
        for p, moment in zip(days_inferred, at, strict=True)
    ]
    table["published"] = [p.day for p in days_inferred]
    table["basis"] = [p.basis for p in days_inferred]
    table["words"] = [p.words for p in days_inferred]
    for end, name in enumerate(("earliest", "latest")):
        ends = pd.Series([window[end] for window in windows], dtype=object)
        table[name] = pd.to_datetime(ends, utc=True).dt.tz_convert(readers)
    undated = table["published"] == ""
    by = ["undated", "published", "latest", "file", "part"]
    order = table.assign(undated=undated).sort_values(by)
    return order.drop(columns="undated").reset_index(drop=True)
