"""What shifts waste, measured: a typical and a peak week stand for all weeks of the horizon."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from costmodel.analysis.fitted_shifts import FittedWeek, fit_shifts
from costmodel.analysis.weeks_of_year import requirements
from costmodel.assumptions.inefficiency import FROM_SHIFTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.analysis.weeks_of_year import Requirement
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team


@dataclass(frozen=True)
class FittedTeam:
    """A team's typical and peak week with their schedules, and what shifts waste by month.

    `peak` is None where all weeks are alike.
    """

    team: str
    typical: FittedWeek
    peak: FittedWeek | None
    by_month: tuple[float, ...]

    @property
    def weeks(self) -> dict[str, FittedWeek]:
        """The weeks by name."""
        return {"typical": self.typical} | ({"peak": self.peak} if self.peak is not None else {})


def fitted_team(s: Scenario, team: Team) -> FittedTeam:
    """A team's shifts in a typical and in the peak week of the horizon.

    The typical week is the normal one in the middle when they are ordered by their hours. Raises
    `AssumptionsError` where shifts cannot cover the requirement.
    """
    weeks = requirements(s, team)
    usual = [week for week in weeks if not week.event] or weeks
    normal = sorted(usual, key=lambda week: week.hours)
    middle, most = normal[len(normal) // 2], max(weeks, key=lambda week: week.hours)
    typical = fit_shifts(s, team, middle)
    alike = (most.required, most.deferrable_hours) == (middle.required, middle.deferrable_hours)
    peak = None if alike else fit_shifts(s, team, most)
    chosen = [typical] if peak is None else [typical, peak]
    by_month = [
        _wasted([week for week in weeks if week.month == month], chosen)
        for month in range(1, s.horizon + 1)
    ]
    return FittedTeam(team.name, typical, peak, tuple(by_month))


def _wasted(weeks: Iterable[Requirement], chosen: list[FittedWeek]) -> float:
    """The share of a month's scheduled hours that is wasted, each week as the nearest one."""
    worked, scheduled = 0.0, 0.0
    for week in weeks:
        near = min(chosen, key=lambda fitted: abs(fitted.requirement.hours - week.hours))
        worked += week.share * week.hours
        scheduled += week.share * week.hours / (1 - near.inefficiency)
    return 1 - worked / scheduled if scheduled else 0.0


def measure_shifts(s: Scenario) -> list[FittedTeam]:
    """Fill in what shifts waste wherever the file leaves that to be measured; by what it was."""
    found = [fitted_team(s, team) for team in s.staffed_teams if is_measured(s, team)]
    for fitted in found:
        for month, share in enumerate(fitted.by_month, start=1):
            path = f"teams.{fitted.team}.schedule_inefficiency.{month}"
            s.inputs[path] = replace(s.inputs[path], value=share)
    return found


def is_measured(s: Scenario, team: Team) -> bool:
    """Whether the file leaves what the team's shifts waste to be measured."""
    first = s.inputs.get(f"teams.{team.name}.schedule_inefficiency.1")
    return first is not None and first.text == FROM_SHIFTS
