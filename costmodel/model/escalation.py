"""Escalation: wages and prices that rise once a year, on the anniversary of the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import floor, month_index
from costmodel.kernel.quantity import quantity

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@quantity("year")
def whole_years(s: Scenario) -> Expr:
    """Whole years since the start."""
    return floor(month_index() / s.calendar.months_per_year, s.calendar.rounding_slack)


@quantity("factor")
def wage_escalation(s: Scenario) -> Expr | None:
    """Wages of the month, of those at the start."""
    if s.escalation is None or s.escalation.wages is None:
        return None
    return (1 + s.escalation.wages * s.calendar.year) ** whole_years(s)


@quantity("factor")
def team_wage_escalation(s: Scenario, team: Team) -> Expr | None:
    """Wages of a team whose site has an inflation of its own."""
    if team.wage_inflation is None:
        return None
    return (1 + team.wage_inflation * s.calendar.year) ** whole_years(s)


@quantity("factor")
def price_escalation(s: Scenario) -> Expr | None:
    """Prices of the month, of those at the start."""
    if s.escalation is None or s.escalation.prices is None:
        return None
    return (1 + s.escalation.prices * s.calendar.year) ** whole_years(s)


def at_wages_of(s: Scenario, team: Team, amount: Expr) -> Expr:
    """An amount of pay in a team, at the wages of the month."""
    factor = team_wage_escalation(s, team)
    return at_wages(s, amount) if factor is None else amount * factor


def at_wages(s: Scenario, amount: Expr) -> Expr:
    """An amount of pay at the wages of the month."""
    factor = wage_escalation(s)
    return amount if factor is None else amount * factor


def at_prices(s: Scenario, amount: Expr) -> Expr:
    """What something is sold for, at the prices of the month."""
    factor = price_escalation(s)
    return amount if factor is None else amount * factor
