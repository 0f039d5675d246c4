"""Distributions against scipy.stats, which shares no formula with most of them."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy import stats

from costmodel.sampling.distributions import (
    Beta,
    Discrete,
    Distribution,
    Lognormal,
    Normal,
    Triangular,
    Truncated,
    Uniform,
    below_zero,
    pert,
)

Peer = Any  # the distributions of scipy have no common type
SHARES = np.linspace(0.001, 0.999, 999)
PAIRS: list[tuple[Distribution, Peer]] = [
    (Uniform(-2, 6), stats.uniform(-2, 8)),
    (Triangular(-1, 2, 9), stats.triang(0.3, -1, 10)),
    (Triangular(0, 0, 1), stats.triang(0, 0, 1)),
    (Triangular(0, 1, 1), stats.triang(1, 0, 1)),
    (pert(5, 6, 8), stats.beta(1 + 4 / 3, 1 + 8 / 3, 5, 3)),
    (Beta(0.5, 3, -1, 1), stats.beta(0.5, 3, -1, 2)),
    (Normal(1, 2), stats.norm(1, 2)),
    (Lognormal(0.3, 0.4), stats.lognorm(0.4, scale=math.exp(0.3))),
    (Truncated(Normal(1, 2), 0, 4), stats.truncnorm(-0.5, 1.5, 1, 2)),
    (Truncated(Normal(0, 1), 1.5), stats.truncnorm(1.5, math.inf)),
]


@pytest.mark.parametrize(("mine", "peer"), PAIRS, ids=lambda each: str(each)[:40])
def test_quantiles_chances_and_mean_are_those_of_scipy(mine: Distribution, peer: Peer) -> None:
    values = peer.ppf(SHARES)
    np.testing.assert_allclose(mine.ppf(SHARES), values, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(mine.cdf(values), SHARES, rtol=1e-10, atol=1e-12)
    assert mine.mean == pytest.approx(peer.mean(), rel=1e-6)
    assert below_zero(mine) == pytest.approx(peer.cdf(0), abs=1e-12)


def test_what_lies_outside_has_no_chance() -> None:
    for mine in (Uniform(1, 2), Triangular(1, 1.5, 2), pert(1, 1.5, 2), Lognormal(0, 1)):
        assert mine.cdf([-1.0, 0.0]).tolist() == [0, 0]
    assert Truncated(Normal(1, 2), 0, 4).cdf([-1.0, 5.0]).tolist() == [0, 1]


def test_few_values_have_their_chances() -> None:
    few = Discrete((-1, 2, 5), (0.25, 0.5, 0.25))
    assert few.ppf([0.1, 0.25, 0.26, 0.75, 0.76, 0.99]).tolist() == [-1, -1, 2, 2, 5, 5]
    assert few.cdf([-2, -1, 0, 2, 4, 5, 6]).tolist() == [0, 0.25, 0.25, 0.75, 0.75, 1, 1]
    assert (few.mean, below_zero(few)) == (2, 0.25)
    assert below_zero(Discrete((0, 1), (0.5, 0.5))) == 0


def test_how_much_is_cut_off() -> None:
    assert Truncated(Normal(0, 1), -1, 2).cut_off == pytest.approx(
        stats.norm.cdf(-1) + stats.norm.sf(2)
    )


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Uniform(2, 2), "low end 2 is below its high end 2"),
        (lambda: Triangular(1, 5, 4), "typical value 5 lies between 1 and 4"),
        (lambda: pert(1, 0, 4), "typical value 0 lies between 1 and 4"),
        (lambda: Normal(0, 0), "standard deviation is above 0"),
        (lambda: Normal(math.nan, 1), "numbers are finite"),
        (lambda: Lognormal(0, -1), "standard deviation is above 0"),
        (lambda: Beta(0, 1), "shapes of a beta are above 0"),
        (lambda: Beta(1, 1, 3, 2), "low end 3 is below its high end 2"),
        (lambda: Discrete((1, 2), (0.5,)), "each value has a chance"),
        (lambda: Discrete((2, 1), (0.5, 0.5)), "the values rise"),
        (lambda: Discrete((1, 2), (0.5, 0.6)), "sum to 100%"),
        (lambda: Discrete((1, 2), (1.5, -0.5)), "not negative"),
        (lambda: Truncated(Normal(0, 1), 50), "nothing of it lies between 50 and inf"),
    ],
)
def test_impossible_parameters_are_refused(make: Callable[[], Distribution], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        make()
