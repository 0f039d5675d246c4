"""Why two scenarios differ: what each change contributes, which adds up to the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.changes_report import numbers_of, remarks
from costmodel.reports.figures import change
from costmodel.reports.names import words_of
from costmodel.workbook.board import Figure, Total
from costmodel.workbook.charts import insert_charts, rows_of_charts
from costmodel.workbook.places import fixed, on_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    from costmodel.analysis.changes import Explained
    from costmodel.workbook.board import Board
    from costmodel.workbook.stamped import StampedPage

HEADS = ("What changed", "")
SUM, DIFFERENCE = "Sum of the changes", "Difference"


def write_attribution(on: StampedPage, found: Explained, book: Workbook, board: Board) -> None:
    """Write the changes with their chart; what they add up to, and what it is to be.

    Both are formulas, and a check of the book that they are the same.
    """
    on.section(f"Why {found.alternative} differs from {found.baseline}")
    for text in remarks(found):
        on.wrapped(text)
    charts = on.row
    on.row += rows_of_charts(1)
    titles = [
        f"{words_of(name)}, {unit}" for name, unit in zip(found.results, found.units, strict=True)
    ]
    on.heads(*HEADS, *titles, remarks="Numbers in it")
    first = on.row
    for each in found.changes:
        on.texts(each.name)
        _values(on, found, each.contributions)
        if numbers := numbers_of(each):
            on.remark(on.first + len(titles), numbers)
        on.row += 1
    last = on.row - 1
    for at in range(len(found.results)):
        _sums(on, found, at, (first, last), board)
    on.row += 2
    for name, values in ((found.baseline, found.before), (found.alternative, found.after)):
        on.texts(name)
        _values(on, found, values)
        on.row += 1
    figure = _figure(on, found, (first, last), board)
    insert_charts(on.page, book, [figure], charts, on.styles.theme)


def _values(on: StampedPage, found: Explained, values: Sequence[float]) -> None:
    """A value of each result, in its unit."""
    for at, (value, unit) in enumerate(zip(values, found.units, strict=True), start=on.first):
        on.numbers(at, [value], on.format(unit, [value]))


def _sums(on: StampedPage, found: Explained, at: int, rows: tuple[int, int], board: Board) -> None:
    """A result's sum of all changes and, below it, its difference between the scenarios."""
    column, gap = on.first + at, found.after[at] - found.before[at]
    before, after = (fixed(on.row + below, column) for below in (2, 3))
    style = on.styles.change(found.units[at], [gap])
    terms = on.down(column, *rows)
    for row, said, text in (
        (on.row, SUM, f"=SUM({fixed(rows[0], column)}:{fixed(rows[1], column)})"),
        (on.row + 1, DIFFERENCE, f"={after}-{before}"),
    ):
        on.page.write_string(row, 0, said, on.styles.strong)
        on.page.write_formula(row, column, text, style, gap)
    said = f"Changes of assumptions add up to the difference of {words_of(found.results[at])}"
    scope, result = f"{found.alternative}_vs_{found.baseline}", fixed(on.row + 1, column)
    board.totals.append(Total(said, scope, terms, gap, on_sheet(on.sheet, result)))


def _figure(on: StampedPage, found: Explained, rows: tuple[int, int], board: Board) -> Figure:
    """The changes of the first result."""
    largest, unit = found.changes[0], found.units[0]
    plain = f"{words_of(found.results[0])}: what each change contributes"
    finding = f"{plain}; most is {largest.name}, {change(largest.contributions[0], unit)}"
    title = board.title(finding, plain)
    size = max(abs(each.contributions[0]) for each in found.changes)
    series = on.series(rows[0] - 1, on.first, *rows)
    return Figure("bars", title, unit, size, (series,))
