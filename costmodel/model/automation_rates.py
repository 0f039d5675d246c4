"""Rates of machines: how much of what tries them they contain, hand over and resolve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import none, total, where
from costmodel.kernel.quantity import quantity
from costmodel.model.automation import automation_price, channels_of_machine, resolutions, sessions
from costmodel.model.containment import contained, handed_over

if TYPE_CHECKING:
    from costmodel.assumptions.format.automation import Automation
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr

UNTRIED = "nobody tries the machine"


@quantity("share", none=UNTRIED)
def containment_rate(s: Scenario, machine: Automation) -> Expr:
    """Share of sessions that end with the machine."""
    ended = total([contained(s, machine, c) for c in channels_of_machine(s, machine)])
    tried = sessions(s, machine)
    return where(tried > 0, ended / tried, none())


@quantity("share", none=UNTRIED)
def escalation_rate(s: Scenario, machine: Automation) -> Expr:
    """Share of sessions that go on with people."""
    handed = total([handed_over(s, machine, c) for c in channels_of_machine(s, machine)])
    tried = sessions(s, machine)
    return where(tried > 0, handed / tried, none())


@quantity("contact/month")
def repeat_contacts(s: Scenario, machine: Automation) -> Expr | None:
    """Contained contacts that come back to people, wrong answers included."""
    if "recontact" not in machine.spans:
        return None
    ended = total([contained(s, machine, c) for c in channels_of_machine(s, machine)])
    return ended * machine.recontact


@quantity("money/contact", none="the machine resolves nothing")
def cost_per_automated_resolution(s: Scenario, machine: Automation) -> Expr | None:
    """Price of a contact that a machine resolves, failed sessions included."""
    price, resolved = automation_price(s, machine), resolutions(s, machine)
    return None if price is None else where(resolved > 0, price / resolved, none())
