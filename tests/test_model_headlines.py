"""Headlines: run rate, unit costs, staff and service of the run-rate month."""

import pytest

from tests.plans import CALLS, CHATS, DESK, VENDOR, find, near

GROWING = ("horizon=24 months", "demand.growth=44% / year")
BOT = "automation.bot={channels: [email], containment: 40%, recontact: 25%, handover_aht: 1}"


@pytest.mark.parametrize(
    ("month", "growth"), [(None, 1.44 ** (23 / 12)), (1, 1), (7, 1.2), (13, 1.44)]
)
def test_headlines_are_of_the_named_month_or_of_the_last(month: int | None, growth: float) -> None:
    found = find(DESK, *GROWING, "costs.rent={amount: $1_000 / month}", month=month)
    assert found.result.run_rate_month == month or month is None
    cost = 16_800 * growth + 1_000
    assert found["run_rate_cost"] == near(12 * cost)
    assert found["run_rate.labor"] == near(12 * 16_800 * growth)
    assert found["run_rate.rent"] == near(12_000)
    assert found["paid_fte"] == near(4.2 * growth)
    assert found["cost_per_contact"] == near(cost / (7_300 * growth))
    assert found["cost_per_minute"] == near(cost / (43_800 * growth))


@pytest.mark.parametrize(("horizon", "month"), [(11, None), (1, None), (24, 11)])
def test_fewer_than_twelve_months_have_no_last_year(horizon: int, month: int | None) -> None:
    found = find(DESK, f"horizon={horizon} months", month=month)
    assert found.reason("trailing_12_cost") == (
        "the run-rate month has fewer than twelve months up to it"
    )
    assert found["run_rate_cost"] == near(12 * 16_800)


def test_twelve_months_have_one() -> None:
    assert find(DESK, "horizon=12 months")["trailing_12_cost"] == near(12 * 16_800)
    assert find(DESK, "horizon=24 months", month=12)["trailing_12_cost"] == near(12 * 16_800)


def test_a_minute_of_people_and_a_contact_of_all() -> None:
    found = find(DESK, BOT)
    assert found["cost_per_minute"] == near(16_800 * 0.7 / (43_800 * 0.7))
    assert found["cost_per_contact"] == near(16_800 * 0.7 / 7_300)


def test_a_resolution_by_people_or_machines() -> None:
    found = find(DESK, BOT, "demand.channels.email.fcr=80%")
    by_machine, by_people = 7_300 * 0.4 * 0.75, 7_300 * 0.7 * 0.8
    assert found["resolved_contacts"] == near(by_machine + by_people)
    assert found["cost_per_resolution"] == near(16_800 * 0.7 / (by_machine + by_people))


def test_a_resolution_needs_the_fcr_of_every_channel() -> None:
    settings = (*CHATS, "demand.channels.voice.fcr=80%")
    reason = find(CALLS, *settings).reason("cost_per_resolution") or ""
    assert "first contact resolution (`fcr`) is missing on a channel" in reason
    both = find(CALLS, *settings, "demand.channels.chat.fcr=60%")
    assert both["cost_per_resolution"] == near(2 * 12.6 * 4_000 / (7_300 * 0.8 + 7_300 * 0.6))


def test_unit_costs_of_nothing_do_not_exist() -> None:
    none = ("demand.contacts=0 / month", "demand.channels.email.fcr=80%", "teams.desk.min_agents=1")
    found = find(DESK, *none)
    assert found["run_rate_cost"] == near(12 * 16_800)
    assert found.reason("cost_per_minute") == "people handle no minutes"
    assert found.reason("cost_per_contact") == "there are no contacts"
    assert "no contact is resolved" in (found.reason("cost_per_resolution") or "")
    assert found["occupancy"] == 0
    idle = find(DESK, "demand.contacts=0 / month")
    assert idle.reason("occupancy") == "nobody is on duty"


def test_a_month_without_contacts_has_no_unit_cost_while_others_have() -> None:
    season = f"demand.seasonality=[0, {', '.join(['1'] * 11)}]"
    found = find(DESK, season)
    assert found["occupancy"] == 1
    assert found.result.lines["occupancy"].monthly[0] is None
    assert found.result.lines["cost_per_contact"].monthly[0] is None
    assert find(DESK, season, month=1).reason("occupancy") == "nobody is on duty"


def test_staff_of_own_teams_and_vendors_without_supervisors() -> None:
    found = find(DESK, *VENDOR, "teams.desk.supervisors={span: 5, burdened: $1 / year}")
    assert found["paid_fte"] == near(4.2)
    assert found["own_fte"] == near(2.1)
    assert found["vendor_fte"] == near(2.1)


def test_the_service_level_is_the_one_with_the_least_margin_to_its_target() -> None:
    # Each queue has 3 agents: 92 % of calls in 20 s, and of chats in 600 s all but 0.3 %.
    easy = "demand.channels.chat.target=80% in 600 s"
    found = find(CALLS, *CHATS, easy, "teams.desk.max_occupancy=34%")
    assert found["service_level"] == found["channel_service_level.voice"]
    # A target of 99 % leaves the chats the smaller margin though their level is higher.
    hard = find(
        CALLS, *CHATS, "demand.channels.chat.target=99% in 600 s", "teams.desk.max_occupancy=34%"
    )
    assert hard["service_level"] == hard["channel_service_level.chat"]
    assert (hard["service_level"] or 0) > (hard["channel_service_level.voice"] or 1)


def test_occupancy_is_work_over_the_positions_of_all_teams() -> None:
    found = find(DESK, *VENDOR, "teams.vendor.max_occupancy=50%")
    assert found["occupancy"] == near(730 / (365 + 365 / 0.5))
