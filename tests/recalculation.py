"""A workbook's values after recalculation by other programs, and where they differ from the file.

Two numbers are equal within a relative 1e-9; 1e-7 where the formula searches an IRR, which Excel
itself promises no better. A sum whose terms cancel keeps their rounding errors, so it is also equal
within 64 times the spacing of floats (1.4e-14) at the largest number it can be made of: those its
formula adds up, and those of its row, which is the same quantity in other months. LibreOffice takes
such a sum as 0, which is within 16 spacings.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from tests.engines import ENGINES, Values
from tests.stored import Error, Place, Stored, Value, column_of, names, stored

RTOL, RTOL_OF_IRR = 1e-9, 1e-7
NOISE = 64 * sys.float_info.epsilon
_REFERENCE = re.compile(
    r"(?:('(?:[^']|'')+'|[\w.]+)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?![\w(])"
)


@dataclass(frozen=True)
class Book:
    """All values of a recalculated workbook."""

    values: Values
    names: Mapping[str, Place]

    def value(self, sheet: str, row: int, column: int) -> Value:
        """The value of a cell, counted from 0; None where there is none, `Error` for an error."""
        return self.values.get((sheet, row, column))

    def named(self, name: str) -> Value:
        """The value of the cell with a defined name."""
        return self.value(*self.names[name])


class Recalculation:
    """A workbook opened once by an engine, to be recalculated with many changes of its inputs."""

    def __init__(self, path: Path, engine: str) -> None:
        self.path, self.names = path, names(path)
        self.engine = ENGINES[engine](path)

    def book(self, changes: Mapping[str, float | str] | None = None) -> Book:
        """The values with inputs changed by their defined names; the next call starts anew."""
        inputs = {self.names[name]: value for name, value in (changes or {}).items()}
        return Book(self.engine.values(inputs), self.names)


def recalculated(path: Path, engine: str, changes: Mapping[str, float | str] | None = None) -> Book:
    """A workbook recalculated with inputs changed by their defined names."""
    return Recalculation(path, engine).book(changes)


@dataclass(frozen=True)
class Difference:
    """A formula that gives something else than expected."""

    place: Place
    formula: str
    expected: Value
    found: Value


def differences(path: Path, engine: str, rtol: float = RTOL) -> list[Difference]:
    """The formulas of a workbook whose stored values are not what an engine computes."""
    return unlike(stored(path), recalculated(path, engine), rtol)


def unlike(expected: Mapping[Place, Stored], book: Book, rtol: float = RTOL) -> list[Difference]:
    """The formulas whose recalculated values are not the expected ones."""
    found = [
        Difference(place, cell.formula, cell.value, book.values.get(place))
        for place, cell in expected.items()
        if cell.formula is not None and not same(cell, book.values.get(place), rtol)
    ]
    if not found:
        return []
    noise = _Noise(expected)
    return [each for each in found if not noise.explains(each)]


def same(cell: Stored, found: Value, rtol: float = RTOL) -> bool:
    """Whether a value is the stored one; one error is as good as another."""
    value = cell.value
    if isinstance(value, Error) or isinstance(found, Error):
        return isinstance(value, Error) and isinstance(found, Error)
    if _is_number(value) and _is_number(found):
        if "IRR(" in (cell.formula or ""):
            rtol = max(rtol, RTOL_OF_IRR)
        return abs(value - found) <= rtol * max(abs(value), abs(found))
    if isinstance(value, str | None) and isinstance(found, str | None):
        return (value or "") == (found or "")
    return value is found  # only two truth values are left


def _is_number(value: Value) -> TypeGuard[float]:
    return isinstance(value, float | int) and not isinstance(value, bool)


class _Noise:
    """The rounding errors that sums may keep, by what they are made of."""

    def __init__(self, cells: Mapping[Place, Stored]) -> None:
        self.sizes = {
            place: abs(cell.value) for place, cell in cells.items() if _is_number(cell.value)
        }
        self.rows: dict[tuple[str, int], float] = {}
        for (sheet, row, _), size in self.sizes.items():
            self.rows[sheet, row] = max(size, self.rows.get((sheet, row), 0.0))
        self.largest = max(self.sizes.values(), default=0.0)

    def explains(self, difference: Difference) -> bool:
        expected, found = difference.expected, difference.found
        if not _is_number(expected) or not _is_number(found):
            return False
        off = abs(expected - found)
        # The largest number of all first: where everything differs, most is no noise at all.
        return off <= NOISE * self.largest and off <= NOISE * self._made_of(difference)

    def _made_of(self, difference: Difference) -> float:
        sheet, row, _ = difference.place
        sizes = [self.rows.get((sheet, row), 0.0)]
        if re.search(r"[-+]|SUM|NPV", difference.formula):
            sizes += [self.sizes.get(at, 0.0) for at in _references(difference.formula, sheet)]
        return max(sizes)


def _references(formula: str, sheet: str) -> Iterator[Place]:
    """The cells that a formula names, with all cells of its ranges."""
    for other, column, row, last_column, last_row in _REFERENCE.findall(formula):
        name = other.strip("'").replace("''", "'") or sheet
        last = int(last_row or row), column_of(last_column or column)
        for each in range(int(row) - 1, last[0]):
            yield from ((name, each, at) for at in range(column_of(column), last[1] + 1))
