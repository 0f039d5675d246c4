"""Erlang C and Erlang A against tabulated exact values and against 60 digits of mpmath."""

import csv
import math
import random
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import mpmath  # type: ignore[import-untyped]
import pytest

from costmodel.erlang import (
    TOLERANCE,
    abandonment,
    agents_required,
    asa,
    occupancy,
    service_level,
    wait_probability,
)

Exact: TypeAlias = Any  # mpmath's numbers have no types

# The arithmetic is to be far better than the tolerance that decides about agents.
ROUNDING = 1e-11

mp = mpmath.mp.clone()
mp.dps = 60


@dataclass(frozen=True)
class Case:
    """One row of the table of exact values; empty columns are None."""

    load: float
    aht: float
    patience: float | None
    target: float
    answer_within: float
    max_occupancy: float
    expected: dict[str, float]


def read_cases() -> list[Case]:
    with (Path(__file__).parent / "erlang_cases.csv").open(encoding="utf-8") as file:
        return [case_of(row) for row in csv.DictReader(file)]


def case_of(row: dict[str, str]) -> Case:
    load = (
        Fraction(row["calls_per_interval"]) * Fraction(row["aht_s"]) / Fraction(row["interval_s"])
    )
    expected = ("agents", "service_level", "asa_s", "occupancy", "prob_wait", "prob_abandon")
    return Case(
        load=float(load),
        aht=float(row["aht_s"]),
        patience=float(row["patience_s"]) if row["patience_s"] else None,
        target=float(row["target_sl"]),
        answer_within=float(row["target_s"]),
        max_occupancy=float(row["max_occupancy"] or 1),
        expected={name: float(row[name]) for name in expected if row[name]},
    )


CASES = read_cases()


@pytest.mark.parametrize("case", CASES)
def test_required_agents_are_those_of_the_table(case: Case) -> None:
    agents = agents_required(
        case.load,
        aht=case.aht,
        service_level=case.target,
        answer_within=case.answer_within,
        max_occupancy=case.max_occupancy,
        patience=case.patience,
    )
    assert agents == case.expected["agents"]


@pytest.mark.parametrize("case", CASES)
def test_performance_is_that_of_the_table(case: Case) -> None:
    queue = (int(case.expected["agents"]), case.load)
    aht, patience = case.aht, case.patience
    achieved = {
        "service_level": service_level(
            *queue, aht=aht, answer_within=case.answer_within, patience=patience
        ),
        "asa_s": asa(*queue, aht=aht, patience=patience),
        "occupancy": occupancy(*queue, aht=aht, patience=patience),
        "prob_wait": wait_probability(*queue, aht=aht, patience=patience),
    }
    if patience is not None:
        achieved["prob_abandon"] = abandonment(*queue, aht=aht, patience=patience)
    for name, value in achieved.items():
        expected = case.expected.get(name, 0.0)
        assert math.isclose(float(value), expected, rel_tol=1e-11), name


def late_share(agents: int, load: float, within: float) -> Exact:
    """Return the exact late share of Erlang C; the time is in handling times."""
    blocking = mp.mpf(1)
    for n in range(1, agents + 1):
        blocking = load * blocking / (n + load * blocking)
    wait = agents * blocking / (agents - load * (1 - blocking))
    return wait * mp.exp(-(agents - mp.mpf(load)) * within)


def random_erlang_c(seed: int) -> tuple[float, float, float]:
    """Return a load, a time in handling times and a target; every fourth load is whole."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    load = 10 ** chance.uniform(-2, 3.3)
    within = chance.choice([0.0, 10 ** chance.uniform(-3, 0.5)])
    return math.ceil(load) if seed % 4 == 0 else load, within, chance.uniform(0.05, 0.999)


@pytest.mark.parametrize("seed", range(400))
def test_erlang_c_agents_are_the_least_that_suffice(seed: int) -> None:
    load, within, target = random_erlang_c(seed)
    agents = int(agents_required(load, aht=1, service_level=target, answer_within=within))
    limit = 1 - mp.mpf(target) + TOLERANCE
    assert late_share(agents, load, within) <= limit + ROUNDING
    if agents - 1 > load:
        assert late_share(agents - 1, load, within) > limit - ROUNDING
    level = service_level(agents, load, aht=1, answer_within=within)
    assert abs(level - (1 - late_share(agents, load, within))) < ROUNDING


@dataclass(frozen=True)
class ExactImpatientQueue:
    """Erlang A from its birth-death chain; durations are in handling times."""

    agents: int
    load: Exact
    patience: Exact

    def states(self) -> tuple[list[Exact], list[Exact]]:
        """Return the weights of fewer than all agents busy, and from all busy upwards."""
        free, waiting = [], [mp.mpf(1)]
        weight = largest = mp.mpf(1)
        for busy in range(self.agents, 0, -1):
            weight *= busy / self.load
            free.append(weight)
        while waiting[-1] > mp.mpf(10) ** -40 * largest:
            deaths = self.agents + len(waiting) / self.patience
            waiting.append(waiting[-1] * self.load / deaths)
            largest = max(largest, waiting[-1])
        return free, waiting

    def wait_and_abandonment(self) -> tuple[Exact, Exact]:
        free, waiting = self.states()
        total = sum(free) + sum(waiting)
        queue = sum(length * weight for length, weight in enumerate(waiting)) / total
        return sum(waiting) / total, queue / (self.load * self.patience)

    def moment(self, power: int, end: Exact) -> Exact:
        """Integrate wait**power over answered waits up to an end, per contact that waits."""

        def answered(s: Exact) -> Exact:
            return s**power * mp.exp(-s) * self.density(s)

        return mp.quad(answered, self.marks(end)) / mp.quad(self.density, self.marks(mp.inf))

    def longer_wait(self, end: Exact) -> Exact:
        """Return the share of contacts that wait who would be answered after the end only."""
        return 1 - mp.quad(self.density, self.marks(end)) / mp.quad(
            self.density, self.marks(mp.inf)
        )

    def density(self, s: Exact) -> Exact:
        """Return the weight of a wait of s mean patiences ahead of a contact."""
        births, deaths = self.load * self.patience, self.agents * self.patience
        return mp.exp(births * (1 - mp.exp(-s)) - deaths * s)

    def marks(self, end: Exact) -> list[Exact]:
        """Return where to cut waits up to an end: around the peak of the density."""
        deaths = self.agents * self.patience
        peak = max(mp.log(self.load / self.agents), mp.mpf(0))
        width = 1 / mp.sqrt(deaths) + 1 / deaths
        cuts = sorted({mp.mpf(0), *(peak + k * width for k in (-40, -12, -4, 0, 4, 12, 40, 200))})
        return [*(cut for cut in cuts if 0 <= cut < end), min(end, cuts[-1])]


def random_erlang_a(seed: int) -> tuple[float, float, float, float]:
    """Return a load, a patience, a time and a target; durations in handling times."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    within = chance.choice([0.0, 10 ** chance.uniform(-2.5, 0)])
    return (
        10 ** chance.uniform(-1, 2.5),
        10 ** chance.uniform(-1.3, 1.5),
        within,
        chance.uniform(0.3, 0.98),
    )


@pytest.mark.parametrize("seed", range(36))
def test_erlang_a_agrees_with_its_chain(seed: int) -> None:
    load, patience, within, target = random_erlang_a(seed)
    agents = int(
        agents_required(load, aht=1, service_level=target, answer_within=within, patience=patience)
    )
    exact = ExactImpatientQueue(agents, mp.mpf(load), mp.mpf(patience))
    wait, lost = exact.wait_and_abandonment()
    level = 1 - wait + wait * exact.moment(0, mp.mpf(within) / patience)
    mean_wait = wait * exact.moment(1, mp.inf) * patience / (1 - lost)
    assert level >= target - TOLERANCE - ROUNDING
    achieved = service_level(agents, load, aht=1, answer_within=within, patience=patience)
    assert abs(achieved - level) < ROUNDING
    for measure, expected in (
        (wait_probability, wait),
        (abandonment, lost),
        (asa, mean_wait),
        (occupancy, load * (1 - lost) / agents),
    ):
        value = measure(agents, load, aht=1, patience=patience)
        assert math.isclose(float(value), expected, rel_tol=1e-10, abs_tol=1e-14)


@pytest.mark.parametrize("seed", range(36))
def test_erlang_a_agents_are_the_least_that_suffice(seed: int) -> None:
    load, patience, within, target = random_erlang_a(seed)
    agents = int(
        agents_required(load, aht=1, service_level=target, answer_within=within, patience=patience)
    )
    if agents > 1:
        exact = ExactImpatientQueue(agents - 1, mp.mpf(load), mp.mpf(patience))
        wait, _ = exact.wait_and_abandonment()
        level = 1 - wait + wait * exact.moment(0, mp.mpf(within) / patience)
        assert level < target - TOLERANCE + ROUNDING


@pytest.mark.parametrize("agents", [1, 50, 400, 900, 1000, 1100])
def test_erlang_a_holds_from_deep_overload_to_ample_staff(agents: int) -> None:
    exact = ExactImpatientQueue(agents, mp.mpf(1000), mp.mpf(5))
    wait, lost = exact.wait_and_abandonment()
    assert math.isclose(
        float(wait_probability(agents, 1000, aht=180, patience=900)), wait, rel_tol=1e-10
    )
    assert math.isclose(
        float(abandonment(agents, 1000, aht=180, patience=900)), lost, rel_tol=1e-10
    )
