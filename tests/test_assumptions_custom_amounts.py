"""Amounts of the user's own costs: what they are for each of."""

import pytest

from tests.assumption_files import load, number, only_error, under


@pytest.mark.parametrize(
    ("text", "basis", "value"),
    [
        ("$25_000 once", "once", 25_000),
        ("{value: $25k once, source: a}", "once", 25_000),
        ("$20_000..$25_000..$30_000 once", "once", 25_000),
        ("$60_000 / year", "month", 5_000),
        ("$5_000 / month", "month", 5_000),
        ("[$5_000 / month, $60_000 / year, $5_000 / month]", "month", 5_000),
        ("$12 / seat / month", "seat", 12),
        ("$144 / seat / year", "seat", 12),
        ("$600 / FTE / year", "fte", 50),
        ("$0.10 / contact", "contact", 0.1),
        ("$0.10 per call", "contact", 0.1),
        ("$0.02 / min", "minute", 0.02),
        ("$1.50 / h", "hour", 1.5),
        ("$0.5 / resolution", "resolution", 0.5),
        ("$500 / hire", "hire", 500),
        ("$0.01 / customer / month", "customer", 0.01),
        ("5% of labor", "share", 0.05),
        ("2..5..8 % of labor, hiring", "share", 0.05),
    ],
)
def test_what_an_amount_is_for(text: str, basis: str, value: float) -> None:
    loaded = load("inhouse", "costs.extra.amount=" + text)
    amount = loaded.scenario.costs["extra"].amount
    assert amount.basis == basis
    assert number(loaded, amount.value) == pytest.approx(value)


def test_the_lines_of_a_share() -> None:
    amount = load("inhouse", "costs.extra.amount=5% of labor, hiring, labor").scenario.costs
    assert amount["extra"].amount.lines == ("labor", "hiring")


@pytest.mark.parametrize(
    "text", ["$25_000", "25_000 once", "once", "$5 once / month", "5%", "x% of labor"]
)
def test_what_is_no_amount(text: str) -> None:
    problem = only_error("inhouse", f"costs.extra.amount={text}")
    assert (problem.code, under(problem)) == ("value", text)
    assert "$" in problem.help or "`" in problem.help
