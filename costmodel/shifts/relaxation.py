"""The program with parts of persons allowed, which bounds the cost from below."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from costmodel.shifts.program import TOLERANCE, Program
from costmodel.shifts.week import Floats


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The best parts of persons on each tour.

    Args:
        cost: Of all of them.
        values: Of all columns, not whole.
        reduced_costs: By how much each column is too dear to be used.
        steps: Of the simplex method.
    """

    cost: float
    values: Floats
    reduced_costs: Floats
    steps: int


def relax(program: Program) -> Relaxation:
    """Return the least cost with parts of persons; raise ValueError if no people will do."""
    from scipy.optimize import linprog

    rows: Any = -program.rows
    found = linprog(
        program.cost, A_ub=rows, b_ub=-program.least, bounds=(0, None), method="highs-ds"
    )
    if found.status != 0 or found.x is None or found.fun is None:
        raise ValueError(f"no people on these shifts keep the rules: {found.message}")
    return Relaxation(found.fun, found.x, found.lower.marginals, found.nit)


def with_whole_hours(program: Program) -> Program:
    """Return the program with a last row for its hours, which go in steps.

    All hours of tours are multiples of a step, such as 40 h, so their sum is one too; parts of
    persons fall between, and one row lifts them, whatever the weights of the half-hours.
    """
    from scipy.sparse import csc_array, vstack

    fewest = relax(replace(program, cost=program.hours)).cost
    least = program.hours_step * np.ceil(fewest / program.hours_step - TOLERANCE)
    rows = csc_array(vstack([program.rows, csc_array(program.hours[None])]))
    return replace(program, rows=rows, least=np.append(program.least, least))
