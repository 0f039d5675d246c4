"""Whole people by fixing parts of persons step by step, solving for the rest in between."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from costmodel.shifts.program import Program
from costmodel.shifts.relaxation import Relaxation
from costmodel.shifts.rounding import rounded_up
from costmodel.shifts.week import Floats

# A part this large counts as a person; where none is, the largest part becomes one.
_NEARLY = 0.75


def dive(
    program: Program, staying: Floats, most: float, relax: Callable[[Program], Relaxation]
) -> Floats | None:
    """Return values of all columns, whole people among them, that keep all rules.

    Args:
        program: What to solve.
        staying: People on each tour who stay, whole.
        most: Cost above which to give up and return None.
        relax: Solves with parts of persons.
    """
    tours = slice(program.whole)
    people = np.zeros(len(program.cost))
    people[tours] = staying
    while True:
        found = relax(replace(program, least=program.least - program.rows @ people))
        if found.cost + program.cost @ people > most:
            return None
        rest = found.values[tours]
        if rest.max() <= _NEARLY / len(rest):
            return rounded_up(program, people + found.values)
        step = np.floor(rest + 1 - _NEARLY)
        if not step.any():
            step[np.argmax(rest)] = 1
        people[tours] += step
