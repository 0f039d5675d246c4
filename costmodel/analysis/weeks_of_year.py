"""What a team's shifts have to cover in each week of the horizon, and which weeks stand for it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.typical import values_by_month
from costmodel.analysis.week_view import arriving, total, week_views
from costmodel.assumptions.calendar import ROUNDING_SLACK
from costmodel.model.deferrable import deferrable_channels
from costmodel.model.folding import WEEK
from costmodel.model.queues import contacts_to_staff, time_to_staff

if TYPE_CHECKING:
    from costmodel.analysis.week_view import Row, WeekView
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team

HALF_HOUR, MINUTES = 0.5, 60  # hours; an hour's
IDLE = "idle_after_deadlines"
POSITIONS = ("queue_positions", "deadline_positions")


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a team's shifts have to cover in one week, on the team's own clock.

    `required` are whole agents of the 336 half-hours from Monday 00:00, `is_open` the half-hours
    in which work that can be put off, `deferrable_hours` a week, may be done. `hours` are those of
    all positions, which for deadlines are not rounded.
    """

    month: int
    event: str
    share: float
    required: tuple[int, ...]
    is_open: tuple[bool, ...]
    deferrable_hours: float
    hours: float


def requirements(s: Scenario, team: Team) -> list[Requirement]:
    """Every kind of week that the horizon has, in each of its months."""
    shares = _shares(s)
    weeks = [
        (month, event)
        for month in range(1, s.horizon + 1)
        for event in shares
        if shares[event][month - 1] > 0
    ]
    views = week_views(s, weeks)
    put_off = _deferrable_hours(s, team, [month for month, _ in weeks], views)
    found = []
    for (month, event), view, deferrable in zip(weeks, views, put_off, strict=True):
        rows = [view.row(team, f"{line}.{team.name}") for line in POSITIONS]
        whole, is_open = _on_own_clock(s, team, *rows)
        hours = deferrable + sum(map(total, rows)) * HALF_HOUR
        share = shares[event][month - 1]
        found.append(Requirement(month, event, share, whole, is_open, deferrable, hours))
    return found


def _deferrable_hours(
    s: Scenario, team: Team, months: list[int], views: list[WeekView]
) -> list[float]:
    """Hours of the positions for work spread evenly, after idle time, in each of the weeks."""
    (occupancy,) = values_by_month(s, [team.max_occupancy])
    work = [0.0] * len(months)
    for channel in deferrable_channels(s, team, "even"):
        nodes = [contacts_to_staff(s, team, channel), time_to_staff(s, team, channel)]
        handled, minutes, weeks = values_by_month(s, [*nodes, s.calendar.weeks_per_month])
        for at, (month, view) in enumerate(zip(months, views, strict=True)):
            weekly = handled[month - 1] / weeks[month - 1] * total(arriving(team, channel, view))
            work[at] += weekly * minutes[month - 1] / MINUTES
    idle = [total(view.row(team, f"{IDLE}.{team.name}")) * HALF_HOUR for view in views]
    return [
        max(0.0, hours - spare) / occupancy[month - 1]
        for hours, spare, month in zip(work, idle, months, strict=True)
    ]


def _shares(s: Scenario) -> dict[str, list[float]]:
    """The share of each month's weeks that are normal (no name) or of an event."""
    events = s.demand.events
    if not events:
        return {"": [1.0] * s.horizon}
    lines = s.graph.of_scope(s.scope)
    names = ["normal_week_share", *(f"event_week_share.{name}" for name in events)]
    values = values_by_month(s, [lines[name] for name in names])
    return dict(zip(["", *events], values, strict=True))


def _on_own_clock(
    s: Scenario, team: Team, queue: Row, deadline: Row
) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """Whole agents for queues and deadlines, and whether the team is open, by its own clock."""
    required, is_open = [0] * WEEK, [False] * WEEK
    for half, (one, other) in enumerate(zip(queue, deadline, strict=True)):
        local = s.local(half, team.time_zone)
        required[local] = math.ceil((one or 0.0) + (other or 0.0) - ROUNDING_SLACK)
        is_open[local] = one is not None
    return tuple(required), tuple(is_open)
