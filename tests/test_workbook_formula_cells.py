"""Which cells hold formulas, as texts and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.workbook.formula_cells import addresses, cells_of, column_number, patterns_of
from costmodel.workbook.places import column_letters

CELLS = st.sets(st.tuples(st.integers(0, 40), st.integers(0, 40)))


@given(CELLS)
def test_there_and_back(cells: set[tuple[int, int]]) -> None:
    assert cells_of(patterns_of(cells)) == cells


def test_equal_rows_are_one_text() -> None:
    cells = {(row, column) for row in (*range(6, 500), 600) for column in range(4, 42)}
    assert patterns_of(cells) == {"E:AP": "7:500 601"}


def test_columns_are_counted_as_they_are_lettered() -> None:
    assert [column_number(column_letters(at)) for at in range(2_000)] == list(range(2_000))


def test_neighbors_are_shown_together() -> None:
    assert list(addresses([(11, 7), (11, 8), (11, 9), (3, 26), (11, 30)])) == [
        *("AA4", "H12:J12", "AE12")
    ]


@pytest.mark.parametrize(
    "patterns",
    [{"A:XFD": "1:1048576"}, {"A B:C:D": "1"}, {"A": "one"}, {"=A": "1"}],
    ids=["too many", "no columns", "no rows", "a formula"],
)
def test_what_is_no_pattern_is_refused(patterns: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"no run|too many"):
        cells_of(patterns)
