"""Small workbooks as `costmodel workbook` writes them, and what people do to them in Excel."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from costmodel.analysis.run import ScenarioFile, open_scenarios
from costmodel.assumptions.loading import Loaded
from costmodel.workbook.manifest import (
    COVER,
    TABLE,
    Manifest,
    cell_names,
    manifest_of,
    recorded,
    table_rows,
)

FIRST_INPUT_ROW = 8  # counted from 1
COLUMN = {"value": "F", "low": "G", "high": "H"}


def write_book(
    path: Path,
    *files: Path,
    overrides: tuple[str, ...] = (),
    month: int | None = None,
    change: Callable[[Manifest], Manifest] = lambda manifest: manifest,
) -> Path:
    """A book with the inputs of scenarios, a few formulas and the manifest."""
    opened = open_scenarios([ScenarioFile(file, overrides) for file in files], month)
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    cover = book.add_worksheet(COVER)
    seen: dict[object, str] = {}
    last_rows = {}
    for loaded in opened.loaded:
        last_rows |= dict(_sheets(book, loaded, seen))
    records = [
        recorded(each.scenario.scope, each.files, overrides, path.parent) for each in opened.loaded
    ]
    rows = table_rows(change(manifest_of(records, month, last_rows)))
    for at, row in enumerate(rows, start=10):
        for column, value in enumerate(row, start=1):
            cover.write(at, column, value)
    book.define_name(TABLE, f"={COVER}!$B$11:$E${10 + len(rows)}")
    book.close()
    return path


def _sheets(book: Any, loaded: Loaded, seen: dict[object, str]) -> Iterator[tuple[str, int]]:
    s = loaded.scenario
    inputs = book.add_worksheet(f"Inputs {s.scope}")
    row = FIRST_INPUT_ROW
    for path, amount in s.inputs.items():
        line = (Path(amount.span.file).resolve(), amount.span.line, path) if amount.span else path
        place = seen.get(line, f"'{inputs.name}'!$F${row}")
        is_shared = amount.span is not None and line in seen
        for part, name in cell_names(s.scope, path, amount).items():
            book.define_name(name, "=" + place.replace("$F$", f"${COLUMN[part]}$"))
            if not is_shared:
                inputs.write_number(f"{COLUMN[part]}{row}", getattr(amount, part))
        if not is_shared:
            inputs.write_string(f"A{row}", path)
            seen[line if amount.span else object()] = place
            row += 1
    yield inputs.name, row - 1
    calculation = book.add_worksheet(f"Calculation {s.scope}")
    for at in range(6, 12):
        calculation.write_string(at, 0, f"line_{at + 1}")
        for column in range(5, 17):
            calculation.write_formula(at, column, f"=$D${at + 1}*2", None, 1.5)
    calculation.write_number(11, 20, 42)
    book.define_name(f"structure.{s.scope}.weeks", f"='Calculation {s.scope}'!$U$12:$V$13")
    yield calculation.name, 12


def places_of(path: Path) -> dict[str, tuple[str, str]]:
    """The sheet and the cell of each name."""
    book = openpyxl.load_workbook(path)
    found = {}
    for name, defined in book.defined_names.items():
        sheet, _, cell = str(defined.value).rpartition("!")
        found[name] = (sheet.strip("'"), cell.replace("$", ""))
    return found


def edit(path: Path, cells: Mapping[str, object]) -> Path:
    """The book with other contents in the cells of some names, saved in its place."""
    book = openpyxl.load_workbook(path)
    places = places_of(path)
    for name, value in cells.items():
        sheet, cell = places[name]
        book[sheet][cell] = value
    book.save(path)
    return path
