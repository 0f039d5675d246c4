"""Recordings of calls: what is stored, worked out by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans import CALLS, CHATS, DESK, find, near

VOICE = DESK.replace("email: {share: 100%, aht: 6 min", "voice: {share: 100%, aht: 1 min").replace(
    "[email]", "[voice]"
)
STORED = "telephony.recording={size: 0.5 MB / min, price: $2 / GB / month"


def by_month(contacts: list[int]) -> tuple[str, str]:
    """Contacts of one minute in each month."""
    written = ", ".join(f"{each} / month" for each in contacts)
    return f"horizon={len(contacts)} months", f"demand.contacts=[{written}]"


@pytest.mark.parametrize(
    ("retention", "minutes"),
    [
        (", retention: 1 month", [1_000, 2_000, 3_000, 4_000]),
        (", retention: 2 months", [1_000, 3_000, 5_000, 7_000]),
        (", retention: 3 months", [1_000, 3_000, 6_000, 9_000]),
        (", retention: 4 months", [1_000, 3_000, 6_000, 10_000]),
        (", retention: 2 years", [1_000, 3_000, 6_000, 10_000]),
        ("", [1_000, 3_000, 6_000, 10_000]),
    ],
)
def test_stored_is_what_was_recorded_within_the_retention(
    retention: str, minutes: list[float]
) -> None:
    found = find(VOICE, *by_month([1_000, 2_000, 3_000, 4_000]), STORED + retention + "}")
    assert found.by_month("stored_recordings") == near([each * 0.5 / 1_000 for each in minutes])
    assert found.by_month("recording") == near([each / 1_000 for each in minutes])


def test_a_year_of_recordings_at_the_price_of_a_cloud() -> None:
    terms = "{retention: 12 months, size: 0.5 MB / min, price: $0.023 / GB / month}"
    found = find(CALLS, f"telephony.recording={terms}", "horizon=36 months")
    assert found["stored_recordings"] == near(12 * 43_800 * 0.5 / 1_000)  # 262.8 GB
    assert found["recording"] == near(6.0444)
    assert found.by_month("recording")[11] == near(6.0444)
    assert found.by_month("recording")[10] == near(6.0444 * 11 / 12)


def test_a_share_of_what_people_talk_is_recorded() -> None:
    settings = (*CHATS, "telephony.talk_share=80%", "telephony.queue_time=30 s")
    found = find(CALLS, *settings, STORED + ", share: 50%}")
    assert found["recorded_minutes"] == near(43_800 * 0.8 * 0.5)
    ivr = "automation.ivr={channels: [voice], containment: 50%, handover_aht: 1, minutes: 2 min}"
    assert find(CALLS, ivr, STORED + "}")["recorded_minutes"] == near(43_800 / 2)
    assert "recording" not in find(DESK, STORED + "}")


def test_storage_rises_with_all_prices() -> None:
    whole = (STORED + ", retention: 1 month}", "horizon=24 months")
    found = find(VOICE, *whole, "escalation.prices=10% / year")
    assert found.by_month("recording") == near([7.3] * 12 + [8.03] * 12)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 9_000), min_size=1, max_size=8), st.integers(1, 9))
def test_stored_is_the_moving_sum(contacts: list[int], retention: int) -> None:
    found = find(VOICE, *by_month(contacts), STORED + f", retention: {retention} months}}")
    expected = [sum(contacts[max(0, at - retention + 1) : at + 1]) for at in range(len(contacts))]
    assert found.by_month("stored_recordings") == near([each / 2_000 for each in expected])
