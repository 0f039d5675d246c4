"""A report as data: sentences, tables and bars, ready for any renderer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Row: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column. Numbers are aligned right and never cut.

    Where the page is too narrow, a detail moves below its row, and optional columns go first.
    """

    title: str
    is_number: bool = True
    is_optional: bool = False
    is_detail: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts below titled columns; the first column names the row.

    `totals` are the rows drawn below all others.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...] = ()

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """The rows and the totals."""
        return self.rows + self.totals

    @property
    def detail(self) -> int | None:
        """Which column may move below its row."""
        return next((i for i, column in enumerate(self.columns) if column.is_detail), None)

    def only(self, kept: tuple[int, ...]) -> Table:
        """The table with these columns only."""

        def of(row: Row) -> Row:
            return tuple(row[index] for index in kept)

        columns = tuple(self.columns[index] for index in kept)
        return Table(self.title, columns, tuple(map(of, self.rows)), tuple(map(of, self.totals)))

    def without(self, dropped: int) -> Table:
        """The table without a column."""
        return self.only(tuple(i for i in range(len(self.columns)) if i != dropped))

    def without_empty_columns(self) -> Table:
        """The table without the columns in which no row has anything."""
        indexes = range(len(self.columns))
        return self.only(tuple(i for i in indexes if i == 0 or any(r[i] for r in self.all_rows)))

    def with_cells(self, change: Callable[[int, str], str]) -> Table:
        """The table with each cell changed, given its column's index and its text."""
        rows, totals = (
            tuple(tuple(change(index, cell) for index, cell in enumerate(row)) for row in rows)
            for rows in (self.rows, self.totals)
        )
        return replace(self, rows=rows, totals=totals)

    def mapped(self, change: Callable[[str], str]) -> Table:
        """The table with each text changed."""
        columns = tuple(replace(column, title=change(column.title)) for column in self.columns)
        table = self.with_cells(lambda _, cell: change(cell))
        return replace(table, title=change(self.title), columns=columns)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from start to end, with its name and its value as text."""

    name: str
    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on one scale."""

    title: str
    bars: tuple[Bar, ...]

    def mapped(self, change: Callable[[str], str]) -> Bars:
        """The bars with each text changed."""
        bars = (replace(bar, name=change(bar.name), text=change(bar.text)) for bar in self.bars)
        return Bars(change(self.title), tuple(bars))


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A number for each cell of rows by columns, as text and as a value or None."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    texts: tuple[Row, ...]
    values: tuple[tuple[float | None, ...], ...]

    def mapped(self, change: Callable[[str], str]) -> HeatMap:
        """The heat map with each text changed."""
        return replace(
            self,
            title=change(self.title),
            columns=tuple(map(change, self.columns)),
            rows=tuple(map(change, self.rows)),
            texts=tuple(tuple(map(change, row)) for row in self.texts),
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of text."""

    text: str

    def mapped(self, change: Callable[[str], str]) -> Sentence:
        """The sentence with its text changed."""
        return Sentence(change(self.text))


Block: TypeAlias = Table | Bars | HeatMap | Sentence


@dataclass(frozen=True, slots=True)
class Document:
    """A titled report."""

    title: str
    blocks: tuple[Block, ...]

    def mapped(self, change: Callable[[str], str]) -> Document:
        """The document with each text changed."""
        return Document(change(self.title), tuple(block.mapped(change) for block in self.blocks))
