"""From what people say of a number to its distribution: a range, or two percentiles."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from costmodel.sampling.distributions import (
    Beta,
    Discrete,
    Lognormal,
    Normal,
    Triangular,
    Truncated,
    Uniform,
    pert,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.sampling.distributions import Distribution

    Peaked = Callable[[float, float, float], Distribution]

NINETY = 1.2815515655446004  # standard deviations from the median of a normal to its P90
DEVIATIONS = 6  # standard deviations from low to high, in the tradition of project planning
IN_RANGE = (0.25, 0.5, 0.25)  # chances of low, typical and high
IN_PERCENTILES = (0.3, 0.4, 0.3)  # of P10, typical and P90: Swanson's rule keeps mean and variance
ROUNDS = 80  # halvings of an interval, past the last bit


def from_range(
    name: str, low: float, typical: float, high: float, chances: tuple[float, ...] | None = None
) -> Distribution:
    """The distribution of this name between a low and a high end; raises `ValueError`.

    Normal and lognormal have six standard deviations between the ends and are cut off there; a
    beta has the typical value as its mean and a sixth of the range as standard deviation.
    """
    if name == "uniform":
        return Uniform(low, high)
    if name == "normal":
        return Truncated(Normal(typical, (high - low) / DEVIATIONS), low, high)
    if name == "lognormal":
        logs = [_logarithm(each) for each in (low, typical, high)]
        deviation = (logs[2] - logs[0]) / DEVIATIONS
        return Truncated(Lognormal(logs[1], deviation), low, high)
    if name == "beta":
        return _beta_around(low, typical, high)
    if name == "discrete":
        return _discrete((low, typical, high), chances or IN_RANGE)
    return PEAKED[name](low, typical, high)


def from_percentiles(  # noqa: PLR0913 - what people may say of a number
    name: str,
    p10: float,
    typical: float,
    p90: float,
    *,
    limits: tuple[float, float] = (-math.inf, math.inf),
    chances: tuple[float, ...] | None = None,
) -> Distribution:
    """The distribution of this name with these percentiles, within limits; raises `ValueError`.

    The typical value is the likeliest of a PERT or a triangular one; the others do not use it. A
    beta lies between its limits, by default 0 and 1. Limits cut off a normal or a lognormal, which
    has its percentiles before that.
    """
    if not p10 < p90:
        raise ValueError("P10 is below P90")
    if name == "discrete":
        return _discrete((p10, typical, p90), chances or IN_PERCENTILES)
    if name == "beta":
        return _beta_through(p10, p90, *_ends(limits))
    found = _unlimited(name, p10, typical, p90)
    return found if limits == (-math.inf, math.inf) else Truncated(found, *limits)


def _unlimited(name: str, p10: float, typical: float, p90: float) -> Distribution:
    if name == "uniform":
        return Uniform(p10 - (p90 - p10) / 8, p90 + (p90 - p10) / 8)
    if name == "normal":
        return Normal((p10 + p90) / 2, (p90 - p10) / 2 / NINETY)
    if name == "lognormal":
        low, high = _logarithm(p10), _logarithm(p90)
        return Lognormal((low + high) / 2, (high - low) / 2 / NINETY)
    return _peaked_through(PEAKED[name], p10, typical, p90)


def _discrete(values: tuple[float, ...], chances: tuple[float, ...]) -> Discrete:
    """The values with their chances; of equal ones these add up."""
    each = tuple(dict.fromkeys(values))
    pairs = list(zip(values, chances, strict=True))
    return Discrete(each, tuple(math.fsum(p for v, p in pairs if v == one) for one in each))


PEAKED: dict[str, Peaked] = {"pert": pert, "triangular": Triangular}


def _peaked_through(shape: Peaked, p10: float, typical: float, p90: float) -> Distribution:
    """The shape whose likeliest value and percentiles these are.

    Where the peak stands between the ends decides how far it is from either percentile.
    """
    if not p10 <= typical <= p90:
        raise ValueError("the typical value lies between P10 and P90")
    wanted = (typical - p10) / (p90 - p10)

    def distances(peak: float) -> tuple[float, float]:
        p10_of, p90_of = shape(0.0, peak, 1.0).ppf([0.1, 0.9]).tolist()
        return peak - p10_of, p90_of - peak

    def is_too_low(peak: float) -> bool:
        below, above = distances(peak)
        return below < wanted * (below + above)

    peak = _halved(is_too_low)
    width = (p90 - p10) / sum(distances(peak))
    return shape(typical - peak * width, typical, typical + (1 - peak) * width)


def _halved(is_too_low: Callable[[float], bool]) -> float:
    low, high = 0.0, 1.0
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        low, high = (middle, high) if is_too_low(middle) else (low, middle)
    return (low + high) / 2


def _beta_around(low: float, mean: float, high: float) -> Beta:
    """The beta with this mean and a sixth of the range as standard deviation."""
    if not low < mean < high:
        raise ValueError("the typical value of a beta lies inside its range")
    at = (mean - low) / (high - low)
    count = at * (1 - at) * DEVIATIONS**2 - 1
    if count <= 0:
        raise ValueError("the typical value of a beta is not so near to an end of its range")
    return Beta(at * count, (1 - at) * count, low, high)


def _beta_through(p10: float, p90: float, low: float, high: float) -> Beta:
    """The beta between two ends with these percentiles.

    For each mean, the spread is halved until the percentiles are as far apart as they should be;
    the mean, until they stand where they should.
    """
    if not low < p10 < p90 < high:
        raise ValueError(f"the percentiles of a beta lie between {low:g} and {high:g}")
    first, last = ((each - low) / (high - low) for each in (p10, p90))

    def with_mean(mean: float) -> Beta:
        def is_too_wide(spread: float) -> bool:
            found = _beta_of(mean, spread).ppf([0.1, 0.9])
            return bool(found[1] - found[0] < last - first)

        return _beta_of(mean, _halved(is_too_wide))

    mean = _halved(lambda at: bool(with_mean(at).ppf(0.1) < first))
    found = with_mean(mean)
    return Beta(found.a, found.b, low, high)


def _beta_of(mean: float, spread: float) -> Beta:
    """The beta of a mean, whose shapes are large for no spread and small for all of it."""
    count = max(1e-6, 1 / max(spread, 1e-9) - 1)
    return Beta(mean * count, (1 - mean) * count)


def _ends(limits: tuple[float, float]) -> tuple[float, float]:
    low, high = limits
    return (0.0 if low == -math.inf else low), (1.0 if high == math.inf else high)


def _logarithm(value: float) -> float:
    if not value > 0:
        raise ValueError("a lognormal lies above 0")
    return math.log(value)
