"""The sections `platform` and `pilot`: what the contact center runs on, and trying it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.addons import Addon, AddonKind
from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.named_values import ByNameKind, ShortFormKind
from costmodel.assumptions.sections import SectionKind, optional, required, section
from costmodel.assumptions.tiers import UsagePrice, UsagePriceKind

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.kernel.expression import Expr


def once(label: str, example: str) -> AmountKind:
    """A payment at the start."""
    return AmountKind("money", label, example, mark="once", fixed=True)


@section
class Implementation:
    """Setting up the platform: integration, IVR flows, routing."""

    spans: Spans
    amount: Expr = required(once("What is paid for it at the start.", "$30_000 once"))
    maintenance: Expr | None = optional(
        AmountKind(
            "1/year",
            "Upkeep, of the amount.",
            "10% / year",
            mark="%",
            at_most=1,
            suspect_above=0.3,
            suspect="upkeep usually costs 5 to 15 %",
        )
    )
    amortization: Expr | None = optional(
        AmountKind("month", "Time over which a view spreads it.", "36 months", above=0, fixed=True)
    )


FEATURE = once("What is paid for it at the start.", "$20_000 once")


@section
class Feature:
    """An advanced feature, such as speech analytics or translation."""

    name: str
    amount: Expr | None = optional(FEATURE)
    yearly: Expr | None = optional(
        AmountKind("money/year", "What it costs in a year.", "$3_000 / year", unsaid="1/year")
    )


@section
class Platform:
    """The contact center platform, in the units it is sold in."""

    spans: Spans
    seat: Expr | None = optional(
        AmountKind(
            "money/FTE/month",
            "License of a seat, for each paid FTE.",
            "$115 / month",
            unsaid="1/FTE",
        )
    )
    concurrent_seat: Expr | None = optional(
        AmountKind(
            "money/month",
            "License of a concurrent seat, for each agent on duty when most are.",
            "$160 / month",
            unsaid="FTE",
        )
    )
    active_hour: UsagePrice | None = optional(
        UsagePriceKind("h", "Price of a scheduled hour.", "$1.20 / h")
    )
    minute: UsagePrice | None = optional(
        UsagePriceKind("min", "Price of a connected minute.", "$0.018 / min")
    )
    message: UsagePrice | None = optional(
        UsagePriceKind("message", "Price of a message of what is not a call.", "$0.004 / message")
    )
    addons: dict[str, Addon] = optional(
        ByNameKind(AddonKind("What an add-on costs, for each named seat or flat."), "add-on"), {}
    )
    discount: Expr | None = optional(
        AmountKind(
            "share",
            "Discount on the bill.",
            "15%",
            mark="%",
            at_most=1,
            suspect_above=0.6,
            suspect="vendors rarely give away so much",
        )
    )
    minimum: Expr | None = optional(
        AmountKind("money/month", "Least bill of a month, after the discount.", "$2_000 / month")
    )
    implementation: Implementation | None = optional(SectionKind(Implementation))
    features: dict[str, Feature] = optional(
        ByNameKind(ShortFormKind(Feature, "amount", FEATURE), "feature"), {}
    )


@section
class Pilot:
    """A trial before the launch."""

    weeks: Expr = required(
        AmountKind(
            "week",
            "How long it takes.",
            "4",
            unsaid="week",
            above=0,
            fixed=True,
            suspect_above=26,
            suspect="a staged pilot usually takes 2 to 4 weeks",
        )
    )
    cost: Expr | None = optional(once("What is paid for it at the start.", "$15_000 once"))
