"""`costmodel explain`: where a number comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.cli.output import Goal

SHOWN = 4  # levels of the chain: to the cost lines of a headline, and what each is made of


@click.command("explain", short_help="Show where a number comes from.")
@click.argument("quantity")
@options.file
@click.option(
    "--depth", default=SHOWN, show_default=True, type=click.IntRange(min=0), help="Levels to show."
)
@options.overrides
@options.month
@options.output
def explain_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    quantity: str,
    file: Path,
    depth: int,
    overrides: tuple[str, ...],
    month: int | None,
    goal: Goal,
) -> None:
    """Show the chain of a number: formulas, values, units, file and line of each assumption.

    Example: costmodel explain cost_per_contact hybrid.yaml --depth 6
    """
    from costmodel.analysis.explain import explain
    from costmodel.analysis.run import ScenarioFile
    from costmodel.reports import data
    from costmodel.reports.explain_report import explain_document

    explanation = explain(quantity, ScenarioFile(file, overrides), month)
    goal.show(
        data=lambda: data.explain_data(explanation),
        csv=lambda: data.explain_csv(explanation),
        document=lambda: explain_document(explanation, depth),
    )
