"""`costmodel schedule`: shifts that cover the requirement, and what they waste."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.cli.output import Goal


@click.command("schedule", short_help="Fit shifts to the requirement: roster and what it wastes.")
@options.file
@click.option("--team", metavar="TEAM", help="Schedule this team alone.")
@options.overrides
@options.output
@options.strict
@options.quiet
def schedule_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    file: Path,
    team: str | None,
    overrides: tuple[str, ...],
    goal: Goal,
    strict: bool,
    quiet: bool,
) -> None:
    """Cover each team's typical and peak week with shifts at least cost.

    Example: costmodel schedule hybrid.yaml --team day
    """
    from costmodel.analysis.run import ScenarioFile
    from costmodel.analysis.schedule import schedules
    from costmodel.reports import schedule_data
    from costmodel.reports.schedule_report import schedule_document

    view = schedules(ScenarioFile(file, overrides), team)
    goal.show(
        data=lambda: schedule_data.schedule_data(view),
        csv=lambda: schedule_data.schedule_csv(view),
        document=lambda: schedule_document(view),
    )
    say_warnings(view.result.warnings, quiet=quiet, strict=strict)
