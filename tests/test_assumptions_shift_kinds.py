"""Kinds of value that describe shifts."""

import pytest

from costmodel.assumptions.format.shifts import Shifts
from tests.assumption_files import load, only_error, under

PATH = "teams.inhouse.shifts"


def shifts(written: str) -> Shifts:
    found = load("inhouse", f"{PATH}={{{written}}}").scenario.teams["inhouse"].shifts
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("8 h", 8),
        ("8h", 8),
        ("8.5 h", 8.5),
        ("8h30", 8.5),
        ("8 h 30 min", 8.5),
        ("30 min", 0.5),
        ("90 min", 1.5),
        ("0 h", 0),
        ("0 min", 0),
        ("24 h", 24),
    ],
)
def test_durations(written: str, hours: float) -> None:
    assert shifts(f"unpaid_break: {written}").unpaid_break == hours
    assert shifts(f"rest: {written}").rest == hours


@pytest.mark.parametrize(
    "written", ["8", "8.25 h", "20 min", "25 h", "h", "min", "-1 h", "8 hours", "[8 h]", "''"]
)
def test_what_is_no_duration_on_the_half_hour(written: str) -> None:
    problem = only_error("inhouse", f"{PATH}={{rest: {written}}}")
    assert (problem.code, under(problem)) == ("value", written)
    assert problem.message == f"`{PATH}.rest` is not a duration on the half-hour, up to 24 h"
    assert problem.help == "write it like `11 h`"


def test_lengths_are_one_or_several() -> None:
    assert shifts("lengths: 8 h").lengths == (8,)
    assert shifts("lengths: [10 h, 8h30, 30 min]").lengths == (0.5, 8.5, 10)


@pytest.mark.parametrize("written", ["[8 h, 8h]", "[0 h]", "[]", "0 min", "[8 h, 480 min]"])
def test_lengths_are_above_0_and_each_once(written: str) -> None:
    problem = only_error("inhouse", f"{PATH}={{lengths: {written}}}")
    assert (problem.code, under(problem)) == ("value", written)
    assert problem.message == f"`{PATH}.lengths` lists lengths above 0, each once"
    assert problem.help == "write it like `[8 h, 10 h]`"


def test_a_length_that_is_wrong_is_the_item() -> None:
    problem = only_error("inhouse", f"{PATH}={{lengths: [8 h, 8.3 h]}}")
    assert under(problem) == "8.3 h"
    assert problem.help == "write it like `8 h`"


@pytest.mark.parametrize(
    ("written", "starts"),
    [
        ("every 8 h", (0, 8, 16)),
        ("every 30 min", tuple(half / 2 for half in range(48))),
        ("every 24 h", (0,)),
        ("06:00", (6,)),
        ("[22:30, 6:00, 14:00]", (6, 14, 22.5)),
        ("[06:00, 6:00]", (6,)),
    ],
)
def test_starts(written: str, starts: tuple[float, ...]) -> None:
    assert shifts(f"starts: {written}").starts == starts


@pytest.mark.parametrize(
    "written", ["every 7 h", "every 0 min", "every", "06:15", "[06:00, 24:00]", "[]", "6"]
)
def test_what_are_no_starts(written: str) -> None:
    problem = only_error("inhouse", f"{PATH}={{starts: {written}}}")
    assert (problem.code, under(problem)) == ("value", written)
    assert problem.message == f"`{PATH}.starts` does not say at which times shifts start"
    assert "every 30 min" in problem.help


def test_days_on() -> None:
    assert shifts("days_on: 5").days_on == (5,)
    assert shifts("days_on: [4, 3, 4]").days_on == (3, 4)
    assert shifts("rest: 11 h").days_on is None


@pytest.mark.parametrize("written", ["0", "7", "[5, 8]", "[]", "five", "2.5", "5 days"])
def test_what_are_no_days_on(written: str) -> None:
    problem = only_error("inhouse", f"{PATH}={{days_on: {written}}}")
    assert (problem.code, under(problem)) == ("value", written)
    assert "from 1 to 6" in problem.message
    assert problem.help == "write it like `5` or `[3, 4]`"


@pytest.mark.parametrize(
    ("written", "share"), [("20%", 0.2), ("0%", 0), ("100 %", 1), ("12.5%", 0.125)]
)
def test_shares_of_part_time(written: str, share: float) -> None:
    part_time = shifts(f"part_time: {{share: {written}}}").part_time
    assert part_time is not None
    assert part_time.share == share
    assert (part_time.lengths, part_time.days_on) == ((4, 6), (5,))


@pytest.mark.parametrize("written", ["0.2", "100.5%", "-1%", "20", "1000%", "[20%]"])
def test_what_is_no_share(written: str) -> None:
    problem = only_error("inhouse", f"{PATH}={{part_time: {{share: {written}}}}}")
    assert (problem.code, under(problem)) == ("value", written)
    assert problem.message == f"`{PATH}.part_time.share` is not a share from 0 % to 100 %"
    assert problem.help == "write it like `20%`"


def test_shifts_have_defaults() -> None:
    found = shifts("rest: 11 h")
    assert (found.lengths, found.unpaid_break, found.rest) == ((8,), 0, 11)
    assert found.starts == tuple(range(24))
    assert found.part_time is None
