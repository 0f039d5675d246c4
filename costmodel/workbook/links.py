"""Cells of results, to be shown elsewhere in the book."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from costmodel.workbook.layout import FIRST_MONTH, LIVE, VALUE
from costmodel.workbook.places import Cells, fixed, on_sheet
from costmodel.workbook.printing import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.kernel.expression import Expr
    from costmodel.workbook.content import Content

ABSENT = "n/a"


@dataclass(frozen=True, slots=True)
class Link:
    """A result: the reference to its cell, its value, and why it may have none."""

    name: str
    cell: str
    value: float
    unit: str
    label: str
    reason: str

    @property
    def formula(self) -> str:
        """The value, or in words that there is none."""
        return f'=IFERROR({self.cell},"{ABSENT}")'

    @property
    def shown(self) -> float | str:
        """What the formula gives."""
        return self.value if isfinite(self.value) else ABSENT


def link_to(content: Content, scope: str, name: str) -> Link | None:
    """The cell of a result; of a line by month that of the run-rate month. None without a line."""
    node = content.line(scope, name)
    if node is None:
        return None
    line, spot = line_of(node), content.layout.lines[node]
    return Link(
        line.name,
        on_sheet(spot.sheet, fixed(spot.row, VALUE)),
        content.at_run_rate(node),
        content.in_currency(line.unit),
        line.label.rstrip("."),
        line.none or "",
    )


def why_absent(
    cells: Sequence[str], reasons: Sequence[str], shown: Sequence[float | str]
) -> tuple[str, str]:
    """The formula that says why a value is missing, of the first cell without one, and its value.

    >>> why_absent(["C9"], ["there is no cost"], [1.5])
    ('=IF(C9="n/a","there is no cost","")', '')
    """
    text, value = '""', ""
    for cell, reason, found in reversed(list(zip(cells, reasons, shown, strict=True))):
        quoted = reason.replace('"', '""')
        text = f'IF({cell}="{ABSENT}","{quoted}",{text})'
        value = reason if found == ABSENT else value
    return f"={text}", value


def run_rate_month(content: Content, scope: str) -> str:
    """The cell with the month of the run rate of a scenario or comparison."""
    spot = content.layout.inputs[content.owner(scope).scope, "run_rate_month"]
    return on_sheet(spot.sheet, fixed(spot.row, LIVE))


def along(content: Content, node: Expr) -> str:
    """The cells of a line in all months, for a chart or a sum on another sheet."""
    return Cells(content.layout, "").months(node)


def block(content: Content, node: Expr) -> str:
    """The cells of a line in all rows of its week and all months."""
    spot, rows = content.layout.lines[node], len(node.week) if node.week else 1
    first, last = FIRST_MONTH, FIRST_MONTH + content.layout.months - 1
    if not node.months:
        first = last = VALUE
    return on_sheet(spot.sheet, f"{fixed(spot.row, first)}:{fixed(spot.row + rows - 1, last)}")
