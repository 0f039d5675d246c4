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
# Share of the time for HiGHS.
_WHOLE = 0.6
# Most rounds, the shares of the people that stay, in turn, and by how much costs are blurred.
_ROUNDS = 200
_STAY = (0.5, 0.65, 0.8)
_BLUR = 0.002


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
            self._solve()
        if not self._over:
            self._offer(dive(self.program))
        chance = np.random.default_rng(0)
        for number in range(_ROUNDS):
            if self._over:
                return
            self._replan(chance, _STAY[number % len(_STAY)])

    def _replan(self, chance: np.random.Generator, share: float) -> None:
        """Let a share of the people stay, by chance, and plan the others anew."""
        staying = chance.binomial(self.people.astype(np.int64), share)
        least = self.program.least - self.program.rows @ staying
        # Slightly different costs lead to different people among many that cost the same.
        cost = self.program.cost * chance.uniform(1, 1 + _BLUR, len(self.program.cost))
        self._offer(dive(replace(self.program, least=least, cost=cost)) + staying)

    def _offer(self, people: Floats) -> None:
        """Take people who keep the rules and cost no more."""
        if self.program.holds(people) and self.program.cost @ people <= self.cost:
            self.people = people

    def _solve(self) -> None:
        """Let HiGHS solve the whole program, or raise the bound in its time."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        found = milp(
            self.program.cost,
            constraints=LinearConstraint(self.program.rows, self.program.least, np.inf),
            integrality=np.ones(len(self.program.cost), np.int64),
            bounds=Bounds(0, np.inf),
            options={"time_limit": _WHOLE * self._time_limit, "mip_rel_gap": self._gap / 2},
        )
        if found.mip_dual_bound is not None:
            self.bound = max(self.bound, found.mip_dual_bound)
        if found.x is not None:
            self._offer(np.round(found.x))


def _nearest(relaxed: Relaxation, most: int) -> Counts:
    """Return the columns the relaxation uses, then those it nearly uses, in their order."""
    dear = np.round(relaxed.reduced_costs, 6)
    order = np.lexsort((-relaxed.people, dear))
    return np.sort(order[:most])
