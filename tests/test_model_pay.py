"""What an FTE earns: salary, hourly pay, overhead, premiums, holidays and overtime."""

import pytest

from tests.plans import CALLS, DESK, MAILS, VENDOR, find, near

PAY = "teams.desk.pay"
SALARY = (f"{PAY}.burdened=null", f"{PAY}.salary=$30_000 / year", f"{PAY}.burden=40%")
NIGHT = f"{PAY}.premiums.night={{hours: 22:00-06:00, rate: 10%}}"
WEEKEND = f"{PAY}.premiums.weekend={{hours: sat-sun 00:00-24:00, rate: 25%}}"


def test_hourly_pay_is_for_the_paid_hours_of_a_year() -> None:
    hourly = (f"{PAY}.burdened=null", f"{PAY}.hourly=$21 / h")
    yearly = 21 * 40 * 365 / 7
    assert find(DESK, *hourly)["yearly_pay.desk"] == near(yearly)
    assert find(DESK, *hourly, f"{PAY}.burden=40%")["yearly_pay.desk"] == near(yearly * 1.4)
    weeks = find(DESK, *hourly, "calendar=52 weeks", "teams.desk.fte_hours=35 h / week")
    assert weeks["yearly_pay.desk"] == near(21 * 35 * 52)


def test_overhead_stands_beside_salary_and_burden() -> None:
    found = find(DESK, *SALARY, f"{PAY}.overhead=$6_000 / year")
    assert found["base_pay.desk"] == near(42_000)
    assert found["yearly_pay.desk"] == near(48_000)
    assert found["labor"] == near(find(DESK)["labor"])


def test_premiums_are_not_paid_on_overhead() -> None:
    premium = f"{PAY}.premium={{hours: 00:00-12:00, rate: 10%}}"
    found = find(DESK, *SALARY, f"{PAY}.overhead=$6_000 / year", premium)
    assert found["labor"] == near(4.2 * (48_000 + 42_000 * 0.05) / 12)


def test_a_language_is_paid_more_in_one_team_alone() -> None:
    other = (*VENDOR[:-1], "teams.vendor.pay={burdened: $24_000 / year}")
    found = find(DESK, *other, "teams.vendor.language_premium=10%")
    assert found["team_labor.vendor"] == near(2.1 * 24_000 * 1.1 / 12)
    assert found["team_labor.desk"] == near(2.1 * 48_000 / 12)


def test_skilled_work_is_paid_more_premiums_and_burden_with_it() -> None:
    skilled = find(DESK, *SALARY, NIGHT, f"{PAY}.skill=1.4")
    assert skilled["yearly_pay.desk"] == near(1.4 * 42_000)
    assert skilled["labor"] == near(4.2 * 1.4 * 42_000 / 12 * (1 + 0.10 / 3))
    overhead = (f"{PAY}.overhead=$6_000 / year", f"{PAY}.skill=1.4")
    assert find(DESK, *SALARY, *overhead)["yearly_pay.desk"] == near(1.4 * 42_000 + 6_000)


def test_all_pay_rises_with_wages() -> None:
    parts = (f"{PAY}.overhead=$6_000 / year", "teams.desk.language_premium=10%", NIGHT)
    found = find(DESK, *SALARY, *parts, "escalation.wages=5% / year", "horizon=13 months")
    assert found.by_month("labor")[12] == near(found.by_month("labor")[0] * 1.05)


def test_premiums_that_overlap_add_up() -> None:
    found = find(DESK, NIGHT, WEEKEND)
    assert found["premium_rate.desk"] == near(0.10 / 3 + 0.25 * 2 / 7)
    assert found["labor"] == near(4.2 * 4_000 * (1 + 0.10 / 3 + 0.25 * 2 / 7))
    rows = found.by_half_hour("interval_in_hours.desk.night")
    assert rows == {0: 1, 12: 0, 240: 1, 252: 0}


def test_premiums_follow_positions() -> None:
    grid = f"demand.profile={{hours: {[0] * 12 + [2] * 12}, days: {[1] * 7}}}"
    late = f"{PAY}.premiums.late={{hours: 12:00-24:00, rate: 10%}}"
    found = find(CALLS, *MAILS, grid, "teams.desk.min_agents=1", late)
    assert found["hours_share.desk.late"] == near((12 * 4 + 6) / (12 * 4 + 12 + 12))


@pytest.mark.parametrize("extra", [(), ("teams.desk.headcount=20",), MAILS])
def test_one_premium_by_name_is_the_premium_without(extra: tuple[str, ...]) -> None:
    grid = f"demand.profile={{hours: {[1] * 12 + [3] * 12}, days: {[1, 2, 3, 1, 1, 1, 1]}}}"
    premium = "{hours: [22:00-06:00, sat 06:30-12:00], rate: 10%}"
    one = find(CALLS, *extra, grid, f"{PAY}.premium={premium}")
    named = find(CALLS, *extra, grid, f"{PAY}.premiums.night={premium}")
    assert named.costs() == near(one.costs())
    assert named["hours_share.desk.night"] == near(one["premium_share.desk"])


def test_premium_hours_are_by_the_team_s_own_clock() -> None:
    zones = ("demand.time_zone=Europe/London", "teams.desk.time_zone=Asia/Kolkata")
    grid = f"demand.profile={{hours: {[0] * 6 + [1] * 6 + [0] * 12}, days: {[1] * 7}}}"
    found = find(DESK, *zones, grid, f"{PAY}.premiums.night={{hours: 12:00-14:00, rate: 10%}}")
    assert found.by_half_hour("interval_in_hours.desk.night")[13] == 1
    assert found.by_half_hour("interval_in_hours.desk.night")[12] == 0


def test_holidays_are_a_share_of_the_year() -> None:
    holidays = f"{PAY}.holidays={{days: 11 / year, rate: 50%}}"
    assert find(DESK, holidays)["labor"] == near(4.2 * 4_000 * (1 + 0.5 * 11 / 365))
    assert find(DESK, holidays, "calendar=52 weeks")["holiday_premium.desk"] == near(0.5 * 11 / 364)
    several = find(DESK, holidays, NIGHT, "teams.desk.overtime={share: 4%, rate: 50%}")
    assert several["premium_rate.desk"] == near(0.1 / 3 + 0.5 * 11 / 365 + 0.02)


def test_overtime_is_paid_more_and_is_no_more_hours() -> None:
    found = find(DESK, "teams.desk.overtime={share: 5%, rate: 50%}")
    assert found["paid_fte"] == near(4.2)
    assert found["labor"] == near(4.2 * 4_000 * 1.025)


def test_an_agent_hour_paid_and_productive() -> None:
    found = find(
        DESK, "calendar=52 weeks", f"{PAY}.burdened=$50_000 / year", "teams.desk.shrinkage=35%"
    )
    assert found["cost_per_paid_hour.desk"] == near(24.03846153846154)
    assert found["cost_per_productive_hour.desk"] == near(36.98224852071006)
    assert "cost_per_paid_hour.vendor" not in find(DESK, *VENDOR)


def test_a_vendor_s_price_follows_pay_with_overhead_and_language() -> None:
    more = (f"{PAY}.overhead=$6_000 / year", "teams.desk.language_premium=10%")
    found = find(DESK, *VENDOR, *SALARY, *more)
    assert found["outsourcing"] == near(2.1 * 0.5 * (42_000 * 1.1 + 6_000) / 12)
