"""The `support` section: who stands behind the agents of the whole operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.format.staff import PAID_HOURS
from costmodel.assumptions.sections import SectionKind, optional, required, section

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.kernel.expression import Expr


def _burdened(who: str, example: str) -> AmountKind:
    label = f"Salary, benefits and overhead of a {who}."
    return AmountKind("money/FTE/year", label, example, unsaid="1/FTE")


@section
class Quality:
    """Quality assurance: a sample of contacts is evaluated, or so many agents have an analyst."""

    spans: Spans
    sample: Expr | None = optional(
        AmountKind(
            "share",
            "Share of the contacts that people answer which is evaluated.",
            "3%",
            mark="%",
            at_most=1,
            suspect_above=0.2,
            suspect="usual are 2 to 5 %",
        )
    )
    minutes: Expr | None = optional(
        AmountKind(
            "min/contact",
            "Time that an evaluation takes.",
            "20 min",
            unsaid="1/contact",
            at_most=1440,
        )
    )
    shrinkage: Expr = optional(
        AmountKind(
            "share",
            "Share of an analyst's paid time without evaluations.",
            "35%",
            mark="%",
            below=1,
        ),
        "0%",
    )
    fte_hours: Expr = optional(PAID_HOURS, "40 h / week")
    span: Expr | None = optional(
        AmountKind("1", "Agents for each quality analyst, instead of a sample.", "40", above=0)
    )
    burdened: Expr = required(_burdened("quality analyst", "$60_000 / year"))


@section
class Planners:
    """Workforce planners, who forecast and schedule."""

    span: Expr = required(AmountKind("1", "Agents for each planner.", "50", above=0))
    burdened: Expr = required(_burdened("planner", "$70_000 / year"))


@section
class Trainers:
    """Trainers of the agents."""

    span: Expr = required(AmountKind("1", "Agents for each trainer.", "40", above=0))
    burdened: Expr = required(_burdened("trainer", "$65_000 / year"))


@section
class Support:
    """Staff behind the agents of all own teams."""

    quality: Quality | None = optional(SectionKind(Quality))
    planners: Planners | None = optional(SectionKind(Planners))
    trainers: Trainers | None = optional(SectionKind(Trainers))
