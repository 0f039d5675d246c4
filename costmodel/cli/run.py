"""`costmodel run`: one scenario's costs, staffing and returns."""

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


@click.command("run", short_help="Compute one scenario.")
@options.file
@click.option(
    "--calibration",
    "calibrating",
    is_flag=True,
    help="Say which assumptions would close the gaps to the `actual` month.",
)
@solve.flags
@options.by
@options.computing
def run_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    file: Path,
    calibrating: bool,
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
    """Compute one scenario: run rate, unit costs, staffing and returns.

    Example: costmodel run hybrid.yaml --set "demand.contacts=300_000 / month" --format json
    """
    from costmodel.analysis.run import ScenarioFile, open_scenarios, run
    from costmodel.reports import data
    from costmodel.reports.run_report import run_document

    if solve.is_asked(solve_for, goal_text):
        opened = open_scenarios([ScenarioFile(file, overrides)], month)
        scope = opened.loaded[0].scenario.scope
        solve.show_solved(opened, scope, str(solve_for), str(goal_text), goal)
        return
    asked = read_gates(gates)
    result = run(ScenarioFile(file, overrides), month, calibrating=calibrating)
    if calibrating and not result.gaps:
        raise UsageError(f"{file} has no `actual` section to calibrate with")
    failed = met(asked, result.results)
    goal.show(
        data=lambda: data.run_data([result], by),
        csv=lambda: data.run_csv([result]),
        document=lambda: run_document(result, by),
    )
    say_warnings(result.warnings, quiet=quiet, strict=strict)
    refuse_met(failed)
