"""Retained revenue, at margin."""

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


@pytest.mark.parametrize("settings", [(), ("benefits={}",)])
def test_without_a_claim_there_is_no_line_and_no_benefit(settings: tuple[str, ...]) -> None:
    found = find(DESK, *settings)
    assert found["total_benefit"] == 0
    assert "retained_margin" not in found
    assert not [line for line in found.result.lines.values() if line.role == "benefit"]


def test_costs_do_not_know_of_benefits() -> None:
    assert find(DESK, churn()).costs() == find(DESK).costs()
