"""`costmodel compare`: scenarios side by side and the switch from the first to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.exits import UsageError
from costmodel.cli.gates import check_gates
from costmodel.cli.output import document_text, output_goal
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.analysis.results import CompareResult
    from costmodel.cli.options import Format
    from costmodel.cli.output import Goal


@click.command("compare", short_help="Compare scenarios with the first one.")
@options.files
@click.option("--by-total", is_flag=True, help="Bridge the horizon's cost, not the run rate.")
@options.computing
def compare_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    files: tuple[Path, ...],
    by_total: bool,
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
    """Compare scenarios with the first: the switch, both sides, the change by line, the bridge.

    Example: costmodel compare inhouse.yaml hybrid.yaml --fail-if "payback_months > 18"
    """
    from costmodel.analysis.compare import compare
    from costmodel.analysis.run import ScenarioFile

    if len(files) < 2:
        raise UsageError("compare takes two files or more; the first is the baseline")
    goal = output_goal(format_, output, force=force, no_color=no_color)
    result = compare([ScenarioFile(file, overrides) for file in files], month)
    goal.write(_text(result, goal, by_total=by_total))
    say_warnings(result.warnings, quiet=quiet, strict=strict)
    for comparison in result.comparisons:
        check_gates(gates, comparison.results)


def _text(result: CompareResult, goal: Goal, *, by_total: bool) -> str:
    from costmodel.reports import data

    if goal.format == "json":
        return data.to_json(data.compare_data(result))
    if goal.format == "csv":
        return data.compare_csv(result)
    from costmodel.reports.compare_report import compare_document

    return document_text(compare_document(result, by_total=by_total), goal)
