"""Half-hours that nothing tells apart are computed once for many draws, with the same result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from costmodel.kernel import number_rules
from costmodel.kernel import operations as op
from costmodel.kernel.expression import Week
from costmodel.kernel.numbers import evaluate
from tests.sheet import line
from tests.test_kernel_numbers import a, b, given_values, monthly

if TYPE_CHECKING:
    import pytest

    from costmodel.kernel.expression import Expr
    from costmodel.kernel.number_rules import Array

DRAWS, MONTHS = 7, 3
COUNTS = (1, 2, 3, 4, 5, 6)
WEEK = Week("team", tuple((0, hour, 0) for hour in range(6)), COUNTS)
OTHER = Week("other", WEEK.slots, COUNTS)


def values() -> dict[tuple[str, str], Array]:
    """`a` differs by draw, `monthly` by month, `b` not at all."""
    chance = np.random.default_rng(0)
    found = given_values(b=0.5, monthly=chance.random(MONTHS).tolist())
    found["s", "a"] = chance.random((DRAWS, 1, 1))
    return found


def widths_of_exp(monkeypatch: pytest.MonkeyPatch, targets: list[Expr]) -> set[int]:
    """How many intervals the exponentials of these targets are computed for."""
    rule, seen = number_rules.NUMBERS["exp"], set()

    def spy(node: Expr, args: list[Array], around: number_rules.Surroundings) -> Array:
        seen.add(args[0].shape[number_rules.WEEK])
        return rule(node, args, around)

    monkeypatch.setitem(number_rules.NUMBERS, "exp", spy)
    evaluate(targets, values(), months=MONTHS)
    return seen


def profile(index: tuple[int, ...], week: Week = WEEK) -> Expr:
    """A row of a week of what no draw touches."""
    return line("profile", op.pick_by_interval([b, monthly, b + b], index, week))


@given(st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_a_week_is_the_same_as_one_draw_at_a_time(index: list[int]) -> None:
    row = line("row", op.exp(profile(tuple(index)) * a))
    targets = [op.over_week(row), op.over_week(row, row), op.highest_in_week(row)]
    for together, target in zip(evaluate(targets, values(), months=MONTHS), targets, strict=True):
        for draw in range(DRAWS):
            one = values() | {("s", "a"): values()["s", "a"][[draw]]}
            (alone,) = evaluate([target], one, months=MONTHS)
            np.testing.assert_allclose(together[[draw]], alone, rtol=1e-14)


def test_equal_half_hours_are_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    row = line("row", op.exp(profile((0, 1, 0, 2, 2, 1)) * a))
    assert widths_of_exp(monkeypatch, [op.over_week(row)]) == {3}


def test_values_that_agree_in_one_month_only_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    picked = op.pick_by_interval([monthly, op.previous(monthly), b], (0, 1, 2, 0, 1, 2), WEEK)
    row = line("row", op.exp(picked * a))
    assert widths_of_exp(monkeypatch, [op.over_week(row)]) == {3}


def test_a_week_that_is_asked_for_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    row = line("row", op.exp(profile((0,) * 6) * a))
    assert widths_of_exp(monkeypatch, [row, op.over_week(row)]) == {6}


def test_half_hours_that_draws_tell_apart_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    row = line("row", op.exp(op.pick_by_interval([a, a * b], (0, 1, 0, 1, 0, 1), WEEK)))
    assert widths_of_exp(monkeypatch, [op.over_week(row)]) == {6}


def test_weeks_that_meet_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    row = line("row", op.exp(profile((0,) * 6) * a))
    moved = op.gathered(row, [(place,) for place in range(6)], OTHER)
    back = line("back", op.exp(moved * profile((1,) * 6, OTHER)))
    assert widths_of_exp(monkeypatch, [op.over_week(back)]) == {6}
