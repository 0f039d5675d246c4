"""Hours of the positions on duty: all of them, and those in some hours of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import where
from costmodel.kernel.quantity import quantity
from costmodel.model.deferrable import (
    deadline_positions,
    deferrable_position_hours,
    even_position_hours,
)
from costmodel.model.queues import queue_positions
from costmodel.model.weeks import (
    half_hour_length,
    hours_of_month,
    interval_in,
    open_halves,
    over_average_week,
)

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Stretch, Team
    from costmodel.kernel.expression import Expr


@quantity("h/month")
def queue_position_hours(s: Scenario, team: Team) -> Expr:
    """Hours of the positions for the queues."""
    return hours_of_month(s, team, queue_positions(s, team))


@quantity("h/month")
def required_position_hours(s: Scenario, team: Team) -> Expr:
    """Hours of all positions that targets, occupancy and floor require."""
    deferrable = deferrable_position_hours(s, team)
    queues = queue_position_hours(s, team)
    return queues if deferrable is None else queues + deferrable


@quantity("agents")
def queue_positions_in(s: Scenario, team: Team, stretch: Stretch) -> Expr:
    """Agents on duty for the queues in the half-hours of a stretch of hours."""
    return queue_positions(s, team) * interval_in(s, team, stretch)


@quantity("agents")
def deadline_positions_in(s: Scenario, team: Team, stretch: Stretch) -> Expr | None:
    """Agents on duty for deadlines in the half-hours of a stretch of hours."""
    positions = deadline_positions(s, team)
    return None if positions is None else positions * interval_in(s, team, stretch)


@quantity("share")
def open_share_in(s: Scenario, team: Team, stretch: Stretch) -> Expr:
    """Share of the open half-hours that lie in a stretch of hours."""
    return over_average_week(s, team, interval_in(s, team, stretch)) / open_halves(s, team)


@quantity("h/month")
def position_hours_in(s: Scenario, team: Team, stretch: Stretch) -> Expr:
    """Hours of all positions in a stretch of hours."""
    weekly = over_average_week(s, team, queue_positions_in(s, team, stretch))
    deadlines = deadline_positions_in(s, team, stretch)
    if deadlines is not None:
        weekly = weekly + over_average_week(s, team, deadlines)
    hours = weekly * half_hour_length(s) * s.calendar.weeks_per_month
    even = even_position_hours(s, team)
    return hours if even is None else hours + even * open_share_in(s, team, stretch)


def share_in(s: Scenario, team: Team, stretch: Stretch) -> Expr:
    """The share of the position hours in a stretch of hours."""
    if stretch is team.pay.premium:
        return premium_share(s, team)
    return hours_share(s, team, stretch)


@quantity("share")
def premium_share(s: Scenario, team: Team) -> Expr:
    """Share of the position hours that are paid a premium."""
    assert team.pay.premium is not None  # noqa: S101 - asked for where there is one
    return _share(s, team, team.pay.premium)


@quantity("share")
def hours_share(s: Scenario, team: Team, stretch: Stretch) -> Expr:
    """Share of the position hours in the hours of a premium by name or of night attrition."""
    return _share(s, team, stretch)


def _share(s: Scenario, team: Team, stretch: Stretch) -> Expr:
    """A headcount is there alike in all open hours."""
    if team.headcount is not None:
        return open_share_in(s, team, stretch)
    hours = required_position_hours(s, team)
    return where(hours <= 0, 0, position_hours_in(s, team, stretch) / hours)
