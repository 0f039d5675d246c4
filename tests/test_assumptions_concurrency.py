"""Concurrency: one number, or a curve whose last item counts."""

import pytest

from tests.assumption_files import attribute, errors, load, monthly, number, only_error, under

PATH = "demand.channels.chat.concurrency"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("[1, 1.7, 2.5]", 2.5),
        ("[1, 1.7, 2.5, 2.9, 3.5]", 3.5),
        ("[1]", 1),
        ("[1, 1]", 1),
        ("[1, 2, 3]", 3),
        ("[1, 1.2, 2.2]", 2.2),  # 2.2 - 1.2 is above 1 by float noise
        ("[1, 1.5..1.7..1.9]", 1.7),
        ("1.7", 1.7),
        ("1.5..2..2.5", 2),
    ],
)
def test_the_last_item_counts(written: str, value: float) -> None:
    loaded = load("inhouse", f"{PATH}={written}")
    assert number(loaded, attribute(loaded, PATH)) == value


def test_a_number_may_ramp() -> None:
    loaded = load("inhouse", f"{PATH}=1 -> 2 over 2 months")
    assert monthly(loaded, attribute(loaded, PATH))[:3] == [1, 1.5, 2]


def test_each_item_is_an_input() -> None:
    inputs = load("inhouse", f"{PATH}=[1, {{value: 1.7, source: a study}}]").scenario.inputs
    assert [inputs[f"{PATH}.{at}"].value for at in (1, 2)] == [1, 1.7]
    details = inputs[f"{PATH}.2"].details
    assert details is not None
    assert details.source == "a study"


@pytest.mark.parametrize("written", ["[2]", "[1, 1.7, 1.5]", "[1, 3]", "[1.1, 1.2]", "[1, 1, 2.1]"])
def test_what_is_no_curve(written: str) -> None:
    problem = only_error("inhouse", f"{PATH}={written}")
    assert (problem.code, under(problem)) == ("concurrency", written)
    assert problem.message == (
        f"`{PATH}` is not a curve of what 1, 2, 3 ... contacts at once get done"
    )
    assert "each more adds between 0 and 1" in problem.help


def test_an_empty_curve() -> None:
    problem = only_error("inhouse", f"{PATH}=[]")
    assert (problem.code, under(problem)) == ("concurrency", "[]")
    assert problem.message == f"`{PATH}` is an empty curve"
    assert problem.help == "such as `[1, 1.7, 2.5]`"


@pytest.mark.parametrize(
    ("written", "pointed", "message"),
    [
        ("[1, x]", "x", "`x` is not a number"),
        ("[1, 0.5]", "0.5", "has to be at least 1"),
        ("[1, -1]", "-1", "has to be at least 1"),
        ("[1, 1 -> 2 over 3 months]", "1 -> 2 over 3 months", "not a ramp"),
        ("[1, [1, 2]]", "[1, 2]", "not a"),
        ("0.5", "0.5", "has to be at least 1"),
    ],
)
def test_an_item_that_is_wrong(written: str, pointed: str, message: str) -> None:
    (problem,) = errors("inhouse", f"{PATH}={written}")
    assert under(problem) == pointed
    assert message in problem.message
    assert problem.help
