"""How sheets are printed: one page wide, heads repeated, footers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.workbook.layout import HEAD_ROW

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

A4 = 9
FOOTER = "&L&8&F&C&8&A&R&8Page &P of &N"


def set_paper(page: Worksheet, *, area: tuple[int, int] | None = None, heads: bool = True) -> None:
    """Set a sheet up for paper; `area` is the last row and column that are printed."""
    page.set_landscape()
    page.fit_to_pages(1, 0)
    _set_sheet(page)
    if heads:
        page.repeat_rows(HEAD_ROW)
    if area is not None:
        page.print_area(0, 0, *area)


def set_one_page(page: Worksheet) -> None:
    """Set a sheet up to stand on one upright page."""
    page.set_portrait()
    page.fit_to_pages(1, 1)
    _set_sheet(page)


def _set_sheet(page: Worksheet) -> None:
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer(FOOTER)
    page.hide_gridlines(2)
