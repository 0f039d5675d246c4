"""Contacts that can be put off: spread evenly, by their deadline, or into idle time first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import gathered, maximum, over_week, total
from costmodel.kernel.quantity import quantity
from costmodel.model.arrivals import arriving_weight, share_of_week
from costmodel.model.events import events
from costmodel.model.folding import WEEK, channels_of
from costmodel.model.queues import (
    contacts_to_staff,
    load_to_staff,
    queue_channels,
    queue_positions,
    time_to_staff,
    weekly_contacts_to_staff,
)
from costmodel.model.weeks import (
    event_weeks,
    first_halves,
    half_hour_length,
    hours_of_month,
    normal_weeks,
    open_interval,
    rows_of_block,
    team_week,
)

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel, Event
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


def deferrable_channels(s: Scenario, team: Team, spread: str = "") -> list[Channel]:
    """The team's channels whose contacts can be put off, all or those spread in one way."""
    channels = [channel for channel in channels_of(s, team) if not channel.waits]
    return [channel for channel in channels if not spread or channel.spread == spread]


@quantity("h/month")
def deferrable_workload(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Hours of work in the contacts of a channel that can be put off and are the team's."""
    minutes = contacts_to_staff(s, team, channel) * time_to_staff(s, team, channel)
    return minutes / s.calendar.minutes_per_hour * share_of_week(s, team, channel)


@quantity("h/month")
def even_workload(s: Scenario, team: Team) -> Expr | None:
    """Hours of work that is spread evenly over the team's hours."""
    channels = deferrable_channels(s, team, "even")
    return total([deferrable_workload(s, team, c) for c in channels]) if channels else None


def _windows(s: Scenario, team: Team, channel: Channel) -> list[list[int]]:
    """For each row, the rows in which the contacts that arrive there are worked on.

    They are the team's open half-hours from that one on up to the deadline, of the same week.
    """
    rows, halves = rows_of_block(s, team), first_halves(s, team)
    place = {half: row for row, half in enumerate(halves[:rows])}
    steps = range(s.deadline_halves(channel))
    windows = [
        [place[(half + step) % WEEK] for step in steps if (half + step) % WEEK in place]
        for half in halves[:rows]
    ]
    blocks = range(len(halves) // rows)
    return [[block * rows + row for row in window] for block in blocks for window in windows]


def _sets(windows: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(map(tuple, windows))


def _turned(windows: list[list[int]]) -> list[list[int]]:
    """For each row, the rows whose windows it belongs to."""
    found: list[list[int]] = [[] for _ in windows]
    for row, window in enumerate(windows):
        for each in window:
            found[each].append(row)
    return found


@quantity("1")
def window_halves(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Open half-hours from arrival to deadline."""
    sets = _sets(_windows(s, team, channel))
    return gathered(open_interval(s, team), sets, team_week(s, team))


@quantity("share")
def weight_per_half(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Share of an average week's contacts for each half-hour in which they are worked on."""
    return arriving_weight(s, team, channel) / window_halves(s, team, channel)


@quantity("share")
def worked_weight(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Share of an average week's contacts that is worked on in a half-hour."""
    sets = _sets(_turned(_windows(s, team, channel)))
    return gathered(weight_per_half(s, team, channel), sets, team_week(s, team))


@quantity("erlangs")
def deadline_load(s: Scenario, team: Team) -> Expr | None:
    """Load of what is worked to its deadline, each contact evenly until then."""
    loads = [
        weekly_contacts_to_staff(s, team, c) * worked_weight(s, team, c) * time_to_staff(s, team, c)
        for c in deferrable_channels(s, team, "deadline")
    ]
    return total(loads) / s.calendar.half_hour if loads else None


@quantity("erlangs")
def idle_positions(s: Scenario, team: Team) -> Expr | None:
    """Idle time of the agents on duty for the queues, up to the highest occupancy."""
    if not team.blended:
        return None
    load = total([load_to_staff(s, team, channel) for channel in queue_channels(s, team)])
    return maximum(0, queue_positions(s, team) * team.max_occupancy - load)


@quantity("agents")
def deadline_positions(s: Scenario, team: Team) -> Expr | None:
    """Agents on duty for what is worked to its deadline, not rounded."""
    load, idle = deadline_load(s, team), idle_positions(s, team)
    if load is None:
        return None
    return (load if idle is None else maximum(0, load - idle)) / team.max_occupancy


@quantity("erlangs")
def idle_after_deadlines(s: Scenario, team: Team) -> Expr | None:
    """Idle time that what is worked to its deadline leaves."""
    load, idle = deadline_load(s, team), idle_positions(s, team)
    if load is None or idle is None:
        return idle
    return maximum(0, idle - load)


@quantity("h/month")
def idle_hours(s: Scenario, team: Team) -> Expr | None:
    """Idle hours that work spread evenly may fill."""
    idle = idle_after_deadlines(s, team)
    return None if idle is None else hours_of_month(s, team, idle)


@quantity("h/month")
def even_position_hours(s: Scenario, team: Team) -> Expr | None:
    """Hours of the positions for work that is spread evenly, not rounded."""
    workload = even_workload(s, team)
    if workload is None:
        return None
    if team.blended:
        workload = work_beyond_idle(s, team)
    return workload / team.max_occupancy


@quantity("h/month")
def work_beyond_idle(s: Scenario, team: Team) -> Expr:
    """Hours of work spread evenly that the idle time of their own weeks does not hold."""
    if events(s):
        beyond = [event_work_beyond_idle(s, team, event) for event in events(s)]
        return total([normal_work_beyond_idle(s, team), *beyond])
    workload, idle = even_workload(s, team), idle_hours(s, team)
    assert workload is not None  # noqa: S101 - asked for where there is such work
    assert idle is not None  # noqa: S101 - and the team is blended
    return maximum(0, workload - idle)


@quantity("h/month")
def normal_work_beyond_idle(s: Scenario, team: Team) -> Expr:
    """Hours of such work in normal weeks that their idle time does not hold."""
    return _beyond_idle(s, team, normal_weeks(s, team))


@quantity("h/month")
def event_work_beyond_idle(s: Scenario, team: Team, event: Event) -> Expr:
    """Hours of such work in weeks of the event that their idle time does not hold."""
    return _beyond_idle(s, team, event_weeks(s, team, event))


def _beyond_idle(s: Scenario, team: Team, weeks: Expr) -> Expr:
    """Work less idle time in some of the month's weeks, not below 0."""
    idle = idle_after_deadlines(s, team)
    assert idle is not None  # noqa: S101 - the team is blended
    minutes = [
        weekly_contacts_to_staff(s, team, c)
        * over_week(arriving_weight(s, team, c), weeks)
        * time_to_staff(s, team, c)
        for c in deferrable_channels(s, team, "even")
    ]
    idle_week = over_week(idle, weeks) * half_hour_length(s)
    work_week = total(minutes) / s.calendar.minutes_per_hour
    return maximum(0, work_week - idle_week) * s.calendar.weeks_per_month


@quantity("h/month")
def deadline_position_hours(s: Scenario, team: Team) -> Expr | None:
    """Hours of the positions for what is worked to its deadline."""
    positions = deadline_positions(s, team)
    return None if positions is None else hours_of_month(s, team, positions)


@quantity("h/month")
def deferrable_position_hours(s: Scenario, team: Team) -> Expr | None:
    """Hours of the positions for contacts that can be put off."""
    parts = [even_position_hours(s, team), deadline_position_hours(s, team)]
    hours = [part for part in parts if part is not None]
    return total(hours) if hours else None
