"""TimelineJS (https://timeline.knightlab.com/docs/json-format.html).

It knows no zones and no uncertainty, and takes texts for HTML: dates are told in one zone, which
`display_date` names together with the window and its basis; texts are escaped.
"""

import json
from datetime import datetime
from typing import Any

from ...clock.in_words import when
from ...text.signs import all_visible, escape
from ..view import WINDOWS, Dated, View, dated

ENDING = ".json"


def write(view: View) -> bytes:
    """Return the rows that have a window as the slides of a timeline."""
    rows = dated(view)
    windowless = len(view.table) - len(rows)
    about = [
        *view.about(),
        WINDOWS,
        *([f"{windowless} rows without a day are left out"] if windowless else []),
    ]
    title = {"text": {"headline": escape(view.title), "text": _paragraphs(about)}}
    timeline = {"title": title, "events": [_slide(row) for row in rows]}
    return (json.dumps(all_visible(timeline), ensure_ascii=False, indent=1) + "\n").encode()


def _slide(row: Dated) -> dict[str, Any]:
    clock = row.whole_days() is None
    basis = f", {row.basis}" if row.basis else ""
    slide = {
        "unique_id": row.key,
        "start_date": _date(row.earliest, clock),
        "end_date": _date(row.latest, clock),
        "display_date": _label(f"{when(row.earliest, row.latest)} ({row.zone}{basis})"),
        "text": {"headline": escape(row.title), "text": _paragraphs(row.lines)},
        "autolink": False,
    }
    return slide | ({"group": _label(row.group)} if row.group else {})


def _date(moment: datetime, clock: bool) -> dict[str, int]:
    day = {"year": moment.year, "month": moment.month, "day": moment.day}
    return day | ({"hour": moment.hour, "minute": moment.minute} if clock else {})


def _label(text: str) -> str:
    """A text for a field whose marks TimelineJS takes out of their escapes, and then for HTML."""
    return escape(text.translate({ord("<"): "‹", ord(">"): "›"}))


def _paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)
