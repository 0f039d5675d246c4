"""Months gathered into quarters, years and fiscal years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind: TypeAlias = Literal["month", "quarter", "year", "fiscal-year"]
KINDS: tuple[Kind, ...] = ("month", "quarter", "year", "fiscal-year")
MONTHS_PER_YEAR, MONTHS_PER_QUARTER = 12, 3


@dataclass(frozen=True, slots=True)
class Period:
    """Months in a row, counted from 0; the name says so where some of the period are missing."""

    name: str
    months: range


def periods(
    start: tuple[int, int], horizon: int, kind: Kind, fiscal_start: int = 1
) -> list[Period]:
    """The periods of a horizon, the first and the last perhaps in part.

    `fiscal_start` is the first month of the fiscal year, which is named after the year it ends in.
    """
    names: dict[str, list[int]] = {}
    for at in range(horizon):
        year, month = divmod(start[0] * MONTHS_PER_YEAR + start[1] - 1 + at, MONTHS_PER_YEAR)
        names.setdefault(_name(year, month + 1, kind, fiscal_start), []).append(at)
    whole = {"month": 1, "quarter": MONTHS_PER_QUARTER}.get(kind, MONTHS_PER_YEAR)
    return [
        Period(_with_part(name, len(months), whole), range(months[0], months[-1] + 1))
        for name, months in names.items()
    ]


def _name(year: int, month: int, kind: Kind, fiscal_start: int) -> str:
    if kind == "month":
        return f"{year}-{month:02}"
    if kind == "quarter":
        return f"{year} Q{(month - 1) // MONTHS_PER_QUARTER + 1}"
    if kind == "year":
        return str(year)
    ends_later = fiscal_start > 1 and month >= fiscal_start
    return f"FY{year + ends_later}"


def _with_part(name: str, months: int, whole: int) -> str:
    return name if months == whole else f"{name} ({months} months)"


def summed(monthly: Sequence[float | None], period: Period) -> float:
    """The sum of a monthly line over a period."""
    return sum(monthly[month] or 0.0 for month in period.months)
