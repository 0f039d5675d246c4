"""A person's week: a shift, its start and break, and the days on."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from costmodel.shifts.rules import Rules, Shift
from costmodel.shifts.week import DAY, DAYS, HALF_HOUR, WEEK, Counts


@dataclass(frozen=True, slots=True)
class Tour:
    """One person's week, the same every week.

    Args:
        shift: The kind of shift.
        days: Consecutive days on.
        start: Hours after midnight at which the shift starts.
        break_start: Hours after midnight at which the break starts, above 24 on the next day; None
            where there is no break.
        first_day: The first day on, 0 for Monday.
    """

    shift: Shift
    days: int
    start: float
    break_start: float | None
    first_day: int

    @property
    def paid_hours(self) -> float:
        """Paid hours a week."""
        return self.days * self.shift.paid_hours

    @property
    def on_duty(self) -> Counts:
        """1 for each of the 336 half-hours of the week on duty, else 0."""
        day = np.arange(self.shift.length) + int(self.start / HALF_HOUR)
        if self.break_start is not None:
            pause = int(self.break_start / HALF_HOUR)
            day = day[(day < pause) | (day >= pause + self.shift.pause)]
        duty = np.zeros(WEEK, np.int64)
        for number in range(self.days):
            duty[(day + DAY * (self.first_day + number)) % WEEK] = 1
        return duty


def all_tours(rules: Rules) -> list[Tour]:
    """Return every tour the rules allow, by shift, days on, start, break and first day."""
    return [
        Tour(shift, days, start * HALF_HOUR, pause, first)
        for shift in rules.usable_shifts
        for days, start in product(shift.days_on, rules.start_slots)
        for pause, first in product(_break_starts(shift, start, rules), range(DAYS))
    ]


def _break_starts(shift: Shift, start: int, rules: Rules) -> list[float] | list[None]:
    if not shift.pause:
        return [None]
    return [(start + shift.middle + move) * HALF_HOUR for move in rules.break_moves]
