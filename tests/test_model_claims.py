"""What all claims have in common: risk, a first month, ramps, a place of their own."""

import re

import pytest

from costmodel.analysis.run import check_units
from tests.plans import CALLS, DESK, Found, find, near
from tests.test_model_churn import churn

PATIENT = "demand.channels.voice.patience=2 min"
# Each claim, and its line in a month.
CLAIMS = {
    "outages": ("{loss: $400_000 / year, avoided: 30%}", "avoided_outages"),
    "escalations": ("{loss: $400_000 / year, avoided: 30%}", "avoided_escalations"),
    "penalties": ("{loss: $400_000 / year, avoided: 30%}", "avoided_penalties"),
    "sla": ("{channel: voice, at_least: 80%, penalty: $20_000 / month}", "avoided_sla_penalties"),
    "sales": ("{revenue: $2M / year, uplift: 1.5%, gross_margin: 60%}", "sales_uplift"),
    "kept_contacts": (
        "{channels: [voice], value: $12 / contact, abandonment: 12%}",
        "kept_contacts",
    ),
    "other.brand": ("{amount: $50_000 / year}", "brand"),
    "churn": ("{arr: $12M, reduction: 5 points, gross_margin: 75%}", "retained_margin"),
}
ALL = (PATIENT, *(f"benefits.{key}={text}" for key, (text, _) in CLAIMS.items()))
each_claim = pytest.mark.parametrize(
    ("key", "line"), [(k, line) for k, (_, line) in CLAIMS.items()]
)


def test_the_units_of_all_lines() -> None:
    check_units(find(CALLS, *ALL, churn(mode="cohort", base_churn="13%", arpu="$5 / month")).opened)


@each_claim
def test_a_claim_that_is_removed_takes_exactly_its_line_along(key: str, line: str) -> None:
    before, after = find(CALLS, *ALL), find(CALLS, *ALL, f"benefits.{key}=null")
    gone = {name for name in before.result.lines if before.result.lines[name].role == "benefit"}
    gone -= set(after.result.lines)
    assert gone == {line}
    pairs = zip(before.by_month("benefit"), after.by_month("benefit"), strict=True)
    assert [old - new for old, new in pairs] == near(before.by_month(line), rel=1e-9)
    assert after["total_cost"] == before["total_cost"]


@each_claim
def test_the_share_not_counted(key: str, line: str) -> None:
    before, after = find(CALLS, *ALL), find(CALLS, *ALL, f"benefits.{key}.risk=20%")
    assert after[line] == near(0.8 * (before[line] or 0))
    assert changed(before, after) == {line}


@each_claim
def test_a_benefit_begins_in_its_first_month(key: str, line: str) -> None:
    before, after = find(CALLS, *ALL), find(CALLS, *ALL, f"benefits.{key}.since=2027-04")
    assert after.by_month(line) == near([0, 0, 0, *before.by_month(line)[3:]])
    assert changed(before, after) == {line}


@each_claim
def test_a_first_month_before_the_start_changes_nothing(key: str, line: str) -> None:
    for month in ("2026-11", "2027-01"):
        after = find(CALLS, *ALL, f"benefits.{key}.since={month}")
        assert after.by_month(line) == find(CALLS, *ALL).by_month(line)
        assert f"in_force.{key.removeprefix('other.')}" not in after


@each_claim
def test_a_strategic_benefit_is_in_no_total_and_no_return(key: str, line: str) -> None:
    apart = find(CALLS, *ALL, f"benefits.{key}.strategic=true")
    without = find(CALLS, *ALL, f"benefits.{key}=null")
    for name in ("total_benefit", "benefit", "npv", "roi", "roi_pv"):
        assert apart[name] == near(without[name], rel=1e-9)
    assert apart.by_month(line) == find(CALLS, *ALL).by_month(line)
    assert apart.by_month("strategic_benefit") == apart.by_month(line)
    assert apart["total_strategic_benefit"] == near(sum(apart.by_month(line)))
    assert apart.result.lines[line].role == "strategic benefit"


def test_without_strategic_benefits_there_is_no_such_line() -> None:
    found = find(CALLS, *ALL)
    assert "strategic_benefit" not in found
    assert "total_strategic_benefit" not in found


AMOUNTS = {
    "outages": r"\$400_000",
    "escalations": r"\$400_000",
    "penalties": r"\$400_000",
    "sla": r"\$20_000",
    "sales": r"\$2M",
    "kept_contacts": r"\$12\b",
    "other.brand": r"\$50_000",
    "churn": r"\$12M",
}


@each_claim
def test_a_doubled_amount_doubles_its_line_and_touches_no_other(key: str, line: str) -> None:
    text = re.sub(AMOUNTS[key], _doubled, CLAIMS[key][0])
    before, after = find(CALLS, *ALL), find(CALLS, *ALL, f"benefits.{key}={text}")
    assert after.by_month(line) == near([2 * each for each in before.by_month(line)])
    assert changed(before, after) == {line}


def _doubled(found: re.Match[str]) -> str:
    return re.sub(r"[0-9]+", lambda digits: str(2 * int(digits[0])), found[0], count=1)


def changed(before: Found, after: Found) -> set[str]:
    """The cost and benefit lines that differ, at a part in a billion."""
    ours, theirs = before.result.lines, after.result.lines
    lines = {name for name, line in {**ours, **theirs}.items() if line.role}
    return {n for n in lines if ours[n].monthly != near(theirs[n].monthly, rel=1e-9)}


@pytest.mark.parametrize(
    ("setting", "line", "most"),
    [
        (
            "outages={loss: $10_000 / month, avoided: 0% -> 30% over 3 months}",
            "avoided_outages",
            30,
        ),
        (
            "sales={revenue: $1M / month, uplift: 0% -> 3% over 3 months, gross_margin: 10%}",
            "sales_uplift",
            30,
        ),
        ("other.x={amount: $0 / month -> $3_000 / month over 3 months}", "x", 30),
    ],
)
def test_amounts_ramp(setting: str, line: str, most: int) -> None:
    found = find(DESK, f"benefits.{setting}", "horizon=5 months")
    rising = [0, most / 3, most * 2 / 3, most, most]
    assert found.by_month(line) == near([100 * each for each in rising])
