"""What stands above each sheet: its title, what it is for, and whether the checks are met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.workbook.fitting import TITLE, fit_row
from costmodel.workbook.layout import CHECKS, HEAD_ROW, STATUS
from costmodel.workbook.places import fixed, on_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.workbook.styles import Styles

TITLE_ROW, SAID_ROW, STATUS_ROW = range(3)
FAILS, CHANGED, FINE = "CHECK FAILS", "MODIFIED SINCE EXPORT", "All checks met, inputs as exported"


def write_head(page: Worksheet, styles: Styles, title: str, said: str) -> None:
    """Write the title of a sheet, a sentence on it, and the state of the book's checks."""
    page.set_row_pixels(TITLE_ROW, TITLE)
    page.write_string(TITLE_ROW, 0, title, styles.title)
    page.write_string(SAID_ROW, 0, said, styles.plain)
    write_status(page, styles, STATUS_ROW, 0)


def write_status(page: Worksheet, styles: Styles, row: int, column: int) -> None:
    """Write the state of the book's checks, in red while one fails or an input is changed."""
    status = "=" + on_sheet(CHECKS, fixed(STATUS.row, STATUS.column))
    page.write_formula(row, column, status, styles.met, FINE)
    for begun in (FAILS, CHANGED):
        rule = {"type": "text", "criteria": "begins with", "value": begun}
        page.conditional_format(row, column, row, column, rule | {"format": styles.failed})


def write_columns(  # noqa: PLR0913 - what a table's columns are
    page: Worksheet,
    styles: Styles,
    heads: Sequence[str],
    widths: Sequence[float],
    *,
    numbers: range = range(0),
    row: int = HEAD_ROW,
) -> None:
    """Set the widths of columns and write their heads, those of `numbers` on the right."""
    for column, (text, width) in enumerate(zip(heads, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(row, column, text, styles.head(number=column in numbers))
    fit_row(page, row, zip(heads, widths, strict=True))
