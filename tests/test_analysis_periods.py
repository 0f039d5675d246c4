"""Months gathered into quarters, years and fiscal years."""

import pytest

from costmodel.analysis.periods import KINDS, periods, summed


@pytest.mark.parametrize(
    ("kind", "fiscal_start", "names"),
    [
        ("quarter", 1, ["2027 Q1 (2 months)", "2027 Q2", "2027 Q3", "2027 Q4", "2028 Q1"]),
        ("year", 1, ["2027 (11 months)", "2028 (3 months)"]),
        ("fiscal-year", 1, ["FY2027 (11 months)", "FY2028 (3 months)"]),
        ("fiscal-year", 4, ["FY2027 (2 months)", "FY2028"]),
        ("fiscal-year", 3, ["FY2027 (1 months)", "FY2028", "FY2029 (1 months)"]),
    ],
)
def test_names_of_periods(kind: str, fiscal_start: int, names: list[str]) -> None:
    found = periods((2027, 2), 14, kind, fiscal_start)  # type: ignore[arg-type]
    assert [each.name for each in found] == names


def test_months_are_periods_too() -> None:
    assert [each.name for each in periods((2027, 12), 2, "month")] == ["2027-12", "2028-01"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fiscal_start", range(1, 13))
def test_periods_have_every_month_once_in_order(kind: str, fiscal_start: int) -> None:
    found = periods((2026, 5), 37, kind, fiscal_start)  # type: ignore[arg-type]
    assert [month for each in found for month in each.months] == list(range(37))
    monthly = [2.0**month for month in range(37)]
    assert sum(summed(monthly, each) for each in found) == sum(monthly)
