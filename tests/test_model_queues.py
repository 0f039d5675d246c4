"""Agents that queues require: by target, by speed of answer, by occupancy; pools, patience."""

import pytest

from costmodel import erlang
from tests.plans import CALLS, CHATS, find, near

FIVE = "demand.contacts=36_500 / month"  # five erlangs of calls
TWO_FIVES = (*CHATS, "demand.contacts=73_000 / month")


def positions(*settings: str) -> float:
    found = find(CALLS, *settings)["positions_on_duty.desk"]
    assert found is not None
    return found


def test_pooling_two_queues_of_five_erlangs() -> None:
    assert positions(*TWO_FIVES) == near(16)
    assert positions(*TWO_FIVES, "teams.desk.pool=true") == near(14)


def test_a_pool_s_contact_takes_the_time_of_a_contact_on_average() -> None:
    # 5 erlangs of 6 minutes and 5 of 3: twice as many of these, so 4 minutes on average.
    mixed = (
        *CHATS,
        "demand.contacts=109_500 / month",
        "demand.channels.voice.share=33.3333333333333333%",
        "demand.channels.chat={share: 66.6666666666666667%, aht: 3 min}",
        "teams.desk.pool=true",
    )
    found = find(CALLS, *mixed)
    assert found.by_half_hour("pooled_load.desk") == {0: near(10)}
    assert found.by_half_hour("pooled_seconds.desk") == {0: near(240)}
    needed = erlang.agents_required(10, aht=240, service_level=0.8, answer_within=20)
    assert found["positions_on_duty.desk"] == near(int(needed))
    for channel in ("voice", "chat"):
        level = erlang.service_level(int(needed), 10, aht=240, answer_within=20)
        assert found[f"channel_service_level.{channel}"] == near(float(level))


def test_a_pool_meets_the_target_that_asks_for_the_most_and_the_occupancy() -> None:
    pool = (*TWO_FIVES, "teams.desk.pool=true")
    strict = "demand.channels.chat.target=99% in 5 s"
    needed = int(erlang.agents_required(10, aht=360, service_level=0.99, answer_within=5))
    assert positions(*pool, strict) == near(needed)
    assert positions(*pool, "teams.desk.max_occupancy=50%") == near(20)
    assert positions(*pool, "teams.desk.min_agents=30") == near(30)


def test_a_pool_without_contacts_needs_nobody() -> None:
    empty = (*CHATS, "demand.contacts=0 / month", "teams.desk.pool=true")
    assert positions(*empty) == 0
    assert find(CALLS, *empty)["service_level"] == 1


def test_the_larger_of_a_target_and_a_speed_of_answer() -> None:
    assert positions(FIVE) == near(8)
    assert positions(FIVE, "demand.channels.voice.asa=20 s") == near(9)
    assert positions(FIVE, "demand.channels.voice.asa=21 s") == near(8)
    alone = "demand.channels.voice.target=null"
    assert positions(FIVE, "demand.channels.voice.asa=20 s", alone) == near(9)
    assert positions(FIVE, "demand.channels.voice.asa=1 min", alone) == near(7)


@pytest.mark.parametrize(
    ("curve", "concurrency"), [("[1, 1.7, 2.5]", 2.5), ("[1]", 1), ("[1, 2]", 2), ("1.7", 1.7)]
)
def test_the_last_item_of_a_curve_divides_the_handling_time(curve: str, concurrency: float) -> None:
    found = find(CALLS, FIVE, f"demand.channels.voice.concurrency={curve}")
    assert found.by_half_hour("offered_load.desk.voice") == {0: near(5 / concurrency)}
    needed = erlang.agents_required(
        5 / concurrency, aht=360 / concurrency, service_level=0.8, answer_within=20
    )
    assert found["positions_on_duty.desk"] == near(int(needed))


def test_impatient_contacts_take_fewer_agents() -> None:
    needed = erlang.agents_required(5, aht=360, service_level=0.8, answer_within=20, patience=60)
    assert needed < 8
    assert positions(FIVE, "demand.channels.voice.patience=60 s") == near(int(needed))
    assert positions(FIVE, "demand.channels.voice.patience=1 min") == near(int(needed))


@pytest.mark.parametrize("cap", [100, 85, 60, 40])
def test_the_occupancy_of_impatient_contacts_is_that_of_those_who_stay(cap: int) -> None:
    by_target = erlang.agents_required(5, aht=360, patience=60, service_level=0.8, answer_within=20)
    by_cap = 0
    if cap < 100:
        by_cap = int(erlang.agents_required(5, aht=360, patience=60, max_occupancy=cap / 100))
    patience = "demand.channels.voice.patience=60 s"
    found = positions(FIVE, patience, f"teams.desk.max_occupancy={cap}%")
    assert found == near(max(int(by_target), by_cap))


def test_pools_of_impatient_contacts_have_one_patience() -> None:
    pool = (
        *TWO_FIVES,
        "teams.desk.pool=true",
        "demand.channels.voice.patience=60 s",
        "demand.channels.chat.patience=1 min",
    )
    needed = erlang.agents_required(10, aht=360, service_level=0.8, answer_within=20, patience=60)
    assert positions(*pool) == near(int(needed))


@pytest.mark.parametrize(
    ("contacts", "minutes", "cap", "agents", "rostered"),
    [
        ("4_800 / day", 3, 85, 14, 20),  # 100 in 30 minutes: Call Centre Helper, pyworkforce
        ("3_600 / day", 3, 100, 11, 11 / 0.7),  # 25 in 10 minutes: turbotab
    ],
)
def test_published_examples(
    contacts: str, minutes: int, cap: int, agents: int, rostered: float
) -> None:
    found = find(
        CALLS,
        f"demand.contacts={contacts}",
        f"demand.channels.voice.aht={minutes} min",
        f"teams.desk.max_occupancy={cap}%",
        "teams.desk.shrinkage=30%",
    )
    assert found["positions_on_duty.desk"] == near(agents)
    assert found["paid_fte"] == near(rostered * 4.2)


def test_a_published_example_of_30_seconds() -> None:
    settings = ("demand.contacts=6_000 / day", "demand.channels.voice.aht=5.5 min")
    assert positions(*settings, "demand.channels.voice.target=80% in 30 s") == near(28)


@pytest.mark.parametrize(("cut", "agents"), [(0, 8), (20, 7), (30, 6)])
def test_calls_that_machines_contain_take_agents_off(cut: int, agents: int) -> None:
    machine = f"{{channels: [voice], containment: {cut}%, handover_aht: 1}}"
    assert positions(FIVE, f"automation.ivr={machine}") == near(agents)


@pytest.mark.parametrize(("load", "agents"), [(7.0862599028, 10), (11.4579146831, 15)])
def test_the_largest_load_that_agents_carry(load: float, agents: int) -> None:
    assert positions(f"demand.contacts={7_300 * load * (1 - 1e-9)!r} / month") == near(agents)
    assert positions(f"demand.contacts={7_300 * load * (1 + 1e-6)!r} / month") == near(agents + 1)
