"""Shifts of the file fitted to a requirement."""

import pytest

from costmodel.analysis.fitted_shifts import FittedWeek
from costmodel.analysis.schedule import ScheduleView
from costmodel.assumptions.problems import AssumptionsError, Problem
from tests.assumption_files import under
from tests.plans import CALLS, DESK, near
from tests.views import OFFICE, WORKDAY, schedules_of

MORNING = "starts: [08:00]"
# Half a week's work of one person, at any time of the week.
MAIL = (*OFFICE, "teams.desk.hours=24/7")


def typical(view: ScheduleView) -> FittedWeek:
    return view.teams[0].weeks[0].fitted


def roster(week: FittedWeek) -> dict[tuple[float, float, int], int]:
    """People by paid hours, start and first day."""
    return {
        (tour.shift.paid_hours, tour.start, tour.first_day): people
        for tour, people in week.schedule.tours
    }


def refused(*settings: str) -> Problem:
    with pytest.raises(AssumptionsError) as caught:
        schedules_of(CALLS, *settings)
    (problem,) = caught.value.problems
    return problem


def test_an_office_is_covered_by_people_who_work_as_it_is_open() -> None:
    week = typical(schedules_of(CALLS, *OFFICE))
    assert roster(week) == {(8, 8, 0): 3}
    assert (week.schedule.scheduled_hours, week.inefficiency) == (120, near(0))


def test_long_shifts_waste_what_the_office_does_not_need() -> None:
    week = typical(schedules_of(CALLS, *OFFICE, f"teams.desk.shifts={{lengths: 10 h, {MORNING}}}"))
    # Four days each cannot cover five with four people: 3 must be there on monday and on friday.
    assert (week.schedule.people, week.schedule.scheduled_hours) == (5, 200)
    assert week.inefficiency == near(1 - 120 / 200)


def test_a_break_needs_somebody_else() -> None:
    shifts = "teams.desk.shifts={unpaid_break: 30 min, starts: every 30 min}"
    week = typical(schedules_of(CALLS, *OFFICE, shifts))
    assert week.schedule.people >= 4
    assert (week.schedule.on_duty >= week.requirement.required).all()
    assert all(tour.breaks[0] is not None for tour, _ in week.schedule.tours)


def test_a_floor_of_two_seats_around_the_clock_takes_nine_people() -> None:
    quiet = ("demand.contacts=73 / month", "teams.desk.min_agents=2")
    week = typical(schedules_of(CALLS, *quiet, "teams.desk.shifts={starts: every 480 min}"))
    assert week.requirement.required == (2,) * 336
    # 42 shifts of 8 hours, 5 to a person; each of the three start times has 14, which 3 can do.
    assert (week.schedule.people, week.schedule.scheduled_hours) == (9, 360)
    assert week.inefficiency == near(1 - 336 / 360)
    assert week.schedule.gap == 0


LONG = (
    f"demand.profile={{hours: {[0] * 8 + [1] * 12 + [0] * 4}, days: [1, 1, 1, 1, 1, 0, 0]}}",
    "teams.desk.hours=mon-fri 08:00-20:00",
    f"demand.contacts={7_300 * 60 / 168!r} / month",
)


@pytest.mark.parametrize(("share", "hours"), [("50%", 180), ("20%", 200), ("0%", 240)])
def test_part_time_fills_a_day_that_is_too_long_for_one_shift(share: str, hours: float) -> None:
    shifts = f"teams.desk.shifts={{part_time: {{share: {share}, lengths: 4 h}}}}"
    week = typical(schedules_of(CALLS, *LONG, shifts))
    # 3 agents for 12 hours: 3 full-time and 3 part-time people. Where these may have a fifth of the
    # hours at most, 4 and 2: from 12 to 16 there is one too many. Without them, 6 full-time ones.
    assert week.schedule.scheduled_hours == hours
    part_time = sum(
        tour.paid_hours * people for tour, people in week.schedule.tours if tour.shift.part_time
    )
    assert part_time <= float(share[:-1]) / 100 * hours


def test_dear_hours_are_avoided_where_they_can_be() -> None:
    plan = ("demand.contacts=1_738 / month", "teams.desk.max_occupancy=100%")
    premium = "teams.desk.pay.premium={hours: 20:00-08:00, rate: 50%}"
    week = typical(schedules_of(DESK, *plan, premium))
    assert (week.schedule.people, week.schedule.cost) == (1, near(40))
    for half, people in enumerate(week.schedule.on_duty.tolist()):
        assert not people or 16 <= half % 48 < 40


def test_dear_hours_that_cannot_be_avoided_cost_more() -> None:
    premium = "teams.desk.pay.premium={hours: mon-fri 12:00-16:00, rate: 50%}"
    week = typical(schedules_of(CALLS, *OFFICE, premium))
    assert week.schedule.scheduled_hours == 120
    assert week.schedule.cost == near(120 + 60 * 0.5)
    assert week.schedule.hours_bound == near(150)


def test_the_contract_limits_the_days() -> None:
    week = typical(schedules_of(CALLS, *OFFICE, "teams.desk.fte_hours=32 h / week"))
    assert {tour.days for tour, _ in week.schedule.tours} == {4}


@pytest.mark.parametrize(
    ("shifts", "message"),
    [
        ("{lengths: [10 h], rest: 16 h}", "leaves a rest of 14 h, less than 16 h"),
        ("{lengths: [2 h], unpaid_break: 30 min}", "the break could reach an end of the shift"),
        ("{starts: [08:00], lengths: 4 h}", "nobody can be on duty on Monday 12:00"),
        ("{days_on: [1, 3]}", "days on must be consecutive numbers"),
        ("{days_on: 6}", "makes 48 paid hours, above the contract of 40 h"),
        ("{lengths: 30 min}", "shorter than an hour"),
        ("{lengths: 24 h, rest: 0 h, unpaid_break: 1 h}", "longer than a day"),
    ],
)
def test_rules_that_cannot_be_kept_are_one_error_at_the_shifts(shifts: str, message: str) -> None:
    for setting in ("name=plain", "teams.desk.schedule_inefficiency=from shifts"):
        problem = refused(*OFFICE, f"teams.desk.shifts={shifts}", setting)
        assert message in problem.message
        assert (problem.code, under(problem)) == ("shifts", "shifts")


def test_the_usual_shifts_that_do_not_fit_the_contract_are_said_at_the_team() -> None:
    problem = refused(*OFFICE, "teams.desk.fte_hours=6 h / week")
    assert "a shift of 8 h does not fit a contract of 6 h" in problem.message
    assert under(problem) == "desk"


def test_a_week_without_work_needs_nobody() -> None:
    week = typical(schedules_of(CALLS, WORKDAY, "demand.contacts=0 / month"))
    assert (week.schedule.people, week.inefficiency) == (0, 0)
