"""`costmodel run`: one scenario's costs, staffing and returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.cli import options as flags
from costmodel.cli.gates import check_gates
from costmodel.cli.output import document_text, target
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from costmodel.analysis.results import ScenarioResult
    from costmodel.cli.output import Target


def run_command(  # noqa: PLR0913 - a command has as many arguments as flags
    file: flags.File,
    *,
    set_: flags.Set = [],  # noqa: B006 - typer's own default
    month: flags.Month = None,
    format_: flags.FormatOption = None,
    output: flags.Output = None,
    force: flags.Force = False,
    fail_if: flags.FailIf = [],  # noqa: B006 - typer's own default
    strict: flags.Strict = False,
    quiet: flags.Quiet = False,
    no_color: flags.NoColor = False,
) -> None:
    """Compute one scenario: run rate, unit costs, staffing, returns.

    Example: costmodel run hybrid.yaml --set demand.contacts="300_000 / month" --format json
    """
    from costmodel.analysis.run import run

    goal = target(format_, output, force=force, no_color=no_color)
    result = run(file, set_, month)
    goal.write(_text(result, goal))
    say_warnings(result.warnings, quiet=quiet, strict=strict)
    check_gates(fail_if, result.results)


def _text(result: ScenarioResult, goal: Target) -> str:
    from costmodel.reports import data

    if goal.format == "json":
        return data.to_json(data.run_data([result]))
    if goal.format == "csv":
        return data.run_csv([result])
    from costmodel.reports.run_report import run_document

    return document_text(run_document(result), goal)
