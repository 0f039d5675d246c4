"""Formulas and names of books are such that every spreadsheet program takes them alike."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest

from costmodel.analysis.run import ScenarioFile
from costmodel.workbook.book import write_book
from costmodel.workbook.content import content_of
from costmodel.workbook.page import FORMULA_LIMIT
from tests.generated_plans import PLANS, write_plan
from tests.stored import Place, names, stored

BOOKS = (*((number,) for number in range(len(PLANS))), (0, 7))
# What all programs compute alike; none of it is volatile, reads other files or runs anything.
ALLOWED = {
    *("IF", "IFERROR", "NA", "MIN", "MAX", "SUM", "ROUNDUP", "ROUNDDOWN", "INT", "EXP", "LN", "MOD"),
    *("INDEX", "MATCH", "CHOOSE", "SUMIFS", "SUMPRODUCT", "NPV", "IRR", "EDATE", "EOMONTH", "ABS"),
    *("POISSON.DIST", "GAMMA.DIST", "GAMMALN", "PRODUCT"),
}
FUNCTION = re.compile(r"([A-Z][A-Z0-9.]*)\(")
TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,254}")
LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*|[RrCc][0-9]*")


@cache
def formulas(numbers: tuple[int, ...]) -> dict[Place, str]:
    with TemporaryDirectory() as folder:
        path = _book(Path(folder), numbers)
        cells = stored(path).items()
        return {place: cell.formula for place, cell in cells if cell.formula}


def _book(folder: Path, numbers: tuple[int, ...]) -> Path:
    files = [ScenarioFile(write_plan(number, folder)) for number in numbers]
    path = folder / "book.xlsx"
    write_book(path, content_of(files))
    return path


@pytest.mark.parametrize("numbers", BOOKS, ids=str)
def test_formulas_are_plain_and_short(numbers: tuple[int, ...]) -> None:
    texts = set(formulas(numbers).values())
    assert len(texts) > 200
    plain = [TEXT.sub("", text).replace("_xlfn.", "") for text in texts]
    used = {name for text in plain for name in FUNCTION.findall(text)}
    assert used <= ALLOWED
    assert max(map(len, texts)) <= FORMULA_LIMIT
    for text in plain:
        assert "[" not in text  # of another file
        assert "|" not in text  # of another program
        assert "{" not in text
        assert not re.search(r"(?:^|[(,^*/+-])-", text)  # a sign before a value binds too tight


def test_names_are_such_as_programs_take(tmp_path: Path) -> None:
    for numbers in BOOKS[:3]:
        found = names(_book(tmp_path, numbers))
        assert len(found) > 50
        assert len({name.lower() for name in found}) == len(found)
        for name in found:
            assert NAME.fullmatch(name)
            assert not LIKE_A_CELL.fullmatch(name)


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (_book(tmp_path, (0, 7)).read_bytes() for _ in range(2))
    assert first == second


def test_nothing_leads_out_of_the_book(tmp_path: Path) -> None:
    with ZipFile(_book(tmp_path, (1,))) as package:
        parts = package.namelist()
        assert not [part for part in parts if "external" in part.lower() or part.endswith(".bin")]
        for part in parts:
            assert b"TargetMode" not in package.read(part)
