"""`costmodel compare`: scenarios side by side and the switch from the first to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from costmodel.cli import options as flags
from costmodel.cli.exits import UsageError
from costmodel.cli.gates import check_gates
from costmodel.cli.output import document_text, target
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from costmodel.analysis.results import CompareResult
    from costmodel.cli.output import Target

ByTotal = Annotated[
    bool, typer.Option("--by-total", help="Bridge the horizon's cost instead of the run rate.")
]


def compare_command(  # noqa: PLR0913 - a command has as many arguments as flags
    files: flags.Files,
    *,
    by_total: ByTotal = False,
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
    """Compare scenarios with the first: the switch, both sides, the change by line.

    Example: costmodel compare inhouse.yaml hybrid.yaml --fail-if "payback_months > 18"
    """
    from costmodel.analysis.compare import compare

    if len(files) < 2:
        raise UsageError("compare takes two files or more; the first is the baseline")
    goal = target(format_, output, force=force, no_color=no_color)
    result = compare(files, set_, month)
    goal.write(_text(result, goal, by_total=by_total))
    everything = [problem for each in result.scenarios for problem in each.warnings]
    everything += [problem for each in result.comparisons for problem in each.warnings]
    say_warnings(everything, quiet=quiet, strict=strict)
    for comparison in result.comparisons:
        check_gates(fail_if, comparison.results)


def _text(result: CompareResult, goal: Target, *, by_total: bool) -> str:
    from costmodel.reports import data

    if goal.format == "json":
        return data.to_json(data.compare_data(result))
    if goal.format == "csv":
        return data.compare_csv(result)
    from costmodel.reports.compare_report import compare_document

    return document_text(compare_document(result, by_total=by_total), goal)
