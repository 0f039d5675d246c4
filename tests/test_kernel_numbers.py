"""The numbers reading against plain loops, and how it goes through draws."""

from __future__ import annotations

import math
import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.kernel import number_rules
from costmodel.kernel import operations as op
from costmodel.kernel.expression import Expr, Week, traced
from costmodel.kernel.numbers import NotFiniteError, at_typical, evaluate
from tests.blocks import evaluate_by
from tests.sheet import line, number
from tests.test_kernel_random import MONTHS, Maker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from costmodel.kernel.expression import Key
    from costmodel.kernel.number_rules import Array

WEEK = Week("team", ((0, 0, 0), (0, 0, 1), (3, 2, 0)), (3, 4, 2))
a, b = number("a"), number("b")
monthly = number("monthly", months=True)

rows = st.lists(st.integers(-9, 9).map(float), min_size=1, max_size=7)
draws = st.lists(st.integers(-9, 9).map(float), min_size=1, max_size=4)


def given_values(**values: float | Sequence[float]) -> dict[Key, Array]:
    """Inputs by name; a list is by month."""
    return {("s", name): np.array(value, float).reshape(1, -1, 1) for name, value in values.items()}


def by_month(expr: Expr, row: Sequence[float], **others: float | Sequence[float]) -> list[float]:
    """A line's values in the months."""
    values = given_values(monthly=row, **others)
    (array,) = evaluate([expr], values, months=len(row))
    shape = (1, len(row) if expr.months else 1, 1)
    return [float(value) for value in np.broadcast_to(array, shape).flat]


@given(rows)
def test_previous_by_default_starts_with_the_first_month(row: list[float]) -> None:
    assert by_month(op.previous(monthly), row) == [row[0], *row[:-1]]


@given(rows, st.floats(-9, 9))
def test_previous_starts_with_the_opening(row: list[float], opening: float) -> None:
    opened = line("x", monthly, opening=a)
    assert by_month(op.previous(opened), row, a=opening) == [opening, *row[:-1]]


def test_the_highest_and_the_product_up_to_each_month() -> None:
    row = [2.0, 0.5, 3.0, -1.0]
    opened = line("opened", monthly, opening=a)
    assert by_month(op.highest(monthly), row) == [2, 2, 3, 3]
    assert by_month(op.product(monthly), row) == [2, 1, 3, -3]
    assert by_month(op.highest(opened), row, a=2.5) == [2.5, 2.5, 3, 3]
    assert by_month(op.product(opened), row, a=10) == [20, 10, 30, -30]


@given(rows)
def test_cumulative_adds_up(row: list[float]) -> None:
    expected, balance = [], 0.0
    for value in row:
        balance += value
        expected.append(balance)
    opened = line("x", monthly, opening=a)
    assert by_month(op.cumulative(monthly), row) == expected
    assert by_month(op.cumulative(opened), row, a=5) == [value + 5 for value in expected]


@given(rows, st.data())
def test_looking_along_the_months(row: list[float], data: st.DataObject) -> None:
    month = data.draw(st.integers(1, len(row)))
    assert by_month(op.over_months(monthly), row) == [sum(row)]
    squares = sum(value * value for value in row)
    assert by_month(op.over_months(monthly, monthly), row) == [pytest.approx(squares)]
    assert by_month(op.at_month(monthly, a), row, a=month) == [row[month - 1]]
    assert by_month(op.month_index(), row) == list(range(len(row)))


@given(rows, st.data())
def test_each_month_looks_at_another_one(row: list[float], data: st.DataObject) -> None:
    months = data.draw(st.lists(st.integers(1, len(row)), min_size=len(row), max_size=len(row)))
    later = number("later", months=True)
    values = given_values(monthly=row, later=months)
    (found,) = evaluate([op.at_month(monthly, later)], values, months=len(row))
    assert found.ravel().tolist() == [row[month - 1] for month in months]
    drawn = values | {("s", "later"): np.array([[[month] for month in months], [[1.5]] * len(row)])}
    (found,) = evaluate([op.at_month(monthly, later)], drawn, months=len(row))
    assert found[1].ravel().tolist() == [row[0]] * len(row)


@given(rows)
def test_the_highest_of_a_week(row: list[float]) -> None:
    share = line("share", op.pick_by_interval([a, monthly], (0, 1, 1), WEEK))
    (found,) = evaluate(
        [op.highest_in_week(share)], given_values(monthly=row, a=2), months=len(row)
    )
    assert found.ravel().tolist() == [max(2, value) for value in row]


@given(rows)
def test_the_first_month_with_a_flag(row: list[float]) -> None:
    flags = line("x", monthly > 0)
    (first,) = by_month(op.first_month(flags), row)
    positive = [month for month, value in enumerate(row, start=1) if value > 0]
    assert first == positive[0] if positive else math.isnan(first)


@given(st.data())
def test_picked_by_month(data: st.DataObject) -> None:
    index = data.draw(st.lists(st.integers(0, 2), min_size=1, max_size=7))
    row = data.draw(st.lists(st.floats(-9, 9), min_size=len(index), max_size=len(index)))
    items = [a, b, monthly]
    picked = by_month(op.pick_by_month(items, index), row, a=20, b=30)
    assert picked == [(20, 30, row[month])[item] for month, item in enumerate(index)]


@given(rows, st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_picked_by_interval_and_summed_over_the_week(row: list[float], index: list[int]) -> None:
    share = line("share", op.pick_by_interval([a, monthly, traced(1)], index, WEEK))
    values = given_values(monthly=row, a=20)
    each, summed = evaluate([share, op.over_week(share)], values, months=len(row))
    for month, value in enumerate(row):
        expected = [(20, value, 1)[item] for item in index]
        found = np.broadcast_to(each, (1, len(row), 3))[0, month]
        assert found.tolist() == expected
        total = sum(count * item for count, item in zip(WEEK.counts, expected, strict=True))
        assert np.broadcast_to(summed, (1, len(row), 1))[0, month, 0] == pytest.approx(total)


def test_rows_of_a_week_are_looked_along_interval_by_interval() -> None:
    row = line("row", op.pick_by_interval([a, b], (0, 1, 1), WEEK) * monthly)
    values = given_values(a=2, b=3, monthly=[1, 10])
    exprs = [op.previous(row), op.cumulative(row), op.over_months(row), op.at_month(row, a)]
    assert [expr.week for expr in exprs] == [WEEK] * 4
    found = [array[0].tolist() for array in evaluate(exprs, values, months=2)]
    assert found == [
        [[2, 3, 3], [2, 3, 3]],
        [[2, 3, 3], [22, 33, 33]],
        [[22, 33, 33]],
        [[20, 30, 30]],
    ]


def test_what_does_not_vary_by_month_is_not_repeated() -> None:
    steady = line("steady", a * b, "money/month")
    values = given_values(a=2, b=3)
    assert evaluate([op.over_months(steady, steady)], values, months=3)[0].tolist() == [[[108]]]
    exprs = [steady, op.over_months(steady), op.previous(steady), op.cumulative(steady)]
    found = evaluate([*exprs, steady + op.month_index()], values, months=3)
    assert [array.shape for array in found] == [(1, n, 1) for n in (1, 1, 3, 3, 3)]
    assert [array.ravel().tolist() for array in found] == [
        [6],
        [18],
        [6, 6, 6],
        [6, 12, 18],
        [6, 7, 8],
    ]


def only(values: dict[Key, Array], draw: int) -> dict[Key, Array]:
    """The inputs of one draw."""
    return {key: value[draw % len(value)][np.newaxis] for key, value in values.items()}


@pytest.mark.parametrize("drawn", ["opening", "row", "both"])
def test_an_opening_and_its_row_vary_by_draw_on_their_own(drawn: str) -> None:
    many = np.array([-100.0, -110.0]).reshape(2, 1, 1)
    row = np.array([[[60.0], [72.0]], [[55.0], [72.6]]])
    values = {
        ("s", "a"): many if drawn != "row" else many[:1],
        ("s", "monthly"): row if drawn != "opening" else row[:1],
        ("s", "year"): np.ones((1, 1, 1)),
    }
    flows = line("flows", monthly, opening=a)
    exprs = [op.irr(flows, number("year")), op.previous(flows), op.cumulative(flows)]
    for index, found in enumerate(zip(*evaluate(exprs, values, months=2), strict=True)):
        expected = evaluate(exprs, only(values, index), months=2)
        for array, alone in zip(found, expected, strict=True):
            np.testing.assert_array_equal(array, alone[0])


def drawn_book(seed: int, count: int) -> tuple[list[Expr], dict[Key, Array]]:
    """Random lines over all operations, half of whose inputs vary by draw."""
    maker = Maker(seed)
    lines = maker.lines()
    draw = np.random.default_rng(seed)
    values = dict(maker.values)
    for node in [*maker.rows["exact"][:8:2], *maker.rows["positive"][:8:2]]:
        key = node.data.key  # type: ignore[union-attr]
        signs = draw.choice([1.0, 0.5, 2.0], (count, *values[key].shape[1:]))
        values[key] = values[key] * signs
    return lines, values


def assert_same(row: Expr, found: Array, expected: Array) -> None:
    """The same bits; a rate is found by steps that stop for all draws of a block at once."""
    apart = 1e-12 if repr(row).startswith("<line rate") else 0
    np.testing.assert_allclose(found, expected, rtol=apart, atol=0, err_msg=repr(row))


@pytest.mark.parametrize("seed", range(3))
def test_blocks_of_any_size_give_the_same_bits(seed: int) -> None:
    lines, values = drawn_book(seed, 23)
    whole = evaluate_by(23, lines, values, months=MONTHS)
    assert {array.shape[0] for array in whole} == {1, 23}
    for block in (1, 2, 7, 22, 128):
        parts = evaluate_by(block, lines, values, months=MONTHS)
        assert [array.shape for array in parts] == [array.shape for array in whole]
        for row, found, expected in zip(lines, parts, whole, strict=True):
            assert_same(row, found, expected)


@pytest.mark.parametrize("seed", range(3))
def test_draws_equal_one_at_a_time(seed: int) -> None:
    lines, values = drawn_book(seed, 5)
    together = evaluate(lines, values, months=MONTHS)
    for index in range(5):
        alone = evaluate(lines, only(values, index), months=MONTHS)
        for row, found, expected in zip(lines, together, alone, strict=True):
            one = found[index % len(found)][np.newaxis]
            assert_same(row, one, np.broadcast_to(expected, one.shape))


def test_a_week_has_the_same_bits_in_blocks_of_any_size() -> None:
    draw = np.random.default_rng(1)
    values = given_values(b=0.5, monthly=draw.random(36).tolist())
    values["s", "a"] = draw.random((33, 1, 1))
    target = a_week_of_half_hours()
    whole, *parts = (evaluate_by(block, [target], values, months=36)[0] for block in (33, 1, 2, 16))
    for found in parts:
        np.testing.assert_array_equal(found, whole)


def test_an_item_that_varies_by_draw_need_not_be_picked() -> None:
    values = given_values(b=2) | {("s", "a"): np.linspace(0, 1, 10).reshape(-1, 1, 1)}
    picked = op.pick_by_interval([a, b], (1, 1, 1), WEEK)
    assert evaluate_by(4, [picked], values, months=1)[0].tolist() == [[[2, 2, 2]]] * 10


def counting(monkeypatch: pytest.MonkeyPatch, name: str) -> list[int]:
    """The draws each use of an operation from now on works on."""
    seen: list[int] = []
    rule = number_rules.NUMBERS[name]

    def spy(node: Expr, args: list[Array], around: number_rules.Surroundings) -> Array:
        seen.append(args[0].shape[0])
        return rule(node, args, around)

    monkeypatch.setitem(number_rules.NUMBERS, name, spy)
    return seen


def test_what_draws_do_not_touch_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = counting(monkeypatch, "exp")
    values = given_values(b=2) | {("s", "a"): np.linspace(0, 1, 10).reshape(-1, 1, 1)}
    found = evaluate_by(4, [op.exp(b) + op.exp(a), op.exp(b)], values, months=1)
    assert seen == [1, 1, 4, 4, 2]
    assert [array.shape for array in found] == [(10, 1, 1), (1, 1, 1)]


def test_only_what_is_asked_for_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = counting(monkeypatch, "exp")
    wanted, _ = op.exp(a), op.exp(b)
    evaluate([wanted, wanted + wanted], given_values(a=1, b=1), months=1)
    assert len(seen) == 1


def peak_of(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def a_week_of_half_hours() -> Expr:
    """A sum over the week of many operations on 36 months of 336 half-hours."""
    week = Week("team", ((0, 0, 0),) * 336, (1,) * 336)
    row: Expr = op.pick_by_interval([a, b], [place % 2 for place in range(336)], week) * monthly
    for _ in range(12):
        row = op.exp(0 - row) + b
    return op.over_months(line("total", op.over_week(line("row", row)), "1/month"))


def test_memory_does_not_grow_with_the_draws() -> None:
    target = a_week_of_half_hours()
    values = given_values(b=0.5, monthly=[1.0] * 36)

    def work(draws: int) -> Callable[[], object]:
        many = values | {("s", "a"): np.linspace(0, 1, draws).reshape(-1, 1, 1)}
        return lambda: evaluate_by(8, [target], many, months=36)

    assert peak_of(work(160)) < 1.2 * peak_of(work(16))


def test_values_are_dropped_after_their_last_use() -> None:
    values = given_values(a=0.25, b=0.5, monthly=[1.0] * 36)
    one_row = 36 * 336 * 8
    assert peak_of(lambda: evaluate([a_week_of_half_hours()], values, months=36)) < 6 * one_row


def test_the_first_line_without_a_value_is_named() -> None:
    first = line("first", a / b)
    later = line("later", first + 1)
    with pytest.raises(NotFiniteError, match=r"^`first` of s has no finite value$") as caught:
        evaluate([later], at_typical({("s", "a"): 1.0, ("s", "b"): 0.0}), months=1)
    assert caught.value.line is first.line


def test_a_line_without_a_value_is_named_among_draws() -> None:
    values = given_values(a=1) | {("s", "b"): np.array([1.0, 0.0, 2.0]).reshape(-1, 1, 1)}
    with pytest.raises(NotFiniteError, match="`ratio`"):
        evaluate_by(1, [line("ratio", a / b) * a], values, months=1)


def test_a_line_may_be_absent_if_it_says_why() -> None:
    absent = line("absent", op.where(a > b, op.none(), a), none="a is too large")
    present, missing = (
        evaluate([absent], given_values(a=value, b=2), months=1)[0].item() for value in (1, 3)
    )
    assert present == 1
    assert math.isnan(missing)
