"""What stands in the file of a workbook: its names, and each cell's formula and stored value.

Read from the XML itself: 400,000 formulas with their values take a few seconds, which openpyxl
would read twice, once for the formulas and once for the values.
"""

import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self, TypeAlias
from xml.parsers import expat
from zipfile import ZipFile

from defusedxml import ElementTree

Place: TypeAlias = tuple[str, int, int]  # sheet, row and column, both from 0
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ONE_CELL = re.compile(r"('(?:[^']|'')+'|[^'!]+)!\$?([A-Z]{1,3})\$?(\d+)")


class Error(float):
    """An error in a cell: NaN for who computes with it, and which error it is, such as `#N/A`."""

    name: str

    def __new__(cls, name: str) -> Self:
        error = super().__new__(cls, math.nan)
        error.name = name
        return error

    def __repr__(self) -> str:
        return self.name


Value: TypeAlias = float | str | bool | None


class Stored(NamedTuple):
    """A cell of the file; the formula without its `=`, None where there is only a value."""

    formula: str | None
    value: Value


def names(path: Path) -> dict[str, Place]:
    """The defined names that stand for one cell each."""
    with ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("xl/workbook.xml"))
    found = {
        each.get("name", ""): place_of(each.text or "") for each in root.iter(f"{_MAIN}definedName")
    }
    return {name: place for name, place in found.items() if place}


def place_of(reference: str) -> Place | None:
    """The cell of a reference such as `'In-house'!$B$2`; None for anything but one cell."""
    found = _ONE_CELL.fullmatch(reference)
    if not found:
        return None
    sheet = found[1].strip("'").replace("''", "'") if found[1].startswith("'") else found[1]
    return sheet, int(found[3]) - 1, column_of(found[2])


@cache
def column_of(letters: str) -> int:
    """The number of a column from its letters, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def sheets(path: Path) -> dict[str, str]:
    """The part of the package that holds each worksheet, in the order of their tabs."""
    with ZipFile(path) as package:
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
        links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    parts = {each.get("Id"): each.get("Target", "") for each in links}
    found = {
        each.get("name", ""): parts[each.get(_RELATION)] for each in book.iter(f"{_MAIN}sheet")
    }
    return {
        name: f"xl/{part}".removeprefix("xl//")
        for name, part in found.items()
        if "worksheets/" in part
    }


def stored(path: Path) -> dict[Place, Stored]:
    """All cells of all sheets."""
    found: dict[Place, Stored] = {}
    parts = sheets(path)
    with ZipFile(path) as package:
        texts = tuple(_shared_texts(package))
        for sheet, part in parts.items():
            _Cells(sheet, texts, found).read(package.read(part))
    return found


def _shared_texts(package: ZipFile) -> Iterator[str]:
    if "xl/sharedStrings.xml" in package.namelist():
        root = ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
        for item in root:
            yield "".join(each.text or "" for each in item.iter(f"{_MAIN}t"))


class _Cells:
    """Reads the cells of one sheet into `found`."""

    def __init__(self, sheet: str, texts: tuple[str, ...], found: dict[Place, Stored]) -> None:
        self.sheet, self.texts, self.found = sheet, texts, found
        self.name, self.kind = "", ""
        self.formula: str | None = None
        self.text: str | None = None
        self.parts: list[str] = []

    def read(self, xml: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.parts.append
        parser.Parse(xml, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.parts.clear()
        if tag == "c":
            self.name, self.kind = attributes["r"], attributes.get("t", "n")
            self.formula = self.text = None

    def _end(self, tag: str) -> None:
        if tag == "c":
            letters = self.name.rstrip("0123456789")
            place = self.sheet, int(self.name[len(letters) :]) - 1, column_of(letters)
            self.found[place] = Stored(self.formula, self._value())
        elif tag == "f":
            self.formula = "".join(self.parts)
        elif tag in {"v", "t"}:
            self.text = "".join(self.parts)

    def _value(self) -> Value:
        if self.text is None:
            return None
        if self.kind == "n":  # a formula may give no text: an empty value
            return float(self.text) if self.text else ""
        if self.kind == "s":
            return self.texts[int(self.text)]
        if self.kind == "b":
            return self.text == "1"
        return Error(self.text) if self.kind == "e" else self.text
