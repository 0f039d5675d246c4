"""People on the payroll: pay, premiums, hires and supervisors."""

import pytest

from tests.plans import CALLS, DESK, VENDOR, find, near


def test_a_salary_with_its_burden_or_one_figure() -> None:
    assert find(DESK)["labor"] == near(4.2 * 48_000 / 12)
    salary = ("teams.desk.pay.burdened=null", "teams.desk.pay.salary=$30_000 / year")
    assert find(DESK, *salary)["labor"] == near(4.2 * 30_000 / 12)
    assert find(DESK, *salary, "teams.desk.pay.burden=40%")["labor"] == near(4.2 * 42_000 / 12)


def test_pay_listed_by_month_and_by_year_and_on_a_ramp() -> None:
    pay = "teams.desk.pay.burdened"
    by_year = find(DESK, f"{pay}=[$48_000 / year, $60_000 / year]", "horizon=18 months")
    assert by_year.by_month("labor") == near([4.2 * 4_000] * 12 + [4.2 * 5_000] * 6)
    by_month = find(DESK, f"{pay}=[$4_000 / month, $60_000 / year]", "horizon=2 months")
    assert by_month.by_month("labor") == near([4.2 * 4_000, 4.2 * 5_000])
    ramp = find(DESK, f"{pay}=$48_000 -> $60_000 / year over 2 months", "horizon=4 months")
    assert ramp.by_month("labor") == near([4.2 * each for each in (4_000, 4_500, 5_000, 5_000)])


def test_a_premium_is_paid_on_the_share_of_positions_in_its_hours() -> None:
    premium = "teams.desk.pay.premium={hours: sat-sun 00:00-24:00, rate: 35%}"
    found = find(DESK, premium)
    assert found["labor"] == near(4.2 * 4_000 * (1 + 0.35 * 2 / 7))
    assert found["team_labor.desk"] == found["labor"]


def test_own_teams_are_one_line_and_vendors_another() -> None:
    second = ("teams.vendor.pay={burdened: $24_000 / year}",)
    found = find(DESK, *VENDOR[:-1], *second)
    assert found["labor"] == near(2.1 * 4_000 + 2.1 * 2_000)
    assert found["own_fte"] == near(4.2)
    assert "outsourcing" not in found
    assert "vendor_fte" not in found
    outsourced = find(DESK, *VENDOR)
    assert outsourced["labor"] == near(2.1 * 4_000)
    assert outsourced["own_fte"] == near(2.1)
    assert outsourced["vendor_fte"] == near(2.1)
    assert outsourced["paid_fte"] == near(4.2)


HIRING = ("teams.desk.attrition=60% / year", "teams.desk.hiring_cost=$1_000")


def test_leavers_are_replaced_from_the_first_month_on() -> None:
    found = find(DESK, *HIRING)
    assert found.by_month("hires.desk") == near([4.2 * 0.6 / 12] * 12)
    assert found["hiring"] == near(4.2 * 0.05 * 1_000)


def test_a_falling_staff_is_met_by_leavers_first() -> None:
    found = find(CALLS, *HIRING, "teams.desk.headcount=[10, 9.8, 9, 9, 12]", "horizon=5 months")
    assert found.by_month("leavers.desk") == near([0.5, 0.5, 0.49, 0.45, 0.45])
    # -0.2 of the 0.5 who leave; 0.8 fewer are wanted than the 0.49 who leave; then 3 more.
    assert found.by_month("hires.desk") == near([0.5, 0.3, 0, 0.45, 3.45])
    assert found.by_month("hiring") == near([500, 300, 0, 450, 3_450])


def test_without_attrition_only_growth_is_hired_for() -> None:
    headcount = ("teams.desk.headcount=[4, 5, 5]", "horizon=3 months")
    found = find(CALLS, "teams.desk.hiring_cost=$1_000", *headcount)
    assert found.by_month("hiring") == near([0, 1_000, 0])
    assert "hiring" not in find(DESK, "teams.desk.attrition=60% / year")


def test_attrition_listed_by_year_counts_on_the_staff_of_the_month_before() -> None:
    found = find(
        CALLS,
        "teams.desk.hiring_cost=$1_000",
        "teams.desk.attrition=[12% / year, 24% / year]",
        f"teams.desk.headcount=[{'10, ' * 12}20]",
        "horizon=13 months",
    )
    assert found.by_month("hires.desk")[10:] == near([0.1, 0.1, 10 + 10 * 0.24 / 12])


SUPERVISORS = "supervisors={span: 12, burdened: $90_000 / year}"


def test_supervisors_follow_the_staff_and_are_not_in_it() -> None:
    found = find(DESK, f"teams.desk.{SUPERVISORS}")
    assert found["supervisors_fte"] == near(4.2 / 12)
    assert found["supervision"] == near(4.2 / 12 * 90_000 / 12)
    assert found["paid_fte"] == near(4.2)
    assert "supervision" not in find(DESK)


@pytest.mark.parametrize("given", [SUPERVISORS, "hiring_cost=$1_000"])
def test_a_vendor_s_supervisors_and_hires_are_in_its_price(given: str) -> None:
    plain = find(DESK, *VENDOR)
    found = find(DESK, *VENDOR, f"teams.vendor.{given}", "teams.vendor.attrition=90% / year")
    assert found.costs() == plain.costs()


def test_each_team_has_its_own_supervisors_and_hires() -> None:
    found = find(
        DESK,
        *VENDOR[:-1],
        *HIRING,
        "teams.vendor.pay={burdened: $24_000 / year}",
        f"teams.desk.{SUPERVISORS}",
        "teams.vendor.supervisors={span: 7, burdened: $60_000 / year}",
        "teams.vendor.hiring_cost=$500",
        "teams.vendor.attrition=120% / year",
    )
    assert found["supervisors_fte"] == near(2.1 / 12 + 2.1 / 7)
    assert found["supervision"] == near(2.1 / 12 * 7_500 + 2.1 / 7 * 5_000)
    assert found["hiring"] == near(2.1 * 0.05 * 1_000 + 2.1 * 0.1 * 500)
