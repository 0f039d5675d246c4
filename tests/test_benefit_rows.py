"""Figures about benefits worked out by hand from the source texts, on small files."""

import pytest

from tests.plans import CALLS, find, near
from tests.test_model_churn import churn

STAFF_600K = ("teams.desk.headcount=12", "teams.desk.pay.burdened=$50_000 / year")


def ten_million(**fields: str) -> str:
    return churn(**{"arr": "$10M", "gross_margin": "100%", **fields})


def test_five_points_of_ten_million_fall_100000_short_of_600000() -> None:
    found = find(CALLS, *STAFF_600K, ten_million())
    assert found["total_benefit"] == near(500_000)
    assert found["total_cost"] == near(600_000)
    assert found["npv"] == near(-100_000)
    assert (found["total_benefit"] or 0) / 600_000 == near(0.8333333333333334)
    assert found["roi"] == near(-0.16666666666666666)


@pytest.mark.parametrize(
    ("reduction", "margin", "benefit"),
    [
        ("5%", "100%", 65_000),
        ("20%", "100%", 260_000),
        ("5%", "75%", 48_750),
        ("20%", "75%", 195_000),
        ("5 points", "75%", 375_000),
    ],
)
def test_relative_cuts_and_points(reduction: str, margin: str, benefit: float) -> None:
    found = find(CALLS, ten_million(reduction=reduction, base_churn="13%", gross_margin=margin))
    assert found["total_benefit"] == near(benefit)


def test_revenue_stands_beside_margin() -> None:
    found = find(CALLS, ten_million(gross_margin="75%"))
    assert 12 * (found["retained_revenue"] or 0) == near(500_000)
    assert 12 * (found["retained_margin"] or 0) == near(375_000)


def test_benefit_is_margin_escalations_penalties_and_sales() -> None:
    found = find(
        CALLS,
        *STAFF_600K,
        ten_million(gross_margin="75%"),
        "benefits.escalations={loss: $200_000 / year, avoided: 25%}",
        "benefits.penalties={loss: $100_000 / year, avoided: 40%}",
        "benefits.outages={loss: $400_000 / year, avoided: 30%}",
        "benefits.sales={revenue: $2M / year, uplift: 1.5%, gross_margin: 60%}",
    )
    benefit = 375_000 + 50_000 + 40_000 + 120_000 + 18_000
    assert found["total_benefit"] == near(benefit)
    assert found["roi"] == near((benefit - 600_000) / 600_000)


def test_without_claims_there_is_no_sales_uplift() -> None:
    assert "sales_uplift" not in find(CALLS)


def test_average_revenue_and_customers_give_the_arr() -> None:
    found = find(CALLS, ten_million(customers="1_000", arpu="$10_000 / year"))
    assert found["arr_of_customers"] == near(10_000_000)


def test_the_range_of_churn_in_the_source_is_a_relative_cut() -> None:
    found = find(CALLS, ten_million(reduction="5..10..20 %", base_churn="13%"))
    amount = found.opened.loaded[0].scenario.inputs["benefits.churn.reduction"]
    assert (amount.low, amount.value, amount.high) == near((0.05, 0.1, 0.2))
    assert found["total_benefit"] == near(130_000)
