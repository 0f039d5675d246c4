"""Time zones by name or distance, and clocks against each other."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from costmodel.assumptions.time_zones import TimeZone, local_half
from tests.assumption_files import load, only_error, under

PATH = "teams.inhouse.time_zone"
JANUARY, JULY = (2027, 1), (2027, 7)


def zone(name: str) -> TimeZone:
    found = load("inhouse", f"demand.time_zone={name}").scenario.demand.time_zone
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "january", "july"),
    [
        ("UTC", 0, 0),
        ("UTC+5:30", 11, 11),
        ("UTC-3:30", -7, -7),
        ("UTC+14", 28, 28),
        ("UTC+01", 2, 2),
        ("Asia/Kolkata", 11, 11),
        ("Europe/London", 0, 2),
        ("America/New_York", -10, -8),
        ("America/St_Johns", -7, -5),
        ("Australia/Sydney", 22, 20),
        ("Australia/Lord_Howe", 22, 21),
    ],
)
def test_half_hours_ahead_of_utc(name: str, january: int, july: int) -> None:
    found, utc = zone(name), zone("UTC")
    assert found.name == name
    assert found.halves_ahead(utc, JANUARY) == january
    assert found.halves_ahead(utc, JULY) == july
    assert utc.halves_ahead(found, JULY) == -july


def test_a_day_of_the_month_may_be_on_the_other_side_of_the_turn() -> None:
    new_york, utc = zone("America/New_York"), zone("UTC")
    assert [new_york.halves_ahead(utc, (2027, 3), day) for day in (1, 13, 15)] == [-10, -10, -8]


def test_local_half_hours_are_those_of_the_calendar() -> None:
    berlin, kolkata = zone("Europe/Berlin"), zone("Asia/Kolkata")
    for half in range(0, 336, 7):
        there = datetime(2027, 1, 4 + half // 48, half % 48 // 2, 30 * (half % 2), tzinfo=UTC)
        for name, found in (("Europe/Berlin", berlin), ("Asia/Kolkata", kolkata)):
            clock = there.astimezone(ZoneInfo(name))
            expected = clock.weekday() * 48 + clock.hour * 2 + clock.minute // 30
            assert local_half(half, found, zone("UTC"), JANUARY) == expected


def test_without_a_zone_clocks_are_the_same() -> None:
    assert local_half(17, None, zone("Asia/Tokyo"), JANUARY) == 17
    assert local_half(17, zone("Asia/Tokyo"), None, JANUARY) == 17
    assert local_half(17, zone("Asia/Tokyo"), zone("Asia/Tokyo"), JANUARY) == 17


@pytest.mark.parametrize(
    ("written", "help_text"),
    [
        ("Europe/Lundon", "did you mean `Europe/London`?"),
        ("america/new_york", "did you mean `America/New_York`?"),
        ("utc", "did you mean `UTC`?"),
        ("UTC+15", "did you mean `UTC`?"),
        ("UTC+5:90", "write it like `America/New_York` or `UTC+5:30`"),
        ("5", "write it like `America/New_York` or `UTC+5:30`"),
        ("../UTC", "did you mean `UTC`?"),
        ("[UTC]", "write it like `America/New_York` or `UTC+5:30`"),
        ("''", "write it like `America/New_York` or `UTC+5:30`"),
    ],
)
def test_a_zone_that_there_is_not(written: str, help_text: str) -> None:
    problem = only_error("inhouse", "demand.time_zone=UTC", f"{PATH}={written}")
    assert (problem.code, under(problem)) == ("time-zone", written)
    assert problem.message.startswith(f"`{PATH}`: there is no time zone `")
    assert problem.help == help_text


@pytest.mark.parametrize("written", ["Asia/Kathmandu", "UTC+5:45", "Australia/Eucla", "UTC-0:15"])
def test_a_zone_on_the_quarter_hour(written: str) -> None:
    problem = only_error("inhouse", f"demand.time_zone={written}")
    assert (problem.code, under(problem)) == ("time-zone", written)
    assert problem.message == (
        f"`demand.time_zone`: clocks of `{written}` do not turn on the half-hour"
    )
    assert problem.help == "use a neighboring zone that does"


def test_a_zone_that_is_wrong_hides_nothing_else() -> None:
    problem = only_error("inhouse", "demand.time_zone=Nowhere", f"{PATH}=Europe/London")
    assert under(problem) == "Nowhere"
    problem = only_error("inhouse", "demand.time_zone=UTC", f"{PATH}=UTC", "start=2027-13")
    assert under(problem) == "2027-13"
