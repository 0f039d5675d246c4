"""Key figures of the whole operation that targets are set for; none of them is money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import none, total, where
from costmodel.kernel.quantity import quantity
from costmodel.model.automation import channels_of_machine, sessions
from costmodel.model.automation_rates import UNTRIED, repeat_contacts
from costmodel.model.containment import contacts_handled, contained, handed_over, handled_aht
from costmodel.model.lines import sum_of
from costmodel.model.quality import channel_aht_factor, channel_fcr
from costmodel.model.service import channel_abandonment, channel_asa
from costmodel.model.workload import contacts_answered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


def _average(parts: Iterable[tuple[Expr, Expr]]) -> Expr | None:
    """Values weighted by contacts; None where there is nothing to weigh."""
    pairs = list(parts)
    if not pairs:
        return None
    weights = total([weight for weight, _ in pairs])
    return where(weights > 0, total([weight * value for weight, value in pairs]) / weights, none())


@quantity("share", none="people answer no contacts")
def overall_fcr(s: Scenario) -> Expr | None:
    """Share of the contacts that people answer which the first contact resolves."""
    found = [(contacts_answered(s, channel), channel_fcr(s, channel)) for channel in s.channels]
    known = [(weight, fcr) for weight, fcr in found if fcr is not None]
    return _average(known) if len(known) == len(found) else None


@quantity("share", none="there are no contacts for people")
def overall_abandonment(s: Scenario) -> Expr | None:
    """Share of contacts that abandon, of the channels with patience."""
    found = [(contacts_handled(s, c), channel_abandonment(s, c)) for c in s.channels]
    return _average((weight, share) for weight, share in found if share is not None)


def _time_with_people(s: Scenario, channel: Channel) -> Expr:
    factor = channel_aht_factor(s, channel)
    return handled_aht(s, channel) if factor is None else handled_aht(s, channel) * factor


@quantity("min/contact", none="there are no contacts for people")
def overall_resolution_time(s: Scenario) -> Expr | None:
    """Wait and handling time of an average contact, of the channels whose wait is known."""
    found = [(channel, channel_asa(s, channel)) for channel in s.channels]
    minute = s.calendar.seconds_per_minute
    return _average(
        (contacts_handled(s, channel), wait / minute + _time_with_people(s, channel))
        for channel, wait in found
        if wait is not None
    )


@quantity("contact/month")
def all_sessions(s: Scenario) -> Expr | None:
    """Sessions with all machines."""
    return sum_of(sessions(s, machine) for machine in s.automation.values())


@quantity("contact/month")
def all_contained(s: Scenario) -> Expr | None:
    """Contacts that end with a machine."""
    pairs = [(m, c) for m in s.automation.values() for c in channels_of_machine(s, m)]
    return sum_of(contained(s, machine, channel) for machine, channel in pairs)


@quantity("contact/month")
def all_handed_over(s: Scenario) -> Expr | None:
    """Failed sessions that go on with people, of all machines."""
    pairs = [(m, c) for m in s.automation.values() for c in channels_of_machine(s, m)]
    return sum_of(handed_over(s, machine, channel) for machine, channel in pairs)


@quantity("contact/month")
def all_repeats(s: Scenario) -> Expr | None:
    """Contained contacts that come back to people, of all machines."""
    return sum_of(repeat_contacts(s, machine) for machine in s.automation.values())


def _rate(part: Expr | None, whole: Expr | None) -> Expr | None:
    if part is None or whole is None:
        return None
    return where(whole > 0, part / whole, none())


@quantity("share", none=UNTRIED)
def overall_containment(s: Scenario) -> Expr | None:
    """Share of the sessions with machines that end there."""
    return _rate(all_contained(s), all_sessions(s))


@quantity("share", none=UNTRIED)
def overall_escalation(s: Scenario) -> Expr | None:
    """Share of the sessions with machines that go on with people."""
    return _rate(all_handed_over(s), all_sessions(s))


@quantity("share", none="machines contain nothing")
def overall_repeats(s: Scenario) -> Expr | None:
    """Share of the contained contacts that come back to people."""
    return _rate(all_repeats(s), all_contained(s))
