"""Whole people from parts of persons, within the rules, though not always cheap."""

import numpy as np

from costmodel.shifts.program import BALANCES, TOLERANCE, Program
from costmodel.shifts.week import Floats


def rounded_up(program: Program, people: Floats) -> Floats:
    """Return whole people on each tour that keep all rules, from parts of persons that do."""
    whole = np.maximum(np.ceil(people - TOLERANCE), 0)
    return _without_idle(program, _balanced(program, whole))


def _balanced(program: Program, people: Floats) -> Floats:
    """Add people who help one balance of hours and hurt none until all hold."""
    balances = program.rows[BALANCES].toarray()
    harmless = (balances >= 0).all(axis=0)
    for row, least in zip(balances, program.least[BALANCES], strict=True):
        missing = least - row @ people
        if missing > TOLERANCE:
            best = int(np.argmax(np.where(harmless, row, 0)))
            people[best] += np.ceil(missing / row[best] - TOLERANCE)
    return people


def _without_idle(program: Program, people: Floats) -> Floats:
    """Let go, dearest first, all who are not needed."""
    spare = program.rows @ people - program.least
    for tour in np.argsort(-program.cost, kind="stable"):
        column = program.rows[:, [tour]].toarray().ravel()
        while people[tour] and (spare - column >= -TOLERANCE).all():
            people[tour] -= 1
            spare -= column
    return people
