"""What knowing one input is worth, where the normal distribution gives it exactly."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy.stats import lognorm, norm

from costmodel.analysis.sensitivity import (
    paired,
    rank_correlation,
    shapley,
    sobol,
    value_of_information,
)
from tests.known_functions import Floats, from_closed, normals


def worth(mean: float, deviation: Floats | float) -> Floats:
    """What knowing a normal gain before choosing it or 0 is worth."""
    z = abs(mean) / np.asarray(deviation)
    found: Floats = deviation * norm.pdf(z) - abs(mean) * norm.sf(z)
    return found


@pytest.mark.parametrize("count", [2, 6, 20])
def test_many_inputs_of_a_linear_payoff(count: int) -> None:
    """To a thousandth of the value of knowing all, however many other inputs there are."""
    weights = 0.3 * np.linspace(1, 2, count)
    inputs = {f"x{k}": norm() for k in range(count)}
    found = value_of_information(lambda x: 0.4 + x @ weights, inputs)
    everything = worth(0.4, float(np.sqrt(weights @ weights)))
    assert np.abs(found.EVPPI - worth(0.4, weights)).max() < 2e-3 * everything


def test_two_options_with_correlated_inputs() -> None:
    """Gains 0.2 + a + b - c of three normals in a chain of correlations: each tells of others."""
    matrix = np.array([[1, 0.6, 0], [0.6, 1, -0.4], [0, -0.4, 1]])
    weights = np.array([1.0, 1.0, -1.0])
    pairs = {
        pair: rank_correlation(matrix[i, j])
        for pair, (i, j) in zip(
            itertools.combinations("abc", 2), itertools.combinations(range(3), 2), strict=True
        )
        if matrix[i, j]
    }
    found = value_of_information(
        lambda x: np.stack([x[:, 0], -0.2 - x[:, 1] + x[:, 2]], axis=1),
        normals("abc"),
        n=16384,
        correlations=pairs,
    )
    told = np.abs(matrix @ weights)  # deviations of the expected gain, given one input
    assert pytest.approx(worth(0.2, told), abs=0.01) == found.EVPPI
    assert (
        pytest.approx(worth(0.2, float(np.sqrt(weights @ matrix @ weights))), abs=0.01)
        == found.EVPI
    )


def test_a_product_of_lognormals_is_a_call_option() -> None:
    """Gain exp(0.5 v.x) - 0.8: Black and Scholes."""
    weights = 0.3 * np.linspace(1, 2, 6)
    found = value_of_information(lambda x: np.exp(x @ weights / 2) - 0.8, normals("abcdef"))
    known, whole = (weights / 2) ** 2, float((weights / 2) @ (weights / 2))

    def option(part: Floats | float) -> Floats:
        spread = np.sqrt(part)
        above = (whole / 2 + np.asarray(part) / 2 - np.log(0.8)) / spread
        price: Floats = np.exp(whole / 2) * norm.cdf(above) - 0.8 * norm.cdf(above - spread)
        return np.asarray(price - (np.exp(whole / 2) - 0.8))

    assert pytest.approx(float(option(whole)), rel=0.03) == found.EVPI
    assert pytest.approx(option(known), abs=0.02 * float(option(whole))) == found.EVPPI


def test_shapley_effects_of_blocks_of_correlated_normals() -> None:
    """Five normals, correlated in two blocks; c(u) is that of a normal given some others."""
    matrix = np.eye(5)
    matrix[0, 1] = matrix[1, 0] = 0.7
    for i, j, rho in ((2, 3, -0.5), (2, 4, 0.3), (3, 4, 0.4)):
        matrix[i, j] = matrix[j, i] = rho
    weights, names = np.array([1.0, -0.5, 2.0, 1.0, 0.5]), "abcde"

    def closed(some: frozenset[int]) -> float:
        if not some:
            return 0.0
        u = sorted(some)
        told = matrix[:, u] @ np.linalg.inv(matrix[np.ix_(u, u)]) @ matrix[u]
        return float(weights @ told @ weights / (weights @ matrix @ weights))

    ranks = {
        (names[i], names[j]): rank_correlation(float(matrix[i, j]))
        for i, j in itertools.combinations(range(5), 2)
        if matrix[i, j]
    }
    found = shapley(lambda x: x @ weights, normals(names), n=16384, correlations=ranks)
    assert found.Sh[0] == pytest.approx(from_closed(closed, 5)[2], abs=0.005)


def test_the_mean_of_a_product_of_correlated_lognormals() -> None:
    """E[exp(a + b)] = exp(half of the variance of a + b)."""
    spreads, rho = np.array([0.3, 0.5]), 0.6
    found = paired(
        lambda x: np.zeros(len(x)),
        {"a": lognorm(spreads[0])},
        lambda x: x[:, 0] * x[:, 1],
        {"a": lognorm(spreads[0]), "b": lognorm(spreads[1])},
        correlations={("a", "b"): rank_correlation(rho)},
        n=16384,
    )
    variance = float(spreads @ spreads + 2 * rho * spreads[0] * spreads[1])
    assert found.difference == pytest.approx(np.exp(variance / 2), rel=0.002)
    level = found.levels.index(0.9)
    assert found.quantiles[level] == pytest.approx(np.exp(norm.ppf(0.9) * variance**0.5), rel=0.02)


def test_intervals_of_pairs_are_numbers() -> None:
    found = sobol(lambda x: x[:, 0] * x[:, 1] + x[:, 2], normals("abc"))
    assert found.S2_conf is not None
    assert np.isfinite(found.S2_conf[0][np.triu_indices(3, 1)]).all()


def test_an_added_input_changes_no_draw() -> None:
    runs = [
        paired(lambda x: 0 * x[:, 0], ins, lambda x: x[:, 0] * x[:, 1], ins)
        for ins in (normals("ab"), normals("abc"))
    ]
    assert np.array_equal(runs[0].draws, runs[1].draws)


@pytest.mark.slow
def test_intervals_cover_the_truth_as_often_as_they_say() -> None:
    weights = np.array([0.3, 0.6, 0.9])
    hits = [
        np.abs(found.EVPPI - worth(0.2, weights)) <= found.EVPPI_conf
        for found in (
            value_of_information(lambda x: 0.2 + x @ weights, normals("abc"), n=1024, seed=seed)
            for seed in range(100)
        )
    ]
    assert 0.88 < np.mean(hits) < 0.99, np.mean(hits, axis=0)
