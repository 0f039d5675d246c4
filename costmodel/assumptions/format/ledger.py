"""The section `ledger`: where each line is booked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.events import MonthOfYearKind
from costmodel.assumptions.kinds import ChoiceKind, TextKind
from costmodel.assumptions.sections import EachKind, optional, section

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans

EXPENSES = ("opex", "capex")


@section
class Booking:
    """Where one line is booked; what is not given stays as it is by default."""

    name: str
    spans: Spans
    category: str | None = optional(TextKind("What the cost is for, such as people."))
    account: str | None = optional(TextKind("Account of the ledger."))
    cost_center: str | None = optional(TextKind("Cost center."))
    expense: str | None = optional(
        ChoiceKind("Operating expense, or capital expenditure.", EXPENSES)
    )


@section
class Ledger:
    """Bookings by cost line, and when the fiscal year starts."""

    fiscal_year_start: int = optional(MonthOfYearKind("First month of the fiscal year."), 1)
    lines: dict[str, Booking] = optional(EachKind(Booking, "line"), {})
