"""The platform in the units it is sold in, its add-ons, and setting it up."""

import pytest

from tests.plans import CALLS, CHATS, DESK, MAILS, VENDOR, find, near

SEAT = "platform.seat=$100 / month"
MINUTES = 7_300 * 6
VOICE = DESK.replace("email", "voice")
RISING = "escalation.prices=10% / year"


def test_a_seat_for_each_fte_and_each_supervisor() -> None:
    found = find(DESK, SEAT, "teams.desk.supervisors={span: 6, burdened: $60_000 / year}")
    assert found["seats"] == near(4.2 + 4.2 / 6)
    assert found["platform"] == near(4.9 * 100)
    elsewhere = find(DESK, SEAT, *VENDOR, "teams.vendor.own_platform=true")
    assert elsewhere["seats"] == near(2.1)
    assert "platform" not in find(DESK)
    assert "platform" not in find(DESK, "platform={}")


def test_concurrent_seats_are_those_on_duty_at_once() -> None:
    found = find(CALLS, "platform.concurrent_seat=$160 / month")
    assert found["concurrent_seats"] == 3
    assert found["platform"] == near(3 * 160)
    per_seat = find(CALLS, "platform.concurrent_seat=$160 / seat / month")
    assert per_seat["platform"] == found["platform"]


def test_active_hours_are_those_on_the_schedule() -> None:
    found = find(
        CALLS,
        "platform.active_hour=$1.20 / h",
        "teams.desk.schedule_inefficiency=20%",
        "teams.desk.shrinkage=50%",
    )
    assert found["active_hours"] == near(3 * 730 / 0.8)
    assert found["platform"] == near(3 * 730 / 0.8 * 1.2)
    both = find(DESK, "platform.active_hour=$1 / h", *VENDOR)
    assert both["platform"] == near(730)


def test_minutes_are_connected_ones() -> None:
    ivr = "automation.ivr={channels: [voice], containment: 25%, handover_aht: 1, minutes: 2 min}"
    found = find(CALLS, "platform.minute=$0.02 / min", ivr)
    assert found["platform"] == near((MINUTES * 0.75 + 7_300 * 0.25 * 2) * 0.02)
    assert "platform" not in find(DESK, "platform.minute=$0.02 / min")


def test_messages_are_of_contacts_that_are_not_calls() -> None:
    price = "platform.message=$0.01 / message"
    assert find(CALLS, *CHATS, price)["platform"] == near(73)
    several = find(CALLS, *CHATS, price, "demand.channels.chat.messages=12")
    assert several["channel_messages.chat"] == near(7_300 * 12)
    assert several["platform"] == near(73 * 12)
    bot = "automation.bot={channels: [chat], containment: 50%, handover_aht: 1}"
    assert find(CALLS, *CHATS, price, bot)["platform"] == near(73)
    assert "platform" not in find(CALLS, price)


def test_add_ons_for_each_seat_and_flat() -> None:
    found = find(DESK, "platform.addons={wfm: $15 / seat / month, qa: $6_000 / year}")
    assert found["addon_cost.wfm"] == near(4.2 * 15)
    assert found["addon_cost.qa"] == near(500)
    assert found["platform"] == near(4.2 * 15 + 500)


def test_several_units_are_added_up() -> None:
    settings = (
        *(SEAT, "platform.minute=$0.02 / min", "platform.message=$0.01 / message"),
        *("platform.addons.wfm=$15 / seat / month", "platform.concurrent_seat=$10 / month"),
    )
    found = find(CALLS, *MAILS, *settings)
    seats, concurrent = found["seats"] or 0.0, found["concurrent_seats"] or 0.0
    assert seats == near(12.6 + 2.1)
    assert concurrent == 4  # three for the calls, and half of one for e-mail
    assert found["platform"] == near(seats * 115 + MINUTES * 0.02 + 3_650 * 0.01 + 40)


@pytest.mark.parametrize(
    ("settings", "bill"),
    [
        ((SEAT, "platform.discount=15%"), 420 * 0.85),
        ((SEAT, "platform.minimum=$400 / month"), 420),
        ((SEAT, "platform.minimum=$420 / month"), 420),
        ((SEAT, "platform.minimum=$2_000 / month"), 2_000),
        ((SEAT, "platform.discount=15%", "platform.minimum=$400 / month"), 400),
        (("platform.minimum=$400 / month",), 400),
        (("platform.minimum=$400 / month", "platform.discount=50%"), 400),
    ],
)
def test_discount_and_minimum(settings: tuple[str, ...], bill: float) -> None:
    assert find(DESK, *settings)["platform"] == near(bill)


def test_the_minimum_holds_in_each_month() -> None:
    found = find(
        VOICE,
        "horizon=3 months",
        "demand.contacts=[100 / month, 200 / month, 300 / month]",
        "platform={minute: $1 / min, minimum: $1_000 / month}",
    )
    assert found.by_month("platform") == near([1_000, 1_200, 1_800])


@pytest.mark.parametrize(
    "setting",
    [
        *("seat: $100 / month", "concurrent_seat: $100 / month", "active_hour: $1 / h"),
        *("minute: $1 / min", "addons: {wfm: $9 / seat / month}", "addons: {qa: $900 / month}"),
        *("minimum: $1_000 / month", "minute: {tiers: [{price: $1 / min}]}"),
    ],
)
def test_prices_rise_with_all_prices(setting: str) -> None:
    found = find(VOICE, f"platform={{{setting}}}", "horizon=24 months", RISING)
    first, *_, last = found.by_month("platform")
    assert last == near(1.1 * first)


def test_setting_up_is_paid_once_and_kept_up() -> None:
    text = "platform.implementation={amount: $30_000 once, maintenance: 10% / year}"
    found = find(DESK, text, "horizon=24 months", RISING)
    assert found["implementation"] == 30_000
    assert found.result.one_time == ("implementation",)
    assert found.by_month("maintenance") == near([250] * 12 + [275] * 12)
    assert "platform" not in found
    assert "maintenance" not in find(DESK, "platform.implementation.amount=$1 once")


def test_features_are_paid_once_and_by_year() -> None:
    translation = "{amount: $15_000 once, yearly: $3_000 / year}"
    found = find(DESK, f"platform.features={{analytics: $20_000 once, translation: {translation}}}")
    assert found["features"] == 35_000
    assert found["maintenance"] == near(250)
    yearly = find(DESK, "platform.features.crm.yearly=$1_200")
    assert yearly["maintenance"] == near(100)
    assert yearly.result.one_time == ()


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ("2 months", [600, 600, 0, 0]),
        ("2.5 months", [480, 480, 240, 0]),
        ("1 year", [100, 100, 100, 100]),
    ],
)
def test_amortization_is_a_view_that_is_not_paid(months: str, expected: list[float]) -> None:
    setup = "platform.implementation={amount: $1_200 once"
    found = find(DESK, f"{setup}, amortization: {months}}}", "horizon=4 months")
    assert found.by_month("amortization") == near(expected)
    plain = find(DESK, setup + "}", "horizon=4 months")
    assert found["total_cost"] == plain["total_cost"]
    assert found.costs() == plain.costs()
    assert "amortization" not in plain
