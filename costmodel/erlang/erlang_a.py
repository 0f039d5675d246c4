"""Erlang A: those who wait lose patience after an exponentially distributed time (M/M/n+M).

Source: Garnett, Mandelbaum and Reiman (2002), "Designing a call center with impatient customers".
The integrals are those of Zeltyn and Mandelbaum (2005) over the wait of answered contacts. At `s`
mean patiences its density is in proportion to `exp(births * (1 - exp(-s)) - (deaths + 1) * s)`,
where `births` are the arrivals, and `deaths` the contacts that all agents together can handle, in
one mean patience; the 1 stands for the patience that has to last.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from costmodel.erlang.arrays import Floats
from costmodel.erlang.bisection import Indices, least_sufficient
from costmodel.erlang.erlang_b import inverse_blocking
from costmodel.erlang.incomplete_gamma import after_peak, before_peak, peak_exponent


@dataclass(frozen=True)
class ImpatientQueue:
    """Queues with abandonment, one per element of equally long rows.

    Attributes:
        agents: Whole numbers of agents, at least 1.
        load: Offered loads in erlangs.
        patience: Mean patience in handling times.
    """

    agents: Floats
    load: Floats
    patience: Floats

    @cached_property
    def wait_probability(self) -> Floats:
        """The probability that a contact finds all agents busy."""
        return 1 / (1 + self._free * np.exp(-self._height) / (self._births * self._waiting))

    @property
    def abandonment(self) -> Floats:
        """The share of all contacts that abandon."""
        return self.wait_probability * (1 - self._answered / self._waiting)

    @property
    def occupancy(self) -> Floats:
        """The share of the agents' time spent on contacts."""
        busy_while_free = (1 - 1 / self._free) * self.load / self.agents
        return self.wait_probability + (1 - self.wait_probability) * busy_while_free

    @property
    def mean_wait(self) -> Floats:
        """The mean wait of answered contacts, in mean patiences."""
        waited = self._integral(lambda wait: wait, self._endless) / self._waiting
        return self.wait_probability * waited / (1 - self.abandonment)

    def service_level(self, answer_within: Floats) -> Floats:
        """Return the share of all contacts answered in time, a time in mean patiences."""
        in_time = self._integral(np.ones_like, answer_within) / self._waiting
        return 1 - self.wait_probability + self.wait_probability * in_time

    @cached_property
    def _free(self) -> Floats:
        """The weight of finding an agent free, that of finding just one free being 1."""
        return inverse_blocking(self.agents - 1, self.load)

    @cached_property
    def _answered(self) -> Floats:
        """The weight of waiting and being answered, scaled down by the height."""
        return self._integral(np.ones_like, self._endless)

    @cached_property
    def _waiting(self) -> Floats:
        """The weight of waiting, scaled likewise; by parts from that of being answered."""
        # Unlike an integral of its own, this is exact for a patience of seconds, too.
        return (np.exp(-self._height) + self._births * self._answered) / self._deaths

    @property
    def _endless(self) -> Floats:
        return np.full_like(self.load, np.inf)

    @cached_property
    def _births(self) -> Floats:
        return self.load * self.patience

    @cached_property
    def _deaths(self) -> Floats:
        return self.agents * self.patience

    @property
    def _height(self) -> Floats:
        """The logarithm of the highest density of answered waits; itself it may overflow."""
        crowded = self._births > self._deaths + 1
        return np.where(crowded, peak_exponent(self._deaths + 1, self._births), 0)

    def _integral(self, value: Callable[[Floats], Floats], end: Floats) -> Floats:
        """Integrate a function of the wait over answered waits up to an end."""
        leaving = self._deaths + 1
        peak = np.log(np.maximum(self._births / leaving, 1))
        total = np.zeros_like(self.load)
        at = np.flatnonzero(end > peak)
        births = np.minimum(self._births[at], leaving[at])
        distance, density = after_peak(leaving[at], births, end[at] - peak[at])
        total[at] = (value(peak[at] + distance) * density).sum(axis=0)
        at = np.flatnonzero(peak > 0)
        start = np.maximum(peak[at] - end[at], 0)
        distance, density = before_peak(leaving[at], leaving[at], start, peak[at])
        total[at] += (value(peak[at] - distance) * density).sum(axis=0)
        return total


def least_agents(
    load: Floats,
    patience: Floats,
    answer_within: Floats,
    service_level: Floats,
    max_occupancy: Floats,
) -> Floats:
    """Return the least agents, at least 1, that reach the service level within the occupancy.

    Loads, patience and time to answer are as in `ImpatientQueue`. More agents never serve worse.
    """

    def suffices(agents: Floats, at: Indices) -> NDArray[np.bool_]:
        queue = ImpatientQueue(agents, load[at], patience[at])
        in_time = queue.service_level(answer_within[at]) >= service_level[at]
        return in_time & (queue.occupancy <= max_occupancy[at])

    # No more than the share agents / load is answered at all. Without randomness the wait in
    # overload would be log(load / agents) mean patiences; randomness adds about a square root.
    below = np.maximum(np.ceil(load * service_level) - 1, 0)
    spread = np.floor(np.sqrt(load)) + 1
    guess = np.maximum(np.ceil(load * np.exp(-answer_within)), below) + spread
    return least_sufficient(below, guess, spread, suffices)
