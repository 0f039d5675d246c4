"""The whole book, sheet by sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from costmodel.version import __version__
from costmodel.workbook.calculations import Calculations
from costmodel.workbook.chart_data import write_chart_data
from costmodel.workbook.checks import write_checks
from costmodel.workbook.cost_figures import STEPS
from costmodel.workbook.cover import Cover
from costmodel.workbook.drivers import write_drivers
from costmodel.workbook.inputs import HIGH, Inputs
from costmodel.workbook.layout import (
    CHART_DATA,
    CHECKS,
    COVER,
    DRIVERS,
    FIRST_ROW,
    MANIFEST,
    SENSITIVITY,
    SIMULATION,
    SOURCES,
    SUMMARY,
    TIMING,
    VALUE,
    sheet_name,
)
from costmodel.workbook.manifest_sheet import write_manifest
from costmodel.workbook.names import defined_names, switch_spot
from costmodel.workbook.page import Page
from costmodel.workbook.paper import set_one_page, set_paper
from costmodel.workbook.sensitivity import Sensitivity
from costmodel.workbook.simulation import write_simulation
from costmodel.workbook.sources import write_sources
from costmodel.workbook.study import StudySheet
from costmodel.workbook.styles import Styles
from costmodel.workbook.summary import Summary
from costmodel.workbook.timing import write_timing

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.workbook.content import Content
    from costmodel.workbook.layout import Sheet
    from costmodel.workbook.theme import Theme

OPTIONS = {f"strings_to_{kind}": False for kind in ("formulas", "numbers", "urls")}
CREATED = datetime(2000, 1, 1, tzinfo=UTC)  # the same bytes for the same inputs
BEFORE, AFTER = (COVER, SUMMARY), (SENSITIVITY, CHART_DATA, CHECKS, SOURCES, MANIFEST)


def write_book(path: Path, content: Content, theme: Theme) -> None:
    """Write the book to a file."""
    with Workbook(path, OPTIONS) as book:
        styles = Styles(book, theme)
        said = {"title": content.title, "comments": f"costmodel {__version__}", "created": CREATED}
        book.set_properties(said)
        studies = {sheet_name("Study", s.scope): (s, found) for s, found in content.studies}
        drawn = [SIMULATION] if content.simulation is not None else []
        drawn += [DRIVERS] if content.deciding else []
        names = [*BEFORE, *content.layout.sheets, *studies, *drawn, *AFTER]
        pages = {name: book.add_worksheet(name, Page) for name in names}
        for sheet in content.layout.sheets.values():
            _write_model(content, styles, pages[sheet.name], sheet)
        for name, pair in studies.items():
            StudySheet(content, styles, pages[name], *pair).write()
            set_paper(pages[name])
        _write_front(book, content, styles, pages)
        write_manifest(book, content, styles, pages[MANIFEST], path.parent)
        for name, cell in defined_names(content).items():
            book.define_name(name, cell)


def _write_model(content: Content, styles: Styles, page: Page, sheet: Sheet) -> None:
    """A sheet of inputs, of timing or of calculations."""
    last = VALUE
    if sheet.name.startswith("Inputs"):
        effects = {key: effect for effect in content.effects for key in effect.keys}
        Inputs(content, styles, page, sheet, effects, switch_spot(content)).write()
        last = HIGH
    elif sheet.name == TIMING:
        write_timing(content, styles, page, sheet)
    else:
        Calculations(content, styles, page, sheet).write()
    height = FIRST_ROW if sheet.name.startswith("Staffing") else page.dim_rowmax
    set_paper(page, area=(height, last))


def _write_front(book: Workbook, content: Content, styles: Styles, pages: dict[str, Page]) -> None:
    """The sheets around the model."""
    board = write_chart_data(content, styles, pages[CHART_DATA])
    Sensitivity(content, styles, pages[SENSITIVITY]).write(board)
    if content.simulation is not None:
        write_simulation(book, styles, pages[SIMULATION], board, content.simulation)
        set_paper(pages[SIMULATION], heads=False)
    if content.deciding:
        write_drivers(book, styles, pages[DRIVERS], board, content.deciding)
        set_paper(pages[DRIVERS], heads=False)
    write_checks(content, styles, pages[CHECKS], board.totals)
    write_sources(content, styles, pages[SOURCES])
    Summary(content, styles, pages[SUMMARY]).write(book, board)
    Cover(content, styles, pages[COVER]).write(list(pages)[1:])
    set_paper(pages[CHART_DATA], area=(board.printed, len(STEPS)), heads=False)
    set_one_page(pages[SUMMARY])
    for name in (COVER, CHECKS):
        set_paper(pages[name], heads=False)
    set_paper(pages[MANIFEST], area=(FIRST_ROW, 3))  # for the program, not for paper
    for name in (SENSITIVITY, SOURCES):
        set_paper(pages[name])
