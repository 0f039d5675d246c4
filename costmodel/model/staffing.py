"""Staffing: from positions to scheduled hours, paid hours and FTE, for each team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.operations import highest, maximum, previous
from costmodel.kernel.quantity import quantity
from costmodel.model.attrition import survival
from costmodel.model.capture import headcount_after_machines
from costmodel.model.positions import required_position_hours
from costmodel.model.weeks import half_hour_length, open_halves

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@quantity("h/FTE/month")
def fte_month(s: Scenario, team: Team) -> Expr:
    """Paid hours of one FTE in a month."""
    return team.fte_hours * s.calendar.weeks_per_month


@quantity("h/month")
def position_hours(s: Scenario, team: Team) -> Expr:
    """Hours of all positions on duty."""
    if team.headcount is None:
        return required_position_hours(s, team)
    return scheduled_hours(s, team) * (1 - team.schedule_inefficiency)


@quantity("h/month")
def scheduled_hours(s: Scenario, team: Team) -> Expr:
    """Hours on the schedule: positions, and what shifts waste."""
    if team.headcount is None:
        return position_hours(s, team) / (1 - team.schedule_inefficiency)
    return paid_hours(s, team) * (1 - team.shrinkage)


@quantity("h/month")
def paid_hours(s: Scenario, team: Team) -> Expr:
    """Hours paid: the schedule, and the shrinkage."""
    if team.headcount is not None:
        headcount = headcount_after_machines(s, team)
        return (team.headcount if headcount is None else headcount) * fte_month(s, team)
    if team.is_held:
        return team_fte(s, team) * fte_month(s, team)
    return scheduled_hours(s, team) / (1 - team.shrinkage)


@quantity("FTE")
def team_fte(s: Scenario, team: Team) -> Expr:
    """Paid FTE of a team."""
    if not team.is_held:
        return paid_hours(s, team) / fte_month(s, team)
    return fte_until_notice(s, team, team.notice) if team.notice else fte_left(s, team)


@quantity("FTE")
def required_fte(s: Scenario, team: Team) -> Expr | None:
    """Paid FTE that the targets need, where a headcount is given or staff is held."""
    if team.headcount is None and not team.is_held:
        return None
    worked = (1 - team.schedule_inefficiency) * (1 - team.shrinkage)
    return required_position_hours(s, team) / worked / fte_month(s, team)


def _required(s: Scenario, team: Team) -> Expr:
    required = required_fte(s, team)
    assert required is not None  # noqa: S101 - asked for where staff is held
    return required


@quantity("FTE")
def required_of_start(s: Scenario, team: Team) -> Expr:
    """Required FTE, as so many at the start of whom this month's are left."""
    return _required(s, team) / survival(s, team)


def fte_left(s: Scenario, team: Team) -> Expr:
    """Those left of the most that were ever required: nobody is dismissed."""
    return survival(s, team) * highest(required_of_start(s, team))


@dataclass(frozen=True)
class NoticeMonth:
    """So many months of notice."""

    number: int

    @property
    def name(self) -> str:
        """The number."""
        return str(self.number)


def fte_until_notice(s: Scenario, team: Team, months: int) -> Expr:
    """Those required in this month or in so many months before it."""
    required = _required(s, team)
    if not months:
        return required
    if months == 1:
        return maximum(required, previous(required))
    return maximum(required, previous(fte_within(s, team, NoticeMonth(months - 1))))


@quantity("FTE")
def fte_within(s: Scenario, team: Team, month: NoticeMonth) -> Expr:
    """Highest required FTE of this month and so many months before it."""
    return fte_until_notice(s, team, month.number)


def employees(s: Scenario, team: Team) -> Expr:
    """The FTE that a team employs: more than are paid at a time, where some absence is not."""
    employed = employed_fte(s, team)
    return team_fte(s, team) if employed is None else employed


@quantity("FTE")
def employed_fte(s: Scenario, team: Team) -> Expr | None:
    """FTE employed: those paid, and those who make up for absence that is not paid."""
    unpaid = s.unpaid_shrinkage(team)
    return None if unpaid is None else team_fte(s, team) / (1 - unpaid)


@quantity("h/month")
def open_hours(s: Scenario, team: Team) -> Expr:
    """Hours the team is open."""
    return open_halves(s, team) * half_hour_length(s) * s.calendar.weeks_per_month


@quantity("agents")
def positions_on_duty(s: Scenario, team: Team) -> Expr:
    """Average number of agents on duty while the team is open."""
    return position_hours(s, team) / open_hours(s, team)
