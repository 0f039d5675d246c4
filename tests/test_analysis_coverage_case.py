"""What 24/7 costs beyond fewer hours, on plans whose numbers come by hand."""

import tempfile
from pathlib import Path

import pytest

from costmodel.analysis.coverage_case import CoverageCase, coverage_case
from costmodel.analysis.run import ScenarioFile
from costmodel.assumptions.hours import read_hours
from costmodel.assumptions.problems import AssumptionsError
from tests.conftest import ROOT
from tests.plans import CALLS, DESK, near

WEEKDAYS = "mon-fri 08:00-18:00"  # 50 of 168 hours
QUIET = CALLS.replace("demand:", "demand:\n  profile: quiet.csv")
CHURN = "benefits.churn={arr: $12M, reduction: 5 points, gross_margin: 75%, risk: 20%}"


def case(text: str, *settings: str, hours: str = WEEKDAYS) -> CoverageCase:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.yaml"
        file.write_text(text, encoding="utf-8")
        (Path(folder) / "quiet.csv").write_text(quiet(), encoding="utf-8")
        halves = frozenset(read_hours(hours))
        return coverage_case(ScenarioFile(file, settings), (hours,), halves)


def test_staff_and_contacts_of_a_flat_week() -> None:
    found = case(CALLS)
    staffing = found.parts[0]
    # three agents at 4.2 FTE and 48,000 each, all week; the same in 50 of 168 hours
    assert staffing.around_the_clock == near(604_800)
    assert staffing.in_hours == near(180_000)
    assert found.incremental == near(424_800)
    assert [part.incremental for part in found.parts[1:]] == [0, 0]
    assert found.share_outside == near(118 / 168)
    assert found.not_taken == near(7_300 * 118 / 168)
    assert found.cost_per_contact_in_hours == near(604_800 / 87_600)
    assert found.cost_per_contact_outside == near(604_800 / 87_600)
    assert found.once == 0


def test_infrastructure_and_other_costs() -> None:
    found = case(
        CALLS,
        "platform.seat=$100 / month",
        "telephony.minute=$0.02 / min",
        "costs.rent.amount=$12_000 / year",
        "costs.desks.amount=$1_000 once",
    )
    seats = 12.6 * 1_200
    minutes = 7_300 * 6 * 0.02 * 12
    _, infrastructure, other = found.parts
    assert infrastructure.around_the_clock == near(seats + minutes)
    assert infrastructure.in_hours == near((seats + minutes) * 50 / 168)
    assert (other.around_the_clock, other.in_hours) == near((12_000, 12_000))


def test_a_profile_by_hours_and_days() -> None:
    hours = ["1"] * 8 + ["3"] * 10 + ["1"] * 6
    profile = f"demand.profile={{hours: [{', '.join(hours)}], days: [1, 1, 1, 1, 1, 0, 1]}}"
    found = case(CALLS, profile)
    assert found.share_outside == near(1 - 5 * 30 / (6 * 44))
    assert found.not_taken == near(7_300 * (1 - 150 / 264))


def test_what_can_be_put_off_is_answered_in_the_hours() -> None:
    found = case(DESK, "demand.channels.email.reply_within=72 h")
    assert found.not_taken == near(0)
    assert found.share_outside == near(118 / 168)
    assert abs(found.incremental) < 1e-6
    assert found.cost_per_contact_outside is None
    assert found.break_even_volume is None


def test_a_headcount_keeps_its_positions() -> None:
    found = case(CALLS, "teams.desk.headcount=16.8")
    assert found.parts[0].around_the_clock == near(16.8 * 48_000)
    assert found.parts[0].in_hours == near(16.8 * 48_000 * 50 / 168)


def test_teams_of_the_other_hours_are_left_out() -> None:
    night = (
        "teams.desk.hours=06:00-22:00",
        "teams.night={hours: 22:00-06:00, channels: [voice], max_occupancy: 100%}",
        "teams.night.pay={share_of: desk, ratio: 50%}",
    )
    found = case(CALLS, *night)
    assert found.parts[0].around_the_clock == near(604_800 * (2 / 3 + 1 / 6))
    assert found.parts[0].in_hours == near(180_000)
    with pytest.raises(AssumptionsError) as caught:
        case(CALLS, *night, hours="22:00-06:00")
    assert "`desk`, whose pay `night` follows" in caught.value.problems[0].message


def test_break_even_churn() -> None:
    found = case(CALLS, CHURN)
    assert found.break_even_points == near(424_800 / (12e6 * 0.75 * 0.8))
    assert found.benefit == near(360_000)
    assert case(CALLS).break_even_points is None
    paid = CHURN.replace("5 points", f"{100 * (found.break_even_points or 0)!r} points")
    assert case(CALLS, paid).benefit == near(found.incremental, rel=1e-9)


def test_break_even_volume_gives_the_cost_of_a_contact_in_hours() -> None:
    found = case(CALLS, "platform.seat=$100 / month", "teams.desk.min_agents=6")
    assert found.cost_per_contact_in_hours == near(found.cost_per_contact_outside)
    assert found.break_even_volume == near(found.not_taken, rel=1e-3)
    dear = case(QUIET, "teams.desk.min_agents=6")
    assert dear.not_taken == near(7_300 * 0.1)
    # six agents are the floor at all these volumes: the cost of the other hours stands still
    assert dear.break_even_volume == near(
        dear.incremental / 12 / (dear.cost_per_contact_in_hours or 0), rel=1e-3
    )


def quiet() -> str:
    """A tenth of the contacts come outside the weekdays' hours."""
    inside = read_hours(WEEKDAYS)
    return ", ".join("0.009" if half in inside else f"{0.1 / 236!r}" for half in range(336))


def test_hours_that_leave_out_nothing() -> None:
    with pytest.raises(AssumptionsError) as caught:
        case(CALLS, hours="24/7")
    assert caught.value.problems[0].code == "hours"


def test_hours_without_a_contact() -> None:
    days = "demand.profile={hours: [" + ", ".join(["1"] * 24) + "], days: [1, 1, 1, 1, 1, 0, 0]}"
    with pytest.raises(AssumptionsError) as caught:
        case(CALLS, days, hours="sat-sun 08:00-18:00")
    assert caught.value.problems[0].message == "no contact of `voice` arrives in these hours"


def test_the_samples_have_a_case() -> None:
    halves = frozenset(read_hours(WEEKDAYS))
    for name in ("inhouse", "hybrid"):
        file = ScenarioFile(ROOT / "tests" / "samples" / f"{name}.yaml")
        found = coverage_case(file, (WEEKDAYS,), halves)
        assert 0 < found.share_outside < 1
        assert 0 < found.incremental < sum(part.around_the_clock for part in found.parts)
        assert found.result.value("run_rate_cost") == near(
            sum(part.around_the_clock for part in found.parts)
        )
        assert found.in_hours.value("run_rate_cost") == near(
            sum(part.in_hours for part in found.parts)
        )
