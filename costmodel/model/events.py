"""Events: weeks with more contacts than normal ones, each staffed as a week of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import traced
from costmodel.kernel.operations import maximum, pick_by_month, total
from costmodel.kernel.quantity import quantity

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Event
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


def events(s: Scenario) -> list[Event]:
    """The events of the demand, in the order of the file."""
    return list(s.demand.events.values())


@quantity("share")
def event_week_share(s: Scenario, event: Event) -> Expr:
    """Share of a month's weeks that are weeks of the event."""
    there = [int(month in event.months) for month in s.months]
    return pick_by_month((traced(0), event.weeks), there) / s.calendar.weeks_per_month


@quantity("share")
def normal_week_share(s: Scenario) -> Expr:
    """Share of a month's weeks that are normal ones."""
    return 1 - total([event_week_share(s, event) for event in events(s)])


@quantity("factor")
def event_multiplier(_s: Scenario, event: Event) -> Expr:
    """Contacts of a week of the event, of those of a normal one, less those deflected."""
    if event.deflected is None:
        return event.multiplier
    return event.multiplier - maximum(0, event.multiplier - 1) * event.deflected


@quantity("factor")
def event_factor(s: Scenario) -> Expr | None:
    """Contacts of a month with its events, of those of normal weeks only."""
    if not events(s):
        return None
    more = [event_week_share(s, event) * (event_multiplier(s, event) - 1) for event in events(s)]
    return 1 + total(more)


@quantity("factor")
def normal_surge(s: Scenario) -> Expr:
    """Contacts of a normal week, of the month's average one."""
    factor = event_factor(s)
    assert factor is not None  # noqa: S101 - asked for where there are events
    return 1 / factor


@quantity("factor")
def event_surge(s: Scenario, event: Event) -> Expr:
    """Contacts of a week of the event, of the month's average one."""
    return event_multiplier(s, event) * normal_surge(s)
