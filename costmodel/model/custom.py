"""Costs of the user's own, and the reserve for what nobody foresaw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import traced
from costmodel.kernel.operations import pick_by_month, total
from costmodel.kernel.quantity import quantity
from costmodel.model.demand import total_contacts
from costmodel.model.escalation import at_prices, whole_years
from costmodel.model.lines import (
    COST_LINES,
    ONE_TIME_COST_LINES,
    OTHER,
    cost_line,
    lines_of,
    one_time_cost_line,
)
from costmodel.model.people import hires, own_teams, paid_fte
from costmodel.model.platform import seats
from costmodel.model.workload import handled_minutes, resolved_contacts, total_position_hours

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.assumptions.format.costs import CustomCost
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


def _hires(s: Scenario) -> Expr:
    return total([hires(s, team) for team in own_teams(s)])


# How many there are in a month of what an amount is for each of.
COUNTS: dict[str, Callable[[Scenario], Expr | None]] = {
    "resolution": resolved_contacts,
    "contact": total_contacts,
    "minute": handled_minutes,
    "hour": total_position_hours,
    "hire": _hires,
    "seat": seats,
    "fte": paid_fte,
    "customer": lambda s: s.demand.customers,
}


def _monthly(s: Scenario, cost: CustomCost) -> Expr | None:
    """What a cost is in a month, at the prices of the start."""
    amount = cost.amount
    if amount.basis == "month":
        return amount.value
    if amount.basis == "share":
        return amount.value * total([line_named(s, name) for name in amount.lines])
    if amount.basis == "once":
        return _upkeep(s, cost)
    count = COUNTS[amount.basis](s)
    return None if count is None else amount.value * count


def _upkeep(s: Scenario, cost: CustomCost) -> Expr | None:
    """The upkeep of what was paid once, and the payment itself where it has a month."""
    parts = []
    if cost.maintenance is not None:
        parts.append(cost.amount.value * cost.maintenance / s.calendar.months_per_year)
    if cost.since is not None:
        parts.append(cost.amount.value * paid_then(s, cost) / s.calendar.month)
    return total(parts) if parts else None


@quantity("1")
def paid_then(s: Scenario, cost: CustomCost) -> Expr:
    """1 in the month in which a cost is paid once, otherwise 0."""
    return pick_by_month((traced(0), traced(1)), [int(month == cost.since) for month in s.months])


@quantity("1")
def is_paid(s: Scenario, cost: CustomCost) -> Expr | None:
    """1 in the months in which a cost is paid, otherwise 0."""
    paid = [int(cost.is_paid_in(month)) for month in s.months]
    return None if all(paid) else pick_by_month((traced(0), traced(1)), paid)


@quantity("factor")
def own_escalation(s: Scenario, cost: CustomCost) -> Expr | None:
    """Price of the month of a cost that rises on its own, of that at the start."""
    if cost.escalation is None:
        return None
    return (1 + cost.escalation * s.calendar.year) ** whole_years(s)


def line_named(s: Scenario, name: str) -> Expr:
    """A monthly cost line by its name; 0 of one that does not apply."""
    if name in s.costs:
        node: Expr | None = custom_cost(s, s.costs[name])
    else:
        (found,) = (each.quantity for each in COST_LINES if each.quantity.name == name)
        node = found(s)
    return traced(0) if node is None else node


@cost_line(OTHER, each=lambda s: s.costs.values(), named_after_member=True)
def custom_cost(s: Scenario, cost: CustomCost) -> Expr | None:
    """Cost of the user's own: what is paid by month, or the upkeep of what was paid once."""
    monthly = _monthly(s, cost)
    if monthly is None:
        return None
    flag, rise = is_paid(s, cost), own_escalation(s, cost)
    monthly = monthly if flag is None else monthly * flag
    if cost.amount.basis == "share":  # its lines rise already
        return monthly
    return at_prices(s, monthly) if rise is None else monthly * rise


@one_time_cost_line(OTHER, each=lambda s: s.costs.values())
def one_time(_s: Scenario, cost: CustomCost) -> Expr | None:
    """Cost of the user's own that is paid once, at the start."""
    is_at_start = cost.amount.basis == "once" and cost.since is None
    return cost.amount.value if is_at_start else None


@cost_line(OTHER)
def contingency(s: Scenario) -> Expr | None:
    """Contingency: the reserve, of all other running costs."""
    if s.contingency is None:
        return None
    others = [each for each in COST_LINES if each.quantity is not contingency]
    return s.contingency * total(lines_of(others, s))


@one_time_cost_line(OTHER)
def contingency_once(s: Scenario) -> Expr | None:
    """Contingency: the reserve, of all other one-time costs."""
    others = [each for each in ONE_TIME_COST_LINES if each.quantity is not contingency_once]
    found = lines_of(others, s)
    return None if s.contingency is None or not found else s.contingency * total(found)
