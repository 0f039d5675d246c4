"""Where everything stands in the book: sheets, and the rows of inputs, lines and weeks.

All sheets of calculations have the same columns: name, label, unit, words, value, start, and one
for each month. A line is one row; one that varies over a week is a block of a row for each of its
intervals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from costmodel.kernel.expression import Pick
from costmodel.workbook.printing import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.kernel.expression import Expr, Key, Week
    from costmodel.workbook.printing import Printed

NAME, LABEL, UNIT, WORDS, VALUE, START, FIRST_MONTH = range(7)
DATE_ROW, INDEX_ROW, HEAD_ROW, FIRST_ROW = 3, 4, 5, 6
LIVE = VALUE  # the column of an input's value that formulas use
LONGEST_SHEET_NAME = 31
LAST = ("run_rate_month", "calendar", "search")  # sections of what is the same for all files
COVER, SUMMARY, TIMING, COMPARE = "Cover", "Summary", "Timing", "Compare"
SENSITIVITY, SIMULATION, DRIVERS = "Sensitivity", "Simulation", "Drivers"
CHART_DATA = "Chart data"
CHECKS, SOURCES = "Checks", "Sources"
MANIFEST = "Manifest"


Item: TypeAlias = "str | Key | Week | Expr | tuple[int, ...]"  # strings are headings


class Cell(NamedTuple):
    """A cell of a sheet, counted from 0."""

    row: int
    column: int


FAILED, CHANGED, STATUS, TOLERANCE = (Cell(row, 1) for row in range(4, 8))  # of the checks


@dataclass(frozen=True, slots=True)
class Spot:
    """A sheet and the first row, from 0, of what stands there."""

    sheet: str
    row: int


@dataclass
class Sheet:
    """A sheet of calculations: what stands in it from top to bottom, with the row of each."""

    name: str
    scope: str
    items: list[tuple[int, Item]] = field(default_factory=list)
    height: int = FIRST_ROW

    def add(self, item: Item, rows: int = 1, above: int = 0) -> Spot:
        """Place an item below the last one, with rows kept free above it."""
        self.height += above
        spot = Spot(self.name, self.height)
        self.items.append((self.height, item))
        self.height += rows
        return spot


@dataclass
class Layout:
    """The spots of everything that formulas refer to."""

    months: int
    inputs: dict[Key, Spot] = field(default_factory=dict)
    lines: dict[Expr, Spot] = field(default_factory=dict)
    weeks: dict[Week, Spot] = field(default_factory=dict)
    picks: dict[tuple[int, ...], Spot] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)


def sheet_name(kind: str, scope: str, taken: Iterable[str] = ()) -> str:
    """`Inputs inhouse`: the kind and the scenario, cut to what a sheet's name may have.

    >>> sheet_name("Calculation", "a_scenario_with_a_long_name")
    'Calculation a_scenario_with_a_l'
    """
    used, number = {name.lower() for name in taken}, 1
    name = f"{kind} {scope}"[:LONGEST_SHEET_NAME]
    while name.lower() in used:
        number += 1
        tail = f" {number}"
        name = f"{kind} {scope}"[: LONGEST_SHEET_NAME - len(tail)] + tail
    return name


def domain(node: Expr) -> str:
    """The word of the domain that a line belongs to: the file in which it is defined."""
    return line_of(node).quantity.function.__module__.rpartition(".")[2]


def place_lines(layout: Layout, printed: Printed, scopes: Iterable[str]) -> None:
    """Place all lines: those over a week on the scenario's staffing sheet, others by domain."""
    for scope in scopes:
        mine = [node for node in printed.lines if line_of(node).scope == scope]
        weekly = [node for node in mine if node.week is not None]
        others = [node for node in mine if node.week is None]
        if weekly:
            _place_blocks(layout, _sheet(layout, "Staffing", scope), weekly)
        _place_rows(layout, _sheet(layout, "Calculation", scope), others)


def place_comparisons(layout: Layout, printed: Printed, scopes: Iterable[str]) -> None:
    """Place the lines of all comparisons on one sheet, below each other."""
    sheet = layout.sheets[COMPARE] = Sheet(COMPARE, "")
    for scope in scopes:
        sheet.add(scope, above=1)
        for node in printed.lines:
            if line_of(node).scope == scope:
                layout.lines[node] = sheet.add(node)


def _sheet(layout: Layout, kind: str, scope: str) -> Sheet:
    name = sheet_name(kind, scope, layout.sheets)
    layout.sheets[name] = Sheet(name, scope)
    return layout.sheets[name]


def _place_rows(layout: Layout, sheet: Sheet, nodes: Iterable[Expr]) -> None:
    by_domain: dict[str, list[Expr]] = {}
    for node in nodes:
        by_domain.setdefault(domain(node), []).append(node)
    for word, members in by_domain.items():
        sheet.add(word.replace("_", " ").capitalize(), above=1)
        for node in members:
            layout.lines[node] = sheet.add(node)


def _place_blocks(layout: Layout, sheet: Sheet, nodes: Iterable[Expr]) -> None:
    for node in nodes:
        week = node.week
        assert week is not None  # noqa: S101 - by the caller
        if week not in layout.weeks:
            layout.weeks[week] = sheet.add(week, len(week), above=2)
        layout.lines[node] = sheet.add(node, len(week), above=2)


def place_picks(layout: Layout, printed: Printed) -> None:
    """Place, on the sheet of timing, which item of a list each month takes."""
    sheet = layout.sheets[TIMING] = Sheet(TIMING, "")
    for node in printed.lines:
        for index in _picked_by_month(printed.formula_of(node)):
            if index not in layout.picks:
                layout.picks[index] = sheet.add(index)


def place_inputs(layout: Layout, amounts: Iterable[Key], scopes: Iterable[str]) -> None:
    """Place the inputs of each scenario by section, those that are the same for all at the end."""
    keys = list(amounts)
    for scope in scopes:
        sheet = _sheet(layout, "Inputs", scope)
        by_section: dict[str, list[Key]] = {}
        for key in keys:
            if key[0] == scope:
                by_section.setdefault(key[1].partition(".")[0], []).append(key)
        for section in sorted(by_section, key=lambda word: word in LAST):
            sheet.add(section, above=1)
            for key in by_section[section]:
                layout.inputs[key] = sheet.add(key)


def _picked_by_month(expr: Expr) -> Iterable[tuple[int, ...]]:
    stack = [expr]
    while stack:
        node = stack.pop()
        if isinstance(node.data, Pick) and node.data.axis == "month":
            yield node.data.index
        if node.line is None:
            stack.extend(node.args)
