"""The schedule as an integer program: how many people are on each tour.

Every rule is a row that must reach a least value: one for each half-hour, one for the work that
fills what is on duty above the requirement, one for the average hours of each full-time shift with
long weeks, one for the part-time share, and those that keep breaks in their windows. Columns are
the tours, whole, and behind them how many people wait for their break after each half-hour. Whole
people on tours have whole breaks that serve as well as any, so these columns may stay continuous.
"""

from dataclasses import dataclass, replace
from math import gcd
from typing import TYPE_CHECKING

import numpy as np

from costmodel.shifts.breaks import all_breaks
from costmodel.shifts.rules import Rules
from costmodel.shifts.tours import Tour, all_tours
from costmodel.shifts.week import HALF_HOUR, WEEK, Counts, Flags, Floats, moment

if TYPE_CHECKING:
    from scipy.sparse import csc_array

# Rows of hours; HiGHS keeps rows to 1e-6 or so.
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Work:
    """A week of 336 half-hours to cover.

    Args:
        required: Whole agents.
        deferrable_hours: Hours of work that fill what is on duty above the requirement.
        cost: What an hour on duty costs relative to base pay.
        open: Where deferrable work can be done.
    """

    required: Counts
    deferrable_hours: float
    cost: Floats
    open: Flags

    @property
    def hours(self) -> float:
        """Hours of work a week, deferrable work included."""
        return float(HALF_HOUR * self.required.sum()) + self.deferrable_hours

    @property
    def least_cost(self) -> float:
        """What these hours cost at least, whatever the shifts."""
        now = HALF_HOUR * float(self.required @ self.cost)
        later = self.deferrable_hours * float(self.cost[self.open].min()) if self.open.any() else 0
        return now + later


@dataclass(frozen=True, slots=True)
class Program:
    """Least cost over whole numbers of people on tours, such that each row reaches its least.

    Args:
        tours: Without breaks, one for each of the first columns; the others are of breaks.
        rows: One for each rule, the half-hours first.
        least: What each row must reach.
        cost: Of each column, in hours times weight.
        hours_step: Hours of which the hours of every tour are a multiple.
    """

    tours: list[Tour]
    rows: "csc_array"
    least: Floats
    cost: Floats
    hours_step: float

    @property
    def whole(self) -> int:
        """How many columns are whole: those of tours."""
        return len(self.tours)

    @property
    def hours(self) -> Floats:
        """Paid hours of each column."""
        hours = np.zeros(len(self.cost))
        hours[: self.whole] = [tour.paid_hours for tour in self.tours]
        return hours

    def holds(self, values: Floats) -> bool:
        """Whether values of all columns keep all rules."""
        return bool((self.rows @ values >= self.least - TOLERANCE).all())

    def among(self, columns: Counts) -> "Program":
        """Return the program with these tours only, and all breaks."""
        tours = [self.tours[column] for column in columns]
        kept = np.append(columns, np.arange(self.whole, len(self.cost)))
        return replace(self, tours=tours, rows=self.rows[:, kept], cost=self.cost[kept])


def program_of(work: Work, rules: Rules) -> Program:
    """Return the program; raise ValueError if the rules leave work that nobody can do."""
    from scipy.sparse import csc_array

    tours = all_tours(rules)
    breaks = all_breaks(tours, rules)
    on_site = np.stack([tour.on_duty for tour in tours], axis=1).astype(np.float64)
    _check_reach(work, on_site)
    duty = np.pad(on_site, ((0, 0), (0, WEEK * len(breaks)))) - sum(each.away for each in breaks)
    fill = HALF_HOUR * duty[work.open].sum(axis=0)
    filled = HALF_HOUR * float(work.required[work.open].sum()) + work.deferrable_hours
    balances = [
        np.pad(row, (0, WEEK * len(breaks)))
        for row in _averages(tours, rules) + _part_time(tours, rules)
    ]
    kept = [row for each in breaks for row in (each.starting, each.in_time)]
    rows = csc_array(np.vstack([duty, fill, *balances, *kept]))
    least = np.zeros(rows.shape[0])
    least[: WEEK + 1] = *work.required, filled
    return Program(tours, rows, least, HALF_HOUR * work.cost @ duty, _hours_step(tours))


def _check_reach(work: Work, duty: Floats) -> None:
    reached = duty.max(axis=1) > 0
    (missed,) = np.nonzero((work.required > 0) & ~reached)
    if missed.size:
        raise ValueError(f"nobody can be on duty on {moment(int(missed[0]))}")
    if work.deferrable_hours and not reached[work.open].any():
        raise ValueError("nobody can be on duty where deferrable work can be done")


def _averages(tours: list[Tour], rules: Rules) -> list[Floats]:
    """Hours below the contract on each full-time shift that has weeks above it."""
    below = rules.contract_hours - np.array([tour.paid_hours for tour in tours])
    rows = [
        np.where([tour.shift == shift for tour in tours], below, 0.0)
        for shift in dict.fromkeys(rules.usable_shifts)
        if not shift.part_time
    ]
    return [row for row in rows if (row < 0).any()]


def _part_time(tours: list[Tour], rules: Rules) -> list[Floats]:
    """Hours that leave room for part time, less those on part time."""
    part_time = np.array([tour.shift.part_time for tour in tours])
    hours = np.array([tour.paid_hours for tour in tours])
    return [(rules.part_time_share - part_time) * hours] if part_time.any() else []


def _hours_step(tours: list[Tour]) -> float:
    return HALF_HOUR * gcd(*(int(tour.paid_hours / HALF_HOUR) for tour in tours))
