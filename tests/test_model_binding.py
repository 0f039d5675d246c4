"""What sizes a team: its floor, its highest occupancy or its service level."""

import pytest

from tests.plans import CALLS, CHATS, DESK, MAILS, find, near

# Nobody calls in the first half of the day; two erlangs in the second half take 4 agents.
HALF = f"demand.profile={{hours: {[0] * 12 + [1] * 12}, days: {[1] * 7}}}"


def bound(*settings: str) -> list[float | None]:
    """Shares of the open half-hours: floor, occupancy, service level."""
    found = find(CALLS, *settings)
    return [found[f"{what}_bound.desk"] for what in ("floor", "occupancy", "target")]


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (0, 100, [0, 0, 1]),
        (3, 100, [0, 0, 1]),  # the floor changes nothing
        (4, 100, [1, 0, 0]),
        (0, 25, [0, 1, 0]),
        (4, 25, [0, 1, 0]),
        (5, 25, [1, 0, 0]),
    ],
)
def test_one_thing_binds_in_a_flat_week(least: int, most: int, expected: list[float]) -> None:
    settings = (f"teams.desk.min_agents={least}", f"teams.desk.max_occupancy={most}%")
    assert bound(*settings) == near(expected)


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [(1, 100, [0.5, 0, 0.5]), (1, 40, [0.5, 0.5, 0]), (5, 100, [1, 0, 0]), (0, 100, [0, 0, 1])],
)
def test_the_floor_binds_in_idle_hours(least: int, most: int, expected: list[float]) -> None:
    settings = (f"teams.desk.min_agents={least}", f"teams.desk.max_occupancy={most}%")
    assert bound(HALF, *settings) == near(expected)


def test_the_shares_are_of_the_hours_of_the_team() -> None:
    assert bound(HALF, "teams.desk.min_agents=1", "teams.desk.hours=06:00-24:00") == near(
        [6 / 18, 0, 12 / 18]
    )


def test_the_floor_is_held_against_the_sum_of_the_queues() -> None:
    assert bound(*CHATS, "teams.desk.min_agents=6") == near([0, 0, 1])
    assert bound(*CHATS, "teams.desk.min_agents=7") == near([1, 0, 0])


def test_occupancy_binds_when_it_does_so_in_one_of_the_queues() -> None:
    quiet = "demand.channels.chat.target=80% in 600 s"  # 2 agents by target, 3 by occupancy
    assert bound(*CHATS, quiet, "teams.desk.max_occupancy=34%") == near([0, 1, 0])
    assert bound(*CHATS, quiet, "teams.desk.max_occupancy=50%") == near([0, 0, 1])


def test_contacts_put_off_do_not_bind() -> None:
    assert bound(*MAILS, "teams.desk.min_agents=4") == near([1, 0, 0])
    for share in ("floor_bound.desk", "occupancy_bound.desk", "target_bound.desk"):
        assert share not in find(DESK)


def test_a_pool_is_held_against_the_largest_of_its_targets() -> None:
    pool = (*CHATS, "teams.desk.pool=true")  # two erlangs, 4 agents
    assert bound(*pool, "teams.desk.max_occupancy=50%") == near([0, 0, 1])
    assert bound(*pool, "teams.desk.max_occupancy=49%") == near([0, 1, 0])
    assert bound(*pool, "teams.desk.max_occupancy=49%", "teams.desk.min_agents=6") == near(
        [1, 0, 0]
    )


def test_a_speed_of_answer_is_service_too() -> None:
    alone = "demand.channels.voice={target: null, asa: 20 s}"  # 3 agents
    assert bound(alone) == near([0, 0, 1])
    assert bound(alone, "teams.desk.max_occupancy=25%") == near([0, 1, 0])


def test_events_bind_in_their_weeks() -> None:
    weeks = 730 / 168
    sale = "demand.events.sale={months: december, weeks: 1, multiplier: 8}"
    assert bound(sale, "teams.desk.min_agents=4") == near([(weeks - 1) / weeks, 0, 1 / weeks])


def test_the_occupancy_of_impatient_contacts_binds() -> None:
    patience = "demand.channels.voice.patience=60 s"
    assert bound(patience, "teams.desk.max_occupancy=100%") == near([0, 0, 1])
    assert bound(patience, "teams.desk.max_occupancy=20%") == near([0, 1, 0])
