"""Headlines: run rate, unit costs and service, by month where they vary by month."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from costmodel.kernel.operations import at_month, minimum, none, over_months, where
from costmodel.kernel.quantity import quantity
from costmodel.model.costs import cost_of_last_year, running_cost
from costmodel.model.demand import total_contacts
from costmodel.model.service import channel_service_level
from costmodel.model.workload import handled_minutes, resolved_contacts

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


@dataclass(frozen=True)
class CostLine:
    """A monthly cost line by its name, as a member of the quantities about it."""

    name: str
    node: Expr


@quantity("money/year")
def run_rate(s: Scenario, line: CostLine) -> Expr:
    """Twelve times a cost line's run-rate month."""
    return at_month(line.node, s.run_rate_month) * s.calendar.months_per_year


@quantity("money/year")
def run_rate_cost(s: Scenario) -> Expr:
    """Twelve times the running cost of the run-rate month."""
    return at_month(running_cost(s), s.run_rate_month) * s.calendar.months_per_year


@quantity("money/month")
def monthly_budget(s: Scenario) -> Expr | None:
    """Budget of a month."""
    return None if s.budget is None else s.budget / s.calendar.months_per_year


@quantity("money/year")
def budget_variance(s: Scenario) -> Expr | None:
    """Run rate less budget: what is spent beyond it, or, with a minus, left of it."""
    budget = monthly_budget(s)
    if budget is None:
        return None
    return run_rate_cost(s) - at_month(budget, s.run_rate_month) * s.calendar.months_per_year


@quantity("money", none="the run-rate month has fewer than twelve months up to it")
def trailing_12_cost(s: Scenario) -> Expr:
    """Running cost of the twelve months that end with the run-rate month."""
    year = s.calendar.year * s.calendar.months_per_year
    return where(s.run_rate_month >= year, over_months(cost_of_last_year(s)), none())


@quantity("money/min", none="people handle no minutes")
def cost_per_minute(s: Scenario) -> Expr:
    """Cost of a minute that people handle."""
    minutes = handled_minutes(s)
    return where(minutes > 0, running_cost(s) / minutes, none())


@quantity("money/contact", none="there are no contacts")
def cost_per_contact(s: Scenario) -> Expr:
    """Cost of a contact offered."""
    contacts = total_contacts(s)
    return where(contacts > 0, running_cost(s) / contacts, none())


@quantity(
    "money/contact",
    none="no contact is resolved, or first contact resolution (`fcr`) is missing on a channel",
)
def cost_per_resolution(s: Scenario) -> Expr | None:
    """Cost of a contact resolved."""
    resolved = resolved_contacts(s)
    if resolved is None:
        return None
    return where(resolved > 0, running_cost(s) / resolved, none())


@quantity("share")
def service_margin(s: Scenario, channel: Channel) -> Expr | None:
    """Service level above the channel's target; negative below it."""
    level = channel_service_level(s, channel)
    return None if level is None or channel.target is None else level - channel.target.level


@quantity("share")
def least_service_margin(s: Scenario) -> Expr | None:
    """Margin of the channel with the least."""
    margins = [service_margin(s, channel) for channel in s.channels]
    known = [margin for margin in margins if margin is not None]
    return reduce(minimum, known) if known else None


@quantity("share", none="no channel has a service-level target")
def service_level(s: Scenario) -> Expr | None:
    """Share of contacts answered in time, of the channel with the least margin to its target."""
    least, chosen = least_service_margin(s), None
    for channel in reversed(s.channels):
        level, margin = channel_service_level(s, channel), service_margin(s, channel)
        if level is not None and margin is not None and least is not None:
            chosen = level if chosen is None else where(margin <= least, level, chosen)
    return chosen
