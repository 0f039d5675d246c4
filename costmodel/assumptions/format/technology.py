"""The sections `platform`, `telephony` and `availability`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.sections import SectionKind, optional, required, section

if TYPE_CHECKING:
    from costmodel.kernel.expression import Expr


@section
class Platform:
    """The contact center platform."""

    seat: Expr | None = optional(
        AmountKind(
            "money/FTE/month",
            "Licence of a seat, for each paid FTE.",
            "$115 / month",
            unsaid="1/FTE",
        )
    )


@section
class PhoneNumbers:
    """Rented telephone numbers."""

    count: Expr = required(AmountKind("1", "How many numbers.", "2"))
    price: Expr = required(AmountKind("money/month", "Rent of one number.", "$2 / month"))


@section
class Telephony:
    """Telephone minutes and numbers."""

    minute: Expr | None = optional(
        AmountKind("money/min", "Carrier's price of a connected minute.", "$0.02 / min")
    )
    numbers: PhoneNumbers | None = optional(SectionKind(PhoneNumbers))


@section
class Availability:
    """Redundancy and disaster recovery."""

    ha_uplift: Expr | None = optional(
        AmountKind(
            "share", "High availability, of telephony and platform.", "15%", mark="%", at_most=2
        )
    )
