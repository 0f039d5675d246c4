"""Hours of the week: across midnight, across Sunday night, on the half-hour."""

import pytest

from costmodel.assumptions.hours import HALVES_PER_WEEK, read_hours
from costmodel.assumptions.notation import NotationError
from tests.assumption_files import errors, load, only_error, under


def _halves(*stretches: tuple[int, float, float]) -> set[int]:
    """Half-hours of (day, from, to) in hours; Monday is day 0."""
    return {
        int(2 * (24 * day + start)) + step
        for day, start, end in stretches
        for step in range(int(2 * (end - start)))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24/7", _halves(*((day, 0, 24) for day in range(7)))),
        (" 24/7 ", _halves(*((day, 0, 24) for day in range(7)))),
        ("00:00-24:00", _halves(*((day, 0, 24) for day in range(7)))),
        ("06:00-22:00", _halves(*((day, 6, 22) for day in range(7)))),
        ("6:00-22:00", _halves(*((day, 6, 22) for day in range(7)))),
        ("06:00 - 22:00", _halves(*((day, 6, 22) for day in range(7)))),
        ("06:00\u201322:00", _halves(*((day, 6, 22) for day in range(7)))),
        ("08:30-09:00", _halves(*((day, 8.5, 9) for day in range(7)))),
        ("22:00-06:00", _halves(*((day, start, start + 6) for day in range(7) for start in (0,)))
         | _halves(*((day, 22, 24) for day in range(7)))),
        ("22:00-00:00", _halves(*((day, 22, 24) for day in range(7)))),
        ("22:00-24:00", _halves(*((day, 22, 24) for day in range(7)))),
        ("mon-fri 08:00-18:00", _halves(*((day, 8, 18) for day in range(5)))),
        ("Mon-Fri 08:00-18:00", _halves(*((day, 8, 18) for day in range(5)))),
        ("monday 08:00-18:00", _halves((0, 8, 18))),
        ("tues, thurs 08:00-18:00", _halves((1, 8, 18), (3, 8, 18))),
        ("sat,sun 10:00-14:00", _halves((5, 10, 14), (6, 10, 14))),
        ("sat-mon 10:00-14:00", _halves((5, 10, 14), (6, 10, 14), (0, 10, 14))),
        ("fri 22:00-06:00", _halves((4, 22, 24), (5, 0, 6))),
        ("sun 22:00-06:00", _halves((6, 22, 24), (0, 0, 6))),
    ],
)  # fmt: skip
def test_hours(text: str, expected: set[int]) -> None:
    assert read_hours(text) == expected
    assert expected <= set(range(HALVES_PER_WEEK))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this is not hours of the week"),
        ("lots", "`lots` is not hours of the week"),
        ("22:00", "`22:00` is not hours"),
        ("8-18", "`8-18` is not hours"),
        ("6am-10pm", "is not hours"),
        ("08.00-18.00", "is not hours"),
        ("mon-fri", "is not hours"),
        ("08:00-18:00 mon-fri", "is not hours"),
        ("25/7", "is not hours"),
        ("\u0660\u0668:00-18:00", "is not hours"),
        ("x" * 1000, "is not hours"),
        ("00:00-25:00", "`25:00` is not a time of day"),
        ("08:60-18:00", "`08:60` is not a time of day"),
        ("00:00-24:30", "`24:30` is not a time of day"),
        ("08:15-18:00", "`08:15` is not on the half-hour"),
        ("08:00-08:00", "does not say when it starts"),
        ("24:00-06:00", "does not say when it starts"),
        ("mon-fry 08:00-18:00", "`fry` is not a day"),
        ("mo 08:00-18:00", "`mo` is not a day"),
        ("mon, 08:00-18:00", "`` is not a day"),
    ],
)
def test_what_is_not_hours(text: str, message: str) -> None:
    with pytest.raises(NotationError, match=r"(?s).*") as caught:
        read_hours(text)
    assert message in str(caught.value)
    assert caught.value.help
    assert len(str(caught.value)) < 100


def test_lists_of_hours_join() -> None:
    text = "[mon-fri 00:00-24:00, sat 00:00-12:00, sat 12:00-24:00, sun 00:00-24:00]"
    team = load("inhouse", f"teams.inhouse.hours={text}").scenario.teams["inhouse"]
    assert len(team.hours) == HALVES_PER_WEEK
    assert 335 in team.hours


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("[mon-fri 08:00-18:00, noon, 25/7]", ["noon", "25/7"]),
        ("[]", ["[]"]),
        ("{mon: 08:00-18:00}", ["{mon: 08:00-18:00}"]),
        ("[[24/7]]", ["[24/7]"]),
    ],
)
def test_every_wrong_item_is_pointed_at(text: str, pointed: list[str]) -> None:
    found = errors("inhouse", f"teams.inhouse.hours={text}")
    assert [(each.code, under(each)) for each in found] == [("hours", text) for text in pointed]


def test_the_message_names_the_field() -> None:
    problem = only_error("inhouse", "teams.inhouse.pay.premium.hours=night")
    expected = "`teams.inhouse.pay.premium.hours`: `night` is not hours of the week"
    assert problem.message == expected
