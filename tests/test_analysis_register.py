"""The register of assumptions."""

from pathlib import Path

import pytest

from costmodel.analysis.register import Register, Registered, register
from costmodel.analysis.run import ScenarioFile
from tests.plans import DESK


def registered(folder: Path, *overrides: str) -> Register:
    path = folder / "plan.yaml"
    path.write_text(DESK, encoding="utf-8")
    return register(ScenarioFile(path, ("start=2027-01", *overrides)))


def entry(found: Register, name: str) -> Registered:
    (one,) = (each for each in found.entries if each.name == name)
    return one


def test_a_value_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    said = "source: BLS, as_of: 2026-05, grade: B, owner: finance, note: median"
    found = registered(
        tmp_path, f"demand.growth={{value: 6% / year, low: 4% / year, high: 9% / year, {said}}}"
    )
    one = entry(found, "demand.growth")
    assert (one.value, one.low, one.high) == ("6% / year", "4 %", "9 %")
    details = one.details
    assert (details.source, details.as_of, details.grade) == ("BLS", "2026-05", "B")
    assert (details.owner, details.note, one.doubts) == ("finance", "median", ())
    assert one.place == "--set:1"


def test_a_range_in_the_value_is_not_said_twice(tmp_path: Path) -> None:
    one = entry(registered(tmp_path, "demand.growth=4..6..9 % / year"), "demand.growth")
    assert (one.value, one.low, one.high) == ("4..6..9 % / year", "", "")


@pytest.mark.parametrize(
    ("as_of", "is_old"),
    [
        ("2026-01", False),
        ("2026-01-31", False),
        ("2025-12", True),
        ("2025-12-31", True),
        ("2026", False),
        ("2025", True),
        ("2028", False),
    ],
)
def test_old_is_over_a_year_before_the_start(tmp_path: Path, as_of: str, *, is_old: bool) -> None:
    growth = f"demand.growth={{value: 6% / year, source: x, as_of: {as_of}}}"
    doubts = entry(registered(tmp_path, growth), "demand.growth").doubts
    assert doubts == (("old",) if is_old else ())


def test_a_ramp_is_one_entry(tmp_path: Path) -> None:
    found = registered(
        tmp_path, "teams.desk.shrinkage={value: 0% -> 30..35..40 % over 6 months, source: x}"
    )
    one = entry(found, "teams.desk.shrinkage")
    assert one.value == "0% -> 30..35..40 % over 6 months"
    assert not [each for each in found.entries if each.name.startswith("teams.desk.shrinkage.")]


def test_a_week_of_weights_is_one_entry(tmp_path: Path) -> None:
    hours = ", ".join(["1"] * 12 + ["4"] * 12)
    found = registered(tmp_path, f"demand.profile={{hours: [{hours}], days: [1,1,1,1,1,1,1]}}")
    one = entry(found, "demand.profile.hours")
    assert (one.value, one.low, one.high) == ("24 values", "1", "4")


def test_what_is_doubtful_is_warned_of_by_kind(tmp_path: Path) -> None:
    found = registered(
        tmp_path,
        "demand.growth={value: 6% / year, source: a forum, grade: d}",
        "platform.seat={value: $100 / month, source: list, as_of: 2020}",
    )
    doubts = {each.name: each.doubts for each in found.entries}
    assert doubts["demand.growth"] == ("grade-d",)
    assert doubts["platform.seat"] == ("old",)
    warned = {problem.code: problem for problem in found.warnings}
    assert set(warned) == {"no-source", "grade-d", "old"}
    assert "`demand.growth`" in warned["grade-d"].message
    assert warned["old"].message.startswith("1 assumption is older than a year")
    unsourced = [each.name for each in found.entries if "no-source" in each.doubts]
    assert all(f"`{name}`" in warned["no-source"].message for name in unsourced)
    assert {problem.severity for problem in warned.values()} == {"warning"}


@pytest.mark.parametrize("source", ["judgement; range: a survey", "judgment"])
def test_judgement_is_counted_and_no_lack_of_a_source(tmp_path: Path, source: str) -> None:
    before = registered(tmp_path)
    after = registered(tmp_path, f"demand.growth={{value: 6% / year, source: {source!r}}}")
    assert after.judged == before.judged + 1
    assert entry(after, "demand.growth").doubts == ()


def test_defaults_and_the_calendar_are_nobody_s_assumptions(tmp_path: Path) -> None:
    names = {each.name for each in registered(tmp_path).entries}
    assert not [name for name in names if name.startswith(("calendar.", "run_rate"))]
    assert "teams.desk.schedule_inefficiency" not in names
