"""Recordings of calls: what is stored grows until the first ones are old enough to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import at_month, cumulative, maximum, month_index, where
from costmodel.kernel.quantity import quantity
from costmodel.model.escalation import at_prices
from costmodel.model.lines import TECHNOLOGY, cost_line, sum_of
from costmodel.model.telephony import talk_minutes, voice_channels

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.telephony import Recording
    from costmodel.kernel.expression import Expr


def recording_of(s: Scenario) -> Recording | None:
    """How calls are recorded, where they are."""
    return s.telephony.recording if s.telephony else None


@quantity("min/month")
def recorded_minutes(s: Scenario) -> Expr | None:
    """Minutes with people that are recorded."""
    terms, minutes = recording_of(s), sum_of(talk_minutes(s, each) for each in voice_channels(s))
    return None if terms is None or minutes is None else minutes * terms.share


@quantity("min")
def recorded_to_date(s: Scenario) -> Expr | None:
    """Minutes recorded since the start."""
    minutes = recorded_minutes(s)
    return None if minutes is None else cumulative(minutes)


@quantity("min")
def deleted_minutes(s: Scenario) -> Expr | None:
    """Recorded minutes that are older than their retention."""
    terms, recorded = recording_of(s), recorded_to_date(s)
    if terms is None or terms.retention is None or recorded is None:
        return None
    last = maximum(s.calendar.month, month_index() + s.calendar.month - terms.retention)
    return where(month_index() >= terms.retention, at_month(recorded, last), 0)


@quantity("GB")
def stored_recordings(s: Scenario) -> Expr | None:
    """Recordings stored at the end of the month; none are at the start."""
    terms, minutes, deleted = recording_of(s), recorded_to_date(s), deleted_minutes(s)
    if terms is None or minutes is None:
        return None
    kept = minutes if deleted is None else minutes - deleted
    return kept * terms.size / s.calendar.megabytes_per_gigabyte


@cost_line(TECHNOLOGY)
def recording(s: Scenario) -> Expr | None:
    """Recording: storage of calls."""
    terms, stored = recording_of(s), stored_recordings(s)
    return None if terms is None or stored is None else stored * at_prices(s, terms.price)
