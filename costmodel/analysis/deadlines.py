"""Whether contacts that can be put off are answered by their deadline when spread evenly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HALF_HOUR = 0.5
_ROUNDS = 3  # weeks until the backlog repeats itself


def longest_delay(weights: Sequence[float], is_open: Sequence[bool], max_occupancy: float) -> float:
    """Hours the last contact in line waits at worst, first come first served.

    `weights` are the arrivals of each half-hour of a week; agents work at an even rate in the open
    ones, at the highest occupancy. Infinity when they never catch up.
    """
    open_halves = sum(is_open)
    arrivals = sum(weight for weight, open_ in zip(weights, is_open, strict=True) if open_)
    if not arrivals:
        return 0.0
    served = arrivals / max_occupancy / open_halves
    worst, backlog = 0.0, 0.0
    for half in range(_ROUNDS * len(weights)):
        index = half % len(weights)
        if is_open[index]:
            backlog = max(0.0, backlog + weights[index] - served)
            if backlog > 0:
                worst = max(worst, _hours_to_clear(backlog / served, index, is_open))
    return worst


def _hours_to_clear(open_halves: float, index: int, is_open: Sequence[bool]) -> float:
    """Hours until so many open half-hours have passed after this one."""
    hours = 0.0
    while open_halves > 0:
        index = (index + 1) % len(is_open)
        if is_open[index]:
            step = min(1.0, open_halves)
            open_halves -= step
            hours += step * HALF_HOUR
        else:
            hours += HALF_HOUR
    return hours
