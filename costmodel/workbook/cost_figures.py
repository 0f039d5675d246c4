"""Charts of the run rate: by cost line, and the bridge from one scenario to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.workbook import findings
from costmodel.workbook.board import FIRST, LABEL, Figure, Series
from costmodel.workbook.places import column_letters

if TYPE_CHECKING:
    from costmodel.analysis.results import ComparisonResult
    from costmodel.workbook.board import Board

UNIT = "money/year"
STEPS = ("Step", "Change", "From", "To", "Base", "Ends", "More", "Less")
CHANGE, FROM, TO, BASE, ENDS, MORE, LESS = range(FIRST, FIRST + 7)
DRAWN = (BASE, ENDS, MORE, LESS)


def add_cost_lines(board: Board) -> None:
    """Add the run rate of each cost line in each scenario."""
    content = board.content
    title = board.title(findings.on_cost_lines(content), "Run rate by cost line")
    scopes = [result.name for result in content.results]
    head = board.heads(("Cost line", *scopes))
    sums, series = dict.fromkeys(scopes, 0.0), []
    for name in _cost_lines(board):
        board.page.write_string(board.row, LABEL, name.replace("_", " "), board.styles.plain)
        for column, scope in enumerate(scopes, start=FIRST):
            sums[scope] += board.link(column, scope, f"run_rate.{name}")
        named, values = board.cell(board.row, LABEL), board.across(board.row, len(scopes))
        series.append(Series(named, board.across(head, len(scopes)), values))
        board.row += 1
    unit = content.in_currency(UNIT)
    board.figures.append(Figure("stack", title, unit, max(sums.values()), tuple(series)))
    for column, (scope, value) in enumerate(sums.items(), start=FIRST):
        cells = board.down(column, head + 1, board.row - 1)
        board.total("Cost lines add up to the run rate", scope, cells, value, "run_rate_cost")
    board.row += 1


def _cost_lines(board: Board) -> dict[str, None]:
    """The names of all scenarios' cost lines, those of the baseline first."""
    lines = (line for result in board.content.results for line in result.lines.values())
    return dict.fromkeys(line.name for line in lines if line.role == "cost")


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
