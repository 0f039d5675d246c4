"""Agents for a mean wait, for an occupancy, and for several targets at once."""

import itertools
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.erlang import TOLERANCE, agents_required, arrays, asa, occupancy, service_level
from tests.test_erlang_reference import (
    ROUNDING,
    Exact,
    ExactImpatientQueue,
    late_share,
    mp,
    random_erlang_a,
)

EIGHTY_TWENTY: dict[str, Any] = {"aht": 360, "service_level": 0.8, "answer_within": 20}


def test_a_mean_wait_may_take_more_agents_than_a_service_level() -> None:
    assert agents_required(5, **EIGHTY_TWENTY) == 8
    assert service_level(8, 5, aht=360, answer_within=20) == pytest.approx(0.8584, abs=5e-5)
    assert asa([8, 9], 5, aht=360) == pytest.approx([20.07, 7.25], abs=5e-3)
    assert agents_required(5, aht=360, asa=20) == 9
    assert agents_required(5, aht=360, asa=20.1) == 8


@pytest.mark.parametrize("patience", [None, 30.0, 300.0])
def test_all_targets_given_are_met(patience: float | None) -> None:
    load = np.linspace(0, 60, 400)
    targets: list[dict[str, Any]] = [
        {"service_level": np.array([[0.7], [0.9]]), "answer_within": 20},
        {"asa": np.array([[5], [40]])},
        {"max_occupancy": np.array([[0.95], [0.8]])},
    ]
    alone = [agents_required(load, aht=300, patience=patience, **target) for target in targets]
    together = agents_required(
        load, aht=300, patience=patience, **targets[0], **targets[1], **targets[2]
    )
    assert together.shape == (2, 400)
    assert (together == np.maximum.reduce(alone)).all()
    for least in alone:
        assert (together == least).mean() > 0.1
    pairs = agents_required(load, aht=300, patience=patience, **targets[0], **targets[1])
    assert (pairs == np.maximum(*alone[:2])).all()


def test_an_occupancy_is_enough_of_a_target() -> None:
    capped = agents_required([0, 35.7, 5, 7], aht=360, max_occupancy=[0.85, 0.85, 0.5, 0.7])
    assert capped.tolist() == [0, 42, 10, 10]
    # Erlang C takes more agents than the load whatever the occupancy.
    assert agents_required(10, aht=360, max_occupancy=1 - 1e-12) == 11
    agents = agents_required(50, aht=360, max_occupancy=0.9, patience=60)
    busy = occupancy([agents - 1, agents], 50, aht=360, patience=60)
    assert busy[0] > 0.9 >= busy[1]


def test_exact_ties_meet_the_target() -> None:
    assert agents_required(0.5, aht=180, asa=180) == 1
    agents = np.arange(1, 200)
    for patience in (None, 20.0, 600.0):
        load = agents * 0.9
        waits = asa(agents, load, aht=360, patience=patience)
        assert (agents_required(load, aht=360, asa=waits, patience=patience) == agents).all()
        strict = agents_required(load, aht=360, asa=waits * (1 - 2e-9), patience=patience)
        assert (strict == agents + 1).all()


def test_targets_in_other_units_take_the_same_agents() -> None:
    load = np.linspace(0.1, 50, 100)
    for patience in (None, 90.0):
        seconds = agents_required(load, aht=300, asa=15, patience=patience)
        hours = agents_required(
            load, aht=300 / 3600, asa=15 / 3600, patience=patience and patience / 3600
        )
        assert (seconds == hours).all()


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        ({}, "a service_level, an asa or a max_occupancy below 1 must be given"),
        ({"max_occupancy": 1}, "a service_level, an asa or a max_occupancy below 1 must be given"),
        ({"max_occupancy": [0.9, 1]}, "a service_level, an asa or a max_occupancy below 1"),
        ({"service_level": 0.8}, "service_level and answer_within must be given together"),
        ({"answer_within": 20, "asa": 20}, "service_level and answer_within must be given"),
        ({"asa": 0}, "asa must be above zero and finite, got 0"),
        ({"asa": np.inf}, "asa must be above zero and finite, got inf"),
        ({"asa": np.nan}, "asa must be "),
    ],
)
@pytest.mark.parametrize("patience", [None, 60.0])
def test_missing_and_invalid_targets_are_refused(
    targets: dict[str, Any], message: str, patience: float | None
) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        agents_required(10, aht=360, patience=patience, **targets)


@pytest.mark.parametrize("seed", range(200))
def test_erlang_c_agents_are_the_least_for_a_mean_wait(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    load = 10 ** chance.uniform(-2, 2.7)
    target = 10 ** chance.uniform(-4, 1)
    agents = int(agents_required(load, aht=1, asa=target))

    def mean_wait(agents: int) -> Exact:
        return late_share(agents, load, 0) / (agents - mp.mpf(load))

    assert mean_wait(agents) <= target * (1 + TOLERANCE + ROUNDING)
    if agents - 1 > load:
        assert mean_wait(agents - 1) > target * (1 + TOLERANCE - ROUNDING)


def exact_mean_wait(agents: int, load: float, patience: float) -> Exact:
    """Return the exact mean wait of answered contacts in handling times."""
    exact = ExactImpatientQueue(agents, mp.mpf(load), mp.mpf(patience))
    wait, lost = exact.wait_and_abandonment()
    return wait * exact.moment(1, mp.inf) * patience / (1 - lost)


@pytest.mark.parametrize("seed", range(12))
def test_erlang_a_agents_are_the_least_for_a_mean_wait(seed: int) -> None:
    load, patience, within, _ = random_erlang_a(seed)
    target = within or 0.01
    agents = int(agents_required(load, aht=1, asa=target, patience=patience))
    rounding = 1e-10
    assert exact_mean_wait(agents, load, patience) <= target * (1 + TOLERANCE + rounding)
    if agents > 1:
        fewer = exact_mean_wait(agents - 1, load, patience)
        assert fewer > target * (1 + TOLERANCE - rounding)


@pytest.mark.parametrize("patience", [0.02, 3])
@pytest.mark.parametrize("load", [0.5, 20])
def test_answered_contacts_wait_less_with_each_agent_from_the_first(
    load: float, patience: float
) -> None:
    # Those who are answered by few agents are those who would not have waited for long. Still
    # they wait longer than with more agents: see `least_agents` of Erlang A.
    waits = [exact_mean_wait(agents, load, patience) for agents in range(1, 5)]
    assert all(more < fewer for fewer, more in itertools.pairwise(waits))


@settings(deadline=None)
@given(
    load=st.floats(0.01, 300),
    target=st.floats(1e-3, 900),
    patience=st.none() | st.floats(2, 7200),
)
def test_no_fewer_agents_suffice(load: float, target: float, patience: float | None) -> None:
    required = int(agents_required(load, aht=300, asa=target, patience=patience))
    fewer = np.arange(1, required)
    assert (asa(fewer, load, aht=300, patience=patience) > target).all()
    assert asa(required, load, aht=300, patience=patience) <= target * (1 + 2 * TOLERANCE)


def test_duplicates_are_computed_once() -> None:
    seen: list[tuple[float, float]] = []

    def measure(first: arrays.Floats, second: arrays.Floats) -> arrays.Floats:
        seen.extend(zip(first.tolist(), second.tolist(), strict=True))
        return first - second

    first = np.array([[3.0, 1, 3], [1, 3, 1]])
    result = arrays.on_distinct(measure, [first, np.array([0.5, 0.25, 0.5])])
    assert result.tolist() == [[2.5, 0.75, 2.5], [0.5, 2.75, 0.5]]
    assert sorted(seen) == [(1, 0.25), (1, 0.5), (3, 0.25), (3, 0.5)]
    assert arrays.on_distinct(measure, [np.empty((0, 2)), np.ones(2)]).shape == (0, 2)
