"""What leaves a week, in numbers: gathered into another, and weighted over it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.kernel import operations as op
from costmodel.kernel.expression import Week
from costmodel.kernel.numbers import evaluate
from tests.blocks import evaluate_by
from tests.sheet import line, number
from tests.test_kernel_numbers import WEEK, a, b, given_values, monthly, rows


@given(rows, st.data())
def test_gathered_into_another_week(row: list[float], data: st.DataObject) -> None:
    sets = data.draw(st.lists(st.lists(st.integers(0, 2), max_size=5), min_size=4, max_size=4))
    other = Week("other", ((0, 0, 0),) * 4, (1,) * 4)
    source = line("source", op.pick_by_interval([a, monthly, b], (0, 1, 2), WEEK))
    (found,) = evaluate(
        [op.gathered(source, sets, other)], given_values(monthly=row, a=20, b=3), months=len(row)
    )
    expected = [[sum((20, value, 3)[place] for place in each) for each in sets] for value in row]
    assert np.broadcast_to(found, (1, len(row), 4))[0].tolist() == expected


def test_what_has_no_value_is_gathered_only_where_it_ends_up() -> None:
    source = line("source", op.pick_by_interval([a, op.none(), a], (0, 1, 2), WEEK), none="none")
    gathered = op.gathered(source, [(0, 2), (1, 2), ()], WEEK)
    (found,) = evaluate([gathered], given_values(a=2), months=1)
    np.testing.assert_array_equal(found, [[[4, np.nan, 0]]])


def test_gathered_halves_have_the_same_bits_in_blocks_of_any_size() -> None:
    draw = np.random.default_rng(1)
    week = Week("team", ((0, 0, 0),) * 336, (1,) * 336)
    values = given_values(b=0.5, monthly=draw.random(36).tolist())
    values["s", "a"] = draw.random((33, 1, 1))
    items = op.pick_by_interval([a, b, a * b], [place % 3 for place in range(336)], week)
    sets = [[(place + back) % 336 for back in range(17)] for place in range(336)]
    gathered = op.gathered(line("row", items * monthly), sets, week)
    whole, *parts = (
        evaluate_by(block, [gathered], values, months=36)[0] for block in (33, 1, 2, 16)
    )
    for found in parts:
        np.testing.assert_array_equal(found, whole)


@pytest.mark.parametrize("sets", [[(0,), (1,)], [(0,), (1,), (3,)], [(0,), (1,), (-1,)]])
def test_sets_fit_both_weeks(sets: list[tuple[int, ...]]) -> None:
    source = line("source", op.pick_by_interval([a], (0, 0, 0), WEEK))
    with pytest.raises(ValueError, match="sets of <line source> that do not fit the weeks"):
        op.gathered(source, sets, WEEK)


@given(rows, st.lists(st.integers(0, 9), min_size=3, max_size=3))
def test_weighted_by_shares_over_the_week(row: list[float], index: list[int]) -> None:
    source = line("source", op.pick_by_interval([a, monthly, b], (0, 1, 2), WEEK))
    shares = line("shares", op.pick_by_interval([number(f"s.{n}") for n in index], (0, 1, 2), WEEK))
    values = given_values(monthly=row, a=20, b=3) | given_values(**{f"s.{n}": n for n in index})
    (found,) = evaluate([op.over_week(source, shares)], values, months=len(row))
    expected = [
        sum(map(math.prod, zip(WEEK.counts, (20, value, 3), index, strict=True))) for value in row
    ]
    assert np.broadcast_to(found, (1, len(row), 1)).ravel().tolist() == expected
