"""Hostile functions and inputs: said what is wrong and where, never answered by zeros."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from scipy.stats import norm, randint, uniform

from costmodel.analysis.sensitivity import (
    BadOutput,
    break_even,
    conditional_tornado,
    morris,
    pawn,
    prim,
    shapley,
    sobol,
    tornado,
    value_of_information,
)
from tests.known_functions import ISHIGAMI, Floats, normals

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.analysis.sensitivity.function import Inputs

METHODS: dict[str, Callable[..., Any]] = {
    "break_even": break_even,
    "conditional_tornado": conditional_tornado,
    "morris": morris,
    "pawn": pawn,
    "prim": prim,
    "shapley": shapley,
    "sobol": sobol,
    "tornado": tornado,
    "value_of_information": value_of_information,
}
INDICES = ("morris", "pawn", "shapley", "sobol")
SEEDED = sorted(set(METHODS) - {"break_even", "tornado"})


def once_bad(value: float, row: int) -> Callable[[Floats], Floats]:
    def function(x: Floats) -> Floats:
        found = x.sum(axis=1)
        found[row] = value
        return np.asarray(found)

    return function


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("name", METHODS)
def test_one_bad_row_is_an_error_that_names_it(name: str, value: float) -> None:
    with pytest.raises(
        BadOutput, match=rf"output is {value} in row 3, where a = .*, b = "
    ) as error:
        METHODS[name](once_bad(value, 2), normals("ab"))
    assert error.value.row == 3
    assert set(error.value.inputs) == {"a", "b"}


def test_the_inputs_of_a_bad_row_are_those_of_the_function() -> None:
    """One NaN in 40,960 rows, in the third of four calls."""
    seen = []

    def function(x: Floats) -> Floats:
        seen.append(x)
        found = ISHIGAMI.function(x)
        if len(seen) == 3:
            found[1234] = np.nan
        return found

    with pytest.raises(BadOutput) as error:
        sobol(function, ISHIGAMI.inputs, n=8192, second_order=False, outputs=["cost"])
    assert sum(map(len, seen)) == 3 * 8192 * 5 // 4
    assert error.value.row == 2 * len(seen[0]) + 1235
    assert list(error.value.inputs.values()) == seen[2][1234].tolist()
    assert str(error.value).startswith(f"cost is nan in row {error.value.row:,}, where x1 = ")


@pytest.mark.parametrize("name", INDICES)
@pytest.mark.parametrize("constant", [0.0, 7.0, -1e12])
def test_a_constant_output_is_said_to_be_one(name: str, constant: float) -> None:
    found = METHODS[name](
        lambda x: np.stack([np.full(len(x), constant), x.sum(axis=1)], axis=1), normals("ab")
    )
    assert found.reasons == (f"it is {constant:.10g} in every draw, so no input decides it", None)
    measure = {"morris": "mu_star", "pawn": "median", "shapley": "Sh", "sobol": "S1"}[name]
    assert np.isnan(getattr(found, measure)[0]).all()
    assert np.isfinite(getattr(found, measure)[1]).all()


def test_rounding_is_no_variation() -> None:
    found = sobol(lambda x: 0.1 + x[:, 0] * 1e-16, normals("ab"))
    assert found.reasons[0] is not None


@pytest.mark.parametrize("name", SEEDED)
def test_seed_zero_is_a_seed_and_the_same_seed_gives_the_same_bits(name: str) -> None:
    runs = [METHODS[name](ISHIGAMI.function, ISHIGAMI.inputs, seed=s) for s in (0, 0, 1)]
    same, again, other = (
        [v for v in vars(run).values() if isinstance(v, (np.ndarray, tuple, float))] for run in runs
    )
    assert repr(same) == repr(again)
    assert repr(same) != repr(other)


@pytest.mark.parametrize("name", SEEDED)
def test_the_global_random_state_is_left_alone(name: str) -> None:
    before = np.random.get_state()[1].tolist()  # type: ignore[index]  # noqa: NPY002
    METHODS[name](ISHIGAMI.function, ISHIGAMI.inputs, seed=3)
    after = np.random.get_state()[1].tolist()  # type: ignore[index]  # noqa: NPY002
    assert before == after


@pytest.mark.parametrize("name", METHODS)
def test_no_inputs_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="there is no uncertain input"):
        METHODS[name](lambda x: x.sum(axis=1), {})


@pytest.mark.parametrize("name", SEEDED)
def test_a_negative_seed_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="a seed is a whole number from 0 on, not -1"):
        METHODS[name](ISHIGAMI.function, ISHIGAMI.inputs, seed=-1)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda _: 1.0,
        lambda x: x.sum(axis=1)[:-1],
        lambda x: x[..., np.newaxis],
        lambda x: x.sum(axis=1)[np.newaxis],
    ],
    ids=["scalar", "short", "deep", "lying"],
)
def test_an_answer_of_another_shape_is_refused(wrong: Callable[[Floats], Floats]) -> None:
    with pytest.raises(ValueError, match=r"it must be \(rows,\) or \(rows, outputs\)"):
        sobol(wrong, normals("ab"))


def test_names_of_outputs_are_as_many_as_outputs() -> None:
    with pytest.raises(ValueError, match="has 1 outputs, and 2 names were given"):
        sobol(ISHIGAMI.function, ISHIGAMI.inputs, outputs=["a", "b"])


def test_too_few_points_and_impossible_confidence() -> None:
    with pytest.raises(ValueError, match="4 scrambles need at least 8 points, not 4"):
        sobol(ISHIGAMI.function, ISHIGAMI.inputs, n=4)
    with pytest.raises(ValueError, match=r"like 0\.95, and is not 95"):
        sobol(ISHIGAMI.function, ISHIGAMI.inputs, confidence=95)
    with pytest.raises(ValueError, match="at least two scrambles"):
        sobol(ISHIGAMI.function, ISHIGAMI.inputs, scrambles=1)


def test_a_distribution_that_gives_no_numbers_is_named() -> None:
    with pytest.raises(ValueError, match="the distribution of pay gives nan"):
        sobol(lambda x: x[:, 0], {"pay": uniform(0, -1)})


def test_a_function_may_change_its_argument() -> None:
    def spoiling(x: Floats) -> Floats:
        found = ISHIGAMI.function(x)
        x[:] = 0
        return found

    clean = sobol(ISHIGAMI.function, ISHIGAMI.inputs)
    assert np.array_equal(sobol(spoiling, ISHIGAMI.inputs).ST, clean.ST)


def test_an_input_that_cannot_vary_decides_nothing() -> None:
    inputs: Inputs = {"a": norm(), "fixed": randint(3, 4)}
    found = sobol(lambda x: x[:, 0] * x[:, 1], inputs)
    assert found.ST[0, 1] == 0
    assert shapley(lambda x: x[:, 0] * x[:, 1], inputs).Sh[0] == pytest.approx([1, 0], abs=0.01)


def test_whole_numbers_flags_and_lists_are_outputs_too() -> None:
    assert sobol(lambda x: x[:, 0] > 0, normals("ab")).ST[0] == pytest.approx([1, 0], abs=0.02)
    assert sobol(lambda x: x[:, 0].tolist(), normals("ab")).rows > 0


WRONG_ANSWERS: dict[str, tuple[Callable[[Floats], Any], str]] = {
    "complex": (lambda x: x[:, 0] + 1j, "complex numbers; outputs are real"),
    "texts": (lambda x: ["much"] * len(x), "no array of numbers"),
    "ragged": (lambda x: [[1.0]] * (len(x) - 1) + [[1.0, 2.0]], "no array of numbers"),
    "no outputs": (lambda x: x[:, :0], "it must be"),
    "masked": (lambda x: np.ma.masked_greater(x[:, 0], -9), "output is nan in row 1,"),
}


@pytest.mark.parametrize("what", WRONG_ANSWERS)
@pytest.mark.parametrize("name", METHODS)
def test_what_is_no_answer_is_refused_by_all(name: str, what: str) -> None:
    function, said = WRONG_ANSWERS[what]
    with pytest.raises(ValueError, match=said):
        METHODS[name](function, normals("ab"))


WRONG_INPUTS: dict[str, tuple[Any, str]] = {
    "list": ([norm(), norm()], "inputs map names to distributions"),
    "number": ({"a": 3.0}, "the input a is no distribution"),
    "unnamed": ({1: norm()}, "the name of an input is a text, and is not 1"),
    "without numbers": ({"a": uniform(3, 0)}, "of a (gives|are) nan"),
}


@pytest.mark.parametrize("what", WRONG_INPUTS)
@pytest.mark.parametrize("name", METHODS)
def test_what_are_no_inputs_is_refused_by_all(name: str, what: str) -> None:
    inputs, said = WRONG_INPUTS[what]
    with pytest.raises(ValueError, match=said):
        METHODS[name](lambda x: x[:, 0], inputs)


@pytest.mark.parametrize("seed", [None, 1.5, "a", float("nan")])
@pytest.mark.parametrize("name", SEEDED)
def test_a_seed_is_a_whole_number(name: str, seed: Any) -> None:  # noqa: ANN401 - hostile
    with pytest.raises(ValueError, match="a seed is a whole number from 0 on"):
        METHODS[name](ISHIGAMI.function, ISHIGAMI.inputs, seed=seed)


@pytest.mark.parametrize("n", [None, 100.5, "many", 10**12])
@pytest.mark.parametrize("name", sorted(set(SEEDED) - {"morris"}))
def test_a_number_of_points_is_whole_and_fits(name: str, n: Any) -> None:  # noqa: ANN401
    with pytest.raises(ValueError, match=r"n is a whole number|points are too many"):
        METHODS[name](ISHIGAMI.function, ISHIGAMI.inputs, n=n)


@pytest.mark.parametrize(
    "pairs",
    [
        {("a", "b"): 1.0},
        {("a", "b"): -1.0},
        {("a", "b"): float("nan")},
        {("a", "b"): "much"},
        {("a", "b", "c"): 0.5},
        {"ab": 0.5},
        {("a", "z"): 0.5},
        [0.5],
        np.eye(2),
    ],
)
def test_what_are_no_correlations_is_refused(pairs: Any) -> None:  # noqa: ANN401 - hostile
    for name in ("conditional_tornado", "pawn", "prim", "shapley", "value_of_information"):
        with pytest.raises(ValueError, match="correlation"):
            METHODS[name](lambda x: x.sum(axis=1), normals("ab"), correlations=pairs)


@pytest.mark.parametrize("scale", [1e-300, 1e300])
@pytest.mark.parametrize("name", sorted({"sobol", "shapley", "conditional_tornado", "morris"}))
def test_squares_that_no_double_holds_are_not_needed(name: str, scale: float) -> None:
    plain, scaled = (
        METHODS[name](lambda x, s=s: s * ISHIGAMI.function(x), ISHIGAMI.inputs)
        for s in (1.0, scale)
    )
    measure, size = {
        "sobol": ("ST", 1.0),
        "shapley": ("Sh", 1.0),
        "conditional_tornado": ("swing_conf", scale),
        "morris": ("sigma", scale),
    }[name]
    assert getattr(scaled, measure) / size == pytest.approx(getattr(plain, measure), rel=1e-6)


@pytest.mark.parametrize("what", [{"better": "more"}, {"confidence": 95}, {"confidence": None}])
def test_what_is_asked_wrongly_is_said(what: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"better is higher or lower|a confidence lies between"):
        value_of_information(ISHIGAMI.function, ISHIGAMI.inputs, **what)
