"""A report as data: headings, sentences, tables and bars, ready for any renderer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


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

    `totals` are the rows drawn below a line.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[tuple[str, ...], ...] = ()

    def only(self, kept: tuple[int, ...]) -> Table:
        """The table with these columns only."""
        return Table(
            self.title,
            tuple(self.columns[index] for index in kept),
            tuple(tuple(row[index] for index in kept) for row in self.rows),
            tuple(tuple(row[index] for index in kept) for row in self.totals),
        )

    def without_empty_columns(self) -> Table:
        """The table without the columns in which no row has anything."""
        filled = [any(row[i] for row in (*self.rows, *self.totals)) for i in self._indexes()]
        return self.only(tuple(i for i in self._indexes() if filled[i] or i == 0))

    def _indexes(self) -> range:
        return range(len(self.columns))


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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of text."""

    text: str


Block: TypeAlias = Table | Bars | Sentence


@dataclass(frozen=True, slots=True)
class Document:
    """A titled report."""

    title: str
    blocks: tuple[Block, ...]
