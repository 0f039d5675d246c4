"""Customers who stay: revenue at margin, in a steady state or as cohorts, and their lifetime."""

import pytest

from tests.plans import DESK, find, near


def churn(**fields: str) -> str:
    """The benefit with other fields."""
    whole = {"arr": "$12M", "reduction": "5 points", "gross_margin": "75%", **fields}
    return "benefits.churn={" + ", ".join(f"{key}: {value}" for key, value in whole.items()) + "}"


@pytest.mark.parametrize(
    ("fields", "revenue", "margin"),
    [
        ({}, 50_000, 37_500),
        ({"gross_margin": "100%"}, 50_000, 50_000),
        ({"gross_margin": "0%"}, 50_000, 0),
        ({"reduction": "5%", "base_churn": "20%"}, 10_000, 7_500),
        ({"base_churn": "20%"}, 50_000, 37_500),
        ({"risk": "20%"}, 50_000, 30_000),
        ({"risk": "100%"}, 50_000, 0),
        ({"arr": "$1M / month"}, 50_000, 37_500),
    ],
)
def test_points_or_a_share_of_churn_at_margin_less_risk(
    fields: dict[str, str], revenue: float, margin: float
) -> None:
    found = find(DESK, churn(**fields))
    assert found["retained_revenue"] == near(revenue)
    assert found["retained_margin"] == near(margin)
    assert found["benefit"] == near(margin)
    assert found["total_benefit"] == near(12 * margin)


def test_a_ramp_delays_the_benefit() -> None:
    ramp = churn(reduction="0 points -> 5 points over 2 months from month 3")
    found = find(DESK, ramp, "horizon=6 months")
    assert found.by_month("benefit") == near([0, 0, 0, 18_750, 37_500, 37_500])


def test_arr_and_reduction_listed_by_year() -> None:
    listed = churn(arr="[$12M, $24M]", reduction="[5%, 10%]", base_churn="20%")
    found = find(DESK, listed, "horizon=24 months")
    assert found.by_month("benefit") == near([7_500] * 12 + [30_000] * 12)


def by_hand(arr: list[float], cut: list[float], base: list[float]) -> list[float]:
    """The retained revenue of each month: what is kept stays but for its own churn."""
    kept, found = 0.0, []
    for month, (revenue, share, leaving) in enumerate(zip(arr, cut, base, strict=True)):
        if month:
            kept *= (1 - leaving) ** (1 / 12)
        kept += revenue * share / 12
        found.append(kept / 12)
    return found


def test_cohorts_add_up_and_churn_themselves() -> None:
    found = find(DESK, churn(mode="cohort", base_churn="13%"), "horizon=36 months")
    revenue = by_hand([12e6] * 36, [0.05] * 36, [0.13] * 36)
    assert revenue[:2] == near([50_000 / 12, 50_000 / 12 * (1 + 0.87 ** (1 / 12))])
    assert found.by_month("retained_revenue") == near(revenue, rel=1e-11)
    assert found.by_month("retained_arr") == near([12 * each for each in revenue], rel=1e-11)
    assert found.by_month("benefit") == near([0.75 * each for each in revenue], rel=1e-11)


def test_cohorts_of_changing_amounts() -> None:
    fields = {
        "arr": "[$12M, $24M, $6M]",
        "reduction": "0% -> 20% over 10 months from month 3",
        "base_churn": "[13%, 30%, 5%]",
    }
    found = find(DESK, churn(mode="cohort", **fields), "horizon=36 months")
    base = [0.13] * 12 + [0.3] * 12 + [0.05] * 12
    cut = [0.2 * min(1, max(0, month - 2) / 10) * base[month] for month in range(36)]
    revenue = by_hand([12e6] * 12 + [24e6] * 12 + [6e6] * 12, cut, base)
    assert found.by_month("retained_revenue") == near(revenue, rel=1e-11)


def test_cohorts_begin_with_the_first_month_of_the_benefit() -> None:
    fields = {"mode": "cohort", "base_churn": "13%", "since": "2027-04"}
    found = find(DESK, churn(**fields), "horizon=24 months")
    late = by_hand([12e6] * 21, [0.05] * 21, [0.13] * 21)
    assert found.by_month("retained_revenue") == near([0, 0, 0, *late], rel=1e-11)


def test_cohorts_without_churn_reach_the_steady_state_after_a_year() -> None:
    cohort = find(DESK, churn(mode="cohort", base_churn="5%", reduction="100%"))
    steady = find(DESK, churn(mode="steady", base_churn="5%", reduction="100%"))
    assert cohort["retained_arr"] is not None
    assert steady["retained_arr"] == near(600_000)
    months = range(12)
    assert cohort["retained_arr"] == near(sum(50_000 * 0.95 ** (each / 12) for each in months))


@pytest.mark.parametrize(
    ("fields", "ltv", "improved"),
    [
        # 500 a month, 5 % a month, 70 %: the published 7,000
        ({"arpu": "$500 / month", "base_churn": "60%"}, 7_000, 4_200 / 0.55),
        ({"arpu": "$500 / customer / month", "base_churn": "60%"}, 7_000, 4_200 / 0.55),
        ({"arpu": "$6_000 / year", "base_churn": "60%"}, 7_000, 4_200 / 0.55),
        ({"arpu": "$500 / month", "base_churn": "60%", "reduction": "10%"}, 7_000, 4_200 / 0.54),
        ({"arpu": "$500 / month", "base_churn": "60%", "gross_margin": "100%"}, 10_000, 6e3 / 0.55),
        ({"arpu": "$500 / month", "base_churn": "60%", "since": "2028-01"}, 7_000, 7_000),
        ({"arpu": "$500 / month", "base_churn": "5%"}, 84_000, None),
    ],
)
def test_the_lifetime_value_of_a_customer(
    fields: dict[str, str], ltv: float, improved: float | None
) -> None:
    found = find(DESK, churn(**{"gross_margin": "70%", **fields}))
    assert found["ltv"] == near(ltv)
    assert found["improved_ltv"] == (None if improved is None else near(improved))


@pytest.mark.parametrize("fields", [{}, {"base_churn": "60%"}, {"arpu": "$500 / month"}])
def test_no_lifetime_without_churn_or_revenue_of_a_customer(fields: dict[str, str]) -> None:
    found = find(DESK, churn(**fields))
    assert "ltv" not in found
    assert "improved_ltv" not in found


def test_customers_only_check_the_arr() -> None:
    fields = {"customers": "2_000", "arpu": "$500 / month"}
    assert find(DESK, churn(**fields))["benefit"] == find(DESK, churn())["benefit"]
