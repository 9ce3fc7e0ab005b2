"""Quotations traced to the sentences of a statement, and what became of its words.

Read `trace` first (the table), then the way of a batch: `words` (arrays of words with offsets),
`index` (places in the statement that share words), `align` (which words are equal), `match` (which
quotations are linked), `gaps`, `sense`, `edits` and `classes` (what changed, and what to call it),
`speakers`; `foreign` and `meaning` place what is in another language, `versions` sets two versions
of a statement side by side.
"""

from .classes import CLASSES
from .table import COLUMNS, trace, trace_batches, unquoted

__all__ = ["CLASSES", "COLUMNS", "trace", "trace_batches", "unquoted"]
