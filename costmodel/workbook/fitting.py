"""How high rows have to be for their text: not all programs find out when they open a book."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

LINE = 17  # pixels
LETTERS = 1.1  # that fit on average into the width of a digit
TITLE = 28


def lines_in(text: str, width: float) -> int:
    r"""The lines that a text takes in a column of so many characters.

    >>> lines_in("short", 10), lines_in("two lines of words", 10), lines_in("a\nb", 10)
    (1, 2, 2)
    """
    return sum(max(1, ceil(len(line) / (LETTERS * width))) for line in text.split("\n"))


def fit_row(page: Worksheet, row: int, texts: Iterable[tuple[str, float]]) -> None:
    """Make a row as high as the texts in columns of these widths need, if one needs two lines."""
    lines = max((lines_in(text, width) for text, width in texts), default=1)
    if lines > 1:
        page.set_row_pixels(row, LINE * lines)
