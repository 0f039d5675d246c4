"""The whole assumption file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.currency import RATES, CurrencyKind, Rate
from costmodel.assumptions.format.demand import Channel, Demand
from costmodel.assumptions.format.teams import Team
from costmodel.assumptions.format.technology import Automation, Availability, Platform, Telephony
from costmodel.assumptions.kinds import (
    ChoiceKind,
    MonthKind,
    MonthsKind,
    TextKind,
)
from costmodel.assumptions.payments import Payment, PaymentKind, Reduction, ReductionKind
from costmodel.assumptions.sections import EachKind, SectionKind, optional, required, section

if TYPE_CHECKING:
    from costmodel.assumptions.calendar import Calendar
    from costmodel.assumptions.reading import Amount
    from costmodel.assumptions.sections import Spans
    from costmodel.kernel.expression import Expr
    from costmodel.kernel.quantity import Graph


@section
class CustomCost:
    """A cost of the user's own."""

    name: str
    spans: Spans
    label: str | None = optional(TextKind("What it is called in reports."))
    amount: Payment = required(PaymentKind("Amount, paid once, by month or by year."))
    maintenance: Expr | None = optional(
        AmountKind("1/year", "Upkeep, of a one-time amount.", "10% / year", mark="%", at_most=1)
    )


@section
class Churn:
    """Customers kept by better support."""

    spans: Spans
    arr: Expr = required(
        AmountKind("money/year", "Annual recurring revenue.", "$10M", unsaid="1/year")
    )
    reduction: Reduction = required(ReductionKind("How much churn falls."))
    base_churn: Expr | None = optional(
        AmountKind("share", "Churn without the improvement.", "13%", mark="%", at_most=1)
    )
    gross_margin: Expr = required(
        AmountKind("share", "Gross margin of retained revenue.", "75%", mark="%", at_most=1)
    )
    risk: Expr = optional(
        AmountKind("share", "Risk adjustment: the share not counted.", "20%", mark="%", at_most=1),
        "0%",
    )


@section
class Benefits:
    """What better support brings."""

    churn: Churn | None = optional(SectionKind(Churn))


@section
class Scenario:
    """One way to run support: all assumptions of a file and those it extends."""

    scope: str
    graph: Graph
    run_rate_month: Expr
    inputs: dict[str, Amount]
    spans: Spans
    costmodel: str = optional(ChoiceKind("Version of the file format.", ("1",)), "1")
    name: str | None = optional(TextKind("What the scenario is called in reports."))
    currency: str = optional(CurrencyKind("Currency of the file, as its ISO code."), "USD")
    start: tuple[int, int] = required(MonthKind("First month."))
    horizon: int = required(MonthsKind("Months of the model."))
    calendar: Calendar = optional(
        ChoiceKind("Year of the model.", ("365 days", "52 weeks")), "365 days"
    )
    fx: dict[str, Rate] = optional(RATES, {})
    discount_rate: Expr = required(
        AmountKind(
            "1/year",
            "Rate at which later money is worth less.",
            "10%",
            mark="%",
            unsaid="1/year",
            at_least=None,
            above=-1,
            at_most=10,
            fixed=True,
            compounds=True,
        )
    )
    discounting: str = optional(
        ChoiceKind("When money of a year is discounted.", ("monthly", "annual")), "monthly"
    )
    demand: Demand = required(SectionKind(Demand))
    teams: dict[str, Team] = required(EachKind(Team, "team", at_least_one=True))
    automation: dict[str, Automation] = optional(EachKind(Automation, "automation"), {})
    platform: Platform | None = optional(SectionKind(Platform))
    telephony: Telephony | None = optional(SectionKind(Telephony))
    availability: Availability | None = optional(SectionKind(Availability))
    costs: dict[str, CustomCost] = optional(EachKind(CustomCost, "cost"), {})
    benefits: Benefits | None = optional(SectionKind(Benefits))

    @property
    def channels(self) -> tuple[Channel, ...]:
        """All channels, in the order of the file."""
        return tuple(self.demand.channels.values())
