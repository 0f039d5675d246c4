"""Rounding and diving keep all rules; the relaxation bounds the cost."""

import numpy as np
import pytest

from costmodel.shifts import Rules, Shift, full_time
from costmodel.shifts.diving import dive
from costmodel.shifts.program import Program, Work, program_of
from costmodel.shifts.relaxation import relax, with_whole_hours
from costmodel.shifts.rounding import rounded_up

SHIFTS = (
    full_time(8),
    full_time(12, break_hours=0.5),
    full_time(10, break_hours=1),
    Shift(4, (5,), part_time=True),
)


def program(seed: int) -> Program:
    required = np.random.default_rng(seed).integers(0, 5, 336)
    work = Work(required, 20.0, np.ones(336), np.ones(336, np.bool_))
    return program_of(work, Rules(SHIFTS, (0.0, 6.0, 8.0, 14.0, 20.0), part_time_share=0.1))


@pytest.mark.parametrize("seed", range(3))
def test_whole_people_keep_the_rules_and_cost_no_less(seed: int) -> None:
    some = program(seed)
    relaxed = relax(some)
    dived = dive(some, np.zeros(some.whole), np.inf, relax)
    assert dived is not None
    for people in (rounded_up(some, relaxed.values), dived):
        assert some.holds(people)
        assert (people[: some.whole] == np.floor(people[: some.whole])).all()
        assert some.cost @ people >= relax(with_whole_hours(some)).cost * (1 - 1e-9)


def test_balances_are_kept_from_any_start() -> None:
    some = program(0)
    for lopsided in np.eye(some.whole, len(some.cost))[::29] * 50:
        assert some.holds(rounded_up(some, relax(some).values + lopsided))


def test_a_dive_that_looks_dear_is_given_up() -> None:
    some = program(0)
    assert dive(some, np.zeros(some.whole), relax(some).cost / 2, relax) is None


def test_whole_hours_lift_the_bound() -> None:
    work = Work(np.full(336, 2), 0.0, np.ones(336), np.ones(336, np.bool_))
    eight = program_of(work, Rules((full_time(8),)))
    assert relax(eight).cost == pytest.approx(336)
    assert relax(with_whole_hours(eight)).cost == pytest.approx(360)


def test_nobody_is_idle_all_week() -> None:
    required = np.random.default_rng(1).integers(0, 5, 336)
    work = Work(required, 20.0, np.ones(336), np.ones(336, np.bool_))
    eight = program_of(work, Rules((full_time(8),)))
    people = rounded_up(eight, relax(eight).values)
    for tour in np.flatnonzero(people):
        fewer = people.copy()
        fewer[tour] -= 1
        assert not eight.holds(fewer)
