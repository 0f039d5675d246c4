"""`costmodel explain`: where a number comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from costmodel.cli import options as flags
from costmodel.cli.output import document_text, target

if TYPE_CHECKING:
    from costmodel.analysis.explain import Explanation
    from costmodel.cli.output import Target

SHOWN = 4  # levels of the chain: to the cost lines of a headline, and what each is made of

Quantity = Annotated[
    str, typer.Argument(help="A quantity or an input by its name.", show_default=False)
]
Depth = Annotated[int, typer.Option("--depth", min=0, help="Levels of the chain to show.")]


def explain_command(  # noqa: PLR0913 - a command has as many arguments as flags
    quantity: Quantity,
    file: flags.File,
    *,
    depth: Depth = SHOWN,
    set_: flags.Set = [],  # noqa: B006 - typer's own default
    month: flags.Month = None,
    format_: flags.FormatOption = None,
    output: flags.Output = None,
    force: flags.Force = False,
    no_color: flags.NoColor = False,
) -> None:
    """Show the chain of a number: formula, values, units, and file, line and source of each leaf.

    Example: costmodel explain cost_per_contact hybrid.yaml --depth 6
    """
    from costmodel.analysis.explain import explain

    goal = target(format_, output, force=force, no_color=no_color)
    goal.write(_text(explain(quantity, file, set_, month), goal, depth))


def _text(explanation: Explanation, goal: Target, depth: int) -> str:
    from costmodel.reports import data

    if goal.format == "json":
        return data.to_json(data.explain_data(explanation))
    if goal.format == "csv":
        return data.explain_csv(explanation)
    from costmodel.reports.explain_report import explain_document

    return document_text(explain_document(explanation, depth), goal)
