"""The sheet with the data of the charts, written from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from costmodel.workbook.layout import CHANGED, CHART_DATA, CHECKS, FIRST_ROW
from costmodel.workbook.links import link_to
from costmodel.workbook.places import fixed, on_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from costmodel.workbook.content import Content
    from costmodel.workbook.page import Page
    from costmodel.workbook.styles import Styles

    Kind = Literal["stack", "bridge", "levels", "balance", "week", "bars", "shares"]

LABEL, FIRST = 0, 1  # columns


@dataclass(frozen=True, slots=True)
class Series:
    """References to the cell of a name and to the cells of categories, values and their errors."""

    name: str
    categories: str
    values: str
    errors: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: its kind, the cell of its title, what it counts and up to where, its series."""

    kind: Kind
    title: str
    unit: str
    size: float
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """Cells that must add up to a result, with the value of their sum."""

    said: str
    scope: str
    cells: str
    value: float
    result: str


@dataclass
class Board:
    """A sheet to which blocks of data are added, and the charts and totals found on it."""

    content: Content
    styles: Styles
    page: Page
    row: int = FIRST_ROW
    figures: list[Figure] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    printed: int = 0  # rows for paper, all but those of half-hours

    def title(self, finding: str, plain: str) -> str:
        """Add a title that is the finding as long as no input has changed; the cell with it."""
        first = self.row + 1
        changed = on_sheet(CHECKS, fixed(CHANGED.row, CHANGED.column))
        text = f"=IF({changed}=0,{fixed(first, FIRST)},{fixed(first + 1, FIRST)})"
        self.page.write_formula(self.row, LABEL, text, self.styles.heading, finding)
        for row, pair in enumerate((("As exported", finding), ("After changes", plain)), first):
            for column, said in enumerate(pair):
                self.page.write_string(row, column, said, self.styles.plain)
        self.row += 3
        return self.cell(first - 1, LABEL)

    def heads(self, texts: Iterable[str]) -> int:
        """Add the heads of columns; their row."""
        for column, text in enumerate(texts):
            self.page.write_string(self.row, column, text, self.styles.head(number=column >= FIRST))
        self.row += 1
        return self.row - 1

    def link(self, column: int, scope: str, name: str) -> float:
        """Write a result to the current row; nothing where it does not apply, which counts 0."""
        link = link_to(self.content, scope, name)
        if link is None:
            return 0.0
        style = self.styles.linked(link.unit, [link.value])
        self.page.write_formula(self.row, column, f"={link.cell}", style, link.value)
        return link.value

    def total(self, said: str, scope: str, cells: str, value: float, name: str) -> None:
        """Keep that cells must add up to a result."""
        link = link_to(self.content, scope, name)
        if link is not None:
            self.totals.append(Total(said, scope, cells.removeprefix("="), value, link.cell))

    def cell(self, row: int, column: int) -> str:
        """A reference to a cell of this sheet."""
        return "=" + on_sheet(CHART_DATA, fixed(row, column))

    def down(self, column: int, first: int, last: int) -> str:
        """A reference to cells below each other."""
        return "=" + on_sheet(CHART_DATA, f"{fixed(first, column)}:{fixed(last, column)}")

    def across(self, row: int, count: int) -> str:
        """A reference to so many cells of a row, from the first with data."""
        last = fixed(row, FIRST + count - 1)
        return "=" + on_sheet(CHART_DATA, f"{fixed(row, FIRST)}:{last}")
