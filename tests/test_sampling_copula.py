"""Rank correlations: reached, refused with a reason, and no business of other inputs."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import kstest, norm, spearmanr

from costmodel.sampling.copula import (
    Copula,
    ImpossibleCorrelations,
    gaussian_copula,
    normal_correlation,
    rank_correlation,
)

if TYPE_CHECKING:
    from costmodel.sampling.copula import Floats

NAMES = tuple("abcdef")
ROWS = 20_000


def uniforms(seed: int, columns: int = 6) -> Floats:
    return np.random.default_rng(seed).random((ROWS, columns))


def test_rank_correlations_are_reached_and_columns_stay_uniform() -> None:
    wanted = {("b", "d"): 0.7, ("d", "e"): -0.4, ("a", "f"): 0.9}
    drawn = gaussian_copula(NAMES, wanted).couple(uniforms(0))
    seen = np.asarray(spearmanr(drawn).statistic)
    expected = np.eye(6)
    for (first, second), rank in wanted.items():
        i, j = NAMES.index(first), NAMES.index(second)
        expected[i, j] = expected[j, i] = rank
    assert np.abs(seen - expected).max() < 4 / np.sqrt(ROWS)
    for column in drawn.T:
        assert kstest(column, "uniform").pvalue > 1e-4


def test_what_is_not_correlated_is_untouched() -> None:
    plain = uniforms(1)
    drawn = gaussian_copula(NAMES, {("b", "d"): 0.5}).couple(plain)
    assert np.array_equal(drawn[:, [0, 2, 4, 5]], plain[:, [0, 2, 4, 5]])


def test_one_more_input_changes_no_other() -> None:
    plain = uniforms(2)
    few = gaussian_copula(("b", "d"), {("b", "d"): 0.5}).couple(plain[:, [1, 3]])
    many = gaussian_copula(NAMES, {("b", "d"): 0.5}).couple(plain)
    assert np.array_equal(many[:, [1, 3]], few)


def test_normal_and_rank_correlations_are_each_other_s_inverse() -> None:
    for rank in (-0.99, -0.3, 0.0, 0.5, 0.99):
        assert rank_correlation(normal_correlation(rank)) == pytest.approx(rank, abs=1e-14)
    assert normal_correlation(0.5) == pytest.approx(0.5176380902050415, abs=1e-14)


def test_columns_drawn_anew_follow_their_conditional_normal() -> None:
    """Given the scores of a and c, b is normal with the mean and spread of the textbook."""
    normal = np.array([[1, 0.5, -0.3], [0.5, 1, 0.2], [-0.3, 0.2, 1]])
    copula = Copula(("a", "b", "c"), normal)
    held = np.asarray(norm.cdf([[0.8, 0.0, -1.1]]))
    kept = np.array([True, False, True])
    drawn = copula.redraw(np.repeat(held, ROWS, axis=0), uniforms(3, 3), kept)
    weights = np.linalg.solve(normal[np.ix_(kept, kept)], normal[kept, 1])
    scores = np.asarray(norm.ppf(drawn[:, 1]))
    assert scores.mean() == pytest.approx(weights @ [0.8, -1.1], abs=4 / np.sqrt(ROWS))
    assert scores.var() == pytest.approx(1 - weights @ normal[kept, 1], rel=5 / np.sqrt(ROWS))
    assert (drawn[:, kept] == held[:, kept]).all()


def test_a_redraw_leaves_the_joint_distribution_as_it_is() -> None:
    copula = gaussian_copula(NAMES, {("a", "b"): 0.6, ("b", "c"): 0.3, ("a", "c"): -0.2})
    kept = np.array([True, False, False, True, False, False])
    again = copula.redraw(copula.couple(uniforms(4)), uniforms(5), kept)
    seen = np.asarray(spearmanr(again).statistic)
    expected = rank_correlation_matrix(copula)
    assert np.abs(seen - expected).max() < 4 / np.sqrt(ROWS)


def rank_correlation_matrix(copula: Copula) -> Floats:
    flat = [rank_correlation(each) for each in copula.normal.flat]
    return np.array(flat).reshape(copula.normal.shape)


def test_even_the_outermost_draws_stay_between_zero_and_one() -> None:
    ends = np.array([[2.0**-53] * 2, [1 - 2.0**-53] * 2])
    drawn = gaussian_copula(("a", "b"), {("a", "b"): 0.9}).couple(ends)
    assert ((drawn > 0) & (drawn < 1)).all()


def test_a_clash_of_three_names_them_and_what_is_possible() -> None:
    ranks = {("a", "b"): 0.9, ("b", "c"): 0.9, ("d", "e"): 0.5}
    with pytest.raises(ImpossibleCorrelations, match=r"a with c must lie between 0.631 and 1") as e:
        gaussian_copula(NAMES, ranks)
    assert e.value.names == ("a", "b", "c")
    gaussian_copula(NAMES, ranks | {("a", "c"): 0.632})
    with pytest.raises(ImpossibleCorrelations):
        gaussian_copula(NAMES, ranks | {("a", "c"): 0.630})


def test_a_clash_of_many_says_how_much_less_would_do() -> None:
    ranks = dict.fromkeys(itertools.combinations(NAMES, 2), -0.3)
    with pytest.raises(ImpossibleCorrelations, match="at most 63 % of their size") as error:
        gaussian_copula(NAMES, ranks)
    assert error.value.names == NAMES
    gaussian_copula(NAMES, dict.fromkeys(ranks, -0.3 * 0.63))


@pytest.mark.parametrize(
    ("ranks", "message"),
    [
        ({("a", "x"): 0.5}, "names x, which is no uncertain input"),
        ({("a", "a"): 0.5}, "a is correlated with itself"),
        ({("a", "b"): 1.0}, "must lie between -1 and 1, without these two"),
        ({("a", "b"): float("nan")}, "is nan; it must lie between"),
        ({("a", "b"): 0.5, ("b", "a"): 0.4}, "given twice"),
    ],
)
def test_what_is_refused(ranks: dict[tuple[str, str], float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        gaussian_copula(NAMES, ranks)
