"""Shapley effects against closed forms, of correlated inputs and of groups too."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy.stats import norm, uniform

from costmodel.analysis.sensitivity import (
    Copula,
    gaussian_copula,
    normal_correlation,
    rank_correlation,
    shapley,
)
from tests.known_functions import ALL, ISHIGAMI, Floats, from_closed, normals

WEIGHTS = np.array([1.0, 2.0, -1.0, 0.5, 0.0])
NORMAL = np.array([
    [1.0, 0.5, 0.0, 0.3, 0.0],
    [0.5, 1.0, -0.4, 0.0, 0.6],
    [0.0, -0.4, 1.0, 0.2, 0.0],
    [0.3, 0.0, 0.2, 1.0, 0.0],
    [0.0, 0.6, 0.0, 0.0, 1.0],
])  # fmt: skip


def explained(some: frozenset[int]) -> float:
    """The share of a linear function's variance that these correlated normals explain."""
    count = len(WEIGHTS)
    left = [k for k in range(count) if k not in some]
    if not left:
        return 1.0
    known = sorted(some)
    across = NORMAL[np.ix_(known, left)]
    given = NORMAL[np.ix_(left, left)] - across.T @ np.linalg.solve(
        NORMAL[np.ix_(known, known)], across
    )
    return float(1 - WEIGHTS[left] @ given @ WEIGHTS[left] / (WEIGHTS @ NORMAL @ WEIGHTS))


def linear(x: Floats) -> Floats:
    return np.asarray(x @ WEIGHTS)


@pytest.mark.parametrize("name", ALL)
def test_effects_of_closed_forms(name: str) -> None:
    known = ALL[name]
    found = shapley(known.function, known.inputs, n=4096 if len(known.inputs) < 8 else 1024)
    _, _, effects, _ = known.shares()
    assert np.abs(found.Sh[0] - effects).max() < 0.008
    assert found.Sh.sum() == pytest.approx(1, abs=1e-12)
    assert found.exact
    assert found.rows == found.n * (2 ** len(known.inputs) - 1)


def test_correlated_normals() -> None:
    copula = Copula(tuple("abcde"), NORMAL)
    found = shapley(linear, normals("abcde"), n=4096, correlations=copula)
    _, _, effects, _ = from_closed(explained, 5)
    assert np.abs(found.Sh[0] - effects).max() < 0.003
    # e has no weight, yet a share: it tells about b.
    assert found.Sh[0, 4] > 0.05


def test_two_correlated_normals_by_iooss_and_prieur() -> None:
    """Y = a + 2 b with correlation rho: their formula for two normals."""
    rho = normal_correlation(0.6)
    found = shapley(lambda x: x @ [1.0, 2.0], normals("ab"), n=4096, correlations={("a", "b"): 0.6})
    variance = 1 + 4 + 4 * rho
    first = (1 * (1 - rho**2 / 2) + rho * 2 + 4 * rho**2 / 2) / variance
    assert found.Sh[0] == pytest.approx([first, 1 - first], abs=0.003)


def test_ranks_and_normals_make_the_same_copula() -> None:
    names = tuple("abcde")
    ranks = {
        (names[i], names[j]): rank_correlation(NORMAL[i, j])
        for i, j in itertools.combinations(range(5), 2)
        if NORMAL[i, j]
    }
    assert np.abs(gaussian_copula(names, ranks).normal - NORMAL).max() < 1e-14


def test_groups_are_players() -> None:
    found = shapley(
        ISHIGAMI.function, ISHIGAMI.inputs, n=4096, groups={"both": ["x1", "x3"], "x2": ["x2"]}
    )
    assert found.players == ("both", "x2")
    assert found.Sh[0] == pytest.approx([0.557588855209959, 0.442411144790041], abs=0.01)


@pytest.mark.parametrize(
    "groups", [{"a": ["x1"], "b": ["x2"]}, {"a": ["x1", "x2", "x3"], "b": ["x3"]}]
)
def test_each_input_is_in_one_group(groups: dict[str, list[str]]) -> None:
    with pytest.raises(ValueError, match="each input is in one group; look at x3"):
        shapley(ISHIGAMI.function, ISHIGAMI.inputs, groups=groups)


def test_many_inputs_by_random_orders() -> None:
    weights = np.arange(1.0, 21.0)
    found = shapley(lambda x: x @ weights, {f"x{k}": uniform() for k in range(20)}, n=4096)
    assert not found.exact
    assert found.rows == found.n * 21
    assert np.abs(found.Sh[0] - weights**2 / (weights**2).sum()).max() < 0.02
    assert found.Sh.sum() == pytest.approx(1, abs=1e-12)


def test_many_correlated_inputs_by_random_orders() -> None:
    """Ten copies of a pair: each member has half of its pair's tenth, whatever its weight is."""
    names = [f"{letter}{k}" for k in range(6) for letter in "ab"]
    ranks = {(f"a{k}", f"b{k}"): rank_correlation(0.8) for k in range(6)}
    weights = np.tile([1.0, 0.0], 6)
    found = shapley(lambda x: x @ weights, {n: norm() for n in names}, n=4096, correlations=ranks)
    assert not found.exact
    assert np.abs(found.Sh[0] - np.tile([1 - 0.32, 0.32], 6) / 6).max() < 0.015


@pytest.mark.parametrize("correlated", [False, True])
def test_intervals_cover_the_truth_as_often_as_they_say(correlated: bool) -> None:  # noqa: FBT001
    hits = []
    copula = Copula(tuple("abcde"), NORMAL) if correlated else None
    independent = WEIGHTS**2 / (WEIGHTS**2).sum()
    effects = from_closed(explained, 5)[2] if correlated else independent
    for seed in range(100):
        found = shapley(linear, normals("abcde"), n=64, correlations=copula, seed=seed)
        hits.append(np.abs(found.Sh[0] - effects) <= found.Sh_conf[0] + 1e-12)
    assert 0.90 < np.mean(hits) < 0.99


def test_a_constant_output_has_a_reason_and_no_number() -> None:
    found = shapley(
        lambda x: np.stack([x.sum(axis=1), np.full(len(x), 7.0)], axis=1), normals("ab")
    )
    assert found.reasons == (None, "it is 7 in every draw, so no input decides it")
    assert np.isnan(found.Sh[1]).all()
    assert np.isfinite(found.Sh[0]).all()
