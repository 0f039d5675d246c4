from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest

from costmodel.kernel import operations as op
from costmodel.kernel.expression import Expr, Week, traced
from tests.sheet import line, number

if TYPE_CHECKING:
    from collections.abc import Callable

a, b = number("a"), number("b")
monthly = number("monthly", months=True)


@pytest.mark.parametrize(
    "use",
    [
        lambda: bool(a > b),
        lambda: a < b < a,
        lambda: max(a, b),
        lambda: a and b,
        lambda: float(a),
        lambda: int(a),
        lambda: [1, 2][a],
        lambda: range(a),
    ],
)
def test_a_traced_value_is_no_python_number(use: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=re.escape("where(")):
        use()


@pytest.mark.parametrize("use", [lambda: list(a), lambda: sum(monthly), lambda: [*a]])
def test_a_traced_value_cannot_be_looped_over(use: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=re.escape("over_months()")):
        use()


@pytest.mark.parametrize("value", [2, 12, -2, 10**30])
def test_other_constants_are_refused(value: int) -> None:
    with pytest.raises(ValueError, match=f"{value} in a formula: make it an input"):
        a * value


@pytest.mark.parametrize("value", [0.5, 1.0, True, "1", None, np.float64(1), np.array([0, 1])])
def test_what_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot stand in a formula: make it an input"):
        a * value  # type: ignore[operator]
    with pytest.raises(TypeError, match="cannot stand in a formula: make it an input"):
        value - a  # type: ignore[operator]


@pytest.mark.parametrize("value", [0, 1, -1, np.int64(1), np.int8(-1)])
def test_the_constants_of_formulas(value: int) -> None:
    for node in (value * a, a * value):
        assert isinstance(node, Expr)
        constant = next(arg for arg in node.args if arg is not a)
        assert constant.data == value
        assert type(constant.data) is int


@pytest.mark.parametrize(
    ("node", "op_name", "first"),
    [
        (a + b, "add", "a"),
        (1 + a, "add", "constant"),
        (1 - a, "subtract", "constant"),
        (1 * a, "multiply", "constant"),
        (1 / a, "divide", "constant"),
        (1**a, "power", "constant"),
        (-a, "subtract", "constant"),
        (1 < a, "above", "a"),  # noqa: SIM300 - the reflection is what is tested
    ],
)
def test_operators_keep_their_order(node: Expr, op_name: str, first: str) -> None:
    assert node.op == op_name
    assert node.args[0] is a if first == "a" else node.args[0].op == first


WEEK = Week("day", ((0, 0, 0),), (1,))
OTHER = Week("night", ((0, 0, 0),), (1,))
IN_WEEK = line("in_week", op.pick_by_interval([a], (0,), WEEK))
IN_OTHER = line("in_other", op.pick_by_interval([monthly], (0,), OTHER))
TWICE = Week("day", ((0, 0, 0),), (1,))


@pytest.mark.parametrize(
    "meet",
    [
        lambda: IN_WEEK + IN_OTHER,
        lambda: op.where(IN_WEEK > 0, a, IN_OTHER),
        lambda: op.pick_by_month([IN_WEEK, IN_OTHER], (0, 1)),
        lambda: op.pick_by_interval([IN_OTHER], (0,), WEEK),
    ],
)
def test_two_weeks_do_not_meet(meet: Callable[[], Expr]) -> None:
    with pytest.raises(TypeError, match=r"the weeks of day and night meet .* over_week\(\)"):
        meet()


def test_equal_weeks_are_not_one_week() -> None:
    with pytest.raises(TypeError, match="meet in one operation"):
        IN_WEEK * op.pick_by_interval([a], (0,), TWICE)


def test_sums_over_weeks_meet() -> None:
    both = op.over_week(IN_WEEK) + op.over_week(IN_OTHER)
    assert (both.week, both.months) == (None, True)


@pytest.mark.parametrize(
    ("use", "message"),
    [
        (lambda: op.previous(monthly + a), "needs a row of its own: make it a quantity"),
        (lambda: op.cumulative(monthly * a), "needs a row of its own"),
        (lambda: op.over_months(op.month_index()), "needs a row of its own"),
        (lambda: op.at_month(monthly - a, a), "needs a row of its own"),
        (lambda: op.first_month(monthly > 0), "needs a row of its own"),
        (lambda: op.over_week(IN_WEEK + a), "needs a row of its own"),
        (lambda: op.irr(monthly + a, a), "needs a row of its own"),
        (lambda: op.previous(a), "<input a> is the same in all months"),
        (lambda: op.over_months(IN_WEEK), "<line in_week> is the same in all months"),
        (lambda: op.over_week(a), "<input a> does not vary over a week"),
        (lambda: op.highest_in_week(a), "<input a> does not vary over a week"),
        (lambda: op.highest_in_week(IN_WEEK + a), "needs a row of its own"),
        (lambda: op.over_week(IN_WEEK, a), "<input a> does not vary over a week"),
        (lambda: op.over_week(IN_WEEK, IN_WEEK * a), "needs a row of its own"),
        (lambda: op.over_week(IN_WEEK, IN_OTHER), "meet in one operation"),
        (lambda: op.gathered(a, [()], WEEK), "<input a> does not vary over a week"),
        (lambda: op.gathered(IN_WEEK + a, [()], WEEK), "needs a row of its own"),
        (lambda: op.irr(IN_OTHER, a), "varies over a week: irr() takes one flow a month"),
    ],
)
def test_what_looks_along_a_row_takes_a_row(use: Callable[[], Expr], message: str) -> None:
    with pytest.raises(TypeError, match=re.escape(message)):
        use()


@pytest.mark.parametrize(
    ("node", "months", "week"),
    [
        (a + b, False, None),
        (a + monthly, True, None),
        (IN_WEEK * monthly, True, WEEK),
        (op.over_week(IN_OTHER), True, None),
        (op.over_week(IN_WEEK, line("by_month", IN_WEEK * monthly)), True, None),
        (op.gathered(IN_OTHER, [()] * len(WEEK), WEEK), True, WEEK),
        (op.gathered(IN_WEEK, [()] * len(OTHER), OTHER), False, OTHER),
        (op.over_months(IN_OTHER), False, OTHER),
        (op.at_month(IN_OTHER, a), False, OTHER),
        (op.at_month(IN_OTHER, monthly), True, OTHER),
        (op.highest_in_week(IN_OTHER), True, None),
        (op.highest_in_week(IN_WEEK), False, None),
        (op.previous(IN_OTHER), True, OTHER),
        (op.cumulative(IN_OTHER), True, OTHER),
        (op.first_month(IN_OTHER), False, OTHER),
        (op.month_index(), True, None),
        (op.pick_by_month([a, b], (0, 1)), True, None),
        (op.pick_by_month([a, IN_WEEK], (0, 1)), True, WEEK),
        (op.pick_by_interval([a, IN_WEEK], (0,), WEEK), False, WEEK),
        (op.irr(monthly, a), False, None),
        (traced(1), False, None),
        (op.none(), False, None),
    ],
)
def test_the_axes_of_each_operation(node: Expr, months: bool, week: Week | None) -> None:  # noqa: FBT001
    assert node.months is months
    assert node.week is week


def test_nodes_show_what_they_are() -> None:
    assert [repr(node) for node in (a, IN_WEEK, a + b)] == [
        "<input a>",
        "<line in_week>",
        "<add of 2>",
    ]


def test_terms_undo_a_total() -> None:
    last = b + a
    assert op.terms(op.total([a, b, last])) == [a, b, last]
    assert op.terms(a) == [a]
    assert op.total([]).data == 0
