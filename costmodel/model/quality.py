"""Quality by team: how long contacts take it, and how many it resolves at first contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import traced
from costmodel.kernel.operations import maximum, minimum, total
from costmodel.kernel.quantity import quantity
from costmodel.model.arrivals import interval_weight, share_of_week
from costmodel.model.weeks import over_average_week

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


def answering(s: Scenario, channel: Channel) -> list[Team]:
    """The teams that answer a channel, on duty or on call."""
    return [team for team in s.teams.values() if team.answers(channel.name)]


@quantity("share")
def answered_share(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Share of a channel's contacts that a team answers."""
    if team.on_call is None:
        return share_of_week(s, team, channel)
    return over_average_week(s, team, interval_weight(s, team, channel)) * team.on_call.urgent


@quantity("factor")
def channel_aht_factor(s: Scenario, channel: Channel) -> Expr | None:
    """Handling time in all teams on average, of that of the channel."""
    teams = answering(s, channel)
    if all(team.aht_factor is None for team in teams):
        return None
    factors = [traced(1) if team.aht_factor is None else team.aht_factor for team in teams]
    shares = [answered_share(s, team, channel) for team in teams]
    return total([share * factor for share, factor in zip(shares, factors, strict=True)])


@quantity("share")
def channel_fcr(s: Scenario, channel: Channel) -> Expr | None:
    """First contact resolution of a channel, with what its teams add or lack."""
    changing = [team for team in answering(s, channel) if team.fcr_change is not None]
    if channel.fcr is None or not changing:
        return channel.fcr
    changes = [
        answered_share(s, team, channel) * team.fcr_change
        for team in changing
        if team.fcr_change is not None
    ]
    return minimum(1, maximum(0, channel.fcr + total(changes)))
