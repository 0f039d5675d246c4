"""Prices and cuts in churn: the wording decides."""

import pytest

from tests.assumption_files import errors, load, number, only_error, under


@pytest.mark.parametrize(
    "text", ["$0.99 / resolution", "$0.99 per resolution", "{value: $0.5..$0.99..$2 / resolution}"]
)
def test_prices_of_resolutions(text: str) -> None:
    loaded = load("hybrid", f"automation.assistant.price={text}")
    assert number(loaded, loaded.scenario.automation["assistant"].price) == 0.99


@pytest.mark.parametrize("unit", ["conversation", "contact", "message", "min", "month", "call"])
def test_other_prices_are_refused_instead_of_read_as_resolutions(unit: str) -> None:
    problem = only_error("hybrid", f"automation.assistant.price=$0.99 / {unit}")
    assert under(problem) == f"$0.99 / {unit}"
    assert f"a price per {unit} is not supported" in problem.message


@pytest.mark.parametrize(
    ("text", "by", "in_points"),
    [
        ("5 points", 0.05, True),
        ("2..5..8 points", 0.05, True),
        ("5%", 0.05, False),
        ("5 percent", 0.05, False),
        ("{value: 5 points, source: a}", 0.05, True),
    ],
)
def test_cuts_in_churn(text: str, by: float, *, in_points: bool) -> None:
    loaded = load("inhouse", f"benefits.churn.reduction={text}", "benefits.churn.base_churn=13%")
    assert loaded.scenario.benefits is not None
    churn = loaded.scenario.benefits.churn
    assert churn is not None
    assert number(loaded, churn.reduction.by) == by
    assert churn.reduction.in_points is in_points


@pytest.mark.parametrize("text", ["5", "0.05", "2..5..8", "{value: 5}"])
def test_a_cut_without_its_mode(text: str) -> None:
    problem = only_error("inhouse", f"benefits.churn.reduction={text}")
    assert (problem.code, under(problem)) == ("churn-mode", text)


def test_a_cut_that_is_no_number() -> None:
    assert [each.code for each in errors("inhouse", "benefits.churn.reduction=a lot")] == ["value"]
