"""Queues: from load to the agents that targets require, for each team, channel and half-hour."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from costmodel.kernel.operations import agents_required, ceil, maximum, total, where
from costmodel.kernel.quantity import quantity
from costmodel.model.arrivals import arriving_weight
from costmodel.model.capture import (
    is_planned,
    planned_contacts,
    planned_load,
    planned_service_seconds,
    planned_service_time,
    planned_weekly_contacts,
)
from costmodel.model.containment import contacts_handled, handled_aht
from costmodel.model.folding import channels_of
from costmodel.model.weeks import open_interval

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


def queue_channels(s: Scenario, team: Team) -> list[Channel]:
    """The team's channels whose contacts wait in a queue."""
    return [channel for channel in channels_of(s, team) if channel.waits]


@quantity("min/contact")
def service_time(s: Scenario, channel: Channel) -> Expr:
    """Agent minutes a contact takes: handling time shared by concurrent contacts."""
    return handled_aht(s, channel) / channel.concurrency


@quantity("s/contact")
def service_seconds(s: Scenario, channel: Channel) -> Expr:
    """Agent seconds a contact takes."""
    return service_time(s, channel) * s.calendar.seconds_per_minute


@quantity("min/contact")
def own_service_time(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Agent minutes a contact takes in a team that is slower or faster."""
    assert team.aht_factor is not None  # noqa: S101 - asked for where there is one
    return service_time(s, channel) * team.aht_factor


@quantity("s/contact")
def own_service_seconds(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Agent seconds a contact takes in a team that is slower or faster."""
    return own_service_time(s, team, channel) * s.calendar.seconds_per_minute


def service_time_in(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Agent minutes a contact takes in a team."""
    alike = team.aht_factor is None
    return service_time(s, channel) if alike else own_service_time(s, team, channel)


def service_seconds_in(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Agent seconds a contact takes in a team."""
    alike = team.aht_factor is None
    return service_seconds(s, channel) if alike else own_service_seconds(s, team, channel)


@quantity("contact/week")
def weekly_contacts(s: Scenario, channel: Channel) -> Expr:
    """Contacts for people in an average week of the month."""
    return contacts_handled(s, channel) / s.calendar.weeks_per_month


@quantity("erlangs")
def offered_load(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Load of a channel: the work that arrives in a half-hour over its length."""
    arriving = weekly_contacts(s, channel) * arriving_weight(s, team, channel)
    return arriving * service_time_in(s, team, channel) / s.calendar.half_hour


@quantity("erlangs")
def pooled_load(s: Scenario, team: Team) -> Expr:
    """Load of all the team's queues, answered as one."""
    return total([offered_load(s, team, channel) for channel in queue_channels(s, team)])


@quantity("s/contact")
def pooled_seconds(s: Scenario, team: Team) -> Expr:
    """Agent seconds that a contact of the one queue takes on average."""
    channels = queue_channels(s, team)
    arriving = [offered_load(s, team, c) / service_seconds_in(s, team, c) for c in channels]
    load = pooled_load(s, team)
    return where(load <= 0, service_seconds_in(s, team, channels[0]), load / total(arriving))


def queue_load(s: Scenario, team: Team, channel: Channel) -> Expr:
    """The load of the queue in which a channel's contacts wait."""
    return pooled_load(s, team) if team.pool else offered_load(s, team, channel)


def queue_seconds(s: Scenario, team: Team, channel: Channel) -> Expr:
    """The agent seconds that a contact of that queue takes."""
    return pooled_seconds(s, team) if team.pool else service_seconds_in(s, team, channel)


def contacts_to_staff(s: Scenario, team: Team, channel: Channel) -> Expr:
    """The contacts of a channel that a team's staffing follows."""
    planned = is_planned(s, team, channel)
    return planned_contacts(s, channel) if planned else contacts_handled(s, channel)


def weekly_contacts_to_staff(s: Scenario, team: Team, channel: Channel) -> Expr:
    """The contacts of an average week that a team's staffing follows."""
    planned = is_planned(s, team, channel)
    return planned_weekly_contacts(s, channel) if planned else weekly_contacts(s, channel)


def time_to_staff(s: Scenario, team: Team, channel: Channel) -> Expr:
    """The agent minutes of a contact that a team's staffing follows."""
    planned = is_planned(s, team, channel)
    minutes = planned_service_time if planned else service_time_in
    return minutes(s, team, channel)


def seconds_to_staff(s: Scenario, team: Team, channel: Channel) -> Expr:
    """The agent seconds of a contact that a team's staffing follows."""
    planned = is_planned(s, team, channel)
    seconds = planned_service_seconds if planned else service_seconds_in
    return seconds(s, team, channel)


def load_to_staff(s: Scenario, team: Team, channel: Channel) -> Expr:
    """The load of a channel that a team's staffing follows."""
    planned = is_planned(s, team, channel)
    return planned_load(s, team, channel) if planned else offered_load(s, team, channel)


@quantity("erlangs")
def planned_pooled_load(s: Scenario, team: Team) -> Expr:
    """Load of all the team's queues that staffing plans for, answered as one."""
    return total([load_to_staff(s, team, channel) for channel in queue_channels(s, team)])


@quantity("s/contact")
def planned_pooled_seconds(s: Scenario, team: Team) -> Expr:
    """Agent seconds of an average contact of the one queue that staffing plans for."""
    channels = queue_channels(s, team)
    arriving = [load_to_staff(s, team, c) / seconds_to_staff(s, team, c) for c in channels]
    load = planned_pooled_load(s, team)
    return where(load <= 0, seconds_to_staff(s, team, channels[0]), load / total(arriving))


def _is_pool_planned(s: Scenario, team: Team) -> bool:
    return team.pool and any(is_planned(s, team, each) for each in queue_channels(s, team))


def _to_staff(s: Scenario, team: Team, channel: Channel) -> tuple[Expr, Expr]:
    """The load of a channel's queue and its agent seconds, as a team's staffing follows them."""
    if _is_pool_planned(s, team):
        return planned_pooled_load(s, team), planned_pooled_seconds(s, team)
    if is_planned(s, team, channel):
        return planned_load(s, team, channel), planned_service_seconds(s, team, channel)
    return queue_load(s, team, channel), queue_seconds(s, team, channel)


@quantity("agents")
def agents_for_target(s: Scenario, team: Team, channel: Channel) -> Expr | None:
    """Fewest agents that meet the queue's service level (Erlang C, or A with patience)."""
    target = channel.target
    if target is None:
        return None
    load, seconds = _to_staff(s, team, channel)
    return agents_required(load, seconds, target.level, target.within, patience=channel.patience)


@quantity("agents")
def agents_for_asa(s: Scenario, team: Team, channel: Channel) -> Expr | None:
    """Fewest agents that meet the queue's average speed of answer (Erlang C)."""
    if channel.asa is None:
        return None
    load, seconds = _to_staff(s, team, channel)
    return agents_required(load, seconds, asa=channel.asa)


@quantity("agents")
def agents_for_occupancy(s: Scenario, team: Team, channel: Channel) -> Expr | None:
    """Fewest agents that stay within the highest occupancy; with patience in time, too."""
    load, seconds = _to_staff(s, team, channel)
    target, cap = channel.target, team.max_occupancy
    if channel.patience is None or target is None:
        return ceil(load / team.max_occupancy, s.calendar.rounding_slack)
    if "max_occupancy" not in team.spans:
        return None
    # An occupancy of 100 % asks for nothing of Erlang A, which needs a target: hence the level.
    return agents_required(
        load, seconds, target.level, target.within, max_occupancy=cap, patience=channel.patience
    )


def _largest(needs: list[Expr | None]) -> Expr:
    return reduce(maximum, [need for need in needs if need is not None])


@quantity("agents")
def agents(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Agents a queue requires in a half-hour."""
    by_target, by_asa = agents_for_target(s, team, channel), agents_for_asa(s, team, channel)
    return _largest([by_target, by_asa, agents_for_occupancy(s, team, channel)])


@quantity("agents")
def required_agents(s: Scenario, team: Team) -> Expr:
    """Agents that all queues of the team require in a half-hour."""
    needs = [agents(s, team, channel) for channel in queue_channels(s, team)]
    if not needs:
        return 0 * open_interval(s, team)
    return _largest([*needs]) if team.pool else total(needs)


@quantity("agents")
def queue_positions(s: Scenario, team: Team) -> Expr:
    """Agents on duty for the queues in a half-hour, not below the floor."""
    return maximum(required_agents(s, team), team.min_agents)
