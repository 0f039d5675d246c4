"""People on the payroll: FTE, hires, labor, hiring and supervision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import maximum, previous, total
from costmodel.kernel.quantity import quantity
from costmodel.model.escalation import at_wages_of
from costmodel.model.lines import PEOPLE, cost_line, sum_of
from costmodel.model.staffing import premium_share, team_fte

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


def own_teams(s: Scenario) -> list[Team]:
    """Teams on the payroll."""
    return [team for team in s.staffed_teams if not team.is_vendor]


def vendor_teams(s: Scenario) -> list[Team]:
    """Teams that a vendor provides."""
    return [team for team in s.staffed_teams if team.is_vendor]


@quantity("FTE")
def own_fte(s: Scenario) -> Expr:
    """Paid FTE on the payroll, supervisors excluded."""
    return total([team_fte(s, team) for team in own_teams(s)])


@quantity("FTE")
def vendor_fte(s: Scenario) -> Expr | None:
    """Paid FTE of vendors."""
    teams = vendor_teams(s)
    return total([team_fte(s, team) for team in teams]) if teams else None


@quantity("FTE")
def paid_fte(s: Scenario) -> Expr:
    """Paid FTE of all teams, supervisors excluded."""
    vendors = vendor_fte(s)
    return own_fte(s) if vendors is None else own_fte(s) + vendors


@quantity("money/FTE/year")
def yearly_pay(s: Scenario, team: Team) -> Expr:
    """What a paid FTE costs in a year, before premiums."""
    if team.pay.burdened is not None:
        return at_wages_of(s, team, team.pay.burdened)
    assert team.pay.salary is not None  # noqa: S101 - the loader checked it
    return at_wages_of(s, team, team.pay.salary * (1 + team.pay.burden))


@quantity("money/month")
def team_labor(s: Scenario, team: Team) -> Expr:
    """Pay of a team, with premiums for the hours that have them."""
    monthly = team_fte(s, team) * yearly_pay(s, team) / s.calendar.months_per_year
    if team.pay.premium is None:
        return monthly
    return monthly * (1 + team.pay.premium.rate * premium_share(s, team))


@cost_line(PEOPLE)
def labor(s: Scenario) -> Expr | None:
    """Labor: pay of the own teams."""
    teams = own_teams(s)
    return total([team_labor(s, team) for team in teams]) if teams else None


@quantity("FTE/month")
def leavers(s: Scenario, team: Team) -> Expr:
    """FTE that leave in a month, of those there were the month before."""
    return previous(team_fte(s, team)) * team.attrition / s.calendar.months_per_year


@quantity("FTE/month")
def hires(s: Scenario, team: Team) -> Expr:
    """FTE hired in a month: what leavers and a rising requirement ask for."""
    rise = (team_fte(s, team) - previous(team_fte(s, team))) / s.calendar.month
    return maximum(0, rise + leavers(s, team))


@quantity("money/month")
def team_hiring(s: Scenario, team: Team) -> Expr | None:
    """Hiring and onboarding of a team."""
    if team.hiring_cost is None:
        return None
    return hires(s, team) * team.hiring_cost


@cost_line(PEOPLE)
def hiring(s: Scenario) -> Expr | None:
    """Hiring and onboarding of the own teams."""
    return sum_of(team_hiring(s, team) for team in own_teams(s))


@quantity("FTE")
def team_supervisors(s: Scenario, team: Team) -> Expr | None:
    """Supervisors of a team, by their span."""
    if team.supervisors is None or team.is_vendor:
        return None
    return team_fte(s, team) / team.supervisors.span


@quantity("FTE")
def supervisors_fte(s: Scenario) -> Expr | None:
    """Supervisors of all own teams."""
    return sum_of(team_supervisors(s, team) for team in own_teams(s))


@quantity("money/month")
def team_supervision(s: Scenario, team: Team) -> Expr | None:
    """Pay of a team's supervisors."""
    supervisors = team_supervisors(s, team)
    if supervisors is None or team.supervisors is None:
        return None
    pay = at_wages_of(s, team, team.supervisors.burdened)
    return supervisors * pay / s.calendar.months_per_year


@cost_line(PEOPLE)
def supervision(s: Scenario) -> Expr | None:
    """Supervision of the own teams."""
    return sum_of(team_supervision(s, team) for team in own_teams(s))
