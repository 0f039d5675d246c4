"""The sheet says what `costmodel sensitivity` says, and its charts and formulas rest on that."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

import numpy as np
import openpyxl
import pytest
from defusedxml import ElementTree
from openpyxl.utils import range_boundaries

from costmodel.version import __version__
from costmodel.workbook.layout import COVER, DRIVERS
from tests.conftest import costmodel
from tests.decided_book import FILES, POINTS, SEED, Decided, decided_book, plans, said_by_commands
from tests.engines import IN_MEMORY
from tests.plans import near
from tests.recalculation import differences
from tests.whole_book import rows_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
TITLES = {"npv": "NPV of portal against now, USD", "run_rate_change": "Run rate change of portal"}
SMALL = 1e-6  # dollars, or shares: sums that cancel


@pytest.fixture(scope="module")
def book() -> Decided:
    return decided_book("now", "portal")


def table(book: Decided, number: int, what: str) -> dict[str, tuple[object, ...]]:
    """A table of a result by its first column."""
    found, _ = said_by_commands()
    title = TITLES[found["results"][number]["name"]]
    row = next(at for at, row in enumerate(book.rows) if re.match(f"{title}.*{what}", str(row[0])))
    return {str(row[0]): row for row in book.table(str(book.rows[row][0]))}


def measures(method: str, number: int) -> dict[str, dict[str, Any]]:
    """What a method says of a result, by measure and input."""
    found = said_by_commands()[0]["methods"][method]
    inputs = found.get("players") or found["inputs"]
    shaped = {
        key: value[number] if isinstance(value[0], list) else value
        for key, value in found.items()
        if key != "crossings" and isinstance(value, list) and np.shape(value)[-1:] == (len(inputs),)
    }
    return {key: dict(zip(inputs, values, strict=True)) for key, values in shaped.items()}


@pytest.mark.parametrize("number", [0, 1])
def test_shares_are_those_of_the_command(book: Decided, number: int) -> None:
    rows = table(book, number, "shares of its variance")
    sobol, shapley = measures("sobol", number), measures("shapley", number)
    columns = [sobol[key] for key in ("S1", "S1_conf", "ST", "ST_conf")]
    columns += [shapley[key] for key in ("Sh", "Sh_conf")]
    typical = {each["path"]: each["typical"] for each in said_by_commands()[0]["inputs"]}
    assert set(rows) == {*typical, "Sum"}
    for path, value in typical.items():
        expected = [value, *(column[path] for column in columns)]
        assert list(rows[path][2:9]) == near(expected)
    for at, column in enumerate(columns[::2]):
        assert rows["Sum"][3 + 2 * at] == near(sum(column.values()))
    assert rows["Sum"][7] == near(1.0)


@pytest.mark.parametrize("number", [0, 1])
def test_the_tornado_is_that_of_the_command(book: Decided, number: int) -> None:
    rows = table(book, number, "each from P10 to P90")
    found = measures("conditional", number)
    base = said_by_commands()[0]["methods"]["conditional"]["base"][number]
    assert rows["Mean, no input held"][4] == near(base)
    order = sorted(found["swing"], key=lambda path: -abs(found["swing"][path]))
    assert list(rows)[1:3] == order[:2]
    for path in found["swing"]:
        low, high = found["at_low"][path], found["at_high"][path]
        assert list(rows[path][2:6]) == near([found["low"][path], found["high"][path], low, high])
        changes = pytest.approx([low - base, high - base], abs=SMALL)
        assert list(rows[path][6:8]) == changes
        assert rows[path][8] == pytest.approx(found["swing_conf"][path], abs=SMALL)


def test_break_even_values_are_those_of_the_command_or_empty_with_a_reason(book: Decided) -> None:
    found = measures("break-even", 0)
    rows, empty = table(book, 0, "each from P10 to P90"), []
    for path, value in found["value"].items():
        assert rows[path][10] == near(found["chance"][path])
        if value is None:
            empty.append(path)
            assert rows[path][9] is None
            assert rows[path][11] == "Does not pass 0 within its distribution"
        else:
            assert rows[path][9] == near(value)
    assert "telephony.minute" in empty
    assert rows["costs.portal.amount"][9] == near(51_200 - 5_000)  # a person less the other costs
    assert {row[9] for row in table(book, 1, "each from P10 to P90").values()} == {None}


def test_boxes_and_flags_are_those_of_the_command(book: Decided) -> None:
    found, _ = said_by_commands()
    (box,) = found["boxes"]
    assert box["conditions"]
    assert book.rows[book.row_of("Where it fails") + 1][0] == f"{box['words']}."
    rows = book.table("Inputs that methods rank more than two places apart")
    assert len(rows) == len(found["flags"]) > 2
    for row, flag in zip(rows, found["flags"], strict=True):
        assert row[0] == flag["input"]
        ranks = [flag["ranks"][name] for name in ("tornado", "conditional", "sobol", "shapley")]
        assert list(row[2:6]) == ranks
        assert row[6] == f"{flag['cause']}: {flag['why']}"


def test_it_is_stamped(book: Decided) -> None:
    said = "\n".join(str(row[0]) for row in book.rows)
    assert f"{POINTS} base points with seed {SEED}" in said
    assert f"costmodel {__version__} with numpy {np.__version__}" in said
    for name in ("now.yaml", "portal.yaml"):
        sha256 = hashlib.sha256(FILES[name].encode()).hexdigest()
        assert f"{name}, SHA-256 {sha256}" in said


def charts(book: Decided) -> Iterator[list[dict[str, list[object]]]]:
    """The series of each chart of the sheet, as the cells that they refer to."""
    sheet = openpyxl.load_workbook(book.path, data_only=True)[DRIVERS]
    with ZipFile(book.path) as package:
        names = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
        names.sort(key=lambda name: (len(name), name))
        texts = [package.read(name).decode() for name in names]
    for text in (text for text in texts if f"'{DRIVERS}'!" in text):
        series = []
        for each in ElementTree.fromstring(text).iter(f"{C}ser"):
            found: dict[str, list[object]] = {}
            for part in ("tx", "cat", "val", f"errBars/{C}plus"):
                formula = each.find(f"{C}{part}//{C}f")
                if formula is not None:
                    assert formula.text is not None
                    left, top, right, bottom = range_boundaries(formula.text.split("!")[1])
                    cells = sheet.iter_rows(top, bottom, left, right, values_only=True)
                    found[part.partition("/")[0]] = [cell for row in cells for cell in row]
            series.append(found)
        yield series


def test_charts_show_shares_with_their_intervals_and_both_ends(book: Decided) -> None:
    drawn = list(charts(book))
    assert len(drawn) == 5  # two of each result, and one of the changes
    for number in (0, 1):
        shares, ends = drawn[2 * number : 2 * number + 2]
        sobol, shapley = measures("sobol", number), measures("shapley", number)
        pairs = [(sobol["S1"], sobol["S1_conf"]), (sobol["ST"], sobol["ST_conf"])]
        pairs.append((shapley["Sh"], shapley["Sh_conf"]))
        for each, (values, errors) in zip(shares, pairs, strict=True):
            paths = [str(path) for path in each["cat"]]
            assert len(paths) == len(values)
            assert each["val"] == near([values[path] for path in paths])
            assert each["errBars"] == near([errors[path] for path in paths])
        assert [each["tx"] for each in shares] == [["Alone"], ["With interactions"], ["Fair share"]]
        found = measures("conditional", number)
        base = said_by_commands()[0]["methods"]["conditional"]["base"][number]
        for each, key in zip(ends, ("at_low", "at_high"), strict=True):
            expected = [found[key][str(path)] - base for path in each["cat"]]
            assert each["val"] == pytest.approx(expected, abs=SMALL)


@pytest.mark.parametrize("engine", IN_MEMORY)
def test_every_formula_gives_what_is_stored(book: Decided, engine: str) -> None:
    mine = [cell.formula for (sheet, *_), cell in book.cells.items() if sheet == DRIVERS]
    formulas = [text for text in mine if text is not None]
    assert sum(text.startswith("SUM(") for text in formulas) == 2 * 3 + 3
    assert len(formulas) == 1 + 2 * 3 + 2 * 2 * 7 + 2 * 3
    assert differences(book.path, engine) == []


def test_the_same_inputs_give_the_same_bytes(book: Decided) -> None:
    asked = ("--drivers", str(POINTS), "--seed", str(SEED), "-q", "-o", "again.xlsx", "--force")
    files = (str(plans() / name) for name in ("now.yaml", "portal.yaml"))
    ended = costmodel("workbook", *files, *asked, cwd=plans())
    assert ended.code == 0, ended.err
    assert (plans() / "again.xlsx").read_bytes() == book.path.read_bytes()


def test_it_prints_one_page_wide_up_to_its_last_column(book: Decided) -> None:
    sheet = openpyxl.load_workbook(book.path)[DRIVERS]
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_area == f"'{DRIVERS}'!$A$1:$L${len(book.rows) + 1}"
    cells = openpyxl.load_workbook(book.path, data_only=True)
    assert "Which inputs decide" in str(rows_of(cells, COVER)[DRIVERS][0])


def test_what_nothing_decides_is_empty_with_its_reason() -> None:
    book = decided_book("now", "same")
    rows = book.table("NPV of same against now, USD: shares of its variance")
    assert len(rows) == 2
    for row in rows:
        assert set(row[3:9]) == {None}
        assert row[9] == "it is 0 in every draw, so no input decides it"
    assert list(charts(book)) == []
    unexplained = book.rows[book.row_of("Why same differs from now") + 1][0]
    assert unexplained == "`now` and `same` do not differ in the value of any assumption."


def test_correlated_inputs_of_a_scenario_alone_have_fair_shares_only() -> None:
    book = decided_book("tied")
    title = "Run rate cost of tied, USD/year: shares of its variance"
    heads = book.rows[book.row_of(title) + 1]
    assert [text for text in heads if text] == ["Input", "Unit", "Typical", "Fair share", "\u00b1"]
    assert {row[0]: row[3] for row in book.table(title)}["Sum"] == near(1.0)
    assert any("Sobol' indices are for independent inputs" in str(row[0]) for row in book.rows)
    assert not any(str(row[0]).startswith("Why") for row in book.rows)
