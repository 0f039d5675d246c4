"""Morris and PAWN beside SALib and closed forms."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from SALib.analyze import pawn as salib
from scipy.stats import norm, uniform

from costmodel.analysis.sensitivity import morris, pawn
from costmodel.analysis.sensitivity.draws import draw
from costmodel.analysis.sensitivity.pawn import distances
from costmodel.sampling.distributions import Normal, Truncated
from tests.known_functions import ADDITIVE, G_FUNCTION, ISHIGAMI, normals


def test_effects_of_an_additive_function_are_its_weights() -> None:
    found = morris(ADDITIVE.function, ADDITIVE.inputs)
    assert found.mu_star[0] == pytest.approx(np.arange(1.0, 5.0), abs=1e-12)
    assert found.mu[0] == pytest.approx(np.arange(1.0, 5.0), abs=1e-12)
    assert found.sigma.max() < 1e-12
    assert found.rows == 64 * 5


def test_unbounded_inputs_stay_finite() -> None:
    """Between P1 and P99 of a normal, stretched to the whole range of shares."""
    found = morris(lambda x: x[:, 0] + 2 * x[:, 1], normals("ab"), levels=2)
    whole = 2 * norm.ppf(0.99) / 0.98
    assert found.mu_star[0] == pytest.approx([whole, 2 * whole], rel=1e-9)


def test_a_limit_far_out_in_a_tail_does_not_stretch_an_effect() -> None:
    found = morris(lambda x: x[:, 0], {"a": Truncated(Normal(100, 10), 0)}, levels=2)
    assert found.mu_star[0] == pytest.approx([20 * norm.ppf(0.99) / 0.98], rel=1e-9)


def test_interactions_show_in_sigma() -> None:
    found = morris(ISHIGAMI.function, ISHIGAMI.inputs, trajectories=256)
    assert found.sigma[0, 2] > found.mu_star[0, 2] / 2
    order = morris(G_FUNCTION.function, G_FUNCTION.inputs).mu_star[0].argsort()[::-1]
    assert order[:4].tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("options", "message"),
    [({"levels": 3}, "number of levels is even"), ({"trajectories": 1}, "at least 2 traj")],
)
def test_what_morris_refuses(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        morris(ISHIGAMI.function, ISHIGAMI.inputs, **options)


def test_distances_equal_salib_s() -> None:
    """The same draws and outputs, cut at the same places."""
    drawn = draw(ISHIGAMI.function, ISHIGAMI.inputs, 4096, 0)
    shares, y = drawn.shares.reshape(-1, 3), drawn.found.reshape(-1, 1)
    problem = {"names": ["x1", "x2", "x3"], "num_vars": 3, "bounds": [[0, 1]] * 3}
    theirs = salib.analyze(problem, shares, y[:, 0], S=8)
    mine = distances(shares, y, 8)[0]
    # SALib leaves out the largest value of each input, one draw in 512 of a slice.
    assert np.median(mine, axis=1) == pytest.approx(theirs["median"], abs=1 / 512)
    assert mine.max(axis=1) == pytest.approx(theirs["maximum"], abs=1 / 512)


def test_the_distance_of_a_slice_of_the_output_itself() -> None:
    """y = u in ten slices: the conditional is apart by 0.9 at the ends, 0.5 and less inside."""
    found = pawn(lambda x: x[:, 0], {"u": uniform(), "idle": uniform()}, n=8192)
    apart = [max(k, 9 - k) / 10 for k in range(10)]
    assert found.maximum[0, 0] == pytest.approx(0.9, abs=0.002)
    assert found.mean[0, 0] == pytest.approx(np.mean(apart), abs=0.002)
    assert found.median[0, 1] < 2 * found.noise[0]


def test_equal_outputs_are_one_step() -> None:
    """Half of the draws are 0, half 1: knowing which is a distance of 1/2."""
    found = pawn(lambda x: x[:, 0] > 0, normals("ab"), slices=2, n=1024)
    assert found.median[0, 0] == pytest.approx(0.5)


def test_correlated_inputs_tell_about_each_other() -> None:
    alone = pawn(lambda x: x[:, 0], normals("ab"))
    tied = pawn(lambda x: x[:, 0], normals("ab"), correlations={("a", "b"): 0.9})
    assert tied.median[0, 1] > 5 * alone.median[0, 1]


def test_slices_need_draws() -> None:
    with pytest.raises(ValueError, match="64 draws make 2 to 8 slices, not 10"):
        pawn(ISHIGAMI.function, ISHIGAMI.inputs, n=64)
