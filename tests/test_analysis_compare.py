"""Comparing scenarios."""

from pathlib import Path

import pytest

from costmodel.analysis.compare import compare
from costmodel.analysis.run import ScenarioFile
from costmodel.assumptions.problems import AssumptionsError
from tests.plans import DESK, near, switch

RENT = "costs.rent={amount: $1_000 / month}"
MOVE = "costs.move={amount: $5_000 once}"


def test_the_switch_by_hand() -> None:
    """5,000 once save 1,000 a month: 12 months give 7,000."""
    (found,) = switch(DESK, before=(RENT,), after=(MOVE,)).comparisons
    assert found.value("change_of_one_time_cost") == 5_000
    assert found.value("run_rate_change") == near(-12_000)
    assert found.value("total_net_flow") == near(7_000)
    assert found.value("npv") == near(7_000)  # at 0 %
    assert found.value("roi") == near(7 / 5)
    assert found.value("payback_months") == 5
    assert (found.baseline, found.name) == ("before", "after")


def test_bridges_add_up_line_by_line() -> None:
    (found,) = switch(DESK, before=(RENT,), after=(MOVE,)).comparisons
    assert {step.name: step.change for step in found.bridge} == near({"labor": 0, "rent": -12_000})
    assert {step.name: step.change for step in found.total_bridge} == near(
        {"labor": 0, "rent": -12_000, "one_time.move": 5_000}
    )


def test_equal_scenarios_change_nothing() -> None:
    (found,) = switch(DESK).comparisons
    assert found.value("npv") == 0
    assert found.value("irr") is None
    assert found.results["irr"].reason == "the flows are all zero"
    assert "no investment" in str(found.results["roi"].reason)


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("horizon=1 year", ""),
        ("horizon=6 months", "`horizon`: 12 months in `before`, 6 months in `after`"),
        ("start=2027-02", "`start`: 2027-01 in `before`, 2027-02 in `after`"),
        ("currency=CAD", "`currency`: USD in `before`, CAD in `after`"),
        ("discounting=annual", "`discounting`: monthly in `before`, annual in `after`"),
        ("timing=mid", "`timing`: end in `before`, mid in `after`"),
        ("compounding=nominal", "`compounding`: effective in `before`, nominal in `after`"),
        ("finance_rate=8%", "`finance_rate`: that of discounting in `before`, 8% in `after`"),
        ("discount_rate=7.5%", "`discount_rate`: 0% in `before`, 7.5% in `after`"),
        ("calendar=52 weeks", "`calendar`: 365 days in `before`, 52 weeks in `after`"),
    ],
)
def test_scenarios_rest_on_the_same_ground(setting: str, message: str) -> None:
    if not message:
        assert switch(DESK, after=(setting,))
        return
    with pytest.raises(AssumptionsError) as caught:
        switch(DESK, after=(setting,))
    (problem,) = caught.value.problems
    assert problem.code == "not-comparable"
    assert problem.message == f"the scenarios differ in {message}"
    assert problem.span is not None


def test_all_are_compared_with_the_first(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text(DESK, encoding="utf-8")
    files = [ScenarioFile(tmp_path / f"{name}.yaml") for name in "abc"]
    found = compare([files[0], *(ScenarioFile(file.path, (RENT,)) for file in files[1:])], month=3)
    assert [(each.baseline, each.name) for each in found.comparisons] == [("a", "b"), ("a", "c")]
    assert [each.value("run_rate_change") for each in found.comparisons] == near([12_000, 12_000])
    assert {each.run_rate_month for each in found.scenarios} == {3}
