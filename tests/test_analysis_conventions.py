"""The conventions of discounting in words."""

import doctest

import pytest

from costmodel.analysis import conventions
from costmodel.analysis.conventions import Conventions
from tests.plans import DESK, find

START = "one-time costs at the start, undiscounted."


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (("discount_rate=0%",), "Not discounted: the discount rate is 0%."),
        (
            ("discount_rate=10%",),
            f"Discounted at 10% a year, effective, at the end of each month; {START}",
        ),
        (
            ("discount_rate=7.5%", "discounting=annual", "timing=mid", "compounding=nominal"),
            (
                "Discounted at 7.5% a year, nominal, a twelfth of it each month, at the middle of "
                f"each year; {START}"
            ),
        ),
    ],
)
def test_a_sentence_says_how_money_is_discounted(settings: tuple[str, ...], said: str) -> None:
    assert find(DESK, *settings).result.conventions.sentence == said


def test_rates_that_are_not_given_are_that_of_discounting() -> None:
    found = find(DESK, "discount_rate=10%", "finance_rate=8%").result.conventions
    assert found == Conventions(0.1, "monthly", "end", "effective", 0.08, 0.1)


def test_examples() -> None:
    assert not doctest.testmod(conventions).failed
