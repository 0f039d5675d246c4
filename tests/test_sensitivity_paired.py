"""Paired comparison of two functions against the normal distribution of their difference."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from costmodel.analysis.sensitivity import paired, rank_correlation
from tests.known_functions import Floats, normals


def first(x: Floats) -> Floats:
    return np.asarray(10 + x.sum(axis=1))


def second(x: Floats) -> Floats:
    return np.asarray(9.5 + x.sum(axis=1))


def test_shared_inputs_share_their_draws() -> None:
    """Costs a + b and a + c - 0.5: the difference is normal, a is not in it."""
    found = paired(first, normals("ab"), second, normals("ca"), better="lower")
    spread = 2**0.5
    assert found.difference == pytest.approx(-0.5, abs=1e-3)
    assert found.deviation == pytest.approx(spread, rel=0.01)
    assert found.chance == pytest.approx(norm.cdf(0.5 / spread), abs=0.005)
    assert found.correlation == pytest.approx(0.5, abs=0.01)
    assert found.quantiles == pytest.approx(norm(-0.5, spread).ppf(found.levels), abs=0.05)
    regret = spread * norm.pdf(0.5 / spread) - 0.5 * norm.sf(0.5 / spread)
    assert found.second_regret == pytest.approx(regret, abs=0.005)
    assert found.first_regret == pytest.approx(regret + 0.5, abs=0.005)


def test_drawn_apart_the_same_functions_are_less_alike() -> None:
    found = paired(first, normals("ab"), second, normals("cd"), better="lower")
    assert found.chance == pytest.approx(norm.cdf(0.25), abs=0.005)
    assert found.correlation == pytest.approx(0, abs=0.01)


def test_the_same_function_never_beats_itself() -> None:
    found = paired(first, normals("ab"), first, normals("ab"))
    assert (found.chance, found.difference, found.first_regret) == (0, 0, 0)


def test_each_side_has_its_own_distribution_of_a_shared_input() -> None:
    found = paired(lambda x: x[:, 0], {"a": norm()}, lambda x: x[:, 0], {"a": norm(1, 1)})
    assert found.chance == 1
    assert found.draws == pytest.approx(np.ones(found.draws.size))


def test_correlations_reach_over_both_sides() -> None:
    found = paired(
        lambda x: x[:, 0],
        normals("a"),
        lambda x: x[:, 0],
        normals("b"),
        correlations={("a", "b"): rank_correlation(0.8)},
    )
    assert found.deviation == pytest.approx((2 - 1.6) ** 0.5, rel=0.01)


def test_intervals_cover_the_truth_as_often_as_they_say() -> None:
    hits = []
    for seed in range(100):
        found = paired(first, normals("ab"), second, normals("ac"), n=512, seed=seed)
        hits.append(abs(found.chance - norm.cdf(-0.5 / 2**0.5)) <= found.chance_conf)
    assert 90 <= sum(hits) <= 99


def test_one_output_each() -> None:
    with pytest.raises(ValueError, match="one output each"):
        paired(lambda x: x, normals("ab"), lambda x: x, normals("ab"))
