"""Labor capture: the share of what machines change in the workload that staffing follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import total, where
from costmodel.kernel.quantity import quantity
from costmodel.model.arrivals import arriving_weight, share_of_week
from costmodel.model.containment import (
    assisted,
    handed_over,
    handover_factor,
    machines,
    taken_by,
)
from costmodel.model.demand import contacts_offered
from costmodel.model.folding import channels_of
from costmodel.model.lines import sum_of

if TYPE_CHECKING:
    from costmodel.assumptions.format.automation import Automation
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


def capturing(s: Scenario, channel: Channel) -> list[Automation]:
    """The machines of a channel whose labor capture is given."""
    return [machine for machine in machines(s, channel) if machine.labor_capture is not None]


def is_planned(s: Scenario, team: Team, channel: Channel) -> bool:
    """Whether a team is staffed for other work than what people handle."""
    return team.headcount is None and bool(capturing(s, channel))


def _captured(machine: Automation, change: Expr) -> Expr:
    """The part of a change that staffing follows."""
    return change if machine.labor_capture is None else change * machine.labor_capture


def _contacts_after(s: Scenario, channel: Channel, followed: list[Automation]) -> Expr:
    """Contacts of a channel, less what staffing follows of those that machines take."""
    taken = [
        _captured(machine, part) for machine in followed for part in taken_by(s, machine, channel)
    ]
    return contacts_offered(s, channel) - total(taken)


def _repeated_after(
    s: Scenario, channel: Channel, followed: list[Automation], contacts: Expr
) -> Expr | None:
    """The minutes of repeating oneself in an average contact that staffing follows."""
    minutes = sum_of(
        _captured(machine, handed_over(s, machine, channel) * machine.handover_minutes)
        for machine in followed
        if machine.handover_minutes is not None
    )
    return None if minutes is None else where(contacts <= 0, 0, minutes / contacts)


def _aht_after(s: Scenario, channel: Channel, followed: list[Automation], contacts: Expr) -> Expr:
    """Handling time of those contacts, with what staffing follows of the harder work."""
    aht = channel.aht
    for machine in followed:
        aht = aht * (1 + _captured(machine, handover_factor(s, machine) - 1))
    repeated = _repeated_after(s, channel, followed, contacts)
    return aht if repeated is None else aht + repeated


@quantity("contact/month")
def planned_contacts(s: Scenario, channel: Channel) -> Expr:
    """Contacts that staffing plans for: only captured labor leaves with those machines take."""
    return _contacts_after(s, channel, machines(s, channel))


@quantity("contact/week")
def planned_weekly_contacts(s: Scenario, channel: Channel) -> Expr:
    """Contacts of an average week of the month that staffing plans for."""
    return planned_contacts(s, channel) / s.calendar.weeks_per_month


@quantity("min/contact")
def planned_aht(s: Scenario, channel: Channel) -> Expr:
    """Handling time that staffing plans for."""
    aht = _aht_after(s, channel, machines(s, channel), planned_contacts(s, channel))
    return assisted(s, channel, aht)


@quantity("min/contact")
def planned_service_time(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Agent minutes of a contact that staffing plans for."""
    minutes = planned_aht(s, channel) / channel.concurrency
    return minutes if team.aht_factor is None else minutes * team.aht_factor


@quantity("s/contact")
def planned_service_seconds(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Agent seconds of a contact that staffing plans for."""
    return planned_service_time(s, team, channel) * s.calendar.seconds_per_minute


@quantity("erlangs")
def planned_load(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Load of a channel that staffing plans for."""
    arriving = planned_weekly_contacts(s, channel) * arriving_weight(s, team, channel)
    return arriving * planned_service_time(s, team, channel) / s.calendar.half_hour


@quantity("contact/month")
def headcount_contacts(s: Scenario, channel: Channel) -> Expr:
    """Contacts that a headcount follows: less what machines take, as far as labor is captured."""
    return _contacts_after(s, channel, capturing(s, channel))


@quantity("min/contact")
def headcount_aht(s: Scenario, channel: Channel) -> Expr:
    """Handling time that a headcount follows."""
    return _aht_after(s, channel, capturing(s, channel), headcount_contacts(s, channel))


@quantity("min/month")
def workload_before_machines(s: Scenario, team: Team) -> Expr:
    """Minutes of a team's work if machines that free labor took none."""
    return total(
        [
            contacts_offered(s, channel)
            * share_of_week(s, team, channel)
            * channel.aht
            / channel.concurrency
            for channel in channels_of(s, team)
        ]
    )


@quantity("min/month")
def workload_after_machines(s: Scenario, team: Team) -> Expr:
    """Minutes of a team's work after what machines free and staffing follows."""
    return total(
        [
            headcount_contacts(s, channel)
            * share_of_week(s, team, channel)
            * headcount_aht(s, channel)
            / channel.concurrency
            for channel in channels_of(s, team)
        ]
    )


@quantity("FTE")
def headcount_after_machines(s: Scenario, team: Team) -> Expr | None:
    """Headcount, less the share of its work that machines free and staffing follows."""
    if team.headcount is None or not any(capturing(s, c) for c in channels_of(s, team)):
        return None
    before, after = workload_before_machines(s, team), workload_after_machines(s, team)
    return team.headcount * where(before <= 0, 1, after / before)
