"""People on the payroll: FTE, hires, labor, hiring and supervision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import maximum, previous, total
from costmodel.kernel.quantity import quantity
from costmodel.model.attrition import attrition_of
from costmodel.model.escalation import at_wages_of
from costmodel.model.lines import PEOPLE, cost_line, sum_of
from costmodel.model.pay import base_pay, fte_year, pay_and_burden, premium_rate
from costmodel.model.staffing import employees, team_fte

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


@quantity("FTE")
def employed_agents(s: Scenario) -> Expr | None:
    """FTE that all teams employ, where some absence is not paid, supervisors excluded."""
    if all(s.unpaid_shrinkage(team) is None for team in s.staffed_teams):
        return None
    return total([employees(s, team) for team in s.staffed_teams])


@quantity("money/FTE/year")
def yearly_pay(s: Scenario, team: Team) -> Expr:
    """What a paid FTE costs in a year, before premiums."""
    if team.pay.overhead is None:
        return pay_and_burden(s, team)
    return base_pay(s, team) + at_wages_of(s, team, team.pay.overhead)


def pay_before_overhead(s: Scenario, team: Team) -> Expr:
    """The yearly pay of an FTE on which premiums are paid."""
    return yearly_pay(s, team) if team.pay.overhead is None else base_pay(s, team)


@quantity("money/month")
def premium_pay(s: Scenario, team: Team) -> Expr | None:
    """Premiums of a team: for hours of the week, holidays and overtime."""
    rate = premium_rate(s, team)
    if rate is None:
        return None
    monthly = team_fte(s, team) * pay_before_overhead(s, team) / s.calendar.months_per_year
    return monthly * rate


@quantity("money/month")
def team_labor(s: Scenario, team: Team) -> Expr:
    """Pay of a team, with premiums for the hours that have them."""
    monthly = team_fte(s, team) * yearly_pay(s, team) / s.calendar.months_per_year
    premiums = premium_pay(s, team)
    return monthly if premiums is None else monthly + premiums


@quantity("money/h")
def cost_per_paid_hour(s: Scenario, team: Team) -> Expr | None:
    """Cost of an agent's paid hour, before premiums."""
    return None if team.is_vendor else yearly_pay(s, team) / fte_year(s, team)


@quantity("money/h")
def cost_per_productive_hour(s: Scenario, team: Team) -> Expr | None:
    """Cost of an agent's scheduled hour: what is paid for shrinkage included."""
    paid = cost_per_paid_hour(s, team)
    return None if paid is None else paid / (1 - team.shrinkage)


@cost_line(PEOPLE)
def labor(s: Scenario) -> Expr | None:
    """Labor: pay of the own teams."""
    teams = own_teams(s)
    return total([team_labor(s, team) for team in teams]) if teams else None


@quantity("FTE/month")
def leavers(s: Scenario, team: Team) -> Expr:
    """FTE that leave in a month, of those there were the month before."""
    return previous(employees(s, team)) * attrition_of(s, team) / s.calendar.months_per_year


def net_hires(s: Scenario, team: Team) -> Expr:
    """The hires of a month, or, below zero, the dismissals."""
    rise = (employees(s, team) - previous(employees(s, team))) / s.calendar.month
    return rise + leavers(s, team)


@quantity("FTE/month")
def hires(s: Scenario, team: Team) -> Expr:
    """FTE hired in a month: what leavers and a rising requirement ask for."""
    return maximum(0, net_hires(s, team))


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
    return employees(s, team) / team.supervisors.span


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


@quantity("money/month")
def team_coordination(s: Scenario, team: Team) -> Expr | None:
    """Coordination of a team's site."""
    return None if team.coordination is None else team_labor(s, team) * team.coordination


@cost_line(PEOPLE)
def coordination(s: Scenario) -> Expr | None:
    """Coordination of sites, as a share of the labor of each."""
    return sum_of(team_coordination(s, team) for team in own_teams(s))
