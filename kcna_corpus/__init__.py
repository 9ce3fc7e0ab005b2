"""How a state-media statement travels: in what order, by whose account, in whose words.

The public names load on first use, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .account_charts import chart_figures
    from .accounts import disagreements
    from .accounts_explorer import AccountsExplorer
    from .charges import claims
    from .checks import check
    from .corpus import Corpus, load
    from .dates import find_dates
    from .evidence import show
    from .page_review import PageReview
    from .problems import CorpusError, Problem
    from .proposals import propose_timeline
    from .publishing import publications
    from .quotation_explorer import QuotationExplorer
    from .quotations import find_quotations
    from .reading import Document, ReadError, Reading, read_folder, read_page
    from .sequence import Order, order, timeline
    from .sequence_explorer import SequenceExplorer
    from .tracing import trace, trace_batches, unquoted
    from .word_of import witnesses
    from .words import fingerprint

__version__ = "0.1.0"

# A module never bears the name of a public call: importing it would take the call's place.
_HOMES = {
    "chart_figures": "account_charts",
    "disagreements": "accounts",
    "AccountsExplorer": "accounts_explorer",
    "claims": "charges",
    "check": "checks",
    "Corpus": "corpus",
    "load": "corpus",
    "find_dates": "dates",
    "propose_timeline": "proposals",
    "find_quotations": "quotations",
    "show": "evidence",
    "PageReview": "page_review",
    "publications": "publishing",
    "QuotationExplorer": "quotation_explorer",
    "SequenceExplorer": "sequence_explorer",
    "CorpusError": "problems",
    "Problem": "problems",
    "trace": "tracing",
    "trace_batches": "tracing",
    "unquoted": "tracing",
    "Document": "reading",
    "ReadError": "reading",
    "Reading": "reading",
    "read_folder": "reading",
    "read_page": "reading",
    "Order": "sequence",
    "order": "sequence",
    "timeline": "sequence",
    "witnesses": "word_of",
    "fingerprint": "words",
}

__all__ = [
    "AccountsExplorer",
    "Corpus",
    "CorpusError",
    "Document",
    "Order",
    "PageReview",
    "Problem",
    "QuotationExplorer",
    "ReadError",
    "Reading",
    "SequenceExplorer",
    "chart_figures",
    "check",
    "claims",
    "disagreements",
    "find_dates",
    "find_quotations",
    "fingerprint",
    "load",
    "order",
    "propose_timeline",
    "publications",
    "read_folder",
    "read_page",
    "show",
    "timeline",
    "trace",
    "trace_batches",
    "unquoted",
    "witnesses",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
