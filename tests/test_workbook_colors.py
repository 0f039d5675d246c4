"""Colors: contrast by known pairs, and darker ones until they can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.workbook.colors import BLACK, ENOUGH, WHITE, color_of, contrast, mixed, readable

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("color", "on_white"),  # as checkers of contrast publish them
    [("#767676", 4.54), ("#777777", 4.48), ("#0000FF", 8.59), ("#FF0000", 4.0), ("#FFFF00", 1.07)],
)
def test_contrast_is_that_of_the_guidelines(color: str, on_white: float) -> None:
    assert contrast(color, WHITE) == pytest.approx(on_white, abs=0.006)
    assert contrast(WHITE, color) == contrast(color, WHITE)


@given(COLORS, COLORS)
def test_contrast_lies_between_1_and_21(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, one) == 1


@given(COLORS)
def test_what_is_readable_is_so_and_stays_as_it_is_where_it_was(color: str) -> None:
    assert contrast(readable(color), WHITE) >= ENOUGH
    if contrast(color, WHITE) >= ENOUGH:
        assert readable(color) == color
    else:
        assert contrast(readable(color), BLACK) <= contrast(color, BLACK)


@given(COLORS, COLORS)
def test_a_mixture_begins_and_ends_with_its_colors(one: str, other: str) -> None:
    assert (mixed(one, other, 0), mixed(one, other, 1)) == (one, other)


@pytest.mark.parametrize("text", ["red", "#12345", "#1234567", "", "0x123456", "#12345g"])
def test_what_is_no_color(text: str) -> None:
    assert color_of(text) is None


@pytest.mark.parametrize("text", ["#aBcDeF", "ABCDEF", " #abcdef "])
def test_a_color_has_six_digits(text: str) -> None:
    assert color_of(text) == "#ABCDEF"
