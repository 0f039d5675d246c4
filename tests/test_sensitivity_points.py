"""Points: nets, independent of each other, one stream for each seed and name."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import kstest

from costmodel.analysis.sensitivity.points import copula_of, scrambles
from costmodel.sampling.copula import gaussian_copula


@pytest.mark.parametrize("seed", [0, 7])
def test_every_column_has_one_point_in_each_part(seed: int) -> None:
    for scramble in scrambles(tuple("abcd"), 1024, seed, 4):
        for column in np.hstack(scramble).T:
            assert sorted((column * 256).astype(int)) == list(range(256))


def test_the_first_two_inputs_are_a_net() -> None:
    """Of 256 points one lies in each of the 16 x 16 squares, scrambled or not."""
    for scramble in scrambles(("a",), 1024, 3, 4):
        cells = (np.hstack(scramble) * 16).astype(int)
        assert len({tuple(cell) for cell in cells.tolist()}) == 256


def test_scrambles_of_a_point_are_uniform_and_independent() -> None:
    """The first point over many seeds and scrambles is any value; neighbors do not correlate."""
    first = np.array(
        [[s.first[0, 0] for s in scrambles(("a",), 8, seed, 2)] for seed in range(400)]
    )
    assert kstest(first.ravel(), "uniform").pvalue > 1e-3
    assert abs(np.corrcoef(first.T)[0, 1]) < 4 / 20


def test_other_names_make_other_scrambles() -> None:
    (one, *_), (other, *_) = (list(scrambles((name,), 64, 0, 2)) for name in ("a", "b"))
    assert not np.array_equal(one.first, other.first)


def test_a_copula_must_be_of_the_same_inputs() -> None:
    copula = gaussian_copula(("a", "b"), {("a", "b"): 0.5})
    assert copula_of(("a", "b"), copula) is copula
    with pytest.raises(ValueError, match="in another order"):
        copula_of(("b", "a"), copula)
