"""Defined names: `<scenario>.<path>` for each input, `<scenario>.<line>` for each result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.workbook.inputs import CASE, HIGH, LOW, TYPICAL
from costmodel.workbook.layout import CHANGED, CHECKS, DATE_ROW, FAILED, LIVE, STATUS, VALUE
from costmodel.workbook.places import fixed, on_sheet
from costmodel.workbook.printing import line_of
from costmodel.workbook.ranges import ends_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.workbook.content import Content
    from costmodel.workbook.layout import Spot


def defined_names(content: Content) -> dict[str, str]:
    """All names of inputs and results, with the cells they stand for.

    A line by month stands for its value in the month of the run rate; where an input and a line
    have one name, it is that of the input.
    """
    inputs = {name: cell for name, _, cell in input_cells(content)}
    return dict(_results(content)) | inputs | {CASE: _switch(content)} | _states()


def _states() -> dict[str, str]:
    """The names of what the checks say."""
    cells = {"failed": FAILED, "changed": CHANGED, "state": STATUS}
    return {f"checks.{name}": "=" + on_sheet(CHECKS, fixed(*cell)) for name, cell in cells.items()}


def switch_spot(content: Content) -> Spot:
    """Where the switch of cases stands: on the first sheet of inputs."""
    first = next(iter(content.layout.inputs.values()))
    return type(first)(first.sheet, DATE_ROW)


def _switch(content: Content) -> str:
    spot = switch_spot(content)
    return _cell(spot, LIVE)


def input_cells(content: Content) -> Iterator[tuple[str, float, str]]:
    """The names of all inputs and of the ends of their ranges, with the number and the cell."""
    for (scope, path), amount in content.amounts.items():
        spot = content.layout.inputs[content.cell_of((scope, path))]
        name, ends = f"{scope}.{path}", ends_of(amount)
        yield name, amount.value, _cell(spot, TYPICAL)
        if ends is not None:
            yield f"{name}.low", ends[0], _cell(spot, LOW)
            yield f"{name}.high", ends[1], _cell(spot, HIGH)


def _results(content: Content) -> Iterator[tuple[str, str]]:
    for node in content.printed.lines:
        if node.week is None:
            line = line_of(node)
            yield f"{line.scope}.{line.name}", _cell(content.layout.lines[node], VALUE)


def _cell(spot: Spot, column: int) -> str:
    return "=" + on_sheet(spot.sheet, fixed(spot.row, column))
