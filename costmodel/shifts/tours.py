"""A person's week: a shift, its start and breaks, and the days on."""

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
        first_day: The first day on, 0 for Monday.
        breaks: For each day on, hours after its midnight at which the break starts, above 24 on
            the next day; empty where there is no break, or it has no time yet.
    """

    shift: Shift
    days: int
    start: float
    first_day: int
    breaks: tuple[float, ...] = ()

    @property
    def paid_hours(self) -> float:
        """Paid hours a week."""
        return self.days * self.shift.paid_hours

    @property
    def starts(self) -> Counts:
        """The half-hour of the week at which the shift starts, for each day on."""
        days = self.first_day + np.arange(self.days)
        return (days * DAY + int(self.start / HALF_HOUR)) % WEEK

    @property
    def on_duty(self) -> Counts:
        """1 for each of the 336 half-hours of the week on duty, else 0."""
        duty = np.zeros(WEEK, np.int64)
        for start in self.starts:
            duty[(start + np.arange(self.shift.length)) % WEEK] = 1
        for start, pause in zip(self.starts, self.breaks, strict=bool(self.breaks)):
            later = int((pause - self.start) / HALF_HOUR)
            duty[(start + later + np.arange(self.shift.pause)) % WEEK] = 0
        return duty


def all_tours(rules: Rules) -> list[Tour]:
    """Return every tour the rules allow, by shift, days on, start and first day, without breaks."""
    return [
        Tour(shift, days, start * HALF_HOUR, first)
        for shift in rules.usable_shifts
        for days, start, first in product(shift.days_on, rules.start_slots, range(DAYS))
    ]
