"""The calendar of actual days: each month has as many weeks as its days make."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from costmodel.assumptions.calendar import CalendarEntry
from costmodel.kernel.expression import Input, input_node
from costmodel.kernel.operations import pick_by_month
from costmodel.kernel.quantity import quantity

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.kernel.expression import Expr

LENGTHS = range(28, 32)  # days of a month


def day_entries() -> list[CalendarEntry]:
    """The lengths of months as labeled entries."""
    return [
        CalendarEntry(f"days_{days}", days, "day/month", f"Days of a month of {days}")
        for days in LENGTHS
    ]


@quantity("week/month")
def weeks_of_month(reading: Reading) -> Expr:
    """Weeks in a month, by its days."""
    lengths = [
        input_node(Input((reading.scope, f"calendar.{entry.name}"), entry.unit, entry.label))
        for entry in day_entries()
    ]
    year, first = reading.start[0], reading.start[1] - 1
    months = range(first, first + reading.horizon)
    days = [monthrange(year + at // 12, at % 12 + 1)[1] for at in months]
    index = [LENGTHS.index(each) for each in days]
    return pick_by_month(lengths, index) / reading.calendar.days_per_week
