"""All views of some records, as tabs of one page."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from .accounts_explorer import AccountsExplorer
from .page_review import PageReview
from .phrase_explorer import PhraseExplorer
from .quotation_explorer import QuotationExplorer
from .sequence_explorer import SequenceExplorer
from .speakers_explorer import SpeakersExplorer

if TYPE_CHECKING:
    from ..records.corpus import Corpus
    from .frame import Explorer

#: Told on the page where the last two views cannot be.
NO_WORDS = (
    "Who speaks in the reports, and what was kept of a page, is not shown here: these records hold "
    "no page's words. Where your own copies are attached, it is."
)


def every_view(corpus: Corpus) -> list[Explorer]:
    """Return the views that records give: speakers and a page only where pages are attached.

    The page is that of the statement, where it is attached.

    >>> import kcna_corpus as kc
    >>> [view.label for view in every_view(kc.load())]
    ['Sequence', 'Quotations', 'Accounts', 'Phrases']
    """
    views: list[Explorer] = []
    for made in (SequenceExplorer, QuotationExplorer, AccountsExplorer, PhraseExplorer):
        with contextlib.suppress(ValueError):  # the records have nothing of the kind
            views.append(made(corpus))
    if corpus.attached:
        roles = {row["document"]: row["role"] for row in corpus.rows["documents"]}
        first = min(corpus.attached, key=lambda name: roles[name] != "statement")
        views += [SpeakersExplorer.of(corpus), PageReview(corpus.attached[first].page)]
    return views
