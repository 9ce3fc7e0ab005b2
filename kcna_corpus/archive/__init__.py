"""A statement traced through an archive that no table holds, file by file, on every core.

Read `dataset` first (the call), then `planning` (which reports need not be read), `scan` (the
filter), `invented` (by what it is measured), `files`, `shapes` and `sources` (where reports stand),
`one_part` (what is done with some of them, and written), `runs` (what comes back).
"""

from .dataset import trace_dataset
from .runs import Run

__all__ = ["Run", "trace_dataset"]
