"""Distributions of one uncertain number: quantiles, chances and mean, on arrays.

Each is a frozen dataclass that refuses impossible parameters with a `ValueError` that says what
would be possible. `ppf` takes shares between 0 and 1, `cdf` gives the chance of at most a value.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

REACH = 8.0  # standard deviations beyond which a normal has nothing that a double could show
_ALMOST_ALL = np.nextafter(1.0, 0.0)
STEPS = 400  # of the rule that averages quantiles: exact to 1e-12 for those that are smooth


class Distribution(Protocol):
    """What may be asked of a distribution."""

    def ppf(self, share: ArrayLike) -> Floats:
        """The value that this share of all values stays below."""

    def cdf(self, value: ArrayLike) -> Floats:
        """The chance of at most this value."""

    @property
    def mean(self) -> float:
        """The mean of all values."""


def below_zero(distribution: Distribution) -> float:
    """The chance of a value below 0."""
    return float(distribution.cdf(np.nextafter(0.0, -1.0)))


@dataclass(frozen=True, slots=True)
class Uniform:
    """Every value between two ends is as likely."""

    low: float
    high: float

    def __post_init__(self) -> None:
        _finite(self.low, self.high)
        _rising(self.low, self.high)

    def ppf(self, share: ArrayLike) -> Floats:
        """The value that this share of all values stays below."""
        return self.low + (self.high - self.low) * np.asarray(share, dtype=np.float64)

    def cdf(self, value: ArrayLike) -> Floats:
        """The chance of at most this value."""
        return _standing(value, self.low, self.high)

    @property
    def mean(self) -> float:
        """The mean of all values."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Triangular:
    """Straight up to the likeliest value and straight down again."""

    low: float
    typical: float
    high: float

    def __post_init__(self) -> None:
        _peaked(self.low, self.typical, self.high)

    @property
    def _peak(self) -> float:
        return (self.typical - self.low) / (self.high - self.low)

    def ppf(self, share: ArrayLike) -> Floats:
        """The value that this share of all values stays below."""
        part, peak = np.asarray(share, dtype=np.float64), self._peak
        rising = np.sqrt(peak * part)
        falling = 1 - np.sqrt((1 - peak) * (1 - part))
        return self.low + (self.high - self.low) * np.where(part < peak, rising, falling)

    def cdf(self, value: ArrayLike) -> Floats:
        """The chance of at most this value."""
        at, peak = _standing(value, self.low, self.high), self._peak
        rising = at**2 / (peak or 1.0)
        falling = 1 - (1 - at) ** 2 / ((1 - peak) or 1.0)
        return np.where(at < peak, rising, falling)

    @property
    def mean(self) -> float:
        """The mean of all values."""
        return (self.low + self.typical + self.high) / 3


@dataclass(frozen=True, slots=True)
class Beta:
    """The beta distribution with two shapes, stretched between two ends."""

    a: float
    b: float
    low: float = 0.0
    high: float = 1.0

    def __post_init__(self) -> None:
        _finite(self.a, self.b, self.low, self.high)
        _rising(self.low, self.high)
        if not (self.a > 0 and self.b > 0):
            raise ValueError("the shapes of a beta are above 0")

    def ppf(self, share: ArrayLike) -> Floats:
        """The value that this share of all values stays below."""
        from scipy.special import betaincinv

        part = np.asarray(share, dtype=np.float64)
        return self.low + (self.high - self.low) * betaincinv(self.a, self.b, part)

    def cdf(self, value: ArrayLike) -> Floats:
        """The chance of at most this value."""
        from scipy.special import betainc

        at = _standing(value, self.low, self.high)
        return np.asarray(betainc(self.a, self.b, at), dtype=np.float64)

    @property
    def mean(self) -> float:
        """The mean of all values."""
        return self.low + (self.high - self.low) * self.a / (self.a + self.b)


def pert(low: float, typical: float, high: float) -> Beta:
    """The PERT distribution: a beta whose likeliest value counts four times in its mean."""
    _peaked(low, typical, high)
    width = high - low
    return Beta(1 + 4 * (typical - low) / width, 1 + 4 * (high - typical) / width, low, high)


@dataclass(frozen=True, slots=True)
class Normal:
    """The bell curve."""

    center: float
    deviation: float

    def __post_init__(self) -> None:
        _spread(self.center, self.deviation)

    def ppf(self, share: ArrayLike) -> Floats:
        """The value that this share of all values stays below."""
        return self.center + self.deviation * _scores(share)

    def cdf(self, value: ArrayLike) -> Floats:
        """The chance of at most this value."""
        return _shares((np.asarray(value, dtype=np.float64) - self.center) / self.deviation)

    @property
    def mean(self) -> float:
        """The mean of all values."""
        return self.center


@dataclass(frozen=True, slots=True)
class Lognormal:
    """Positive values whose logarithms are normal, with this center and deviation."""

    center: float
    deviation: float

    def __post_init__(self) -> None:
        _spread(self.center, self.deviation)

    @property
    def _logarithm(self) -> Normal:
        return Normal(self.center, self.deviation)

    def ppf(self, share: ArrayLike) -> Floats:
        """The value that this share of all values stays below."""
        return np.exp(self._logarithm.ppf(share))

    def cdf(self, value: ArrayLike) -> Floats:
        """The chance of at most this value."""
        at = np.asarray(value, dtype=np.float64)
        return np.where(at > 0, self._logarithm.cdf(np.log(np.where(at > 0, at, 1.0))), 0.0)

    @property
    def mean(self) -> float:
        """The mean of all values."""
        return math.exp(self.center + self.deviation**2 / 2)


@dataclass(frozen=True, slots=True)
class Discrete:
    """A few values, each with its chance."""

    values: tuple[float, ...]
    chances: tuple[float, ...]

    def __post_init__(self) -> None:
        _finite(*self.values, *self.chances)
        if not self.values or len(self.values) != len(self.chances):
            raise ValueError("each value has a chance")
        if list(self.values) != sorted(set(self.values)):
            raise ValueError("the values rise, and each is there once")
        if min(self.chances) < 0 or abs(math.fsum(self.chances) - 1) > 1e-9:
            raise ValueError("chances are not negative and sum to 100%")

    def ppf(self, share: ArrayLike) -> Floats:
        """The value that this share of all values stays below."""
        steps = np.cumsum(self.chances)[:-1]
        at = np.searchsorted(steps, np.asarray(share, dtype=np.float64), side="left")
        return np.asarray(self.values, dtype=np.float64)[at]

    def cdf(self, value: ArrayLike) -> Floats:
        """The chance of at most this value."""
        reached = np.concatenate([[0.0], np.cumsum(self.chances)[:-1], [1.0]])
        at = np.searchsorted(self.values, np.asarray(value, dtype=np.float64), side="right")
        return np.asarray(reached[at], dtype=np.float64)

    @property
    def mean(self) -> float:
        """The mean of all values."""
        return math.fsum(v * p for v, p in zip(self.values, self.chances, strict=True))


@dataclass(frozen=True, slots=True)
class Truncated:
    """Another distribution without what lies outside of limits."""

    whole: Distribution
    low: float = -math.inf
    high: float = math.inf

    def __post_init__(self) -> None:
        _rising(self.low, self.high)
        below, upto = self._ends
        if upto - below < 1e-6:
            raise ValueError(f"nothing of it lies between {self.low:g} and {self.high:g}")

    @property
    def _ends(self) -> tuple[float, float]:
        below, upto = (float(self.whole.cdf(end)) for end in (self.low, self.high))
        return below, upto

    @property
    def cut_off(self) -> float:
        """The chance of the whole to lie outside of the limits."""
        below, upto = self._ends
        return 1 - (upto - below)

    def ppf(self, share: ArrayLike) -> Floats:
        """The value that this share of all values stays below."""
        below, upto = self._ends
        part = below + (upto - below) * np.asarray(share, dtype=np.float64)
        # Of a long way up the last bit is lost: a share of 1 would be infinity.
        return np.clip(self.whole.ppf(np.minimum(part, _ALMOST_ALL)), self.low, self.high)

    def cdf(self, value: ArrayLike) -> Floats:
        """The chance of at most this value."""
        below, upto = self._ends
        at = np.clip(np.asarray(value, dtype=np.float64), self.low, self.high)
        return np.clip((self.whole.cdf(at) - below) / (upto - below), 0.0, 1.0)

    @property
    def mean(self) -> float:
        """The mean of all values, averaged over quantiles."""
        scores = np.linspace(-REACH, REACH, STEPS + 1)
        weights = np.exp(-(scores**2) / 2)
        return float(weights @ self.ppf(_shares(scores)) / weights.sum())


def _scores(share: ArrayLike) -> Floats:
    """What share of a standard normal lies below, as the value it lies below."""
    from scipy.special import ndtri

    return np.asarray(ndtri(np.asarray(share, dtype=np.float64)), dtype=np.float64)


def _shares(score: ArrayLike) -> Floats:
    from scipy.special import ndtr

    return np.asarray(ndtr(np.asarray(score, dtype=np.float64)), dtype=np.float64)


def _standing(value: ArrayLike, low: float, high: float) -> Floats:
    """How far a value stands between two ends: 0 at the low one, 1 at the high one."""
    return np.clip((np.asarray(value, dtype=np.float64) - low) / (high - low), 0.0, 1.0)


def _finite(*numbers: float) -> None:
    if not all(map(math.isfinite, numbers)):
        raise ValueError("its numbers are finite")


def _rising(low: float, high: float) -> None:
    if not low < high:
        raise ValueError(f"its low end {low:g} is below its high end {high:g}")


def _peaked(low: float, typical: float, high: float) -> None:
    _finite(low, typical, high)
    _rising(low, high)
    if not low <= typical <= high:
        raise ValueError(f"its typical value {typical:g} lies between {low:g} and {high:g}")


def _spread(center: float, deviation: float) -> None:
    _finite(center, deviation)
    if not deviation > 0:
        raise ValueError("its standard deviation is above 0")
