"""On-call teams: stand-by pay, and call-outs for what cannot wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import maximum, total
from costmodel.kernel.quantity import quantity
from costmodel.model.arrivals import interval_weight
from costmodel.model.containment import contacts_handled
from costmodel.model.folding import channels_of
from costmodel.model.lines import PEOPLE, cost_line
from costmodel.model.people import yearly_pay
from costmodel.model.queues import service_time_in
from costmodel.model.staffing import fte_month
from costmodel.model.weeks import over_average_week

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import OnCall, Team
    from costmodel.kernel.expression import Expr


def _terms(team: Team) -> OnCall:
    assert team.on_call is not None  # noqa: S101 - only teams on call come here
    return team.on_call


@quantity("share")
def on_call_share(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Share of a channel's contacts that arrive while the team is on call."""
    return over_average_week(s, team, interval_weight(s, team, channel))


@quantity("contact/month")
def call_outs(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Contacts that cannot wait, each a call-out."""
    return contacts_handled(s, channel) * on_call_share(s, team, channel) * _terms(team).urgent


@quantity("h/month")
def called_out_hours(s: Scenario, team: Team) -> Expr:
    """Hours of work in call-outs."""
    minutes = [
        call_outs(s, team, channel) * service_time_in(s, team, channel)
        for channel in channels_of(s, team)
    ]
    return total(minutes) / s.calendar.minutes_per_hour


@quantity("h/month")
def paid_call_out_hours(s: Scenario, team: Team) -> Expr:
    """Hours paid for call-outs, none of them shorter than the least."""
    minutes = [
        call_outs(s, team, channel)
        * maximum(service_time_in(s, team, channel), _terms(team).minimum)
        for channel in channels_of(s, team)
    ]
    return total(minutes) / s.calendar.minutes_per_hour


@quantity("money/h")
def call_out_pay(s: Scenario, team: Team) -> Expr:
    """Pay of a called-out hour."""
    yearly_hours = fte_month(s, team) * s.calendar.months_per_year
    return yearly_pay(s, team) / yearly_hours * _terms(team).rate


@quantity("money/month")
def stipends(s: Scenario, team: Team) -> Expr:
    """Stand-by pay of those on call."""
    terms = _terms(team)
    return terms.people * terms.stipend * s.calendar.weeks_per_month


@cost_line(PEOPLE)
def on_call(s: Scenario) -> Expr | None:
    """On-call: stand-by pay and call-outs."""
    parts = [stipends(s, team) for team in s.on_call_teams]
    parts += [paid_call_out_hours(s, team) * call_out_pay(s, team) for team in s.on_call_teams]
    return total(parts) if parts else None
