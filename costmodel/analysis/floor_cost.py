"""What a team's floor (`min_agents`) costs, and from which volume on it no longer binds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.variants import demand_paths, in_variants, parts_of
from costmodel.kernel.expression import traced

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr

GRID = 64  # factors of volume tried at once
MOST = 1000.0  # times the volume: beyond that a floor is said to bind at any
ROUNDS = 3  # each narrows the factor to a part in 63 of what it was


@dataclass(frozen=True, slots=True)
class FloorCost:
    """A team's floor: what it adds to the run rate, where it binds, and until which volume.

    `half_hours` are those of an average week in which it binds, of `open_half_hours`. `free_from`
    is the volume, in contacts a month of all channels, from which on it binds nowhere: 0 where it
    never does, None where it always does.
    """

    team: str
    min_agents: float
    cost: float
    half_hours: float
    open_half_hours: float
    contacts: float
    free_from: float | None


def floor_costs(s: Scenario, month: int) -> tuple[FloorCost, ...]:
    """The floors of the teams that are sized, by team."""
    found = []
    for team in s.staffed_teams:
        paths = list(parts_of(s, f"teams.{team.name}.min_agents"))
        if team.headcount is None and "min_agents" in team.spans and paths:
            found.append(_floor_cost(s, team, paths, month))
    return tuple(found)


def _floor_cost(s: Scenario, team: Team, paths: list[str], month: int) -> FloorCost:
    lines = s.graph.of_scope(s.scope)
    names = ("run_rate_cost", f"open_halves.{team.name}", "total_contacts")
    # Without a queue, no agents are required, and any floor binds at every volume.
    bound = lines.get(f"floor_bound.{team.name}", traced(0) < team.min_agents)
    nodes = [*(lines[name] for name in names), team.min_agents, bound]
    changes = {path: [s.inputs[path].value, 0.0] for path in paths}
    cost, halves, contacts, floor, binds = in_variants(s, nodes, changes, month)
    factor = _free_factor(s, bound, month)
    return FloorCost(
        team=team.name,
        min_agents=floor[0],
        cost=cost[0] - cost[1],
        half_hours=binds[0] * halves[0],
        open_half_hours=halves[0],
        contacts=contacts[0],
        free_from=None if factor is None else factor * contacts[0],
    )


def _free_factor(s: Scenario, bound: Expr, month: int) -> float | None:
    """The least factor on all demand at which a floor binds in no half-hour."""
    paths = demand_paths(s)
    low, high = 1 / MOST, MOST
    for _ in range(ROUNDS):
        between = (low * (high / low) ** (step / (GRID - 1)) for step in range(1, GRID - 1))
        factors = [low, *between, high]  # these two exactly, as it binds at one and not the other
        changes = {path: [s.inputs[path].value * factor for factor in factors] for path in paths}
        (binding,) = in_variants(s, [bound], changes, month)
        free = next((at for at, share in enumerate(binding) if share <= 0), None)
        if not free:
            return None if free is None else 0.0
        low, high = factors[free - 1], factors[free]
    return high
