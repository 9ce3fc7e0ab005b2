"""All views of some records: those with words only where the reader's own pages are attached."""

from pathlib import Path

from browsing import shown_on
from test_cases import case, made_case  # noqa: F401  fixtures

import kcna_corpus as kc
from kcna_corpus import cli
from kcna_corpus.views.every_view import NO_WORDS, every_view


def test_a_case_has_its_speakers_and_the_statement_s_page(case):  # noqa: F811
    views = {view.label: view for view in every_view(kc.load(case))}
    assert list(views)[-2:] == ["Speakers", "Page"]
    page = views["Page"].document
    statement = kc.load(case).documents.query("role == 'statement'")["document"].iloc[0]
    assert page.page_text == kc.load(case).attached[statement].page.page_text
    assert views["Speakers"].rows()["quotations"].sum() > 0


def test_without_words_the_page_says_what_is_not_there(case, tmp_path):  # noqa: F811
    for asked, there in ((Path(__file__).parent / "tiny", True), (case, False)):
        path = tmp_path / "views.html"
        assert cli.main(["page", str(asked), "-o", str(path)]) == 0
        html = path.read_text(encoding="utf-8")
        assert (NO_WORDS.replace("'", "&#x27;") in html) == there
        assert ("Speakers" in [view["label"] for view in shown_on(path)]) != there
