"""Costs of the user's own."""

import pytest

from costmodel.assumptions.problems import AssumptionsError
from tests.assumption_files import under
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


# The desk handles 7,300 contacts of 6 minutes a month with 4.2 FTE: 730 hours, 43,800 minutes.
@pytest.mark.parametrize(
    ("amount", "monthly"),
    [
        ("$10 / seat / month", 42),
        ("$120 / FTE / year", 42),
        ("$0.10 / contact", 730),
        ("$0.01 / min", 438),
        ("$2 / h", 1460),
        ("$0.50 / resolution", 0.5 * 7300 * 0.7),
        ("$1_000 / hire", 1000 * 4.2 * 0.3 / 12),
        ("10% of labor", 1680),
        ("10% of labor, rent", 1780),
    ],
)
def test_an_amount_for_each_of_something(amount: str, monthly: float) -> None:
    found = find(
        DESK,
        "demand.channels.email.fcr=70%",
        "teams.desk.attrition=30% / year",
        "costs.rent={amount: $1_000 / month}",
        f"costs.extra={{amount: '{amount}'}}",
    )
    assert found["extra"] == near(monthly)


def test_an_amount_for_each_customer() -> None:
    customers = ("demand.contacts=null", "demand.customers=10_000")
    found = find(
        DESK,
        *customers,
        "demand.contacts_per_customer=0.3 / month",
        "costs.extra={amount: $0.02 / customer / month}",
    )
    assert found["extra"] == near(200)


def test_costs_that_begin_and_end() -> None:
    months = "since: 2027-03, until: 2027-05"
    found = find(DESK, f"costs.rent={{amount: $100 / month, {months}}}")
    assert found.by_month("rent") == [0, 0, 100, 100, 100, 0, 0, 0, 0, 0, 0, 0]


def test_what_is_paid_once_in_a_month_is_paid_then_and_kept_up_from_then_on() -> None:
    tool = "costs.tool={amount: $1_200 once, maintenance: 10% / year, since: 2027-11}"
    found = find(DESK, tool)
    assert found.by_month("tool") == near([0] * 10 + [1210, 10])
    assert found["one_time_cost"] == 0


def test_prices_rise_on_the_anniversary_of_the_start() -> None:
    rent = "costs.rent={amount: $100 / month}"
    rising = "costs.lease={amount: $100 / month, escalation: 10% / year}"
    found = find(DESK, "horizon=25 months", rent, rising, "escalation.prices=2% / year")
    assert found.by_month("rent") == near([100] * 12 + [102] * 12 + [104.04])
    assert found.by_month("lease") == near([100] * 12 + [110] * 12 + [121])
    assert found["labor"] == near(16_800)


def test_wages_rise_apart_from_prices_and_by_site() -> None:
    found = find(DESK, "horizon=13 months", "escalation.wages=3% / year")
    assert found.by_month("labor") == near([16_800] * 12 + [16_800 * 1.03])
    own = find(
        DESK,
        "horizon=13 months",
        "escalation.wages=3% / year",
        "teams.desk.wage_inflation=6% / year",
    )
    assert own["labor"] == near(16_800 * 1.06)


def test_a_share_of_lines_rises_with_them_and_no_further() -> None:
    found = find(
        DESK,
        "horizon=13 months",
        "escalation={wages: 3% / year, prices: 50% / year}",
        "costs.extra={amount: 10% of labor}",
    )
    assert found["extra"] == near(1680 * 1.03)


def test_a_contingency_is_of_all_other_costs_once_and_by_month() -> None:
    found = find(
        DESK,
        "contingency=5%",
        "costs.rent={amount: $1_000 / month}",
        "costs.tool={amount: $2_000 once}",
    )
    assert found["contingency"] == near(0.05 * 17_800)
    assert found["running_cost"] == near(1.05 * 17_800)
    assert found["one_time_cost"] == near(2_100)


@pytest.mark.parametrize(
    ("cost", "code"),
    [
        ("costs.extra={amount: 5% of lobor}", "unknown-line"),
        ("costs.extra={amount: 5% of extra}", "share-of-itself"),
        ("costs.extra={amount: 5% of contingency}", "unknown-line"),
    ],
)
def test_shares_of_lines_that_there_are_not(cost: str, code: str) -> None:
    with pytest.raises(AssumptionsError) as caught:
        find(DESK, cost)
    (problem,) = caught.value.problems
    assert (problem.code, under(problem)) == (code, "amount")


def test_costs_that_are_shares_of_each_other() -> None:
    with pytest.raises(AssumptionsError) as caught:
        find(DESK, "costs={a: {amount: 5% of b}, b: {amount: 5% of a}}")
    assert [problem.code for problem in caught.value.problems] == ["share-of-itself"] * 2


@pytest.mark.parametrize(
    "settings",
    [
        (
            "costs.tool={amount: €20_000 once}",
            "fx.EUR={rate: 1.2 -> 1.5 over 4 months, as_of: 2026-10-01}",
        ),
        (
            "telephony={porting: $12_000 once}",
            "telephony.numbers={count: 2 -> 6 over 3 months, price: $0 / month}",
        ),
    ],
)
def test_what_is_paid_at_the_start_is_that_of_the_first_month(settings: tuple[str, ...]) -> None:
    assert find(DESK, *settings)["one_time_cost"] == near(24_000)


def test_a_contingency_is_one_share_for_all_months() -> None:
    with pytest.raises(AssumptionsError, match="same in all months"):
        find(DESK, "contingency=5% -> 10% over 4 months")
