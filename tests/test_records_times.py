"""Ways of writing times."""

from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from costmodel.assumptions.notation import NotationError
from costmodel.records.times import on_clock, read_times

MOMENTS = [pd.Timestamp(2026, month, day, 15, 4) for month in (1, 7, 12) for day in (2, 13, 31)]


def texts(*values: str) -> "pd.Series[str]":
    return pd.Series(values, dtype=object)


@pytest.mark.parametrize(
    "form",
    [
        *("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y/%m/%d %H:%M", "%Y%m%d %H:%M:%S"),
        *("%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M %p", "%d.%m.%Y %H:%M:%S"),
        *("%d-%m-%Y %H:%M", "%d %b %Y %H:%M", "%b %d, %Y %I:%M:%S %p", "%d/%m/%y %H:%M"),
        "%Y-%m-%d %H:%M:%S.%f",
    ],
)
def test_ways_of_writing_are_found_out(form: str) -> None:
    read = read_times(texts(*(f" {moment.strftime(form)}" for moment in MOMENTS)))
    assert list(read) == MOMENTS


@pytest.mark.parametrize("form", ["%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M", "%d-%m-%Y"])
def test_days_that_could_be_months_are_not_guessed(form: str) -> None:
    early = texts(*(pd.Timestamp(2026, 3, day, 9).strftime(form) for day in range(1, 12)))
    with pytest.raises(NotationError, match="could be") as caught:
        read_times(early)
    assert "--date-format" in caught.value.help
    assert set(read_times(early, "%d/%m/%Y %H:%M").dt.year.dropna()) <= {2026}


def test_the_form_may_be_said() -> None:
    read = read_times(texts("02/03/2026 10:00", "soon"), "%d/%m/%Y %H:%M")
    assert (read[0].month, read[0].day) == (3, 2)
    assert pd.isna(read[1])


@pytest.mark.parametrize(
    "written",
    [
        *("2026-03-02T10:00:00Z", "2026-03-02T11:00:00+01:00", "2026-03-02 05:00:00-0500"),
        *("2026-03-02 10:00:00 UTC", "1772445600", "1772445600000"),
    ],
)
def test_times_that_say_their_zone_are_in_utc(written: str) -> None:
    (read,) = read_times(texts(written))
    assert read == pd.Timestamp("2026-03-02 10:00", tz="UTC")


def test_a_time_without_the_zone_that_others_say_is_unreadable() -> None:
    read = read_times(texts("2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z", "2026-03-02T10:00:00"))
    assert read.isna().tolist() == [False, False, True]


@pytest.mark.parametrize(
    "text", ["soon", "", "=NOW()", "1850-01-01 10:00", "9999-01-01 10:00", "0"]
)
def test_texts_that_are_no_times(text: str) -> None:
    assert pd.isna(read_times(texts(*["2026-03-02 10:00"] * 3, text))[3])


def test_a_column_without_any_time_is_refused() -> None:
    with pytest.raises(NotationError, match="`soon` is not a time"):
        read_times(texts("", "soon", "later"))


def test_clocks() -> None:
    london, new_york = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
    zoned = read_times(texts("2026-07-01T10:00:00Z"))
    assert on_clock(zoned, london, None)[0] == pd.Timestamp("2026-07-01 11:00")
    assert on_clock(zoned, None, None)[0] == pd.Timestamp("2026-07-01 10:00")
    plain = read_times(texts("2026-07-01 10:00", "2026-11-01 01:30", "2026-03-08 02:30"))
    assert on_clock(plain, london, None).equals(plain)
    moved = on_clock(plain, london, new_york)
    assert [str(time) for time in moved] == [
        "2026-07-01 15:00:00",
        "2026-11-01 05:30:00",  # the first of two 01:30s, of summer time
        "2026-03-08 07:00:00",  # there was no 02:30: the next time there was
    ]
