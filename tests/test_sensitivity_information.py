"""The value of information of linear choices between normals, and of a choice of three."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import bernoulli, norm, uniform

from costmodel.analysis.sensitivity import rank_correlation, value_of_information
from tests.known_functions import Floats, normals

S = np.array([1.0, 0.5, 0.1, 0.0])


def worth(mean: float, deviation: float) -> float:
    """What knowing a normal payoff before choosing it or 0 is worth (Raiffa and Schlaifer)."""
    if not deviation:
        return 0.0
    z = abs(mean) / deviation
    return float(deviation * norm.pdf(z) - abs(mean) * norm.sf(z))


@pytest.mark.parametrize("mean", [0.3, -0.8, 0.0])
def test_a_linear_payoff_of_normals(mean: float) -> None:
    found = value_of_information(lambda x: mean + x @ S, normals("abcd"))
    assert pytest.approx(worth(mean, float(np.sqrt(S @ S))), abs=0.003) == found.EVPI
    assert pytest.approx([worth(mean, s) for s in S], abs=0.003) == found.EVPPI
    assert found.options == ("do it", "do nothing")
    if mean:
        assert found.best == ("do it" if mean > 0 else "do nothing")


def test_costs_of_two_options() -> None:
    found = value_of_information(
        lambda x: np.stack([10 + x[:, 0], 10.5 + x[:, 1]], axis=1),
        normals("ab"),
        options=["here", "there"],
        better="lower",
    )
    assert found.best == "here"
    assert found.mean == pytest.approx([10, 10.5], abs=0.01)
    assert pytest.approx(worth(0.5, 2**0.5), abs=0.003) == found.EVPI
    assert pytest.approx([worth(0.5, 1)] * 2, abs=0.003) == found.EVPPI
    assert found.chance_best == pytest.approx(
        [norm.cdf(0.5 / 2**0.5), norm.sf(0.5 / 2**0.5)], abs=0.01
    )
    assert found.regret[0] == pytest.approx(found.EVPI)
    assert found.regret[1] == pytest.approx(found.EVPI + 0.5, abs=0.01)


def test_an_input_tells_about_those_it_is_correlated_with() -> None:
    """b has no weight, and a correlation of 0.8 with a, whose deviation is 1."""
    found = value_of_information(
        lambda x: 0.2 + x[:, 0],
        normals("ab"),
        correlations={("a", "b"): rank_correlation(0.8)},
    )
    assert pytest.approx([worth(0.2, 1), worth(0.2, 0.8)], abs=0.003) == found.EVPPI


def test_an_input_of_two_values() -> None:
    """A payoff of 4 x bernoulli(0.3) - 1 and noise: knowing the coin saves 0.7 x 1."""
    found = value_of_information(
        lambda x: 4 * x[:, 0] - 1 + x[:, 1] / 10, {"coin": bernoulli(0.3), "noise": norm()}
    )
    assert found.best == "do it"
    assert pytest.approx([0.7, 0], abs=0.01) == found.EVPPI


def test_a_curve_is_found() -> None:
    """A payoff of u**2 - 0.3 with u uniform: E max = integral above sqrt(0.3)."""
    found = value_of_information(lambda x: x[:, 0] ** 2 - 0.3, {"u": uniform()})
    root = 0.3**0.5
    best = (1 - root**3) / 3 - 0.3 * (1 - root)
    assert found.EVPPI[0] == pytest.approx(best - (1 / 3 - 0.3), abs=0.002)
    assert pytest.approx(found.EVPPI[0], abs=0.002) == found.EVPI


def test_knowledge_that_changes_no_choice_is_worth_nothing() -> None:
    found = value_of_information(lambda x: 10 + x[:, 0], {"a": uniform()})
    assert found.EVPI == 0
    assert found.EVPPI[0] == 0


def test_intervals_cover_the_truth_as_often_as_they_say() -> None:
    hits = []
    for seed in range(100):
        found = value_of_information(lambda x: 0.3 + x @ S[:2], normals("ab"), n=512, seed=seed)
        truth = [worth(0.3, s) for s in S[:2]]
        hits.append(
            [
                abs(found.EVPI - worth(0.3, float(np.hypot(*S[:2])))) <= found.EVPI_conf,
                *(np.abs(found.EVPPI - truth) <= found.EVPPI_conf),
            ]
        )
    assert 0.88 < np.mean(hits) < 0.99, np.mean(hits, axis=0)


def test_three_options() -> None:
    def payoffs(x: Floats) -> Floats:
        return np.stack([x[:, 0], x[:, 1], np.full(len(x), 0.25)], axis=1)

    found = value_of_information(payoffs, normals("ab"), n=16384, options=("a", "b", "safe"))
    grid = np.linspace(-8, 8, 4001)
    best = 0.25 + float(np.trapezoid((1 - norm.cdf(grid) ** 2) * (grid >= 0.25), grid))
    assert found.best == "safe"
    assert pytest.approx(best - 0.25, abs=0.005) == found.EVPI
    assert pytest.approx([worth(-0.25, 1)] * 2, abs=0.005) == found.EVPPI
