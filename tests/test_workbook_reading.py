"""What is read of a book, also when other programs have written it anew."""

from pathlib import Path

import openpyxl
import pytest

from costmodel.workbook.opening import BookError
from costmodel.workbook.reading import Cell, read_book
from tests.edited_books import (
    Xml,
    book_of,
    changed_parts,
    edit,
    saved_by_libreoffice,
    with_openpyxl,
    write_files,
)
from tests.engines import needs_libreoffice

GROWTH = "own.demand.growth"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return book_of(write_files(tmp_path))


def cell(path: Path, name: str = GROWTH) -> Cell:
    return read_book(path).cells[name]


def test_cells_and_formulas_are_those_openpyxl_finds(path: Path) -> None:
    found, book = read_book(path), openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        formulas = {
            (row, column)
            for row, cells in enumerate(sheet.iter_rows())
            for column, each in enumerate(cells)
            if each.data_type == "f"
        }
        assert found.formulas[sheet.title] == formulas
        assert found.manifest.formulas.get(sheet.title, set()) == formulas
    for name, read in found.cells.items():
        sheet_name, _, at = read.address.partition("!")
        assert str(book.defined_names[name].value).replace("$", "") == f"'{sheet_name}'!{at}"
        assert book[sheet_name][at].value == read.value
    assert found.case == "Typical"


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        (0.07, "number", 0.07),
        (-1e-300, "number", -1e-300),
        ("7 %", "text", "7 %"),
        ("=1+1", "formula", ""),
        (None, "empty", ""),
        ("x" * 40_000, "text", "x" * 40_000),
    ],
)
def test_kinds_of_contents(path: Path, written: object, kind: str, value: object) -> None:
    read = cell(edit(path, {GROWTH: written}))
    assert (read.kind, read.value) == (kind, value)


@pytest.mark.parametrize(
    ("xml", "kind", "value"),
    [
        ('t="b"><v>1</v>', "flag", "1"),
        ('t="e"><v>#DIV/0!</v>', "error", "#DIV/0!"),
        ('t="d"><v>2027-01-01</v>', "date", "2027-01-01"),
        ('t="str"><v>7%</v>', "text", "7%"),
        ("><v>1e999</v>", "error", "1e999"),
        ('t="inlineStr"><is><r><t>7</t></r><r><t>%</t></r><rPh><t>x</t></rPh></is>', "text", "7%"),
        ("><f/>", "formula", ""),
    ],
)
def test_kinds_as_programs_write_them(path: Path, xml: str, kind: str, value: str) -> None:
    read = cell(edit(path, {GROWTH: Xml(xml)}))
    assert read.kind == kind
    assert read.value == value


def test_names_that_stand_for_nothing(path: Path) -> None:
    def without(text: str) -> str:
        return text.replace("'Inputs own'!$F$14</definedName>", "#REF!</definedName>")

    assert cell(path).address == "Inputs own!F14"
    assert GROWTH not in read_book(changed_parts(path, {"xl/workbook.xml": without})).cells


def test_a_cell_below_everything_is_empty(path: Path) -> None:
    changed_parts(path, {"xl/workbook.xml": lambda text: text.replace("$F$14<", "$F$900<")})
    assert cell(path) == Cell("Inputs own", 899, 5)


def test_a_book_without_manifest(path: Path) -> None:
    with_openpyxl(path, lambda book: book.defined_names.pop("costmodel.manifest"))
    with pytest.raises(BookError, match="was not written by `costmodel workbook`"):
        read_book(path)
    openpyxl.Workbook().save(path)
    with pytest.raises(BookError, match="was not written by `costmodel workbook`"):
        read_book(path)


def renamed(text: str) -> str:
    text = text.replace('name="Inputs own"', 'name="It\'s what! we own"')
    return text.replace("'Inputs own'!", "'It''s what! we own'!")


def test_sheets_are_found_by_their_names(path: Path) -> None:
    before = read_book(path)
    with_openpyxl(path, lambda book: book.move_sheet("Manifest", -5))
    with_openpyxl(path, lambda book: book)
    changed_parts(path, {"xl/workbook.xml": renamed})
    after = read_book(path)
    assert after.manifest == before.manifest
    assert after.cells[GROWTH] == Cell("It's what! we own", 13, 5, "number", 0.06)


@needs_libreoffice
def test_the_same_when_libreoffice_has_saved_it(path: Path) -> None:
    before = read_book(path)
    after = read_book(saved_by_libreoffice(path))
    assert after.manifest.scenarios == before.manifest.scenarios
    assert after.manifest.formulas == before.manifest.formulas
    assert after.manifest.inputs == pytest.approx(before.manifest.inputs, rel=1e-14)
    assert after.formulas == before.formulas
    for name, read in before.cells.items():
        assert after.cells[name].address == read.address
        assert after.cells[name].value == pytest.approx(read.value, rel=1e-14)
