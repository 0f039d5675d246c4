"""The service that the positions on duty give: in time, how fast, and how many give up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.operations import (
    abandonment,
    asa,
    ceil,
    floor,
    maximum,
    minimum,
    service_level,
    total,
    where,
)
from costmodel.kernel.quantity import quantity
from costmodel.model.arrivals import interval_weight
from costmodel.model.deferrable import deferrable_position_hours
from costmodel.model.queues import (
    agents,
    offered_load,
    queue_channels,
    queue_load,
    queue_positions,
    queue_seconds,
    required_agents,
)
from costmodel.model.staffing import open_hours, position_hours
from costmodel.model.weeks import open_interval, over_average_week

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr

OVERLOADED = "in some half-hours the agents cannot keep up, and waits grow without end"


@dataclass(frozen=True)
class Case:
    """What the positions on duty have to bear.

    A headcount's positions are rounded `below` or `above`; a `spike` of contacts meets those below.
    """

    name: str


BELOW, ABOVE, SPIKE = Case("below"), Case("above"), Case("spike")


def teams_of(s: Scenario, channel: Channel) -> list[Team]:
    """The teams on duty that answer a channel."""
    return [team for team in s.staffed_teams if team.answers(channel.name)]


@quantity("agents")
def positions_for_queues(s: Scenario, team: Team) -> Expr:
    """Average positions that a headcount leaves for the queues, after contacts put off."""
    hours = position_hours(s, team)
    deferrable = deferrable_position_hours(s, team)
    if deferrable is not None:
        hours = maximum(0, hours - deferrable)
    return hours / open_hours(s, team)


@quantity("agents")
def whole_positions(s: Scenario, team: Team, case: Case) -> Expr:
    """Whole positions on duty for the queues in a half-hour."""
    if team.headcount is None:
        return floor(queue_positions(s, team), s.calendar.rounding_slack)
    rounded = (floor if case is BELOW else ceil)(
        positions_for_queues(s, team), s.calendar.rounding_slack
    )
    return rounded * open_interval(s, team)


@quantity("agents")
def surplus_positions(s: Scenario, team: Team, case: Case) -> Expr:
    """Positions on duty above what the queues require."""
    return whole_positions(s, team, case) - required_agents(s, team)


def serving_agents(s: Scenario, team: Team, channel: Channel, case: Case) -> Expr:
    """The agents that serve a channel's queue: all of a pool, else those of its own queue."""
    staff = BELOW if case is SPIKE else case
    return whole_positions(s, team, staff) if team.pool else queue_agents(s, team, channel, staff)


@quantity("agents")
def queue_agents(s: Scenario, team: Team, channel: Channel, case: Case) -> Expr:
    """Agents that serve a queue; a surplus serves the team's first loaded queue.

    What a headcount lacks is missing there too, and what that queue has not got in the next.
    """
    queues = queue_channels(s, team)
    earlier = queues[: queues.index(channel)]
    surplus = surplus_positions(s, team, case)
    mine = agents(s, team, channel)
    if not earlier:
        return maximum(0, mine + surplus)
    loaded_before = total([offered_load(s, team, each) for each in earlier])
    still_lacking = minimum(0, surplus + total([agents(s, team, each) for each in earlier]))
    return maximum(0, mine + where(loaded_before <= 0, surplus, still_lacking))


@quantity("erlangs")
def spiked_load(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Load of a queue when contacts rise above forecast."""
    assert s.demand.spike is not None  # noqa: S101 - asked for where there is one
    return queue_load(s, team, channel) * (1 + s.demand.spike)


def _load(s: Scenario, team: Team, channel: Channel, case: Case) -> Expr:
    spiked = case is SPIKE
    return spiked_load(s, team, channel) if spiked else queue_load(s, team, channel)


@quantity("share")
def answered_in_time(s: Scenario, team: Team, channel: Channel, case: Case) -> Expr:
    """Share of the week's contacts that arrive in this half-hour and are answered in time."""
    assert channel.target is not None  # noqa: S101 - only channels with a target come here
    load, seconds = _load(s, team, channel, case), queue_seconds(s, team, channel)
    staff = serving_agents(s, team, channel, case)
    level = service_level(staff, load, seconds, channel.target.within, channel.patience)
    return level * interval_weight(s, team, channel)


@quantity("s/contact", none=OVERLOADED)
def weighted_wait(s: Scenario, team: Team, channel: Channel, case: Case) -> Expr:
    """Average wait in this half-hour, times the share of the week's contacts that arrive in it."""
    load, seconds = _load(s, team, channel, case), queue_seconds(s, team, channel)
    wait = asa(serving_agents(s, team, channel, case), load, seconds)
    return wait * interval_weight(s, team, channel)


@quantity("share")
def weighted_abandonment(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Share of the week's contacts that arrive in this half-hour and abandon."""
    assert channel.patience is not None  # noqa: S101 - only channels with patience come here
    load, seconds = queue_load(s, team, channel), queue_seconds(s, team, channel)
    staff = serving_agents(s, team, channel, BELOW)
    return abandonment(staff, load, seconds, channel.patience) * interval_weight(s, team, channel)


@quantity("share")
def arriving_on_duty(s: Scenario, channel: Channel) -> Expr:
    """Share of a channel's contacts that arrive while a team is on duty for them."""
    return total(
        [over_average_week(s, t, interval_weight(s, t, channel)) for t in teams_of(s, channel)]
    )


def _on_duty_average(s: Scenario, channel: Channel, weighted: Expr, without: int) -> Expr:
    """An average over contacts that come while a team is on duty; those on call may get all."""
    arriving = arriving_on_duty(s, channel)
    if not any(team.answers(channel.name) for team in s.on_call_teams):
        return weighted / arriving
    return where(arriving <= 0, without, weighted / arriving)


@quantity("share")
def service_level_in(s: Scenario, channel: Channel, case: Case) -> Expr:
    """Share of a channel's contacts answered in time, all teams, weighted by contacts."""
    answered = [
        over_average_week(s, team, answered_in_time(s, team, channel, case))
        for team in teams_of(s, channel)
    ]
    # A sum of shares may exceed its whole by a bit of rounding.
    return minimum(1, _on_duty_average(s, channel, total(answered), 1))


@quantity("s/contact", none=OVERLOADED)
def asa_in(s: Scenario, channel: Channel, case: Case) -> Expr:
    """Average speed of answer of a channel, all teams, weighted by contacts."""
    waits = [
        over_average_week(s, team, weighted_wait(s, team, channel, case))
        for team in teams_of(s, channel)
    ]
    return _on_duty_average(s, channel, total(waits), 0)


@quantity("share")
def channel_service_level(s: Scenario, channel: Channel) -> Expr | None:
    """Share of a channel's contacts answered within its target's time."""
    return None if channel.target is None else service_level_in(s, channel, BELOW)


@quantity("share")
def channel_service_level_above(s: Scenario, channel: Channel) -> Expr | None:
    """Service level with the next whole position, where a headcount is given."""
    given = any(team.headcount is not None for team in teams_of(s, channel))
    if channel.target is None or not given:
        return None
    return service_level_in(s, channel, ABOVE)


@quantity("share")
def spike_service_level(s: Scenario, channel: Channel) -> Expr | None:
    """Service level that remains when contacts rise above forecast and the staff is held."""
    if channel.target is None or s.demand.spike is None:
        return None
    return service_level_in(s, channel, SPIKE)


def _has_asa(channel: Channel) -> bool:
    """Whether a channel's average wait is part of the model: nobody abandons its queue."""
    return channel.waits and channel.patience is None


@quantity("s/contact", none=OVERLOADED)
def channel_asa(s: Scenario, channel: Channel) -> Expr | None:
    """Average speed of answer of a channel."""
    return asa_in(s, channel, BELOW) if _has_asa(channel) else None


@quantity("s/contact", none=OVERLOADED)
def spike_asa(s: Scenario, channel: Channel) -> Expr | None:
    """Average speed of answer when contacts rise above forecast and the staff is held."""
    if s.demand.spike is None or not _has_asa(channel):
        return None
    return asa_in(s, channel, SPIKE)


@quantity("share")
def channel_abandonment(s: Scenario, channel: Channel) -> Expr | None:
    """Share of a channel's contacts that abandon before they are answered."""
    if not channel.waits or channel.patience is None:
        return None
    return total(
        [over_average_week(s, t, weighted_abandonment(s, t, channel)) for t in teams_of(s, channel)]
    )
