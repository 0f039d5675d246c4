"""Containment: what machines take from people, what comes back, and how long that takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import maximum, total, where
from costmodel.kernel.quantity import quantity
from costmodel.model.demand import contacts_offered
from costmodel.model.lines import sum_of

if TYPE_CHECKING:
    from costmodel.assumptions.format.automation import Assistant, Automation
    from costmodel.assumptions.format.demand import Channel, Intent
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


def machines(s: Scenario, channel: Channel) -> list[Automation]:
    """The machines that answer a channel."""
    return [machine for machine in s.automation.values() if machine.answers(channel.name)]


def assistants(s: Scenario, channel: Channel) -> list[Assistant]:
    """The machines that help people with a channel."""
    return [assistant for assistant in s.assist.values() if assistant.answers(channel.name)]


def eligible_intents(s: Scenario, machine: Automation, channel: Channel) -> list[Intent] | None:
    """What a machine may contain of a channel; None where its intents are not told apart."""
    arriving = [intent for intent in s.demand.intents.values() if intent.arrives_by(channel.name)]
    if machine.intents is not None:
        return [intent for intent in arriving if intent.name in machine.intents]
    return [intent for intent in arriving if intent.automatable] if arriving else None


@quantity("share")
def eligible_share(s: Scenario, machine: Automation, channel: Channel) -> Expr | None:
    """Share of a channel's contacts that a machine may contain."""
    intents = eligible_intents(s, machine, channel)
    if intents is None:
        return machine.eligible
    return total([intent.share for intent in intents])


@quantity("share")
def contained_share(s: Scenario, machine: Automation, channel: Channel) -> Expr | None:
    """Share of a channel's contacts that end with the machine, where it may not contain all."""
    if machine.intents is not None:
        intents = eligible_intents(s, machine, channel) or []
        return total([each.share * machine.intents[each.name].containment for each in intents])
    eligible = eligible_share(s, machine, channel)
    if eligible is None or machine.containment is None:
        return None
    return eligible * machine.containment


@quantity("contact/month")
def contained(s: Scenario, machine: Automation, channel: Channel) -> Expr:
    """Contacts that end with the machine."""
    share = contained_share(s, machine, channel)
    if share is None:
        assert machine.containment is not None  # noqa: S101 - the loader checked it
        share = machine.containment
    return contacts_offered(s, channel) * share


@quantity("contact/month")
def resolved_by_automation(s: Scenario, machine: Automation, channel: Channel) -> Expr:
    """Contained contacts that do not come back to people."""
    return contained(s, machine, channel) * (1 - machine.recontact)


@quantity("contact/month")
def attempts(s: Scenario, machine: Automation, channel: Channel) -> Expr:
    """Sessions: contacts that try the machine, of those it may contain."""
    contacts, eligible = contacts_offered(s, channel), eligible_share(s, machine, channel)
    contacts = contacts if eligible is None else contacts * eligible
    if machine.engagement is None:
        return contacts
    return maximum(contacts * machine.engagement, contained(s, machine, channel))


@quantity("contact/month")
def failed_sessions(s: Scenario, machine: Automation, channel: Channel) -> Expr:
    """Sessions that the machine does not contain."""
    return attempts(s, machine, channel) - contained(s, machine, channel)


@quantity("contact/month")
def abandoned_at_handover(s: Scenario, machine: Automation, channel: Channel) -> Expr | None:
    """Failed sessions whose customers give up before people answer."""
    if machine.handover_abandonment is None:
        return None
    return failed_sessions(s, machine, channel) * machine.handover_abandonment


@quantity("contact/month")
def handed_over(s: Scenario, machine: Automation, channel: Channel) -> Expr:
    """Failed sessions that go on with people."""
    failed, abandoned = (
        failed_sessions(s, machine, channel),
        abandoned_at_handover(s, machine, channel),
    )
    return failed if abandoned is None else failed - abandoned


def taken_by(s: Scenario, machine: Automation, channel: Channel) -> list[Expr]:
    """What a machine keeps from people: the resolved, and those who give up."""
    parts = (
        resolved_by_automation(s, machine, channel),
        abandoned_at_handover(s, machine, channel),
    )
    return [part for part in parts if part is not None]


@quantity("contact/month")
def contacts_handled(s: Scenario, channel: Channel) -> Expr:
    """Contacts that people handle: those offered, less those that machines resolve."""
    taken = [part for machine in machines(s, channel) for part in taken_by(s, machine, channel)]
    offered = contacts_offered(s, channel)
    return offered - total(taken) if taken else offered


@quantity("share")
def intents_progress(s: Scenario, machine: Automation) -> Expr | None:
    """Progress of the containment of a machine's intents, weighted by their shares."""
    if machine.intents is None:
        return None
    shares = [s.demand.intents[name].share for name in machine.intents]
    done = [
        share if each.containment.ramp is None else share * each.containment.ramp
        for share, each in zip(shares, machine.intents.values(), strict=True)
    ]
    return where(total(shares) <= 0, 1, total(done) / total(shares))


def progress(s: Scenario, machine: Automation) -> Expr | None:
    """How far the containment has come on its ramp; None where it has none."""
    if machine.containment is not None:
        return machine.containment.ramp
    return intents_progress(s, machine)


@quantity("factor")
def handover_factor(s: Scenario, machine: Automation) -> Expr:
    """AHT factor of handed-over contacts, in step with the ramp of the containment."""
    done = progress(s, machine)
    if done is None:
        return machine.handover_aht
    return 1 + (machine.handover_aht - 1) * done


@quantity("min/contact")
def repeated_minutes(s: Scenario, channel: Channel) -> Expr | None:
    """Minutes of an average contact in which customers repeat what they told a machine."""
    minutes = sum_of(
        handed_over(s, machine, channel) * machine.handover_minutes
        for machine in machines(s, channel)
        if machine.handover_minutes is not None
    )
    if minutes is None:
        return None
    handled = contacts_handled(s, channel)
    return where(handled <= 0, 0, minutes / handled)


@quantity("factor")
def assist_factor(_s: Scenario, assistant: Assistant) -> Expr:
    """Handling time with a machine that helps, of that without it."""
    return 1 + assistant.aht_effect * assistant.adoption


def assisted(s: Scenario, channel: Channel, aht: Expr) -> Expr:
    """A handling time with the help of machines."""
    for assistant in assistants(s, channel):
        aht = aht * assist_factor(s, assistant)
    return aht


@quantity("min/contact")
def handled_aht(s: Scenario, channel: Channel) -> Expr:
    """Average handling time of what people handle: harder as containment ramps up."""
    aht = channel.aht
    for machine in machines(s, channel):
        aht = aht * handover_factor(s, machine)
    repeated = repeated_minutes(s, channel)
    return assisted(s, channel, aht if repeated is None else aht + repeated)
