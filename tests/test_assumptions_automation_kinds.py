"""Containment by intent, and reviews in money or in hours."""

import pytest

from tests.assumption_files import load, monthly, number, only_error, under

INTENTS = "demand.intents={a: {share: 60%}, b: {share: 40%}}"
PATH = "automation.assistant"


def test_each_intent_has_an_input_of_its_own() -> None:
    whole = f"{PATH}.intents={{a: 20..30..40 %, b: 0% -> 40% over 12 months}}"
    loaded = load("hybrid", INTENTS, f"{PATH}.containment=null", whole)
    intents = loaded.scenario.automation["assistant"].intents
    assert intents is not None
    assert number(loaded, intents["a"].containment) == 0.3
    assert monthly(loaded, intents["b"].containment)[12] == 0.4
    assert loaded.scenario.inputs[f"{PATH}.intents.a"].low == 0.2
    other = load("hybrid", INTENTS, f"{PATH}.containment=null", whole, f"{PATH}.intents.a=50%")
    assert other.scenario.inputs[f"{PATH}.intents.a"].value == 0.5


@pytest.mark.parametrize(
    ("text", "amount"),
    [("$36_000 / year", 3_000), ("{value: $3_000 / month, source: a}", 3_000)],
)
def test_reviews_in_money(text: str, amount: float) -> None:
    loaded = load("hybrid", f"{PATH}.review={text}")
    review = loaded.scenario.automation["assistant"].review
    assert review is not None
    assert number(loaded, review.amount) == amount
    assert review.hours is None


def test_reviews_in_hours() -> None:
    loaded = load(
        "hybrid",
        f"{PATH}.review=null",
        f"{PATH}.review.hours=240 h / year",
        f"{PATH}.review.rate=$1 / min",
    )
    review = loaded.scenario.automation["assistant"].review
    assert review is not None
    assert (number(loaded, review.hours), number(loaded, review.rate)) == (20, 60)


@pytest.mark.parametrize(
    ("text", "code", "pointed"),
    [
        ("$5", "value", "$5"),
        ("{hours: 20 h / month, rate: $60}", "value", "$60"),
        ("{hours: 20 h / month, rat: $60 / h}", "unknown-key", "rat"),
        ("20 h / month", "value", "20 h / month"),
    ],
)
def test_what_is_no_review(text: str, code: str, pointed: str) -> None:
    problem = only_error("hybrid", f"{PATH}.review={text}")
    assert (problem.code, under(problem)) == (code, pointed)
