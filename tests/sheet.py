"""A minimal workbook of lines, and the engines that recalculate it.

One sheet: name, constant column, opening column, then a column for each month. A row is one input
or one line; what varies over a week is a block of one row for each interval.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from costmodel.kernel import operations as op
from costmodel.kernel.expression import Expr, Gather, Input, Key, Pick, Week, traced
from costmodel.kernel.formulas import formula, runs
from costmodel.kernel.quantity import Line, Quantity
from tests import engines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.kernel.number_rules import Array
    from tests.stored import Value

    Cell = tuple[int, int]  # row and column, both from 0

NAME, CONSTANT, OPENING, FIRST_MONTH = range(4)
MONTH_INDEX_ROW = 1
OPTIONS = {f"strings_to_{kind}": False for kind in ("formulas", "numbers", "urls")}


def line(
    name: str, expr: Expr, unit: str = "1", opening: Expr | None = None, none: str | None = None
) -> Expr:
    """A line that no quantity declares."""

    def nobody(_scope: object) -> Expr:
        """No quantity."""
        return expr

    recorded = Line(name, "s", unit, name, expr, Quantity(nobody, unit), opening, none)
    months = expr.months or unit.endswith("/month")
    return Expr("line", (expr,), line=recorded, months=months, week=expr.week)


def number(name: str, unit: str = "1", *, months: bool = False) -> Expr:
    """An input."""
    return Expr("input", data=Input(("s", name), unit, name), months=months)


@dataclass
class Sheet:
    """Where the lines stand, with all lines, inputs and weeks that they need."""

    lines: Sequence[Expr]
    months: int
    rows: dict[Expr | Week, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.height = MONTH_INDEX_ROW + 1
        for node in self._needed():
            if node.week is not None:
                self._place(node.week, len(node.week))
            if node.line is not None or isinstance(node.data, Input):
                self._place(node, len(node.week) if node.week else 1)

    def _place(self, item: Expr | Week, rows: int) -> None:
        if item not in self.rows:
            self.rows[item] = self.height
            self.height += rows

    def _needed(self) -> Iterator[Expr]:
        """All nodes below the lines, arguments first."""
        seen: set[Expr] = set()

        def visit(node: Expr) -> Iterator[Expr]:
            if node not in seen:
                seen.add(node)
                for below in node.args:
                    yield from visit(below)
                if node.line and node.line.opening is not None:
                    yield from visit(node.line.opening)
                yield node

        for each in self.lines:
            yield from visit(each)

    def cells(self, node: Expr) -> list[list[Cell]]:
        """The cells of a line or input: a list of intervals for each month."""
        columns = range(FIRST_MONTH, FIRST_MONTH + self.months) if node.months else [CONSTANT]
        rows = range(self.rows[node], self.rows[node] + (len(node.week) if node.week else 1))
        return [[(row, column) for row in rows] for column in columns]

    def write(
        self,
        path: Path,
        inputs: Mapping[Key, Array],
        values: Mapping[Expr, Array] | None = None,
    ) -> list[str]:
        """Write the workbook, with the lines' values where given; the formulas in it."""
        written: list[str] = []
        with Workbook(path, OPTIONS) as book:
            page = book.add_worksheet("S")
            for month in range(self.months):
                page.write_number(MONTH_INDEX_ROW, FIRST_MONTH + month, month)
            for item in self.rows:
                if isinstance(item, Week):
                    page.write_column(self.rows[item], CONSTANT, item.counts)
                elif isinstance(item.data, Input):
                    self._write_input(page, item, inputs[item.data.key])
                else:
                    written += self._write_line(page, item, (values or {}).get(item))
        return written

    def _write_input(self, page: Worksheet, node: Expr, value: Array) -> None:
        assert isinstance(node.data, Input)
        page.write_string(self.rows[node], NAME, node.data.key[1])
        for month, cells in enumerate(self.cells(node)):
            page.write_number(*cells[0], value[0, min(month, value.shape[1] - 1), 0])
        if node.months:
            self._open(page, node, 0)

    def _write_line(self, page: Worksheet, node: Expr, value: Array | None) -> Iterator[str]:
        assert node.line is not None
        page.write_string(self.rows[node], NAME, node.line.name)
        for month, cells in enumerate(self.cells(node)):
            for interval, cell in enumerate(cells):
                text = formula(node.line.expr, Place(self, month, interval))
                page.write_formula(*cell, text, None, _cached(value, month, interval))
                yield text
        if node.months:
            for interval in range(len(node.week) if node.week else 1):
                self._open(page, node, interval)

    def _open(self, page: Worksheet, node: Expr, interval: int) -> None:
        """The opening column: the opening value, by default the first month's."""
        row = self.rows[node] + interval
        text = "=" + _name(row, FIRST_MONTH)
        if node.line and node.line.opening is not None:
            text = formula(node.line.opening, Place(self, 0, interval))
        page.write_formula(row, OPENING, text)

    def read(self, node: Expr, engine: Engine) -> Array:
        """A line's recalculated values, in the shape of the numbers reading; NaN for errors."""
        cells = self.cells(node)
        return np.array([[[engine(*cell) for cell in column] for column in cells]])


def _name(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column))


def _cached(value: Array | None, month: int, interval: int) -> float | str:
    if value is None:
        return 0
    _, months, intervals = value.shape
    found = float(value[0, min(month, months - 1), min(interval, intervals - 1)])
    return "#N/A" if math.isnan(found) else found


@dataclass(frozen=True)
class Place:
    """`Places`, seen from a cell of the sheet."""

    sheet: Sheet
    month: int
    interval: int

    def _range(self, row: Expr, first: int, last: int) -> str:
        at = self._row(row)
        return f"{_name(at, first)}:{_name(at, last)}"

    def _row(self, leaf: Expr) -> int:
        return self.sheet.rows[leaf] + (self.interval if leaf.week else 0)

    def _opening(self, row: Expr) -> int:
        return OPENING if row.line and row.line.opening is not None else FIRST_MONTH

    def cell(self, leaf: Expr) -> str:
        column = FIRST_MONTH + self.month if leaf.months else CONSTANT
        return _name(self._row(leaf), column)

    def previous(self, row: Expr) -> str:
        return _name(self._row(row), FIRST_MONTH + self.month - 1)

    def to_date(self, row: Expr) -> str:
        return self._range(row, self._opening(row), FIRST_MONTH + self.month)

    def months(self, row: Expr) -> str:
        return self._range(row, FIRST_MONTH, FIRST_MONTH + self.sheet.months - 1)

    def flows(self, row: Expr) -> str:
        return self._range(row, self._opening(row), FIRST_MONTH + self.sheet.months - 1)

    def week(self, row: Expr) -> str:
        cells = self._column(row)
        return f"{_name(*cells[0])}:{_name(*cells[-1])}"

    def _column(self, row: Expr) -> list[Cell]:
        return self.sheet.cells(row)[self.month if row.months else 0]

    def counts(self, week: Week) -> str:
        first = self.sheet.rows[week]
        last = first + len(week) - 1
        return f"{_name(first, CONSTANT)}:{_name(last, CONSTANT)}"

    def gathered(self, node: Expr) -> list[str]:
        assert isinstance(node.data, Gather)
        cells = [_name(*cell) for cell in self._column(node.args[0])]
        found = runs(node.data.sets[self.interval])
        return [
            cells[first] if first == last else f"{cells[first]}:{cells[last]}"
            for first, last in found
        ]

    def together(self, items: Sequence[Expr]) -> str:
        rows = [self.sheet.rows[item] for item in items if isinstance(item.data, Input)]
        if not rows or rows != list(range(rows[0], rows[0] + len(items))):
            return ""
        return f"{_name(rows[0], CONSTANT)}:{_name(rows[-1], CONSTANT)}"

    def month_index(self) -> str:
        return _name(MONTH_INDEX_ROW, FIRST_MONTH + self.month)

    def picked(self, pick: Expr, write: Callable[[Expr], str]) -> str:
        assert isinstance(pick.data, Pick)
        place = self.month if pick.data.axis == "month" else self.interval
        return write(pick.args[pick.data.index[place]])


if TYPE_CHECKING:
    Engine = Callable[[int, int], float]


def formualizer_engine(path: Path, changes: Mapping[Cell, float] | None = None) -> Engine:
    """Recalculate a workbook, with changed inputs, by formualizer."""
    return _engine(engines.Formualizer(path), changes)


def ironcalc_engine(path: Path, changes: Mapping[Cell, float] | None = None) -> Engine:
    """Recalculate a workbook, with changed inputs, by IronCalc."""
    return _engine(engines.IronCalc(path), changes)


def _engine(book: engines.Engine, changes: Mapping[Cell, float] | None) -> Engine:
    inputs = {("S", *cell): value for cell, value in (changes or {}).items()}
    values = book.values(inputs)
    return lambda row, column: _as_float(values["S", row, column])


def _as_float(value: Value) -> float:
    """A number of an engine; NaN for an error. Anything else is not what a formula gives."""
    assert isinstance(value, int | float), value
    assert not isinstance(value, bool), value
    return float(value)


ENGINES = {"formualizer": formualizer_engine, "ironcalc": ironcalc_engine}


def examples() -> dict[str, Expr]:
    """One expression of each operation, of inputs and rows with simple names."""
    a, b, c, d = (number(name) for name in "abcd")
    row = line("row", number("by_month", months=True) * a)
    flows = line("flows", row - a, opening=0 - b)
    week = Week("team", ((0, 0, 0), (0, 0, 1)), (3, 4))
    other = Week("other", ((0, 0, 0), (0, 0, 1), (0, 1, 0)), (1, 1, 1))
    share = line("share", op.pick_by_interval((a, b), (1, 0), week))
    return {
        "constant": traced(-1),
        "input": a,
        "line": row,
        "none": op.none(),
        "add": a + b,
        "subtract": a - b,
        "multiply": a * b,
        "divide": a / b,
        "power": a**b,
        "at_least": a >= b,
        "above": a > b,
        "at_most": a <= b,
        "below": a < b,
        "equals": op.equals(a, b),
        "where": op.where(a > b, a, b),
        "minimum": op.minimum(a, b),
        "maximum": op.maximum(0, a - b),
        "ceil": op.ceil(a / b, c),
        "floor": op.floor(a, c),
        "exp": op.exp(a),
        "month_index": op.month_index(),
        "previous": op.previous(row),
        "cumulative": op.cumulative(flows),
        "highest": op.highest(flows),
        "product": op.product(flows),
        "over_months": op.over_months(row),
        "at_month": op.at_month(row, a),
        "first_month": op.first_month(row),
        "over_week": op.over_week(share),
        "highest_in_week": op.highest_in_week(share),
        "gathered": op.gathered(share, [(0, 1, 1), (), (1,)], other),
        "pick": op.pick_by_month((number("list.1"), number("list.2")), (0, 1)),
        "poisson_pmf": op.poisson_pmf(a, b),
        "poisson_cdf": op.poisson_cdf(a, b),
        "agents_required": op.agents_required(a, b, c, d),
        "service_level": op.service_level(a, b, c, d),
        "asa": op.asa(a, b, c),
        "abandonment": op.abandonment(a, b, c, d),
        "irr": op.irr(flows, a),
    }
