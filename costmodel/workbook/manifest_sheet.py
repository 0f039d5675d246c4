"""The sheet that says what a book was made of, for `costmodel import`."""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING

from costmodel.version import __version__
from costmodel.workbook.heads import write_columns, write_head
from costmodel.workbook.layout import FIRST_ROW, MANIFEST
from costmodel.workbook.manifest import (
    HEADS,
    TABLE,
    FileRecord,
    Manifest,
    ScenarioRecord,
    table_rows,
)
from costmodel.workbook.names import input_cells
from costmodel.workbook.places import fixed, on_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.workbook.content import Content
    from costmodel.workbook.formula_cells import Cell
    from costmodel.workbook.styles import Styles

WIDTHS = (12, 40, 60, 70)
TITLE = "What this book was made of, for `costmodel import`: leave it as it is"


def write_manifest(
    book: Workbook, content: Content, styles: Styles, page: Worksheet, folder: Path
) -> None:
    """Write the sheet, after all others; paths of files start at the folder of the book."""
    write_head(page, styles, MANIFEST, TITLE)
    write_columns(page, styles, HEADS, WIDTHS)
    page.freeze_panes(FIRST_ROW, 0)
    rows = list(table_rows(manifest_of(book, content, folder)))
    for at, row in enumerate(rows, start=FIRST_ROW):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(at, column, value, styles.wrapped)
            else:
                page.write_number(at, column, value, styles.wrapped)
    cells = f"{fixed(FIRST_ROW, 0)}:{fixed(FIRST_ROW + len(rows) - 1, len(HEADS) - 1)}"
    book.define_name(TABLE, "=" + on_sheet(MANIFEST, cells))


def manifest_of(book: Workbook, content: Content, folder: Path) -> Manifest:
    """What this version writes of a book whose other sheets are all written."""
    scenarios = (
        ScenarioRecord(
            each.scenario.scope,
            tuple(FileRecord(_from(folder, file.path), file.sha256) for file in each.files),
            given.overrides,
        )
        for each, given in zip(content.opened.loaded, content.files, strict=True)
    )
    formulas = {page.name: set(_formulas(page)) for page in book.worksheets()}
    inputs = {name: value for name, value, _ in input_cells(content)}
    return Manifest(__version__, tuple(scenarios), inputs, formulas, content.month)


def _from(folder: Path, path: Path) -> str:
    real = path.parent.resolve() / path.name
    try:
        return Path(os.path.relpath(real, folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return real.as_posix()


def _formulas(page: Worksheet) -> Iterator[Cell]:
    for row, cells in page.table.items():
        for column, cell in cells.items():
            if hasattr(cell, "formula"):
                yield row, column
