"""The chart of a simulation."""

import re
from pathlib import Path

import pytest

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.simulation.result import Simulation
from costmodel.analysis.simulation.simulate import Design, simulate
from costmodel.charts.chart import Counts, NothingToDrawError
from costmodel.charts.histogram import simulate_chart
from tests.plans import DESK

RENT = "costs.rent={label: Rent of rooms, amount: $1_000 / month}"
# It saves 12,000 in the year, and costs from 4,000 to 24,000: it pays in 40 % of all cases.
PORTAL = (
    "costs.portal={label: Portal, amount: {value: $14_000 once, low: $4_000, high: $24_000, "
    "dist: uniform}}"
)
DRAWS = 1_024


def simulated(folder: Path, *plans: tuple[str, ...]) -> Simulation:
    files = []
    for number, settings in enumerate(plans):
        file = folder / f"plan{number}.yaml"
        file.write_text(DESK, encoding="utf-8")
        files.append(ScenarioFile(file, settings))
    return simulate(files, Design(DRAWS))


def test_the_finding_is_the_chance_and_the_range(tmp_path: Path) -> None:
    chart = simulate_chart(simulated(tmp_path, (RENT,), (PORTAL,)))
    said = re.fullmatch(
        r"NPV of plan1_vs_plan0 is above 0 in ([\d.]+)% of the draws, "
        r"between \u2212([\d,]+) and ([\d,]+) USD in 90%",
        chart.finding,
    )
    assert said is not None, chart.finding
    assert float(said[1]) == pytest.approx(40, abs=0.5)
    low, high = (int(text.replace(",", "")) for text in said.groups()[1:])
    assert low == pytest.approx(11_000, abs=150)  # 12,000 less 95 % of the way to 24,000
    assert high == pytest.approx(7_000, abs=150)


def test_every_draw_is_counted_and_the_middle_is_marked(tmp_path: Path) -> None:
    shown = simulate_chart(simulated(tmp_path, (RENT,), (PORTAL,))).shown
    assert isinstance(shown, Counts)
    assert sum(shown.counts) == DRAWS
    assert [name for name, _ in shown.marks] == ["P5", "P50", "P95"]
    assert shown.marks[1][1] == pytest.approx(-2_000, abs=150)


def test_a_cost_has_a_range_and_no_chance(tmp_path: Path) -> None:
    chart = simulate_chart(simulated(tmp_path, (PORTAL,)))
    assert re.fullmatch(
        r"Total cost of plan0 is between 206,\d{3} and 224,\d{3} USD in 90% of the draws",
        chart.finding,
    ), chart.finding


def test_a_cost_that_is_always_the_same_has_no_range(tmp_path: Path) -> None:
    hiring = "teams.desk.hiring_cost=$1_000..$2_000..$4_000"  # nobody leaves, nobody is hired
    chart = simulate_chart(simulated(tmp_path, (hiring, "teams.desk.attrition=0% / year")))
    assert chart.finding == "Total cost of plan0 is 201,600 USD in 90% of the draws"


def test_a_result_that_no_draw_has_is_not_drawn(tmp_path: Path) -> None:
    found = simulated(tmp_path, (PORTAL,))
    object.__setattr__(found, "histogram", None)
    with pytest.raises(NothingToDrawError, match="no draw has a value of"):
        simulate_chart(found)
