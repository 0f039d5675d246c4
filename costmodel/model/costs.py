"""Totals of the cost and benefit lines, by month and over the horizon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import month_index, over_months, total, where
from costmodel.kernel.quantity import quantity
from costmodel.model import (
    assist,
    automation,
    availability,
    benefits,
    churn,
    compliance,
    custom,
    learning,
    on_call,
    people,
    platform,
    recording,
    retention,
    second_line,
    support_staff,
    telephony,
    vendors,
)
from costmodel.model.lines import (
    BENEFIT_LINES,
    COST_LINES,
    ONE_TIME_COST_LINES,
    STRATEGIC_LINES,
    Registered,
    lines_of,
    sum_of,
)

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr

# The files whose lines the totals are made of, in the order in which reports show them. Importing
# them registers their lines.
LINE_FILES = (
    *(people, learning, retention, support_staff, second_line, on_call, vendors),
    *(platform, telephony, recording, availability, compliance),
    *(automation, assist, custom, churn, benefits),
)


def _place(registered: Registered) -> int:
    module = registered.quantity.function.__module__
    return [file.__name__ for file in LINE_FILES].index(module)


for register in (COST_LINES, ONE_TIME_COST_LINES, BENEFIT_LINES, STRATEGIC_LINES):
    register.sort(key=_place)


@quantity("money/month")
def running_cost(s: Scenario) -> Expr:
    """All monthly cost lines."""
    return total(lines_of(COST_LINES, s))


@quantity("money")
def one_time_cost(s: Scenario) -> Expr:
    """All one-time costs, paid at the start."""
    return total(lines_of(ONE_TIME_COST_LINES, s))


@quantity("money/month")
def benefit(s: Scenario) -> Expr:
    """All monthly benefits."""
    return total(lines_of(BENEFIT_LINES, s))


@quantity("money/month")
def strategic_benefit(s: Scenario) -> Expr | None:
    """All monthly benefits that are set apart: they are in no total and no return."""
    return sum_of(lines_of(STRATEGIC_LINES, s))


@quantity("money")
def total_running_cost(s: Scenario) -> Expr:
    """Monthly costs of the whole horizon."""
    return over_months(running_cost(s))


@quantity("money")
def total_cost(s: Scenario) -> Expr:
    """All costs of the horizon, one-time costs included, not discounted."""
    return one_time_cost(s) + total_running_cost(s)


@quantity("money")
def total_benefit(s: Scenario) -> Expr:
    """All benefits of the horizon, not discounted."""
    return over_months(benefit(s))


@quantity("money", none="no benefit is called strategic")
def total_strategic_benefit(s: Scenario) -> Expr | None:
    """All benefits of the horizon that are set apart, not discounted."""
    monthly = strategic_benefit(s)
    return None if monthly is None else over_months(monthly)


@quantity("money/month")
def cost_of_last_year(s: Scenario) -> Expr:
    """Running cost of the twelve months that end with the month of the run rate."""
    month = month_index() + s.calendar.month
    year = s.calendar.year * s.calendar.months_per_year
    inside = (month <= s.run_rate_month) * (month > s.run_rate_month - year)
    return where(inside, running_cost(s), 0)
