"""Schedules of typical weeks: CPU time, gap to the bound, idle share, and people.

.venv/bin/python benchmarks/scheduling.py
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from costmodel.shifts import Rules, full_time, schedule

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEEK = 336
CLOCK = np.arange(WEEK) % 48 / 2
WEEKEND = np.arange(WEEK) >= 240
NIGHT = (CLOCK < 6) | (CLOCK >= 22)
WEIGHTS = np.where(NIGHT | WEEKEND, 1.1, 1.0)


def week(peak: float, floor: int) -> NDArray[np.int64]:
    """Agents that rise in the morning and the afternoon and are fewer at weekends."""
    morning, afternoon = (np.exp(-(((CLOCK - top) / 3) ** 2)) for top in (10.5, 15.5))
    shape = (0.1 + morning + 0.9 * afternoon) * np.where(WEEKEND, 0.6, 1.0)
    agents: NDArray[np.float64] = np.ceil(peak * shape / shape.max())
    return np.maximum(agents, floor).astype(np.int64)


WEEKS = {
    "two agents 24/7": (np.full(WEEK, 2), 0.0),
    "24/7, peak 5": (week(5, 1), 0.0),
    "24/7, peak 12": (week(12, 2), 31.5),
    "24/7, peak 25, 60 h e-mail": (week(25, 2), 60.0),
    "24/7, peak 60": (week(60, 4), 0.0),
    "06:00-22:00, peak 30": (np.where(NIGHT, 0, week(30, 2)), 0.0),
    "nights, 4 agents": (np.where(NIGHT, 4, 0), 0.0),
}
RULES = {
    "8 h": Rules((full_time(8),)),
    "8 h, break": Rules((full_time(8, break_hours=0.5),)),
    "8, 10, 12 h": Rules(tuple(full_time(hours) for hours in (8, 10, 12))),
    "8, 10, 12 h, break": Rules(tuple(full_time(hours, break_hours=0.5) for hours in (8, 10, 12))),
}


def main() -> None:
    """Print all figures."""
    for name, (required, deferrable) in WEEKS.items():
        print(name)
        for kind, rules in RULES.items():
            start = time.process_time()
            found = schedule(required, rules, deferrable_hours=deferrable, cost=WEIGHTS)
            print(
                f"  {kind}: {time.process_time() - start:.1f} s of CPU, gap {found.gap:.2%}, "
                f"inefficiency {found.inefficiency:.1%}, {found.people} people",
                flush=True,
            )


if __name__ == "__main__":
    main()
