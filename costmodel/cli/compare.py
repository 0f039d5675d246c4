"""`costmodel compare`: scenarios side by side and the switch from the first to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options, solve
from costmodel.cli.exits import UsageError
from costmodel.cli.gates import met, read_gates, refuse_met
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.analysis.periods import Kind
    from costmodel.cli.output import Goal


@click.command("compare", short_help="Compare scenarios with the first one.")
@options.files
@click.option("--by-total", is_flag=True, help="Bridge the horizon's cost, not the run rate.")
@click.option("--flip", is_flag=True, help="Show which assumptions change the winner, and where.")
@solve.flags
@options.by
@options.computing
def compare_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    files: tuple[Path, ...],
    by_total: bool,
    flip: bool,
    solve_for: str | None,
    goal_text: str | None,
    by: Kind,
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
    from costmodel.reports import data
    from costmodel.reports.compare_report import compare_document

    if len(files) < 2:
        raise UsageError("compare takes two files or more; the first is the baseline")
    named = [ScenarioFile(file, overrides) for file in files]
    if solve.is_asked(solve_for, goal_text, gates, flip=flip) or flip:
        opened, comparisons = open_comparison(named, month)
        if flip:
            solve.show_flips(opened, comparisons, goal)
        else:
            scopes = [each.scope for each in comparisons]
            solve.show_solved(opened, scopes, str(solve_for), str(goal_text), goal)
        say_warnings(opened.warnings, quiet=quiet, strict=strict)
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
    )
    say_warnings(result.warnings, quiet=quiet, strict=strict)
    refuse_met(failed)
