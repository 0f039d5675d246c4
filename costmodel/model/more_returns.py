"""Returns that finance asks for besides: reinvested, discounted to payback, as ratio, by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import (
    cumulative,
    first_month,
    maximum,
    minimum,
    none,
    over_months,
    where,
)
from costmodel.kernel.quantity import quantity
from costmodel.model.discounting import (
    growth,
    horizon_years,
    scenario_of,
    years_to_end,
    years_to_flow,
)
from costmodel.model.returns import (
    initial_flow,
    net_flow,
    no_investment,
    payback_slack,
    present_benefit,
    present_cost,
    present_flow,
)
from costmodel.model.switch import Comparison, change_of_one_time_cost

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr
    from costmodel.model.discounting import Flows


@quantity("money")
def cumulative_present(x: Flows) -> Expr:
    """All flows up to the end of the month, discounted to the start."""
    return cumulative(present_flow(x))


@quantity("1")
def paid_back_discounted(x: Flows) -> Expr:
    """1 once the cumulative present value is not negative, otherwise 0."""
    return cumulative_present(x) >= 0 - payback_slack(x)


@quantity("month", none="the cumulative present value stays negative over the horizon")
def discounted_payback_months(x: Flows) -> Expr:
    """First month, counted from 1, by whose end the cumulative present value is not negative."""
    return first_month(paid_back_discounted(x))


@quantity("1", none=no_investment)
def benefit_cost_ratio(x: Flows) -> Expr:
    """Present value of what is gained over that of what is paid.

    Of a scenario: benefits over all costs. Of a switch: all later flows over the change of one-time
    costs, where that is positive.
    """
    if isinstance(x, Comparison):
        gained, paid = over_months(present_flow(x)), change_of_one_time_cost(x)
    else:
        gained, paid = over_months(present_benefit(x)), present_cost(x)
    return where(paid > 0, gained / paid, none())


@quantity("money/month")
def financed_flow(x: Flows) -> Expr:
    """What a month takes, discounted to the start at the finance rate."""
    s = scenario_of(x)
    rate = s.discount_rate if s.finance_rate is None else s.finance_rate
    return (0 - minimum(net_flow(x), 0)) / growth(s, rate, years_to_flow(x))


@quantity("money")
def outlay(x: Flows) -> Expr:
    """All that months and the start take, discounted to the start at the finance rate."""
    return over_months(financed_flow(x)) - minimum(initial_flow(x), 0)


def _reinvested(x: Flows, flow: Expr, years: Expr) -> Expr:
    s = scenario_of(x)
    rate = s.discount_rate if s.reinvest_rate is None else s.reinvest_rate
    return maximum(flow, 0) * growth(s, rate, years)


@quantity("money/month")
def reinvested_flow(x: Flows) -> Expr:
    """What a month brings, grown to the end at the reinvestment rate."""
    return _reinvested(x, net_flow(x), years_to_end(x) - years_to_flow(x))


@quantity("money")
def proceeds(x: Flows) -> Expr:
    """All that months and the start bring, grown to the end at the reinvestment rate."""
    return over_months(reinvested_flow(x)) + _reinvested(x, initial_flow(x), years_to_end(x))


@quantity("share", none="the flows have not both signs")
def mirr(x: Flows) -> Expr:
    """Modified internal rate of return, a year: what grows the outlay into the proceeds."""
    paid, received = outlay(x), proceeds(x)
    grown = (received / paid) ** (scenario_of(x).calendar.year / years_to_end(x))
    return where((paid > 0) * (received > 0), grown - 1, none())


@quantity("factor")
def interest_of_a_year(s: Scenario) -> Expr:
    """What the discount rate adds to 1 in a year."""
    return growth(s, s.discount_rate, s.calendar.year) - 1


@quantity("year")
def annuity(s: Scenario) -> Expr:
    """Present value of 1 at the end of each year of the horizon; its length without interest."""
    interest, years = interest_of_a_year(s), horizon_years(s)
    at_rate = (1 - (1 + interest) ** (0 - years / s.calendar.year)) / interest * s.calendar.year
    is_none = maximum(interest, 0 - interest) <= s.calendar.rounding_slack
    return where(is_none, years, at_rate)


@quantity("money/year")
def equivalent_annual_cost(s: Scenario) -> Expr:
    """The equal cost at each year's end that has the present value of all costs."""
    return present_cost(s) / annuity(s)
