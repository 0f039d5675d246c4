"""Availability: redundancy, disaster tests, and the pilot before the launch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import total
from costmodel.kernel.quantity import quantity
from costmodel.model.escalation import at_prices
from costmodel.model.lines import TECHNOLOGY, cost_line, one_time_cost_line
from costmodel.model.platform import platform
from costmodel.model.telephony import telephony

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


@cost_line(TECHNOLOGY)
def availability(s: Scenario) -> Expr | None:
    """High availability, as a share of telephony and platform.

    Numbers and add-ons are in the base; recordings, maintenance and disaster tests are not.
    """
    parts = [part for part in (telephony(s), platform(s)) if part is not None]
    if s.availability is None or s.availability.ha_uplift is None or not parts:
        return None
    return s.availability.ha_uplift * total(parts)


@cost_line(TECHNOLOGY)
def disaster_tests(s: Scenario) -> Expr | None:
    """Failover and disaster tests."""
    tests = s.availability.disaster_tests if s.availability else None
    if tests is None:
        return None
    return tests.per_year * at_prices(s, tests.cost) / s.calendar.months_per_year


@one_time_cost_line(TECHNOLOGY)
def pilot(s: Scenario) -> Expr | None:
    """Pilot before the launch."""
    return None if s.pilot is None else s.pilot.cost


@quantity("month")
def pilot_months(s: Scenario) -> Expr | None:
    """Months that the pilot takes."""
    return None if s.pilot is None else s.pilot.weeks / s.calendar.weeks_per_month
