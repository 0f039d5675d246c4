"""Escalations: contacts of a team that others have to help with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import total
from costmodel.kernel.quantity import quantity
from costmodel.model.arrivals import arriving_weight, share_of_week
from costmodel.model.escalation import at_wages_of
from costmodel.model.folding import channels_of
from costmodel.model.lines import PEOPLE, cost_line, sum_of
from costmodel.model.weeks import interval_in, over_average_week
from costmodel.model.workload import contacts_answered

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.staff import Escalations
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


def _terms(team: Team) -> Escalations:
    assert team.escalations is not None  # noqa: S101 - asked for where there are any
    return team.escalations


@quantity("share")
def weight_in_hours(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Share of an average week's contacts that come to the team in hours when it escalates."""
    return arriving_weight(s, team, channel) * interval_in(s, team, _terms(team))


@quantity("contact/month")
def contacts_in_hours(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Contacts that a team answers in hours when it escalates."""
    if _terms(team).hours is None:
        share = share_of_week(s, team, channel)
    else:
        share = over_average_week(s, team, weight_in_hours(s, team, channel))
    return contacts_answered(s, channel) * share


@quantity("contact/month")
def escalated_contacts(s: Scenario, team: Team) -> Expr | None:
    """Contacts that a team cannot end alone."""
    if team.escalations is None:
        return None
    contacts = total([contacts_in_hours(s, team, channel) for channel in channels_of(s, team)])
    return contacts * team.escalations.share


@quantity("money/month")
def team_escalations(s: Scenario, team: Team) -> Expr | None:
    """Help with the escalated contacts of a team."""
    contacts = escalated_contacts(s, team)
    if contacts is None:
        return None
    return contacts * at_wages_of(s, team, _terms(team).cost)


@cost_line(PEOPLE)
def escalations(s: Scenario) -> Expr | None:
    """Escalations: help with contacts that the teams cannot end alone."""
    return sum_of(team_escalations(s, team) for team in s.staffed_teams)
