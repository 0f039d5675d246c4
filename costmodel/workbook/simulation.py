"""The sheet of a simulation: how likely results are, as the program drew them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from costmodel.reports.figures import ABSENT, figure, shown_unit
from costmodel.reports.names import words_of
from costmodel.reports.simulate_report import NAMES, basis, choice, verdict
from costmodel.workbook.board import Figure, Series
from costmodel.workbook.charts import insert_charts, rows_of_charts
from costmodel.workbook.heads import write_head
from costmodel.workbook.layout import SIMULATION
from costmodel.workbook.places import fixed, on_sheet
from costmodel.workbook.styles import headline_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.analysis.simulation.result import Fan, Histogram, SimulatedOutput, Simulation
    from costmodel.workbook.board import Board
    from costmodel.workbook.styles import Styles

NAME, OF, UNIT, FIRST = range(4)
WIDTHS = (34, 26, 16, *(14 for _ in range(9)))
HEADS = ("Typical", "Mean", "\u00b1", *NAMES, "Mean of worst 5%")


@dataclass
class SimulationSheet:
    """Writes the sheet from top to bottom."""

    styles: Styles
    page: Worksheet
    result: Simulation
    row: int = 4

    def write(self, book: Workbook, board: Board) -> None:
        """Write what the draws are, results, chances, charts, and what the charts show."""
        write_head(self.page, self.styles, "Simulation", basis(self.result))
        for column, width in enumerate(WIDTHS):
            self.page.set_column(column, column, width)
        self._say(verdict(self.result))
        if self.result.decision is not None:
            self._say(choice(self.result.decision, self.result))
        self._say("Gray numbers were drawn at the export: they do not follow the inputs")
        self._heads("Result", "Of", "Unit", *HEADS)
        for output in self.result.outputs:
            self._output(output)
        self._heads("Chance of", "In", "", "Chance", "\u00b1")
        for each in self.result.chances:
            numbers = each.chance.value, each.chance.error
            self._numbers((each.text, each.scope, ""), numbers, self._format("share", numbers))
        charts = self.row + 1
        self.row = charts + rows_of_charts(len(self.result.fans) + 1)
        figures = [self._fan(fan, board) for fan in self.result.fans]
        if self.result.histogram is not None:
            figures.append(self._histogram(self.result.histogram, board))
        last = insert_charts(self.page, book, figures, charts, self.styles.theme)
        self.page.print_area(0, 0, last, len(WIDTHS) - 1)  # what charts show is not for paper

    def _say(self, text: str) -> None:
        self.page.write_string(self.row, NAME, text, self.styles.plain)
        self.row += 1

    def _heads(self, *texts: str) -> None:
        self.row += 1
        for column, text in enumerate(texts):
            style = self.styles.head(number=column >= FIRST)
            self.page.write_string(self.row, column, text, style)
        self.row += 1

    def _format(self, unit: str, values: Iterable[float]) -> Format:
        return self.styles.stamped(headline_format(unit, values))

    def _numbers(self, texts: Sequence[str], numbers: Iterable[float], style: Format) -> None:
        """A row of texts and numbers."""
        for column, text in enumerate(texts):
            self.page.write_string(self.row, column, text, self.styles.plain)
        for column, value in enumerate(numbers, start=len(texts)):
            if isfinite(value):
                self.page.write_number(self.row, column, value, style)
            else:
                self.page.write_string(self.row, column, ABSENT, style)
        self.row += 1

    def _output(self, output: SimulatedOutput) -> None:
        spread = output.spread
        typical = float("nan") if output.typical is None else output.typical
        quantiles = [each.value for each in spread.quantiles]
        numbers = (typical, spread.mean.value, spread.mean.error, *quantiles, output.worst.value)
        texts = words_of(output.name), output.scope, shown_unit(output.unit)
        self._numbers(texts, numbers, self._format(output.unit, numbers))

    def _fan(self, fan: Fan, board: Board) -> Figure:
        """A line by month: a row for each month, a column for each of the levels."""
        said = f"{words_of(fan.name)} of {fan.scope} by month: 5% of the draws lie below P5"
        title = board.title(said, f"{said}, as exported")
        self._heading(said)
        self._heads("Month", "", fan.unit, *NAMES)
        head, first = self.row - 1, self.row
        style = self._format(fan.unit, [value for band in fan.bands for value in band])
        for month, values in enumerate(zip(*fan.bands, strict=True), start=1):
            self._numbers((str(month), "", ""), values, style)
        size = max(abs(value) for band in fan.bands for value in band)
        series = [self._series(head, FIRST + at, first) for at in range(len(NAMES))]
        return Figure("balance", title, fan.unit, size, tuple(series))

    def _histogram(self, found: Histogram, board: Board) -> Figure:
        said = f"Draws by {words_of(found.name)} of {found.scope}, {found.unit}"
        title = board.title(said, f"{said}, as exported")
        self._heading(said)
        self._heads("From, to", "", found.unit, "Draws")
        head, first = self.row - 1, self.row
        for low, high, count in zip(found.edges, found.edges[1:], found.counts, strict=False):
            said = f"{figure(low, found.unit)} to {figure(high, found.unit)}"
            self._numbers((said, "", ""), (count,), self.styles.stamped("#,##0"))
        size = float(max(found.counts))
        return Figure("stack", title, "Draws", size, (self._series(head, FIRST, first),))

    def _heading(self, text: str) -> None:
        self.page.write_string(self.row + 1, NAME, text, self.styles.heading)
        self.row += 1

    def _series(self, head: int, column: int, first: int) -> Series:
        """A column of numbers from a row to the last one written, named by its head."""
        cells = (
            fixed(head, column),
            f"{fixed(first, NAME)}:{fixed(self.row - 1, NAME)}",
            f"{fixed(first, column)}:{fixed(self.row - 1, column)}",
        )
        return Series(*("=" + on_sheet(SIMULATION, each) for each in cells))
