"""`costmodel run`: one scenario's costs, staffing and returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from costmodel.cli.gates import Gate
    from costmodel.cli.output import Goal


@click.command("run", short_help="Compute one scenario.")
@options.file
@click.option(
    "--calibration",
    "calibrating",
    is_flag=True,
    help="Say which assumptions would close the gaps to the `actual` month.",
)
@click.option(
    "--checklist",
    "checking",
    is_flag=True,
    help="Show which inputs of a launch the file gives, and which are missing.",
)
@solve.flags
@click.option("--study", is_flag=True, help="Print the table of a consulting study instead.")
@options.by
@options.computing
def run_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    file: Path,
    calibrating: bool,
    checking: bool,
    solve_for: str | None,
    goal_text: str | None,
    study: bool,
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

    _refuse_several(study=study, calibration=calibrating, checklist=checking, solve=bool(solve_for))
    if checking:
        _show_checklist(ScenarioFile(file, overrides), goal)
        return
    if solve.is_asked(solve_for, goal_text, gates):
        opened = open_scenarios([ScenarioFile(file, overrides)], month)
        scopes = [opened.loaded[0].scenario.scope]
        solve.show_solved(opened, scopes, str(solve_for), str(goal_text), goal)
        say_warnings(opened.warnings, quiet=quiet, strict=strict)
        return
    asked = read_gates(gates)
    if study:
        _run_study(ScenarioFile(file, overrides), month, goal, asked, strict=strict, quiet=quiet)
        return
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


def _refuse_several(**asked: bool) -> None:
    """Raise `UsageError` where flags ask for more than one report."""
    flags = [f"--{name}" for name, is_asked in asked.items() if is_asked]
    if len(flags) > 1:
        raise UsageError(f"{' and '.join(flags[:2])} are two reports: ask for one")


def _run_study(  # noqa: PLR0913 - what the command was asked
    file: ScenarioFile,
    month: int | None,
    goal: Goal,
    asked: Sequence[Gate],
    *,
    strict: bool,
    quiet: bool,
) -> None:
    from costmodel.analysis.study import run_study
    from costmodel.reports.study_report import study_csv, study_data, study_document

    found = run_study(file, month)
    failed = met(asked, {**found.scenario.results, **found.results})
    goal.show(
        data=lambda: study_data(found),
        csv=lambda: study_csv(found),
        document=lambda: study_document(found),
    )
    say_warnings(found.scenario.warnings, quiet=quiet, strict=strict)
    refuse_met(failed)


def _show_checklist(file: ScenarioFile, goal: Goal) -> None:
    """The checklist of a launch, from what is written alone."""
    from costmodel.analysis.checklist import checklist
    from costmodel.analysis.run import open_scenarios
    from costmodel.reports import checklist_report as report

    (loaded,) = open_scenarios([file]).loaded
    name, items = loaded.scenario.scope, checklist(loaded.scenario)
    goal.show(
        data=lambda: report.checklist_data(name, items),
        csv=lambda: report.checklist_csv(items),
        document=lambda: report.checklist_document(name, items),
    )
