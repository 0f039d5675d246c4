"""`costmodel validate`: every problem of assumption files at once, nothing computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.exits import INVALID, say_problems
from costmodel.cli.warn import refuse_warnings

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.assumptions.problems import Problem
    from costmodel.cli.output import Goal


@click.command("validate", short_help="Check assumption files, computing nothing.")
@options.files
@options.overrides
@options.output
@options.strict
@options.quiet
def validate_command(
    *,
    files: tuple[Path, ...],
    overrides: tuple[str, ...],
    goal: Goal,
    strict: bool,
    quiet: bool,
) -> None:
    """Check assumption files and the units of the whole model, computing nothing.

    Example: costmodel validate inhouse.yaml hybrid.yaml --strict
    """
    problems = _problems_of(files, overrides)
    names = ", ".join(map(str, files))
    failed = any(problem.severity == "error" for problem in problems)
    if goal.format != "table" or goal.path is not None:
        _write(problems, names, goal)
    elif failed or not quiet:
        say_problems(problems, names)
    if failed:
        raise SystemExit(INVALID)
    if strict:
        refuse_warnings(problems)


def _problems_of(files: tuple[Path, ...], overrides: tuple[str, ...]) -> list[Problem]:
    """The problems of each file by itself; those of a file that several extend once."""
    from costmodel.analysis.run import ScenarioFile, check_units, open_scenarios
    from costmodel.assumptions.problems import AssumptionsError

    found: list[Problem] = []
    for file in files:
        try:
            opened = open_scenarios([ScenarioFile(file, overrides)])
        except AssumptionsError as error:
            found += error.problems
        else:
            check_units(opened)
            found += opened.loaded[0].warnings
    return list(dict.fromkeys(found))


def _write(problems: list[Problem], names: str, goal: Goal) -> None:
    from costmodel.reports import data
    from costmodel.reports.problems import problems_document, problems_text

    if goal.format == "table":
        goal.write(problems_text(problems, names))
        return
    goal.show(
        data=lambda: data.problems_data(problems),
        csv=lambda: data.problems_csv(problems),
        document=lambda: problems_document(problems, names),
    )
