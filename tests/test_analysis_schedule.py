"""Schedules of the samples, recomputed from their rosters, and schedules of small plans."""

from functools import cache

import pytest

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.schedule import schedules
from costmodel.assumptions.problems import AssumptionsError
from costmodel.reports.data import Json
from costmodel.reports.schedule_data import schedule_data
from tests.assumption_files import SAMPLES
from tests.plans import CALLS, find, near
from tests.views import FROM_SHIFTS, OFFICE, RICH, WEEKS, on_duty, schedules_of

HALVES = range(336)
SLOW = pytest.mark.slow
NIGHT = {half for half in HALVES if half % 48 >= 44 or half % 48 < 12}


@cache
def sample(name: str) -> Json:
    return schedule_data(schedules(ScenarioFile(SAMPLES / f"{name}.yaml")))


@pytest.mark.parametrize(
    "name", ["hybrid", "inhouse", "seed_sample", pytest.param("ai_nights", marks=SLOW)]
)
def test_the_rotas_of_samples_cover_what_is_required_near_the_least_cost(name: str) -> None:
    for team in sample(name)["teams"]:
        for week in team["weeks"]:
            duty = on_duty(week["roster"])
            assert duty == week["on_duty"]
            assert all(there >= need for there, need in zip(duty, week["required"], strict=True))
            above = sum(duty) / 2 - sum(week["required"]) / 2
            assert above >= week["deferrable_hours"] - 1e-6
            assert week["scheduled_hours"] == near(sum(duty) / 2)
            paid = sum(row["people"] * row["paid_hours"] for row in week["roster"])
            assert week["scheduled_hours"] == near(paid)
            assert week["people"] == sum(row["people"] for row in week["roster"])
            bound = max(week["solver_bound"], week["hours_bound"])
            assert week["weighted_hours"] >= bound * (1 - 1e-9)
            assert week["gap"] == near(max(0, week["weighted_hours"] / bound - 1), 1e-6)
            assert week["gap"] <= 0.02
            wasted = 1 - week["required_hours"] / week["scheduled_hours"]
            assert week["schedule_inefficiency"] == near(wasted)


@pytest.mark.parametrize(
    ("name", "team", "weight"), [("inhouse", "inhouse", 0.1), ("hybrid", "day", 0)]
)
def test_weighted_hours_are_those_of_the_premium(name: str, team: str, weight: float) -> None:
    found = next(each for each in sample(name)["teams"] if each["team"] == team)
    for week in found["weeks"]:
        duty = on_duty(week["roster"])
        night = sum(duty[half] for half in NIGHT) / 2
        assert week["weighted_hours"] == near(sum(duty) / 2 + weight * night)
        now = sum(week["required"][half] * (1 + weight * (half in NIGHT)) for half in HALVES) / 2
        assert week["hours_bound"] == near(now + week["deferrable_hours"])


def test_the_typical_weeks_of_a_sample_are_those_of_its_cost_lines() -> None:
    name = "teams.night.schedule_inefficiency"
    view = schedules(ScenarioFile(SAMPLES / "hybrid.yaml", (f"{name}=from shifts",)), "night")
    (team,) = view.teams
    assert (team.team, team.is_measured) == ("night", True)
    for week in team.weeks:
        at = week.fitted.requirement.month - 1
        monthly = view.result.lines["scheduled_hours.night"].monthly[at]
        assert monthly == near(week.fitted.schedule.scheduled_hours * WEEKS, 1e-9)
        assert week.assumed == near(week.fitted.inefficiency)
        fte = view.result.lines["team_fte.night"].monthly[at]
        assert week.paid_fte == near(fte, 1e-9)


def test_required_hours_of_an_assumed_share_are_those_of_the_cost_lines() -> None:
    result = find((SAMPLES / "seed_sample.yaml").read_text(encoding="utf-8"))
    (team,) = sample("seed_sample")["teams"]
    (week,) = team["weeks"]
    assert team["schedule_inefficiency_from_shifts"] is False
    # A headcount is given; the requirement is that of the queues.
    assert week["required_hours"] * WEEKS == near(result["required_position_hours.inhouse"])
    assert week["paid_fte"] == near(week["scheduled_hours"] / 0.65 / 40)


def test_weeks_that_are_alike_are_shown_once() -> None:
    assert [week.name for week in schedules_of(CALLS, *OFFICE).teams[0].weeks] == ["typical"]
    grown = schedules_of(CALLS, *OFFICE, "demand.growth=90% / year").teams[0]
    assert [week.name for week in grown.weeks] == ["typical", "peak"]
    typical, peak = (week.fitted.requirement for week in grown.weeks)
    assert max(typical.required) == 3
    assert max(peak.required) == 4


def test_paid_fte_have_the_shrinkage_and_the_contract() -> None:
    settings = ("teams.desk.shrinkage=25%", "teams.desk.schedule_inefficiency=7%")
    (week,) = schedules_of(CALLS, *OFFICE, *settings).teams[0].weeks
    assert (week.assumed, week.paid_fte) == (near(0.07), near(120 / 0.75 / 40))


def test_the_rota_is_on_the_teams_own_clock() -> None:
    zones = (
        "demand.time_zone=UTC",
        "teams.desk.time_zone=Asia/Tokyo",
        "demand.channels.voice.time_zone=Asia/Tokyo",
    )
    view = schedules_of(CALLS, *OFFICE, *zones)
    assert view.teams[0].zone == "Asia/Tokyo"
    (week,) = schedule_data(view)["teams"][0]["weeks"]
    assert [(row["days"], row["shift"]) for row in week["roster"]] == [("mon-fri", "08:00-16:00")]
    assert [half for half in HALVES if week["required"][half]] == [
        half for half in HALVES if half < 240 and 16 <= half % 48 < 32
    ]


def test_callers_elsewhere_are_covered_on_the_teams_clock() -> None:
    # The contacts of an office in UTC, answered around the clock nine hours further east.
    zones = ("demand.time_zone=UTC", "teams.desk.time_zone=UTC+9", "teams.desk.hours=24/7")
    view = schedules_of(CALLS, *OFFICE, *zones)
    (week,) = schedule_data(view)["teams"][0]["weeks"]
    needed = {half for half in HALVES if week["required"][half]}
    assert needed == {(day * 48 + half + 18) % 336 for day in range(5) for half in range(16, 32)}
    duty = on_duty(week["roster"])
    assert all(duty[half] >= 3 for half in needed)
    assert {(row["days"], row["shift"]) for row in week["roster"]} == {("mon-fri", "17:00-01:00")}


def test_teams_of_a_plan_with_everything_are_covered() -> None:
    data = schedule_data(schedules_of(RICH))
    assert [team["team"] for team in data["teams"]] == ["london", "manila", "weekend"]
    assert [team["time_zone"] for team in data["teams"]] == ["Europe/London", "UTC+8", None]
    for team, week in [(each, week) for each in data["teams"] for week in each["weeks"]]:
        duty = on_duty(week["roster"])
        assert duty == week["on_duty"], team
        assert all(there >= need for there, need in zip(duty, week["required"], strict=True))
        assert week["gap"] <= 0.02
        if team["team"] == "manila":  # tuesday to saturday from 4 to 16, as its own clock shows
            needed = [half for half in HALVES if week["required"][half]]
            assert needed == [half for half in range(48, 288) if 8 <= half % 48 < 32]


@pytest.mark.parametrize(
    ("text", "team", "help_text"),
    [
        (CALLS, "dsk", "did you mean `desk`?"),
        (CALLS, "standby", "teams: desk"),
    ],
)
def test_unknown_teams_are_said_with_a_suggestion(text: str, team: str, help_text: str) -> None:
    with pytest.raises(AssumptionsError) as caught:
        schedules_of(text, team=team)
    (problem,) = caught.value.problems
    assert (problem.code, problem.help) == ("unknown-team", help_text)


def test_the_same_schedule_is_used_for_the_cost_lines_and_shown() -> None:
    view = schedules_of(CALLS, *OFFICE, FROM_SHIFTS)
    assert view.teams[0].is_measured
    assert view.result.in_run_rate_month("scheduled_hours.desk") == near(120 * WEEKS)
