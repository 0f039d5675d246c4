"""What was changed in a workbook since it was written, held against the files it was made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from costmodel.analysis.run import ScenarioFile, in_currency, open_scenarios
from costmodel.assumptions.inefficiency import FROM_SHIFTS
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.assumptions.rewriting import same_digits
from costmodel.assumptions.source import read_bytes
from costmodel.version import __version__
from costmodel.workbook.answers import CellError, number_in
from costmodel.workbook.manifest import cell_names
from costmodel.workbook.reading import read_book

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.loading import Loaded
    from costmodel.assumptions.reading import Amount
    from costmodel.assumptions.rewriting import Part
    from costmodel.workbook.manifest import Manifest, ScenarioRecord
    from costmodel.workbook.reading import Book, Run

MOST_NAMED = 12  # things of a kind that a warning lists


@dataclass(frozen=True, slots=True)
class Change:
    """An input with another number; `scopes` are the scenarios that take it from one cell."""

    scopes: tuple[str, ...]
    path: str
    part: Part
    cell: str
    old: float
    new: float
    unit: str

    @property
    def name(self) -> str:
        """The input, with `.low` or `.high` for an end of its range."""
        return self.path if self.part == "value" else f"{self.path}.{self.part}"


@dataclass(frozen=True)
class Review:
    """A workbook beside the scenarios it was made from: what changed, and what to say of it."""

    manifest: Manifest
    loaded: tuple[Loaded, ...]
    changes: tuple[Change, ...]
    warnings: tuple[Problem, ...]

    def of(self, scope: str) -> list[Change]:
        """The changes of a scenario."""
        return [change for change in self.changes if scope in change.scopes]

    def record(self, scope: str) -> ScenarioRecord:
        """What the book says of a scenario."""
        return next(each for each in self.manifest.scenarios if each.scope == scope)


def review(path: Path, folder: Path) -> Review:
    """Compare a workbook with its files, whose paths start at a folder.

    Raises `BookError` for a file that is no such workbook, `AssumptionsError` for files that have
    changed since and for cells that hold no number.
    """
    book = read_book(path)
    _refuse_other_files(book.manifest, folder)
    records = book.manifest.scenarios
    files = [ScenarioFile(folder / each.files[0].path, each.overrides) for each in records]
    loaded = open_scenarios(files, book.manifest.month).loaded
    _refuse_other_chains(loaded, records)
    found = _Compared(book)
    for each in loaded:
        found.compare(each.scenario)
    if found.problems:
        raise AssumptionsError(found.problems)
    warnings = (*_general_warnings(book), *found.warnings())
    return Review(book.manifest, loaded, tuple(found.changes.values()), warnings)


def _refuse_other_files(manifest: Manifest, folder: Path) -> None:
    """Raise `AssumptionsError` for files that are not those the book was made from."""
    problems = []
    for file in dict.fromkeys(file for each in manifest.scenarios for file in each.files):
        path = folder / file.path
        try:
            same = sha256(read_bytes(path, str(path))).hexdigest() == file.sha256
        except AssumptionsError as error:
            help_text = "if the book was moved, name the folder it was written to: --origin FOLDER"
            problems += [replace(each, span=None, help=help_text) for each in error.problems]
        else:
            problems += [] if same else [_changed_file(str(path))]
    if problems:
        raise AssumptionsError(problems)


def _changed_file(shown: str) -> Problem:
    message = f"`{shown}` has changed since the workbook was written"
    help_text = "write the workbook anew and make the changes there, or bring back the old file"
    return Problem("error", "changed-file", message, None, help_text)


def _refuse_other_chains(loaded: Iterable[Loaded], records: Iterable[ScenarioRecord]) -> None:
    """Raise `AssumptionsError` where the files read are not the ones the book names."""
    for each, record in zip(loaded, records, strict=True):
        read, named = [file.sha256 for file in each.files], [file.sha256 for file in record.files]
        if each.scenario.scope != record.scope or read != named:
            raise AssumptionsError([_changed_file(each.files[0].shown)])


def _general_warnings(book: Book) -> Iterator[Problem]:
    version = book.manifest.version
    if version != __version__:
        message = f"the workbook was written by costmodel {version}, and this is {__version__}"
        yield _warning("other-version", message)
    for each in book.manifest.scenarios:
        if each.overrides:
            given = " ".join(f'--set "{override}"' for override in each.overrides)
            message = f"`{each.scope}` was made with {given}, which no file has: give it again"
            yield Problem("note", "made-with-set", message, None)
    yield from _other_rows(book)
    yield from _overwritten(book.overwritten)


def _warning(code: str, message: str) -> Problem:
    return Problem("warning", code, message, None)


def _other_rows(book: Book) -> Iterator[Problem]:
    for sheet, row in book.manifest.last_rows.items():
        now = book.last_rows.get(sheet)
        if now is None:
            yield _warning("sheet-gone", f"there is no sheet `{sheet}` any more")
        elif now != row:
            what = "more: they were inserted, or" if now > row else "fewer:"
            what += " something stands below" if now > row else " some were deleted"
            yield _warning("other-rows", f"`{sheet}` has {abs(now - row)} rows {what}")


def _overwritten(runs: tuple[Run, ...]) -> Iterator[Problem]:
    if runs:
        places = [f"{run.address}{f' ({run.label})' if run.label else ''}" for run in runs]
        message = "numbers stand where formulas were, and are not read"
        yield _warning("overwritten-formula", f"{message}: {_some(places)}")


def _some(things: list[str]) -> str:
    shown = ", ".join(things[:MOST_NAMED])
    more = len(things) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown


class _Compared:
    """Collects what differs between the cells of a book and the inputs of its scenarios."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.changes: dict[tuple[str, str, Part], Change] = {}  # by cell, path and part
        self.problems: list[Problem] = []
        self._gone: list[str] = []
        self._kept: list[str] = []

    def compare(self, s: Scenario) -> None:
        """Look at all inputs of a scenario."""
        for path, amount in s.inputs.items():
            for part, name in cell_names(s.scope, path, amount).items():
                if name in self._book.cells:
                    self._compare_cell(s, path, part, name)
                else:
                    self._gone.append(name)

    def _compare_cell(self, s: Scenario, path: str, part: Part, name: str) -> None:
        cell, amount = self._book.cells[name], s.inputs[path]
        old: float = getattr(amount, part)
        try:
            new = number_in(cell, path, amount)
        except CellError as error:
            message = f"{cell.address}, {name.removeprefix(f'{s.scope}.')}: {error}"
            problem = Problem("error", "cell", message, None, error.help)
            self.problems += [] if problem in self.problems else [problem]
            return
        if same_digits(old, new):
            return
        why = _no_way_back(path, amount, new)
        if why:
            self._kept.append(f"{cell.address}, {path}: {why}")
            return
        unit = in_currency(amount.unit, s.currency)
        key = cell.address, path, part
        before = self.changes.get(key)
        scopes = (*before.scopes, s.scope) if before else (s.scope,)
        self.changes[key] = Change(scopes, path, part, cell.address, old, new, unit)

    def warnings(self) -> Iterator[Problem]:
        """What of the cells could not be taken over."""
        if self._gone:
            message = f"cells are gone, so these inputs stay as they are: {_some(self._gone)}"
            yield _warning("name-gone", message)
        for each in self._kept:
            yield _warning("cannot-come-back", each)


def _no_way_back(path: str, amount: Amount, new: float) -> str:
    """Why a changed input cannot be written into a file, or nothing."""
    if path == "run_rate_month":
        return f"no file has it; use `--month {new:.15g}`"
    if path.startswith("calendar."):
        return "no file has it; a file chooses between calendars by `calendar`"
    if amount.text == FROM_SHIFTS:
        return "it is measured from shifts; write a share in its place"
    if amount.span is not None and amount.span.file == "--set":
        return "it was given by --set, and no file has it; give the new number there"
    return ""
