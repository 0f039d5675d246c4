"""Factors of the twelve months."""

import pytest

from tests.assumption_files import errors, load, number, under, warnings

PATH = "demand.seasonality"


def _list(*factors: object) -> str:
    return f"{PATH}=[{', '.join(map(str, factors))}]"


def test_twelve_factors_january_first() -> None:
    factors = (1.2, 0.8, *[1] * 10)
    loaded = load("inhouse", _list(*factors))
    seasonality = loaded.scenario.demand.seasonality
    assert seasonality is not None
    assert tuple(number(loaded, factor) for factor in seasonality) == factors
    assert "seasonality-mean" not in dict(warnings("inhouse", _list(*factors)))


def test_what_is_said_of_the_list_is_said_of_each_factor() -> None:
    said = f"{{value: [{', '.join('1' * 12)}], source: calls.csv, as_of: 2026-12-31}}"
    inputs = load("inhouse", f"{PATH}={said}").scenario.inputs
    for month in range(1, 13):
        details = inputs[f"{PATH}.{month}"].details
        assert details is not None
        assert (details.source, details.as_of) == ("calls.csv", "2026-12-31")


def test_a_mean_other_than_1_warns() -> None:
    found = load("inhouse", _list(*[1.1] * 12)).warnings
    (problem,) = [each for each in found if each.code == "seasonality-mean"]
    assert "a mean of 1.100, not 1" in problem.message
    assert under(problem).startswith("[1.1, ")


@pytest.mark.parametrize(
    ("setting", "pointed"),
    [
        (_list(*[1] * 11), ["[" + ", ".join("1" * 11) + "]"]),
        (f"{PATH}=1", ["1"]),
        (f"{PATH}={{jan: 1}}", ["jan"]),
        (f"{PATH}={{source: x}}", ["{source: x}"]),
        (f"{PATH}={{value: [1]}}", ["[1]"]),
        (f"{PATH}={{value: 1, low: 0}}", ["0"]),
        (f"{PATH}={{value: [{', '.join('1' * 12)}], dist: pert}}", ["pert"]),
        (f"{PATH}={{value: [{', '.join('1' * 12)}], as_of: soon}}", ["soon"]),
        (_list(*[1] * 10, "10%", "-1"), ["10%", "-1"]),
        (_list(*[1] * 11, "[1]"), ["[1]"]),
        (_list(*[1] * 11, "1 -> 2 over 3 months"), ["1 -> 2 over 3 months"]),
    ],
)
def test_what_is_no_seasonality(setting: str, pointed: list[str]) -> None:
    found = errors("inhouse", setting)
    assert [under(each) for each in found] == pointed
    assert all(each.help for each in found)
