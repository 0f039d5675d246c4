"""The chart of a week: the agents that the work asks for in each half-hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.model.folding import DAY, WEEK, folded
from costmodel.workbook import findings
from costmodel.workbook.board import FIRST, LABEL, Figure, Series
from costmodel.workbook.calculations import slot_label
from costmodel.workbook.links import run_rate_month
from costmodel.workbook.places import Cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr
    from costmodel.workbook.board import Board
    from costmodel.workbook.content import Content

    HalfHours = list[tuple[str, float]]  # the formula and the value of each half-hour

POSITIONS = ("queue_positions", "deadline_positions")


def add_week(board: Board) -> None:
    """Add the half-hours of a normal week in the month of the run rate."""
    weeks = {s.scope: _agents(board.content, s) for s in board.content.scenarios}
    peaks = {scope: max(value for _, value in week) for scope, week in weeks.items()}
    plain = "Agents by half-hour of a week in the month of the run rate"
    title = board.title(findings.on_week(peaks), plain)
    board.printed = board.row
    head, first = board.heads(("Half-hour", *weeks)), board.row
    style = board.styles.calculated("0")
    for half in range(WEEK):
        label = slot_label((half // DAY, half % DAY // 2, half % 2))
        board.page.write_string(board.row, LABEL, label, board.styles.plain)
        for column, week in enumerate(weeks.values(), start=FIRST):
            board.page.write_formula(board.row, column, week[half][0], style, week[half][1])
        board.row += 1
    labels = board.down(LABEL, first, board.row - 1)
    series = [
        Series(board.cell(head, column), labels, board.down(column, first, board.row - 1))
        for column in range(FIRST, FIRST + len(weeks))
    ]
    board.figures.append(Figure("week", title, "agents", max(peaks.values()), tuple(series)))
    board.row += 1


def _agents(content: Content, s: Scenario) -> HalfHours:
    """The positions of all teams in each half-hour."""
    parts: list[list[str]] = [[] for _ in range(WEEK)]
    values = [0.0] * WEEK
    for node, halves_of_row in _positions(content, s):
        for at, halves in enumerate(halves_of_row):
            text, value = _in_run_rate_month(content, s, node, at)
            for half in halves:
                parts[half].append(text)
                values[half] += value
    return [
        ("=" + ("+".join(part) or "0"), value) for part, value in zip(parts, values, strict=True)
    ]


def _positions(content: Content, s: Scenario) -> Iterator[tuple[Expr, list[list[int]]]]:
    """The lines of positions over a week, with the half-hours of each of their rows."""
    for team in s.teams.values():
        for name in POSITIONS:
            node = content.line(s.scope, f"{name}.{team.name}")
            if node is not None:
                yield node, folded(s, team)


def _in_run_rate_month(content: Content, s: Scenario, node: Expr, row: int) -> tuple[str, float]:
    grid = content.values[node]
    values = grid[content.run_rate_month(s.scope) - 1 if len(grid) > 1 else 0]
    value = values[row if len(values) > 1 else 0]
    if not node.months:
        return Cells(content.layout, "", row).cell(node), value
    return (
        f"INDEX({Cells(content.layout, '', row).months(node)},{run_rate_month(content, s.scope)})",
        value,
    )
