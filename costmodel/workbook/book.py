"""The whole book, sheet by sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from costmodel.workbook.calculations import Calculations
from costmodel.workbook.inputs import Inputs
from costmodel.workbook.layout import TIMING
from costmodel.workbook.names import defined_names, switch_spot
from costmodel.workbook.page import Page
from costmodel.workbook.styles import Styles
from costmodel.workbook.timing import write_timing

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.workbook.content import Content

OPTIONS = {f"strings_to_{kind}": False for kind in ("formulas", "numbers", "urls")}


def write_book(path: Path, content: Content) -> None:
    """Write the book to a file."""
    effects = {effect.key: effect for effect in content.effects}
    with Workbook(path, OPTIONS) as book:
        styles = Styles(book)
        for sheet in content.layout.sheets.values():
            page = book.add_worksheet(sheet.name, Page)
            if sheet.name.startswith("Inputs"):
                Inputs(content, styles, page, sheet, effects, switch_spot(content)).write()
            elif sheet.name == TIMING:
                write_timing(content, styles, page, sheet)
            else:
                Calculations(content, styles, page, sheet).write()
        for name, cell in defined_names(content).items():
            book.define_name(name, cell)
