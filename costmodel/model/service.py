"""The service level that the positions on duty give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.operations import (
    ceil,
    floor,
    maximum,
    minimum,
    over_week,
    service_level,
    total,
    where,
)
from costmodel.kernel.quantity import quantity
from costmodel.model.staffing import (
    agents,
    deferrable_position_hours,
    offered_load,
    open_hours,
    position_hours,
    queue_channels,
    queue_positions,
    service_time,
)
from costmodel.model.weeks import interval_weight, open_interval

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@dataclass(frozen=True)
class Rounding:
    """Which whole number of a headcount's positions is on duty."""

    name: str


BELOW, ABOVE = Rounding("below"), Rounding("above")


def teams_of(s: Scenario, channel: Channel) -> list[Team]:
    """The teams that answer a channel."""
    return [team for team in s.teams.values() if team.answers(channel.name)]


@quantity("agents")
def positions_for_queues(s: Scenario, team: Team) -> Expr:
    """Average positions that a headcount leaves for the queues, after contacts put off."""
    hours = position_hours(s, team)
    deferrable = deferrable_position_hours(s, team)
    if deferrable is not None:
        hours = maximum(0, hours - deferrable)
    return hours / open_hours(s, team)


@quantity("agents")
def whole_positions(s: Scenario, team: Team, rounding: Rounding) -> Expr:
    """Whole positions on duty for the queues in a half-hour."""
    if team.headcount is None:
        return floor(queue_positions(s, team), s.calendar.rounding_slack)
    rounded = (floor if rounding is BELOW else ceil)(
        positions_for_queues(s, team), s.calendar.rounding_slack
    )
    return rounded * open_interval(s, team)


@quantity("agents")
def surplus_positions(s: Scenario, team: Team, rounding: Rounding) -> Expr:
    """Positions on duty above what the queues require."""
    required = total([agents(s, team, channel) for channel in queue_channels(s, team)])
    return whole_positions(s, team, rounding) - required


@quantity("agents")
def queue_agents(s: Scenario, team: Team, channel: Channel, rounding: Rounding) -> Expr:
    """Agents that serve a queue; a surplus serves the team's first loaded queue.

    What a headcount lacks is missing there too, and what that queue has not got in the next.
    """
    queues = queue_channels(s, team)
    earlier = queues[: queues.index(channel)]
    surplus = surplus_positions(s, team, rounding)
    mine = agents(s, team, channel)
    if not earlier:
        return maximum(0, mine + surplus)
    loaded_before = total([offered_load(s, team, each) for each in earlier])
    still_lacking = minimum(0, surplus + total([agents(s, team, each) for each in earlier]))
    return maximum(0, mine + where(loaded_before <= 0, surplus, still_lacking))


@quantity("share")
def answered_in_time(s: Scenario, team: Team, channel: Channel, rounding: Rounding) -> Expr:
    """Share of the week's contacts that arrive in this half-hour and are answered in time."""
    assert channel.target is not None  # noqa: S101 - only queue channels come here
    seconds = service_time(s, channel) * s.calendar.seconds_per_minute
    load = offered_load(s, team, channel)
    staff = queue_agents(s, team, channel, rounding)
    level = service_level(staff, load, seconds, channel.target.within)
    return level * interval_weight(s, team)


@quantity("share")
def rounded_service_level(s: Scenario, channel: Channel, rounding: Rounding) -> Expr:
    """Share of a channel's contacts answered in time, all teams, weighted by contacts."""
    answered = [over_week(answered_in_time(s, t, channel, rounding)) for t in teams_of(s, channel)]
    arriving = [over_week(interval_weight(s, team)) for team in teams_of(s, channel)]
    return total(answered) / total(arriving)


@quantity("share")
def channel_service_level(s: Scenario, channel: Channel) -> Expr | None:
    """Share of a channel's contacts answered within its target's time."""
    return None if channel.target is None else rounded_service_level(s, channel, BELOW)


@quantity("share")
def channel_service_level_above(s: Scenario, channel: Channel) -> Expr | None:
    """Service level with the next whole position, where a headcount is given."""
    given = any(team.headcount is not None for team in teams_of(s, channel))
    if channel.target is None or not given:
        return None
    return rounded_service_level(s, channel, ABOVE)
