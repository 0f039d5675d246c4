"""The calendar: the ratios by which time converts."""

import pytest

from costmodel.assumptions.calendar import (
    SPANS,
    WEEKS_PER_MONTH,
    build_calendar,
    calendar_entries,
    ratio_entries,
)
from costmodel.kernel.dimensions import dimension
from costmodel.kernel.numbers import at_typical, evaluate
from costmodel.kernel.units import unit
from tests.plans import CALLS, DESK, find, near


def _ratio(short: str, long: str, year: str) -> float:
    values = {("s", f"calendar.{entry.name}"): entry.value for entry in calendar_entries(year)}
    ratio = build_calendar("s", year).ratio(short, long)
    assert dimension(ratio) == unit(f"{short}/{long}")
    (array,) = evaluate([ratio], at_typical(values), months=1)
    return float(array.item())


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("s", "min", 60),
        ("s", "h", 3_600),
        ("min", "day", 1_440),
        ("h", "week", 168),
        ("month", "year", 12),
        ("week", "month", 730 / 168),
        ("h", "month", 730),
        ("h", "year", 8_760),
        ("day", "year", 365),
    ],
)
def test_ratios(short: str, long: str, expected: float) -> None:
    assert _ratio(short, long, "365 days") == pytest.approx(expected, rel=1e-15)


def test_a_year_of_52_weeks_has_2080_paid_hours() -> None:
    assert 40 * _ratio("week", "year", "52 weeks") == pytest.approx(2_080)
    assert set(WEEKS_PER_MONTH) == {"365 days", "52 weeks", "actual days"}


def test_each_span_leads_to_the_next() -> None:
    assert len(ratio_entries(SPANS[0], SPANS[-1])) == len(SPANS) - 1
    names = [entry.name for entry in calendar_entries("365 days")]
    assert set(ratio_entries(SPANS[0], SPANS[-1])) <= set(names)
    assert len(set(names)) == len(names)


def test_months_of_actual_days() -> None:
    days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29]  # 2028 is a leap year
    found = find(DESK, "start=2027-01", "horizon=14 months", "calendar=actual days")
    assert found.by_month("weeks_of_month") == near([each / 7 for each in days])
    # The same contacts in fewer days take more people at a time, and as many hours.
    assert found.by_month("position_hours.desk") == near([730] * 14)
    assert found.by_month("team_fte.desk") == near([730 / (40 * each / 7) for each in days])
    calls = find(CALLS, "calendar=actual days", "teams.desk.min_agents=9", "horizon=2 months")
    assert calls.by_month("position_hours.desk") == near([9 * 24 * 31, 9 * 24 * 28])
