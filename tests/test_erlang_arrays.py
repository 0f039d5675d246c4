"""The functions on arrays: published examples, limits, shapes, arguments and properties."""

import doctest
from typing import TypedDict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.erlang import (
    TOLERANCE,
    abandonment,
    agents_required,
    asa,
    occupancy,
    performance,
    requirement,
    service_level,
    wait_probability,
)


class Target(TypedDict):
    aht: float
    service_level: float
    answer_within: float


EIGHTY_TWENTY: Target = {"aht": 360, "service_level": 0.8, "answer_within": 20}

loads = st.floats(0, 3000)
patiences = st.none() | st.floats(20, 7200)


@pytest.mark.parametrize("module", [performance, requirement])
def test_examples_in_docstrings_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert not result.failed


# Sources: Call Centre Helper, "Erlang C formula, easy worked example"; jonesthenet.com, "Erlang
# uplift"; the README of turbotab; pyworkforce's scenarios guide (the first case at 90 %).
@pytest.mark.parametrize(
    ("load", "aht", "target", "within", "agents", "level"),
    [
        (10, 180, 0.8, 20, 14, 0.88835),
        (250 * 330 / 3600, 330, 0.8, 30, 28, 0.85685),
        (7.5, 180, 0.8, 20, 11, 0.88083636),
        (10, 180, 0.9, 20, 15, 0.9415),
    ],
)
def test_published_requirements(
    *, load: float, aht: float, target: float, within: float, agents: int, level: float
) -> None:
    required = agents_required(
        load, aht=aht, service_level=target, answer_within=within, max_occupancy=0.85
    )
    assert required == agents
    achieved = service_level(agents, load, aht=aht, answer_within=within)
    assert achieved == pytest.approx(level, abs=6e-5)


def test_published_performance() -> None:
    assert wait_probability([14, 11], 10, aht=180) == pytest.approx([0.1741319, 0.6821182])
    assert service_level(11, 10, aht=180, answer_within=20) == pytest.approx(0.3896138)
    assert asa(14, 10, aht=180) == pytest.approx(7.83593701177724)
    assert wait_probability(132, 123, aht=60) == pytest.approx(0.3211161792617074)


def test_exact_ties_meet_the_target() -> None:
    assert agents_required(0.5, aht=600, service_level=0.5, answer_within=0) == 1
    capped = agents_required([35.7, 5, 7], max_occupancy=[0.85, 0.5, 0.7], **EIGHTY_TWENTY)
    assert capped.tolist() == [42, 10, 10]


@pytest.mark.parametrize("patience", [None, 300.0])
def test_without_load_nobody_waits(patience: float | None) -> None:
    agents = [0, 1, 1000]
    assert agents_required(0, patience=patience, **EIGHTY_TWENTY) == 0
    level = service_level(agents, 0, aht=360, answer_within=0, patience=patience)
    assert level.tolist() == [1, 1, 1]
    for measure in (asa, occupancy, wait_probability):
        assert measure(agents, 0, aht=360, patience=patience).tolist() == [0, 0, 0]
    assert abandonment(agents, 0, aht=360, patience=300).tolist() == [0, 0, 0]


def test_erlang_c_cannot_keep_up_at_or_below_the_load() -> None:
    agents, load = [0, 3, 10, 700], [0.5, 3.7, 10, 1000]
    assert service_level(agents, load, aht=360, answer_within=20).tolist() == [0] * 4
    assert wait_probability(agents, load, aht=360).tolist() == [1] * 4
    assert asa(agents, load, aht=360).tolist() == [np.inf] * 4
    assert occupancy(agents, load).tolist() == [1] * 4


def test_erlang_a_serves_nobody_without_agents() -> None:
    assert service_level(0, 5, aht=360, answer_within=20, patience=60) == 0
    assert wait_probability(0, 5, aht=360, patience=60) == 1
    assert abandonment(0, 5, aht=360, patience=60) == 1
    assert asa(0, 5, aht=360, patience=60) == np.inf
    assert occupancy(0, 5, aht=360, patience=60) == 1


def test_erlang_a_may_need_fewer_agents_than_the_load() -> None:
    assert agents_required(1000, patience=120, **EIGHTY_TWENTY) == 906


def test_erlang_a_with_endless_patience_is_erlang_c() -> None:
    agents, load = [3, 14, 120, 2100], [2, 10, 100, 2000]
    patient = service_level(agents, load, aht=360, answer_within=20)
    almost = service_level(agents, load, aht=360, answer_within=20, patience=1e9)
    assert almost == pytest.approx(patient, abs=1e-5)


@pytest.mark.parametrize("patience", [None, 1e-3, 300.0, 1e8])
def test_extreme_queues_give_neither_warnings_nor_nonsense(patience: float | None) -> None:
    agents = np.array([1, 2, 100, 5000, 20000])[:, np.newaxis]
    load = np.array([1e-310, 1e-9, 1, 99.999999, 2500, 10000])
    for measure in (wait_probability, occupancy):
        values = measure(agents, load, aht=360, patience=patience)
        assert ((values >= 0) & (values <= 1)).all()
    level = service_level(agents, load, aht=360, answer_within=20, patience=patience)
    assert ((level >= 0) & (level <= 1)).all()
    assert (asa(agents, load, aht=360, patience=patience) >= 0).all()


@pytest.mark.parametrize("patience", [None, 240.0])
def test_elements_do_not_depend_on_their_company(patience: float | None) -> None:
    load = np.random.default_rng(1).uniform(0, 80, (3, 4, 1000))
    load[0, 0, ::7] = 0
    load[2, 3, ::50] *= 40
    aht = np.array([200.0, 300, 400]).reshape(3, 1, 1)
    targets = np.array([0.7, 0.8, 0.9, 0.95]).reshape(4, 1)
    agents = agents_required(
        load, aht=aht, service_level=targets, answer_within=20, patience=patience
    )
    assert agents.shape == load.shape
    assert agents.dtype == np.int64
    level = service_level(agents, load, aht=aht, answer_within=20, patience=patience)
    assert (level >= targets - TOLERANCE).all()
    for draw, month, interval in [(0, 0, 0), (1, 2, 5), (2, 3, 50), (2, 3, 999)]:
        alone = agents_required(
            load[draw, month, interval],
            aht=aht[draw, 0, 0],
            service_level=targets[month, 0],
            answer_within=20,
            patience=patience,
        )
        assert alone == agents[draw, month, interval]


def test_shapes_follow_broadcasting() -> None:
    assert isinstance(agents_required(10, **EIGHTY_TWENTY), np.int64)
    assert isinstance(asa(14, 10, aht=180), np.float64)
    assert agents_required(np.empty((0, 3)), **EIGHTY_TWENTY).shape == (0, 3)
    assert occupancy([[1], [2]], [0.1, 0.2, 0.3]).shape == (2, 3)
    assert agents_required(np.full((4, 5), 9.0).T, **EIGHTY_TWENTY).shape == (5, 4)


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("offered_load", -1),
        ("offered_load", [3, np.nan]),
        ("offered_load", np.inf),
        ("aht", 0),
        ("aht", np.nan),
        ("service_level", 0),
        ("service_level", 1),
        ("service_level", 80),
        ("answer_within", -1),
        ("max_occupancy", 0),
        ("max_occupancy", 1.01),
        ("patience", 0),
        ("patience", np.inf),
    ],
)
def test_requirement_refuses_invalid_arguments(argument: str, value: float) -> None:
    arguments = {"offered_load": 10, **EIGHTY_TWENTY, argument: value}
    with pytest.raises(ValueError, match=f"^{argument} must be "):
        agents_required(**arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("agents", [-1, 2.5, np.nan])
def test_performance_refuses_agents_that_are_not_whole(agents: float) -> None:
    with pytest.raises(ValueError, match=r"^agents must be "):
        service_level(agents, 1, aht=360, answer_within=20)


def test_occupancy_with_patience_needs_a_handling_time() -> None:
    with pytest.raises(ValueError, match="aht"):
        occupancy(10, 9, patience=60)


@given(
    load=loads,
    target=st.floats(0.01, 0.999),
    within=st.floats(0, 900),
    cap=st.floats(0.3, 1),
    patience=patiences,
)
def test_required_agents_are_the_least_that_suffice(
    load: float, target: float, within: float, cap: float, patience: float | None
) -> None:
    required = agents_required(
        load,
        aht=300,
        service_level=target,
        answer_within=within,
        max_occupancy=cap,
        patience=patience,
    )
    agents = np.array([required, max(required - 1, 0)])
    level = service_level(agents, load, aht=300, answer_within=within, patience=patience)
    busy = occupancy(agents, load, aht=300, patience=patience)
    # The test repeats the rule up to rounding.
    slack = np.array([TOLERANCE + 1e-12, TOLERANCE - 1e-12])
    calm = busy <= cap + slack if patience is not None else agents >= load / cap - slack
    suffices = (level >= target - slack) & calm
    assert suffices[0]
    assert required == 0 or not suffices[1] or agents[1] == 0


@given(load=loads, patience=patiences, within=st.floats(0, 600))
def test_more_agents_serve_better(load: float, patience: float | None, within: float) -> None:
    agents = np.floor(load * np.linspace(0.3, 1.5, 200)) + np.arange(200)
    rounding = 1e-12
    level = service_level(agents, load, aht=300, answer_within=within, patience=patience)
    assert (np.diff(level) >= -rounding).all()
    for measure in (wait_probability, occupancy):
        assert (np.diff(measure(agents, load, aht=300, patience=patience)) <= rounding).all()


@given(agents=st.integers(1, 3000), patience=patiences, within=st.floats(0, 600))
def test_more_load_is_served_worse(agents: int, patience: float | None, within: float) -> None:
    load = agents * np.linspace(0, 1.5, 200)
    rounding = 1e-12
    level = service_level(agents, load, aht=300, answer_within=within, patience=patience)
    assert (np.diff(level) <= rounding).all()
    required = agents_required(load, patience=patience, **EIGHTY_TWENTY)
    assert (np.diff(required) >= 0).all()
