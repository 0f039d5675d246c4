"""Where a number comes from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from costmodel.analysis.explain import Explained, Explanation, explain, list_lines
from costmodel.analysis.run import ScenarioFile
from costmodel.assumptions.problems import AssumptionsError, Problem
from tests.plans import CALLS, near

BASE = CALLS.replace("demand:", "demand:\n  growth: 12% / year").replace(
    "$48_000 / year", "{value: $48_000 / year, source: BLS}"
)


@pytest.fixture
def file(tmp_path: Path) -> ScenarioFile:
    path = tmp_path / "plan.yaml"
    path.write_text(BASE, encoding="utf-8")
    return ScenarioFile(path)


def walk(part: Explained) -> Iterator[Explained]:
    yield part
    for each in part.parts:
        yield from walk(each)


def refused(quantity: str, file: ScenarioFile) -> Problem:
    with pytest.raises(AssumptionsError) as caught:
        explain(quantity, file)
    (problem,) = caught.value.problems
    return problem


def parts(explanation: Explanation) -> dict[str, Explained]:
    return {part.name: part for part in walk(explanation.root)}


def test_the_chain_goes_down_to_the_file(file: ScenarioFile) -> None:
    found = parts(explain("labor", file))
    assert found["labor"].unit == "USD/month"
    assert found["labor"].formula == "team_labor.desk"
    pay = found["teams.desk.pay.burdened"]
    assert (pay.low, pay.high, pay.text, pay.source) == (48_000, 48_000, "$48_000 / year", "BLS")
    line = BASE.splitlines().index("    pay: {burdened: {value: $48_000 / year, source: BLS}}") + 1
    assert pay.place == f"{file.path}:{line}"
    assert found["teams.desk.shrinkage"].place == "default"
    assert found["calendar.months_per_year"].place == "calendar"


def test_every_part_is_opened_once(file: ScenarioFile) -> None:
    opened = [part.name for part in walk(explain("npv", file).root) if part.parts]
    assert len(opened) == len(set(opened))
    seen = [part for part in walk(explain("npv", file).root) if part.seen]
    assert seen
    assert all(part.formula and not part.parts for part in seen)
    assert {part.name for part in seen} <= set(opened)


def test_values_are_of_the_month_asked_for(file: ScenarioFile) -> None:
    contacts = [explain("total_contacts", file, month).root.low for month in (1, 7)]
    assert contacts == near([7_300, 7_300 * 1.12**0.5])
    assert explain("total_contacts", file).month == 12
    assert parts(explain("demand_growth", file))["demand.growth"].unit == "share/year"


def test_values_over_the_week_have_two_ends(file: ScenarioFile) -> None:
    weights = ", ".join(["1"] * 12 + ["3"] * 12)
    profile = f"demand.profile={{hours: [{weights}], days: [1, 1, 1, 1, 1, 1, 1]}}"
    found = parts(explain("offered_load.desk.voice", ScenarioFile(file.path, (profile,)), 1))
    load = found["offered_load.desk.voice"]
    assert (load.low, load.high) == near((0.5, 1.5))
    folded = found["demand.profile.hours (24 values)"]
    assert (folded.low, folded.high, folded.text) == (1, 3, "")


def test_a_value_that_does_not_exist_says_why(file: ScenarioFile) -> None:
    root = explain("payback_months", file).root
    assert (root.low, root.high) == (None, None)
    assert root.reason == "the cumulative net stays negative over the horizon"


def test_names_that_are_not_there(file: ScenarioFile) -> None:
    assert refused("labour", file).help == "did you mean `labor`?"
    assert refused("agents", file).help == "it has `agents.desk.voice`"
    assert "`costmodel list FILE`" in refused("zzzzzzzz", file).help
    absent = refused("cost_per_resolution", file)
    assert "`plan` has no quantity `cost_per_resolution`: " in absent.message
    assert "`fcr`" in absent.message


def test_an_input_can_be_explained(file: ScenarioFile) -> None:
    root = explain("demand.growth", file).root
    assert (root.low, root.text, root.formula) == (0.12, "12% / year", "")


def test_the_list_names_all_that_can_be_explained(file: ScenarioFile) -> None:
    listing = list_lines(file, month=7)
    assert (listing.scenario, listing.month) == ("plan", 7)
    entries = {entry.name: entry for entry in listing.entries}
    assert entries["total_contacts"].low == near(7_300 * 1.12**0.5)
    assert entries["irr"].low is None
    assert not any(entry.parts for entry in listing.entries)
    below = parts(explain("npv", file, 7))
    assert set(below) <= set(entries)
    for name, part in below.items():
        assert (entries[name].low, entries[name].high) == (part.low, part.high)
    for name in entries:
        assert explain(name, file, 7).root.name == name
