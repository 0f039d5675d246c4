"""Events: a month is normal weeks and weeks of its events, each staffed as its own."""

import pytest

from costmodel import erlang
from tests.plans import CALLS, CHATS, DESK, MAILS, find, near

WEEKS = 730 / 168
SALE = "demand.events.sale={months: [november], weeks: 1, multiplier: 4}"


def agents(load: float) -> int:
    """Agents that 80 % in 20 s take at a handling time of 6 minutes."""
    return int(erlang.agents_required(load, aht=360, service_level=0.8, answer_within=20))


def in_time(load: float) -> float:
    staff = agents(load)
    return float(erlang.service_level(staff, load, aht=360, answer_within=20))


def test_a_month_is_its_normal_weeks_and_its_event_weeks() -> None:
    found = find(CALLS, SALE)
    contacts = found.by_month("contacts_offered.voice")
    assert contacts[0] == near(7_300)
    assert contacts[10] == near(7_300 / WEEKS * (WEEKS - 1 + 4))
    hours = found.by_month("position_hours.desk")
    assert hours[0] == near(730 * 3)
    assert hours[10] == near(168 * (agents(1) * (WEEKS - 1) + agents(4)))


def test_the_service_level_weighs_weeks_by_their_contacts() -> None:
    expected = (in_time(1) * (WEEKS - 1) + in_time(4) * 4) / (WEEKS - 1 + 4)
    assert find(CALLS, SALE).by_month("channel_service_level.voice")[10] == near(expected)


def test_two_events_of_a_month_are_weeks_beside_each_other() -> None:
    rush = "demand.events.rush={months: 2027-11, weeks: 0.5, multiplier: 2}"
    found = find(CALLS, SALE, rush, "horizon=24 months")
    weeks = WEEKS - 1.5 + 4 + 0.5 * 2
    contacts, hours = (
        found.by_month("contacts_offered.voice"),
        found.by_month("position_hours.desk"),
    )
    assert contacts[10] == near(7_300 / WEEKS * weeks)
    assert contacts[22] == near(7_300 / WEEKS * (WEEKS - 1 + 4))  # the rush comes once
    expected = agents(1) * (WEEKS - 1.5) + agents(4) + agents(2) * 0.5
    assert hours[10] == near(168 * expected)


def test_weeks_may_be_quieter_than_normal_ones() -> None:
    quiet = "demand.events.holidays={months: december, weeks: 2, multiplier: 0}"
    found = find(CALLS, quiet)
    assert found["contacts_offered.voice"] == near(7_300 * (WEEKS - 2) / WEEKS)
    assert found["position_hours.desk"] == near(168 * 3 * (WEEKS - 2))
    assert found["service_level"] == near(in_time(1))


def test_the_week_of_52_weeks_a_year() -> None:
    found = find(CALLS, SALE, "calendar=52 weeks", month=11)
    assert found["contacts_offered.voice"] == near(7_300 * (1 + 3 * 12 / 52))


def test_minutes_and_seasons_rise_with_an_event_too() -> None:
    minutes = (
        "demand.contacts=null",
        "demand.channels.voice={share: null, minutes: 43_800 / month}",
    )
    season = f"demand.seasonality={[1] * 10 + [2, 1]}"
    found = find(CALLS, SALE, *minutes, season, month=11)
    assert found["contacts_offered.voice"] == near(2 * 7_300 * (1 + 3 / WEEKS))


def test_the_weeks_of_an_event_may_change_over_the_years() -> None:
    weeks = "demand.events.sale={months: nov, weeks: [1, 2], multiplier: [4, 3]}"
    contacts = find(CALLS, weeks, "horizon=24 months").by_month("contacts_offered.voice")
    assert contacts[10] == near(7_300 * (1 + 3 / WEEKS))
    assert contacts[22] == near(7_300 * (1 + 2 * 2 / WEEKS))


def test_a_headcount_and_its_floor_are_the_same_in_all_weeks() -> None:
    found = find(CALLS, SALE, f"teams.desk.headcount={4.2 * 5}", month=11)
    assert found["position_hours.desk"] == near(730 * 5)
    levels = [
        float(erlang.service_level(5, load, aht=360, answer_within=20)) * weeks
        for load, weeks in ((1, WEEKS - 1), (4, 4))
    ]
    assert found["service_level"] == near(sum(levels) / (WEEKS + 3))


def test_work_that_is_put_off_rises_with_its_weeks() -> None:
    found = find(DESK, SALE, month=11)
    assert found["position_hours.desk"] == near(730 * (1 + 3 / WEEKS))
    by_deadline = find(DESK, SALE, "demand.channels.email.spread=deadline", month=11)
    assert by_deadline["position_hours.desk"] == near(730 * (1 + 3 / WEEKS))


def test_idle_time_of_normal_weeks_does_not_hold_the_work_of_an_event() -> None:
    # In normal weeks one erlang of calls leaves 2 of 3 agents idle for one erlang of mail; four
    # erlangs of calls in the event's week leave fewer than the four of its mail.
    equal = ("demand.contacts=14_600 / month", "demand.channels.voice.share=50%")
    mail = (*equal, "demand.channels.email.share=50%", "teams.desk.blended=true")
    found = find(CALLS, *MAILS, *mail, SALE, month=11)
    beyond = 4 - (agents(4) - 4)
    assert beyond > 0
    assert found["position_hours.desk"] == near(168 * ((WEEKS - 1) * 3 + agents(4) + beyond))


@pytest.mark.parametrize("pool", ["true", "false"])
def test_pools_are_sized_week_by_week(pool: str) -> None:
    found = find(CALLS, *CHATS, SALE, f"teams.desk.pool={pool}", month=11)
    if pool == "true":
        expected = (WEEKS - 1) * agents(2) + agents(8)
    else:
        expected = 2 * ((WEEKS - 1) * agents(1) + agents(4))
    assert found["position_hours.desk"] == near(168 * expected)


def test_a_status_page_keeps_extra_contacts_away() -> None:
    outage = "demand.events.outage={{months: [november], weeks: 1, multiplier: 4, deflected: {}}}"
    found = find(CALLS, outage.format("20%"))
    extra = 3 * (1 - 0.2)
    contacts = 7_300 / WEEKS * (WEEKS - 1 + 1 + extra)
    assert found.by_month("contacts_offered.voice")[10] == near(contacts)
    hours = 168 * (agents(1) * (WEEKS - 1) + agents(1 + extra))
    assert found.by_month("position_hours.desk")[10] == near(hours)
    none = find(CALLS, outage.format("100%")).by_month("contacts_offered.voice")
    assert none[10] == near(7_300)


def test_a_status_page_brings_no_contacts_in_quiet_weeks() -> None:
    quiet = "demand.events.rest={months: december, weeks: 1, multiplier: 0.5, deflected: 50%}"
    assert find(CALLS, quiet)["contacts_offered.voice"] == near(7_300 * (WEEKS - 0.5) / WEEKS)
