"""The register of assumptions: each input's value and range, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.details import Details
from costmodel.workbook.fitting import fit_row
from costmodel.workbook.heads import write_columns, write_head
from costmodel.workbook.inputs import FIXED, HIGH, LOW, place_of, unit_of
from costmodel.workbook.layout import FIRST_ROW, HEAD_ROW, LIVE
from costmodel.workbook.places import fixed, on_sheet
from costmodel.workbook.ranges import ends_of
from costmodel.workbook.styles import number_format

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.kernel.expression import Key
    from costmodel.workbook.content import Content
    from costmodel.workbook.styles import Styles

HEADS = (
    *("Input", "Scenario", "Value", "Low", "High", "Unit"),
    *("Source", "Grade", "As of", "Owner", "Note", "Where"),
)
WIDTHS = (38, 15, 11, 11, 11, 15, 44, 7, 11, 12, 30, 30)
INPUT, OF, VALUE, LEAST, MOST, UNIT, SOURCE = range(7)
NO_SOURCE = "no source given"


def write_sources(content: Content, styles: Styles, page: Worksheet) -> None:
    """Write a row for each input that is an assumption; what two scenarios share, once."""
    write_head(page, styles, "Sources", "Where each assumption comes from")
    write_columns(page, styles, HEADS, WIDTHS, numbers=range(VALUE, UNIT))
    page.freeze_panes(FIRST_ROW, OF)
    keys = [key for key in content.groups if key[1].partition(".")[0] not in FIXED]
    for row, key in enumerate(keys, start=FIRST_ROW):
        _write_row(content, styles, page, row, key)
    page.autofilter(HEAD_ROW, 0, FIRST_ROW + len(keys) - 1, len(HEADS) - 1)


def _write_row(content: Content, styles: Styles, page: Worksheet, row: int, key: Key) -> None:
    amount = content.amounts[key]
    details = amount.details or Details()
    scopes = ", ".join(scope for scope, _ in content.groups[key])
    texts = {INPUT: key[1], OF: scopes, UNIT: unit_of(amount, content), SOURCE: details.source}
    said = details.grade, details.as_of, details.owner, details.note, place_of(key, amount)
    texts |= dict(enumerate(said, start=SOURCE + 1))
    for column, text in texts.items():
        page.write_string(row, column, text, styles.wrapped)
    fit_row(page, row, ((text, WIDTHS[column]) for column, text in texts.items()))
    if not details.source:
        page.write_string(row, SOURCE, NO_SOURCE, styles.stamped(""))
    _write_values(content, styles, page, row, key)


def _write_values(content: Content, styles: Styles, page: Worksheet, row: int, key: Key) -> None:
    """The value and its range, as they stand on the sheet of inputs."""
    amount, spot = content.amounts[key], content.layout.inputs[key]
    ends = ends_of(amount)
    shown = number_format(unit_of(amount, content), [amount.value, *(ends or ())], exact=True)
    cells = {VALUE: (LIVE, amount.value)}
    if ends is not None:
        cells |= {LEAST: (LOW, ends[0]), MOST: (HIGH, ends[1])}
    for column, (held, value) in cells.items():
        text = f"={on_sheet(spot.sheet, fixed(spot.row, held))}"
        page.write_formula(row, column, text, styles.link(shown), value)
