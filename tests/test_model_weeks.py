"""A week's profile: three ways to write it, and what folding may not change."""

import pytest

from tests.plans import CALLS, CHATS, DESK, VENDOR, Found, find, near

HOURS = [1, 0, 2, 3, 1, 1, 2, 5, 8, 9, 9, 8, 7, 7, 8, 8, 7, 6, 5, 4, 3, 2, 2, 1]
DAYS = [3, 2, 2, 2, 2, 1, 0.5]
GRID = f"demand.profile={{hours: {HOURS}, days: {DAYS}}}"
HALVES = [HOURS[half // 2 % 24] * DAYS[half // 48] for half in range(336)]
# Two teams that meet on the half-hour, with premium hours partly inside each and a second queue.
BUSY = (
    *CHATS,
    "demand.contacts=60_000 / month",
    "teams.desk.hours=08:30-19:30",
    "teams.desk.min_agents=3",
    "teams.desk.pay.premium={hours: 18:30-20:30, rate: 20%}",
    "teams.late={hours: 19:30-08:30, channels: [voice, chat], min_agents: 2, max_occupancy: 70%}",
    "teams.late.pay.burdened=$1_000 / year",
    "teams.late.pay.premium={hours: [sat 00:00-24:00, 05:30-06:00], rate: 50%}",
)

# A flat week has another divisor than a profile's sum.
DIVISORS = {"hours_of_week", "profile_sum.voice", "profile_sum.chat"}


def same(one: Found, other: Found) -> None:
    """Every line has the same numbers, and every result too."""
    assert set(one.values) ^ set(other.values) <= DIVISORS
    for name in set(one.values) & set(other.values):
        months = one.values[name]
        assert other.values[name] == near(months, rel=1e-9), name
    for name in one.result.results:
        value = one[name]
        assert (other[name] is None) if value is None else other[name] == near(value, 1e-9), name


def test_flat_is_24_hours_by_7_days_is_a_file_of_equal_weights() -> None:
    flat = find(CALLS, *BUSY)
    same(flat, find(CALLS, *BUSY, "demand.profile=flat"))
    grid = f"demand.profile={{hours: {[2.5] * 24}, days: {[3] * 7}}}"
    same(flat, find(CALLS, *BUSY, grid))
    same(flat, find(CALLS, *BUSY, csv=[7.0] * 336))


@pytest.mark.parametrize("extra", [(), ("teams.desk.headcount=60",)])
def test_folding_two_half_hours_into_one_row_changes_no_number(extra: tuple[str, ...]) -> None:
    same(find(CALLS, *BUSY, *extra, GRID), find(CALLS, *BUSY, *extra, csv=HALVES))


# The same week where several hours overlap, each of them parting half-hours.
PEOPLE = (
    "teams.late.pay.premium=null",
    "teams.late.pay.premiums.night={hours: 22:30-06:00, rate: 10%}",
    "teams.late.pay.premiums.weekend={hours: sat-sun 00:00-24:00, rate: 25%}",
    "teams.late.attrition=30% / year",
    "teams.late.hiring_cost=$1_000",
    "teams.late.night_attrition={hours: 23:00-04:30, rate: 60% / year}",
    "teams.late.escalations={share: 20%, cost: $15 / contact, hours: 21:30-07:00}",
)


def test_folding_changes_no_number_where_hours_of_people_overlap() -> None:
    one, other = find(CALLS, *BUSY, *PEOPLE, GRID), find(CALLS, *BUSY, *PEOPLE, csv=HALVES)
    assert {"hiring", "escalations"} <= set(one.costs())
    same(one, other)


def test_hours_of_people_are_the_same_in_the_weeks_of_events() -> None:
    event = "demand.events.launch={months: [january], weeks: 2, multiplier: 3}"
    one = find(CALLS, *BUSY, *PEOPLE, event, GRID, month=1)
    same(one, find(CALLS, *BUSY, *PEOPLE, event, csv=HALVES, month=1))
    assert one.by_month("hours_share.late.night")[0] != near(
        one.by_month("hours_share.late.night")[1]
    )


def test_a_flat_week_is_one_row_and_one_more_for_premium_hours() -> None:
    assert find(CALLS).by_half_hour("interval_weight.desk.voice") == {0: near(1 / 336)}
    premium = find(CALLS, "teams.desk.pay.premium={hours: 22:00-06:00, rate: 10%}")
    assert premium.by_half_hour("interval_in_premium.desk") == {0: 1, 12: 0}


def test_a_grid_has_a_row_for_each_open_hour_and_for_a_half_hour_at_the_edge() -> None:
    found = find(
        DESK, GRID, *VENDOR, "teams.desk.hours=08:30-20:00", "teams.vendor.hours=20:00-08:30"
    )
    weights = found.by_half_hour("interval_weight.desk.email")
    monday = [half for half in weights if half < 48]
    assert monday == [17, *range(18, 40, 2)]
    whole = sum(HOURS) * sum(DAYS) * 2
    assert weights[17] == near(8 * 3 / whole)
    assert weights[48 * 6 + 18] == near(9 * 0.5 / whole)
    assert found["open_halves.desk"] == 7 * 23


def test_premium_that_starts_on_the_half_hour_parts_the_hour() -> None:
    found = find(DESK, GRID, "teams.desk.pay.premium={hours: 21:30-06:00, rate: 10%}")
    premium = found.by_half_hour("interval_in_premium.desk")
    assert [premium[half] for half in (40, 42, 43, 44)] == [0, 0, 1, 1]
    assert len(premium) == 168 + 7


def test_the_weights_of_a_team_s_hours_sum_to_its_share_of_the_week() -> None:
    found = find(DESK, GRID, *VENDOR)
    by_day = sum(HOURS[8:20]) / sum(HOURS)
    assert found["share_of_week.desk.email"] == near(by_day)
    assert found["share_of_week.vendor.email"] == near(1 - by_day)


def test_some_days_only() -> None:
    hours = ("teams.desk.hours=mon-fri 00:00-24:00", "teams.vendor.hours=sat-sun 00:00-24:00")
    found = find(DESK, GRID, *VENDOR, *hours)
    assert found["share_of_week.desk.email"] == near(11 / 12.5)
    flat = find(DESK, *VENDOR, *hours)
    assert flat["share_of_week.vendor.email"] == near(2 / 7)


def test_a_file_may_give_each_half_hour_its_own_weight() -> None:
    found = find(DESK, *VENDOR, csv=[float(half % 48) for half in range(336)])
    assert found["share_of_week.desk.email"] == near(sum(range(16, 40)) / sum(range(48)))
    assert found.by_half_hour("interval_weight.desk.email")[17] == near(17 / sum(range(48)) / 7)


def test_a_team_may_be_closed_where_nobody_calls() -> None:
    nights = [0] * 8 + [1] * 12 + [0] * 4
    found = find(
        CALLS,
        f"demand.profile={{hours: {nights}, days: {[1] * 7}}}",
        "teams.desk.hours=08:00-20:00",
        "demand.contacts=3_650 / month",
    )
    assert found["positions_on_duty.desk"] == near(3)  # one erlang, as around the clock
    assert found["paid_fte"] == near(3 * 84 / 40)


def test_hours_that_run_over_the_end_of_the_week() -> None:
    found = find(
        DESK,
        *VENDOR,
        "teams.desk.hours=sun 12:00-06:00",
        "teams.vendor.hours=[mon 06:00-24:00, tue-sat 00:00-24:00, sun 00:00-12:00]",
    )
    assert found["open_halves.desk"] == 36
    assert found["share_of_week.vendor.email"] == near(1 - 18 / 168)
