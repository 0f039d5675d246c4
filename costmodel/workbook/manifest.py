"""What a workbook says of itself for the way back: what it was made of, and with which inputs.

It stands on a sheet of its own, in a range with the name `costmodel.manifest`. Each row says one
thing, by its first cell:

| what        | of       | value                                 | proof                   |
|-------------|----------|---------------------------------------|-------------------------|
| `costmodel` |          | version that wrote the book           |                         |
| `month`     |          | `--month`, if it was given            |                         |
| `file`      | scenario | path from the book's folder, with `/` | SHA-256                 |
| `set`       | scenario | a `--set` that was given              |                         |
| `formulas`  | sheet    | columns with formulas, such as `E G:J`| rows, such as `9:10 12` |
| `input`     | name     | the number when the book was written  |                         |

The files of a scenario are the one it was made from, then what that extends or reads. The name
of an input is that of its cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from costmodel.workbook.formula_cells import MOST_CELLS, cells_of, patterns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from costmodel.workbook.formula_cells import Cell, Patterns

TABLE = "costmodel.manifest"
HEADS = ("What", "Of", "Value", "Proof")
RUNS_IN_CELL = 2_000  # a cell takes 32,767 characters

Row: TypeAlias = tuple[str, str, str | float, str]


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file that a scenario was made from; `path` starts at the book's folder, with `/`."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ScenarioRecord:
    """A scenario with its files, its own first, and what was set on top of them."""

    scope: str
    files: tuple[FileRecord, ...]
    overrides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What wrote a book, of what, with which inputs by name, and its formulas by sheet.

    `month` is as given, counted from 1.
    """

    version: str
    scenarios: tuple[ScenarioRecord, ...]
    inputs: Mapping[str, float]
    formulas: Mapping[str, set[Cell]] = field(default_factory=dict)
    month: int | None = None


def table_rows(manifest: Manifest) -> Iterator[Row]:
    """The rows of the manifest's table, below its heads."""
    yield "costmodel", "", manifest.version, ""
    if manifest.month is not None:
        yield "month", "", manifest.month, ""
    for each in manifest.scenarios:
        for file in each.files:
            yield "file", each.scope, file.path, file.sha256
        for override in each.overrides:
            yield "set", each.scope, override, ""
    for sheet, cells in manifest.formulas.items():
        for columns, rows in patterns_of(cells).items():
            for part in _parts(rows):
                yield "formulas", sheet, columns, part
    for name, value in manifest.inputs.items():
        yield "input", name, value, ""


def _parts(rows: str) -> Iterator[str]:
    runs = rows.split()
    for start in range(0, len(runs), RUNS_IN_CELL):
        yield " ".join(runs[start : start + RUNS_IN_CELL])


def read_table(rows: Iterable[Sequence[str | float]]) -> Manifest:
    """The manifest in a table's rows; raises `ValueError` where it is not one."""
    version, month = "", None
    files: dict[str, list[FileRecord]] = {}
    overrides: dict[str, list[str]] = {}
    patterns: dict[str, Patterns] = {}
    inputs: dict[str, float] = {}
    for what, of, value, proof in rows:
        if what == "costmodel":
            version = str(value)
        elif what == "month":
            month = int(value)
        elif what == "file":
            files.setdefault(str(of), []).append(FileRecord(str(value), str(proof)))
        elif what == "set":
            overrides.setdefault(str(of), []).append(str(value))
        elif what == "formulas":
            known = patterns.setdefault(str(of), {})
            known[str(value)] = f"{known.get(str(value), '')} {proof}"
        elif what == "input":
            inputs[str(of)] = float(value)
    if not version or not files:
        raise ValueError("the table names no version or no files")
    scenarios = (
        ScenarioRecord(scope, tuple(found), tuple(overrides.get(scope, ())))
        for scope, found in files.items()
    )
    return Manifest(version, tuple(scenarios), inputs, _formulas(patterns), month)


def _formulas(patterns: Mapping[str, Patterns]) -> dict[str, set[Cell]]:
    formulas: dict[str, set[Cell]] = {}
    for sheet, known in patterns.items():
        formulas[sheet] = cells_of(known)
        if sum(map(len, formulas.values())) > MOST_CELLS:
            raise ValueError("too many formulas")
    return formulas
