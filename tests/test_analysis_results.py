"""What results give their users."""

import math

import pytest

from tests.plans import DESK, find, near, switch

RESULT = find(DESK, "demand.growth=12% / year", "costs.rent={amount: $100 / month}").result


def test_values_by_name() -> None:
    assert RESULT.value("run_rate_cost") == RESULT.results["run_rate_cost"].value
    assert RESULT.value("cost_per_resolution") is None
    with pytest.raises(KeyError):
        RESULT.value("nothing")


def test_lines_in_the_month_of_the_run_rate() -> None:
    growth = find(DESK, "demand.growth=12% / year", month=7).result
    assert growth.in_run_rate_month("total_contacts") == near(7_300 * 1.12**0.5)
    assert growth.in_run_rate_month("nothing") is None


def test_frames_hold_the_same_numbers() -> None:
    frame = RESULT.to_frame()
    assert list(frame.index) == list(range(1, 13))
    assert list(frame["rent"]) == [100.0] * 12
    assert frame["running_cost"].sum() == near(RESULT.value("total_cost"))
    both = switch(DESK, after=("costs.rent={amount: $100 / month}",))
    compared = both.to_frame().to_dict()
    rise = compared["after"]["run_rate_cost"] - compared["before"]["run_rate_cost"]
    assert rise == pytest.approx(1_200)
    assert math.isnan(compared["before"]["irr"])
    assert math.isnan(compared["before"]["run_rate.rent"])


def test_scenarios_of_a_comparison_by_name() -> None:
    both = switch(DESK)
    assert both.scenario("before") is both.baseline
    assert both.scenario("after") is both.scenarios[1]
    with pytest.raises(KeyError):
        both.scenario("nothing")


def test_notebooks_show_tables_that_run_nothing() -> None:
    evil = find(DESK, "costs.x={label: <script>alert(1)</script>, amount: $1 / month}").result
    assert "<table" in evil._repr_html_()
    assert "<script" not in evil._repr_html_()
    assert "<table" in switch(DESK)._repr_html_()


def test_warnings_of_all_parts_come_together() -> None:
    both = switch(DESK, after=("teams.desk.headcount=4",))
    codes = [problem.code for problem in both.warnings]
    assert codes == ["occupancy", "occupancy", "instant-cut", "same-benefits"]
