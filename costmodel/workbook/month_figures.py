"""Charts of lines by month: cost, cumulative net, FTE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.workbook import findings
from costmodel.workbook.board import LABEL, Figure, Series
from costmodel.workbook.layout import FIRST_MONTH, HEAD_ROW
from costmodel.workbook.links import along
from costmodel.workbook.places import fixed, on_sheet
from costmodel.workbook.printing import line_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costmodel.workbook.board import Board, Kind


def add_monthly_cost(board: Board) -> None:
    """Add each scenario's running cost by month."""
    title = board.title(findings.on_monthly_cost(board.content), "Running cost by month")
    _add_lines(board, "levels", title, "running_cost", _scenarios(board))


def add_cumulative_net(board: Board) -> None:
    """Add what each switch, or the only scenario, has gained up to each month."""
    title = board.title(findings.on_payback(board.content), "Cumulative net by month")
    switches = {f"{s.name}_vs_{s.baseline}": s.name for s in board.content.switches}
    _add_lines(board, "balance", title, "cumulative_net", switches or _scenarios(board))


def add_staff(board: Board) -> None:
    """Add each scenario's paid FTE by month."""
    title = board.title(findings.on_staff(board.content), "Paid FTE by month")
    _add_lines(board, "levels", title, "paid_fte", _scenarios(board))


def _scenarios(board: Board) -> dict[str, str]:
    return {result.name: result.name for result in board.content.results}


def _add_lines(board: Board, kind: Kind, title: str, name: str, scopes: Mapping[str, str]) -> None:
    """A chart of rows that stand where they are calculated; only their names stand here."""
    series, unit, size = [], "", 0.0
    for scope, said in scopes.items():
        node = board.content.line(scope, name)
        assert node is not None  # noqa: S101 - every scope has these lines
        unit = board.content.in_currency(line_of(node).unit)
        board.page.write_string(board.row, LABEL, said, board.styles.plain)
        last = fixed(HEAD_ROW, FIRST_MONTH + board.content.layout.months - 1)
        sheet = board.content.layout.lines[node].sheet
        months = "=" + on_sheet(sheet, f"{fixed(HEAD_ROW, FIRST_MONTH)}:{last}")
        values = "=" + along(board.content, node)
        size = max(size, *(abs(month[0]) for month in board.content.values[node]))
        series.append(Series(board.cell(board.row, LABEL), months, values))
        board.row += 1
    board.figures.append(Figure(kind, title, unit, size, tuple(series)))
    board.row += 1
