"""Benefits: what better support brings, at margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.quantity import quantity
from costmodel.model.lines import benefit_line

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Churn, Scenario
    from costmodel.kernel.expression import Expr


def churn_of(s: Scenario) -> Churn | None:
    """The churn benefit, where one is claimed."""
    return s.benefits.churn if s.benefits else None


@quantity("money/month")
def retained_revenue(s: Scenario) -> Expr | None:
    """Revenue of customers who stay: points of ARR, or a share of the churn there is."""
    churn = churn_of(s)
    if churn is None:
        return None
    kept = churn.reduction.by
    if not churn.reduction.in_points:
        assert churn.base_churn is not None  # noqa: S101 - the loader checked it
        kept = kept * churn.base_churn
    return churn.arr * kept / s.calendar.months_per_year


@benefit_line()
def retained_margin(s: Scenario) -> Expr | None:
    """Gross margin of retained revenue, after its risk adjustment."""
    revenue, churn = retained_revenue(s), churn_of(s)
    if revenue is None or churn is None:
        return None
    return revenue * churn.gross_margin * (1 - churn.risk)
