"""Totals of the lines, by month, over a year and over the horizon."""

from tests.plans import DESK, find, near

# Labor is 16,800 a month; this adds 100 in the first month, 200 in the second, and so on.
RISING = "costs.rising={amount: $100 -> $10_000 / month over 99 months}"
MORE = (
    "platform.seat=$100 / month",
    "costs.tool={amount: $5_000 once, maintenance: 12% / year}",
    "automation.bot={channels: [email], containment: 0%, handover_aht: 1, build: $7_000 once}",
    "benefits.churn={arr: $1.2M, reduction: 10 points, gross_margin: 50%}",
)


def test_running_cost_is_all_lines_and_one_time_costs_stand_apart() -> None:
    found = find(DESK, *MORE)
    assert found["running_cost"] == near(16_800 + 420 + 50)
    assert found["one_time_cost"] == 12_000
    assert found["total_running_cost"] == near(12 * 17_270)
    assert found["total_cost"] == near(12_000 + 12 * 17_270)
    assert found["benefit"] == near(5_000)
    assert found["total_benefit"] == near(12 * 5_000)


def test_totals_of_a_cost_that_changes_every_month() -> None:
    found = find(DESK, RISING, "horizon=36 months")
    assert found["total_cost"] == near(36 * 16_800 + 100 * 36 * 37 / 2)


def test_the_last_year_ends_with_the_month_of_the_run_rate() -> None:
    settings = (RISING, "horizon=36 months")
    assert find(DESK, *settings)["trailing_12_cost"] == near(12 * 16_800 + 100 * sum(range(25, 37)))
    middle = find(DESK, *settings, month=20)
    assert middle["trailing_12_cost"] == near(12 * 16_800 + 100 * sum(range(9, 21)))
    months = middle.by_month("cost_of_last_year")
    assert months[:8] == [0] * 8
    assert months[20:] == [0] * 16
    assert months[8] == near(16_800 + 900)


def test_the_last_year_may_be_the_first() -> None:
    found = find(DESK, RISING, "horizon=36 months", month=12)
    assert found["trailing_12_cost"] == near(12 * 16_800 + 100 * 78)


def test_one_time_costs_are_in_no_year() -> None:
    found = find(DESK, *MORE)
    assert found["trailing_12_cost"] == near(12 * 17_270)
    assert found["run_rate_cost"] == near(12 * 17_270)
