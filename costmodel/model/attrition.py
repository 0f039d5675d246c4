"""Attrition: at which rate people leave, and how many of those of the start are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import month_index, product, where
from costmodel.kernel.quantity import quantity
from costmodel.model.positions import share_in

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


def attrition_of(s: Scenario, team: Team) -> Expr:
    """The share of a team that leaves, at night as by day."""
    return team.attrition if team.night_attrition is None else average_attrition(s, team)


@quantity("1/year")
def average_attrition(s: Scenario, team: Team) -> Expr:
    """Share of a team that leaves, weighted by the position hours with a rate of their own."""
    assert team.night_attrition is not None  # noqa: S101 - asked for where there is such a rate
    share = share_in(s, team, team.night_attrition)
    return team.attrition * (1 - share) + team.night_attrition.rate * share


@quantity("share")
def staying(s: Scenario, team: Team) -> Expr:
    """Share of last month's staff that is still there; all of it in the first month."""
    leaving = attrition_of(s, team) * s.calendar.month / s.calendar.months_per_year
    return where(month_index() > 0, 1 - leaving, 1)


@quantity("share")
def survival(s: Scenario, team: Team) -> Expr:
    """Share of the first month's staff that is still there."""
    return product(staying(s, team))
