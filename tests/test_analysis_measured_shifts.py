"""What shifts waste, as the cost lines use it."""

import pytest

from costmodel.analysis.measured_shifts import FittedTeam
from costmodel.analysis.weeks_of_year import requirements
from costmodel.assumptions.problems import AssumptionsError
from tests.plans import CALLS, MAILS, VENDOR, Found, find, near
from tests.views import FROM_SHIFTS, OFFICE, RICH, WEEKS, staffing_of

SEASONS = "demand.seasonality=[1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 4, 1]"
EVENT = "demand.events={fair: {months: [december], weeks: 1, multiplier: 4}}"
LONG_SHIFTS = "teams.desk.shifts={lengths: 10 h, starts: [08:00]}"
DESK_OFFICE = (*OFFICE, FROM_SHIFTS, LONG_SHIFTS)


def fitted(found: Found, team: str = "desk") -> FittedTeam:
    return found.opened.fitted[found.result.name, team]


def test_a_measured_share_replaces_the_assumed_one() -> None:
    found = find(CALLS, *DESK_OFFICE, "teams.desk.shrinkage=20%")
    # 3 agents for 40 hours need 5 people on 40 hours: 200 scheduled for 120 required.
    assert fitted(found).by_month == (near(0.4),) * 12
    assert fitted(found).peak is None
    assert found["scheduled_hours.desk"] == near(200 * WEEKS)
    assert found["paid_hours.desk"] == near(200 * WEEKS / 0.8)
    assert found["team_fte.desk"] == near(5 / 0.8)
    assert found["run_rate_cost"] == near(5 / 0.8 * 48_000)


def test_an_assumed_share_measures_nothing() -> None:
    assert find(CALLS, *OFFICE, LONG_SHIFTS).opened.fitted == {}


def test_only_the_teams_that_say_so_are_measured() -> None:
    calls = [setting.replace("[email]", "[voice]") for setting in VENDOR]
    found = find(CALLS, *calls, "teams.vendor.schedule_inefficiency=from shifts")
    assert set(found.opened.fitted) == {(found.result.name, "vendor")}
    assert found["scheduled_hours.desk"] == found["position_hours.desk"]


@pytest.mark.parametrize("extra", [(), MAILS, ("teams.desk.min_agents=5",)])
def test_in_the_typical_weeks_month_the_cost_lines_have_the_schedules_hours(
    extra: tuple[str, ...],
) -> None:
    starts = "teams.desk.shifts={starts: every 240 min}"
    found = find(CALLS, *extra, SEASONS, FROM_SHIFTS, starts, "teams.desk.shrinkage=30%")
    team = fitted(found)
    assert team.peak is not None
    for week in (team.typical, team.peak):
        at = week.requirement.month - 1
        hours = week.schedule.scheduled_hours * WEEKS
        assert found.by_month("scheduled_hours.desk")[at] == near(hours, 1e-9)
        assert found.by_month("paid_hours.desk")[at] == near(hours / 0.7, 1e-9)
        assert found.by_month("team_fte.desk")[at] == near(hours / 0.7 / 40 / WEEKS, 1e-9)


def test_typical_is_the_middle_normal_week_and_peak_the_largest() -> None:
    team = fitted(
        find(CALLS, SEASONS, EVENT, FROM_SHIFTS, "teams.desk.shifts.starts=every 480 min")
    )
    assert team.typical.requirement.event == ""
    assert team.typical.requirement.required == (3,) * 336
    assert team.peak is not None
    # Four erlangs in november, four in the week of december's event: the first of them is taken.
    assert (team.peak.requirement.month, team.peak.requirement.event) == (11, "")


def test_weeks_are_like_the_nearer_of_both() -> None:
    found = find(CALLS, SEASONS, EVENT, *DESK_OFFICE)
    team = fitted(found)
    assert team.peak is not None
    typical, peak = team.typical.inefficiency, team.peak.inefficiency
    assert typical != near(peak)
    assert team.by_month[0] == near(typical)
    assert team.by_month[10] == near(peak)
    # In december a normal week and one like november's, weighted by the hours they schedule.
    required = (120 * (WEEKS - 1), 40 * team.peak.requirement.required[16])
    scheduled = required[0] / (1 - typical) + required[1] / (1 - peak)
    assert team.by_month[11] == near(1 - sum(required) / scheduled)
    hours = found.by_month("scheduled_hours.desk")[11]
    assert hours == near(scheduled, 1e-9)


def test_measuring_does_not_depend_on_what_the_file_assumed_before() -> None:
    one = find(CALLS, *DESK_OFFICE)
    other = find(CALLS, *DESK_OFFICE[:-2], LONG_SHIFTS, "teams.desk.schedule_inefficiency=9%")
    again = find(CALLS, "teams.desk.schedule_inefficiency=9%", *DESK_OFFICE)
    assert again["team_fte.desk"] == one["team_fte.desk"] != other["team_fte.desk"]


def test_a_headcount_leaves_nothing_to_measure() -> None:
    with pytest.raises(AssumptionsError) as caught:
        find(CALLS, *DESK_OFFICE, "teams.desk.headcount=10")
    (problem,) = caught.value.problems
    assert problem.code == "from-shifts"


def test_the_price_of_the_files_own_target_is_its_run_rate() -> None:
    view = staffing_of(CALLS, *DESK_OFFICE)
    at_80 = next(each for each in view.price if each.target == near(0.8))
    assert at_80.run_rate_cost == near(view.result.value("run_rate_cost"))


def test_a_plan_with_everything_is_measured_team_by_team() -> None:
    teams = ("london", "weekend")
    shifts = (
        "teams.weekend.shifts={starts: every 60 min, lengths: [8 h, 10 h, 12 h], days_on: [2, 3]}",
        *(f"teams.{team}.schedule_inefficiency=from shifts" for team in teams),
    )
    found = find(RICH, *shifts)
    for name in teams:
        team = fitted(found, name)
        s = found.opened.loaded[0].scenario
        weeks = requirements(s, s.teams[name])
        chosen = team.weeks.values()
        for month in (1, 2, 3):
            mine = [week for week in weeks if week.month == month]
            hours = 0.0
            for week in mine:
                near_by = min(chosen, key=lambda each: abs(each.requirement.hours - week.hours))
                hours += week.share * week.hours / (1 - near_by.inefficiency)
            if len(mine) == 1 or name == "weekend":  # of blended work, see the requirements
                scheduled = found.by_month(f"scheduled_hours.{name}")[month - 1]
                assert scheduled == near(hours * WEEKS, 1e-9)
        assert all(week.schedule.gap <= 0.02 for week in chosen)
