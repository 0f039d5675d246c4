"""Charts of the run rate: by cost line, and the bridge from one scenario to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.workbook import findings
from costmodel.workbook.board import FIRST, LABEL, Figure, Series
from costmodel.workbook.places import column_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.results import ComparisonResult, ScenarioResult
    from costmodel.workbook.board import Board

UNIT = "money/year"
STEPS = ("Step", "Change", "From", "To", "Base", "Ends", "More", "Less")
CHANGE, FROM, TO, BASE, ENDS, MORE, LESS = range(FIRST, FIRST + 7)
DRAWN = (BASE, ENDS, MORE, LESS)
MOST_SERIES = 12  # as many as people tell apart by color


def add_cost_lines(board: Board) -> None:
    """Add the run rate of each cost line in each scenario, the largest first."""
    content = board.content
    title = board.title(findings.on_cost_lines(content), "Run rate by cost line")
    scopes = [result.name for result in content.results]
    head = board.heads(("Cost line", *scopes))
    sums = dict.fromkeys(scopes, 0.0)
    names = _cost_lines(board)
    for name in names:
        board.page.write_string(board.row, LABEL, name.replace("_", " "), board.styles.plain)
        for column, scope in enumerate(scopes, start=FIRST):
            sums[scope] += board.link(column, scope, f"run_rate.{name}")
        board.row += 1
    for column, (scope, value) in enumerate(sums.items(), start=FIRST):
        cells = board.down(column, head + 1, board.row - 1)
        board.total("Cost lines add up to the run rate", scope, cells, value, "run_rate_cost")
    rows = list(range(head + 1, board.row))
    if len(names) > MOST_SERIES:
        rows = [*rows[: MOST_SERIES - 1], _add_others(board, names[MOST_SERIES - 1 :], rows)]
    shown = board.across(head, len(scopes))
    series = (Series(board.cell(row, LABEL), shown, board.across(row, len(scopes))) for row in rows)
    unit, size = content.in_currency(UNIT), max(sums.values())
    board.figures.append(Figure("stack", title, unit, size, tuple(series)))
    board.row += 1


def _add_others(board: Board, names: Sequence[str], rows: Sequence[int]) -> int:
    """Add the sum of the lines that get no color of their own; its row."""
    board.page.write_string(board.row, LABEL, "all other lines", board.styles.plain)
    style = board.styles.calculated("#,##0")
    for column, result in enumerate(board.content.results, start=FIRST):
        cells = f"{column_letters(column)}{rows[MOST_SERIES - 1] + 1}:"
        cells += f"{column_letters(column)}{rows[-1] + 1}"
        value = sum(_run_rate(result, name) for name in names)
        board.page.write_formula(board.row, column, f"=SUM({cells})", style, value)
    board.row += 1
    return board.row - 1


def _cost_lines(board: Board) -> list[str]:
    """The names of all scenarios' cost lines, those of the largest run rate first."""
    lines = (line for result in board.content.results for line in result.lines.values())
    names = dict.fromkeys(line.name for line in lines if line.role == "cost")
    return sorted(names, key=lambda name: -max(_run_rate(r, name) for r in board.content.results))


def _run_rate(result: ScenarioResult, name: str) -> float:
    value = result.results.get(f"run_rate.{name}")
    return 0.0 if value is None else value.value or 0.0


def add_bridge(board: Board, switch: ComparisonResult) -> None:
    """Add a row for each change of the run rate, with the parts that a bridge draws."""
    content, scope = board.content, f"{switch.name}_vs_{switch.baseline}"
    plain = f"Run rate from {switch.baseline} to {switch.name}"
    title = board.title(findings.on_bridge(content, switch), plain)
    head = board.heads(STEPS)
    reached = _add_end(board, switch.baseline)
    changes = 0.0
    for step in sorted(switch.bridge, key=lambda step: -abs(step.change)):
        _add_step(
            board, scope, step.name, reached + changes
        )  # without a change too: it may get one
        changes += step.change
    said = "Steps of the bridge add up to the change of the run rate"
    steps = board.down(CHANGE, head + 2, board.row - 1)
    board.total(said, scope, steps, changes, "run_rate_change")
    after = _add_end(board, switch.name)
    labels = board.down(LABEL, head + 1, board.row - 1)
    series = [
        Series(board.cell(head, part), labels, board.down(part, head + 1, board.row - 1))
        for part in DRAWN
    ]
    unit = content.in_currency(UNIT)
    board.figures.append(Figure("bridge", title, unit, max(reached, after), tuple(series)))
    board.row += 1


def _add_end(board: Board, scope: str) -> float:
    """One of the two run rates."""
    board.page.write_string(board.row, LABEL, scope, board.styles.plain)
    board.link(TO, scope, "run_rate_cost")
    value = board.link(ENDS, scope, "run_rate_cost")
    board.row += 1
    return value


def _add_step(board: Board, scope: str, name: str, before: float) -> None:
    number, unit = board.row + 1, board.content.in_currency(UNIT)
    change, start, end = (f"{column_letters(each)}{number}" for each in (CHANGE, FROM, TO))
    board.page.write_string(board.row, LABEL, name.replace("_", " "), board.styles.plain)
    moved = board.link(CHANGE, scope, f"run_rate_change_of.{name}")
    after, style = before + moved, board.styles.number(unit, [before])
    for column, text, value in (
        (FROM, f"={column_letters(TO)}{number - 1}", before),
        (TO, f"={start}+{change}", after),
        (BASE, f"=MIN({start},{end})", min(before, after)),
        (MORE, f"=MAX({change},0)", max(moved, 0.0)),
        (LESS, f"=MAX(0-{change},0)", max(-moved, 0.0)),
    ):
        board.page.write_formula(board.row, column, text, style, value)
    board.row += 1
