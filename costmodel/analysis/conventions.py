"""By which conventions money is discounted, as data and in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario

COMPOUNDED = {"effective": "effective", "nominal": "nominal, a twelfth of it each month"}


@dataclass(frozen=True, slots=True)
class Conventions:
    """How the returns discount; the rates are shares a year."""

    discount_rate: float
    discounting: str
    timing: str
    compounding: str
    finance_rate: float
    reinvest_rate: float

    @property
    def sentence(self) -> str:
        """The conventions in words."""
        if not self.discount_rate:
            return "Not discounted: the discount rate is 0%."
        place = "middle" if self.timing == "mid" else "end"
        span = "year" if self.discounting == "annual" else "month"
        return (
            f"Discounted at {percent(self.discount_rate)} a year, {COMPOUNDED[self.compounding]}, "
            f"at the {place} of each {span}; one-time costs at the start, undiscounted."
        )


def conventions_of(s: Scenario) -> Conventions:
    """The conventions of a scenario."""
    return Conventions(
        rate_of(s, "discount_rate"),
        s.discounting,
        s.timing,
        s.compounding,
        rate_of(s, "finance_rate"),
        rate_of(s, "reinvest_rate"),
    )


def rate_of(s: Scenario, key: str) -> float:
    """A rate as a share a year; where it is not given, the discount rate."""
    return s.inputs.get(key, s.inputs["discount_rate"]).value


def written_rate(s: Scenario, key: str) -> str:
    """A rate as people write it."""
    return percent(s.inputs[key].value) if key in s.inputs else "that of discounting"


def percent(rate: float) -> str:
    """A rate with all its digits.

    >>> percent(0.075)
    '7.5%'
    """
    return f"{100 * rate:.15g}%"
