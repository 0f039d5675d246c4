"""Schedules as data: JSON with full precision, and CSV of the rosters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.data import Json, head, table_csv
from costmodel.reports.schedule_report import days_of, times_of

if TYPE_CHECKING:
    from costmodel.analysis.schedule import ScheduleView, TeamSchedule, WeekFigures


def schedule_data(view: ScheduleView) -> Json:
    """Schedules as JSON values; weeks are lists of 336 half-hours from Monday 00:00."""
    return {
        **head(),
        "scenario": view.result.name,
        "file": view.result.files[0].shown,
        "teams": [_team(each) for each in view.teams],
    }


def _team(team: TeamSchedule) -> Json:
    return {
        "team": team.team,
        "time_zone": team.zone or None,
        "schedule_inefficiency_from_shifts": team.is_measured,
        "weeks": [_week(week) for week in team.weeks],
    }


def _week(week: WeekFigures) -> Json:
    requirement, schedule = week.fitted.requirement, week.fitted.schedule
    return {
        "week": week.name,
        "month": requirement.month,
        "event": requirement.event or None,
        "required_hours": requirement.hours,
        "deferrable_hours": requirement.deferrable_hours,
        "scheduled_hours": schedule.scheduled_hours,
        "schedule_inefficiency": week.fitted.inefficiency,
        "assumed_inefficiency": week.assumed,
        "people": schedule.people,
        "paid_fte": week.paid_fte,
        "weighted_hours": schedule.cost,
        "solver_bound": schedule.solver_bound,
        "hours_bound": schedule.hours_bound,
        "gap": schedule.gap,
        "proved": schedule.proved,
        "required": list(requirement.required),
        "on_duty": schedule.on_duty.tolist(),
        "roster": [dict(zip(ROSTER[2:], row, strict=True)) for row in _roster(week)],
    }


ROSTER = ("team", "week", "people", "days", "shift", "break", "paid_hours")


def _roster(week: WeekFigures) -> list[tuple[object, ...]]:
    return [
        (people, days_of(tour), *times_of(tour), tour.paid_hours)
        for tour, people in week.fitted.schedule.tours
    ]


def schedule_csv(view: ScheduleView) -> str:
    """The rosters, a row for each tour."""
    rows = [
        (team.team, week.name, *row)
        for team in view.teams
        for week in team.weeks
        for row in _roster(week)
    ]
    return table_csv(ROSTER, rows)
