"""Streams: even, apart from each other, and the same every time."""

from typing import get_args

import numpy as np
import pytest

from costmodel.sampling.streams import SCRAMBLES, Method, shares

DRAWS = SCRAMBLES * 512


@pytest.mark.parametrize("method", get_args(Method))
def test_a_stream_depends_on_its_seed_and_name_alone(method: Method) -> None:
    first = shares(0, "teams.day.shrinkage", DRAWS, method)
    np.testing.assert_array_equal(first, shares(0, "teams.day.shrinkage", DRAWS, method))
    np.testing.assert_array_equal(first[:1000], shares(0, "teams.day.shrinkage", 1000, method))
    for other in (shares(1, "teams.day.shrinkage", DRAWS), shares(0, "teams.day.pay", DRAWS)):
        assert np.corrcoef(first[:, 0], other[:, 0])[0, 1] == pytest.approx(0, abs=0.05)
        assert not (first == other).any()


@pytest.mark.parametrize("method", get_args(Method))
def test_shares_lie_inside(method: Method) -> None:
    found = shares(7, "x", DRAWS, method)
    assert found.min() > 0
    assert found.max() < 1


@pytest.mark.parametrize("points", [1, 2, 64, 512])
def test_each_scramble_has_one_point_in_each_part(points: int) -> None:
    found = shares(3, "x", SCRAMBLES * points).reshape(points, SCRAMBLES)
    for column in np.floor(found * points).T:
        assert sorted(column) == list(range(points))


def test_the_scrambles_are_apart() -> None:
    found = shares(3, "x", DRAWS).reshape(-1, SCRAMBLES)
    off = np.corrcoef(found.T) - np.eye(SCRAMBLES)
    assert np.abs(off).max() < 0.2


def test_means_are_surer_than_those_of_plain_random_numbers() -> None:
    """The mean of a smooth sum of products of 10 inputs, over 40 seeds."""

    def mean(seed: int, method: Method) -> float:
        columns = [shares(seed, f"x{at}", 1024, method)[:, 0] for at in range(10)]
        return float(np.mean(np.exp(sum(columns) / 5) + columns[0] * columns[1]))

    errors = {
        method: np.std([mean(seed, method) for seed in range(40)]) for method in get_args(Method)
    }
    assert errors["sobol"] < errors["random"] / 3


def test_dimensions_are_even_in_pairs_and_go_on() -> None:
    found = shares(3, "x", 4096, dimensions=36)
    np.testing.assert_array_equal(found[:1000], shares(3, "x", 1000, dimensions=36))
    off = np.corrcoef(found.T) - np.eye(36)
    assert np.sqrt((off**2).mean()) < 0.4 / np.sqrt(4096)  # of random numbers it is near 1


def test_a_dimension_is_a_stream_of_its_own() -> None:
    found = shares(3, "x", SCRAMBLES * 64, dimensions=5).reshape(64, SCRAMBLES, 5)
    for column in np.floor(found * 64).reshape(64, -1).T:
        assert sorted(column) == list(range(64))


def test_what_no_stream_is() -> None:
    with pytest.raises(ValueError, match="from 0 on, not -1"):
        shares(-1, "x", 10)
    with pytest.raises(ValueError, match="no 100,000,000,000 draws"):
        shares(0, "x", 10**11)
