"""Whole people by fixing parts of persons step by step, solving for the rest in between."""

from dataclasses import replace

import numpy as np

from costmodel.shifts.program import Program
from costmodel.shifts.relaxation import relax
from costmodel.shifts.rounding import rounded_up
from costmodel.shifts.week import Floats

# A part this large counts as a person; where none is, the largest part becomes one.
_NEARLY = 0.75


def dive(program: Program) -> Floats:
    """Return whole people on each tour that keep all rules."""
    people = np.zeros(len(program.cost))
    rest = relax(program).people
    while rest.max() > _NEARLY / len(rest):
        step = np.floor(rest + 1 - _NEARLY)
        if not step.any():
            step[np.argmax(rest)] = 1
        people += step
        rest = relax(replace(program, least=program.least - program.rows @ people)).people
    return rounded_up(program, people + rest)
