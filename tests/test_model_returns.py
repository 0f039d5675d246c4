"""Present values, rates of return and payback of a scenario."""

import pytest

from tests.plans import DESK, Found, find, near

# Nothing costs anything but what a test adds.
FREE = DESK.replace("$48_000", "$0")


def churn(monthly: float) -> str:
    """A benefit of so much a month."""
    return f"benefits.churn={{arr: ${12 * monthly!r}, reduction: 100 points, gross_margin: 100%}}"


def flows(once: float, *monthly: float, rate: str = "0%", more: tuple[str, ...] = ()) -> Found:
    """A plan whose flows are these: costs where they are negative, else benefits."""
    costs = ", ".join(f"${max(0, -each):.10f} / month" for each in monthly)
    gains = ", ".join(f"${max(0, each) * 12:.10f}" for each in monthly)
    return find(
        FREE,
        f"horizon={len(monthly)} months",
        f"discount_rate={rate}",
        f"costs.once={{amount: ${once} once}}",
        f"costs.monthly={{amount: [{costs}]}}",
        f"benefits.churn={{arr: [{gains}], reduction: 100 points, gross_margin: 100%}}",
        *more,
    )


def test_flows_begin_with_one_time_costs() -> None:
    found = flows(500, 100, -50, 200)
    assert found["initial_flow"] == -500
    assert found.by_month("net_flow") == near([100, -50, 200])
    assert found.by_month("cumulative_net") == near([-400, -450, -250])
    assert found["npv"] == near(-250)


def test_money_is_discounted_from_the_end_of_its_month_and_not_at_the_start() -> None:
    found = flows(1_000, *[0.0] * 11, 1_210, *[0.0] * 11, 1_210, rate="21%")
    assert found["npv"] == near(-1_000 + 1_210 / 1.21 + 1_210 / 1.21**2)
    half = flows(0, *[0.0] * 5, 1_100, rate="21%")
    assert half["npv"] == near(1_100 / 1.1)


def test_annual_discounting_takes_every_month_at_the_end_of_its_year() -> None:
    annual = ("discounting=annual",)
    found = flows(1_000, *[121.0] * 24, rate="10%", more=annual)
    assert found["npv"] == near(-1_000 + 12 * 121 / 1.1 + 12 * 121 / 1.21)
    factors = found.by_month("discount_factor")
    assert factors[0] == factors[11] == near(1 / 1.1)
    assert factors[12] == factors[23] == near(1 / 1.21)
    begun = flows(0, *[0.0] * 12, 121, rate="10%", more=annual)
    assert begun["npv"] == near(121 / 1.21)


def test_roi_and_its_present_value() -> None:
    found = flows(1_000, *[-100.0] * 6, *[400.0] * 6, rate="21%", more=("discounting=annual",))
    assert found["roi"] == near((2_400 - 1_600) / 1_600)
    cost = 1_000 + 600 / 1.21
    assert found["roi_pv"] == near((2_400 / 1.21 - cost) / cost)


def test_without_costs_there_is_no_return_on_them() -> None:
    found = find(FREE, churn(100))
    assert found.reason("roi") == "there is no cost to earn a return on"
    assert found.reason("roi_pv") == "there is no cost to earn a return on"
    assert found["payback_months"] == 1


@pytest.mark.parametrize(
    ("once", "monthly", "months"),
    [
        (300, [100.0, 100, 100, 100], 3),
        (300.01, [100.0, 100, 100, 100], 4),
        (0, [0.0, 0, 0, 0], 1),
        (0, [-100.0, 50, 50, 10], 3),
        (100, [50.0, 60, -50, 50], 2),
    ],
)
def test_paid_back_is_the_first_month_at_whose_end_nothing_is_missing(
    once: float, monthly: list[float], months: int
) -> None:
    assert flows(once, *monthly)["payback_months"] == months


@pytest.mark.parametrize("once", [700, 1_000, 10_000, 123_456.78, 1])
def test_a_payback_at_a_month_s_end_is_not_missed_by_float_noise(once: float) -> None:
    settings = (f"costs.tool={{amount: ${once} once}}", churn(16_800 + once / 12))
    assert find(DESK, *settings)["payback_months"] == 12


def test_what_is_not_paid_back_says_so() -> None:
    found = flows(1_000, 10, 10)
    assert found.reason("payback_months") == "the cumulative net stays negative over the horizon"


def test_a_rate_of_return_is_annual_and_effective() -> None:
    assert flows(1_000, *[0.0] * 11, 1_250)["irr"] == near(0.25, 1e-9)
    assert flows(1_000, *[0.0] * 5, 1_100)["irr"] == near(0.21, 1e-9)
    assert flows(1_000, *[0.0] * 11, 900)["irr"] == near(-0.1, 1e-9)


@pytest.mark.parametrize(
    ("once", "monthly", "reason"),
    [
        (0, [100.0, 100], "the flows never change sign"),
        (100, [-100.0, -100], "the flows never change sign"),
        (0, [0.0, 0], "the flows are all zero"),
        # -1000 + 2500 / (1 + r) - 2000 / (1 + r)^2 has no root.
        (1_000, [*[0.0] * 11, 2_500, *[0.0] * 11, -2_000], "no rate above -100 %"),
        # 10 % and 20 %: 1.1 x 1.2 = 1.32 and 1.1 + 1.2 = 2.3.
        (1_000, [*[0.0] * 11, 2_300, *[0.0] * 11, -1_320], "several rates fit: 10.0 %, 20.0 %"),
    ],
)
def test_why_there_is_no_rate_of_return(once: float, monthly: list[float], reason: str) -> None:
    found = flows(once, *monthly)
    assert found["irr"] is None
    assert reason in (found.reason("irr") or "")


def test_the_only_rate_that_is_not_negative_is_shown_with_a_warning() -> None:
    # -50 % and 20 %: 0.5 x 1.2 = 0.6 and 0.5 + 1.2 = 1.7.
    found = flows(1_000, *[0.0] * 11, 1_700, *[0.0] * 11, -600)
    assert found["irr"] == near(0.2, 1e-9)
    (warning,) = [each for each in found.result.warnings if each.code == "several-rates"]
    assert "-50.0 %, 20.0 %" in warning.message


def test_a_year_of_52_weeks_discounts_by_the_same_months() -> None:
    more = ("calendar=52 weeks",)
    assert flows(0, *[0.0] * 11, 110, rate="10%", more=more)["npv"] == near(100)
