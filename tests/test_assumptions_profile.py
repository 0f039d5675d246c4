"""How a week's contacts spread: flat, a grid, or 336 weights in a file."""

import json
import re
from pathlib import Path

import pytest

from costmodel.assumptions.hours import DAYS
from costmodel.assumptions.week_profiles import WEEK_PROFILES
from tests.assumption_files import SAMPLES, errors, load, number, only_error, place, under
from tests.conftest import ROOT


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    text = (SAMPLES / "seed_sample.yaml").read_text()
    (tmp_path / "plan.yaml").write_text(text.replace("profile: flat", "profile: week.csv"))
    return tmp_path


def test_flat_has_no_weights() -> None:
    profile = load("seed_sample").scenario.demand.profile
    assert (profile.hours, profile.days, profile.halves, profile.idle) == ((), (), (), frozenset())


def test_a_grid_of_hours_and_days() -> None:
    loaded = load("inhouse")
    profile = loaded.scenario.demand.profile
    assert [number(loaded, profile.hours[hour]) for hour in (0, 23)] == [2, 2.5]
    assert [number(loaded, day) for day in profile.days] == [1.15, 1.1, 1.05, 1, 1, 0.6, 0.5]
    assert not profile.idle


def test_half_hours_without_weight_are_idle() -> None:
    loaded = load("inhouse", "demand.profile.days=[1, 1, 1, 1, 1, 0, 0]")
    assert loaded.scenario.demand.profile.idle == frozenset(range(5 * 48, 336))


@pytest.mark.parametrize("separator", [",", "\n", ", ", ";", "\r\n"])
def test_a_file_of_336_weights(folder: Path, separator: str) -> None:
    weights = [str(half % 7) for half in range(336)]
    (folder / "week.csv").write_bytes(("\ufeff" + separator.join(weights) + "\n").encode())
    loaded = load("plan.yaml")
    profile = loaded.scenario.demand.profile
    assert [number(loaded, weight) for weight in profile.halves] == list(map(float, weights))
    assert profile.idle == frozenset(range(0, 336, 7))
    assert [file.shown for file in loaded.files] == ["plan.yaml", "week.csv"]
    assert len(loaded.files[1].sha256) == 64


def test_the_file_stands_beside_the_one_that_names_it(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "week.csv").write_text("1\n" * 336)
    (folder / "sub" / "top.yaml").write_text("extends: ../plan.yaml\n")
    assert len(load("sub/top.yaml").scenario.demand.profile.halves) == 336
    loaded = load("sub/top.yaml", "demand.profile=week.csv")
    assert [file.shown for file in loaded.files] == ["sub/top.yaml", "plan.yaml", "week.csv"]


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("1\n" * 335, ("plan.yaml", 10), "is a list of 335, not of 336 weights"),
        ("1\n" * 337, ("plan.yaml", 10), "is a list of 337"),
        ("", ("plan.yaml", 10), "is not a list"),
        ("1\n" * 300 + "-1\n" + "1\n" * 35, ("week.csv", 301), "-1 is out of range"),
        ("1\n" * 300 + "one\n" + "1\n" * 35, ("week.csv", 301), "`one` is not a number"),
        ("1\n" * 300 + "2 min\n" + "1\n" * 34, ("week.csv", 301), "`min` is not a number"),
        ("1\n" * 300 + "2%\n" + "1\n" * 35, ("week.csv", 301), "not a plain number"),
        ("1\n" * 300 + "1e999\n" + "1\n" * 35, ("week.csv", 301), "too large"),
        ("0\n" * 336, ("plan.yaml", 10), "are 0"),
        ("1" * 200_000, ("plan.yaml", 10), "is a list of 1, not"),
        ("1\0", ("week.csv", 1), "NUL"),
    ],
)
def test_files_that_do_not_work(
    folder: Path, text: str, where: tuple[str, int], message: str
) -> None:
    (folder / "week.csv").write_text(text)
    problem = only_error("plan.yaml")
    assert place(problem) == where
    assert message in problem.message
    assert problem.help


@pytest.mark.usefixtures("folder")
def test_a_missing_file_is_named_where_it_is_asked_for() -> None:
    problem = only_error("plan.yaml")
    assert (problem.code, place(problem), under(problem)) == (
        "missing-file",
        ("plan.yaml", 10),
        "week.csv",
    )


@pytest.mark.parametrize(
    ("text", "code", "pointed"),
    [
        ("flatt", "profile", "flatt"),
        ("[1, 2]", "profile", "[1, 2]"),
        ("{hours: [1], days: [1]}", "profile", "[1]"),
        ("{hours: 5, days: 5}", "profile", "5"),
        ("{days: [1, 1, 1, 1, 1, 1, x]}", "value", "x"),
        ("{days: [1, 1, 1, 1, 1, 1, -1]}", "value", "-1"),
        ("{days: [0, 0, 0, 0, 0, 0, 0]}", "profile", "[0, 0, 0, 0, 0, 0, 0]"),
        ("{days: [1, 1, 1, 1, 1, 1, [1]]}", "value", "[1]"),
        ("{days: [1, 1, 1, 1, 1, 1, 1 -> 2 over 3 months]}", "value", "1 -> 2 over 3 months"),
        ("{hors: [1]}", "unknown-key", "hors"),
        ("{hours: null}", "missing-value", "hours"),
        ("{sourc: x}", "unknown-key", "sourc"),
        ("{as_of: soon}", "date", "soon"),
        ("{source: [x]}", "value", "[x]"),
        ("{mon: [1]}", "profile", "hours"),
        ("office-peek", "profile", "office-peek"),
    ],
)
def test_grids_that_do_not_work(text: str, code: str, pointed: str) -> None:
    found = errors("inhouse", f"demand.profile={text}")
    assert {(each.code, under(each)) for each in found} == {(code, pointed)}


WEEK = {day: [half + 1 + number for half in range(48)] for number, day in enumerate(DAYS)}


def by_day(**changed: object) -> str:
    """A week by its days' half-hours, on top of a plan whose profile is a grid."""
    week = {**WEEK, "hours": None, "days": None, **changed}
    return f"demand.profile={json.dumps(week)}"


def test_a_week_by_its_days_half_hours() -> None:
    loaded = load("inhouse", by_day(sun=[0] * 48))
    profile = loaded.scenario.demand.profile
    expected = [weight for day in DAYS[:6] for weight in WEEK[day]] + [0] * 48
    assert [number(loaded, weight) for weight in profile.halves] == expected
    assert profile.idle == frozenset(range(288, 336))


def test_what_is_said_of_a_profile_is_said_of_each_weight() -> None:
    loaded = load("inhouse", by_day(source="calls.csv", as_of="2026-12-31"))
    details = loaded.scenario.inputs["demand.profile.sun.48"].details
    assert details is not None
    assert (details.source, details.as_of) == ("calls.csv", "2026-12-31")


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (by_day(hours=[1] * 24), "has `hours` and half-hours of days"),
        (by_day(tue=[1]), "is a list of 1, not of 48 weights"),
        (by_day(tue=None), "`demand.profile.tue` is missing"),
        (by_day(**dict.fromkeys(DAYS, [0] * 48)), "all weights of `demand.profile` are 0"),
    ],
)
def test_weeks_that_do_not_work(setting: str, message: str) -> None:
    problem = only_error("inhouse", setting)
    assert message in problem.message
    assert problem.help


@pytest.mark.parametrize("name", WEEK_PROFILES)
def test_a_profile_that_comes_with_the_program(name: str) -> None:
    loaded = load("inhouse", f"demand.profile={name}")
    profile, written = loaded.scenario.demand.profile, WEEK_PROFILES[name]
    assert [number(loaded, hour) for hour in profile.hours] == list(written.hours)
    assert [number(loaded, day) for day in profile.days] == list(written.days)
    assert not profile.idle
    details = loaded.scenario.inputs["demand.profile.hours.1"].details
    assert details is not None
    assert "judgement" in details.source


@pytest.mark.parametrize("name", WEEK_PROFILES)
def test_the_page_on_profiles_shows_them_as_they_are(name: str) -> None:
    page = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| `{name}` |")]
    profile = WEEK_PROFILES[name]
    peak = profile.hours.index(max(profile.hours))
    weekend = sum(profile.days[5:]) / 2 / (sum(profile.days[:5]) / 5)
    assert f"| {peak:02}:00" in row
    assert f"| {weekend:.0%} |".replace("%", " %") in row
    assert all(source in row for source in re.findall(r"https?://[^\s;]+", profile.source))


def test_the_office_profile_has_the_published_mondays_and_weekends() -> None:
    days = WEEK_PROFILES["office-peak"].days
    mean = sum(days) / 7
    assert 1.2 <= days[0] / mean <= 1.4
    assert all(0.5 <= day / (sum(days[:5]) / 5) <= 0.8 for day in days[5:6])


HOURLY = [(day, f"{hour:02}:00") for day in DAYS for hour in range(24)]


def test_a_file_of_168_hours_gives_each_half_hour_its_hours_weight(folder: Path) -> None:
    (folder / "week.csv").write_text("\n".join(str(hour) for hour in range(168)))
    loaded = load("plan.yaml")
    halves = [number(loaded, weight) for weight in loaded.scenario.demand.profile.halves]
    assert halves == [half // 2 for half in range(336)]
    assert loaded.scenario.demand.profile.idle == frozenset({0, 1})


@pytest.mark.parametrize("heading", ["", "Day;Time;Contacts\n"])
def test_rows_with_day_and_time_may_stand_in_any_order(folder: Path, heading: str) -> None:
    rows = [f"{day.upper()};{time};{number}" for number, (day, time) in enumerate(HOURLY)]
    (folder / "week.csv").write_text(heading + "\n".join(reversed(rows)))
    loaded = load("plan.yaml")
    halves = [number(loaded, weight) for weight in loaded.scenario.demand.profile.halves]
    assert halves == [half // 2 for half in range(336)]


@pytest.mark.parametrize(
    ("changed", "where", "message"),
    [
        ("mon,00:00,1", ("week.csv", 168), "`mon 00:00` stands here again"),
        ("sun,23:00", ("week.csv", 168), "not a day, a time and a weight"),
        ("sun,23:15,1", ("week.csv", 168), "not a day, a time and a weight"),
        ("xyz,23:00,1", ("week.csv", 168), "not a day, a time and a weight"),
        ("", ("plan.yaml", 10), "has no row for sun 23:00"),
        ("sun,23:30,1", ("plan.yaml", 10), "has no row for mon 00:30 and 167 others"),
        ("sun,23:00,=1+1", ("week.csv", 168), "not a"),
    ],
)
def test_rows_that_do_not_work(
    folder: Path, changed: str, where: tuple[str, int], message: str
) -> None:
    rows = [f"{day},{time},1" for day, time in HOURLY[:-1]]
    (folder / "week.csv").write_text("\n".join([*rows, changed]))
    problem = only_error("plan.yaml")
    assert place(problem) == where
    assert message in problem.message
    assert problem.help
