"""The low, typical and high value of each input."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from costmodel.analysis.sensitivity.function import names_of
from costmodel.sampling.distributions import Lognormal, Normal, Truncated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costmodel.analysis.sensitivity.function import Floats, Inputs, Quantiles

TAIL = 0.01  # a distribution without an end is cut off here
LEAST_CUT = 0.001  # a limit that takes less than this off a tail is no end of it


class Ends(NamedTuple):
    """Low, typical and high values, one of each for an input."""

    low: Floats
    typical: Floats
    high: Floats


def ends_of(
    inputs: Inputs,
    typical: Mapping[str, float] | None = None,
    levels: tuple[float, float] = (0.0, 1.0),
) -> Ends:
    """The values at two levels, shares between 0 and 1, and the typical ones between them.

    A distribution without an end is taken at 1 % or 99 % (`end_shares`). What is typical is as
    given, or the distribution's own `typical`, or its median. Raises `ValueError` for levels that
    do not rise, for a typical value of no input, and for one that is not finite.
    """
    names_of(inputs)
    check_levels(levels)
    given = typical or {}
    if unknown := sorted(set(given) - set(inputs)):
        raise ValueError(f"typical values of {', '.join(unknown)}, which are no uncertain inputs")
    found = Ends(
        np.array([_quantile(each, levels[0]) for each in inputs.values()]),
        np.array([given.get(name, _typical(each)) for name, each in inputs.items()], np.float64),
        np.array([_quantile(each, levels[1]) for each in inputs.values()]),
    )
    for name, *ends in zip(inputs, *found, strict=True):
        if not np.isfinite(ends).all():
            told = ", ".join(f"{end:.10g}" for end in ends)
            raise ValueError(f"the low, typical and high values of {name} are {told}")
    return found


def check_levels(levels: tuple[float, float]) -> None:
    """Raise `ValueError` unless two levels rise between 0 and 1."""
    if len(levels) != 2 or not 0 <= levels[0] < levels[1] <= 1:
        raise ValueError(f"two levels rise between 0 and 1, and they are {levels}")


def end_shares(distribution: Quantiles) -> tuple[float, float]:
    """The shares of values below the low and the high end: 0 and 1, or 1 % and 99 % without an end.

    A normal or a lognormal has the ends at which limits cut it off. A limit far out in its tail,
    such as 0 for what is not negative, is none: nearly all values lie far inside of it.
    """
    low, high = at(distribution, 0.0), at(distribution, 1.0)
    whole = distribution
    while isinstance(whole, Truncated):
        whole = whole.whole
    if isinstance(whole, Normal | Lognormal):
        has_low, has_high = whole.cdf(low) >= LEAST_CUT, whole.cdf(high) <= 1 - LEAST_CUT
    else:
        has_low, has_high = np.isfinite(low), np.isfinite(high)
    return 0.0 if has_low else TAIL, 1.0 if has_high else 1 - TAIL


def _quantile(distribution: Quantiles, level: float) -> float:
    least, most = end_shares(distribution)
    return at(distribution, {0.0: least, 1.0: most}.get(level, level))


def _typical(distribution: Quantiles) -> float:
    own = getattr(distribution, "typical", None)
    return at(distribution, 0.5) if own is None else float(own)


def at(distribution: Quantiles, share: float) -> float:
    """One quantile."""
    return float(np.asarray(distribution.ppf(np.array([share]))).reshape(-1)[0])
