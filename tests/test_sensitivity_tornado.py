"""Tornados, spiders and two-way tables of functions that need no computer."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import lognorm, norm, triang, uniform

from costmodel.analysis.sensitivity import (
    conditional_tornado,
    rank_correlation,
    spider,
    tornado,
    two_way,
)
from costmodel.sampling.distributions import Distribution, Lognormal, Normal, Truncated
from tests.known_functions import ADDITIVE, ISHIGAMI, Floats, normals

W = np.arange(1.0, 5.0)


class Typical:
    """A uniform that knows what is typical."""

    typical = 0.2

    def ppf(self, share: Floats) -> Floats:
        return share


def test_the_swing_of_an_additive_function_is_its_weights() -> None:
    found = tornado(ADDITIVE.function, ADDITIVE.inputs)
    assert found.swing[0] == pytest.approx(W, abs=1e-12)
    assert found.base[0] == pytest.approx(5)
    assert found.at_low[0] == pytest.approx(5 - W / 2)
    assert found.order().tolist() == [3, 2, 1, 0]
    assert not found.swing_conf.any()


def test_a_bar_may_lie_on_one_side() -> None:
    """Both ends of the first input add 4, those of the second take 1 and add 1."""
    found = tornado(
        lambda x: 16 * (x[:, 0] - 0.5) ** 2 + 2 * x[:, 1], {"a": uniform(), "b": uniform()}
    )
    assert found.swing[0] == pytest.approx([0, 2])
    assert found.length[0] == pytest.approx([4, 2])
    assert found.order().tolist() == [0, 1]


def test_ends_levels_and_typical_values() -> None:
    inputs = {"bounded": triang(0.25, 5, 4), "open": norm(30, 3), "half": lognorm(1)}
    found = tornado(lambda x: x.sum(axis=1), inputs)
    assert found.low == pytest.approx([5, norm(30, 3).ppf(0.01), 0])
    assert found.high == pytest.approx([9, norm(30, 3).ppf(0.99), lognorm(1).ppf(0.99)])
    inner = tornado(lambda x: x.sum(axis=1), inputs, levels=(0.1, 0.9), typical={"open": 31})
    assert inner.low == pytest.approx([each.ppf(0.1) for each in inputs.values()])
    assert inner.base[0] == pytest.approx(triang(0.25, 5, 4).ppf(0.5) + 31 + 1)


def test_a_limit_far_out_in_a_tail_is_no_end() -> None:
    """Of what is not negative, 0 is as good as never drawn; three deviations are an end."""
    inputs: dict[str, Distribution] = {
        "money": Truncated(Normal(100, 15), 0),
        "price": Lognormal(0, 1),
        "ranged": Truncated(Normal(100, 15), 55, 145),
        "twice": Truncated(Truncated(Normal(100, 15), 85), 0),
    }
    found = tornado(lambda x: x.sum(axis=1), inputs)
    high = norm(100, 15).ppf(0.99)
    assert found.low == pytest.approx([norm(100, 15).ppf(0.01), lognorm(1).ppf(0.01), 55, 85])
    assert found.high[:3] == pytest.approx([high, lognorm(1).ppf(0.99), 145])


def test_a_distribution_s_own_typical_value() -> None:
    assert tornado(lambda x: x[:, 0], {"a": Typical()}).base[0] == 0.2


def test_conditional_swing_of_an_additive_function() -> None:
    found = conditional_tornado(ADDITIVE.function, ADDITIVE.inputs)
    assert found.swing[0] == pytest.approx(0.8 * W, abs=1e-12)
    assert found.base[0] == pytest.approx(5, abs=0.01)
    assert found.swing_conf.max() < 1e-12


def test_conditional_means_with_all_else_uncertain() -> None:
    """E[exp(a + b) | a] = exp(a + 1/2), where the one-way tornado gives exp(a)."""
    found = conditional_tornado(lambda x: np.exp(x.sum(axis=1)), normals("ab"), n=16384)
    ends = np.exp(norm.ppf([0.1, 0.9]) + 0.5)
    assert found.at_low[0] == pytest.approx([ends[0]] * 2, rel=0.01)
    assert found.at_high[0] == pytest.approx([ends[1]] * 2, rel=0.01)
    assert np.abs(found.swing[0] - (ends[1] - ends[0])).max() < 3 * found.swing_conf.max()


def test_correlated_inputs_move_with_the_one_that_is_held() -> None:
    found = conditional_tornado(
        lambda x: x @ [1.0, 2.0, 3.0],
        normals("abc"),
        correlations={("a", "b"): rank_correlation(0.5)},
    )
    width = 2 * norm.ppf(0.9)
    assert found.swing[0] == pytest.approx([2 * width, 2.5 * width, 3 * width], abs=1e-9)


def test_spider_lines_pass_the_base_and_end_in_the_tornado() -> None:
    lines = spider(ISHIGAMI.function, ISHIGAMI.inputs, steps=5)
    bars = tornado(ISHIGAMI.function, ISHIGAMI.inputs)
    assert lines.lines.shape == (1, 3, 5)
    assert lines.lines[0, :, 0] == pytest.approx(bars.at_low[0])
    assert lines.lines[0, :, -1] == pytest.approx(bars.at_high[0])
    assert lines.lines[0, :, 2] == pytest.approx(bars.base[0])
    assert lines.values[0] == pytest.approx(np.linspace(-np.pi, np.pi, 5))


def test_a_two_way_table() -> None:
    found = two_way(
        lambda x: x[:, 0] * 100 + x[:, 1] * 10 + x[:, 2],
        {"a": uniform(1, 2), "b": uniform(0, 2), "c": uniform(1, 4)},
        "c",
        "a",
        steps=3,
    )
    assert found.first_values.tolist() == [1, 3, 5]
    assert found.second_values.tolist() == [1, 2, 3]
    assert found.table[0] == pytest.approx(
        np.array([[111, 211, 311], [113, 213, 313], [115, 215, 315]])
    )


@pytest.mark.parametrize("pair", [("a", "a"), ("a", "z")])
def test_a_two_way_table_is_of_two_inputs(pair: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="two of the uncertain inputs: a, b"):
        two_way(lambda x: x[:, 0], normals("ab"), *pair)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match="levels rise"):
        tornado(lambda x: x[:, 0], normals("a"), levels=(0.9, 0.1))
    with pytest.raises(ValueError, match="typical values of z"):
        tornado(lambda x: x[:, 0], normals("a"), typical={"z": 1})
    with pytest.raises(ValueError, match="at least 2 steps"):
        spider(lambda x: x[:, 0], normals("a"), steps=1)
