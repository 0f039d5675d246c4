"""Benefits: losses avoided, sales added, and the user's own; churn has a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import total
from costmodel.kernel.quantity import quantity
from costmodel.model.claims import Claimed, counted
from costmodel.model.containment import contacts_handled
from costmodel.model.lines import benefit_line
from costmodel.model.service import channel_abandonment, channel_service_level

if TYPE_CHECKING:
    from costmodel.assumptions.format.benefits import KeptContacts, Loss, OtherBenefit
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


def _avoided(s: Scenario, name: str, claim: Loss | None) -> Expr | None:
    return None if claim is None else counted(s, Claimed(name, claim), claim.loss * claim.avoided)


@benefit_line(claim="outages")
def avoided_outages(s: Scenario) -> Expr | None:
    """Loss through outages that is avoided."""
    return _avoided(s, "outages", s.benefits.outages if s.benefits else None)


@benefit_line(claim="escalations")
def avoided_escalations(s: Scenario) -> Expr | None:
    """Cost of escalations that is avoided."""
    return _avoided(s, "escalations", s.benefits.escalations if s.benefits else None)


@benefit_line(claim="penalties")
def avoided_penalties(s: Scenario) -> Expr | None:
    """Penalties that are avoided."""
    return _avoided(s, "penalties", s.benefits.penalties if s.benefits else None)


@quantity("1")
def sla_reached(s: Scenario) -> Expr | None:
    """1 in the months in which the service level of the penalty's channel is reached, else 0."""
    sla = s.benefits.sla if s.benefits else None
    if sla is None:
        return None
    level = channel_service_level(s, s.demand.channels[sla.channel])
    assert level is not None  # noqa: S101 - the loader checked that it has a target
    return level >= sla.at_least - s.calendar.rounding_slack


@benefit_line(claim="sla")
def avoided_sla_penalties(s: Scenario) -> Expr | None:
    """Penalties avoided in the months in which the service level is reached."""
    sla, reached = s.benefits.sla if s.benefits else None, sla_reached(s)
    if sla is None or reached is None:
        return None
    return counted(s, Claimed("sla", sla), sla.penalty * reached)


@benefit_line(claim="sales")
def sales_uplift(s: Scenario) -> Expr | None:
    """Gross margin of the sales that better support adds."""
    sales = s.benefits.sales if s.benefits else None
    if sales is None:
        return None
    added = sales.revenue * sales.uplift
    return counted(s, Claimed("sales", sales), added * sales.gross_margin)


def _kept(s: Scenario) -> KeptContacts | None:
    return s.benefits.kept_contacts if s.benefits else None


@quantity("contact/month")
def no_longer_abandoned(s: Scenario, channel: Channel) -> Expr | None:
    """Contacts for people that no longer give up; negative where more of them do."""
    claim, abandoned = _kept(s), channel_abandonment(s, channel)
    if claim is None or abandoned is None:
        return None
    return (claim.abandonment - abandoned) * contacts_handled(s, channel)


@benefit_line(claim="kept_contacts")
def kept_contacts(s: Scenario) -> Expr | None:
    """What contacts bring that no longer give up."""
    claim = _kept(s)
    if claim is None:
        return None
    channels = [s.demand.channels[name.text] for name in claim.channels]
    kept = [no_longer_abandoned(s, channel) for channel in channels]
    worth = claim.value * total([each for each in kept if each is not None])
    return counted(s, Claimed("kept_contacts", claim), worth)


@benefit_line(
    each=lambda s: s.benefits.other.values() if s.benefits else (), named_after_member=True
)
def other_benefit(s: Scenario, benefit: OtherBenefit) -> Expr:
    """Benefit of the user's own."""
    return counted(s, Claimed(benefit.name, benefit), benefit.amount)
