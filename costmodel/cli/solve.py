"""`--solve PATH --for "npv = 0"` of run and compare, and `--flip` of compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli.exits import UsageError
from costmodel.cli.gates import limit_of, read_test
from costmodel.cli.options import together

if TYPE_CHECKING:
    from costmodel.analysis.run import Opened
    from costmodel.cli.output import Goal
    from costmodel.model.switch import Comparison

flags = together(
    click.option(
        "--solve",
        "solve_for",
        metavar="PATH",
        help="Find the value of this assumption at which a result is as --for says.",
    ),
    click.option("--for", "goal_text", metavar="RESULT", help='What is wanted, such as "npv = 0".'),
)


def is_asked(solve_for: str | None, goal_text: str | None) -> bool:
    """Whether a goal seek is asked for; raises `UsageError` where one of two flags is missing."""
    if (solve_for is None) != (goal_text is None):
        raise UsageError('--solve and --for go together: --solve PATH --for "npv = 0"')
    return solve_for is not None


def show_solved(opened: Opened, scope: str, solve_for: str, goal_text: str, goal: Goal) -> None:
    """Find and show the solutions for a result of a scenario or comparison."""
    from costmodel.analysis.solving import goal_of, solve
    from costmodel.reports import solve_report

    test = read_test(goal_text, "--for")
    if test.sign not in ("=", "=="):
        raise UsageError(f'--for "{goal_text}": write it like "npv = 0"')
    found = goal_of(opened, scope, test.name)
    solved = solve(opened, solve_for, found, limit_of(test, found[1]))
    goal.show(
        data=lambda: solve_report.solve_data(solved),
        csv=lambda: solve_report.solve_csv(solved),
        document=lambda: solve_report.solve_document(solved),
    )


def show_flips(opened: Opened, comparison: Comparison, goal: Goal) -> None:
    """Show at which values of uncertain assumptions the winner of a comparison changes."""
    from costmodel.analysis.solving import flips
    from costmodel.model.returns import npv
    from costmodel.reports import solve_report

    found = flips(opened, npv(comparison))
    names = comparison.baseline.scope, comparison.alternative.scope
    goal.show(
        data=lambda: solve_report.flips_data(found),
        csv=lambda: solve_report.flips_csv(found),
        document=lambda: solve_report.flips_document(found, names),
    )
