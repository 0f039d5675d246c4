"""Agents for many intervals, as multiples of pyworkforce 0.5.1 in the same run.

.venv/bin/pip install pyworkforce==0.5.1
.venv/bin/python benchmarks/staffing.py
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from pyworkforce.queuing import ErlangC  # type: ignore[import-not-found,import-untyped,unused-ignore]
from timing import best_time

from costmodel import erlang

if TYPE_CHECKING:
    from numpy.typing import NDArray

YEAR = 17_520
DRAWS, WEEK = 10_000, 336
SAMPLE = 1_500
WITHIN, PATIENCE = 20.0, 240.0


class Job(NamedTuple):
    """Loads in erlangs, handling times in seconds and service levels, one per interval."""

    load: NDArray[np.float64]
    aht: NDArray[np.float64]
    level: NDArray[np.float64]


def year(peak: float) -> Job:
    """Half-hours of a year that rise and fall with the day, no two of them the same."""
    day = np.arange(YEAR) % 48 / 48
    noise = np.random.default_rng(1).uniform(0.9, 1, YEAR)
    load = peak * noise * (0.55 - 0.45 * np.cos(2 * np.pi * day))
    return Job(load, np.full(YEAR, 360.0), np.full(YEAR, 0.8))


def draws(peak: float) -> Job:
    """Weeks of half-hours, each with a volume, a handling time and a service level of its own."""
    chance = np.random.default_rng(2)
    aht = chance.uniform(240, 480, (DRAWS, 1))
    volume = peak * chance.uniform(0.5, 1, (DRAWS, 1)) * aht / 480
    level = chance.uniform(0.7, 0.9, (DRAWS, 1))
    week = year(1).load[:WEEK]
    return Job(*np.broadcast_arrays(volume * week, aht, level))


def peer_times(job: Job, agents: NDArray[np.int64]) -> tuple[float, float]:
    """The times pyworkforce takes for the agents and for their service levels, from a sample."""
    at = np.random.default_rng(3).choice(job.load.size, SAMPLE, replace=False)
    rows = [column.ravel()[at].tolist() for column in (*job, agents)]
    queues = [
        (ErlangC(load * 30 / (aht / 60), aht=aht / 60, asa=WITHIN / 60, interval=30), level, number)
        for load, aht, level, number in zip(*rows, strict=True)
    ]
    required = best_time(lambda: [queue.required_positions(level) for queue, level, _ in queues])
    achieved = best_time(lambda: [queue.service_level(number) for queue, _, number in queues])
    scale = job.load.size / SAMPLE
    return required * scale, achieved * scale


def measure(name: str, job: Job, target: str) -> None:
    """Print the times for the agents and for their service levels beside the peer's."""

    def required() -> NDArray[np.int64]:
        return erlang.agents_required(
            job.load, aht=job.aht, service_level=job.level, answer_within=WITHIN
        )

    agents = required()
    peer_required, peer_achieved = peer_times(job, agents)
    took = best_time(required)
    print(
        f"{name}: {1000 * took:.1f} ms (target {target}), pyworkforce {peer_required / took:.0f} x"
    )
    took = best_time(
        lambda: erlang.service_level(agents, job.load, aht=job.aht, answer_within=WITHIN)
    )
    print(f"  their service level: {1000 * took:.1f} ms, pyworkforce {peer_achieved / took:.0f} x")


def measure_patience(name: str, job: Job) -> None:
    """Print the time with a patience, which pyworkforce 0.5.1 has not, beside that without."""

    def required(patience: float | None) -> NDArray[np.int64]:
        return erlang.agents_required(
            job.load,
            aht=job.aht,
            service_level=job.level,
            answer_within=WITHIN,
            patience=patience,
        )

    took, without = best_time(lambda: required(PATIENCE)), best_time(lambda: required(None))
    print(f"{name}: {1000 * took:.0f} ms, {took / without:.0f} x Erlang C")


def main() -> None:
    """Print all figures."""
    for peak in (10, 100):
        measure(f"a year of half-hours, peak {peak} erlangs", year(peak), "10 ms")
    for peak in (20, 100):
        measure(f"10,000 draws of a week, peak {peak} erlangs", draws(peak), "1500 ms")
    for peak in (10, 100):
        job = year(peak)
        repeated = Job(*(np.resize(column[: 12 * WEEK], YEAR) for column in job))
        measure_patience(f"a year under Erlang A, peak {peak} erlangs", job)
        measure_patience(f"the same with {12 * WEEK} distinct half-hours", repeated)


if __name__ == "__main__":
    main()
