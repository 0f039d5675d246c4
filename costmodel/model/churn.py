"""Churn: what customers who stay bring, and what a customer is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import cumulative, month_index, none, product, where
from costmodel.kernel.quantity import quantity
from costmodel.model.claims import Claimed, since_then
from costmodel.model.lines import benefit_line

if TYPE_CHECKING:
    from costmodel.assumptions.format.benefits import Churn
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr

NO_CHURN = "nobody leaves, so the lifetime has no end"


def churn_of(s: Scenario) -> Churn | None:
    """The churn benefit, where one is claimed."""
    return s.benefits.churn if s.benefits else None


@quantity("share")
def churn_cut(s: Scenario) -> Expr | None:
    """Share of ARR kept from a year's churn: points of ARR, or a share of the churn there is."""
    churn = churn_of(s)
    if churn is None:
        return None
    cut = churn.reduction.by
    if not churn.reduction.in_points:
        assert churn.base_churn is not None  # noqa: S101 - the loader checked it
        cut = cut * churn.base_churn
    return since_then(s, Claimed("churn", churn), cut)


@quantity("money/year/month")
def newly_kept_arr(s: Scenario) -> Expr | None:
    """ARR of the customers who would have left in the month."""
    churn, cut = churn_of(s), churn_cut(s)
    if churn is None or cut is None:
        return None
    return churn.arr * cut / (s.calendar.months_per_year * s.calendar.year)


@quantity("factor")
def stays_a_month(s: Scenario) -> Expr | None:
    """Share of customers who stay from one month to the next; in the first month all of them."""
    churn = churn_of(s)
    if churn is None or churn.base_churn is None:
        return None
    stays = (1 - churn.base_churn) ** (s.calendar.month / s.calendar.months_per_year)
    return where(month_index() <= 0, 1, stays)


@quantity("factor")
def stays_since_start(s: Scenario) -> Expr | None:
    """Share of the customers of the first month who are still there."""
    monthly = stays_a_month(s)
    return None if monthly is None else product(monthly)


@quantity("money/year/month")
def newly_kept_as_of_start(s: Scenario) -> Expr | None:
    """ARR kept in the month, as that of so many more customers in the first one."""
    new, stays = newly_kept_arr(s), stays_since_start(s)
    return None if new is None or stays is None else new / stays


@quantity("money/year")
def retained_arr(s: Scenario) -> Expr | None:
    """ARR of customers who stay: a year's cut, or what adds up and itself churns."""
    churn, cut = churn_of(s), churn_cut(s)
    if churn is None or cut is None:
        return None
    if churn.mode == "steady":
        return churn.arr * cut
    as_of_start, stays = newly_kept_as_of_start(s), stays_since_start(s)
    assert as_of_start is not None  # noqa: S101 - the loader checked the base churn
    assert stays is not None  # noqa: S101 - likewise
    return cumulative(as_of_start) * stays


@quantity("money/month")
def retained_revenue(s: Scenario) -> Expr | None:
    """Revenue of customers who stay."""
    arr = retained_arr(s)
    return None if arr is None else arr / s.calendar.months_per_year


@benefit_line(claim="churn")
def retained_margin(s: Scenario) -> Expr | None:
    """Gross margin of retained revenue, after its risk adjustment."""
    revenue, churn = retained_revenue(s), churn_of(s)
    if revenue is None or churn is None:
        return None
    return revenue * churn.gross_margin * (1 - churn.risk)


@quantity("money/year")
def arr_of_customers(s: Scenario) -> Expr | None:
    """ARR as what the customers pay in a year; it only checks the one that is given."""
    churn = churn_of(s)
    if churn is None or churn.customers is None or churn.arpu is None:
        return None
    return churn.customers * churn.arpu * s.calendar.months_per_year


@quantity("money/customer/year")
def yearly_margin(s: Scenario) -> Expr | None:
    """Gross margin of a customer's year."""
    churn = churn_of(s)
    if churn is None or churn.arpu is None:
        return None
    return churn.arpu * churn.gross_margin * s.calendar.months_per_year


@quantity("money/customer", none=NO_CHURN)
def ltv(s: Scenario) -> Expr | None:
    """Lifetime value of a customer: a year's margin over the share who leave in a year."""
    churn = churn_of(s)
    return None if churn is None else _lifetime(s, churn.base_churn)


@quantity("money/customer", none=NO_CHURN)
def improved_ltv(s: Scenario) -> Expr | None:
    """Lifetime value of a customer when fewer leave."""
    churn, cut = churn_of(s), churn_cut(s)
    if churn is None or churn.base_churn is None or cut is None:
        return None
    return _lifetime(s, churn.base_churn - cut)


def _lifetime(s: Scenario, leaving: Expr | None) -> Expr | None:
    margin = yearly_margin(s)
    if margin is None or leaving is None:
        return None
    return where(leaving > s.calendar.rounding_slack, margin * s.calendar.year / leaving, none())
