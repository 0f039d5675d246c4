"""Numbers of queues, on arrays of the agents, the load and the times.

The formulas of the same names stand in `queue_formulas`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from costmodel import erlang

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

KEYWORDS = {"level": "service_level", "within": "answer_within"}  # of the queueing library


def poisson_pmf(count: Array, mean: Array) -> Array:
    """The probability of exactly so many events."""
    from scipy.special import gammaln, xlogy

    return np.exp(xlogy(count, mean) - mean - gammaln(count + 1))


def poisson_cdf(count: Array, mean: Array) -> Array:
    """The probability of at most so many events."""
    from scipy.special import pdtr

    return pdtr(count, mean)


def agents_required(names: tuple[str, ...], load: Array, handling: Array, *values: Array) -> Array:
    """The fewest agents that meet the targets with these names and values."""
    keywords = [KEYWORDS.get(name, name) for name in names]
    targets: dict[str, Any] = dict(zip(keywords, values, strict=True))
    draws = load.shape[0] > 1
    found = erlang.agents_required(load, aht=handling, repeated=draws, **targets)
    return found.astype(np.float64)


def service_level(
    agents: Array, load: Array, handling: Array, within: Array, patience: Array | None = None
) -> Array:
    """The share of all contacts answered within the time."""
    return erlang.service_level(agents, load, aht=handling, answer_within=within, patience=patience)


def asa(agents: Array, load: Array, handling: Array) -> Array:
    """The mean wait; what never ends has no value, as in a workbook."""
    wait = erlang.asa(agents, load, aht=handling)
    return np.where(np.isinf(wait), np.nan, wait)


def abandonment(agents: Array, load: Array, handling: Array, patience: Array) -> Array:
    """The share of all contacts that abandon."""
    return erlang.abandonment(agents, load, aht=handling, patience=patience)
