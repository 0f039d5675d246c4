"""What draws say, and how sure that is: the error comes from independent scrambles.

Draw k belongs to scramble k % 16, so the rows `k::16` are results of their own. What they differ by
says how far the result of all draws may be off, whether points are scrambled or plain random.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from costmodel.sampling.streams import SCRAMBLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Measure = Callable[[Floats], float]

STUDENT = 2.131449545559323  # 97.5 % of Student's t for 15 degrees of freedom
FEWEST = 4  # draws of a scramble that say something


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number from draws; `error` is half of its 95 % interval, not a number for few draws."""

    value: float
    error: float = math.nan


@dataclass(frozen=True, slots=True)
class Spread:
    """The distribution of a result: mean and quantiles with their errors, over draws that have it.

    `missing` is the share of draws without a value, `deviation` the standard deviation.
    """

    mean: Estimate
    deviation: float
    quantiles: tuple[Estimate, ...]
    missing: float


def estimate(rows: Floats, measure: Measure) -> Estimate:
    """A measure of all rows, with the error that those of the scrambles show.

    Draws without a number are left out.
    """
    value = _measured(rows, measure)
    if len(rows) < SCRAMBLES * FEWEST:
        return Estimate(value)
    parts = np.array([_measured(rows[at::SCRAMBLES], measure) for at in range(SCRAMBLES)])
    return Estimate(value, STUDENT * float(np.std(parts, ddof=1)) / math.sqrt(SCRAMBLES))


def _measured(rows: Floats, measure: Measure) -> float:
    there = rows[np.isfinite(rows)]
    return measure(there) if len(there) else math.nan


def spread(values: Floats, levels: Sequence[float]) -> Spread:
    """The distribution of a result over the draws, with quantiles at these levels."""
    there = values[np.isfinite(values)]
    missing = 1 - there.size / max(1, values.size)
    deviation = float(np.std(there, ddof=1)) if there.size > 1 else math.nan
    return Spread(mean(values), deviation, quantiles(values, levels), missing)


def mean(values: Floats) -> Estimate:
    """The mean over the draws."""
    return estimate(values, lambda rows: float(rows.mean()))


def quantiles(values: Floats, levels: Sequence[float]) -> tuple[Estimate, ...]:
    """The quantiles at these levels."""
    there = np.sort(values[np.isfinite(values)])
    found = np.quantile(there, levels) if there.size else np.full(len(levels), math.nan)
    if len(values) < SCRAMBLES * FEWEST or not there.size:
        return tuple(Estimate(float(value)) for value in found)
    parts = []
    for at in range(SCRAMBLES):
        part = values[at::SCRAMBLES]
        part = part[np.isfinite(part)]
        parts.append(np.quantile(part, levels) if part.size else np.full(len(levels), math.nan))
    errors = STUDENT * np.std(parts, axis=0, ddof=1) / math.sqrt(SCRAMBLES)
    return tuple(Estimate(*pair) for pair in zip(found.tolist(), errors.tolist(), strict=True))


def chance(flags: NDArray[np.bool_]) -> Estimate:
    """The share of the draws in which something holds."""
    return mean(flags.astype(np.float64))


def chance_within(values: Floats, most: float) -> Estimate:
    """The share of the draws with a value of at most so much; those without one have more."""
    return chance(values <= most)


def chance_above(values: Floats, limit: float) -> Estimate:
    """The share of the draws with a value above a limit."""
    return chance(values > limit)


def worst_mean(values: Floats, share: float, *, high_is_bad: bool) -> Estimate:
    """The mean of the worst draws, so large a share of all: the conditional value at risk."""

    def measure(rows: Floats) -> float:
        count = max(1, round(share * rows.size))
        ordered = np.sort(-rows if high_is_bad else rows)[:count]
        return float(-ordered.mean() if high_is_bad else ordered.mean())

    return estimate(values, measure)


@dataclass(frozen=True, slots=True)
class Choice:
    """What choosing an option means: how often it is the best, and what is missed on average."""

    best: Estimate
    regret: Estimate


def choices(worth: Floats) -> tuple[tuple[Choice, ...], Estimate]:
    """Each option's chance to be the best and its expected regret; and what knowing all is worth.

    `worth` has a row for each draw and a column for each option. An option is the best where no
    other is better, and of equals the first is. Who knows all misses nothing: that is worth the
    regret of the option that is the best on average.
    """
    best = worth.argmax(axis=1)
    missed = worth.max(axis=1)[:, np.newaxis] - worth
    found = tuple(
        Choice(chance(best == option), mean(missed[:, option])) for option in range(worth.shape[1])
    )
    return found, found[int(worth.mean(axis=0).argmax())].regret


def bands(monthly: Floats, levels: Sequence[float]) -> list[list[float]]:
    """Quantiles of each month: a list for each level."""
    found: list[list[float]] = np.quantile(monthly, levels, axis=0).tolist()
    return found


def histogram(values: Floats, bins: int) -> tuple[list[float], list[int]]:
    """Edges and counts of even bins between the lowest and the highest value."""
    there = values[np.isfinite(values)]
    counts, edges = np.histogram(there, bins=bins)
    return edges.tolist(), counts.tolist()
