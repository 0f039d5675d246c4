"""The sections `automation`, `platform`, `telephony` and `availability`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kinds import NamesKind
from costmodel.assumptions.payments import PriceKind
from costmodel.assumptions.sections import SectionKind, optional, required, section

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.assumptions.tree import Scalar
    from costmodel.kernel.expression import Expr


@section
class Automation:
    """A machine that answers contacts before people do."""

    name: str
    spans: Spans
    channels: tuple[Scalar, ...] = required(NamesKind("Channels it answers."))
    containment: Expr = required(
        AmountKind(
            "share",
            "Share of contacts that end with the machine.",
            "0% -> 41% over 15 months",
            mark="%",
            at_most=1,
            suspect_above=0.8,
            suspect="few machines contain so many contacts",
        )
    )
    recontact: Expr = optional(
        AmountKind(
            "share", "Share of the contained that come back to people.", "10%", mark="%", at_most=1
        ),
        "0%",
    )
    handover_aht: Expr = optional(
        AmountKind(
            "factor",
            "AHT factor of what people still handle, at full containment.",
            "1.15",
            above=0,
            at_most=10,
        ),
        "1",
    )
    price: Expr | None = optional(PriceKind("Price of a resolution."))
    minutes: Expr | None = optional(
        AmountKind(
            "min/contact",
            "Telephone minutes of a contained call.",
            "1.5 min",
            unsaid="1/contact",
            at_most=1440,
        )
    )
    build: Expr | None = optional(
        AmountKind("money", "One-time cost to build it.", "$60_000 once", mark="once", fixed=True)
    )
    review: Expr | None = optional(
        AmountKind("money/month", "Upkeep of its content.", "$35_000 / year")
    )

    def answers(self, channel: str) -> bool:
        """Whether the machine takes this channel."""
        return any(name.text == channel for name in self.channels)


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
