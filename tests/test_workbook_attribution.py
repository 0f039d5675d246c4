"""Changes between two scenarios add up to their difference, in the book and by its own check."""

import math

import pytest

from costmodel.workbook.layout import CHECKS, DRIVERS
from tests.decided_book import Decided, decided_book, said_by_commands
from tests.plans import near
from tests.recalculation import Recalculation
from tests.test_workbook_drivers import charts

RESULTS = 3
CENT = 0.01


@pytest.fixture(scope="module")
def book() -> Decided:
    return decided_book("now", "portal")


def head_of(book: Decided) -> int:
    return book.row_of("What changed")


def rows_of_changes(book: Decided) -> dict[str, list[object]]:
    return {str(row[0]): list(row[2:5]) for row in book.rows[head_of(book) + 1 :] if row[0]}


def test_contributions_are_those_of_compare_and_add_up_to_the_cent(book: Decided) -> None:
    _, found = said_by_commands()
    rows = rows_of_changes(book)
    for change in found["changes"]:
        assert rows[change["name"]] == pytest.approx(change["contributions"], abs=1e-9)
    assert rows["now"] == near(found["before"])
    assert rows["portal"] == near(found["after"])
    assert rows["teams.inhouse.headcount"][0] == near(-51_200)  # one person less
    for at in range(RESULTS):
        terms = [change["contributions"][at] for change in found["changes"]]
        gap = found["after"][at] - found["before"][at]
        assert math.fsum(terms) == pytest.approx(gap, abs=CENT)
        assert rows["Sum of the changes"][at] == rows["Difference"][at] == pytest.approx(gap)


def test_the_check_of_the_book_sees_another_contribution(book: Decided) -> None:
    opened = Recalculation(book.path, "ironcalc")
    assert opened.book().named("checks.failed") == 0
    changed = opened.engine.values({(DRIVERS, head_of(book) + 1, 2): 1.0})
    assert changed[opened.names["checks.failed"]] == 1
    said = [str(value) for (sheet, _, column), value in changed.items() if sheet == CHECKS]
    assert sum("add up to the difference of" in text for text in said) == RESULTS


def test_its_chart_shows_the_changes_of_the_first_result(book: Decided) -> None:
    _, found = said_by_commands()
    *_, (series,) = charts(book)
    assert series["tx"] == ["Run rate cost, USD/year"]
    assert series["cat"] == [change["name"] for change in found["changes"]]
    expected = [change["contributions"][0] for change in found["changes"]]
    assert series["val"] == pytest.approx(expected, abs=1e-9)
