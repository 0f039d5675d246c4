"""Programs that nobody here wrote, which open a workbook and recalculate it.

An engine opens a file once and gives the values of all cells for any inputs; each time starts from
the inputs of the file.
"""

import os
import re
import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

import formualizer
import ironcalc
import pytest
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from tests.stored import Error, Place, Value, sheets, stored

Inputs: TypeAlias = Mapping[Place, float | str]
Values: TypeAlias = dict[Place, Value]


class Engine(ABC):
    """A workbook opened by a program."""

    @abstractmethod
    def values(self, inputs: Inputs) -> Values:
        """All cells' values after recalculation; cells without a value may be missing.

        Raises `ValueError` for an input that stands in a cell with a formula.
        """


class InMemory(Engine):
    """An engine that keeps the workbook, so that inputs are set and set back."""

    def values(self, inputs: Inputs) -> Values:
        for place in inputs:
            if self._has_formula(place):
                raise ValueError(f"{place} has a formula: it is no input")
        before = {place: self._value(place) for place in inputs}
        for place, value in inputs.items():
            self._set(place, value)
        self._evaluate()
        found = self._values()
        for place, old in before.items():
            self._set(place, old)
        return found

    @abstractmethod
    def _has_formula(self, place: Place) -> bool: ...

    @abstractmethod
    def _value(self, place: Place) -> Value: ...

    @abstractmethod
    def _set(self, place: Place, value: Value) -> None: ...

    @abstractmethod
    def _evaluate(self) -> None: ...

    @abstractmethod
    def _values(self) -> Values: ...


class Formualizer(InMemory):
    """Values of a whole sheet come in one call."""

    _ERRORS: Mapping[str, str] = {"Na": "#N/A", "Div": "#DIV/0!", "Num": "#NUM!"}

    def __init__(self, path: Path) -> None:
        self.book = formualizer.load_workbook(str(path))
        self.book.set_temporal_egress("serial")
        self.sizes = {sheet: _size(path, part) for sheet, part in sheets(path).items()}

    def _has_formula(self, place: Place) -> bool:
        sheet, row, column = place
        return self.book.get_formula(sheet, row + 1, column + 1) is not None

    def _value(self, place: Place) -> Value:
        sheet, row, column = place
        return self._plain(self.book.get_value(sheet, row + 1, column + 1))

    def _set(self, place: Place, value: Value) -> None:
        sheet, row, column = place
        self.book.set_value(sheet, row + 1, column + 1, value)

    def _evaluate(self) -> None:
        self.book.evaluate_all()

    def _values(self) -> Values:
        found: Values = {}
        for sheet, (rows, columns) in self.sizes.items():
            area = formualizer.RangeAddress(sheet, 1, 1, rows, columns)
            for row, values in enumerate(self.book.sheet(sheet).get_values(area)):
                for column, value in enumerate(values):
                    if value is not None:
                        found[sheet, row, column] = self._plain(value)
        return found

    def _plain(self, value: object) -> Value:
        if isinstance(value, dict):
            return Error(self._ERRORS.get(value["kind"], f"#{value['kind'].upper()}!"))
        assert value is None or isinstance(value, float | int | str), value
        return value


class IronCalc(InMemory):
    """Values come one by one, which is as fast."""

    def __init__(self, path: Path) -> None:
        self.book = ironcalc.load_from_xlsx(str(path))
        tabs = [each["name"] for each in self.book.get_worksheets_properties()]
        self.tabs = {name: index for index, name in enumerate(tabs)}
        self.places = [
            ((sheet, row, column), (tabs[sheet], row - 1, column - 1))
            for sheet, row, column in self.book.get_all_cells()
        ]

    def _at(self, place: Place) -> tuple[int, int, int]:
        sheet, row, column = place
        return self.tabs[sheet], row + 1, column + 1

    def _has_formula(self, place: Place) -> bool:
        return self.book.get_cell_formula(*self._at(place)) is not None

    def _value(self, place: Place) -> Value:
        return self._plain(self._at(place))

    def _set(self, place: Place, value: Value) -> None:
        at = self._at(place)
        if isinstance(value, bool):
            self.book.update_cell_with_bool(*at, value)
        elif isinstance(value, float | int):
            self.book.update_cell_with_number(*at, value)
        elif isinstance(value, str):
            self.book.update_cell_with_text(*at, value)
        else:
            self.book.clear_cell_contents(*at)

    def _evaluate(self) -> None:
        self.book.evaluate()

    def _values(self) -> Values:
        return {place: self._plain(at) for at, place in self.places}

    def _plain(self, at: tuple[int, int, int]) -> Value:
        value = self.book.get_cell_value(*at)
        if isinstance(value, str) and value.startswith("#"):
            is_error = self.book.get_cell_type(*at) == ironcalc.CellType.ErrorValue
            return Error(value) if is_error else value
        assert value is None or isinstance(value, float | int | str), value
        return value


class LibreOffice(Engine):
    """Converts a copy; errors other than `#DIV/0!` all come back as `#N/A`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def values(self, inputs: Inputs) -> Values:
        with TemporaryDirectory() as folder:
            copy = Path(folder, "book.xlsx")
            _copy_with(self.path, inputs, copy)
            converted = converted_by_libreoffice(copy, Path(folder, "recalculated"))
            return {place: cell.value for place, cell in stored(converted).items()}


def converted_by_libreoffice(path: Path, folder: Path, kind: str = "xlsx") -> Path:
    """A recalculated copy of a workbook in a folder; `kind` may be another format, such as pdf."""
    command = ["soffice", f"-env:UserInstallation={_profile().as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(folder), str(path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    converted = folder / f"{path.stem}.{kind}"
    assert converted.exists(), ended.stdout + ended.stderr
    return converted


_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
_PROFILES: list[TemporaryDirectory[str]] = []  # removed when the process ends


@cache
def _profile() -> Path:
    """A profile of this process that recalculates what it loads: by default stored values show."""
    _PROFILES.append(TemporaryDirectory(prefix="libreoffice"))
    profile = Path(_PROFILES[0].name)
    (profile / "user").mkdir()
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(_RECALCULATE, encoding="utf-8")
    return profile


def _copy_with(path: Path, inputs: Inputs, copy: Path) -> None:
    """A copy of a workbook with other values in some cells, and nothing else touched."""
    parts = sheets(path)
    with ZipFile(path) as old, ZipFile(copy, "w", ZIP_DEFLATED, compresslevel=1) as new:
        for name in old.namelist():
            xml = old.read(name)
            for (sheet, row, column), value in inputs.items():
                if parts[sheet] == name:
                    xml = _with_cell(xml, xl_rowcol_to_cell(row, column), value)
            new.writestr(name, xml)


def _with_cell(xml: bytes, cell: str, value: float | str) -> bytes:
    found = re.search(rb'<c r="%s"( s="\d+")?[^>]*?(/>|>.*?</c>)' % cell.encode(), xml)
    if not found or b"<f" in found[2]:
        raise ValueError(f"{cell} has a formula, or nothing: it is no input")
    kind, content = "n", f"<v>{value!r}</v>"
    if isinstance(value, str):
        kind, content = "inlineStr", f'<is><t xml:space="preserve">{escape(value)}</t></is>'
    style = (found[1] or b"").decode()
    written = f'<c r="{cell}"{style} t="{kind}">{content}</c>'
    return xml[: found.start()] + written.encode() + xml[found.end() :]


def _size(path: Path, part: str) -> tuple[int, int]:
    """How many rows and columns a sheet says it has."""
    from openpyxl.utils import range_boundaries

    with ZipFile(path) as package, package.open(part) as sheet:
        found = re.search(rb'<dimension ref="([A-Z0-9:]+)"', sheet.read(4096))
    assert found, part
    _, _, columns, rows = range_boundaries(found[1].decode())
    assert rows is not None
    assert columns is not None
    return rows, columns


ENGINES: dict[str, Callable[[Path], Engine]] = {
    "formualizer": Formualizer,
    "ironcalc": IronCalc,
    "libreoffice": LibreOffice,
}
IN_MEMORY = ("formualizer", "ironcalc")  # installed with the tests

# On one's own machine LibreOffice may be missing; where the project is checked it must be there.
needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None and "CI" not in os.environ,
    reason="LibreOffice is not installed (Debian: libreoffice-calc-nogui)",
)
EVERY_ENGINE = [
    *IN_MEMORY,
    pytest.param("libreoffice", marks=needs_libreoffice),
]
