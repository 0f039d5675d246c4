"""Whole people on tours at least cost.

HiGHS proves programs of one kind of shift optimal, but among many tours it finds nothing good in a
few seconds. So the first people come from diving; then HiGHS may solve small programs; otherwise,
again and again, some of the people are planned anew among the tours that the relaxation uses or
nearly uses. The bound is over all tours. Work is limited by what is done, not by the clock, which
only ends a search that takes far too long: the same input gives the same people.
"""

import time
from dataclasses import replace

import numpy as np

from costmodel.shifts.diving import dive
from costmodel.shifts.program import TOLERANCE, Program
from costmodel.shifts.relaxation import Relaxation, relax, with_whole_hours
from costmodel.shifts.rounding import rounded_up
from costmodel.shifts.week import Counts, Floats

# Tours that HiGHS handles as a whole, and nodes of its tree that it may visit with breaks and
# without; and tours that take part in diving.
_SMALL, _NODES = 350, {True: 5, False: 500}
_NEAR = 300
# Steps of the simplex method before HiGHS where there are breaks, and in all; and rounds in a row
# that find nothing cheaper, after which the search ends.
_FIRST_STEPS, _STEPS = 10_000, 60_000
_ROUNDS = 60
# The shares of the people that stay, in turn, by how much costs are blurred, and how much dearer
# than the best a dive may look before it is given up.
_STAY = (0.5, 0.65, 0.8)
_BLUR = 0.002


class Search:
    """A search that ends within a gap to the bound, or when its work is done.

    Args:
        program: What to solve.
        least_cost: A bound of the cost from elsewhere.
        gap: Wanted cost above the better bound, as a share of it.
        time_limit: Seconds after which to give up.
    """

    def __init__(self, program: Program, least_cost: float, gap: float, time_limit: float) -> None:
        self._ends = time.monotonic() + time_limit
        self._least_cost, self._gap, self._steps = least_cost, gap, 0
        self._chance = np.random.default_rng(0)
        self._whole = with_whole_hours(program)
        relaxed = relax(self._whole)
        self.bound, self.least_hours = relaxed.cost, float(self._whole.least[-1])
        columns = _nearest(relaxed, program.whole)
        self.program = self._whole.among(columns)
        kept = np.append(columns, np.arange(program.whole, len(program.cost)))
        self.values = rounded_up(self.program, relaxed.values[kept])
        self._run()
        self.values = _settled(self.program, self.values)

    @property
    def cost(self) -> float:
        """Of the best people found, in hours times weight."""
        return float(self.program.cost @ self.values)

    @property
    def proved(self) -> bool:
        """Whether the cost is within the gap."""
        enough = max(self.bound, self._least_cost) * (1 + self._gap)
        return self.cost <= enough * (1 + 1e-9)

    @property
    def _over(self) -> bool:
        return self.proved or time.monotonic() >= self._ends

    def _run(self) -> None:
        if not self._over:
            self._replan(share=0)
        breaks = len(self._whole.cost) > self._whole.whole
        if breaks:
            self._improve(_FIRST_STEPS)
        if not self._over and self._whole.whole <= _SMALL:
            self._solve(_NODES[breaks])
        self._improve(_STEPS)

    def _improve(self, steps: int) -> None:
        """Replan until it is enough, or seems to be of no use."""
        number = idle = 0
        while not self._over and self._steps < steps and idle < _ROUNDS:
            before = self.cost
            self._replan(_STAY[number % len(_STAY)])
            number += 1
            idle = 0 if self.cost < before * (1 - TOLERANCE) else idle + 1

    def _replan(self, share: float) -> None:
        """Let a share of the people stay, by chance, and plan the others anew."""
        people = self.values[: self.program.whole].astype(np.int64)
        staying = self._chance.binomial(people, share).astype(np.float64)
        # Slightly different costs lead to different people among many that cost the same.
        blur = self._chance.uniform(0, _BLUR, len(self.program.cost))
        cost = self.program.cost + blur * self.program.cost[: self.program.whole].mean()
        most = self.cost * (1 + _BLUR) if share else np.inf
        found = dive(replace(self.program, cost=cost), staying, most, self._relax)
        if found is not None:
            self._offer(found)

    def _relax(self, program: Program) -> Relaxation:
        found = relax(program)
        self._steps += found.steps
        return found

    def _offer(self, values: Floats) -> None:
        """Take people who keep the rules and cost no more."""
        if self.program.holds(values) and self.program.cost @ values <= self.cost + TOLERANCE:
            self.values = values

    def _solve(self, nodes: int) -> None:
        """Let HiGHS solve the whole program, and raise the bound."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        program = self._whole
        found = milp(
            program.cost,
            constraints=LinearConstraint(program.rows, program.least, np.inf),
            integrality=(np.arange(len(program.cost)) < program.whole).astype(np.int64),
            bounds=Bounds(0, np.inf),
            options={
                "node_limit": nodes,
                "time_limit": max(self._ends - time.monotonic(), 1),
                "mip_rel_gap": self._gap / 2,
            },
        )
        if found.mip_dual_bound is not None:
            self.bound = max(self.bound, found.mip_dual_bound)
        if found.x is not None and found.fun < self.cost:
            values = found.x.copy()
            values[: program.whole] = np.round(values[: program.whole])
            self.program, self.values = program, values


def _settled(program: Program, values: Floats) -> Floats:
    """Return the same people with the least costly breaks, whole ones."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    tours = slice(program.whole)
    if program.whole == len(program.cost):
        return values
    breaks = slice(program.whole, None)
    rows = program.rows[:, breaks]
    least = program.least - program.rows[:, tours] @ values[tours]
    found = milp(
        program.cost[breaks],
        constraints=LinearConstraint(rows, least - TOLERANCE, np.inf),
        integrality=np.ones(rows.shape[1], np.int64),
        bounds=Bounds(0, np.inf),
    )
    if found.x is None:
        raise ArithmeticError(f"people without whole breaks: {found.message}")
    return np.append(values[tours], np.round(found.x))


def _nearest(relaxed: Relaxation, tours: int) -> Counts:
    """Return the tours the relaxation uses, then those it nearly uses, in their order."""
    dear = np.round(relaxed.reduced_costs[:tours], 6)
    order = np.lexsort((-relaxed.values[:tours], dear))
    return np.sort(order[:_NEAR])
