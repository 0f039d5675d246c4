"""The register of assumptions: each input's value and range, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.workbook.heads import write_head
from costmodel.workbook.inputs import FIXED, HIGH, LIVE, LOW, place_of, unit_of
from costmodel.workbook.layout import FIRST_ROW, HEAD_ROW
from costmodel.workbook.places import fixed, on_sheet
from costmodel.workbook.ranges import ends_of
from costmodel.workbook.styles import number_format

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.kernel.expression import Key
    from costmodel.workbook.content import Content
    from costmodel.workbook.styles import Styles

HEADS = ("Input", "Scenario", "Value", "Low", "High", "Unit", "Source", "Grade", "As of", "Owner")
HEADS += ("Note", "Where")
WIDTHS = (40, 18, 14, 14, 14, 16, 52, 8, 12, 18, 44, 30)
INPUT, OF, VALUE, LEAST, MOST, UNIT, SOURCE = range(7)
NO_SOURCE = "no source given"


def write_sources(content: Content, styles: Styles, page: Worksheet) -> None:
    """Write a row for each input that is an assumption; what two scenarios share, once."""
    write_head(page, styles, "Sources", "Where each assumption comes from")
    for column, (text, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(HEAD_ROW, column, text, styles.head)
    page.freeze_panes(FIRST_ROW, OF)
    keys = [key for key in content.groups if key[1].partition(".")[0] not in FIXED]
    for row, key in enumerate(keys, start=FIRST_ROW):
        _write_row(content, styles, page, row, key)
    page.autofilter(HEAD_ROW, 0, FIRST_ROW + len(keys) - 1, len(HEADS) - 1)


def _write_row(content: Content, styles: Styles, page: Worksheet, row: int, key: Key) -> None:
    amount, spot = content.amounts[key], content.layout.inputs[key]
    unit, ends, details = unit_of(amount, content), ends_of(amount), amount.details
    scopes = ", ".join(scope for scope, _ in content.groups[key])
    for column, text in ((INPUT, key[1]), (OF, scopes), (UNIT, unit)):
        page.write_string(row, column, text, styles.wrapped)
    cells = [(VALUE, LIVE, amount.value)]
    if ends is not None:
        cells += [(LEAST, LOW, ends[0]), (MOST, HIGH, ends[1])]
    style = styles.link(number_format(unit, [amount.value, *(ends or ())], exact=True))
    for column, source, value in cells:
        page.write_formula(
            row, column, f"={on_sheet(spot.sheet, fixed(spot.row, source))}", style, value
        )
    said = (
        (details.source, details.grade, details.as_of, details.owner, details.note)
        if details
        else ("",) * 5
    )
    for column, text in enumerate((*said, place_of(key, amount)), start=SOURCE):
        page.write_string(row, column, text, styles.wrapped)
    if not said[0]:
        page.write_string(row, SOURCE, NO_SOURCE, styles.stamped(""))
