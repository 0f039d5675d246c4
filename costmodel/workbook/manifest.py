"""What a workbook says of itself: names of its cells, and a table of where its numbers come from.

The table stands on the cover; its range has the name `manifest.table` and four columns. Each row
says one thing, by its first cell:

| what        | of       | value                          | sha256 |
|-------------|----------|--------------------------------|--------|
| `costmodel` |          | version that wrote the book    |        |
| `month`     |          | `--month`, if it was given     |        |
| `file`      | scenario | path from the book's folder    | yes    |
| `set`       | scenario | a `--set` that was given       |        |
| `last row`  | sheet    | last row that has a cell       |        |

The files of a scenario are the one it was made from, then what that extends or reads.
"""

from __future__ import annotations

import os.path
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from costmodel.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from costmodel.assumptions.layers import SourceFile
    from costmodel.assumptions.reading import Amount
    from costmodel.assumptions.rewriting import Part

COVER = "Cover"
TABLE = "manifest.table"
STRUCTURE = "structure."  # begins the names of ranges whose numbers are no formulas
COLUMNS = ("What", "Of", "Value", "SHA-256")

Row: TypeAlias = tuple[str, str, str | int, str]


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
    """What wrote a book, of what, and how long its sheets were; `month` as given, from 1."""

    version: str
    scenarios: tuple[ScenarioRecord, ...]
    month: int | None = None
    last_rows: Mapping[str, int] = field(default_factory=dict)


def cell_names(scope: str, path: str, amount: Amount) -> dict[Part, str]:
    """The defined names of an input's cells: its value and, if it has a range, both ends.

    >>> from costmodel.assumptions.reading import Amount
    >>> cell_names("inhouse", "demand.growth", Amount(0.06, "share/year", "6% / year", ""))
    {'value': 'inhouse.demand.growth'}
    """
    name = f"{scope}.{path}"
    names: dict[Part, str] = {"value": name}
    if amount.low is not None:
        names["low"] = f"{name}.low"
    if amount.high is not None:
        names["high"] = f"{name}.high"
    return names


def recorded(
    scope: str, files: Iterable[SourceFile], overrides: Sequence[str], folder: Path
) -> ScenarioRecord:
    """The record of a scenario for a book that is written to a folder."""
    found = (FileRecord(_from_folder(file.path, folder), file.sha256) for file in files)
    return ScenarioRecord(scope, tuple(found), tuple(overrides))


def _from_folder(path: Path, folder: Path) -> str:
    real = path.parent.resolve() / path.name
    try:
        return Path(os.path.relpath(real, folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return real.as_posix()


def manifest_of(
    scenarios: Iterable[ScenarioRecord], month: int | None, last_rows: Mapping[str, int]
) -> Manifest:
    """The manifest of a book that this version writes."""
    return Manifest(__version__, tuple(scenarios), month, dict(last_rows))


def table_rows(manifest: Manifest) -> list[Row]:
    """The rows of the manifest's table, below its titles."""
    return list(_rows(manifest))


def _rows(manifest: Manifest) -> Iterator[Row]:
    yield "costmodel", "", manifest.version, ""
    if manifest.month is not None:
        yield "month", "", manifest.month, ""
    for each in manifest.scenarios:
        for file in each.files:
            yield "file", each.scope, file.path, file.sha256
        for override in each.overrides:
            yield "set", each.scope, override, ""
    for sheet, row in manifest.last_rows.items():
        yield "last row", sheet, row, ""


def read_table(rows: Iterable[Sequence[object]]) -> Manifest:
    """The manifest in a table's rows; raises `ValueError` where it is not one."""
    version, month = "", None
    files: dict[str, list[FileRecord]] = {}
    overrides: dict[str, list[str]] = {}
    last_rows: dict[str, int] = {}
    for what, of, value, sha256 in rows:
        if what == "costmodel":
            version = str(value)
        elif what == "month":
            month = _whole(value)
        elif what == "file":
            files.setdefault(str(of), []).append(FileRecord(str(value), str(sha256)))
        elif what == "set":
            overrides.setdefault(str(of), []).append(str(value))
        elif what == "last row":
            last_rows[str(of)] = _whole(value)
    if not version or not files:
        raise ValueError("the table names no version or no files")
    scenarios = (
        ScenarioRecord(scope, tuple(found), tuple(overrides.get(scope, ())))
        for scope, found in files.items()
    )
    return Manifest(version, tuple(scenarios), month, last_rows)


def _whole(value: object) -> int:
    if not isinstance(value, int | float) or value != int(value):
        message = f"{value!r} is not a whole number"
        raise ValueError(message)
    return int(value)
