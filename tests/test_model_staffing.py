"""From load to positions, hours and FTE."""

import math

import pytest

from tests.plans import CALLS, CHATS, DESK, MAILS, VENDOR, find, near


def test_the_chain_from_positions_to_fte() -> None:
    found = find(
        DESK,
        "teams.desk.max_occupancy=80%",
        "teams.desk.schedule_inefficiency=20%",
        "teams.desk.shrinkage=37.5%",
    )
    assert found["workload_hours"] == near(730)
    assert found["position_hours.desk"] == near(730 / 0.8)
    assert found["scheduled_hours.desk"] == near(730 / 0.8 / 0.8)
    assert found["paid_hours.desk"] == near(730 / 0.8 / 0.8 / 0.625)
    assert found["team_fte.desk"] == near(4.2 / 0.8 / 0.8 / 0.625)
    assert found["positions_on_duty.desk"] == near(1.25)
    assert found["occupancy"] == near(0.8)


@pytest.mark.parametrize(("hours", "fte"), [("40", 4.2), ("35", 4.8), ("37.5", 4.48)])
def test_the_week_of_an_fte(hours: str, fte: float) -> None:
    assert find(DESK, f"teams.desk.fte_hours={hours} h / week")["paid_fte"] == near(fte)


def test_a_year_of_52_weeks_has_longer_months_in_nothing_but_hours() -> None:
    found = find(DESK, "calendar=52 weeks")
    assert found["fte_month.desk"] == near(2_080 / 12)
    assert found["workload_hours"] == near(730)
    assert found["paid_fte"] == near(730 * 12 / 2_080)
    assert find(CALLS, "calendar=52 weeks")["open_hours.desk"] == near(8_736 / 12)


def test_load_is_arrivals_times_handling_time_over_a_half_hour() -> None:
    grid = f"demand.profile={{hours: {[1] * 12 + [3] * 12}, days: {[1] * 7}}}"
    found = find(CALLS, grid)
    load = found.by_half_hour("offered_load.desk.voice")
    assert load[0] == near(0.5)
    assert load[24] == near(1.5)
    assert found["weekly_contacts.voice"] == near(7_300 / (730 / 168))


def test_concurrent_chats_halve_load_time_and_minutes() -> None:
    found = find(CALLS, "demand.channels.voice={aht: 12 min, concurrency: 2}")
    assert found["service_time.voice"] == near(6)
    assert found.by_half_hour("agents.desk.voice") == {0: 3}
    assert found["workload_hours"] == near(730)


@pytest.mark.parametrize(
    ("most", "agents"), [(100, 3), (34, 3), (33, 4), (25, 4), (24, 5), (10, 10)]
)
def test_the_highest_occupancy_may_ask_for_more_than_the_target(most: int, agents: int) -> None:
    found = find(CALLS, f"teams.desk.max_occupancy={most}%")
    assert found.by_half_hour("agents_for_occupancy.desk.voice") == {0: math.ceil(100 / most)}
    assert found.by_half_hour("agents.desk.voice") == {0: agents}


def test_the_queues_of_a_team_are_added_up() -> None:
    found = find(CALLS, *CHATS)
    assert found.by_half_hour("required_agents.desk") == {0: 6}
    assert found["queue_position_hours.desk"] == near(6 * 730)
    assert found["occupancy"] == near(2 / 6)


@pytest.mark.parametrize(
    ("least", "positions"), [("0", 3), ("2", 3), ("3", 3), ("4", 4), ("4.5", 4.5)]
)
def test_a_floor_below_and_above_what_the_queue_requires(least: str, positions: float) -> None:
    found = find(CALLS, f"teams.desk.min_agents={least}")
    assert found["positions_on_duty.desk"] == near(positions)
    assert found["paid_fte"] == near(positions * 4.2)


def test_a_floor_that_changes_over_the_months() -> None:
    found = find(CALLS, "teams.desk.min_agents=[2, 5]", "horizon=24 months")
    assert found.by_month("team_fte.desk") == near([3 * 4.2] * 12 + [5 * 4.2] * 12)


def test_contacts_put_off_come_on_top_of_queue_and_floor() -> None:
    for least, queue in ((0, 3), (4, 4)):
        found = find(CALLS, *MAILS, f"teams.desk.min_agents={least}")
        assert found["queue_position_hours.desk"] == near(queue * 730)
        assert found["deferrable_position_hours.desk"] == near(365)
        assert found["positions_on_duty.desk"] == near(queue + 0.5)


def test_only_contacts_put_off_and_a_floor_that_they_do_not_fill() -> None:
    found = find(DESK, "teams.desk.min_agents=2")
    assert found["positions_on_duty.desk"] == near(2 + 1)
    assert "agents.desk.email" not in found


def test_contacts_put_off_belong_to_the_team_in_whose_hours_they_arrive() -> None:
    grid = f"demand.profile={{hours: {[1] * 8 + [3] * 12 + [1] * 4}, days: {[1] * 7}}}"
    found = find(DESK, *VENDOR, grid, "teams.vendor.max_occupancy=50%")
    assert found["deferrable_position_hours.desk"] == near(730 * 0.75)
    assert found["deferrable_position_hours.vendor"] == near(730 * 0.25 / 0.5)
    assert found["positions_on_duty.vendor"] == near(365 / 365)
    assert found["total_position_hours"] == near(730 * 0.75 + 730 * 0.5)
    assert found["occupancy"] == near(1 / 1.25)


def test_a_headcount_gives_positions_and_says_what_the_target_needs() -> None:
    found = find(
        CALLS,
        *MAILS,
        "teams.desk.headcount=21",
        "teams.desk.shrinkage=20%",
        "teams.desk.schedule_inefficiency=25%",
    )
    assert found["paid_fte"] == 21
    assert found["paid_hours.desk"] == near(5 * 730)
    assert found["scheduled_hours.desk"] == near(4 * 730)
    assert found["position_hours.desk"] == near(3 * 730)
    assert found["required_position_hours.desk"] == near(3.5 * 730)
    assert found["required_fte.desk"] == near(3.5 * 4.2 / 0.8 / 0.75)
    assert found["occupancy"] == near(1.5 / 3)


def test_a_headcount_by_month_ignores_demand() -> None:
    found = find(
        CALLS, "teams.desk.headcount=[10, 12]", "horizon=24 months", "demand.growth=50% / year"
    )
    assert found.by_month("team_fte.desk") == near([10] * 12 + [12] * 12)
    assert "required_fte.desk" not in find(CALLS)


def premium(hours: str) -> str:
    return f"teams.desk.pay.premium={{hours: {hours}, rate: 10%}}"


def test_premium_hours_partly_inside_the_hours_of_the_team() -> None:
    hours = ("teams.desk.hours=06:00-23:30", "teams.vendor.hours=23:30-06:00")
    found = find(DESK, *VENDOR, *hours, premium("22:00-08:00"))
    assert found["premium_share.desk"] == near(3.5 / 17.5)
    outside = find(DESK, *VENDOR, *hours, premium("00:00-05:30"))
    assert outside["premium_share.desk"] == 0


def test_premium_share_is_of_positions_not_of_hours() -> None:
    grid = f"demand.profile={{hours: {[0] * 12 + [2] * 12}, days: {[1] * 7}}}"
    found = find(CALLS, grid, "teams.desk.min_agents=1", premium("06:00-18:00"))
    # Two erlangs in the second half of the day take 4 agents; the floor of 1 holds in the first.
    assert found.by_half_hour("queue_positions.desk")[30] == 4
    assert found["premium_share.desk"] == near((6 * 1 + 6 * 4) / (12 * 1 + 12 * 4))


def test_premium_share_with_contacts_put_off_spread_over_all_hours() -> None:
    grid = f"demand.profile={{hours: {[0] * 12 + [2] * 12}, days: {[1] * 7}}}"
    found = find(CALLS, *MAILS, grid, "teams.desk.min_agents=1", premium("06:00-18:00"))
    queue, put_off = (6 * 1 + 6 * 4, 12 * 0.5), (12 * 1 + 12 * 4, 24 * 0.5)
    assert found["premium_share.desk"] == near(sum(queue) / sum(put_off))


def test_premium_share_of_a_headcount_is_that_of_the_open_hours() -> None:
    found = find(CALLS, "teams.desk.headcount=20", premium("sat-sun 00:00-24:00"))
    assert found["premium_share.desk"] == near(2 / 7)


def test_premium_share_of_a_team_without_positions_is_nothing() -> None:
    found = find(DESK, "demand.contacts=0 / month", premium("22:00-06:00"))
    assert found["premium_share.desk"] == 0
    assert found["labor"] == 0


def test_a_handling_time_listed_by_year_moves_the_staff() -> None:
    found = find(DESK, "demand.channels.email.aht=[6 min, 9 min]", "horizon=24 months")
    assert found.by_month("team_fte.desk") == near([4.2] * 12 + [6.3] * 12)
