"""Staffing and schedules of small plans, and a plan that has a bit of everything."""

import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.schedule import ScheduleView, schedules
from costmodel.analysis.staffing import StaffingView, TeamStaffing, staffing
from costmodel.assumptions.hours import DAYS
from tests.plans import Found, find

WEEKS = 365 / 12 / 7  # of a month
# Open on workdays from 8 to 16, which is 40 hours: one erlang, for which 3 agents are on duty.
WORKDAY = f"demand.profile={{hours: {[0] * 8 + [1] * 8 + [0] * 8}, days: [1, 1, 1, 1, 1, 0, 0]}}"
OFFICE = (
    WORKDAY,
    "teams.desk.hours=mon-fri 08:00-16:00",
    f"demand.contacts={7_300 * 40 / 168!r} / month",
)
FROM_SHIFTS = "teams.desk.schedule_inefficiency=from shifts"
RICH = """
costmodel: 1
name: A bit of everything
start: 2027-01
horizon: 3 months
discount_rate: 0%
demand:
  contacts: 20_000 / month
  growth: 10% / year
  time_zone: Europe/London
  spike: 20%
  seasonality: [1, 1.1, 0.9, 1, 1, 1, 1, 1, 1, 1, 1, 1]
  events:
    launch: {months: [january], weeks: 2, multiplier: 2}
    sale: {months: [february], weeks: 1, multiplier: 1.5}
  profile:
    hours: [2, 1.5, 1, 1, 1, 1.5, 3, 5, 8, 10, 11, 11, 10, 10, 10, 9, 8, 7, 6, 5, 4, 4, 3, 2.5]
    days: [1.15, 1.1, 1.05, 1.0, 1.0, 0.6, 0.5]
  channels:
    voice: {share: 50%, aht: 5 min, target: 80% in 20 s}
    chat: {share: 25%, aht: 12 min, concurrency: 2, asa: 30 s, time_zone: UTC-5}
    email: {share: 15%, aht: 7 min, reply_within: 4 h, spread: deadline}
    letters: {type: email, share: 10%, aht: 9 min, reply_within: 48 h}
teams:
  london:
    hours: mon-fri 08:00-20:00
    time_zone: Europe/London
    channels: [voice, chat, email, letters]
    min_agents: 3
    blended: true
    max_occupancy: 85%
    shrinkage: 30%
    schedule_inefficiency: 8%
    shifts: {starts: every 60 min, part_time: {share: 50%}}
    pay: {burdened: $48_000 / year, premium: {hours: 18:00-20:00, rate: 20%}}
    hiring_cost: $3_000
    attrition: 30% / year
  manila:
    hours: tue-sat 04:00-16:00
    time_zone: UTC+8
    channels: [voice, chat, email, letters]
    max_occupancy: 85%
    shrinkage: 25%
    headcount: 30
    pay: {burdened: $12_000 / year}
  weekend:
    hours: sat-sun 08:00-20:00
    channels: [voice, chat, email, letters]
    min_agents: 1
    pool: true
    max_occupancy: 80%
    pay: {burdened: $40_000 / year}
  standby:
    hours: sat-sun 20:00-08:00
    channels: [voice, chat, email, letters]
    on_call: {urgent: 20%, stipend: $540 / week}
    pay: {burdened: $48_000 / year}
"""


def _with_file(text: str, settings: Iterable[str], folder: str) -> ScenarioFile:
    file = Path(folder, "plan.yaml")
    file.write_text(text, encoding="utf-8")
    return ScenarioFile(file, tuple(settings))


@cache
def staffing_of(
    text: str, *settings: str, month: int | None = None, event: str = ""
) -> StaffingView:
    """The staffing of a plan with values set on top."""
    with tempfile.TemporaryDirectory() as folder:
        return staffing(_with_file(text, settings, folder), month, event)


@cache
def schedules_of(text: str, *settings: str, team: str | None = None) -> ScheduleView:
    """The schedules of a plan with values set on top."""
    with tempfile.TemporaryDirectory() as folder:
        return schedules(_with_file(text, settings, folder), team)


def team_of(view: StaffingView, name: str = "desk") -> TeamStaffing:
    """A team's part of a staffing view."""
    return next(team for team in view.teams if team.team == name)


@cache
def rich_lines(month: int) -> Found:
    """The lines of the plan with everything."""
    return find(RICH, month=month)


def half_of(day: int, clock: str) -> int:
    """The half-hour of the week in which a day's time of day lies."""
    hour, minute = clock.split(":")
    return day * 48 + int(hour) * 2 + int(minute) // 30


def _span(text: str, day: int, *, after: int = 0) -> set[int]:
    """The half-hours from a day's time to the next such time, none of them before a half-hour."""
    start, end = (half_of(day, clock) for clock in text.split("-"))
    end += 48 * (end <= start)
    later = 48 * (start < after)
    return set(range(start + later, end + later))


def _days(text: str) -> list[int]:
    """The days of the week from one to another, such as `sat-wed`, or one alone."""
    first, last = (DAYS.index(day) for day in (text.split("-") * 2)[:2])
    return [(first + day) % 7 for day in range((last - first) % 7 + 1)]


def _breaks(row: dict[str, Any]) -> dict[int, str]:
    """The break of each day a row's shift starts on: one for all days, or days before each."""
    if " " not in row["break"]:
        return dict.fromkeys(_days(row["days"]), row["break"])
    parts = (part.split(" ") for part in row["break"].split(", "))
    return {day: span for days, span in parts for day in _days(days)}


def on_duty(roster: Iterable[dict[str, Any]]) -> list[int]:
    """Who is on duty in each half-hour, from the rows of a roster as JSON has them."""
    week = [0] * 336
    for row in roster:
        breaks = _breaks(row)
        assert sorted(breaks) == sorted(_days(row["days"]))
        for day, span in breaks.items():
            shift = _span(row["shift"], day)
            if span:
                pause = _span(span, day, after=min(shift))
                assert pause < shift
                shift -= pause
            for half in shift:
                week[half % 336] += row["people"]
    return week
