"""The conventions of the service level: published figures, the chain of states, limits."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from costmodel.erlang import (
    CONVENTIONS,
    TOLERANCE,
    Convention,
    abandonment,
    agents_required,
    service_level,
    wait_probability,
)
from tests.test_erlang_reference import ROUNDING, Exact, ExactImpatientQueue, mp, random_erlang_a

conventions = pytest.mark.parametrize("convention", CONVENTIONS)


# Source: the queue of reference/staffing.md, section 5: 100 erlangs, 95 agents, 6 minutes each.
@pytest.mark.parametrize(
    ("convention", "level", "required"),
    [
        ("offered", 0.741, 98),
        ("excluding_short_abandons", 0.787, 96),
        ("short_abandons_met", 0.800, 96),
        ("answered", 0.806, 95),
    ],
)
def test_one_queue_in_four_conventions(convention: Convention, level: float, required: int) -> None:
    achieved = service_level(
        95, 100, aht=360, answer_within=20, patience=120, convention=convention
    )
    assert achieved == pytest.approx(level, abs=5e-4)
    agents = agents_required(
        100, aht=360, service_level=0.8, answer_within=20, patience=120, convention=convention
    )
    assert agents == required


@conventions
def test_without_patience_all_are_the_same(convention: Convention) -> None:
    level = service_level([8, 3], 5, aht=360, answer_within=20, convention=convention)
    assert level == pytest.approx([0.8584, 0], abs=1e-4)
    agents = agents_required(5, aht=360, service_level=0.8, answer_within=20, convention=convention)
    assert agents == 8


def test_unknown_conventions_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^convention must be one of offered, .*, got served$"):
        service_level(8, 5, aht=360, answer_within=20, convention="served")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^convention must be "):
        agents_required(5, aht=360, asa=20, convention="served")  # type: ignore[arg-type]


def exact_levels(
    agents: int, load: float, patience: float, within: float
) -> dict[Convention, Exact]:
    """Return the levels from quadrature with 60 digits; durations are in handling times."""
    queue = ExactImpatientQueue(agents, mp.mpf(load), mp.mpf(patience))
    wait, lost = queue.wait_and_abandonment()
    end = mp.mpf(within) / patience
    in_time = 1 - wait + wait * queue.moment(0, end)
    late = wait * mp.exp(-end) * queue.longer_wait(end)
    return {
        "offered": in_time,
        "excluding_short_abandons": in_time / (in_time + late),
        "short_abandons_met": 1 - late,
        "answered": in_time / (1 - lost),
    }


@pytest.mark.parametrize("seed", range(16))
def test_levels_agree_with_quadrature(seed: int) -> None:
    load, patience, within, _ = random_erlang_a(seed)
    agents = max(1, round(load * (0.3 + seed % 6 / 5)))
    for convention, exact in exact_levels(agents, load, patience, within).items():
        level = service_level(
            agents, load, aht=1, answer_within=within, patience=patience, convention=convention
        )
        assert abs(level - exact) < ROUNDING, convention


@pytest.mark.parametrize("seed", range(8))
def test_agents_are_the_least_that_suffice(seed: int) -> None:
    load, patience, within, target = random_erlang_a(seed)
    convention = CONVENTIONS[seed % 4]
    agents = agents_required(
        load,
        aht=1,
        service_level=target,
        answer_within=within,
        patience=patience,
        convention=convention,
    )
    exact = exact_levels(int(agents), load, patience, within)[convention]
    assert exact >= target - TOLERANCE - ROUNDING
    if agents > 1:
        exact = exact_levels(int(agents) - 1, load, patience, within)[convention]
        assert exact < target - TOLERANCE + ROUNDING


def chain_levels(
    agents: int, load: float, patience: float, within: float
) -> dict[Convention, float]:
    """Return the levels by following a contact through the queue, in states instead of times."""
    free, waiting = ExactImpatientQueue(agents, mp.mpf(load), mp.mpf(patience)).states()
    weights = np.array([float(weight / (sum(free) + sum(waiting))) for weight in waiting])
    # States of the contact: 0, 1, ... contacts ahead, answered, abandoned.
    ahead = np.arange(weights.size)
    moves = np.zeros((weights.size + 2, weights.size + 2))
    moves[ahead, np.where(ahead > 0, ahead - 1, weights.size)] = agents + ahead / patience
    moves[ahead, weights.size + 1] = 1 / patience
    moves -= np.diag(moves.sum(axis=1))
    moved = np.append(weights, [0, 0]) @ expm(moves * within)
    answered = 1 - weights.sum() + moved[-2]
    return {
        "offered": answered,
        "excluding_short_abandons": answered / (1 - moved[-1]),
        "short_abandons_met": answered + moved[-1],
    }


@pytest.mark.parametrize(
    ("agents", "load", "patience", "within"),
    [(1, 0.7, 2, 0.4), (5, 5, 0.3, 0.1), (20, 30, 0.5, 0.2), (40, 36, 4, 0.05), (3, 9, 0.1, 0.3)],
)
def test_levels_agree_with_the_path_of_a_contact(
    agents: int, load: float, patience: float, within: float
) -> None:
    for convention, exact in chain_levels(agents, load, patience, within).items():
        level = service_level(
            agents,
            load,
            aht=1,
            answer_within=within,
            patience=patience,
            convention=convention,
        )
        assert level == pytest.approx(exact, abs=1e-10), convention


def test_levels_hold_in_deep_overload() -> None:
    # Hardly anybody is answered: a share of few is a ratio of tiny numbers.
    for convention, exact in exact_levels(1, 1000, 0.02, 0.1).items():
        level = service_level(
            1, 1000, aht=1, answer_within=0.1, patience=0.02, convention=convention
        )
        assert level == pytest.approx(float(exact), rel=1e-9), convention


@conventions
def test_with_no_time_short_abandons_do_not_matter(convention: Convention) -> None:
    queue = {"aht": 300, "patience": 120}
    free = 1 - wait_probability(9, 10, **queue)
    answered = 1 - abandonment(9, 10, **queue) if convention == "answered" else 1
    level = service_level(9, 10, answer_within=0, convention=convention, **queue)
    assert level == pytest.approx(free / answered, abs=1e-14)


def test_without_agents_only_abandoning_in_time_can_be_met() -> None:
    levels = [
        service_level(0, 5, aht=360, answer_within=20, patience=40, convention=convention)
        for convention in CONVENTIONS
    ]
    assert levels == pytest.approx([0, 0, 1 - np.exp(-0.5), 0])


@conventions
def test_extreme_queues_give_neither_warnings_nor_nonsense(convention: Convention) -> None:
    agents = np.array([1, 2, 100, 5000, 20000])[:, np.newaxis, np.newaxis]
    load = np.array([0, 1e-310, 1e-9, 1, 99.999999, 2500, 10000])[:, np.newaxis]
    within = np.array([0, 1e-9, 20, 1e9])
    for patience in (1e-3, 300, 1e8):
        level = service_level(
            agents, load, aht=360, answer_within=within, patience=patience, convention=convention
        )
        assert ((level >= 0) & (level <= 1)).all()


@settings(deadline=None)
@given(
    load=st.floats(0, 3000),
    patience=st.floats(20, 7200),
    within=st.floats(0, 600),
    target=st.floats(0.01, 0.999),
    convention=st.sampled_from(CONVENTIONS),
)
def test_more_agents_serve_better(
    load: float, patience: float, within: float, target: float, convention: Convention
) -> None:
    agents = np.floor(load * np.linspace(0, 1.5, 60)) + np.arange(1, 61)
    queue: dict[str, Any] = {"aht": 300, "answer_within": within, "patience": patience}
    level = service_level(agents, load, convention=convention, **queue)
    assert (np.diff(level) >= -ROUNDING).all()
    required = agents_required(load, service_level=target, convention=convention, **queue)
    assert required <= agents[level >= target].min(initial=np.inf)
    assert required > agents[level < target - 2 * TOLERANCE].max(initial=-1)


@given(load=st.floats(0, 3000), patience=st.floats(20, 7200), within=st.floats(0, 600))
def test_the_milder_conventions_give_more(load: float, patience: float, within: float) -> None:
    agents = np.array([1, np.ceil(load * 0.8) + 1, np.ceil(load) + 1])
    offered, excluding, met, answered = (
        service_level(
            agents, load, aht=300, answer_within=within, patience=patience, convention=convention
        )
        for convention in CONVENTIONS
    )
    assert (offered <= excluding + ROUNDING).all()
    assert (excluding <= met + ROUNDING).all()
    assert (offered <= answered + ROUNDING).all()
