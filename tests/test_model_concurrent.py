"""Agents of all teams on duty at once."""

import math

from hypothesis import HealthCheck, given, settings

from costmodel.model.folding import folded
from tests.plans import CALLS, DESK, VENDOR, Found, Section, find, near, random_plans, written

PRICE = "platform.concurrent_seat=$100 / month"
BUSY_AT_NOON = "demand.profile={hours: [" + ", ".join("1" * 12 + "9" + "1" * 11) + "], days: "
BUSY_AT_NOON += "[1, 1, 1, 1, 1, 1, 1]}"


def by_half_hour(found: Found, team: str) -> dict[int, float]:
    """Agents of a team in each half-hour of the first block of its week."""
    scenario = found.opened.loaded[0].scenario
    by_row = found.by_half_hour(f"agents_on_duty.{team}")
    rows = folded(scenario, scenario.teams[team])
    return {half: by_row[row[0]] for row in rows for half in row}


def test_teams_that_take_turns_share_their_seats() -> None:
    assert find(DESK, PRICE)["concurrent_seats"] == 1
    found = find(DESK, PRICE, *VENDOR)
    assert found["paid_fte"] == near(4.2)
    assert found["concurrent_seats"] == 1


def test_teams_beside_each_other_do_not() -> None:
    found = find(DESK, PRICE, *VENDOR, "teams.desk.hours=24/7", "teams.desk.share=50%",
                 "teams.vendor.share=50%")  # fmt: skip
    both = [by_half_hour(found, team) for team in ("desk", "vendor")]
    most = max(both[0].get(half, 0) + both[1].get(half, 0) for half in range(336))
    assert found["concurrent_seats"] == math.ceil(most - 1e-9) == 2


def test_a_vendor_on_a_platform_of_its_own_has_no_seat() -> None:
    elsewhere = (*VENDOR, "teams.vendor.own_platform=true", "platform.active_hour=$1 / h")
    found = find(DESK, PRICE, *elsewhere)
    assert found["active_hours"] == near(365)
    assert found["concurrent_seats"] == 1
    assert "agents_on_duty.vendor" not in found.opened.graph.of_scope("plan")


def test_the_peak_of_the_week_counts() -> None:
    found = find(CALLS, PRICE, BUSY_AT_NOON)
    positions = found.by_half_hour("queue_positions.desk")
    assert found["concurrent_seats"] == max(positions.values()) > 3


def test_a_headcount_is_spread_over_its_hours() -> None:
    found = find(CALLS, PRICE, "teams.desk.headcount=20")
    assert found["positions_on_duty.desk"] == near(20 / 4.2)
    assert found["concurrent_seats"] == 5


def test_work_that_can_be_put_off_until_a_deadline() -> None:
    late = DESK.replace("reply_within: 4 h", "reply_within: 4 h, spread: deadline")
    found = find(late, PRICE, BUSY_AT_NOON)
    assert found["concurrent_seats"] == math.ceil(
        max(found.by_half_hour("agents_on_duty.desk").values())
    )
    assert (found["concurrent_seats"] or 0) > 1


def test_people_who_are_on_call_have_no_seat() -> None:
    on_call = (
        *("teams.desk.hours=08:00-20:00", "teams.nights.hours=20:00-08:00"),
        *("teams.nights.channels=[email]", "teams.nights.on_call={urgent: 10%}"),
        "teams.nights.pay={burdened: $60_000 / year}",
    )
    found = find(DESK, PRICE, *on_call)
    assert found["concurrent_seats"] == math.ceil(
        max(found.by_half_hour("agents_on_duty.desk").values())
    )
    assert "agents_on_duty.nights" not in found.opened.graph.of_scope("plan")


def test_an_event_counts_in_its_months_alone() -> None:
    event = "demand.events.launch={months: 2, weeks: 1, multiplier: 4}"
    found = find(CALLS, PRICE, event.replace("months: 2", "months: [feb]"), "horizon=3 months")
    first, second, third = found.by_month("concurrent_seats")
    assert first == third == 3
    assert second > 6


@settings(
    deadline=None,
    max_examples=12,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(random_plans(horizon=1))
def test_concurrent_seats_are_the_highest_sum_of_all_teams(plan: Section) -> None:
    found = find(written({**plan, "platform": {"concurrent_seat": "$100 / month"}}))
    teams = [by_half_hour(found, team) for team in plan["teams"]]
    most = max(sum(team.get(half, 0) for team in teams) for half in range(336))
    assert found["concurrent_seats"] == math.ceil(most - 1e-9)
    assert sum(max(team.values()) for team in teams) >= most
