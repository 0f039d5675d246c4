"""`costmodel sensitivity`: which assumptions decide a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.exits import UsageError
from costmodel.cli.progress import progress
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.cli.output import Goal

METHODS = (
    *("tornado", "break-even", "spider", "conditional", "sobol", "shapley", "morris", "pawn"),
    *("prim", "all"),
)


@click.command("sensitivity", short_help="Show which assumptions decide a result.")
@options.files
@click.option(
    "--method",
    "methods",
    multiple=True,
    type=click.Choice(METHODS),
    help="How to look for it; repeatable. By default tornado and break-even, unless --two-way.",
)
@click.option(
    "--two-way",
    "pairs",
    nargs=2,
    multiple=True,
    metavar="PATH PATH",
    help="Show the results over the ranges of two assumptions; repeatable.",
)
@click.option(
    "--result", "names", multiple=True, metavar="NAME", help="Explain this result; repeatable."
)
@click.option(
    "--points",
    type=click.IntRange(min=32),
    default=1_024,
    show_default=True,
    help="Base points of methods that draw.",
)
@click.option(
    "--steps",
    type=click.IntRange(min=2, max=101),
    default=5,
    show_default=True,
    help="Values from low to high in spider and --two-way.",
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of all draws."
)
@click.option("--by-section", is_flag=True, help="Shapley effects of sections of the file.")
@options.drawing
def sensitivity_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    files: tuple[Path, ...],
    methods: tuple[str, ...],
    pairs: tuple[tuple[str, str], ...],
    names: tuple[str, ...],
    points: int,
    steps: int,
    seed: int,
    by_section: bool,
    overrides: tuple[str, ...],
    month: int | None,
    goal: Goal,
    strict: bool,
    quiet: bool,
) -> None:
    """Show which uncertain assumptions decide the results of a file, or of the switch between two.

    Example: costmodel sensitivity inhouse.yaml hybrid.yaml --method shapley --by-section
    """
    from costmodel.analysis.run import ScenarioFile
    from costmodel.analysis.simulation.drivers import drivers
    from costmodel.analysis.simulation.methods import METHODS as ALL
    from costmodel.analysis.simulation.methods import QUICK, Plan
    from costmodel.charts.tornado import sensitivity_chart
    from costmodel.reports import sensitivity_report as report

    if len(files) > 2:
        raise UsageError("sensitivity takes one file, or two to look at their difference")
    if by_section and not {"shapley", "all"} & set(methods):
        raise UsageError("--by-section is of Shapley effects: add --method shapley")
    usual = () if pairs else QUICK
    chosen = ALL if "all" in methods else tuple(dict.fromkeys(methods)) or usual
    plan = Plan(chosen, points, seed, by_section, tuple(dict.fromkeys(pairs)), steps)
    named = [ScenarioFile(each, overrides) for each in files]
    with progress("evaluations", quiet=quiet) as told:
        found = drivers(named, plan, month=month, names=names, progress=told)
    goal.show(
        data=lambda: report.sensitivity_data(found),
        csv=lambda: report.sensitivity_csv(found),
        document=lambda: report.sensitivity_document(found),
        chart=lambda: sensitivity_chart(found),
    )
    say_warnings(found.warnings, quiet=quiet, strict=strict)
