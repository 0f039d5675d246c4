"""The sheet of what decides the results, by the methods that draw all inputs at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from costmodel.analysis.simulation.methods import RANKED
from costmodel.reports.names import words_of
from costmodel.reports.sensitivity_report import basis
from costmodel.workbook.attribution import write_attribution
from costmodel.workbook.charts import insert_charts, rows_of_charts
from costmodel.workbook.driver_tables import FIRST, LAST, DriverTables
from costmodel.workbook.layout import DRIVERS
from costmodel.workbook.stamped import StampedPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.analysis.simulation.drivers import Drivers
    from costmodel.workbook.board import Board
    from costmodel.workbook.deciding import Deciding
    from costmodel.workbook.styles import Styles

WIDTHS = (38, 16, *(13 for _ in range(FIRST, LAST)), 40)
SAID = "Which uncertain inputs decide the results, all of them drawn at once"


def write_drivers(
    book: Workbook, styles: Styles, page: Worksheet, board: Board, decided: Sequence[Deciding]
) -> None:
    """Write the sheet; titles of its charts and sums to check go to the board."""
    on = StampedPage(styles, page, DRIVERS, WIDTHS, FIRST)
    DriversSheet(on, book, board).write(decided)


@dataclass
class DriversSheet:
    """Writes the sheet from top to bottom."""

    on: StampedPage
    book: Workbook
    board: Board
    breaks: list[int] = field(default_factory=list)  # rows that begin a page of paper

    def write(self, decided: Sequence[Deciding]) -> None:
        """Write what the numbers rest on, then what decides each scenario or switch."""
        self.on.begin(SAID)
        files = (file for each in decided for file in each.drivers.files)
        self.on.stamp(files, decided[0].drivers.numpy)
        for each in decided:
            self._decided(each.drivers)
            self._explained(each)
        self.on.page.set_h_pagebreaks(self.breaks[1:])
        self.on.page.print_area(0, 0, self.on.row, LAST)

    def _decided(self, found: Drivers) -> None:
        self.breaks.append(self.on.row + 1)
        self.on.section(f"What decides {' and '.join(found.names)}")
        for text in (basis(found), *found.notes):
            self.on.wrapped(text)
        for number in range(len(found.outputs)):
            if number:
                self.breaks.append(self.on.row + 1)
            self._output(DriverTables(self.on, self.board, found, number))
        self.breaks.append(self.on.row + 1)
        if found.boxes:
            self.on.section("Where it fails")
            for box in found.boxes:
                self.on.wrapped(f"{box.words}.")
        if found.flags:
            self._flags(found)

    def _output(self, tables: DriverTables) -> None:
        """A result: charts, and below them what they show."""
        charts = self.on.row + 1
        self.on.row += rows_of_charts(2) if tables.moves else 0
        figures = tables.write()
        insert_charts(self.on.page, self.book, figures, charts, self.on.styles.theme)

    def _flags(self, found: Drivers) -> None:
        """Inputs that methods rank more than two places apart, with the likely cause."""
        methods = [name for name in RANKED if name in found.found]
        self.on.heading("Inputs that methods rank more than two places apart")
        heads = (f"Rank by {name}" for name in methods)
        self.on.heads("Input", "Result", *heads, remarks="Likely cause")
        names = {f"{each.scope}.{each.name}": words_of(each.name) for each in found.outputs}
        for flag in found.flags:
            ranks = [flag.ranks.get(method, float("nan")) for method in methods]
            self.on.remark(FIRST + len(methods), f"{flag.cause}: {flag.why}")
            texts = flag.input, names[flag.output]
            self.on.line(texts, ranks, self.on.styles.stamped("General"))

    def _explained(self, each: Deciding) -> None:
        """Why the sides of a switch differ, or why that is not known."""
        if each.explained is not None:
            write_attribution(self.on, each.explained, self.book, self.board)
        elif each.unexplained:
            before, after = each.drivers.names
            self.on.section(f"Why {after} differs from {before}")
            self.on.wrapped(f"{each.unexplained}.")
