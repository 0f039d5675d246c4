"""The sheet of timing: the months, and which item of a list each of them takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.workbook.heads import write_head
from costmodel.workbook.layout import FIRST_MONTH, HEAD_ROW, INDEX_ROW, LABEL, NAME, START, WORDS
from costmodel.workbook.places import BEFORE

if TYPE_CHECKING:
    from costmodel.workbook.content import Content
    from costmodel.workbook.layout import Sheet
    from costmodel.workbook.page import Page
    from costmodel.workbook.styles import Styles

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_labels(content: Content) -> list[str]:
    """The months of the horizon as people write them, such as `Jan 27`."""
    return [f"{MONTHS[month - 1]} {year % 100:02}" for year, month in content.scenarios[0].months]


def write_timing(content: Content, styles: Styles, page: Page, sheet: Sheet) -> None:
    """Write the months and the numbers of items."""
    write_head(page, styles, "Timing", "The months, and which item of a list each of them takes")
    labels = month_labels(content)
    for column, width in ((NAME, 24), (LABEL, 40), (WORDS, 30)):
        page.set_column(column, column, width)
    for month, label in enumerate(labels):
        page.write_string(HEAD_ROW, FIRST_MONTH + month, label, styles.head(number=True))
    page.write_string(INDEX_ROW, NAME, "months_since_start", styles.plain)
    page.write_string(INDEX_ROW, LABEL, "Months since the start", styles.plain)
    page.write_number(INDEX_ROW, START, -1, styles.stamped("0"))
    text = f"={BEFORE}{INDEX_ROW + 1}+1"
    page.write_along(INDEX_ROW, FIRST_MONTH, text, styles.calculated("0"), list(range(len(labels))))
    for number, (row, index) in enumerate(sheet.items, start=1):
        assert isinstance(index, tuple)  # noqa: S101 - by construction
        page.write_string(row, NAME, f"item_of_list_{number}", styles.plain)
        page.write_string(row, LABEL, "Item of a list that the month takes", styles.plain)
        page.write_string(row, WORDS, "structure: set by the file", styles.plain)
        for month, item in enumerate(index):
            assert isinstance(item, int)  # noqa: S101 - by construction
            page.write_number(row, FIRST_MONTH + month, item + 1, styles.stamped("0"))
