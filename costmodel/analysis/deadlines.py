"""Whether contacts that can be put off are answered by their deadline when spread evenly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HALF_HOUR = 0.5
_ROUNDS = 2  # weeks: the backlog of the second repeats itself in all later ones
_NOISE = 1e-9  # half-hours of work that are none


def longest_delay(weights: Sequence[float], is_open: Sequence[bool], max_occupancy: float) -> float:
    """Hours the last contact in line waits at worst, first come first served.

    `weights` are the arrivals of each half-hour of a week, of which the team takes those of its
    open ones; there it works at an even rate, at the highest occupancy.
    """
    arrivals = [weight if open_ else 0.0 for weight, open_ in zip(weights, is_open, strict=True)]
    if not any(arrivals):
        return 0.0
    served = sum(arrivals) / max_occupancy / sum(is_open)
    worst, backlog = 0.0, 0.0
    for half in range(_ROUNDS * len(arrivals)):
        index = half % len(arrivals)
        if is_open[index]:
            backlog = max(0.0, backlog + arrivals[index] / served - 1)
            if backlog > _NOISE:
                worst = max(worst, _hours_to_clear(backlog, index, is_open))
    return worst


def _hours_to_clear(open_halves: float, index: int, is_open: Sequence[bool]) -> float:
    """Hours until so many open half-hours have passed after this one."""
    hours = 0.0
    while open_halves > _NOISE:
        index = (index + 1) % len(is_open)
        if is_open[index]:
            step = min(1.0, open_halves)
            open_halves -= step
            hours += step * HALF_HOUR
        else:
            hours += HALF_HOUR
    return hours
