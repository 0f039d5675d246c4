"""Sobol' indices against closed forms, quadrature and SALib; intervals that cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from SALib.analyze import sobol as salib
from scipy.stats import norm, uniform

from costmodel.analysis.sensitivity import sobol, sobol_indices
from tests.known_functions import (
    ADDITIVE,
    ALL,
    G_FUNCTION,
    ISHIGAMI,
    LOGNORMALS,
    from_closed,
    quadrature,
)

if TYPE_CHECKING:
    from tests.known_functions import Floats, Known


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("n", "tolerance"), [(4096, 0.015), (16384, 0.005)])
def test_indices_of_closed_forms(name: str, n: int, tolerance: float) -> None:
    known = ALL[name]
    found = sobol(known.function, known.inputs, n=n)
    first, total, _, pairs = known.shares()
    assert found.S2 is not None
    assert np.abs(found.S1[0] - first).max() < tolerance
    assert np.abs(found.ST[0] - total).max() < tolerance
    assert np.nanmax(np.abs(found.S2[0] - pairs)) < 2 * tolerance
    assert found.n == n
    assert found.rows == n * (2 * len(known.inputs) + 2)


def test_indices_of_quadrature_where_no_closed_form_is_known() -> None:
    inputs = {"volume": uniform(1, 2), "aht": uniform(4, 3), "pay": uniform(20, 20)}

    def cost(x: Floats) -> Floats:
        found: Floats = x[:, 2] * np.exp(x[:, 0] / 4) * np.sqrt(x[:, 1]) / (1 + x[:, 0] / x[:, 1])
        return found

    _, _, closed = quadrature(cost, inputs, 16)
    first, total, _, _ = from_closed(closed, 3)
    found = sobol(cost, inputs, n=16384, second_order=False)
    assert found.S2 is None
    assert np.abs(found.S1[0] - first).max() < 0.005
    assert np.abs(found.ST[0] - total).max() < 0.005


def test_quadrature_itself_finds_ishigami() -> None:
    mean, variance, closed = quadrature(ISHIGAMI.function, ISHIGAMI.inputs, 32)
    assert (mean, variance) == pytest.approx((3.5, 13.844587940719254), rel=1e-12)
    assert closed(frozenset([0, 2])) == pytest.approx(ISHIGAMI.closed(frozenset([0, 2])), abs=1e-12)


def test_estimators_equal_salib_s() -> None:
    inputs, n = [f"x{k}" for k in range(6)], 512
    problem = {"names": inputs, "num_vars": 6, "bounds": [[0, 1]] * 6}
    rows = np.random.default_rng(0).lognormal(size=(1, 14, n, 3))
    mine = sobol_indices(rows, inputs)
    assert mine.S2 is not None
    above = np.triu_indices(6, 1)
    for o in range(3):
        theirs = salib.analyze(problem, rows[0, :, :, o].T.ravel(), seed=1)
        assert np.abs(mine.S1[o] - theirs["S1"]).max() < 1e-12
        assert np.abs(mine.ST[o] - theirs["ST"]).max() < 1e-12
        assert np.abs(mine.S2[o][above] - theirs["S2"][above]).max() < 1e-12
    scrambled = rows.reshape(14, 4, n // 4, 3).swapaxes(0, 1)
    again = sobol_indices(scrambled, inputs)
    assert np.abs(again.S1 - mine.S1).max() < 1e-12
    assert np.abs(again.ST - mine.ST).max() < 1e-12


def test_first_order_design_equals_salib_s() -> None:
    inputs = ["a", "b"]
    problem = {"names": inputs, "num_vars": 2, "bounds": [[0, 1]] * 2}
    rows = np.random.default_rng(1).normal(5, 2, size=(1, 4, 256, 1))
    theirs = salib.analyze(problem, rows[0, :, :, 0].T.ravel(), calc_second_order=False, seed=1)
    mine = sobol_indices(rows, inputs)
    assert np.abs(mine.S1[0] - theirs["S1"]).max() < 1e-12
    assert np.abs(mine.ST[0] - theirs["ST"]).max() < 1e-12


def test_a_design_of_other_inputs_is_refused() -> None:
    with pytest.raises(ValueError, match="7 blocks of outputs are no design of 3 inputs"):
        sobol_indices(np.zeros((4, 7, 8, 1)), ["a", "b", "c"])


def test_one_bad_output_of_a_design_is_refused() -> None:
    """Where SALib answers zeros."""
    rows = np.random.default_rng(0).normal(size=(4, 8, 16, 2))
    rows[2, 5, 11, 1] = np.nan
    with pytest.raises(ValueError, match=r"the output at \[2, 5, 11, 1\] .* is not finite"):
        sobol_indices(rows, ["a", "b", "c"])


@pytest.mark.parametrize("known", [G_FUNCTION, LOGNORMALS], ids=["g-function", "lognormals"])
def test_intervals_cover_the_truth_as_often_as_they_say(known: Known) -> None:
    first, total, _, pairs = known.shares()
    above, hits = np.triu_indices(len(first), 1), []
    for seed in range(120):
        found = sobol(known.function, known.inputs, n=512, seed=seed)
        assert found.S2 is not None
        assert found.S2_conf is not None
        hits.append(
            [
                np.mean(np.abs(found.S1[0] - first) <= found.S1_conf[0]),
                np.mean(np.abs(found.ST[0] - total) <= found.ST_conf[0]),
                np.mean((np.abs(found.S2[0] - pairs) <= found.S2_conf[0])[above]),
            ]
        )
    covered = np.mean(hits, axis=0)
    assert ((covered > 0.90) & (covered < 0.99)).all(), covered


def test_a_narrower_confidence_is_narrower() -> None:
    wide, narrow = (
        sobol(ISHIGAMI.function, ISHIGAMI.inputs, n=256, confidence=c) for c in (0.95, 0.5)
    )
    assert np.array_equal(wide.S1, narrow.S1)
    assert (narrow.S1_conf < wide.S1_conf).all()


def test_all_outputs_at_once_are_each_alone() -> None:
    def both(x: Floats) -> Floats:
        return np.stack([ISHIGAMI.function(x), x[:, 0] * x[:, 1]], axis=1)

    found = sobol(both, ISHIGAMI.inputs, outputs=("a", "b"))
    alone = sobol(lambda x: x[:, 0] * x[:, 1], ISHIGAMI.inputs)
    assert found.outputs == ("a", "b")
    assert found.S1.shape == (2, 3)
    assert np.abs(found.ST[1] - alone.ST[0]).max() < 1e-12


def test_a_large_constant_changes_nothing() -> None:
    plain = sobol(ADDITIVE.function, ADDITIVE.inputs, n=4096)
    lifted = sobol(lambda x: ADDITIVE.function(x) + 1e9, ADDITIVE.inputs, n=4096)
    assert np.abs(plain.S1 - lifted.S1).max() < 1e-6
    assert np.abs(plain.ST - lifted.ST).max() < 1e-6


@pytest.mark.parametrize("scale", [1e-200, 1e200])
def test_no_scale_of_the_output_is_too_large_or_too_small(scale: float) -> None:
    found = sobol(lambda x: ADDITIVE.function(x) * scale, ADDITIVE.inputs)
    assert found.reasons == (None,)
    assert np.abs(found.S1 - sobol(ADDITIVE.function, ADDITIVE.inputs).S1).max() < 1e-12


def test_seeds() -> None:
    runs = [sobol(ISHIGAMI.function, ISHIGAMI.inputs, n=64, seed=seed).S1 for seed in (0, 0, 1)]
    assert np.array_equal(runs[0], runs[1])
    assert not np.array_equal(runs[0], runs[2])


def test_one_more_input_changes_no_other_draw() -> None:
    seen = []

    def watched(x: Floats) -> Floats:
        seen.append(x)
        return np.asarray(x.sum(axis=1))

    sobol(watched, {"a": norm(), "b": uniform()}, n=64, second_order=False)
    sobol(watched, {"a": norm(), "b": uniform(), "c": norm(5)}, n=64, second_order=False)
    few, many = seen[:4], seen[4:]
    for one, other in zip(few, many, strict=True):
        points = len(one) // 4
        assert np.array_equal(one[: 3 * points], other[: 3 * points, :2])  # A, A with a, with b
        assert np.array_equal(one[-points:], other[-points:, :2])  # B


def test_a_single_input_decides_everything() -> None:
    found = sobol(lambda x: x[:, 0] ** 2, {"only": uniform()}, n=1024)
    assert found.S1[0, 0] == pytest.approx(1, abs=0.01)
    assert found.ST[0, 0] == pytest.approx(1, abs=0.01)


def test_points_are_rounded_up_to_powers_of_two() -> None:
    assert sobol(ISHIGAMI.function, ISHIGAMI.inputs, n=1000).n == 1024
    assert sobol(ISHIGAMI.function, ISHIGAMI.inputs, n=1025).n == 2048
