"""Pay: what an FTE earns, and what premiums, holidays and overtime add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.quantity import quantity
from costmodel.model.escalation import at_wages_of
from costmodel.model.lines import sum_of
from costmodel.model.positions import share_in
from costmodel.model.staffing import fte_month

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@quantity("h/FTE/year")
def fte_year(s: Scenario, team: Team) -> Expr:
    """Paid hours of one FTE in a year."""
    return fte_month(s, team) * s.calendar.months_per_year


def _gross(s: Scenario, team: Team) -> Expr:
    """Salary, or the hourly pay of a year."""
    if team.pay.hourly is not None:
        return team.pay.hourly * fte_year(s, team)
    assert team.pay.salary is not None  # noqa: S101 - the loader checked it
    return team.pay.salary


def pay_and_burden(s: Scenario, team: Team) -> Expr:
    """What an FTE costs in a year before overhead: the base of premiums and overtime."""
    pay = team.pay.burdened
    if pay is None:
        pay = _gross(s, team) * (1 + team.pay.burden)
    if team.pay.skill is not None:
        pay = pay * team.pay.skill
    if team.language_premium is not None:
        pay = pay * (1 + team.language_premium)
    return at_wages_of(s, team, pay)


@quantity("money/FTE/year")
def base_pay(s: Scenario, team: Team) -> Expr:
    """Pay and burden of a paid FTE in a year, before overhead and premiums."""
    return pay_and_burden(s, team)


@quantity("share")
def holiday_premium(s: Scenario, team: Team) -> Expr | None:
    """Premium of public holidays, on average over the year."""
    holidays, calendar = team.pay.holidays, s.calendar
    if holidays is None:
        return None
    days = calendar.days_per_week * calendar.weeks_per_month * calendar.months_per_year
    return holidays.rate * (holidays.days / days)


@quantity("share")
def overtime_premium(_s: Scenario, team: Team) -> Expr | None:
    """Premium of overtime, on average over paid hours."""
    return None if team.overtime is None else team.overtime.rate * team.overtime.share


@quantity("share")
def premium_rate(s: Scenario, team: Team) -> Expr | None:
    """Premiums, holidays and overtime, all added up, on average over paid hours."""
    hours = [premium.rate * share_in(s, team, premium) for premium in team.pay.all_premiums]
    return sum_of([*hours, holiday_premium(s, team), overtime_premium(s, team)])
