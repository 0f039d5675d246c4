"""`costmodel import`: the numbers of a workbook back into assumption files."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.exits import INVALID, Refused, UsageError, say_problems
from costmodel.cli.output import refuse_overwriting, say, write_files
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.cli.output import Goal
    from costmodel.workbook.changes import Review
    from costmodel.workbook.importing import Edited


@click.command("import", short_help="Bring the numbers of an edited workbook back into files.")
@click.argument("book", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write the new files there; by default beside the workbook.",
)
@click.option("--in-place", is_flag=True, help="Change the original files instead.")
@click.option(
    "--origin",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The folder the workbook was written to, if it has been moved since.",
)
@options.output
@options.strict
@options.quiet
def import_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    book: Path,
    folder: Path | None,
    in_place: bool,
    origin: Path | None,
    goal: Goal,
    strict: bool,
    quiet: bool,
) -> None:
    """Show which inputs of a workbook were changed, and write them as assumption files.

    For each changed scenario a new file extends the original one and holds what changed;
    --in-place changes the numbers in the original files, and nothing else in them. Formulas are
    never evaluated. Refused unread: macros, links to other workbooks, XML with entities, more than
    64 MiB (unpacked 1 GiB, a sheet of inputs 16 MiB), parts packed over 100 times.

    Example: costmodel import review.xlsx --to reviewed
    """
    from costmodel.reports import import_report as report
    from costmodel.workbook.changes import review
    from costmodel.workbook.importing import edited_in_place

    if in_place and folder is not None:
        raise UsageError("--in-place changes files where they are: leave out --to")
    with _said_of(book):
        found = review(book, origin or book.parent)
        edited = edited_in_place(found) if in_place else _beside(found, folder or book.parent, goal)
    warnings = (*found.warnings, *edited.warnings)
    goal.show(
        data=lambda: report.import_data(book, found.changes, edited.texts, warnings),
        csv=lambda: report.import_csv(found.changes),
        document=lambda: report.import_document(book, found.changes),
    )
    say_warnings(warnings, quiet=quiet, strict=strict)
    if edited.texts:
        write_files(edited.texts)
        say(f"wrote {', '.join(map(str, edited.texts))}")


def _beside(found: Review, folder: Path, goal: Goal) -> Edited:
    """New files in a folder; raises `UsageError` where one cannot be written."""
    from costmodel.workbook.importing import edited_beside, files_beside
    from costmodel.workbook.proof import real

    originals = {real(file.path) for each in found.loaded for file in each.files}
    for path in files_beside(found, folder).values():
        if real(path) in originals:
            raise UsageError(f"the workbook was made from {path}; --to names another folder")
        refuse_overwriting(path, force=goal.force)
    return edited_beside(found, folder)


@contextmanager
def _said_of(book: Path) -> Iterator[None]:
    """Say of the workbook what is wrong with it or with its numbers; nothing has been written."""
    from costmodel.assumptions.problems import AssumptionsError
    from costmodel.workbook.opening import BookError

    try:
        yield
    except BookError as error:
        raise Refused(str(error)) from None
    except AssumptionsError as error:
        say_problems(error.problems, str(book), "nothing was written")
        raise SystemExit(INVALID) from None
