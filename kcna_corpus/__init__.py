"""How a state-media statement travels: in what order, by whose account, in whose words.

The public names load on first use, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .archive import trace_dataset
    from .dates import find_dates
    from .drafts.families import lineage
    from .drafts.making import draft
    from .exports import export
    from .quotations import find_quotations
    from .reading import Document, ReadError, Reading, read_folder, read_page
    from .records.checks import check
    from .records.corpus import Corpus
    from .records.loading import load
    from .records.problems import CorpusError, Problem
    from .story.accounts import disagreements
    from .story.claims import claims
    from .story.proposals import propose_timeline
    from .story.publications import publications
    from .story.sequence import Order, order, timeline
    from .story.witnesses import witness_count, witnesses
    from .text.words import fingerprint
    from .tracing import align, trace, trace_batches, unquoted
    from .views.accounts_explorer import AccountsExplorer
    from .views.draft_review import DraftReview
    from .views.evidence import show, show_lineage
    from .views.matrices import chart_figures
    from .views.page_review import PageReview
    from .views.phrase_explorer import PhraseExplorer
    from .views.quotation_explorer import QuotationExplorer
    from .views.sequence_explorer import SequenceExplorer
    from .views.speakers_explorer import SpeakersExplorer

__version__ = "0.1.0"

# A module never bears the name of a public call: importing it would take the call's place.
_HOMES = {
    "chart_figures": "views.matrices",
    "disagreements": "story.accounts",
    "AccountsExplorer": "views.accounts_explorer",
    "claims": "story.claims",
    "check": "records.checks",
    "Corpus": "records.corpus",
    "load": "records.loading",
    "draft": "drafts.making",
    "DraftReview": "views.draft_review",
    "lineage": "drafts.families",
    "find_dates": "dates",
    "export": "exports",
    "propose_timeline": "story.proposals",
    "find_quotations": "quotations",
    "show": "views.evidence",
    "show_lineage": "views.evidence",
    "PageReview": "views.page_review",
    "PhraseExplorer": "views.phrase_explorer",
    "publications": "story.publications",
    "QuotationExplorer": "views.quotation_explorer",
    "SequenceExplorer": "views.sequence_explorer",
    "SpeakersExplorer": "views.speakers_explorer",
    "CorpusError": "records.problems",
    "Problem": "records.problems",
    "align": "tracing",
    "trace": "tracing",
    "trace_batches": "tracing",
    "trace_dataset": "archive",
    "unquoted": "tracing",
    "Document": "reading",
    "ReadError": "reading",
    "Reading": "reading",
    "read_folder": "reading",
    "read_page": "reading",
    "Order": "story.sequence",
    "order": "story.sequence",
    "timeline": "story.sequence",
    "witness_count": "story.witnesses",
    "witnesses": "story.witnesses",
    "fingerprint": "text.words",
}

__all__ = [
    "AccountsExplorer",
    "Corpus",
    "CorpusError",
    "Document",
    "DraftReview",
    "Order",
    "PageReview",
    "PhraseExplorer",
    "Problem",
    "QuotationExplorer",
    "ReadError",
    "Reading",
    "SequenceExplorer",
    "SpeakersExplorer",
    "align",
    "chart_figures",
    "check",
    "claims",
    "disagreements",
    "draft",
    "export",
    "find_dates",
    "find_quotations",
    "fingerprint",
    "lineage",
    "load",
    "order",
    "propose_timeline",
    "publications",
    "read_folder",
    "read_page",
    "show",
    "show_lineage",
    "timeline",
    "trace",
    "trace_batches",
    "trace_dataset",
    "unquoted",
    "witness_count",
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
