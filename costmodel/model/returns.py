"""Returns: present values, rate of return and payback of a scenario or of a switch.

A scenario's flows are its benefits less its costs; a comparison's are what switching changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import (
    cumulative,
    first_month,
    none,
    over_months,
    total,
    where,
)
from costmodel.kernel.operations import irr as rate_of_return
from costmodel.kernel.quantity import quantity
from costmodel.model.costs import benefit, one_time_cost, running_cost, total_benefit, total_cost
from costmodel.model.discounting import discount_factor, scenario_of
from costmodel.model.switch import (
    Comparison,
    change_of_benefit,
    change_of_one_time_cost,
    change_of_running_cost,
)

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr
    from costmodel.model.discounting import Flows


@quantity("money")
def initial_flow(x: Flows) -> Expr:
    """Flow at the start: one-time costs, with a minus."""
    once = change_of_one_time_cost(x) if isinstance(x, Comparison) else one_time_cost(x)
    return 0 - once


@quantity("money/month", opening=initial_flow)
def net_flow(x: Flows) -> Expr:
    """Benefits less running costs of a month; at the start, one-time costs."""
    if isinstance(x, Comparison):
        return change_of_benefit(x) - change_of_running_cost(x)
    return benefit(x) - running_cost(x)


@quantity("money/month", opening=initial_flow)
def present_flow(x: Flows) -> Expr:
    """Net flow of a month, discounted to the start."""
    return net_flow(x) * discount_factor(x)


@quantity("money")
def npv(x: Flows) -> Expr:
    """Net present value: all flows discounted to the start, the one-time costs undiscounted."""
    return initial_flow(x) + over_months(present_flow(x))


@quantity("share", none="no single rate of return fits these flows")
def irr(x: Flows) -> Expr:
    """Internal rate of return, a year, at which the flows are worth nothing."""
    return rate_of_return(net_flow(x), scenario_of(x).calendar.months_per_year)


@quantity("money")
def cumulative_net(x: Flows) -> Expr:
    """All flows up to the end of the month."""
    return cumulative(net_flow(x))


@quantity("money")
def payback_slack(x: Flows) -> Expr:
    """Shortfall that passes for paid back: noise of the costs that flows are made of."""
    both = (x.baseline, x.alternative) if isinstance(x, Comparison) else (x,)
    return total([total_cost(s) for s in both]) * scenario_of(x).calendar.rounding_slack


@quantity("1")
def paid_back(x: Flows) -> Expr:
    """1 once the cumulative net is not negative, otherwise 0."""
    return cumulative_net(x) >= 0 - payback_slack(x)


@quantity("month", none="the cumulative net stays negative over the horizon")
def payback_months(x: Flows) -> Expr:
    """First month, counted from 1, by whose end the cumulative net is not negative."""
    return first_month(paid_back(x))


@quantity("money")
def total_net_flow(x: Flows) -> Expr:
    """All flows of the horizon, not discounted."""
    return initial_flow(x) + over_months(net_flow(x))


def no_investment(x: Flows) -> str:
    """Why there is nothing to earn a return on."""
    if isinstance(x, Comparison):
        return "the switch costs nothing more once, so there is no investment"
    return "there is no cost to earn a return on"


@quantity("share", none=no_investment)
def roi(x: Flows) -> Expr:
    """Return on investment over the horizon, not discounted.

    Of a scenario: benefits less costs, over costs. Of a switch: all its flows over the change of
    one-time costs, where that is positive.
    """
    if isinstance(x, Comparison):
        invested = change_of_one_time_cost(x)
        return where(invested > 0, total_net_flow(x) / invested, none())
    cost = total_cost(x)
    return where(cost > 0, (total_benefit(x) - cost) / cost, none())


@quantity("money/month")
def present_running_cost(s: Scenario) -> Expr:
    """Running cost of a month, discounted to the start."""
    return running_cost(s) * discount_factor(s)


@quantity("money/month")
def present_benefit(s: Scenario) -> Expr:
    """Benefits of a month, discounted to the start."""
    return benefit(s) * discount_factor(s)


@quantity("money")
def present_cost(s: Scenario) -> Expr:
    """Present value of all costs."""
    return one_time_cost(s) + over_months(present_running_cost(s))


@quantity("share", none="there is no cost to earn a return on")
def roi_pv(s: Scenario) -> Expr:
    """Return on investment on present values."""
    cost = present_cost(s)
    gain = over_months(present_benefit(s)) - cost
    return where(cost > 0, gain / cost, none())
