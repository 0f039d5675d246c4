"""What a workbook holds: its manifest, the cells of inputs, and which cells have formulas."""

from __future__ import annotations

import math
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from costmodel.workbook.formula_cells import column_number
from costmodel.workbook.inputs import CASE
from costmodel.workbook.manifest import TABLE, read_table
from costmodel.workbook.opening import BookError, opened
from costmodel.workbook.places import column_letters

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from costmodel.workbook.formula_cells import Cell as Spot
    from costmodel.workbook.manifest import Manifest
    from costmodel.workbook.opening import Package

LARGEST_TABLE = 200_000  # cells
BOOK, REFERENCES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
TEXTS = "xl/sharedStrings.xml"

Kind: TypeAlias = Literal["number", "text", "formula", "error", "date", "flag", "empty"]
_KINDS: dict[str, Kind] = {
    "b": "flag",
    "d": "date",
    "s": "text",
    "str": "text",
    "inlineStr": "text",
}
_AREA = re.compile(
    r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?"
)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FORMULA_CELL = re.compile(
    rb'<(?:\w+:)?c\s(?:[^<>]*\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*(?<!/)>\s*<(?:\w+:)?f[\s/>]'
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where it stands, counted from 0, and what is in it, which is not to be trusted."""

    sheet: str
    row: int
    column: int
    kind: Kind = "empty"
    value: float | str = ""

    @property
    def address(self) -> str:
        """The sheet and the cell, such as `Inputs inhouse!F12`."""
        return f"{self.sheet}!{column_letters(self.column)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as read: the cells of inputs by name, those with formulas by sheet."""

    manifest: Manifest
    cells: Mapping[str, Cell]
    formulas: Mapping[str, set[Spot]]
    case: str = ""


@dataclass(frozen=True, slots=True)
class _Area:
    """Cells between two corners, both included."""

    sheet: str
    rows: range
    columns: range

    def __contains__(self, spot: object) -> bool:
        return isinstance(spot, tuple) and spot[0] in self.rows and spot[1] in self.columns

    @property
    def corner(self) -> Spot:
        return self.rows[0], self.columns[0]


def read_book(path: Path) -> Book:
    """Read a workbook that `costmodel workbook` wrote; raises `BookError`."""
    with opened(path) as package:
        reader = _Reader(package)
        try:
            manifest = reader.manifest()
        except (ValueError, OverflowError, KeyError):
            message = f"{path} was not written by `costmodel workbook`, or its manifest is gone"
            raise BookError(message) from None
        cells = reader.named([*manifest.inputs, CASE])
        case = cells.pop(CASE, None)
        return Book(manifest, cells, reader.formulas(), str(case.value) if case else "")


class _Reader:
    """Reads parts of a workbook, only those that are needed."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._texts = list(_texts(package))
        self._sheets: dict[str, str] = {}  # parts by name
        self._areas: dict[str, _Area] = {}
        parts = _parts(package)
        for element in package.elements(BOOK, "sheet", "definedName"):
            if element.tag == "sheet":
                part = parts.get(_reference(element), "")
                self._sheets[element.get("name", "")] = part
            elif element.get("localSheetId") is None:
                area = _area(element.text or "")
                if area is not None and area.sheet in self._sheets:
                    self._areas[element.get("name", "")] = area

    def manifest(self) -> Manifest:
        """The manifest; raises `KeyError` or `ValueError` where there is none."""
        area = self._areas[TABLE]
        if len(area.rows) * len(area.columns) > LARGEST_TABLE:
            raise ValueError("the table is too large")
        found = self._cells(area.sheet, area)
        return read_table(
            [found[row, column].value if (row, column) in found else "" for column in area.columns]
            for row in area.rows
        )

    def named(self, names: list[str]) -> dict[str, Cell]:
        """The cells with names; those whose name is gone or stands for no cell are left out."""
        areas = {name: area for name in names if (area := self._areas.get(name)) and _is_cell(area)}
        found = {}
        for sheet in {area.sheet for area in areas.values()}:
            wanted = {area.corner for area in areas.values() if area.sheet == sheet}
            found[sheet] = self._cells(sheet, wanted)
        return {
            name: found[area.sheet].get(area.corner, Cell(area.sheet, *area.corner))
            for name, area in areas.items()
        }

    def formulas(self) -> dict[str, set[Spot]]:
        """The cells with formulas of each sheet, whose formulas are not looked at."""
        return {
            name: {
                (int(row) - 1, column_number(letters.decode()))
                for letters, row in _FORMULA_CELL.findall(self._package.raw(part))
            }
            for name, part in self._sheets.items()
            if part in self._package
        }

    def _cells(self, sheet: str, wanted: Container[Spot]) -> dict[Spot, Cell]:
        found = {}
        for element in self._package.elements(self._sheets[sheet], "c"):
            reference = _REFERENCE.fullmatch(element.get("r", ""))
            spot = (int(reference[2]) - 1, column_number(reference[1])) if reference else (-1, -1)
            if spot in wanted:
                found[spot] = Cell(sheet, *spot, *self._content(element))
        return found

    def _content(self, element: Element) -> tuple[Kind, float | str]:
        if element.find("f") is not None:
            return "formula", ""
        kind = element.get("t", "n")
        text = element.findtext("v", "")
        if kind == "s":
            text = self._texts[int(text)]
        elif kind == "inlineStr":
            text = _text(element.find("is"))
        if not text:
            return "empty", ""
        if kind != "n":
            return _KINDS.get(kind, "error"), text
        number = float(text)
        return ("number", number) if math.isfinite(number) else ("error", text)


def _parts(package: Package) -> dict[str, str]:
    """The parts that the book refers to, by the names of the references."""
    return {
        each.get("Id", ""): posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))[1:]
        for each in package.elements(REFERENCES, "Relationship")
    }


def _reference(sheet: Element) -> str:
    return next((text for key, text in sheet.items() if key.endswith("}id")), "")


def _texts(package: Package) -> Iterator[str]:
    """The texts that cells refer to by number."""
    if TEXTS in package:
        yield from map(_text, package.elements(TEXTS, "si"))


def _text(element: Element | None) -> str:
    """The text of an element, with or without formats, without the way it is pronounced."""
    if element is None:
        return ""
    return element.findtext("t", "") + "".join(
        run.findtext("t", "") for run in element.findall("r")
    )


def _area(text: str) -> _Area | None:
    """The cells a defined name stands for; None for anything else, such as `#REF!`."""
    parts = _AREA.fullmatch(text)
    if not parts:
        return None
    quoted, bare, left, top, right, bottom = parts.groups()
    sheet = quoted.replace("''", "'") if quoted else bare
    columns = range(column_number(left), column_number(right or left) + 1)
    return _Area(sheet, range(int(top) - 1, int(bottom or top)), columns)


def _is_cell(area: _Area) -> bool:
    return len(area.rows) == len(area.columns) == 1
