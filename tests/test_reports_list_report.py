"""The lists."""

from costmodel.analysis.catalog import Entry
from costmodel.analysis.explain import Explained, Listing
from costmodel.reports.document import Table
from costmodel.reports.list_report import lines_document, list_document, terms_document


def rows(table: object) -> tuple[tuple[str, ...], ...]:
    assert isinstance(table, Table)
    return table.rows


def test_quantities() -> None:
    entry = Entry("labor", "money/month", "Labor", "costmodel/model/people.py:1")
    (table,) = list_document((entry,)).blocks
    assert rows(table) == (("labor", "money/month", "Labor", "costmodel/model/people.py:1"),)


def test_lines_and_assumptions_of_a_scenario() -> None:
    line = Explained("labor", "Labor", "USD/month", 16_800, 16_800, formula="x")
    given = Explained("demand.growth", "Growth", "share/year", 0.06, 0.06, text="6%", place="a:1")
    document = lines_document(Listing("plan", 7, (line, given)))
    assert document.title == "plan, month 7"
    lines, assumptions = document.blocks
    assert rows(lines) == (("labor", "16,800", "USD/month", "Labor"),)
    assert rows(assumptions) == (("demand.growth", "6%", "/year", "Growth: `6%`, a:1"),)


def test_terms() -> None:
    (table,) = terms_document({"AHT": "average handling time"}).blocks
    assert rows(table) == (("AHT", "average handling time"),)
