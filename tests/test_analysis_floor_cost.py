"""What floors cost, and from which volume on they are free."""

import pytest

from costmodel import erlang
from costmodel.analysis.floor_cost import FloorCost
from tests.plans import CALLS, CHATS, DESK, find, near
from tests.views import staffing_of

HOURS = [1, 1, 1, 1, 1, 1, 2, 3, 5, 9, 9, 8, 7, 7, 8, 8, 7, 6, 5, 4, 3, 2, 2, 1]
PLAN = (
    *CHATS,
    f"demand.profile={{hours: {HOURS}, days: [3, 2, 2, 2, 2, 1, 0.5]}}",
    "demand.contacts=20_000 / month",
    "teams.desk.hours=06:00-22:00",
    "teams.desk.min_agents=6",
    "teams.desk.hiring_cost=$3_000",
    "teams.desk.attrition=30% / year",
    "teams.night={hours: 22:00-06:00, channels: [voice, chat], min_agents: 5}",
    "teams.night.pay.burdened=$40_000 / year",
)


def floors(text: str, *settings: str) -> dict[str, FloorCost]:
    return {each.team: each for each in staffing_of(text, *settings).floors}


def test_the_floor_of_a_flat_week_costs_its_idle_agents() -> None:
    floor = floors(CALLS, "teams.desk.min_agents=5")["desk"]
    assert floor.cost == near(2 * 4.2 * 48_000)  # 5 agents where 3 would do
    assert (floor.half_hours, floor.open_half_hours) == (near(336), near(336))
    assert (floor.min_agents, floor.contacts) == (5, near(7_300))


def test_a_flat_floor_is_free_from_the_least_load_that_takes_as_many_agents() -> None:
    floor = floors(CALLS, "teams.desk.min_agents=5")["desk"]
    assert floor.free_from is not None
    load = floor.free_from / 7_300
    below, above = (
        int(erlang.agents_required(load * factor, aht=360, service_level=0.8, answer_within=20))
        for factor in (1 - 1e-4, 1 + 1e-9)
    )
    assert (below, above) == (4, 5)


@pytest.mark.parametrize("team", ["desk", "night"])
def test_a_floor_costs_the_difference_of_two_runs(team: str) -> None:
    floor = floors(CALLS, *PLAN)[team]
    given = find(CALLS, *PLAN)
    without = find(CALLS, *PLAN, f"teams.{team}.min_agents=0")
    difference = (given["run_rate_cost"] or 0) - (without["run_rate_cost"] or 0)
    assert floor.cost == near(difference, 1e-9)
    assert floor.cost > 0
    halves = given[f"open_halves.{team}"] or 0
    assert floor.half_hours == near((given[f"floor_bound.{team}"] or 0) * halves)
    assert floor.open_half_hours == halves == {"desk": 224, "night": 112}[team]


@pytest.mark.parametrize("team", ["desk", "night"])
def test_a_floor_binds_just_below_the_volume_and_nowhere_above(team: str) -> None:
    free = floors(CALLS, *PLAN)[team].free_from
    assert free is not None
    below = find(CALLS, *PLAN, f"demand.contacts={free * (1 - 1e-4)!r} / month")
    above = find(CALLS, *PLAN, f"demand.contacts={free * (1 + 1e-9)!r} / month")
    assert (below[f"floor_bound.{team}"] or 0) > 0
    assert above[f"floor_bound.{team}"] == 0


def test_the_volume_is_that_of_the_month_of_the_run_rate() -> None:
    grown = (*PLAN, "demand.growth=30% / year")
    free = floors(CALLS, *grown)["desk"].free_from
    assert free == near(floors(CALLS, *PLAN)["desk"].free_from, 2e-4)


def test_floors_that_never_bind_and_floors_that_always_do() -> None:
    assert floors(CALLS, "teams.desk.min_agents=1")["desk"].free_from == 0
    quiet = f"demand.profile={{hours: {[0] + [1] * 23}, days: {[1] * 7}}}"
    assert floors(CALLS, quiet, "teams.desk.min_agents=1")["desk"].free_from is None


def test_floors_of_teams_that_are_not_sized_by_them_are_left_out() -> None:
    assert floors(CALLS) == {}
    assert floors(CALLS, "teams.desk.min_agents=3", "teams.desk.headcount=21") == {}
    ramp = floors(CALLS, "teams.desk.min_agents=3 -> 6 over 6 months")["desk"]
    assert (ramp.min_agents, ramp.cost) == (6, near(3 * 4.2 * 48_000))


def test_a_floor_of_a_team_without_queues_costs_what_it_adds() -> None:
    floor = floors(DESK, "teams.desk.min_agents=2")["desk"]
    assert floor.cost == near(2 * 4.2 * 48_000)
    assert (floor.half_hours, floor.free_from) == (near(336), None)
