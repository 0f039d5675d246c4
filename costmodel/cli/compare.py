"""`costmodel compare`: scenarios side by side and the switch from the first to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from costmodel.cli import options, solve
from costmodel.cli.exits import UsageError
from costmodel.cli.gates import met, read_gates, refuse_met
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from costmodel.analysis.periods import Kind
    from costmodel.analysis.run import ScenarioFile
    from costmodel.cli.output import Goal


@click.command("compare", short_help="Compare scenarios with the first one.")
@options.files
@click.option("--by-total", is_flag=True, help="Bridge the horizon's cost, not the run rate.")
@click.option("--flip", is_flag=True, help="Show which assumptions change the winner, and where.")
@solve.flags
@options.by_or_assumption
@options.drawing
@options.fail_if
def compare_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    files: tuple[Path, ...],
    by_total: bool,
    flip: bool,
    solve_for: str | None,
    goal_text: str | None,
    by: Kind | Literal["assumption"],
    overrides: tuple[str, ...],
    month: int | None,
    goal: Goal,
    strict: bool,
    quiet: bool,
    gates: tuple[str, ...],
) -> None:
    """Compare scenarios with the first: the switch, both sides, the change by line, the bridge.

    Example: costmodel compare inhouse.yaml hybrid.yaml --fail-if "payback_months > 18"
    """
    from costmodel.analysis.compare import compare, open_comparison
    from costmodel.analysis.run import ScenarioFile
    from costmodel.charts.bridge import compare_chart
    from costmodel.reports import data
    from costmodel.reports.compare_report import compare_document

    if len(files) < 2:
        raise UsageError("compare takes two files or more; the first is the baseline")
    named = [ScenarioFile(file, overrides) for file in files]
    if by == "assumption" and (flip or solve_for or gates):
        raise UsageError("--by assumption is a report of its own: leave out the others")
    if solve.is_asked(solve_for, goal_text, gates, flip=flip) or flip:
        opened, comparisons = open_comparison(named, month)
        if flip:
            solve.show_flips(opened, comparisons, goal)
        else:
            scopes = [each.scope for each in comparisons]
            solve.show_solved(opened, scopes, str(solve_for), str(goal_text), goal)
        say_warnings(opened.warnings, quiet=quiet, strict=strict)
        return
    if by == "assumption":
        _show_changes(named, month, goal, quiet=quiet, strict=strict)
        return
    asked = read_gates(gates)
    result = compare(named, month)
    failed = [
        said
        for each in result.comparisons
        for said in met(asked, each.results, f"{each.name}: " if len(files) > 2 else "")
    ]
    goal.show(
        data=lambda: data.compare_data(result, by),
        csv=lambda: data.compare_csv(result),
        document=lambda: compare_document(result, by_total=by_total, by=by),
        chart=lambda: compare_chart(result, by_total=by_total),
    )
    say_warnings(result.warnings, quiet=quiet, strict=strict)
    refuse_met(failed)


def _show_changes(
    files: Sequence[ScenarioFile], month: int | None, goal: Goal, *, quiet: bool, strict: bool
) -> None:
    """Explain the difference of two scenarios by what changed in the files."""
    from costmodel.analysis.changes import explain_changes
    from costmodel.analysis.compare import open_comparison
    from costmodel.reports import changes_report as report

    if len(files) > 2:
        raise UsageError("--by assumption takes two files: the baseline and what is set against it")
    opened, _ = open_comparison(files, month)
    found = explain_changes(opened)
    goal.show(
        data=lambda: report.changes_data(found),
        csv=lambda: report.changes_csv(found),
        document=lambda: report.changes_document(found),
    )
    say_warnings(opened.warnings, quiet=quiet, strict=strict)
