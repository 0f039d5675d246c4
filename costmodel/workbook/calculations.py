"""The sheets of calculations: a row for each line, its formula in every month."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from costmodel.kernel.expression import Expr, Week
from costmodel.kernel.formulas import formula
from costmodel.kernel.words import words
from costmodel.workbook.fitting import fit_row
from costmodel.workbook.heads import write_columns, write_head
from costmodel.workbook.layout import (
    FIRST_MONTH,
    FIRST_ROW,
    HEAD_ROW,
    INDEX_ROW,
    LABEL,
    NAME,
    START,
    TIMING,
    UNIT,
    VALUE,
    WORDS,
)
from costmodel.workbook.links import run_rate_month
from costmodel.workbook.places import THIS, Cells, column_letters, on_sheet
from costmodel.workbook.printing import line_of
from costmodel.workbook.timing import month_labels

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]

    from costmodel.workbook.content import Content
    from costmodel.workbook.layout import Sheet
    from costmodel.workbook.page import Page
    from costmodel.workbook.styles import Styles

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
HEADS = ("Name", "Line", "Unit", "Formula in words", "Value", "Start")
WIDTHS = (38, 48, 14, 72, 13, 12)
MONTH_WIDTH = 11


def slot_label(slot: tuple[int, int, int]) -> str:
    """The half-hour of a week as people say it.

    >>> slot_label((0, 9, 1))
    'Mon 09:30'
    """
    day, hour, half = slot
    return f"{DAYS[day]} {hour:02}:{30 * half:02}"


def cached(value: float) -> float | str:
    """A value as a cell keeps it: what does not exist is not available."""
    return value if isfinite(value) else "#N/A"


@dataclass
class Calculations:
    """Writes one sheet of calculations."""

    content: Content
    styles: Styles
    page: Page
    sheet: Sheet

    def write(self) -> None:
        """Write the heads of the columns and all items."""
        said = (
            "A row for each line and a column for each month; Value is that of the run-rate month"
        )
        write_head(self.page, self.styles, self.sheet.name, said)
        self._heads()
        for row, item in self.sheet.items:
            if isinstance(item, str):
                self._heading(row, item)
            elif isinstance(item, Week):
                self._week(row, item)
            elif isinstance(item, Expr):
                self._line(row, item)

    def _heads(self) -> None:
        counted = range(VALUE, len(HEADS))
        write_columns(self.page, self.styles, HEADS, WIDTHS, numbers=counted)
        labels = month_labels(self.content)
        self.page.set_column(FIRST_MONTH, FIRST_MONTH + len(labels) - 1, MONTH_WIDTH)
        self.page.write_string(INDEX_ROW, WORDS, "Months since the start", self.styles.plain)
        for month, label in enumerate(labels):
            style = self.styles.head(number=True)
            self.page.write_string(HEAD_ROW, FIRST_MONTH + month, label, style)
        source = "=" + on_sheet(TIMING, f"{THIS}${INDEX_ROW + 1}")
        numbers = [float(month) for month in range(len(labels))]
        self.page.write_along(INDEX_ROW, FIRST_MONTH, source, self.styles.link("0"), numbers)
        self.page.freeze_panes(FIRST_ROW, UNIT)

    def _heading(self, row: int, text: str) -> None:
        self.page.write_string(row, NAME, text, self.styles.heading)
        for column in range(LABEL, FIRST_MONTH + self.content.layout.months):
            self.page.write_blank(row, column, None, self.styles.heading)

    def _week(self, row: int, week: Week) -> None:
        """How many half-hours each row of a week stands for."""
        self._heading(row - 1, f"half_hours.{week.name}")
        label = f"Half-hours of the week that a row stands for, of {week.name}"
        self.page.write_string(row - 1, LABEL, label, self.styles.heading)
        for at, (slot, count) in enumerate(zip(week.slots, week.counts, strict=True)):
            self.page.write_string(row + at, LABEL, slot_label(slot), self.styles.plain)
            self.page.write_number(row + at, VALUE, count, self.styles.stamped("0"))

    def _line(self, row: int, node: Expr) -> None:
        self._texts(row if node.week is None else row - 1, node)
        unit, values = self.content.in_currency(line_of(node).unit), self.content.values[node]
        shown = self.styles.number(unit, (value for month in values for value in month))
        for interval in range(len(node.week) if node.week else 1):
            self._formulas(row + interval, node, interval, shown)
        if node.week is not None:
            for at, slot in enumerate(node.week.slots):
                self.page.write_string(row + at, LABEL, slot_label(slot), self.styles.plain)
        elif node.months:
            self._run_rate(row, node, shown)
        if node.months:
            self._start(row, node, shown)

    def _texts(self, row: int, node: Expr) -> None:
        """What a line is, in its row, or in the row above its week."""
        line, style = line_of(node), self.styles.wrapped
        if node.week is not None:
            self._heading(row, line.name)
            style = self.styles.wrapped_heading
        note = f"; n/a: {line.none}" if line.none else ""
        said = words(self.content.printed.formula_of(node)) + note
        texts = line.name, line.label, self.content.in_currency(line.unit), said
        for column, text in enumerate(texts):
            self.page.write_string(row, column, text, style)
        fit_row(self.page, row, zip(texts, WIDTHS, strict=False))

    def _formulas(self, row: int, node: Expr, interval: int, shown: Format) -> None:
        places = Cells(self.content.layout, self.sheet.name, interval)
        text = formula(self.content.printed.formula_of(node), places)
        values = [month[interval if len(month) > 1 else 0] for month in self.content.values[node]]
        if node.months and len(values) == 1:
            values *= self.content.layout.months
        column = FIRST_MONTH if node.months else VALUE
        self.page.write_along(row, column, text, shown, values)

    def _run_rate(self, row: int, node: Expr, shown: Format) -> None:
        """The value in the month of the run rate."""
        month = run_rate_month(self.content, line_of(node).scope)
        along = Cells(self.content.layout, self.sheet.name).months(node)
        value = self.content.at_run_rate(node)
        self.page.write_formula(row, VALUE, f"=INDEX({along},{month})", shown, cached(value))

    def _start(self, row: int, node: Expr, shown: Format) -> None:
        """The value at the start, for lines that have one and those whose months look back."""
        opening = line_of(node).opening
        for interval in range(len(node.week) if node.week else 1):
            places = Cells(self.content.layout, self.sheet.name, interval)
            if opening is not None:
                value = self.content.values[opening][0][0]
                text = formula(opening, places)
            elif node in self.content.printed.looked_back_at:
                value = self.content.values[node][0][interval]
                text = f"={column_letters(FIRST_MONTH)}{row + interval + 1}"
            else:
                return
            self.page.write_formula(row + interval, START, text, shown, cached(value))
