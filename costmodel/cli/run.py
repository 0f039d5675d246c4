"""`costmodel run`: one scenario's costs, staffing and returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.gates import check_gates
from costmodel.cli.output import document_text, output_goal
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.analysis.results import ScenarioResult
    from costmodel.cli.options import Format
    from costmodel.cli.output import Goal


@click.command("run", short_help="Compute one scenario.")
@options.file
@options.computing
def run_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    file: Path,
    overrides: tuple[str, ...],
    month: int | None,
    format_: Format | None,
    output: Path | None,
    force: bool,
    no_color: bool,
    strict: bool,
    quiet: bool,
    gates: tuple[str, ...],
) -> None:
    """Compute one scenario: run rate, unit costs, staffing and returns.

    Example: costmodel run hybrid.yaml --set "demand.contacts=300_000 / month" --format json
    """
    from costmodel.analysis.run import ScenarioFile, run

    goal = output_goal(format_, output, force=force, no_color=no_color)
    result = run(ScenarioFile(file, overrides), month)
    goal.write(_text(result, goal))
    say_warnings(result.warnings, quiet=quiet, strict=strict)
    check_gates(gates, result.results)


def _text(result: ScenarioResult, goal: Goal) -> str:
    from costmodel.reports import data

    if goal.format == "json":
        return data.to_json(data.run_data([result]))
    if goal.format == "csv":
        return data.run_csv([result])
    from costmodel.reports.run_report import run_document

    return document_text(run_document(result), goal)
