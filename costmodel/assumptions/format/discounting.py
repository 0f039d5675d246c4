"""Rates of discounting and of reinvestment."""

from __future__ import annotations

from costmodel.assumptions.amounts import AmountKind


def yearly_rate(label: str, example: str) -> AmountKind:
    """A rate a year, the same in all years and above -100 %."""
    return AmountKind(
        "1/year",
        label,
        example,
        mark="%",
        unsaid="1/year",
        at_least=None,
        above=-1,
        at_most=10,
        fixed=True,
        compounds=True,
    )
