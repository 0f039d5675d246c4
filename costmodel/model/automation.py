"""Automation: what machines that answer contacts cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import total
from costmodel.kernel.quantity import quantity
from costmodel.model.containment import (
    attempts,
    contained,
    failed_sessions,
    resolved_by_automation,
)
from costmodel.model.escalation import at_prices, at_wages, whole_years
from costmodel.model.lines import AUTOMATION, cost_line, one_time_cost_line, sum_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.assumptions.automation_kinds import Review
    from costmodel.assumptions.format.automation import Assistant, Automation
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.payments import Price
    from costmodel.kernel.expression import Expr


def channels_of_machine(s: Scenario, machine: Automation | Assistant) -> list[Channel]:
    """The channels that a machine answers, or helps with."""
    return [channel for channel in s.channels if machine.answers(channel.name)]


def resolutions(s: Scenario, machine: Automation) -> Expr:
    """Contacts that a machine resolves, on all its channels."""
    channels = channels_of_machine(s, machine)
    return total([resolved_by_automation(s, machine, channel) for channel in channels])


def sessions(s: Scenario, machine: Automation) -> Expr:
    """Contacts that try a machine, on all its channels."""
    return total([attempts(s, machine, channel) for channel in channels_of_machine(s, machine)])


@quantity("min/month")
def contained_minutes(s: Scenario, machine: Automation) -> Expr | None:
    """Minutes of contained contacts with a machine."""
    if machine.minutes is None:
        return None
    channels = channels_of_machine(s, machine)
    return total([contained(s, machine, channel) for channel in channels]) * machine.minutes


@quantity("min/month")
def failed_session_minutes(s: Scenario, machine: Automation, channel: Channel) -> Expr | None:
    """Minutes of failed sessions with a machine."""
    if machine.failed_minutes is None:
        return None
    return failed_sessions(s, machine, channel) * machine.failed_minutes


@quantity("min/month")
def failed_call_minutes(s: Scenario) -> Expr | None:
    """Connected minutes of calls that machines fail to contain."""
    return sum_of(
        failed_session_minutes(s, machine, channel)
        for machine in s.automation.values()
        for channel in channels_of_machine(s, machine)
        if channel.kind == "voice"
    )


@quantity("min/month")
def machine_minutes(s: Scenario, machine: Automation) -> Expr:
    """Minutes of all sessions with a machine."""
    channels = channels_of_machine(s, machine)
    failed = [failed_session_minutes(s, machine, channel) for channel in channels]
    minutes = sum_of([contained_minutes(s, machine), *failed])
    assert minutes is not None  # noqa: S101 - the loader checked it
    return minutes


@quantity("message/month")
def machine_messages(s: Scenario, machine: Automation) -> Expr:
    """Messages of all sessions with a machine."""
    assert machine.messages is not None  # noqa: S101 - the loader checked it
    return sessions(s, machine) * machine.messages


SOLD: dict[str, Callable[[Scenario, Automation], Expr]] = {
    "resolution": resolutions,
    "session": sessions,
    "minute": machine_minutes,
    "message": machine_messages,
}


@quantity("factor")
def price_drift_factor(s: Scenario, machine: Automation | Assistant) -> Expr | None:
    """A machine's prices of the month, of those at the start."""
    if machine.price_drift is None:
        return None
    return (1 + machine.price_drift * s.calendar.year) ** whole_years(s)


def at_drifting_prices(s: Scenario, machine: Automation | Assistant, amount: Expr) -> Expr:
    """What a machine costs at its own prices of the month, or at those of all that is sold."""
    factor = price_drift_factor(s, machine)
    return at_prices(s, amount) if factor is None else amount * factor


def _paid(s: Scenario, machine: Automation, price: Price) -> Expr:
    sold = SOLD.get(price.name)
    amount = price.amount if sold is None else sold(s, machine) * price.amount
    return at_drifting_prices(s, machine, amount)


@quantity("money/month")
def usage_cost(s: Scenario, machine: Automation, price: Price) -> Expr:
    """What is paid for a machine by one of several prices."""
    return _paid(s, machine, price)


@quantity("money/month")
def automation_price(s: Scenario, machine: Automation) -> Expr | None:
    """What is sold of a machine at the vendor's prices."""
    if machine.price is None:
        return None
    if len(machine.price) == 1:
        return _paid(s, machine, machine.price[0])
    return total([usage_cost(s, machine, price) for price in machine.price])


def review_cost(s: Scenario, review: Review | None) -> Expr | None:
    """The upkeep of a machine: an amount, or hours at their pay."""
    if review is None:
        return None
    if review.amount is not None:
        return at_prices(s, review.amount)
    assert review.hours is not None  # noqa: S101 - one of both is given
    assert review.rate is not None  # noqa: S101 - likewise
    return review.hours * at_wages(s, review.rate)


@quantity("money/month")
def automated_qa(s: Scenario, machine: Automation) -> Expr | None:
    """Quality review by machine of a machine's sessions."""
    return None if machine.qa is None else at_prices(s, sessions(s, machine) * machine.qa)


def machine_cost(s: Scenario, machine: Automation) -> Expr | None:
    """What a machine is paid for in a month, and the upkeep of its content."""
    parts = (automation_price(s, machine), review_cost(s, machine.review), automated_qa(s, machine))
    return sum_of(parts)


@cost_line(AUTOMATION)
def automation(s: Scenario) -> Expr | None:
    """Automation: what machines are paid for, and the upkeep of content."""
    return sum_of(machine_cost(s, machine) for machine in s.automation.values())


@one_time_cost_line(AUTOMATION, each=lambda s: s.automation.values())
def build(_s: Scenario, machine: Automation) -> Expr | None:
    """Building an automation, paid at the start."""
    return machine.build
