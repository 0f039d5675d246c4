"""Goal seek on curves whose solutions are known."""

import math
from collections.abc import Callable, Sequence

import pytest

from costmodel.analysis.goal_seek import search


def on_all(function: Callable[[float], float]) -> Callable[[Sequence[float]], list[float]]:
    return lambda values: [function(value) for value in values]


@pytest.mark.parametrize(
    ("function", "wanted", "low", "high", "expected"),
    [
        (lambda x: 3 * x - 1, 5.0, 0.0, 10.0, [2]),
        (lambda x: x * x, 2.0, 0.0, 10.0, [math.sqrt(2)]),
        (lambda x: x * x, 2.0, -10.0, 10.0, [-math.sqrt(2), math.sqrt(2)]),
        (lambda x: x, 0.0, 0.0, 1.0, [0]),
        (lambda x: x, 1.0, 0.0, 1.0, [1]),
        (lambda x: x, 2.0, 0.0, 1.0, []),
        (lambda _: 7.0, 3.0, 0.0, 1.0, []),
        (lambda x: math.nan if x < 1 else x, 3.0, 0.0, 10.0, [3]),
        (math.exp, 1e12, 0.0, 100.0, [math.log(1e12)]),
    ],
)
def test_all_solutions_and_only_those(
    function: Callable[[float], float],
    wanted: float,
    low: float,
    high: float,
    expected: list[float],
) -> None:
    found = search(on_all(function), wanted, low, high)
    assert [each.value for each in found.solutions] == pytest.approx(expected, rel=1e-8, abs=1e-9)
    assert not any(each.jumps for each in found.solutions)


def test_solutions_far_below_the_steps_of_an_even_grid() -> None:
    found = search(on_all(lambda x: 1 / x if x else math.nan), 0.01, 0.0, 1e6, around=80.0)
    assert [each.value for each in found.solutions] == pytest.approx([100])


def test_a_curve_that_jumps_over_the_value_flips_there() -> None:
    found = search(on_all(math.ceil), 4.5, 0.3, 10.0)
    (solution,) = found.solutions
    assert solution.jumps
    assert solution.value == pytest.approx(4, abs=1e-9)
    assert solution.reached in (4, 5)


def test_the_ends_are_told_when_there_is_nothing_between() -> None:
    found = search(on_all(lambda x: 2 * x), 100.0, 0.0, 10.0)
    assert (found.low, found.high, found.at_low, found.at_high) == (0, 10, 0, 20)
