"""`costmodel justify`: what 24/7 costs beyond business hours, and what pays for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.exits import UsageError
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.cli.output import Goal


@click.command("justify", short_help="Show what 24/7 costs beyond business hours, and if it pays.")
@options.file
@click.option(
    "--hours",
    multiple=True,
    default=("mon-fri 08:00-18:00",),
    show_default=True,
    metavar="HOURS",
    help='The hours to set against, such as "mon-fri 08:00-18:00"; repeatable.',
)
@options.looking
def justify_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    file: Path,
    hours: tuple[str, ...],
    overrides: tuple[str, ...],
    month: int | None,
    goal: Goal,
    strict: bool,
    quiet: bool,
) -> None:
    """Set a scenario against itself with business hours: what the other hours cost, what pays.

    Example: costmodel justify hybrid.yaml --hours "mon-fri 08:00-18:00"
    """
    from costmodel.analysis.coverage_case import coverage_case
    from costmodel.analysis.run import ScenarioFile
    from costmodel.reports import coverage_case_report as report

    halves = frozenset(half for text in hours for half in _halves(text))
    case = coverage_case(ScenarioFile(file, overrides), hours, halves, month)
    goal.show(
        data=lambda: report.coverage_case_data(case),
        csv=lambda: report.coverage_case_csv(case),
        document=lambda: report.coverage_case_document(case),
    )
    say_warnings(case.result.warnings, quiet=quiet, strict=strict)


def _halves(text: str) -> set[int]:
    from costmodel.assumptions.hours import read_hours
    from costmodel.assumptions.notation import NotationError

    try:
        return read_hours(text)
    except NotationError as problem:
        raise UsageError(f"--hours: {problem}; {problem.help}") from None
