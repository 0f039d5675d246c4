"""A person's week keeps breaks, days off and rest."""

import numpy as np

from costmodel.shifts import Rules, Shift, full_time
from costmodel.shifts.tours import Tour, all_tours


def test_half_hours_of_a_tour_by_hand() -> None:
    tour = Tour(Shift(8, (2,), 0.5), 2, 22.0, 6, (26.0, 25.5))
    on = np.zeros((7, 48), np.int64)
    # Sunday 22:00 to Monday 06:30 and Monday 22:00 to Tuesday 06:30, breaks at 02:00 and 01:30.
    on[6, 44:] = on[0, 44:] = 1
    on[0, :13] = on[1, :13] = 1
    on[0, 4] = on[1, 3] = 0
    np.testing.assert_array_equal(tour.on_duty, on.ravel())
    assert tour.paid_hours == tour.on_duty.sum() / 2 == 16


def test_all_tours_of_the_rules() -> None:
    rules = Rules((full_time(12, break_hours=1), full_time(8)), starts=(6.0, 18.0))
    tours = all_tours(rules)
    assert len(tours) == len(set(tours)) == 2 * 2 * 7 + 2 * 7


def test_every_tour_keeps_hours_days_off_and_rest() -> None:
    for tour in all_tours(Rules((full_time(12, break_hours=0.5), full_time(8)))):
        (on,) = np.nonzero(tour.on_duty)
        pauses = np.diff(np.append(on, on[0] + 336)) - 1
        long = np.sort(pauses[pauses > 1])
        assert len(on) == tour.days * tour.shift.length
        assert len(long) == tour.days
        assert long[0] >= 22
        assert long[-1] >= 48 * (7 - tour.days)


def test_part_time_without_a_share_is_left_out() -> None:
    shifts = (full_time(8), Shift(4, (5,), part_time=True))
    assert len(all_tours(Rules(shifts))) == 24 * 7
    assert len(all_tours(Rules(shifts, part_time_share=0.1))) == 2 * 24 * 7
