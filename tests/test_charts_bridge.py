"""The chart of a comparison."""

from itertools import pairwise
from pathlib import Path

import pytest

from costmodel.analysis.compare import compare
from costmodel.analysis.run import ScenarioFile
from costmodel.charts.bridge import MOST_STEPS, compare_chart
from costmodel.charts.chart import Bar, Bars, Chart
from tests.plans import DESK, near, switch

RENT = "costs.rent={label: Rent of rooms, amount: $1_000 / month}"
MOVE = "costs.move={label: The move, amount: $5_000 once}"
# 4.2 FTE at 48,000 are 201,600 a year; the rent is 12,000 more.
SWITCH = switch(DESK, before=(RENT,), after=(MOVE,))


def bars(chart: Chart) -> tuple[Bar, ...]:
    assert isinstance(chart.shown, Bars)
    return chart.shown.bars


def texts(chart: Chart) -> list[tuple[str, str]]:
    return [(bar.name, bar.text) for bar in bars(chart)]


def test_a_bridge_goes_from_one_run_rate_to_the_other() -> None:
    chart = compare_chart(SWITCH)
    assert chart.finding == "after saves USD 12,000 a year, 5.6% of before's run rate"
    assert chart.subject == "From before to after by cost line, USD a year"
    assert texts(chart) == [
        ("before", "213,600"),
        ("Rent of rooms", "\u221212,000"),
        ("after", "201,600"),
    ]


def test_the_total_of_the_horizon_has_what_is_paid_once() -> None:
    chart = compare_chart(SWITCH, by_total=True)
    assert chart.finding == "after saves USD 7,000 over 12 months, 3.3% of before's total cost"
    assert texts(chart)[1:3] == [("Rent of rooms", "\u221212,000"), ("The move, once", "+5,000")]
    assert [bar.spans[0].tone for bar in bars(chart)] == ["whole", "less", "more", "whole"]


def test_steps_meet_and_the_smallest_are_one() -> None:
    new = tuple(
        f"costs.c{n}={{label: Cost {n}, amount: ${n}00 / year}}" for n in range(1, MOST_STEPS + 4)
    )
    chart = compare_chart(switch(DESK, after=new))
    first, *steps, last = bars(chart)
    assert [bar.name for bar in steps[:2]] == ["Cost 11", "Cost 10"]
    assert (steps[-1].name, steps[-1].text) == ("3 other lines", "+600")
    assert first.spans[0].end == near(steps[0].spans[0].start)
    for one, two in pairwise(steps):
        assert one.spans[0].end == two.spans[0].start
    assert steps[-1].spans[0].end == near(last.spans[0].end)


def test_more_costs_are_said_as_such() -> None:
    chart = compare_chart(switch(DESK, after=(RENT,)))
    assert chart.finding == "after adds USD 12,000 a year, 6.0% of before's run rate"


def test_the_same_cost_is_said_as_such() -> None:
    chart = compare_chart(switch(DESK, after=("costs.coin={label: Coin, amount: $0.001 / year}",)))
    assert chart.finding == "after costs as much as before: USD 201,600 a year"
    assert [name for name, _ in texts(chart)] == ["before", "after"]


def test_a_baseline_without_costs_has_no_share() -> None:
    free = ("teams.desk.pay={burdened: $0 / year}",)
    chart = compare_chart(switch(DESK, before=free, after=(*free, RENT)))
    assert chart.finding == "after adds USD 12,000 a year"
    assert [bar.spans[0].end for bar in bars(chart)] == pytest.approx([0, 12_000, 12_000])


def three(folder: Path, *settings: str) -> Chart:
    """A desk, with a rent on top, and at half the pay."""
    files = []
    for name, more in (("desk", ()), ("rented", (RENT,)), ("half", settings)):
        file = folder / f"{name}.yaml"
        file.write_text(DESK, encoding="utf-8")
        files.append(ScenarioFile(file, more))
    return compare_chart(compare(files))


def test_several_scenarios_are_side_by_side(tmp_path: Path) -> None:
    chart = three(tmp_path, "teams.desk.pay={burdened: $24_000 / year}")
    assert chart.finding == "half has the lowest run rate: USD 100,800 a year, 50.0% below desk"
    assert texts(chart) == [
        ("desk", "201,600"),
        ("rented", "213,600 (+6.0%)"),
        ("half", "100,800 (\u221250.0%)"),
    ]
    assert [bar.spans[0].tone for bar in bars(chart)] == ["whole", "more", "less"]


def test_one_that_costs_the_same_is_neither_more_nor_less(tmp_path: Path) -> None:
    chart = three(tmp_path, "teams.desk.pay={burdened: $48_000 / year}")
    assert chart.finding == "desk has the lowest run rate: USD 201,600 a year"
    assert [bar.spans[0].tone for bar in bars(chart)] == ["whole", "more", "whole"]


def test_the_baseline_may_cost_least(tmp_path: Path) -> None:
    chart = three(tmp_path, "teams.desk.pay={burdened: $50_000 / year}")
    assert chart.finding == "desk has the lowest run rate: USD 201,600 a year"
