"""`costmodel validate`: every problem of assumption files at once, nothing computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.cli import options as flags
from costmodel.cli.exits import INVALID, StrictError, say_problems
from costmodel.cli.output import target
from costmodel.cli.warn import strict_message

if TYPE_CHECKING:
    from costmodel.assumptions.problems import Problem
    from costmodel.cli.output import Target


def validate_command(  # noqa: PLR0913 - a command has as many arguments as flags
    files: flags.Files,
    *,
    set_: flags.Set = [],  # noqa: B006 - typer's own default
    format_: flags.FormatOption = None,
    output: flags.Output = None,
    force: flags.Force = False,
    strict: flags.Strict = False,
    quiet: flags.Quiet = False,
) -> None:
    """Check assumption files and the units of the whole model, without computing.

    Example: costmodel validate inhouse.yaml hybrid.yaml --strict
    """
    from costmodel.analysis.run import check_units, open_scenarios
    from costmodel.assumptions.problems import AssumptionsError

    goal = target(format_, output, force=force)
    problems: list[Problem] = []
    try:
        opened = open_scenarios(files, set_)
        check_units(opened)
        problems += [warning for each in opened.loaded for warning in each.warnings]
    except AssumptionsError as error:
        problems += error.problems
        if goal.format == "table":
            raise
    _write(problems, goal, [str(file) for file in files], quiet=quiet)
    if any(problem.severity == "error" for problem in problems):
        raise SystemExit(INVALID)
    if strict and problems:
        raise StrictError(strict_message(problems))


def _write(problems: list[Problem], goal: Target, names: list[str], *, quiet: bool) -> None:
    if goal.format == "table":
        if not quiet:
            say_problems(problems, ", ".join(names))
        return
    from costmodel.reports import data

    if goal.format == "json":
        goal.write(data.to_json(data.problems_data(problems)))
    elif goal.format == "csv":
        goal.write(data.problems_csv(problems))
    else:
        goal.write("".join(f"- {problem}\n" for problem in problems) or "No problems.\n")
