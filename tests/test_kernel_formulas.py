from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest

from costmodel.kernel import operations as op
from costmodel.kernel.dimensions import DIMENSIONS
from costmodel.kernel.expansions import EXPANSIONS
from costmodel.kernel.expression import Expr, Input, Week, traced
from costmodel.kernel.formulas import FORMULAS, formula, runs
from costmodel.kernel.number_rules import NUMBERS
from costmodel.kernel.numbers import at_typical, evaluate
from costmodel.kernel.operations import OPERATIONS
from costmodel.kernel.words import WORDS
from tests.excel_functions import ALIKE, called
from tests.sheet import ENGINES, Place, Sheet, examples, line, number

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.kernel.expression import Key

EXAMPLES = examples()

VALUES = {"a": 7.0, "b": 3.0, "c": 2.0, "d": 0.5, "tenth": 0.1, "ten": 10.0, "nothing": 0.0}
VALUES |= {"slack": 1e-9}
a, b, c, d, tenth, ten, nothing, slack = (number(name) for name in VALUES)


class Names(Place):
    """Places that give inputs by name, so that formulas can be read."""

    def cell(self, leaf: Expr) -> str:
        return leaf.data.key[1] if isinstance(leaf.data, Input) else super().cell(leaf)


def written(expr: Expr) -> str:
    return formula(expr, Names(Sheet([line("x", expr)], 2), 0, 0))


@pytest.mark.parametrize("table", [NUMBERS, WORDS, DIMENSIONS, EXAMPLES])
def test_each_reading_has_a_rule_for_each_operation(table: dict[str, object]) -> None:
    assert set(table) == OPERATIONS


def test_each_operation_is_written_or_expanded() -> None:
    assert set(FORMULAS) | set(EXPANSIONS) == OPERATIONS
    assert not set(FORMULAS) & set(EXPANSIONS)


def test_examples_are_of_their_operation() -> None:
    assert {name: expr.op for name, expr in EXAMPLES.items()} == {name: name for name in EXAMPLES}


PMF, CDF = "_xlfn.POISSON.DIST(a,b,FALSE)", "_xlfn.POISSON.DIST(a-1,b,TRUE)"
WAITS = f"{PMF}/({PMF}+(1-b/a)*{CDF})"
SCALE = "GAMMALN(a*d/c+1)+b*d/c-a*d/c*LN(b*d/c)"
WEIGHT = f"a*LN(b)-b-GAMMALN(a+1)+{SCALE}"
WAITING = "_xlfn.GAMMA.DIST(b*d/c,a*d/c,1,TRUE)"
LOST = f"{WAITING}-a/b*(_xlfn.GAMMA.DIST(b*d/c,a*d/c+1,1,TRUE))"
MISS = (
    f"EXP(MIN(0,{WEIGHT}))*({LOST})/({CDF}*EXP(MIN(0,0-({WEIGHT})))+EXP(MIN(0,{WEIGHT}))*{WAITING})"
)
GONE = f"IF(a<b,b+GAMMALN(a+1)-a*LN(b),{SCALE})>700"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("constant", "0-1"),
        ("input", "a"),
        ("line", "D5"),
        ("none", "NA()"),
        ("add", "a+b"),
        ("subtract", "a-b"),
        ("multiply", "a*b"),
        ("divide", "a/b"),
        ("power", "a^b"),
        ("at_least", "IF(a>=b,1,0)"),
        ("above", "IF(a>b,1,0)"),
        ("at_most", "IF(a<=b,1,0)"),
        ("below", "IF(a<b,1,0)"),
        ("equals", "IF(a=b,1,0)"),
        ("where", "IF(a>b,a,b)"),
        ("minimum", "MIN(a,b)"),
        ("maximum", "MAX(0,a-b)"),
        ("ceil", "ROUNDUP(MAX(0,a/b-c),0)"),
        ("floor", "INT(a+c)"),
        ("exp", "EXP(a)"),
        ("month_index", "D2"),
        ("previous", "C5"),
        ("cumulative", "SUM(C7:D7)"),
        ("highest", "MAX(C7:D7)"),
        ("product", "PRODUCT(C7:D7)"),
        ("over_months", "SUM(D5:E5)"),
        ("at_month", "INDEX(D5:E5,a)"),
        ("first_month", "IFERROR(MATCH(1,D5:E5,0),NA())"),
        ("over_week", "SUMPRODUCT(B5:B6,B7:B8)"),
        ("highest_in_week", "MAX(B7:B8)"),
        ("gathered", "SUM(B7:B8,B8)"),
        ("pick", "list.1"),
        ("poisson_pmf", "_xlfn.POISSON.DIST(a,b,FALSE)"),
        ("poisson_cdf", "_xlfn.POISSON.DIST(a,b,TRUE)"),
        ("service_level", f"IF(b<=0,1,IF(a<=b,0,1-{WAITS}*EXP(0-(a-b)*d/c)))"),
        ("asa", f"IF(b<=0,0,IF(a<=b,NA(),{WAITS}*c/(a-b)))"),
        (
            "abandonment",
            f"IF(b<=0,0,IF(a<=0,1,IF({GONE},IF(a<b,1-a/b,{WAITS}*c/(a-b)/d),{MISS})))",
        ),
        ("irr", "IFERROR((1+IRR(C7:E7))^a-1,NA())"),
    ],
)
def test_how_each_operation_is_written(name: str, text: str) -> None:
    assert written(EXAMPLES[name]) == f"={text}"
    assert called(text) <= ALIKE


def test_a_weighted_sum_over_the_months() -> None:
    row = EXAMPLES["line"]
    assert written(op.over_months(row, row)) == "=SUMPRODUCT(D5:E5,D5:E5)"


TRAPS: list[tuple[Expr, str, float]] = [
    (-(a**c), "0-a^c", -49),
    ((-a) ** c, "(0-a)^c", 49),
    (a**-c, "a^(0-c)", 1 / 49),
    (a - (b - c), "a-(b-c)", 6),
    (a - b - c, "a-b-c", 2),
    (a + (b - c), "a+(b-c)", 8),
    (a - (b + c), "a-(b+c)", 2),
    (a / (b / c), "a/(b/c)", 14 / 3),
    (a / b / c, "a/b/c", 7 / 6),
    (a / (b * c), "a/(b*c)", 7 / 6),
    (a * (b / c), "a*(b/c)", 10.5),
    ((a + b) * c, "(a+b)*c", 20),
    ((b**c) ** d, "(b^c)^d", 3),
    (b ** (c**d), "b^(c^d)", 3 ** math.sqrt(2)),
    ((a * b) ** c, "(a*b)^c", 441),
    (a * b**c, "a*b^c", 63),
    (a * traced(-1), "a*(0-1)", -7),
    (a - traced(-1), "a-(0-1)", 8),
    (traced(-1) ** c, "(0-1)^c", 1),
    (a ** traced(-1), "a^(0-1)", 1 / 7),
    ((a >= b) * c, "IF(a>=b,1,0)*c", 2),
    ((a >= b) - (b >= a), "IF(a>=b,1,0)-IF(b>=a,1,0)", 1),
    ((a >= b) > (b >= a), "IF(IF(a>=b,1,0)>IF(b>=a,1,0),1,0)", 1),
    (op.where(a + b > c, a, b), "IF(a+b>c,a,b)", 7),
    (op.where((a >= b) * (b > c), c, d), "IF(IF(a>=b,1,0)*IF(b>c,1,0)<>0,c,d)", 2),
    (op.where(1 - (a >= b), c, d), "IF(1-IF(a>=b,1,0)<>0,c,d)", 0.5),
    (op.where(b - a, c, d), "IF(b-a<>0,c,d)", 2),
    (op.where(a, c, d), "IF(a<>0,c,d)", 2),
    (op.where(op.where(a > b, 0, 1), c, d), "IF(IF(a>b,0,1)<>0,c,d)", 0.5),
    (op.where(a < b, c, op.where(b < c, c, d)), "IF(a<b,c,IF(b<c,c,d))", 0.5),
    (op.where(a > b, c, a / nothing), "IF(a>b,c,a/nothing)", 2),
    (op.ceil(tenth * b * ten, slack), "ROUNDUP(MAX(0,tenth*b*ten-slack),0)", 3),
    (op.ceil(nothing, slack), "ROUNDUP(MAX(0,nothing-slack),0)", 0),
    (op.ceil(c - a, slack), "ROUNDUP(MAX(0,c-a-slack),0)", 0),
    (op.floor((a - (ten - b)) / b, slack), "INT((a-(ten-b))/b+slack)", 0),
    (op.floor(d - c, slack), "INT(d-c+slack)", -2),
    (op.exp(-a) * op.exp(a), "EXP(0-a)*EXP(a)", 1),
    (a / nothing, "a/nothing", math.nan),
    (op.minimum(1, a / nothing), "MIN(1,a/nothing)", math.nan),
    (a / (a / nothing), "a/(a/nothing)", math.nan),
    (a / nothing >= b, "IF(a/nothing>=b,1,0)", math.nan),
    (op.where(a / nothing, c, d), "IF(a/nothing<>0,c,d)", math.nan),
    (nothing ** traced(-1), "nothing^(0-1)", math.nan),
    (op.where(op.none() > b, c, d), "IF(NA()>b,c,d)", math.nan),
]


@pytest.mark.parametrize(("expr", "text"), [(expr, text) for expr, text, _ in TRAPS])
def test_traps_are_written_with_the_brackets_they_need(expr: Expr, text: str) -> None:
    assert written(expr) == f"={text}"


def test_traps_have_one_value_in_all_readings(tmp_path: Path) -> None:
    lines = [line(f"x{place}", expr, none="none") for place, (expr, *_) in enumerate(TRAPS)]
    inputs = at_typical({("s", name): value for name, value in VALUES.items()})
    sheet = Sheet(lines, 1)
    sheet.write(tmp_path / "book.xlsx", inputs)
    expected = [value for *_, value in TRAPS]
    found = [array.item() for array in evaluate(lines, inputs, months=1)]
    np.testing.assert_allclose(found, expected, rtol=1e-15)
    for engine in ENGINES.values():
        read = engine(tmp_path / "book.xlsx")
        found = [sheet.read(each, read).item() for each in lines]
        np.testing.assert_allclose(found, expected, rtol=1e-14, atol=1e-15)


def bracketed(left: str, sign: str, right: str) -> str:
    return f"({left}{sign}{right})"


SIGNS = ("+", "-", "*", "/", "^")


def combined(sign: str, left: Expr, right: Expr) -> Expr:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    return left / right if sign == "/" else left**right


def test_brackets_suffice_in_every_nesting(tmp_path: Path) -> None:
    """All trees of three operations: the two shapes of two and their neighbors."""
    lines = []
    for x, y, z in product(SIGNS, repeat=3):
        left = combined(z, combined(y, combined(x, a, b), c), d)
        right = combined(x, a, combined(y, b, combined(z, c, d)))
        middle = combined(x, a, combined(z, combined(y, b, c), d))
        both = combined(y, combined(x, a, b), combined(z, c, d))
        lines += [left, right, middle, both]
    named = [line(f"x{place}", expr, none="none") for place, expr in enumerate(lines)]
    inputs = at_typical({("s", name): value for name, value in VALUES.items()})
    sheet = Sheet(named, 1)
    sheet.write(tmp_path / "book.xlsx", inputs)
    own = np.array([array.item() for array in evaluate(named, inputs, months=1)])
    for engine in ENGINES.values():
        read = engine(tmp_path / "book.xlsx")
        found = [sheet.read(each, read).item() for each in named]
        np.testing.assert_allclose(found, own, rtol=1e-12)


def test_a_loop_has_no_formula_of_its_own() -> None:
    with pytest.raises(KeyError):
        written(EXAMPLES["agents_required"])


@pytest.mark.parametrize(
    ("intervals", "found"),
    [
        ((), []),
        ((4,), [(4, 4)]),
        ((0, 2, 1, 7, 6), [(0, 2), (6, 7)]),
        ((3, 1, 2, 2, 3, 7), [(1, 3), (2, 3), (7, 7)]),
        ((5, 5, 5), [(5, 5)] * 3),
    ],
)
def test_runs_of_neighbors(intervals: tuple[int, ...], found: list[tuple[int, int]]) -> None:
    assert runs(intervals) == found


def test_more_cells_are_gathered_than_one_function_takes(tmp_path: Path) -> None:
    """Of every other half-hour one, of all of them, of none, and of one several times."""
    week = Week("team", ((0, 0, 0),) * 600, (1,) * 600)
    other = Week("other", ((0, 0, 0),) * 4, (1,) * 4)
    row = line("row", op.pick_by_interval((a, b, c), [place % 3 for place in range(600)], week))
    sets = [range(0, 600, 2), range(600), (), [7] * 300 + [9]]
    gathered = line("gathered", op.gathered(row, sets, other))
    weighted = line("weighted", op.over_week(gathered, gathered))
    inputs = at_typical({("s", name): value for name, value in VALUES.items()})
    sheet = Sheet([gathered, weighted], 1)
    formulas = sheet.write(tmp_path / "book.xlsx", inputs)
    assert any(text.startswith("=SUM(SUM(") for text in formulas)
    assert max(text.count(",") for text in formulas) <= 300
    expected = [1200, 2400, 0, 907]
    assert evaluate([gathered], inputs, months=1)[0].ravel().tolist() == expected
    for engine in ENGINES.values():
        read = engine(tmp_path / "book.xlsx")
        assert sheet.read(gathered, read).ravel().tolist() == expected
        assert sheet.read(weighted, read).item() == sum(value**2 for value in expected)


def test_shares_are_summed_beside_their_row() -> None:
    week = Week("team", ((0, 0, 0), (0, 0, 1)), (3, 4))
    rows = [line(name, op.pick_by_interval((a, b), (1, 0), week)) for name in ("row", "shares")]
    assert written(op.over_week(*rows)) == "=SUMPRODUCT(B5:B6,B7:B8,B9:B10)"


def test_the_sheet_keeps_values_beside_formulas(tmp_path: Path) -> None:
    by_month = number("by_month", months=True)
    row = line("row", by_month * a, opening=a)
    nowhere = line("=1+1", op.none(), none="never")
    inputs: dict[Key, np.ndarray] = at_typical({("s", "a"): 2.0})
    inputs["s", "by_month"] = np.array([[[1.0], [2.0]]])
    own = evaluate([row, nowhere], inputs, months=2)
    sheet = Sheet([row, nowhere], 2)
    sheet.write(tmp_path / "book.xlsx", inputs, dict(zip([row, nowhere], own, strict=True)))
    page = openpyxl.load_workbook(tmp_path / "book.xlsx", data_only=True)["S"]
    (place,) = {cell for cells in sheet.cells(nowhere) for cell in cells}
    assert [page.cell(row + 1, column + 1).value for ((row, column),) in sheet.cells(row)] == [2, 4]
    assert page.cell(place[0] + 1, place[1] + 1).value == "#N/A"
    assert page.cell(place[0] + 1, 1).value == "=1+1"
    assert page.cell(place[0] + 1, 1).data_type == "s"


@pytest.mark.parametrize("engine", ENGINES)
def test_engines_follow_a_changed_input(engine: str, tmp_path: Path) -> None:
    doubled = line("doubled", a + a)
    sheet = Sheet([doubled], 1)
    sheet.write(tmp_path / "book.xlsx", at_typical({("s", "a"): 2.0}))
    changed = ENGINES[engine](tmp_path / "book.xlsx", {sheet.cells(a)[0][0]: 5.0})
    assert sheet.read(doubled, changed).item() == 10
