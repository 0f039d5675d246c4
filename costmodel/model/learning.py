"""Learning: the paid time of new agents who are not yet productive, and training every year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.operations import none, previous, total, where
from costmodel.kernel.quantity import quantity
from costmodel.model.lines import PEOPLE, cost_line, sum_of
from costmodel.model.pay import fte_year
from costmodel.model.people import (
    hires,
    hiring,
    labor,
    own_fte,
    own_teams,
    pay_before_overhead,
    yearly_pay,
)
from costmodel.model.staffing import employees, fte_month

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@dataclass(frozen=True)
class MonthsAgo:
    """So many months before."""

    number: int

    @property
    def name(self) -> str:
        """The number."""
        return str(self.number)


@quantity("FTE/month")
def hired_before(s: Scenario, team: Team, month: MonthsAgo) -> Expr:
    """FTE hired so many months before; before the start as many as in the first month."""
    return previous(_hired(s, team, month.number - 1))


def _hired(s: Scenario, team: Team, months_ago: int) -> Expr:
    return hired_before(s, team, MonthsAgo(months_ago)) if months_ago else hires(s, team)


@quantity("FTE")
def ramp_fte(s: Scenario, team: Team) -> Expr | None:
    """FTE that make up for what new agents do not get done yet."""
    if team.onboarding is None or not team.onboarding.ramp:
        return None
    lost = [
        _hired(s, team, months_ago) * (1 - productivity)
        for months_ago, productivity in enumerate(team.onboarding.ramp)
    ]
    return total(lost) * s.calendar.month


@quantity("FTE")
def training_fte(s: Scenario, team: Team) -> Expr | None:
    """FTE of new agents in training before their first contact."""
    if team.onboarding is None or team.onboarding.training is None:
        return None
    return hires(s, team) * team.onboarding.training / fte_month(s, team)


@quantity("FTE")
def team_learning_fte(s: Scenario, team: Team) -> Expr | None:
    """FTE of a team that are paid while agents learn, beside those who are required."""
    return sum_of([training_fte(s, team), ramp_fte(s, team)])


@quantity("FTE")
def learning_fte(s: Scenario) -> Expr | None:
    """FTE of all own teams that are paid while agents learn."""
    return sum_of(team_learning_fte(s, team) for team in own_teams(s))


@quantity("money/month")
def team_learning(s: Scenario, team: Team) -> Expr | None:
    """Pay of a team for the time in which agents learn."""
    fte = team_learning_fte(s, team)
    return None if fte is None else fte * yearly_pay(s, team) / s.calendar.months_per_year


@cost_line(PEOPLE)
def learning(s: Scenario) -> Expr | None:
    """Learning: pay of new agents in training and until they are productive."""
    return sum_of(team_learning(s, team) for team in own_teams(s))


@quantity("money/month")
def team_recurrent_training(s: Scenario, team: Team) -> Expr | None:
    """Pay of a team for the training that every agent gets each year."""
    if team.recurrent_training is None:
        return None
    hourly = pay_before_overhead(s, team) / fte_year(s, team)
    yearly = employees(s, team) * team.recurrent_training * hourly
    return yearly / s.calendar.months_per_year


@cost_line(PEOPLE)
def recurrent_training(s: Scenario) -> Expr | None:
    """Recurrent training: paid hours of all own agents."""
    return sum_of(team_recurrent_training(s, team) for team in own_teams(s))


@quantity("money/FTE/year", none="nobody is on the payroll")
def cost_per_producing_fte(s: Scenario) -> Expr | None:
    """Labor, hiring and learning of the own teams in a year, for each of their FTE."""
    if learning(s) is None:
        return None
    cost = sum_of([labor(s), hiring(s), learning(s)])
    assert cost is not None  # noqa: S101 - learning is there
    yearly, own = cost * s.calendar.months_per_year, own_fte(s)
    return where(own > 0, yearly / own, none())
