"""What the rules of shifts accept."""

import pytest

from costmodel.shifts import Rules, Shift, every, full_time


@pytest.mark.parametrize(("hours", "days"), [(8, (5,)), (10, (4,)), (12, (3, 4)), (4, (6,))])
def test_usual_days_on_make_the_contract(hours: float, days: tuple[int, ...]) -> None:
    assert full_time(hours).days_on == days


def test_a_contract_too_small_for_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="a shift of 8 h does not fit a contract of 6 h"):
        full_time(8, contract_hours=6)


def test_a_shift_without_enough_rest_is_refused() -> None:
    with pytest.raises(ValueError, match=r"break of 1\.5 h leaves a rest of 10\.5 h, less than 11"):
        Rules((full_time(12, break_hours=1.5),))


def test_the_longest_shift_with_enough_rest_is_accepted() -> None:
    assert Rules((full_time(12, break_hours=1),)).shifts[0].length == 26


def test_a_week_above_the_contract_is_refused() -> None:
    with pytest.raises(ValueError, match="on 6 days makes 48 paid hours, above the contract of 40"):
        Rules((Shift(8, (6,)),))


def test_a_break_at_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="could reach an end"):
        Rules((Shift(2, (5,), 0.5),))


@pytest.mark.parametrize(
    ("hours", "days", "pause"),
    [(0, (5,), 0), (24, (1,), 1), (8.2, (5,), 0), (8, (), 0), (8, (7,), 0), (8, (3, 5), 0)],
)
def test_impossible_shifts_are_refused(hours: float, days: tuple[int, ...], pause: float) -> None:
    with pytest.raises(ValueError, match=r"shorter than|multiple|consecutive"):
        Shift(hours, days, pause)


def test_impossible_rules_are_refused() -> None:
    eight, part = full_time(8), Shift(4, (5,), part_time=True)
    with pytest.raises(ValueError, match="there must be a shift"):
        Rules(())
    with pytest.raises(ValueError, match="before 24:00"):
        Rules((eight,), starts=(24.0,))
    with pytest.raises(ValueError, match="from 0 to 1"):
        Rules((eight,), part_time_share=1.5)
    with pytest.raises(ValueError, match="needs a full-time shift"):
        Rules((part,), part_time_share=0.5)


def test_starts_in_steps() -> None:
    assert len(every(30)) == 48
    with pytest.raises(ValueError, match="multiple of half an hour"):
        every(20)
    with pytest.raises(ValueError, match="at least 30 minutes"):
        every(0)
