"""Rows of a team's week: half-hours are one row unless something of the structure parts them."""

import pytest

from tests.plans import CALLS, DESK, find, near

GRID = f"demand.profile={{hours: {list(range(1, 25))}, days: [7, 6, 5, 4, 3, 2, 1]}}"
CLOCK = "demand.time_zone=UTC"
DEADLINE = "demand.channels.email.spread=deadline"


def rows(text: str, *settings: str, line: str = "open_interval.desk") -> list[int]:
    """The first half-hours of the rows."""
    return list(find(text, *settings).by_half_hour(line))


def test_a_flat_week_in_any_zone_is_one_row() -> None:
    assert rows(DESK, CLOCK, "demand.channels.email.time_zone=UTC+5:30") == [0]


def test_an_hour_of_a_zone_on_the_half_hour_is_one_row() -> None:
    found = rows(DESK, GRID, CLOCK, "demand.channels.email.time_zone=UTC+5:30")
    # 00:00 belongs to the hour that began at Sunday 23:30 UTC; a new one starts at 00:30.
    assert found[:3] == [0, 1, 3]
    assert len(found) == 168


def test_channels_half_an_hour_apart_part_all_half_hours() -> None:
    chat = (
        "demand.channels.voice.share=50%",
        "demand.channels.chat={share: 50%, aht: 6 min, target: 80% in 20 s, time_zone: UTC+5:30}",
        "teams.desk.channels=[voice, chat]",
    )
    assert rows(CALLS, GRID, CLOCK, *chat) == list(range(336))


def test_work_with_a_deadline_parts_all_half_hours() -> None:
    assert rows(DESK, DEADLINE) == list(range(336))
    assert rows(DESK, DEADLINE, "teams.desk.hours=24/7", GRID) == list(range(336))


def test_hours_that_are_shared_are_a_row_of_their_own() -> None:
    other = "channels: [email], share: 40%, max_occupancy: 100%, pay: {burdened: $1 / year}"
    found = find(
        DESK,
        "teams.desk={hours: 00:00-12:00, share: 60%}",
        f"teams.other={{hours: 08:00-24:00, {other}}}",
    )
    assert list(found.by_half_hour("open_interval.desk")) == [0, 16]
    assert list(found.by_half_hour("open_interval.other")) == [16, 24]


def test_the_half_hour_in_which_a_team_takes_over_is_a_row() -> None:
    call = "channels: [voice], pay: {burdened: $1 / year}, on_call: {urgent: 10%}"
    weekend = f"teams.weekend={{hours: [sat-sun 00:00-24:00, wed 12:00-13:00], {call}}}"
    hours = "teams.desk.hours=[mon-tue 00:00-24:00, wed 00:00-12:00, wed 13:00-24:00, "
    hours += "thu-fri 00:00-24:00]"
    assert rows(CALLS, hours, weekend) == [0, 1, 122]
    # What waits on Wednesday and what waits for Monday are apart.
    assert rows(CALLS, hours, weekend, line="put_off.weekend.voice") == [120, 240]


@pytest.mark.parametrize("events", [1, 2])
def test_each_event_has_the_rows_of_a_week(events: int) -> None:
    settings = [
        f"demand.events.event{at}={{months: nov, weeks: 1, multiplier: 2}}" for at in range(events)
    ]
    found = find(CALLS, *settings, "teams.desk.pay.premium={hours: 22:00-06:00, rate: 10%}")
    node = found.opened.graph.of_scope("plan")["interval_weight.desk.voice"]
    assert node.week is not None
    assert node.week.counts == (7 * 16, 7 * 32) * (1 + events)
    assert found["open_halves.desk"] == near(336)
