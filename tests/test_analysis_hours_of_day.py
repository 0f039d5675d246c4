"""Service by the hour of the day, against a plain calculation of its own."""

import math

import pytest

from costmodel import erlang
from costmodel.analysis.hours_of_day import HourOfDay
from tests.plans import CALLS, find, near
from tests.views import OFFICE, RICH, rich_lines, staffing_of

HOURS = [1, 0, 2, 3, 1, 1, 2, 5, 8, 9, 9, 8, 7, 7, 8, 8, 7, 6, 5, 4, 3, 2, 2, 1]
DAYS = [3, 2, 2, 2, 2, 1, 0.5]
PROFILE = f"demand.profile={{hours: {HOURS}, days: {DAYS}}}"
# From 8 to 20 one team with a floor, else another with a low occupancy.
TEAMS = (
    PROFILE,
    "demand.contacts=30_000 / month",
    "demand.channels.voice.target=85% in 30 s",
    "teams.desk.hours=08:00-20:00",
    "teams.desk.min_agents=9",
    "teams.late={hours: 20:00-08:00, channels: [voice], max_occupancy: 40%}",
    "teams.late.pay.burdened=$1_000 / year",
)


def agents_of(load: float, hour: int) -> int:
    if load <= 0:
        return 9 if 8 <= hour < 20 else 0
    need = int(erlang.agents_required(load, aht=360, service_level=0.85, answer_within=30))
    return max(need, 9) if 8 <= hour < 20 else max(need, math.ceil(load / 0.4 - 1e-9))


def expected(hour: int) -> HourOfDay:
    """An hour of the profiled plan, one day after the other."""
    weekly = 30_000 / (365 / 12 / 7)
    loads = [weekly * HOURS[hour] * day / sum(HOURS) / sum(DAYS) * 6 / 60 for day in DAYS]
    staff = [agents_of(load, hour) for load in loads]
    level, wait = 0.0, 0.0
    for load, agents in zip(loads, staff, strict=True):
        if load:
            level += load * float(erlang.service_level(agents, load, aht=360, answer_within=30))
            wait += load * float(erlang.asa(agents, load, aht=360))
    load = sum(loads)
    return HourOfDay(
        hour=hour,
        load=near(load / 7, 1e-9),
        positions=near(sum(staff) / 7, 1e-9),
        occupancy=near(load / sum(staff), 1e-9) if sum(staff) else None,
        service_level={"voice": near(level / load, 1e-9) if load else None},
        asa={"voice": near(wait / load, 1e-9) if load else None},
    )


def test_all_hours_of_a_flat_week_are_alike() -> None:
    level = float(erlang.service_level(3, 1, aht=360, answer_within=20))
    wait = float(erlang.asa(3, 1, aht=360))
    for hour, each in enumerate(staffing_of(CALLS).hours):
        assert (each.hour, each.load, each.positions) == (hour, near(1), near(3))
        assert each.occupancy == near(1 / 3)
        assert (each.service_level, each.asa) == ({"voice": near(level)}, {"voice": near(wait)})


def test_hours_of_a_profiled_week_of_two_teams_are_those_of_a_plain_calculation() -> None:
    found = staffing_of(CALLS, *TEAMS).hours
    assert found == tuple(map(expected, range(24)))
    assert found[1].occupancy is None  # nothing arrives from 1 to 2, and nobody is there


def test_closed_hours_have_no_service() -> None:
    found = staffing_of(CALLS, *OFFICE).hours
    assert [each.hour for each in found if each.occupancy is not None] == list(range(8, 16))
    assert found[9].positions == near(3 * 5 / 7)  # five days of seven
    assert found[9].occupancy == near(1 / 3)
    assert found[7].service_level == {"voice": None}
    assert found[7].asa == {"voice": None}


def test_a_headcount_serves_with_whole_positions() -> None:
    found = staffing_of(CALLS, "teams.desk.headcount=20").hours  # 4.76 positions
    assert found[0].positions == near(4)
    assert found[0].asa == {"voice": near(float(erlang.asa(4, 1, aht=360)))}


def test_an_overloaded_hour_has_no_wait_but_a_level_of_zero() -> None:
    settings = ("teams.desk.headcount=5", "demand.contacts=14_600 / month")
    for each in staffing_of(CALLS, *settings).hours:  # one position for two erlangs
        assert (each.asa, each.service_level) == ({"voice": None}, {"voice": near(0)})
        assert each.occupancy == near(2)


def test_channels_without_a_target_or_with_patience_have_what_there_is() -> None:
    chats = (
        "demand.channels.chat={share: 50%, aht: 6 min, asa: 25 s}",
        "demand.channels.voice.share=50%",
        "demand.channels.voice.patience=2 min",
        "teams.desk.channels=[voice, chat]",
    )
    (first, *_) = staffing_of(CALLS, *chats).hours
    assert (set(first.service_level), set(first.asa)) == ({"voice"}, {"chat"})


@pytest.mark.parametrize("month", [2, 7])
def test_hours_weighted_by_their_contacts_are_the_service_of_the_week(month: int) -> None:
    view = staffing_of(CALLS, *TEAMS, month=month)
    model = find(CALLS, *TEAMS, month=month)
    weighted = sum(each.load * (each.service_level["voice"] or 0) for each in view.hours)
    loads = sum(each.load for each in view.hours)
    assert weighted / loads == near(model["channel_service_level.voice"], 1e-9)


@pytest.mark.slow
def test_positions_of_the_queues_alone_add_up_for_a_plan_with_everything() -> None:
    view = staffing_of(RICH, month=3)
    hours = sum(each.positions for each in view.hours) * 7
    model = rich_lines(3)
    sized = sum(model[f"queue_position_hours.{name}"] or 0 for name in ("london", "weekend"))
    weekly = sized / (365 / 12 / 7)
    # The headcount's 15 positions less those for what can be put off, in whole ones.
    assert hours - weekly == near(60 * round((hours - weekly) / 60), 1e-9)
    assert 60 * 10 <= hours - weekly <= 60 * 15
