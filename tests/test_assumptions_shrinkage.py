"""Shrinkage as one share, or as components that compound, some of them not paid."""

from importlib import import_module
from itertools import permutations
from typing import Any

import pytest
import yaml

from costmodel.assumptions.schema import json_schema
from tests.assumption_files import attribute, errors, load, number, only_error, under, warnings
from tests.plans import DESK, find, near

jsonschema: Any = import_module("jsonschema")  # with or without its stubs
PATH = "teams.inhouse.shrinkage"
PARTS = {"breaks": "10%", "training": "5%", "absence": "{value: 8%, paid: false}"}


def written(parts: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {share}" for name, share in parts.items()) + "}"


@pytest.mark.parametrize("text", ["35%", "{value: 35%}", "{value: 35%, low: 30%, source: book}"])
def test_one_share_with_or_without_details(text: str) -> None:
    loaded = load("inhouse", f"{PATH}=null", f"{PATH}={text}")
    assert loaded.scenario.inputs[PATH].value == 0.35
    assert loaded.scenario.unpaid_shrinkage(loaded.scenario.teams["inhouse"]) is None


def test_components_compound() -> None:
    found = find(DESK, f"teams.desk.shrinkage={written(PARTS)}")
    assert found["teams.desk.shrinkage"] == near(1 - 0.9 * 0.95)
    assert found["teams.desk.unpaid_shrinkage"] == near(0.08)
    assert found["paid_hours.desk"] == near(730 / 0.9 / 0.95)
    assert found["team_fte.desk"] == near(4.2 / 0.9 / 0.95)
    assert found["employed_fte.desk"] == near(4.2 / 0.9 / 0.95 / 0.92)
    assert found["employed_agents"] == found["employed_fte.desk"]


@pytest.mark.parametrize("order", list(permutations(PARTS)))
def test_components_in_any_order_give_the_same(order: tuple[str, ...]) -> None:
    text = written({name: PARTS[name] for name in order})
    found, first = (
        find(DESK, f"teams.desk.shrinkage={each}", "teams.desk.attrition=30% / year")
        for each in (text, written(PARTS))
    )
    assert found.costs() == near(first.costs())
    assert found["employed_fte.desk"] == near(first["employed_fte.desk"])


def test_one_component_is_one_share() -> None:
    one, whole = (find(DESK, f"teams.desk.shrinkage={text}") for text in ("{breaks: 35%}", "35%"))
    assert one["paid_fte"] == near(whole["paid_fte"])
    assert "employed_fte.desk" not in one


def test_only_unpaid_components_cost_nothing_but_heads() -> None:
    found = find(
        DESK,
        "teams.desk.shrinkage={leave: {value: 20%, paid: no}}",
        "teams.desk.attrition=60% / year",
        "teams.desk.hiring_cost=$1_000",
        "teams.desk.supervisors={span: 10, burdened: $60_000 / year}",
    )
    assert found["labor"] == near(4.2 * 4_000)
    assert found["hires.desk"] == near(4.2 / 0.8 * 0.05)
    assert found["supervisors_fte"] == near(4.2 / 0.8 / 10)


def test_a_headcount_is_paid_and_more_are_employed() -> None:
    found = find(DESK, "teams.desk.headcount=20", f"teams.desk.shrinkage={written(PARTS)}")
    assert found["paid_fte"] == near(20)
    assert found["scheduled_hours.desk"] == near(20 * 40 * 730 / 168 * 0.9 * 0.95)
    assert found["employed_fte.desk"] == near(20 / 0.92)


def test_components_may_be_uncertain_and_change() -> None:
    text = "{breaks: 8..10..12 %, leave: {value: [5%, 10%], paid: false}}"
    found = find(DESK, f"teams.desk.shrinkage={text}", "horizon=24 months")
    assert found.by_month("employed_fte.desk")[::12] == near([4.2 / 0.9 / 0.95, 4.2 / 0.9 / 0.9])


def test_a_file_on_top_may_change_one_component() -> None:
    base = f"{PATH}={written(PARTS)}"
    loaded = load("inhouse", f"{PATH}=null", base, f"{PATH}.breaks=20%", f"{PATH}.training=null")
    assert number(loaded, attribute(loaded, PATH)) == near(0.2)


@pytest.mark.parametrize(
    ("text", "code", "pointed"),
    [
        ("{breaks: 0.1}", "value", "0.1"),
        ("{breaks: 100%}", "value", "100%"),
        ("{Breaks: 10%}", "name", "Breaks"),
        ("{breaks: 10%, note: 5%}", "name", "note"),
        ("{breaks: {value: 10%, paid: maybe}}", "value", "maybe"),
        ("{breaks: {paid: false}}", "missing-value", "{paid: false}"),
        ("{breaks: {value: 10%, pad: false}}", "unknown-key", "pad"),
        ("{value: 10%, breaks: 5%}", "shrinkage", "breaks"),
        ("{value: 10%, lo: 5%}", "unknown-key", "lo"),
        ("{low: 10%, high: 5%}", "missing-value", "{low: 10%, high: 5%}"),
        ("{breaks: 10%, paid: false}", "name", "paid"),
    ],
)
def test_mistakes(text: str, code: str, pointed: str) -> None:
    problem = only_error("seed_sample", f"{PATH}=null", f"{PATH}={text}")
    assert (problem.code, under(problem)) == (code, pointed)
    assert problem.help


@pytest.mark.parametrize(
    "text",
    [
        "35%",
        "{value: 35%, low: 30%}",
        "{breaks: 10%, leave: {value: 8%, paid: false}}",
        "{breaks: {value: [10%, 12%, 14%]}}",
        "[10%, 12%]",
    ],
)
def test_the_schema_has_both_forms(text: str) -> None:
    file = f"teams: {{desk: {{shrinkage: {text}}}}}"
    assert jsonschema.Draft7Validator(json_schema()).is_valid(yaml.safe_load(file))


def test_every_component_has_its_own_mistake() -> None:
    found = errors("seed_sample", f"{PATH}=null", f"{PATH}={{breaks: 1, leave: 2}}")
    assert [under(each) for each in found] == ["1", "2"]


def test_more_than_half_in_all_is_suspect() -> None:
    text = "{breaks: 30%, training: 25%, leave: {value: 10%, paid: false}}"
    assert "suspect-value" in dict(warnings("seed_sample", f"{PATH}=null", f"{PATH}={text}"))
    fine = "{breaks: 30%, training: 25%}"
    assert "suspect-value" not in dict(warnings("seed_sample", f"{PATH}=null", f"{PATH}={fine}"))
