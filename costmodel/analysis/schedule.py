"""Schedules: shifts that cover each team's typical and peak week, and what they waste."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.measured_shifts import fitted_team, is_measured
from costmodel.analysis.run import collect, compute, open_scenarios
from costmodel.analysis.typical import values_by_month
from costmodel.assumptions.problems import AssumptionsError, Problem, did_you_mean

if TYPE_CHECKING:
    from costmodel.analysis.fitted_shifts import FittedWeek
    from costmodel.analysis.results import ScenarioResult
    from costmodel.analysis.run import Opened, ScenarioFile
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """A week's schedule in figures, beside what the cost lines assume.

    Hours are a week's. `assumed` is the wasted share that the cost lines use in that month,
    `paid_fte` what the roster takes with shrinkage.
    """

    name: str
    fitted: FittedWeek
    assumed: float
    paid_fte: float


@dataclass(frozen=True, slots=True)
class TeamSchedule:
    """A team's schedules, on its own clock; `is_measured` if the cost lines use what they waste."""

    team: str
    zone: str
    is_measured: bool
    weeks: tuple[WeekFigures, ...]


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """The schedules of a scenario's teams."""

    result: ScenarioResult
    teams: tuple[TeamSchedule, ...]


def schedules(file: ScenarioFile, team: str | None = None) -> ScheduleView:
    """Schedules of all teams on duty, or of one; raises `AssumptionsError` for problems."""
    opened = open_scenarios([file])
    (result,) = collect(opened, compute(opened))
    s = opened.loaded[0].scenario
    teams = [each for each in s.staffed_teams if team in (None, each.name)]
    if not teams:
        names = [each.name for each in s.staffed_teams]
        message = f"`{s.scope}` has no team `{team}` on duty"
        help_text = did_you_mean(str(team), names) or "teams: " + ", ".join(names)
        raise AssumptionsError([Problem("error", "unknown-team", message, None, help_text)])
    return ScheduleView(result, tuple(_team_schedule(each, s, opened) for each in teams))


def _team_schedule(team: Team, s: Scenario, opened: Opened) -> TeamSchedule:
    fitted = opened.fitted.get((s.scope, team.name)) or fitted_team(s, team)
    zone = team.time_zone.name if team.time_zone is not None else ""
    weeks = tuple(_figures(name, week, team, s) for name, week in fitted.weeks.items())
    return TeamSchedule(team.name, zone, is_measured(s, team), weeks)


def _figures(name: str, week: FittedWeek, team: Team, s: Scenario) -> WeekFigures:
    nodes = [team.schedule_inefficiency, team.shrinkage, team.fte_hours]
    at = week.requirement.month - 1
    assumed, shrinkage, fte_hours = (values[at] for values in values_by_month(s, nodes))
    paid = week.schedule.scheduled_hours / (1 - shrinkage)
    return WeekFigures(name, week, assumed, paid / fte_hours)
