"""`costmodel schedule`, and measured shifts in the other commands; layouts have golden files."""

import json
from pathlib import Path

import pytest

from tests.conftest import costmodel
from tests.plans import CALLS, near
from tests.views import FROM_SHIFTS, OFFICE, WEEKS

LONG = "teams.desk.shifts={lengths: 10 h, starts: [08:00]}"
MEASURED = ("teams.desk.schedule_inefficiency=9%", *OFFICE, FROM_SHIFTS, LONG)


def overrides(*settings: str) -> list[str]:
    return [part for setting in settings for part in ("--set", setting)]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    file.write_text(CALLS, encoding="utf-8")
    return file


def test_the_suffix_of_a_file_is_its_format(plan: Path) -> None:
    for suffix, start in (("json", "{"), ("md", "# Schedules of ")):
        target = plan.with_suffix(f".{suffix}")
        ended = costmodel(
            "schedule", str(plan), *overrides(*OFFICE), "--team", "desk", "-q", "-o", str(target)
        )
        assert (ended.code, ended.out) == (0, ""), ended.err
        assert target.read_text(encoding="utf-8").startswith(start)


def test_the_same_inputs_give_the_same_roster() -> None:
    arguments = ("schedule", "assumptions/twenty_agents.yaml", "-q", "--format", "csv")
    first, second = (costmodel(*arguments) for _ in range(2))
    assert (first.code, first.out) == (0, second.out)


def test_a_file_with_measured_shifts_can_be_run_explained_and_compared(plan: Path) -> None:
    other = plan.with_name("other.yaml")
    measured = "schedule_inefficiency: from shifts\n    shifts: {lengths: 10 h, starts: [08:00]}"
    text = CALLS.replace("hours: 24/7", f"hours: mon-fri 08:00-16:00\n    {measured}")
    profile, _, contacts = OFFICE
    hours = profile.removeprefix("demand.profile=")
    text = text.replace(
        "contacts: 7_300 / month", contacts.removeprefix("demand.").replace("=", ": ")
    )
    other.write_text(text.replace("demand:", f"demand:\n  profile: {hours}"), encoding="utf-8")

    ran = costmodel("run", str(other), "-q", "--format", "json")
    (scenario,) = json.loads(ran.out)["scenarios"]
    assert scenario["results"]["run_rate_cost"]["value"] == near(5 * 48_000)  # 5 people for 3 seats

    explained = costmodel("explain", "scheduled_hours.desk", str(other), "--format", "json")
    assert explained.code == 0, explained.err
    assert json.loads(explained.out)["quantity"]["value"] == near(200 * WEEKS)
    compared = costmodel("compare", str(plan), str(other), "-q", "--format", "json")
    assert compared.code == 0, compared.err
    changes = json.loads(compared.out)["comparisons"][0]["bridge"]
    (labor,) = (step["change"] for step in changes if step["name"] == "labor")
    assert labor == near((5 - 12.6) * 48_000)


@pytest.mark.parametrize("command", ["run", "staffing", "schedule", "compare", "explain"])
def test_shifts_that_cannot_work_are_one_error_in_every_command(command: str, plan: Path) -> None:
    measured = "    schedule_inefficiency: from shifts\n    shifts: {lengths: 10 h, rest: 16 h}\n"
    bad = plan.with_name("bad.yaml")
    bad.write_text(CALLS + measured, encoding="utf-8")
    files = {"compare": [str(plan), str(bad)], "explain": ["labor", str(bad)]}
    ended = costmodel(command, *files.get(command, [str(bad)]))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count("error[") == 1
    assert f"{bad}:{len((CALLS + measured).splitlines())}:5" in ended.err
    assert "leaves a rest of 14 h, less than 16 h" in ended.err
    assert "Traceback" not in ended.err


def test_shifts_are_fitted_at_the_values_on_top(plan: Path) -> None:
    ended = costmodel("schedule", str(plan), *overrides(*MEASURED), "-q", "--format", "json")
    assert ended.code == 0, ended.err
    (week,) = json.loads(ended.out)["teams"][0]["weeks"]
    assert (week["people"], week["scheduled_hours"]) == (5, 200)
    assert week["assumed_inefficiency"] == near(week["schedule_inefficiency"]) == near(0.4)
