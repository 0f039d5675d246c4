"""The section `actual`: what a month really was, to be set beside the model's first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kinds import MonthKind
from costmodel.assumptions.named_amounts import NamedAmountsKind
from costmodel.assumptions.sections import optional, section

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.kernel.expression import Expr


@section
class Actual:
    """Measured figures of one month."""

    spans: Spans
    month: tuple[int, int] | None = optional(MonthKind("Month the figures are of."))
    contacts: dict[str, Expr] = optional(
        NamedAmountsKind(
            AmountKind(
                "contact/month", "Contacts of a channel.", "18_000 / month", unsaid="contact/month"
            )
        ),
        {},
    )
    fte: dict[str, Expr] = optional(
        NamedAmountsKind(AmountKind("FTE", "Paid FTE of a team.", "58", unsaid="FTE")), {}
    )
    service_level: dict[str, Expr] = optional(
        NamedAmountsKind(
            AmountKind("share", "Service level of a channel.", "78%", mark="%", at_most=1)
        ),
        {},
    )
    cost: dict[str, Expr] = optional(
        NamedAmountsKind(
            AmountKind("money/month", "Cost line of the month.", "$290_000", unsaid="1/month")
        ),
        {},
    )
