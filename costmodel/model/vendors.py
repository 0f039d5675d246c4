"""Vendors: what outsourced teams are paid, what changing to them and managing them costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import traced
from costmodel.kernel.operations import maximum, pick_by_month, total
from costmodel.kernel.quantity import quantity
from costmodel.model.containment import contacts_handled
from costmodel.model.escalation import at_prices, team_wage_escalation
from costmodel.model.folding import channels_of
from costmodel.model.lines import VENDORS, cost_line, one_time_cost_line, sum_of
from costmodel.model.people import vendor_teams, yearly_pay
from costmodel.model.quality import answered_share
from costmodel.model.queues import service_time_in
from costmodel.model.staffing import scheduled_hours, team_fte

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@quantity("contact/month")
def team_contacts(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Contacts of a channel that come to a team."""
    return contacts_handled(s, channel) * answered_share(s, team, channel)


def _of_channels(s: Scenario, team: Team, each: Callable[[Channel], Expr]) -> Expr:
    return total([team_contacts(s, team, c) * each(c) for c in channels_of(s, team)])


def _contacts(s: Scenario, team: Team) -> Expr:
    return total([team_contacts(s, team, channel) for channel in channels_of(s, team)])


def _minutes(s: Scenario, team: Team) -> Expr:
    return _of_channels(s, team, lambda channel: service_time_in(s, team, channel))


def _resolutions(s: Scenario, team: Team) -> Expr:
    return _of_channels(s, team, lambda channel: _fcr(team, channel))


def _fcr(team: Team, channel: Channel) -> Expr:
    """First contact resolution of a channel in a team."""
    assert channel.fcr is not None  # noqa: S101 - the loader checked it
    return channel.fcr if team.fcr_change is None else channel.fcr + team.fcr_change


# How many there are in a month of what a vendor's price is for each of.
COUNTS: dict[str, Callable[[Scenario, Team], Expr]] = {
    "hour": scheduled_hours,
    "minute": _minutes,
    "contact": _contacts,
    "resolution": _resolutions,
    "fte": team_fte,
}


@quantity("money/month")
def vendor_bill(s: Scenario, team: Team) -> Expr | None:
    """What a vendor charges in the unit it sells in, before any minimum."""
    price = team.pay.price
    if price is None:
        return None
    value = _at_rising_prices(s, team, price.value)
    if team.pay.skill is not None:
        value = value * team.pay.skill
    return value if price.basis == "flat" else value * COUNTS[price.basis](s, team)


def _at_rising_prices(s: Scenario, team: Team, price: Expr) -> Expr:
    """A price that rises with the wages of the vendor's site, or with all prices."""
    wages = team_wage_escalation(s, team)
    return at_prices(s, price) if wages is None else price * wages


@quantity("money/month")
def vendor_pay(s: Scenario, team: Team) -> Expr:
    """What a vendor is paid: its bill, or its FTE at a share of another team's pay."""
    bill = vendor_bill(s, team)
    if bill is None:
        assert team.pay.share_of is not None  # noqa: S101 - only vendors come here
        assert team.pay.ratio is not None  # noqa: S101 - the loader checked it
        price = yearly_pay(s, s.teams[team.pay.share_of]) * team.pay.ratio
        bill = team_fte(s, team) * price / s.calendar.months_per_year
    return bill if team.pay.minimum is None else maximum(bill, team.pay.minimum)


@cost_line(VENDORS)
def outsourcing(s: Scenario) -> Expr | None:
    """Outsourcing: what vendors are paid."""
    return sum_of(vendor_pay(s, team) for team in vendor_teams(s))


@cost_line(VENDORS)
def vendor_management(s: Scenario) -> Expr | None:
    """Vendor management, as a share of what each vendor is paid."""
    return sum_of(
        vendor_pay(s, team) * team.management
        for team in vendor_teams(s)
        if team.management is not None
    )


@quantity("1")
def in_transition(s: Scenario, team: Team) -> Expr:
    """1 in the months in which a vendor runs beside those it takes over from, otherwise 0."""
    assert team.transition is not None  # noqa: S101 - asked for where there is one
    flags = [int(month < team.transition.months) for month in range(s.horizon)]
    return pick_by_month((traced(0), traced(1)), flags)


@cost_line(VENDORS)
def parallel_running(s: Scenario) -> Expr | None:
    """Parallel running: months in which the work is paid twice while a vendor takes it over."""
    return sum_of(
        vendor_pay(s, team) * in_transition(s, team)
        for team in vendor_teams(s)
        if team.transition is not None and team.transition.months
    )


@one_time_cost_line(VENDORS, each=vendor_teams)
def transition(_s: Scenario, team: Team) -> Expr | None:
    """Transition to a vendor: knowledge transfer and set-up, paid at the start."""
    return None if team.transition is None else team.transition.cost
