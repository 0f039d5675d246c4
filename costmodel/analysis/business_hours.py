"""A scenario that opens for fewer hours, and one with more or fewer contacts outside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from costmodel.assumptions.format.scenario import WEEK
from costmodel.assumptions.hours import HALVES_PER_DAY, Hours
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.assumptions.profile import Profile
from costmodel.assumptions.reading import Amount
from costmodel.kernel.expression import Input, input_node, traced
from costmodel.kernel.operations import total

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.assumptions.problems import Span
    from costmodel.kernel.expression import Expr

    Halves: TypeAlias = "frozenset[int] | set[int]"

VOLUME = "volume_outside"


def only_in(halves: Halves) -> Callable[[Scenario], Scenario]:
    """Change a scenario to these half-hours: teams are there in them, queues take contacts then.

    Contacts that can be put off are all answered, in these hours.
    """

    def change(s: Scenario) -> Scenario:
        inputs = dict(s.inputs)
        teams = {name: _cut(s, team, halves, inputs) for name, team in s.teams.items()}
        left = {name: team for name, team in teams.items() if team is not None}
        _refuse_lost_pay(s, left)
        cut = replace(s, teams=left, inputs=inputs, actual=None)
        return _weighted(cut, halves, traced(0))

    return change


def with_volume_outside(halves: Halves) -> Callable[[Scenario], Scenario]:
    """Give a scenario an input that multiplies the contacts of queues outside these half-hours."""

    def change(s: Scenario) -> Scenario:
        inputs = dict(s.inputs)
        factor = _input(s, VOLUME, 1.0, inputs)
        return _weighted(replace(s, inputs=inputs, actual=None), halves, factor)

    return change


def _input(s: Scenario, name: str, value: float, inputs: dict[str, Amount]) -> Expr:
    """A number that no file has, as an input beside those of the file."""
    inputs[name] = Amount(value, "1", f"{value:.15g}", name)
    return input_node(Input((s.scope, name), "1", name))


def _cut(s: Scenario, team: Team, halves: Halves, inputs: dict[str, Amount]) -> Team | None:
    """A team in these half-hours, with as many positions as before; None if it has none left."""
    before = s.open_halves(team)
    left = [half for half in before if half in halves]
    if not left:
        return None
    hours = Hours(frozenset(s.local(half, team.time_zone) for half in left))
    if team.headcount is None:
        return replace(team, hours=hours)
    kept = _input(s, f"hours_kept.{team.name}", len(left) / len(before), inputs)
    return replace(team, hours=hours, headcount=team.headcount * kept)


def _refuse_lost_pay(s: Scenario, left: dict[str, Team]) -> None:
    """Refuse hours that take away the team whose pay a vendor's price follows, or all teams."""
    for team in left.values():
        followed = team.pay.share_of
        if followed is not None and followed not in left:
            message = f"`{followed}`, whose pay `{team.name}` follows, has none of these hours"
            raise refused(message, s.teams[followed].spans.near("hours"))
    if not any(team.on_call is None for team in left.values()):
        raise refused("no team is on duty in these hours", s.spans.near("teams"))


def refused(message: str, span: Span) -> AssumptionsError:
    """The error of hours that cannot be set against a scenario's own."""
    return AssumptionsError([Problem("error", "hours", message, span, "choose other `--hours`")])


def weights_of(s: Scenario, channel: Channel) -> list[Expr]:
    """The weights of a channel's week by half-hour, by the demand's clock."""
    profile = s.profile_of(channel)
    local = [s.local(half, channel.time_zone) for half in WEEK]
    if profile.halves:
        return [profile.halves[half] for half in local]
    if not profile.hours:
        return [traced(1) for _ in local]
    hours, days = profile.hours, profile.days
    return [hours[half % HALVES_PER_DAY // 2] * days[half // HALVES_PER_DAY] for half in local]


def share_outside(s: Scenario, channel: Channel, halves: Halves) -> Expr:
    """Share of a channel's contacts that arrive outside these half-hours."""
    weights = weights_of(s, channel)
    outside = [weight for half, weight in enumerate(weights) if half not in halves]
    return total(outside) / total(weights)


def _weighted(s: Scenario, halves: Halves, factor: Expr) -> Scenario:
    """The scenario with the contacts of queues outside these half-hours times a factor."""
    channels = {
        channel.name: _channel(s, channel, halves, factor) for channel in s.demand.channels.values()
    }
    return replace(s, demand=replace(s.demand, channels=channels))


def _channel(s: Scenario, channel: Channel, halves: Halves, factor: Expr) -> Channel:
    is_closed = factor.op == "constant"
    if not channel.waits and not is_closed:
        return channel
    profile = _profile(s, channel, halves, factor)
    if not channel.waits:
        return replace(channel, profile=profile)
    outside = share_outside(s, channel, halves)
    volume = 1 - outside if is_closed else 1 - outside + outside * factor
    if channel.share is not None:
        return replace(channel, profile=profile, share=channel.share * volume)
    assert channel.minutes is not None  # noqa: S101 - the loader checked it
    return replace(channel, profile=profile, minutes=channel.minutes * volume)


def _profile(s: Scenario, channel: Channel, halves: Halves, factor: Expr) -> Profile:
    """A channel's week by half-hour, by its own clock."""
    weights, is_closed = weights_of(s, channel), factor.op == "constant"
    by_clock = {}
    for half, weight in enumerate(weights):
        outside = traced(0) if is_closed else weight * factor
        by_clock[s.local(half, channel.time_zone)] = weight if half in halves else outside
    idle = {half for half in WEEK if s.is_idle(channel, half) or (is_closed and half not in halves)}
    if len(idle) == len(WEEK):
        message = f"no contact of `{channel.name}` arrives in these hours"
        raise refused(message, channel.spans.near("share"))
    local_idle = frozenset(s.local(half, channel.time_zone) for half in idle)
    return Profile(halves=tuple(by_clock[half] for half in WEEK), idle=local_idle)
