"""Bars drawn in text."""

from hypothesis import given
from hypothesis import strategies as st

from costmodel.reports.bars import LONGEST, bar_lines
from costmodel.reports.cells import cells
from costmodel.reports.document import Bar, Bars

BLOCK = "\u2588"
AMOUNTS = st.floats(-1e9, 1e9)


def drawn(*ends: tuple[float, float], width: int | None = None) -> list[str]:
    bars = Bars("", tuple(Bar("n", start, end, "v") for start, end in ends))
    return [line.removeprefix("n  v").removeprefix("  ") for line in bar_lines(bars, width)]


def test_bars_stand_where_they_are_on_one_scale() -> None:
    assert drawn((0, 100), (100, 50), (0, 50)) == [
        BLOCK * 40,
        " " * 20 + BLOCK * 20,
        BLOCK * 20,
    ]


def test_negative_values_are_left_of_zero() -> None:
    assert drawn((0, -50), (0, 50)) == [BLOCK * 20, " " * 20 + BLOCK * 20]


def test_anything_is_at_least_one_block_and_nothing_is_none() -> None:
    assert drawn((0, 1e9), (1e9, 1e9 + 1), (0, 0)) == [BLOCK * 40, " " * 39 + BLOCK, ""]
    assert drawn((0, 0)) == [""]


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=8))
def test_no_bar_leaves_the_scale(ends: list[tuple[float, float]]) -> None:
    for line, (start, end) in zip(drawn(*ends), ends, strict=True):
        assert len(line) <= LONGEST
        assert (BLOCK in line) == (start != end)


@given(
    st.lists(st.tuples(st.text("ab cd", max_size=50), AMOUNTS), min_size=1, max_size=6),
    st.integers(24, 120),
)
def test_bars_fit_the_page_and_values_are_whole(found: list[tuple[str, float]], width: int) -> None:
    bars = Bars("", tuple(Bar(name, 0, end, f"{end:,.0f}") for name, end in found))
    for line, (_, end) in zip(bar_lines(bars, width), found, strict=True):
        assert cells(line) <= width
        assert f"{end:,.0f}" in line


def test_names_give_way_before_bars_do() -> None:
    bars = Bars("", (Bar("a long name of a cost", 0, 10, "+1,000"),))
    assert bar_lines(bars, 60) == ["a long name of a cost  +1,000  " + BLOCK * 29]
    assert bar_lines(bars, 40) == ["a long na\u2026f a cost  +1,000  " + BLOCK * 12]
    assert bar_lines(bars, 24) == ["a long n\u2026 a cost  +1,000"]
