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
    from .quotations.reported import find_reported
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
    from .tracing import trace, trace_batches, unquoted
    from .tracing.versions import align
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
_MODULES = {
    "archive": "trace_dataset",
    "dates": "find_dates",
    "drafts.families": "lineage",
    "drafts.making": "draft",
    "exports": "export",
    "quotations": "find_quotations",
    "quotations.reported": "find_reported",
    "reading": "Document ReadError Reading read_folder read_page",
    "records.checks": "check",
    "records.corpus": "Corpus",
    "records.loading": "load",
    "records.problems": "CorpusError Problem",
    "story.accounts": "disagreements",
    "story.claims": "claims",
    "story.proposals": "propose_timeline",
    "story.publications": "publications",
    "story.sequence": "Order order timeline",
    "story.witnesses": "witness_count witnesses",
    "text.words": "fingerprint",
    "tracing": "trace trace_batches unquoted",
    "tracing.versions": "align",
    "views.accounts_explorer": "AccountsExplorer",
    "views.draft_review": "DraftReview",
    "views.evidence": "show show_lineage",
    "views.matrices": "chart_figures",
    "views.page_review": "PageReview",
    "views.phrase_explorer": "PhraseExplorer",
    "views.quotation_explorer": "QuotationExplorer",
    "views.sequence_explorer": "SequenceExplorer",
    "views.speakers_explorer": "SpeakersExplorer",
}
_HOMES = {name: home for home, names in _MODULES.items() for name in names.split()}

__all__ = [
    "AccountsExplorer", "Corpus", "CorpusError", "Document", "DraftReview", "Order", "PageReview",
    "PhraseExplorer", "Problem", "QuotationExplorer", "ReadError", "Reading", "SequenceExplorer",
    "SpeakersExplorer", "align", "chart_figures", "check", "claims", "disagreements", "draft",
    "export", "find_dates", "find_quotations", "find_reported", "fingerprint", "lineage", "load",
    "order", "propose_timeline", "publications", "read_folder", "read_page", "show", "show_lineage",
    "timeline", "trace", "trace_batches", "trace_dataset", "unquoted", "witness_count", "witnesses",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        from .text.nearest import nearest

        close = [] if name.startswith("_") else nearest(name, _HOMES)
        hint = f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}{hint}")
    from .tables import undisturbed

    with undisturbed():
        value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
