"""`costmodel workbook`: the complete live model as an Excel workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.exits import Refused, UsageError
from costmodel.cli.output import placed, refuse_overwriting, say
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from costmodel.analysis.simulation.methods import Plan
    from costmodel.analysis.simulation.simulate import Design
    from costmodel.workbook.theme import Theme

SUFFIX = ".xlsx"
_a_file = click.Path(path_type=Path)


@click.command("workbook", short_help="Write the live model as an Excel workbook.")
@options.files
@click.option("-o", "--output", "book", type=_a_file, required=True, help="The .xlsx to write.")
@click.option("--theme", "theme_file", type=_a_file, help="Colors, font and logo, from YAML.")
@click.option("--template", type=_a_file, help="Take them of a company's own workbook.")
@click.option(
    "--simulate", "draws", type=click.IntRange(min=2), help="Add a simulation of so many draws."
)
@click.option(
    "--drivers",
    "points",
    type=click.IntRange(min=32),
    help="Add what decides the results, from so many base points.",
)
@click.option("--seed", type=click.IntRange(min=0), default=0, help="Of the draws; 0 by default.")
@options.overrides
@options.month
@options.force
@options.strict
@options.quiet
def workbook_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    files: tuple[Path, ...],
    book: Path,
    theme_file: Path | None,
    template: Path | None,
    draws: int | None,
    points: int | None,
    seed: int,
    overrides: tuple[str, ...],
    month: int | None,
    force: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Write all inputs, formulas and results as a live Excel workbook, with charts and checks.

    Example: costmodel workbook inhouse.yaml hybrid.yaml -o review.xlsx
    """
    if book.suffix.lower() != SUFFIX:
        raise UsageError(f"a workbook is an {SUFFIX} file, not {book}")
    refuse_overwriting(book, force=force)
    theme = _theme(theme_file, template)
    from costmodel.analysis.run import ScenarioFile
    from costmodel.workbook.book import write_book
    from costmodel.workbook.content import content_of
    from costmodel.workbook.page import FormulaTooLongError

    design = None if draws is None else _design(draws, seed)
    plan = None if points is None else _plan(points, seed)
    content = content_of([ScenarioFile(file, overrides) for file in files], month, design, plan)
    try:
        with placed(book) as path:
            write_book(path, content, theme)
    except FormulaTooLongError as error:
        raise Refused(str(error)) from None
    say(f"wrote {book}")
    say_warnings(content.warnings, quiet=quiet, strict=strict)


def _theme(file: Path | None, template: Path | None) -> Theme:
    """The look that is asked for."""
    from costmodel.workbook.opening import BookError
    from costmodel.workbook.template import theme_of_template
    from costmodel.workbook.theme import Theme
    from costmodel.workbook.theme_file import read_theme

    if file is not None and template is not None:
        raise UsageError("--theme and --template both say how the book looks: ask for one")
    if file is not None:
        return read_theme(file)
    try:
        return Theme() if template is None else theme_of_template(template)
    except BookError as error:
        raise UsageError(str(error)) from None


def _design(draws: int, seed: int) -> Design:
    from costmodel.analysis.simulation.simulate import Design

    return Design(draws, seed)


def _plan(points: int, seed: int) -> Plan:
    from costmodel.analysis.simulation.methods import Plan
    from costmodel.workbook.deciding import METHODS

    return Plan(METHODS, points, seed)
