"""Prices and cuts in churn: the wording decides."""

import pytest

from tests.assumption_files import errors, load, monthly, number, only_error, under


@pytest.mark.parametrize(
    "text", ["$0.99 / resolution", "$0.99 per resolution", "{value: $0.5..$0.99..$2 / resolution}"]
)
def test_prices_of_resolutions(text: str) -> None:
    (price,) = _prices(text)
    assert price == ("resolution", 0.99)


def _prices(text: str) -> list[tuple[str, float]]:
    more = ("automation.assistant.minutes=4 min", "automation.assistant.messages=6")
    loaded = load("hybrid", f"automation.assistant.price={text}", *more)
    prices = loaded.scenario.automation["assistant"].price
    return [(price.name, number(loaded, price.amount)) for price in prices or ()]


@pytest.mark.parametrize(
    ("text", "sold", "amount"),
    [
        ("$2.00 / conversation", "session", 2),
        ("$0.50 / session", "session", 0.5),
        ("$0.10 per min", "minute", 0.1),
        ("$6 / h", None, 0),
        ("$0.01 / message", "message", 0.01),
        ("$500 / month", "month", 500),
        ("$6_000 / year", "month", 500),
    ],
)
def test_prices_in_the_unit_that_is_sold(text: str, sold: str | None, amount: float) -> None:
    if sold is None:
        assert (
            "a price per h is not supported"
            in only_error("hybrid", f"automation.assistant.price={text}").message
        )
    else:
        assert _prices(text) == [(sold, amount)]


def test_several_prices_are_a_list_of_different_units() -> None:
    text = "[$500 / month, $0.50..$0.60..$0.70 / session]"
    assert _prices(text) == [("month", 500), ("session", 0.6)]
    loaded = load("hybrid", f"automation.assistant.price={text}")
    assert "automation.assistant.price.session" in loaded.scenario.inputs


def test_a_list_of_one_unit_is_by_year() -> None:
    text = "[$1 / resolution, $2 / resolution, $3 / resolution]"
    loaded = load("hybrid", f"automation.assistant.price={text}")
    (price,) = loaded.scenario.automation["assistant"].price or ()
    assert monthly(loaded, price.amount) == [1] * 12 + [2] * 12 + [3] * 12


def test_one_unit_has_one_price() -> None:
    text = "[$500 / month, $0.5 / session, $0.6 / conversation]"
    problem = only_error("hybrid", f"automation.assistant.price={text}")
    assert under(problem) == "$0.6 / conversation"
    assert "two prices of a session" in problem.message


@pytest.mark.parametrize("unit", ["contact", "call", "customer", "day"])
def test_other_prices_are_refused_instead_of_read_as_resolutions(unit: str) -> None:
    problem = only_error("hybrid", f"automation.assistant.price=$0.99 / {unit}")
    assert under(problem) == f"$0.99 / {unit}"
    assert f"a price per {unit} is not supported" in problem.message
    assert "`$2 / conversation`" in problem.help


def test_an_empty_list_of_prices() -> None:
    problem = only_error("hybrid", "automation.assistant.price=[]")
    assert (under(problem), problem.message) == ("[]", "`automation.assistant.price` is empty")


def test_a_price_without_a_unit() -> None:
    assert under(only_error("hybrid", "automation.assistant.price=$0.99")) == "$0.99"
    assert under(only_error("hybrid", "automation.assistant.price=[0.99, 1]")) == "[0.99, 1]"


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
