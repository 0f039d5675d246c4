"""The section `automation`: machines that answer contacts before people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kinds import NamesKind
from costmodel.assumptions.payments import PriceKind
from costmodel.assumptions.sections import optional, required, section

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
