"""Real shifts fitted to a requirement: the rules of the file, and the least costly roster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.typical import values_by_month
from costmodel.assumptions.format.shifts import Shifts
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.assumptions.sections import declarations
from costmodel.model.folding import WEEK

if TYPE_CHECKING:
    from costmodel.analysis.weeks_of_year import Requirement
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.assumptions.problems import Span
    from costmodel.shifts import Rules, Schedule, Shift

GAP = 0.01  # above the bound, at which the search stops
TIME_LIMIT = 300.0  # seconds for one week, which a search hardly ever takes
USUAL = Shifts(**{key: each.default for key, each in declarations(Shifts).items()})


@dataclass(frozen=True)
class FittedWeek:
    """A week's requirement and the schedule that covers it."""

    requirement: Requirement
    schedule: Schedule

    @property
    def inefficiency(self) -> float:
        """Share of the scheduled hours that no work fills."""
        scheduled = self.schedule.scheduled_hours
        return 1 - self.requirement.hours / scheduled if scheduled else 0.0


def fit_shifts(s: Scenario, team: Team, requirement: Requirement) -> FittedWeek:
    """The least costly schedule that covers a week; raises `AssumptionsError` if there is none."""
    from costmodel.shifts import schedule

    try:
        found = schedule(
            requirement.required,
            _rules(s, team),
            deferrable_hours=requirement.deferrable_hours,
            cost=_weights(s, team, requirement.month),
            open=requirement.is_open,
            gap=GAP,
            time_limit=TIME_LIMIT,
        )
    except ValueError as error:
        message = f"shifts of team `{team.name}`: {error}"
        help_text = f"change `teams.{team.name}.shifts`"
        raise AssumptionsError(
            [Problem("error", "shifts", message, _place(team), help_text)]
        ) from None
    return FittedWeek(requirement, found)


def _place(team: Team) -> Span:
    return team.spans.near("shifts")


def _weights(s: Scenario, team: Team, month: int) -> list[float]:
    """What an hour on duty costs in each half-hour of the team's week, relative to base pay."""
    premiums = team.pay.all_premiums
    rates = values_by_month(s, [premium.rate for premium in premiums]) if premiums else []
    extra = [
        (premium.hours, rate[month - 1]) for premium, rate in zip(premiums, rates, strict=True)
    ]
    return [1 + sum(rate for hours, rate in extra if half in hours) for half in range(WEEK)]


def _rules(s: Scenario, team: Team) -> Rules:
    """The rules of the file, or the usual ones: 8 hours on 5 days, starting on the hour."""
    from costmodel.shifts import Rules

    shifts = team.shifts or USUAL
    (contract,) = values_by_month(s, [team.fte_hours])
    part_time = shifts.part_time
    return Rules(
        shifts=tuple(_kinds(shifts, contract[0])),
        starts=shifts.starts,
        rest_hours=shifts.rest,
        contract_hours=contract[0],
        part_time_share=0.0 if part_time is None else part_time.share,
    )


def _kinds(shifts: Shifts, contract: float) -> list[Shift]:
    from costmodel.shifts import Shift, full_time

    pause = shifts.unpaid_break
    found = [
        full_time(hours, break_hours=pause, contract_hours=contract)
        if shifts.days_on is None
        else Shift(hours, shifts.days_on, pause)
        for hours in shifts.lengths
    ]
    if shifts.part_time is not None:
        part_time = shifts.part_time
        found += [Shift(hours, part_time.days_on, 0.0, True) for hours in part_time.lengths]
    return found
