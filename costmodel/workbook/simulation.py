"""The sheet of a simulation: how likely results are, as the program drew them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.reports.figures import ABSENT, figure, shown_unit
from costmodel.reports.names import words_of
from costmodel.reports.simulate_report import NAMES, basis, choice, verdict, without_value
from costmodel.workbook.board import Figure
from costmodel.workbook.charts import insert_charts, rows_of_charts
from costmodel.workbook.layout import SIMULATION
from costmodel.workbook.stamped import StampedPage

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.analysis.simulation.result import Fan, Histogram, SimulatedOutput, Simulation
    from costmodel.workbook.board import Board
    from costmodel.workbook.styles import Styles

FIRST = 3  # column of numbers
WIDTHS = (34, 26, 16, *(14 for _ in range(9)))
HEADS = ("Typical", "Mean", "\u00b1", *NAMES, "Mean of worst 5%")


def write_simulation(
    book: Workbook, styles: Styles, page: Worksheet, board: Board, result: Simulation
) -> None:
    """Write the sheet; titles of its charts go to the board."""
    on = StampedPage(styles, page, SIMULATION, WIDTHS, FIRST, ABSENT)
    SimulationSheet(on, result).write(book, board)


@dataclass
class SimulationSheet:
    """Writes the sheet from top to bottom."""

    on: StampedPage
    result: Simulation

    def write(self, book: Workbook, board: Board) -> None:
        """Write what the draws are, results, chances, charts, and what the charts show."""
        self.on.begin(basis(self.result))
        self.on.say(verdict(self.result))
        if self.result.decision is not None:
            self.on.say(choice(self.result.decision, self.result))
        if missing := without_value(self.result):
            self.on.say(missing)
        self.on.stamp(self.result.files, self.result.numpy)
        self.on.heads("Result", "Of", "Unit", *HEADS)
        for output in self.result.outputs:
            self._output(output)
        self.on.heads("Chance of", "In", "", "Chance", "\u00b1")
        for each in self.result.chances:
            numbers = each.chance.value, each.chance.error
            self.on.line((each.text, each.scope, ""), numbers, self.on.format("share", numbers))
        charts = self.on.row + 1
        self.on.row = charts + rows_of_charts(len(self.result.fans) + 1)
        figures = [self._fan(fan, board) for fan in self.result.fans]
        if self.result.histogram is not None:
            figures.append(self._histogram(self.result.histogram, board))
        last = insert_charts(self.on.page, book, figures, charts, self.on.styles.theme)
        self.on.page.print_area(0, 0, last, self.on.last)  # what charts show is not for paper

    def _output(self, output: SimulatedOutput) -> None:
        spread = output.spread
        typical = float("nan") if output.typical is None else output.typical
        quantiles = [each.value for each in spread.quantiles]
        numbers = (typical, spread.mean.value, spread.mean.error, *quantiles, output.worst.value)
        texts = words_of(output.name), output.scope, shown_unit(output.unit)
        self.on.line(texts, numbers, self.on.format(output.unit, numbers))

    def _fan(self, fan: Fan, board: Board) -> Figure:
        """A line by month: a row for each month, a column for each of the levels."""
        said = f"{words_of(fan.name)} of {fan.scope} by month: 5% of the draws lie below P5"
        title = board.title(said, f"{said}, as exported")
        self.on.heading(said)
        self.on.heads("Month", "", fan.unit, *NAMES)
        first = self.on.row
        style = self.on.format(fan.unit, [value for band in fan.bands for value in band])
        for month, values in enumerate(zip(*fan.bands, strict=True), start=1):
            self.on.line((str(month), "", ""), values, style)
        size = max(abs(value) for band in fan.bands for value in band)
        columns = range(FIRST, FIRST + len(NAMES))
        series = [self.on.series(first - 1, at, first, self.on.row - 1) for at in columns]
        return Figure("balance", title, fan.unit, size, tuple(series))

    def _histogram(self, found: Histogram, board: Board) -> Figure:
        said = f"Draws by {words_of(found.name)} of {found.scope}, {found.unit}"
        title = board.title(said, f"{said}, as exported")
        self.on.heading(said)
        self.on.heads("From, to", "", found.unit, "Draws")
        first = self.on.row
        for low, high, count in zip(found.edges, found.edges[1:], found.counts, strict=False):
            said = f"{figure(low, found.unit)} to {figure(high, found.unit)}"
            self.on.line((said, "", ""), (count,), self.on.styles.stamped("#,##0"))
        series = self.on.series(first - 1, FIRST, first, self.on.row - 1)
        return Figure("stack", title, "Draws", float(max(found.counts)), (series,))
