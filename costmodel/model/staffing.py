"""Staffing: from positions to scheduled hours, paid hours and FTE, for each team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import where
from costmodel.kernel.quantity import quantity
from costmodel.model.capture import headcount_after_machines
from costmodel.model.deferrable import (
    deferrable_position_hours,
    deferrable_premium_hours,
    open_premium_share,
)
from costmodel.model.queues import queue_positions
from costmodel.model.weeks import (
    half_hour_length,
    interval_in_premium,
    open_halves,
    over_average_week,
)

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@quantity("h/month")
def queue_position_hours(s: Scenario, team: Team) -> Expr:
    """Hours of the positions for the queues."""
    weekly = over_average_week(s, team, queue_positions(s, team)) * half_hour_length(s)
    return weekly * s.calendar.weeks_per_month


@quantity("h/month")
def required_position_hours(s: Scenario, team: Team) -> Expr:
    """Hours of all positions that targets, occupancy and floor require."""
    deferrable = deferrable_position_hours(s, team)
    queues = queue_position_hours(s, team)
    return queues if deferrable is None else queues + deferrable


@quantity("h/FTE/month")
def fte_month(s: Scenario, team: Team) -> Expr:
    """Paid hours of one FTE in a month."""
    return team.fte_hours * s.calendar.weeks_per_month


@quantity("h/month")
def position_hours(s: Scenario, team: Team) -> Expr:
    """Hours of all positions on duty."""
    if team.headcount is None:
        return required_position_hours(s, team)
    return scheduled_hours(s, team) * (1 - team.schedule_inefficiency)


@quantity("h/month")
def scheduled_hours(s: Scenario, team: Team) -> Expr:
    """Hours on the schedule: positions, and what shifts waste."""
    if team.headcount is None:
        return position_hours(s, team) / (1 - team.schedule_inefficiency)
    return paid_hours(s, team) * (1 - team.shrinkage)


@quantity("h/month")
def paid_hours(s: Scenario, team: Team) -> Expr:
    """Hours paid: the schedule, and the shrinkage."""
    if team.headcount is None:
        return scheduled_hours(s, team) / (1 - team.shrinkage)
    headcount = headcount_after_machines(s, team)
    return (team.headcount if headcount is None else headcount) * fte_month(s, team)


@quantity("FTE")
def team_fte(s: Scenario, team: Team) -> Expr:
    """Paid FTE of a team."""
    return paid_hours(s, team) / fte_month(s, team)


@quantity("FTE")
def required_fte(s: Scenario, team: Team) -> Expr | None:
    """Paid FTE that the targets would need, where a headcount is given."""
    if team.headcount is None:
        return None
    worked = (1 - team.schedule_inefficiency) * (1 - team.shrinkage)
    return required_position_hours(s, team) / worked / fte_month(s, team)


@quantity("h/month")
def open_hours(s: Scenario, team: Team) -> Expr:
    """Hours the team is open."""
    return open_halves(s, team) * half_hour_length(s) * s.calendar.weeks_per_month


@quantity("agents")
def positions_on_duty(s: Scenario, team: Team) -> Expr:
    """Average number of agents on duty while the team is open."""
    return position_hours(s, team) / open_hours(s, team)


@quantity("agents")
def premium_positions(s: Scenario, team: Team) -> Expr:
    """Agents on duty for the queues in half-hours that are paid a premium."""
    return queue_positions(s, team) * interval_in_premium(s, team)


@quantity("share")
def premium_share(s: Scenario, team: Team) -> Expr:
    """Share of the position hours that are paid a premium."""
    if team.headcount is not None:
        return open_premium_share(s, team)
    weekly = over_average_week(s, team, premium_positions(s, team)) * half_hour_length(s)
    premium_hours = weekly * s.calendar.weeks_per_month
    deferrable = deferrable_premium_hours(s, team)
    if deferrable is not None:
        premium_hours = premium_hours + deferrable
    hours = position_hours(s, team)
    return where(hours <= 0, 0, premium_hours / hours)
