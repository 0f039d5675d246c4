"""What draws say, against formulas; errors by how often they hold what is true."""

import math

import numpy as np
import pytest
from scipy import stats

from costmodel.sampling.statistics import (
    bands,
    chance_above,
    chance_within,
    choices,
    histogram,
    mean,
    quantiles,
    spread,
    worst_mean,
)
from costmodel.sampling.streams import Method, shares

LEVELS = (0.05, 0.1, 0.5, 0.9, 0.95)


def normal(seed: int, draws: int = 4096, method: Method = "sobol") -> np.ndarray:
    return np.asarray(stats.norm.ppf(shares(seed, "x", draws, method)[:, 0]))


def test_a_normal_is_found_again() -> None:
    found = spread(10 + 2 * normal(1), LEVELS)
    assert found.mean.value == pytest.approx(10, abs=0.01)
    assert found.deviation == pytest.approx(2, rel=0.01)
    expected = 10 + 2 * stats.norm.ppf(LEVELS)
    assert [each.value for each in found.quantiles] == pytest.approx(expected, abs=0.03)
    assert found.missing == 0


def test_chances_and_tails_of_a_normal() -> None:
    values = normal(2)
    assert chance_above(values, 1).value == pytest.approx(stats.norm.sf(1), abs=0.003)
    assert chance_within(values, 1).value == pytest.approx(stats.norm.cdf(1), abs=0.003)
    tail = stats.norm.pdf(stats.norm.ppf(0.05)) / 0.05
    assert worst_mean(values, 0.05, high_is_bad=True).value == pytest.approx(tail, abs=0.02)
    assert worst_mean(values, 0.05, high_is_bad=False).value == pytest.approx(-tail, abs=0.02)


@pytest.mark.parametrize("method", ["sobol", "random"])
def test_errors_hold_the_truth_as_often_as_they_say(method: Method) -> None:
    """Of a sum of three inputs, over 200 seeds: 95 % intervals hold it in 90 to 99 % of them."""
    held = {"mean": 0, "P90": 0, "chance": 0}
    deviation = math.sqrt(3)
    for seed in range(200):
        total = np.zeros(1024)
        for name in "abc":
            total += stats.norm.ppf(shares(seed, name, 1024, method)[:, 0])
        found = mean(total)
        held["mean"] += abs(found.value) <= found.error
        (p90,) = quantiles(total, [0.9])
        held["P90"] += abs(p90.value - deviation * stats.norm.ppf(0.9)) <= p90.error
        above = chance_above(total, 1.0)
        held["chance"] += abs(above.value - stats.norm.sf(1 / deviation)) <= above.error
    for name, count in held.items():
        assert 180 <= count <= 198, name


def test_few_draws_have_no_error() -> None:
    assert math.isnan(mean(np.arange(10.0)).error)
    assert all(math.isnan(each.error) for each in quantiles(np.arange(10.0), LEVELS))


def test_draws_without_a_value_are_left_out_and_counted() -> None:
    values = np.array([1.0, np.nan, 3.0, np.nan])
    found = spread(values, (0.5,))
    assert (found.mean.value, found.missing, found.quantiles[0].value) == (2, 0.5, 2)
    assert chance_within(values, 2).value == 0.25
    none = spread(np.full(100, np.nan), (0.5,))
    assert math.isnan(none.mean.value)
    assert none.missing == 1


def test_choices_of_two_normals() -> None:
    """The second is worth 0.5 more on average: unit-normal losses give chance and regret."""
    gain = 0.5 + normal(3, 16384)
    (first, second), known = choices(np.stack([np.zeros_like(gain), gain], axis=1))
    below = stats.norm.cdf(-0.5)
    loss = stats.norm.pdf(0.5) - 0.5 * below
    assert second.best.value == pytest.approx(1 - below, abs=0.002)
    assert second.regret.value == pytest.approx(loss, abs=0.002)
    assert first.regret.value == pytest.approx(loss + 0.5, abs=0.002)
    assert known == second.regret


def test_bands_and_histogram() -> None:
    rows = np.arange(101.0)[:, np.newaxis] * [1.0, 2.0]
    assert bands(rows, [0.05, 0.5]) == [[5, 10], [50, 100]]
    edges, counts = histogram(np.array([0.0, 1, 2, 3, 4, np.nan]), 2)
    assert (edges, counts) == ([0, 2, 4], [2, 3])
