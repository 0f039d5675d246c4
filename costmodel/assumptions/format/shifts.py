"""The section `shifts` of a team: what its schedule is made of."""

from __future__ import annotations

from costmodel.assumptions.sections import SectionKind, optional, section
from costmodel.assumptions.shift_kinds import (
    DaysOnKind,
    DurationKind,
    DurationsKind,
    PercentageKind,
    StartsKind,
)


@section
class PartTime:
    """Contracts of fewer hours on shorter shifts, without a break."""

    share: float = optional(PercentageKind("Largest share of all paid hours."), 0.2)
    lengths: tuple[float, ...] = optional(DurationsKind("Lengths of their shifts."), (4.0, 6.0))
    days_on: tuple[int, ...] = optional(DaysOnKind("Days on in a row, each week."), (5,))


@section
class Shifts:
    """A person's week: the same shift on some days in a row, then days off."""

    lengths: tuple[float, ...] = optional(
        DurationsKind("Paid hours of a shift; the break comes on top."), (8.0,)
    )
    unpaid_break: float = optional(DurationKind("Unpaid break near the middle of a shift."), 0.0)
    starts: tuple[float, ...] = optional(
        StartsKind("Times of day at which shifts may start."), tuple(map(float, range(24)))
    )
    days_on: tuple[int, ...] | None = optional(
        DaysOnKind("Days on in a row, each week; by default as many as the contract holds.")
    )
    rest: float = optional(DurationKind("Least time between two shifts.", "11 h"), 11.0)
    part_time: PartTime | None = optional(SectionKind(PartTime))
