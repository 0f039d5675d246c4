"""`--solve PATH --for "npv = 0"` of run and compare, and `--flip` of compare."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from costmodel.cli.exits import UsageError
from costmodel.cli.gates import limit_of, read_test
from costmodel.cli.options import together

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    click.option(
        "--for",
        "goal_text",
        metavar="RESULT",
        help='What is wanted, such as "npv = 0"; of a scenario of a comparison, write '
        '"hybrid.run_rate_cost = 4M".',
    ),
)


def is_asked(
    solve_for: str | None, goal_text: str | None, gates: Sequence[str], *, flip: bool = False
) -> bool:
    """Whether a goal seek is asked for; raises `UsageError` for flags that do not go together."""
    if (solve_for is None) != (goal_text is None):
        raise UsageError('--solve and --for go together: --solve PATH --for "npv = 0"')
    asked = [name for name, given in (("--flip", flip), ("--solve", solve_for)) if given]
    if len(asked) > 1:
        raise UsageError(f"{' and '.join(asked)} are two reports: ask for one")
    if asked and gates:
        raise UsageError(f"--fail-if tests results, and {asked[0]} shows other values")
    return solve_for is not None


def show_solved(
    opened: Opened, scopes: Sequence[str], solve_for: str, goal_text: str, goal: Goal
) -> None:
    """Find and show the solutions for a result of a scenario or comparison.

    Of the scopes is a result that names no scenario or comparison; raises `UsageError` where it
    could be of several.
    """
    from costmodel.analysis.solving import goal_of, solve
    from costmodel.reports import solve_report

    test = read_test(goal_text, "--for")
    if test.sign not in ("=", "=="):
        raise UsageError(f'--for "{goal_text}": write it like "npv = 0"')
    scope, name = _goal_name(opened, scopes, test.name)
    node, value = goal_of(opened, scope, name)
    value = replace(value, name=test.name)  # as it was written, with its scenario
    solved = solve(opened, solve_for, (node, value), limit_of(test, value))
    goal.show(
        data=lambda: solve_report.solve_data(solved),
        csv=lambda: solve_report.solve_csv(solved),
        document=lambda: solve_report.solve_document(solved),
    )


def _goal_name(opened: Opened, scopes: Sequence[str], written: str) -> tuple[str, str]:
    """The scope and the name of a result such as `npv` or `hybrid.npv`."""
    first, _, rest = written.partition(".")
    if rest and opened.graph.of_scope(first):
        return first, rest
    if len(scopes) > 1:
        several = " or ".join(f"{scope}.{written}" for scope in scopes)
        raise UsageError(f"--for {written}: of which comparison? Write {several}")
    return scopes[0], written


def show_flips(opened: Opened, comparisons: Sequence[Comparison], goal: Goal) -> None:
    """Show at which values of uncertain assumptions the winner of a comparison changes.

    Raises `UsageError` for more than one comparison.
    """
    from costmodel.analysis.solving import flips
    from costmodel.model.returns import npv
    from costmodel.reports import solve_report

    comparison, *others = comparisons
    if others:
        raise UsageError("--flip takes two files: the baseline and what is set against it")
    found = flips(opened, npv(comparison))
    names = comparison.baseline.scope, comparison.alternative.scope
    goal.show(
        data=lambda: solve_report.flips_data(found),
        csv=lambda: solve_report.flips_csv(found),
        document=lambda: solve_report.flips_document(found, names),
    )
