"""Whole people from parts of persons, within the rules, though not always cheap."""

import numpy as np

from costmodel.shifts.program import TOLERANCE, Program
from costmodel.shifts.week import WEEK, Floats


def rounded_up(program: Program, values: Floats) -> Floats:
    """Return whole people on each tour that keep all rules, from parts of persons that do.

    Breaks stay where they are; who is added has the break as soon as the window opens.
    """
    whole = values.copy()
    whole[: program.whole] = np.maximum(np.ceil(values[: program.whole] - TOLERANCE), 0)
    return _without_idle(program, _balanced(program, whole))


def _balanced(program: Program, values: Floats) -> Floats:
    """Add people who help one balance of hours and hurt none until all hold."""
    balances = program.rows[WEEK:, : program.whole].toarray()
    harmless = (balances >= 0).all(axis=0)
    spare = (program.rows @ values - program.least)[WEEK:]
    for number in np.flatnonzero(spare < -TOLERANCE):
        best = int(np.argmax(np.where(harmless, balances[number], 0)))
        added = np.ceil(max(-spare[number], 0) / balances[number, best] - TOLERANCE)
        values[best] += added
        spare += added * balances[:, best]
    return values


def _without_idle(program: Program, values: Floats) -> Floats:
    """Let go, dearest first, all who are not needed."""
    spare = program.rows @ values - program.least
    for tour in np.argsort(-program.cost[: program.whole], kind="stable"):
        if values[tour]:
            column = program.rows[:, [tour]].toarray().ravel()
            while values[tour] and (spare - column >= -TOLERANCE).all():
                values[tour] -= 1
                spare -= column
    return values
