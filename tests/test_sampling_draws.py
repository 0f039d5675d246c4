"""Draws over the months: even in each month, coupled, and apart from what is added."""

import numpy as np
import pytest
from scipy import stats

from costmodel.sampling.draws import Course, draw_shares

HELD: Course = ("held", 0.0)
DRAWS = 4096


def drawn(
    courses: dict[str, Course], ranks: dict[tuple[str, str], float] | None = None
) -> dict[str, np.ndarray]:
    return draw_shares(courses, ranks or {}, seed=5, draws=DRAWS, months=36)


@pytest.mark.parametrize(
    ("course", "months"),
    [(HELD, 1), (("yearly", 0.0), 36), (("ar1", 0.9), 36), (("ar1", 0.0), 36)],
    ids=str,
)
def test_each_month_is_even(course: Course, months: int) -> None:
    rows = drawn({"x": course})["x"]
    assert rows.shape == (DRAWS, months)
    for month in range(months):
        assert stats.kstest(rows[:, month], "uniform").statistic < 0.03


def test_a_year_is_one_draw() -> None:
    rows = drawn({"x": ("yearly", 0.0)})["x"]
    assert (rows[:, :12] == rows[:, :1]).all()
    assert np.corrcoef(rows[:, 11], rows[:, 12])[0, 1] == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize("kept", [0.9, 0.0, -0.5])
def test_an_ar1_keeps_its_share_of_each_month(kept: float) -> None:
    scores = stats.norm.ppf(drawn({"x": ("ar1", kept)})["x"])
    for lag in (1, 3):
        found = np.corrcoef(scores[:, 5], scores[:, 5 + lag])[0, 1]
        assert found == pytest.approx(kept**lag, abs=0.04)


def test_the_mean_of_an_ar1_over_the_months_varies_as_the_formula_says() -> None:
    kept, months = 0.9, 36
    lags = np.abs(np.subtract.outer(np.arange(months), np.arange(months)))
    for name in "abcdefgh":
        scores = stats.norm.ppf(drawn({name: ("ar1", kept)})[name])
        found = scores.mean(axis=1).var()
        assert found == pytest.approx((kept**lags).mean(), rel=0.03)


def test_a_random_walk_reaches_its_spread_in_the_last_month() -> None:
    scores = stats.norm.ppf(drawn({"x": ("walk", 0.0)})["x"])
    for month in (0, 8, 35):
        assert scores[:, month].std() == pytest.approx(np.sqrt((month + 1) / 36), rel=0.04)
    assert np.corrcoef(scores[:, 17], scores[:, 35])[0, 1] == pytest.approx(np.sqrt(0.5), abs=0.04)


@pytest.mark.parametrize("rank", [0.8, -0.3])
def test_ranks_are_those_asked_for(rank: float) -> None:
    rows = drawn({"a": HELD, "b": HELD}, {("a", "b"): rank})
    found = stats.spearmanr(rows["a"][:, 0], rows["b"][:, 0]).statistic
    assert found == pytest.approx(rank, abs=0.02)


def test_ranks_hold_in_every_month_of_inputs_that_move() -> None:
    course: Course = ("ar1", 0.5)
    rows = drawn({"a": course, "b": course}, {("a", "b"): 0.6})
    for month in (0, 20):
        found = stats.spearmanr(rows["a"][:, month], rows["b"][:, month]).statistic
        assert found == pytest.approx(0.6, abs=0.04)


def test_one_more_input_moves_no_other() -> None:
    ranks = {("b", "d"): 0.5}
    courses: dict[str, Course] = {"b": HELD, "c": ("ar1", 0.4), "d": HELD}
    before = drawn(courses, ranks)
    after = drawn({"a": HELD, **courses, "e": ("yearly", 0.0)}, ranks)
    for name, rows in before.items():
        np.testing.assert_array_equal(after[name], rows)
