"""Which half-hours of a team's week are one row: those that nothing of its structure tells apart.

Values are no reason: an edit in a workbook would part what happened to be equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Stretch, Team

DAY, WEEK = 48, 336  # half-hours


def channels_of(s: Scenario, team: Team) -> list[Channel]:
    """The channels that a team answers, in the order of the file."""
    return [channel for channel in s.channels if team.answers(channel.name)]


def folded(s: Scenario, team: Team) -> list[list[int]]:
    """The team's open half-hours by row, the rows in the order of their first half-hours."""
    open_halves = s.open_halves(team)
    received = {(channel.name, half) for channel, half in _received(s, team)}
    waits = {channel.name: next_staffed(s, channel) for channel in _put_off(s, team)}
    rows: dict[tuple[Hashable, ...], list[int]] = {}
    for half in open_halves:
        place = (*_place(half, s, team, received), *(until[half] for until in waits.values()))
        rows.setdefault(place, []).append(half)
    return list(rows.values())


def _place(
    half: int, s: Scenario, team: Team, received: set[tuple[str, int]]
) -> Iterator[Hashable]:
    """What tells a half-hour from others: pay, people, arrivals, who shares them, what waited."""
    yield tuple(in_stretch(half, s, team, stretch) for stretch in team.stretches)
    for channel in channels_of(s, team):
        yield _in_profile(half, s, channel)
        yield sharing(half, s, channel)
        if (channel.name, half) in received or (channel.spread == "deadline" and not team.on_call):
            yield half


def in_stretch(half: int, s: Scenario, team: Team, stretch: Stretch) -> bool:
    """Whether a half-hour lies in some hours, by the team's own clock."""
    return stretch.hours is None or s.local(half, team.time_zone) in stretch.hours


def _in_profile(half: int, s: Scenario, channel: Channel) -> tuple[int, ...]:
    """A half-hour's place in the channel's profile."""
    profile, local = s.profile_of(channel), s.local(half, channel.time_zone)
    if profile.halves:
        return (local,)
    return (local // DAY, local // 2) if profile.hours else ()


def sharing(half: int, s: Scenario, channel: Channel) -> tuple[Team, ...]:
    """The teams that answer a channel in a half-hour."""
    teams = [team for team in s.teams.values() if team.answers(channel.name)]
    return tuple(team for team in teams if s.local(half, team.time_zone) in team.hours)


def next_staffed(s: Scenario, channel: Channel) -> list[int]:
    """For each half-hour, the first from it on in which a team on duty answers the channel."""
    teams = [team for team in s.staffed_teams if team.answers(channel.name)]
    staffed = {half for team in teams for half in s.open_halves(team)}
    found, following = [0] * WEEK, min(staffed)
    for half in reversed(range(WEEK)):
        following = half if half in staffed else following
        found[half] = following
    return found


def _put_off(s: Scenario, team: Team) -> list[Channel]:
    """The channels whose contacts wait for another team."""
    return [] if team.on_call is None else channels_of(s, team)


def _received(s: Scenario, team: Team) -> Iterator[tuple[Channel, int]]:
    """Channels and half-hours in which a team takes what waited while others were on call."""
    if team.on_call is not None:
        return
    for caller in s.on_call_teams:
        for channel in channels_of(s, team):
            if caller.answers(channel.name):
                until = next_staffed(s, channel)
                yield from ((channel, until[half]) for half in s.open_halves(caller))
