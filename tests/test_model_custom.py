"""Costs of the user's own."""

import pytest

from tests.plans import DESK, find, near


@pytest.mark.parametrize(
    ("amount", "monthly"),
    [("$600 / month", 600), ("$600 / year", 50), ("$600 / week", 600 * 730 / 168)],
)
def test_an_amount_by_time_is_a_monthly_line_of_its_own_name(amount: str, monthly: float) -> None:
    found = find(DESK, f"costs.training={{label: Training, amount: {amount}}}")
    assert found["training"] == near(monthly)
    assert found.result.lines["training"].label == "Training"
    assert found["run_rate.training"] == near(12 * monthly)
    assert found["one_time_cost"] == 0
    assert found.result.one_time == ()


def test_an_amount_once_is_paid_at_the_start_and_kept_up_if_it_says_so() -> None:
    plain = find(DESK, "costs.tool={amount: $24_000 once}")
    assert plain["one_time.tool"] == 24_000
    assert plain.costs() == find(DESK).costs()
    kept = find(DESK, "costs.tool={amount: $24_000 once, maintenance: 10% / year}")
    assert kept["tool"] == near(24_000 * 0.1 / 12)
    assert kept["total_cost"] == near(24_000 + 12 * 200 + 12 * 16_800)


def test_amounts_and_upkeep_change_over_the_months() -> None:
    found = find(
        DESK,
        "horizon=3 months",
        "costs.rent={amount: [$100 / month, $200 / month, $1_200 / year]}",
        "costs.fees={amount: $0 -> $100 / month over 2 months}",
        "costs.tool={amount: $12_000 once, maintenance: [10% / year, 20% / year, 0% / year]}",
    )
    assert found.by_month("rent") == near([100, 200, 100])
    assert found.by_month("fees") == near([0, 50, 100])
    assert found.by_month("tool") == near([100, 200, 0])


def test_several_costs_stand_in_the_order_of_the_file() -> None:
    found = find(
        DESK, "costs.b={amount: $1 / month}", "costs.a={amount: $2 once, maintenance: 0% / year}"
    )
    assert list(found.costs()) == ["labor", "b", "a"]
    assert found.result.one_time == ("one_time.a",)


def test_an_amount_in_another_currency() -> None:
    rate = ("fx.EUR={rate: 1.25, as_of: 2026-10-01}", "costs.tool={amount: €8_000 once}")
    assert find(DESK, *rate)["one_time.tool"] == near(10_000)
    pay = find(
        DESK, *rate, "teams.desk.pay.burdened=€40_000 / year", "platform.seat=EUR 80 / month"
    )
    assert pay["labor"] == near(4.2 * 50_000 / 12)
    assert pay["platform"] == near(4.2 * 100)


def test_the_file_s_own_currency_and_a_rate_by_year() -> None:
    text = DESK.replace("start:", "currency: EUR\nstart:").replace("$", "€")
    rates = ("fx.USD={rate: [0.5, 0.75], as_of: 2026-10-01}", "costs.tool={amount: $1_000 / month}")
    found = find(text, *rates, "horizon=24 months")
    assert found.by_month("tool") == near([500] * 12 + [750] * 12)
    assert found["labor"] == near(16_800)
    assert found.result.results["run_rate_cost"].unit == "EUR/year"
