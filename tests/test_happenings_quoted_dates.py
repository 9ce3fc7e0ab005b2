"""A month that somebody names in a quotation is of the year of the page, and only named."""

import pytest

import kcna_corpus as kc
from kcna_corpus.happenings.drafted_pages import pages_of
from kcna_corpus.happenings.mentions import read_page
from kcna_corpus.happenings.named_actors import Cast


def named(tmp_path, text):
    """What a page of 10 August tells of days that stand in its quotations."""
    (tmp_path / "p.txt").write_text(f"A ferry\n\n10 August 2031\n\n{text}", "utf-8")
    (page,) = pages_of(kc.read_folder(tmp_path, progress=False))
    found, _ = read_page(page, Cast([page.body]))
    return [(str(m.first), m.title, m.told, m.certain) for m in found if m.printed]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“I stand by the choice made in July,” said Ada Varn.", ("2031-07-01", "the choice made")),
        ("“The ferry burnt down on July 7th,” said Ada Varn.", ("2031-07-07", "The ferry burnt down")),
        ("“I still like the April 2 picture of the ferry,” she said.", ("2031-04-02", "the picture of the ferry")),
        # and a year is none of what is said of it
        ("Ada Varn adds that the mill “was shut down in 2027 for good” and sold.", ("2027-01-01", "was shut down for good")),
        # whose “today” that is stays open, and what is to come in another year
        ("“We shut the ferry on Tuesday,” said Ada Varn.", None),
        ("“The ferry will be sold in April,” said Ada Varn.", None),
    ],
)  # fmt: skip
def test_a_month_in_a_quotation_is_only_named(tmp_path, text, told):
    assert named(tmp_path, text) == ([(*told, False, False)] if told else [])


def test_a_month_in_a_quotation_joins_what_another_page_tells_and_is_no_row_alone(tmp_path):
    (tmp_path / "s.txt").write_text("Ada Varn’s letter\n\n9 August 2031\n\nIt rains.", "utf-8")
    pages = (
        "Otto Berg sold the island mill to miners on 7 July 2031.",
        "“The sale of the island mill on July 7 was a sin,” said Elin Moor. “The fair of May 3 was fun.”",
    )  # fmt: skip
    for number, text in enumerate(pages):
        (tmp_path / f"p{number}.txt").write_text(f"A ferry\n\n10 August 2031\n\n{text}", "utf-8")
    draft = kc.draft(kc.read_folder(tmp_path, progress=False), "s.txt", progress=False)
    rows = {row["start"]: row for row in draft.rows["events"]}
    assert "2031-05-03" not in rows
    assert rows["2031-07-07"]["source"] == "p0 | p1"
