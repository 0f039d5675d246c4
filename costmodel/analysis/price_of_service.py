"""The price of service: what each service-level target costs a year, and its last point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.variants import in_variants, parts_of

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario

LOWEST, HIGHEST = 70, 99  # percent


@dataclass(frozen=True, slots=True)
class PriceOfService:
    """A target for all queues, the staff and the yearly cost it takes, and what its point adds.

    `change` is against a target one point lower; None at the lowest.
    """

    target: float
    paid_fte: float
    run_rate_cost: float
    change: float | None


def price_of_service(s: Scenario, month: int) -> tuple[PriceOfService, ...]:
    """The price of each target from 70 to 99 %, all queues alike; none where no target sizes."""
    sizing = [team for team in s.staffed_teams if team.headcount is None]
    paths = [
        part
        for channel in s.channels
        if channel.target is not None and any(team.answers(channel.name) for team in sizing)
        for part in parts_of(s, f"demand.channels.{channel.name}.target.level")
    ]
    if not paths:
        return ()
    targets = [percent / 100 for percent in range(LOWEST, HIGHEST + 1)]
    lines = s.graph.of_scope(s.scope)
    nodes = [lines["paid_fte"], lines["run_rate_cost"]]
    fte, cost = in_variants(s, nodes, dict.fromkeys(paths, targets), month)
    before = [None, *cost]
    return tuple(
        PriceOfService(target, staff, now, None if then is None else now - then)
        for target, staff, now, then in zip(targets, fte, cost, before[:-1], strict=True)
    )
