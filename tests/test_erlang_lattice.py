"""Agents from a lattice are those of each queue by itself."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.erlang import agents_required, lattice, requirement
from costmodel.erlang.arrays import Floats

Targets = dict[str, Any]
TARGETS: list[Targets] = [
    {"service_level": 0.8, "answer_within": 20},
    {"service_level": 0.95, "answer_within": 0},
    {"service_level": 0.8, "answer_within": 60, "max_occupancy": 0.85},
    {"asa": 30},
    {"service_level": 0.5, "answer_within": 600, "asa": 5},
    {"max_occupancy": 0.7},
]


@pytest.mark.parametrize("targets", TARGETS, ids=str)
@pytest.mark.parametrize("peak", [0.5, 5, 120])
def test_the_same_agents_as_one_by_one(targets: Targets, peak: float) -> None:
    chance = np.random.default_rng(7)
    load = peak * chance.random((40, 12, 50))
    load[:, :, :3] = [0.0, peak, peak / 2]
    aht = chance.uniform(60, 900, (40, 1, 1))
    direct = agents_required(load, aht=aht, **targets)
    np.testing.assert_array_equal(agents_required(load, aht=aht, repeated=True, **targets), direct)


def test_loads_and_times_on_the_lattice_itself() -> None:
    load = np.arange(0, 600) / lattice.FINENESS
    aht = np.array([lattice.RATIO**power for power in (-3, 0, 1, 500)])[:, np.newaxis]
    for targets in TARGETS:
        np.testing.assert_array_equal(
            agents_required(load, aht=aht, repeated=True, **targets),
            agents_required(load, aht=aht, **targets),
        )


def test_whole_loads_at_an_occupancy_are_ties() -> None:
    load = np.array([17.0, 34.0, 35.7, 42.5, 85.0])
    found = agents_required(load, aht=300, max_occupancy=0.85, repeated=True)
    np.testing.assert_array_equal(found, [20, 40, 42, 50, 100])


@settings(max_examples=60, deadline=None)
@given(
    load=st.lists(st.floats(0, 300), min_size=1, max_size=20),
    aht=st.floats(1, 5_000),
    level=st.floats(0.01, 0.99),
    within=st.floats(0, 1_000),
)
def test_any_queues(load: list[float], aht: float, level: float, within: float) -> None:
    targets: Targets = {"service_level": level, "answer_within": within}
    np.testing.assert_array_equal(
        agents_required(load, aht=aht, repeated=True, **targets),
        agents_required(load, aht=aht, **targets),
    )


def test_few_queues_are_computed_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(8)
    load, aht = 40 * chance.random((64, 36, 100)), chance.uniform(300, 480, (64, 1, 1))
    targets: Targets = {"service_level": 0.8, "answer_within": 20}
    agents_required(load, aht=aht, repeated=True, **targets)
    computed: list[int] = []
    own = requirement._least_patient

    def counting(load: Floats, *others: Floats) -> Floats:
        computed.append(load.size)
        return own(load, *others)

    monkeypatch.setattr(requirement, "_least_patient", counting)
    agents_required(load, aht=aht, repeated=True, **targets)
    assert sum(computed) < 0.05 * load.size


def test_what_would_need_too_large_a_lattice_is_computed_itself() -> None:
    assert not lattice.has_room(np.array([1e7]), np.array([60.0]))
    assert not lattice.has_room(np.array([10.0]), np.array([1e-9, 1e9]))
    found = agents_required([1e7], aht=60, service_level=0.8, answer_within=20, repeated=True)
    assert found[0] == agents_required(1e7, aht=60, service_level=0.8, answer_within=20)
