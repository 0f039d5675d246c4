"""The sections `costs` and `escalation`: lines of the user's own, and rising prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.custom_amounts import CustomAmount, CustomAmountKind
from costmodel.assumptions.kinds import MonthKind, TextKind
from costmodel.assumptions.sections import optional, required, section

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.kernel.expression import Expr


def yearly_rise(label: str, example: str) -> AmountKind:
    """A yearly rise, the same in all years; a fall is negative."""
    return AmountKind(
        "1/year",
        label,
        example,
        mark="%",
        at_least=-0.5,
        at_most=1,
        fixed=True,
        compounds=True,
    )


@section
class CustomCost:
    """A cost of the user's own."""

    name: str
    spans: Spans
    label: str | None = optional(TextKind("What it is called in reports."))
    amount: CustomAmount = required(
        CustomAmountKind("Amount, paid once, by month or year, or for each of something.")
    )
    maintenance: Expr | None = optional(
        AmountKind("1/year", "Upkeep, of a one-time amount.", "10% / year", mark="%", at_most=1)
    )
    since: tuple[int, int] | None = optional(
        MonthKind("First month in which it is paid; what is paid once is paid then.")
    )
    until: tuple[int, int] | None = optional(MonthKind("Last month in which it is paid."))
    escalation: Expr | None = optional(
        yearly_rise("Its yearly rise, instead of that of prices.", "3% / year")
    )

    def is_paid_in(self, month: tuple[int, int]) -> bool:
        """Whether a month lies between the first and the last one."""
        after = self.since is None or month >= self.since
        return after and (self.until is None or month <= self.until)


@section
class Escalation:
    """Yearly rises, each on the anniversary of the start."""

    wages: Expr | None = optional(yearly_rise("Rise of wages.", "3% / year"))
    prices: Expr | None = optional(yearly_rise("Rise of prices.", "2% / year"))
