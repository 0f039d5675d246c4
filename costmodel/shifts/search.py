"""Whole people on tours at least cost.

HiGHS proves small programs optimal, but among thousands of tours it finds nothing good in a few
seconds. There only the tours that the relaxation uses or nearly uses take part. A start comes from
diving; then, again and again, some of the people are planned anew. The bound is over all tours.
"""

import time
from dataclasses import replace

import numpy as np

from costmodel.shifts.diving import dive
from costmodel.shifts.program import Program
from costmodel.shifts.relaxation import Relaxation, relax, with_whole_hours
from costmodel.shifts.rounding import rounded_up
from costmodel.shifts.week import Counts, Floats

# Tours that HiGHS handles as a whole, and those that take part where there are more.
_SMALL, _NEAR = 700, 350
# Shares of the time for HiGHS on the whole program, and on one round.
_WHOLE, _ROUND = 0.4, 0.06
# Most rounds, and the shares of the people that stay, in turn.
_ROUNDS = 100
_STAY = (0.6, 0.7, 0.8)


class Search:
    """A search that ends within a gap to the bound, after its rounds, or when time is over.

    Args:
        program: What to solve.
        least_cost: A bound of the cost from elsewhere.
        gap: Wanted cost above the better bound, as a share of it.
        time_limit: Seconds.
    """

    def __init__(self, program: Program, least_cost: float, gap: float, time_limit: float) -> None:
        self._ends = time.monotonic() + time_limit
        self._least_cost, self._gap, self._time_limit = least_cost, gap, time_limit
        relaxed = relax(program)
        self.bound = max(relaxed.cost, relax(with_whole_hours(program)).cost)
        self._small = len(program.cost) <= _SMALL
        columns = _nearest(relaxed, _SMALL if self._small else _NEAR)
        self.program = program.among(columns)
        self.people = rounded_up(self.program, relaxed.people[columns])
        self._run()

    @property
    def cost(self) -> float:
        """Of the best people found, in hours times weight."""
        return float(self.program.cost @ self.people)

    @property
    def proved(self) -> bool:
        """Whether the cost is within the gap."""
        enough = max(self.bound, self._least_cost) * (1 + self._gap)
        return self.cost <= enough * (1 + 1e-9)

    @property
    def _over(self) -> bool:
        return self.proved or time.monotonic() >= self._ends

    def _run(self) -> None:
        if self._small and not self._over:
            self._offer(self._solved(self.program, _WHOLE))
        if not self._over:
            self._offer(dive(self.program))
        chance = np.random.default_rng(0)
        for number in range(_ROUNDS):
            if self._over:
                return
            staying = chance.binomial(self.people.astype(np.int64), _STAY[number % len(_STAY)])
            self._replan(staying)

    def _replan(self, staying: Counts) -> None:
        """Plan those who do not stay anew."""
        least = self.program.least - self.program.rows @ staying
        others = self._solved(replace(self.program, least=least), _ROUND)
        if others is not None:
            self._offer(others + staying)

    def _offer(self, people: Floats | None) -> None:
        """Take people who keep the rules and cost no more."""
        if people is not None and self.program.holds(people):
            if self.program.cost @ people <= self.cost:
                self.people = people

    def _solved(self, program: Program, share: float) -> Floats | None:
        """Return what HiGHS finds; on the whole program, also raise the bound."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        found = milp(
            program.cost,
            constraints=LinearConstraint(program.rows, program.least, np.inf),
            integrality=np.ones(len(program.cost)),
            bounds=Bounds(0, np.inf),
            options={
                "time_limit": max(share * self._time_limit, 0.01),
                "mip_rel_gap": self._gap / 2,
            },
        )
        if program is self.program and self._small and found.mip_dual_bound is not None:
            self.bound = max(self.bound, found.mip_dual_bound)
        return None if found.x is None else np.round(found.x)


def _nearest(relaxed: Relaxation, most: int) -> Counts:
    """Return the columns the relaxation uses, then those it nearly uses, in their order."""
    dear = np.round(relaxed.reduced_costs, 6)
    order = np.lexsort((-relaxed.people, dear))
    return np.sort(order[:most])
