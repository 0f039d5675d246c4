"""What there is to say of a workbook besides its numbers: who wrote it, and what was done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.problems import Problem
from costmodel.version import __version__
from costmodel.workbook.formula_cells import addresses
from costmodel.workbook.inputs import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costmodel.assumptions.loading import Loaded
    from costmodel.workbook.formula_cells import Cell
    from costmodel.workbook.manifest import Manifest
    from costmodel.workbook.reading import Book

MOST_NAMED = 12  # things of a kind that a warning lists


def warning(code: str, message: str) -> Problem:
    """A warning without a place in a file."""
    return Problem("warning", code, message, None)


def some(things: Sequence[str]) -> str:
    """The first of some things, and how many more there are."""
    shown = ", ".join(things[:MOST_NAMED])
    more = len(things) - MOST_NAMED
    return f"{shown} and {more:,} more" if more > 0 else shown


def about_files(manifest: Manifest, loaded: Sequence[Loaded]) -> Iterator[Problem]:
    """What of the files is not as it was when the book was written."""
    written = {file.sha256 for each in manifest.scenarios for file in each.files}
    other = {file.shown for each in loaded for file in each.files if file.sha256 not in written}
    for shown in sorted(other):
        yield warning("other-file", f"`{shown}` has changed since the workbook was made from it")
    for each in manifest.scenarios:
        if each.overrides:
            given = " ".join(f'--set "{override}"' for override in each.overrides)
            message = f"`{each.scope}` was made with {given}, which no file has: give it again"
            yield Problem("note", "made-with-set", message, None)


def about_book(book: Book) -> Iterator[Problem]:
    """Whether another version wrote the book, and what was done to it besides its inputs."""
    version = book.manifest.version
    if version != __version__:
        message = f"the workbook was written by costmodel {version}, and this is {__version__}"
        yield warning("other-version", message)
    if book.case not in ("", CASES[0]):
        message = f"the book shows the case `{book.case}`; what is read are its typical values"
        yield Problem("note", "case", message, None)
    for sheet, written in book.manifest.formulas.items():
        if sheet in book.formulas:
            yield from _about_formulas(sheet, written, book.formulas[sheet])
        else:
            yield warning("sheet-gone", f"there is no sheet `{sheet}` any more")


def _about_formulas(sheet: str, written: set[Cell], found: set[Cell]) -> Iterator[Problem]:
    gone, new = written - found, found - written
    if not gone:
        return
    places = some(list(addresses(gone)))
    if not new:
        message = f"formulas of `{sheet}` were overwritten or deleted, and are not read: {places}"
        yield warning("overwritten-formula", message)
        return
    fewer = len(written) - len(found)
    message = f"formulas of `{sheet}` do not stand where they were written: rows or columns were "
    message += "inserted or deleted, or formulas overwritten; inputs are found by their names"
    yield warning("other-rows", message + (f"; there are {fewer:,} formulas fewer" * (fewer > 0)))
