"""Availability, disaster tests, and the pilot."""

import pytest

from tests.plans import CALLS, DESK, find, near

IVR = "automation.ivr={channels: [voice], containment: 25%, recontact: 20%, handover_aht: 1.5"
MINUTE, SEAT, UPLIFT = (
    "telephony.minute=$0.02 / min",
    "platform.seat=$100 / month",
    "availability.ha_uplift=10%",
)
NUMBERS = "telephony.numbers={count: 3, price: $2 / month}"


@pytest.mark.parametrize(
    ("settings", "base"),
    [
        ((SEAT,), 12.6 * 100),
        ((MINUTE, NUMBERS), 7_300 * 6 * 0.02 + 6),
        ((SEAT, MINUTE, NUMBERS), 12.6 * 100 + 7_300 * 6 * 0.02 + 6),
    ],
)
def test_availability_is_a_share_of_what_there_is_of_both(
    settings: tuple[str, ...], base: float
) -> None:
    found = find(CALLS, UPLIFT, *settings)
    assert found["availability"] == near(0.1 * base)


def test_availability_of_nothing_is_no_line() -> None:
    assert "availability" not in find(DESK, UPLIFT)
    assert "availability" not in find(CALLS, SEAT)
    assert "availability" not in find(CALLS, SEAT, "availability={}")


def test_automation_and_upkeep_are_not_in_the_base_of_availability() -> None:
    more = (
        IVR + ", review: $9_000 / month}",
        "costs.tool={amount: $5_000 once, maintenance: 10% / year}",
    )
    plain = find(CALLS, SEAT, UPLIFT, IVR + "}")
    assert find(CALLS, SEAT, UPLIFT, *more)["availability"] == plain["availability"]


def test_add_ons_and_the_minimum_are_in_the_base_of_availability() -> None:
    found = find(CALLS, UPLIFT, "platform.addons.wfm=$15 / seat / month")
    assert found["availability"] == near(0.1 * 12.6 * 15)
    found = find(CALLS, UPLIFT, SEAT, "platform.minimum=$5_000 / month")
    assert found["availability"] == near(500)


def test_recordings_and_maintenance_are_not() -> None:
    plain = find(CALLS, SEAT, UPLIFT)
    found = find(
        *(CALLS, SEAT, UPLIFT, "availability.disaster_tests={per_year: 2, cost: $3_000}"),
        "telephony.recording={size: 1 MB / min, price: $1 / GB / month}",
        "platform.implementation={amount: $30_000 once, maintenance: 10% / year}",
    )
    assert found["availability"] == plain["availability"]
    assert (found["recording"] or 0) > 0


def test_disaster_tests_by_month() -> None:
    tests = "availability.disaster_tests={per_year: 2, cost: $3_000}"
    found = find(DESK, tests, "horizon=24 months", "escalation.prices=4% / year")
    assert found.by_month("disaster_tests") == near([500] * 12 + [520] * 12)


def test_the_tier_is_a_word_that_costs_nothing() -> None:
    found = find(DESK, "availability.tier=geo-redundant")
    assert found["total_cost"] == find(DESK)["total_cost"]
    availability = found.opened.loaded[0].scenario.availability
    assert availability is not None
    assert availability.tier == "geo-redundant"


def test_the_pilot_is_paid_once_and_takes_months() -> None:
    found = find(DESK, "pilot={weeks: 4, cost: $15_000 once}")
    assert found["pilot"] == 15_000
    assert found.result.one_time == ("pilot",)
    assert found["pilot_months"] == near(4 / (730 / 168))
    free = find(DESK, "pilot.weeks=2 weeks")
    assert free.result.one_time == ()
    assert free["pilot_months"] == near(2 / (730 / 168))
    assert "pilot_months" not in find(DESK)
