"""`costmodel validate`: every problem of assumption files at once, nothing computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.exits import INVALID, StrictError, say_problems
from costmodel.cli.output import output_goal
from costmodel.cli.warn import strict_message

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.assumptions.problems import Problem
    from costmodel.cli.options import Format
    from costmodel.cli.output import Goal


@click.command("validate", short_help="Check assumption files, computing nothing.")
@options.files
@options.overrides
@options.output
@options.strict
@options.quiet
def validate_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    files: tuple[Path, ...],
    overrides: tuple[str, ...],
    format_: Format | None,
    output: Path | None,
    force: bool,
    no_color: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Check assumption files and the units of the whole model, computing nothing.

    Example: costmodel validate inhouse.yaml hybrid.yaml --strict
    """
    goal = output_goal(format_, output, force=force, no_color=no_color)
    problems = _problems_of(files, overrides)
    failed = any(problem.severity == "error" for problem in problems)
    if goal.format != "table":
        goal.write(_text(problems, goal))
    elif failed or not quiet:
        say_problems(problems, ", ".join(str(file) for file in files))
    if failed:
        raise SystemExit(INVALID)
    if strict and problems:
        raise StrictError(strict_message(problems))


def _problems_of(files: tuple[Path, ...], overrides: tuple[str, ...]) -> list[Problem]:
    from costmodel.analysis.run import ScenarioFile, check_units, open_scenarios
    from costmodel.assumptions.problems import AssumptionsError

    try:
        opened = open_scenarios(ScenarioFile(file, overrides) for file in files)
    except AssumptionsError as error:
        return list(error.problems)
    check_units(opened)
    return [warning for each in opened.loaded for warning in each.warnings]


def _text(problems: list[Problem], goal: Goal) -> str:
    from costmodel.reports import data

    if goal.format == "json":
        return data.to_json(data.problems_data(problems))
    if goal.format == "csv":
        return data.problems_csv(problems)
    return "".join(f"- {problem}\n" for problem in problems) or "No problems.\n"
