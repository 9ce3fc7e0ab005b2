"""Files with many articles: tables, lists of references, feeds, exports of databases, archives.

What a file is, its content says; its ending only where the content leaves it open. `kinds` holds
the registry: each kind with its sign, its reader and an example.
"""

from .columns import guess_columns, known_fields
from .item import Item, from_record
from .kinds import ENDINGS, is_beside, read_many, read_safely, unreadable

__all__ = [
    "ENDINGS",
    "Item",
    "from_record",
    "guess_columns",
    "is_beside",
    "known_fields",
    "read_many",
    "read_safely",
    "unreadable",
]
