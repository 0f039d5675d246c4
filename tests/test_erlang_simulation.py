"""Erlang C and Erlang A against a simulation that knows neither: contacts, agents and a clock."""

import random
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pytest
import simpy
from numpy.typing import NDArray

from costmodel.erlang import (
    CONVENTIONS,
    abandonment,
    asa,
    occupancy,
    service_level,
    wait_probability,
)

Row: TypeAlias = NDArray[Any]

# In seconds.
AHT = 240.0
WITHIN = 20.0
# Contacts that follow one another wait alike; batches of thousands hardly do.
BATCHES = 40


@dataclass(frozen=True)
class Queue:
    """Agents, the load in erlangs and the mean patience in seconds, None if nobody abandons."""

    agents: int
    load: float
    patience: float | None = None


def simulate(queue: Queue, contacts: int, seed: int) -> NDArray[np.float64]:
    """Return a row of each contact but the first tenth, who find the queue too empty.

    Columns: time since the contact before, whether it had to wait, time until it was answered or
    abandoned, whether it was answered, and its handling time.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    clock = simpy.Environment()
    agents = simpy.Resource(clock, queue.agents)
    log = np.zeros((contacts, 5))

    def arrivals() -> Generator[simpy.Event]:
        for number in range(contacts):
            gap = chance.expovariate(queue.load / AHT)
            yield clock.timeout(gap)
            clock.process(contact(number, gap))

    def contact(number: int, gap: float) -> Generator[simpy.Event]:
        arrival, handling = clock.now, 0.0
        with agents.request() as turn:
            if waits := not turn.triggered:
                yield turn if queue.patience is None else turn | patience_ends()
            wait = clock.now - arrival
            if answered := turn.triggered:
                handling = chance.expovariate(1 / AHT)
                yield clock.timeout(handling)
        log[number] = gap, waits, wait, answered, handling

    def patience_ends() -> simpy.Event:
        return clock.timeout(chance.expovariate(1 / (queue.patience or np.inf)))

    clock.process(arrivals())
    clock.run()
    return log[contacts // 10 :]


def observed(queue: Queue, log: NDArray[np.float64]) -> dict[str, tuple[float, float]]:
    """Return each measure as its value and standard error, a share of one thing in another."""
    gap, waits, wait, answered, handling = log.T
    everybody, short = np.ones(len(log)), wait <= WITHIN
    in_time = answered * short
    shares = {
        "wait_probability": (waits, everybody),
        "asa": (wait * answered, answered),
        "occupancy": (handling, queue.agents * gap),
        "abandonment": (1 - answered, everybody),
        "offered": (in_time, everybody),
        "excluding_short_abandons": (in_time, 1 - (1 - answered) * short),
        "short_abandons_met": (short, everybody),
        "answered": (in_time, answered),
    }
    return {name: estimate(*share) for name, share in shares.items()}


def estimate(part: Row, whole: Row) -> tuple[float, float]:
    """Return a ratio of sums and its standard error, from batches."""
    parts, wholes = (row.reshape(BATCHES, -1).sum(axis=1) for row in (part, whole))
    ratio = parts.sum() / wholes.sum()
    errors = (parts - ratio * wholes) / wholes.mean()
    return ratio, errors.std(ddof=1) / BATCHES**0.5


def computed(queue: Queue) -> dict[str, float]:
    numbers, patience = (queue.agents, queue.load), queue.patience
    measures = {
        "wait_probability": wait_probability(*numbers, aht=AHT, patience=patience),
        "asa": asa(*numbers, aht=AHT, patience=patience),
        "occupancy": occupancy(*numbers, aht=AHT, patience=patience),
        "abandonment": np.zeros(()),
    }
    if patience is not None:
        measures["abandonment"] = abandonment(*numbers, aht=AHT, patience=patience)
    for convention in CONVENTIONS:
        measures[convention] = service_level(
            *numbers, aht=AHT, answer_within=WITHIN, patience=patience, convention=convention
        )
    return {name: float(value) for name, value in measures.items()}


def compare(queue: Queue, contacts: int, seed: int, precision: float) -> None:
    """Compare all measures; standard errors are small, that of the mean wait against itself."""
    expected = computed(queue)
    for name, (value, error) in observed(queue, simulate(queue, contacts, seed)).items():
        assert abs(value - expected[name]) <= 4 * error, name
        assert error < precision * (6 * value if name == "asa" else 1), name


@pytest.mark.parametrize("queue", [Queue(6, 4), Queue(6, 6, 120)])
def test_a_short_simulation_agrees(queue: Queue) -> None:
    compare(queue, 10_000, seed=1, precision=0.04)


@pytest.mark.slow
@pytest.mark.parametrize(
    "queue",
    [
        Queue(1, 0.5),
        Queue(6, 5),
        Queue(24, 20),
        Queue(58, 50),
        Queue(1, 2, 30),
        Queue(5, 5, 120),
        Queue(4, 10, 60),
        Queue(40, 40, 1200),
        Queue(95, 100, 80),
    ],
)
def test_a_long_simulation_agrees(queue: Queue) -> None:
    compare(queue, 400_000, seed=queue.agents, precision=0.01)
