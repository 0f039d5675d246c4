"""Break-even values and the chance of crossing them, against distribution functions."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm, randint, uniform

from costmodel.analysis.sensitivity import break_even
from tests.known_functions import normals


def test_where_a_line_crosses_and_how_likely() -> None:
    inputs = {"a": norm(10, 2), "b": norm(3, 1), "c": uniform(0, 1)}
    found = break_even(lambda x: x[:, 0] - 3 * x[:, 1] - 2, inputs)
    assert found.base[0] == -1
    assert found.value[0, :2] == pytest.approx([11, 8 / 3], abs=1e-9)
    assert found.chance[0] == pytest.approx([norm(10, 2).sf(11), norm(3, 1).cdf(8 / 3), 0])
    assert np.isnan(found.value[0, 2])
    assert found.reach[0, 2] == -1


def test_each_output_and_any_target() -> None:
    found = break_even(
        lambda x: np.stack([x[:, 0], -x[:, 0]], axis=1), {"a": uniform(0, 10)}, target=-2
    )
    assert np.isnan(found.value[0, 0])
    assert found.value[1, 0] == pytest.approx(2)
    assert found.chance[1, 0] == pytest.approx(0.2)
    assert found.crossings[0][0] == ()


def test_all_crossings_and_the_nearest() -> None:
    found = break_even(lambda x: x[:, 0] ** 2 - 4, {"a": norm()}, typical={"a": 0.5})
    assert found.crossings[0][0] == pytest.approx((-2, 2))
    assert found.value[0, 0] == pytest.approx(2)
    assert found.chance[0, 0] == pytest.approx(2 * norm.sf(2))


def test_three_crossings_have_the_chance_of_both_sides() -> None:
    found = break_even(lambda x: np.sin(x[:, 0]), {"a": uniform(-4, 10)}, typical={"a": 1})
    assert found.crossings[0][0] == pytest.approx((-np.pi, 0, np.pi), abs=1e-9)
    assert found.chance[0, 0] == pytest.approx((np.pi + 6 - np.pi) / 10)


def test_a_step_crosses_where_it_jumps() -> None:
    found = break_even(lambda x: x[:, 0] - 2.5, {"heads": randint(0, 5)})
    assert found.value[0, 0] == 3
    assert found.chance[0, 0] == pytest.approx(0.4)


def test_a_jump_over_the_target_is_found() -> None:
    found = break_even(lambda x: np.where(x[:, 0] < 0.3, -1.0, 1.0), {"a": uniform()})
    assert found.value[0, 0] == pytest.approx(0.3)
    assert found.chance[0, 0] == pytest.approx(0.3)


def test_without_inputs_nothing_can_cross() -> None:
    with pytest.raises(ValueError, match="no uncertain input"):
        break_even(lambda x: x[:, 0], {})
    assert break_even(lambda x: x[:, 0] + 100, normals("a")).chance[0, 0] == 0
