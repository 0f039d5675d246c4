"""What vendors are paid, and what managing them costs."""

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
