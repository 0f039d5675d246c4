"""Flags where methods rank an input differently, each with its planted cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import expon, norm, uniform

from costmodel.analysis.sensitivity import (
    conditional_tornado,
    morris,
    pawn,
    rank_flags,
    shapley,
    sobol,
    tornado,
)
from tests.known_functions import ADDITIVE, Floats

if TYPE_CHECKING:
    from costmodel.analysis.sensitivity import RankFlag
    from costmodel.analysis.sensitivity.ranks import Result


def by_name(flags: tuple[RankFlag, ...]) -> dict[str, RankFlag]:
    return {flag.input: flag for flag in flags}


def test_methods_agree_on_an_additive_function() -> None:
    f, inputs = ADDITIVE.function, ADDITIVE.inputs
    results: dict[str, Result] = {
        "tornado": tornado(f, inputs),
        "conditional": conditional_tornado(f, inputs),
        "Sobol'": sobol(f, inputs),
        "Shapley": shapley(f, inputs),
        "PAWN": pawn(f, inputs),
        "Morris": morris(f, inputs),
    }
    assert rank_flags(results) == ()


def test_an_interaction() -> None:
    """a acts through b alone, whose typical value is 0: a tornado sees nothing of either."""
    inputs = {name: uniform(-1, 2) for name in "abcde"}

    def f(x: Floats) -> Floats:
        return np.asarray(x[:, 0] * x[:, 1] + x[:, 2:] @ [0.2, 0.15, 0.1])

    flags = by_name(rank_flags({"tornado": tornado(f, inputs), "Sobol'": sobol(f, inputs)}))
    assert flags["a"].cause == "interaction"
    assert flags["b"].cause == "interaction"
    assert flags["a"].ranks["tornado"] == 4.5
    assert flags["a"].ranks["Sobol'"] <= 2
    assert "a for output ranks 4.5 by tornado, " in flags["a"].words
    assert "with its interactions" in flags["a"].words


def test_a_correlation() -> None:
    """e has no weight but moves with a."""
    inputs = {name: norm() for name in "abcde"}
    ties = {("a", "e"): 0.95}

    def f(x: Floats) -> Floats:
        return np.asarray(x @ [2.0, 0.9, 0.8, 0.7, 0.0])

    results = {
        "tornado": tornado(f, inputs),
        "conditional": conditional_tornado(f, inputs, correlations=ties),
    }
    flags = by_name(rank_flags(results, correlations=ties))
    assert flags["e"].cause == "correlation"
    assert flags["e"].ranks == {"tornado": 5, "conditional": 2}


def test_a_curve_and_a_skew() -> None:
    inputs = {"even": uniform(-1, 2), "tail": expon(), "b": norm(), "c": norm(), "d": norm()}

    def f(x: Floats) -> Floats:
        curved = 9 * (x[:, 0] ** 4 - x[:, 0] ** 2)
        return np.asarray(curved + x[:, 1] ** 3 / 30 + x[:, 2:] @ [0.6, 0.5, 0.4])

    flags = by_name(rank_flags({"tornado": tornado(f, inputs), "PAWN": pawn(f, inputs)}))
    assert flags["even"].cause == "curve"
    assert flags["tail"].cause == "skew"


def test_a_constant_output_has_no_ranks() -> None:
    inputs = {name: uniform() for name in "abcd"}

    def f(x: Floats) -> Floats:
        return np.full(len(x), 3.0)

    assert rank_flags({"Sobol'": sobol(f, inputs), "Shapley": shapley(f, inputs)}) == ()


def test_results_of_other_inputs_are_not_compared() -> None:
    one, other = ({name: uniform()} for name in "ab")
    with pytest.raises(ValueError, match="the same inputs and outputs"):
        rank_flags({"a": tornado(lambda x: x[:, 0], one), "b": tornado(lambda x: x[:, 0], other)})
