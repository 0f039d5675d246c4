"""The least costly schedule of a week that repeats."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from costmodel.shifts.breaks import with_breaks
from costmodel.shifts.program import TOLERANCE, Work, program_of
from costmodel.shifts.rules import Rules
from costmodel.shifts.search import Search
from costmodel.shifts.tours import Tour
from costmodel.shifts.week import (
    HALF_HOUR,
    WEEK,
    Counts,
    agents_of_week,
    open_week,
    weights_of_week,
)


@dataclass(frozen=True, slots=True, eq=False)
class Schedule:
    """People on tours that cover a week.

    Args:
        tours: Each tour somebody is on, with the people on it, in the order of the rules.
        on_duty: People on duty in each of the 336 half-hours.
        scheduled_hours: Hours on duty a week, which are the paid hours of all people.
        cost: These hours times the weights of their half-hours.
        solver_bound: No schedule costs less, as the solver proves.
        least_hours: No schedule has fewer scheduled hours, as the solver proves.
        hours_bound: No schedule costs less, as the hours of the work alone show.
        work_hours: Required hours, deferrable ones included.
        proved: Whether the gap is within the wanted one; otherwise the search found nothing
            better in its rounds, or gave up as time ran out.
    """

    tours: tuple[tuple[Tour, int], ...]
    on_duty: Counts
    scheduled_hours: float
    cost: float
    solver_bound: float
    least_hours: float
    hours_bound: float
    work_hours: float
    proved: bool

    @property
    def people(self) -> int:
        """People on all tours."""
        return sum(people for _, people in self.tours)

    @property
    def gap(self) -> float:
        """By how much the cost may exceed the least, as a share of the better bound."""
        bound = max(self.solver_bound, self.hours_bound)
        return max(self.cost / bound - 1, 0.0) if bound else 0.0

    @property
    def inefficiency(self) -> float:
        """Share of the scheduled hours that no work fills."""
        return 1 - self.work_hours / self.scheduled_hours if self.scheduled_hours else 0.0


def schedule(  # noqa: PLR0913 - a week has this many sides
    required: ArrayLike,
    rules: Rules,
    *,
    deferrable_hours: float = 0.0,
    cost: ArrayLike | None = None,
    open: ArrayLike | None = None,  # noqa: A002 - the word of the field
    gap: float = 0.01,
    time_limit: float = 300.0,
) -> Schedule:
    """Return people on tours that cover a week at least cost, or near it.

    Args:
        required: Whole agents needed in each of the 336 half-hours from Monday 00:00.
        rules: What shifts there are.
        deferrable_hours: Hours a week of work that fills what is on duty above the requirement.
        cost: What an hour on duty costs relative to base pay in each half-hour; 1 by default.
        open: Half-hours in which deferrable work can be done; all by default.
        gap: Cost above the bound at which the search may stop, as a share of it.
        time_limit: Seconds after which the search gives up; a step under way may take some more.
            Usually its work is done long before, and the same input gives the same schedule.

    Raises:
        ValueError: if an argument is out of range or has another shape, or the rules leave a
            half-hour that nobody can be on duty in.
    """
    if not (0 <= deferrable_hours < np.inf and gap >= 0 and time_limit >= 0):
        raise ValueError("deferrable hours, gap and time limit must be 0 or more")
    work = Work(agents_of_week(required), deferrable_hours, weights_of_week(cost), open_week(open))
    if not work.hours:
        return Schedule((), np.zeros(WEEK, np.int64), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, proved=True)
    search = Search(program_of(work, rules), work.least_cost, gap, time_limit)
    return _schedule_of(work, rules, search)


def _schedule_of(work: Work, rules: Rules, search: Search) -> Schedule:
    people, waiting = np.split(search.values.astype(np.int64), [search.program.whole])
    tours = tuple(with_breaks(search.program.tours, people, waiting, rules).items())
    on_duty = np.array([people * tour.on_duty for tour, people in tours]).sum(axis=0)
    _check(work, on_duty)
    return Schedule(
        tours,
        on_duty,
        sum(people * tour.paid_hours for tour, people in tours),
        HALF_HOUR * float(work.cost @ on_duty),
        search.bound,
        search.least_hours,
        work.least_cost,
        work.hours,
        search.proved,
    )


def _check(work: Work, on_duty: Counts) -> None:
    """Raise ArithmeticError unless the people cover the work: whole, and added anew."""
    above = (on_duty - work.required)[work.open].sum() * HALF_HOUR
    if (on_duty < work.required).any() or above < work.deferrable_hours - TOLERANCE:
        raise ArithmeticError("the schedule does not cover the work")
