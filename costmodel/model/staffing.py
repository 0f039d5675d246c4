"""Staffing: from load to agents, positions and hours, for each team and half-hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import (
    agents_required,
    ceil,
    maximum,
    none,
    over_week,
    total,
    where,
)
from costmodel.kernel.quantity import quantity
from costmodel.model.automation import contacts_handled, handled_aht
from costmodel.model.weeks import (
    half_hour_length,
    interval_in_premium,
    interval_weight,
    open_halves,
    open_interval,
    share_of_week,
)

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


def queue_channels(s: Scenario, team: Team) -> list[Channel]:
    """The team's channels whose contacts wait in a queue."""
    return [c for c in s.channels if team.answers(c.name) and c.target is not None]


def deferrable_channels(s: Scenario, team: Team) -> list[Channel]:
    """The team's channels whose contacts can be put off."""
    return [c for c in s.channels if team.answers(c.name) and c.target is None]


@quantity("min/contact")
def service_time(s: Scenario, channel: Channel) -> Expr:
    """Agent minutes a contact takes: handling time shared by concurrent contacts."""
    return handled_aht(s, channel) / channel.concurrency


@quantity("contact/week")
def weekly_contacts(s: Scenario, channel: Channel) -> Expr:
    """Contacts that people handle in a week of the month."""
    return contacts_handled(s, channel) / s.calendar.weeks_per_month


@quantity("erlangs")
def offered_load(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Load of a queue: the work that arrives in a half-hour over its length."""
    arriving = weekly_contacts(s, channel) * interval_weight(s, team)
    return arriving * service_time(s, channel) / s.calendar.half_hour


@quantity("agents")
def agents_for_target(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Fewest agents that meet the queue's service level (Erlang C)."""
    assert channel.target is not None  # noqa: S101 - only queue channels come here
    seconds = service_time(s, channel) * s.calendar.seconds_per_minute
    load, target = offered_load(s, team, channel), channel.target
    return agents_required(load, seconds, target.level, target.within)


@quantity("agents")
def agents_for_occupancy(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Fewest agents that stay within the highest occupancy."""
    load = offered_load(s, team, channel)
    return ceil(load / team.max_occupancy, s.calendar.rounding_slack)


@quantity("agents")
def agents(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Agents a queue requires in a half-hour."""
    return maximum(agents_for_target(s, team, channel), agents_for_occupancy(s, team, channel))


@quantity("agents")
def required_agents(s: Scenario, team: Team) -> Expr:
    """Agents that all queues of the team require in a half-hour."""
    queues = [agents(s, team, channel) for channel in queue_channels(s, team)]
    return total(queues) if queues else 0 * open_interval(s, team)


@quantity("agents")
def queue_positions(s: Scenario, team: Team) -> Expr:
    """Agents on duty for the queues in a half-hour, not below the floor."""
    return maximum(required_agents(s, team), team.min_agents)


@quantity("h/month")
def queue_position_hours(s: Scenario, team: Team) -> Expr:
    """Hours of the positions for the queues."""
    weekly = over_week(queue_positions(s, team)) * half_hour_length(s)
    return weekly * s.calendar.weeks_per_month


@quantity("h/month")
def channel_workload_hours(s: Scenario, channel: Channel) -> Expr:
    """Hours of work in the contacts that people handle."""
    minutes = contacts_handled(s, channel) * service_time(s, channel)
    return minutes / s.calendar.minutes_per_hour


@quantity("h/month")
def deferrable_position_hours(s: Scenario, team: Team) -> Expr | None:
    """Hours of the positions for contacts that can be put off, spread evenly, not rounded."""
    channels = deferrable_channels(s, team)
    if not channels:
        return None
    workload = total([channel_workload_hours(s, channel) for channel in channels])
    return workload * share_of_week(s, team) / team.max_occupancy


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
    return team.headcount * fte_month(s, team)


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
def open_premium_share(s: Scenario, team: Team) -> Expr:
    """Share of the open half-hours that are paid a premium."""
    return over_week(interval_in_premium(s, team)) / open_halves(s, team)


@quantity("share")
def premium_share(s: Scenario, team: Team) -> Expr:
    """Share of the position hours that are paid a premium."""
    if team.headcount is not None:
        return open_premium_share(s, team)
    weekly = over_week(premium_positions(s, team)) * half_hour_length(s)
    premium_hours = weekly * s.calendar.weeks_per_month
    deferrable = deferrable_position_hours(s, team)
    if deferrable is not None:
        premium_hours = premium_hours + deferrable * open_premium_share(s, team)
    hours = position_hours(s, team)
    return where(hours <= 0, 0, premium_hours / hours)


@quantity("h/month")
def workload_hours(s: Scenario) -> Expr:
    """Hours of work in all contacts that people handle."""
    return total([channel_workload_hours(s, channel) for channel in s.channels])


@quantity("h/month")
def total_position_hours(s: Scenario) -> Expr:
    """Position hours of all teams."""
    return total([position_hours(s, team) for team in s.teams.values()])


@quantity("share", none="nobody is on duty")
def occupancy(s: Scenario) -> Expr:
    """Workload over position hours of all teams."""
    hours = total_position_hours(s)
    return where(hours > 0, workload_hours(s) / hours, none())
