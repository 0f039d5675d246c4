"""The sections `automation` and `assist`: machines before people, and machines beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.automation_kinds import ContainedIntentsKind, ReviewKind
from costmodel.assumptions.kinds import NamesKind
from costmodel.assumptions.payments import PriceKind
from costmodel.assumptions.sections import optional, required, section

if TYPE_CHECKING:
    from costmodel.assumptions.automation_kinds import ContainedIntent, Review
    from costmodel.assumptions.payments import Price
    from costmodel.assumptions.sections import Spans
    from costmodel.assumptions.tree import Scalar
    from costmodel.kernel.expression import Expr

BUILD = AmountKind("money", "One-time cost to build it.", "$60_000 once", mark="once", fixed=True)
PRICE_DRIFT = AmountKind(
    "1/year",
    "Rise or fall of its prices, instead of that of all prices.",
    "-10% / year",
    mark="%",
    at_least=-0.9,
    at_most=1,
    fixed=True,
    compounds=True,
)


@section
class Automation:
    """A machine that answers contacts before people do."""

    name: str
    spans: Spans
    channels: tuple[Scalar, ...] = required(NamesKind("Channels it answers."))
    containment: Expr | None = optional(
        AmountKind(
            "share",
            "Share of contacts that end with the machine, of those it may contain.",
            "0% -> 41% over 15 months",
            mark="%",
            at_most=1,
            suspect_above=0.8,
            suspect="few machines contain so many contacts",
        )
    )
    intents: dict[str, ContainedIntent] | None = optional(
        ContainedIntentsKind("Containment by intent, instead of `containment`.")
    )
    eligible: Expr | None = optional(
        AmountKind(
            "share",
            "Share of contacts that it may contain, where `demand.intents` does not say it.",
            "70%",
            mark="%",
            at_most=1,
        )
    )
    engagement: Expr | None = optional(
        AmountKind(
            "share", "Share of what it may contain that tries it.", "80%", mark="%", at_most=1
        )
    )
    recontact: Expr = optional(
        AmountKind(
            "share",
            "Share of the contained that come back to people, wrong answers included.",
            "10%",
            mark="%",
            at_most=1,
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
    handover_minutes: Expr | None = optional(
        AmountKind(
            "min/contact",
            "Minutes in which a handed-over customer repeats what was said.",
            "2 min",
            unsaid="1/contact",
            at_most=1440,
        )
    )
    handover_abandonment: Expr | None = optional(
        AmountKind(
            "share",
            "Share of failed sessions that give up before people answer.",
            "5%",
            mark="%",
            at_most=1,
        )
    )
    labor_capture: Expr | None = optional(
        AmountKind(
            "share",
            "Share of what the machine changes in the workload that staffing follows.",
            "70%",
            mark="%",
            at_most=1,
        )
    )
    price: tuple[Price, ...] | None = optional(PriceKind("Price in the unit that is sold."))
    price_drift: Expr | None = optional(PRICE_DRIFT)
    minutes: Expr | None = optional(
        AmountKind(
            "min/contact",
            "Minutes of a contained contact with the machine; of a call, telephone minutes.",
            "1.5 min",
            unsaid="1/contact",
            at_most=1440,
        )
    )
    failed_minutes: Expr | None = optional(
        AmountKind(
            "min/contact",
            "Minutes of a failed session with the machine.",
            "1 min",
            unsaid="1/contact",
            at_most=1440,
        )
    )
    messages: Expr | None = optional(
        AmountKind(
            "message/contact", "Messages of a session.", "6", unsaid="message/contact", at_most=1e4
        )
    )
    build: Expr | None = optional(BUILD)
    review: Review | None = optional(ReviewKind("Upkeep and review of its content."))
    qa: Expr | None = optional(
        AmountKind("money/contact", "Quality review of a session by machine.", "$0.05 / contact")
    )

    def answers(self, channel: str) -> bool:
        """Whether the machine takes this channel."""
        return any(name.text == channel for name in self.channels)


@section
class Assistant:
    """A machine that helps people while they handle contacts."""

    name: str
    spans: Spans
    channels: tuple[Scalar, ...] = required(NamesKind("Channels it helps with."))
    aht_effect: Expr = optional(
        AmountKind(
            "share",
            "Change of handling time where it is used.",
            "-14%",
            mark="%",
            at_least=None,
            above=-1,
            at_most=1,
            suspect_above=0,
            suspect="help should not make contacts longer",
        ),
        "0%",
    )
    adoption: Expr = optional(
        AmountKind(
            "share",
            "Share of contacts in which it is used.",
            "0% -> 80% over 6 months",
            mark="%",
            at_most=1,
        ),
        "100%",
    )
    price: tuple[Price, ...] | None = optional(PriceKind("Price in the unit that is sold."))
    price_drift: Expr | None = optional(PRICE_DRIFT)
    build: Expr | None = optional(BUILD)
    review: Review | None = optional(ReviewKind("Upkeep and review of its content."))

    def answers(self, channel: str) -> bool:
        """Whether it helps with this channel."""
        return any(name.text == channel for name in self.channels)
