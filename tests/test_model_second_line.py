"""Contacts that a team cannot end alone, and the coordination of sites."""

from tests.plans import CALLS, DESK, VENDOR, find, near

NIGHT = "teams.desk.escalations={share: 20%, cost: $15 / contact, hours: 22:00-06:00}"


def test_nights_end_80_percent_alone() -> None:
    found = find(DESK, NIGHT)
    assert found["escalated_contacts.desk"] == near(7_300 / 3 * 0.2)
    assert found["escalations"] == near(7_300 / 3 * 0.2 * 15)
    grid = f"demand.profile={{hours: {[1] * 6 + [3] * 16 + [1] * 2}, days: {[1] * 7}}}"
    assert find(CALLS, NIGHT, grid)["escalations"] == near(7_300 * 8 / 56 * 0.2 * 15)


def test_without_hours_at_all_times() -> None:
    found = find(DESK, "teams.desk.escalations={share: 20%, cost: $15 / contact}")
    assert found["escalations"] == near(7_300 * 0.2 * 15)


def test_a_vendor_escalates_to_people_of_one_s_own() -> None:
    found = find(DESK, *VENDOR, "teams.vendor.escalations={share: 10%, cost: $15 / contact}")
    assert found["escalations"] == near(3_650 * 0.1 * 15)


def test_hours_that_no_half_hour_of_the_profile_ends_at() -> None:
    half = "teams.desk.escalations={share: 100%, cost: $1 / contact, hours: 05:30-06:00}"
    grid = f"demand.profile={{hours: {[1] * 24}, days: {[1] * 7}}}"
    assert find(DESK, half, grid)["escalations"] == near(7_300 / 48)


def test_coordination_is_a_share_of_a_site_s_labor() -> None:
    other = (*VENDOR[:-1], "teams.vendor.pay={burdened: $24_000 / year}")
    found = find(DESK, *other, "teams.vendor.coordination=5%")
    assert found["coordination"] == near(0.05 * (found["team_labor.vendor"] or 0))
    assert "coordination" not in find(DESK, *VENDOR, "teams.vendor.coordination=5%").costs()
