"""Modified rate of return, discounted payback, benefits over costs, cost by year."""

import pytest

from costmodel.returns import discounted_payback_months, equivalent_annual_cost
from costmodel.returns import mirr as on_arrays
from tests.plans import DESK, find, near, switch
from tests.test_model_returns import FREE, churn, flows

CASE = [-30.0, 90.0, -5.0, *[60.0] * 9]


def by_year(*yearly: float) -> list[float]:
    return [x for each in yearly for x in [0.0] * 11 + [each]]


@pytest.mark.parametrize(
    ("reinvest", "expected"), [("12%", 0.1260941304), ("14%", 0.1347591108)], ids=["B8", "B10"]
)
def test_the_modified_rate_of_return_as_published(reinvest: str, expected: float) -> None:
    machine = by_year(39_000, 30_000, 21_000, 37_000, 46_000)
    rates = (f"reinvest_rate={reinvest}", "finance_rate=10%")
    for more in ((), ("discounting=annual",)):
        found = flows(120_000, *machine, more=(*rates, *more))
        assert found["mirr"] == pytest.approx(expected, abs=1e-10)


def test_b9_with_the_discount_rate_for_what_is_not_given() -> None:
    machine = by_year(39_000, 30_000, 21_000)
    found = flows(120_000, *machine, rate="12%", more=("finance_rate=10%",))
    assert found["mirr"] == pytest.approx(-0.0480446552, abs=1e-10)


def test_the_modified_rate_of_monthly_flows_is_yearly() -> None:
    found = flows(100, *CASE, rate="10%", more=("finance_rate=8%", "reinvest_rate=4%"))
    by_month = (1.08 ** (1 / 12) - 1, 1.04 ** (1 / 12) - 1)
    expected = (1 + float(on_arrays([-100, *CASE], *by_month))) ** 12 - 1
    assert found["mirr"] == near(expected)


def test_a_modified_rate_needs_both_signs() -> None:
    assert flows(100, -5.0, -5.0).reason("mirr") == "the flows have not both signs"
    assert flows(0, 5.0, 5.0)["mirr"] is None


def test_rates_of_a_nominal_year_are_taken_by_month() -> None:
    more = ("compounding=nominal", "finance_rate=12%", "reinvest_rate=24%")
    expected = (1 + float(on_arrays([-100, *CASE], 0.01, 0.02))) ** 12 - 1
    assert flows(100, *CASE, more=more)["mirr"] == near(expected)


@pytest.mark.parametrize("once", [100.0, 300.0, 420.0, 5_000.0])
def test_discounted_payback(once: float) -> None:
    found = flows(once, *CASE, rate="30%")
    expected = float(discounted_payback_months([-once, *CASE], 0.3))
    assert found["discounted_payback_months"] == (expected if expected > 0 else None)
    if once == 5_000:
        reason = "the cumulative present value stays negative over the horizon"
        assert found.reason("discounted_payback_months") == reason


def test_discounting_never_pays_back_earlier() -> None:
    plain, discounted = (flows(430, *CASE, rate=rate) for rate in ("0%", "30%"))
    months = [each["discounted_payback_months"] or 99 for each in (plain, discounted)]
    assert months[0] == plain["payback_months"]
    assert months[0] < months[1]


def test_benefits_over_costs() -> None:
    found = flows(1_000, *[-100.0] * 6, *[400.0] * 6, rate="21%", more=("discounting=annual",))
    ratio = (2_400 / 1.21) / (1_000 + 600 / 1.21)
    assert found["benefit_cost_ratio"] == near(ratio)
    assert found["roi_pv"] == near(ratio - 1)
    assert find(FREE, churn(100)).reason("benefit_cost_ratio") == (
        "there is no cost to earn a return on"
    )


@pytest.mark.parametrize(
    ("rate", "months", "factor"),
    [
        ("10%", 60, 0.26379748079474524),
        ("10%", 120, 0.16274539488251152),
        ("8%", 60, 0.2504564545668364),
        ("0%", 60, 0.2),
        ("-5%", 24, float(equivalent_annual_cost(1, -0.05, 2))),
        ("10%", 30, float(equivalent_annual_cost(1, 0.1, 2.5))),
    ],
)
def test_equivalent_annual_cost(rate: str, months: int, factor: float) -> None:
    found = flows(1_000_000, *[0.0] * months, rate=rate)
    assert found["equivalent_annual_cost"] == near(1_000_000 * factor)


def test_a_nominal_year_has_more_interest() -> None:
    found = flows(1_000, *[0.0] * 24, rate="12%", more=("compounding=nominal",))
    expected = float(equivalent_annual_cost(1_000, 1.01**12 - 1, 2))
    assert found["equivalent_annual_cost"] == near(expected)


def test_a_switch_has_them_too() -> None:
    text = DESK.replace("discount_rate: 0%", "discount_rate: 21%\ndiscounting: annual")
    old, new = "costs.old={amount: $1_000 / month}", "costs.new={amount: $6_000 once}"
    found = switch(text, before=(old,), after=(new,)).comparisons[0]
    assert found.value("benefit_cost_ratio") == near(12_000 / 1.21 / 6_000)
    assert found.value("mirr") == near(12_000 / 6_000 - 1)
    assert found.value("discounted_payback_months") == 8
    back = switch(text, before=(new,), after=(old,)).comparisons[0]
    reason = "the switch costs nothing more once, so there is no investment"
    assert back.results["benefit_cost_ratio"].reason == reason
