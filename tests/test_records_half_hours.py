"""Half-hours of the clock, and stretches without records."""

from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from costmodel.records.half_hours import LEAST_MISSED, expected, find_gaps, half_hours


def calls(freq: str, *, first: str = "2026-01-01", last: str = "2026-04-01") -> pd.DatetimeIndex:
    return pd.date_range(first, last, freq=freq, inclusive="left")


def halves_of(times: pd.DatetimeIndex) -> pd.DataFrame:
    return half_hours(pd.Series(times), None)


def test_the_hour_that_clocks_skip_or_show_twice() -> None:
    zone = ZoneInfo("Europe/London")
    halves = half_hours(pd.Series(calls("1h", last="2027-01-01")), zone)
    odd = halves[halves["passed"] != 1]["passed"]
    assert {str(at): passed for at, passed in odd.items()} == {
        "2026-03-29 01:00:00": 0,
        "2026-03-29 01:30:00": 0,
        "2026-10-25 01:00:00": 2,
        "2026-10-25 01:30:00": 2,
    }


def test_half_hours_reach_over_whole_months_and_are_seen_between_the_records() -> None:
    halves = halves_of(calls("1h", first="2026-01-10", last="2026-02-03"))
    assert (str(halves.index[0]), str(halves.index[-1])) == (
        "2026-01-01 00:00:00",
        "2026-02-28 23:30:00",
    )
    assert halves["is_seen"].sum() == 24 * 48
    assert halves.loc["2026-01-12 00:30", "slot"] == 1  # a Monday


@pytest.mark.parametrize(("hours", "found"), [(18, 0), (24, 1)])
def test_a_gap_lacks_more_contacts_than_chance_leaves_out(hours: int, found: int) -> None:
    times = calls("1h")
    start = pd.Timestamp("2026-02-10")
    kept = times[(times < start) | (times >= start + pd.Timedelta(hours=hours))]
    gaps = find_gaps(halves_of(kept))
    assert len(gaps) == found
    assert all(gap.missed >= LEAST_MISSED for gap in gaps)


def test_long_gaps_do_not_hide_short_ones() -> None:
    times = calls("20min")
    ends = ("2026-01-12 00:00", "2026-02-23 00:00"), ("2026-03-10 03:00", "2026-03-10 12:00")
    for start, end in ends:
        times = times[(times < pd.Timestamp(start)) | (times >= pd.Timestamp(end))]
    gaps = find_gaps(halves_of(times))
    assert [(f"{gap.start:%F %H:%M}", f"{gap.end:%F %H:%M}") for gap in gaps] == list(ends)


def test_what_is_expected_sums_to_what_was_seen() -> None:
    times = calls("7min")
    halves = halves_of(times[(times.hour > 7) & (times.hour < 19)])
    assert expected(halves).sum() == pytest.approx(halves["contacts"].sum())
