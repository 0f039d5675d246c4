"""Workload: the hours that people work on contacts, and how busy that keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import none, total, where
from costmodel.kernel.quantity import quantity
from costmodel.model.containment import (
    contacts_handled,
    handled_aht,
    machines,
    resolved_by_automation,
)
from costmodel.model.on_call import called_out_hours
from costmodel.model.quality import channel_aht_factor, channel_fcr
from costmodel.model.queues import service_time
from costmodel.model.service import channel_abandonment
from costmodel.model.staffing import position_hours

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


def contacts_answered(s: Scenario, channel: Channel) -> Expr:
    """The contacts that people answer: those for them, less those that abandon."""
    abandoned = channel_abandonment(s, channel)
    return contacts_handled(s, channel) if abandoned is None else contacts_kept(s, channel)


@quantity("contact/month")
def contacts_kept(s: Scenario, channel: Channel) -> Expr:
    """Contacts for people that do not abandon."""
    abandoned = channel_abandonment(s, channel)
    assert abandoned is not None  # noqa: S101 - asked for where there is patience
    return contacts_handled(s, channel) * (1 - abandoned)


@quantity("h/month")
def channel_workload_hours(s: Scenario, channel: Channel) -> Expr:
    """Hours of work in the contacts that people answer."""
    minutes = contacts_answered(s, channel) * service_time(s, channel)
    factor = channel_aht_factor(s, channel)
    hours = minutes / s.calendar.minutes_per_hour
    return hours if factor is None else hours * factor


@quantity("min/month")
def channel_handling_minutes(s: Scenario, channel: Channel) -> Expr:
    """Minutes for which contacts that people answer are handled, concurrent ones each in full."""
    minutes = contacts_answered(s, channel) * handled_aht(s, channel)
    factor = channel_aht_factor(s, channel)
    return minutes if factor is None else minutes * factor


@quantity("h/month")
def workload_hours(s: Scenario) -> Expr:
    """Hours of work in all contacts that people answer."""
    return total([channel_workload_hours(s, channel) for channel in s.channels])


@quantity("h/month")
def total_position_hours(s: Scenario) -> Expr:
    """Position hours of all teams, and what those on call work."""
    on_duty = [position_hours(s, team) for team in s.staffed_teams]
    return total(on_duty + [called_out_hours(s, team) for team in s.on_call_teams])


@quantity("share", none="nobody is on duty")
def occupancy(s: Scenario) -> Expr:
    """Workload over position hours of all teams."""
    hours = total_position_hours(s)
    return where(hours > 0, workload_hours(s) / hours, none())


@quantity("min/month")
def handled_minutes(s: Scenario) -> Expr:
    """Minutes that people work on contacts; of a chat, its share of concurrent ones."""
    return workload_hours(s) * s.calendar.minutes_per_hour


@quantity("contact/month")
def resolved_contacts(s: Scenario) -> Expr | None:
    """Contacts resolved, by machines or by people at first contact."""
    resolved = []
    for channel in s.channels:
        fcr = channel_fcr(s, channel)
        if fcr is None:
            return None
        resolved.append(contacts_answered(s, channel) * fcr)
        resolved += [resolved_by_automation(s, one, channel) for one in machines(s, channel)]
    return total(resolved)
