"""What machines contain, month by month, for checks that need it before anything is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.typical import typical_by_month
from costmodel.assumptions.unsound import UnsoundError

if TYPE_CHECKING:
    from costmodel.assumptions.format.automation import Assistant, Automation
    from costmodel.assumptions.format.demand import Channel, Intent
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.reading import Reading


def sold_units(machine: Automation | Assistant) -> list[str]:
    """The units in which a machine is sold."""
    return [price.name for price in machine.price or ()]


def way_of(machine: Automation) -> str:
    """The key that gives a machine's containment."""
    return "containment" if machine.intents is None else "intents"


def channels_of(machine: Automation, scenario: Scenario) -> list[Channel]:
    """The channels that a machine answers."""
    return [each for each in scenario.channels if machine.answers(each.name)]


def intents_of(channel: Channel, scenario: Scenario) -> list[Intent]:
    """The intents that arrive by a channel."""
    return [one for one in scenario.demand.intents.values() if one.arrives_by(channel.name)]


def parts_of(channel: Channel, scenario: Scenario) -> list[Intent | None]:
    """What arrives by a channel, by intent; None stands for contacts that are not told apart."""
    return [*intents_of(channel, scenario)] or [None]


def contained_of(machine: Automation, scenario: Scenario) -> list[Intent | None]:
    """The intents whose containment differs: those of the machine; None for all alike."""
    known = scenario.demand.intents
    if machine.intents is None:
        return [None]
    return [known[name] for name in machine.intents if name in known]


def containment_by_month(
    machine: Automation, intent: Intent | None, reading: Reading
) -> list[float]:
    """The containment of an intent, or of all contacts a machine may contain.

    Raises `UnsoundError` where it could not be read.
    """
    path, name = f"automation.{machine.name}", intent.name if intent else ""
    if machine.intents is not None:
        if name not in machine.intents:
            return [0.0] * reading.horizon
        contained = machine.intents[name].containment
        return typical_by_month(contained, f"{path}.intents.{name}", reading)
    if machine.containment is None:
        raise UnsoundError
    shares = typical_by_month(machine.containment, f"{path}.containment", reading)
    return shares if intent is None or intent.automatable else [0.0 for _ in shares]


def typical_share(machine: Automation, key: str, absent: float, reading: Reading) -> list[float]:
    """A share of a machine in each month."""
    value = getattr(machine, key)
    if value is None:
        return [absent] * reading.horizon
    return typical_by_month(value, f"automation.{machine.name}.{key}", reading)


def taken_by_month(machine: Automation, intent: Intent | None, reading: Reading) -> list[float]:
    """The share of contacts that a machine contains, or whose customers give up with it."""
    contained = containment_by_month(machine, intent, reading)
    if intent is not None and not may_contain(machine, intent):
        return contained
    eligible = typical_share(machine, "eligible", 1.0, reading)
    tried = typical_share(machine, "engagement", 1.0, reading)
    giving_up = typical_share(machine, "handover_abandonment", 0.0, reading)
    months = zip(eligible, contained, tried, giving_up, strict=True)
    return [may * (c + max(0.0, trying - c) * up) for may, c, trying, up in months]


def may_contain(machine: Automation, intent: Intent) -> bool:
    """Whether a machine takes an intent's contacts."""
    return intent.automatable if machine.intents is None else intent.name in machine.intents


def freed_by_month(
    machine: Automation, channel: Channel, scenario: Scenario, reading: Reading
) -> list[float]:
    """The share of a channel's contacts that leaves the people, as far as staffing follows."""
    contained = [0.0] * reading.horizon
    for intent in parts_of(channel, scenario):
        part = containment_by_month(machine, intent, reading)
        if intent is None:
            weight = typical_share(machine, "eligible", 1.0, reading)
        else:
            weight = typical_by_month(intent.share, f"demand.intents.{intent.name}.share", reading)
        contained = [a + b * c for a, b, c in zip(contained, part, weight, strict=True)]
    coming_back = typical_share(machine, "recontact", 0.0, reading)
    captured = typical_share(machine, "labor_capture", 1.0, reading)
    months = zip(contained, coming_back, captured, strict=True)
    return [share * (1 - again) * followed for share, again, followed in months]
