"""What binds the staffing: the floor, the highest occupancy or the service level.

A floor-bound team saves nothing when its volume falls.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from costmodel.kernel.operations import maximum, total
from costmodel.kernel.quantity import quantity
from costmodel.model.queues import (
    agents_for_asa,
    agents_for_target,
    queue_channels,
    required_agents,
)
from costmodel.model.weeks import open_halves, over_average_week

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@quantity("1")
def interval_floor_bound(s: Scenario, team: Team) -> Expr:
    """1 in half-hours whose queues require fewer agents than the floor."""
    return required_agents(s, team) < team.min_agents


@quantity("agents")
def agents_for_service(s: Scenario, team: Team) -> Expr:
    """Agents that the targets of all queues ask for, whatever the occupancy."""
    by_queue = []
    for channel in queue_channels(s, team):
        needs = [agents_for_target(s, team, channel), agents_for_asa(s, team, channel)]
        by_queue.append(reduce(maximum, [need for need in needs if need is not None]))
    return reduce(maximum, by_queue) if team.pool else total(by_queue)


@quantity("1")
def interval_occupancy_bound(s: Scenario, team: Team) -> Expr:
    """1 in half-hours where the highest occupancy asks for more than the service level."""
    above_floor = 1 - interval_floor_bound(s, team)
    return (required_agents(s, team) > agents_for_service(s, team)) * above_floor


@quantity("share")
def floor_bound(s: Scenario, team: Team) -> Expr | None:
    """Share of the open half-hours in which the floor binds."""
    if not queue_channels(s, team):
        return None
    return over_average_week(s, team, interval_floor_bound(s, team)) / open_halves(s, team)


@quantity("share")
def occupancy_bound(s: Scenario, team: Team) -> Expr | None:
    """Share of the open half-hours in which the highest occupancy binds."""
    if not queue_channels(s, team):
        return None
    return over_average_week(s, team, interval_occupancy_bound(s, team)) / open_halves(s, team)


@quantity("share")
def target_bound(s: Scenario, team: Team) -> Expr | None:
    """Share of the open half-hours in which the service level binds."""
    by_floor, by_occupancy = floor_bound(s, team), occupancy_bound(s, team)
    if by_floor is None or by_occupancy is None:
        return None
    return 1 - by_floor - by_occupancy
