"""What a workbook holds: its manifest, the cells with names, and numbers where formulas were."""

from __future__ import annotations

import math
import re
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from costmodel.workbook.manifest import STRUCTURE, TABLE, read_table
from costmodel.workbook.opening import DAMAGED, BookError, column_number, open_workbook, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from costmodel.workbook.manifest import Manifest

FORMULA_SHEETS = re.compile(r"(Calculation|Staffing) .+|Compare")
FIRST_ROW, FIRST_COLUMN = 7, 5  # of formulas on these sheets
LARGEST_TABLE = 20_000  # cells

Kind: TypeAlias = Literal["number", "text", "formula", "error", "date", "flag", "empty"]
_AREA = re.compile(
    r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a name: where it stands, and what is in it, which is not to be trusted."""

    sheet: str
    row: int
    column: int
    kind: Kind
    value: float | str = ""

    @property
    def address(self) -> str:
        """The sheet and the cell, such as `Inputs inhouse!F12`."""
        return f"{self.sheet}!{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighboring cells of a row that hold numbers where formulas were."""

    sheet: str
    row: int
    first: int
    last: int
    label: str

    @property
    def address(self) -> str:
        """The sheet and the cells, such as `Compare!F9:H9`."""
        start = f"{self.sheet}!{column_letters(self.first)}{self.row}"
        one = self.first == self.last
        return start if one else f"{start}:{column_letters(self.last)}{self.row}"


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as read; `last_rows` by sheet are the last ones with a cell."""

    manifest: Manifest
    cells: Mapping[str, Cell]
    overwritten: tuple[Run, ...]
    last_rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Area:
    """Cells between two corners, both included."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    @property
    def size(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


@dataclass
class _Scanned:
    """What is looked for on a sheet, and what is found."""

    wanted: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    structure: list[_Area] = field(default_factory=list)
    table: _Area | None = None
    rows: list[list[object]] = field(default_factory=list)  # of the table
    cells: dict[str, Cell] = field(default_factory=dict)
    overwritten: list[Run] = field(default_factory=list)
    last_row: int = 0


def read_book(path: Path) -> Book:
    """Read a workbook that `costmodel workbook` wrote; raises `BookError`."""
    try:
        with closing(open_workbook(path)) as workbook:
            sheets = _scanned(workbook)
    except BookError:
        raise
    except Exception as error:  # what openpyxl runs into when numbers or styles are damaged
        message = f"{path} {DAMAGED}"
        raise BookError(message) from error
    rows = [row for each in sheets.values() for row in each.rows]
    try:
        manifest = read_table(rows)
    except (ValueError, OverflowError):
        message = f"{path} was not written by costmodel: its cover does not say what it was made of"
        raise BookError(message) from None
    return Book(
        manifest,
        {name: cell for each in sheets.values() for name, cell in each.cells.items()},
        tuple(run for each in sheets.values() for run in each.overwritten),
        {name: each.last_row for name, each in sheets.items()},
    )


def _scanned(workbook: Workbook) -> dict[str, _Scanned]:
    sheets = {sheet.title: _Scanned() for sheet in workbook.worksheets}
    for name, defined in workbook.defined_names.items():
        area = _area(str(defined.value))
        if area is not None and area.sheet in sheets:
            _want(sheets[area.sheet], name, area)
    for sheet in workbook.worksheets:
        _scan(sheet, sheets[sheet.title])
    return sheets


def _want(scanned: _Scanned, name: str, area: _Area) -> None:
    if name == TABLE and area.size <= LARGEST_TABLE:
        scanned.table = area
    elif name.startswith(STRUCTURE):
        scanned.structure.append(area)
    elif area.size == 1:
        scanned.wanted.setdefault((area.top, area.left), []).append(name)


def _area(text: str) -> _Area | None:
    """The cells a defined name stands for; None for anything else, such as `#REF!`."""
    parts = _AREA.fullmatch(text)
    if not parts:
        return None
    quoted, bare, left, top, right, bottom = parts.groups()
    sheet = quoted.replace("''", "'") if quoted else bare
    first = int(top), column_number(left)
    last = (int(bottom), column_number(right)) if bottom else first
    return _Area(sheet, *first, *last)


def _scan(sheet: Any, scanned: _Scanned) -> None:  # noqa: ANN401 - of openpyxl
    has_formulas = FORMULA_SHEETS.fullmatch(sheet.title) is not None
    by_row: dict[int, dict[int, list[str]]] = {}
    for (row, column), names in scanned.wanted.items():
        by_row.setdefault(row, {})[column] = names
    seen: set[int] = set()
    for number, cells in rows_of(sheet):
        if any(cell.value is not None for cell in cells):
            scanned.last_row = number
        for column, names in by_row.get(number, {}).items():
            found = _read(sheet.title, number, column, cells)
            scanned.cells |= dict.fromkeys(names, found)
        seen.add(number)
        table = scanned.table
        if table is not None and table.top <= number <= table.bottom:
            values = [_value(cells, column) for column in range(table.left, table.right + 1)]
            scanned.rows.append(values)
        if has_formulas and number >= FIRST_ROW:
            scanned.overwritten += _runs(sheet.title, number, cells, scanned.structure)
    for row in by_row.keys() - seen:  # below everything that is written
        for column, names in by_row[row].items():
            scanned.cells |= dict.fromkeys(names, Cell(sheet.title, row, column, "empty"))


def _value(cells: tuple[Any, ...], column: int) -> object:
    return cells[column - 1].value if column <= len(cells) else None


def _read(sheet: str, row: int, column: int, cells: tuple[Any, ...]) -> Cell:
    value = _value(cells, column)
    if value is None:
        return Cell(sheet, row, column, "empty")
    kind, value = _kind(cells[column - 1].data_type, value)
    return Cell(sheet, row, column, kind, value)


def _kind(data_type: str, value: object) -> tuple[Kind, float | str]:
    if data_type == "f":
        return "formula", ""
    if data_type == "e":
        return "error", str(value)
    if isinstance(value, bool):
        return "flag", str(value).upper()
    if isinstance(value, date | time | timedelta):
        return "date", str(value)
    if isinstance(value, int | float):
        number = _number(value)
        return ("number", number) if math.isfinite(number) else ("error", str(number))
    return "text", str(value)


def _number(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _runs(sheet: str, row: int, cells: tuple[Any, ...], structure: list[_Area]) -> Iterator[Run]:
    """Numbers from the first column of formulas on, neighbors together."""
    label = _value(cells, 1)
    first = 0
    for column in range(FIRST_COLUMN, len(cells) + 2):
        if column <= len(cells) and _is_number(cells[column - 1]):
            if not any(area.holds(row, column) for area in structure):
                first = first or column
                continue
        if first:
            yield Run(sheet, row, first, column - 1, "" if label is None else str(label))
            first = 0


def _is_number(cell: Any) -> bool:  # noqa: ANN401 - of openpyxl
    return cell.value is not None and cell.data_type in ("n", "d")


def column_letters(number: int) -> str:
    """The letters of a column counted from 1.

    >>> column_letters(28)
    'AB'
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
