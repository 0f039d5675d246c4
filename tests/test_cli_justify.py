"""`costmodel justify` as a person runs it."""

import csv
import json

import pytest

from tests.conftest import ROOT, costmodel
from tests.plans import near

TWENTY = str(ROOT / "assumptions" / "twenty_agents.yaml")


def test_the_sample_as_a_table() -> None:
    ended = costmodel("justify", TWENTY)
    assert ended.code == 0
    for text in ("What the other hours cost", "Incremental cost", "736,095", "USD 236,095 short"):
        assert text in ended.out


def test_the_sample_as_json_and_csv() -> None:
    found = json.loads(costmodel("justify", TWENTY, "--format", "json").out)
    # 20 agents at 50,000; 24,000 of seats and 24,000 of minutes; 50 of 168 hours
    assert [part["incremental"] for part in found["parts"]] == near(
        [1_000_000 * 118 / 168, 48_000 * 118 / 168, 0]
    )
    results = found["results"]
    assert results["share_outside"]["value"] == near(118 / 168)
    assert results["break_even_points"]["value"] == near(1_048_000 * 118 / 168 / 10e6)
    rows = list(csv.DictReader(costmodel("justify", TWENTY, "--format", "csv").out.splitlines()))
    by_name = {row["name"]: float(row["value"]) for row in rows}
    assert by_name["incremental_cost"] == near(results["incremental_cost"]["value"])
    assert by_name["staffing.in_hours"] == near(1_000_000 * 50 / 168)


def test_a_missing_figure_says_why() -> None:
    ended = costmodel("justify", TWENTY, "--set", "benefits=null", "--format", "json")
    found = json.loads(ended.out)
    reason = "no `benefits.churn` with a margin is given"
    assert found["results"]["break_even_points"] == {
        "value": None,
        "unit": "share",
        "reason": reason,
    }
    assert found["verdict"].startswith("The other hours pay if they bring USD 736,095 a year")


def test_several_hours_as_markdown() -> None:
    hours = ("--hours", "mon-fri 08:00-18:00", "--hours", "sat 10:00-14:00")
    ended = costmodel("justify", TWENTY, *hours, "--format", "md")
    assert ended.out.startswith("# Is 24/7 justified?")
    assert "against mon-fri 08:00-18:00 and sat 10:00-14:00 alone" in ended.out


def test_a_benefit_that_covers_the_other_hours() -> None:
    ended = costmodel("justify", TWENTY, "--set", "benefits.churn.reduction=8 points")
    assert "covers the USD 736,095 that the other hours cost: USD 63,905 more" in ended.out


@pytest.mark.parametrize(("hours", "code"), [("at night", 2), ("24/7", 1)])
def test_hours_that_do_not_go(hours: str, code: int) -> None:
    ended = costmodel("justify", TWENTY, "--hours", hours)
    assert (ended.code, ended.out) == (code, "")
    assert "hours" in ended.err
