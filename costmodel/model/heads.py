"""Whole heads by month, beside FTE: who is there, who joins, who leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import traced
from costmodel.kernel.operations import ceil, cumulative, floor, maximum, previous
from costmodel.kernel.quantity import quantity
from costmodel.model.people import leavers
from costmodel.model.staffing import team_fte

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@quantity("FTE")
def heads(s: Scenario, team: Team) -> Expr:
    """Whole heads of a team: its FTE rounded up."""
    return ceil(team_fte(s, team), s.calendar.rounding_slack)


@quantity("FTE")
def leavers_to_date(s: Scenario, team: Team) -> Expr:
    """FTE that have left since the start."""
    return cumulative(leavers(s, team))


@quantity("FTE", opening=lambda *_: traced(0))
def heads_left_to_date(s: Scenario, team: Team) -> Expr:
    """Whole heads that have left since the start."""
    return floor(leavers_to_date(s, team), s.calendar.rounding_slack)


@quantity("FTE")
def heads_leaving(s: Scenario, team: Team) -> Expr:
    """Whole heads that leave in a month."""
    left = heads_left_to_date(s, team)
    return left - previous(left)


@quantity("FTE")
def heads_joining(s: Scenario, team: Team) -> Expr:
    """Whole heads hired in a month."""
    rise = heads(s, team) - previous(heads(s, team))
    return maximum(0, rise + heads_leaving(s, team))
