"""Tiers of a month's volume: worked out by hand below, at and above each limit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans import DESK, find, near

VOICE = DESK.replace("email: {share: 100%, aht: 6 min", "voice: {share: 100%, aht: 1 min").replace(
    "[email]", "[voice]"
)
TIERS = (
    "[{up_to: 100_000, price: $0.02 / min}, {up_to: 500_000, price: $0.015 / min}, "
    "{price: $0.01 / min}]"
)
GRADUATED = f"telephony.minute={{tiers: {TIERS}}}"
WHOLE = f"telephony.minute={{tiers: {TIERS}, tiers_apply: whole volume}}"


def cost(setting: str, minutes: float) -> float:
    return find(VOICE, setting, f"demand.contacts={minutes:.6f} / month")["minutes_cost"] or 0.0


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, 0),
        (50_000, 1_000),
        (100_000, 2_000),
        (100_001, 2_000.015),
        (300_000, 5_000),
        (500_000, 8_000),
        (500_001, 8_000.01),
        (1_200_000, 15_000),
    ],
)
def test_each_tier_at_its_own_price(minutes: float, expected: float) -> None:
    assert cost(GRADUATED, minutes) == near(expected)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (100_000, 2_000),
        (100_001, 1_500.015),
        (500_000, 7_500),
        (500_001, 5_000.01),
        (1_200_000, 12_000),
    ],
)
def test_the_whole_volume_at_the_price_of_the_tier_reached(minutes: float, expected: float) -> None:
    assert cost(WHOLE, minutes) == near(expected)


def test_parts_of_the_volume_are_lines() -> None:
    found = find(VOICE, GRADUATED, "demand.contacts=300_000 / month")
    parts = [found[f"graduated_volume.telephony_minute.{tier}"] for tier in (1, 2, 3)]
    assert parts == near([100_000, 200_000, 0])
    found = find(VOICE, WHOLE, "demand.contacts=300_000 / month")
    parts = [found[f"reached_volume.telephony_minute.{tier}"] for tier in (1, 2, 3)]
    assert parts == near([0, 300_000, 0])


@pytest.mark.parametrize("apply", ["graduated", "whole volume"])
def test_one_tier_is_a_plain_price(apply: str) -> None:
    setting = f"telephony.minute={{tiers: [{{price: $0.03 / min}}], tiers_apply: {apply}}}"
    assert cost(setting, 12_345) == near(cost("telephony.minute=$0.03 / min", 12_345))


def test_each_month_starts_at_the_first_tier() -> None:
    found = find(
        VOICE, GRADUATED, "horizon=2 months", "demand.contacts=[50_000 / month, 300_000 / month]"
    )
    assert found.by_month("minutes_cost") == near([1_000, 5_000])


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.integers(1, 900_000), min_size=2, max_size=6))
def test_the_cost_rises_with_the_volume_without_a_jump(minutes: list[int]) -> None:
    volumes = sorted(minutes)
    by_month = ", ".join(f"{each} / month" for each in volumes)
    found = find(
        VOICE, GRADUATED, f"horizon={len(minutes)} months", f"demand.contacts=[{by_month}]"
    )
    costs = found.by_month("minutes_cost")
    for place in range(1, len(costs)):
        more, volume = costs[place] - costs[place - 1], volumes[place] - volumes[place - 1]
        assert 0.01 * volume - 1e-6 <= more <= 0.02 * volume + 1e-6


def test_hours_and_messages_have_tiers_too() -> None:
    hours = "[{up_to: 500, price: $2 / h}, {price: $1 / h}]"
    assert find(
        VOICE, f"platform.active_hour={{tiers: {hours}}}", "demand.contacts=43_800 / month"
    )["platform"] == near(1_000 + 230)
    messages = "[{up_to: 7_000, price: $0.02 / message}, {price: $0.01 / message}]"
    assert find(DESK, f"platform.message={{tiers: {messages}}}")["platform"] == near(143)
