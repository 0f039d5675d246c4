"""The proof of workbooks proves something: stale values, changed inputs, errors, noise."""

import math
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from tests.engines import ENGINES, EVERY_ENGINE, IN_MEMORY
from tests.recalculation import Book, Recalculation, differences, recalculated, same, unlike
from tests.stored import Error, Place, Stored, Value, names, place_of, stored

CALC = "In-house's calc"
Formulas = dict[str, tuple[str, Value]]  # by cell: the formula and the value to store
GOOD: Formulas = {
    "A1": ("='Inputs & more'!$B$1*2", 3.0),
    "B1": ("=NA()", "#N/A"),
    "C1": ("=1/0", "#DIV/0!"),
    "D1": ('=IF(A1>1,"","x")', ""),
    "E1": ("=A1>1", True),
    "F1": ("='Inputs & more'!B2&\"<&>\"", "low<&>"),
    "A2": ("=EDATE('Inputs & more'!B3,1)", 46031.0),
    "B2": ("=SUM('Inputs & more'!B1:B3)", 46001.5),
    "C2": ("=IF('Inputs & more'!B2=\"low\",1,0)", 1.0),
    "D2": ("=IRR(F2:H2)", 0.1),
    "F2": ("=0-100", -100.0),
    "G2": ("=10", 10.0),
    "H2": ("=100+10", 110.0),
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Formulas], Path]:
    """A workbook of two sheets, with the formulas on the second."""

    def written(formulas: Formulas) -> Path:
        path = tmp_path / "book.xlsx"
        with Workbook(path) as book:
            inputs, calc = book.add_worksheet("Inputs & more"), book.add_worksheet(CALC)
            inputs.write_column("A1", ["wage & more", "level", "date", "hostile"])
            inputs.write_column("B1", [1.5, "low"])
            inputs.write_datetime("B3", _date(), book.add_format({"num_format": "mmm yyyy"}))
            inputs.write_string("B4", "#N/A")
            inputs.write_boolean("B5", boolean=True)
            for cell, (formula, value) in formulas.items():
                calc.write_formula(cell, formula, None, value)
            for name, place in {"wage": "B1", "level": "B2", "flag": "B5"}.items():
                book.define_name(f"plan.{name}", f"='Inputs & more'!${place[0]}${place[1]}")
            book.define_name("plan.double", "='In-house''s calc'!$A$1")
            book.define_name("plan.several", "='Inputs & more'!$B$1:$B$3")
        return path

    return written


def _date() -> object:
    from datetime import UTC, datetime

    return datetime(2025, 12, 9, tzinfo=UTC).replace(tzinfo=None)


# The file ---------------------------------------------------------------------------------------


def test_names_are_those_of_single_cells(write: Callable[[Formulas], Path]) -> None:
    assert names(write(GOOD)) == {
        "plan.wage": ("Inputs & more", 0, 1),
        "plan.level": ("Inputs & more", 1, 1),
        "plan.flag": ("Inputs & more", 4, 1),
        "plan.double": (CALC, 0, 0),
    }


@pytest.mark.parametrize(
    ("reference", "place"),
    [
        ("Inputs!$B$2", ("Inputs", 1, 1)),
        ("'It''s one'!$AA$10", ("It's one", 9, 26)),
        ("Inputs!$A$1:$B$2", None),
        ("#REF!", None),
        ("0.5", None),
    ],
)
def test_a_reference_is_one_cell_or_none(reference: str, place: Place | None) -> None:
    assert place_of(reference) == place


def test_what_is_stored_is_what_openpyxl_reads(write: Callable[[Formulas], Path]) -> None:
    path = write(GOOD)
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    found = stored(path)
    assert len(found) == len(GOOD) + 9
    for (sheet, row, column), cell in found.items():
        formula = formulas[sheet].cell(row + 1, column + 1)
        text = formula.value if formula.data_type == "f" else None
        assert cell.formula == (text and str(text).removeprefix("="))
        value = values[sheet].cell(row + 1, column + 1).value
        if isinstance(cell.value, Error):
            assert cell.value.name == value
        elif (sheet, row) == ("Inputs & more", 2) and column:
            assert cell.value == 46000
        else:
            assert (cell.value or None) == (value or None)


def test_an_error_says_which_and_is_no_number() -> None:
    error = Error("#N/A")
    assert math.isnan(error)
    assert error.name == repr(error) == "#N/A"


# The engines ------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", IN_MEMORY)
def test_right_values_have_no_difference(write: Callable[[Formulas], Path], engine: str) -> None:
    assert differences(write(GOOD), engine) == []


@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_every_wrong_value_is_found(write: Callable[[Formulas], Path], engine: str) -> None:
    """Which shows that the engines recalculate: none of them gives back what is stored."""
    wrong: dict[str, Value] = {
        "A1": 3 * (1 + 1.1e-9),
        "B1": 0.0,
        "C1": 1.0,
        "D1": "x",
        "E1": False,
        "F1": "high<&>",
        "A2": "#N/A",
        "B2": 0.0,
        "C2": True,
        "D2": 0.1 * (1 + 1.1e-7),
        "F2": "-100",
        "G2": "",
    }
    path = write(
        {cell: (formula, wrong.get(cell, value)) for cell, (formula, value) in GOOD.items()}
    )
    assert len(differences(path, engine)) == len(wrong)


@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_changed_inputs_are_set_back(write: Callable[[Formulas], Path], engine: str) -> None:
    live = Recalculation(write(GOOD), engine)
    changed = live.book({"plan.wage": 2, "plan.level": "<high>"})
    assert changed.named("plan.double") == 4
    assert changed.value(CALC, 0, 5) == "<high><&>"
    assert changed.value(CALC, 1, 2) == 0
    again = live.book({"plan.flag": 0})
    assert again.value("Inputs & more", 4, 1) == 0
    assert unlike(stored(live.path), again) == []


@pytest.mark.parametrize("engine", IN_MEMORY)
def test_values_of_all_kinds_are_read(write: Callable[[Formulas], Path], engine: str) -> None:
    book = recalculated(write(GOOD), engine)
    assert [book.value("Inputs & more", row, 1) for row in range(6)] == [
        1.5,
        "low",
        46000,
        "#N/A",
        True,
        None,
    ]
    assert not isinstance(book.value("Inputs & more", 3, 1), Error)
    errors = [book.value(CALC, 0, column) for column in (1, 2)]
    assert [each.name for each in errors if isinstance(each, Error)] == ["#N/A", "#DIV/0!"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_formula_is_no_input(write: Callable[[Formulas], Path], engine: str) -> None:
    live = Recalculation(write(GOOD), engine)
    with pytest.raises(ValueError, match="is no input"):
        live.book({"plan.double": 1})
    with pytest.raises(KeyError):
        live.book({"plan.nothing": 1})


# Equality ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "value", "found", "equal"),
    [
        ("A1", 1e6, 1e6 * (1 + 0.9e-9), True),
        ("A1", 1e6, 1e6 * (1 + 1.1e-9), False),
        ("A1", 1e-30, 2e-30, False),
        ("A1", 0.0, 1e-300, False),
        ("IFERROR(IRR(A1:B1),NA())", 0.1, 0.1 * (1 + 0.9e-7), True),
        ("IFERROR(IRR(A1:B1),NA())", 0.1, 0.1 * (1 + 1.1e-7), False),
        ("A1", Error("#N/A"), Error("#NUM!"), True),
        ("A1", Error("#N/A"), 0.0, False),
        ("A1", 0.0, Error("#N/A"), False),
        ("A1", Error("#N/A"), None, False),
        ("A1", "", None, True),
        ("A1", 0.0, None, False),
        ("A1", 0.0, "", False),
        ("A1", False, None, False),
        ("A1", True, 1.0, False),
        ("A1", 1.0, True, False),
        ("A1", "a", "a", True),
        ("A1", "a", "b", False),
    ],
)
def test_when_a_value_is_the_stored_one(
    formula: str, value: Value, found: Value, *, equal: bool
) -> None:
    assert same(Stored(formula, value), found) == equal


@pytest.mark.parametrize(
    ("formula", "found", "noise"),
    [
        ("SUM(A1:C1)-D1", 5.6e-17, True),
        ("SUM(A1:C1)-D1", 1.4e-14, False),
        ("A1+B1", 5.6e-17, True),
        ("A1+B1", "", False),
        ("A1*0", 5.6e-17, False),  # nothing cancels in a product
        ("SUM(Other!A1:D1)", 5.6e-17, False),  # nothing stands there
        ("A1+B1", Error("#N/A"), False),
    ],
)
def test_sums_that_cancel_keep_noise_and_no_more(
    formula: str, found: Value, *, noise: bool
) -> None:
    cells = {
        ("S", 0, column): Stored(None, value) for column, value in enumerate([0.1, 0.2, 0, 0.3])
    }
    cells["S", 1, 0] = Stored(formula, 0.0)
    assert (unlike(cells, Book({("S", 1, 0): found}, {})) == []) == noise


def test_noise_is_measured_by_the_other_months_too() -> None:
    row = {("S", 0, column): Stored("A2*A3", value) for column, value in enumerate([0.0, 1000.0])}
    for found, differing in ((1e-12, 0), (2e-11, 1)):
        book = Book({("S", 0, 0): found, ("S", 0, 1): 1000.0}, {})
        assert len(unlike(row, book)) == differing


def test_every_engine_is_proved_here() -> None:
    assert len(EVERY_ENGINE) == len(ENGINES)
