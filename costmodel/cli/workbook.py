"""`costmodel workbook`: the complete live model as an Excel workbook."""

from __future__ import annotations

from pathlib import Path

import click

from costmodel.cli import options
from costmodel.cli.exits import UsageError
from costmodel.cli.output import placed, refuse_overwriting, say
from costmodel.cli.warn import say_warnings

SUFFIX = ".xlsx"
_a_file = click.Path(path_type=Path)


@click.command("workbook", short_help="Write the live model as an Excel workbook.")
@options.files
@click.option("-o", "--output", "book", type=_a_file, required=True, help="The .xlsx to write.")
@options.overrides
@options.month
@options.force
@options.strict
@options.quiet
def workbook_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    files: tuple[Path, ...],
    book: Path,
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
    from costmodel.analysis.run import ScenarioFile
    from costmodel.workbook.book import write_book
    from costmodel.workbook.content import content_of
    from costmodel.workbook.theme import Theme

    content = content_of([ScenarioFile(file, overrides) for file in files], month)
    with placed(book) as path:
        write_book(path, content, Theme())
    say(f"wrote {book}")
    say_warnings(content.warnings, quiet=quiet, strict=strict)
