"""Costs of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.model.lines import OTHER, cost_line, one_time_cost_line

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import CustomCost, Scenario
    from costmodel.kernel.expression import Expr


@cost_line(OTHER, each=lambda s: s.costs.values(), named_after_member=True)
def custom_cost(s: Scenario, cost: CustomCost) -> Expr | None:
    """Cost of the user's own: what is paid monthly, or the upkeep of what was paid once."""
    if cost.amount.monthly is not None:
        return cost.amount.monthly
    if cost.maintenance is None or cost.amount.once is None:
        return None
    return cost.amount.once * cost.maintenance / s.calendar.months_per_year


@one_time_cost_line(OTHER, each=lambda s: s.costs.values())
def one_time(_s: Scenario, cost: CustomCost) -> Expr | None:
    """Cost of the user's own that is paid once, at the start."""
    return cost.amount.once
