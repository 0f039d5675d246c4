"""Failure boxes: one that is planted is found, and said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import bernoulli, randint, triang, uniform

from costmodel.analysis.sensitivity import prim
from tests.known_functions import Floats, normals

if TYPE_CHECKING:
    from costmodel.analysis.sensitivity.function import Inputs

INPUTS: Inputs = {
    "aht": triang(0.25, 5, 4),
    "deflection": uniform(0.2, 0.3),
    "volume": uniform(400_000, 200_000),
    "teams": randint(1, 6),
}
UNITS = {"aht": "min", "deflection": "%"}


def planted(x: Floats) -> Floats:
    return np.where((x[:, 0] > 7.2) & (x[:, 1] < 0.31), -1.0, 1.0)


def test_a_planted_box_is_found() -> None:
    found = prim(planted, INPUTS, units=UNITS, n=8192)
    aht, deflection = found.conditions
    assert (aht.input, deflection.input) == ("aht", "deflection")
    assert aht.low == pytest.approx(7.2, abs=0.1)
    assert deflection.high == pytest.approx(0.31, abs=0.01)
    assert np.isinf(aht.high)
    assert np.isinf(deflection.low)
    assert found.coverage > 0.9
    assert found.density > 0.9
    truth = triang(0.25, 5, 4).sf(7.2) * 0.11 / 0.3
    assert found.share == pytest.approx(truth, abs=0.003)
    assert found.words.startswith("output < 0 when aht >= 7.")
    assert " min and deflection <= 3" in found.words
    assert "% of such draws, and " in found.words


def test_coverage_and_density_are_of_other_draws() -> None:
    """Pure chance has no box: what one sample suggests, another does not confirm."""
    chance = np.random.default_rng(0)
    found = prim(lambda x: chance.normal(size=len(x)) + 1.3, normals("abc"), n=2048)
    assert found.density < 1.6 * found.share


@pytest.mark.parametrize("seed", range(8))
def test_a_value_that_hardly_any_draw_has_is_not_taken_for_a_box(seed: int) -> None:
    inputs: Inputs = {"fine": bernoulli(0.01), "aht": triang(0.25, 5, 4)}
    (aht,) = prim(lambda x: 6.6 - x[:, 1], inputs, n=256, seed=seed).conditions
    assert aht.input == "aht"
    assert aht.low == pytest.approx(6.6, abs=0.2)


def test_values_of_a_few_whole_numbers() -> None:
    found = prim(lambda x: 2.5 - x[:, 3], INPUTS)
    (teams,) = found.conditions
    assert (teams.input, teams.low, teams.high) == ("teams", 3, np.inf)
    assert (found.coverage, found.density) == (1, 1)
    assert "teams >= 3:" in found.words


def test_both_ends_of_one_input() -> None:
    found = prim(lambda x: np.abs(x[:, 0] - 0.5) - 0.1, {"a": uniform(), "b": uniform()}, n=8192)
    (a,) = found.conditions
    assert (a.low, a.high) == pytest.approx((0.4, 0.6), abs=0.02)
    assert " <= a <= " in found.words


def test_above_a_limit() -> None:
    found = prim(lambda x: x[:, 2], INPUTS, above=550_000, outputs=["volume"])
    assert found.bad == "volume > 550000"
    assert found.conditions[0].low == pytest.approx(550_000, rel=0.01)


@pytest.mark.parametrize(("lift", "count"), [(100, 0), (-100, 4096)])
def test_without_failures_or_without_successes_there_is_no_box(lift: int, count: int) -> None:
    found = prim(lambda x: x[:, 0] + lift, normals("ab"))
    assert found.conditions == ()
    assert found.reason == f"output < 0 in {count:,} of 4,096 draws, which no box tells apart"
    assert np.isnan(found.density)


def test_when_no_condition_helps_it_is_said() -> None:
    """An odd or even millionth has nothing to do with where an input lies."""
    found = prim(lambda x: np.floor(x[:, 0] * 1e6) % 5 - 1, {"a": uniform()}, n=8192)
    assert found.conditions == ()
    assert found.share == pytest.approx(0.2, abs=0.02)
    assert found.reason is not None
    assert found.reason.startswith(f"output < 0 in {found.share:.1%} of all draws")


def test_one_limit_at_most() -> None:
    with pytest.raises(ValueError, match="not both"):
        prim(planted, INPUTS, below=0, above=1)


def test_one_output_at_a_time() -> None:
    with pytest.raises(ValueError, match="of a function of one output"):
        prim(lambda x: x[:, :2], INPUTS)
