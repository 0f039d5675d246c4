"""The formulas of queues in both engines against the queueing library, on a wide grid."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import poisson

from costmodel import erlang
from costmodel.kernel import operations as op
from costmodel.kernel.numbers import at_typical, evaluate
from tests.sheet import ENGINES, Sheet, line, number

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from costmodel.kernel.expression import Expr, Key
    from costmodel.kernel.number_rules import Array

SIZE = 1500
NAMES = ("agents", "load", "handling", "within", "patience")

agents, load, handling, within, patience = (number(name, months=True) for name in NAMES)
MEASURES = {
    "patient": op.service_level(agents, load, handling, within),
    "impatient": op.service_level(agents, load, handling, within, patience),
    "abandonment": op.abandonment(agents, load, handling, patience),
    "asa": op.asa(agents, load, handling),
}


def grid(seed: int, largest: float, spread: float) -> dict[str, Array]:
    """Queues of agents within so many standard deviations of their load, and at least 1."""
    draw = np.random.default_rng(seed)
    loads = 10 ** draw.uniform(-2, np.log10(largest), SIZE)
    around = np.round(loads + draw.uniform(-spread, spread, SIZE) * np.sqrt(loads))
    return {
        "agents": np.maximum(1, around),
        "load": loads,
        "handling": 10 ** draw.uniform(np.log10(45), np.log10(1800), SIZE),
        "within": draw.uniform(0, 120, SIZE) * (draw.random(SIZE) < 0.8),
        "patience": 10 ** draw.uniform(1, np.log10(3600), SIZE),
    }


def computed(given: dict[str, Array], path: Path) -> dict[str, dict[str, Array]]:
    """Each measure of the queues, one a month, by the numbers reading and by each engine."""
    months = given["agents"].size
    values: dict[Key, Array] = {("s", name): row.reshape(1, -1, 1) for name, row in given.items()}
    lines = {name: line(name, measure, none="none") for name, measure in MEASURES.items()}
    sheet = Sheet(list(lines.values()), months)
    formulas = sheet.write(path / "book.xlsx", values)
    assert max(map(len, formulas)) < 2000
    numbers = evaluate(list(lines.values()), values, months=months)
    found = {"numbers": {name: row.ravel() for name, row in zip(lines, numbers, strict=True)}}
    for name, engine in ENGINES.items():
        read = engine(path / "book.xlsx")
        found[name] = {key: sheet.read(row, read).ravel() for key, row in lines.items()}
    return found


def within_reach_of_formualizer(given: dict[str, Array]) -> NDArray[np.bool_]:
    """Where its POISSON.DIST and GAMMA.DIST have digits.

    Its probabilities of far too few events are differences from 1, and its series for incomplete
    gamma functions of large shapes ends too early.
    """
    births, deaths = (given[name] * given["patience"] / given["handling"] for name in NAMES[1::-1])
    in_time = births * np.exp(-given["within"] / given["patience"])
    enough = poisson.cdf(given["agents"] - 1, given["load"]) > 1e-5
    return np.asarray(enough & ((deaths < 800) | (in_time > deaths + 1)))


@pytest.mark.parametrize(
    ("seed", "spread"),
    [(3, 25), *(pytest.param(*each, marks=pytest.mark.slow) for each in [(1, 3), (2, 6)])],
)
def test_formulas_equal_the_library(seed: int, spread: float, tmp_path: Path) -> None:
    given = grid(seed, 300, spread)
    found = computed(given, tmp_path)
    right = within_reach_of_formualizer(given)
    assert right.mean() > 0.5
    for name in MEASURES:
        own = found["numbers"][name]
        smallest = 0 if name == "asa" else 1e-9
        np.testing.assert_allclose(found["ironcalc"][name], own, rtol=1e-9, atol=smallest)
        other = found["formualizer"][name]
        np.testing.assert_allclose(other[right], own[right], rtol=1e-9, atol=smallest)
        assert (np.isnan(other) == np.isnan(own)).all()
        if name != "asa":
            assert (np.abs(other - own) < 0.06).all()


def test_loads_of_thousands_have_values(tmp_path: Path) -> None:
    """With 20 agents instead of 2,000 nobody finds one free, and probabilities underflow."""
    given = grid(4, 5000, 60)
    found = computed(given, tmp_path)
    for name in ("impatient", "abandonment"):
        own = found["numbers"][name]
        for engine in ENGINES:
            assert np.isfinite(found[engine][name]).all()
        apart = np.abs(found["ironcalc"][name] - own)
        assert (apart < 1e-2).all()
        underflow = poisson.logpmf(given["agents"], given["load"]) < -690
        assert (apart[~underflow | (given["agents"] > given["load"])] < 1e-9).all()


EDGES: list[tuple[dict[str, float], dict[str, float]]] = [
    ({"load": 0}, {"patient": 1, "impatient": 1, "abandonment": 0, "asa": 0}),
    ({"load": 0, "agents": 0}, {"patient": 1, "impatient": 1, "abandonment": 0, "asa": 0}),
    ({"agents": 0}, {"patient": 0, "impatient": 0, "abandonment": 1, "asa": math.nan}),
    ({"agents": 10}, {"patient": 0, "asa": math.nan}),
    ({"agents": 9}, {"patient": 0, "asa": math.nan}),
    ({"agents": 11}, {}),
    ({"agents": 1, "load": 1e-9}, {}),
    ({"agents": 200}, {"patient": 1, "impatient": 1, "abandonment": 0, "asa": 0}),
    ({"agents": 14, "patience": 3600, "handling": 45}, {}),
    ({"agents": 30, "patience": 3600, "handling": 45}, {}),
    ({"agents": 8, "patience": 1e-3}, {}),
    ({"agents": 1, "load": 1, "handling": 180, "patience": 180}, {"abandonment": math.exp(-1)}),
]


def test_edges_have_one_value_in_all_readings(tmp_path: Path) -> None:
    usual = {"agents": 14.0, "load": 10.0, "handling": 180.0, "within": 20.0, "patience": 60.0}
    queues = [usual | different for different, _ in EDGES]
    given = {name: np.array([queue[name] for queue in queues]) for name in NAMES}
    found = computed(given, tmp_path)
    for name in MEASURES:
        own = found["numbers"][name]
        for place, (_, expected) in enumerate(EDGES):
            known = expected.get(name, own[place])
            np.testing.assert_allclose(own[place], known, rtol=1e-14, atol=1e-50)
        for engine in ENGINES:
            np.testing.assert_allclose(found[engine][name], own, rtol=1e-9, atol=1e-12)


def test_numbers_are_those_of_the_library() -> None:
    values = {"agents": 14.0, "load": 10.0, "handling": 180.0, "within": 20.0, "patience": 60.0}
    inputs = at_typical({("s", name): value for name, value in values.items()})
    found = [array.item() for array in evaluate(list(MEASURES.values()), inputs, months=1)]
    assert found == [
        erlang.service_level(14, 10, aht=180, answer_within=20),
        erlang.service_level(14, 10, aht=180, answer_within=20, patience=60),
        erlang.abandonment(14, 10, aht=180, patience=60),
        erlang.asa(14, 10, aht=180),
    ]


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        ({}, "agents are required for a target"),
        ({"patience": patience}, "agents are required for a target"),
        ({"level": within}, "a level and the time to answer within go together"),
        ({"within": within, "asa": within}, "a level and the time to answer within go together"),
        ({"asa": within, "patience": patience}, "asa and patience do not go together"),
    ],
)
def test_targets_that_do_not_go_together(targets: dict[str, Expr], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        op.agents_required(load, handling, **targets)
