"""What decides one result: shares of its variance, a tornado with break-even values, and charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.reports.figures import figure, precise, share, shown_unit
from costmodel.reports.names import words_of
from costmodel.reports.sensitivity_report import ROUNDING, TITLES, by_share, shares_of
from costmodel.workbook.board import Figure
from costmodel.workbook.places import column_letters, fixed
from costmodel.workbook.styles import number_format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format  # type: ignore[import-untyped]

    from costmodel.analysis.sensitivity import BreakEven, Tornado
    from costmodel.analysis.simulation.drivers import Drivers, Uncertainty
    from costmodel.analysis.simulation.model import Output
    from costmodel.reports.sensitivity_report import Shares
    from costmodel.workbook.board import Board
    from costmodel.workbook.stamped import StampedPage

FIRST, LAST = 2, 11  # columns: of numbers, and of remarks beside all of them
TYPICAL, SHARE = FIRST, FIRST + 1
P10, P90, AT_P10, AT_P90, TO_P10, TO_P90, ERROR, FLIPS, CHANCE = range(FIRST, LAST)
ENDS = ("P10", "P90", "Mean at P10", "Mean at P90", "Change at P10", "Change at P90")
PLUS_MINUS, WHY = "\u00b1", "Why empty"
DRAWN = 10  # inputs of a chart


@dataclass
class DriverTables:
    """Writes the tables of the result with this number."""

    on: StampedPage
    board: Board
    found: Drivers
    number: int

    @property
    def output(self) -> Output:
        """The result."""
        return self.found.outputs[self.number]

    @property
    def said(self) -> str:
        """What it is called."""
        return f"{words_of(self.output.name)} of {self.output.scope.replace('_vs_', ' against ')}"

    @property
    def shares(self) -> list[Shares]:
        """The shares of its variance; of Shapley effects, which add up, come last."""
        return shares_of(self.found, self.number)

    @property
    def tornado(self) -> Tornado:
        """From P10 to P90 of each input, all others uncertain."""
        result: Tornado = self.found.found["conditional"]
        return result

    @property
    def moves(self) -> bool:
        """Whether any input decides it."""
        return self.shares[-1].reason is None

    def write(self) -> list[Figure]:
        """Write both tables; their charts, none where nothing moves the result."""
        first = self._write_shares()
        bars = self._write_tornado()
        return [self._shares_drawn(first), self._tornado_drawn(bars)] if self.moves else []

    def _write_shares(self) -> int:
        """Each input's shares with their intervals, and the sums of the shares; the first row."""
        shares, on = self.shares, self.on
        reason = shares[-1].reason
        heads = (text for each in shares for text in (each.heading, PLUS_MINUS))
        on.heading(f"{self.said}, {self.output.unit}: shares of its variance")
        on.heads("Input", "Unit", "Typical", *heads, remarks=WHY if reason else "")
        inputs, first = {each.path: each for each in self.found.inputs}, on.row
        for path in by_share(shares):
            self._input(inputs[path], TYPICAL, [inputs[path].typical])
            for column, each in zip(_columns(shares), shares, strict=True):
                on.numbers(column, [each.values[path], each.errors[path]], self._share)
            if reason:
                on.remark(SHARE + 2 * len(shares), reason)
            on.row += 1
        if self.moves:
            self._sums(shares, first)
        return first

    def _sums(self, shares: Sequence[Shares], first: int) -> None:
        on, style = self.on, self.on.styles.calculated("0.0%")
        on.page.write_string(on.row, 0, "Sum", on.styles.strong)
        for column, each in zip(_columns(shares), shares, strict=True):
            text = f"=SUM({fixed(first, column)}:{fixed(on.row - 1, column)})"
            on.page.write_formula(on.row, column, text, style, sum(each.values.values()))
        on.row += 1

    @property
    def _share(self) -> Format:
        return self.on.styles.stamped("0.0%")

    def _input(self, each: Uncertainty, column: int, values: Sequence[float]) -> None:
        """What an input is, with values in its own unit from a column on."""
        self.on.texts(each.path, shown_unit(each.unit))
        style = self.on.styles.stamped(number_format(each.unit, values))
        self.on.numbers(column, values, style)

    def _shares_drawn(self, first: int) -> Figure:
        shares = self.shares
        top = by_share(shares)[0]
        finding = (
            f"{self.said}: {top} decides most, {share(shares[-1].values[top])} of its variance"
        )
        title = self.board.title(finding, f"{self.said}: shares of its variance")
        last = self._last_drawn(first)
        series = (
            self.on.series(first - 1, column, first, last, column + 1)
            for column in _columns(shares)
        )
        return Figure("shares", title, "Share of the variance", 1, tuple(series))

    def _last_drawn(self, first: int) -> int:
        return first + min(DRAWN, len(self.found.inputs)) - 1

    def _write_tornado(self) -> int:
        """The mean with each input at P10 and at P90, and where it passes 0; the first row."""
        on, result, unit = self.on, self.tornado, self.output.unit
        flips: BreakEven | None = self.found.found["break-even"]
        flips = flips if self.output.name == "npv" else None
        titles = (
            *ENDS,
            f"{PLUS_MINUS} of P90 less P10",
            *(("Flips at", "Chance") if flips else ()),
        )
        on.heading(f"{self.said}, {unit}: {TITLES['conditional']}")
        on.heads("Input", "Unit", *titles, remarks=WHY if flips else "")
        base, base_row = float(result.base[self.number]), on.row
        on.texts("Mean, no input held", shown_unit(unit))
        on.numbers(AT_P10, [base], on.format(unit, [base]))
        on.row += 1
        for at in result.order(self.number).tolist():
            self._bar(at, base, base_row)
            if flips is not None:
                self._flip(at, flips)
            on.row += 1
        return base_row + 1

    def _bar(self, at: int, base: float, base_row: int) -> None:
        """An input at both ends, what the mean is there, and as formulas how far it moves."""
        on, result, unit = self.on, self.tornado, self.output.unit
        self._input(self.found.inputs[at], P10, [float(result.low[at]), float(result.high[at])])
        means = [float(ends[self.number, at]) for ends in (result.at_low, result.at_high)]
        least = ROUNDING * float(result.length[self.number].max())
        means = [base if abs(mean - base) <= least else mean for mean in means]
        error = float(result.swing_conf[self.number, at])
        on.numbers(AT_P10, means, on.format(unit, [base, *means]))
        on.numbers(ERROR, [error], on.format(unit, [base, error]))
        changed = on.styles.change(unit, [base])
        for column, end, mean in zip((TO_P10, TO_P90), (AT_P10, AT_P90), means, strict=True):
            text = f"={column_letters(end)}{on.row + 1}-{fixed(base_row, AT_P10)}"
            on.page.write_formula(on.row, column, text, changed, mean - base)

    def _flip(self, at: int, flips: BreakEven) -> None:
        """Where an input alone makes the result 0, the value nearest to its typical one first."""
        each, crossings = self.found.inputs[at], flips.crossings[self.number][at]
        nearest = float(flips.value[self.number, at])
        style = self.on.styles.stamped(number_format(each.unit, [nearest]))
        self.on.numbers(FLIPS, [nearest], style)
        self.on.numbers(CHANCE, [float(flips.chance[self.number, at])], self._share)
        others = ", ".join(precise(value, each.unit) for value in crossings if value != nearest)
        if not crossings:
            self.on.remark(LAST, "Does not pass 0 within its distribution")
        elif others:
            self.on.remark(LAST, f"Also at {others}")

    def _tornado_drawn(self, first: int) -> Figure:
        result, unit = self.tornado, self.output.unit
        longest = int(result.order(self.number)[0])
        low, high = (
            figure(float(ends[self.number, longest]), unit)
            for ends in (result.at_low, result.at_high)
        )
        path = self.found.inputs[longest].path
        finding = f"{self.said}: {low} to {high} on average from P10 to P90 of {path}"
        title = self.board.title(finding, f"{self.said}: each input from P10 to P90")
        last = self._last_drawn(first)
        series = (self.on.series(first - 2, column, first, last) for column in (TO_P10, TO_P90))
        size = float(result.length[self.number].max())
        return Figure("bars", title, f"Change of the mean, {unit}", size, tuple(series))


def _columns(shares: Sequence[Shares]) -> range:
    """The columns of shares, each with its interval beside it."""
    return range(SHARE, SHARE + 2 * len(shares), 2)
