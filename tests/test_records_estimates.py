"""Handling times, patience and their errors against their own theory."""

import math

import numpy as np
import pandas as pd
import pytest

from costmodel.records.estimates import handling, patience, too_long

START = pd.Timestamp("2026-01-01")


def times(number: int) -> "pd.Series[pd.Timestamp]":
    return pd.Series(pd.date_range(START, periods=number, freq="min"))


def test_outliers_do_not_move_the_limit() -> None:
    draw = np.random.default_rng(3)
    sound = pd.Series(draw.lognormal(5.5, 0.8, 5_000))
    forgotten = pd.Series([80_000.0] * 250)
    alone = too_long(sound)
    assert too_long(pd.concat([sound, forgotten])) == pytest.approx(alone, rel=0.4)
    found = handling(pd.concat([sound, forgotten], ignore_index=True), times(5_250))
    assert found is not None
    assert 250 <= found.left_out < 260
    assert found.mean == pytest.approx(sound.mean(), rel=0.01)


def test_equal_durations_have_a_limit_and_few_have_none() -> None:
    assert 60 < too_long(pd.Series([60.0] * 100)) < 3600
    assert math.isinf(too_long(pd.Series([60.0] * 10)))
    assert handling(pd.Series([0.0, float("nan")]), times(2)) is None


def test_monthly_means_are_the_ends_of_the_range() -> None:
    seconds = pd.Series([100.0] * 20 + [200.0] * 20)
    moments = pd.Series([START] * 20 + [START + pd.DateOffset(months=1)] * 20)
    found = handling(seconds, moments)
    assert found is not None
    assert (found.lowest, found.mean, found.highest) == (100, 150, 200)


def test_patience_and_its_error_over_many_samples() -> None:
    draw, mean, distances = np.random.default_rng(5), 90.0, []
    for _ in range(200):
        able, wait = draw.exponential(mean, 2_000), draw.exponential(20, 2_000)
        found = patience(pd.Series(np.minimum(able, wait)), pd.Series(able < wait))
        assert found is not None
        distances.append((found.mean - mean) / found.error)
    assert np.mean(distances) == pytest.approx(0, abs=4 / math.sqrt(200) + 0.1)
    assert np.std(distances) == pytest.approx(1, abs=0.2)


def test_waits_that_are_missing_are_left_out_and_few_abandonments_say_nothing() -> None:
    waits, left = pd.Series([10.0] * 100), pd.Series([True] * 40 + [False] * 60)
    found = patience(waits, left)
    assert found is not None
    assert found.mean == 25
    assert patience(waits.where(waits.index >= 20), left) is None
    assert patience(pd.Series([0.0] * 100), left) is None
