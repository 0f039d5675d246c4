"""What a team's section says of its people: who leaves, learns, leads and is asked for help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.hours import Hours, HoursKind
from costmodel.assumptions.productivity import ProductivityKind
from costmodel.assumptions.sections import optional, required, section

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.kernel.expression import Expr

PAID_HOURS = AmountKind(
    "h/week/FTE", "Paid hours of one FTE.", "40 h / week", unsaid="1/FTE", above=0, at_most=168
)


@section
class Supervisors:
    """Those who lead the agents."""

    span: Expr = required(AmountKind("1", "Agents for each supervisor.", "12", above=0))
    burdened: Expr = required(
        AmountKind(
            "money/FTE/year",
            "Salary, benefits and overhead of a supervisor.",
            "$85_000 / year",
            unsaid="1/FTE",
        )
    )


@section
class Overtime:
    """Paid hours beyond the contract."""

    share: Expr = required(
        AmountKind("share", "Share of paid hours that are overtime.", "5%", mark="%", at_most=1)
    )
    rate: Expr = required(
        AmountKind("share", "Premium on pay in overtime.", "50%", mark="%", at_most=5)
    )


@section
class NightAttrition:
    """Attrition of those who work in some hours, where it differs."""

    name: str = "night_attrition"
    hours: Hours = required(HoursKind("Hours whose agents leave at another rate."))
    rate: Expr = required(
        AmountKind(
            "1/year",
            "Share of agents in these hours who leave.",
            "40% / year",
            mark="%",
            below=12,
            suspect_above=1,
            suspect="everybody leaves within a year",
        )
    )


@section
class Onboarding:
    """How new agents learn."""

    spans: Spans
    training: Expr | None = optional(
        AmountKind(
            "h/FTE",
            "Paid training before the first contact.",
            "160 h",
            unsaid="1/FTE",
            at_most=2_000,
        )
    )
    ramp: tuple[Expr, ...] = optional(
        ProductivityKind("Productivity of a new agent in the first, second, third month."), ()
    )


@section
class Escalations:
    """Contacts that a team cannot end alone."""

    name: str = "escalations"
    share: Expr = required(
        AmountKind(
            "share",
            "Share of its contacts that others have to help with.",
            "20%",
            mark="%",
            at_most=1,
        )
    )
    cost: Expr = required(
        AmountKind("money/contact", "Cost of an escalated contact.", "$15 / contact")
    )
    hours: Hours | None = optional(HoursKind("Hours in which the team escalates; else in all."))
