"""Automation: what machines contain, what returns to people, and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import total
from costmodel.kernel.quantity import quantity
from costmodel.model.demand import contacts_offered
from costmodel.model.lines import AUTOMATION, cost_line, one_time_cost_line

if TYPE_CHECKING:
    from costmodel.assumptions.format.automation import Automation
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


def machines(s: Scenario, channel: Channel) -> list[Automation]:
    """The machines that answer a channel."""
    return [machine for machine in s.automation.values() if machine.answers(channel.name)]


@quantity("contact/month")
def contained(s: Scenario, machine: Automation, channel: Channel) -> Expr:
    """Contacts that end with the machine."""
    return contacts_offered(s, channel) * machine.containment


@quantity("contact/month")
def resolved_by_automation(s: Scenario, machine: Automation, channel: Channel) -> Expr:
    """Contained contacts that do not come back to people."""
    return contained(s, machine, channel) * (1 - machine.recontact)


@quantity("contact/month")
def contacts_handled(s: Scenario, channel: Channel) -> Expr:
    """Contacts that people handle: those offered, less those that machines resolve."""
    resolved = [resolved_by_automation(s, machine, channel) for machine in machines(s, channel)]
    offered = contacts_offered(s, channel)
    return offered - total(resolved) if resolved else offered


@quantity("min/contact")
def handled_aht(s: Scenario, channel: Channel) -> Expr:
    """Average handling time of what people handle: harder as containment ramps up."""
    aht = channel.aht
    for machine in machines(s, channel):
        aht = aht * handover_factor(s, machine)
    return aht


@quantity("factor")
def handover_factor(_s: Scenario, machine: Automation) -> Expr:
    """AHT factor of handed-over contacts, in step with the ramp of the containment."""
    progress = machine.containment.ramp
    if progress is None:
        return machine.handover_aht
    return 1 + (machine.handover_aht - 1) * progress


@quantity("money/month")
def automation_price(s: Scenario, machine: Automation) -> Expr | None:
    """Resolutions at the vendor's price."""
    if machine.price is None:
        return None
    channels = [channel for channel in s.channels if machine.answers(channel.name)]
    resolved = total([resolved_by_automation(s, machine, channel) for channel in channels])
    return resolved * machine.price


@cost_line(AUTOMATION)
def automation(s: Scenario) -> Expr | None:
    """Automation: resolutions and the upkeep of content."""
    prices = [automation_price(s, machine) for machine in s.automation.values()]
    reviews = [machine.review for machine in s.automation.values()]
    parts = [part for part in (*prices, *reviews) if part is not None]
    return total(parts) if parts else None


@one_time_cost_line(AUTOMATION, each=lambda s: s.automation.values())
def build(_s: Scenario, machine: Automation) -> Expr | None:
    """Building an automation, paid at the start."""
    return machine.build
