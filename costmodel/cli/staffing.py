"""`costmodel staffing`: from load to paid FTE, what binds, service, and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.cli.output import Goal


@click.command("staffing", short_help="Show the staffing in detail: chain, week, service.")
@options.file
@click.option("--week", "event", default="", metavar="EVENT", help="Show the week of an event.")
@options.looking
def staffing_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    file: Path,
    event: str,
    overrides: tuple[str, ...],
    month: int | None,
    goal: Goal,
    strict: bool,
    quiet: bool,
) -> None:
    """Show how a scenario is staffed: from load to paid FTE, what binds, the week, the service.

    Example: costmodel staffing hybrid.yaml --set "demand.spike=25%"
    """
    from costmodel.analysis.run import ScenarioFile
    from costmodel.analysis.staffing import staffing
    from costmodel.reports import staffing_data
    from costmodel.reports.staffing_report import staffing_document

    view = staffing(ScenarioFile(file, overrides), month, event)
    goal.show(
        data=lambda: staffing_data.staffing_data(view),
        csv=lambda: staffing_data.staffing_csv(view),
        document=lambda: staffing_document(view),
    )
    say_warnings(view.result.warnings, quiet=quiet, strict=strict)
