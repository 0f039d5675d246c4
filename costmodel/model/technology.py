"""Technology: platform seats, telephone minutes and numbers, availability."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import total
from costmodel.kernel.quantity import quantity
from costmodel.model.containment import contained
from costmodel.model.lines import TECHNOLOGY, cost_line, sum_of
from costmodel.model.people import paid_fte, supervisors_fte, vendor_teams
from costmodel.model.staffing import team_fte
from costmodel.model.workload import channel_handling_minutes

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


@quantity("FTE")
def seats(s: Scenario) -> Expr:
    """Seats: paid FTE of all teams and their supervisors, without vendors on their own platform."""
    elsewhere = sum_of(team_fte(s, team) for team in vendor_teams(s) if team.own_platform)
    supervisors = supervisors_fte(s)
    agents = paid_fte(s) if elsewhere is None else paid_fte(s) - elsewhere
    return agents if supervisors is None else agents + supervisors


@cost_line(TECHNOLOGY)
def platform(s: Scenario) -> Expr | None:
    """Contact center platform: a licence for each seat."""
    if s.platform is None or s.platform.seat is None:
        return None
    return seats(s) * s.platform.seat


@quantity("min/month")
def automated_minutes(s: Scenario) -> Expr | None:
    """Connected minutes of calls that machines contain."""
    parts = [
        contained(s, machine, channel) * machine.minutes
        for machine in s.automation.values()
        for channel in s.channels
        if machine.minutes is not None and channel.kind == "voice" and machine.answers(channel.name)
    ]
    return total(parts) if parts else None


@quantity("min/month")
def connected_minutes(s: Scenario) -> Expr | None:
    """Connected telephone minutes: calls that people answer, and those that machines contain."""
    voice = [channel for channel in s.channels if channel.kind == "voice"]
    parts = [channel_handling_minutes(s, channel) for channel in voice]
    automated = automated_minutes(s)
    if automated is not None:
        parts.append(automated)
    return total(parts) if parts else None


@quantity("money/month")
def phone_numbers(s: Scenario) -> Expr | None:
    """Rent of telephone numbers."""
    if s.telephony is None or s.telephony.numbers is None:
        return None
    return s.telephony.numbers.count * s.telephony.numbers.price


@quantity("money/month")
def minutes_cost(s: Scenario) -> Expr | None:
    """Connected minutes at the carrier's price."""
    minutes = connected_minutes(s)
    if s.telephony is None or s.telephony.minute is None or minutes is None:
        return None
    return minutes * s.telephony.minute


@cost_line(TECHNOLOGY)
def telephony(s: Scenario) -> Expr | None:
    """Telephony: minutes and numbers."""
    parts = [part for part in (minutes_cost(s), phone_numbers(s)) if part is not None]
    return total(parts) if parts else None


@cost_line(TECHNOLOGY)
def availability(s: Scenario) -> Expr | None:
    """High availability, as a share of telephony and platform."""
    parts = [part for part in (telephony(s), platform(s)) if part is not None]
    if s.availability is None or s.availability.ha_uplift is None or not parts:
        return None
    return s.availability.ha_uplift * total(parts)
