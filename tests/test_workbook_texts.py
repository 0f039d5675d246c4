"""Texts from files stand in a book as text, whatever they look like."""

import json
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import yaml
from openpyxl.utils.escape import unescape

from tests.book_changes import Written, written_book
from tests.engines import EVERY_ENGINE
from tests.plans import DESK
from tests.recalculation import differences

LONGEST_CELL = 32_767
HOSTILE = {
    "command": "=cmd|'/c calc'!A1",
    "array": "{=1+1}",
    "equals": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "tab": "\t=1+1",
    "link": "https://example.com/?q=1",
    "file": "external:c:\\book.xlsx",
    "inside": "internal:'Inputs'!A1",
    "long": "x=" * 20_000,
    "control": "\x01\x07=1+1\x1f",
    "escaped": "_x0041_",
    "emoji": "😀👩‍👩‍👧",
    "right_to_left": "مرحبا \u202ehello",
    "markup": "<b>&amp;</b>\"'",
    "error": "#N/A",
    "number": "007",
    "flag": "TRUE",
}


def plan(texts: dict[str, str], name: str) -> str:
    """A plan with each text as the name of a cost, and as what is said of its amount."""
    tree = yaml.load(DESK, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    said = ("source", "note", "owner")
    tree["name"] = name
    tree["availability"] = {"tier": name}
    tree["costs"] = {
        key: {"label": text, "amount": {"value": "$1..$2..$3 / month", **dict.fromkeys(said, text)}}
        for key, text in texts.items()
    }
    return json.dumps(tree, ensure_ascii=False)


def book(folder: Path, texts: dict[str, str], name: str) -> Written:
    path = folder / "plan.yaml"
    path.write_text(plan(texts, name), encoding="utf-8")
    return written_book(folder, [path])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return book(tmp_path_factory.mktemp("hostile"), HOSTILE, HOSTILE["command"])


def test_each_text_stands_in_the_book_as_text(hostile: Written) -> None:
    cells = [
        cell
        for sheet in openpyxl.load_workbook(hostile.path)
        for row in sheet.iter_rows()
        for cell in row
    ]
    for key, text in HOSTILE.items():
        # openpyxl leaves control characters as the file escapes them.
        same = [cell for cell in cells if text[:LONGEST_CELL] in (cell.value, _plain(cell.value))]
        assert len(same) >= 2, key  # what a cost is called, and its source
        assert {cell.data_type for cell in same} == {"s"}


def _plain(value: object) -> str | None:
    return unescape(value) if isinstance(value, str) else None


@pytest.mark.parametrize("name", ["command", "link", "long", "control", "right_to_left"])
def test_texts_change_no_formula(tmp_path: Path, hostile: Written, name: str) -> None:
    harmless = book(tmp_path, dict.fromkeys(HOSTILE, "harmless"), HOSTILE[name])
    assert _formulas(harmless) == _formulas(hostile)


def _formulas(written: Written) -> dict[object, str]:
    cells = written.cells.items()
    return {place: cell.formula for place, cell in cells if cell.formula is not None}


def test_texts_are_no_links(hostile: Written) -> None:
    with ZipFile(hostile.path) as package:
        for part in package.namelist():
            assert b'TargetMode="External"' not in package.read(part)
            assert b"ddeLink" not in package.read(part)


@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_programs_open_the_book(hostile: Written, engine: str) -> None:
    assert differences(hostile.path, engine) == []
