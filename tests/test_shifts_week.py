"""Half-hours of the week have names."""

from costmodel.shifts.week import moment


def test_moments() -> None:
    assert [moment(number) for number in (0, 6, 335, 336)] == [
        "Monday 00:00",
        "Monday 03:00",
        "Sunday 23:30",
        "Monday 00:00",
    ]
