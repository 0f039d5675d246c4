"""The section `study`: how a consulting study would discount the flows and doubt the costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.format.discounting import yearly_rate
from costmodel.assumptions.named_amounts import NamedAmountsKind
from costmodel.assumptions.sections import optional, section

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.kernel.expression import Expr


def _risk(label: str, example: str) -> AmountKind:
    return AmountKind("share", label, example, mark="%", at_most=1, fixed=True)


@section
class Study:
    """Rate and risks of the table of a consulting study."""

    spans: Spans
    rate: Expr = optional(yearly_rate("Rate at which a study discounts by year.", "10%"), "10%")
    cost_risk: Expr = optional(_risk("What risk adds to each cost.", "5%"), "0%")
    risks: dict[str, Expr] = optional(
        NamedAmountsKind(_risk("What risk adds to a cost line or category.", "10%")), {}
    )
