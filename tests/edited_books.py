"""Small workbooks as the program writes them, and what people and programs do to them."""

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

from costmodel.analysis.run import ScenarioFile
from costmodel.workbook.book import write_book
from costmodel.workbook.content import content_of
from costmodel.workbook.theme import Theme
from tests.engines import converted_by_libreoffice

BASE = """\
# What both share.
costmodel: 1
start: 2027-01
horizon: 3 months
discount_rate: 10%   # of the board
demand:
  contacts: {value: 5_000..7_300..9_000 / month, source: judgement}
  growth: 6% / year
  channels:
    email: {share: 100%, aht: 6 min, reply_within: 4 h}
"""
OWN = """\
extends: base.yaml

teams:
  desk:
    hours: 24/7
    max_occupancy: 90%
    channels: [email]
    shrinkage: {value: 30%, low: 25%, high: 40%}  # planned
    pay: {burdened: "$48_000 / year"}   # with bonus
"""
BOUGHT = """\
extends: base.yaml
teams:
  vendor:
    hours: 24/7
    max_occupancy: 90%
    channels: [email]
    shrinkage: 25%
    pay: {price: $22 / h}
"""
FILES = {"base.yaml": BASE, "own.yaml": OWN, "bought.yaml": BOUGHT}


class Xml(str):
    """A cell's element from its type on, as a program may write it."""

    __slots__ = ()


def write_files(folder: Path) -> Path:
    """The assumption files of the small books, in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def book_of(folder: Path, *names: str, overrides: tuple[str, ...] = ()) -> Path:
    """A book of scenarios whose files are in the folder."""
    files = [ScenarioFile(folder / f"{name}.yaml", overrides) for name in names or ("own",)]
    write_book(folder / "review.xlsx", content_of(files), Theme())
    return folder / "review.xlsx"


def places_of(path: Path) -> dict[str, tuple[str, str]]:
    """The part with the sheet and the cell of each name of one cell."""
    names = r'<definedName name="([^"]*)">\'?([^\'!]*)\'?!\$([A-Z]+)\$(\d+)<'
    found = re.findall(names, _workbook(path))
    return {name: (part_of(path, sheet), column + row) for name, sheet, column, row in found}


def part_of(path: Path, sheet: str) -> str:
    """The part of a sheet by its name."""
    sheets = re.findall(r'<sheet name="([^"]*)"', _workbook(path))
    return f"xl/worksheets/sheet{sheets.index(sheet) + 1}.xml"


def _workbook(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/workbook.xml").decode()


def changed_parts(path: Path, changes: Mapping[str, Callable[[str], str]]) -> Path:
    """The book with the texts of some of its parts changed; a part that is not there is empty."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        parts[name] = change(parts.get(name, b"").decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def edit(path: Path, cells: Mapping[str, object]) -> Path:
    """The book with other contents in cells, by their names or as `Sheet!F9`.

    A text that begins with `=` is a formula, None nothing.
    """
    places = places_of(path)
    for name, value in cells.items():
        if name in places:
            part, cell = places[name]
        else:
            sheet, cell = name.split("!")
            part = part_of(path, sheet)
        changed_parts(path, {part: lambda text: _with_cell(text, cell, value)})  # noqa: B023
    return path


def _with_cell(sheet: str, cell: str, value: object) -> str:
    found = re.search(rf'<c r="{cell}"( s="\d+")?[^>]*?(/>|>.*?</c>)', sheet)
    assert found, cell
    style = found[1] or ""
    if isinstance(value, Xml):
        new = f'<c r="{cell}"{style} {value}</c>'
    elif value is None:
        new = f'<c r="{cell}"{style}/>'
    elif isinstance(value, str) and value.startswith("="):
        new = f'<c r="{cell}"{style}><f>{escape(value[1:])}</f><v>1</v></c>'
    elif isinstance(value, str):
        text = f"<is><t>{escape(value)}</t></is>"
        new = f'<c r="{cell}"{style} t="inlineStr">{text}</c>'
    else:
        new = f'<c r="{cell}"{style}><v>{value}</v></c>'
    return sheet[: found.start()] + new + sheet[found.end() :]


def with_openpyxl(path: Path, change: Callable[[openpyxl.Workbook], object]) -> Path:
    """The book as another program writes it anew after a change."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def saved_by_libreoffice(path: Path) -> Path:
    """The book as LibreOffice writes it anew; tests that call it are marked `needs_libreoffice`."""
    converted = converted_by_libreoffice(path, path.parent / "saved")
    path.write_bytes(converted.read_bytes())
    return path
