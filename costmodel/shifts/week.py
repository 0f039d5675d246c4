"""A week of half-hours, Monday 00:00 first, that repeats."""

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

DAYS = 7
DAY = 48
WEEK = DAYS * DAY
HALF_HOUR = 0.5

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def half_hours(name: str, hours: float) -> int:
    """Return hours as a count of half-hours; raise ValueError unless it is a whole one."""
    count = round(hours / HALF_HOUR)
    if count < 0 or count * HALF_HOUR != hours:
        raise ValueError(f"{name} must be a multiple of half an hour from 0, got {hours:g} h")
    return count


def moment(half_hour: int) -> str:
    """Return the day and clock time at which a half-hour of the week begins.

    >>> moment(45)
    'Monday 22:30'
    """
    day, within = divmod(half_hour % WEEK, DAY)
    return f"{_DAY_NAMES[day]} {within // 2:02}:{within % 2 * 30:02}"


def agents_of_week(required: ArrayLike) -> Counts:
    """Return 336 whole agents; raise ValueError unless that is what is given."""
    agents = np.asarray(required, np.float64)
    if agents.shape != (WEEK,):
        raise ValueError(f"required must have {WEEK} half-hours, got the shape {agents.shape}")
    if not (np.isfinite(agents) & (agents >= 0) & (agents == np.floor(agents))).all():
        raise ValueError("required must be whole agents from 0")
    return agents.astype(np.int64)


def weights_of_week(cost: ArrayLike | None) -> Floats:
    """Return 336 weights, 1 where nothing is given; raise ValueError unless they are positive."""
    weights = np.ones(WEEK) if cost is None else np.asarray(cost, np.float64)
    if weights.shape != (WEEK,):
        raise ValueError(f"cost must have {WEEK} half-hours, got the shape {weights.shape}")
    if not (np.isfinite(weights) & (weights > 0)).all():
        raise ValueError("cost must be finite and above 0 in every half-hour")
    return weights


def open_week(value: ArrayLike | None) -> Flags:
    """Return 336 flags, all set where nothing is given; raise ValueError for another shape."""
    flags = np.ones(WEEK, np.bool_) if value is None else np.asarray(value, np.bool_)
    if flags.shape != (WEEK,):
        raise ValueError(f"open must have {WEEK} half-hours, got the shape {flags.shape}")
    return flags
