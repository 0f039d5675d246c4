"""How formulas refer to cells: one text for a row, only the column of the month changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from costmodel.kernel.expression import Expr, Gather, Input, Pick
from costmodel.kernel.formulas import runs
from costmodel.workbook.layout import FIRST_MONTH, INDEX_ROW, LIVE, START, VALUE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from costmodel.kernel.expression import Week
    from costmodel.workbook.layout import Layout, Spot

THIS, BEFORE = "\x01", "\x02"  # stand for the columns of the month and of the one before


@cache
def column_letters(column: int) -> str:
    """The letters of a column counted from 0.

    >>> column_letters(0), column_letters(26), column_letters(701)
    ('A', 'AA', 'ZZ')
    """
    above, letter = divmod(column, 26)
    return (column_letters(above - 1) if above else "") + chr(ord("A") + letter)


def fixed(row: int, column: int) -> str:
    """An absolute reference to a cell counted from 0."""
    return f"${column_letters(column)}${row + 1}"


def on_sheet(sheet: str, cells: str) -> str:
    """A reference to cells of another sheet."""
    return f"'{sheet}'!{cells}"


def in_column(text: str, column: int) -> str:
    """The text of a row's formula in the column of a month."""
    return text.replace(THIS, column_letters(column)).replace(BEFORE, column_letters(column - 1))


@dataclass(frozen=True)
class Cells:
    """`Places`, seen from a row of a sheet; references to the month's column are marks."""

    layout: Layout
    sheet: str
    interval: int = 0

    def cell(self, leaf: Expr) -> str:
        """The leaf's cell for the current month and interval."""
        if isinstance(leaf.data, Input):
            spot = self.layout.inputs[leaf.data.key]
            return self._on(spot, fixed(spot.row, LIVE))
        spot, row = self._row(leaf)
        return self._on(spot, f"{THIS}{row + 1}" if leaf.months else fixed(row, VALUE))

    def previous(self, row: Expr) -> str:
        """The row's cell one month to the left."""
        spot, at = self._row(row)
        return self._on(spot, f"{BEFORE}{at + 1}")

    def to_date(self, row: Expr) -> str:
        """The row's cells up to the current month."""
        spot, at = self._row(row)
        first = column_letters(_opening(row))
        return self._on(spot, f"${first}{at + 1}:{THIS}{at + 1}")

    def months(self, row: Expr) -> str:
        """The row's cells of all months."""
        return self._along(row, FIRST_MONTH)

    def flows(self, row: Expr) -> str:
        """The row's opening cell, if it has one, and its cells of all months."""
        return self._along(row, _opening(row))

    def week(self, row: Expr) -> str:
        """The row's cells of all intervals, for the current month."""
        spot, first = self.layout.lines[row], self.layout.lines[row].row
        last = first + _length(row) - 1
        if not row.months:
            return self._on(spot, f"{fixed(first, VALUE)}:{fixed(last, VALUE)}")
        return self._on(spot, f"{THIS}${first + 1}:{THIS}${last + 1}")

    def counts(self, week: Week) -> str:
        """The cells that say how many half-hours each interval stands for."""
        spot = self.layout.weeks[week]
        last = spot.row + len(week) - 1
        return self._on(spot, f"{fixed(spot.row, VALUE)}:{fixed(last, VALUE)}")

    def gathered(self, node: Expr) -> list[str]:
        """The cells that the current interval gathers, run by run."""
        assert isinstance(node.data, Gather)  # noqa: S101 - by construction
        row = node.args[0]
        spot = self.layout.lines[row]
        column = THIS if row.months else f"${column_letters(VALUE)}"
        found = []
        for first, last in runs(node.data.sets[self.interval]):
            top, bottom = (f"{column}${spot.row + at + 1}" for at in (first, last))
            found.append(self._on(spot, top if first == last else f"{top}:{bottom}"))
        return found

    def together(self, items: Sequence[Expr]) -> str:
        """The cells of inputs that stand one below the other; nothing where they do not."""
        spots = [
            self.layout.inputs[item.data.key] for item in items if isinstance(item.data, Input)
        ]
        first = spots[0] if spots else None
        if first is None or len(spots) < len(items):
            return ""
        if any(spot.sheet != first.sheet for spot in spots):
            return ""
        if [spot.row for spot in spots] != [first.row + at for at in range(len(spots))]:
            return ""
        return self._on(first, f"{fixed(first.row, LIVE)}:{fixed(spots[-1].row, LIVE)}")

    def month_index(self) -> str:
        """The cell with the number of the current month, counted from 0."""
        return f"{THIS}${INDEX_ROW + 1}"

    def picked(self, pick: Expr, write: Callable[[Expr], str]) -> str:
        """The item that the current interval takes; of a list by month an INDEX or a CHOOSE."""
        assert isinstance(pick.data, Pick)  # noqa: S101 - by construction
        if pick.data.axis == "week":
            return write(pick.args[pick.data.index[self.interval]])
        if len(set(pick.args)) == 1:
            return write(pick.args[0])
        spot = self.layout.picks[pick.data.index]
        number = self._on(spot, f"{THIS}${spot.row + 1}")
        listed = self.together(pick.args)
        if listed:
            return f"INDEX({listed},{number})"
        once = written_once(pick)
        if once is not None and once is not pick:
            return write(once)
        return f"CHOOSE({number},{','.join(map(write, pick.args))})"

    def _row(self, row: Expr) -> tuple[Spot, int]:
        spot = self.layout.lines[row]
        return spot, spot.row + (self.interval if row.week else 0)

    def _along(self, row: Expr, first: int) -> str:
        spot, at = self._row(row)
        last = FIRST_MONTH + self.layout.months - 1
        letters = column_letters(first), column_letters(last)
        return self._on(spot, f"${letters[0]}{at + 1}:${letters[1]}{at + 1}")

    def _on(self, spot: Spot, cells: str) -> str:
        return cells if spot.sheet == self.sheet else on_sheet(spot.sheet, cells)


def written_once(pick: Expr) -> Expr | None:
    """Items of one form as that form, around picks of the inputs in which they differ.

    A list by month in another unit converts all its items alike: one conversion of what is picked.
    None where the items have different forms.
    """
    first = pick.args[0]
    if all(item is first for item in pick.args):
        return first
    if all(isinstance(item.data, Input) for item in pick.args):
        return pick
    if first.line is not None or not all(_alike(first, item) for item in pick.args):
        return None
    columns = zip(*(item.args for item in pick.args), strict=True)
    parts = [written_once(Expr("pick", column, pick.data, months=True)) for column in columns]
    found = tuple(part for part in parts if part is not None)
    return Expr(first.op, found, first.data) if len(found) == len(parts) else None


def _alike(one: Expr, other: Expr) -> bool:
    return (one.op, one.data, len(one.args)) == (other.op, other.data, len(other.args))


def _opening(row: Expr) -> int:
    return START if row.line and row.line.opening is not None else FIRST_MONTH


def _length(row: Expr) -> int:
    return len(row.week) if row.week else 1
