"""Staff that is more than what is required: dismissals, and what those who go are paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import maximum
from costmodel.kernel.quantity import quantity
from costmodel.model.escalation import at_wages_of
from costmodel.model.lines import PEOPLE, cost_line, sum_of
from costmodel.model.people import net_hires, own_teams

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@quantity("FTE/month")
def dismissals(s: Scenario, team: Team) -> Expr:
    """FTE dismissed in a month: a fall beyond those who leave of themselves."""
    return maximum(0, -net_hires(s, team))


@quantity("money/month")
def team_severance(s: Scenario, team: Team) -> Expr | None:
    """Severance of a team."""
    if team.severance is None:
        return None
    return dismissals(s, team) * at_wages_of(s, team, team.severance)


@cost_line(PEOPLE)
def severance(s: Scenario) -> Expr | None:
    """Severance of those dismissed from the own teams."""
    return sum_of(team_severance(s, team) for team in own_teams(s))
