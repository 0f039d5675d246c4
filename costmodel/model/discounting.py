"""Discounting: when the flow of a month counts, and what it is then worth at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from costmodel.kernel.operations import ceil, month_index, over_months
from costmodel.kernel.quantity import quantity
from costmodel.model.switch import Comparison

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr

    Flows: TypeAlias = Scenario | Comparison


def scenario_of(x: Flows) -> Scenario:
    """The scenario whose calendar and discounting apply."""
    return x.baseline if isinstance(x, Comparison) else x


def growth(s: Scenario, rate: Expr, years: Expr) -> Expr:
    """What 1 grows to in some years, at a yearly rate that compounds as the file says."""
    if s.compounding == "nominal":
        by_month = rate / s.calendar.months_per_year * s.calendar.month
        return (1 + by_month) ** (years * s.calendar.months_per_year / s.calendar.month)
    return (1 + rate * s.calendar.year) ** years


@quantity("year")
def years_to_flow(x: Flows) -> Expr:
    """Years from the start to when the flow of a month counts."""
    s = scenario_of(x)
    month, year, early = s.calendar.month, s.calendar.year, s.calendar.middle
    if s.discounting == "annual":
        years = _whole_years(s, (month_index() + month) / s.calendar.months_per_year)
        return years if s.timing == "end" else years - early * year
    passed = month_index() + (month if s.timing == "end" else early * month)
    return passed / s.calendar.months_per_year


def _whole_years(s: Scenario, years: Expr) -> Expr:
    return ceil(years / s.calendar.year, s.calendar.rounding_slack) * s.calendar.year


@quantity("factor")
def discount_factor(x: Flows) -> Expr:
    """What money of a month is worth at the start."""
    s = scenario_of(x)
    return 1 / growth(s, s.discount_rate, years_to_flow(x))


@quantity("year/month")
def month_in_years(x: Flows) -> Expr:
    """A month as part of a year."""
    return 1 / scenario_of(x).calendar.months_per_year


@quantity("year")
def horizon_years(x: Flows) -> Expr:
    """The horizon in years."""
    return over_months(month_in_years(x))


@quantity("year")
def years_to_end(x: Flows) -> Expr:
    """Years from the start to the end of all flows: whole ones where they count by year."""
    s = scenario_of(x)
    years = horizon_years(x)
    return _whole_years(s, years) if s.discounting == "annual" else years
