"""Arrivals: which share of a channel's week comes to a team in each half-hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import traced
from costmodel.kernel.operations import gathered, pick_by_interval, total
from costmodel.kernel.quantity import quantity
from costmodel.model.events import event_surge, events, normal_surge
from costmodel.model.folding import DAY, next_staffed, sharing
from costmodel.model.weeks import (
    by_block,
    first_halves,
    half_hour_length,
    hours_of_week,
    open_interval,
    over_average_week,
    rows_of_block,
    team_week,
)

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@quantity("1")
def profile_sum(s: Scenario, channel: Channel) -> Expr:
    """Sum of the profile's weights over the half-hours of a week."""
    profile = s.profile_of(channel)
    if profile.halves:
        return total(profile.halves)
    return total(profile.hours) * total(profile.days) * s.calendar.halves_per_hour


def _profile_weight(s: Scenario, team: Team, channel: Channel) -> Expr:
    """The share of a normal week's contacts that arrives in a half-hour."""
    profile, week = s.profile_of(channel), team_week(s, team)
    local = [s.local(half, channel.time_zone) for half in first_halves(s, team)]
    if profile.halves:
        return pick_by_interval(profile.halves, local, week) / profile_sum(s, channel)
    if not profile.hours:
        return open_interval(s, team) * half_hour_length(s) / hours_of_week(s)
    by_hour = pick_by_interval(profile.hours, [half % DAY // 2 for half in local], week)
    by_day = pick_by_interval(profile.days, [half // DAY for half in local], week)
    return by_hour * by_day / profile_sum(s, channel)


@quantity("share")
def taken_share(s: Scenario, team: Team, channel: Channel) -> Expr | None:
    """Share of a half-hour's contacts that the team takes; other teams take the rest."""
    return _shares(s, team, [sharing(half, s, channel) for half in first_halves(s, team)])


@quantity("share")
def taken_over_share(s: Scenario, team: Team, channel: Channel) -> Expr | None:
    """Share of what waited for a half-hour that the team takes; others on duty take the rest."""
    groups = [sharing(half, s, channel) for half in first_halves(s, team)]
    on_duty = [tuple(each for each in group if each.on_call is None) for group in groups]
    return taken_share(s, team, channel) if groups == on_duty else _shares(s, team, on_duty)


def _shares(s: Scenario, team: Team, groups: list[tuple[Team, ...]]) -> Expr | None:
    """The team's share among those that are there in each of its rows; None if it is alone."""
    if all(len(group) == 1 for group in groups):
        return None
    kinds = list(dict.fromkeys(groups))
    shares = [_share_among(team, group) for group in kinds]
    index = [kinds.index(group) for group in groups]
    return pick_by_interval(shares, index, team_week(s, team))


def _share_among(team: Team, group: tuple[Team, ...]) -> Expr:
    """The team's share of those that are there: alone it takes everything.

    Where nobody contacts the channel, several may be there without shares: the first takes it.
    """
    shares = [each.share for each in group if each.share is not None]
    if team.share is None or len(shares) < len(group):
        return traced(int(team is group[0]))
    return traced(1) if len(group) == 1 else team.share / total(shares)


@quantity("factor")
def interval_surge(s: Scenario, team: Team) -> Expr | None:
    """Contacts of the half-hour's week, of those of the month's average week."""
    if not events(s):
        return None
    surges = [normal_surge(s), *(event_surge(s, event) for event in events(s))]
    return by_block(s, team, surges)


@quantity("share")
def interval_weight(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Share of an average week's contacts that arrive in one half-hour and are the team's."""
    weight = _profile_weight(s, team, channel)
    for factor in (taken_share(s, team, channel), interval_surge(s, team)):
        weight = weight if factor is None else weight * factor
    return weight


@quantity("share")
def put_off(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Share of an average week's contacts that arrive while the team is on call and can wait."""
    assert team.on_call is not None  # noqa: S101 - only such teams come here
    return interval_weight(s, team, channel) * (1 - team.on_call.urgent)


@quantity("share")
def taken_over(s: Scenario, team: Team, channel: Channel) -> Expr | None:
    """Share of an average week's contacts that waited until the team came on duty."""
    parts = []
    for caller in s.on_call_teams:
        if caller.answers(channel.name):
            sets = _receiving_sets(s, team, caller, channel)
            if any(sets):
                parts.append(gathered(put_off(s, caller, channel), sets, team_week(s, team)))
    if not parts:
        return None
    share = taken_over_share(s, team, channel)
    return total(parts) if share is None else total(parts) * share


def _receiving_sets(
    s: Scenario, team: Team, caller: Team, channel: Channel
) -> tuple[tuple[int, ...], ...]:
    """For each of the team's rows, the caller's rows whose contacts wait for it, by half-hour."""
    rows, mine = rows_of_block(s, caller), rows_of_block(s, team)
    place = {half: row for row, half in enumerate(first_halves(s, team)[:mine])}
    counts, until = team_week(s, caller).counts, next_staffed(s, channel)
    found: list[list[int]] = [[] for _ in first_halves(s, team)]
    for row, half in enumerate(first_halves(s, caller)):
        block, target = row // rows, place.get(until[half])
        if target is not None:
            found[block * mine + target] += [row] * counts[row]
    return tuple(map(tuple, found))


def arriving_weight(s: Scenario, team: Team, channel: Channel) -> Expr:
    """The share of an average week's contacts that a team on duty gets in a half-hour."""
    waited = taken_over(s, team, channel)
    return interval_weight(s, team, channel) if waited is None else arriving_share(s, team, channel)


@quantity("share")
def arriving_share(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Share of an average week's contacts that come to the team, those that waited included."""
    waited = taken_over(s, team, channel)
    assert waited is not None  # noqa: S101 - asked for where some waited
    return interval_weight(s, team, channel) + waited


@quantity("share")
def share_of_week(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Share of the average week's contacts that come to the team."""
    return over_average_week(s, team, arriving_weight(s, team, channel))
