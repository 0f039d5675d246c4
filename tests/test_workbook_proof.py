"""Books of generated scenarios say what the engine says: as written, and with inputs changed.

Other programs recalculate every formula. What they make of changed inputs is compared with the
engine, which reads files that were changed in the same way.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from costmodel.assumptions.problems import AssumptionsError
from costmodel.workbook.layout import WORDS
from costmodel.workbook.page import FORMULA_LIMIT
from tests.book_changes import Changes, Written, random_changes, written_book
from tests.engines import EVERY_ENGINE, IN_MEMORY, needs_libreoffice
from tests.excel_functions import ALIKE, called, plain
from tests.generated_plans import PLANS, write_plan
from tests.recalculation import Recalculation, differences, unlike
from tests.stored import Error, Place, Stored

Cells = dict[Place, Stored]
PAIRS = ((0, 7), (2, 12))
ALONE = tuple((number,) for number in range(len(PLANS)))
BOOKS = (*ALONE[::2], *PAIRS, *(pytest.param(each, marks=pytest.mark.slow) for each in ALONE[1::2]))
SAMPLES = Path(__file__).parents[1] / "assumptions"
FEW, MANY = 1, 20
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,254}")
LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*|[RrCc][0-9]*")


@pytest.fixture(scope="module", params=BOOKS, ids=lambda numbers: "+".join(map(str, numbers)))
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The book of a generated scenario, or of two."""
    folder = tmp_path_factory.mktemp("plans")
    return written_book(folder, [write_plan(number, folder) for number in request.param])


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The book of both shipped scenarios."""
    folder = tmp_path_factory.mktemp("samples")
    for path in SAMPLES.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    return written_book(folder, [folder / "inhouse.yaml", folder / "hybrid.yaml"])


@pytest.mark.parametrize("engine", IN_MEMORY)
def test_every_formula_gives_what_is_stored(book: Written, engine: str) -> None:
    assert sum(cell.formula is not None for cell in book.cells.values()) > 400
    assert differences(book.path, engine) == []


def test_what_is_not_available_says_why(book: Written) -> None:
    """The row of an error, or the head of its block, gives the reason in words."""
    for (sheet, row, _), cell in book.cells.items():
        if isinstance(cell.value, Error):
            assert cell.value.name == "#N/A"
            assert "n/a: " in _words_above(book, sheet, row)


def test_changed_inputs_change_everything_as_in_the_engine(book: Written) -> None:
    check_changes(book, FEW, IN_MEMORY)


def test_formulas_are_plain_and_short(book: Written) -> None:
    texts = {cell.formula for cell in book.cells.values() if cell.formula}
    assert len(texts) > 200
    assert max(map(len, texts)) <= FORMULA_LIMIT
    for text in map(plain, texts):
        assert called(text) <= ALIKE
        assert not set(text) & set("[]|{}")  # other files, other programs, arrays
        assert not re.search(r"(?:^|[(,^*/+-])-", text)  # before a value it binds too tight


def test_names_are_such_as_programs_take(book: Written) -> None:
    assert len(book.names) > 50
    assert len({name.lower() for name in book.names}) == len(book.names)
    for name in book.names:
        assert NAME.fullmatch(name)
        assert not LIKE_A_CELL.fullmatch(name)


def test_nothing_leads_out_of_the_book(book: Written) -> None:
    with ZipFile(book.path) as package:
        parts = package.namelist()
        assert not [part for part in parts if "external" in part.lower() or part.endswith(".bin")]
        assert not [part for part in parts if b'TargetMode="External"' in package.read(part)]


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    files = [write_plan(number, tmp_path) for number in PAIRS[0]]
    first, second = (written_book(tmp_path, files).path.read_bytes() for _ in range(2))
    assert first == second


@needs_libreoffice
def test_libreoffice_agrees(tmp_path: Path) -> None:
    pair = written_book(tmp_path, [write_plan(number, tmp_path) for number in PAIRS[0]])
    assert differences(pair.path, "libreoffice") == []
    check_changes(pair, 1, ("libreoffice",))


@pytest.mark.slow
def test_many_changes(book: Written) -> None:
    check_changes(book, MANY, IN_MEMORY)


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_agrees_on_all(book: Written) -> None:
    assert differences(book.path, "libreoffice") == []


@pytest.mark.slow
@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_the_samples(samples: Written, engine: str) -> None:
    assert differences(samples.path, engine) == []
    check_changes(samples, 3 if engine == "libreoffice" else MANY, (engine,))


def check_changes(book: Written, number: int, engines: tuple[str, ...]) -> None:
    """Set random changes in the book and in the files; the numbers are the same."""
    live = [Recalculation(book.path, engine) for engine in engines]
    for changes, expected in possible_changes(book, number):
        inputs = {f"{scope}.{path}": value for (scope, path), value in changes.items()}
        for engine in live:
            assert unlike(expected, engine.book(inputs)) == [], (engine.engine, inputs)


def possible_changes(book: Written, number: int) -> Iterator[tuple[Changes, Cells]]:
    """Random changes that the engine takes, with what it makes of them.

    What it refuses is left out: a change of structure, or a value that the others forbid.
    """
    random_ = random.Random(str([path.stem for path in book.files]))  # noqa: S311 - to be repeated
    refused = 0
    while number:
        changes = random_changes(book, random_)
        try:
            expected = book.expected(changes)
        except AssumptionsError:
            refused += 1
            assert refused < 100, "nearly nothing can be changed"
            continue
        number -= 1
        yield changes, expected


def _words_above(book: Written, sheet: str, row: int) -> str:
    """The words of a row's formula, or of the block that it stands in."""
    return next(
        str(book.cells[sheet, at, WORDS].value)
        for at in range(row, 0, -1)
        if (sheet, at, WORDS) in book.cells and book.cells[sheet, at, WORDS].value
    )
