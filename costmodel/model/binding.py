"""What binds the staffing: the floor, the highest occupancy or the service level.

A floor-bound team saves nothing when its volume falls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import over_week, total
from costmodel.kernel.quantity import quantity
from costmodel.model.staffing import agents_for_target, queue_channels, required_agents
from costmodel.model.weeks import open_halves

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@quantity("1")
def interval_floor_bound(s: Scenario, team: Team) -> Expr:
    """1 in half-hours whose queues require fewer agents than the floor."""
    return required_agents(s, team) < team.min_agents


@quantity("1")
def interval_occupancy_bound(s: Scenario, team: Team) -> Expr:
    """1 in half-hours where the highest occupancy asks for more than the service level."""
    by_target = total([agents_for_target(s, team, c) for c in queue_channels(s, team)])
    above_floor = 1 - interval_floor_bound(s, team)
    return (required_agents(s, team) > by_target) * above_floor


@quantity("share")
def floor_bound(s: Scenario, team: Team) -> Expr | None:
    """Share of the open half-hours in which the floor binds."""
    if not queue_channels(s, team):
        return None
    return over_week(interval_floor_bound(s, team)) / open_halves(s, team)


@quantity("share")
def occupancy_bound(s: Scenario, team: Team) -> Expr | None:
    """Share of the open half-hours in which the highest occupancy binds."""
    if not queue_channels(s, team):
        return None
    return over_week(interval_occupancy_bound(s, team)) / open_halves(s, team)


@quantity("share")
def target_bound(s: Scenario, team: Team) -> Expr | None:
    """Share of the open half-hours in which the service level binds."""
    by_floor, by_occupancy = floor_bound(s, team), occupancy_bound(s, team)
    if by_floor is None or by_occupancy is None:
        return None
    return 1 - by_floor - by_occupancy
