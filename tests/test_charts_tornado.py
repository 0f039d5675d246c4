"""The chart of a sensitivity analysis."""

from dataclasses import replace
from pathlib import Path

import pytest

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.simulation.drivers import Drivers, drivers
from costmodel.analysis.simulation.methods import Plan
from costmodel.charts.chart import Bars, NothingToDrawError
from costmodel.charts.tornado import MOST_BARS, sensitivity_chart
from costmodel.reports.sensitivity_report import sensitivity_document
from tests.plans import DESK

RENT = "costs.rent={label: Rent of rooms, amount: $1_000..$2_000..$4_000 / month}"
BOOTH = "costs.booth={label: Booths, amount: $1_000..$1_500..$2_000 / month}"


def found(folder: Path, *settings: str, method: str = "tornado") -> Drivers:
    file = folder / "plan.yaml"
    file.write_text(DESK, encoding="utf-8")
    plan = Plan((method,), points=32)
    return drivers([ScenarioFile(file, settings)], plan, names=["run_rate_cost"])


def test_bars_are_those_by_hand(tmp_path: Path) -> None:
    """201,600 for people, 24,000 for rooms and 18,000 for booths."""
    chart = sensitivity_chart(found(tmp_path, RENT, BOOTH))
    assert chart.finding == (
        "Run rate cost of plan rests most on costs.rent.amount: from 231,600 to 267,600 USD/year"
    )
    assert chart.subject == "Around 243,600 USD/year, all others typical"
    assert isinstance(chart.shown, Bars)
    rent, booth = chart.shown.bars
    assert (rent.text, booth.text) == ("\u221212,000 .. +24,000", "\u22126,000 .. +6,000")
    assert {span.tone: span.end for span in rent.spans} == pytest.approx(
        {"low": -12_000, "high": 24_000}
    )
    assert [span.tone for span in rent.spans] == ["high", "low"]  # the longer one below


def test_what_moves_it_one_way_at_both_ends_is_drawn_and_told(tmp_path: Path) -> None:
    """As of a price in the middle of two that cost more: nothing lies between the ends."""
    drivers = found(tmp_path, RENT)
    result = drivers.found["tornado"]
    one_way = replace(result, at_low=result.at_high, swing=0 * result.swing)
    drivers.found["tornado"] = one_way
    assert sensitivity_chart(drivers).finding == (
        "Run rate cost of plan rests most on costs.rent.amount: from 225,600 to 249,600 USD/year"
    )
    assert "no assumption alone moves it" not in str(sensitivity_document(drivers))


def test_only_the_longest_bars_are_drawn(tmp_path: Path) -> None:
    costs = [RENT.replace("rent", f"rent{n}") for n in range(MOST_BARS + 2)]
    chart = sensitivity_chart(found(tmp_path, *costs))
    assert isinstance(chart.shown, Bars)
    assert len(chart.shown.bars) == MOST_BARS
    assert chart.subject.endswith("all others typical; 2 assumptions not shown")


def test_ends_of_a_conditional_tornado_are_percentiles(tmp_path: Path) -> None:
    chart = sensitivity_chart(found(tmp_path, RENT, BOOTH, method="conditional"))
    assert isinstance(chart.shown, Bars)
    assert [words for _, words in chart.shown.key] == ["at P10", "at P90"]
    assert "all others uncertain" in chart.subject


def test_other_methods_and_what_nothing_moves_are_not_drawn(tmp_path: Path) -> None:
    with pytest.raises(NothingToDrawError, match="add --method tornado"):
        sensitivity_chart(found(tmp_path, RENT, BOOTH, method="sobol"))
    once = "costs.once={label: Once, amount: $1_000..$2_000..$3_000 once}"
    with pytest.raises(NothingToDrawError, match="no assumption alone moves Run rate cost of plan"):
        sensitivity_chart(found(tmp_path, once))
