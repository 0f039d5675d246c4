"""What shifts have to cover in each week of the horizon."""

import pytest

from costmodel import erlang
from costmodel.analysis.weeks_of_year import Requirement, requirements
from tests.plans import CALLS, DESK, MAILS, Found, find, near
from tests.views import OFFICE, WEEKS, rich_lines

EVENT = "demand.events={fair: {months: [december], weeks: 1, multiplier: 2}}"


def weeks_of(found: Found, team: str = "desk") -> list[Requirement]:
    s = found.opened.loaded[0].scenario
    return requirements(s, s.teams[team])


def test_a_flat_week_is_the_same_in_all_months() -> None:
    weeks = weeks_of(find(CALLS))
    assert [week.month for week in weeks] == list(range(1, 13))
    assert {(week.event, week.share, week.required) for week in weeks} == {("", 1, (3,) * 336)}
    assert all(week.hours == near(504) for week in weeks)
    assert all(week.deferrable_hours == 0 for week in weeks)


def test_an_event_is_a_week_of_its_own_in_its_months() -> None:
    *normal, december, fair = weeks_of(find(CALLS, EVENT))
    assert len(normal) == 11
    assert (december.month, december.event, december.share) == (12, "", near(1 - 1 / WEEKS))
    assert (fair.month, fair.event, fair.share) == (12, "fair", near(1 / WEEKS))
    need = int(erlang.agents_required(2, aht=360, service_level=0.8, answer_within=20))
    assert fair.required == (need,) * 336


def test_work_that_can_be_put_off_is_hours_a_week() -> None:
    (week, *_) = weeks_of(find(CALLS, *MAILS, "teams.desk.max_occupancy=80%"))
    assert week.required == (3,) * 336
    assert week.deferrable_hours == near(84 / 0.8)  # half an erlang
    assert week.hours == near(504 + 84 / 0.8)


def test_work_that_can_be_put_off_is_that_of_the_months_own_weeks() -> None:
    found = find(CALLS, *MAILS, "calendar=actual days")
    hours = found.by_month("position_hours.desk")
    for week, expected in zip(weeks_of(found), hours, strict=True):
        days = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[week.month - 1]
        assert week.hours * days / 7 == near(expected, 1e-9)


def test_blended_work_fills_idle_time_first() -> None:
    blended = (*MAILS, "teams.desk.blended=true")
    (week, *_) = weeks_of(find(CALLS, *blended, "teams.desk.max_occupancy=80%"))
    assert week.deferrable_hours == 0  # 3 x 0.8 - 1 erlangs are idle
    # At 4 agents' worth: 0.4 x 3 - 1 = 0.2 erlangs are idle, 0.3 of the e-mails' are left.
    (week, *_) = weeks_of(find(CALLS, *blended, "teams.desk.max_occupancy=40%"))
    assert week.deferrable_hours == near(0.3 * 168 / 0.4)


def test_work_with_deadlines_is_required_in_whole_agents_but_counted_as_it_is() -> None:
    deadline = "demand.channels.email.spread=deadline"
    (week, *_) = weeks_of(find(DESK, deadline, "demand.contacts=10_950 / month"))
    assert week.required == (2,) * 336  # 1.5 erlangs
    assert week.hours == near(1.5 * 168)
    assert week.deferrable_hours == 0


def test_a_week_stands_on_the_clock_of_its_team() -> None:
    zones = ("demand.time_zone=UTC", "teams.desk.time_zone=UTC+9", *OFFICE)
    (week, *_) = weeks_of(find(CALLS, *zones, "demand.channels.voice.time_zone=UTC+9"))
    hours = [day * 48 + half for day in range(5) for half in range(16, 32)]
    assert [half for half, is_open in enumerate(week.is_open) if is_open] == hours
    assert [half for half, agents in enumerate(week.required) if agents == 3] == hours


@pytest.mark.parametrize("team", ["london", "weekend"])
def test_hours_of_all_weeks_add_up_to_the_position_hours(team: str) -> None:
    found = rich_lines(2)
    weeks = weeks_of(found, team)
    assert len(weeks) == 3 + 2
    for month, expected in enumerate(found.by_month(f"position_hours.{team}"), start=1):
        mine = [week for week in weeks if week.month == month]
        assert sum(week.share for week in mine) == near(1)
        hours = sum(week.share * week.hours for week in mine) * WEEKS
        if len(mine) == 1 or team == "weekend":
            assert hours == near(expected, 1e-9)
        else:  # what is idle in an event's week does no work of a normal one
            assert hours >= expected * (1 - 1e-9)


def test_whole_agents_cover_the_positions() -> None:
    for week in weeks_of(rich_lines(2), "london"):
        assert sum(week.required) / 2 >= week.hours - week.deferrable_hours - 1e-9
        assert all(
            is_open or not need for need, is_open in zip(week.required, week.is_open, strict=True)
        )


def test_a_headcounts_requirement_is_that_of_its_queues() -> None:
    (week, *_) = weeks_of(find(CALLS, "teams.desk.headcount=21"))
    assert week.required == (3,) * 336
