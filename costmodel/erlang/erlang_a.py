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
from costmodel.erlang.conventions import Level
from costmodel.erlang.erlang_b import inverse_blocking
from costmodel.erlang.incomplete_gamma import (
    after_peak,
    before_peak,
    over_nodes,
    peak_exponent,
)


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
        return 1 / (1 + self._free_odds)

    @property
    def abandonment(self) -> Floats:
        """The share of all contacts that abandon."""
        return self.wait_probability * (1 - self._answered / self._waiting)

    @cached_property
    def answered(self) -> Floats:
        """The share of all contacts that are answered."""
        return self._free_probability + self.wait_probability * self._answered / self._waiting

    @property
    def occupancy(self) -> Floats:
        """The share of the agents' time spent on contacts."""
        busy_while_free = (1 - 1 / self._free) * self.load / self.agents
        return self.wait_probability + (1 - self.wait_probability) * busy_while_free

    @property
    def mean_wait(self) -> Floats:
        """The mean wait of answered contacts, in mean patiences."""
        waited = self._integral(lambda wait: wait, self._endless) / self._waiting
        return self.wait_probability * waited / self.answered

    def service_level(self, level: Level, answer_within: Floats) -> Floats:
        """Return the service level at a time in mean patiences, in one of the conventions."""
        weight = self._integral(np.ones_like, answer_within)
        in_time = self._free_probability + self.wait_probability * weight / self._waiting
        return level(in_time, self._late_share(answer_within, weight), self.answered)

    def _late_share(self, time: Floats, answered: Floats) -> Floats:
        """Return the share of all contacts that wait longer than a time, answered later or not.

        They need both a patience and a wait ahead of them that last. The weight of that wait
        follows by parts from that of being answered later, like that of waiting below; those
        answered up to the time have the given weight.
        """
        density = np.exp(-self._births * np.expm1(-time) - self._deaths * time - self._height)
        later = np.maximum(self._answered - answered, 0)
        ahead = (density + self._births * later) / self._deaths
        return self.wait_probability * np.exp(-time) * ahead / self._waiting

    @property
    def _free_probability(self) -> Floats:
        """The probability that a contact finds an agent free; no difference, which would cancel."""
        return 1 / (1 + 1 / self._free_odds)

    @cached_property
    def _free_odds(self) -> Floats:
        """The weight of finding an agent free over that of waiting."""
        return self._free * np.exp(-self._height) / (self._births * self._waiting)

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
        total[at] = over_nodes(value(peak[at] + distance) * density)
        at = np.flatnonzero(peak > 0)
        start = np.maximum(peak[at] - end[at], 0)
        distance, density = before_peak(leaving[at], leaving[at], start, peak[at])
        total[at] += over_nodes(value(peak[at] - distance) * density)
        return total


@dataclass(frozen=True)
class Targets:
    """What queues are to reach, one target of each kind per element of equally long rows.

    A service level of minus infinity, an infinite mean wait and an occupancy of 1 ask for nothing.

    Attributes:
        answer_within: Times to answer, in mean patiences.
        service_level: The least service levels.
        mean_wait: The longest mean waits of answered contacts, in mean patiences.
        occupancy: The highest occupancies.
    """

    answer_within: Floats
    service_level: Floats
    mean_wait: Floats
    occupancy: Floats

    def met(self, queue: ImpatientQueue, level: Level, at: Indices) -> NDArray[np.bool_]:
        """Tell which queues, those of the elements at the indices, meet all of their targets."""
        met = queue.occupancy <= self.occupancy[at]
        # What nobody asks for is not computed.
        if (asked := self.service_level[at]).max(initial=-np.inf) > -np.inf:
            met &= queue.service_level(level, self.answer_within[at]) >= asked
        if (longest := self.mean_wait[at]).min(initial=np.inf) < np.inf:
            met &= queue.mean_wait <= longest
        return met


def least_agents(load: Floats, patience: Floats, targets: Targets, level: Level) -> Floats:
    """Return the least agents, at least 1, that meet all targets.

    Loads and patience are as in `ImpatientQueue`. The search relies on more agents never serving
    worse. They do not: of the waits ahead of contacts, none included, short ones gain weight with
    each agent over any longer ones. Densities of waits of s mean patiences change in proportion to
    `exp(-patience * s)`, and the weight of no wait over the density of the shortest grows with the
    inverse blocking. A weight that falls with the wait, as that of the patience that has to last,
    leaves this so. Hence no wait ahead becomes longer, in distribution, neither of all contacts nor
    of those that are answered.
    """

    def suffices(agents: Floats, at: Indices) -> NDArray[np.bool_]:
        return targets.met(ImpatientQueue(agents, load[at], patience[at]), level, at)

    # Without randomness the wait in overload would be log(load / agents) mean patiences, and busy
    # agents would be busy all the time; randomness adds about a square root.
    longest = np.minimum(targets.answer_within, targets.mean_wait)
    calm = np.where(targets.occupancy < 1, 1 / targets.occupancy, 0)
    spread = np.floor(np.sqrt(load)) + 1
    guess = np.ceil(load * np.maximum(np.exp(-longest), calm)) + spread
    return least_sufficient(guess, spread, suffices)
