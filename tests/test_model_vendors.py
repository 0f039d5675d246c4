"""What vendors are paid, and what managing them costs."""

import pytest

from tests.assumption_files import errors, only_error, warnings
from tests.plans import DESK, VENDOR, find, near

# A second vendor: it takes the mornings from the first.
SECOND = (
    "teams.vendor.hours=20:00-02:00",
    "teams.other.hours=02:00-08:00",
    "teams.other.channels=[email]",
    "teams.other.max_occupancy=50%",
    "teams.other.pay={share_of: desk, ratio: 75%}",
)


def test_a_vendor_is_paid_a_share_of_the_other_team_s_pay_for_its_own_fte() -> None:
    found = find(DESK, *VENDOR, "teams.vendor.shrinkage=30%")
    assert found["team_fte.vendor"] == near(2.1 / 0.7)
    assert found["outsourcing"] == near(2.1 / 0.7 * 4_000 * 0.5)
    assert "vendor_management" not in found


def test_the_share_is_of_salary_and_burden_without_premium() -> None:
    found = find(
        DESK,
        *VENDOR,
        "teams.desk.pay={burdened: null, salary: $30_000 / year, burden: 40%}",
        "teams.desk.pay.premium={hours: 08:00-20:00, rate: 50%}",
        "teams.vendor.pay.premium={hours: 20:00-08:00, rate: 50%}",
    )
    assert found["labor"] == near(2.1 * 3_500 * 1.5)
    assert found["outsourcing"] == near(2.1 * 3_500 * 0.5)


def test_several_vendors_with_and_without_management() -> None:
    found = find(DESK, *VENDOR, *SECOND, "teams.other.management=10%")
    first, second = 1.05 * 4_000 * 0.5, 1.05 / 0.5 * 4_000 * 0.75
    assert found["vendor_pay.vendor"] == near(first)
    assert found["vendor_pay.other"] == near(second)
    assert found["outsourcing"] == near(first + second)
    assert found["vendor_management"] == near(second * 0.1)
    both = find(DESK, *VENDOR, *SECOND, "teams.other.management=10%", "teams.vendor.management=4%")
    assert both["vendor_management"] == near(second * 0.1 + first * 0.04)


def test_vendors_have_seats_too() -> None:
    found = find(DESK, *VENDOR, *SECOND, "platform.seat=$100 / month")
    assert found["seats"] == near(2.1 + 1.05 + 2.1)
    assert found["platform"] == near(5.25 * 100)


def test_a_vendor_with_a_headcount_is_paid_for_it() -> None:
    found = find(DESK, *VENDOR, "teams.vendor.headcount=3")
    assert found["outsourcing"] == near(3 * 4_000 * 0.5)
    assert found["required_fte.vendor"] == near(2.1)


def test_pay_that_rises_takes_the_vendor_s_price_along() -> None:
    pay = "teams.desk.pay.burdened=[$48_000 / year, $60_000 / year]"
    ratio = "teams.vendor.pay.ratio=50% -> 60% over 1 month from month 13"
    found = find(DESK, *VENDOR, pay, ratio, "horizon=14 months")
    expected = [2.1 * 4_000 * 0.5] * 12 + [2.1 * 5_000 * 0.5, 2.1 * 5_000 * 0.6]
    assert found.by_month("outsourcing") == near(expected)


def test_management_of_a_team_of_one_s_own_costs_nothing() -> None:
    assert "vendor_management" not in find(DESK, "teams.desk.management=10%")


# The vendor answers half of the contacts: 3,650 of 6 minutes a month, 365 hours, 2.1 FTE.
PRICED = (*VENDOR[:-1], "demand.channels.email.fcr=80%")


@pytest.mark.parametrize(
    ("price", "bill"),
    [
        ("$14 / h", 14 * 365),
        ("$0.90 / min", 0.9 * 3650 * 6),
        ("$4 per contact", 4 * 3650),
        ("$5 / resolution", 5 * 3650 * 0.8),
        ("$2_400 / FTE / month", 2.1 * 2400),
        ("$28_800 / FTE / year", 2.1 * 2400),
        ("$30_000 / month", 30_000),
        ("$120_000 / year", 10_000),
    ],
)
def test_a_vendor_is_paid_in_the_unit_it_sells_in(price: str, bill: float) -> None:
    found = find(DESK, *PRICED, f"teams.vendor.pay={{price: {price}}}")
    assert found["outsourcing"] == near(bill)
    assert found["labor"] == near(2.1 * 4_000)


def test_an_hour_is_paid_while_somebody_is_scheduled_not_while_on_leave() -> None:
    wasted = ("teams.vendor.schedule_inefficiency=20%", "teams.vendor.shrinkage=30%")
    found = find(DESK, *PRICED, "teams.vendor.pay={price: $14 / h}", *wasted)
    assert found["outsourcing"] == near(14 * 365 / 0.8)


def test_a_minimum_commitment_is_paid_anyway() -> None:
    for price, minimum, bill in ((14, 5_000, 5_110), (14, 6_000, 6_000)):
        pay = f"teams.vendor.pay={{price: ${price} / h, minimum: ${minimum} / month}}"
        assert find(DESK, *PRICED, pay)["outsourcing"] == near(bill)


def test_slower_vendors_take_longer_and_resolve_less() -> None:
    worse = ("teams.vendor.aht_factor=1.2", "teams.vendor.fcr_change=-30 points")
    for price, bill in (("$1 / min", 3650 * 7.2), ("$1 / resolution", 3650 * 0.5)):
        found = find(DESK, *PRICED, *worse, f"teams.vendor.pay={{price: {price}}}")
        assert found["outsourcing"] == near(bill)
        assert found["team_fte.vendor"] == near(2.1 * 1.2)
        assert found["workload_hours"] == near(365 * 2.2)
        assert found["resolved_contacts"] == near(3650 * 0.8 + 3650 * 0.5)


def test_transition_costs_once_and_while_both_are_paid() -> None:
    change = "teams.vendor.transition={cost: $40_000 once, months: 2 months}"
    found = find(DESK, *PRICED, "teams.vendor.pay={price: $10 / h}", change)
    assert found["transition.vendor"] == 40_000
    assert found.by_month("parallel_running") == near([3650, 3650] + [0] * 10)


def test_a_vendor_on_a_platform_of_its_own_takes_no_seats() -> None:
    found = find(DESK, *VENDOR, "teams.vendor.own_platform=true", "platform.seat=$100 / month")
    assert found["seats"] == near(2.1)


def test_a_vendor_s_price_rises_with_all_prices_or_with_the_wages_of_its_site() -> None:
    rising = (*PRICED, "horizon=13 months", "escalation={prices: 2% / year, wages: 9% / year}")
    pay = "teams.vendor.pay={price: $10 / h}"
    assert find(DESK, *rising, pay)["outsourcing"] == near(3650 * 1.02)
    site = find(DESK, *rising, pay, "teams.vendor.wage_inflation=6% / year")
    assert site["outsourcing"] == near(3650 * 1.06)


def test_sites_in_other_currencies() -> None:
    rate = "fx.PHP={rate: 0.0175, as_of: 2026-10-01}"
    found = find(DESK, *PRICED, rate, "teams.vendor.pay={price: PHP 800 / h}")
    assert found["outsourcing"] == near(800 * 0.0175 * 365)


def test_a_price_of_nothing_in_particular_is_a_mistake() -> None:
    problem = only_error("hybrid", "teams.night.pay={share_of: null, ratio: null, price: $14}")
    assert "does not say what it is the price of" in problem.message
    both = only_error("hybrid", "teams.night.pay.price=$14 / h")
    assert both.message == "`teams.night.pay` has both `share_of` and `price`"
    resolved = "teams.night.pay={share_of: null, ratio: null, price: $3 / resolution}"
    assert errors("hybrid", resolved)[0].message == (
        "`demand.channels.voice.fcr` is missing: team `night` is paid by resolution"
    )


def test_an_old_rate_is_a_warning() -> None:
    rates = ("fx.EUR={rate: 1.25, as_of: 2025-10-01}", "fx.GBP={rate: 1.3, as_of: 2026-03-01}")
    found = [code for code, _ in warnings("hybrid", *rates)]
    assert found.count("old-rate") == 1


@pytest.mark.parametrize(
    ("price", "bill"),
    [
        ("$14 / h", 14 * 2.1 * 40 * 730 / 168),
        ("$2_400 / FTE / month", 2_400 * 2.1),
        ("$4 / contact", 4 * 7_300 / 2),
    ],
)
def test_skilled_work_has_its_price(price: str, bill: float) -> None:
    pay = f"teams.vendor.pay={{price: {price}, share_of: null, ratio: null, skill: 1.4}}"
    assert find(DESK, *VENDOR, pay)["outsourcing"] == near(1.4 * bill)


def test_a_vendor_whose_price_follows_pay_follows_its_skill() -> None:
    skilled = find(DESK, *VENDOR, "teams.desk.pay.skill=1.4")
    assert skilled["outsourcing"] == near(1.4 * 2.1 * 4_000 * 0.5)
    assert ("not-used", "skill") in warnings("hybrid", "teams.night.pay.skill=1.4")
