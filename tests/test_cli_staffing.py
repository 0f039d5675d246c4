"""`costmodel staffing` as its users call it; its layout has golden files."""

import json
import re
from pathlib import Path

from tests.conftest import costmodel
from tests.plans import CALLS, near

TWENTY = "assumptions/twenty_agents.yaml"


def test_the_suffix_of_a_file_is_its_format(tmp_path: Path) -> None:
    for suffix, start in (("csv", "team,day,"), ("txt", "Staffing of ")):
        target = tmp_path / f"staffing.{suffix}"
        ended = costmodel("staffing", TWENTY, "-q", "-o", str(target))
        assert (ended.code, ended.out) == (0, ""), ended.err
        text = target.read_text(encoding="utf-8")
        assert text.startswith(start)
        assert "\x1b" not in text


def test_colors_shade_the_map_and_change_no_text() -> None:
    plain = costmodel("staffing", TWENTY, "-q").out
    assert "\x1b" not in plain
    colored = costmodel("staffing", TWENTY, "-q", FORCE_COLOR="1").out
    assert "\x1b[48;5;" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_months_weeks_and_values_can_be_chosen(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    event = "demand:\n  events: {fair: {months: [may], weeks: 2, multiplier: 2}}"
    file.write_text(CALLS.replace("demand:", event), encoding="utf-8")
    arguments = ("--month", "5", "--week", "fair", "--set", "teams.desk.headcount=40")
    ended = costmodel("staffing", str(file), *arguments, "-q", "--format", "json")
    assert ended.code == 0, ended.err
    data = json.loads(ended.out)
    assert (data["month"], data["event"]) == (5, "fair")
    chain = {step["name"]: step["value"] for step in data["teams"][0]["chain"]}
    assert chain["team_fte"] == near(40)
    assert data["hours"][0]["load"] == near(2)


def test_strict_makes_warnings_failures_after_the_result() -> None:
    ended = costmodel("staffing", TWENTY, "--strict")
    assert ended.code == 1
    assert ended.out.startswith("Staffing of ")
