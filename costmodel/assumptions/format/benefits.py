"""The section `benefits`: what better support is claimed to bring."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kinds import ChoiceKind, FlagKind, MonthKind, NamesKind, TextKind
from costmodel.assumptions.payments import Reduction, ReductionKind
from costmodel.assumptions.sections import EachKind, SectionKind, optional, required, section

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.assumptions.tree import Scalar
    from costmodel.kernel.expression import Expr

CLAIMS = (
    *("churn", "outages", "escalations", "penalties", "sla", "sales"),
    "kept_contacts",
)


def _share(label: str, example: str) -> AmountKind:
    return AmountKind("share", label, example, mark="%", at_most=1)


def _suspect(kind: AmountKind, above: float, why: str) -> AmountKind:
    return replace(kind, suspect_above=above, suspect=why)


@section
class Claim:
    """What every claim may have: a share not counted, a first month, a place of its own."""

    spans: Spans
    risk: Expr = optional(_share("Risk adjustment: the share not counted.", "20%"), "0%")
    since: tuple[int, int] | None = optional(MonthKind("First month of the benefit."))
    strategic: bool = optional(FlagKind("Whether it counts in no total and no return."), False)


@section
class Churn(Claim):
    """Customers kept by better support."""

    arr: Expr = required(
        AmountKind("money/year", "Annual recurring revenue.", "$10M", unsaid="1/year")
    )
    reduction: Reduction = required(ReductionKind("How much churn falls."))
    mode: str = optional(
        ChoiceKind(
            "Whether a year's cut is kept throughout, or adds up month by month.",
            ("steady", "cohort"),
        ),
        "steady",
    )
    base_churn: Expr | None = optional(_share("Churn without the improvement.", "13%"))
    gross_margin: Expr = required(_share("Gross margin of retained revenue.", "75%"))
    customers: Expr | None = optional(
        AmountKind("customer", "Customers who pay.", "2_000", unsaid="customer", above=0)
    )
    arpu: Expr | None = optional(
        AmountKind(
            "money/customer/month",
            "Average revenue from a customer.",
            "$500 / month",
            unsaid="1/customer",
        )
    )


@section
class Loss(Claim):
    """A loss that better support avoids in part."""

    loss: Expr = required(
        AmountKind("money/month", "Loss without the improvement.", "$400_000 / year")
    )
    avoided: Expr = required(
        _suspect(_share("Share of the loss that is avoided.", "30%"), 0.8, "some of a loss remains")
    )


@section
class ServicePenalty(Claim):
    """A penalty for a service level that is missed."""

    channel: str = required(TextKind("Channel whose service level counts."))
    at_least: Expr = required(_share("Service level that has to be reached.", "80%"))
    penalty: Expr = required(
        AmountKind("money/month", "Penalty of a month in which it is missed.", "$20_000 / month")
    )


@section
class Sales(Claim):
    """Sales that better support adds."""

    revenue: Expr = required(
        AmountKind("money/month", "Sales without the improvement.", "$2M / year")
    )
    uplift: Expr = required(
        _suspect(_share("How much sales rise.", "1.5%"), 0.1, "support alone sells little")
    )
    gross_margin: Expr = required(_share("Gross margin of the sales added.", "60%"))


@section
class KeptContacts(Claim):
    """Contacts that no longer give up while they wait."""

    channels: tuple[Scalar, ...] = required(NamesKind("Channels where contacts wait."))
    value: Expr = required(
        AmountKind("money/contact", "What a contact brings.", "$12 / contact", unsaid="1/contact")
    )
    abandonment: Expr = required(
        _suspect(
            _share("Share that gives up without the improvement.", "12%"),
            0.5,
            "most desks lose fewer than half",
        )
    )


@section
class OtherBenefit(Claim):
    """A benefit of the user's own."""

    name: str
    label: str | None = optional(TextKind("What it is called in reports."))
    amount: Expr = required(AmountKind("money/month", "What it brings.", "$50_000 / year"))


@section
class Benefits:
    """What better support brings."""

    spans: Spans

    churn: Churn | None = optional(SectionKind(Churn))
    outages: Loss | None = optional(SectionKind(Loss))
    escalations: Loss | None = optional(SectionKind(Loss))
    penalties: Loss | None = optional(SectionKind(Loss))
    sla: ServicePenalty | None = optional(SectionKind(ServicePenalty))
    sales: Sales | None = optional(SectionKind(Sales))
    kept_contacts: KeptContacts | None = optional(SectionKind(KeptContacts))
    other: dict[str, OtherBenefit] = optional(EachKind(OtherBenefit, "benefit"), {})

    @property
    def claims(self) -> dict[str, Claim]:
        """All claims by their path below `benefits`."""
        given = {key: getattr(self, key) for key in CLAIMS}
        own = {f"other.{name}": claim for name, claim in self.other.items()}
        return {path: claim for path, claim in {**given, **own}.items() if claim is not None}
