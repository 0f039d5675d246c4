"""What was changed in a workbook since it was written, held against the files it was made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from costmodel.analysis.run import in_currency
from costmodel.assumptions.inefficiency import FROM_SHIFTS
from costmodel.assumptions.loading import load_scenario
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.assumptions.rewriting import same_digits
from costmodel.kernel.quantity import Graph
from costmodel.workbook.answers import CellError, number_in
from costmodel.workbook.inputs import FIXED
from costmodel.workbook.ranges import ends_of
from costmodel.workbook.reading import read_book
from costmodel.workbook.statements import about_book, about_files, some, warning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from costmodel.assumptions.loading import Loaded
    from costmodel.assumptions.reading import Amount
    from costmodel.assumptions.rewriting import Part
    from costmodel.workbook.manifest import Manifest, ScenarioRecord
    from costmodel.workbook.reading import Book, Cell


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
        scopes = [each.scenario.scope for each in self.loaded]
        return self.manifest.scenarios[scopes.index(scope)]


def review(path: Path, folder: Path) -> Review:
    """Compare a workbook with its files, whose paths start at a folder.

    Raises `BookError` for a file that is no such workbook, `AssumptionsError` for files that are
    gone or not valid and for cells that hold no number.
    """
    book = read_book(path)
    loaded = tuple(_loaded(each, folder, book.manifest.month) for each in book.manifest.scenarios)
    found = _Compared(book, loaded)
    found.compare()
    if found.problems:
        raise AssumptionsError(found.problems)
    warnings = (*about_files(book.manifest, loaded), *about_book(book), *found.warnings())
    return Review(book.manifest, loaded, tuple(found.changes.values()), warnings)


def _loaded(record: ScenarioRecord, folder: Path, month: int | None) -> Loaded:
    path = folder / record.files[0].path
    if not path.exists():
        message = f"there is no file `{path}`, which the workbook was made from"
        help_text = "if the book was moved, name the folder it was written to: --origin FOLDER"
        raise AssumptionsError([Problem("error", "no-file", message, None, help_text)])
    return load_scenario(path, Graph(), record.overrides, month)


def part_of(amount: Amount, part: Part) -> float | None:
    """The typical value of an input or an end of its range; None where it has none."""
    if part == "value":
        return amount.value
    low, high = ends_of(amount) or (None, None)
    return low if part == "low" else high


class _Compared:
    """Collects what differs between the cells of a book and the inputs of its scenarios."""

    def __init__(self, book: Book, loaded: tuple[Loaded, ...]) -> None:
        self._book = book
        self._known = {
            name: (each, path, part)
            for each in loaded
            for path in each.scenario.inputs
            for part, name in _names(each.scenario.scope, path)
        }
        self.changes: dict[tuple[str, str, Part], Change] = {}  # by cell, path and part
        self.problems: list[Problem] = []
        self._gone: list[str] = []
        self._kept: list[str] = []
        self._differing: list[str] = []

    def compare(self) -> None:
        """Look at all inputs that the book was written with."""
        for name, written in self._book.manifest.inputs.items():
            cell = self._book.cells.get(name)
            if cell is None:
                self._gone.append(name)
            elif name in self._known:
                self._compare_known(name, cell, written)
            elif cell.value != written:
                self._kept.append(f"{cell.address}, {name}: {_why_unknown(name)}")

    def _compare_known(self, name: str, cell: Cell, written: float) -> None:
        loaded, path, part = self._known[name]
        amount = loaded.scenario.inputs[path]
        try:
            new = number_in(cell, path, amount)
        except CellError as error:
            message = f"{cell.address}, {path}: {error}"
            problem = Problem("error", "cell", message, None, error.help)
            self.problems += [] if problem in self.problems else [problem]
            return
        old = part_of(amount, part)
        if same_digits(new, written) or (old is not None and same_digits(new, old)):
            return
        why = _no_way_back(path, amount, new) if old is not None else "the file has no range for it"
        if why or old is None:
            self._kept.append(f"{cell.address}, {path}: {why}")
            return
        if not same_digits(old, written):
            texts = f"{old:.15g}, and it was {written:.15g} when the workbook was written"
            self._differing.append(f"{cell.address}, {path}: in the files it is now {texts}")
        self._add(cell, loaded, path, part, old, new)

    def _add(  # noqa: PLR0913, PLR0917 - what a change consists of
        self, cell: Cell, loaded: Loaded, path: str, part: Part, old: float, new: float
    ) -> None:
        s = loaded.scenario
        key = cell.address, path, part
        before = self.changes.get(key)
        if before:
            self.changes[key] = replace(before, scopes=(*before.scopes, s.scope))
        else:
            unit = in_currency(s.inputs[path].unit, s.currency)
            self.changes[key] = Change((s.scope,), path, part, cell.address, old, new, unit)

    def warnings(self) -> Iterator[Problem]:
        """What of the cells could not be taken over, and what the files say otherwise."""
        if self._gone:
            message = f"names are gone, so these inputs stay as they are: {some(self._gone)}"
            yield warning("name-gone", message)
        for each in dict.fromkeys(self._kept):
            yield warning("cannot-come-back", each)
        for each in dict.fromkeys(self._differing):
            yield warning("differs", f"{each}; the workbook's number replaces it")


def _names(scope: str, path: str) -> Iterator[tuple[Part, str]]:
    yield "value", f"{scope}.{path}"
    yield "low", f"{scope}.{path}.low"
    yield "high", f"{scope}.{path}.high"


def _why_unknown(name: str) -> str:
    if name.split(".")[1] in FIXED:
        return "no file has it"
    return "the files do not have it any more"


def _no_way_back(path: str, amount: Amount, new: float) -> str:
    """Why a changed input cannot be written into a file, or nothing."""
    if path == "run_rate_month":
        return f"no file has it; use `--month {new:.15g}`"
    if path.partition(".")[0] in FIXED:
        return "no file has it; a file chooses between calendars by `calendar`"
    if amount.text == FROM_SHIFTS:
        return "it is measured from shifts; write a share in its place"
    if amount.span is not None and amount.span.file == "--set":
        return "it was given by --set, and no file has it; give the new number there"
    return ""
