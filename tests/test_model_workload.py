"""Workload: only contacts that people answer, and how busy these keep them."""

import pytest

from costmodel import erlang
from tests.plans import CALLS, CHATS, find, near

PATIENCE = "demand.channels.voice.patience=60 s"


def lost(agents: int, load: float = 1) -> float:
    return float(erlang.abandonment(agents, load, aht=360, patience=60))


def needed(load: float = 1) -> int:
    return int(
        erlang.agents_required(load, aht=360, patience=60, service_level=0.8, answer_within=20)
    )


def test_who_abandons_is_not_answered() -> None:
    found = find(CALLS, PATIENCE, "telephony.minute=$0.10 / min")
    kept = 7_300 * (1 - lost(needed()))
    assert found["channel_abandonment.voice"] == near(lost(needed()))
    assert found["contacts_kept.voice"] == near(kept)
    assert found["workload_hours"] == near(kept / 10)
    assert found["occupancy"] == near(kept / 10 / (730 * needed()))
    assert found["telephony"] == near(kept * 6 * 0.10)


def test_unit_costs_are_of_contacts_offered_and_of_minutes_handled() -> None:
    found = find(CALLS, PATIENCE, "demand.channels.voice.fcr=80%")
    cost, kept = 4_000 * 4.2 * needed(), 7_300 * (1 - lost(needed()))
    assert found["cost_per_contact"] == near(cost / 7_300)
    assert found["cost_per_minute"] == near(cost / (kept * 6))
    assert found["cost_per_resolution"] == near(cost / (kept * 0.8))


def test_a_channel_without_patience_keeps_all_its_contacts() -> None:
    found = find(CALLS, *CHATS, PATIENCE)
    assert "contacts_kept.chat" not in found
    assert "channel_abandonment.chat" not in found
    assert found["channel_workload_hours.chat"] == near(730)
    assert found["channel_workload_hours.voice"] == near(730 * (1 - lost(needed())))


@pytest.mark.parametrize("positions", [0.5, 1, 2, 6])
def test_a_headcount_decides_who_abandons(positions: float) -> None:
    found = find(CALLS, PATIENCE, f"teams.desk.headcount={4.2 * positions}")
    share = lost(int(positions)) if positions >= 1 else 1
    assert found["channel_abandonment.voice"] == near(share)
    assert found["workload_hours"] == near(730 * (1 - share))


def test_a_pool_s_contacts_abandon_alike() -> None:
    pool = (PATIENCE, "demand.channels.chat.patience=60 s", "teams.desk.pool=true")
    found = find(CALLS, *CHATS, *pool)
    for channel in ("voice", "chat"):
        assert found[f"channel_abandonment.{channel}"] == near(lost(needed(2), 2))


def test_contacts_abandon_by_the_half_hour_they_come_in() -> None:
    grid = f"demand.profile={{hours: {[1] * 12 + [3] * 12}, days: {[1] * 7}}}"
    found = find(CALLS, PATIENCE, grid, "demand.contacts=14_600 / month")
    share = 0.25 * lost(needed(1), 1) + 0.75 * lost(needed(3), 3)
    assert found["channel_abandonment.voice"] == near(share)
