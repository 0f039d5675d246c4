"""What shifts waste: a share, or a measure to be taken."""

import pytest

from tests.assumption_files import attribute, load, monthly, number, only_error, under

PATH = "teams.inhouse.schedule_inefficiency"


def test_a_share() -> None:
    loaded = load("inhouse", f"{PATH}=7%")
    assert number(loaded, attribute(loaded, PATH)) == 0.07


def test_a_measure_is_an_input_for_each_month_and_0_until_it_is_taken() -> None:
    loaded = load("inhouse", f"{PATH}=from shifts", "horizon=14 months")
    assert monthly(loaded, attribute(loaded, PATH)) == [0.0] * 14
    inputs = {path for path in loaded.scenario.inputs if path.startswith(f"{PATH}.")}
    assert inputs == {f"{PATH}.{month}" for month in range(1, 15)}
    assert {loaded.scenario.inputs[path].text for path in inputs} == {"from shifts"}


def test_a_month_is_a_month_also_where_there_are_twelve_or_one() -> None:
    for horizon in (1, 12):
        loaded = load("inhouse", f"{PATH}=from shifts", f"horizon={horizon} months")
        assert len(monthly(loaded, attribute(loaded, PATH))) == horizon


@pytest.mark.parametrize("written", ["from shift", "shifts", "100%", "-1%", "8", "{from: shifts}"])
def test_what_is_neither(written: str) -> None:
    problem = only_error("inhouse", f"{PATH}={written}")
    assert problem.code in {"value", "unit", "unknown-key"}
    assert under(problem) in {written, "from"}
    assert problem.help


def test_a_horizon_that_is_wrong_is_the_only_problem() -> None:
    problem = only_error("inhouse", f"{PATH}=from shifts", "horizon=soon")
    assert under(problem) == "soon"
