"""Platform seats, telephone minutes and numbers, availability."""

import pytest

from tests.plans import CALLS, CHATS, DESK, find, near

IVR = "automation.ivr={channels: [voice], containment: 25%, recontact: 20%, handover_aht: 1.5"
MINUTE, SEAT, UPLIFT = (
    "telephony.minute=$0.02 / min",
    "platform.seat=$100 / month",
    "availability.ha_uplift=10%",
)
NUMBERS = "telephony.numbers={count: 3, price: $2 / month}"


def test_a_seat_for_each_fte_and_each_supervisor() -> None:
    found = find(DESK, SEAT, "teams.desk.supervisors={span: 6, burdened: $60_000 / year}")
    assert found["seats"] == near(4.2 + 4.2 / 6)
    assert found["platform"] == near(4.9 * 100)
    assert "platform" not in find(DESK)
    assert "platform" not in find(DESK, "platform={}")


def test_minutes_are_of_calls_alone() -> None:
    found = find(CALLS, *CHATS, MINUTE)
    assert found["connected_minutes"] == near(7_300 * 6)
    assert found["telephony"] == near(7_300 * 6 * 0.02)


def test_a_channel_is_voice_by_its_type_whatever_its_name() -> None:
    hotline = CALLS.replace("voice: {", "hotline: {type: voice, ").replace("[voice]", "[hotline]")
    assert find(hotline, MINUTE)["connected_minutes"] == near(7_300 * 6)


def test_people_s_minutes_are_connected_without_regard_to_concurrency() -> None:
    found = find(CALLS, MINUTE, "demand.channels.voice={aht: 12 min, concurrency: 2}")
    assert found["connected_minutes"] == near(7_300 * 12)
    assert found["handled_minutes"] == near(7_300 * 6)


def test_calls_that_a_machine_contains_are_connected_for_its_minutes() -> None:
    found = find(CALLS, MINUTE, IVR + ", minutes: 1.5 min}")
    people = 7_300 * (1 - 0.25 * 0.8) * 6 * 1.5
    assert found["automated_minutes"] == near(7_300 * 0.25 * 1.5)
    assert found["telephony"] == near((people + 7_300 * 0.25 * 1.5) * 0.02)
    without = find(CALLS, MINUTE, IVR + "}")
    assert without["connected_minutes"] == near(people)
    assert "automated_minutes" not in without


def test_minutes_of_a_machine_on_calls_and_chats_count_for_calls() -> None:
    both = IVR.replace("[voice]", "[voice, chat]") + ", minutes: 2 min}"
    found = find(CALLS, *CHATS, MINUTE, both)
    assert found["automated_minutes"] == near(7_300 * 0.25 * 2)


@pytest.mark.parametrize(
    ("settings", "cost"),
    [((NUMBERS,), 6), ((MINUTE,), 7_300 * 6 * 0.02), ((MINUTE, NUMBERS), 7_300 * 6 * 0.02 + 6)],
)
def test_minutes_and_numbers(settings: tuple[str, ...], cost: float) -> None:
    assert find(CALLS, *settings)["telephony"] == near(cost)


def test_a_carrier_s_price_without_calls_is_no_line() -> None:
    assert "telephony" not in find(DESK, MINUTE)
    assert find(DESK, MINUTE, NUMBERS)["telephony"] == near(6)


def test_prices_listed_by_year() -> None:
    found = find(CALLS, "telephony.minute=[$0.02 / min, $0.03 / min]", "horizon=24 months")
    assert found.by_month("telephony") == near([7_300 * 0.12] * 12 + [7_300 * 0.18] * 12)


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
