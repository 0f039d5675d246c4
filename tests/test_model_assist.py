"""What machines that help people cost, and what they save."""

import pytest

from tests.plans import CALLS, CHATS, DESK, VENDOR, find, near


def copilot(**fields: str) -> str:
    whole = {"channels": "[email]", "aht_effect": "-10%", **fields}
    return "assist.copilot={" + ", ".join(f"{key}: {value}" for key, value in whole.items()) + "}"


@pytest.mark.parametrize(
    ("price", "cost"),
    [
        ("$20 / seat / month", 20 * 4.2 * 0.95),
        ("$240 / seat / year", 20 * 4.2 * 0.95),
        ("$0.10 / conversation", 730 * 0.5),
        ("$0.01 / min", 7_300 * 5.7 * 0.5 * 0.01),
        ("$500 / month", 500),
        ("[$500 / month, $0.10 / session]", 500 + 365),
    ],
)
def test_prices_of_help(price: str, cost: float) -> None:
    found = find(DESK, copilot(price=price, adoption="50%"))
    assert found["assist"] == near(cost)
    assert found["paid_fte"] == near(4.2 * 0.95)


def test_seats_are_of_the_teams_that_answer_its_channels() -> None:
    found = find(DESK, *VENDOR, copilot(price="$20 / seat / month"))
    assert found["assist_seats.copilot"] == near(4.2 * 0.9)
    calls = find(CALLS, *CHATS, copilot(channels="[chat]", price="$20 / seat / month"))
    assert calls["assist_seats.copilot"] == near(calls["paid_fte"])


def test_its_prices_drift() -> None:
    drift = copilot(price="$500 / month", price_drift="-10% / year", review="$120 / month")
    found = find(DESK, drift, "horizon=13 months", "escalation.prices=2% / year")
    assert found.by_month("assist") == near([620] * 12 + [450 + 120 * 1.02])


def test_building_it_is_paid_once() -> None:
    found = find(DESK, copilot(build="$9_000 once"))
    assert found["assist_build.copilot"] == 9_000
    assert found["one_time_cost"] == 9_000
    assert "assist" not in found


def test_help_that_costs_nothing_has_no_line() -> None:
    assert "assist" not in find(DESK, copilot())
    assert "assist" not in find(DESK)
