"""Demand: contacts per month by channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import month_index, pick_by_month, total
from costmodel.kernel.quantity import quantity
from costmodel.model.events import event_factor
from costmodel.model.quality import channel_fcr

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


@quantity("factor")
def demand_growth(s: Scenario) -> Expr:
    """Growth since the first month, compounding by month."""
    years = month_index() / s.calendar.months_per_year
    return (1 + s.demand.growth * s.calendar.year) ** years


@quantity("factor")
def demand_seasonality(s: Scenario) -> Expr | None:
    """Seasonal factor of the calendar month."""
    if s.demand.seasonality is None:
        return None
    first = s.start[1] - 1
    months = [(first + month) % 12 for month in range(s.horizon)]
    return pick_by_month(s.demand.seasonality, months)


@quantity("contact/month")
def first_month_contacts(s: Scenario) -> Expr:
    """Contacts of all channels in the first month, before repeats of unresolved issues."""
    demand = s.demand
    if demand.contacts is not None:
        return demand.contacts
    if demand.issues is not None:
        return demand.issues
    assert demand.customers is not None  # noqa: S101 - the loader checked it
    assert demand.contacts_per_customer is not None  # noqa: S101 - likewise
    return demand.customers * demand.contacts_per_customer


@quantity("contact/month")
def contacts_offered(s: Scenario, channel: Channel) -> Expr:
    """Contacts that arrive, before automation takes any."""
    if channel.minutes is not None:
        first = channel.minutes / channel.aht
    else:
        assert channel.share is not None  # noqa: S101 - the loader checked it
        first = first_month_contacts(s) * channel.share
        if s.demand.issues is not None:
            first = first * contacts_per_issue(s, channel)
    contacts = first * demand_growth(s)
    for factor in (demand_seasonality(s), event_factor(s)):
        contacts = contacts if factor is None else contacts * factor
    return contacts


@quantity("factor")
def contacts_per_issue(s: Scenario, channel: Channel) -> Expr:
    """Contacts that one issue makes when the unresolved come back: a geometric series."""
    fcr = channel_fcr(s, channel)
    if fcr is None:
        return 1 - 0 * s.demand.callback_share
    return 1 / (1 - (1 - fcr) * s.demand.callback_share)


@quantity("contact/month")
def total_contacts(s: Scenario) -> Expr:
    """Contacts that arrive on all channels."""
    return total([contacts_offered(s, channel) for channel in s.channels])
